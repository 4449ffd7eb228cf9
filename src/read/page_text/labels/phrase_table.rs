//! Phrases of a table, found in a text in one pass over its words.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use super::key;

/// Phrases, by their first words.
#[derive(Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Phrases(BTreeMap<String, Vec<String>>);

impl From<Vec<String>> for Phrases {
    /// The phrases by the key that [`key`] makes of each.
    fn from(phrases: Vec<String>) -> Self {
        let mut by_word: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for phrase in phrases.iter().map(|phrase| key(phrase)) {
            by_word.entry(first_word(&phrase).to_owned()).or_default().push(phrase);
        }
        Self(by_word)
    }
}

impl Phrases {
    /// Where phrases stand in a text as words of its own; the text is a key.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let mut is_inside = false;
        let starts = text.char_indices().filter_map(move |(at, c)| {
            let was_inside = std::mem::replace(&mut is_inside, c.is_alphanumeric());
            (is_inside && !was_inside).then_some(at)
        });
        starts.flat_map(|at| self.lengths(&text[at..]).map(move |length| at..at + length))
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
        let phrases = self.0.get(first_word(text)).into_iter().flatten();
        phrases.map(String::as_str).filter(|phrase| opens(text, phrase)).map(str::len)
    }
}

fn opens(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The letters and digits at the head of a key; none where a sign stands first: "(c)".
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_words_of_its_own() {
        let phrases = Phrases::from(["Photo by", "photo", "l'eau", "(c)"].map(str::to_owned).to_vec());
        let found = |text: &str| phrases.places(text).map(|place| text[place].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("a photo by ada, photos of l'eau"), ["photo by", "photo", "l'eau"]);
        assert!(phrases.open("PHOTO: the gauge") && phrases.open("(c) 2008") && !phrases.open("Photos"));
        assert!(phrases.contain("Photo by:") && !phrases.contain("photo by Ada"));
        assert!(phrases.stand_in("The photo.") && !phrases.stand_in("Photography"));
    }
}
