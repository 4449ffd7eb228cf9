//! EPUBCheck and Ace over every book that the tests know, and over a thousand briefs.
//!
//! `eval "$(.ci/tools)"` installs both and says where they are. Without them the tests print that
//! they were skipped; with `BRIEFBOOK_CONFORMANCE=required` that is a failure.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use rayon::prelude::*;

use crate::corpus::Corpus;
use crate::helper::{Book, files_below, folders, project};

/// Ace opens every document in a browser, so it gets a slice of the thousand.
const SLICE: usize = 20;
const THOUSAND: usize = 1000;

#[test]
fn epubcheck_has_nothing_to_say() {
    check(".ci/epubcheck", "BRIEFBOOK_EPUBCHECK_JAR", || {
        let thousand = shelved("thousand", &corpus(THOUSAND));
        SHELF.iter().cloned().chain([thousand]).collect()
    });
}

#[test]
fn ace_has_nothing_to_say() {
    check(".ci/ace", "BRIEFBOOK_ACE", || SHELF.clone());
}

/// The small books, the sample, and the slice, built once for both checkers.
static SHELF: LazyLock<Vec<PathBuf>> = LazyLock::new(|| {
    let small = folders("tests/books");
    let books = small.par_iter().map(|name| shelved(name, &Book::in_folder(&format!("tests/books/{name}"))));
    let mut shelf: Vec<_> = books.collect();
    shelf.push(shelved("sample", &Book::in_folder("book")));
    shelf.push(shelved("slice", &corpus(SLICE)));
    shelf.push(shelved("pages", &every_page()));
    shelf
});

/// A book of every page that the tests know, of text and from browsers. A page that has no title gets
/// one from the manifest, as an editor would give it.
fn every_page() -> Book {
    let (mut manifest, mut files) = (String::from("title: Every Page\nlanguage: en\nbriefs:\n"), Vec::new());
    let texts = files_below(&project("tests/pages"));
    for (name, bytes) in &texts {
        let Some(truth) = name.strip_suffix(".txt").and_then(|stem| texts.get(&format!("{stem}.json")))
        else {
            continue;
        };
        let truth: serde_json::Value = serde_json::from_slice(truth).unwrap();
        let title = if truth["title"].is_null() { ", title: Untitled" } else { "" };
        manifest += &format!("  - {{path: {name}{title}}}\n");
        files.push((name.clone(), bytes.clone()));
    }
    for (name, bytes) in files_below(&project("tests/sites")) {
        if name.ends_with(".html") {
            manifest += &format!("  - {name}\n");
            files.push((name, bytes));
        }
    }
    files.push(("manifest.yaml".to_owned(), manifest.into_bytes()));
    Book::of(files.iter().map(|(name, bytes)| (name.as_str(), bytes)))
}

/// Builds a book and puts it where both checkers find it.
fn shelved(name: &str, book: &Book) -> PathBuf {
    let shelf = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("conformance");
    fs::create_dir_all(&shelf).unwrap();
    let path = shelf.join(format!("{name}.epub"));
    fs::write(&path, book.build().bytes).unwrap();
    path
}

fn corpus(briefs: usize) -> Book {
    let files = Corpus::of(briefs).files();
    Book::of(files.iter().map(|(name, bytes)| (name.as_str(), bytes)))
}

/// Runs a checker once over all books. It prints one JSON object a book.
fn check(script: &str, variable: &str, books: impl FnOnce() -> Vec<PathBuf>) {
    if std::env::var_os(variable).is_none_or(|value| value.is_empty()) {
        let required = std::env::var_os("BRIEFBOOK_CONFORMANCE").is_some_and(|value| value == "required");
        assert!(!required, "{variable} is not set: eval \"$(.ci/tools)\"");
        // Written past the harness, which hides what a test that passes prints.
        let _unheard = writeln!(std::io::stderr(), "skipped: {variable} is not set, so {script} was not run");
        return;
    }
    let books = books();
    let output = Command::new(project(script)).args(&books).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let reports: Vec<serde_json::Value> =
        printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let troubles = String::from_utf8_lossy(&output.stderr);
    assert_eq!(reports.len(), books.len(), "{script} did not check every book:\n{troubles}");
    let mut complaints = String::new();
    for report in &reports {
        let book = report["book"].as_str().unwrap_or_default();
        if let Some(error) = report["error"].as_str() {
            complaints += &format!("{book}: {error}\n");
            continue;
        }
        if report["documents"].as_u64().unwrap_or_default() == 0 {
            complaints += &format!("{book}: no document was looked at\n");
        }
        for message in report["messages"].as_array().unwrap() {
            complaints += &format!("{book}: {message}\n");
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}
