//! Where sentences end: closing punctuation, and the abbreviations that look like it.

use super::labels::{LABELS, key};

/// What may follow the stop of a sentence: quotes, brackets, a note's digits, an end mark.
fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '«' | '“' | ')' | ']' | '*' | '_')
        || LABELS.end_marks.contains(c)
}

/// Whether a text ends as a sentence does.
pub fn ends(text: &str) -> bool {
    // Most words end in a letter, and are asked first of all.
    if text.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let text = text.trim_end_matches(|c: char| is_closer(c) || c.is_whitespace());
    let noted = text.trim_end_matches(|c: char| c.is_numeric());
    // "…policy.12", "…policy.[^12]": the digits are a note's; "in 2008": they are the sentence's.
    let noted = noted.trim_end_matches(['^', '[']);
    let is_noted = noted.len() < text.len() && noted.trim_end_matches(is_closer).ends_with(STOPS);
    let text = if is_noted { noted } else { text };
    text.trim_end_matches(is_closer).ends_with(STOPS) && abbreviation(text) != Some(Abbreviation::Never)
}

const STOPS: [char; 11] = ['.', '!', '?', '…', ':', ';', '؟', '۔', '؛', '।', '。'];

/// Whether a stop after an abbreviation may end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    /// It never does: "Dr."
    Never,
    /// It may: "U.S."
    Perhaps,
}

/// The abbreviation that a text ends in, if it does.
pub fn abbreviation(text: &str) -> Option<Abbreviation> {
    let word = text.strip_suffix('.')?.rsplit(|c: char| c.is_whitespace() || c == '(').next()?;
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_initial = word.chars().count() == 1 && text.chars().rev().nth(1).is_some_and(char::is_uppercase);
    if LABELS.titles.contains(&word) || is_initial {
        Some(Abbreviation::Never)
    } else if LABELS.abbreviations.contains(&word) {
        Some(Abbreviation::Perhaps)
    } else {
        None
    }
}

/// Whether the last word of a text can end neither a sentence nor a heading: an article, a preposition, a word for
/// "and".
pub fn asks_for_more(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    LABELS.is_body_word(last) || LABELS.unended.contains(&key(last))
}

/// The number of sentences in a text, roughly.
pub fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| closes(word)).count().max(1)
}

/// Whether a word is the last of a sentence.
fn closes(word: &str) -> bool {
    // Most words end with a letter, and no sentence does.
    let can_end = word.bytes().next_back().is_some_and(|b| !b.is_ascii_alphabetic());
    can_end && ends(word) && abbreviation(word).is_none() && !word.ends_with([':', ';'])
}

/// The sentences of a text, each with its stop.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut starts = begins(text).peekable();
    std::iter::from_fn(move || {
        let start = starts.next()?;
        let end = starts.peek().copied().unwrap_or(text.len());
        Some(text[start..end].trim())
    })
}

/// Where the sentences of a text begin.
pub fn starts(text: &str) -> Vec<usize> {
    begins(text).collect()
}

/// The same, each only when it is asked for.
fn begins(text: &str) -> impl Iterator<Item = usize> {
    let mut word = 0;
    let next = memchr::memchr_iter(b' ', text.as_bytes()).filter_map(move |at| {
        let last = &text[std::mem::replace(&mut word, at + 1)..at];
        closes(last).then_some(at + 1)
    });
    std::iter::once(0).chain(next)
}

/// Whether a text begins in lower case, as the second half of a sentence does.
pub fn begins_small(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// Whether a line is running text, not a label, a title, an entry or a name.
pub fn is_prose(text: &str) -> bool {
    let length = text.chars().count();
    // A title may be a question.
    let asks = || text.ends_with(['?', '؟']) && count(text) == 1;
    length >= 140 || length >= 60 && ends(text) && !text.ends_with(')') && !asks()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_told_from_an_abbreviation() {
        for text in [
            "It ended.",
            "Did it?",
            "He said, \"no.\"",
            "as noted.12",
            "as noted.[^12]",
            "the end.) ❖",
            "so it goes…",
            "پایان یافت.",
            "چرا؟",
        ] {
            assert!(ends(text), "{text}");
        }
        for text in ["in 2008", "said Dr.", "a profound", "Mr. J.", "see (above)"] {
            assert!(!ends(text), "{text}");
        }
        assert_eq!(abbreviation("of the U.S."), Some(Abbreviation::Perhaps));
        assert_eq!(
            split("Mr. Roe of the U.S. spoke. Nobody came: why? Ask").collect::<Vec<_>>(),
            ["Mr. Roe of the U.S. spoke.", "Nobody came: why?", "Ask"]
        );
        assert_eq!(count("Mr. Roe of the U.S. spoke. Nobody came."), 2);
    }
}
