//! A part: a page with its title and, below it, its introduction, which a long one goes on behind.

use crate::model::anthology::TITLE;
use crate::model::{Anthology, Division, Part};
use crate::xml::element;

use super::body::{Standing, Text};
use super::chapter::{continued, title};
use super::notes;
use super::page::{Page, Rendered};

/// Renders one document of a part: its only one, or one of several if its introduction is long.
pub(super) fn part(anthology: &Anthology, path: &str, part: &Part, document: usize) -> Rendered {
    let page = Page::of_book(anthology, path);
    let words = part.introduction.as_ref().map_or(0, |introduction| introduction.body.words);
    let title = title(&page, &part.title, document);
    let mut out = page.begin(&title, Division::Body, words * 9 / part.documents.len() + 2048);
    out.open("section");
    if document == 0 {
        out.attr("epub:type", "part").attr("role", "doc-part").attr("aria-labelledby", TITLE);
        out.element(&element("header").child(page.title(&part.title, &[])));
    } else {
        out.attr("aria-labelledby", TITLE).element(&continued(&page, &part.title));
    }
    if let Some(introduction) = &part.introduction {
        let documents = &part.documents;
        let blocks = introduction.body.blocks.get(documents[document].blocks.clone()).unwrap_or_default();
        // The title is the book's, in its language; the introduction has one of its own.
        let inner = Page { language: &part.language, ..page };
        let is_foreign = part.language != anthology.book.language;
        if is_foreign {
            let language = part.language.as_str();
            out.open("div").attr("lang", language).attr("xml:lang", language);
            if inner.direction() != page.direction() {
                out.attr("dir", inner.direction().as_str());
            }
        }
        Text::new(&inner, introduction, Standing::Main { documents }).nodes(&mut out, blocks);
        notes::notes(&inner, &mut out, introduction, documents, document);
        if is_foreign {
            out.close();
        }
    }
    Page::finish(out, title)
}
