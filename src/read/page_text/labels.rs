//! The words that say what a line is: `assets/labels.yaml`, read once.

mod phrases;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

pub use phrases::claims_rights;

use super::inline;
use crate::assets;

/// A section that a label opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Section {
    /// Bios.
    Authors,
    /// Related reading.
    Related,
    /// Topics.
    Topics,
    /// Regions and countries.
    Regions,
    /// Notes; they are body, and end the section before them.
    Notes,
}

/// What a label and its value on one line say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    Title,
    Authors,
    Date,
    Kind,
    Publisher,
    Source,
    Topics,
    Regions,
    Summary,
    Subtitle,
    Number,
    Language,
    Accessed,
    Rights,
    /// The text itself, in a form.
    Body,
    /// Something that a brief does not keep.
    Other,
}

impl Field {
    /// The name that front matter has for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Authors => "authors",
            Self::Date => "date",
            Self::Kind => "kind",
            Self::Number => "number",
            Self::Publisher => "publisher",
            Self::Source => "source",
            Self::Topics => "topics",
            Self::Regions => "regions",
            Self::Summary => "summary",
            Self::Language => "language",
            Self::Accessed => "accessed",
            Self::Rights => "rights",
            Self::Body | Self::Other => "",
        }
    }
}

/// The file as it is typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    sections: BTreeMap<Section, Vec<String>>,
    fields: BTreeMap<Field, Vec<String>>,
    kinds: Vec<String>,
    numbers: Vec<String>,
    kind_nouns: Vec<String>,
    number_signs: Vec<String>,
    volumes: Vec<String>,
    bylines: Vec<String>,
    joiners: Vec<String>,
    dates: Vec<String>,
    updates: Vec<String>,
    extents: Vec<String>,
    pages: Vec<String>,
    page_joiners: Vec<String>,
    furniture: Vec<String>,
    share_bar: Vec<String>,
    houses: Vec<String>,
    venues: Vec<String>,
    titles: Vec<String>,
    abbreviations: Vec<String>,
    first_person: Vec<String>,
    letter_words: String,
    copulas: Vec<String>,
    copula_endings: Vec<String>,
    end_marks: String,
    separators: String,
    bullets: String,
    saved: Vec<String>,
    nobodies: Vec<String>,
    translated: Vec<String>,
    edited: Vec<String>,
    bodies: Vec<String>,
    body_joiners: Vec<String>,
    roles: Vec<String>,
    agencies: Vec<String>,
    notices: Vec<String>,
    mail_words: Vec<String>,
    disclaimers: DisclaimerTable,
    teasers: Vec<String>,
    picture_credits: Vec<String>,
    copyrights: Vec<String>,
    printed_by: Vec<String>,
    introductions: Vec<String>,
    conjunctions: Vec<String>,
    articles: Vec<String>,
    languages: BTreeMap<String, String>,
}

/// The phrases of disclaimers as they are typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DisclaimerTable {
    whole: Vec<String>,
    parts: Vec<String>,
    beside: Vec<String>,
}

