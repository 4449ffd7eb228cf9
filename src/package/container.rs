//! The container (EPUB 3.3, section 4.2): one archive, the same bytes every time.
//!
//! Entries deflated elsewhere are copied as they are; what is compressed already is stored.

use std::io::{Cursor, Write};

use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The file that says where the package document is.
pub(super) const ROOT: &str = "META-INF/container.xml";
/// The folder that every file of the book stands in.
const CONTENT_FOLDER: &str = "OEBPS/";
/// The first entry, by which a file is known for an EPUB: name and content.
const MIMETYPE: (&str, &[u8]) = ("mimetype", b"application/epub+zip");
/// The permissions that an archive made on any system gives its files.
const PERMISSIONS: u32 = 0o644;

/// An archive in memory.
pub(super) type Archive = ZipArchive<Cursor<Vec<u8>>>;

/// One entry of the container.
pub(super) struct Entry<'a> {
    /// Its name in the container.
    pub(super) name: String,
    /// Where its bytes come from.
    pub(super) from: From<'a>,
}

/// Where an entry's bytes come from.
pub(super) enum From<'a> {
    /// The first of the archives that has an entry of this name; copied as it stands there.
    Archives,
    /// These bytes, stored.
    Stored(&'a [u8]),
}

/// The name in the container of a path from the content folder.
pub(super) fn in_content_folder(path: &str) -> String {
    format!("{CONTENT_FOLDER}{path}")
}

/// Opens an archive of deflated entries.
pub(super) fn open(archive: Vec<u8>) -> ZipResult<Archive> {
    ZipArchive::new(Cursor::new(archive))
}

/// An archive of one deflated entry, at `path` from the content folder.
///
/// For documents of ours that bear the name of one that `epub-builder` makes by itself.
pub(super) fn deflate(path: &str, text: &str) -> ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(text.len() / 4)));
    writer.start_file(in_content_folder(path), options(CompressionMethod::Deflated))?;
    writer.write_all(text.as_bytes())?;
    Ok(writer.finish()?.into_inner())
}

/// Writes the container: the media type first, then the entries in their order.
pub(super) fn write(archives: &mut [Archive], entries: &[Entry<'_>]) -> ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(size(archives, entries))));
    writer.start_file(MIMETYPE.0, options(CompressionMethod::Stored))?;
    writer.write_all(MIMETYPE.1)?;
    for entry in entries {
        match entry.from {
            From::Stored(bytes) => {
                writer.start_file(entry.name.as_str(), options(CompressionMethod::Stored))?;
                writer.write_all(bytes)?;
            }
            From::Archives => copy(&mut writer, archives, &entry.name)?,
        }
    }
    Ok(writer.finish()?.into_inner())
}

fn copy(writer: &mut ZipWriter<Cursor<Vec<u8>>>, archives: &mut [Archive], name: &str) -> ZipResult<()> {
    for archive in archives {
        if let Some(index) = archive.index_for_name(name) {
            let deflated = archive.by_index_raw(index)?;
            return writer.raw_copy_file_touch(deflated, DateTime::default(), Some(PERMISSIONS));
        }
    }
    Err(ZipError::FileNotFound)
}

/// About as many bytes as the container will have, so that it is never moved while it grows.
fn size(archives: &[Archive], entries: &[Entry<'_>]) -> usize {
    let stored = |entry: &Entry<'_>| match entry.from {
        From::Stored(bytes) => bytes.len() + 2 * entry.name.len() + 128,
        From::Archives => 0,
    };
    let archives =
        archives.iter().map(|archive| archive.central_directory_start() as usize + 128 * archive.len());
    archives.sum::<usize>() + entries.iter().map(stored).sum::<usize>()
}

/// A fixed time, no extra field, the same permissions everywhere.
fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .unix_permissions(PERMISSIONS)
}
