//! Claims about whole pages, a source at a time.

use super::*;
use crate::diagnostic::Code;

const TEXT: &str =
    "<p>The river fell for the third year in a row, and nobody on either bank could say why it did so.</p>";

fn read_page(head: &str, body: &str, today: Option<Date>) -> (Page, Diagnostics) {
    let html = format!("<html lang=en><head>{head}</head><body>{body}{TEXT}</body></html>");
    let saved = SavedPage { html: html.into(), ..SavedPage::default() };
    let document = Document::from(&*saved.html);
    let (mut page, mut diagnostics) = (Page::default(), Diagnostics::default());
    let options = ReadOptions { today, ..ReadOptions::default() };
    read(&document, &FilePath::new("a.html"), &saved, None, &options, &mut page, &mut diagnostics);
    (page, diagnostics)
}

fn said(head: &str, body: &str) -> String {
    let (page, _) = read_page(head, body, None);
    let title = page.metadata.title.map_or(String::new(), |title| title.value);
    let date = page.metadata.date.map_or(String::new(), |date| date.value.to_string());
    let name = |credit: &Credit| match &credit.name {
        CreditName::Name(name) | CreditName::Id(name) => {
            format!(
                "{}{}",
                name.value,
                credit.url.as_ref().map_or(String::new(), |url| format!(" <{}>", url.value))
            )
        }
    };
    let authors: Vec<String> = page.metadata.authors.iter().flatten().map(name).collect();
    format!("{title} / {} / {date}", authors.join(", "))
}

const H1: &str = "<h1>Low Water</h1>";

#[test]
fn json_ld_is_read_at_any_depth() {
    let script = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let by = "<h1>Low Water</h1><p>By Ada Lind and Ben Roe</p>";
    for json in [
        r#"{"@type":"NewsArticle","headline":"Low Water","datePublished":"2008-11-12T09:00:00Z","author":[{"@type":"Person","name":"Ada Lind"},{"name":"Ben Roe"}]}"#,
        r##"{"@graph":[{"@type":"WebSite","name":"River Desk"},[{"@type":["Article","Report"],"headline":"Low Water","datePublished":"2008-11-12","author":[{"@id":"#a"},{"@id":"#b"}]}],{"@id":"#a","@type":"Person","name":"Ada Lind"},{"@id":"#b","@type":"Person","name":"Ben Roe"}]}"##,
        r#"[{"@type":"BreadcrumbList"},{"@type":"WebPage","mainEntity":{"@type":"https://schema.org/BlogPosting","headline":"Low Water","datePublished":"2008-11-12","author":"Ada Lind and Ben Roe",}}]"#,
    ] {
        assert_eq!(said(&script(json), by), "Low Water / Ada Lind, Ben Roe / 2008-11-12", "{json}");
    }
}

