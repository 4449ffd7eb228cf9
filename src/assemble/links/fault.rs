//! What can be wrong with a link.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::address;

/// An address that a book does not lead to.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    RecommendsItself { place: Place, path: String },
    RelativeAddress { place: Place, address: String, of: LinkOf },
    RelativeInBio { place: Place, address: String },
    ForbiddenScheme { place: Place, address: String, scheme: String, of: LinkOf },
    InvalidAddress { place: Place, address: String },
    MissingDocument { place: Place, path: String, near: Option<String>, of: LinkOf },
    NotABrief { place: Place, path: String, of: LinkOf },
    MissingHeading { place: Place, path: String, fragment: String, near: Option<String> },
}

/// What an address belongs to, and so where another can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkOf {
    /// A text with links.
    Text,
    /// An entry of related reading, which has a `url`.
    Reading,
}

impl LinkOf {
    fn help(self, of_text: &'static str, of_reading: &'static str) -> &'static str {
        match self {
            Self::Text => of_text,
            Self::Reading => of_reading,
        }
    }
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
            Fault::RelativeAddress { place, address, of } => {
                let message =
                    format!("relative addresses such as `{address}` lead nowhere without a `source:`");
                let known = of.help(
                    "add `source:` with the address of the original page",
                    "add `source:` with the address of the original page, or write `url` in full",
                );
                let meant = address::meant(&address);
                let help = meant.map_or_else(|| known.to_owned(), |meant| format!("did you mean `{meant}`?"));
                Self::warning(Code::RelativeAddress, place, message).label("no link in the book").help(help)
            }
            Fault::RelativeInBio { place, address } => {
                let help = address::in_full(&address);
                let message =
                    format!("`{address}` leads nowhere: a bio in the manifest has no page of its own");
                Self::warning(Code::RelativeAddress, place, message).label("no link in the book").help(help)
            }
            Fault::ForbiddenScheme { place, address, scheme, of } => {
                let message =
                    format!("a book does not link to `{scheme}:` addresses, so `{address}` is no link in it");
                let known = of.help(
                    "link to an http, https or mailto address",
                    "write `url` with an http, https or mailto address",
                );
                let meant = address::meant(&address);
                let help = meant.map_or_else(|| known.to_owned(), |meant| format!("did you mean `{meant}`?"));
                Self::warning(Code::ForbiddenScheme, place, message).help(help)
            }
            Fault::InvalidAddress { place, address } => {
                let help = address::in_full(&address);
                Self::error(Code::InvalidAddress, place, format!("`{address}` is no web address")).help(help)
            }
            Fault::MissingDocument { place, path, near, of } => {
                let help = near.map_or_else(
                    || {
                        of.help(
                            "check the path; it starts at the folder of this file",
                            "check the path, which starts at the folder of this file, or write `url` with the page's address on the web",
                        )
                        .to_owned()
                    },
                    |near| format!("did you mean `{near}`?"),
                );
                Self::error(
                    Code::MissingDocument,
                    place,
                    format!("this links to `{path}`, which does not exist"),
                )
                .help(help)
            }
            Fault::NotABrief { place, path, of } => Self::error(
                Code::NotABrief,
                place,
                format!("this links to `{path}`, which is no brief of this book"),
            )
            .help(of.help(
                "list it in the manifest, or link to the page on the web",
                "list it in the manifest, or write `url` with the page's address on the web",
            )),
            Fault::MissingHeading { place, path, fragment, near } => {
                let message = format!("`{path}` has no heading `#{fragment}`");
                let help = near.map(|near| format!("did you mean `#{near}`?"));
                Self::error(Code::MissingHeading, place, message).maybe_help(help)
            }
        }
    }
}
