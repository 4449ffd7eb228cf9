//! A part: a page with its title and, below it, its introduction.

use crate::model::anthology::DocumentPart;
use crate::model::{Anthology, Division, Part};

use super::body::{Standing, Text};
use super::chapter::TITLE;
use super::notes;
use super::page::{Page, Rendered};

/// Renders a part.
pub(super) fn part(anthology: &Anthology, path: &str, part: &Part) -> Rendered {
    let page = Page { anthology, path, language: &part.language };
    let words = part.introduction.as_ref().map_or(0, |introduction| introduction.body.words);
    let mut out = page.begin(&part.title, Division::Body, words * 9 + 2048);
    out.open("section").attr("epub:type", "part").attr("role", "doc-part").attr("aria-labelledby", TITLE);
    out.open("header").open("h1").attr("id", TITLE).text(&part.title).close().close();
    if let Some(introduction) = &part.introduction {
        let blocks = &introduction.body.blocks;
        let notes = 0..introduction.body.notes.len();
        let whole = [DocumentPart { path: part.document.clone(), blocks: 0..blocks.len(), notes }];
        Text::new(&page, introduction, Standing::Main { documents: &whole }).nodes(&mut out, blocks);
        notes::notes(&page, &mut out, introduction, &whole, 0);
    }
    Page::finish(out, part.title.as_str())
}
