//! No word of a page is lost: each is in a field, in the body, or among what is said to be cut.

use encoding_rs::WINDOWS_1252;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;

use super::*;
use crate::assets;
use crate::read::page_text::cuts::said;
use crate::read::page_text::labels::folded;

/// Lines of a page, in which `~` and `^` stand for a word of its own, small or with a capital.
const LINES: [&str; 51] = [
    "Copyright 2021 ^ ^. All rights reserved. ^ ~ ~ ~.",
    "",
    "",
    "",
    "^ ^ ^",
    "^ ~ ^ ~ ^",
    "^: ^ ^",
    "^ ~ ~?",
    "~ ~ ~",
    "^ ~ ~ ~ ~ ~, ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~.",
    "^ ~ ~ ~ ~ ~, ~ ~ ~ ~ ~ ~ ~ ~. ^ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~.",
    "^ ~ ~ ~ ~ ~, ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~",
    "^ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~\n~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~\n~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~-\n~ ~ ~ ~ ~ ~.",
    "by ^ ^",
    "By ^ ^* and ^ ^**",
    "^ ^, Senior Fellow, River Institute",
    "Nov 12, 2008",
    "Published on November 12, 2008 | ^ ^",
    "^ ^ · 3 March 2021",
    "^, 3 March 2021",
    "^ before the ^ on ^ and ^, ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ of the\n^, ^ ^, November 12, 2008",
    "Report",
    "Report / ^ ^",
    "BRIEF ANALYSIS",
    "Policy #12",
    "^ Paper No. 3",
    "TOPICS",
    "Regions & Countries",
    "RECOMMENDED",
    "ABOUT THE AUTHORS",
    "Notes",
    "^, ^ and ^",
    "[^ ^](https://desk.example/p)",
    "^ ^ (/p/q)",
    "https://desk.example/p",
    "Source: ^ ^",
    "Keywords: ^, ^",
    "Status: ~",
    "Author: ^ ^",
    "Summary: ^ ~ ~.",
    "© 2008 ^ ^",
    "This article was published by ^ ^.",
    "^ ^ is a fellow at the ^ ^.",
    "* ^ ^ is a fellow at ^. ^ ^ is a director.",
    "- ^ ~\n- ~ ~",
    "1. ^ ~ ~.",
    "^\t^\n~\t~",
    "> ^ ~ ~",
    "Read more: ^ ~",
    "Share\n\u{c}12",
    "The views expressed here are those of ^ ^.",
];

/// A page, and its own words in small letters.
fn page() -> impl Strategy<Value = (String, Vec<String>)> {
    proptest::collection::vec(select(&LINES[..]), 1..24).prop_map(|lines| {
        let mut words = Vec::new();
        let mut text = String::new();
        for c in lines.join("\n").chars() {
            if !matches!(c, '~' | '^') {
                text.push(c);
                continue;
            }
            // Four letters and no other meaning: "qeba", "qebe".
            let (count, vowels) = (words.len(), ["a", "e", "i", "o", "u"]);
            let letters = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w"];
            let syllables = [count / 75 % 75, count % 75]
                .map(|part| format!("{}{}", letters[part / 5], vowels[part % 5]));
            let word = format!("q{}{}", syllables[0], syllables[1]);
            text.push_str(&if c == '^' { word.replacen('q', "Q", 1) } else { word.clone() });
            words.push(word);
        }
        (text, words)
    })
}

/// Everything that a page says of a brief, and what it says was cut.
fn all_said(page: &Page) -> String {
    let cut: Vec<&str> = page.cut.iter().map(|cut| cut.what.as_str()).collect();
    said(&page.metadata, &format!("{}\n{}", page.markdown.text, cut.join("\n")))
}

/// The folded words of a text, those of its addresses left out; what copying has glued together is
/// parted. Figures say dates, and a word of a letter or two joins others.
fn words_of(text: &str) -> BTreeSet<String> {
    let is_address = |token: &&str| token.contains("(/") || token.contains("](") || token.contains("://");
    let lines = sheet::lines::split(text);
    let tokens = lines.iter().flat_map(|line| line.text.split_whitespace());
    let mut words = BTreeSet::new();
    for token in tokens.filter(|token| !is_address(token)) {
        let letters: Vec<char> = token.chars().collect();
        let parts = letters.chunk_by(|one, next| !(one.is_lowercase() && next.is_uppercase()));
        let parts: Vec<String> = parts.map(|part| part.iter().collect()).collect();
        let folded = folded(&parts.join(" "));
        let long = folded.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2);
        words.extend(long.map(String::from));
    }
    words
}

/// The pages of text that have been written for this project.
fn written_pages() -> Vec<PathBuf> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        entries.map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    };
    let sets = files(tests.join("unseen")).into_iter().map(|set| set.join("text"));
    let folders = sets.chain([tests.join("pages"), tests.join("unseen/text")]);
    folders.flat_map(files).filter(|path| path.extension().is_some_and(|end| end == "txt")).collect()
}

#[test]
fn no_word_of_a_written_page_is_lost() {
    // A line that says a field may have any word of the tables as its label.
    let tables = [assets::LABELS, assets::PAGE_WORDS, assets::AUTHORS, assets::MONTHS];
    let of_labels: BTreeSet<String> = tables.into_iter().flat_map(words_of).collect();
    let pages = written_pages();
    assert!(pages.len() > 500);
    for path in pages {
        let bytes = std::fs::read(&path).unwrap();
        // One of them is in the encoding of older systems.
        let text = String::from_utf8(bytes)
            .unwrap_or_else(|error| WINDOWS_1252.decode(error.as_bytes()).0.into_owned());
        let page = read(&FilePath::new("page.txt"), &text, &mut Diagnostics::default());
        let said = all_said(&page);
        let is_said = |word: &String| {
            let is_joined = word.strip_prefix('ו').is_some_and(|word| said.contains(word));
            said.contains(&**word) || is_joined || of_labels.contains(word)
        };
        let lost: Vec<String> = words_of(&text).into_iter().filter(|word| !is_said(word)).collect();
        assert!(lost.is_empty(), "{} loses {lost:?}", path.display());
    }
}

proptest! {
    #![proptest_config(Config { cases: 64, failure_persistence: None, ..Config::default() })]

    #[test]
    fn no_word_of_a_page_is_lost((text, words) in page()) {
        let mut diagnostics = Diagnostics::default();
        let page = read(&FilePath::new("page.txt"), &text, &mut diagnostics);
        let said = all_said(&page);
        for word in words {
            prop_assert!(said.contains(&word), "{} is lost: {}\n----\n{}", word, text, said);
        }
    }
}
