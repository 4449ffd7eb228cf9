//! Reads the YAML of a rule: keys with one selector or a list of them.

use dom_query::Matcher;

use super::SiteRule;
use super::fault::Fault;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, did_you_mean};
use crate::files::FilePath;
use crate::manifest::yaml::{self, Value, Yaml};

/// The keys of a rule that hold selectors.
const SELECTORS: [&str; 11] =
    ["title", "authors", "bio", "date", "kind", "number", "body", "related", "topics", "regions", "remove"];

/// Reads a rule; `None` if it has a fault.
pub fn read(text: &str, file: &FilePath, diagnostics: &mut Diagnostics) -> Option<SiteRule> {
    let shared = file.shared();
    let known = diagnostics.as_slice().len();
    let yaml = match yaml::parse(&shared, text, 0..text.len(), diagnostics) {
        Ok(yaml) => yaml,
        Err(fault) => {
            // Its place and its reason are those of the parser.
            let diagnostic = Diagnostic::from(*fault);
            let place = diagnostic.labels.first().map_or(Place::file(shared), |label| label.place.clone());
            diagnostics.push(Fault { place, what: diagnostic.message, help: diagnostic.help });
            return None;
        }
    };
    let Value::Mapping(entries) = yaml.value else {
        diagnostics.push(Fault {
            place: yaml.place,
            what: "a rule is lines of `key: value`".to_owned(),
            help: None,
        });
        return None;
    };
    let mut rule = SiteRule::default();
    for (key, value) in entries {
        let Value::Scalar(name) = &key.value else { continue };
        let texts = texts(value);
        match name.as_str() {
            "hosts" => {
                rule.hosts = texts
                    .into_iter()
                    .map(|(host, _)| host.to_lowercase().trim_start_matches("www.").to_owned())
                    .collect()
            }
            "publisher" => rule.publisher = texts.into_iter().next().map(|(name, _)| name),
            name if SELECTORS.contains(&name) => {
                let selectors = texts
                    .into_iter()
                    .filter_map(|(selector, place)| checked(selector, place, diagnostics))
                    .collect();
                if let Some(field) = field(&mut rule, name) {
                    *field = selectors;
                }
            }
            name => {
                let near = did_you_mean(name, SELECTORS.into_iter().chain(["hosts", "publisher"]));
                let help = near.map(|near| format!("did you mean `{near}`?"));
                diagnostics.push(Fault {
                    place: key.place,
                    what: format!("a rule has no key `{name}`"),
                    help,
                });
            }
        }
    }
    if rule.hosts.is_empty() && diagnostics.as_slice().len() == known {
        let what = "the rule names no site".to_owned();
        diagnostics.push(Fault {
            place: Place::file(shared),
            what,
            help: Some("add `hosts: [example.org]`".to_owned()),
        });
    }
    (diagnostics.as_slice().len() == known).then_some(rule)
}

/// The selectors of a key.
fn field<'a>(rule: &'a mut SiteRule, key: &str) -> Option<&'a mut Vec<String>> {
    Some(match key {
        "title" => &mut rule.title,
        "authors" => &mut rule.authors,
        "bio" => &mut rule.bio,
        "date" => &mut rule.date,
        "kind" => &mut rule.kind,
        "number" => &mut rule.number,
        "body" => &mut rule.body,
        "related" => &mut rule.related,
        "topics" => &mut rule.topics,
        "regions" => &mut rule.regions,
        "remove" => &mut rule.remove,
        _ => return None,
    })
}

/// A scalar, or the scalars of a list, each with its place.
fn texts(value: Yaml) -> Vec<(String, Place)> {
    match value.value {
        Value::Scalar(text) => vec![(text, value.place)],
        Value::Sequence(items) => items.into_iter().flat_map(texts).collect(),
        Value::Mapping(_) | Value::Null => Vec::new(),
    }
}

fn checked(selector: String, place: Place, diagnostics: &mut Diagnostics) -> Option<String> {
    if Matcher::new(&selector).is_ok() {
        return Some(selector);
    }
    diagnostics.push(Fault { place, what: format!("`{selector}` is no CSS selector"), help: None });
    None
}
