//! Renders and deflates on all cores at once, and writes the container meanwhile.
//!
//! Each worker takes the next batch of entries that nobody has taken, until none is left. What it
//! renders it deflates at once and drops, so that no more than one document a worker is ever in
//! memory as text. Whoever finishes the batch whose turn it is copies it into the container, and
//! with it those behind that had to wait.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::builder::Builder;
use super::container::{self, Archive, Container, in_content_folder};
use super::publication::{NAVIGATION, NCX, Publication};
use super::{navigation_document, ncx, package_document};
use crate::assets;
use crate::model::documents::STYLESHEET;
use crate::model::{Anthology, MediaType, ResourceFile};
use crate::render::{self, Task};

/// The fewest entries of a batch that are work: each batch has a builder, which makes some files that
/// nobody needs.
const FEWEST: usize = 2;

/// The most entries of a batch that are work, so that what a batch takes up in memory is soon free for
/// the next.
const MOST: usize = 64;

/// The bytes that an entry's headers take, and its share of the book's own lists.
const ROOM_FOR_NAMES: usize = 1_024;
/// A drawn cover has fewer bytes.
const ROOM_FOR_COVER: usize = 500_000;

/// One entry of the container.
pub(super) struct Entry<'a> {
    /// Its name in the container.
    pub(super) name: String,
    /// What it holds.
    pub(super) content: Content<'a>,
}

/// What an entry holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content<'a> {
    /// The file that says where the package document is, which each builder has.
    Root,
    /// The package document.
    Package,
    /// The navigation document.
    Navigation,
    /// The NCX.
    Ncx,
    /// Our own style sheet.
    Stylesheet,
    /// The cover, which is to be drawn.
    Cover,
    /// A content document, which is to be rendered.
    Document(&'a Task<'a>),
    /// A file that is the smaller for being deflated.
    Deflated(&'a ResourceFile),
    /// A file as it is.
    Stored(&'a ResourceFile),
}

impl<'a> Entry<'a> {
    /// An entry at `path` from the content folder.
    pub(super) fn new(path: &str, content: Content<'a>) -> Self {
        Self { name: in_content_folder(path), content }
    }
}

impl<'a> Content<'a> {
    /// A file of the book.
    pub(super) fn of(file: &'a ResourceFile) -> Self {
        if file.media_type.is_compressed() { Self::Stored(file) } else { Self::Deflated(file) }
    }
}

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Does all the work; what comes out are the bytes of the container.
pub(super) fn run(
    anthology: &Anthology,
    publication: &Publication<'_>,
    entries: &[Entry<'_>],
    draw: &(impl Fn() -> Vec<u8> + Sync),
) -> Outcome<Vec<u8>> {
    let workers = rayon::current_num_threads().min(entries.len());
    let batches = batches(entries, workers);
    let queue = Queue {
        container: Container::with_capacity(room(anthology, entries))?,
        next: 0,
        waiting: BTreeMap::new(),
    };
    let (next, queue) = (AtomicUsize::new(0), Mutex::new(queue));
    let worker = |_| {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(batch) = batches.get(at) else { return Ok(()) };
            let finished = Finished::new(anthology, publication, batch, draw)?;
            queue.lock().unwrap_or_else(PoisonError::into_inner).take(at, finished, &batches)?;
        }
    };
    (0..workers).into_par_iter().with_max_len(1).map(worker).collect::<Outcome<()>>()?;
    Ok(queue.into_inner().unwrap_or_else(PoisonError::into_inner).container.finish()?)
}

/// Batches of entries that follow one another: long ones first, and the shorter the less is left, so
/// that the workers come to an end together. What is only copied is no work.
///
/// The files before the first document are a batch of their own, because a cover may have to be drawn
/// there. That takes longer than anything else in a small book; in a large one, the batches behind
/// wait for their turn meanwhile.
fn batches<'a, 'b>(entries: &'b [Entry<'a>], workers: usize) -> Vec<&'b [Entry<'a>]> {
    let is_text = |entry: &Entry<'_>| matches!(entry.content, Content::Document(_) | Content::Navigation);
    let (first, mut rest) = entries.split_at(entries.iter().position(is_text).unwrap_or(entries.len()));
    let work = |entry: &Entry<'_>| usize::from(!matches!(entry.content, Content::Stored(_)));
    let mut left: usize = rest.iter().map(work).sum();
    let mut batches = vec![first];
    while !rest.is_empty() {
        let share = (left / (2 * workers)).clamp(FEWEST, MOST);
        let mut taken = 0;
        let fits = |entry: &&Entry<'_>| {
            taken += work(entry);
            taken <= share
        };
        let (batch, behind) = rest.split_at(rest.iter().take_while(fits).count());
        batches.push(batch);
        left -= batch.iter().map(work).sum::<usize>();
        rest = behind;
    }
    batches
}

