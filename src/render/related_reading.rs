//! The Related reading page: what all briefs recommend, brief by brief, each entry whole once.

use std::ops::Range;

use crate::model::anthology::ResolvedReading;
use crate::model::documents::{numbered_path, runs_by_size};
use crate::model::{Anthology, Chapter, Division};
use crate::xml::{Element, Encoder, Node, element};

use super::contributors::{chapter_link, page_title};
use super::page::{Page, Rendered};
use super::phrase::phrase;
use super::plan::Run;
use super::{ending, relative};
use crate::model::anthology::TITLE;

/// The first document's name, without its ending.
pub(super) const STEM: &str = "related-reading";

/// A brief that recommends something, and its index among [`Anthology::chapters`].
type Group<'a> = (usize, &'a Chapter);

/// The groups of each document of the page; nothing if no brief recommends anything.
pub(super) fn documents(anthology: &Anthology) -> Vec<Range<usize>> {
    runs_by_size(groups(anthology).into_iter().map(|(_, chapter)| size(chapter)))
}

fn groups(anthology: &Anthology) -> Vec<Group<'_>> {
    anthology.chapters().enumerate().filter(|(_, chapter)| !chapter.readings.is_empty()).collect()
}

/// A generous guess at a group's length in its document.
fn size(chapter: &Chapter) -> usize {
    let reading = |reading: &ResolvedReading| {
        let address = reading.address.as_deref().map_or(0, str::len);
        let authors: usize = reading.authors.iter().map(|name| name.len() + 40).sum();
        500 + reading.title.as_deref().map_or(0, str::len) * 2 + address * 4 + authors + chapter.title.len()
    };
    600 + chapter.title.len() * 2 + chapter.readings.iter().map(reading).sum::<usize>()
}

/// Renders the groups of one document.
pub(super) fn page(anthology: &Anthology, path: &str, run: &Run) -> Rendered {
    let page = Page::of_book(anthology, path);
    let title = page_title(&page, &page.words().related_reading, run);
    let groups = groups(anthology);
    let documents = documents(anthology);
    let size = groups[run.range.clone()].iter().map(|(_, chapter)| size(chapter)).sum();
    let mut out = page.begin(&title, Division::Back, size);
    out.open("section")
        .attr("class", "back")
        .attr("epub:type", "bibliography")
        .attr("role", "doc-bibliography")
        .attr("aria-labelledby", TITLE);
    out.element(&page.fixed_heading("h1", TITLE, &title));
    for group in run.range.clone() {
        write_group(&page, &mut out, &groups, &documents, group);
    }
    Page::finish(out, title)
}

fn write_group(
    page: &Page<'_>,
    out: &mut Encoder,
    groups: &[Group<'_>],
    documents: &[Range<usize>],
    group: usize,
) {
    let (index, chapter) = groups[group];
    out.element(&element("h2").attr("id", group_id(group)).child(chapter_link(page, chapter)));
    out.open("ul").attr("class", "readings");
    for reading in &chapter.readings {
        let whole_elsewhere = (reading.first_listed != index)
            .then(|| groups.binary_search_by_key(&reading.first_listed, |(index, _)| *index).ok())
            .flatten();
        match whole_elsewhere {
            Some(other) => {
                let document = documents.iter().position(|run| run.contains(&other)).unwrap_or(0);
                let document = numbered_path(STEM, document);
                let address = relative(page.path, &document, Some(&group_id(other)));
                out.element(&pointer(page, reading, groups[other].1, address));
            }
            None => {
                out.element(&ending::entry(page, reading));
            }
        }
    }
    out.close();
}

/// An entry that stands whole under an earlier brief.
fn pointer(page: &Page<'_>, reading: &ResolvedReading, first: &Chapter, address: String) -> Element {
    let title = ending::name(page, reading);
    let there = element("a").attr("href", address).child(page.in_language(&first.title, &first.language));
    let see = phrase(page, &page.words().see_under, vec![("title", vec![Node::from(there)])]);
    element("li").child(element("p").child(title)).child(element("p").attr("class", "details").children(see))
}

fn group_id(group: usize) -> String {
    format!("r{}", group + 1)
}
