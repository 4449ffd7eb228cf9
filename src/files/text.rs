//! Reads files as text or bytes, and says what is wrong with them where they are listed.

use std::sync::Arc;

use super::binary::{self, Binary};
use super::{FilePath, Files, PAGE_LIMIT, PICTURE_LIMIT, ReadError, TEXT_LIMIT, Texts, nearest};
use crate::diagnostic::{Code, Diagnostic, Place};

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
        /// Where it is listed.
        listed_at: Place,
    },
    /// It is no text.
    Binary {
        /// The file.
        path: FilePath,
        /// What it is instead, if that is known.
        kind: Option<Binary>,
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
    pub fn binary(path: &FilePath, bytes: &[u8], listed_at: &Place) -> Self {
        Self::Binary { path: path.clone(), kind: binary::recognise(bytes), listed_at: listed_at.clone() }
    }

    /// A listed file that is over a limit of bytes.
    pub fn too_large(path: &FilePath, limit: u64, listed_at: &Place) -> Self {
        let reason = ReadError::TooLarge { limit };
        Self::Unread { path: path.clone(), reason, near: None, listed_at: listed_at.clone() }
    }

    fn unread(files: &dyn Files, path: &FilePath, reason: ReadError, listed_at: &Place) -> Self {
        let near = if reason == ReadError::Missing { nearest(files, path) } else { None };
        Self::Unread { path: path.clone(), reason, near, listed_at: listed_at.clone() }
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
    listed_at: &Place,
    texts: &mut Texts,
) -> Result<Arc<str>, Fault> {
    let bytes = read_up_to(TEXT_LIMIT, files, path, listed_at)?;
    // UTF-16 is full of NULs too, and just as little to be read as UTF-8.
    if bytes.contains(&0) || binary::is_never_text(&bytes) {
        return Err(Fault::binary(path, &bytes, listed_at));
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
    read_up_to(PAGE_LIMIT, files, path, listed_at)
}

/// Reads a picture or a font.
///
/// # Errors
/// It cannot be read, or is over 50 MB.
pub fn read_bytes(files: &dyn Files, path: &FilePath, listed_at: &Place) -> Result<Vec<u8>, Fault> {
    read_up_to(PICTURE_LIMIT, files, path, listed_at)
}

fn read_up_to(limit: u64, files: &dyn Files, path: &FilePath, listed_at: &Place) -> Result<Vec<u8>, Fault> {
    files.read(path, limit).map_err(|reason| Fault::unread(files, path, reason, listed_at))
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unread { path, reason, near, listed_at } => {
                unread(&path, reason, near.as_ref(), listed_at)
            }
            Fault::Binary { path, kind: None, listed_at } => {
                Self::error(Code::BinaryFile, listed_at, format!("`{path}` is no text"))
                    .label("listed here")
                    .help("list a Markdown file in UTF-8, or the page saved from a browser or as text")
            }
            Fault::Binary { path, kind: Some(kind), listed_at } => {
                Self::error(Code::BinaryFile, listed_at, format!("`{path}` is {}", kind.name))
                    .label("listed here")
                    .help(kind.help)
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
fn missing(path: &FilePath, near: Option<&FilePath>, listed_at: &Place) -> (Code, String, String) {
    let web =
        ["https:/", "http:/"].iter().find_map(|scheme| Some((scheme, path.as_str().strip_prefix(scheme)?)));
    if let Some((scheme, rest)) = web {
        let address = format!("{scheme}/{rest}");
        let help =
            format!("nothing is fetched here: run `briefbook import {address} -o .` and list what it writes");
        return (Code::MissingFile, format!("`{address}` is an address and no file"), help);
    }
    let help = match near {
        _ if path.as_str().contains('\\') => {
            format!("paths are written with `/`, on Windows too: `{}`", path.as_str().replace('\\', "/"))
        }
        _ if path.as_str().contains('*') => {
            format!("no pattern is looked up here: `briefbook add` lists what `{path}` names, in a shell")
        }
        Some(near) => format!("did you mean `{near}`?"),
        None if listed_at.span.is_none() => "check the spelling".to_owned(),
        None => "check the spelling; paths start at the folder of the file that names them".to_owned(),
    };
    (Code::MissingFile, format!("`{path}` does not exist"), help)
}

fn unread(path: &FilePath, reason: ReadError, near: Option<&FilePath>, listed_at: Place) -> Diagnostic {
    let (code, message, help) = match reason {
        ReadError::Missing => missing(path, near, &listed_at),
        ReadError::Directory => {
            let help = "name the files in it one by one; `briefbook add` can list all briefs of a folder";
            (Code::IsDirectory, format!("`{path}` is a folder"), help.to_owned())
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
