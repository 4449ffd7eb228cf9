//! Running heads that are set across the page: words at one margin, and at the other the number of the page, the
//! day or other words.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::breaks::is_day;
use super::page_number::{Numbered, page_number};
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::sheet::paragraphs;
use crate::read::page_text::words::forms::{self, columns};
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
        let opening = forms::without_points(&opening);
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

/// What parts the words of a head from the number of its page where no gap does: "Lind -- Gauges -- Page 2".
const DASHES: [&str; 4] = [" -- ", " — ", " – ", " | "];

/// A line that may be a running head: its words, and what stands at the other margin.
struct Head<'a> {
    line: usize,
    words: &'a str,
    opposite: Opposite<'a>,
}

/// What stands at the margin that the words of a head leave.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opposite<'a> {
    /// The number of a page, in words: "Page 2".
    Page(u32),
    /// A number, which a table may have as well.
    Number(u32),
    /// Whose text it is: "Lind".
    Name(&'a str),
}

/// The heads of which it is known that they are none of the text, with the lines right beside them that say it
/// again and again as well.
pub fn numbered(sheet: &Sheet) -> Vec<usize> {
    let heads: Vec<Head<'_>> = sheet.free(0..sheet.len()).filter_map(|line| head(sheet, line)).collect();
    if heads.is_empty() {
        return Vec::new();
    }
    let known = Known::of(sheet, &heads);
    let mut found = BTreeSet::new();
    for head in &heads {
        let beside: Vec<usize> = block(sheet, head.line)
            .filter(|beside| *beside != head.line && known.is_again(sheet, *beside))
            .collect();
        if known.is_head(sheet, head, !beside.is_empty()) {
            found.extend(beside.into_iter().chain([head.line]));
        }
    }
    // What says in the head which series it is says so once.
    let is_said = |line: usize| {
        let text = sheet.text(line);
        known.is_said_above(line, text) || columns(text).iter().any(|cell| known.is_said_above(line, cell))
    };
    let is_first = |line: &usize| *line < known.text && !block(sheet, *line).any(is_said);
    found.into_iter().filter(|line| !is_first(line)).collect()
}

/// What of a page shows that a line is a running head and no row of a table.
struct Known<'a> {
    /// The lines that say a text first.
    first_said: BTreeMap<Cow<'a, str>, usize>,
    /// How often the words of a head stand in heads or right beside them.
    times: BTreeMap<Cow<'a, str>, usize>,
    /// The lines of the heads whose words come again with the next number a page away.
    rising: BTreeSet<usize>,
    /// The first line of running text.
    text: usize,
    /// The family names of those whom the head names.
    names: BTreeSet<String>,
}

impl<'a> Known<'a> {
    fn of(sheet: &'a Sheet, heads: &[Head<'a>]) -> Self {
        let mut first_said = BTreeMap::new();
        for line in sheet.free(0..sheet.len()) {
            first_said.entry(key(sheet.text(line))).or_insert(line);
        }
        let mut times: BTreeMap<Cow<'_, str>, usize> = BTreeMap::new();
        let mut rising = BTreeSet::new();
        let mut numbers: BTreeMap<Cow<'_, str>, (usize, u32)> = BTreeMap::new();
        for head in heads {
            let beside = block(sheet, head.line).filter(|beside| *beside != head.line);
            for said in [head.words].into_iter().chain(beside.map(|beside| sheet.text(beside))) {
                *times.entry(key(said)).or_default() += 1;
            }
            let (Opposite::Page(number) | Opposite::Number(number)) = head.opposite else { continue };
            let above = numbers.insert(key(head.words), (head.line, number));
            // Of the pages every second may have another head.
            // The last page may be short.
            let is_last = sheet.next_line(head.line + 1).is_none();
            let is_next = |(above, known): &(usize, u32)| {
                let is_page_away = is_last || sheet.span(*above, head.line).len() >= PAGE;
                (known + 1..=known + 2).contains(&number) && is_page_away
            };
            if let Some((above, _)) = above.filter(is_next) {
                rising.extend([above, head.line]);
            }
        }
        let mut paragraphs = paragraphs::gather(sheet, 0..sheet.len()).into_iter();
        let text = paragraphs.find(|first| sentences::is_prose(&first.text)).map_or(0, |first| first.first());
        let named = sheet.free(0..text).filter_map(|line| names::all_names(sheet.text(line))).flatten();
        let full = named.filter(|name| names::is_full_name(&name.text));
        let names = full.map(|name| names::family_name(&name.text).to_owned()).collect();
        Self { first_said, times, rising, text, names }
    }

    fn is_said_above(&self, line: usize, text: &str) -> bool {
        self.first_said.get(&key(text)).is_some_and(|first| *first < line)
    }

    fn comes_back(&self, text: &str) -> bool {
        self.times.get(&key(text)).is_some_and(|times| *times > 1)
    }

    /// Whether a line right beside a head says what others beside heads do, or a line above.
    fn is_again(&self, sheet: &Sheet, line: usize) -> bool {
        let text = sheet.text(line);
        LABELS.section(text).is_none() && (self.comes_back(text) || self.is_said_above(line, text))
    }

    fn is_head(&self, sheet: &Sheet, head: &Head<'_>, has_known_beside: bool) -> bool {
        let is_said = self.is_said_above(head.line, head.words) || self.comes_back(head.words);
        match head.opposite {
            Opposite::Page(_) => is_said || has_known_beside,
            _ if is_beside_rows(sheet, head.line) => false,
            Opposite::Number(_) => {
                let is_counted = series::is_number(head.words);
                let is_at_break = self.rising.contains(&head.line) || cuts(sheet, head.line);
                is_at_break && (is_said || is_counted || LABELS.is_house(head.words))
                    || is_counted && self.is_said_above(head.line, head.words)
                    || has_known_beside
                        && (is_counted || LABELS.is_house(head.words) || self.comes_back(head.words))
            }
            Opposite::Name(name) => {
                let is_title = self.first_said.get(&key(head.words)).is_some_and(|first| *first < self.text);
                is_title && head.words.contains(' ') && self.names.contains(name)
            }
        }
    }
}

