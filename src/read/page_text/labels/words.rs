//! The lists of the table of labels as they are looked up.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};

use super::key;

/// Words that are compared by their keys.
pub(super) fn keys<'de, D: Deserializer<'de>>(list: D) -> Result<BTreeSet<String>, D::Error> {
    Ok(Vec::<String>::deserialize(list)?.iter().map(|word| key(word)).collect())
}

/// Words that are compared in lower case.
pub(super) fn lower<'de, D: Deserializer<'de>>(list: D) -> Result<BTreeSet<String>, D::Error> {
    Ok(Vec::<String>::deserialize(list)?.iter().map(|word| word.to_lowercase()).collect())
}

/// What each word says, by its key.
pub(super) fn by_key<'de, D, T>(lists: D) -> Result<BTreeMap<String, T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Ord + Clone,
{
    let said = |(what, words): (T, Vec<String>)| {
        words.into_iter().map(move |word| (key(&word), what.clone())).collect::<Vec<_>>()
    };
    Ok(BTreeMap::deserialize(lists)?.into_iter().flat_map(said).collect())
}

/// Signs, one after the other.
pub(super) fn signs<'de, D: Deserializer<'de>>(list: D) -> Result<String, D::Error> {
    Ok(Vec::<String>::deserialize(list)?.concat())
}
