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
    let page = Page { anthology, path, language: &part.language };
    let words = part.introduction.as_ref().map_or(0, |introduction| introduction.body.words);
    let title = title(&page, &part.title, document);
    let mut out = page.begin(&title, Division::Body, words * 9 / part.documents.len() + 2048);
    out.open("section");
    if document == 0 {
        out.attr("epub:type", "part").attr("role", "doc-part").attr("aria-labelledby", TITLE);
        out.element(&element("header").child(page.title(&part.title)));
    } else {
        out.attr("aria-labelledby", TITLE).element(&continued(&page, &part.title));
    }
    if let Some(introduction) = &part.introduction {
        let documents = &part.documents;
        let blocks = introduction.body.blocks.get(documents[document].blocks.clone()).unwrap_or_default();
        Text::new(&page, introduction, Standing::Main { documents }).nodes(&mut out, blocks);
        notes::notes(&page, &mut out, introduction, documents, document);
    }
    Page::finish(out, title)
}
