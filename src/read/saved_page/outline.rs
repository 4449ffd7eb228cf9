//! The headings of a body: their levels closed up, and without the bold in which a page sets them.

use crate::read::blocks::{Block, BlockKind, Inline};
use crate::read::headings::Levels;

/// Settles the headings of a body.
pub fn settle(blocks: &mut [Block]) {
    settle_in(blocks, &mut Levels::default());
}

fn settle_in(blocks: &mut [Block], levels: &mut Levels) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading(level, content) => {
                *level = levels.settle(*level).0;
                unwrap_strong(content);
            }
            BlockKind::Quote(blocks) => settle_in(blocks, levels),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| settle_in(item, levels)),
            // Notes stand outside the text.
            BlockKind::NoteDefinition { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Table { .. }
            | BlockKind::Figure(_)
            | BlockKind::Rule
            | BlockKind::Code { .. } => {}
        }
    }
}

/// A heading is strong of itself.
fn unwrap_strong(content: &mut Vec<Inline>) {
    while let [Inline::Strong(inner)] = content.as_mut_slice() {
        *content = std::mem::take(inner);
    }
}
