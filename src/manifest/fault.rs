//! What can be wrong in a manifest or in front matter.

use super::scalar;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::language::dates;
use crate::model::Date;

/// One fault of a file in our vocabulary. Places are those of the value, or of the key that lacks one.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the conversion below says each in full")]
pub enum Fault {
    InvalidYaml {
        place: Place,
        reason: String,
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
    InvalidDate {
        place: Place,
        value: String,
    },
    InvalidLanguage {
        place: Place,
        value: String,
    },
    InvalidIdentifier {
        place: Place,
        value: String,
        reason: &'static str,
    },
    InvalidAddress {
        place: Place,
        value: String,
    },
    InvalidRole {
        place: Place,
        value: String,
        known: &'static str,
        near: Option<String>,
    },
    InvalidId {
        place: Place,
        value: String,
    },
    NoBriefs {
        place: Place,
    },
    DuplicateBrief {
        place: Place,
        path: String,
        first: Place,
    },
    ListedAlready {
        path: String,
        first: Place,
    },
    FlowList {
        place: Place,
    },
    EmptyPart {
        place: Place,
        title: String,
    },
    NestedPart {
        place: Place,
    },
    UnclosedFrontMatter {
        place: Place,
    },
    FrontMatterNotMapping {
        place: Place,
    },
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::InvalidYaml { place, reason } => {
                let help = yaml_help(&reason);
                Self::error(Code::InvalidYaml, place, format!("this is no YAML: {reason}")).help(help)
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
            Fault::MissingKey { place, key, of, example } => {
                Self::error(Code::MissingKey, place, format!("{of} has no `{key}`"))
                    .help(format!("add `{example}`"))
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
            Fault::InvalidDate { place, value } => invalid_date(place, &value),
            Fault::InvalidLanguage { place, value } => {
                Self::error(Code::InvalidLanguage, place, format!("`{value}` is no language tag"))
                    .help("write a BCP 47 tag: `en`, `fa`, `de-AT`, `zh-Hant`")
            }
            Fault::InvalidIdentifier { place, value, reason } => {
                Self::error(Code::InvalidIdentifier, place, format!("`{value}` is no identifier: {reason}"))
                    .help("write `urn:isbn:` and 13 digits, `urn:uuid:` and a UUID, or an absolute address")
            }
            Fault::InvalidAddress { place, value } => {
                Self::error(Code::InvalidAddress, place, format!("`{value}` is no absolute web address"))
                    .help("write it in full: `https://example.org/page`")
            }
            Fault::InvalidRole { place, value, known, near } => {
                let help =
                    near.map_or(format!("known are {known}"), |near| format!("did you mean `{near}`?"));
                Self::error(Code::InvalidRole, place, format!("`{value}` is not known here")).help(help)
            }
            Fault::InvalidId { place, value } => {
                Self::error(Code::WrongType, place, format!("`{value}` cannot be an id"))
                    .label("not an id")
                    .help("ids are lower case letters and digits, with single hyphens: `nuclear-desk`")
            }
            Fault::NoBriefs { place } => Self::error(Code::NoBriefs, place, "the manifest lists no brief")
                .help("list at least one file under `briefs:`"),
            Fault::DuplicateBrief { place, path, first } => {
                Self::error(Code::DuplicateBrief, place, format!("`{path}` is listed twice"))
                    .label("again here")
                    .also(first, "first here")
                    .help("take one of the two out")
            }
            Fault::ListedAlready { path, first } => {
                Self::warning(Code::DuplicateBrief, first, format!("`{path}` is listed already"))
                    .label("listed here")
            }
            Fault::FlowList { place } => {
                Self::error(Code::FlowStyle, place, "`briefs` is not written a brief a line")
                    .label("nothing can be added below this")
                    .help("write each brief on a line of its own: `  - briefs/geneva.md`")
            }
            Fault::EmptyPart { place, title } => {
                Self::error(Code::EmptyPart, place, format!("the part `{title}` has no briefs"))
                    .help("list its files under `briefs:`, or take the part out")
            }
            Fault::NestedPart { place } => {
                Self::error(Code::NestedPart, place, "a part stands inside a part")
                    .help("parts do not nest: move it out, beside the other part")
            }
            Fault::UnclosedFrontMatter { place } => {
                Self::error(Code::UnclosedFrontMatter, place, "front matter opens here and never closes")
                    .help("end it with a line `---`")
            }
            Fault::FrontMatterNotMapping { place } => {
                Self::error(Code::FrontMatterNotMapping, place, "front matter must be lines of `key: value`")
                    .help("a horizontal rule at the top of a brief is written `***`")
            }
        }
    }
}

/// What an editor can do about YAML that does not parse, by what the parser says of it.
fn yaml_help(reason: &str) -> &'static str {
    if reason.contains("mapping values are not allowed") {
        "a value with `: ` in it stands in quotes, as in `title: \"Iran: 2008\"`"
    } else if reason.contains("tab") {
        "YAML takes no tabs: indent with spaces"
    } else if reason.contains("unknown anchor") {
        "a value that begins with `*` stands in quotes; if a pattern was meant, none is looked up: name the file"
    } else if reason.contains("second document") {
        "a manifest is one document; a brief, which opens with `---`, is listed in one"
    } else {
        "look at quotes, colons and indentation here and on the line above"
    }
}

