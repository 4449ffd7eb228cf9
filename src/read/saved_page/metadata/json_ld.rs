//! What JSON-LD says: schema.org's words for a text, its authors and its house.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::claims::{Claim, Claims, DateSpot, Person, Source};
use super::json_text;
use super::names::{self, Form};
use super::survey::{Survey, fold};

type Object = Map<String, Value>;

/// How many objects of a page are looked at: what is more is a list of other texts.
const OBJECTS: usize = 2_000;

/// Reads every JSON-LD script of a page.
pub fn read(survey: &Survey<'_>, claims: &mut Claims) {
    let values: Vec<Value> = survey.scripts.iter().flat_map(|script| json_text::values(script)).collect();
    let mut objects = Vec::new();
    values.iter().for_each(|value| gather(value, Role::Subject, &mut objects));
    let ids: BTreeMap<&str, &Object> = objects
        .iter()
        .filter(|(_, object)| object.len() > 1)
        .filter_map(|(_, object)| Some((object.get("@id")?.as_str()?, *object)))
        .collect();
    let graph = Graph { ids, title: &survey.title };
    let of = |wanted: fn(&str) -> bool| {
        objects
            .iter()
            .filter(move |(role, object)| *role == Role::Subject && types(object).any(wanted))
            .map(|(_, object)| *object)
            .collect::<Vec<_>>()
    };
    let texts = of(is_text);
    // Where several texts are described, the one that the page is about bears its title.
    let chosen = texts
        .iter()
        .find(|text| texts.len() > 1 && title(text).is_some_and(|title| survey.title.contains(&title)))
        .or(texts.first());
    if let Some(text) = chosen {
        graph.claim(text, Source::JsonLd, claims);
    }
    for page in of(is_page) {
        graph.claim(page, Source::JsonLdPage, claims);
    }
    for site in of(|kind| kind == "WebSite" || kind == "Organization" || kind == "NewsMediaOrganization") {
        let name = site.get("name").and_then(Value::as_str).map(plain).filter(|name| !name.is_empty());
        claims
            .publishers
            .extend(name.map(|name| Claim::new(name, Source::JsonLdPage, "JSON-LD name of the site")));
    }
}

/// What an object is to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It is what the page is about.
    Subject,
    /// It is mentioned: a part, a related text, a thing that somebody reviewed.
    Mentioned,
}

