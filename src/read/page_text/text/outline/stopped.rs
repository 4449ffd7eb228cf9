//! Headings that end with a full stop, as some houses set them: "Three Kinds of Silence."

use std::collections::BTreeSet;

use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::{forms, names, sentences};

/// No such heading has more words.
const LONGEST: usize = 9;

/// So many bytes has what needs no capital in a heading, whatever word it is: "to", "at".
const SMALL: usize = 2;

/// Which of the paragraphs are such headings: each stands alone between two paragraphs, with the capitals of a
/// title, and no text has only one of them.
pub(super) fn headings(sheet: &Sheet, paragraphs: &[Paragraph]) -> BTreeSet<usize> {
    let with =
        |capitals| (0..paragraphs.len()).filter(move |at| is_heading(sheet, paragraphs, *at, capitals));
    // Beside two of them a word with its article is one as well: "The Ferry."
    if with(SURELY).nth(1).is_some() { with(1).collect() } else { BTreeSet::new() }
}

/// As many words of such a heading, but for the small ones, have capitals.
const SURELY: usize = 2;

fn is_heading(sheet: &Sheet, paragraphs: &[Paragraph], at: usize, capitals: usize) -> bool {
    let Paragraph { lines, text } = &paragraphs[at];
    let [line] = lines[..] else { return false };
    let is_alone = line.checked_sub(1).is_none_or(|above| sheet.is_blank(above)) && sheet.is_blank(line + 1);
    is_alone
        && is_titled(text, capitals)
        && at.checked_sub(1).is_none_or(|above| sentences::ends(&paragraphs[above].text))
        && paragraphs
            .get(at + 1)
            .is_some_and(|below| super::is_full(&below.text) && !is_titled(&below.text, 1))
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
