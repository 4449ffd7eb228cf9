//! Cuts what main-text extraction keeps and no reader wants: the words of a page's frame, what leads
//! away from the text, and what was read from its head already.
//!
//! Rules over blocks; the words are data. Everything cut is recorded.

mod closing;
mod head;
pub mod links;
mod repeats;

use crate::model::contributor::CreditName;
use crate::model::{Credit, Metadata, Placed};
use crate::read::blocks::{Block, BlockKind, Inline, plain_text};
use crate::read::frame::{Frame, key, words};
use crate::read::page::Cut;
use crate::read::page_text::labels::{LABELS, Section};

/// Cuts the frame out of a body.
pub fn clear(blocks: &mut Vec<Block>, metadata: &Metadata, cut: &mut Vec<Cut>) {
    make_rules(blocks);
    clear_number(blocks, metadata, cut);
    head::clear(blocks, metadata, cut);
    closing::clear_house(blocks, metadata, cut);
    let before: Vec<String> =
        loose_headings(blocks).into_iter().map(|index| blocks[index].plain_text()).collect();
    clear_lines(blocks, cut);
    links::clear(blocks, cut);
    head::clear_heading_of_all(blocks, cut);
    clear_pull_quotes(blocks, cut);
    closing::clear(blocks, metadata, cut);
    clear_loose_headings(blocks, &before, cut);
    clear_rules(blocks);
}

/// "_______": makes rules of the lines that are typed for one.
fn make_rules(blocks: &mut [Block]) {
    let is_typed = |text: &str| {
        let signs = text.chars().filter(|c| !c.is_whitespace());
        signs.clone().count() >= RULE && signs.clone().all(|c| matches!(c, '_' | '-' | '–' | '—' | '='))
    };
    for block in blocks {
        if matches!(block.kind, BlockKind::Paragraph(_)) && is_typed(&block.plain_text()) {
            block.kind = BlockKind::Rule;
        }
    }
}

/// A line that is typed for a rule has at least so many signs.
const RULE: usize = 5;

/// The number in a series, which a page prints alone on a line at either end of the text.
fn clear_number(blocks: &mut Vec<Block>, metadata: &Metadata, cut: &mut Vec<Cut>) {
    let is_number = |block: &Block| {
        let line = block.plain_text();
        let said = LABELS.field(&line).map_or(line.as_str(), |(_, value)| value);
        matches!(block.kind, BlockKind::Paragraph(_))
            && (repeats_field(&key(&line), &metadata.number) || repeats_field(&key(said), &metadata.number))
    };
    while let Some(index) = blocks.iter().position(is_number) {
        record(&blocks.remove(index), "number", cut);
    }
}

/// Whether a line is what a field has.
fn repeats_field(line: &str, field: &Option<Placed<String>>) -> bool {
    field.as_ref().is_some_and(|field| !line.is_empty() && key(&field.value) == line)
}

/// Lines that are known by their words.
fn clear_lines(blocks: &mut Vec<Block>, cut: &mut Vec<Cut>) {
    blocks.retain_mut(|block| {
        let what = match &mut block.kind {
            BlockKind::Paragraph(content) if links::is_row(content) => Some("menu"),
            BlockKind::Paragraph(content) if is_left_of_list(content) => Some("list"),
            BlockKind::Paragraph(content) | BlockKind::Heading(_, content) => {
                words().frame_of(&plain_text(content)).map(Frame::name)
            }
            BlockKind::List { items, .. } if is_of_languages(items) => Some("languages"),
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| clear_lines(item, cut));
                items.retain(|item| !item.is_empty());
                items.is_empty().then_some("list")
            }
            BlockKind::Quote(inner) => {
                clear_lines(inner, cut);
                inner.is_empty().then_some("quotation")
            }
            _ => None,
        };
        if let Some(what) = what {
            record(block, what, cut);
        }
        what.is_none()
    });
}

/// ", ,", "Topics: , and": whether a paragraph is what stood before and between the items of a list that
/// are gone.
fn is_left_of_list(content: &[Inline]) -> bool {
    let text = plain_text(content);
    let text = text
        .split_once([':', '：'])
        .filter(|(label, _)| LABELS.section(label).is_some())
        .map_or(&*text, |(_, left)| left);
    let is_sign = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '·' | '،' | '、');
    let is_text = content.iter().all(|inline| matches!(inline, Inline::Text(_)));
    let mut words = text.split(is_sign).filter(|word| !word.is_empty());
    is_text && text.contains(is_sign) && words.all(|word| LABELS.joins(word))
}

/// Whether the items of a list are names of languages, nearly all of them links: the ways to a page's other
/// languages.
fn is_of_languages(items: &[Vec<Block>]) -> bool {
    let is_name = |item: &Vec<Block>| matches!(&item[..], [block] if LABELS.is_language(&block.plain_text()));
    let is_link = |item: &&Vec<Block>| match &item[..] {
        [Block { kind: BlockKind::Paragraph(content), .. }] => links::is_linked(content),
        _ => false,
    };
    items.len() > 1 && items.iter().all(is_name) && items.iter().filter(is_link).count() + 1 >= items.len()
}

