//! From content documents to the packed container.
//!
//! [`pack_with`] plans the book as a [`Publication`], has its documents rendered and deflated by all
//! cores at once, and writes one archive of them. Package document, navigation document and NCX are
//! pure functions over the publication.

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

pub use accessibility::{Accessibility, Motion, Pictures};
pub use contents::{Landmark, LandmarkKind, Line};
pub use credits::{Credited, Standing};
pub use navigation_document::navigation_document;
pub use ncx::ncx;
pub use package_document::package_document;
pub use publication::{BriefRecord, Property, Publication, Resource};

use std::error::Error;

use crate::model::anthology::Cover;
use crate::model::{Anthology, ResourceFile};
use crate::render;
use container::{Entry, From, in_content_folder};
use workers::Work;

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
pub fn pack_with(anthology: &Anthology, draw: impl Fn() -> ResourceFile + Sync) -> Epub {
    // Every archive here is in memory and no two entries share a name: nothing is left to fail.
    try_pack(anthology, &draw).expect("an archive in memory takes every document")
}

fn try_pack(
    anthology: &Anthology,
    draw: &(impl Fn() -> ResourceFile + Sync),
) -> Result<Epub, Box<dyn Error + Send + Sync>> {
    let tasks = render::plan(anthology);
    let publication = Publication::new(anthology, &tasks);
    let media = publication::media(anthology);
    let given = match &anthology.cover {
        Cover::Given { file, .. } => Some(file),
        Cover::Drawn => None,
    };
    let mut work = vec![Work::Package, Work::Navigation, Work::Ncx, Work::Stylesheet];
    if given.is_none() {
        // It takes longer than anything else, so it comes first.
        work.insert(0, Work::Cover);
    }
    work.extend(given.into_iter().chain(media.iter().copied()).filter_map(deflated).map(Work::File));
    work.extend(tasks.iter().map(Work::Document));

    let mut finished = workers::run(anthology, &publication, &work, draw)?;
    let cover = given.or(finished.cover.as_ref());
    let entries = entries(&publication, cover, &media);
    Ok(Epub { bytes: container::write(&mut finished.archives, &entries)? })
}

/// A file that is the smaller for being deflated.
fn deflated(file: &ResourceFile) -> Option<&ResourceFile> {
    (!file.media_type.is_compressed()).then_some(file)
}

/// Every file of the container, in reading order.
fn entries<'a>(
    publication: &Publication<'_>,
    cover: Option<&'a ResourceFile>,
    media: &[&'a ResourceFile],
) -> Vec<Entry<'a>> {
    let archived = |path: &str| Entry { name: in_content_folder(path), from: From::Archives };
    let file = |path: &str, file: &'a ResourceFile| match deflated(file) {
        Some(_) => archived(path),
        None => Entry { name: in_content_folder(path), from: From::Stored(&file.bytes) },
    };
    let mut entries = vec![
        Entry { name: container::ROOT.to_owned(), from: From::Archives },
        archived(package_document::PATH),
        archived(publication::NCX),
        archived(publication::STYLESHEET),
    ];
    // A drawn cover may call itself what it likes: the cover page knows it by this name.
    entries.extend(cover.map(|cover| file(publication.cover, cover)));
    entries.extend(publication.spine.iter().map(|document| archived(&document.path)));
    entries.extend(media.iter().map(|media| file(&media.path, media)));
    entries
}