#[test]
fn where_nobody_is_seen_a_person_with_a_page_of_his_own_is_believed() {
    let head = |author: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\": \"Article\", \"author\": {author}}}</script>"
        )
    };
    let person = r#"{"@type": "Person", "name": "Ada Lind", "url": "https://desk.example/ada"}"#;
    assert_eq!(said(&head(person), H1), "Low Water / Ada Lind <https://desk.example/ada> / ");
    assert_eq!(said(&head(r#"{"@type": "Person", "name": "Ada Lind"}"#), H1), "Low Water /  / ");
    let byline = format!("{H1}<p class=byline>By Ben Roe</p>");
    assert_eq!(said(&head(person), &byline), "Low Water / Ben Roe / ", "who is seen goes first");
}

#[test]
fn names_that_a_comma_tears_yield_to_the_byline() {
    let head = "<meta name=author content='Lind, Ada and Roe, Ben'>";
    let byline = format!("{H1}<p class=byline>By Ada Lind and Ben Roe</p>");
    assert_eq!(said(head, &byline), "Low Water / Ada Lind, Ben Roe / ");
}

#[test]
fn every_kind_of_meta_says_its_part() {
    for head in [
        "<meta name=citation_title content='Low Water'><meta name=citation_author content='Lind, Ada'><meta name=citation_author content='Roe, Ben'><meta name=citation_publication_date content='2008/11/12'>",
        "<meta name='DC.title' content='Low Water'><meta name='dcterms.creator' content='Ada Lind'><meta name='DC.Creator' content='Ben Roe'><meta name='dcterms.issued' content='2008-11-12'>",
        "<meta property='og:title' content='Low Water'><meta property='article:published_time' content='2008-11-12T09:00:00+00:00'><meta name=author content='Ada Lind, Ben Roe'>",
        "<meta name='parsely-title' content='Low Water'><meta name='parsely-author' content='Ada Lind and Ben Roe'><meta name='parsely-pub-date' content='2008-11-12'>",
        "<meta name='twitter:title' content='Low Water'><meta name='sailthru.author' content='Ada Lind; Ben Roe'><meta name='sailthru.date' content='Wed, 12 Nov 2008 09:00:00 GMT'>",
        "<meta name='byl' content='By Ada Lind and Ben Roe'><meta name='date' content='20081112'><title>Low Water</title>",
    ] {
        let body = format!("{H1}<p>Ada Lind, Ben Roe</p>");
        assert_eq!(said(head, &body), "Low Water / Ada Lind, Ben Roe / 2008-11-12", "{head}");
    }
}

#[test]
fn the_markup_of_the_text_says_it_too() {
    for body in [
        "<span itemprop=author itemscope><a href='/ada'><span itemprop=name>Ada Lind</span></a></span><meta itemprop=datePublished content='2008-11-12'>",
        "<a rel=author href='/ada'>Ada Lind</a> <time datetime='2008-11-12T09:00'>yesterday</time>",
        "<div class='byline'>By <a href='/ada'>Ada Lind</a></div><div class='post-date'>November 12, 2008</div>",
        "<span class='author vcard'><a class='url fn' href='/ada'>Ada Lind</a></span><abbr class=published title='2008-11-12'>Nov 12</abbr>",
    ] {
        assert_eq!(
            said("<title>Low Water</title>", &format!("{H1}{body}")),
            "Low Water / Ada Lind </ada> / 2008-11-12",
            "{body}"
        );
    }
}

#[test]
fn a_byline_of_any_language_names_the_authors() {
    for (line, date) in [
        ("By Ada Lind and Ben Roe | Nov 12, 2008", "2008-11-12"),
        ("Von Ada Lind und Ben Roe, 12. November 2008", "2008-11-12"),
        ("Par Ada Lind et Ben Roe", ""),
        ("Por Ada Lind y Ben Roe", ""),
    ] {
        assert_eq!(
            said("", &format!("{H1}<p>{line}</p>")),
            format!("Low Water / Ada Lind, Ben Roe / {date}"),
            "{line}"
        );
    }
}

#[test]
fn names_in_a_comment_or_a_teaser_are_no_authors() {
    let body = format!(
        "{H1}<div class=comments><a rel=author href='/x'>Cy Dell</a></div><div class='related-posts'><span class=byline>By Dee Eck</span></div>"
    );
    assert_eq!(said("", &body), "Low Water /  / ");
}

#[test]
fn a_date_is_that_of_publication_and_not_of_a_change() {
    let body = format!(
        "{H1}<time class=updated datetime='2020-01-01'>Jan 1, 2020</time><p>Updated January 1, 2020</p><p>Published November 12, 2008</p>"
    );
    assert_eq!(
        said("<meta property='article:modified_time' content='2020-01-01'>", &body),
        "Low Water /  / 2008-11-12"
    );
}

#[test]
fn a_date_that_cannot_be_is_reported_and_not_kept() {
    let (page, diagnostics) = read_page("<meta name=date content='2008-02-31'>", H1, None);
    assert!(page.metadata.date.is_none());
    assert_eq!(diagnostics.as_slice()[0].code, Code::InvalidDate);
    assert!(diagnostics.as_slice()[0].labels[0].place.span.is_some(), "the fault has its line");
    let (page, diagnostics) =
        read_page("<meta name=date content='2031-02-03'>", H1, Date::parse("2026-11-23"));
    assert_eq!(page.metadata.date.unwrap().value.to_string(), "2031-02-03");
    assert!(diagnostics.as_slice()[0].message.contains("after the day it was read"));
}

#[test]
fn two_titles_are_reported_and_the_heads_is_kept() {
    let head = "<meta property='og:title' content='What the River Says'><title>What the River Says</title>";
    let (page, diagnostics) = read_page(head, "<h1>Another Thing Altogether Here</h1>", None);
    assert_eq!(page.metadata.title.unwrap().value, "What the River Says");
    assert_eq!(diagnostics.as_slice()[0].code, Code::TwoTitles);
}

#[test]
fn kind_number_and_keywords_are_those_that_the_page_shows() {
    let head = "<meta name=keywords content='water, salt, traffic'><meta property='article:section' content='World'>";
    let body = format!(
        "<div>Policy Brief</div>{H1}<p>Policy Brief No. 12</p><p>Tags: <a href='/t/water'>Water</a> <a href='/t/salt'>Salt</a></p>"
    );
    let (page, _) = read_page(head, &body, None);
    assert_eq!(page.metadata.kind.unwrap().value, "Policy Brief");
    assert_eq!(page.metadata.number.unwrap().value, "Policy Brief No. 12");
    let topics: Vec<_> = page.metadata.topics.into_iter().flatten().map(|topic| topic.value).collect();
    assert_eq!(topics, ["Water", "Salt"]);
}

#[test]
fn every_field_says_where_it_came_from() {
    let (page, _) = read_page(
        "<title>Low Water</title><meta property='og:site_name' content='River Desk'>",
        &format!("{H1}<p class=byline>By Ada Lind</p>"),
        None,
    );
    let fields: Vec<&str> = page.evidence.iter().map(|evidence| evidence.field).collect();
    assert_eq!(fields, ["title", "publisher", "language", "authors"]);
    assert_eq!(page.evidence[3].from, "the byline");
}
