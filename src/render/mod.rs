//! From the resolved whole to content documents.
//!
//! The package room asks for a [`plan`] first, so that every path is known, and then has each
//! document rendered, in any order and on any thread. Nothing here can fail: whatever could, has
//! been said by the assemble room.

mod address;
mod body;
mod byline;
mod chapter;
mod colophon;
mod contributors;
mod direction;
mod ending;
mod front_pages;
mod notes;
mod page;
mod part;
mod phrase;
mod plan;
mod related_reading;
mod sources;
mod tables;
#[cfg(test)]
mod testing;

pub use address::{relative, way_from};
pub use direction::{direction_of, runs_against};
pub use plan::{Task, plan};

use crate::model::Anthology;
use crate::model::anthology::DocumentPath;
use plan::Work;

/// One XHTML file of the book, encoded.
#[derive(Debug)]
pub struct ContentDocument {
    /// Its path from the content folder.
    pub path: DocumentPath,
    /// What it is, which decides its place in spine, navigation and landmarks.
    pub kind: DocumentKind,
    /// The title in its `<title>`.
    pub title: String,
    /// The whole file.
    pub xhtml: String,
}

/// What a content document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// The cover page.
    Cover,
    /// The title page.
    TitlePage,
    /// A part's title and introduction.
    Part,
    /// The first document of a brief, in front matter, body or back matter.
    Chapter,
    /// A later document of a long brief.
    Continuation,
    /// Contributors, its first document.
    Contributors,
    /// Related reading, its first document.
    RelatedReading,
    /// Sources, its first document.
    Sources,
    /// A later document of one of the three.
    ContinuedPage,
    /// The colophon.
    Colophon,
}

/// Renders one document of the plan.
pub fn render(anthology: &Anthology, task: &Task<'_>) -> ContentDocument {
    let path = &*task.path;
    let rendered = match &task.work {
        Work::Cover => front_pages::cover(anthology, path),
        Work::TitlePage => front_pages::title_page(anthology, path),
        Work::Part { part, document } => part::part(anthology, path, part, *document),
        Work::Chapter { chapter, document } => chapter::chapter(anthology, path, chapter, *document),
        Work::Contributors(run) => contributors::page(anthology, path, run),
        Work::RelatedReading(run) => related_reading::page(anthology, path, run),
        Work::Sources(run) => sources::page(anthology, path, run),
        Work::Colophon => colophon::page(anthology, path),
    };
    ContentDocument { path: task.path.clone(), kind: task.kind, title: rendered.title, xhtml: rendered.xhtml }
}

#[cfg(test)]
mod tests;