/// Quotations that repeat a sentence of the text, which a page shows large beside it.
fn clear_pull_quotes(blocks: &mut Vec<Block>, cut: &mut Vec<Cut>) {
    if !blocks.iter().any(|block| matches!(block.kind, BlockKind::Quote(_))) {
        return;
    }
    let is_text = |block: &&Block| matches!(block.kind, BlockKind::Paragraph(_));
    let text: Vec<String> = blocks.iter().filter(is_text).map(|block| key(&block.plain_text())).collect();
    let text = repeats::Text::new(&text);
    // "The minister put it plainly:" leads to a quotation that stands where it belongs.
    let mut is_led_to = false;
    blocks.retain(|block| {
        let quoted = key(&block.plain_text());
        let is_pulled = matches!(block.kind, BlockKind::Quote(_))
            && !is_led_to
            && quoted.chars().count() > 20
            && text.repeats_end(&quoted);
        is_led_to = block.plain_text().trim_end().ends_with([':', '：']);
        if is_pulled {
            record(block, "pull quote", cut);
        }
        !is_pulled
    });
}

/// Where the text ends, and the notes begin.
fn text_end(blocks: &[Block]) -> usize {
    let is_note = |block: &Block| matches!(block.kind, BlockKind::NoteDefinition { .. });
    blocks.iter().position(is_note).unwrap_or(blocks.len())
}

/// The headings that stand over nothing: at the end, or right above one of their own rank or a higher.
fn loose_headings(blocks: &[Block]) -> Vec<usize> {
    let text = &blocks[..text_end(blocks)];
    let is_loose = |index: &usize| {
        let BlockKind::Heading(rank, _) = text[*index].kind else { return false };
        let is_nothing = |kind: &&BlockKind| matches!(kind, BlockKind::Rule | BlockKind::Figure(_));
        match text[index + 1..].iter().map(|block| &block.kind).find(|kind| !is_nothing(kind)) {
            Some(BlockKind::Heading(next, _)) => *next <= rank,
            Some(_) => false,
            None => true,
        }
    };
    (0..text.len()).filter(is_loose).collect()
}

/// Headings that stand over nothing, now that what was below them is cut.
fn clear_loose_headings(blocks: &mut Vec<Block>, before: &[String], cut: &mut Vec<Cut>) {
    loop {
        let is_cut = |index: &usize| {
            let text = blocks[*index].plain_text();
            // A label of a section that was read stood over something.
            let is_label = || LABELS.section(&text).is_some_and(|section| section != Section::Notes);
            !before.contains(&text) || is_label()
        };
        let Some(index) = loose_headings(blocks).into_iter().find(is_cut) else { return };
        record(&blocks.remove(index), "heading over nothing", cut);
    }
}

/// Whether a paragraph is a rule that is typed: a line of asterisks.
fn is_typed_rule(block: &Block) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else { return false };
    let signs: Vec<char> = plain_text(content).chars().filter(|c| !c.is_whitespace()).collect();
    signs.len() > 2 && signs.iter().all(|c| "*_-–—~#◆•".contains(*c))
}

/// Rules at either end of the text, and rules next to each other.
fn clear_rules(blocks: &mut Vec<Block>) {
    let is_rule = |block: &Block| matches!(block.kind, BlockKind::Rule);
    blocks.dedup_by(|one, other| is_rule(one) && is_rule(other));
    let end = text_end(blocks);
    let is_any_rule = |block: &Block| is_rule(block) || is_typed_rule(block);
    let is_text = |block: &Block| !is_any_rule(block) && !matches!(block.kind, BlockKind::Figure(_));
    // A picture may stand at either end as well.
    let last = blocks[..end].iter().rposition(is_text).map_or(0, |last| last + 1);
    let first = blocks[..end].iter().position(is_text).unwrap_or(end);
    let mut index = 0;
    blocks.retain(|block| {
        let is_at_end = index < first || (last..end).contains(&index);
        index += 1;
        !(is_at_end && is_any_rule(block))
    });
}

/// The names of the authors, in the form in which lines are compared.
fn author_keys(metadata: &Metadata) -> Vec<String> {
    let name = |credit: &Credit| {
        let (CreditName::Id(name) | CreditName::Name(name)) = &credit.name;
        key(&name.value)
    };
    metadata.authors.iter().flatten().map(name).filter(|name| !name.is_empty()).collect()
}

/// So much is shown of the address of a picture that was cut.
const ADDRESS: usize = 80;

fn record(block: &Block, what: &str, cut: &mut Vec<Cut>) {
    let text = match &block.kind {
        BlockKind::Figure(image) if image.caption.is_none() => image.address.chars().take(ADDRESS).collect(),
        _ => block.plain_text(),
    };
    let start: Vec<&str> = text.split_whitespace().take(12).collect();
    if start.is_empty() {
        return;
    }
    let span = (!block.span.is_empty()).then(|| block.span.clone());
    cut.push(Cut { what: format!("{what}: {}", start.join(" ")), span });
}

#[cfg(test)]
mod tests;
