//! Cuts what main-text extraction keeps and no reader wants: the words of a page's frame, what leads
//! away from the text, and what was read from its head already.
//!
//! Rules over blocks; the words are data. Everything cut is recorded.

mod closing;
mod head;

use super::words::{key, words};
use crate::model::contributor::CreditName;
use crate::model::{Credit, Metadata, Placed};
use crate::read::blocks::{Block, BlockKind, Inline, plain_text};
use crate::read::page::Cut;

/// Cuts the frame out of a body.
pub fn clear(blocks: &mut Vec<Block>, metadata: &Metadata, cut: &mut Vec<Cut>) {
    clear_number(blocks, metadata, cut);
    head::clear(blocks, metadata, cut);
    let headings = loose_headings(blocks);
    clear_lines(blocks, cut);
    clear_ways_out(blocks, cut);
    clear_pull_quotes(blocks, cut);
    closing::clear(blocks, metadata, cut);
    clear_loose_headings(blocks, headings, cut);
    clear_rules(blocks);
}

/// The number in a series, which a page prints alone on a line at either end of the text.
fn clear_number(blocks: &mut Vec<Block>, metadata: &Metadata, cut: &mut Vec<Cut>) {
    let is_number = |block: &Block| {
        matches!(block.kind, BlockKind::Paragraph(_))
            && is_printed(&key(&block.plain_text()), &metadata.number)
    };
    while let Some(index) = blocks.iter().position(is_number) {
        record(&blocks.remove(index), "number", cut);
    }
}

/// Whether a line is what a field has.
fn is_printed(line: &str, field: &Option<Placed<String>>) -> bool {
    field.as_ref().is_some_and(|field| !line.is_empty() && key(&field.value) == line)
}

/// Lines that are known by their words.
fn clear_lines(blocks: &mut Vec<Block>, cut: &mut Vec<Cut>) {
    blocks.retain_mut(|block| {
        let what = match &mut block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading(_, content) => {
                words().frame_of(&plain_text(content)).map(str::to_owned)
            }
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| clear_lines(item, cut));
                items.retain(|item| !item.is_empty());
                items.is_empty().then(|| "list".to_owned())
            }
            BlockKind::Quote(inner) => {
                clear_lines(inner, cut);
                inner.is_empty().then(|| "quotation".to_owned())
            }
            _ => None,
        };
        if let Some(what) = &what {
            record(block, what, cut);
        }
        what.is_none()
    });
}

/// Headings over related reading, comments and the like, with the links below them.
fn clear_ways_out(blocks: &mut Vec<Block>, cut: &mut Vec<Cut>) {
    let mut index = 0;
    while index < blocks.len() {
        let is_label = match &blocks[index].kind {
            BlockKind::Heading(_, content) => words().is_way_out(&plain_text(content)),
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
        BlockKind::Heading(_, content) | BlockKind::Paragraph(content) => {
            let all = plain_text(content).chars().count();
            all > 0 && linked(content) * 10 >= all * 7
        }
        BlockKind::List { items, .. } => items.iter().flatten().all(leads_away),
        BlockKind::Figure(_) | BlockKind::Rule => true,
        BlockKind::Quote(_)
        | BlockKind::Table { .. }
        | BlockKind::Code { .. }
        | BlockKind::NoteDefinition { .. } => false,
    }
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
            | Inline::Span { content, .. } => linked(content),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Image(_)
            | Inline::LineBreak
            | Inline::NoteReference(_) => 0,
        })
        .sum()
}

/// Quotations that repeat a sentence of the text, which a page shows large beside it.
fn clear_pull_quotes(blocks: &mut Vec<Block>, cut: &mut Vec<Cut>) {
    if !blocks.iter().any(|block| matches!(block.kind, BlockKind::Quote(_))) {
        return;
    }
    let is_text = |block: &&Block| matches!(block.kind, BlockKind::Paragraph(_));
    let text: Vec<String> = blocks.iter().filter(is_text).map(|block| key(&block.plain_text())).collect();
    // "The minister put it plainly:" leads to a quotation that stands where it belongs.
    let mut is_led_to = false;
    blocks.retain(|block| {
        let quoted = key(&block.plain_text());
        let is_pulled = matches!(block.kind, BlockKind::Quote(_))
            && !is_led_to
            && quoted.chars().count() > 20
            && text.iter().any(|text| text.contains(&quoted));
        is_led_to = block.plain_text().trim_end().ends_with([':', '：']);
        if is_pulled {
            record(block, "pull quote", cut);
        }
        !is_pulled
    });
}

