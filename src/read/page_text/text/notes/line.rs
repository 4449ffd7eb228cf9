//! The line with which a note begins.

use crate::read::page_text::words::forms::numbered;
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::sentences;

/// The number and the text of a note: "1. …", "[1] …", "1 …", "Note 1: …".
pub fn note(text: &str) -> Option<(u64, String)> {
    if let Some(called) = called_note(text) {
        return Some(called);
    }
    if let Some((number, rest)) = numbered(text) {
        return Some((number, rest.to_owned()));
    }
    let inner = text.strip_prefix(['[', '(']).unwrap_or(text);
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = inner[digits..].trim_start_matches([']', ')']);
    let number = (1..=3).contains(&digits).then(|| inner[..digits].parse().ok()).flatten()?;
    rest.starts_with(char::is_whitespace).then(|| (number, rest.trim_start().to_owned()))
}

/// A note that says that it is one.
fn called_note(text: &str) -> Option<(u64, String)> {
    let (word, rest) =
        text.split_once(' ').filter(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    let (number, rest) = rest.split_once([':', '.']).filter(|(_, rest)| rest.starts_with(' '))?;
    let number = number.parse().ok()?;
    // "… September 1998. Back."
    let last = sentences::split(rest).last().unwrap_or_default();
    let is_way_back = last.len() < rest.len() && LABELS.ways_back.contains(&key(last.trim_end_matches('.')));
    let rest = if is_way_back { rest[..rest.len() - last.len()].trim() } else { rest.trim() };
    LABELS.notes.contains(&word.to_lowercase()).then(|| (number, rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::note;

    #[test]
    fn the_way_back_to_its_reference_is_no_part_of_a_note() {
        let text = |line| note(line).map(|(_, text)| text);
        assert_eq!(text("Note 2: The gauge of 1998. Back.").as_deref(), Some("The gauge of 1998."));
        assert_eq!(text("Note 2: The way back.").as_deref(), Some("The way back."));
        assert_eq!(text("2. The gauge of 1998.").as_deref(), Some("The gauge of 1998."));
    }
}
