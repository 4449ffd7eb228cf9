//! The fields of a brief, as an entry of a manifest or as front matter says them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fault::{Fault, ValueKind};
use super::fields::{Fields, items, scalar};
use super::yaml::{Value, Yaml};
use crate::assets;
use crate::diagnostic::{Diagnostics, Severity, did_you_mean};
use crate::model::contributor::{CreditForm, CreditName};
use crate::model::{ContributorKind, Credit, Metadata, Placed, Reading, Role};

/// Takes every field of a brief. One between empty quotes is cleared.
pub fn metadata(fields: &mut Fields<'_>, severity: Severity) -> Metadata {
    let cleared =
        Metadata::CLEARABLE.into_iter().map(|(key, _)| key).filter(|key| fields.take_blank(key)).collect();
    Metadata {
        cleared,
        title: fields.text("title"),
        subtitle: fields.text("subtitle"),
        authors: fields.take("authors").map(|(_, yaml)| credits(yaml, severity, fields.diagnostics)),
        date: fields.date("date"),
        kind: fields.text("kind"),
        number: fields.text("number"),
        publisher: fields.text("publisher"),
        summary: fields.text("summary"),
        language: fields.language("language"),
        source: fields.address("source"),
        accessed: fields.date("accessed"),
        rights: fields.text("rights"),
        topics: fields.texts("topics"),
        regions: fields.texts("regions"),
        related: fields.list("related").map(|list| readings(list, severity, fields.diagnostics)),
        author_note: fields.text("author_note"),
    }
}

/// The canonical name of a front matter key that other tools write.
pub fn canonical(key: &str) -> Option<&'static str> {
    static ALIASES: LazyLock<BTreeMap<String, String>> =
        LazyLock::new(|| serde_saphyr::from_str(assets::ALIASES).expect("a test reads the table of aliases"));
    ALIASES.get(&key.to_lowercase()).map(String::as_str)
}

/// Who is credited: ids, names, or mappings.
pub fn credits(yaml: Yaml, severity: Severity, diagnostics: &mut Diagnostics) -> Vec<Credit> {
    let form = credit_form(&yaml);
    let credits = items(yaml).into_iter().filter_map(|item| credit(item, severity, diagnostics));
    credits.map(|credit| Credit { form, ..credit }).collect()
}

/// How the credits stand that a value holds.
pub fn credit_form(yaml: &Yaml) -> CreditForm {
    match yaml.value {
        Value::Scalar(_) => CreditForm::Line,
        Value::Sequence(_) | Value::Mapping(_) | Value::Null => CreditForm::Item,
    }
}

fn credit(yaml: Yaml, severity: Severity, diagnostics: &mut Diagnostics) -> Option<Credit> {
    let Value::Mapping(_) = yaml.value else {
        return scalar(yaml, "authors", diagnostics).map(|text| Credit::named(CreditName::from_typed(text)));
    };
    let mut fields = Fields::of(yaml, "an author", "a name, an id or a mapping", diagnostics)?;
    let name = fields.text("name");
    let credit = CreditFields::take(&mut fields);
    let role = fields.text("role").map(|role| self::role(&role, fields.diagnostics));
    if name.is_none() {
        fields.missing(fields.place.clone(), "name", "an author", "name: A. Reader");
    }
    fields.finish(severity);
    // A mapping says who somebody is, so even a name that looks like an id is a name.
    Some(Credit {
        name: CreditName::Name(name?),
        sort: credit.sort,
        kind: credit.kind,
        url: credit.url,
        bio: credit.bio,
        role: role.unwrap_or_default(),
        form: CreditForm::Item,
    })
}

/// What a mapping says about somebody besides the name.
pub struct CreditFields {
    /// How the name is sorted.
    pub sort: Option<Placed<String>>,
    /// A person or a body.
    pub kind: Option<ContributorKind>,
    /// His page.
    pub url: Option<Placed<String>>,
    /// His bio.
    pub bio: Option<Placed<String>>,
}

