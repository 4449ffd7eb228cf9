//! The line with which a note begins.

use super::references::{ascii, is_digit};
use crate::read::page_text::words::forms::numbered;
use crate::read::page_text::words::labels::{LABELS, key};

/// The number and the text of a note: "1. …", "[1] …", "1 …", "1- …", "¹ …", "Note 1: …".
pub fn note(text: &str) -> Option<(u64, String)> {
    if let Some(called) = called_note(text) {
        return Some(called);
    }
    if let Some((number, rest)) = numbered(text) {
        return Some((number, rest.to_owned()));
    }
    if let Some((raised, rest)) = raised(text) {
        return Some((raised, rest.to_owned()));
    }
    let inner = text.strip_prefix(['[', '(']).unwrap_or(text);
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = inner[digits..].trim_start_matches([']', ')']);
    // "1- …", "[1]. …"
    let rest = rest.strip_prefix(['-', '–', '.']).unwrap_or(rest);
    let number = (1..=3).contains(&digits).then(|| inner[..digits].parse().ok()).flatten()?;
    rest.starts_with(char::is_whitespace).then(|| (number, rest.trim_start().to_owned()))
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

/// A note that says that it is one.
fn called_note(text: &str) -> Option<(u64, String)> {
    let (word, rest) =
        text.split_once(' ').filter(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    let (number, rest) = rest.split_once([':', '.']).filter(|(_, rest)| rest.starts_with(' '))?;
    let number = number.parse().ok()?;
    let rest = without_way_back(rest.trim());
    LABELS.notes.contains(&word.to_lowercase()).then(|| (number, rest.to_owned()))
}

/// A note without the words behind its last stop that lead back: "… September 1998. Back."
fn without_way_back(note: &str) -> &str {
    let stops = note.match_indices(". ").map(|(at, _)| at + 1);
    let is_way_back = |stop: &usize| LABELS.ways_back.contains(&key(note[*stop..].trim_end_matches('.')));
    stops.last().filter(is_way_back).map_or(note, |stop| &note[..stop])
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
        assert_eq!(text("2. The gauge of 1998.").as_deref(), Some("The gauge of 1998."));
    }
}
