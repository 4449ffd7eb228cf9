//! Headings, lists and quotations among the paragraphs that are left.

mod drop_caps;
mod lists;
mod rows;
mod stopped;

use super::notes::{self, Note};
use crate::read::blocks::{Block, BlockKind};
use crate::read::page_text::sheet::paragraphs::{self, Paragraph, is_attributed, looks_like_heading};
use crate::read::page_text::sheet::tables;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::forms;
use crate::read::page_text::words::labels::{LABELS, Section, bare};
use crate::read::page_text::words::{inline, sentences};

/// The level of a heading that bears no mark.
const LEVEL: u8 = 2;

/// Reads every line that is still free as the body.
pub fn read(sheet: &Sheet) -> Vec<Block> {
    let (paragraphs, notes) = text_and_notes(sheet);
    let plain = next_plain(&paragraphs);
    let stopped = stopped::headings(sheet, &paragraphs);
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    while let Some(first) = paragraphs.get(at) {
        let last_line = at.checked_sub(1).map(|before| paragraphs[before].last());
        blocks.extend(last_line.and_then(|line| rule(sheet, line, first.first())));
        let stopped = stopped.contains(&at).then(|| BlockKind::Heading(LEVEL, inline::pieces(&first.text)));
        let alone = || stopped.unwrap_or_else(|| kind_of(sheet, &paragraphs, &plain, at));
        let (block, count) =
            several(sheet, &paragraphs, at).unwrap_or_else(|| (block(sheet, first, alone()), 1));
        blocks.push(block);
        at += count;
    }
    // A rule parts what stands above it from what stands below.
    while blocks.last().is_some_and(|last| matches!(last.kind, BlockKind::Rule)) {
        blocks.pop();
    }
    blocks.extend(notes.into_iter().map(|Note { label, paragraph: note }| {
        let text = vec![block(sheet, &note, paragraph(&note.text))];
        block(sheet, &note, BlockKind::NoteDefinition { label, blocks: text })
    }));
    close_up(&mut blocks);
    blocks
}

/// The paragraphs of the text, whole again, and its notes.
fn text_and_notes(sheet: &Sheet) -> (Vec<Paragraph>, Vec<Note>) {
    let mut gathered = paragraphs::gather(sheet, 0..sheet.len());
    drop_caps::mend(sheet, &mut gathered);
    let (text, feet) = notes::feet(sheet, &gathered);
    let mut paragraphs = paragraphs::mend(sheet, text);
    let has_feet = !feet.is_empty();
    let mut notes = notes::take(&mut paragraphs, feet);
    if has_feet && notes.is_empty() {
        paragraphs = paragraphs::mend(sheet, gathered);
        notes = notes::take(&mut paragraphs, Vec::new());
    }
    for paragraph in &mut paragraphs {
        cut_end_mark(&mut paragraph.text);
    }
    (paragraphs, notes)
}

/// The table, the quotation or the list that the paragraphs from one on begin with, and how many they are.
fn several(sheet: &Sheet, all: &[Paragraph], at: usize) -> Option<(Block, usize)> {
    let paragraphs = &all[at..];
    if let Some((rows, table)) = tables::table(paragraphs) {
        let span = sheet.span(paragraphs[0].first(), paragraphs[rows - 1].last());
        return Some((Block::new(table, span), rows));
    }
    let quoted = quoted(paragraphs);
    if quoted > 0 {
        return Some((quote_block(sheet, &paragraphs[..quoted]), quoted));
    }
    let items = lists::items(sheet, &all[..at], paragraphs);
    (items > 0).then(|| (lists::block(sheet, &paragraphs[..items]), items))
}

/// What a paragraph is by itself. `plain` has for each the first one from it on that looks like no heading.
fn kind_of(sheet: &Sheet, paragraphs: &[Paragraph], plain: &[usize], at: usize) -> BlockKind {
    let first = &paragraphs[at];
    let before = at.checked_sub(1).map(|before| paragraphs[before].text.as_str());
    let follows_end =
        before.is_none_or(|before| sentences::ends(before) || !is_full(before) || is_attributed(before));
    let below = plain.get(at + 1).and_then(|index| paragraphs.get(*index));
    let leads = below.is_some_and(|below| below.text.ends_with(':'));
    let is_near = || plain.get(at + 1).is_some_and(|index| *index <= at + 2);
    let looks = plain[at] != at && is_near() && !rows::is_of_questions(paragraphs, at);
    match heading(first, &paragraphs[at + 1..], below, looks, leads) {
        Some(heading) if follows_end || first.text.starts_with('#') => heading,
        _ if is_mark(&first.text) => BlockKind::Rule,
        _ if is_attributed(&first.text) || is_announced(before, &first.text) => {
            BlockKind::Quote(vec![block(sheet, first, paragraph(&first.text))])
        }
        _ => defined_note(sheet, first).unwrap_or_else(|| paragraph(&first.text)),
    }
}