/// The number of headings at the end.
fn loose_headings(blocks: &[Block]) -> usize {
    blocks.iter().rev().take_while(|block| matches!(block.kind, BlockKind::Heading(..))).count()
}

/// Headings at the end that stand over nothing, now that what was below them is cut.
fn clear_loose_headings(blocks: &mut Vec<Block>, before: usize, cut: &mut Vec<Cut>) {
    if before > 0 {
        return;
    }
    while let Some(block) = blocks.pop_if(|block| matches!(block.kind, BlockKind::Heading(..))) {
        record(&block, "heading over nothing", cut);
    }
}

/// Rules at either end, and rules next to each other.
fn clear_rules(blocks: &mut Vec<Block>) {
    let is_rule = |block: &Block| matches!(block.kind, BlockKind::Rule);
    blocks.dedup_by(|one, other| is_rule(one) && is_rule(other));
    while blocks.pop_if(|block| is_rule(block)).is_some() {}
    let leading = blocks.iter().take_while(|block| is_rule(block)).count();
    blocks.drain(..leading);
}

/// The names of the authors, in the form in which lines are compared.
fn author_keys(metadata: &Metadata) -> Vec<String> {
    let name = |credit: &Credit| {
        let (CreditName::Id(name) | CreditName::Name(name)) = &credit.name;
        key(&name.value)
    };
    metadata.authors.iter().flatten().map(name).filter(|name| !name.is_empty()).collect()
}

fn record(block: &Block, what: &str, cut: &mut Vec<Cut>) {
    let text = block.plain_text();
    let start: Vec<&str> = text.split_whitespace().take(12).collect();
    if start.is_empty() {
        return;
    }
    let span = (!block.span.is_empty()).then(|| block.span.clone());
    cut.push(Cut { what: format!("{what}: {}", start.join(" ")), span });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::model::Placed;

    fn block(kind: BlockKind) -> Block {
        Block::new(kind, 0..0)
    }

    fn paragraph(text: &str) -> Block {
        block(BlockKind::Paragraph(vec![Inline::Text(text.to_owned())]))
    }

    fn heading(text: &str) -> Block {
        block(BlockKind::Heading(2, vec![Inline::Text(text.to_owned())]))
    }

    fn link(text: &str) -> Block {
        let content = vec![Inline::Text(text.to_owned())];
        block(BlockKind::Paragraph(vec![Inline::Link { address: "https://desk.example/".into(), content }]))
    }

    /// What is left of a body, a line a block, and how much was cut.
    fn cleared(mut blocks: Vec<Block>) -> (Vec<String>, usize) {
        let title = Placed::new("The Strait".to_owned(), Place::file("page.html"));
        let metadata = Metadata { title: Some(title), ..Metadata::default() };
        let mut cut = Vec::new();
        clear(&mut blocks, &metadata, &mut cut);
        (blocks.iter().map(Block::plain_text).collect(), cut.len())
    }

    #[test]
    fn the_title_is_not_said_again() {
        let (left, cut) = cleared(vec![heading("The strait"), paragraph("Text of the brief.")]);
        assert_eq!((left, cut), (vec!["Text of the brief.".to_owned()], 1));
    }

    #[test]
    fn links_below_related_reading_go_with_it_and_prose_stays() {
        let blocks = vec![
            paragraph("Text."),
            heading("Related articles"),
            link("One"),
            link("Two"),
            paragraph("End."),
        ];
        assert_eq!(cleared(blocks), (vec!["Text.".to_owned(), "End.".to_owned()], 3));
    }

    #[test]
    fn a_quotation_that_repeats_the_text_is_cut() {
        let said = "Nobody expects the talks to resume this year";
        let quote = block(BlockKind::Quote(vec![paragraph(said)]));
        let (left, _) = cleared(vec![paragraph(&format!("He was clear. {said}, he said.")), quote]);
        assert_eq!(left.len(), 1);
    }
}
