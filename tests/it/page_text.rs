//! Pages saved as text, of every shape that is known, each against what its reader would say of it.
//!
//! `tests/pages/<name>.txt` is a page and `<name>.json` its truth, written by hand from the page.
//! Nothing here is blessed.

use briefbook::diagnostic::Diagnostics;
use briefbook::files::FilePath;
use briefbook::model::contributor::CreditName;
use briefbook::model::{Credit, Placed, Reading, Role};
use briefbook::read::page::Page;
use briefbook::read::page_text;
use serde_json::{Value, json};

use crate::helper::{Book, files_below, project};

/// Every page, by name, with its truth.
fn pages() -> Vec<(String, String, Value)> {
    let files = files_below(&project("tests/pages"));
    let page = |(name, bytes): (&String, &Vec<u8>)| {
        let name = name.strip_suffix(".txt")?;
        let text = String::from_utf8(bytes.clone()).unwrap();
        let truth = files.get(&format!("{name}.json"));
        let truth = truth.unwrap_or_else(|| panic!("{name}.txt has no truth beside it"));
        Some((name.to_owned(), text, serde_json::from_slice(truth).unwrap()))
    };
    files.iter().filter_map(page).collect()
}

fn read(name: &str, text: &str) -> Page {
    page_text::read(&FilePath::new(&format!("{name}.txt")), text, &mut Diagnostics::default())
}

#[test]
fn every_page_is_read_in_every_field() {
    let mut wrong = Vec::new();
    for (name, text, truth) in pages() {
        let read = fields(&read(&name, &text));
        for (field, expected) in truth.as_object().unwrap() {
            if read[field] != *expected {
                wrong.push(format!("{name}: {field}\n  expected {expected}\n  read     {}", read[field]));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_pages_are_many_and_each_truth_names_every_field() {
    let pages = pages();
    assert!(pages.len() >= 40, "{} pages", pages.len());
    for (name, text, truth) in pages {
        assert_eq!(
            truth.as_object().unwrap().len(),
            fields(&read(&name, &text)).as_object().unwrap().len(),
            "{name}"
        );
    }
}

#[test]
fn whatever_is_read_says_what_said_so() {
    for (name, text, truth) in pages() {
        let page = read(&name, &text);
        let said: Vec<&str> = page.evidence.iter().map(|evidence| evidence.field).collect();
        for field in ["title", "authors", "date", "number", "summary", "related"] {
            let is_read = !truth[field].is_null() && truth[field] != json!([]);
            let is_bio =
                field == "authors" && said.iter().any(|said| *said == "bio" || *said == "author_note");
            assert!(
                !is_read || said.contains(&field) || is_bio,
                "{name}: nothing says where {field} is from"
            );
        }
    }
}

/// A page in the shape of its truth.
fn fields(page: &Page) -> Value {
    let metadata = &page.metadata;
    let names = |values: &Option<Vec<Placed<String>>>| {
        values.iter().flatten().map(|value| value.value.clone()).collect::<Vec<_>>()
    };
    let writers = metadata.authors.iter().flatten().filter(|credit| credit.role == Role::Author);
    json!({
        "title": shown(&metadata.title),
        "subtitle": shown(&metadata.subtitle),
        "authors": writers.map(author).collect::<Vec<_>>(),
        "date": shown(&metadata.date),
        "kind": shown(&metadata.kind),
        "number": shown(&metadata.number),
        "publisher": shown(&metadata.publisher),
        "summary": shown(&metadata.summary),
        "language": metadata.language.as_ref().map(|language| language.value.to_string()),
        "source": shown(&metadata.source),
        "accessed": shown(&metadata.accessed),
        "rights": shown(&metadata.rights),
        "author_note": shown(&metadata.author_note),
        "topics": names(&metadata.topics),
        "regions": names(&metadata.regions),
        "related": metadata.related.iter().flatten().map(reading).collect::<Vec<_>>(),
        "body": page.markdown.text,
    })
}

fn author(credit: &Credit) -> Value {
    let (CreditName::Id(name) | CreditName::Name(name)) = &credit.name;
    json!({ "name": name.value, "url": shown(&credit.url), "bio": shown(&credit.bio) })
}

fn reading(reading: &Reading) -> Value {
    json!({
        "title": reading.name(),
        "url": shown(&reading.url),
        "date": shown(&reading.date),
        "kind": shown(&reading.kind),
        "authors": reading.authors.iter().map(|author| author.value.clone()).collect::<Vec<_>>(),
    })
}

fn shown(value: &Option<Placed<impl ToString>>) -> Value {
    value.as_ref().map_or(Value::Null, |value| Value::String(value.value.to_string()))
}

#[test]
fn english_in_a_book_of_another_language_says_that_it_is_and_the_rest_is_in_the_language_of_the_book() {
    let english = "The river has fallen for the third year in a row, and nobody on either of its banks can say \
                   why this is so. The gauges are read every morning, but the figures go to an office that has \
                   not asked for them in years and that will not publish what it is sent.\n";
    let page = format!("The River\n\nby Ada Lind\n\nNov 12, 2008\n\n{english}");
    let typed = format!("---\ntitle: The Lake\n---\n\n{english}");
    let manifest = "title: رود\nlanguage: fa\nbriefs: [river.txt, lake.md, short.md, said.md]\n";
    let files = [
        ("manifest.yaml", manifest),
        ("river.txt", page.as_str()),
        ("lake.md", typed.as_str()),
        ("short.md", "---\ntitle: سد\n---\n\nThe dam.\n"),
        ("said.md", &typed.replace("---\n\n", "language: fa\n---\n\n")),
    ];
    let book = Book::of(files).build();
    let tag = |name: &str| book.text(name).split("lang=\"").nth(1).map(|tag| tag[..2].to_owned());
    let tags = ["river-txt-b61f82.xhtml", "lake.xhtml", "short.xhtml", "said.xhtml"].map(tag);
    assert_eq!(tags.map(Option::unwrap_or_default), ["en", "en", "fa", "fa"]);
}
