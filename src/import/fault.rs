//! What can be wrong with a file that is to be imported.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::{self, FilePath, ReadError};

/// A fault of the import, which no book has.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It cannot be read.
    Unread { path: FilePath, reason: ReadError },
    /// No reader knows its ending.
    UnknownForm { path: FilePath },
    /// It holds no text of a brief.
    NothingToRead { path: FilePath },
    /// Nothing in it looks like a title.
    NoTitle { path: FilePath },
    /// A picture of the page did not come with it.
    PictureNotThere { path: FilePath, address: String },
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unread { path, reason } => {
                let listed_at = Place::file(path.shared());
                files::Fault::Unread { path, reason, near: None, wanted: files::Wanted::Briefs, listed_at }
                    .into()
            }
            Fault::UnknownForm { path } => Self::error(
                Code::UnknownFormat,
                Place::file(path.shared()),
                format!("no reader knows the kind of file `{path}` is"),
            )
            .help("let its name end in `.html`, `.txt` or `.md`, for what it is; `briefbook import` can be told with `--as`"),
            Fault::NothingToRead { path } => Self::error(
                Code::EmptyBody,
                Place::file(path.shared()),
                format!("there is nothing to read in `{path}`"),
            )
            .help("open it in a browser: its text may have been loaded by a script; save the page complete"),
            Fault::NoTitle { path } => Self::warning(
                Code::MissingTitle,
                Place::file(path.shared()),
                format!("nothing in `{path}` looks like a title"),
            )
            .help("add `title:` to what was made of it"),
            Fault::PictureNotThere { path, address } => Self::warning(
                Code::MissingPicture,
                Place::file(path.shared()),
                format!("the picture `{address}` did not come with `{path}`"),
            )
            .help("save the page complete, with its folder of pictures, and import it again"),
        }
    }
}
