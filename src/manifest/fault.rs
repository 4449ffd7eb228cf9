//! What can be wrong in a manifest or in front matter.

use super::front_matter::FenceSlip;
use super::slips::Slip;
use super::{scalar, written_dates};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::language::Language;
use crate::model::address;

/// One fault of a file in our vocabulary. Places are those of the value, or of the key that lacks one.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the conversion below says each in full")]
pub enum Fault {
    InvalidYaml {
        place: Place,
        slip: Slip,
    },
    ValueCut {
        place: Place,
        /// What is read of it.
        read: String,
        typed: String,
    },
    EmptyManifest {
        place: Place,
    },
    NotAManifest {
        place: Place,
    },
    WrongType {
        place: Place,
        key: String,
        wanted: &'static str,
    },
    NotFields {
        place: Place,
        what: &'static str,
        wanted: &'static str,
    },
    BareContributor {
        place: Place,
        id: String,
        name: String,
    },
    UnknownKey {
        place: Place,
        key: String,
        value: String,
        of: &'static str,
        near: Option<String>,
        severity: Severity,
    },
    DuplicateKey {
        place: Place,
        key: String,
        first: Place,
    },
    MissingKey {
        place: Place,
        key: &'static str,
        of: &'static str,
        example: &'static str,
        /// A key that is there and is very likely this one, misspelled; the place is its.
        typed: Option<String>,
    },
    EmptyValue {
        place: Place,
        key: String,
    },
    PartedLine {
        place: Place,
        line: String,
        pieces: usize,
    },
    InvalidValue {
        place: Place,
        value: String,
        of: ValueKind,
    },
    InvalidList {
        place: Place,
        of: ListFault,
    },
    UnclosedFrontMatter {
        place: Place,
        /// A line of more dashes than three below it.
        longer: Option<Place>,
    },
    MisplacedFrontMatter {
        place: Place,
        slip: FenceSlip,
    },
    Clash {
        place: Place,
    },
    FrontMatterNotMapping {
        place: Place,
    },
}

/// What a text is meant to be that is none.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind {
    /// A date.
    Date,
    /// A language tag.
    Language,
    /// A publication's identifier, and why it is none.
    Identifier(&'static str),
    /// An absolute web address.
    Address,
    /// One of a few words, told in prose, and the one that is very likely meant.
    Word { known: &'static str, near: Option<String> },
    /// The id of a contributor.
    Id,
}

/// What is wrong with a list of briefs.
#[derive(Debug, Clone, PartialEq)]
pub enum ListFault {
    /// The manifest lists none.
    NoBriefs,
    /// One is listed that was listed before.
    Duplicate { path: String, first: Place },
    /// One that is to be added is listed here.
    ListedAlready { path: String },
    /// It stands between brackets.
    Flow,
    /// A part lists none.
    EmptyPart { title: String },
    /// A part stands in a part.
    NestedPart,
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::InvalidYaml { place, slip } => {
                Self::error(Code::InvalidYaml, place, format!("this is no YAML: {}", slip.reason()))
                    .help(slip.help())
            }
            Fault::ValueCut { place, read, typed } => {
                let told = if read.is_empty() {
                    format!("nothing is read of `{typed}`")
                } else {
                    format!("`{read}` is all that is read of `{typed}`")
                };
                let quoted = scalar::quoted(&typed);
                let help = if typed.contains('#') {
                    format!("write `{quoted}` if that belongs to it; a comment has a blank behind its `#`")
                } else {
                    format!("write `{quoted}`")
                };
                Self::warning(Code::ValueCut, place, told).help(help)
            }
            Fault::EmptyManifest { place } => {
                Self::error(Code::EmptyManifest, place, "the manifest is empty")
                    .help("begin with `title:`, `language:` and `briefs:`")
            }
            Fault::NotAManifest { place } => {
                let message = "this is no manifest, which is a mapping with `title`, `language` and `briefs`";
                Self::error(Code::WrongType, place, message).help(
                    "name the YAML file that lists the briefs; `briefbook init` shows what one looks like",
                )
            }
            Fault::WrongType { place, key, wanted } => {
                Self::error(Code::WrongType, place, format!("`{key}` must be {wanted}"))
                    .label(format!("not {wanted}"))
                    .help(format!("write {wanted} after `{key}:`"))
            }
            Fault::NotFields { place, what, wanted } => {
                Self::error(Code::WrongType, place, format!("{what} must be {wanted}"))
                    .label(format!("not {wanted}"))
                    .help(format!("write {wanted} here"))
            }
            Fault::BareContributor { place, id, name } => {
                Self::error(Code::WrongType, place, "a contributor must be a mapping with a `name`")
                    .label("a name alone")
                    .help(format!("write `{id}: {{name: {}}}`", scalar::flow(&name)))
            }
            Fault::UnknownKey { place, key, value, of, near, severity } => {
                let code = match severity {
                    Severity::Error => Code::UnknownKey,
                    Severity::Warning => Code::UnknownFrontMatterKey,
                };
                let said =
                    if value.is_empty() { String::new() } else { format!(", so `{value}` is not used") };
                let mut diagnostic = Self::error(code, place, format!("{of} has no key `{key}`{said}"))
                    .maybe_help(near.map(|near| format!("did you mean `{near}`?")));
                diagnostic.severity = severity;
                diagnostic
            }
            Fault::DuplicateKey { place, key, first } => {
                Self::error(Code::DuplicateKey, place, format!("`{key}` is given twice"))
                    .label("again here")
                    .also(first, "first here")
                    .help("keep one of the two")
            }
            Fault::MissingKey { place, key, of, example, typed } => {
                let help = match typed {
                    Some(typed) => format!("did you mean `{key}` by `{typed}`?"),
                    None => format!("add `{example}`"),
                };
                Self::error(Code::MissingKey, place, format!("{of} has no `{key}`")).help(help)
            }
            Fault::EmptyValue { place, key } => {
                Self::error(Code::EmptyValue, place, format!("`{key}` says nothing"))
                    .help("fill it in, or take the key out")
            }
            Fault::PartedLine { place, line, pieces } => Self::warning(
                Code::PartedLine,
                place,
                format!("`{line}` is read as {pieces} entries, parted at its commas"),
            )
            .help(format!("if a comma belongs to an entry, write a list: `[{}]`", scalar::quoted(&line))),
            Fault::InvalidValue { place, value, of } => of.refuse(place, &value),
            Fault::InvalidList { place, of } => of.told(place),
            Fault::UnclosedFrontMatter { place, longer } => {
                let told =
                    Self::error(Code::UnclosedFrontMatter, place, "front matter opens here and never closes")
                        .help("end it with a line `---`");
                match longer {
                    Some(longer) => told.also(longer, "these are more dashes than three"),
                    None => told,
                }
            }
            Fault::MisplacedFrontMatter { place, slip } => slip.told(place),
            Fault::Clash { place } => {
                Self::error(Code::MergeConflict, place, "two versions of the text clash here")
                    .help("keep one of the two, and take out the lines of marks")
            }
            Fault::FrontMatterNotMapping { place } => {
                Self::error(Code::FrontMatterNotMapping, place, "front matter must be lines of `key: value`")
                    .help("a horizontal rule at the top of a brief is written `***`")
            }
        }
    }
}

