//! One brief after reading.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Body, Credit, Metadata};
use crate::files::FilePath;
use crate::language::Language;

/// The bytes of a title that are emphasised, in order.
pub type Emphasis = Vec<Range<usize>>;

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
    /// What is emphasised in its title.
    pub emphasis: Emphasis,
    /// Credits of the brief itself that `authors` in the manifest's entry replaced: whoever of them
    /// is still credited keeps what they say of him. Where nobody is, the brief's own line on its
    /// authors goes with them.
    pub replaced_credits: Vec<Credit>,
    /// Its text; heading levels run from 2 without a jump.
    pub body: Body,
    /// Pictures that came inside its file, by the path at which the text looks for them.
    pub pictures: BTreeMap<FilePath, Arc<[u8]>>,
}
