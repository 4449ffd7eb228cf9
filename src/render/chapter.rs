//! A brief as a chapter: its opening, its text, and what follows the text.

use crate::model::anthology::TITLE;
use crate::model::{Anthology, Chapter};
use crate::xml::{Element, Encoder, element};

use super::body::{Standing, Text, aside};
use super::byline::byline;
use super::page::{Page, Rendered};
use super::phrase::{BETWEEN_FACTS, joined, phrase};
use super::{ending, notes};

/// Renders one document of a brief: its only one, or one of several if it is long.
pub(super) fn chapter(anthology: &Anthology, path: &str, chapter: &Chapter, document: usize) -> Rendered {
    let page = Page { anthology, path, language: &chapter.language };
    let part = &chapter.documents[document];
    let size = chapter.body.body.words * 9 / chapter.documents.len() + 6 * 1024;
    let title = title(&page, &chapter.title, document);
    let mut out = page.begin(&title, chapter.division, size);
    open_section(&mut out, chapter, document);
    if document == 0 {
        opening(&page, &mut out, chapter);
        summary(&page, &mut out, chapter);
    } else {
        out.element(&continued(&page, &chapter.title));
    }
    let blocks = chapter.body.body.blocks.get(part.blocks.clone()).unwrap_or_default();
    let documents = &chapter.documents;
    Text::new(&page, &chapter.body, Standing::Main { documents }).nodes(&mut out, blocks);
    notes::notes(&page, &mut out, &chapter.body, documents, document);
    if document + 1 == documents.len() {
        ending::ending(&page, &mut out, chapter);
    }
    Page::finish(out, title)
}

/// The title of one document of a text that has several.
pub(super) fn title(page: &Page<'_>, title: &str, document: usize) -> String {
    if document == 0 {
        return title.to_owned();
    }
    crate::language::fill(&page.words().continued, &[("title", title)])
}

/// The heading of a document that goes on with a text.
pub(super) fn continued(page: &Page<'_>, title: &str) -> Element {
    let title = vec![("title", vec![page.isolated(title)])];
    let heading = element("h1").attr("id", TITLE).attr("class", "continued");
    heading.children(phrase(page, &page.words().continued, title))
}

/// A continuation bears no role: the chapter is announced once.
fn open_section(out: &mut Encoder, chapter: &Chapter, document: usize) {
    out.open("section");
    if document == 0
        && let Some(semantics) = chapter.semantics
    {
        out.attr("epub:type", semantics.epub_type);
        if let Some(role) = semantics.role {
            out.attr("role", role);
        }
    }
    out.attr("aria-labelledby", TITLE);
}

/// Kind and number, title, subtitle, byline and date.
fn opening(page: &Page<'_>, out: &mut Encoder, chapter: &Chapter) {
    let mut header = element("header");
    // A foreword that is called "Foreword" need not say so twice.
    let is_title = |label: &&String| label.to_lowercase() == chapter.title.to_lowercase();
    let labels = chapter.labels().filter(|label| !is_title(label));
    let kicker = joined(labels.map(|label| vec![page.isolated(label)]).collect(), BETWEEN_FACTS);
    if !kicker.is_empty() {
        header = header.child(element("p").attr("class", "kicker").children(kicker));
    }
    header = header.child(page.title(&chapter.title, &chapter.emphasis));
    if let Some(subtitle) = &chapter.subtitle {
        let line = element("p").attr("class", "subtitle").attr("role", "doc-subtitle");
        header = header.child(line.child(page.isolated(subtitle)));
    }
    header = header.children(byline(page, &chapter.byline));
    if let Some(date) = chapter.date {
        header = header.child(element("p").attr("class", "date").child(page.date(date)));
    }
    out.element(&header);
}

fn summary(page: &Page<'_>, out: &mut Encoder, chapter: &Chapter) {
    let Some(summary) = &chapter.summary else { return };
    out.open("section")
        .attr("epub:type", "abstract")
        .attr("role", "doc-abstract")
        .attr("aria-label", &page.words().summary);
    aside(page, out, summary);
    out.close();
}