/// The words, by the key that [`key`] makes of them.
pub struct Labels {
    sections: BTreeMap<String, Section>,
    fields: BTreeMap<String, Field>,
    kinds: BTreeMap<String, String>,
    houses: BTreeSet<String>,
    furniture: BTreeSet<String>,
    share_bar: BTreeSet<String>,
    venues: Vec<String>,
    notices: Vec<String>,
    mail_words: Vec<String>,
    disclaimers: phrases::Disclaimers,
    teasers: Vec<String>,
    picture_credits: Vec<String>,
    copyrights: Vec<String>,
    printed_by: Vec<String>,
    introductions: BTreeSet<String>,
    languages: BTreeMap<String, String>,
    /// Words that open a byline.
    pub bylines: BTreeSet<String>,
    /// Words before the name of a translator.
    pub translated: BTreeSet<String>,
    /// Words before the name of an editor.
    pub edited: BTreeSet<String>,
    /// Words before the date when somebody saved a page.
    pub saved: BTreeSet<String>,
    /// What stands in the place of an author and names nobody.
    pub nobodies: BTreeSet<String>,
    /// Words by which a body is known: institute, ministry.
    pub bodies: BTreeSet<String>,
    /// Words after which the name of a body goes on: of, for.
    pub body_joiners: BTreeSet<String>,
    /// Words that say what somebody is: fellow, professor.
    pub roles: BTreeSet<String>,
    /// Houses that pictures are bought from.
    pub agencies: BTreeSet<String>,
    /// Words that open a question without being its subject: but, and.
    pub conjunctions: BTreeSet<String>,
    /// Words that make a kind of the word beside them: brief, report.
    pub kind_nouns: BTreeSet<String>,
    /// The words of kinds and series.
    pub kind_words: BTreeSet<String>,
    /// Words that open a phrase and no name: the, a.
    pub articles: BTreeSet<String>,
    /// Words before a date: of publication, of a change.
    pub dates: BTreeSet<String>,
    /// Words before the date of a change.
    pub updates: BTreeSet<String>,
    /// Words that part names.
    pub joiners: BTreeSet<String>,
    /// Series that number what they publish.
    pub numbers: BTreeSet<String>,
    /// What stands between a series and its number.
    pub number_signs: BTreeSet<String>,
    /// What a journal calls its volumes and issues.
    pub volumes: BTreeSet<String>,
    /// Units of a reading time or an extent.
    pub extents: BTreeSet<String>,
    /// What a page number calls itself.
    pub pages: BTreeSet<String>,
    /// What stands between a page number and the number of all pages.
    pub page_joiners: BTreeSet<String>,
    /// Abbreviations after which a sentence always goes on.
    pub titles: BTreeSet<String>,
    /// Abbreviations after which it may go on.
    pub abbreviations: BTreeSet<String>,
    /// Words by which a text speaks of itself.
    pub first_person: BTreeSet<String>,
    /// Verbs of a sentence that says what somebody is.
    pub copulas: BTreeSet<String>,
    /// The endings of a last word that hold such a verb.
    pub copula_endings: BTreeSet<String>,
    /// Letters that are words.
    pub letter_words: String,
    /// Marks at the end of a text.
    pub end_marks: String,
    /// Marks between the parts of an entry.
    pub separators: String,
    /// Marks before the items of a list.
    pub bullets: String,
}

/// The words.
pub static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let table: Table = serde_saphyr::from_str(assets::LABELS).expect("a test reads the table");
    Labels::from(table)
});

impl From<Table> for Labels {
    fn from(table: Table) -> Self {
        let keys = |words: Vec<String>| words.iter().map(|word| key(word)).collect::<BTreeSet<_>>();
        let lower =
            |words: Vec<String>| words.iter().map(|word| word.to_lowercase()).collect::<BTreeSet<_>>();
        let openings = |words: Vec<String>| keys(words).into_iter().collect::<Vec<_>>();
        let kind_words = table.kinds.iter().chain(&table.numbers).flat_map(|kind| kind.split_whitespace());
        let kind_words = kind_words.map(str::to_lowercase).collect();
        Self {
            kind_words,
            sections: by_key(table.sections),
            fields: by_key(table.fields),
            kinds: table.kinds.into_iter().map(|kind| (key(&kind), kind)).collect(),
            houses: keys(table.houses),
            furniture: keys(table.furniture),
            share_bar: keys(table.share_bar),
            venues: openings(table.venues),
            notices: openings(table.notices),
            mail_words: openings(table.mail_words),
            disclaimers: phrases::Disclaimers {
                whole: openings(table.disclaimers.whole),
                parts: openings(table.disclaimers.parts),
                beside: keys(table.disclaimers.beside),
            },
            teasers: openings(table.teasers),
            picture_credits: openings(table.picture_credits),
            copyrights: openings(table.copyrights),
            printed_by: openings(table.printed_by),
            introductions: keys(table.introductions),
            languages: table.languages.into_iter().map(|(name, tag)| (key(&name), tag)).collect(),
            bylines: keys(table.bylines),
            translated: keys(table.translated),
            edited: keys(table.edited),
            saved: keys(table.saved),
            nobodies: keys(table.nobodies),
            bodies: lower(table.bodies),
            body_joiners: lower(table.body_joiners),
            roles: lower(table.roles),
            agencies: keys(table.agencies),
            conjunctions: lower(table.conjunctions),
            articles: lower(table.articles),
            dates: keys(table.dates),
            updates: keys(table.updates),
            joiners: lower(table.joiners),
            kind_nouns: lower(table.kind_nouns),
            numbers: keys(table.numbers),
            number_signs: lower(table.number_signs),
            volumes: lower(table.volumes),
            extents: lower(table.extents),
            pages: lower(table.pages),
            page_joiners: lower(table.page_joiners),
            titles: lower(table.titles),
            abbreviations: lower(table.abbreviations),
            first_person: lower(table.first_person),
            copulas: lower(table.copulas),
            copula_endings: lower(table.copula_endings),
            letter_words: table.letter_words,
            end_marks: table.end_marks,
            separators: table.separators,
            bullets: table.bullets,
        }
    }
}

