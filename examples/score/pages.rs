//! A folder of pages, `NAME.html`, `NAME.txt` and the like, each beside `NAME.json`: the truth, in
//! the shape of `briefbook import --format json`.
//!
//! - **each field**: equal to the truth, white space folded; absent, null and empty are the same.
//!   Addresses are compared as they stand.
//! - **or as good**: a field counts too that is one of the other answers which
//!   `ALTERNATIVES.alt` in the folder lists (JSON: page, field, list of values).
//! - **body**: the Markdown is equal, white space folded.
//! - **body words**: F1, micro-averaged over the multisets of the body's words.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::Duration;

use briefbook::model::contributor::CreditName;
use briefbook::model::{Credit, Placed, Role};
use briefbook::read::markdown;
use briefbook::read::page::Page;
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::Options;
use crate::measure::{self, Found, Row, Share, Texts, folded};
use crate::reading;

/// The fields, in the order of the table.
const FIELDS: [&str; 17] = [
    "title",
    "subtitle",
    "authors",
    "date",
    "kind",
    "number",
    "publisher",
    "summary",
    "language",
    "source",
    "accessed",
    "rights",
    "author_note",
    "topics",
    "regions",
    "related",
    "body",
];

struct Score {
    name: String,
    fields: [Verdict; FIELDS.len()],
    words: Found,
    failures: Vec<String>,
    time: Duration,
}

/// What a field is worth beside the truth.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Right,
    /// One of the other answers that a careful editor could give.
    AsGood,
    Wrong,
}

/// Scores every page and prints the table.
pub fn score(options: &Options) -> io::Result<()> {
    let mut truths = BTreeMap::new();
    let mut pages = BTreeMap::new();
    for entry in std::fs::read_dir(&options.folder)? {
        let path = entry?.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("json") => truths.insert(stem, path),
            Some("txt" | "html" | "htm" | "xhtml" | "mht" | "mhtml" | "md") => pages.insert(stem, path),
            _ => None,
        };
    }
    let alternatives = options.folder.join("ALTERNATIVES.alt");
    let alternatives: Value = if alternatives.exists() {
        serde_json::from_slice(&std::fs::read(alternatives)?)?
    } else {
        Value::Null
    };
    let listed: Vec<_> = truths.iter().filter(|(name, _)| options.wants(name)).collect();
    let scores: io::Result<Vec<Score>> = listed
        .par_iter()
        .filter_map(|(name, truth)| {
            Some(score_page(options, name, pages.get(*name)?, truth, &alternatives[*name]))
        })
        .collect();
    let scores = scores?;
    let mut rows: Vec<Row> = Vec::new();
    let (mut all, mut as_good) = (Share::default(), Share::default());
    for (index, field) in FIELDS.iter().enumerate() {
        let mut share = Share::default();
        scores.iter().for_each(|score| share.add(score.fields[index] == Verdict::Right));
        scores.iter().for_each(|score| as_good.add(score.fields[index] != Verdict::Wrong));
        all.join(share);
        rows.push(Row::Share(field, share));
    }
    let mut words = Found::default();
    scores.iter().for_each(|score| words.join(score.words));
    rows.push(Row::Share("all fields", all));
    if !alternatives.is_null() {
        rows.push(Row::Share("or as good", as_good));
    }
    rows.push(Row::Found("body words", words));
    for score in scores.iter().filter(|score| options.failures && !score.failures.is_empty()) {
        println!("## {}\n{}", score.name, score.failures.join("\n"));
    }
    measure::print(&rows);
    reading::print_times(scores.iter().map(|score| (score.name.as_str(), score.time)));
    Ok(())
}

