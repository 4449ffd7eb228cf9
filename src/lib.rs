//! Binds short policy briefs into one themed anthology for an e-reader.
//!
//! Data flows one way, through rooms with names; [`build`] reads as their table of contents:
//!
//! ```text
//! manifest.yaml ─ manifest ─► Manifest ─ read ─► Briefs ─ assemble ─► Anthology
//!               ─ render ─► ContentDocument ─ package ─► Epub
//! ```
//!
//! - [`manifest`]: the vocabulary as the editor types it, every value with its place.
//! - [`read`]: one reader per kind of file; what a brief alone can tell.
//! - [`assemble`]: names, links, pictures; every fault that needs to know the whole.
//! - [`render`]: XHTML content documents. Nothing can fail any more.
//! - [`package`]: package document, navigation, cover, container.
//!
//! Beside [`build`], on the same readers, stands [`mod@import`]: one saved page becomes an editable brief;
//! [`init`] writes the first manifest.
//!
//! Below them all: [`diagnostic`] (what is wrong, as data), [`files`] (the only way to read),
//! [`xml`] (one tree, one encoder), [`language`] (fixed words by language), [`model`] (the nouns).
//! A room uses only rooms before it in the order
//! `diagnostic < files, xml < language < model < manifest < read < assemble < render < package`,
//! and a test sees to it.
//!
//! A language is added as tables: what a book prints in it as `assets/languages/xx.yaml`, with a line in
//! `assets::LANGUAGES` and one in `language::TABLES` (a test of [`mod@language`] asks for every word); what
//! is read in it as lists in `assets/words`: its months in `months.txt` (tests in [`language::dates`]), its
//! small words in `function_words.txt` (tests in `read::tongue`), its labels in `labels.txt` (whole pages in
//! `read::page_text::tests`).
//!
//! # What is deliberately absent
//!
//! - The library never prints, never opens or writes a file, never reads the clock or the
//!   environment. Only the command line does.
//! - The same input gives the same bytes, in any folder, time zone or locale, on any number of
//!   threads.
//! - No brief, paragraph, note or picture is dropped silently: what cannot be kept is a
//!   [`diagnostic::Diagnostic`] with a place.
//! - XML is never pasted together from strings, so it cannot be malformed.
//! - Nesting is counted before any tree is built, so no input ends the process by recursion.

pub mod assemble;
mod assets;
mod build;
pub mod diagnostic;
pub mod files;
pub mod import;
pub mod init;
pub mod language;
pub mod manifest;
pub mod model;
pub mod package;
pub mod read;
pub mod render;
mod typeface;
pub mod xml;

pub use build::{Built, Options, Refused, Tally, build};
pub use import::{Imported, import};
pub use package::Epub;
