//! Who made a brief, in one line a role.

use crate::language::Words;
use crate::model::anthology::Byline;
use crate::model::{Contributor, Role};
use crate::xml::{Element, Node, element};

use super::page::Page;
use super::phrase::{list, phrase};
use super::relative;

/// The lines below a chapter's title: "By A and B", "Translated by C".
pub(super) fn byline(page: &Page<'_>, entries: &[Byline]) -> Vec<Element> {
    let line = |role: Role| {
        let names: Vec<Node> = entries
            .iter()
            .filter(|entry| entry.role == role)
            .filter_map(|entry| linked_name(page, entry.contributor))
            .collect();
        (!names.is_empty()).then(|| {
            let names = list(page, names);
            element("p").attr("class", "byline").children(phrase(
                page,
                pattern(page.words(), role),
                vec![("names", names)],
            ))
        })
    };
    Role::ALL.into_iter().filter_map(line).collect()
}

/// A contributor's name, leading to his entry on the Contributors page.
pub(super) fn linked_name(page: &Page<'_>, contributor: usize) -> Option<Node> {
    let person = page.anthology.contributors.get(contributor)?;
    let name = page.isolated(&person.name);
    Some(match entry_address(page, contributor, person) {
        Some(address) => element("a").attr("href", address).child(name).into(),
        None => name,
    })
}

fn entry_address(page: &Page<'_>, contributor: usize, person: &Contributor) -> Option<String> {
    let document = page.anthology.pages.contributors.get(contributor)?;
    Some(relative(page.path, document, Some(&person.anchor)))
}

/// "By {names}", "Edited by {names}", …
pub(super) fn pattern(words: &Words, role: Role) -> &str {
    match role {
        Role::Author => &words.by,
        Role::Editor => &words.edited_by,
        Role::Translator => &words.translated_by,
        Role::Illustrator => &words.illustrated_by,
    }
}
