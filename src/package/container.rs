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

/// The container while it is written: the media type first, then entries in the order in which they
/// are appended.
pub(super) struct Container(ZipWriter<Cursor<Vec<u8>>>);

impl Container {
    /// A container with room for so many bytes, so that it is not moved while it grows.
    pub(super) fn with_capacity(bytes: usize) -> ZipResult<Self> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes)));
        writer.start_file(MIMETYPE.0, options(CompressionMethod::Stored))?;
        writer.write_all(MIMETYPE.1)?;
        Ok(Self(writer))
    }

    /// Appends an entry that is stored.
    pub(super) fn store(&mut self, name: &str, bytes: &[u8]) -> ZipResult<()> {
        self.0.start_file(name, options(CompressionMethod::Stored))?;
        self.0.write_all(bytes)?;
        Ok(())
    }

    /// Appends the entry of this name from the first of the archives that has it, as it stands there.
    pub(super) fn copy(&mut self, name: &str, archives: &mut [Archive]) -> ZipResult<()> {
        for archive in archives {
            if let Some(index) = archive.index_for_name(name) {
                let deflated = archive.by_index_raw(index)?;
                return self.0.raw_copy_file_touch(deflated, DateTime::default(), Some(PERMISSIONS));
            }
        }
        Err(ZipError::FileNotFound)
    }

    /// The bytes of the whole.
    pub(super) fn finish(self) -> ZipResult<Vec<u8>> {
        Ok(self.0.finish()?.into_inner())
    }
}

/// A fixed time, no extra field, the same permissions everywhere.
fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .unix_permissions(PERMISSIONS)
}