impl CreditFields {
    /// Takes `sort`, `kind`, `url` and `bio`.
    pub fn take(fields: &mut Fields<'_>) -> Self {
        Self {
            sort: fields.text("sort"),
            kind: fields.text("kind").map(|kind| self::kind(&kind, fields.diagnostics)),
            url: fields.text("url"),
            bio: fields.text("bio"),
        }
    }
}

fn kind(text: &Placed<String>, diagnostics: &mut Diagnostics) -> ContributorKind {
    match text.value.as_str() {
        "person" => ContributorKind::Person,
        "body" => ContributorKind::Body,
        other => {
            let near = did_you_mean(other, ["person", "body"]).map(str::to_owned);
            let (place, value) = (text.place.clone(), text.value.clone());
            diagnostics.push(Fault::InvalidValue {
                place,
                value,
                of: ValueKind::Word { known: "`person` and `body`", near },
            });
            ContributorKind::Person
        }
    }
}

const ROLES: [(&str, Role); 8] = [
    ("aut", Role::Author),
    ("author", Role::Author),
    ("edt", Role::Editor),
    ("editor", Role::Editor),
    ("trl", Role::Translator),
    ("translator", Role::Translator),
    ("ill", Role::Illustrator),
    ("illustrator", Role::Illustrator),
];

fn role(text: &Placed<String>, diagnostics: &mut Diagnostics) -> Role {
    if let Some((_, role)) = ROLES.iter().find(|(word, _)| *word == text.value) {
        return *role;
    }
    let near = did_you_mean(&text.value, ROLES.iter().map(|(word, _)| *word)).map(str::to_owned);
    let (place, value) = (text.place.clone(), text.value.clone());
    diagnostics.push(Fault::InvalidValue {
        place,
        value,
        of: ValueKind::Word { known: "`aut`, `edt`, `trl` and `ill`", near },
    });
    Role::Author
}

fn readings(list: Vec<Yaml>, severity: Severity, diagnostics: &mut Diagnostics) -> Vec<Reading> {
    list.into_iter().filter_map(|item| reading(item, severity, diagnostics)).collect()
}

fn reading(yaml: Yaml, severity: Severity, diagnostics: &mut Diagnostics) -> Option<Reading> {
    let Value::Mapping(_) = yaml.value else {
        return scalar(yaml, "related", diagnostics).map(Reading::titled);
    };
    let mut fields = Fields::of(yaml, "a related reading", "a title, an address or a mapping", diagnostics)?;
    let (title, url, kind) = (fields.text("title"), fields.text("url"), fields.text("kind"));
    let date = fields.date("date");
    let authors = fields.list("authors").map(|list| names(list, severity, fields.diagnostics));
    // What leads somewhere can be called by where it leads.
    let place = title.as_ref().or(url.as_ref()).map(|named| named.place.clone());
    if place.is_none() {
        fields.missing(
            fields.place.clone(),
            "title",
            "a related reading",
            "title: Resolution 1803`, or `url: https://example.org/1803",
        );
    }
    fields.finish(severity);
    Some(Reading {
        place: place?,
        title,
        language: None,
        url,
        kind,
        date,
        authors: authors.unwrap_or_default(),
    })
}

/// Authors of a reading are printed and no more: of a mapping that says who somebody is the name counts.
fn names(list: Vec<Yaml>, severity: Severity, diagnostics: &mut Diagnostics) -> Vec<Placed<String>> {
    let mut names = Vec::new();
    for item in list {
        match item.value {
            Value::Mapping(_) => {
                names.extend(credit(item, severity, diagnostics).map(|credit| match credit.name {
                    CreditName::Name(name) | CreditName::Id(name) => name,
                }))
            }
            Value::Scalar(_) | Value::Null | Value::Sequence(_) => {
                names.extend(items(item).into_iter().filter_map(|item| scalar(item, "authors", diagnostics)));
            }
        }
    }
    names
}
