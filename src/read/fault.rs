//! What can be wrong with one brief as a whole.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::FilePath;

/// A fault that concerns one brief and no other.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    UnknownFormat { path: FilePath, listed_at: Place },
    MissingTitle { path: FilePath },
    EmptyBody { path: FilePath, listed_at: Place },
    UnusedByIntroduction { place: Place, key: &'static str },
    HeadingJump { place: Place, from: u8, to: u8 },
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::UnknownFormat { path, listed_at } => Self::error(
                Code::UnknownFormat,
                listed_at,
                format!("no reader knows the kind of file `{path}` is"),
            )
            .label("listed here")
            .help("list a Markdown file (`.md`) or a page saved as text (`.txt`)"),
            Fault::MissingTitle { path } => Self::error(
                Code::MissingTitle,
                Place::file(path.shared()),
                format!("brief `{path}` has no title"),
            )
            .help("add `title:` to its front matter, or begin it with a heading"),
            Fault::EmptyBody { path, listed_at } => {
                Self::error(Code::EmptyBody, listed_at, format!("there is nothing to read in `{path}`"))
                    .label("listed here")
                    .help("write it, or take it out of the manifest")
            }
            Fault::UnusedByIntroduction { place, key } => {
                let message = format!("the introduction of a part prints no `{key}`");
                Self::warning(Code::UnknownFrontMatterKey, place, message)
                    .help("say it in the text, or take the key out")
            }
            Fault::HeadingJump { place, from, to } => {
                let message = format!("a heading of level {to} follows one of level {from}");
                Self::warning(Code::HeadingJump, place, message)
                    .label(format!("set as level {}", from + 1))
                    .help(format!("write it with `{}`", "#".repeat(usize::from(from) + 1)))
            }
        }
    }
}
