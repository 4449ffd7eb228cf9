//! What the README promises, held against what the program does.

use std::collections::BTreeSet;
use std::fs;

use crate::helper::{Book, Epub, folders, project};

/// A class that only a chapter of more than 250 kB has; `tests/it/build.rs` makes one.
const OF_LONG_CHAPTERS: &str = "h1.continued";

#[test]
fn the_readme_lists_every_class_that_a_book_has_and_no_other() {
    let readme = fs::read_to_string(project("README.md")).unwrap();
    let section = readme.split("### Your own style sheet").nth(1).unwrap().split("\n## ").next().unwrap();
    let words = section.split('`').skip(1).step_by(2).map(str::to_owned);
    let mut listed: BTreeSet<String> = words.filter(|word| word.contains('.')).collect();
    // The table says "`th` likewise" of the three of a column.
    let heads: Vec<_> = listed.iter().filter_map(|word| word.strip_prefix("td.")).collect();
    let heads: Vec<_> = heads.into_iter().map(|class| format!("th.{class}")).collect();
    listed.extend(heads);
    let books = folders("tests/books").into_iter().map(|name| format!("tests/books/{name}"));
    let mut found = BTreeSet::from([OF_LONG_CHAPTERS.to_owned()]);
    for folder in books.chain(["book".to_owned()]) {
        found.extend(classes(&Book::in_folder(&folder).build()));
    }
    let missing: Vec<_> = found.difference(&listed).collect();
    let stray: Vec<_> = listed.difference(&found).collect();
    assert!(missing.is_empty() && stray.is_empty(), "not listed: {missing:?}; in no book: {stray:?}");
}

/// Elements and their classes, as a style sheet names them: `p.byline`.
fn classes(book: &Epub) -> BTreeSet<String> {
    let documents = book.entries.iter().filter(|(name, _)| name.ends_with(".xhtml"));
    let mut found = BTreeSet::new();
    for (_, bytes) in documents {
        for tag in std::str::from_utf8(bytes).unwrap().split('<') {
            let Some((element, attributes)) = tag.split('>').next().unwrap().split_once(' ') else {
                continue;
            };
            let Some(classes) = attributes.split("class=\"").nth(1) else { continue };
            let classes = classes.split('"').next().unwrap().split(' ');
            found.extend(classes.map(|class| format!("{element}.{class}")));
        }
    }
    found
}
