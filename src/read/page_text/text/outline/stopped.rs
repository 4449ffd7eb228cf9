//! Headings that end with a full stop, as some houses set them: "Three Kinds of Silence."

use std::collections::BTreeSet;

use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::words::labels::{LABELS, small};
use crate::read::page_text::words::{forms, names, roles, sentences};
use crate::read::tongue;

/// No such heading has more words.
const LONGEST: usize = 9;

/// So many letters has what needs no capital in a heading, whatever word it is: "to", "at".
const SMALL: usize = 2;

/// No text has fewer of them.
const FEWEST: usize = 3;

/// Which of the paragraphs are such headings: each stands alone between two paragraphs, with the capitals of a
/// title. The headings of a text have one form, so that it has several of them, none without a stop, and nothing that
/// stands as they do is a sentence, a credit or somebody's rank. In German every noun has a capital.
pub(super) fn headings(sheet: &Sheet, paragraphs: &[Paragraph]) -> BTreeSet<usize> {
    let with = |capitals| {
        (0..paragraphs.len())
            .filter(|at| is_heading(sheet, paragraphs, *at, capitals))
            .collect::<BTreeSet<usize>>()
    };
    if with(SURELY).len() < FEWEST {
        return BTreeSet::new();
    }
    // Beside them a word with its article is one as well: "The Ferry."
    let found = with(1);
    let has_other = || (0..paragraphs.len()).any(|at| is_heading_without_stop(sheet, paragraphs, at));
    let prose = || sheet.prose().iter().map(|line| sheet.text(*line));
    let is_german = || tongue::of(prose()).is_some_and(|language| language.to_string() == "de");
    if found.iter().any(|at| says_something(&paragraphs[*at].text)) || has_other() || is_german() {
        return BTreeSet::new();
    }
    found
}

/// As many words of such a heading, but for the small ones, have capitals.
const SURELY: usize = 2;

/// Whether a text names a house, somebody's rank or who made something, or has the verb of a sentence.
fn says_something(text: &str) -> bool {
    let title = text.trim_end_matches('.');
    let words: Vec<&str> = title.split_whitespace().collect();
    let is_verb = |word: &&str| LABELS.being.contains(&small(word));
    let is_credit = |at: usize| LABELS.origins.contains(words[at]) && is_person(&words[at + 1..].join(" "));
    roles::says_role(title)
        || LABELS.is_house(title)
        || words.iter().any(is_verb)
        || (0..words.len()).any(is_credit)
}

fn is_person(text: &str) -> bool {
    names::is_full_name(text) && !text.split(' ').any(|word| LABELS.is_body_word(word))
}

/// Whether a paragraph stands as such headings do and has no stop.
fn is_heading_without_stop(sheet: &Sheet, paragraphs: &[Paragraph], at: usize) -> bool {
    is_between(sheet, paragraphs, at)
        && paragraphs::looks_like_heading(&paragraphs[at].text)
        && !sentences::ends(&paragraphs[at].text)
}

fn is_heading(sheet: &Sheet, paragraphs: &[Paragraph], at: usize, capitals: usize) -> bool {
    is_titled(&paragraphs[at].text, capitals)
        && is_between(sheet, paragraphs, at)
        && !is_titled(&paragraphs[at + 1].text, 1)
}

/// Whether a paragraph is one line that stands apart, below what ends a sentence and above a full paragraph.
fn is_between(sheet: &Sheet, paragraphs: &[Paragraph], at: usize) -> bool {
    let [line] = paragraphs[at].lines[..] else { return false };
    let is_alone = line.checked_sub(1).is_none_or(|above| sheet.is_blank(above)) && sheet.is_blank(line + 1);
    is_alone
        && at.checked_sub(1).is_none_or(|above| sentences::ends(&paragraphs[above].text))
        && paragraphs.get(at + 1).is_some_and(|below| super::is_full(&below.text))
}

/// Whether a text has so many capitals of a title, at the least, and the stop of a sentence.
fn is_titled(text: &str, capitals: usize) -> bool {
    let Some(title) = text.strip_suffix('.').filter(|title| title.ends_with(char::is_alphabetic)) else {
        return false;
    };
    let words: Vec<&str> = title.split_whitespace().take(LONGEST + 1).collect();
    let has_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let is_small =
        |word: &str| word.len() <= SMALL || LABELS.is_body_word(word) || LABELS.origins.contains(word);
    (2..=LONGEST).contains(&words.len())
        && words.iter().all(|word| has_capital(word) || is_small(word))
        && words.iter().filter(|word| has_capital(word) && !is_small(word)).count() >= capitals
        && paragraphs::looks_like_heading(title)
        && sentences::abbreviation(text).is_none()
        && (words.iter().any(|word| is_small(word)) || !names::is_full_name(title))
        && !forms::is_item(text)
}
