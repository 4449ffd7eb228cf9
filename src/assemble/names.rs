//! How names are sorted.

use crate::model::ContributorKind;
use crate::model::name_words::{is_given, is_name_of_body, is_particle, is_rank, is_suffix, without_ranks};

/// The most letters of a family name that may as well be another word.
const SHORT_NAME: usize = 3;

/// The form under which a name is sorted: "Reader, A.".
///
/// The last word goes first in Latin names of two or three words, its particles before it; bodies
/// and names in other scripts are sorted as written. Ranks are no part of it, degrees are.
pub fn sort_form(name: &str, kind: ContributorKind) -> String {
    if kind == ContributorKind::Body {
        return folded(name);
    }
    // "Ada Lind, PhD" is nobody called "PhD Ada Lind".
    if let Some((bare, after)) = name.split_once(", ") {
        let after = || after.split([',', ' ']).filter(|word| !word.is_empty());
        if after().all(|word| is_suffix(word) || is_rank(word)) {
            let kept = after().filter(|word| !is_rank(word)).map(|word| format!(", {word}"));
            return sort_form(bare, kind) + &kept.collect::<String>();
        }
    }
    let is_latin =
        name.chars().all(|c| !c.is_alphabetic() || c < '\u{0250}' || ('\u{1E00}'..'\u{1F00}').contains(&c));
    if !is_latin || name.contains(',') {
        return folded(name);
    }
    let mut words: Vec<&str> = without_ranks(name).split_whitespace().collect();
    let suffix = words.pop_if(|last| is_suffix(last));
    let given = usize::from(words.first().is_some_and(|first| is_given(first)));
    let particles = words[given..].iter().filter(|word| is_particle(word)).count();
    if !(2..=3).contains(&(words.len() - particles)) {
        words.extend(suffix);
        return words.join(" ");
    }
    let mut family = words.len() - 1;
    while family > 1 && is_particle(words[family - 1]) {
        family -= 1;
    }
    let mut sorted = format!("{}, {}", words[family..].join(" "), words[..family].join(" "));
    if let Some(suffix) = suffix {
        sorted.push_str(", ");
        sorted.push_str(suffix);
    }
    sorted
}

/// Whether a name of unknown kind is a person's or a body's, as its words suggest.
pub fn likely_kind(name: &str) -> ContributorKind {
    if is_name_of_body(name) { ContributorKind::Body } else { ContributorKind::Person }
}

/// The word by which a text would name somebody after his first mention: his family name.
fn family_name(name: &str) -> String {
    let sorted = sort_form(name, likely_kind(name));
    sorted.split(", ").next().unwrap_or_default().to_owned()
}

/// Whether a text names somebody, in whole words: by his family name, or, where that is as short as
/// "May" and "Li", by his whole name.
pub fn is_named(name: &str, text: &str) -> bool {
    let family = family_name(name);
    let named = if family.chars().count() > SHORT_NAME { family.as_str() } else { name.trim() };
    // Chinese and Japanese put nothing between words.
    let goes_on = |c: char| c.is_alphanumeric() && c < '\u{2E80}';
    !named.is_empty()
        && text
            .match_indices(named)
            .any(|(at, _)| !text[..at].ends_with(goes_on) && !text[at + named.len()..].starts_with(goes_on))
}

fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
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
            ("Ada Lind PhD", "Lind, Ada, PhD"),
            ("Ada Lind, PhD", "Lind, Ada, PhD"),
            ("Lind, Ada", "Lind, Ada"),
            ("RADM (Ret.) Ben Roe", "Roe, Ben"),
            ("Lt. Gen. Ada van Lind, PhD", "van Lind, Ada, PhD"),
            ("Ben Roe, RADM (Ret.)", "Roe, Ben"),
            ("Gen. Ben Roe (Ret.)", "Roe, Ben"),
            ("Ben Roe", "Roe, Ben"),
            ("Dr. Lind", "Lind"),
            ("Major Lind", "Lind, Major"),
            ("Ben Major", "Major, Ben"),
            ("John E. Smith", "Smith, John E."),
            ("Omar Abu Zayd", "Abu Zayd, Omar"),
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
        assert_eq!(likely_kind("International Crisis Group"), ContributorKind::Body);
        assert_eq!(likely_kind("Ada Lind"), ContributorKind::Person);
    }

    #[test]
    fn a_word_that_is_a_family_name_too_makes_a_body_beside_a_second_sign_alone() {
        for name in [
            "Karen Elliott House",
            "Eyal Press",
            "F. Press",
            "Deborah Bank",
            "John Fund",
            "A. Board",
            "Karen House III",
            "Karl de Bank",
        ] {
            assert_eq!(likely_kind(name), ContributorKind::Person, "{name}");
        }
        for name in [
            "The World Bank",
            "World Bank",
            "Bank of Orsa",
            "House for Water",
            "Editorial Board",
            "Kestrel University Press",
            "Press Board",
            "Chatham House",
            "International Monetary Fund",
        ] {
            assert_eq!(likely_kind(name), ContributorKind::Body, "{name}");
        }
    }

    #[test]
    fn a_text_names_somebody_by_whole_words() {
        for (name, text) in [
            ("Ada Lind", "Lind is a fellow."),
            ("Anna van der Berg", "Ms. van der Berg's third report."),
            ("Wei Li", "By Wei Li, a fellow."),
            ("River Institute", "The River Institute counts boats."),
            ("王伟", "王伟是研究员"),
        ] {
            assert!(is_named(name, text), "{name}: {text}");
        }
        for (name, text) in [
            ("Ada Lind", "The Lindbergh papers."),
            ("Wei Li", "This paper was first given in Lisbon."),
            ("Wei Li", "Li wrote a letter."),
            ("John May", "First printed in May 2007."),
            ("", "Nobody."),
        ] {
            assert!(!is_named(name, text), "{name}: {text}");
        }
    }
}
