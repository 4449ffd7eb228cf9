//! Steps 6 and 7: headings, lists and quotations among the paragraphs that are left.

use super::inline;
use super::labels::{LABELS, Section, bare};
use super::paragraphs::{self, Paragraph, bullet, looks_like_heading, numbered};
use super::sentences;
use super::sheet::Sheet;
use crate::read::blocks::{Block, BlockKind};

/// The level of a heading that bears no mark.
const LEVEL: u8 = 2;

/// Reads every line that is still free as the body.
pub fn read(sheet: &Sheet) -> Vec<Block> {
    let mut paragraphs = paragraphs::gather(sheet, 0..sheet.len());
    mend_drop_caps(sheet, &mut paragraphs);
    let mut paragraphs = paragraphs::mend(sheet, paragraphs);
    for paragraph in &mut paragraphs {
        cut_end_mark(&mut paragraph.text);
    }
    paragraphs.retain(|paragraph| !is_mark(&paragraph.text));
    let mut blocks = Vec::new();
    let mut rest = &paragraphs[..];
    while let Some((first, others)) = rest.split_first() {
        let items = list(rest);
        if items > 0 {
            blocks.push(list_block(sheet, &rest[..items]));
            rest = &rest[items..];
            continue;
        }
        let before = paragraphs.len() - rest.len();
        let follows_end = before == 0
            || sentences::ends(&paragraphs[before - 1].text)
            || !is_full(&paragraphs[before - 1].text);
        let kind = match heading(first, others) {
            Some(heading) if follows_end || first.text.starts_with('#') => heading,
            _ => match first.text.strip_prefix('>') {
                Some(quoted) => BlockKind::Quote(vec![block(sheet, first, paragraph(quoted))]),
                None => paragraph(&first.text),
            },
        };
        blocks.push(block(sheet, first, kind));
        rest = others;
    }
    blocks
}

fn block(sheet: &Sheet, from: &Paragraph, kind: BlockKind) -> Block {
    Block::new(kind, sheet.span(from.first(), from.last()))
}

fn paragraph(text: &str) -> BlockKind {
    BlockKind::Paragraph(inline::pieces(text.trim()))
}

/// A heading that bears a mark, or that looks like one and has a full paragraph below it.
fn heading(paragraph: &Paragraph, below: &[Paragraph]) -> Option<BlockKind> {
    let text = &paragraph.text;
    let hashes = text.len() - text.trim_start_matches('#').len();
    let shown = || inline::pieces(bare_heading(text));
    if (1..=6).contains(&hashes) && text[hashes..].starts_with(' ') {
        return Some(BlockKind::Heading((hashes as u8).max(LEVEL), shown()));
    }
    let below_heading = below.iter().find(|next| !looks_like_heading(&next.text));
    let has_text = below_heading.is_some_and(|next| is_full(&next.text) || paragraphs::is_item(&next.text));
    // Two in a row are a heading and one below it; more are a list without marks.
    let near = below.iter().take(2).any(|next| !looks_like_heading(&next.text));
    let is_label = LABELS.section(text) == Some(Section::Notes);
    let is_one = is_label && !below.is_empty()
        || looks_like_heading(text) && has_text && near && paragraph.lines.len() <= 2;
    is_one.then(|| BlockKind::Heading(LEVEL, shown()))
}

/// A heading without marks of Markdown around it; a question keeps its mark.
fn bare_heading(text: &str) -> &str {
    bare(text)
}

/// Whether a text is a paragraph in full: long enough, or a sentence.
fn is_full(text: &str) -> bool {
    let length = text.chars().count();
    length >= 120 || length >= 40 && sentences::ends(text) && !text.ends_with(['?', '؟'])
}

/// How many paragraphs from the first on are items of one list.
fn list(rest: &[Paragraph]) -> usize {
    let bullets = rest.iter().take_while(|item| bullet(&item.text).is_some()).count();
    let is_sure = |item: &Paragraph| !item.text.starts_with(['-', '–', '*', '·']);
    if bullets > 1 || bullets == 1 && is_sure(&rest[0]) {
        return bullets;
    }
    let Some((first, _)) = rest.first().and_then(|item| numbered(&item.text)) else { return 0 };
    let expected = first..;
    let count = rest
        .iter()
        .zip(expected)
        .take_while(|(item, number)| numbered(&item.text).is_some_and(|(n, _)| n == *number))
        .count();
    if count > 1 { count } else { 0 }
}

