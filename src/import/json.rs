//! The brief as one JSON object, for programs.
//!
//! Only the body is Markdown: a program that asks for a bio wants its words.

use serde::Serialize;

use super::Imported;
use crate::model::contributor::{CreditName, Role};
use crate::model::{Credit, Placed, Reading};
use crate::read::{emphasis, markdown};

/// Writes the object, indented, with a line end.
pub fn write(imported: &Imported) -> String {
    let metadata = &imported.metadata;
    let brief = Brief {
        title: title(&metadata.title),
        subtitle: title(&metadata.subtitle),
        authors: metadata.authors.iter().flatten().filter(wrote).map(author).collect(),
        date: metadata.date.as_ref().map(|date| date.value.to_string()),
        kind: text(&metadata.kind),
        number: text(&metadata.number),
        publisher: text(&metadata.publisher),
        summary: plain(&metadata.summary),
        language: metadata.language.as_ref().map(|language| language.value.as_str()),
        source: text(&metadata.source),
        accessed: metadata.accessed.as_ref().map(|date| date.value.to_string()),
        rights: text(&metadata.rights),
        author_note: plain(&metadata.author_note),
        topics: texts(metadata.topics.iter().flatten()),
        regions: texts(metadata.regions.iter().flatten()),
        related: metadata.related.iter().flatten().map(related).collect(),
        body: &imported.body,
    };
    serde_json::to_string_pretty(&brief).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Brief<'a> {
    title: Option<String>,
    subtitle: Option<String>,
    authors: Vec<Author<'a>>,
    date: Option<String>,
    kind: Option<&'a str>,
    number: Option<&'a str>,
    publisher: Option<&'a str>,
    summary: Option<String>,
    language: Option<&'a str>,
    source: Option<&'a str>,
    accessed: Option<String>,
    rights: Option<&'a str>,
    author_note: Option<String>,
    topics: Vec<&'a str>,
    regions: Vec<&'a str>,
    related: Vec<Related<'a>>,
    body: &'a str,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    url: Option<&'a str>,
    bio: Option<String>,
}

#[derive(Serialize)]
struct Related<'a> {
    title: String,
    url: Option<&'a str>,
    date: Option<String>,
    kind: Option<&'a str>,
    authors: Vec<&'a str>,
}

/// Translators and editors are no authors, and the object has no other place for them.
fn wrote(credit: &&Credit) -> bool {
    credit.role == Role::Author
}

fn author(credit: &Credit) -> Author<'_> {
    let (CreditName::Id(name) | CreditName::Name(name)) = &credit.name;
    Author { name: &name.value, url: text(&credit.url), bio: plain(&credit.bio) }
}

fn related(reading: &Reading) -> Related<'_> {
    Related {
        title: reading.title.as_ref().map_or_else(|| reading.name().to_owned(), emphasis::printed),
        url: text(&reading.url),
        date: reading.date.as_ref().map(|date| date.value.to_string()),
        kind: text(&reading.kind),
        authors: texts(&reading.authors),
    }
}

fn title(value: &Option<Placed<String>>) -> Option<String> {
    value.as_ref().map(emphasis::printed)
}

fn plain(value: &Option<Placed<String>>) -> Option<String> {
    value.as_ref().map(|value| markdown::plain(&value.value))
}

fn text(value: &Option<Placed<String>>) -> Option<&str> {
    value.as_ref().map(|value| value.value.as_str())
}

fn texts<'a>(values: impl IntoIterator<Item = &'a Placed<String>>) -> Vec<&'a str> {
    values.into_iter().map(|value| value.value.as_str()).collect()
}
