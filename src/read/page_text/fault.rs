//! What a reader of page text has to say.

use crate::diagnostic::{Code, Diagnostic, Place};

/// A fault of a page.
#[derive(Debug)]
pub enum Fault {
    /// Lines outside the text that no step could place.
    Unplaced {
        /// The lines.
        place: Place,
        /// The first of them.
        first: String,
    },
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unplaced { place, first } => {
                let mut shown: String = first.chars().take(40).collect();
                if shown.len() < first.len() {
                    shown.push('…');
                }
                Diagnostic::warning(Code::UnplacedText, place, format!("nothing says what `{shown}` is"))
                    .label("kept in the body")
                    .help("delete the lines from the page if they are no part of the brief")
            }
        }
    }
}
