//! What can be wrong with a link.

use crate::diagnostic::{Code, Diagnostic, Place};

/// An address that a book does not lead to.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    RecommendsItself { place: Place, path: String },
    RelativeAddress { place: Place, address: String },
    RelativeInBio { place: Place, address: String },
    ForbiddenScheme { place: Place, address: String, scheme: String },
    InvalidAddress { place: Place, address: String },
    MissingDocument { place: Place, path: String, near: Option<String> },
    NotABrief { place: Place, path: String },
    MissingHeading { place: Place, path: String, fragment: String, near: Option<String> },
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::RecommendsItself { place, path } => {
                let message = format!("`{path}` recommends itself, so its related reading leaves this out");
                Self::warning(Code::SelfRecommended, place, message)
                    .label("this very brief")
                    .help("take the entry out, or name the brief that was meant")
            }
            Fault::RelativeAddress { place, address } => {
                let message =
                    format!("relative addresses such as `{address}` lead nowhere without a `source:`");
                Self::warning(Code::RelativeAddress, place, message)
                    .label("no link in the book")
                    .help("add `source:` with the address of the original page")
            }
            Fault::RelativeInBio { place, address } => {
                let message =
                    format!("`{address}` leads nowhere: a bio in the manifest has no page of its own");
                Self::warning(Code::RelativeAddress, place, message)
                    .label("no link in the book")
                    .help("write the address in full: `https://example.org/page`")
            }
            Fault::ForbiddenScheme { place, address, scheme } => {
                let message =
                    format!("a book does not link to `{scheme}:` addresses, so `{address}` is no link in it");
                Self::warning(Code::ForbiddenScheme, place, message)
                    .help("link to an http, https or mailto address")
            }
            Fault::InvalidAddress { place, address } => {
                Self::error(Code::InvalidAddress, place, format!("`{address}` is no web address"))
                    .help("write it in full: `https://example.org/page`")
            }
            Fault::MissingDocument { place, path, near } => {
                let help = near.map_or_else(
                    || "check the path; it starts at the folder of this file".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                Self::error(
                    Code::MissingDocument,
                    place,
                    format!("this links to `{path}`, which does not exist"),
                )
                .help(help)
            }
            Fault::NotABrief { place, path } => Self::error(
                Code::NotABrief,
                place,
                format!("this links to `{path}`, which is no brief of this book"),
            )
            .help("list it in the manifest, or link to the page on the web"),
            Fault::MissingHeading { place, path, fragment, near } => {
                let message = format!("`{path}` has no heading `#{fragment}`");
                let help = near.map(|near| format!("did you mean `#{near}`?"));
                Self::error(Code::MissingHeading, place, message).maybe_help(help)
            }
        }
    }
}
