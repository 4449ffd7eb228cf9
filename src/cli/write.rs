//! The target: where the book goes, whether it may go there, and how it gets there whole.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use briefbook::diagnostic::{Code, Diagnostic, Place};

use super::disk::words;
use super::names;

/// The largest local file header that is looked at: thirty bytes, the name, an extra field.
const HEADER: u64 = 1024;

/// Whether a book may be written to a path.
///
/// What stands there already must be an old book, and nothing that this run reads.
///
/// # Errors
/// The fault to report.
pub fn check(target: &Path, inputs: &BTreeSet<PathBuf>) -> Result<(), Box<Diagnostic>> {
    let shown = names::from_here(target);
    let not_a_book = |what: &str, help: &str| {
        let message = format!("`{}` {what}", shown.display());
        Err(Box::new(Diagnostic::error(Code::TargetNotABook, place(target), message).help(help)))
    };
    let metadata = fs::symlink_metadata(target).ok();
    if metadata.is_none() && !is_called_epub(target) {
        return Err(Box::new(misnamed(target)));
    }
    let Some(metadata) = metadata else { return Ok(()) };
    if fs::canonicalize(target).is_ok_and(|real| inputs.contains(&real)) {
        return not_a_book("is one of the files that the book is made of", "name another file with `-o`");
    }
    if metadata.is_dir() {
        return not_a_book("is a folder", "name a file in it with `-o`");
    }
    match is_book(target) {
        Ok(true) if !is_called_epub(target) => Err(Box::new(misnamed(target))),
        Ok(true) => Ok(()),
        Ok(false) => {
            let help = "name another file with `-o`, or move this one out of the way";
            not_a_book("is there already and is no EPUB", help)
        }
        Err(error) => Err(Box::new(not_writable(target, &words(&error)))),
    }
}

fn is_called_epub(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("epub"))
}

/// A name by which no reading system would know a book.
fn misnamed(target: &Path) -> Diagnostic {
    let shown = names::from_here(target);
    let shown = shown.display().to_string();
    let message = format!("`{shown}` is no name for a book: EPUB is what is written, whatever the ending");
    let has_ending = target.extension().is_some_and(|ending| is_ending(&ending.to_string_lossy()));
    let book = if has_ending {
        target.with_extension("epub")
    } else {
        let mut name = target.as_os_str().to_owned();
        name.push(".epub");
        PathBuf::from(name)
    };
    let folder = if has_ending || target.exists() {
        String::new()
    } else {
        format!(", or make the folder `{shown}` first")
    };
    Diagnostic::error(Code::TargetNotABook, place(target), message)
        .help(format!("write `-o {}`{folder}", names::argument(&book)))
}

/// Endings of files that somebody may have had in mind when he named a book.
const OTHER_ENDINGS: [&str; 23] = [
    "azw", "azw3", "doc", "docx", "epub3", "fb2", "htm", "html", "ibooks", "json", "kepub", "kfx", "md",
    "mobi", "odt", "opf", "pdf", "rtf", "txt", "xhtml", "yaml", "yml", "zip",
];

/// Whether what follows the last dot of a name is the ending of a kind of file, and not a part of
/// the name, as in "U.S. Policy", "Version 1.2" and "book.v2".
fn is_ending(text: &str) -> bool {
    OTHER_ENDINGS.contains(&text.to_ascii_lowercase().as_str())
}

/// Writes a book whole or not at all, and keeps the mode of an old one.
///
/// # Errors
/// The fault to report; then the old book is as it was, and nothing else is left behind.
pub fn write(target: &Path, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    // The book that a link points to is replaced, and not the link.
    let real = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    let folder = match real.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    replace(folder, &real, bytes).map_err(|error| {
        if folder.exists() {
            return Box::new(not_writable(target, &words(&error)));
        }
        let fault = not_writable(target, "its folder does not exist");
        Box::new(fault.help("make the folder first, or name another with `-o`"))
    })
}

/// What is done about a file that stands where another is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It is kept, and reported if it says something else.
    Kept,
    /// It is written over.
    Replaced,
}

/// Whether a file has to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It has.
    Missing,
    /// The very same bytes are there.
    There,
}

