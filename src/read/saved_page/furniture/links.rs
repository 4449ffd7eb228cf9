//! What leads away from a text or about in it: related reading, rows of links, tables of contents.

use std::collections::HashSet;

use super::record;
use crate::read::blocks::{Block, BlockKind, Inline, plain_text};
use crate::read::frame::{key, words};
use crate::read::page::Cut;

/// No more words than these name and describe what an item of related reading leads to.
const ABOUT: usize = 25;

/// What parts the links of a row.
const BARS: [char; 6] = ['|', '·', '•', '»', '[', ']'];

/// Cuts these out of a body.
pub fn clear(blocks: &mut Vec<Block>, cut: &mut Vec<Cut>) {
    clear_ways_out(blocks, cut);
    clear_contents(blocks, cut);
}

/// Headings over related reading, comments and the like, with the links below them.
fn clear_ways_out(blocks: &mut Vec<Block>, cut: &mut Vec<Cut>) {
    let mut index = 0;
    while index < blocks.len() {
        let leads_on = || blocks.get(index + 1).is_some_and(leads_away);
        let is_label = match &blocks[index].kind {
            BlockKind::Heading(_, content) => {
                let heading = plain_text(content);
                words().is_way_out(&heading) || words().may_be_way_out(&heading) && leads_on()
            }
            BlockKind::Paragraph(content) => words().is_way_out(&plain_text(content)),
            _ => false,
        };
        if !is_label {
            index += 1;
            continue;
        }
        record(&blocks.remove(index), "related reading", cut);
        while index < blocks.len() && leads_away(&blocks[index]) {
            record(&blocks.remove(index), "related reading", cut);
        }
    }
}

/// Whether a block is links, or what stands among links.
fn leads_away(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Heading(_, content) | BlockKind::Paragraph(content) => is_linked(content),
        BlockKind::List { items, .. } => {
            items.iter().all(|item| is_entry(item) || is_card(item) || item.iter().all(leads_away))
        }
        BlockKind::Figure(_) | BlockKind::Rule => true,
        BlockKind::Quote(_)
        | BlockKind::Definitions(_)
        | BlockKind::Table(_)
        | BlockKind::Code { .. }
        | BlockKind::NoteDefinition { .. } => false,
    }
}

/// Whether nearly all of a line is links.
pub fn is_linked(content: &[Inline]) -> bool {
    let all = plain_text(content).chars().count();
    all > 0 && linked(content) * 10 >= all * 7
}

fn is_entry(item: &[Block]) -> bool {
    matches!(item, [Block { kind: BlockKind::Paragraph(content), .. }] if opens_with_link(content))
}

/// Whether an item is the heading that leads to a text, and what is said of that in few words: its kind
/// above it, its authors below.
fn is_card(item: &[Block]) -> bool {
    let is_title = |block: &Block| match &block.kind {
        BlockKind::Heading(_, content) => is_linked(content),
        _ => false,
    };
    item.iter().any(is_title) && item.iter().map(Block::words).sum::<usize>() <= 2 * ABOUT
}

/// Whether a line is a link and a few words about where it leads.
pub fn opens_with_link(content: &[Inline]) -> bool {
    matches!(content.first(), Some(Inline::Link { .. }))
        && plain_text(content).split_whitespace().count() <= ABOUT
}

/// The number of characters that are links.
fn linked(content: &[Inline]) -> usize {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Link { content, .. } => plain_text(content).chars().count(),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Superscript(content)
            | Inline::Subscript(content)
            | Inline::Struck(content)
            | Inline::Span { content, .. } => linked(content),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Image(_)
            | Inline::LineBreak
            | Inline::NoteReference(_) => 0,
        })
        .sum()
}

/// "Back to top | All papers": links and words of the frame, parted by bars.
pub fn is_row(content: &[Inline]) -> bool {
    let mut pieces = vec![(String::new(), true)];
    push_pieces(content, &mut pieces);
    pieces.retain(|(piece, _)| !piece.trim().is_empty());
    pieces.len() > 1 && pieces.iter().all(|(piece, is_link)| *is_link || words().frame_of(piece).is_some())
}

/// The pieces of a row, each with whether all of it is a link.
fn push_pieces(content: &[Inline], pieces: &mut Vec<(String, bool)>) {
    for inline in content {
        match inline {
            Inline::Text(text) => {
                for (index, part) in text.split(BARS).enumerate() {
                    if index > 0 {
                        pieces.push((String::new(), true));
                    }
                    if let Some((piece, is_link)) = pieces.last_mut() {
                        piece.push_str(part);
                        *is_link &= part.trim().is_empty();
                    }
                }
            }
            Inline::Link { content, .. } => {
                if let Some((piece, _)) = pieces.last_mut() {
                    piece.push_str(&plain_text(content));
                }
            }
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Superscript(content)
            | Inline::Subscript(content)
            | Inline::Struck(content)
            | Inline::Span { content, .. } => push_pieces(content, pieces),
            Inline::Code(_) | Inline::Image(_) | Inline::LineBreak | Inline::NoteReference(_) => {
                if let Some((_, is_link)) = pieces.last_mut() {
                    *is_link = false;
                }
            }
        }
    }
}

/// Lists that name the headings of the text and nothing else, with the label over them.
fn clear_contents(blocks: &mut Vec<Block>, cut: &mut Vec<Cut>) {
    let heading = |block: &Block| match &block.kind {
        BlockKind::Heading(_, content) => Some(key(&plain_text(content))),
        _ => None,
    };
    let headings: HashSet<String> = blocks.iter().filter_map(heading).collect();
    let is_contents = |block: &Block| {
        let text = block.plain_text();
        let mut lines = text.lines().map(key).filter(|line| !line.is_empty());
        matches!(block.kind, BlockKind::List { .. })
            && lines.clone().count() > 1
            && lines.all(|line| headings.contains(&line))
    };
    let mut index = 0;
    while index < blocks.len() {
        if !is_contents(&blocks[index]) {
            index += 1;
            continue;
        }
        record(&blocks.remove(index), "table of contents", cut);
        let above = index.checked_sub(1);
        if let Some(label) = above.filter(|above| words().is_contents(&blocks[*above].plain_text())) {
            record(&blocks.remove(label), "table of contents", cut);
            index = label;
        }
    }
}