/// More bytes than the container is likely to need: a chapter deflated is smaller than its Markdown.
fn room(anthology: &Anthology, entries: &[Entry<'_>]) -> usize {
    let texts: usize = anthology.chapters().map(|chapter| chapter.body.body.bytes).sum();
    let size = |entry: &Entry<'_>| match entry.content {
        Content::Stored(file) | Content::Deflated(file) => file.bytes.len() + ROOM_FOR_NAMES,
        Content::Cover => ROOM_FOR_COVER,
        Content::Root
        | Content::Package
        | Content::Navigation
        | Content::Ncx
        | Content::Stylesheet
        | Content::Document(_) => ROOM_FOR_NAMES,
    };
    texts + entries.iter().map(size).sum::<usize>()
}

/// A batch whose entries are deflated.
struct Finished {
    /// Archives, to be searched in this order.
    archives: Vec<Archive>,
    /// The cover, if it was to be drawn.
    cover: Option<Vec<u8>>,
}

impl Finished {
    fn new(
        anthology: &Anthology,
        publication: &Publication<'_>,
        batch: &[Entry<'_>],
        draw: &impl Fn() -> Vec<u8>,
    ) -> Outcome<Self> {
        let mut builder = Builder::new(publication.book)?;
        let mut finished = Self { archives: Vec::new(), cover: None };
        for entry in batch {
            match entry.content {
                Content::Root | Content::Stored(_) => {}
                Content::Package => finished.keep(package_document::PATH, &package_document(publication))?,
                Content::Ncx => finished.keep(NCX, &ncx(publication))?,
                Content::Navigation => builder.content(NAVIGATION, &navigation_document(publication))?,
                Content::Stylesheet => {
                    builder.resource(STYLESHEET, MediaType::Css, assets::STYLESHEET.as_bytes())?;
                }
                Content::Cover => finished.cover = Some(draw()),
                Content::Document(task) => {
                    let document = render::render(anthology, task);
                    builder.content(&document.path, &document.xhtml)?;
                }
                Content::Deflated(file) => builder.resource(&file.path, file.media_type, &file.bytes)?,
            }
        }
        // Ours come first: the builder has a package document and an NCX of its own.
        finished.archives.push(container::open(builder.finish()?)?);
        Ok(finished)
    }

    fn keep(&mut self, path: &str, text: &str) -> Outcome<()> {
        self.archives.push(container::open(container::deflate(path, text)?)?);
        Ok(())
    }
}

/// The container as far as it is written, and the batches that have to wait for one before them.
struct Queue {
    container: Container,
    /// The batch whose turn it is.
    next: usize,
    waiting: BTreeMap<usize, Finished>,
}

impl Queue {
    /// Takes in the batch at `at`, and copies every batch whose turn has come.
    fn take(&mut self, at: usize, finished: Finished, batches: &[&[Entry<'_>]]) -> Outcome<()> {
        self.waiting.insert(at, finished);
        while let Some(mut finished) = self.waiting.remove(&self.next) {
            for entry in batches[self.next] {
                match entry.content {
                    Content::Stored(file) => self.container.store(&entry.name, &file.bytes)?,
                    Content::Cover => {
                        let drawn = finished.cover.as_deref().unwrap_or_default();
                        self.container.store(&entry.name, drawn)?;
                    }
                    Content::Root
                    | Content::Package
                    | Content::Navigation
                    | Content::Ncx
                    | Content::Stylesheet
                    | Content::Document(_)
                    | Content::Deflated(_) => self.container.copy(&entry.name, &mut finished.archives)?,
                }
            }
            self.next += 1;
        }
        Ok(())
    }
}
