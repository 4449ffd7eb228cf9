//! The words that say what a line is: `assets/words/labels.txt`, read once.

mod fields;
mod key;
mod phrase_table;
mod phrases;
mod rights;

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

pub use fields::{Field, Section};
pub use key::{bare, folded, key, plain, small};
pub use phrase_table::first_word;
pub use rights::claims_rights;

use super::inline;
use super::names;
use super::sentences;
use crate::assets;
use crate::assets::words::{WordMap, WordSet};
use phrase_table::Phrases;

/// The words, as the table has them: in the form that [`key`] makes of a line, or in lower case where their
/// letters tell more.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Labels {
    sections: WordMap<Section>,
    fields: WordMap<Field>,
    kinds: WordSet,
    kind_endings: Vec<&'static str>,
    houses: WordSet,
    furniture: WordSet,
    /// Above the way to the page.
    pub trails: WordSet,
    share_bar: WordSet,
    menu: WordSet,
    venues: Phrases,
    salutations: Phrases,
    notices: Phrases,
    invitations: Phrases,
    syndications: phrases::Syndications,
    translations: Phrases,
    addresses: Phrases,
    mail_words: Phrases,
    disclaimers: phrases::Disclaimers,
    self_descriptions: Phrases,
    teasers: WordSet,
    picture_credits: Phrases,
    /// What a form has over the caption of its picture.
    pub picture_labels: WordSet,
    copyrights: Phrases,
    citations: Phrases,
    editor_notes: WordSet,
    editor_openings: Phrases,
    /// What a note calls the author of a text whom it does not name.
    pub writers: WordSet,
    printed_by: WordSet,
    /// Labels of the house of a series.
    pub imprint_labels: WordSet,
    conclusions: WordSet,
    /// What is counted and is no series.
    pub registers: WordSet,
    foot_notices: Phrases,
    /// Labels of the parts of a house that a text is of.
    pub departments: WordSet,
    /// Words before where a site has filed a text.
    pub filed_in: WordSet,
    introductions: WordSet,
    /// Headings over whom an author thanks.
    pub acknowledgements: WordSet,
    languages: WordMap<&'static str>,
    /// Words that open a byline.
    pub bylines: WordSet,
    /// Words before the name of a translator.
    pub translated: WordSet,
    /// Words before the name of an editor.
    pub edited: WordSet,
    /// Words before the date when somebody saved a page.
    pub saved: WordSet,
    /// Labels over the few sentences in which a box above the text says what it has to say.
    pub takeaways: WordSet,
    /// Labels of a summary that is a chapter of its own in a long report, and a paragraph in a short one.
    pub report_summaries: WordSet,
    /// Words of a line that says under which licence a text may be passed on.
    pub licences: WordSet,
    /// Words of which the names of regions consist: "Middle East".
    pub field_words: WordSet,
    pub region_words: WordSet,
    /// Words with which neither a sentence nor a heading ends.
    pub unended: WordSet,
    /// Words that keep their hyphen where a line ends at it.
    pub compounds: WordSet,
    /// What a site's box about itself calls what it tells of.
    pub programmes: WordSet,
    /// What stands in the place of an author and names nobody.
    pub nobodies: WordSet,
    /// Words after which the name of a body goes on: of, for.
    pub body_joiners: WordSet,
    /// Words that say what somebody is: fellow, visiting.
    pub roles: WordSet,
    /// Those of them that name an office by themselves: fellow.
    pub offices: WordSet,
    /// Houses that pictures are bought from.
    pub agencies: WordSet,
    /// Words that open a question without being its subject: but, and.
    pub conjunctions: WordSet,
    /// What such a word asks about that is to come: and then?
    pub nexts: WordSet,
    /// Words that make a kind of the word beside them: brief, report.
    pub kind_nouns: WordSet,
    /// The words of kinds and series.
    #[serde(skip)]
    pub kind_words: WordSet,
    /// Words that open a phrase and no name: the, a.
    pub articles: WordSet,
    /// Words before a date: of publication, of a change.
    pub dates: WordSet,
    /// Words before the date of a change.
    pub updates: WordSet,
    /// Words that part names.
    pub joiners: WordSet,
    /// Letters before a name that part it from the one before.
    #[serde(deserialize_with = "signs")]
    pub joiner_prefixes: String,
    /// Words by which a house opens its words on itself: about.
    pub abouts: WordSet,
    /// Series that number what they publish.
    pub numbers: WordSet,
    /// What stands between a series and its number.
    pub number_signs: WordSet,
    /// What a journal calls its volumes and issues.
    pub volumes: WordSet,
    /// What stands for a month before the year of an issue.
    pub seasons: WordSet,
    /// Units of a reading time or an extent.
    pub extents: WordSet,
    /// What stands before the pages of a journal.
    pub page_spans: WordSet,
    /// What a page number calls itself.
    pub pages: WordSet,
    /// What stands between a page number and the number of all pages.
    pub page_joiners: WordSet,
    /// Abbreviations after which a sentence always goes on.
    pub titles: WordSet,
    /// Abbreviations after which it may go on.
    pub abbreviations: WordSet,
    /// Words by which a text speaks of itself.
    pub first_person: WordSet,
    /// Words that go on about somebody who was named.
    pub third_person: WordSet,
    /// Verbs of a sentence that says what somebody is.
    pub copulas: WordSet,
    /// Those of them after which it says what something is, and nothing that it does.
    pub being: WordSet,
    /// The endings of a last word that hold a verb of [`Self::copulas`].
    pub copula_endings: WordSet,
    /// Series whose texts open with a summary in a paragraph of its own.
    pub standfirsts: WordSet,
    /// Words that point to the text in which they stand: this, dieser.
    pub demonstratives: WordSet,
    /// What stands between a report and the name of who wrote it down.
    pub prepared: WordSet,
    /// What stands before the house whose texts a label announces, or before what they are about: from, on.
    pub origins: WordSet,
    /// Letters that are words.
    #[serde(deserialize_with = "signs")]
    pub letter_words: String,
    /// What a note calls itself before its number.
    pub notes: WordSet,
    /// What leads from a note back to its reference.
    pub ways_back: WordSet,
    /// Marks at the end of a text.
    #[serde(deserialize_with = "signs")]
    pub end_marks: String,
    /// Marks between the parts of an entry.
    #[serde(deserialize_with = "signs")]
    pub separators: String,
    /// Marks before the items of a list.
    #[serde(deserialize_with = "signs")]
    pub bullets: String,
}

