//! What is known about a brief, each value with the place that says so.

use super::{Credit, Date};
use crate::diagnostic::Place;
use crate::language::Language;

/// A value and where it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// The place that says it.
    pub place: Place,
}

impl<T> Placed<T> {
    /// Puts a value and its place together.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// Another value read from the same place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Placed<U> {
        Placed { value: f(self.value), place: self.place }
    }
}

/// What a brief says about itself, in front matter, on a saved page, or in its manifest entry.
///
/// Every field may be missing: the three sources are merged with [`Metadata::or`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The title, plain text.
    pub title: Option<Placed<String>>,
    /// The subtitle, plain text.
    pub subtitle: Option<Placed<String>>,
    /// Who wrote, edited, translated or illustrated it, in order.
    pub authors: Option<Vec<Credit>>,
    /// When it was published, as precisely as known.
    pub date: Option<Placed<Date>>,
    /// The kind as printed: "Brief Analysis".
    pub kind: Option<Placed<String>>,
    /// The brief's own number as printed: "Policy #1426".
    pub number: Option<Placed<String>>,
    /// The house that published it.
    pub publisher: Option<Placed<String>>,
    /// A sentence or two, inline Markdown.
    pub summary: Option<Placed<String>>,
    /// The language it is written in.
    pub language: Option<Placed<Language>>,
    /// The absolute address of the original page.
    pub source: Option<Placed<String>>,
    /// When the original page was read.
    pub accessed: Option<Placed<Date>>,
    /// Rights, plain text.
    pub rights: Option<Placed<String>>,
    /// Topics as printed.
    pub topics: Option<Vec<Placed<String>>>,
    /// Regions and countries as printed.
    pub regions: Option<Vec<Placed<String>>>,
    /// Related reading, in order.
    pub related: Option<Vec<Reading>>,
    /// A closing line about the author, inline Markdown, without an end mark.
    pub author_note: Option<Placed<String>>,
    /// The fields that are said to be empty, whatever a fallback has for them; by the names that front matter
    /// has.
    pub cleared: Vec<&'static str>,
}

impl Metadata {
    /// Fills what is missing here from `fallback`, field by field, but for what is cleared.
    #[must_use]
    pub fn or(self, mut fallback: Metadata) -> Metadata {
        self.cleared.iter().for_each(|field| fallback.clear(field));
        Metadata {
            title: self.title.or(fallback.title),
            subtitle: self.subtitle.or(fallback.subtitle),
            authors: self.authors.or(fallback.authors),
            date: self.date.or(fallback.date),
            kind: self.kind.or(fallback.kind),
            number: self.number.or(fallback.number),
            publisher: self.publisher.or(fallback.publisher),
            summary: self.summary.or(fallback.summary),
            language: self.language.or(fallback.language),
            source: self.source.or(fallback.source),
            accessed: self.accessed.or(fallback.accessed),
            rights: self.rights.or(fallback.rights),
            topics: self.topics.or(fallback.topics),
            regions: self.regions.or(fallback.regions),
            related: self.related.or(fallback.related),
            author_note: self.author_note.or(fallback.author_note),
            cleared: [self.cleared, fallback.cleared].concat(),
        }
    }

    /// The fields that can be cleared, and how: those that a brief can do without, of texts and dates.
    pub const CLEARABLE: [Clearable; 10] = [
        ("subtitle", |metadata| metadata.subtitle = None),
        ("date", |metadata| metadata.date = None),
        ("kind", |metadata| metadata.kind = None),
        ("number", |metadata| metadata.number = None),
        ("publisher", |metadata| metadata.publisher = None),
        ("summary", |metadata| metadata.summary = None),
        ("source", |metadata| metadata.source = None),
        ("accessed", |metadata| metadata.accessed = None),
        ("rights", |metadata| metadata.rights = None),
        ("author_note", |metadata| metadata.author_note = None),
    ];

    fn clear(&mut self, field: &str) {
        let known = Self::CLEARABLE.into_iter().find(|(name, _)| *name == field);
        known.into_iter().for_each(|(_, clear)| clear(self));
    }
}

/// A field by the name that front matter has for it, and what takes it away.
type Clearable = (&'static str, fn(&mut Metadata));

/// One entry of related reading, as a brief lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Where it is listed.
    pub place: Place,
    /// The title, plain text; `None` where nobody gave it one and its address stands for it.
    pub title: Option<Placed<String>>,
    /// The language of the title, where it is known to be another than that of who lists it.
    pub language: Option<Language>,
    /// The address as typed; a saved page's may be relative or missing.
    pub url: Option<Placed<String>>,
    /// The kind as printed.
    pub kind: Option<Placed<String>>,
    /// When it was published.
    pub date: Option<Placed<Date>>,
    /// Its authors' names, in order.
    pub authors: Vec<Placed<String>>,
}

impl Reading {
    /// An entry that says no more than its title.
    pub fn titled(title: Placed<String>) -> Self {
        let place = title.place.clone();
        Self {
            place,
            title: Some(title),
            language: None,
            url: None,
            kind: None,
            date: None,
            authors: Vec::new(),
        }
    }

    /// What it is called: its title, else its address.
    pub fn name(&self) -> &str {
        self.title.as_ref().or(self.url.as_ref()).map_or("", |name| &name.value)
    }
}
