//! How names are sorted.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::assets;
use crate::model::ContributorKind;

/// The words of a name that are no name of their own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameWords {
    /// They belong to the family name that follows: de, van, bin.
    particles: Vec<String>,
    /// They follow a family name: Jr., III.
    suffixes: Vec<String>,
}

static WORDS: LazyLock<NameWords> =
    LazyLock::new(|| serde_saphyr::from_str(assets::NAMES).expect("a test reads the table of name words"));

/// The form under which a name is sorted: "Reader, A.".
///
/// The last word goes first in Latin names of two or three words, its particles before it; bodies
/// and names in other scripts are sorted as written.
pub fn sort_form(name: &str, kind: ContributorKind) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let is_latin =
        name.chars().all(|c| !c.is_alphabetic() || c < '\u{0250}' || ('\u{1E00}'..'\u{1F00}').contains(&c));
    if kind == ContributorKind::Body || !is_latin || name.contains(',') {
        return words.join(" ");
    }
    let suffix = words.pop_if(|last| is_one_of(&WORDS.suffixes, last));
    let particles = words.iter().filter(|word| is_one_of(&WORDS.particles, word)).count();
    if !(2..=3).contains(&(words.len() - particles)) {
        words.extend(suffix);
        return words.join(" ");
    }
    let mut family = words.len() - 1;
    while family > 1 && is_one_of(&WORDS.particles, words[family - 1]) {
        family -= 1;
    }
    let mut sorted = format!("{}, {}", words[family..].join(" "), words[..family].join(" "));
    if let Some(suffix) = suffix {
        sorted.push_str(", ");
        sorted.push_str(suffix);
    }
    sorted
}

fn is_one_of(known: &[String], word: &str) -> bool {
    let word = word.trim_end_matches([',', '.']).to_lowercase();
    known.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_sorted_by_the_family_name() {
        for (name, sorted) in [
            ("A. Reader", "Reader, A."),
            ("Mary Ann Evans", "Evans, Mary Ann"),
            ("Charles de Gaulle", "de Gaulle, Charles"),
            ("Anna van der Berg", "van der Berg, Anna"),
            ("Usama bin Zayd", "bin Zayd, Usama"),
            ("Martin King Jr.", "King, Martin, Jr."),
            ("Plato", "Plato"),
            ("One Two Three Four", "One Two Three Four"),
            ("مریم میرزاخانی", "مریم میرزاخانی"),
            ("Łukasz Żak", "Żak, Łukasz"),
        ] {
            assert_eq!(sort_form(name, ContributorKind::Person), sorted);
        }
    }

    #[test]
    fn a_body_is_sorted_as_written() {
        assert_eq!(sort_form("Nuclear Desk", ContributorKind::Body), "Nuclear Desk");
    }
}
