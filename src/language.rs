//! Languages: tags, direction, and the fixed words and dates that a book prints in them.

pub mod capitals;
pub mod dates;
mod day;
mod fill;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::assets;
use capitals::Capitals;

pub use fill::fill;

/// A well-formed BCP 47 language tag.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Language {
    tag: oxilangtag::LanguageTag<String>,
    direction: Direction,
}

/// The base direction of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    LeftToRight,
    /// Right to left.
    RightToLeft,
}

impl Direction {
    /// The value of a `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

impl Language {
    /// Reads a tag and gives it its usual case: `fa-IR`, `zh-Hant`.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = oxilangtag::LanguageTag::parse_and_normalize(tag).ok()?;
        let primary = tag.primary_language();
        let right_to_left = match tag.script() {
            Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script),
            None => RIGHT_TO_LEFT_LANGUAGES.contains(&primary),
        };
        let direction = if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        // The grammar lets a registered-looking word of five to eight letters pass for a language;
        // no such subtag is registered.
        ((2..=3).contains(&primary.len())).then_some(Self { tag, direction })
    }

    /// English, the language of our own words where there is no other.
    pub fn english() -> Self {
        Self::parse("en").expect("`en` is a language tag")
    }

    /// The language that somebody means who types no tag: by its name, as `German` or `Deutsch`, or with an
    /// underscore or quotes in the tag.
    pub fn meant(typed: &str) -> Option<Self> {
        let typed = typed.trim_matches(|c: char| !c.is_alphanumeric());
        let is_called = |table: &LazyLock<Words>| {
            table.called.iter().any(|name| name.to_lowercase() == typed.to_lowercase())
        };
        let named = TABLES.iter().position(is_called).and_then(|at| Self::parse(assets::LANGUAGES[at].0));
        named.or_else(|| Self::parse(&typed.replace('_', "-")))
    }

    /// Whether a word opens the byline of a book in one of our languages: "By", "Par".
    pub fn is_byline_word(word: &str) -> bool {
        let opener =
            |table: &LazyLock<Words>| table.by.split('{').next().unwrap_or_default().trim().to_lowercase();
        TABLES.iter().any(|table| opener(table) == word.to_lowercase())
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        self.tag.as_str()
    }

    /// The primary language subtag: `fa` of `fa-IR`.
    pub fn primary(&self) -> &str {
        self.tag.primary_language()
    }

    /// The region: `US` of `en-US`.
    pub fn region(&self) -> Option<&str> {
        self.tag.region()
    }

    /// The direction in which it is written.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The fixed words that a book prints in this language.
    pub fn words(&self) -> &'static Words {
        self.own_words().unwrap_or_else(|| &TABLES[0])
    }

    /// Whether the fixed words are in this language, not in English for want of a table.
    pub fn is_translated(&self) -> bool {
        assets::LANGUAGES.iter().any(|(primary, _)| *primary == self.primary())
    }

    /// The language of [`Language::words`]: this one, or English.
    pub fn of_words(&self) -> Language {
        if self.is_translated() { self.clone() } else { Self::english() }
    }

    /// How a library files a title: "Hague Papers, The". `None` where it is filed as it stands.
    pub fn filed_as(&self, title: &str) -> Option<String> {
        let articles = &self.own_words()?.articles;
        let (article, rest) = articles.iter().find_map(|article| without_article(title, article))?;
        Some(format!("{rest}, {article}"))
    }

    fn own_words(&self) -> Option<&'static Words> {
        let table = assets::LANGUAGES.iter().position(|(primary, _)| *primary == self.primary())?;
        Some(&TABLES[table])
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A title's article, as typed, and what follows it.
fn without_article<'a>(title: &'a str, article: &str) -> Option<(&'a str, &'a str)> {
    let end = title.char_indices().nth(article.chars().count())?.0;
    let (first, rest) = title.split_at(end);
    let is_article = first.chars().map(|c| if c == '\'' { '’' } else { c }).eq(article.chars());
    let ends = rest.starts_with(' ') || article.ends_with('’');
    (is_article && ends && !rest.trim().is_empty()).then(|| (first, rest.trim()))
}

