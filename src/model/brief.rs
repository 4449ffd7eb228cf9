//! One brief after reading.

use super::{Body, Metadata};
use crate::files::FilePath;
use crate::language::Language;

/// One brief after reading: what it says about itself, and its text.
///
/// Metadata of the manifest's entry, the front matter and the page are merged, and texts are set
/// in the typography of the language; links, pictures and contributors are as typed.
#[derive(Debug, Clone)]
pub struct Brief {
    /// The file that it was read from.
    pub file: FilePath,
    /// The language it is written in: its own, else the book's.
    pub language: Language,
    /// What it says about itself.
    pub metadata: Metadata,
    /// Its text.
    pub body: Body,
}
