//! One reader per kind of file.

pub mod markdown;
pub mod typography;

use std::ops::Range;
use std::sync::Arc;

/// A stretch of Markdown inside a file's text, such as what follows the front matter.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The file's path from the manifest's folder.
    pub file: Arc<str>,
    /// The whole text of the file.
    pub text: &'a str,
    /// The bytes of it that are Markdown. Places count from the beginning of the whole text.
    pub range: Range<usize>,
}
pub mod blocks;
pub mod to_markdown;