const RIGHT_TO_LEFT_SCRIPTS: [&str; 7] = ["Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"];
const RIGHT_TO_LEFT_LANGUAGES: [&str; 21] = [
    "ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv", "syr", "arc", "prs", "azb", "ks", "lrc",
    "mzn", "glk", "pnb", "skr", "nqo",
];

/// The fixed words of one language. `{…}` stands for what the book fills in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named by the English word it stands for")]
pub struct Words {
    pub contents: String,
    pub cover: String,
    pub start: String,
    pub guide: String,
    pub notes: String,
    pub back_to_reference: String,
    pub back_to_reference_again: String,
    pub about_author: String,
    pub about_authors: String,
    pub related_reading: String,
    pub see_under: String,
    pub contributors: String,
    pub chapters: String,
    pub sources: String,
    pub source: String,
    pub summary: String,
    pub colophon: String,
    pub by: String,
    pub edited_by: String,
    pub translated_by: String,
    pub illustrated_by: String,
    pub as_editor: String,
    pub as_translator: String,
    pub as_illustrator: String,
    pub editor_of_book: String,
    pub and: String,
    /// How the last of several names is joined where it begins in a certain way.
    pub and_otherwise: Option<OtherAnd>,
    pub comma: String,
    pub first_published_by: String,
    pub first_published: String,
    pub published_by: String,
    pub original_at: String,
    pub accessed: String,
    pub series: String,
    pub series_position: String,
    pub continued: String,
    pub topics: String,
    pub regions: String,
    pub made_with: String,
    pub identifier: String,
    pub rights: String,
    pub modified: String,
    pub accessibility_summary: String,
    pub pictures_described: String,
    pub pictures_not_described: String,
    pub cover_of: String,
    pub months: [String; 12],
    /// Months that stand without a day, where that takes another case.
    pub months_alone: Option<[String; 12]>,
    pub day_pattern: String,
    /// Other patterns of a day, by the region that writes so.
    #[serde(default)]
    pub day_patterns_of_regions: BTreeMap<String, String>,
    /// What stands for the 1 of the first day of a month, where that is more than the digit.
    pub first_day: Option<String>,
    pub month_pattern: String,
    pub zero: char,
    #[serde(default)]
    pub articles: Vec<String>,
    /// What the language is called, in English and in itself.
    pub called: Vec<String>,
    /// How a line in capitals is set as words; the script of a language may have none.
    capitals: Option<Capitals>,
    #[serde(default)]
    small_words: Vec<String>,
}

/// Another pattern for "A and B".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherAnd {
    pattern: String,
    /// How names begin that it stands before, in small letters without accents.
    before: Vec<String>,
    /// How names begin that it does not stand before all the same.
    #[serde(default)]
    except: Vec<String>,
}

impl Words {
    /// The pattern that joins names of which this is the last.
    pub fn and(&self, last: &str) -> &str {
        let last: String =
            last.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).take(4).collect();
        let begins = |beginnings: &[String]| beginnings.iter().any(|beginning| last.starts_with(beginning));
        match &self.and_otherwise {
            Some(other) if begins(&other.before) && !begins(&other.except) => &other.pattern,
            Some(_) | None => &self.and,
        }
    }

    /// A number in the digits of the language.
    pub fn digits(&self, number: impl ToString) -> String {
        let number = number.to_string();
        if self.zero == '0' {
            return number;
        }
        let zero = self.zero as u32;
        let own = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c);
        number.chars().map(own).collect()
    }
}

/// One table a language, each read when it is first asked for; English stands in where there is
/// none.
static TABLES: [LazyLock<Words>; assets::LANGUAGES.len()] = [
    LazyLock::new(|| read(0)),
    LazyLock::new(|| read(1)),
    LazyLock::new(|| read(2)),
    LazyLock::new(|| read(3)),
    LazyLock::new(|| read(4)),
    LazyLock::new(|| read(5)),
    LazyLock::new(|| read(6)),
    LazyLock::new(|| read(7)),
    LazyLock::new(|| read(8)),
    LazyLock::new(|| read(9)),
    LazyLock::new(|| read(10)),
    LazyLock::new(|| read(11)),
];