/// As many bytes of text lie between two heads with the numbers of their pages, at the least.
const PAGE: usize = 400;

/// Whether a row of cells stands in the block of a line, or above or below it, however far: a table may have gaps.
fn is_beside_rows(sheet: &Sheet, line: usize) -> bool {
    let (first, last) = edges(sheet, line);
    if (first..=last).any(|other| other != line && columns(sheet.text(other)).len() > 1) {
        return true;
    }
    let above = (0..first).rev().find(|above| !sheet.lines[*above].is_blank());
    let near = above.into_iter().chain(sheet.next_line(last + 1));
    near.into_iter().any(|near| columns(sheet.text(near)).len() > 1)
}

/// Whether a line stands within a sentence: the line above breaks off, as one of a paragraph does.
fn cuts(sheet: &Sheet, line: usize) -> bool {
    let (first, _) = edges(sheet, line);
    let above = (0..first).rev().find(|above| !sheet.lines[*above].is_blank());
    above.is_some_and(|above| {
        let text = sheet.text(above);
        text.chars().count() >= WRAPPED
            && !sentences::ends(text)
            && !text.ends_with(':')
            && sheet.is_free(above)
    })
}

/// No line of a wrapped paragraph that is not its last is shorter.
const WRAPPED: usize = 40;

/// What a line says where it may be a running head.
fn head(sheet: &Sheet, line: usize) -> Option<Head<'_>> {
    let text = sheet.text(line);
    // Most lines have neither a gap nor a number at their end.
    let has_gap = || text.contains("   ") || text.contains('\t');
    if text.chars().count() > LONGEST || !text.ends_with(|c: char| c.is_ascii_digit()) && !has_gap() {
        return None;
    }
    let in_words = |page: &str| matches!(page_number(page), Some(Numbered::Surely(_)));
    let joined = || DASHES.iter().find_map(|dash| text.rsplit_once(*dash)).filter(|(_, page)| in_words(page));
    let (left, right) = match columns(text)[..] {
        [left, right] => (left, right),
        _ => joined()?,
    };
    let is_words = |cell: &str| cell.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let number = |cell: &str| match page_number(cell)? {
        Numbered::Surely(number) => Some(Opposite::Page(number)),
        Numbered::Perhaps(number) => (number < 1000).then_some(Opposite::Number(number)),
    };
    let numbered = number(right).map(|page| (left, page)).or_else(|| Some((right, number(left)?)));
    let (words, opposite) = match numbered {
        Some(numbered) => numbered,
        None if right.contains(' ') || sentences::ends(right) => return None,
        None => (left, Opposite::Name(right)),
    };
    let is_apart = edges(sheet, line).1 - edges(sheet, line).0 < LINES;
    (is_words(words) && is_apart).then_some(Head { line, words, opposite })
}

/// The first and the last line of the block that a line stands in.
fn edges(sheet: &Sheet, line: usize) -> (usize, usize) {
    let block = block(sheet, line);
    (*block.start(), *block.end())
}

/// The lines around one that no blank line and no end of a page parts from it, and itself.
fn block(sheet: &Sheet, line: usize) -> RangeInclusive<usize> {
    let is_apart = |at: usize| sheet.is_blank(at);
    let opens = |at: &usize| sheet.lines[*at].opens_page || is_apart(at.wrapping_sub(1));
    let first = (0..=line).rev().take(LINES + 1).find(opens).unwrap_or(line.saturating_sub(LINES + 1));
    let closes = |at: &usize| is_apart(at + 1) || sheet.lines[at + 1].opens_page;
    let last = (line..sheet.len()).take(LINES + 1).find(closes).unwrap_or(line + LINES + 1);
    first..=last.min(sheet.len().saturating_sub(1))
}