/// Sets the shallowest headings of a text where the headings of a brief begin: a site counts from
/// its own title or its own name on.
fn close_up(blocks: &mut [Block]) {
    let level = |block: &Block| match block.kind {
        BlockKind::Heading(level, _) => Some(level),
        _ => None,
    };
    let Some(shallowest) = blocks.iter().filter_map(level).min() else { return };
    for block in blocks {
        if let BlockKind::Heading(level, _) = &mut block.kind {
            *level -= shallowest - LEVEL;
        }
    }
}

/// Whether a paragraph is somebody's words alone, and the one above it leads to them.
fn is_announced(above: Option<&str>, text: &str) -> bool {
    let pairs = [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“'), ('”', '”')];
    let is_whole = pairs.iter().any(|(open, close)| {
        let inner = text.strip_prefix(*open).and_then(|text| text.strip_suffix(*close));
        inner.is_some_and(|inner| !inner.contains([*open, *close]))
    });
    is_whole && above.is_some_and(|above| above.ends_with(':'))
}

/// How many paragraphs from the first on are one quotation, each with its `>`.
fn quoted(rest: &[Paragraph]) -> usize {
    let next_to = |(index, line): &(usize, &Paragraph)| {
        line.text.starts_with('>') && (*index == 0 || rest[index - 1].last() + 1 == line.first())
    };
    rest.iter().enumerate().take_while(next_to).count()
}

/// A line of nothing but `>` parts two paragraphs of a quotation.
fn quote_block(sheet: &Sheet, lines: &[Paragraph]) -> Block {
    let text = |line: &Paragraph| line.text.trim_start_matches(['>', ' ']).to_owned();
    let parts = lines.split(|line| text(line).is_empty()).filter(|part| !part.is_empty());
    let blocks = parts.map(|part| {
        let whole: Vec<String> = part.iter().map(text).collect();
        Block::new(paragraph(&whole.join(" ")), sheet.span(part[0].first(), part[part.len() - 1].last()))
    });
    let span = sheet.span(lines[0].first(), lines[lines.len() - 1].last());
    Block::new(BlockKind::Quote(blocks.collect()), span)
}

/// "[^1]: the text of a note", as a clipper of Markdown has it.
fn defined_note(sheet: &Sheet, from: &Paragraph) -> Option<BlockKind> {
    let (label, text) = inline::note(&from.text)?;
    let blocks = vec![block(sheet, from, paragraph(text))];
    Some(BlockKind::NoteDefinition { label: label.to_owned(), blocks })
}

/// For each paragraph the first one from it on that does not look like a heading.
fn next_plain(paragraphs: &[Paragraph]) -> Vec<usize> {
    let mut next = paragraphs.len();
    let mut found: Vec<usize> = (0..paragraphs.len())
        .rev()
        .map(|index| {
            if !looks_like_heading(&paragraphs[index].text) {
                next = index;
            }
            next
        })
        .collect();
    found.reverse();
    found
}

/// The rule that a line of marks between two paragraphs is.
fn rule(sheet: &Sheet, above: usize, below: usize) -> Option<Block> {
    let mark = (above + 1..below).find(|line| sheet.part(*line) == Some(Part::Ornament))?;
    // What stands between a label's section and the next is no part of the text.
    let is_text = (above + 1..below)
        .all(|line| matches!(sheet.part(line), None | Some(Part::Ornament | Part::Furniture | Part::Frame)));
    is_text.then(|| Block::new(BlockKind::Rule, sheet.span(mark, mark)))
}

fn block(sheet: &Sheet, from: &Paragraph, kind: BlockKind) -> Block {
    Block::new(kind, sheet.span(from.first(), from.last()))
}

fn paragraph(text: &str) -> BlockKind {
    BlockKind::Paragraph(inline::pieces(text.trim()))
}

/// A heading that bears a mark, or that looks like one and has a full paragraph below it.
/// `plain` is the next paragraph that looks like none, `looks` whether this one looks like a
/// heading and that one is near, `leads` whether that one leads to a list.
fn heading(
    paragraph: &Paragraph,
    below: &[Paragraph],
    plain: Option<&Paragraph>,
    looks: bool,
    leads: bool,
) -> Option<BlockKind> {
    let text = &paragraph.text;
    let hashes = text.len() - text.trim_start_matches('#').len();
    let shown = || inline::pieces(bare(text));
    if (1..=6).contains(&hashes) && text[hashes..].starts_with(' ') {
        return Some(BlockKind::Heading((hashes as u8).max(LEVEL), shown()));
    }
    let is_text = |next: &str| is_full(next) || forms::is_item(next) || paragraphs::tells_and_goes_on(next);
    let has_text = leads || plain.is_some_and(|next| is_text(&next.text));
    // Two in a row are a heading and one below it; more are a list without marks.
    let is_label = LABELS.section(text) == Some(Section::Notes);
    let is_one = is_label && !below.is_empty() || looks && has_text && paragraph.lines.len() <= 2;
    // "Analysis:": a part of the text by its name.
    let part = text.strip_suffix(':').filter(|label| LABELS.is_part_of_text(label));
    if let Some(part) = part.filter(|_| below.first().is_some_and(|below| is_full(&below.text))) {
        return Some(BlockKind::Heading(LEVEL, inline::pieces(bare(part))));
    }
    is_one.then(|| BlockKind::Heading(LEVEL, shown()))
}

/// Whether a text is a paragraph in full: long enough, or a sentence.
fn is_full(text: &str) -> bool {
    let length = text.chars().count();
    length >= 120 || length >= 40 && sentences::ends(text) && !text.ends_with(['?', '؟'])
}

/// Takes the mark that closes a text from its last sentence.
fn cut_end_mark(text: &mut String) {
    let cut = text.trim_end_matches(|c: char| LABELS.end_marks.contains(c) || c.is_whitespace());
    if sentences::ends(cut) {
        text.truncate(cut.len());
    }
}

fn is_mark(text: &str) -> bool {
    text.chars().all(|c| LABELS.end_marks.contains(c) || LABELS.separators.contains(c) || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;
    use crate::read::to_markdown;

    pub fn read_all(text: &str) -> String {
        to_markdown::write(&read(&Sheet::new(&FilePath::new("a.txt"), text))).text
    }

    pub const FULL: &str = "Nobody on either bank could say why the river had fallen so far.";

    #[test]
    fn a_heading_is_short_alone_and_followed_by_text() {
        assert_eq!(
            read_all(&format!("{FULL}\n\nLow Water\n\n{FULL}")),
            format!("{FULL}\n\n## Low Water\n\n{FULL}\n")
        );
        assert_eq!(
            read_all(&format!("{FULL}\n\nWho Pays for It?\n\n{FULL}")),
            format!("{FULL}\n\n## Who Pays for It?\n\n{FULL}\n")
        );
    }

    #[test]
    fn the_shallowest_headings_of_a_text_stand_where_those_of_a_brief_do() {
        let page = format!("{FULL}\n\n### Deep\n\n{FULL}\n\n#### Deeper\n\n{FULL}");
        assert_eq!(read_all(&page), format!("{FULL}\n\n## Deep\n\n{FULL}\n\n### Deeper\n\n{FULL}\n"));
        let mixed = format!("{FULL}\n\nLow Water\n\n{FULL}\n\n### Deep\n\n{FULL}");
        assert!(read_all(&mixed).contains("\n### Deep\n"));
    }

    #[test]
    fn what_only_looks_like_a_heading_stays_text() {
        for short in [
            "Why?",
            "Mr. Chairman,",
            "It fell.",
            "and so on",
            "— Ada Lind",
            "Remarks to the River Commission",
        ] {
            assert_eq!(read_all(&format!("{FULL}\n\n{short}\n\n{FULL}")).matches('#').count(), 0, "{short}");
        }
        assert_eq!(read_all(&format!("{FULL}\n\nThe End")), format!("{FULL}\n\nThe End\n"));
    }

    #[test]
    fn words_with_their_speaker_behind_them_are_a_quotation() {
        let said = |name: &str| {
            format!("\"{FULL} They never will, and we have stopped asking.\" — {name}, River Desk")
        };
        let (one, other) = (said("Ada Lind"), said("Ben Roe"));
        assert_eq!(
            read_all(&format!("{FULL}\n\n{one}\n\n{other}\n\nLow Water\n\n{FULL}")),
            format!("{FULL}\n\n> {one}\n\n> {other}\n\n## Low Water\n\n{FULL}\n")
        );
        let told = format!("\"We have stopped asking,\" she said — and {FULL}");
        assert_eq!(read_all(&told), format!("{told}\n"));
    }

    #[test]
    fn items_are_a_list_and_one_dash_is_none() {
        assert_eq!(read_all("• one\n• two"), "- one\n- two\n");
        assert_eq!(read_all("3. one\n\n4. two"), "3. one\n4. two\n");
        assert_eq!(read_all("- so they say"), "\\- so they say\n");
    }

    #[test]
    fn twenty_thousand_lines_are_read_at_once() {
        let shapes = [
            "Short Line\n",
            "RECOMMENDED\n",
            "ABOUT THE AUTHOR\n\n",
            "a line that is parted at its hyphen-\n",
            "2 of 9\n",
        ];
        for shape in shapes {
            let taken = |lines: usize| {
                let text = format!("A Title of a Page\n\n{}", shape.repeat(lines));
                let started = std::time::Instant::now();
                let mut diagnostics = crate::diagnostic::Diagnostics::default();
                crate::read::page_text::read(&FilePath::new("page.txt"), &text, &mut diagnostics);
                started.elapsed()
            };
            assert!(crate::read::pace::is_even(20_000, taken), "{shape:?}");
        }
    }
}
