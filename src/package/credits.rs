//! Who made the book, as a library's catalogue asks: creators first, then contributors, one role
//! each.

use std::collections::BTreeSet;

use crate::model::{Anthology, Contributor, Role};

/// Somebody in one role.
#[derive(Debug, Clone, Copy)]
pub struct Credited<'a> {
    /// Whether he is one of the book's makers in the first place.
    pub standing: Standing,
    /// Who.
    pub contributor: &'a Contributor,
    /// What he did.
    pub role: Role,
}

/// The two lists of a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// `dc:creator`.
    Creator,
    /// `dc:contributor`.
    Contributor,
}

impl Standing {
    /// The element that says it.
    pub fn element(self) -> &'static str {
        match self {
            Standing::Creator => "dc:creator",
            Standing::Contributor => "dc:contributor",
        }
    }
}

/// Everybody, in order of appearance, creators first.
///
/// An anthology is its editors' book. Without editors it is its authors'; whoever translated or
/// illustrated a brief has contributed to it. Two roles are two entries, since an element of the
/// package document has one role at the most.
pub(super) fn credits(anthology: &Anthology) -> Vec<Credited<'_>> {
    let editors = anthology.book.editors.iter().map(|index| (*index, Role::Editor));
    let bylines = anthology.chapters().flat_map(|chapter| &chapter.byline);
    let named = bylines.map(|byline| (byline.contributor, byline.role));
    let main_role = if anthology.book.editors.is_empty() { Role::Author } else { Role::Editor };

    let mut seen = BTreeSet::new();
    let mut credits: Vec<Credited<'_>> = editors
        .map(|(index, role)| (Standing::Creator, index, role))
        .chain(named.map(|(index, role)| match (main_role, role) {
            (Role::Author, Role::Author) => (Standing::Creator, index, role),
            _ => (Standing::Contributor, index, role),
        }))
        .filter(|(_, index, role)| seen.insert((*index, *role)))
        .filter_map(|(standing, index, role)| {
            let contributor = anthology.contributors.get(index)?;
            Some(Credited { standing, contributor, role })
        })
        .collect();
    credits.sort_by_key(|credited| credited.standing);
    credits
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn listed(anthology: &Anthology) -> Vec<String> {
        let line = |c: &Credited<'_>| {
            format!("{} {} {}", c.standing.element(), c.contributor.name, c.role.relator())
        };
        credits(anthology).iter().map(line).collect()
    }

    #[test]
    fn an_anthology_with_editors_is_theirs() {
        assert_eq!(
            listed(&sample::anthology()),
            [
                "dc:creator A. Reader edt",
                "dc:contributor A. Reader aut",
                "dc:contributor Nuclear Desk aut",
                "dc:contributor B. Writer trl",
                "dc:contributor مهدی رضایی aut",
            ]
        );
    }

    #[test]
    fn an_anthology_without_editors_is_its_authors_in_order_of_appearance() {
        let mut anthology = sample::anthology();
        anthology.book.editors.clear();
        assert_eq!(
            listed(&anthology),
            [
                "dc:creator A. Reader aut",
                "dc:creator Nuclear Desk aut",
                "dc:creator مهدی رضایی aut",
                "dc:contributor B. Writer trl",
            ]
        );
    }
}
