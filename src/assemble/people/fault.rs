//! What can be wrong with who is who.

use crate::diagnostic::{Code, Diagnostic, Place};

/// A credit, a bio or a name that is not whose it seems.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    UnknownContributor { place: Place, id: String, near: Option<String> },
    MisspelledId { place: Place, id: String, near: String },
    UnusedBio { place: Place, name: String },
    ReplacedBio { place: Place, name: String },
    ReplacedNote { place: Place },
    AmbiguousName { place: Place, name: String, first: Place },
    RepeatedBio { place: Place, name: String, first: Place },
    SimilarNames { place: Place, names: Box<Several> },
    SharedAddress { place: Place, names: Box<Several> },
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
                Self::error(
                    Code::UnknownContributor,
                    place,
                    format!("no contributor is registered as `{id}`"),
                )
                .help(help)
            }
            Fault::MisspelledId { place, id, near } => {
                let message = format!("no contributor is registered as `{id}`, so this is printed as a name");
                Self::warning(Code::UnknownContributor, place, message)
                    .help(format!("did you mean `{near}`?"))
            }
            Fault::UnusedBio { place, name } => Self::warning(
                Code::UnusedBio,
                place,
                format!("the bio of `{name}` appears nowhere in the book"),
            )
            .help("credit the name in `authors` or `editors`, or take the bio out"),
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
                let message =
                    format!("{} have one address and are taken for {} people", names.listed(), names.count());
                several(Code::SharedAddress, place, *names, message, ["one name here", "another here"])
            }
        }
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
