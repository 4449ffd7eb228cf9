//! Step 8: what closes a text: a note on its author, an end mark, its number in a series.

use super::bylines::{Author, markdown};
use super::inline;
use super::labels::{LABELS, bare, key};
use super::names;
use super::paragraphs::{self, Paragraph};
use super::sheet::{Part, Sheet};
use crate::model::{Metadata, Placed};

/// Whether a line is a series and a number and nothing else: "Policy #1426", "Policy Notes 12".
pub fn is_number(text: &str) -> bool {
    let text = bare(text);
    if text.chars().count() > 60 {
        return false;
    }
    let Some((series, number)) = split_number(text) else { return false };
    // A sign says it of any name; without one, the series must be known.
    let signed = LABELS.number_signs.iter().find_map(|sign| {
        let head = series.to_lowercase();
        head.strip_suffix(sign.as_str()).map(|head| head.trim_end().len())
    });
    let name = signed.map_or(Some(series), |length| series.get(..length)).unwrap_or(series).trim_end();
    let is_series = LABELS.numbers.contains(&key(name));
    let looks_like_one = name.split_whitespace().count() <= 5 && names::is_name(name);
    !number.is_empty() && (is_series || signed.is_some() && looks_like_one)
}

/// Parts "Policy #1426A" before its number.
fn split_number(text: &str) -> Option<(&str, &str)> {
    let tail = text.rsplit([' ', '#', '\u{a0}', '°', 'º', '№']).next()?;
    let series = text[..text.len() - tail.len()].trim_end();
    let digits = tail.chars().filter(|c| c.is_numeric()).count();
    let fits = tail.chars().next().is_some_and(char::is_numeric)
        && digits <= 6
        && tail.chars().count() <= digits + 2;
    (fits && !series.is_empty()).then_some((series, tail))
}

/// Reads the number: the last line of its form near either end of the text.
pub fn number(sheet: &mut Sheet, metadata: &mut Metadata) {
    let free: Vec<usize> = sheet.free(0..sheet.len()).collect();
    let ends = free.iter().rev().take(6).chain(free.iter().take(12));
    let Some(line) = ends.copied().find(|line| is_number(sheet.text(*line))) else { return };
    if metadata.number.is_some() {
        return;
    }
    metadata.number = Some(sheet.placed(line, inline::plain(bare(sheet.text(line)))));
    sheet.take(line, Part::Metadata);
    sheet.say("number", "a series and a number on a line");
}

/// Where the note on the author stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// At the end, or there is none.
    Text,
    /// Before everything else: the page has lost its head.
    Note,
}

/// Reads the note on the author: the last paragraphs, or the first where the page puts it there.
pub fn note(
    sheet: &mut Sheet,
    metadata: &mut Metadata,
    authors: &mut Vec<Author>,
    end: usize,
    kind: Option<usize>,
) -> Opening {
    let body = paragraphs::gather(sheet, 0..end);
    let closing: Vec<&Paragraph> = body.iter().rev().take_while(|last| is_note(last, authors)).collect();
    let plain =
        body.last().filter(|last| closing.is_empty() && authors.is_empty() && is_plain_note(sheet, last));
    let closing: Vec<&Paragraph> = plain.into_iter().chain(closing).collect();
    let before_kind =
        |first: &Paragraph| kind.is_some_and(|kind| sheet.next_line(first.last() + 1) == Some(kind));
    let opening = body.first().filter(|first| {
        let is_lone = before_kind(first) && authors.is_empty() && subject(unmarked(&first.text)).is_some();
        closing.is_empty() && body.len() > 1 && (is_marked_note(first, authors) || is_lone)
    });
    let stands = if opening.is_some() { Opening::Note } else { Opening::Text };
    let notes: Vec<&Paragraph> = closing.into_iter().rev().chain(opening).collect();
    let (Some(first), Some(last)) = (notes.first(), notes.last()) else { return Opening::Text };
    // A text that is nothing but notes is a text.
    if notes.len() == body.len() {
        return Opening::Text;
    }
    let texts: Vec<&str> = notes.iter().map(|note| unmarked(&note.text)).collect();
    metadata.author_note =
        Some(Placed::new(markdown(&texts.join(" ")), sheet.place_of(first.first(), last.last())));
    if authors.is_empty() {
        let named = notes.iter().filter_map(|note| Some((note.first(), subject(unmarked(&note.text))?)));
        let linked = |name: &str| inline::Linked::plain(name);
        authors.extend(named.map(|(line, name)| Author::new(sheet, line, linked(name))));
    }
    for note in notes {
        sheet.take_all(&note.lines, Part::Bio);
    }
    sheet.say("author_note", if stands == Opening::Note { "the opening line" } else { "the closing line" });
    stands
}

