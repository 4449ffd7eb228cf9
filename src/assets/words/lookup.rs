//! Words of a table as they are looked up: every line of a page is asked for in many tables.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Deserializer};

/// Words of which each is as good as the others.
#[derive(Debug, Default)]
pub struct WordSet(HashSet<&'static str, FxBuildHasher>);

impl WordSet {
    /// Whether a word is one of these.
    pub fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// The words, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }
}

impl FromIterator<&'static str> for WordSet {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        Self(words.into_iter().collect())
    }
}

impl Extend<&'static str> for WordSet {
    fn extend<I: IntoIterator<Item = &'static str>>(&mut self, words: I) {
        self.0.extend(words);
    }
}

impl<'de: 'static> Deserialize<'de> for WordSet {
    fn deserialize<D: Deserializer<'de>>(list: D) -> Result<Self, D::Error> {
        Ok(Vec::<&'static str>::deserialize(list)?.into_iter().collect())
    }
}

/// What each word of a table says.
#[derive(Debug)]
pub struct WordMap<T>(HashMap<&'static str, T, FxBuildHasher>);

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

impl<T> FromIterator<(&'static str, T)> for WordMap<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(words: I) -> Self {
        Self(words.into_iter().collect())
    }
}

/// The words of lists, each of which says what the name of its list says.
impl<'de: 'static, T: Deserialize<'de> + Ord + Copy> Deserialize<'de> for WordMap<T> {
    fn deserialize<D: Deserializer<'de>>(lists: D) -> Result<Self, D::Error> {
        let lists = BTreeMap::<T, Vec<&'static str>>::deserialize(lists)?;
        let mut said = HashMap::default();
        said.reserve(lists.values().map(Vec::len).sum());
        said.extend(
            lists.into_iter().flat_map(|(what, words)| words.into_iter().map(move |word| (word, what))),
        );
        Ok(Self(said))
    }
}

/// What each word of a table says, where one may say several things.
#[derive(Debug)]
pub struct WordGroups<T>(HashMap<&'static str, (T, Vec<T>), FxBuildHasher>);

impl<T> WordGroups<T> {
    /// What a word says, in the order of the table.
    pub fn get(&self, word: &str) -> impl Iterator<Item = &T> {
        self.0.get(word).into_iter().flat_map(|(first, others)| [first].into_iter().chain(others))
    }
}

impl<T> FromIterator<(&'static str, T)> for WordGroups<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(words: I) -> Self {
        // Gathered first, so that the table is made in its size.
        let words: Vec<_> = words.into_iter().collect();
        let mut groups = HashMap::<_, (T, Vec<T>), _>::with_capacity_and_hasher(words.len(), FxBuildHasher);
        for (word, said) in words {
            match groups.entry(word) {
                // Most words say one thing, and have no list.
                Entry::Vacant(entry) => {
                    entry.insert((said, Vec::new()));
                }
                Entry::Occupied(mut entry) => entry.get_mut().1.push(said),
            }
        }
        Self(groups)
    }
}
