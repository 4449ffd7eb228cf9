//! One folder a site rule: a page of our own that imitates the site's markup, and what it says.

use std::collections::BTreeSet;

use briefbook::diagnostic::Diagnostics;
use briefbook::files::FilePath;
use briefbook::model::contributor::CreditName;
use briefbook::model::{Metadata, Placed};
use briefbook::read::page::Page;
use briefbook::read::saved_page::{self, ReadOptions, SavedPage};
use serde_json::{Value, json};

use crate::helper::{folders, project};

#[test]
fn every_site_is_read_by_its_rule() {
    for site in folders("tests/sites") {
        let page = read(&site);
        let wanted = std::fs::read_to_string(project(&format!("tests/sites/{site}/page.json"))).unwrap();
        let wanted: Value = serde_json::from_str(&wanted).unwrap();
        assert_eq!(shown(&page.metadata), wanted, "{site}");
    }
}

#[test]
fn the_text_of_every_site_is_whole_and_nothing_but_the_text() {
    for site in folders("tests/sites") {
        let text = read(&site).markdown.text;
        for part in ["The river fell for the third year", "sold their cattle", "has never answered a letter"]
        {
            assert!(text.contains(part), "{site} lost {part:?}:\n{text}");
        }
        for part in ["All rights", "Sign up", "read it all", "Regions", "Dry Wells", "reads gauges"] {
            assert!(!text.contains(part), "{site} kept {part:?}:\n{text}");
        }
    }
}

#[test]
fn every_site_rule_has_its_page() {
    let rules: BTreeSet<String> = std::fs::read_dir(project("assets/sites"))
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().trim_end_matches(".yaml").to_owned())
        .collect();
    assert_eq!(rules, folders("tests/sites").into_iter().collect());
}

fn read(site: &str) -> Page {
    let html = std::fs::read_to_string(project(&format!("tests/sites/{site}/page.html"))).unwrap();
    let saved = SavedPage { html: html.into(), ..SavedPage::default() };
    saved_page::read(
        &FilePath::new("page.html"),
        &saved,
        &ReadOptions::default(),
        &mut Diagnostics::default(),
    )
}

fn shown(metadata: &Metadata) -> Value {
    let text = |value: &Option<Placed<String>>| value.as_ref().map(|value| value.value.clone());
    let texts = |list: &Option<Vec<Placed<String>>>| {
        list.iter().flatten().map(|value| value.value.clone()).collect::<Vec<_>>()
    };
    let authors: Vec<_> = metadata.authors.iter().flatten().collect();
    let name = |name: &CreditName| match name {
        CreditName::Name(name) | CreditName::Id(name) => name.value.clone(),
    };
    json!({
        "title": text(&metadata.title),
        "authors": authors.iter().map(|credit| json!([name(&credit.name), text(&credit.url)])).collect::<Vec<_>>(),
        "bios": authors.iter().filter_map(|credit| text(&credit.bio)).collect::<Vec<_>>(),
        "date": metadata.date.as_ref().map(|date| date.value.to_string()),
        "publisher": text(&metadata.publisher),
        "source": text(&metadata.source),
        "topics": texts(&metadata.topics),
        "regions": texts(&metadata.regions),
        "related": metadata.related.iter().flatten().map(|reading| reading.name()).collect::<Vec<_>>(),
    })
}
