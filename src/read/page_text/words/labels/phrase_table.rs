//! Phrases of a table, found in a text in one pass over its words.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Deserializer};

use super::key;
use crate::assets::words::WordMap;

/// Phrases, by their first words.
pub(super) struct Phrases(WordMap<Vec<Cow<'static, str>>>);

impl<'de: 'static> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(list: D) -> Result<Self, D::Error> {
        Ok(Vec::<&'static str>::deserialize(list)?.into_iter().collect())
    }
}

impl FromIterator<&'static str> for Phrases {
    /// The phrases by the key that [`key`] makes of each.
    fn from_iter<I: IntoIterator<Item = &'static str>>(phrases: I) -> Self {
        Self(WordMap::gathered(phrases.into_iter().map(key).map(by_opening)))
    }
}

impl Phrases {
    /// Where phrases stand in a text as words of its own; the text is a key.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        words(text).flat_map(move |(at, word)| self.of(word, &text[at..]).map(move |length| at..at + length))
    }

    /// Whether a line opens with one of the phrases. A text may be long: what says it is at its head.
    pub(super) fn open(&self, line: &str) -> bool {
        let head = line.char_indices().nth(80).map_or(line, |(end, _)| &line[..end]);
        self.lengths(&key(head)).next().is_some()
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
    fn of(&self, first: &str, text: &str) -> impl Iterator<Item = usize> {
        let phrases = self.0.get(first).into_iter().flatten();
        phrases.filter(|phrase| opens(text, phrase)).map(|phrase| phrase.len())
    }
}

/// The words of a text, and where each of them begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
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

/// A phrase behind its first word, by which it is looked up.
pub fn by_opening(phrase: Cow<'static, str>) -> (Cow<'static, str>, Cow<'static, str>) {
    let first = match &phrase {
        Cow::Borrowed(phrase) => Cow::Borrowed(first_word(phrase)),
        Cow::Owned(phrase) => Cow::Owned(first_word(phrase).to_owned()),
    };
    (first, phrase)
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
        let phrases = Phrases::from_iter(["Photo by", "photo", "l'eau", "(c)"]);
        let found = |text: &str| phrases.places(text).map(|place| text[place].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("a photo by ada, photos of l'eau"), ["photo by", "photo", "l'eau"]);
        assert!(phrases.open("PHOTO: the gauge") && phrases.open("(c) 2008") && !phrases.open("Photos"));
        assert!(phrases.contain("Photo by:") && !phrases.contain("photo by Ada"));
        assert!(phrases.stand_in("The photo.") && !phrases.stand_in("Photography"));
    }
}