fn read(table: usize) -> Words {
    serde_saphyr::from_str(assets::LANGUAGES[table].1).expect("a test reads every table")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_language_is_known_for_its_tag() {
        for (typed, tag) in [
            ("English", "en"),
            ("DEUTSCH", "de"),
            ("فارسی", "fa"),
            ("en_us", "en-US"),
            ("\u{201C}fr\u{201D}", "fr"),
        ] {
            assert_eq!(Language::meant(typed).as_ref().map(Language::as_str), Some(tag));
        }
        assert_eq!(Language::meant("the Queen's"), None);
    }

    #[test]
    fn every_table_says_every_word_and_leaves_nothing_to_fill_in() {
        for (tag, yaml) in assets::LANGUAGES {
            let words: &Words = Language::parse(tag).unwrap().words();
            assert!(words.months.iter().all(|month| !month.is_empty()), "{tag}");
            for line in yaml.lines().filter(|line| !line.starts_with('#')) {
                assert!(!line.contains("\"\""), "{tag}: {line}");
                assert_eq!(line.matches('{').count(), line.matches('}').count(), "{tag}: {line}");
            }
            // The same key takes the same fillings in every language.
            let fillings = |yaml: &str| -> Vec<(String, Vec<String>)> {
                // What is further in stands in for another line of the same table.
                let lines = yaml.lines().filter(|line| line.contains('{') && !line.starts_with(['#', ' ']));
                let fillings = lines.map(|line| {
                    let mut names: Vec<String> = line.split('{').skip(1).map(str::to_owned).collect();
                    names.iter_mut().for_each(|name| name.truncate(name.find('}').unwrap()));
                    names.sort();
                    (line.split(':').next().unwrap().to_owned(), names)
                });
                fillings.collect()
            };
            assert_eq!(fillings(yaml), fillings(assets::LANGUAGES[0].1), "{tag}");
        }
    }

    #[test]
    fn a_title_is_filed_under_its_first_word_that_is_no_article() {
        let filed = |tag: &str, title: &str| Language::parse(tag).unwrap().filed_as(title);
        for (tag, title, wanted) in [
            ("en", "The Hague Papers", "Hague Papers, The"),
            ("fr", "L’eau et la paix", "eau et la paix, L’"),
            ("fr", "L'eau et la paix", "eau et la paix, L'"),
            ("de-AT", "Die Donau", "Donau, Die"),
            ("es", "Los ríos", "ríos, Los"),
            ("it", "Gli accordi", "accordi, Gli"),
            ("it", "Un’intesa", "intesa, Un’"),
            ("pt", "O rio", "rio, O"),
            ("nl", "’t Water", "Water, ’t"),
        ] {
            assert_eq!(filed(tag, title).as_deref(), Some(wanted), "{title}");
        }
        for (tag, title) in
            [("en", "Die Donau"), ("fr", "Lawrence"), ("fr", "L’"), ("es", "La"), ("ar", "The End")]
        {
            assert_eq!(filed(tag, title), None, "{title}");
        }
    }

    #[test]
    fn names_are_joined_as_the_sound_or_the_script_of_the_last_wants_it() {
        let joined = |tag: &str, last: &str| {
            let words = Language::parse(tag).unwrap().words();
            fill(words.and(last), &[("first", "A"), ("last", last)])
        };
        for (tag, last, wanted) in [
            ("es", "Inés Roca", "A e Inés Roca"),
            ("es", "Íñigo", "A e Íñigo"),
            ("es", "Hilario", "A e Hilario"),
            ("es", "Hierro", "A y Hierro"),
            ("es", "Ruiz", "A y Ruiz"),
            ("he", "Ada", "A ו-Ada"),
            ("he", "עדה", "A ועדה"),
            ("en", "Ida", "A and Ida"),
        ] {
            assert_eq!(joined(tag, last), wanted);
        }
    }

    #[test]
    fn the_direction_follows_the_script_before_the_language() {
        let direction = |tag: &str| Language::parse(tag).unwrap().direction();
        assert_eq!(direction("fa"), Direction::RightToLeft);
        assert_eq!(direction("az-Arab"), Direction::RightToLeft);
        assert_eq!(direction("ks"), Direction::RightToLeft);
        assert_eq!(direction("ku-Latn"), Direction::LeftToRight);
        assert!(!Language::parse("ur").unwrap().is_translated());
    }
}
