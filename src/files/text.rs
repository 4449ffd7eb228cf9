//! Reads files as text or bytes, and says what is wrong with them where they are listed.

use std::sync::Arc;

use super::binary::{self, Binary};
use super::{FilePath, Files, PAGE_LIMIT, PICTURE_LIMIT, ReadError, TEXT_LIMIT, Texts, nearest};
use crate::diagnostic::{Code, Diagnostic, Place};

/// What stands where a file is named, and so what an editor can write there instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A brief, of which there may be many.
    Briefs,
    /// One file and no more: a cover, a style sheet, a register of contributors.
    OneFile,
}

/// Why a listed file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read at all.
    Unread {
        /// The file.
        path: FilePath,
        /// Why.
        reason: ReadError,
        /// A file of nearly the same name, where there is none of this one.
        near: Option<FilePath>,
        /// What it is listed as.
        wanted: Wanted,
        /// Where it is listed.
        listed_at: Place,
    },
    /// It is no text.
    Binary {
        /// The file.
        path: FilePath,
        /// What it is instead, if that is known.
        kind: Option<Binary>,
        /// What it is listed as.
        wanted: Wanted,
        /// Where it is listed.
        listed_at: Place,
    },
    /// It is no UTF-8 from some byte on.
    NotUtf8 {
        /// The file.
        path: FilePath,
        /// Its line, from 1, that holds the first bad byte.
        line: usize,
        /// Where it is listed.
        listed_at: Place,
    },
}

impl Fault {
    /// A listed file that is no text.
    pub fn binary(path: &FilePath, bytes: &[u8], wanted: Wanted, listed_at: &Place) -> Self {
        let (path, kind) = (path.clone(), binary::recognise(bytes));
        Self::Binary { path, kind, wanted, listed_at: listed_at.clone() }
    }

    /// A listed brief that is over a limit of bytes.
    pub fn too_large(path: &FilePath, limit: u64, listed_at: &Place) -> Self {
        let (reason, wanted) = (ReadError::TooLarge { limit }, Wanted::Briefs);
        Self::Unread { path: path.clone(), reason, near: None, wanted, listed_at: listed_at.clone() }
    }
}

/// Reads a UTF-8 text and remembers it for the printer. A byte order mark is kept, so that places
/// count from the file's first byte.
///
/// # Errors
/// The reasons that [`Fault`] lists.
pub fn read_text(
    files: &dyn Files,
    path: &FilePath,
    wanted: Wanted,
    listed_at: &Place,
    texts: &mut Texts,
) -> Result<Arc<str>, Fault> {
    let bytes = read_up_to(TEXT_LIMIT, files, path, wanted, listed_at)?;
    // UTF-16 is full of NULs too, and just as little to be read as UTF-8.
    if bytes.contains(&0) || binary::is_never_text(&bytes) {
        return Err(Fault::binary(path, &bytes, wanted, listed_at));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
        Fault::NotUtf8 { path: path.clone(), line, listed_at: listed_at.clone() }
    })?;
    let text: Arc<str> = text.into();
    texts.insert(path.shared(), text.clone());
    Ok(text)
}

/// Reads a page, whose bytes may be in any encoding and have its pictures among them.
///
/// # Errors
/// It cannot be read, or is over 50 MB.
pub fn read_page(files: &dyn Files, path: &FilePath, listed_at: &Place) -> Result<Vec<u8>, Fault> {
    read_up_to(PAGE_LIMIT, files, path, Wanted::Briefs, listed_at)
}

/// Reads a picture or a font.
///
/// # Errors
/// It cannot be read, or is over 50 MB.
pub fn read_bytes(files: &dyn Files, path: &FilePath, listed_at: &Place) -> Result<Vec<u8>, Fault> {
    read_up_to(PICTURE_LIMIT, files, path, Wanted::OneFile, listed_at)
}