fn invalid_date(place: Place, value: &str) -> Diagnostic {
    let told =
        |message: String, help: String| Diagnostic::error(Code::InvalidDate, place, message).help(help);
    if let Some(padded) = padded(value) {
        return told(format!("`{value}` has months or days of one digit"), format!("write `{padded}`"));
    }
    if is_iso(value) {
        let help = "write `2008-11-30`, `2008-11` or `2008`".to_owned();
        return told(format!("the calendar has no `{value}`"), help);
    }
    let message = format!("`{value}` is no date in the form `2008-11-30`");
    let help = match &meant(value)[..] {
        [] => "write `2008-11-30`, `2008-11` or `2008`".to_owned(),
        [day] => format!("write `{day}`"),
        days => format!(
            "write {}, whichever is meant",
            days.iter().map(|day| format!("`{day}`")).collect::<Vec<_>>().join(" or ")
        ),
    };
    told(message, help)
}

/// Whether a value has the form of a date, so that only the calendar can be against it.
fn is_iso(value: &str) -> bool {
    let lengths: Vec<usize> = value.split('-').map(str::len).collect();
    let is_of_digits = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_of_digits && matches!(lengths[..], [4] | [4, 1..=2] | [4, 1..=2, 1..=2])
}

/// `2008-7-1` as it should be written, if that is all that is wrong with it.
fn padded(value: &str) -> Option<String> {
    let padded: Vec<String> = value.split('-').map(|number| format!("{number:0>2}")).collect();
    let padded = padded.join("-");
    (padded != value && Date::parse(&padded).is_some()).then_some(padded)
}

/// The days that a value in another form may mean: one where it is certain, several where its order is not.
fn meant(value: &str) -> Vec<Date> {
    let days = days(value);
    if days.is_empty() { dates::parse(value).into_iter().collect() } else { days }
}

/// The days that a value of digits alone may mean: `12/3/2008`, `07-21-2008`, `20080721`.
fn days(value: &str) -> Vec<Date> {
    let is_compact = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    let numbers =
        |parts: &[&str]| parts.iter().map(|number| number.parse().ok()).collect::<Option<Vec<i16>>>();
    let numbers = if is_compact {
        numbers(&[&value[..4], &value[4..6], &value[6..]])
    } else {
        numbers(&value.split(['/', '.', '-']).map(str::trim).collect::<Vec<_>>())
    };
    let (year, pairs) = match numbers.as_deref() {
        Some(&[a, b, year]) if year >= 1000 => (year, vec![(b, a), (a, b)]),
        Some(&[year, month, day]) if year >= 1000 => (year, vec![(month, day)]),
        _ => return Vec::new(),
    };
    let day = |(month, day)| Date::day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let mut days: Vec<Date> = pairs.into_iter().filter_map(day).collect();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::files::{FilePath, MemoryFiles, Texts};
    use crate::manifest;

    #[test]
    fn a_date_that_lacks_noughts_is_shown_with_them() {
        assert_eq!(padded("2008-7-1").as_deref(), Some("2008-07-01"));
        assert_eq!(padded("2008-7").as_deref(), Some("2008-07"));
        for value in ["2008-07-01", "2008-13-1", "8-7-1", "July 2008"] {
            assert_eq!(padded(value), None, "{value}");
        }
    }

    #[test]
    fn a_date_in_another_form_is_shown_as_what_it_may_mean() {
        let meant = |value| meant(value).iter().map(Date::to_string).collect::<Vec<_>>().join(" ");
        for (value, days) in [
            ("12/3/2008", "2008-03-12 2008-12-03"),
            ("12-03-2008", "2008-03-12 2008-12-03"),
            ("07-21-2008", "2008-07-21"),
            ("31.12.2008", "2008-12-31"),
            ("11/11/2008", "2008-11-11"),
            ("2008/11/12", "2008-11-12"),
            ("20081112", "2008-11-12"),
            ("21 July 2008", "2008-07-21"),
            ("July 21, 2008", "2008-07-21"),
            ("21. Juli 2008", "2008-07-21"),
            ("July 2008", "2008-07"),
            ("12/11", ""),
            ("32/13/2008", ""),
            ("12/11/08", ""),
            ("last summer", ""),
        ] {
            assert_eq!(meant(value), days, "{value}");
        }
    }

    #[test]
    fn the_calendar_is_blamed_for_days_that_do_not_exist_alone() {
        for (value, is_blamed) in [
            ("2008-02-30", true),
            ("2008-13", true),
            ("2008-13-1", true),
            ("07-21-2008", false),
            ("21 July 2008", false),
            ("20080721", false),
        ] {
            let told = invalid_date(Place::file("m.yaml"), value);
            assert_eq!(told.message.starts_with("the calendar has no"), is_blamed, "{value}");
        }
    }

    #[test]
    fn a_slip_of_yaml_is_told_what_to_do_about_it() {
        let help = |text: &str| {
            let files = MemoryFiles::new().with("m.yaml", text);
            let (path, mut diagnostics, mut texts) =
                (FilePath::new("m.yaml"), Diagnostics::default(), Texts::new());
            assert!(manifest::read(&files, &path, &mut diagnostics, &mut texts).is_none());
            diagnostics.into_vec().swap_remove(0).help.unwrap()
        };
        assert!(help("title: Iran: 2008\n").contains("in quotes"));
        assert!(help("briefs:\n  - *.md\n").contains("none is looked up"));
        assert!(help("briefs:\n\t- a.md\n").contains("spaces"));
        assert!(help("---\ntitle: A\n---\nText.\n").contains("listed in one"));
        assert!(help("title: [A\n").contains("indentation"));
    }
}
