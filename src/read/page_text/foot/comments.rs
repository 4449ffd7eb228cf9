//! What readers say of a text below it.

use super::site_foot::TEXT;
use crate::read::frame::{Frame, words};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::text::notes;
use crate::read::page_text::words::facts;

/// Takes what readers say of the text, and the form in which they say it: what stands below "5 comments", "Leave
/// a reply", where another word of such a form stands below that, or the days of two comments. A chapter of
/// the text may have the same heading.
pub fn clear(sheet: &mut Sheet) {
    let is_word = |line: usize| {
        let text = sheet.text(line);
        let counted = text.split_once(' ').filter(|(count, _)| count.bytes().all(|b| b.is_ascii_digit()));
        words().frame_of(counted.map_or(text, |(_, word)| word)) == Some(Frame::CommentForm)
    };
    let mut above = 0;
    let first = (0..sheet.len()).find(|line| {
        let is_text = sheet.is_free(*line) && sheet.is_prose(*line);
        above += if is_text { sheet.text(*line).len() } else { 0 };
        !is_text && above >= TEXT && !sheet.text(*line).starts_with('#') && is_word(*line)
    });
    let Some(first) = first else { return };
    let is_field =
        |line: &usize| is_word(*line) || words().frame_of(sheet.text(*line)) == Some(Frame::NewsletterBox);
    let is_dated = |line: &usize| facts::read(sheet.text(*line)).is_some_and(|facts| !facts.dates.is_empty());
    let below = || (first + 1..sheet.len()).filter(|line| !sheet.lines[*line].is_blank());
    let has_notes = notes::go_on_below(sheet, first);
    if !has_notes && (below().any(|line| is_field(&line)) || below().filter(is_dated).count() > 1) {
        let lines: Vec<usize> = sheet.free(first..sheet.len()).collect();
        sheet.take_all(&lines, Part::Foot);
    }
}
