//! What can be wrong with one brief as a whole.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::FilePath;
use crate::files::binary::Binary;
use crate::files::encoding::Doubt;
use crate::read::saved_page::parse::Excess;

/// A fault that concerns one brief and no other.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    UnknownFormat { path: FilePath, known: Option<Binary>, listed_at: Place },
    SameFile { place: Place, path: FilePath, known: FilePath, first: Place },
    MissingTitle { path: FilePath },
    EmptyBody { path: FilePath, listed_at: Place },
    TakenForOneName { place: Place, text: String },
    UnusedByIntroduction { place: Place, key: &'static str },
    NoteOutsideText { place: Place, what: &'static str, label: String },
    SolarDate { place: Place, year: i16 },
    HeadingJump { place: Place, from: u8, to: u8 },
    Doubtful { path: FilePath, doubt: Doubt },
    Truncated { path: FilePath },
    TooComplex { place: Place, path: FilePath, excess: Excess },
    LostPictures { place: Place, first: String, reason: &'static str, others: usize },
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::UnknownFormat { path, known: Some(Binary { name, help, .. }), listed_at } => {
                let message = format!("`{path}` is {name}, which briefbook does not read");
                Self::error(Code::UnknownFormat, listed_at, message).label("listed here").help(help)
            }
            Fault::UnknownFormat { path, known: None, listed_at } => Self::error(
                Code::UnknownFormat,
                listed_at,
                format!("no reader knows the kind of file `{path}` is"),
            )
            .label("listed here")
            .help("list Markdown (`.md`), or a page saved from a browser (`.html`, `.mhtml`) or as text (`.txt`)"),
            Fault::SameFile { place, path, known, first } => {
                Self::error(Code::DuplicateBrief, place, format!("`{path}` and `{known}` are one file"))
                    .label("again here")
                    .also(first, "first here")
                    .help("take one of the two out")
            }
            Fault::MissingTitle { path } => Self::error(
                Code::MissingTitle,
                Place::file(path.shared()),
                format!("brief `{path}` has no title"),
            )
            .help("add `title:` to its front matter, or begin it with a heading"),
            Fault::EmptyBody { path, listed_at } => {
                Self::error(Code::EmptyBody, listed_at, format!("there is nothing to read in `{path}`"))
                    .label("listed here")
                    .help("write it, or leave it out")
            }
            Fault::TakenForOneName { place, text } => {
                Self::warning(Code::AmbiguousName, place, format!("`{text}` is taken for one name"))
                    .help("write names in a list, each as an item of its own; a list of one says that it is one")
            }
            Fault::UnusedByIntroduction { place, key } => {
                let message = format!("the introduction of a part prints no `{key}`");
                Self::warning(Code::UnknownFrontMatterKey, place, message)
                    .help("say it in the text, or take the key out")
            }
            Fault::NoteOutsideText { place, what, label } => {
                let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
                let message = format!("{article} {what} has no notes, so `[^{label}]` is left out of it");
                Self::warning(Code::NoteOutsideText, place, message)
                    .help("refer to the note in the text, or say there what it says")
            }
            Fault::SolarDate { place, year } => {
                let message = format!("{year} is printed as a year of the Gregorian calendar");
                Self::warning(Code::InvalidDate, place, message)
                    .help("write the whole day, as in `1387-08-22`, or the Gregorian year, as in `2008`")
            }
            Fault::HeadingJump { place, from, to } => {
                let message = format!("a heading of level {to} follows one of level {from}");
                Self::warning(Code::HeadingJump, place, message)
                    .label(format!("set as level {}", from + 1))
                    .help(format!("write it with `{}`", "#".repeat(usize::from(from) + 1)))
            }
            Fault::Doubtful { path, doubt } => doubtful(&path, doubt),
            Fault::Truncated { path } => {
                let message = format!("`{path}` ends before its end; what is there was read");
                Self::warning(Code::TruncatedPage, Place::file(path.shared()), message)
                    .help("save the page again")
            }
            Fault::TooComplex { place, path, excess } => {
                Self::error(Code::PageTooComplex, place, format!("`{path}` {excess}"))
                    .help("save the page as text, and list that")
            }
            Fault::LostPictures { place, first, reason, others } => {
                let others = match others {
                    0 => String::new(),
                    1 => ", and neither can one more picture of the page".to_owned(),
                    others => format!(", and neither can {others} more pictures of the page"),
                };
                let message = format!("the picture `{first}` cannot be shown: it {reason}{others}");
                Self::warning(Code::MissingPagePicture, place, message)
                    .label("left out, and its caption with it")
                    .help("save the page again as \"complete\" or as a single file, and keep its folder beside it")
            }
        }
    }
}

fn doubtful(path: &FilePath, doubt: Doubt) -> Diagnostic {
    let message = match doubt {
        Doubt::Mislabelled { declared, used } => {
            format!("`{path}` declares `{declared}` and was read as {used}")
        }
        Doubt::Damaged { used, line } => {
            format!("`{path}` was read as {used}, but some of its bytes are none, first in line {line}")
        }
    };
    Diagnostic::warning(Code::WrongCharset, Place::file(path.shared()), message)
        .help("look whether its letters are right; if not, save the page again as UTF-8")
}
