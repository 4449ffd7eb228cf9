//! Whether a paragraph looks like a heading.

use super::is_long;
use crate::read::page_text::words::forms::bullet;
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::names;
use crate::read::page_text::words::sentences::{self, Abbreviation};

/// Short, without the punctuation of a sentence but for a question mark, not in lower case.
pub fn looks_like_heading(text: &str) -> bool {
    if text.starts_with("![") {
        return false;
    }
    let text = text.trim_matches(['*', '_', ' ']);
    let asks = text.ends_with(['?', '؟']) && text.split_whitespace().count() > 1 && !is_spoken(text);
    let may_stop = sentences::abbreviation(text) == Some(Abbreviation::Perhaps);
    !is_long(text)
        && (asks || may_stop || !sentences::ends(text))
        && sentences::count(text) < 2
        && !tells_and_goes_on(text)
        && !text.ends_with([',', '،', '-', '–', '—'])
        && !text.starts_with(['-', '–', '—', '(', '>', '['])
        && bullet(text).is_none()
        && (!sentences::begins_small(text) || is_named(text))
        && (text.chars().any(char::is_alphabetic) || is_section_number(text))
        && !goes_on_from_above(text)
        && !is_venue(text)
}

/// "al-Khalifa Family Politics": whether a text opens with a name that has a small article, and each word is large.
fn is_named(text: &str) -> bool {
    let is_large = |word: &str| word.starts_with(char::is_uppercase);
    let mut words = text.split_whitespace();
    let first = words.next().and_then(|word| word.split_once('-')).is_some_and(|(_, name)| is_large(name));
    first && text.contains(' ') && words.all(is_large)
}

/// "Testimony before the River Committee"; what opens with the word, "Before the Next Lease", may be when something is.
fn is_venue(text: &str) -> bool {
    let opens = || text.split_whitespace().next().is_some_and(|word| LABELS.is_venue(&format!("{word} the")));
    LABELS.is_venue(text) && (!opens() || text.contains(',') || names::is_of_body(text))
}

/// "AL: Who set the price?": a question with the speaker's initials before it.
fn is_spoken(text: &str) -> bool {
    let speaker = text.split_once(": ").map(|(speaker, _)| speaker);
    speaker.is_some_and(|speaker| {
        (1..=4).contains(&speaker.chars().count()) && speaker.chars().all(|c| c.is_uppercase() || c == '.')
    })
}

/// A number that stands for a heading.
fn is_section_number(text: &str) -> bool {
    let digits = text.trim_end_matches('.');
    (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// "But why?" asks about what stands above it; "And Orsa?" names something else, and "And then?" what comes next.
fn goes_on_from_above(text: &str) -> bool {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let opens = LABELS.conjunctions.contains(&first.trim_end_matches(',').to_lowercase());
    let is_next = LABELS.nexts.contains(&key(rest.trim_end_matches(['?', '؟'])));
    let is_short = rest.split_whitespace().count() < 4 && !rest.contains(char::is_uppercase) && !is_next;
    text.ends_with(['?', '؟']) && opens && is_short
}

/// Whether a text has a whole sentence and the beginning of another: "Nobody asked why the river had fallen. The
/// towns on". A heading may have a stop, behind a word or two, or with the capitals of a title behind it. Where no
/// letter is small, the last word shows that the second sentence goes on.
pub fn tells_and_goes_on(text: &str) -> bool {
    let parted = sentences::starts(text).get(1).map(|start| text.split_at(*start));
    let is_small = |word: &str| word.starts_with(char::is_lowercase) && !LABELS.is_body_word(word);
    let goes_on = |rest: &str| rest.split_whitespace().any(is_small) || sentences::asks_for_more(rest);
    parted.is_some_and(|(first, rest)| {
        let first = first.trim_end();
        first.ends_with(['.', '۔', '।'])
            && first.split_whitespace().count() >= SENTENCE
            && !sentences::ends(text)
            && goes_on(rest)
    })
}

/// A whole sentence has as many words.
const SENTENCE: usize = 6;
