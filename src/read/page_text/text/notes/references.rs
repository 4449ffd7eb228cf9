//! What in a text may refer to a note.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::language::dates;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::sentences;

/// How a page prints the references to its notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// "[1]", or "(1)" glued to the stop before it.
    Bracketed,
    /// "(1)" behind a space, which a sentence also sets before what it counts up.
    Rounded,
    /// "(1)" glued to a word.
    Touching,
    /// "¹"
    Raised,
    /// "1" between two sentences, which the second may begin with.
    Apart,
    /// "1", glued to the word or the stop before it.
    Glued,
    /// "1", glued to a number and the stop of its sentence, "It cost 1,200.1", or to a long number
    /// and its comma, "Resolution 1803,1 which".
    Doubtful,
}

impl Shape {
    /// Whether a text has the shape for other things as well, and only a list of notes under its label shows that
    /// notes are meant.
    pub(super) fn needs_label(self) -> bool {
        matches!(self, Self::Rounded | Self::Touching | Self::Apart)
    }
}

/// Something in a text that may refer to a note.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) bytes: Range<usize>,
    pub(super) number: u64,
    pub(super) shape: Shape,
}

/// Everything in a text that may refer to a note, in one pass.
pub(super) fn references(text: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_digit).map(|offset| at + offset) {
        let is_raised = text[start..].starts_with(|c: char| !c.is_ascii_digit());
        let run = text[start..].find(|c: char| !is_digit(c) || c.is_ascii_digit() == is_raised);
        let end = run.map_or(text.len(), |run| start + run);
        at = end;
        if let Some(reference) = behind_year(text, start..end) {
            found.push(reference);
            continue;
        }
        let digits: String = text[start..end].chars().filter_map(ascii).collect();
        let (Ok(number), Some((shape, bytes))) = (digits.parse(), shape(text, start..end, is_raised)) else {
            continue;
        };
        let after = text[bytes.end..].chars().next();
        if after.is_none_or(|c| c.is_whitespace() || ".,;:!?)[\"'”’»–—،؛؟".contains(c)) {
            found.push(Reference { bytes, number, shape });
        }
    }
    without_items(text, found)
}

/// References without those round brackets that count up the parts of a sentence, or stand before a
/// paragraph.
fn without_items(text: &str, mut found: Vec<Reference>) -> Vec<Reference> {
    let is_rounded = |reference: &Reference| reference.shape == Shape::Rounded;
    if !found.iter().any(is_rounded) {
        return found;
    }
    let starts = sentences::starts(text);
    let sentence = |reference: &Reference| starts.partition_point(|start| *start <= reference.bytes.start);
    let mut rounded: BTreeMap<usize, usize> = BTreeMap::new();
    for reference in found.iter().filter(|reference| is_rounded(reference)) {
        *rounded.entry(sentence(reference)).or_default() += 1;
    }
    found.retain(|reference| {
        !is_rounded(reference)
            || rounded[&sentence(reference)] == 1 && !text[..reference.bytes.start].trim().is_empty()
    });
    found
}

/// "It was known in 20183 ;": a year with the number of a note glued to it, where the sentence stops.
fn behind_year(text: &str, run: Range<usize>) -> Option<Reference> {
    let (year, number) = text[run.clone()].split_at_checked(4)?;
    let is_year = year.starts_with("19") || year.starts_with("20");
    let rest = text[run.end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let stops = rest.is_empty() || rest.starts_with(['.', ';', ',', ':', ')', '»']);
    let is_one = is_year && (1..=2).contains(&number.len()) && !number.starts_with('0') && stops;
    let number = number.parse().ok().filter(|_| is_one)?;
    Some(Reference { bytes: run.start + 4..run.end, number, shape: Shape::Doubtful })
}

/// How a run of digits refers to a note, if it may, and all the bytes of the reference.
fn shape(text: &str, run: Range<usize>, is_raised: bool) -> Option<(Shape, Range<usize>)> {
    if is_raised {
        return Some((Shape::Raised, run));
    }
    let is_between = |open, close| text[..run.start].ends_with(open) && text[run.end..].starts_with(close);
    let open = text[..run.start].strip_suffix(['[', '(']).map_or(run.start, str::len);
    // A typist's space between a stop and the reference goes with it.
    let before = text[..open].strip_suffix(' ').filter(|before| before.ends_with(|c| STOPS.contains(c)));
    let brackets = before.map_or(open, str::len)..run.end + 1;
    if is_between('[', ']') {
        return Some((Shape::Bracketed, brackets));
    }
    if is_between('(', ')') {
        // What a sentence counts up stands apart from the stop before it, and "501(c)(3)" is a law.
        let is_glued = text[..open].ends_with(|c: char| c != ')' && STOPS.contains(c));
        let is_touching = text[..open].ends_with(char::is_alphabetic);
        let shape = match (is_glued, is_touching) {
            (true, _) => Shape::Bracketed,
            (false, true) => Shape::Touching,
            (false, false) => Shape::Rounded,
        };
        return Some((shape, brackets));
    }
    let mut after = text[run.end..].chars();
    let is_apart = after.next().is_none_or(char::is_whitespace);
    let closes = is_apart && after.next().is_none_or(char::is_uppercase);
    // "It fell. 1 It rose.": what was raised stands between the sentences in a copy.
    if let Some(above) = text[..run.start].strip_suffix(' ') {
        let last = above.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let is_whole = sentences::ends(above)
            && sentences::abbreviation(above).is_none()
            && !LABELS.number_signs.contains(&last);
        // "1 May was the last day."
        let next = text[run.end..].split_whitespace().next().unwrap_or_default();
        let is_day = dates::parse(&format!("1 {next} 2000")).is_some();
        let is_between = closes && run.len() <= 2 && is_whole && !is_day;
        return is_between.then_some((Shape::Apart, above.len()..run.end));
    }
    let mut before = text[..run.start].chars().rev();
    let previous = before.next()?;
    // "No.1" is a word and a stop, "3.5" a number: there the stop ends no sentence.
    let in_number = matches!(previous, '.' | ',') && before.next().is_some_and(|c| c.is_ascii_digit());
    let is_glued = previous.is_alphabetic() || STOPS.contains(previous);
    let counted = if previous == ',' && is_apart { long_number(&text[..run.start - 1]) } else { None };
    match (is_glued, in_number) {
        (true, true) if counted.is_some() || closes && previous == '.' => Some((Shape::Doubtful, run)),
        (true, false) => Some((Shape::Glued, run)),
        _ => None,
    }
}

/// The marks to which a reference is glued.
const STOPS: &str = ".,;:!?)\"'”’»";

/// The number of four digits with which a text ends. Those of fewer have decimals behind a comma too
/// often, and longer ones are parted into threes.
fn long_number(text: &str) -> Option<u16> {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &text[rest.len()..];
    let is_whole = digits.len() == 4 && !rest.ends_with(['.', ',', '\'', '’']);
    is_whole.then(|| digits.parse().ok()).flatten()
}

const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || RAISED.contains(c)
}

/// A digit, raised or not, as one that is not.
pub(super) fn ascii(c: char) -> Option<char> {
    if c.is_ascii_digit() {
        return Some(c);
    }
    ('0'..='9').zip(RAISED.chars()).find(|(_, raised)| *raised == c).map(|(digit, _)| digit)
}
