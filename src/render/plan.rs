//! Which documents a book has, in the order of its spine, before any of them is written.

use std::ops::Range;

use crate::model::anthology::DocumentPath;
use crate::model::documents::numbered_path;
use crate::model::{Anthology, Chapter, Item, Part};

use super::{DocumentKind, related_reading, sources};

/// A document to render.
#[derive(Debug, Clone)]
pub struct Task<'a> {
    /// Its path from the content folder.
    pub path: DocumentPath,
    /// What it will be.
    pub kind: DocumentKind,
    pub(super) work: Work<'a>,
}

/// What there is to render.
#[derive(Debug, Clone)]
pub(super) enum Work<'a> {
    Cover,
    TitlePage,
    /// The document at this index of a part.
    Part {
        part: &'a Part,
        document: usize,
    },
    /// The document at this index of a chapter.
    Chapter {
        chapter: &'a Chapter,
        document: usize,
    },
    Contributors(Run),
    RelatedReading(Run),
    Sources(Run),
    Colophon,
}

/// The entries that one document of a long page holds.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// The how manieth document of its page it is, from 0.
    pub number: usize,
    /// Its entries.
    pub range: Range<usize>,
}

/// Every content document of the book but the navigation document, in the order of the spine.
///
/// The navigation document belongs after the title page.
pub fn plan(anthology: &Anthology) -> Vec<Task<'_>> {
    let mut tasks = Vec::with_capacity(2 * anthology.items.len());
    tasks.push(Task { path: "cover.xhtml".into(), kind: DocumentKind::Cover, work: Work::Cover });
    tasks.push(Task { path: "title.xhtml".into(), kind: DocumentKind::TitlePage, work: Work::TitlePage });
    for chapter in &anthology.front {
        push_chapter(&mut tasks, chapter);
    }
    for item in &anthology.items {
        match item {
            Item::Chapter(chapter) => push_chapter(&mut tasks, chapter),
            Item::Part(part) => {
                push_part(&mut tasks, part);
                part.chapters.iter().for_each(|chapter| push_chapter(&mut tasks, chapter));
            }
        }
    }
    for chapter in &anthology.back {
        push_chapter(&mut tasks, chapter);
    }
    contributors(&mut tasks, anthology);
    let related = related_reading::documents(anthology);
    numbered(&mut tasks, DocumentKind::RelatedReading, related_reading::STEM, related, Work::RelatedReading);
    numbered(&mut tasks, DocumentKind::Sources, sources::STEM, sources::documents(anthology), Work::Sources);
    tasks.push(Task { path: "colophon.xhtml".into(), kind: DocumentKind::Colophon, work: Work::Colophon });
    tasks
}

fn push_chapter<'a>(tasks: &mut Vec<Task<'a>>, chapter: &'a Chapter) {
    for (document, part) in chapter.documents.iter().enumerate() {
        let kind = if document == 0 { DocumentKind::Chapter } else { DocumentKind::Continuation };
        tasks.push(Task { path: part.path.clone(), kind, work: Work::Chapter { chapter, document } });
    }
}

fn push_part<'a>(tasks: &mut Vec<Task<'a>>, part: &'a Part) {
    for (document, share) in part.documents.iter().enumerate() {
        let kind = if document == 0 { DocumentKind::Part } else { DocumentKind::Continuation };
        tasks.push(Task { path: share.path.clone(), kind, work: Work::Part { part, document } });
    }
}

/// The assemble room has split this page already: links into it needed to know.
fn contributors(tasks: &mut Vec<Task<'_>>, anthology: &Anthology) {
    let paths = &anthology.pages.contributors;
    let mut start = 0;
    for (number, run) in paths.chunk_by(|a, b| a == b).enumerate() {
        let range = start..(start + run.len()).min(anthology.contributors.len());
        start += run.len();
        let work = Work::Contributors(Run { number, range });
        let kind = later(DocumentKind::Contributors, number);
        tasks.push(Task { path: run[0].clone(), kind, work });
    }
}

fn numbered<'a>(
    tasks: &mut Vec<Task<'a>>,
    kind: DocumentKind,
    stem: &str,
    runs: Vec<Range<usize>>,
    work: fn(Run) -> Work<'a>,
) {
    for (number, range) in runs.into_iter().enumerate() {
        let path = numbered_path(stem, number).into();
        tasks.push(Task { path, kind: later(kind, number), work: work(Run { number, range }) });
    }
}

fn later(kind: DocumentKind, number: usize) -> DocumentKind {
    if number == 0 { kind } else { DocumentKind::ContinuedPage }
}
