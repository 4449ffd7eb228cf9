//! Phrases of a table, found in a text in one pass over its words.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Deserializer};

use super::key;
use crate::assets::words::WordGroups;

/// A line may be long: what it opens with stands in so many characters.
const HEAD: usize = 80;

/// The key of the head of a line.
pub(super) fn opening(line: &str) -> Cow<'_, str> {
    let end = (line.len() > HEAD).then(|| line.char_indices().nth(HEAD)).flatten();
    key(end.map_or(line, |(end, _)| &line[..end]))
}

/// Phrases, by their first words.
pub(super) struct Phrases(WordGroups<&'static str>);

impl<'de: 'static> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(list: D) -> Result<Self, D::Error> {
        Ok(Vec::<&'static str>::deserialize(list)?.into_iter().collect())
    }
}

impl FromIterator<&'static str> for Phrases {
    /// The phrases, each of them a key.
    fn from_iter<I: IntoIterator<Item = &'static str>>(phrases: I) -> Self {
        Self(phrases.into_iter().map(|phrase| (first_word(phrase), phrase)).collect())
    }
}

impl Phrases {
    /// Where phrases stand in a text as words of its own; the text is a key.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        words(text).flat_map(move |(at, word)| self.of(word, &text[at..]).map(move |length| at..at + length))
    }

    /// Whether a line opens with one of the phrases.
    pub(super) fn open(&self, line: &str) -> bool {
        self.begin(&opening(line))
    }

    /// The same, of the [`opening`] of a line that several tables are asked for.
    pub(super) fn begin(&self, opening: &str) -> bool {
        self.lengths(opening).next().is_some()
    }

    /// Whether one of the phrases stands anywhere in a text.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        self.places(&key(text)).next().is_some()
    }

    /// Whether a text is one of the phrases.
    pub(super) fn contain(&self, text: &str) -> bool {
        let text = key(text);
        self.lengths(&text).any(|length| length == text.len())
    }

    /// The lengths of the phrases that a text opens with, in bytes.
    fn lengths(&self, text: &str) -> impl Iterator<Item = usize> {
        self.of(first_word(text), text)
    }

    /// The same; the first word of the text is known.
    pub(super) fn of(&self, first: &str, text: &str) -> impl Iterator<Item = usize> {
        self.0.get(first).filter(|phrase| opens(text, phrase)).map(|phrase| phrase.len())
    }
}

/// The words of a text, and where each of them begins.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let word = first_word(&text[start..]);
        at = start + word.len();
        Some((start, word))
    })
}

fn opens(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The letters and digits at the head of a key; none where a sign stands first: "(c)".
pub fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_words_of_its_own() {
        let phrases = Phrases::from_iter(["photo by", "photo", "l'eau", "(c)"]);
        let found = |text: &str| phrases.places(text).map(|place| text[place].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("a photo by ada, photos of l'eau"), ["photo by", "photo", "l'eau"]);
        assert!(phrases.open("PHOTO: the gauge") && phrases.open("(c) 2008") && !phrases.open("Photos"));
        assert!(phrases.contain("Photo by:") && !phrases.contain("photo by Ada"));
        assert!(phrases.stand_in("The photo.") && !phrases.stand_in("Photography"));
    }
}
