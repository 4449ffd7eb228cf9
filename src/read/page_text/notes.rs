//! Step 6, notes: digits glued to words, where a list of notes with the same numbers closes the page.

use super::labels::{LABELS, Section};
use super::paragraphs::{Paragraph, numbered};

/// A note, and the paragraph that it was.
pub struct Note {
    /// The number, as the reference to it has it.
    pub label: String,
    /// The paragraph.
    pub paragraph: Paragraph,
}

/// Takes the notes from the end of some paragraphs and marks the references to them. Unless every
/// note has its reference, in order, nothing is changed.
pub fn take(paragraphs: &mut Vec<Paragraph>) -> Vec<Note> {
    let is_label = |paragraph: &Paragraph| LABELS.section(&paragraph.text) == Some(Section::Notes);
    let Some(label) = paragraphs.iter().rposition(is_label) else { return Vec::new() };
    let found: Option<Vec<(u64, String)>> =
        paragraphs[label + 1..].iter().map(|paragraph| note(&paragraph.text)).collect();
    let Some(found) = found.filter(|found| !found.is_empty()) else { return Vec::new() };
    if !found.iter().map(|(number, _)| *number).eq(1..=found.len() as u64) {
        return Vec::new();
    }
    let Some(marked) = marked(&paragraphs[..label], found.len()) else { return Vec::new() };
    let notes = paragraphs.split_off(label).into_iter().skip(1);
    for (paragraph, text) in paragraphs.iter_mut().zip(marked) {
        paragraph.text = text;
    }
    let notes = notes.zip(found).map(|(paragraph, (number, text))| Note {
        label: number.to_string(),
        paragraph: Paragraph { text, ..paragraph },
    });
    notes.collect()
}

/// The number and the text of a note: "1. …", "[1] …", "1 …".
fn note(text: &str) -> Option<(u64, String)> {
    if let Some((number, rest)) = numbered(text) {
        return Some((number, rest.to_owned()));
    }
    let inner = text.strip_prefix('[').unwrap_or(text);
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = inner[digits..].trim_start_matches(']');
    let number = (1..=3).contains(&digits).then(|| inner[..digits].parse().ok()).flatten()?;
    rest.starts_with(char::is_whitespace).then(|| (number, rest.trim_start().to_owned()))
}

/// The texts with their references marked; `None` where one is missing.
fn marked(paragraphs: &[Paragraph], count: usize) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut next = 1;
    for paragraph in paragraphs {
        let text = &paragraph.text;
        let mut marked = String::with_capacity(text.len());
        let mut at = 0;
        while next <= count {
            let Some((start, end)) = reference(text, at, next) else { break };
            marked.push_str(&text[at..start]);
            marked.push_str(&format!("[^{next}]"));
            at = end;
            next += 1;
        }
        marked.push_str(&text[at..]);
        out.push(marked);
    }
    (next > count).then_some(out)
}

/// The bytes of a number that is glued to the word or the stop before it, or stands in brackets.
fn reference(text: &str, from: usize, number: usize) -> Option<(usize, usize)> {
    let (plain, bracketed) = (number.to_string(), format!("[{number}]"));
    let raised: String =
        plain.chars().filter_map(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(c.to_digit(10)? as usize)).collect();
    let shapes = [bracketed.as_str(), raised.as_str(), plain.as_str()];
    shapes.into_iter().find_map(|shape| {
        let found = text[from..].match_indices(shape).map(|(at, _)| (from + at, from + at + shape.len()));
        let mut found = found.filter(|(start, end)| {
            let before = text[..*start].chars().next_back();
            let after = text[*end..].chars().next();
            let glued = before.is_some_and(|c| c.is_alphabetic() || ".,;:!?)\"'”’»".contains(c));
            // "No.1", "3.5": a stop between digits is no end of a sentence.
            let in_number = text[..*start].chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit())
                && before == Some('.');
            let closes = after.is_none_or(|c| c.is_whitespace() || ".,;:!?)\"'”’»–—".contains(c));
            (shape != plain || glued && !in_number) && closes
        });
        found.next()
    })
}
