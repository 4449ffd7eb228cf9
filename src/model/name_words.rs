//! The words of a person's name that are no name of their own: `assets/words/names.txt`, read once.
//!
//! The readers of pages know names by them, and the sorting of names goes by them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::assets;
use crate::assets::words::{WordGroups, WordSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct NameWords {
    particles: WordSet,
    given: WordSet,
    generations: WordSet,
    suffixes: WordSet,
    ranks: WordSet,
    services: WordSet,
    services_or_countries: WordSet,
    military: WordSet,
    bodies: WordSet,
    bodies_or_families: WordSet,
    body_signs: WordSet,
    short_forms: WordSet,
}

static WORDS: LazyLock<NameWords> = LazyLock::new(|| assets::words::read(assets::NAMES));

/// The names that each short form is short for.
static LONG_FORMS: LazyLock<WordGroups<&str>> = LazyLock::new(|| {
    let pairs = WORDS.short_forms.iter().filter_map(|pair| pair.split_once(' '));
    pairs.collect()
});

/// Whether a word belongs to the family name that follows it: de, van, bin.
pub fn is_particle(word: &str) -> bool {
    // "E." is an initial where "e" joins two family names.
    let is_initial = word.chars().filter(|c| c.is_alphabetic()).count() == 1
        && (word.ends_with('.') || word.chars().any(char::is_uppercase));
    !is_initial && WORDS.particles.contains(&bare(word))
}

/// Whether the first word of a name is a given name, although it looks like a particle: Ben.
pub fn is_given(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && WORDS.given.contains(&bare(word))
}

/// Whether a word follows a name and belongs to it: Jr., III, PhD.
pub fn is_suffix(word: &str) -> bool {
    WORDS.suffixes.contains(&bare(word)) || is_generation(word)
}

/// Whether a suffix tells somebody from his kin of the same name: Jr., III.
pub fn is_generation(word: &str) -> bool {
    WORDS.generations.contains(&bare(word))
}

/// Whether a word before a name is a rank or a title and no part of it: Dr., RADM, (Ret.), Ambassador.
pub fn is_rank(word: &str) -> bool {
    WORDS.ranks.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
}

/// Whether a word of a name, without marks, says that it is a body's: Institute, Universität.
pub fn is_word_of_body(word: &str) -> bool {
    WORDS.bodies.contains(&small(word))
}

/// Whether a name is a body's, as its words suggest: "World Bank", but not "Deborah Bank".
pub fn is_name_of_body(name: &str) -> bool {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(small);
    let (signs, words): (Vec<_>, Vec<_>) = words.partition(|word| WORDS.body_signs.contains(word));
    let of_body: Vec<_> = words.iter().filter(|word| WORDS.bodies.contains(word)).collect();
    match of_body.as_slice() {
        [] => false,
        [only] => !signs.is_empty() || !WORDS.bodies_or_families.contains(only),
        [..] => true,
    }
}

/// The given names that a name is short for, in lower case: benjamin for ben; none for most.
pub fn long_forms(short: &str) -> impl Iterator<Item = &'static str> {
    LONG_FORMS.get(short).copied()
}

/// Whether a word is a rank cut short: "Gen.", "(Ret.)".
pub fn is_short_rank(word: &str) -> bool {
    word.trim_matches(['(', ')']).ends_with('.') && is_rank(word)
}

/// A name without its ranks: "RADM (Ret.) Ben Roe", "Gen. Ben Roe (Ret.)".
pub fn without_ranks(name: &str) -> &str {
    let mut name = after_ranks(name).trim_end();
    while let Some((rest, _)) = name.rsplit_once(' ').filter(|(_, last)| is_bracketed_rank(last)) {
        name = rest.trim_end();
    }
    name
}

/// A text without the ranks before a name with which it opens. A rank that is written out stays where
/// but one word follows: "Major Lind" may be a name.
pub fn after_ranks(text: &str) -> &str {
    let mut text = text.trim_start();
    while let Some((first, rest)) = text.split_once(' ') {
        let is_sure = || first.ends_with('.') || is_bracketed_rank(first) || rest.trim().contains(' ');
        if !is_rank(first) || !is_sure() {
            break;
        }
        text = rest.trim_start();
    }
    text
}

/// Whether words are the service that somebody has retired from, and no name: "U.S. Army (Ret.)", "Indian Army (Retd.)".
pub fn is_service(text: &str) -> bool {
    // A copy may have lost the second bracket.
    let is_retired = |word: &str| word.starts_with('(') && is_rank(word);
    let service = text.rsplit_once(' ').filter(|(_, last)| is_retired(last)).map(|(service, _)| service);
    let is_known = |words: &str| WORDS.services.contains(&small(words));
    service.is_some_and(|service| {
        let mut ends = service.match_indices(' ').map(|(at, _)| &service[at + 1..]);
        is_known(service) || ends.any(is_known)
    })
}

/// Whether a word behind a name is the service of its bearer, which his rank shows: "USA" behind "Col. Ben Roe".
pub fn is_service_of(word: &str, name: &str) -> bool {
    let rank = name.split_whitespace().next().map(bare).unwrap_or_default();
    WORDS.services_or_countries.contains(&bare(word)) && WORDS.military.contains(&rank)
}

fn is_bracketed_rank(word: &str) -> bool {
    word.starts_with('(') && word.ends_with(')') && is_rank(word)
}

fn small(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    // A Turkish capital with its dot would leave the dot on its own.
    word.chars().flat_map(char::to_lowercase).filter(|c| *c != '\u{307}').collect()
}

fn bare(word: &str) -> String {
    word.trim_end_matches(['.', ',']).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_no_part_of_a_name() {
        for name in
            ["Ben Roe", "RADM (Ret.) Ben Roe", "Gen. Ben Roe (Ret.)", "General Ben Roe", "(Ret.) Ben Roe"]
        {
            assert_eq!(without_ranks(name), "Ben Roe");
        }
        for name in ["Major Lind", "Ben Major", "General", ""] {
            assert_eq!(without_ranks(name), name);
        }
        assert_eq!((without_ranks("Dr. Lind"), without_ranks("پروین راد")), ("Lind", "پروین راد"));
        assert_eq!(after_ranks("Dr. Ada Lind is a fellow (Ret.)"), "Ada Lind is a fellow (Ret.)");
    }

    #[test]
    fn the_small_words_of_names_are_known_in_any_dress() {
        assert!(["de", "Van", "abu", "y", "al"].into_iter().all(is_particle));
        assert!(["E.", "I", "Lind", ""].into_iter().all(|word| !is_particle(word)));
        assert!(["Jr.", "III", "Ph.D.", "sr,"].into_iter().all(is_suffix));
        assert!(!is_suffix("Lind"));
        assert!(["RADM", "(Ret.)", "Dr.", "ambassador"].into_iter().all(is_rank));
        assert!(is_given("Ben") && !is_given("ben") && !is_given("Abu"));
        assert!(!is_rank("Lind") && !is_rank(""));
        assert!(
            ["Desk", "Institut", "министерство", "MERKEZİ"].into_iter().all(is_word_of_body)
                && !is_word_of_body("Lind")
        );
        assert!(is_generation("Jr.") && !is_generation("PhD"));
        assert_eq!(long_forms("bill").collect::<Vec<_>>(), ["william"]);
        assert!(long_forms("chris").count() > 1 && long_forms("paul").next().is_none());
        assert!(is_short_rank("Gen.") && is_short_rank("(Ret.)") && !is_short_rank("General"));
    }
}
