//! Lines that lead to what else somebody wrote, or a house has: "More from Ada Lind", "More from the River Desk".

use super::labels::LABELS;
use super::names;
use crate::read::frame::words;

/// What a line has behind the words with which those begin that lead to something, without its article.
pub fn led_to(line: &str) -> Option<&str> {
    let mut spaces = line.match_indices(' ').map(|(at, _)| at).take(LONGEST_OPENING);
    let end = spaces.find(|at| words().may_be_way_out(&format!("{} x", &line[..*at])))?;
    let named = line[end..].trim();
    Some(named.strip_prefix("the ").unwrap_or(named))
}

/// No such words are more.
const LONGEST_OPENING: usize = 4;

/// Whether a line leads to what else a house has. "Más de veinte años" begins as such a line does in another
/// language, and tells of somebody.
pub fn lead_to_house(line: &str) -> bool {
    led_to(line).is_some_and(|house| LABELS.is_house(house) || names::is_body(house))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_is_known_by_its_words_with_or_without_its_article() {
        assert!(lead_to_house("More from the River Desk"));
        assert!(lead_to_house("More Work from River Institute"));
        assert!(!lead_to_house("More from Ada Lind"));
        assert!(!lead_to_house("Más de veinte años"));
        assert_eq!(led_to("More from Ada Lind"), Some("Ada Lind"));
    }
}
