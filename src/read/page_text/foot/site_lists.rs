//! What a site has below a text without a label: the buttons that pass a page on with all below them, and the
//! entries of its lists.

use super::site_foot::TEXT;
use crate::read::frame::{Frame, words};
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::text::notes;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::sentences::{self, is_prose};
use crate::read::page_text::words::{forms, roles};

/// A foot below the buttons that pass a page on has at the most one character of running text to so many of the
/// text.
const TEXT_TO_BUTTONS: usize = 10;

/// Takes the buttons that pass a page on, two or more below each other below a text, and what the site has below
/// them where that says of nobody what he is, and has no notes.
pub fn clear_below_share_bar(sheet: &mut Sheet) {
    let is_button = |line: usize| words().frame_of(sheet.text(line)) == Some(Frame::ShareBar);
    let mut above = 0;
    let first = (0..sheet.len()).find(|line| {
        let is_text = sheet.is_free(*line) && sheet.is_prose(*line);
        above += if is_text { sheet.text(*line).len() } else { 0 };
        above >= TEXT
            && is_button(*line)
            && sheet.next_line(line + 1).is_some_and(|below| below == line + 1 && is_button(below))
    });
    let Some(first) = first else { return };
    let foot = paragraphs::gather(sheet, first..sheet.len());
    let running = |among: &[Paragraph]| -> usize {
        among.iter().filter(|one| is_prose(&one.text)).map(|one| one.text.len()).sum()
    };
    let text = paragraphs::gather(sheet, 0..first);
    let is_kept = |one: &Paragraph| {
        roles::subject(&one.text).is_some()
            || notes::note(&one.text).is_some_and(|(number, _)| number == 1)
            || LABELS.section(&one.text).is_some()
            || LABELS.is_copyright(&one.text)
    };
    if running(&foot) * TEXT_TO_BUTTONS <= running(&text) && !foot.iter().any(is_kept) {
        let lines: Vec<usize> = (first..sheet.len())
            .filter(|line| sheet.is_free(*line) || sheet.part(*line) == Some(Part::Frame))
            .collect();
        sheet.take_all(&lines, Part::Foot);
    }
}

/// Takes the entries of a list of the site that stands below the text without a label, the kinds among them: short
/// lines, at least three, with no text below them.
pub fn clear_entries(sheet: &mut Sheet, end: usize) {
    let Some(last) = sheet.prose().iter().rev().find(|line| sheet.is_free(**line) && **line < end).copied()
    else {
        return;
    };
    let below: Vec<usize> = sheet.free(last + 1..end).collect();
    let is_entry = |line: &usize| {
        let text = sheet.text(*line);
        !sentences::ends(text)
            && !forms::is_item(text)
            && LABELS.section(text).is_none()
            && !text.starts_with(['#', '>', '*', '_', '|'])
            && sheet.is_free(*line)
    };
    let is_kind = |line: &usize| LABELS.kind(sheet.text(*line)).is_some();
    let first = below.iter().position(is_kind);
    if let Some(first) = first.filter(|first| below.len() - first >= ENTRIES && *first <= 1)
        && below.iter().all(is_entry)
        && sheet.lines[below[first] - 1].is_blank()
    {
        sheet.take_all(&below[first..], Part::Foot);
    }
}

/// A list of the site has more lines than a closing line and its kind.
const ENTRIES: usize = 3;
