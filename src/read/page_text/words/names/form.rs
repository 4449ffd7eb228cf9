//! Whether words have the form of a name.

use super::{LONGEST_NAME, is_of_body};
use crate::model::name_words;
use crate::read::page_text::words::labels::LABELS;

/// Whether a text has the form of somebody's name, or of a body's.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &str| {
        let mut chars = word.chars().skip_while(|c| !c.is_alphanumeric());
        chars.next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    let is_body = is_of_body(text);
    (1..=if is_body { 12 } else { LONGEST_NAME }).contains(&words.len())
        && text.chars().count() <= if is_body { 90 } else { 60 }
        && !text.contains(|c: char| c.is_ascii_digit() || "?!:“”/،".contains(c))
        && !has_quote(text)
        && words.iter().any(|word| capital(word) && word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        && words.iter().all(|word| {
            capital(word)
                || name_words::is_particle(word)
                || name_words::is_short_rank(word)
                || is_body && LABELS.is_body_word(word)
                || word.split_once('-').is_some_and(|(a, b)| name_words::is_particle(a) && capital(b))
                || is_body && word.split_once(['\'', '’']).is_some_and(|(a, b)| is_elided(a) && capital(b))
        })
}

/// Whether letters can be an article that has lost its vowel: "Ministero dell'Economia".
fn is_elided(letters: &str) -> bool {
    (1..=4).contains(&letters.chars().count()) && letters.chars().all(char::is_lowercase)
}

/// Whether a quotation mark stands in a text; the one before the last letter of a Hebrew
/// abbreviation is none.
fn has_quote(text: &str) -> bool {
    let is_hebrew = |c: Option<char>| c.is_some_and(|c| ('א'..='ת').contains(&c));
    text.match_indices('"').any(|(at, _)| {
        !is_hebrew(text[..at].chars().next_back()) || !is_hebrew(text[at + 1..].chars().next())
    })
}

/// Whether a name is that of a person as one prints it: two to five words beside ranks, and no small ones but those that
/// belong to a family name.
pub fn is_full_name(text: &str) -> bool {
    (2..=5).contains(&text.split_whitespace().filter(|word| !name_words::is_short_rank(word)).count())
        && is_name(text)
}
