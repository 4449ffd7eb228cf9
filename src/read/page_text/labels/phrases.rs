//! Lines that are known by how they begin: notices, credits of pictures, rights.

use super::{Labels, key};
use crate::language::Language;

impl Labels {
    /// Whether a line says where a text was first spoken or printed.
    pub fn is_venue(&self, line: &str) -> bool {
        opens_with(line, &self.venues)
    }

    /// Whether a line is a notice of the site or of its mail: cookies, a subscription.
    pub fn is_notice(&self, line: &str) -> bool {
        line.chars().count() <= 300 && opens_with(line, &self.notices)
    }

    /// Whether a line leads away from the text: "Read more: …".
    pub fn is_teaser(&self, line: &str) -> bool {
        let teaser = line.split_once([':', '»', '：']).map(|(teaser, _)| key(teaser));
        line.chars().count() <= 160 && teaser.is_some_and(|teaser| self.teasers.contains(&teaser))
    }

    /// Whether a line says who took a picture.
    pub fn is_picture_credit(&self, line: &str) -> bool {
        line.chars().count() <= 160 && opens_with(line.trim_start_matches('('), &self.picture_credits)
    }

    /// Whether a line says who has the rights.
    pub fn is_copyright(&self, line: &str) -> bool {
        line.chars().count() <= 200 && (line.starts_with('©') || opens_with(line, &self.copyrights))
    }

    /// Whether a text says somewhere who has the rights: by the sign, or in words.
    pub fn has_copyright(&self, text: &str) -> bool {
        let in_words = || {
            let text = key(text);
            self.copyrights.iter().any(|phrase| text.contains(phrase.as_str()))
        };
        text.contains('©') || in_words()
    }

    /// The house that a sentence names as that of the first printing.
    pub fn printed_by<'a>(&self, line: &'a str) -> Option<&'a str> {
        let words = line.match_indices(' ').map(|(at, _)| at).take(10);
        let ends: Vec<usize> = words.collect();
        let end = ends.into_iter().find(|end| self.printed_by.contains(&key(&line[..*end])))?;
        Some(line[end..].trim().trim_end_matches('.')).filter(|house| house.chars().count() <= 80)
    }

    /// The tag of a language, by its tag or its name.
    pub fn language(&self, name: &str) -> Option<Language> {
        let tag = self.languages.get(&key(name)).map_or(name.trim(), String::as_str);
        Language::parse(tag)
    }
}

/// Whether a line begins with one of some phrases; a text may be long, what says it is at its head.
fn opens_with(line: &str, phrases: &[String]) -> bool {
    // Most lines are ruled out by their first letter, which costs nothing to know.
    let first = line.chars().find(|c| c.is_alphabetic()).into_iter().flat_map(char::to_lowercase).next();
    let begins = |phrase: &String| phrase.chars().find(|c| c.is_alphabetic()) == first;
    if !phrases.iter().any(begins) {
        return false;
    }
    let head = key(&line.chars().take(80).collect::<String>());
    phrases.iter().any(|phrase| {
        head.strip_prefix(phrase.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}
