//! The same briefs make the same bytes, wherever, whenever and however they are bound.

use std::collections::BTreeMap;
use std::process::Command;

use crate::corpus::Corpus;
use crate::helper::{Book, Epub};

fn corpus(briefs: usize) -> Book {
    let files = Corpus::of(briefs).files();
    Book::of(files.iter().map(|(name, bytes)| (name.as_str(), bytes)))
}

/// Names of the entries that differ, or that only one of two books has.
fn differing(one: &Epub, other: &Epub) -> Vec<String> {
    let (one, other): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (one.entries.iter().cloned().collect(), other.entries.iter().cloned().collect());
    let names = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name)));
    names.filter(|name| one.get(*name) != other.get(*name)).cloned().collect()
}

#[test]
fn two_folders_make_the_same_bytes() {
    let (one, other) = (corpus(12).build(), corpus(12).build());
    assert!(one.bytes == other.bytes, "{:?}", differing(&one, &other));
}

#[test]
fn time_zone_locale_and_threads_leave_no_trace() {
    let book = corpus(12);
    let with = |variables: &'static [(&str, &str)]| {
        book.build_with(move |command: &mut Command| {
            command.envs(variables.iter().copied());
        })
    };
    let plain = with(&[("TZ", "UTC"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "1")]);
    for variables in [
        [("TZ", "Asia/Tehran"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "1")].as_slice(),
        &[("TZ", "America/St_Johns"), ("LC_ALL", "fa_IR.UTF-8"), ("LANG", "tr_TR.UTF-8")],
        &[("RAYON_NUM_THREADS", "2"), ("HOME", "/nowhere"), ("COLUMNS", "20")],
        &[("RAYON_NUM_THREADS", "8")],
    ] {
        let other = with(variables);
        assert!(plain.bytes == other.bytes, "{variables:?}: {:?}", differing(&plain, &other));
    }
}

#[test]
fn another_brief_changes_only_its_own_files_and_the_pages_that_list_it() {
    let manifest = |briefs: &str| format!("title: Growing\nlanguage: en\ndate: 2009\nbriefs: [{briefs}]\n");
    let brief = |title: &str, other: &str| {
        format!(
            "---\ntitle: {title}\nauthors: [Sam Reader, {title} Castle]\ndate: 2008-03\n\
             source: https://example.org/{title}\n\
             related: [{{title: Melons, url: \"https://example.com/melons\"}}]\n---\n\n\
             ## A heading\n\nA claim.[^1] See [the other]({other}.md#a-heading).\n\n[^1]: A source.\n"
        )
    };
    let book = Book::of([
        ("manifest.yaml", manifest("a.md, b.md").as_str()),
        ("a.md", &brief("One", "b")),
        ("b.md", &brief("Two", "a")),
        ("c.md", &brief("Three", "a")),
    ]);
    let before = book.build();
    for order in ["a.md, b.md, c.md", "a.md, c.md, b.md"] {
        book.put("manifest.yaml", manifest(order).as_bytes());
        let after = book.build();
        let lists = ["contents", "contributors", "related-reading", "sources", "colophon"];
        let expected = |name: &str| {
            let file = name.rsplit('/').next().unwrap_or(name);
            let stem = file.split('.').next().unwrap_or(file);
            name.ends_with(".opf")
                || name.ends_with(".ncx")
                || lists.contains(&stem)
                || name.contains("briefs/c.")
        };
        let surprises: Vec<_> =
            differing(&before, &after).into_iter().filter(|name| !expected(name)).collect();
        assert!(surprises.is_empty(), "{order}: {surprises:?}");
    }
}
