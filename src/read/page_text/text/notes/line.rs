//! The line with which a note begins.

use super::references::{ascii, is_digit};
use crate::read::page_text::words::forms::{leading_number, numbered};
use crate::read::page_text::words::labels::{LABELS, key};

/// The number and the text of a note, without what leads back from it: "1. …", "[1] …", "1 …", "1- …", "¹ …",
/// "Note 1: …".
pub fn note(text: &str) -> Option<(u64, String)> {
    let read = called(text).or_else(|| numbered(text)).or_else(|| raised(text)).or_else(|| bare(text));
    read.map(|(number, rest)| (number, without_way_back(rest).to_owned()))
}

/// A note that says that it is one.
fn called(text: &str) -> Option<(u64, &str)> {
    let (number, rest) = LABELS.called_note(text)?;
    let rest = rest.strip_prefix([':', '.']).filter(|rest| rest.starts_with(' '))?;
    Some((number, rest.trim()))
}

/// A note whose number has brackets, a dash or nothing behind it.
fn bare(text: &str) -> Option<(u64, &str)> {
    let (number, rest) = leading_number(text.strip_prefix(['[', '(']).unwrap_or(text))?;
    let rest = rest.trim_start_matches([']', ')']);
    // "1- …", "[1]. …"
    let rest = rest.strip_prefix(['-', '–', '.']).unwrap_or(rest);
    rest.starts_with(char::is_whitespace).then(|| (number, rest.trim_start()))
}

/// Whether a line is the first of a list of notes. A street and a day have a number as well, but a higher one.
pub fn is_first(text: &str) -> bool {
    note(text).is_some_and(|(number, _)| number == 1)
}

/// The number of a note in raised figures, and what follows them.
pub(super) fn raised(text: &str) -> Option<(u64, &str)> {
    let rest = text.trim_start_matches(|c: char| !c.is_ascii_digit() && is_digit(c));
    let figures = &text[..text.len() - rest.len()];
    let number = figures.chars().filter_map(ascii).collect::<String>().parse().ok()?;
    Some((number, rest.trim_start()))
}

/// A note without the words behind its last stop that lead back: "… September 1998. Back."
fn without_way_back(note: &str) -> &str {
    let is_way_back = |way: &str| LABELS.ways_back.contains(&key(way.trim_end_matches('.')));
    let parts = note.rsplit_once(". ").filter(|(_, way)| is_way_back(way));
    parts.map_or(note, |(said, _)| &note[..=said.len()])
}

#[cfg(test)]
mod tests {
    use super::note;

    #[test]
    fn the_way_back_to_its_reference_is_no_part_of_a_note() {
        let text = |line| note(line).map(|(_, text)| text);
        assert_eq!(text("Note 2: The gauge of 1998. Back.").as_deref(), Some("The gauge of 1998."));
        assert_eq!(text("Note 2: See paragraph 11. Back").as_deref(), Some("See paragraph 11."));
        assert_eq!(text("Note 2: The way back.").as_deref(), Some("The way back."));
        assert_eq!(text("2. The gauge of 1998. Return").as_deref(), Some("The gauge of 1998."));
        assert_eq!(text("2 See paragraph 11.").as_deref(), Some("See paragraph 11."));
        assert_eq!(text("1998 The gauge."), None);
    }
}
