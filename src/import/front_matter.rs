//! Writes front matter: our vocabulary in a fixed order, as a person would write it.

use crate::manifest::scalar::{line, list, prose};
use crate::model::contributor::{ContributorKind, CreditName, is_id};
use crate::model::{Credit, Metadata, Placed, Reading, Role};
use crate::read::related;

/// The lines between the two `---`; nothing where nothing is known.
pub fn write(metadata: &Metadata) -> String {
    let mut lines = Lines::default();
    lines.text("title", &metadata.title);
    lines.text("subtitle", &metadata.subtitle);
    lines.items("authors", &metadata.authors, credit);
    lines.bare("date", &metadata.date);
    lines.text("kind", &metadata.kind);
    lines.text("number", &metadata.number);
    lines.text("publisher", &metadata.publisher);
    lines.prose("summary", &metadata.summary);
    lines.bare("language", &metadata.language);
    lines.text("source", &metadata.source);
    lines.bare("accessed", &metadata.accessed);
    lines.prose("rights", &metadata.rights);
    lines.items("topics", &metadata.topics, |topic, _| line(&topic.value));
    lines.items("regions", &metadata.regions, |region, _| line(&region.value));
    lines.items("related", &metadata.related, reading);
    lines.prose("author_note", &metadata.author_note);
    lines.0
}

/// Lines of `key: value`, some with a list below.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn push(&mut self, key: &str, value: &str) {
        self.0.push_str(&format!("{key}: {value}\n"));
    }

    fn text(&mut self, key: &str, value: &Option<Placed<String>>) {
        value.iter().for_each(|value| self.push(key, &line(&value.value)));
    }

    fn prose(&mut self, key: &str, value: &Option<Placed<String>>) {
        value.iter().for_each(|value| self.push(key, &prose(&value.value, 2)));
    }

    /// A date or a language tag: read as what it is without quotes.
    fn bare<T: ToString>(&mut self, key: &str, value: &Option<Placed<T>>) {
        value.iter().for_each(|value| self.push(key, &tag(&value.value.to_string())));
    }

    fn items<T>(&mut self, key: &str, items: &Option<Vec<T>>, item: impl Fn(&T, usize) -> String) {
        let Some(items) = items.as_ref().filter(|items| !items.is_empty()) else { return };
        self.0.push_str(&format!("{key}:\n"));
        for value in items {
            self.0.push_str(&format!("  - {}\n", item(value, 4)));
        }
    }
}

/// A date, or a language tag: `no` is Norwegian here and a truth value to others.
fn tag(text: &str) -> String {
    if text.starts_with(|c: char| c.is_ascii_digit()) { text.to_owned() } else { line(text) }
}

/// A mapping as an item of a list: its lines, of which all but the first are indented.
fn mapping(fields: Vec<(&str, String)>, indent: usize) -> String {
    let written = |(key, value): (&str, String)| match value.starts_with('\n') {
        true => format!("{key}:{value}"),
        false => format!("{key}: {value}"),
    };
    let lines: Vec<String> = fields.into_iter().map(written).collect();
    lines.join(&format!("\n{:indent$}", ""))
}

fn credit(credit: &Credit, indent: usize) -> String {
    let mut fields = Vec::new();
    match &credit.name {
        CreditName::Id(id) => return line(&id.value),
        CreditName::Name(name) => fields.push(("name", line(&name.value))),
    }
    let mut field = |key, value: &Option<Placed<String>>| {
        fields.extend(value.iter().map(|value| (key, line(&value.value))));
    };
    field("sort", &credit.sort);
    field("url", &credit.url);
    match credit.kind {
        Some(ContributorKind::Body) => fields.push(("kind", "body".to_owned())),
        Some(ContributorKind::Person) => fields.push(("kind", "person".to_owned())),
        None => {}
    }
    let role = match credit.role {
        Role::Author => None,
        Role::Editor => Some("editor"),
        Role::Translator => Some("translator"),
        Role::Illustrator => Some("illustrator"),
    };
    fields.extend(role.map(|role| ("role", role.to_owned())));
    fields.extend(credit.bio.iter().map(|bio| ("bio", prose(&bio.value, indent + 2))));
    match (&credit.name, &fields[..]) {
        // A bare word that looks like an id would be looked up in the register.
        (CreditName::Name(name), [(_, written)]) if !is_id(&name.value) => written.clone(),
        (CreditName::Id(_) | CreditName::Name(_), _) => mapping(fields, indent),
    }
}

fn reading(reading: &Reading, indent: usize) -> String {
    let mut fields: Vec<_> = reading.title.iter().map(|title| ("title", line(&title.value))).collect();
    fields.extend(reading.url.iter().map(|url| ("url", line(&url.value))));
    fields.extend(reading.date.iter().map(|date| ("date", date.value.to_string())));
    fields.extend(reading.kind.iter().map(|kind| ("kind", line(&kind.value))));
    if !reading.authors.is_empty() {
        let names = list(reading.authors.iter().map(|name| name.value.as_str()), indent + 2);
        fields.push(("authors", format!("\n{}", names.trim_end_matches('\n'))));
    }
    match &fields[..] {
        [("url", alone)] if !related::is_address(reading.name()) => mapping(fields, indent),
        [(_, alone)] => alone.clone(),
        _ => mapping(fields, indent),
    }
}
