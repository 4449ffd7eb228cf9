//! What can be wrong between briefs: pictures, sources, languages.

use super::doubles::Double;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::FilePath;

/// A fault that shows only when the whole is put together.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    DuplicateSource { place: Place, address: String, first: Place, double: Option<Double> },
    DuplicateText { place: Place, path: FilePath, first: FilePath, first_place: Place, double: Double },
    UntranslatedLanguage { place: Place, language: String },
    Undrawn { place: Place, of: &'static str, words: Vec<String> },
    MissingPicture { place: Place, path: String, near: Option<String> },
    RemotePicture { place: Place, address: String },
    InlinePicture { place: Place },
    MissingAlternativeText { place: Place, address: String },
    AlternativeTextIsFileName { place: Place, text: String },
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::DuplicateSource { place, address, first, double } => {
                let help = double.map_or_else(
                    || "correct one `source:`, or take one of the briefs out".to_owned(),
                    |double| one_of_two(double, &first.file, &place.file),
                );
                Self::error(Code::DuplicateSource, place, format!("two briefs claim the page `{address}`"))
                    .label("again here")
                    .also(first, "first here")
                    .help(help)
            }
            Fault::DuplicateText { place, path, first, first_place, double } => {
                let message = format!("`{path}` says the same as `{first}`, and the book has both");
                Self::warning(Code::DuplicateText, place, message)
                    .label("again here")
                    .also(first_place, "first here")
                    .help(one_of_two(double, first.as_str(), path.as_str()))
            }
            Fault::UntranslatedLanguage { place, language } => {
                let message = format!("there is no table of words for `{language}`, so fixed words are printed in English");
                Self::warning(Code::UntranslatedLanguage, place, message)
                    .help("nothing need be done; dates, bylines and headings such as `Notes` are what this concerns")
            }
            Fault::Undrawn { place, of, words } => {
                let message = format!("the drawn cover leaves `{}` out of the {of}: no face in it has these letters", words.join(" "));
                Self::warning(Code::UndrawnTitle, place, message).help("give a picture of your own under `cover:`")
            }
            Fault::MissingPicture { place, path, near } => {
                let help = near.map_or_else(
                    || "check the path; it starts at the folder of this file".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                Self::error(Code::MissingPicture, place, format!("the picture `{path}` does not exist")).help(help)
            }
            Fault::RemotePicture { place, address } => {
                Self::error(Code::RemotePicture, place, format!("the picture `{address}` is on the web, and nothing is fetched"))
                    .help("save it beside the brief and name the file")
            }
            Fault::InlinePicture { place } => {
                Self::error(Code::RemotePicture, place, "a picture written into its own address is not read")
                    .help("save it as a file beside the brief and name the file")
            }
            Fault::MissingAlternativeText { place, address } => {
                Self::warning(Code::MissingAlternativeText, place, format!("the picture `{address}` has no alternative text"))
                    .help("say in a sentence what it shows: `![The route of the pipeline](map.png)`; if it only decorates, write `<img src=\"…\" alt=\"\" role=\"presentation\">`")
            }
            Fault::AlternativeTextIsFileName { place, text } => {
                Self::warning(Code::AlternativeTextIsFileName, place, format!("`{text}` is a file's name, not a description"))
                    .help("say in a sentence what the picture shows")
            }
        }
    }
}

/// What to do about two files that say the same.
fn one_of_two(double: Double, first: &str, second: &str) -> String {
    let made = |markdown: &str, page: &str| {
        format!("`{markdown}` is what `import` makes of `{page}`: list one of the two")
    };
    match double {
        Double::FirstIsMade => made(first, second),
        Double::SecondIsMade => made(second, first),
        Double::Copy => "list one of the two".to_owned(),
    }
}
