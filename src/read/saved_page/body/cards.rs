//! Cards: a title, a line about it and who wrote it, all of them one link to another text.

use super::flow::Flow;
use crate::read::blocks::{Block, BlockKind};
use crate::read::page::Cut;

/// A link round more words than this is one that the page forgot to close.
const LONGEST: usize = 80;

/// Whether what stands in a link is a card: several lines, and few words.
pub fn is_card(inner: &mut Flow) -> bool {
    if inner.blocks.is_empty() {
        return false;
    }
    inner.end_line();
    let has_text = |block: &&Block| {
        matches!(block.kind, BlockKind::Heading(..) | BlockKind::Paragraph(_)) && block.words() > 0
    };
    inner.blocks.iter().filter(has_text).count() > 1
        && inner.blocks.iter().all(|block| has_text(&block) || matches!(block.kind, BlockKind::Figure(_)))
        && inner.blocks.iter().map(Block::words).sum::<usize>() <= LONGEST
}

/// What is recorded of a card.
pub fn card(blocks: &[Block]) -> Cut {
    let lines: Vec<String> = blocks.iter().map(Block::plain_text).filter(|line| !line.is_empty()).collect();
    Cut { what: format!("card: {}", lines.join(" ")), span: None }
}
