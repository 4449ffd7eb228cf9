//! The register of contributors, in the manifest or in a file of its own.

use indexmap::IndexMap;

use super::brief::CreditFields;
use super::fault::{Fault, ValueKind};
use super::fields::Fields;
use super::yaml::{Value, Yaml};
use crate::diagnostic::{Diagnostics, Place, Severity};
use crate::model::contributor::is_id;
use crate::model::{ContributorKind, Placed, address};

/// Registered contributors by id, in the order of the register.
pub type Register = IndexMap<String, Registered>;

/// What the register says about somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Registered {
    /// The name as printed.
    pub name: Placed<String>,
    /// How it is sorted.
    pub sort: Option<Placed<String>>,
    /// A person or a body.
    pub kind: Option<ContributorKind>,
    /// An absolute address.
    pub url: Option<Placed<String>>,
    /// A few sentences, inline Markdown.
    pub bio: Option<Placed<String>>,
    /// Where the id stands.
    pub place: Place,
}

/// Reads the mapping of ids to contributors. Who is registered wrongly is registered all the same, so that
/// nothing is said of those who name him; `None` where a fault leaves nobody.
pub fn register(yaml: Yaml, diagnostics: &mut Diagnostics) -> Option<Register> {
    let mut register = Register::new();
    let Value::Mapping(pairs) = yaml.value else {
        let is_empty = yaml.value == Value::Null;
        if !is_empty {
            let (place, key) = (yaml.place, "contributors".to_owned());
            diagnostics.push(Fault::WrongType {
                place,
                key,
                wanted: "a mapping of ids, or the path of a file",
            });
        }
        return is_empty.then_some(register);
    };
    for (key, value) in pairs {
        let Value::Scalar(id) = key.value else {
            diagnostics.push(Fault::NotFields { place: key.place, what: "an id", wanted: "a word" });
            continue;
        };
        if !is_id(&id) {
            diagnostics.push(Fault::InvalidValue { place: key.place, value: id, of: ValueKind::Id });
            continue;
        }
        if let Some(first) = register.get(&id) {
            diagnostics.push(Fault::DuplicateKey { place: key.place, key: id, first: first.place.clone() });
            continue;
        }
        if let Value::Scalar(name) = &value.value
            && !name.trim().is_empty()
        {
            let name = name.trim().to_owned();
            let named = Registered::named(name.clone(), key.place);
            register.insert(id.clone(), named);
            diagnostics.push(Fault::BareContributor { place: value.place, id, name });
            continue;
        }
        let place = key.place;
        let registered = registered(place.clone(), value, diagnostics);
        let registered = registered.unwrap_or_else(|| Registered::named(id.clone(), place));
        register.insert(id, registered);
    }
    Some(register)
}

impl Registered {
    fn named(name: String, place: Place) -> Self {
        let name = Placed::new(name, place.clone());
        Self { name, sort: None, kind: None, url: None, bio: None, place }
    }
}

fn registered(place: Place, yaml: Yaml, diagnostics: &mut Diagnostics) -> Option<Registered> {
    let mut fields = Fields::of(yaml, "a contributor", "a mapping with a `name`", diagnostics)?;
    let name = fields.text("name");
    let CreditFields { sort, kind, url, bio } = CreditFields::take(&mut fields);
    if name.is_none() {
        fields.missing(place.clone(), "name", "a contributor", "name: Nuclear Desk");
    }
    fields.finish(Severity::Error);
    let url = url.and_then(|url| match address::web(&url.value) {
        Some(address) => Some(url.map(|_| address)),
        None => {
            diagnostics.push(Fault::InvalidValue {
                place: url.place,
                value: url.value,
                of: ValueKind::Address,
            });
            None
        }
    });
    Some(Registered { name: name?, sort, kind, url, bio, place })
}
