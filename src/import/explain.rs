//! Says where each field of an imported brief came from, and what was cut: what `--explain` prints.
//!
//! The readers of pages fill the [`Evidence`](crate::read::page::Evidence) while they read: that of page
//! text by `Sheet::say`, that of saved pages in `saved_page::metadata` and `saved_page::sections`; what
//! the import itself sets, such as the day, it adds.

use std::ops::Range;

use super::{Imported, left_out};
use crate::diagnostic::Place;
use crate::model::contributor::CreditName;
use crate::model::{Credit, Metadata, Placed, Reading};
use crate::read::SourceKind;
use crate::read::page::Cut;

/// A value is shown up to this many characters.
const SHOWN: usize = 60;

/// One line a field and one a cut.
pub fn lines(imported: &Imported) -> Vec<String> {
    let mut lines = vec![format!("{}:", imported.file)];
    for (field, value, place) in fields(&imported.metadata) {
        lines.push(format!("  {field:<12} {}  ({})", shortened(&value), from(imported, field, place)));
    }
    let words = imported.body.split_whitespace().count();
    lines.push(format!("  {:<12} {words} words, {} pictures", "body", imported.pictures.len()));
    for cut in &cuts(imported) {
        let line = cut.span.as_ref().and_then(|span| line_of(imported, span));
        let line = line.map_or(String::new(), |line| format!("  (line {line})"));
        lines.push(format!("  {:<12} {}{line}", "cut", shortened(&cut.what)));
    }
    lines
}

/// What was cut: of a saved page what it prints and its brief does not have, of a page text its lines.
fn cuts(imported: &Imported) -> Vec<Cut> {
    let Some(text) = imported.texts.get(&imported.file.shared()) else { return imported.cuts.clone() };
    match imported.kind {
        SourceKind::Markdown => imported.cuts.clone(),
        SourceKind::PageText | SourceKind::SavedPage if is_html(imported, text) => {
            left_out::groups(imported, text)
        }
        SourceKind::PageText | SourceKind::SavedPage => left_out::runs(&imported.cuts, text),
    }
}

/// A page may have been saved as HTML under the name of a text.
fn is_html(imported: &Imported, text: &str) -> bool {
    imported.kind == SourceKind::SavedPage || SourceKind::sniff(text) == SourceKind::SavedPage
}

/// The evidence for a field; where the reader kept none, the line that says so.
fn from(imported: &Imported, field: &str, place: Option<&Place>) -> String {
    let mut said: Vec<&str> = Vec::new();
    for evidence in imported.evidence.iter().filter(|evidence| evidence.field == field) {
        if !said.contains(&evidence.from.as_str()) {
            said.push(&evidence.from);
        }
    }
    if !said.is_empty() {
        return said.join("; ");
    }
    let line = place.and_then(|place| place.span.as_ref()).and_then(|span| line_of(imported, span));
    let what = match imported.kind {
        SourceKind::Markdown => "front matter",
        SourceKind::PageText | SourceKind::SavedPage => "the page",
    };
    line.map_or_else(|| what.to_owned(), |line| format!("{what}, line {line}"))
}

fn line_of(imported: &Imported, span: &Range<usize>) -> Option<usize> {
    let text = imported.texts.get(&imported.file.shared())?;
    Some(1 + text.get(..span.start)?.matches('\n').count())
}

fn shortened(value: &str) -> String {
    let line: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN - 1).chain(['…']).collect() }
}

type Field<'a> = (&'static str, String, Option<&'a Place>);

/// Every field that is there, in the order of front matter.
fn fields(metadata: &Metadata) -> Vec<Field<'_>> {
    fn one<'a, T: ToString>(field: &'static str, value: &'a Option<Placed<T>>) -> Option<Field<'a>> {
        value.as_ref().map(|value| (field, value.value.to_string(), Some(&value.place)))
    }
    fn texts<'a>(field: &'static str, values: &'a Option<Vec<Placed<String>>>) -> Option<Field<'a>> {
        let values = values.as_ref()?;
        let all: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
        Some((field, all.join("; "), values.first().map(|value| &value.place)))
    }
    let authors = metadata.authors.as_ref().map(|authors| {
        let all: Vec<String> = authors.iter().map(credit).collect();
        ("authors", all.join("; "), authors.first().map(|author| author.name.place()))
    });
    let related = metadata.related.as_ref().map(|related: &Vec<Reading>| {
        let all: Vec<&str> = related.iter().map(Reading::name).collect();
        ("related", all.join("; "), related.first().map(|reading| &reading.place))
    });
    let found = [
        one("title", &metadata.title),
        one("subtitle", &metadata.subtitle),
        authors,
        one("date", &metadata.date),
        one("kind", &metadata.kind),
        one("number", &metadata.number),
        one("publisher", &metadata.publisher),
        one("summary", &metadata.summary),
        one("language", &metadata.language),
        one("source", &metadata.source),
        one("accessed", &metadata.accessed),
        one("rights", &metadata.rights),
        texts("topics", &metadata.topics),
        texts("regions", &metadata.regions),
        related,
        one("author_note", &metadata.author_note),
    ];
    found.into_iter().flatten().collect()
}

/// A name, with what else is known of him.
fn credit(credit: &Credit) -> String {
    let (CreditName::Id(name) | CreditName::Name(name)) = &credit.name;
    let more: Vec<&str> = [credit.url.is_some().then_some("address"), credit.bio.is_some().then_some("bio")]
        .into_iter()
        .flatten()
        .collect();
    if more.is_empty() { name.value.clone() } else { format!("{} (with {})", name.value, more.join(" and ")) }
}
