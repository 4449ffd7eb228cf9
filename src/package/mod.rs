//! From content documents to the packed container.
//!
//! [`pack_with`] plans the book as a [`Publication`], has its documents rendered and deflated by all
//! cores at once, and writes one archive of them while they come. Package document, navigation
//! document and NCX are pure functions over the publication.

mod accessibility;
mod builder;
mod container;
mod contents;
pub mod cover;
mod credits;
mod navigation_document;
mod ncx;
mod package_document;
mod publication;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
mod workers;

pub use accessibility::{Accessibility, Pictures};
pub use contents::{Landmark, LandmarkKind, Line};
pub use credits::{Credited, Standing};
pub use navigation_document::navigation_document;
pub use ncx::ncx;
pub use package_document::package_document;
pub use publication::{BriefRecord, Property, Publication, Resource};

use std::error::Error;

use crate::model::anthology::Cover;
use crate::model::{Anthology, documents};
use crate::render::{self, Task};
use workers::{Content, Entry};

/// A packed book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epub {
    bytes: Vec<u8>,
}

impl Epub {
    /// The bytes of the container.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes of the container, taken out.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// How many bytes it has.
    #[expect(clippy::len_without_is_empty, reason = "no book is empty")]
    pub fn len(&self) -> usize {
        self.bytes.len()
    }
}

/// Renders and packs a book, on all cores at once; draws its cover if it was given none.
pub fn pack(anthology: &Anthology) -> Epub {
    pack_with(anthology, || cover::draw(anthology))
}

/// Renders and packs a book, on all cores at once.
///
/// `draw` makes the cover picture of a book that was given none; it is called on one of the threads
/// while the others render. The bytes are the same for any number of threads.
pub fn pack_with(anthology: &Anthology, draw: impl Fn() -> Vec<u8> + Sync) -> Epub {
    // Every archive here is in memory and no two entries share a name: nothing is left to fail.
    try_pack(anthology, &draw).expect("an archive in memory takes every document")
}

fn try_pack(
    anthology: &Anthology,
    draw: &(impl Fn() -> Vec<u8> + Sync),
) -> Result<Epub, Box<dyn Error + Send + Sync>> {
    let tasks = render::plan(anthology);
    let publication = Publication::new(anthology, &tasks);
    let entries = entries(anthology, &publication, &tasks);
    Ok(Epub { bytes: workers::run(anthology, &publication, &entries, draw)? })
}

/// Every file of the container, in reading order.
fn entries<'a>(
    anthology: &'a Anthology,
    publication: &'a Publication<'_>,
    tasks: &'a [Task<'a>],
) -> Vec<Entry<'a>> {
    let cover = match &anthology.cover {
        Cover::Given { file, .. } => Content::of(file),
        Cover::Drawn => Content::Cover,
    };
    let mut entries = vec![
        Entry { name: container::ROOT.to_owned(), content: Content::Root },
        Entry::new(package_document::PATH, Content::Package),
        Entry::new(publication::NCX, Content::Ncx),
        Entry::new(documents::STYLESHEET, Content::Stylesheet),
        Entry::new(publication.cover, cover),
    ];
    let mut tasks = tasks.iter();
    entries.extend(publication.spine.iter().filter_map(|document| match &*document.path {
        publication::NAVIGATION => Some(Entry::new(publication::NAVIGATION, Content::Navigation)),
        path => Some(Entry::new(path, Content::Document(tasks.next()?))),
    }));
    let media = publication::media(anthology).into_iter();
    entries.extend(media.map(|file| Entry::new(&file.path, Content::of(file))));
    entries
}
