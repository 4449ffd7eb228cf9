//! What every reader of pages hands on, whether the page was saved as text or from a browser.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::blocks::Block;
use super::to_markdown::Markdown;
use crate::model::{Emphasis, Metadata};

/// A page after reading.
#[derive(Debug, Default)]
pub struct Page {
    /// What it says about itself; what it does not say is not there.
    pub metadata: Metadata,
    /// What is emphasised in its title.
    pub emphasis: Emphasis,
    /// The body.
    pub markdown: Markdown,
    /// The body's blocks, of which the Markdown was made.
    pub blocks: Vec<Block>,
    /// Pictures that came inside the page, by the relative address that the body has for each.
    pub pictures: BTreeMap<String, Arc<[u8]>>,
    /// Where else pictures of the body are, the best first, by the address that the body has for each:
    /// in other sizes and formats.
    pub renditions: BTreeMap<String, Vec<String>>,
    /// Where each field came from, in the order of reading.
    pub evidence: Vec<Evidence>,
    /// What was left out of the body, in the page's order.
    pub cut: Vec<Cut>,
}

/// What a field was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The field, by the name that front matter has for it.
    pub field: &'static str,
    /// What said so: "JSON-LD author", "citation_author", "the byline".
    pub from: String,
}

/// Something that stood on the page and is not part of the brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// What it is, and its first words.
    pub what: String,
    /// The bytes of the page, where they are known.
    pub span: Option<Range<usize>>,
}