fn by_key<T: Copy>(table: BTreeMap<T, Vec<String>>) -> BTreeMap<String, T> {
    table
        .into_iter()
        .flat_map(|(what, words)| words.into_iter().map(move |word| (key(&word), what)))
        .collect()
}

impl Labels {
    /// The section that a line opens, if it is a label and nothing else.
    pub fn section(&self, line: &str) -> Option<Section> {
        is_short(line).then(|| self.sections.get(&key(line)).copied()).flatten()
    }

    /// The field that a line `Label: value` says, and the value.
    pub fn field<'a>(&self, line: &'a str) -> Option<(Field, &'a str)> {
        let (label, value) = line.split_once([':', '：', '\t'])?;
        // `**Date**: …` and `**Date:** …` are the same.
        let value = value.trim_start_matches(['*', '_']).trim();
        let field = is_short(label).then(|| self.fields.get(&key(label)).copied()).flatten()?;
        (!value.is_empty() && !value.starts_with("//")).then_some((field, value))
    }

    /// The field that a line labels whose value stands elsewhere.
    pub fn field_label(&self, line: &str) -> Option<Field> {
        is_short(line).then(|| self.fields.get(&key(line)).copied()).flatten()
    }

    /// The kind that a line says and nothing else, as it is to be printed: as typed, but where the
    /// page has capitals throughout.
    pub fn kind(&self, line: &str) -> Option<String> {
        if !is_short(line) {
            return None;
        }
        let known = self.kinds.get(&key(line))?;
        let printed = inline::plain(bare(line));
        let in_capitals = printed.chars().any(char::is_uppercase) && !printed.chars().any(char::is_lowercase);
        Some(if in_capitals { known.clone() } else { printed })
    }

    /// Whether a line is a house's name and nothing else.
    pub fn is_house(&self, line: &str) -> bool {
        is_short(line) && self.houses.contains(&key(line))
    }

    /// Whether a line belongs to a site's frame.
    pub fn is_furniture(&self, line: &str) -> bool {
        is_short(line) && self.furniture.contains(&key(line)) || self.is_share_bar(line)
    }

    /// Whether a line is a link by which a page is passed on.
    pub fn is_share_bar(&self, line: &str) -> bool {
        is_short(line) && self.share_bar.contains(&key(line))
    }

    /// Whether a word is the name of a language.
    pub fn is_language(&self, word: &str) -> bool {
        self.languages.contains_key(&key(word))
    }

    /// Whether a small word may stand inside the name of a body.
    pub fn is_body_word(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        [&self.body_joiners, &self.joiners, &self.articles].iter().any(|table| table.contains(&word))
    }
}

fn is_short(line: &str) -> bool {
    line.len() <= 120
}

/// A line without the marks that make a label of it in Markdown.
pub fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_' | ':' | '：'))
}

/// What two spellings of one label have in common.
pub fn key(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in inline::shown(bare(line)).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        for c in c.to_lowercase() {
            match c {
                '’' | 'ʼ' => out.push('\''),
                '&' => out.push_str("and"),
                // Arabic and Persian letters that are typed for each other, and signs left out at will.
                'ي' | 'ى' => out.push('ی'),
                'ك' => out.push('ک'),
                '\u{64b}'..='\u{652}' | '\u{654}' | '\u{200e}' | '\u{200f}' => {}
                'ۀ' => out.push('ه'),
                '\u{200c}' => push_space(&mut out),
                _ if c.is_whitespace() => push_space(&mut out),
                _ => out.push(c),
            }
        }
    }
    out.truncate(out.trim_end().trim_end_matches([':', '：']).trim_end().len());
    out
}

fn push_space(out: &mut String) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests;