impl ValueKind {
    fn refuse(self, place: Place, value: &str) -> Diagnostic {
        let refused = |code, what: &str| Diagnostic::error(code, place.clone(), format!("`{value}` {what}"));
        match self {
            Self::Date => written_dates::refused(place, value),
            Self::Language => {
                let help = Language::meant(value).map_or_else(
                    || "write a BCP 47 tag: `en`, `fa`, `de-AT`, `zh-Hant`".to_owned(),
                    |meant| format!("write `{meant}`"),
                );
                refused(Code::InvalidLanguage, "is no language tag").help(help)
            }
            Self::Identifier(reason) => {
                refused(Code::InvalidIdentifier, &format!("is no identifier: {reason}"))
                    .help("write `urn:isbn:` and 13 digits, `urn:uuid:` and a UUID, or an absolute address")
            }
            Self::Address => {
                refused(Code::InvalidAddress, "is no absolute web address").help(address::in_full(value))
            }
            Self::Word { known, near } => refused(Code::InvalidRole, "is not known here")
                .help(near.map_or(format!("known are {known}"), |near| format!("did you mean `{near}`?"))),
            Self::Id => refused(Code::WrongType, "cannot be an id")
                .label("not an id")
                .help("ids are lower case letters and digits, with single hyphens: `nuclear-desk`"),
        }
    }
}

impl FenceSlip {
    fn told(self, place: Place) -> Diagnostic {
        let (message, help) = match self {
            Self::NotFirst => (
                "front matter has to be the first thing in a brief",
                "take out what stands before its `---`, blank lines and blanks",
            ),
            Self::Longer => {
                ("front matter opens with three dashes, not more", "write `---` above it and below it")
            }
            Self::Toml => (
                "front matter is YAML here, and this looks like TOML",
                "write it as lines of `key: value` between two lines `---`",
            ),
        };
        Diagnostic::error(Code::MisplacedFrontMatter, place, message).help(help)
    }
}

impl ListFault {
    fn told(self, place: Place) -> Diagnostic {
        match self {
            Self::NoBriefs => Diagnostic::error(Code::NoBriefs, place, "the manifest lists no brief")
                .help("list at least one file under `briefs:`"),
            Self::Duplicate { path, first } => {
                Diagnostic::error(Code::DuplicateBrief, place, format!("`{path}` is listed twice"))
                    .label("again here")
                    .also(first, "first here")
                    .help("take one of the two out")
            }
            Self::ListedAlready { path } => {
                Diagnostic::warning(Code::DuplicateBrief, place, format!("`{path}` is listed already"))
                    .label("listed here")
            }
            Self::Flow => Diagnostic::error(Code::FlowStyle, place, "`briefs` is not written a brief a line")
                .label("nothing can be added below this")
                .help("write each brief on a line of its own: `  - briefs/geneva.md`"),
            Self::EmptyPart { title } => {
                Diagnostic::error(Code::EmptyPart, place, format!("the part `{title}` has no briefs"))
                    .help("list its files under `briefs:`, or take the part out")
            }
            Self::NestedPart => Diagnostic::error(Code::NestedPart, place, "a part stands inside a part")
                .help("parts do not nest: move it out, beside the other part"),
        }
    }
}
