//! The colophon: what the book is, in small print.

use crate::model::{Anthology, Division};
use crate::xml::{Element, Node, element};

use super::front_pages::series;
use super::page::{Page, Rendered};
use crate::model::anthology::TITLE;

/// Renders the colophon.
pub(super) fn page(anthology: &Anthology, path: &str) -> Rendered {
    let page = Page::of_book(anthology, path);
    let words = page.words();
    let mut out = page.begin(&words.colophon, Division::Back, 3072);
    let mut section = element("section")
        .attr("class", "back")
        .attr("epub:type", "colophon")
        .attr("role", "doc-colophon")
        .attr("aria-labelledby", TITLE)
        .child(page.fixed_heading("h1", TITLE, &words.colophon))
        .child(element("p").child(element("cite").child(page.isolated(&anthology.book.title))));
    if let Some(description) = &anthology.book.description {
        let paragraphs = description.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
        section =
            section.children(paragraphs.map(|paragraph| element("p").child(page.isolated(paragraph.trim()))));
    }
    section = section.child(facts(&page));
    section = section.child(page.fixed(element("p").attr("class", "maker")).text(words.made_with.as_str()));
    out.element(&section);
    Page::finish(out, words.colophon.as_str())
}

fn facts(page: &Page<'_>) -> Element {
    let words = page.words();
    let book = &page.anthology.book;
    let mut list = element("dl").attr("class", "facts");
    let mut fact = |label: &str, value: Vec<Node>| {
        if !value.is_empty() {
            let list_so_far = std::mem::replace(&mut list, element("dl"));
            list =
                list_so_far.child(page.fixed(element("dt")).text(label)).child(element("dd").children(value));
        }
    };
    fact(&words.series, series(page));
    fact(&words.identifier, vec![page.isolated(&book.identifier)]);
    fact(&words.modified, book.modified_on.iter().map(|date| page.date(*date).into()).collect());
    fact(&words.rights, book.rights.iter().map(|rights| page.isolated(rights)).collect());
    list
}
