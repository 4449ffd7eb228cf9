//! Makes the list of contributors: everybody credited, once, sorted by the book's collation.

use std::collections::BTreeMap;
use std::sync::Arc;

use icu_collator::Collator;
use icu_collator::options::CollatorOptions;

use super::chapter::Whole;
use super::directory::Directory;
use super::links::fault::LinkOf;
use super::links::{Relative, Resolver, Turn};
use super::people::{People, Person};
use super::split::encoded_size;
use crate::diagnostic::Diagnostics;
use crate::files::Files;
use crate::language::Language;
use crate::manifest::Manifest;
use crate::model::anthology::DocumentPath;
use crate::model::documents::{numbered_path, runs_by_size};
use crate::model::{Contributor, ResolvedBody};
use crate::read::Briefs;
use crate::xml::slug::{short_hash, slug};

/// About what an entry has besides its bio: heading, address, links to chapters.
const ENTRY: usize = 800;

/// The order in which contributors are listed.
pub struct Order {
    /// Indices into [`People::people`], sorted.
    pub people: Vec<usize>,
    /// The place in that order of each of [`People::people`], if he is credited.
    pub contributor_of: Vec<Option<usize>>,
}

impl Order {
    /// Sorts everybody credited as the language sorts.
    pub fn new(people: &People, language: &Language) -> Self {
        let mut credited: Vec<(String, usize)> = (0..people.people.len())
            .filter(|at| people.people[*at].is_credited)
            .map(|at| (people.people[at].sort_name(language), at))
            .collect();
        sort(&mut credited, language);
        let people_in_order: Vec<usize> = credited.into_iter().map(|(_, at)| at).collect();
        let mut contributor_of = vec![None; people.people.len()];
        for (place, at) in people_in_order.iter().enumerate() {
            contributor_of[*at] = Some(place);
        }
        Self { people: people_in_order, contributor_of }
    }
}

fn sort(names: &mut [(String, usize)], language: &Language) {
    let locale = language.as_str().parse().unwrap_or(icu_locale_core::Locale::UNKNOWN);
    match Collator::try_new((&locale).into(), CollatorOptions::default()) {
        Ok(collator) => names.sort_by(|(a, _), (b, _)| collator.compare(a, b).then_with(|| a.cmp(b))),
        // The compiled data has a root collation for every language, so this is never seen.
        Err(_) => names.sort(),
    }
}

/// The register's bio of each person, resolved once for all the chapters that print it.
pub fn registered_bios(
    files: &dyn Files,
    directory: &Directory,
    people: &People,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<ResolvedBody>> {
    let file = &manifest.file;
    let relative = Relative::OfRegister;
    let of = LinkOf::Text;
    let mut resolver = Resolver { directory, files, file, source: None, relative, of, diagnostics };
    let bios = people.people.iter().map(|person| person.registered_bio.as_ref());
    bios.map(|bio| Some(resolver.prose(bio?, &manifest.language, Turn::Outward))).collect()
}

/// Everybody credited, with the bio that the Contributors page prints: the register's, else that of
/// the latest-dated brief.
pub fn contributors(
    whole: &Whole<'_>,
    order: &Order,
    briefs: &Briefs,
    language: &Language,
) -> Vec<Contributor> {
    let mut contributors = Vec::with_capacity(order.people.len());
    let mut anchors = BTreeMap::new();
    for at in &order.people {
        let person = &whole.people.people[*at];
        let registered = whole.registered_bios[*at].clone();
        let anchor = anchor(&person.name, &mut anchors);
        contributors.push(Contributor {
            anchor,
            name: person.name.clone(),
            sort: person.sort_name(language),
            kind: person.kind(),
            url: person.url.clone(),
            bio: registered.or_else(|| latest_bio(whole, person, briefs)),
        });
    }
    contributors
}

fn latest_bio(whole: &Whole<'_>, person: &Person, briefs: &Briefs) -> Option<ResolvedBody> {
    let (_, file, bio) = person.latest_bio.as_ref()?;
    let brief = briefs.get(file)?.as_ref()?;
    let source = brief.metadata.source.as_ref().map(|source| source.value.as_str());
    // The chapter prints the same bio, and tells what is wrong with it.
    let mut told_elsewhere = Diagnostics::default();
    let mut resolver = whole.resolver(file, source, &mut told_elsewhere);
    Some(resolver.prose(bio, &brief.language, Turn::Outward))
}

/// An anchor that nobody has yet: a slug of the name, numbered from the second of that name on.
fn anchor(name: &str, taken: &mut BTreeMap<String, usize>) -> String {
    let slug = slug(name);
    let base = format!("c-{}", if slug.is_empty() { short_hash(name) } else { slug });
    loop {
        let count = taken.entry(base.clone()).or_default();
        *count += 1;
        let anchor = if *count == 1 { base.clone() } else { format!("{base}-{count}") };
        // A name that ends in a number may have taken the numbered one already.
        if anchor == base || !taken.contains_key(&anchor) {
            taken.entry(anchor.clone()).or_insert(1);
            return anchor;
        }
    }
}

/// The document of each contributor's entry: one for all, or several if the bios are long.
pub fn documents(contributors: &[Contributor]) -> Vec<DocumentPath> {
    let sizes = contributors.iter().map(|contributor| {
        let bio = contributor.bio.iter().flat_map(|bio| &bio.body.blocks);
        ENTRY + bio.map(encoded_size).sum::<usize>()
    });
    let runs = runs_by_size(sizes).into_iter().enumerate();
    let paths = runs.map(|(number, run)| {
        let path: DocumentPath = Arc::from(numbered_path("contributors", number));
        std::iter::repeat_n(path, run.len())
    });
    paths.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: &str, names: &[&str]) -> Vec<String> {
        let mut names: Vec<_> = names.iter().map(|name| ((*name).to_owned(), 0)).collect();
        sort(&mut names, &Language::parse(language).unwrap());
        names.into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn names_are_sorted_as_the_language_sorts_them() {
        assert_eq!(sorted("en", &["Zeta", "Özil", "Oskar", "apple"]), ["apple", "Oskar", "Özil", "Zeta"]);
        assert_eq!(sorted("sv", &["Zeta", "Özil", "Oskar"]), ["Oskar", "Zeta", "Özil"]);
    }

    #[test]
    fn many_long_bios_stand_in_several_documents() {
        let contributor = |n: usize| Contributor {
            anchor: format!("c-{n}"),
            name: String::new(),
            sort: String::new(),
            kind: Default::default(),
            url: None,
            bio: None,
        };
        let documents = documents(&(0..600).map(contributor).collect::<Vec<_>>());
        assert_eq!(documents.len(), 600);
        assert_eq!((&*documents[0], &*documents[599]), ("contributors.xhtml", "contributors-3.xhtml"));
    }
}