/// The words.
pub static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let mut labels: Labels = assets::words::read(assets::LABELS);
    let kinds = labels.kinds.iter().chain(labels.numbers.iter());
    // "In the Media" is a kind, and its small words are of none.
    let is_small = |word: &&str| labels.body_joiners.contains(word) || labels.articles.contains(word);
    let words = kinds.flat_map(|kind| kind.split_whitespace()).filter(|word| !is_small(word));
    labels.kind_words = words.collect();
    labels.roles.extend(labels.offices.iter());
    labels
});

/// Signs, one after the other.
fn signs<'de: 'static, D: Deserializer<'de>>(list: D) -> Result<String, D::Error> {
    Ok(Vec::<&'static str>::deserialize(list)?.concat())
}

impl Labels {
    /// The section that a line opens, if it is a label and nothing else.
    pub fn section(&self, line: &str) -> Option<Section> {
        is_short(line)
            .then(|| {
                let key = key(line);
                let known = self.sections.get(&key).copied();
                known.or_else(|| self.of_two(&key)).or_else(|| self.of_house(line))
            })
            .flatten()
    }

    /// "Countries & Territories": two labels of one section.
    fn of_two(&self, key: &str) -> Option<Section> {
        key.match_indices(' ').find_map(|(at, _)| {
            let (_, other) =
                key[at + 1..].split_once(' ').filter(|(joiner, _)| self.joiners.contains(joiner))?;
            let section = *self.sections.get(&key[..at])?;
            (self.sections.get(other) == Some(&section)).then_some(section)
        })
    }

