//! Sets a line that stands in capitals as words: a style sheet shows "BRIEF ANALYSIS" where an editor would
//! have written "Brief Analysis".
//!
//! The assembly calls it for kinds of briefs and readings, which a book prints beside others; an import keeps
//! what is printed.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Language;
use crate::assets;
use crate::assets::words::WordSet;

/// Which words keep their first capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Capitals {
    /// All but small ones: "Articles and Testimony".
    EachWord,
    /// The first: "Artículos y testimonios".
    FirstWord,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Table {
    acronyms: WordSet,
}

static ACRONYMS: LazyLock<WordSet> =
    LazyLock::new(|| assets::words::read::<Table>(assets::ACRONYMS).acronyms);

/// A word of so many letters may be an acronym, and stays as it is.
const ACRONYM: usize = 3;

/// A line in capitals as words; any other line, and one in a language that nothing is known of, as it is.
pub fn in_words<'a>(line: &'a str, language: &Language) -> Cow<'a, str> {
    let Some(words) = language.own_words() else { return Cow::Borrowed(line) };
    let Some(capitals) = words.capitals.filter(|_| is_in_capitals(line)) else { return Cow::Borrowed(line) };
    let mut out = String::with_capacity(line.len());
    let mut is_first = true;
    // A word ends at its apostrophe: "L'ACTUALITÉ" is two.
    for piece in line.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        let small = lowered(word, language);
        if words.small_words.contains(&small) && !is_first {
            out.push_str(&small);
        } else if is_acronym(word) && !words.small_words.contains(&small) {
            out.push_str(word);
        } else if is_first || capitals == Capitals::EachWord {
            let first = word.chars().next().map_or(0, char::len_utf8);
            out.push_str(&word[..first]);
            out.push_str(&lowered(&word[first..], language));
        } else {
            out.push_str(&small);
        }
        out.push_str(&piece[word.len()..]);
        is_first &= word.is_empty();
    }
    Cow::Owned(out)
}

/// Whether a line has no small letter, and a word that is too long for an acronym.
fn is_in_capitals(line: &str) -> bool {
    let is_long = |word: &str| !is_acronym(word) && word.chars().any(char::is_uppercase);
    !line.chars().any(char::is_lowercase) && line.split(|c: char| !c.is_alphabetic()).any(is_long)
}

/// Whether a word in capitals is to stay so: it is short, is known, or cannot be spoken.
fn is_acronym(word: &str) -> bool {
    let is_spoken = |c: char| !c.is_ascii() || "AEIOUY".contains(c);
    word.chars().count() <= ACRONYM || ACRONYMS.contains(word) || !word.chars().any(is_spoken)
}

/// Turkish and its kin have an i with a dot and one without.
fn lowered(word: &str, language: &Language) -> String {
    match language.primary() {
        "tr" | "az" => word.replace('I', "ı").replace('İ', "i").to_lowercase(),
        _ => word.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(tag: &str, line: &str) -> String {
        in_words(line, &Language::parse(tag).unwrap()).into_owned()
    }

    #[test]
    fn a_line_in_capitals_is_set_as_its_language_sets_words() {
        for (tag, line, wanted) in [
            ("en", "ARTICLES & TESTIMONY", "Articles & Testimony"),
            ("en", "VOICE OF THE RIVER", "Voice of the River"),
            ("en", "OP-ED ARTICLE", "OP-ED Article"),
            ("en", "THE LONG VIEW", "The Long View"),
            ("de", "STELLUNGNAHME ZUR LAGE", "Stellungnahme zur Lage"),
            ("fr", "NOTE D'ACTUALITÉ", "Note d'actualité"),
            ("es", "ARTÍCULOS Y TESTIMONIOS", "Artículos y testimonios"),
            ("ru", "АНАЛИТИЧЕСКАЯ ЗАПИСКА", "Аналитическая записка"),
            ("tr", "KISA İNCELEME", "Kısa İnceleme"),
        ] {
            assert_eq!(set(tag, line), wanted);
        }
    }

    #[test]
    fn acronyms_and_what_is_no_line_in_capitals_stay() {
        for (line, wanted) in [
            ("ARI", "ARI"),
            ("ARI 45/2008", "ARI 45/2008"),
            ("CRS REPORT", "CRS Report"),
            ("NATO WATCH", "NATO Watch"),
            ("FPRI", "FPRI"),
            ("Q&A", "Q&A"),
            ("Brief Analysis", "Brief Analysis"),
            ("iPad NOTES", "iPad NOTES"),
        ] {
            assert_eq!(set("en", line), wanted);
        }
        for (tag, line) in [("fa", "یادداشت"), ("he", "POLICY BRIEF"), ("sw", "MAKALA YA SERA")] {
            assert_eq!(set(tag, line), line);
        }
    }
}
