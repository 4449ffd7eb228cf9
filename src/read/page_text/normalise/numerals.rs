//! Numbers that a copy has set above what they number: the numerals of chapters, the numbers of notes.

use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::labels::{LABELS, Section};
use crate::read::page_text::words::sentences;

/// Joins the numeral of a chapter to its heading, where a copy has them on lines of their own: "II.", and
/// below it "A Road and Two Committees".
pub fn of_chapters(sheet: &mut Sheet) {
    let is_numeral = |text: &str| {
        let letters = text.strip_suffix('.').unwrap_or_default();
        (1..=5).contains(&letters.len()) && letters.bytes().all(|letter| b"IVX".contains(&letter))
    };
    for line in 0..sheet.len() {
        if !is_numeral(sheet.text(line)) || !sheet.is_blank(line + 1) || line > 0 && !sheet.is_blank(line - 1)
        {
            continue;
        }
        let Some(below) = sheet.next_line(line + 1).filter(|below| sheet.is_blank(below + 1)) else {
            continue;
        };
        let heading = sheet.text(below);
        let words = heading.split_whitespace().count();
        if words <= MOST_WORDS && !sentences::ends(heading) && heading.starts_with(char::is_uppercase) {
            let whole = format!("## {} {heading}", sheet.text(line));
            sheet.join(line..below + 1, whole);
        }
    }
}

/// Joins the numbers of notes to their texts, where a copy has them on lines of their own below the label of the
/// notes.
pub fn of_notes(sheet: &mut Sheet) {
    let is_label = |line: &usize| LABELS.section(sheet.text(*line)) == Some(Section::Notes);
    let Some(label) = (0..sheet.len()).rev().find(is_label) else { return };
    let is_number = |text: &str, number: u32| text.trim_matches(['[', ']', '.']) == number.to_string();
    // A number further down may be that of a page.
    if !sheet.next_line(label + 1).is_some_and(|first| is_number(sheet.text(first), 1)) {
        return;
    }
    let is_note = |text: &str| text.contains(char::is_alphabetic) && !sentences::begins_small(text);
    let mut number = 1;
    for line in label + 1..sheet.len() {
        // Below another heading a number counts something else.
        if sheet.text(line).starts_with('#') || LABELS.section(sheet.text(line)).is_some() {
            return;
        }
        if !is_number(sheet.text(line), number) {
            continue;
        }
        let below = sheet.next_line(line + 1).filter(|below| is_note(sheet.text(*below)));
        if let Some(below) = below.filter(|below| below - line <= 2) {
            // The rest of a wrapped note stands directly below its first line.
            sheet.lines[below].text.insert_str(0, &format!("{number}. "));
            sheet.lines[below].span.start = sheet.lines[line].span.start;
            sheet.lines[line].text.clear();
            number += 1;
        }
    }
}

/// Joins the numbers of notes to their texts at the feet of pages, where a copy has them on lines of their own further
/// in, and the note below them: they count up, and the text above refers to each.
pub fn of_feet(sheet: &mut Sheet) {
    let indent = |sheet: &Sheet, line: usize| sheet.lines[line].indent;
    let is_called = |sheet: &Sheet, line: usize, number: &str| {
        let above = line.saturating_sub(LINES_OF_PAGE)..line;
        above.into_iter().any(|above| {
            let text = sheet.text(above);
            text.match_indices(number).any(|(at, _)| {
                let is_glued = text[..at].ends_with(|c: char| c.is_alphabetic() || ".,;\"”’)".contains(c));
                is_glued && !text[at + number.len()..].starts_with(|c: char| c.is_alphanumeric())
            })
        })
    };
    let mut found: Vec<usize> = Vec::new();
    for line in 0..sheet.len().saturating_sub(1) {
        let number = (found.len() + 1).to_string();
        let is_set_in = sheet.text(line) == number && indent(sheet, line) >= IN;
        if is_set_in && indent(sheet, line + 1) >= IN && is_called(sheet, line, &number) {
            found.push(line);
        }
    }
    // One alone may be a figure.
    for (index, line) in found.iter().copied().enumerate().filter(|_| found.len() > 1) {
        let note = format!("{}. {}", index + 1, sheet.text(line + 1));
        sheet.join(line..line + 2, note);
    }
}

/// Such a number is set in by as many columns.
const IN: usize = 3;

/// What refers to a note stands on its page: in one of as many lines above it.
const LINES_OF_PAGE: usize = 80;

/// No heading of a chapter has more words.
const MOST_WORDS: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::page_text::sheet::left_by;

    #[test]
    fn the_number_of_a_note_may_stand_above_it() {
        let notes = "It fell.1\n\nNotes\n\n1\nSee Lind.\n\n2\n\nSee Roe.\n\n3";
        let joined = ["It fell.1", "Notes", "1. See Lind.", "2. See Roe.", "3"];
        assert_eq!(left_by(of_notes, notes), joined);
        let page = "Notes\n\n1. See Lind.\n\n1\n\n2. See Roe.";
        assert_eq!(left_by(of_notes, page).len(), 4);
    }
}
