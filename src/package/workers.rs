//! Renders and deflates on all cores at once.
//!
//! Each worker takes the next piece of work that nobody has taken, until none is left. What it
//! renders it deflates at once and drops, so that no more than one document a worker is ever in
//! memory as text.

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::builder::Builder;
use super::container::{self, Archive};
use super::publication::{NAVIGATION, NCX, Publication, STYLESHEET};
use super::{navigation_document, ncx, package_document};
use crate::assets;
use crate::model::{Anthology, MediaType, ResourceFile};
use crate::render::{self, Task};

/// A piece of work.
#[derive(Debug, Clone, Copy)]
pub(super) enum Work<'a> {
    /// Draw the cover.
    Cover,
    /// Write the package document.
    Package,
    /// Write the navigation document.
    Navigation,
    /// Write the NCX.
    Ncx,
    /// Take in our own style sheet.
    Stylesheet,
    /// Take in a file as it is.
    File(&'a ResourceFile),
    /// Render a content document.
    Document(&'a Task<'a>),
}

/// What the workers leave: every entry deflated, and the cover if it was to be drawn.
#[derive(Default)]
pub(super) struct Finished {
    /// Archives, to be searched in this order.
    pub(super) archives: Vec<Archive>,
    /// The cover.
    pub(super) cover: Option<ResourceFile>,
}

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Does all the work.
pub(super) fn run(
    anthology: &Anthology,
    publication: &Publication<'_>,
    work: &[Work<'_>],
    draw: &(impl Fn() -> ResourceFile + Sync),
) -> Outcome<Finished> {
    let next = AtomicUsize::new(0);
    let worker = |_| {
        let mut builder = Builder::new(publication.book)?;
        let mut own = Finished::default();
        while let Some(work) = work.get(next.fetch_add(1, Ordering::Relaxed)) {
            match *work {
                Work::Cover => own.cover = Some(draw()),
                Work::Package => own.keep(package_document::PATH, &package_document(publication))?,
                Work::Ncx => own.keep(NCX, &ncx(publication))?,
                Work::Navigation => builder.content(NAVIGATION, &navigation_document(publication))?,
                Work::Stylesheet => {
                    builder.resource(STYLESHEET, MediaType::Css, assets::STYLESHEET.as_bytes())?;
                }
                Work::File(file) => builder.resource(&file.path, file.media_type, &file.bytes)?,
                Work::Document(task) => {
                    let document = render::render(anthology, task);
                    builder.content(&document.path, &document.xhtml)?;
                }
            }
        }
        Ok((own, container::open(builder.finish()?)?))
    };
    let workers = rayon::current_num_threads().min(work.len());
    let done: Vec<_> = (0..workers).into_par_iter().with_max_len(1).map(worker).collect::<Outcome<_>>()?;

    // Ours come first: each builder has a package document and an NCX of its own.
    let mut finished = Finished::default();
    let mut built = Vec::new();
    for (own, archive) in done {
        finished.archives.extend(own.archives);
        finished.cover = finished.cover.or(own.cover);
        built.push(archive);
    }
    finished.archives.append(&mut built);
    Ok(finished)
}

impl Finished {
    fn keep(&mut self, path: &str, text: &str) -> Outcome<()> {
        self.archives.push(container::open(container::deflate(path, text)?)?);
        Ok(())
    }
}
