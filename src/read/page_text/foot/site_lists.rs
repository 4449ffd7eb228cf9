//! What a site has below a text without a label: the buttons that pass a page on with all below them, and the
//! entries of its lists.

use super::site_foot::TEXT;
use crate::read::frame::{Frame, words};
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::sentences::{self, is_prose};
use crate::read::page_text::words::{forms, names, roles};

/// Such a foot has no more lines.
const MOST_BELOW: usize = 15;

/// Takes the buttons that pass a page on, two or more below each other below a text, or the label of other texts, and
/// what the site has below them where that is a few short lines, and what a house says of itself.
pub fn clear_below_text(sheet: &mut Sheet) {
    let is_button = |line: usize| words().frame_of(sheet.text(line)) == Some(Frame::ShareBar);
    let is_label = |line: usize| {
        words().is_over_other_texts(sheet.text(line)) && LABELS.section(sheet.text(line)).is_none()
    };
    let mut above = 0;
    let first = (0..sheet.len()).find(|line| {
        let is_text = sheet.is_free(*line) && sheet.is_prose(*line);
        above += if is_text { sheet.text(*line).len() } else { 0 };
        let is_over_another = || sheet.lines.get(line + 1).is_some_and(|below| !below.is_blank());
        let is_bar = || is_over_another() && is_button(*line) && is_button(line + 1);
        above >= TEXT && (is_bar() || is_label(*line))
    });
    let Some(first) = first else { return };
    let foot = paragraphs::gather(sheet, first..sheet.len());
    // A text may go on there, with a table or a list.
    let is_kept = |one: &Paragraph| {
        (is_prose(&one.text) || roles::subject(&one.text).is_some()) && !LABELS.describes_house(&one.text)
            || forms::columns(&one.text).len() > 1
            || forms::is_item(&one.text)
            || one.text.starts_with('#')
            || LABELS.section(&one.text).is_some()
            || LABELS.is_copyright(&one.text)
    };
    if foot.len() <= MOST_BELOW && !foot.iter().any(is_kept) {
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
    // An entry has its kind, its authors and its title; a heading over names or titles alone is the text's.
    let is_kind = |line: usize| LABELS.kind(sheet.text(line)).is_some();
    let are_names = |line: usize| {
        let named = names::all_names(sheet.text(line)).unwrap_or_default();
        !named.is_empty() && named.iter().all(|name| names::is_full_name(&name.text))
    };
    let is_title = |line: usize| sheet.text(line).split_whitespace().nth(2).is_some() && !are_names(line);
    let opens = |entry: &[usize]| is_kind(entry[0]) && are_names(entry[1]) && is_title(entry[2]);
    if below.len() >= ENTRIES && opens(&below[..ENTRIES]) && below.iter().all(is_entry) {
        sheet.take_all(&below, Part::Foot);
    }
}

/// An entry of such a list has as many lines.
const ENTRIES: usize = 3;
