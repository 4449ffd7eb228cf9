//! The cover page and the title page.

use crate::language::fill;
use crate::model::anthology::Cover;
use crate::model::documents::COVER;
use crate::model::{Anthology, Division, Role};
use crate::xml::{Node, element};

use super::byline::pattern;
use super::page::{Page, Rendered};
use super::phrase::{list, phrase};
use super::relative;
use crate::model::anthology::TITLE;

/// Renders the cover page: the picture alone.
pub(super) fn cover(anthology: &Anthology, path: &str) -> Rendered {
    let page = Page::of_book(anthology, path);
    let words = page.words();
    let said = fill(&words.cover_of, &[("title", &anthology.book.title)]);
    let (file, alternative) = match &anthology.cover {
        Cover::Given { file, alternative } => (file.path.as_str(), alternative.as_deref().unwrap_or(&said)),
        Cover::Drawn => (COVER, said.as_str()),
    };
    let mut out = page.begin(&words.cover, Division::Front, 1024);
    let picture = element("img")
        .attr("src", relative(path, file, None))
        .attr("alt", alternative.to_owned())
        .attr("role", "doc-cover");
    let section = element("section")
        .attr("class", "cover")
        .attr("epub:type", "cover")
        .attr("aria-label", words.cover.as_str());
    out.element(&section.child(picture));
    Page::finish(out, words.cover.as_str())
}

/// Renders the title page: title, subtitle, editors, publisher, date and series.
pub(super) fn title_page(anthology: &Anthology, path: &str) -> Rendered {
    let page = Page::of_book(anthology, path);
    let book = &anthology.book;
    let line = |class: &'static str| element("p").attr("class", class);
    let mut header = element("header").child(page.title(&book.title, &[]));
    if let Some(subtitle) = &book.subtitle {
        let line = line("subtitle").attr("role", "doc-subtitle");
        header = header.child(line.child(page.isolated(subtitle)));
    }
    let mut section = element("section")
        .attr("class", "titlepage")
        .attr("epub:type", "titlepage")
        .attr("aria-labelledby", TITLE);
    section = section.child(header);
    let editors: Vec<Node> = book
        .editors
        .iter()
        .filter_map(|index| anthology.contributors.get(*index))
        .map(|editor| page.isolated(&editor.name))
        .collect();
    if !editors.is_empty() {
        let names = vec![("names", list(&page, editors))];
        let edited = phrase(&page, pattern(page.words(), Role::Editor), names);
        section = section.child(line("byline").children(edited));
    }
    if let Some(publisher) = &book.publisher {
        section = section.child(line("publisher").child(page.isolated(publisher)));
    }
    if let Some(date) = book.date {
        section = section.child(line("date").child(page.date(date)));
    }
    if !series(&page).is_empty() {
        section = section.child(line("series").children(series(&page)));
    }
    let mut out = page.begin(&book.title, Division::Front, 2048);
    out.element(&section);
    Page::finish(out, book.title.as_str())
}

/// The series and the book's place in it; nothing if it belongs to none.
pub(super) fn series(page: &Page<'_>) -> Vec<Node> {
    let Some(series) = &page.anthology.book.series else { return Vec::new() };
    let name = page.isolated(&series.name);
    match &series.position {
        Some(position) => {
            let position = vec![page.words().digits(position).into()];
            phrase(page, &page.words().series_position, vec![("series", vec![name]), ("position", position)])
        }
        None => vec![name],
    }
}
