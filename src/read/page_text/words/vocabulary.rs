//! The words of which labels, dates and the frames of sites are made.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::assets;

/// The tables whose words they are.
pub const TABLES: [&str; 4] = [assets::LABELS, assets::PAGE_WORDS, assets::AUTHORS, assets::MONTHS];

/// The words, small, for whoever asks for many of them.
pub static VOCABULARY: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| TABLES.iter().flat_map(|table| words(table)).collect());

/// The words of a text: what stands between signs and figures.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}
