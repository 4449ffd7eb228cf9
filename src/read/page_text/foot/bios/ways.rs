//! Lines among the bios that lead to what else there is: "More from Ada Lind", "More from Orsa Watch".

use super::{Author, same};
use crate::read::page_text::words::ways;

/// Whether a line leads to what else one of the authors wrote: it ends with a name, whole, and has nothing else.
pub(super) fn lead_to_author(line: &str, authors: &[Author]) -> bool {
    ways::led_to(line).is_some_and(|name| authors.iter().any(|author| same(&author.name.value, name)))
}

/// Whether a line leads to what else a house has: one that is known, or a few words in capitals.
pub(super) fn lead_to_house(line: &str) -> bool {
    let is_titled = |house: &str| {
        let words: Vec<&str> = house.split_whitespace().collect();
        line.contains(" from ")
            && (1..=LONGEST_HOUSE).contains(&words.len())
            && words.iter().all(|word| word.starts_with(char::is_uppercase))
    };
    ways::lead_to_house(line) || ways::led_to(line).is_some_and(is_titled)
}

/// No house that nobody knows has more words.
const LONGEST_HOUSE: usize = 3;
