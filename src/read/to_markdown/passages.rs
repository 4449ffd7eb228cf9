//! Blocks in another language or direction than those round them.
//!
//! The readers mark the line of each; where that is all of a block, the block itself is in that language,
//! and stands at the side where its direction begins.

use crate::language::Direction;
use crate::read::blocks::{Block, BlockKind, Inline, plain_text};

/// The language and the direction of a passage.
pub(super) type Passage = (Option<String>, Option<Direction>);

/// What a block is in from end to end; nothing if that is what its surroundings are in. A heading keeps
/// its marks within, so that it stays a heading of its text.
pub(super) fn passage(block: &Block) -> Option<Passage> {
    match &block.kind {
        BlockKind::Paragraph(content) => of_line(content),
        BlockKind::Quote(blocks) => shared(blocks.iter().map(passage)),
        BlockKind::List { items, .. } => shared(items.iter().flatten().map(passage)),
        BlockKind::Table(table) => {
            shared(table.lines().filter(|line| !line.is_empty()).map(|line| of_line(line)))
        }
        BlockKind::Heading(..)
        | BlockKind::Definitions(_)
        | BlockKind::Figure(_)
        | BlockKind::Rule
        | BlockKind::Code { .. }
        | BlockKind::NoteDefinition { .. } => None,
    }
}

fn of_line(line: &[Inline]) -> Option<Passage> {
    match line {
        [Inline::Span { language, direction, content }] if !plain_text(content).trim().is_empty() => {
            Some((language.clone(), *direction))
        }
        _ => None,
    }
}

fn shared(mut all: impl Iterator<Item = Option<Passage>>) -> Option<Passage> {
    let first = all.next()??;
    all.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

/// A block that is a passage, without the marks that say so.
pub(super) fn bare(block: &Block) -> Block {
    let mut block = block.clone();
    strip(&mut block);
    block
}

fn strip(block: &mut Block) {
    match &mut block.kind {
        BlockKind::Paragraph(content) => strip_line(content),
        BlockKind::Quote(blocks) => blocks.iter_mut().for_each(strip),
        BlockKind::List { items, .. } => items.iter_mut().flatten().for_each(strip),
        BlockKind::Table(table) => table.lines_mut().for_each(strip_line),
        BlockKind::Heading(..)
        | BlockKind::Definitions(_)
        | BlockKind::Figure(_)
        | BlockKind::Rule
        | BlockKind::Code { .. }
        | BlockKind::NoteDefinition { .. } => {}
    }
}

fn strip_line(line: &mut Vec<Inline>) {
    let inside = match line.as_mut_slice() {
        [Inline::Span { content, .. }] => std::mem::take(content),
        _ => return,
    };
    *line = inside;
}
