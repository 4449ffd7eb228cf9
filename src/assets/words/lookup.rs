//! Words of a table as they are looked up: every line of a page is asked for in many tables.

use std::borrow::Cow;

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Deserializer};

/// Words, in the order of their table.
#[derive(Debug, Default)]
pub struct WordSet(IndexSet<Cow<'static, str>, FxBuildHasher>);

impl WordSet {
    /// Whether a word is one of these.
    pub fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &Cow<'static, str>> {
        self.0.iter()
    }
}

impl FromIterator<Cow<'static, str>> for WordSet {
    fn from_iter<I: IntoIterator<Item = Cow<'static, str>>>(words: I) -> Self {
        Self(words.into_iter().collect())
    }
}

impl Extend<Cow<'static, str>> for WordSet {
    fn extend<I: IntoIterator<Item = Cow<'static, str>>>(&mut self, words: I) {
        self.0.extend(words);
    }
}

impl<'de: 'static> Deserialize<'de> for WordSet {
    fn deserialize<D: Deserializer<'de>>(list: D) -> Result<Self, D::Error> {
        Ok(Vec::<&'static str>::deserialize(list)?.into_iter().map(Cow::Borrowed).collect())
    }
}

/// What each word of a table says.
#[derive(Debug)]
pub struct WordMap<T>(IndexMap<Cow<'static, str>, T, FxBuildHasher>);

impl<T> WordMap<T> {
    /// What a word says, if it is one of these.
    pub fn get(&self, word: &str) -> Option<&T> {
        self.0.get(word)
    }

    /// Whether a word is one of these.
    pub fn contains(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }
}

impl<T> WordMap<Vec<T>> {
    /// Gathers what each word says, in order.
    pub fn gathered(said: impl IntoIterator<Item = (Cow<'static, str>, T)>) -> Self {
        let mut words = IndexMap::<_, Vec<T>, _>::default();
        for (word, said) in said {
            words.entry(word).or_default().push(said);
        }
        Self(words)
    }
}

impl<T> FromIterator<(Cow<'static, str>, T)> for WordMap<T> {
    fn from_iter<I: IntoIterator<Item = (Cow<'static, str>, T)>>(words: I) -> Self {
        Self(words.into_iter().collect())
    }
}
