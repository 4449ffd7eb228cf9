//! Running heads that are set across the page: words at one margin, and at the other the number of the page, the
//! day or other words.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::breaks::{is_day, page_number};
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::sheet::paragraphs;
use crate::read::page_text::words::forms::columns;
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::{names, sentences, series};

/// "10/12/2004          A Title that is cut…": older browsers printed the day alone, far from the title,
/// at the head of each page.
pub fn dated(sheet: &Sheet) -> Vec<usize> {
    let Some(first) = sheet.next_line(0) else { return Vec::new() };
    let text = sheet.text(first);
    // The page itself has its title as well.
    let is_title = |title: &str| {
        let opening: String = title.trim_start().chars().take(OPENING).collect();
        let opening = opening.trim_end_matches(['.', '…', ' ']);
        !opening.is_empty() && (first + 1..sheet.len()).any(|line| sheet.text(line).starts_with(opening))
    };
    let is_head = text.split_once("   ").is_some_and(|(day, title)| is_day(day) && is_title(title));
    let lines = sheet.free(0..sheet.len()).filter(|line| is_head && sheet.text(*line) == text);
    lines.collect()
}

/// By as many characters a title is known again.
const OPENING: usize = 20;

/// No running head has more characters, with the gap in it; nor more lines.
const LONGEST: usize = 200;
const LINES: usize = 3;

/// What stands at the margins of a line.
enum Margins<'a> {
    /// Words, and the number of a page.
    Numbered(&'a str),
    /// Words at both.
    Named(&'a str, &'a str),
}

/// The heads of which it is known that they are none of the text, with the lines right beside them that say it
/// again and again as well. What has the number of a page is known by its words: they stand above, come
/// back, or name the house or the series. What has none says the title and whose text it is: "Low Water          Lind".
pub fn numbered(sheet: &Sheet) -> Vec<usize> {
    let heads: Vec<(usize, Margins<'_>)> =
        sheet.free(0..sheet.len()).filter_map(|line| Some((line, margins(sheet, line)?))).collect();
    if heads.is_empty() {
        return Vec::new();
    }
    let mut first_said: BTreeMap<Cow<'_, str>, usize> = BTreeMap::new();
    for line in sheet.free(0..sheet.len()) {
        first_said.entry(key(sheet.text(line))).or_insert(line);
    }
    let is_said_above =
        |line: usize, text: &str| first_said.get(&key(text)).is_some_and(|first| *first < line);
    let mut times: BTreeMap<Cow<'_, str>, usize> = BTreeMap::new();
    for (line, margins) in &heads {
        let words = match margins {
            Margins::Numbered(words) | Margins::Named(words, _) => words,
        };
        let beside = block(sheet, *line).filter(|beside| beside != line).map(|beside| sheet.text(beside));
        for said in [*words].into_iter().chain(beside) {
            *times.entry(key(said)).or_default() += 1;
        }
    }
    let comes_back = |text: &str| times.get(&key(text)).is_some_and(|times| *times > 1);
    let is_known = |line: usize, margins: &Margins<'_>| match *margins {
        Margins::Numbered(words) => {
            let is_said = is_said_above(line, words) || comes_back(words);
            is_said || series::is_number(words) || LABELS.is_house(words) || names::is_body(words)
        }
        Margins::Named(title, name) => {
            let is_name = (0..line).any(|above| sheet.text(above).ends_with(name));
            title.contains(' ') && !name.contains(' ') && is_said_above(line, title) && is_name
        }
    };
    let mut found = BTreeSet::new();
    for (line, margins) in &heads {
        let beside = block(sheet, *line).filter(|beside| {
            let text = sheet.text(*beside);
            let is_label = LABELS.section(text).is_some();
            !is_label && (comes_back(text) || is_said_above(*beside, text))
        });
        let beside: Vec<usize> = beside.filter(|beside| beside != line).collect();
        if is_known(*line, margins) || !beside.is_empty() && matches!(margins, Margins::Numbered(_)) {
            found.extend(beside.into_iter().chain([*line]));
        }
    }
    // What says in the head which series it is says so once.
    let mut paragraphs = paragraphs::gather(sheet, 0..sheet.len()).into_iter();
    let text = paragraphs.find(|first| sentences::is_prose(&first.text)).map_or(0, |first| first.first());
    let is_said = |line: usize| {
        let text = sheet.text(line);
        is_said_above(line, text) || columns(text).iter().any(|cell| is_said_above(line, cell))
    };
    let is_first = |line: &usize| *line < text && !block(sheet, *line).any(is_said);
    found.into_iter().filter(|line| !is_first(line)).collect()
}

/// What stands at the margins of a line that may be a running head.
fn margins(sheet: &Sheet, line: usize) -> Option<Margins<'_>> {
    let text = sheet.text(line);
    if text.chars().count() > LONGEST || !text.contains("   ") {
        return None;
    }
    let [left, right] = columns(text)[..] else { return None };
    let is_apart = block(sheet, line).count() <= LINES;
    let is_words = |cell: &str| cell.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let number = |cell: &str| page_number(cell).is_some_and(|number| number.number() < 1000);
    let numbered = if number(right) { Some(left) } else { Some(right).filter(|_| number(left)) };
    match numbered {
        _ if !is_apart => None,
        Some(words) => is_words(words).then_some(Margins::Numbered(words)),
        None => (is_words(left) && is_words(right) && !sentences::ends(right))
            .then_some(Margins::Named(left, right)),
    }
}

/// The lines around one that no blank line and no end of a page parts from it, and itself.
fn block(sheet: &Sheet, line: usize) -> impl Iterator<Item = usize> {
    let is_apart = |at: usize| sheet.lines.get(at).is_none_or(|line| line.is_blank());
    let opens = |at: &usize| sheet.lines[*at].opens_page || is_apart(at.wrapping_sub(1));
    let first = (0..=line).rev().take(LINES + 1).find(opens).unwrap_or(line.saturating_sub(LINES + 1));
    let closes = |at: &usize| is_apart(at + 1) || sheet.lines[at + 1].opens_page;
    let last = (line..sheet.len()).take(LINES + 1).find(closes).unwrap_or(line + LINES + 1);
    first..=last.min(sheet.len().saturating_sub(1))
}
