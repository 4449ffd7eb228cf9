//! What the sources of a page claim, before it is settled which of them is believed.

use crate::model::Date;

/// Who says so, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A rule for this very site.
    Rule,
    /// JSON-LD about the text.
    JsonLd,
    /// `citation_*`, which scholarly indexes read.
    Citation,
    /// Dublin Core.
    DublinCore,
    /// `article:*`, `parsely-*`, sailthru and other systems of the press.
    Press,
    /// OpenGraph.
    OpenGraph,
    /// Twitter cards.
    Twitter,
    /// A plain `<meta name>`.
    Meta,
    /// JSON-LD about the page as such.
    JsonLdPage,
    /// Microdata, RDFa, hAtom, `rel=author`, `<time>`.
    Markup,
    /// What a reader sees as a byline, a date, a kind.
    Visible,
    /// The address of the page.
    Address,
    /// `<title>`.
    TitleElement,
}

/// A value and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim<T> {
    /// The value.
    pub value: T,
    /// The kind of source.
    pub source: Source,
    /// Its name as an editor may find it: `citation_author`.
    pub from: String,
}

/// What stands where a date was read, as far as it decides whether the date is that of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateSpot {
    /// What a page tells machines.
    Told,
    /// What it tells machines of the making of its record.
    Created,
    /// The address.
    Address,
    /// The value of a `<time>`.
    Time,
    /// The words in a `<time>`.
    TimeWords,
    /// A line by the title that is marked as that of the date.
    DateLine,
    /// The line of a series, its number and the day.
    NumberLine,
    /// Any other line by the title.
    TitleLine,
    /// A line elsewhere that is marked as that of a date.
    Line,
}

/// A claim about the day of publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateClaim {
    /// The day and who says so.
    pub claim: Claim<Date>,
    /// What stands there.
    pub spot: DateSpot,
}

impl DateSpot {
    /// What a page shows there, as an editor may find it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Told | Self::Created => "the head of the page",
            Self::Address => "the address",
            Self::Time => "<time>",
            Self::TimeWords => "the words of <time>",
            Self::DateLine => "the date line",
            Self::NumberLine => "the line of the number",
            Self::TitleLine => "a line by the title",
            Self::Line => "a line of the page",
        }
    }
}

impl DateClaim {
    /// What the page shows at a spot.
    pub fn shown(date: Date, source: Source, spot: DateSpot) -> Self {
        Self { claim: Claim::new(date, source, spot.words()), spot }
    }
}

/// Somebody whom a source names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name as the source has it, tidied.
    pub name: String,
    /// The address of a page about him, as the source has it.
    pub url: Option<String>,
    /// His position, where it stands beside the name.
    pub about: Option<String>,
    /// Whether the source says that this is an institution.
    pub is_body: bool,
}

/// All claims of a page.
#[derive(Debug, Default)]
pub struct Claims {
    /// Titles.
    pub titles: Vec<Claim<String>>,
    /// Second lines of the title.
    pub subtitles: Vec<Claim<String>>,
    /// Authors, all that one source names together.
    pub authors: Vec<Claim<Vec<Person>>>,
    /// Days of publication.
    pub dates: Vec<DateClaim>,
    /// Values that are said to be dates and are none.
    pub impossible: Vec<Claim<String>>,
    /// Kinds, sections: only known kinds will be believed.
    pub kinds: Vec<Claim<String>>,
    /// Publishers and names of the site.
    pub publishers: Vec<Claim<String>>,
    /// Summaries.
    pub summaries: Vec<Claim<String>>,
    /// Language tags.
    pub languages: Vec<Claim<String>>,
    /// Addresses of the page.
    pub addresses: Vec<Claim<String>>,
    /// Days on which the page was saved.
    pub accessed: Vec<Claim<Date>>,
    /// Rights.
    pub rights: Vec<Claim<String>>,
    /// Keywords: those that the page shows will be believed.
    pub topics: Vec<Claim<String>>,
    /// Numbers of a series.
    pub numbers: Vec<Claim<String>>,
}

impl<T> Claim<T> {
    /// A claim.
    pub fn new(value: T, source: Source, from: impl Into<String>) -> Self {
        Self { value, source, from: from.into() }
    }
}

impl Person {
    /// Somebody of whom only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), url: None, about: None, is_body: false }
    }
}

impl Claims {
    /// Adds what a source says of the date; what is no date is remembered as such.
    pub fn date(&mut self, text: &str, source: Source, spot: DateSpot, from: &str) {
        match super::dates::machine(text) {
            Some(date) => self.dates.push(DateClaim { claim: Claim::new(date, source, from), spot }),
            None if super::dates::is_impossible(text) => {
                self.impossible.push(Claim::new(text.to_owned(), source, from));
            }
            None => {}
        }
    }
}
