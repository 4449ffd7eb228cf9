//! What can be wrong with what a page says of itself.

use crate::diagnostic::{Code, Diagnostic, Place};

/// A fault of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    TwoTitles { place: Place, head: String, text: String },
    ImpossibleDate { place: Place, date: String },
    FutureDate { place: Place, date: String },
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::TwoTitles { place, head, text } => {
                let message = format!("the page is called `{head}` in its head and `{text}` in its text");
                Self::warning(Code::TwoTitles, place, message).help("say `title:` in the manifest's entry")
            }
            Fault::ImpossibleDate { place, date } => {
                Self::warning(Code::InvalidDate, place, format!("the page's date `{date}` is on no calendar"))
                    .help("say `date:` in the manifest's entry")
            }
            Fault::FutureDate { place, date } => Self::warning(
                Code::InvalidDate,
                place,
                format!("the page's date `{date}` is after the day it was read"),
            )
            .help("say `date:` in the manifest's entry"),
        }
    }
}
