//! Who is named in a book.

use super::{Placed, ResolvedBody};
use crate::diagnostic::Place;

/// What somebody did, as a MARC relator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Role {
    /// Wrote it.
    #[default]
    Author,
    /// Edited it.
    Editor,
    /// Translated it.
    Translator,
    /// Drew its pictures.
    Illustrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 4] = [Role::Author, Role::Editor, Role::Translator, Role::Illustrator];

    /// The relator code of the MARC code list: `aut`, `edt`, `trl`, `ill`.
    pub fn relator(self) -> &'static str {
        match self {
            Role::Author => "aut",
            Role::Editor => "edt",
            Role::Translator => "trl",
            Role::Illustrator => "ill",
        }
    }
}

/// Whether a contributor is somebody or something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ContributorKind {
    /// A person, sorted by family name.
    #[default]
    Person,
    /// An institution, a desk, a committee: sorted as written.
    Body,
}

/// How a brief or a manifest names somebody, before it is known who that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The id of a registered contributor, or a name.
    pub name: CreditName,
    /// How the name is sorted, if said.
    pub sort: Option<Placed<String>>,
    /// A person or a body, if said.
    pub kind: Option<ContributorKind>,
    /// The absolute address of his page, or a saved page's relative one.
    pub url: Option<Placed<String>>,
    /// A few sentences, inline Markdown.
    pub bio: Option<Placed<String>>,
    /// What he did; an author unless said otherwise.
    pub role: Role,
    /// How the name stands in its file.
    pub form: CreditForm,
}

/// How a credit stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CreditForm {
    /// By itself, or as an item of a list: it names one person or body.
    #[default]
    Item,
    /// As a text in the place of a list: it may name several.
    Line,
}

/// The two ways to name somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CreditName {
    /// An id of the register: `[a-z0-9]+(-[a-z0-9]+)*`.
    Id(Placed<String>),
    /// A name as it is printed.
    Name(Placed<String>),
}

impl CreditName {
    /// Takes a typed value for what it looks like.
    pub fn from_typed(value: Placed<String>) -> Self {
        if is_id(&value.value) { CreditName::Id(value) } else { CreditName::Name(value) }
    }

    /// The id or name, and where it is written.
    pub fn typed(&self) -> &Placed<String> {
        match self {
            CreditName::Id(placed) | CreditName::Name(placed) => placed,
        }
    }

    /// Where it is written.
    pub fn place(&self) -> &Place {
        &self.typed().place
    }
}

impl Credit {
    /// A credit that says a name and nothing else.
    pub fn named(name: CreditName) -> Self {
        Self {
            name,
            sort: None,
            kind: None,
            url: None,
            bio: None,
            role: Role::Author,
            form: CreditForm::Item,
        }
    }
}

/// Whether a value has the form of a contributor's id.
pub fn is_id(value: &str) -> bool {
    !value.is_empty()
        && value.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// Somebody named in the book, known to be one and the same wherever he is named.
#[derive(Debug, Clone)]
pub struct Contributor {
    /// His anchor on the Contributors page, unique in the book: `c-` and a slug.
    pub anchor: String,
    /// The name as printed.
    pub name: String,
    /// The name as sorted: "Reader, A.".
    pub sort: String,
    /// A person or a body.
    pub kind: ContributorKind,
    /// The absolute address of his own page.
    pub url: Option<String>,
    /// The bio that the Contributors page prints.
    pub bio: Option<ResolvedBody>,
}