fn score_page(
    options: &Options,
    name: &str,
    page: &Path,
    truth: &Path,
    alternatives: &Value,
) -> io::Result<Score> {
    let truth: Value = serde_json::from_slice(&std::fs::read(truth)?)?;
    let reading = reading::read(page, &std::fs::read(page)?, None);
    let ours = as_json(&reading.page);
    let mut failures = Vec::new();
    let fields = FIELDS.map(|field| {
        let (truth, ours) = (comparable(field, &truth), comparable(field, &ours));
        if truth == ours {
            return Verdict::Right;
        }
        let others = alternatives[field].as_array();
        if others.is_some_and(|others| {
            others.iter().any(|other| comparable(field, &json!({ field: other })) == ours)
        }) {
            return Verdict::AsGood;
        }
        failures.push(format!("  {field}: {truth}\n    ours: {ours}"));
        Verdict::Wrong
    });
    let words = |value: &Value| {
        let mut words = Texts::default();
        value.as_str().unwrap_or_default().split_whitespace().for_each(|word| words.add(word));
        words
    };
    let (words, _, _) = words(&ours["body"]).compare(&words(&truth["body"]), &Texts::default());
    reading::show(options, name, &reading.page);
    Ok(Score { name: name.to_owned(), fields, words, failures, time: reading.time })
}

/// A page in the shape of the truth.
fn as_json(page: &Page) -> Value {
    let metadata = &page.metadata;
    let texts = |list: &Option<Vec<Placed<String>>>| -> Vec<String> {
        list.iter().flatten().map(|placed| placed.value.clone()).collect()
    };
    let related = metadata.related.iter().flatten().map(|reading| {
        json!({
            "title": reading.name(),
            "url": text(reading.url.as_ref()),
            "date": text(reading.date.as_ref()),
            "kind": text(reading.kind.as_ref()),
            "authors": reading.authors.iter().map(|name| &name.value).collect::<Vec<_>>(),
        })
    });
    json!({
        "title": text(metadata.title.as_ref()),
        "subtitle": text(metadata.subtitle.as_ref()),
        "authors": metadata.authors.iter().flatten().filter(wrote).map(author).collect::<Vec<_>>(),
        "date": text(metadata.date.as_ref()),
        "kind": text(metadata.kind.as_ref()),
        "number": text(metadata.number.as_ref()),
        "publisher": text(metadata.publisher.as_ref()),
        "summary": text(metadata.summary.as_ref()),
        "language": metadata.language.as_ref().map(|placed| placed.value.as_str().to_owned()),
        "source": text(metadata.source.as_ref()),
        "accessed": text(metadata.accessed.as_ref()),
        "rights": text(metadata.rights.as_ref()),
        "author_note": text(metadata.author_note.as_ref()),
        "topics": texts(&metadata.topics),
        "regions": texts(&metadata.regions),
        "related": related.collect::<Vec<_>>(),
        "body": page.markdown.text,
    })
}

fn text<T: std::fmt::Display>(placed: Option<&Placed<T>>) -> Option<String> {
    placed.map(|placed| placed.value.to_string())
}

/// A truth names nobody who translated or edited, as the JSON of `import` does not.
fn wrote(credit: &&Credit) -> bool {
    credit.role == Role::Author
}

fn author(credit: &Credit) -> Value {
    let (CreditName::Id(name) | CreditName::Name(name)) = &credit.name;
    json!({ "name": name.value, "url": text(credit.url.as_ref()), "bio": text(credit.bio.as_ref()) })
}

/// A field as it is compared: what a reader sees of the words about authors and of the summary, which
/// may be marked up or not, in truths and in what was read.
fn comparable(field: &str, of: &Value) -> Value {
    let is_prose = matches!(field, "summary" | "author_note");
    match tidy(&of[field]) {
        Value::String(text) if is_prose => Value::String(folded(&markdown::plain(&text))),
        Value::Array(mut authors) if field == "authors" => {
            for author in &mut authors {
                if let Some(Value::String(bio)) = author.get_mut("bio") {
                    *bio = folded(&markdown::plain(bio));
                }
            }
            Value::Array(authors)
        }
        value => value,
    }
}

/// A value with white space folded, and nothing where there is nothing to read.
fn tidy(value: &Value) -> Value {
    match value {
        Value::String(text) if text.trim().is_empty() => Value::Null,
        Value::String(text) => Value::String(folded(text)),
        Value::Array(list) if list.is_empty() => Value::Null,
        Value::Array(list) => list.iter().map(tidy).collect(),
        Value::Object(fields) => {
            let kept = fields.iter().map(|(key, value)| (key.clone(), tidy(value)));
            Value::Object(kept.filter(|(_, value)| !value.is_null()).collect())
        }
        value => value.clone(),
    }
}
