//! Brings what a page said into the form in which front matter gives it back.
//!
//! The reader of front matter trims texts and has no empty ones; what was imported must be the same
//! before it is written and after it is read.

use crate::diagnostic::{Diagnostics, Place};
use crate::files::FilePath;
use crate::language::Language;
use crate::model::contributor::{CreditName, is_id};
use crate::model::{Credit, Metadata, Node, Placed, Reading, address};
use crate::read::page::Cut;
use crate::read::{Source, emphasis, markdown, related};

/// A value that the file as a whole stands for.
pub fn said_by<T>(path: &FilePath, value: T) -> Placed<T> {
    Placed::new(value, Place::file(path.shared()))
}

/// Every field as it would be read back; what cannot be is cut.
pub fn metadata(own: Metadata, cuts: &mut Vec<Cut>) -> Metadata {
    Metadata {
        title: text(own.title),
        subtitle: text(own.subtitle),
        authors: list(own.authors, |credit| credit_of(credit, cuts)),
        date: own.date,
        kind: text(own.kind),
        number: text(own.number),
        publisher: text(own.publisher),
        summary: text(own.summary),
        language: own.language,
        source: source(own.source, cuts),
        accessed: own.accessed,
        rights: text(own.rights),
        topics: list(own.topics, |topic| text(Some(topic))),
        regions: list(own.regions, |region| text(Some(region))),
        related: list(own.related, reading),
        author_note: text(own.author_note),
        cleared: Vec::new(),
    }
}

/// A body that begins with its first line and ends with one end of line.
pub fn body(markdown: &str) -> String {
    let text = markdown.replace("\r\n", "\n").replace('\r', "\n");
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            break;
        }
        start += line.len();
    }
    let body = text[start..].trim_end();
    if body.is_empty() { String::new() } else { format!("{body}\n") }
}

/// Takes the heading that opens a body for the title, as a build does, and gives what follows.
/// A heading that is more than text, or that a link may name by its id, stays where it is.
pub fn leading_title(path: &FilePath, body: &str) -> Option<(String, String)> {
    // In a language that nothing is known of, quotes and dashes stay as they were typed.
    let language = Language::parse("zxx")?;
    let source = Source { file: path.shared(), text: body, range: 0..body.len() };
    let parsed = markdown::body(&source, &language, &mut Diagnostics::default());
    let Some(Node::Heading(0, children)) = parsed.blocks.first() else { return None };
    let heading = parsed.headings.first()?;
    let end = heading.place.span.as_ref()?.end;
    let (line, rest) = (body.get(..end)?, body.get(end..)?);
    let rest = self::body(rest);
    let is_whole = !line.contains('{') && !rest.is_empty() && parsed.blocks.len() > 1;
    let is_text = emphasis::is_plain(children) && Node::plain_text(children) == heading.text;
    let title = emphasis::typed(&heading.text, &emphasis::of(children));
    (is_text && is_whole && !title.trim().is_empty()).then(|| (title.trim().to_owned(), rest))
}

fn list<T>(values: Option<Vec<T>>, settled: impl FnMut(T) -> Option<T>) -> Option<Vec<T>> {
    let values: Vec<T> = values?.into_iter().filter_map(settled).collect();
    (!values.is_empty()).then_some(values)
}

fn text(value: Option<Placed<String>>) -> Option<Placed<String>> {
    let value = value?.map(|text| text.trim().to_owned());
    let unseen = |c: char| c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}');
    (!value.value.chars().all(unseen)).then_some(value)
}

fn source(value: Option<Placed<String>>, cuts: &mut Vec<Cut>) -> Option<Placed<String>> {
    let value = text(value)?;
    match address::web(&value.value) {
        Some(address) => Some(value.map(|_| address)),
        None => {
            let what = format!("the address `{}`, which is not absolute", value.value);
            cuts.push(Cut { what, span: value.place.span });
            None
        }
    }
}

fn credit_of(credit: Credit, cuts: &mut Vec<Cut>) -> Option<Credit> {
    let name = match credit.name {
        CreditName::Id(id) if is_id(&id.value) => CreditName::Id(id),
        CreditName::Id(name) | CreditName::Name(name) => {
            let place = name.place.clone();
            let Some(name) = text(Some(name)) else {
                cuts.push(Cut { what: "an author without a name".to_owned(), span: place.span });
                return None;
            };
            CreditName::Name(name)
        }
    };
    Some(Credit { name, sort: text(credit.sort), url: text(credit.url), bio: text(credit.bio), ..credit })
}

fn reading(mut reading: Reading) -> Option<Reading> {
    related::take_typed(&mut reading);
    let (title, url) = (text(reading.title), text(reading.url));
    (title.is_some() || url.is_some()).then(|| Reading {
        title,
        url,
        place: reading.place,
        language: reading.language,
        kind: text(reading.kind),
        date: reading.date,
        authors: reading.authors.into_iter().filter_map(|name| text(Some(name))).collect(),
    })
}
