//! What can be wrong with the body of a saved page; none of it keeps the page from being read.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::FilePath;

/// A fault of a saved page.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// No main text was found, and the whole page was kept.
    NoMainText { file: FilePath },
    /// More words were read as sections round the text, or cut from it, than are left in it.
    MoreTakenThanKept { file: FilePath, taken: usize, kept: usize },
    /// Pictures on the web, which nothing fetches.
    RemotePictures { file: FilePath, count: usize },
    /// Films, sounds and charts in the text.
    EmbeddedLeftOut { file: FilePath, count: usize, first: String },
    /// Formulas that a line of text may not say all of.
    FormulasFlattened { file: FilePath, count: usize },
    /// A `data:` address that holds no picture.
    CorruptDataAddress { place: Place, reason: String },
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NoMainText { file } => Self::warning(
                Code::NoMainText,
                Place::file(file.shared()),
                format!("no main text was found in `{file}`"),
            )
            .help("the whole page was kept: turn it into Markdown, and cut what is no part of the brief"),
            Fault::MoreTakenThanKept { file, taken, kept } => {
                let words = match kept {
                    1 => "1 word".to_owned(),
                    _ => format!("{kept} words"),
                };
                let message = format!(
                    "of `{file}` {words} were kept as its text, and {taken} taken off as sections or frame"
                );
                Self::warning(Code::MoreTakenThanKept, Place::file(file.shared()), message)
                    .help("see with `briefbook import --explain` whether some of it is text of the brief")
            }
            Fault::RemotePictures { file, count } => {
                let pictures = match count {
                    1 => "a picture on the web was".to_owned(),
                    _ => format!("{count} pictures on the web were"),
                };
                Self::warning(
                    Code::RemotePictureDropped,
                    Place::file(file.shared()),
                    format!("{pictures} left out of `{file}`"),
                )
                .help("save the page complete, with its pictures, to keep them")
            }
            Fault::EmbeddedLeftOut { file, count, first } => {
                let embedded = match count {
                    1 => format!("`{first}` was"),
                    _ => format!("`{first}` and {} more were", count - 1),
                };
                let message =
                    format!("{embedded} left out of `{file}`: no book shows films, sounds and charts");
                Self::warning(Code::EmbeddedLeftOut, Place::file(file.shared()), message)
                    .help("see whether the text speaks of them, and put a picture in their place if need be")
            }
            Fault::FormulasFlattened { file, count } => {
                let formulas = match count {
                    1 => "a formula was".to_owned(),
                    _ => format!("{count} formulas were"),
                };
                let message = format!("{formulas} flattened to a line in `{file}`");
                Self::warning(Code::FormulaFlattened, Place::file(file.shared()), message)
                    .help("compare the text with the page, and put a picture in its place if need be")
            }
            Fault::CorruptDataAddress { place, reason } => {
                let message = format!("a `data:` address that holds no picture: {reason}");
                Self::warning(Code::CorruptDataAddress, place, message)
                    .label("left out")
                    .help("save the page again")
            }
        }
    }
}
