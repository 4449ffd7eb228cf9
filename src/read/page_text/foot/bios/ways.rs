//! Lines among the bios that lead to what else there is: "More from Ada Lind", "More from the River Desk".

use super::{Author, same};
use crate::read::frame::words;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::names;

/// Whether a line leads to what else one of the authors wrote: it ends with a name, whole, and has nothing else.
pub(super) fn lead_to_author(line: &str, authors: &[Author]) -> bool {
    led_to(line).is_some_and(|name| authors.iter().any(|author| same(&author.name.value, name)))
}

/// Whether a line leads to what else a house has. "Más de veinte años" begins as such a line does in another
/// language, and tells of somebody.
pub(super) fn lead_to_house(line: &str) -> bool {
    let is_titled = |house: &str| {
        let words: Vec<&str> = house.split_whitespace().collect();
        line.contains(" from ")
            && (1..=LONGEST_HOUSE).contains(&words.len())
            && words.iter().all(|word| word.starts_with(char::is_uppercase))
    };
    led_to(line).is_some_and(|house| {
        let house = house.strip_prefix("the ").unwrap_or(house);
        LABELS.is_house(house) || names::is_body(house) || is_titled(house)
    })
}

/// No house that nobody knows has more words.
const LONGEST_HOUSE: usize = 3;

/// What a line has behind the words with which those begin that lead to something.
fn led_to(line: &str) -> Option<&str> {
    let mut spaces = line.match_indices(' ').map(|(at, _)| at).take(LONGEST_OPENING);
    let end = spaces.find(|at| words().may_be_way_out(&format!("{} x", &line[..*at])))?;
    Some(line[end..].trim())
}

/// No such words are more.
const LONGEST_OPENING: usize = 4;
