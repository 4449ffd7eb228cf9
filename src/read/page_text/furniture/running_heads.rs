//! The heads that a printer sets over each page: lines that come again and again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::breaks::at_page_break;
use crate::language::dates;
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::forms::columns;
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::series;

/// Short lines that come again and again at a form feed, beside a page number or beside another such line. Above the
/// text the first one of them may be the title, and stays.
pub fn find(sheet: &Sheet, numbers: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut seen: BTreeMap<Cow<'_, str>, Vec<usize>> = BTreeMap::new();
    for line in sheet.free(0..sheet.len()) {
        let text = sheet.text(line);
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let says_something = letters > 3 || letters == 3 && dates::parse(text).is_some();
        if says_something && text.chars().count() <= 90 {
            // A page number may stand in the head itself.
            let head = key(text.trim_matches(|c: char| c.is_ascii_digit() || "|·- ".contains(c)));
            seen.entry(head).or_default().push(line);
        }
    }
    seen.retain(|head, lines| !head.is_empty() && lines.len() > 1);
    let text = sheet.prose().first().copied();
    // Entries of related reading have the same kind or date again and again.
    let is_entry = |line: &usize| {
        let text = sheet.text(*line);
        let is_label = LABELS.section(text).is_some() || LABELS.kind(text).is_some();
        is_label || dates::parse(text).is_some()
    };
    let mut found = BTreeSet::new();
    for _ in 0..MOST_ROUNDS {
        let known = found.clone();
        let is_at_break = |line: &usize| {
            at_page_break(sheet, *line) || sheet.beside(*line).any(|near| numbers.contains(&near))
        };
        for lines in seen.values() {
            let is_grown = goes_with(sheet, lines, &known);
            // The date of an issue stands at the breaks alone.
            let is_of_issue = || {
                lines.len() > 2
                    && dates::parse(sheet.text(lines[0])).is_some()
                    && lines.iter().all(is_at_break)
            };
            let is_shown = |line: &usize| is_grown || is_at_break(line) && (!is_entry(line) || is_of_issue());
            // Without a break a repeat is a heading that several sections have.
            if !is_grown && lines.iter().filter(|line| is_shown(line)).count() < 2 {
                continue;
            }
            // Two sections of a text may have one heading; what is set across the page is none.
            let is_sure = lines.len() > 2 || columns(sheet.text(lines[0])).len() > 1 || is_grown;
            let is_beside = |line: usize| sheet.beside(line).any(|near| known.contains(&near));
            let is_taken = |line: &usize| is_at_break(line) || is_grown && is_beside(*line);
            let is_title = |line: usize| text.is_none_or(|text| line < text) || !is_taken(&line);
            let kept = usize::from(!is_sure || is_title(lines[0]));
            found.extend(lines.iter().skip(kept).filter(|line| is_taken(line)));
        }
        if found.len() == known.len() {
            break;
        }
    }
    // Who has the rights is said once.
    let rights = found.iter().rfind(|line| LABELS.is_copyright(sheet.text(**line))).copied();
    rights.into_iter().for_each(|line| {
        found.remove(&line);
    });
    found
}

/// As often more lines are found beside those that were.
const MOST_ROUNDS: usize = 6;

/// Whether some equal lines stand at the breaks of pages with lines that are known for running heads: beside the same
/// one everywhere, but for the first of them, which may stand in the head. One that stands alone may be a speaker's
/// name, unless it is a house's or says when or the how manieth the issue is.
fn goes_with(sheet: &Sheet, lines: &[usize], heads: &BTreeSet<usize>) -> bool {
    let beside = |line: usize| -> BTreeSet<Cow<'_, str>> {
        sheet.beside(line).filter(|near| heads.contains(near)).map(|near| key(sheet.text(near))).collect()
    };
    let from = usize::from(lines.len() > 2 && beside(lines[0]).is_empty());
    let mut neighbours = lines[from..].iter().map(|line| beside(*line));
    let first = neighbours.next().unwrap_or_default();
    let common = neighbours.fold(first, |common, next| common.intersection(&next).cloned().collect());
    let is_alone = |line: &usize| sheet.is_blank(line.wrapping_sub(1)) && sheet.is_blank(line + 1);
    let text = sheet.text(lines[from]);
    let is_imprint = || LABELS.is_house(text) || series::is_number(text) || dates::parse(text).is_some();
    lines.len() - from > 1 && !common.is_empty() && (!lines[from..].iter().any(is_alone) || is_imprint())
}
