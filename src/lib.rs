//! Binds short policy briefs into one themed anthology for an e-reader.

pub mod assemble;
mod assets;
mod build;
pub mod diagnostic;
pub mod files;
pub mod language;
pub mod manifest;
pub mod model;
pub mod package;
pub mod read;
pub mod render;
pub mod xml;

pub use build::{Built, Epub, Options, Refused, Tally, build};