    /// "Related Analysis from the River Desk", "Further Reading on Orsa": a label of related reading that says
    /// whose, or what about.
    fn of_house(&self, line: &str) -> Option<Section> {
        let is_house = |house: &str| {
            // Of somebody a text itself recommends what it names.
            names::is_body(house)
                || self.houses.contains(&key(house))
                || names::is_name(house) && !names::is_full_name(house)
        };
        line.match_indices(' ').find_map(|(at, _)| {
            let (origin, house) = line[at + 1..].split_once(' ')?;
            let is_origin = self.origins.contains(&small(origin));
            let is_related =
                || self.sections.get(&key(&line[..at])) == Some(&Section::Related) && is_house(house);
            // "More on North Korea"; more from somebody is what a site offers beside any text.
            let is_more = || origin == "on" && key(&line[..at]) == "more" && names::is_name(house);
            (is_origin && is_related() || is_more()).then_some(Section::Related)
        })
    }

    /// The field that a line `Label: value` says, and the value.
    pub fn field<'a>(&self, line: &'a str) -> Option<(Field, &'a str)> {
        let of = |label: &str| self.labelled_by(label);
        // No label is long, and the line may be a paragraph.
        let head = line.get(..=LONGEST_LABEL).unwrap_or(line);
        let labelled = head.find([':', '：', '\t']).map(|at| line.split_at(at));
        let labelled =
            labelled.and_then(|(label, value)| Some((of(label)?, value.strip_prefix([':', '：', '\t'])?)));
        // A journal sets the label in capitals before the text: "ABSTRACT  The river".
        let run_in = || {
            let (label, value) = line.split_once("  ")?;
            let is_set_off = !label.contains(char::is_lowercase);
            let field = of(label).filter(|field| matches!(field, Field::Summary | Field::Topics))?;
            is_set_off.then_some((field, value))
        };
        let (field, value) = labelled.or_else(run_in)?;
        // `**Date**: …` and `**Date:** …` are the same.
        let value = value.trim_start_matches(['*', '_']).trim();
        (!value.is_empty() && !value.starts_with("//")).then_some((field, value))
    }

    /// Whether a line is the label of a summary: an abstract's, or that of a report, which may be a chapter.
    pub fn is_over_summary(&self, line: &str) -> bool {
        self.field_label(line) == Some(Field::Summary) || self.report_summaries.contains(&key(line))
    }

    /// The field that a line labels whose value stands elsewhere.
    pub fn field_label(&self, line: &str) -> Option<Field> {
        is_short(line).then(|| self.fields.get(&key(line)).copied()).flatten()
    }

    /// What a label says of the value behind it.
    pub fn labelled_by(&self, label: &str) -> Option<Field> {
        let known = |label: &str| {
            let of_section = || match self.sections.get(label)? {
                Section::Topics => Some(Field::Topics),
                Section::Regions => Some(Field::Regions),
                Section::Authors => Some(Field::Authors),
                Section::Related | Section::Notes => None,
            };
            // Alone on a line it may be the heading of a chapter, before its text it is none.
            let of_report = || self.report_summaries.contains(label).then_some(Field::Summary);
            self.fields.get(label).copied().or_else(of_section).or_else(of_report)
        };
        is_short(label).then(|| known(&key(label))).flatten()
    }

    /// Whether a paragraph is the editor's: "Editor's note: This piece first appeared in The Herald."
    pub fn is_editors_note(&self, text: &str) -> bool {
        text.split_once(':')
            .is_some_and(|(label, _)| is_short(label) && self.editor_notes.contains(&key(label)))
    }

    /// Whether a line stands over the form in which a text is to be cited: "How to cite this article:".
    pub fn is_citation_label(&self, line: &str) -> bool {
        is_short(line) && self.citations.open(bare(line)) && !sentences::ends(bare(line))
    }

    /// The kind that a line says and nothing else, as it is printed.
    pub fn kind(&self, line: &str) -> Option<String> {
        if !is_short(line) {
            return None;
        }
        let said = key(line);
        let is_known = |line: &str| self.kinds.contains(&key(line));
        // "Speech/statement" is either of two.
        let is_either = || line.split_once('/').is_some_and(|(one, other)| is_known(one) && is_known(other));
        // "River Desk in the News": what others print of a house.
        let is_in_others = || {
            let ends = |end: &&str| said.ends_with(end).then(|| line.get(..line.len() - end.len())).flatten();
            let house = self.kind_endings.iter().find_map(ends).map(str::trim);
            house.is_some_and(|house| self.is_house(house) || names::is_body(house))
        };
        let is_kind =
            self.kinds.contains(&said) || is_either() || self.is_kind_of_house(line) || is_in_others();
        is_kind.then(|| inline::plain(bare(line)))
    }

    /// Whether a word is a kind behind the short name of a house, as German has it: "DESK-Studie".
    fn is_kind_of_house(&self, line: &str) -> bool {
        let parts = bare(line).split_once('-');
        parts.is_some_and(|(house, kind)| {
            let is_short_name =
                (2..=6).contains(&house.len()) && house.bytes().all(|b| b.is_ascii_uppercase());
            is_short_name && kind.starts_with(char::is_uppercase) && self.kinds.contains(&key(kind))
        })
    }

    /// Whether a line is a house's name and nothing else.
    pub fn is_house(&self, line: &str) -> bool {
        let name = key(line);
        let bare = name.strip_prefix("the ").unwrap_or(&name);
        is_short(line) && (self.houses.contains(&name) || self.houses.contains(bare))
    }

    /// Whether a line belongs to a site's frame.
    pub fn is_furniture(&self, line: &str) -> bool {
        let is_known = |key: &str| self.furniture.contains(key) || self.share_bar.contains(key);
        // "Jump to the full report >>", "« Back to the list"
        let said = line.trim_end_matches([' ', '>', '»', '›', '→']);
        let said = said.trim_start_matches(['«', '‹', '<', '←', ' ']);
        is_short(line) && is_known(&key(said))
    }

    /// Whether a text names a part of a site as its menu does; above a section it may be its heading.
    pub fn is_of_menu(&self, text: &str) -> bool {
        is_short(text)
            && (self.menu.contains(&key(text)) || self.section(text).is_some() || self.is_of_kinds(text))
    }

    /// Whether a line is a link by which a page is passed on.
    pub fn is_share_bar(&self, line: &str) -> bool {
        is_short(line) && self.share_bar.contains(&key(line))
    }

    /// Whether a word is the name of a language.
    pub fn is_language(&self, word: &str) -> bool {
        is_short(word) && self.languages.contains(&key(word))
    }

    /// Whether a word joins two names. Words of one letter do where they are written small: "A" and "I"
    /// are initials.
    pub fn joins(&self, word: &str) -> bool {
        self.joiners.contains(&small(word)) && !(is_letter(word) && word.chars().any(char::is_uppercase))
    }

    /// Whether a small word may stand inside the name of a body.
    pub fn is_body_word(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        [&self.body_joiners, &self.joiners, &self.articles].iter().any(|table| table.contains(&word))
    }
}

/// Whether a word is one letter.
pub fn is_letter(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().count() == 1
}

fn is_short(line: &str) -> bool {
    line.len() <= LONGEST_LABEL
}

/// No label has more bytes.
const LONGEST_LABEL: usize = 120;

#[cfg(test)]
mod tests;
