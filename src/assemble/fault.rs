//! What can be wrong between briefs: names, links, pictures, sources.

use super::doubles::Double;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::FilePath;

/// A fault that shows only when the whole is put together.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    UnknownContributor { place: Place, id: String, near: Option<String> },
    UnusedBio { place: Place, name: String },
    ReplacedBio { place: Place, name: String },
    ReplacedNote { place: Place },
    AmbiguousName { place: Place, name: String, first: Place },
    RepeatedBio { place: Place, name: String, first: Place },
    SimilarNames { place: Place, names: Box<Several> },
    SharedAddress { place: Place, names: Box<Several> },
    DuplicateSource { place: Place, address: String, first: Place, double: Option<Double> },
    DuplicateText { place: Place, path: FilePath, first: FilePath, first_place: Place, double: Double },
    UntranslatedLanguage { place: Place, language: String },
    Undrawn { place: Place, of: &'static str, words: Vec<String> },
    RelativeAddress { place: Place, address: String },
    RelativeInBio { place: Place, address: String },
    ForbiddenScheme { place: Place, address: String, scheme: String },
    InvalidAddress { place: Place, address: String },
    MissingDocument { place: Place, path: String, near: Option<String> },
    NotABrief { place: Place, path: String },
    MissingHeading { place: Place, path: String, fragment: String, near: Option<String> },
    MissingPicture { place: Place, path: String, near: Option<String> },
    RemotePicture { place: Place, address: String },
    InlinePicture { place: Place },
    MissingAlternativeText { place: Place, address: String },
    AlternativeTextIsFileName { place: Place, text: String },
}

/// A name, those that may be the same person's with their places, and the id of who is registered
/// under one.
#[derive(Debug, Clone, PartialEq)]
pub struct Several {
    pub name: String,
    pub others: Vec<(String, Place)>,
    pub id: Option<String>,
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::UnknownContributor { place, id, near } => {
                let help = near.map_or_else(
                    || format!("register it under `contributors:`, or write the name as it is printed instead of `{id}`"),
                    |near| format!("did you mean `{near}`?"),
                );
                Self::error(Code::UnknownContributor, place, format!("no contributor is registered as `{id}`")).help(help)
            }
            Fault::UnusedBio { place, name } => {
                Self::warning(Code::UnusedBio, place, format!("the bio of `{name}` appears nowhere in the book"))
                    .help("credit the name in `authors` or `editors`, or take the bio out")
            }
            Fault::ReplacedBio { place, name } => {
                let message = format!("the bio of `{name}` is left out, as the manifest names other authors");
                Self::warning(Code::UnusedBio, place, message)
                    .help("if it is one and the same author, credit this name in `authors` of the manifest's entry; if not, give the author there a `bio`")
            }
            Fault::ReplacedNote { place } => {
                let message = "the note on the author is left out, as the manifest names other authors";
                Self::warning(Code::UnusedAuthorNote, place, message)
                    .help("if it is to stay, write it as `author_note` of the manifest's entry")
            }
            Fault::AmbiguousName { place, name, first } => {
                let message = format!("`{name}` has two addresses and is taken for two people");
                Self::warning(Code::AmbiguousName, place, message)
                    .label("one address here")
                    .also(first, "another here")
                    .help("if it is one person, register it under `contributors:` and credit the id")
            }
            Fault::RepeatedBio { place, name, first } => {
                let message = format!("a second bio of `{name}` is left out");
                Self::warning(Code::UnusedBio, place, message)
                    .label("again here")
                    .also(first, "first here")
                    .help("write one bio; if they are two people, give each an address of its own")
            }
            Fault::SimilarNames { place, names } => {
                let message = format!("{} are taken for {} people", names.listed(), names.count());
                several(Code::SimilarNames, place, *names, message, ["one spelling here", "another here"])
            }
            Fault::SharedAddress { place, names } => {
                let message = format!("{} have one address and are taken for {} people", names.listed(), names.count());
                several(Code::SharedAddress, place, *names, message, ["one name here", "another here"])
            }
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
            Fault::RelativeAddress { place, address } => {
                let message = format!("relative addresses such as `{address}` lead nowhere without a `source:`");
                Self::warning(Code::RelativeAddress, place, message)
                    .label("no link in the book")
                    .help("add `source:` with the address of the original page")
            }
            Fault::RelativeInBio { place, address } => {
                let message = format!("`{address}` leads nowhere: a bio in the manifest has no page of its own");
                Self::warning(Code::RelativeAddress, place, message)
                    .label("no link in the book")
                    .help("write the address in full: `https://example.org/page`")
            }
            Fault::ForbiddenScheme { place, address, scheme } => {
                let message = format!("a book does not link to `{scheme}:` addresses, so `{address}` is no link in it");
                Self::warning(Code::ForbiddenScheme, place, message).help("link to an http, https or mailto address")
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
                Self::error(Code::MissingDocument, place, format!("this links to `{path}`, which does not exist")).help(help)
            }
            Fault::NotABrief { place, path } => {
                Self::error(Code::NotABrief, place, format!("this links to `{path}`, which is no brief of this book"))
                    .help("list it in the manifest, or link to the page on the web")
            }
            Fault::MissingHeading { place, path, fragment, near } => {
                let message = format!("`{path}` has no heading `#{fragment}`");
                let help = near.map(|near| format!("did you mean `#{near}`?"));
                Self::error(Code::MissingHeading, place, message).maybe_help(help)
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

impl Several {
    /// "`Ada Lind`, `Ben Roe` and `Cy Dell`".
    fn listed(&self) -> String {
        let mut listed = format!("`{}`", self.name);
        for (at, (other, _)) in self.others.iter().enumerate() {
            let joiner = if at + 1 == self.others.len() { " and" } else { "," };
            listed.push_str(&format!("{joiner} `{other}`"));
        }
        listed
    }

    fn count(&self) -> String {
        if self.others.len() == 1 { "two".to_owned() } else { (self.others.len() + 1).to_string() }
    }
}

/// Asks whether several names are one person's, and says beside each mark what it is.
fn several(code: Code, place: Place, names: Several, message: String, marks: [&str; 2]) -> Diagnostic {
    let help = match (names.others.len(), names.id) {
        (1, None) => "if it is one person, register it under `contributors:` and credit the id in `authors`; if they are two, register both".to_owned(),
        (1, Some(id)) => format!("if it is one person, credit the id `{id}` in `authors`; if they are two, register the other too"),
        _ => "if some of them are one person, register it under `contributors:` and credit the id in `authors`; if each is another, register them all".to_owned(),
    };
    let [one, another] = marks;
    let asked = Diagnostic::warning(code, place, message).label(one);
    names.others.into_iter().fold(asked, |asked, (_, place)| asked.also(place, another)).help(help)
}