fn read_up_to(
    limit: u64,
    files: &dyn Files,
    path: &FilePath,
    wanted: Wanted,
    listed_at: &Place,
) -> Result<Vec<u8>, Fault> {
    files.read(path, limit).map_err(|reason| {
        let near = if reason == ReadError::Missing { nearest(files, path) } else { None };
        Fault::Unread { path: path.clone(), reason, near, wanted, listed_at: listed_at.clone() }
    })
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unread { path, reason, near, wanted, listed_at } => {
                unread(&path, reason, near.as_ref(), wanted, listed_at)
            }
            Fault::Binary { path, kind, wanted, listed_at } => {
                let name = kind.map_or("no text", |kind| kind.name);
                let help = match (wanted, kind) {
                    (Wanted::OneFile, _) => "name a text file in UTF-8 here",
                    (Wanted::Briefs, Some(kind)) => kind.help,
                    (Wanted::Briefs, None) => {
                        "list a Markdown file in UTF-8, or the page saved from a browser or as text"
                    }
                };
                Self::error(Code::BinaryFile, listed_at, format!("`{path}` is {name}"))
                    .label("listed here")
                    .help(help)
            }
            Fault::NotUtf8 { path, line, listed_at } => {
                Self::error(Code::NotUtf8, listed_at, format!("`{path}` is not UTF-8 from line {line} on"))
                    .label("listed here")
                    .help("save it as UTF-8")
            }
        }
    }
}

/// Why a file is missing, as far as its name tells.
fn missing(
    path: &FilePath,
    near: Option<&FilePath>,
    wanted: Wanted,
    listed_at: &Place,
) -> (Code, String, String) {
    let web =
        ["https:/", "http:/"].iter().find_map(|scheme| Some((scheme, path.as_str().strip_prefix(scheme)?)));
    if let Some((scheme, rest)) = web {
        let address = format!("{scheme}/{rest}");
        let help = match wanted {
            Wanted::Briefs => format!("run `briefbook import {address} -o .` and list what it writes"),
            Wanted::OneFile => "save it beside the manifest and name that file".to_owned(),
        };
        let message = format!("`{address}` is an address and no file");
        return (Code::MissingFile, message, format!("nothing is fetched here: {help}"));
    }
    let help = match near {
        _ if path.as_str().contains('\\') => {
            format!("paths are written with `/`, on Windows too: `{}`", path.as_str().replace('\\', "/"))
        }
        _ if path.as_str().contains('*') => {
            format!("no pattern is looked up here: {}", one_by_one(path, wanted, listed_at))
        }
        Some(near) => format!("did you mean `{near}`?"),
        None if listed_at.span.is_none() => "check the spelling".to_owned(),
        None => "check the spelling; paths start at the folder of the file that names them".to_owned(),
    };
    (Code::MissingFile, format!("`{path}` does not exist"), help)
}

/// What to write where several files were meant, by a pattern or by their folder.
fn one_by_one(path: &FilePath, wanted: Wanted, listed_at: &Place) -> String {
    match wanted {
        Wanted::Briefs if listed_at.span.is_some() => format!(
            "list each file on a line of its own, in place of this one; `briefbook add {} {path}`, \
             run in its folder, does so at the end of the briefs",
            listed_at.file
        ),
        Wanted::Briefs | Wanted::OneFile => "name the one file that is meant".to_owned(),
    }
}

fn unread(
    path: &FilePath,
    reason: ReadError,
    near: Option<&FilePath>,
    wanted: Wanted,
    listed_at: Place,
) -> Diagnostic {
    let (code, message, help) = match reason {
        ReadError::Missing => missing(path, near, wanted, &listed_at),
        ReadError::Directory => {
            (Code::IsDirectory, format!("`{path}` is a folder"), one_by_one(path, wanted, &listed_at))
        }
        ReadError::Outside => (
            Code::OutsideFolder,
            format!("`{path}` lies outside the manifest's folder"),
            "move it into the folder, or build with `--allow-outside`".to_owned(),
        ),
        ReadError::TooLarge { limit } => (
            Code::FileTooLarge,
            format!("`{path}` is larger than {} MB", limit / (1024 * 1024)),
            "split the text, or save the picture smaller".to_owned(),
        ),
        ReadError::Unreadable(words) => (
            Code::UnreadableFile,
            format!("`{path}` cannot be read: {words}"),
            "check the file's permissions".to_owned(),
        ),
    };
    Diagnostic::error(code, listed_at, message).label("listed here").help(help)
}
