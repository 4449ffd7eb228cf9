//! The Sources page: where every brief of the book comes from.

use std::ops::Range;

use crate::model::documents::runs_by_size;
use crate::model::{Anthology, Chapter, Division, Role};
use crate::xml::{Element, Node, element};

use super::byline::linked_name;
use super::contributors::{chapter_link, page_title};
use super::ending::original;
use super::page::{Page, Rendered};
use super::phrase::{BETWEEN_FACTS, joined, list};
use super::plan::Run;
use crate::model::anthology::TITLE;

/// The first document's name, without its ending.
pub(super) const STEM: &str = "sources";

/// The briefs of each document of the page; nothing if no brief says where it comes from.
pub(super) fn documents(anthology: &Anthology) -> Vec<Range<usize>> {
    let briefs = briefs(anthology);
    if briefs.iter().all(|brief| brief.source.is_none() && brief.publisher.is_none()) {
        return Vec::new();
    }
    runs_by_size(briefs.into_iter().map(size))
}

/// Front and back matter are the book's own and are not listed, nor is what has nothing but a title.
fn briefs(anthology: &Anthology) -> Vec<&Chapter> {
    let says_something = |chapter: &&Chapter| {
        let texts = [&chapter.source, &chapter.publisher, &chapter.kind, &chapter.number];
        let is_by = chapter.byline.iter().any(|entry| entry.role == Role::Author);
        is_by || chapter.date.is_some() || texts.into_iter().any(Option::is_some)
    };
    let briefs = anthology.chapters().filter(|chapter| chapter.division == Division::Body);
    briefs.filter(says_something).collect()
}

/// A generous guess at an entry's length in its document.
fn size(chapter: &Chapter) -> usize {
    let length = |text: &Option<String>| text.as_deref().map_or(0, |text| text.len() * 3);
    let texts = [&chapter.source, &chapter.publisher, &chapter.kind, &chapter.number];
    900 + chapter.title.len() * 2 + chapter.byline.len() * 120 + texts.into_iter().map(length).sum::<usize>()
}

/// Renders the entries of one document.
pub(super) fn page(anthology: &Anthology, path: &str, run: &Run) -> Rendered {
    let page = Page::of_book(anthology, path);
    let title = page_title(&page, &page.words().sources, run);
    let briefs = &briefs(anthology)[run.range.clone()];
    let mut out = page.begin(&title, Division::Back, briefs.iter().map(|brief| size(brief)).sum());
    out.open("section")
        .attr("class", "back")
        .attr("epub:type", "credits")
        .attr("role", "doc-credits")
        .attr("aria-labelledby", TITLE);
    out.element(&page.fixed_heading("h1", TITLE, &title));
    out.open("ul").attr("class", "readings");
    for brief in briefs {
        out.element(&entry(&page, brief));
    }
    Page::finish(out, title)
}

fn entry(page: &Page<'_>, brief: &Chapter) -> Element {
    let authors = brief.byline.iter().filter(|entry| entry.role == Role::Author);
    let names = authors.filter_map(|entry| linked_name(page, entry.contributor)).collect();
    let title = element("p").child(element("cite").child(chapter_link(page, brief)));
    let text = |text: &Option<String>| -> Vec<Node> { text.iter().map(|text| page.isolated(text)).collect() };
    let date = brief.date.iter().map(|date| page.date(*date).into()).collect();
    let labels = brief.labels().map(|label| vec![page.isolated(label)]);
    let printed = [list(page, names), text(&brief.publisher)].into_iter().chain(labels).chain([date]);
    let lines = std::iter::once(joined(printed.collect(), BETWEEN_FACTS)).chain(original(page, brief));
    let lines = lines.filter(|line| !line.is_empty());
    element("li")
        .child(title)
        .children(lines.map(|line| element("p").attr("class", "details").children(line)))
}