/// Every object inside a value. The parser has limited the nesting.
fn gather<'a>(value: &'a Value, role: Role, objects: &mut Vec<(Role, &'a Object)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, role, objects)),
        Value::Object(object) if objects.len() < OBJECTS => {
            objects.push((role, object));
            for (key, inner) in object {
                let is_same = matches!(key.as_str(), "@graph" | "mainEntity" | "mainEntityOfPage");
                let inner_role = if is_same { role } else { Role::Mentioned };
                gather(inner, inner_role, objects);
            }
        }
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The types without what stands before them: `https://schema.org/Article`, `schema:Article`.
fn types(object: &Object) -> impl Iterator<Item = &str> {
    let kinds = match object.get("@type") {
        Some(Value::String(kind)) => vec![kind.as_str()],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    kinds.into_iter().map(|kind| kind.rsplit(['/', ':', '#']).next().unwrap_or(kind))
}

fn is_text(kind: &str) -> bool {
    kind.ends_with("Article")
        || kind.ends_with("Posting")
        || matches!(
            kind,
            "Report" | "Review" | "CreativeWork" | "Legislation" | "Chapter" | "Thesis" | "OpinionPiece"
        )
}

fn is_page(kind: &str) -> bool {
    matches!(
        kind,
        "WebPage"
            | "ItemPage"
            | "AboutPage"
            | "Recipe"
            | "Event"
            | "VideoObject"
            | "PodcastEpisode"
            | "Book"
            | "Product"
    )
}

fn title(object: &Object) -> Option<String> {
    let text = ["headline", "name"].iter().find_map(|key| object.get(*key)?.as_str())?;
    Some(plain(text)).filter(|title| !title.is_empty())
}

/// Text of JSON-LD often is HTML.
fn plain(text: &str) -> String {
    if text.contains(['&', '<']) { fold(&dom_query::Document::fragment(text).text()) } else { fold(text) }
}

/// The objects that others refer to.
struct Graph<'a> {
    ids: BTreeMap<&'a str, &'a Object>,
    /// What `<title>` says.
    title: &'a str,
}

impl Graph<'_> {
    fn claim(&self, object: &Object, source: Source, claims: &mut Claims) {
        let from = |key: &str| format!("JSON-LD {key}");
        let text =
            |key: &str| object.get(key).and_then(Value::as_str).map(plain).filter(|text| !text.is_empty());
        // Where headline and name differ, the title is the one that a reader sees in his browser.
        let names = ["headline", "name"].into_iter().filter_map(|key| Some((key, text(key)?)));
        let (seen, unseen): (Vec<_>, Vec<_>) =
            names.partition(|(_, name)| self.title.contains(name.as_str()));
        let title = seen.into_iter().chain(unseen).next();
        claims.titles.extend(title.map(|(key, title)| Claim::new(title, source, from(key))));
        for key in ["author", "creator"] {
            let people = object.get(key).map(|value| self.people(value)).unwrap_or_default();
            if !people.is_empty() {
                claims.authors.push(Claim::new(people, source, from(key)));
                break;
            }
        }
        for key in ["datePublished", "dateCreated"] {
            // What a page has been built on is no day of publication.
            let source = if key == "datePublished" { source } else { Source::JsonLdPage };
            if let Some(date) = text(key) {
                claims.date(&date, source, DateSpot::Told, &from(key));
            }
        }
        for key in ["publisher", "isPartOf"] {
            let name = object.get(key).and_then(|value| self.name(value));
            claims.publishers.extend(name.map(|name| Claim::new(name, source, from(key))));
        }
        claims
            .summaries
            .extend(text("description").map(|text| Claim::new(text, source, from("description"))));
        claims.languages.extend(text("inLanguage").map(|tag| Claim::new(tag, source, from("inLanguage"))));
        claims
            .rights
            .extend(text("copyrightNotice").map(|text| Claim::new(text, source, from("copyrightNotice"))));
        for key in ["genre", "articleSection", "additionalType"] {
            claims
                .kinds
                .extend(strings(object.get(key)).map(|kind| Claim::new(plain(kind), source, from(key))));
        }
        for keywords in strings(object.get("keywords")) {
            claims.topics.push(Claim::new(plain(keywords), source, from("keywords")));
        }
        let address = text("url").or_else(|| match object.get("mainEntityOfPage") {
            Some(Value::String(address)) => Some(address.clone()),
            Some(Value::Object(page)) => page.get("@id").and_then(Value::as_str).map(str::to_owned),
            _ => None,
        });
        claims.addresses.extend(address.map(|address| Claim::new(address, source, from("url"))));
    }

    /// The people of an `author`: a string, an object, a reference, or a list of these.
    fn people(&self, value: &Value) -> Vec<Person> {
        match value {
            Value::String(text) => names::people(&plain(text), Form::Line),
            Value::Array(items) => {
                let mut people: Vec<Person> = Vec::new();
                for person in items.iter().flat_map(|item| self.people(item)) {
                    if people.iter().all(|known| !names::same(&known.name, &person.name)) {
                        people.push(person);
                    }
                }
                people
            }
            Value::Object(object) => self.person(object),
            Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
        }
    }

    fn person(&self, object: &Object) -> Vec<Person> {
        let object = self.resolved(object);
        let name = match object.get("name") {
            Some(Value::String(name)) => plain(name),
            Some(Value::Array(names)) => {
                names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            }
            _ => {
                let part = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or_default();
                fold(&format!("{} {}", part("givenName"), part("familyName")))
            }
        };
        let is_body = types(object).any(|kind| kind.ends_with("Organization") || kind == "Corporation");
        let url = object.get("url").and_then(Value::as_str).filter(|url| has_path(url)).map(str::to_owned);
        // An object names one: what stands in brackets is a part of his name.
        let bare = name.replace(['(', ')'], "");
        let mut people = if names::is_plausible(&bare) && (is_body || name != bare) {
            vec![Person::named(name)]
        } else {
            names::people(&name, Form::Line)
        };
        if let [person] = &mut people[..] {
            person.url = url;
            person.is_body = is_body;
        }
        people
    }

    /// The object that a bare `@id` refers to.
    fn resolved<'b>(&'b self, object: &'b Object) -> &'b Object {
        let referred = object.get("@id").and_then(Value::as_str).and_then(|id| self.ids.get(id).copied());
        if object.contains_key("name") { object } else { referred.unwrap_or(object) }
    }

    fn name(&self, value: &Value) -> Option<String> {
        let name = match value {
            Value::String(name) => Some(name.as_str()),
            // A text is a part of its page too, and that is called as the text is.
            Value::Object(object) => {
                let object = self.resolved(object);
                let is_page = types(object).any(is_page);
                object.get("name").and_then(Value::as_str).filter(|_| !is_page)
            }
            Value::Array(items) => return items.iter().find_map(|item| self.name(item)),
            Value::Null | Value::Bool(_) | Value::Number(_) => None,
        };
        name.map(plain).filter(|name| !name.is_empty() && !name.starts_with("http"))
    }
}

/// Whether an address is that of a page, and not of a whole site.
fn has_path(url: &str) -> bool {
    let path =
        url.split_once("://").map_or(url, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    url.contains('/') && !path.trim_end_matches('/').is_empty()
}

/// A string, or every string of a list.
fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let strings: Vec<&str> = match value {
        Some(Value::String(text)) => vec![text],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    strings.into_iter()
}
