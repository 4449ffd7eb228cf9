//! Walks the main text and makes blocks of it.

use dom_query::Document;

use super::SavedPage;
use crate::diagnostic::Diagnostics;
use crate::read::blocks::{Block, BlockKind, Inline};
use crate::read::page::Page;

/// The blocks of the main text, in order.
pub fn blocks(text: &Document, _saved: &SavedPage, _page: &mut Page, _: &mut Diagnostics) -> Vec<Block> {
    let paragraphs = text.select("p");
    let block = |text: String| Block::new(BlockKind::Paragraph(vec![Inline::Text(text)]), 0..0);
    paragraphs.iter().map(|paragraph| block(paragraph.text().to_string())).collect()
}