/// Looks at what stands where a file is to be written.
///
/// # Errors
/// Something else stands there, and is to be kept.
pub fn need(target: &Path, bytes: &[u8], existing: Existing) -> Result<Need, Box<Diagnostic>> {
    if fs::symlink_metadata(target).is_err() {
        return Ok(Need::Missing);
    }
    let is_file = fs::metadata(target).is_ok_and(|metadata| metadata.is_file());
    if is_file && fs::read(target).is_ok_and(|old| old == bytes) {
        return Ok(Need::There);
    }
    if is_file && existing == Existing::Replaced {
        return Ok(Need::Missing);
    }
    let help = if is_file {
        "move it out of the way, or write over it with `--force`"
    } else {
        "move it out of the way"
    };
    Err(Box::new(in_the_way(target, "is there already and says something else").help(help)))
}

/// A file that is not written over.
pub fn in_the_way(target: &Path, what: &str) -> Diagnostic {
    let shown = names::from_here(target);
    Diagnostic::error(Code::ExistingFile, place(target), format!("`{}` {what}", shown.display()))
}

/// Writes a file whole or not at all, and makes its folder first.
///
/// # Errors
/// The fault to report.
pub fn put(target: &Path, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    if let Some(folder) = target.parent() {
        // If this fails, the writing fails too and says why.
        let _made = fs::create_dir_all(folder);
    }
    write(target, bytes).map_err(|fault| {
        let help = "see whether the folder is one, and whether you may write there";
        Box::new(Diagnostic { help: Some(help.to_owned()), ..*fault })
    })
}

fn replace(folder: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".briefbook-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Ok(old) = fs::metadata(target) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(target).map_err(|failed| failed.error)?;
    // The book is there; that a file system cannot sync a folder does not take it away.
    if let Ok(folder) = File::open(folder) {
        let _unsynced = folder.sync_all();
    }
    Ok(())
}

/// Whether a file begins as every EPUB does: with an entry `mimetype` that says so.
pub fn is_book(path: &Path) -> io::Result<bool> {
    if !fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return Ok(false);
    }
    let mut start = Vec::new();
    File::open(path)?.take(HEADER).read_to_end(&mut start)?;
    let name = start.get(30..38) == Some(b"mimetype");
    let extra = start.get(28..30).map_or(0, |two| usize::from(two[0]) | usize::from(two[1]) << 8);
    let content = start.get(38 + extra..).unwrap_or_default();
    Ok(start.starts_with(b"PK\x03\x04") && name && content.starts_with(b"application/epub+zip"))
}

fn not_writable(target: &Path, reason: &str) -> Diagnostic {
    let shown = names::from_here(target);
    let message = format!("`{}` cannot be written: {reason}", shown.display());
    Diagnostic::error(Code::TargetNotWritable, place(target), message)
        .help("name another file or folder with `-o`")
}

/// A place by its absolute path, since a target need not lie in the manifest's folder.
fn place(target: &Path) -> Place {
    let absolute = std::path::absolute(target).unwrap_or_else(|_| target.to_owned());
    Place::file(absolute.to_string_lossy().as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first bytes of a book.
    const BOOK: &[u8] = b"PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0\x6f\x61\xab\x2c\x14\0\0\0\x14\0\0\0\x08\0\0\0mimetypeapplication/epub+zip";

    #[test]
    fn only_a_book_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("x.epub");
        let none = BTreeSet::new();
        assert!(check(&target, &none).is_ok(), "nothing is there");
        for (bytes, expected) in
            [(BOOK, true), (b"PK\x03\x04".as_slice(), false), (b"", false), (b"# notes", false)]
        {
            fs::write(&target, bytes).unwrap();
            assert_eq!(check(&target, &none).is_ok(), expected, "{bytes:?}");
        }
        fs::write(&target, BOOK).unwrap();
        let inputs = BTreeSet::from([fs::canonicalize(&target).unwrap()]);
        assert_eq!(check(&target, &inputs).unwrap_err().code, Code::TargetNotABook);
        assert_eq!(check(folder.path(), &none).unwrap_err().code, Code::TargetNotABook);
    }

    #[test]
    fn a_book_that_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("nowhere/x.epub");
        let fault = write(&target, BOOK).unwrap_err();
        assert_eq!(fault.code, Code::TargetNotWritable);
        assert!(fault.message.ends_with("its folder does not exist"), "{}", fault.message);
        // A folder of the target's name stands in the way of the rename, the last step.
        fs::create_dir_all(folder.path().join("y.epub/full")).unwrap();
        assert!(write(&folder.path().join("y.epub"), BOOK).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn an_old_book_keeps_its_mode_and_a_link_to_it_stays_a_link() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("x.epub"), folder.path().join("link.epub"));
        fs::write(&target, BOOK).unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(0o600)).unwrap();
        std::os::unix::fs::symlink("x.epub", &link).unwrap();
        write(&link, b"new").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
