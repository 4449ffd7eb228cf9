//! What stands below the text: related reading, topics, and what is said of the authors.
//!
//! Called twice. The labelled sections are read first, wherever they stand, since they are the surest:
//! `readings`, `topics`, then `bios` and `cards`. When the head is known, the end of the text is looked at:
//! `site_foot` cuts what a site has below everything, `closing` reads where and when a text was written and
//! the note on its author, and `starred` the notes that asterisks lead to.

pub mod bios;
pub mod cards;
pub mod closing;
pub mod readings;
mod site_foot;
pub mod starred;
pub mod topics;

pub use site_foot::clear;
