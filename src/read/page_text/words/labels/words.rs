//! The lists of the table of labels as they are looked up.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use super::{key, small};
use crate::assets::words::{WordMap, WordSet};

/// Words that are compared by their keys.
pub(super) fn keys<'de: 'static, D: Deserializer<'de>>(list: D) -> Result<WordSet, D::Error> {
    Ok(Vec::<&'static str>::deserialize(list)?.into_iter().map(key).collect())
}

/// Words that are compared in lower case.
pub(super) fn lower<'de: 'static, D: Deserializer<'de>>(list: D) -> Result<WordSet, D::Error> {
    Ok(Vec::<&'static str>::deserialize(list)?.into_iter().map(small).collect())
}

/// What each word says, by its key.
pub(super) fn by_key<'de, D, T>(lists: D) -> Result<WordMap<T>, D::Error>
where
    'de: 'static,
    D: Deserializer<'de>,
    T: Deserialize<'de> + Ord + Clone,
{
    let lists = BTreeMap::<T, Vec<&'static str>>::deserialize(lists)?;
    let said =
        |(what, words): (T, Vec<&'static str>)| words.into_iter().map(move |word| (key(word), what.clone()));
    // Gathered first, so that the table is made in its size.
    let said: Vec<_> = lists.into_iter().flat_map(said).collect();
    Ok(said.into_iter().collect())
}

/// Signs, one after the other.
pub(super) fn signs<'de: 'static, D: Deserializer<'de>>(list: D) -> Result<String, D::Error> {
    Ok(Vec::<&'static str>::deserialize(list)?.concat())
}
