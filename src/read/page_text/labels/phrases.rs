//! Lines that are known by how they begin: notices, credits of pictures, rights.

use super::{Field, Labels, bare, key};
use crate::language::Language;
use crate::read::page_text::inline;

impl Labels {
    /// Whether a line says where a text was first spoken or printed.
    pub fn is_venue(&self, line: &str) -> bool {
        opens_with(line, &self.venues)
    }

    /// Whether a line is a notice of the site or of its mail: cookies, a subscription.
    pub fn is_notice(&self, line: &str) -> bool {
        line.chars().count() <= 300 && opens_with(line, &self.notices)
    }

    /// Whether a line speaks of a site's mail or its cookies.
    pub fn is_about_mail(&self, line: &str) -> bool {
        line.chars().count() <= 300 && contains(line, &self.mail_words)
    }

    /// Whether a paragraph says that what stands above it is its author's opinion alone.
    pub fn disclaims(&self, text: &str) -> bool {
        text.chars().count() <= 600 && contains(text, &self.disclaimers)
    }

    /// Whether a line leads away from the text: "Read more: …".
    pub fn is_teaser(&self, line: &str) -> bool {
        let teaser = line.split_once([':', '»', '：']).map(|(teaser, _)| key(teaser));
        line.chars().count() <= 160 && teaser.is_some_and(|teaser| self.teasers.contains(&teaser))
    }

    /// Whether a line may say who took a picture; it may also speak of a picture.
    pub fn is_picture_credit(&self, line: &str) -> bool {
        line.chars().count() <= 160 && opens_with(line.trim_start_matches('('), &self.picture_credits)
            || self.has_credit(line)
    }

    /// Whether a line is a caption, or has one's credit: "Photo: the lower gauge", "The lower gauge.
    /// Photo credit: Dee Eck", "The lower gauge (Reuters/Dee Eck)", "The lower gauge © AFP".
    pub fn has_credit(&self, line: &str) -> bool {
        let is_word = |label: &str| self.picture_credits.contains(&key(label));
        let labelled = || {
            let mut colons = line.match_indices(':').take(3).map(|(at, _)| &line[..at]);
            colons.any(|before| before.rsplit(['.', '(', '[', '|', '–', '—']).next().is_some_and(is_word))
        };
        let bracket = line.strip_suffix([')', ']']).and_then(|line| line.rsplit_once(['(', '[']));
        let bracket = bracket.map(|(_, credit)| credit);
        let credit = bracket.or_else(|| line.rsplit_once('©').map(|(_, credit)| credit));
        let is_agency = |part: &str| self.agencies.contains(&key(part.trim_end_matches('.')));
        let names_agency = |credit: &str| credit.split(['/', ',']).any(is_agency);
        let ends_in_agency = || line.rsplit_once('/').is_some_and(|(_, last)| is_agency(last));
        line.chars().count() <= 300
            && (labelled()
                || bracket.is_some_and(|credit| opens_with(credit, &self.picture_credits))
                || credit.is_some_and(names_agency)
                || ends_in_agency())
    }

    /// Whether a line is what a form has over its text, with or without a second word.
    pub fn is_body_label(&self, line: &str) -> bool {
        let first = line.split_whitespace().next().unwrap_or_default();
        let is_body = |label: &str| self.field_label(label) == Some(Field::Body);
        is_body(line) || is_body(first) && line.split_whitespace().count() <= 2
    }

    /// Whether a heading opens a text: "Introduction", "1. Introduction".
    pub fn is_introduction(&self, line: &str) -> bool {
        let is_mark = |c: char| c.is_numeric() || matches!(c, '.' | ')' | '#' | ' ');
        self.introductions.contains(&key(line.trim_start_matches(is_mark)))
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

    /// A kind that no list has, known by its noun: "Flash Brief", "Note technique".
    pub fn made_kind(&self, line: &str) -> Option<String> {
        let shown = inline::plain(bare(line));
        let words: Vec<String> = shown.split_whitespace().map(str::to_lowercase).collect();
        let (first, last) = (words.first()?, words.last()?);
        let is_phrase = words.len() <= 3
            && shown.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-' || c == '\u{200c}')
            && !self.articles.contains(first);
        (is_phrase && [first, last].iter().any(|word| self.kind_nouns.contains(word.as_str())))
            .then_some(shown)
    }

    /// Whether a text is made of the words of kinds: "Articles & Essays".
    pub fn is_of_kinds(&self, text: &str) -> bool {
        let mut words = text.split_whitespace().map(str::to_lowercase);
        self.kind(text).is_some()
            || words.all(|word| {
                self.kind_words.contains(&word)
                    || self.kind_nouns.contains(&word)
                    || self.joiners.contains(&word)
            })
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

/// Whether one of some phrases stands anywhere in a text, as words of its own.
fn contains(text: &str, phrases: &[String]) -> bool {
    let text = key(text);
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    phrases.iter().any(|phrase| {
        text.match_indices(phrase.as_str()).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + phrase.len()..]);
            is_apart(before.chars().next_back()) && is_apart(after.chars().next())
        })
    })
}
