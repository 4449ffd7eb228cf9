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
    /// Running text below the brief that was taken for the foot of the site.
    FootLeftOut {
        /// The lines.
        place: Place,
        /// The first of them.
        first: String,
    },
    /// The picture on the web with which a site opened the page.
    LeadPicture {
        /// Its line.
        place: Place,
    },
    /// Other pictures on the web.
    RemotePictures {
        /// The line of the first.
        place: Place,
        /// How many they are.
        count: usize,
    },
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unplaced { place, first } => {
                let message = format!("nothing says what `{}` is", opening(&first));
                Diagnostic::warning(Code::UnplacedText, place, message)
                    .label("kept in the body")
                    .help("delete the lines from the page if they are no part of the brief")
            }
            Fault::FootLeftOut { place, first } => {
                let message = format!("`{}` was taken for the foot of the site", opening(&first));
                Diagnostic::warning(Code::FootLeftOut, place, message)
                    .label("left out of the brief")
                    .help("move the lines above the closing sections of the page if they belong to the text")
            }
            Fault::LeadPicture { place } => {
                let message = "a picture on the web was taken for the site's";
                Diagnostic::warning(Code::RemotePictureDropped, place, message)
                    .label("left out of the brief, and its caption with it")
                    .help("save the picture beside the page, and write its file in place of the address")
            }
            Fault::RemotePictures { place, count } => {
                let message = match count {
                    1 => "a picture is on the web, and nothing is fetched".to_owned(),
                    _ => format!("{count} pictures are on the web, and nothing is fetched"),
                };
                Diagnostic::warning(Code::RemotePictureDropped, place, message)
                    .label("left out of the brief")
                    .help("save the picture beside the page, and write its file in place of the address")
            }
        }
    }
}

fn opening(line: &str) -> String {
    let mut shown: String = line.chars().take(40).collect();
    if shown.len() < line.len() {
        shown.push('…');
    }
    shown
}
