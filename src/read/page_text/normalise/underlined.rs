//! Headings that a line of marks underlines, as Markdown and the plain text of mails have
//! them: "Low Water" above "=========", "** Low Water" above "-----------"; and numbers that a copy has set above what
//! they number.

use crate::read::page_text::sheet::lines::Line;
use crate::read::page_text::sheet::tables;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, Section};
use crate::read::page_text::words::{forms, sentences};

/// No heading has more characters.
const LONGEST_HEADING: usize = 160;

/// Joins the numeral of a chapter to its heading, where a copy has them on lines of their own: "II.", and
/// below it "A Road and Two Committees".
pub fn join_numerals(sheet: &mut Sheet) {
    let is_numeral = |text: &str| {
        let letters = text.strip_suffix('.').unwrap_or_default();
        (1..=5).contains(&letters.len()) && letters.bytes().all(|letter| b"IVX".contains(&letter))
    };
    for line in 0..sheet.len() {
        let is_blank = |line: usize| sheet.lines.get(line).is_none_or(Line::is_blank);
        if !is_numeral(sheet.text(line)) || !is_blank(line + 1) || line > 0 && !is_blank(line - 1) {
            continue;
        }
        let Some(below) = sheet.next_line(line + 1).filter(|below| is_blank(below + 1)) else { continue };
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
pub fn join_note_numbers(sheet: &mut Sheet) {
    let is_label = |line: &usize| LABELS.section(sheet.text(*line)) == Some(Section::Notes);
    let Some(label) = (0..sheet.len()).rev().find(is_label) else { return };
    let is_number = |text: &str, number: u32| text.trim_matches(['[', ']', '.']) == number.to_string();
    // A number further down may be that of a page.
    if !sheet.next_line(label + 1).is_some_and(|first| is_number(sheet.text(first), 1)) {
        return;
    }
    let mut number = 1;
    for line in label + 1..sheet.len() {
        if !is_number(sheet.text(line), number) {
            continue;
        }
        let below = sheet.next_line(line + 1).filter(|below| !is_number(sheet.text(*below), number + 1));
        if let Some(below) = below.filter(|below| below - line <= 2) {
            // The rest of a wrapped note stands directly below its first line.
            sheet.lines[below].text.insert_str(0, &format!("{number}. "));
            sheet.lines[below].span.start = sheet.lines[line].span.start;
            sheet.lines[line].text.clear();
            number += 1;
        }
    }
}

/// No heading of a chapter has more words.
const MOST_WORDS: usize = 12;

/// Gives each underlined heading the mark that Markdown puts before one, and takes the line below it.
pub fn read(sheet: &mut Sheet) {
    for line in 1..sheet.len() {
        let above = line - 1;
        let Some(mark) = mark(sheet.text(line)).filter(|_| sheet.is_free(above) && is_heading(sheet, above))
        else {
            continue;
        };
        // A mail marks its headings at both sides.
        let shown = sheet.text(above).trim_start_matches(['*', '#', ' ']);
        let heading = format!("{mark} {shown}");
        sheet.lines[above].text = heading;
        sheet.take(line, Part::Furniture);
    }
}

/// The mark of the level that an underline gives to what stands above it.
fn mark(underline: &str) -> Option<&'static str> {
    let is_of = |mark: char| underline.len() >= 3 && underline.chars().all(|c| c == mark);
    match underline {
        _ if is_of('=') => Some("#"),
        _ if is_of('-') => Some("##"),
        _ => None,
    }
}

/// Whether a line that is underlined is a heading: it stands alone and is no sentence, no item and
/// no row. A rule below a paragraph parts it from the next.
fn is_heading(sheet: &Sheet, line: usize) -> bool {
    let text = sheet.text(line);
    let is_of_mail = text.starts_with("** ");
    let is_below_another = |above: usize| mark(sheet.text(above)).is_some();
    let stands_alone = line == 0 || sheet.lines[line - 1].is_blank() || is_below_another(line - 1);
    let asks = text.ends_with(['?', '؟', '!', ':']);
    stands_alone
        && text.chars().count() <= LONGEST_HEADING
        && text.chars().any(char::is_alphabetic)
        && !text.contains('|')
        && !tables::is_row(text)
        && (is_of_mail || asks || !sentences::ends(text))
        && (is_of_mail || !forms::is_item(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::page_text::sheet::left_by;

    fn left(text: &str) -> Vec<String> {
        left_by(read, text)
    }

    #[test]
    fn an_underlined_line_is_a_heading() {
        assert_eq!(left("Low Water\n=========\n\nWho Pays?\n---"), ["# Low Water", "## Who Pays?"]);
        assert_eq!(
            left("** Low Water\n------\n** At the Weir\n------\n"),
            ["## Low Water", "## At the Weir"]
        );
    }

    #[test]
    fn the_number_of_a_note_may_stand_above_it() {
        let notes = "It fell.1\n\nNotes\n\n1\nSee Lind.\n\n2\n\nSee Roe.\n\n3";
        let joined = ["It fell.1", "Notes", "1. See Lind.", "2. See Roe.", "3"];
        assert_eq!(left_by(join_note_numbers, notes), joined);
        let page = "Notes\n\n1. See Lind.\n\n1\n\n2. See Roe.";
        assert_eq!(left_by(join_note_numbers, page).len(), 4);
    }

    #[test]
    fn a_rule_below_a_paragraph_underlines_nothing() {
        for text in [
            "It fell.\n-----",
            "It fell and\nit rose\n-----",
            "Year | Flow\n-----",
            "- One\n-----",
            "Low\n--",
        ] {
            assert_eq!(left(text).join("\n"), text, "{text}");
        }
    }
}