fn list_block(sheet: &Sheet, items: &[Paragraph]) -> Block {
    let start = numbered(&items[0].text).map(|(number, _)| number);
    let text = |item: &Paragraph| {
        let shown = numbered(&item.text).map(|(_, text)| text).or_else(|| bullet(&item.text));
        paragraph(shown.unwrap_or(&item.text))
    };
    let blocks = items.iter().map(|item| vec![block(sheet, item, text(item))]).collect();
    let span = sheet.span(items[0].first(), items[items.len() - 1].last());
    Block::new(BlockKind::List { start, items: blocks }, span)
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

/// Puts a large first letter back to its word: "T estimony", or "T" on a line of its own.
fn mend_drop_caps(sheet: &Sheet, paragraphs: &mut Vec<Paragraph>) {
    let is_letter = |text: &str| text.chars().count() == 1 && text.chars().all(char::is_uppercase);
    if let Some(index) = paragraphs
        .windows(2)
        .position(|pair| is_letter(&pair[0].text) && sentences::begins_small(&pair[1].text))
    {
        let letter = paragraphs.remove(index);
        paragraphs[index].text = format!("{}{}", letter.text, paragraphs[index].text);
        paragraphs[index].lines.insert(0, letter.first());
        return;
    }
    for paragraph in paragraphs.iter_mut().filter(|paragraph| paragraph.text.chars().count() > 80).take(2) {
        if let Some(whole) = without_drop_cap(sheet, &paragraph.text) {
            paragraph.text = whole;
        }
    }
}

fn without_drop_cap(sheet: &Sheet, text: &str) -> Option<String> {
    let letter = text.chars().next().filter(|c| c.is_uppercase())?;
    let rest = text[letter.len_utf8()..].strip_prefix(' ')?;
    let tail = rest
        .split(|c: char| !c.is_alphabetic())
        .next()
        .filter(|tail| tail.starts_with(char::is_lowercase))?;
    // A letter that is a word is joined only where the page has the whole word elsewhere.
    let word = format!("{letter}{tail}").to_lowercase();
    let stands = |word: &str| {
        let has = |line: &str| {
            line.to_lowercase().split(|c: char| !c.is_alphabetic()).filter(|known| *known == word).count()
        };
        sheet.lines.iter().map(|line| has(&line.text)).sum::<usize>()
    };
    let joins = !LABELS.letter_words.contains(letter) || stands(&word) > 0 && stands(tail) <= 1;
    joins.then(|| format!("{letter}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;
    use crate::read::to_markdown;

    fn read_all(text: &str) -> String {
        to_markdown::write(&read(&Sheet::new(&FilePath::new("a.txt"), text))).text
    }

    const FULL: &str = "Nobody on either bank could say why the river had fallen so far.";

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
        assert_eq!(
            read_all(&format!("{FULL}\n\n### Deep\n\n{FULL}")),
            format!("{FULL}\n\n### Deep\n\n{FULL}\n")
        );
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
    fn items_are_a_list_and_one_dash_is_none() {
        assert_eq!(read_all("• one\n• two"), "- one\n- two\n");
        assert_eq!(read_all("3. one\n\n4. two"), "3. one\n4. two\n");
        assert_eq!(read_all("- so they say"), "\\- so they say\n");
    }

    #[test]
    fn a_drop_cap_goes_back_to_its_word() {
        let tail =
            "o many it seemed that the river would rise again, but the gauges on both banks said otherwise.";
        assert!(read_all(&format!("T {tail}")).starts_with("To many"));
        assert!(read_all(&format!("T\n\n{tail}")).starts_with("To many"));
        let word = "A bold plan was laid before the commission, which met in the old customs house by the lower bridge.";
        assert!(read_all(word).starts_with("A bold"));
    }
}