/// A note names an author in its first words and says what he is.
fn is_note(paragraph: &Paragraph, authors: &[Author]) -> bool {
    let text = inline::plain(unmarked(&paragraph.text));
    let head: Vec<&str> = text.split_whitespace().take(12).collect();
    let says = head.iter().any(|word| LABELS.copulas.contains(word.trim_matches([',', ';']).to_lowercase().as_str()))
        // In some languages the verb comes last.
        || text.split_whitespace().next_back().is_some_and(|word| LABELS.copulas.contains(word.trim_end_matches('.')));
    let opens = head.iter().take(6).copied().collect::<Vec<_>>().join(" ").to_lowercase();
    let names_author = authors.iter().any(|author| opens.contains(&author.name.value.to_lowercase()));
    let is_short = text.chars().count() <= 700;
    is_short && says && names_author || is_marked_note(paragraph, authors)
}

/// A last paragraph that says what somebody is whom the text has not named.
fn is_plain_note(sheet: &Sheet, last: &Paragraph) -> bool {
    let text = inline::plain(unmarked(&last.text));
    let Some(name) = subject(&text) else { return false };
    let family = name.split_whitespace().next_back().unwrap_or_default();
    let mut words =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let is_named = (0..last.first()).any(|line| sheet.text(line).contains(family));
    text.chars().count() <= 400 && words.any(|word| LABELS.roles.contains(&word)) && !is_named
}

/// A note that an end mark or an asterisk shows to be one, whoever it names.
fn is_marked_note(paragraph: &Paragraph, authors: &[Author]) -> bool {
    let text = &paragraph.text;
    let shown = unmarked(text);
    let is_marked = shown.len() < text.trim().len();
    let named = subject(shown);
    let is_author = |name: &str| {
        authors.is_empty()
            || authors.iter().any(|author| author.name.value == name || name.ends_with(author.family_name()))
    };
    is_marked && named.is_some_and(is_author) && text.chars().count() <= 700
}

/// Whom a sentence is about that says what somebody is: "Ada Lind, a hydrologist, is …".
pub fn subject(text: &str) -> Option<&str> {
    let verb = text.match_indices(' ').take(14).find_map(|(at, _)| {
        let word = text[at + 1..].split_whitespace().next()?;
        // In Russian a dash stands for the verb.
        let is_verb = LABELS.copulas.contains(word.to_lowercase().as_str())
            || word == "—" && text.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c));
        is_verb.then_some(at)
    })?;
    let name = text[..verb].split(',').next()?.trim();
    names::is_full_name(name).then_some(name)
}

/// A text without the marks that close it, and without an asterisk before it.
pub fn unmarked(text: &str) -> &str {
    let is_mark = |c: char| LABELS.end_marks.contains(c) || c.is_whitespace();
    let text = text.trim_end_matches(is_mark).trim_start();
    let lone = text.starts_with('*') && text.matches('*').count() == 1;
    if lone { text[1..].trim_start() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_series_and_a_number() {
        for text in [
            "Policy #1426",
            "PolicyWatch 1234",
            "Policy Notes 12",
            "Briefing No. 7",
            "River Paper #3",
            "POLICY #12",
        ] {
            assert!(is_number(text), "{text}");
        }
        for text in ["Phase 2", "In 2008", "November 12", "Resolution 1803 passed in 2008", "Policy"] {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn a_sentence_about_somebody_names_him() {
        assert_eq!(subject("Ada Lind, a hydrologist, is a fellow at the Desk."), Some("Ada Lind"));
        assert_eq!(subject("The river is low."), None);
        assert_eq!(unmarked("* Ada Lind is a fellow. ❖"), "Ada Lind is a fellow.");
    }
}
