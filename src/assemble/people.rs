//! Finds out who is who: one person or body per contributor, wherever he is named.
//!
//! The same id is the same person, else the same absolute address, else the same name, unless
//! both have different addresses.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use unicode_normalization::UnicodeNormalization;

use super::fault::{Fault, SimilarNames};
use super::names::{is_named, likely_kind, sort_form};
use super::spellings::{Likeness, alike, gathered, only_like};
use crate::diagnostic::{Diagnostics, Place, did_you_mean};
use crate::files::FilePath;
use crate::manifest::Manifest;
use crate::model::address;
use crate::model::contributor::CreditName;
use crate::model::{Brief, ContributorKind, Credit, Date, Placed, Role};
use crate::read::{Briefs, credits, typography};
use crate::xml::slug::slug;

/// Everybody, and who is credited where.
pub struct People {
    /// Everybody registered or credited.
    pub people: Vec<Person>,
    /// The manifest's editors.
    pub editors: Vec<usize>,
    /// The credits of each brief.
    pub credits: IndexMap<FilePath, Vec<Credited>>,
    /// Where each id, address and name stands among the people.
    index: Index,
}

/// Finds people by what a credit says of them. Of several with one name, the first counts.
#[derive(Default)]
struct Index {
    by_id: BTreeMap<String, usize>,
    by_url: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
}

/// Somebody.
pub struct Person {
    /// The name as printed.
    pub name: String,
    /// The name as sorted.
    pub sort: Option<String>,
    /// A person or a body.
    pub kind: Option<ContributorKind>,
    /// The absolute address of his page.
    pub url: Option<String>,
    /// The register's bio.
    pub registered_bio: Option<Placed<String>>,
    /// The bio of the latest-dated brief that has one, and its date and file.
    pub latest_bio: Option<(Option<Date>, FilePath, Placed<String>)>,
    /// Whether a byline or the title page names him.
    pub is_credited: bool,
    id: Option<String>,
    named_at: Place,
}

/// A credit of one brief.
#[derive(Debug, Clone)]
pub struct Credited {
    /// The index into [`People::people`].
    pub person: usize,
    /// What he did.
    pub role: Role,
    /// What this brief says of him.
    pub bio: Option<Placed<String>>,
}

impl Person {
    /// A person or a body, as said or as the name suggests.
    pub fn kind(&self) -> ContributorKind {
        self.kind.unwrap_or_else(|| likely_kind(&self.name))
    }

    /// The name as sorted, as said or as the name suggests.
    pub fn sort_name(&self) -> String {
        self.sort.clone().unwrap_or_else(|| sort_form(&self.name, self.kind()))
    }

    fn named(&self) -> (&str, ContributorKind) {
        (&self.name, self.kind())
    }
}

impl People {
    /// Whether a brief's own closing line is about somebody whom the manifest's entry replaced, and
    /// about nobody who stayed.
    pub fn drops_note(&self, brief: &Brief) -> bool {
        let Some(note) = &brief.metadata.author_note else { return false };
        let page = brief.metadata.source.as_ref().map(|source| source.value.as_str());
        let credits = self.credits.get(&brief.file).map_or(&[][..], Vec::as_slice);
        let kept = self.kept(&brief.replaced_credits, page, credits);
        let named = |credit: &Credit| is_named(&credit.name.typed().value, &note.value);
        let about = || brief.replaced_credits.iter().zip(&kept).filter(|(replaced, _)| named(replaced));
        let is_own = *note.place.file == *brief.file.as_str();
        is_own && about().next().is_some() && about().all(|(_, kept)| kept.is_none())
    }

    /// Where among the credits of a brief each of those whom its own list named stands: by the same
    /// name, or by another spelling of it that can be nobody else's.
    fn kept(&self, replaced: &[Credit], page: Option<&str>, credits: &[Credited]) -> Vec<Option<usize>> {
        let credited = |person| credits.iter().position(|credited| Some(credited.person) == person);
        let found: Vec<_> = replaced.iter().map(|credit| credited(self.find(credit, page))).collect();
        let named = |credit: &Credit| {
            let name = credit.name.typed().value.clone();
            let kind = credit.kind.unwrap_or_else(|| likely_kind(&name));
            (name, kind)
        };
        let replaced: Vec<_> = replaced.iter().map(named).collect();
        let replaced = || replaced.iter().map(|(name, kind)| (name.as_str(), *kind));
        let credited = || credits.iter().map(|credited| self.people[credited.person].named());
        let spelled = |(at, name)| {
            let only = only_like(name, credited())?;
            let back = only_like(credited().nth(only)?, replaced());
            (back == Some(at) && !found.contains(&Some(only))).then_some(only)
        };
        let spelled = replaced().enumerate().map(spelled);
        found.iter().zip(spelled).map(|(found, spelled)| found.or(spelled)).collect()
    }

    /// Identifies everybody, in order of register, editors and briefs.
    pub fn identify(manifest: &Manifest, briefs: &Briefs, diagnostics: &mut Diagnostics) -> Self {
        let mut people = Self {
            people: Vec::new(),
            editors: Vec::new(),
            credits: IndexMap::with_capacity(briefs.len()),
            index: Index::default(),
        };
        people.register(manifest);
        for credit in credits::parted(manifest.editors.clone(), diagnostics) {
            let editor = people.find_or_add(&credit, None, diagnostics);
            people.editors.extend(editor.filter(|editor| !people.editors.contains(editor)));
        }
        for (file, brief) in briefs {
            if let Some(brief) = brief {
                let credits = people.credit(brief, diagnostics);
                people.credits.insert(file.clone(), credits);
            }
        }
        people.mark_credited();
        people.tell_unused(diagnostics);
        people.tell_alike(diagnostics);
        people
    }

    fn register(&mut self, manifest: &Manifest) {
        for (id, registered) in &manifest.contributors {
            self.add(Person {
                name: typography::set(&registered.name.value, &manifest.language),
                sort: registered.sort.as_ref().map(|sort| sort.value.clone()),
                kind: registered.kind,
                url: registered.url.as_ref().map(|url| url.value.clone()),
                registered_bio: registered.bio.clone(),
                latest_bio: None,
                is_credited: false,
                id: Some(id.clone()),
                named_at: registered.place.clone(),
            });
        }
    }

    /// The credits of one brief; each person once a role.
    fn credit(&mut self, brief: &Brief, diagnostics: &mut Diagnostics) -> Vec<Credited> {
        let page = brief.metadata.source.as_ref().map(|source| source.value.as_str());
        let mut credits: Vec<Credited> = Vec::new();
        for credit in brief.metadata.authors.iter().flatten() {
            let Some(person) = self.find_or_add(credit, page, diagnostics) else { continue };
            if !credits.iter().any(|known| known.person == person && known.role == credit.role) {
                credits.push(Credited { person, role: credit.role, bio: credit.bio.clone() });
            }
        }
        // An entry that gives a bio of its own has seen to it; the register knows nothing of this page.
        let is_told = credits.iter().any(|credited| credited.bio.is_some());
        for (replaced, kept) in
            brief.replaced_credits.iter().zip(self.kept(&brief.replaced_credits, page, &credits))
        {
            let Some(bio) = &replaced.bio else { continue };
            match kept.map(|at| &mut credits[at]) {
                Some(credited) => credited.bio = credited.bio.take().or_else(|| Some(bio.clone())),
                None if is_told => {}
                None => {
                    let (place, name) = (bio.place.clone(), replaced.name.typed().value.clone());
                    diagnostics.push(Fault::ReplacedBio { place, name });
                }
            }
        }
        let date = brief.metadata.date.as_ref().map(|date| date.value);
        for credited in &credits {
            let Some(bio) = &credited.bio else { continue };
            let latest = &mut self.people[credited.person].latest_bio;
            if latest.as_ref().is_none_or(|(known, _, _)| *known < date) {
                *latest = Some((date, brief.file.clone(), bio.clone()));
            }
        }
        credits
    }

    fn find_or_add(
        &mut self,
        credit: &Credit,
        page: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        if let Some(found) = self.find(credit, page) {
            let url = absolute_url(credit, page);
            let person = &mut self.people[found];
            person.sort = person.sort.take().or_else(|| credit.sort.as_ref().map(|sort| sort.value.clone()));
            person.kind = person.kind.or(credit.kind);
            if let (None, Some(url)) = (&person.url, url) {
                self.index.by_url.entry(address::key(&url)).or_insert(found);
                person.url = Some(url);
            }
            return Some(found);
        }
        let name = match &credit.name {
            CreditName::Id(id) => {
                let ids = self.people.iter().filter_map(|person| person.id.as_deref());
                let near = did_you_mean(&id.value, ids).map(str::to_owned);
                diagnostics.push(Fault::UnknownContributor {
                    place: id.place.clone(),
                    id: id.value.clone(),
                    near,
                });
                return None;
            }
            CreditName::Name(name) => name,
        };
        let namesake = self.index.by_name.get(&name_key(&name.value)).and_then(|namesakes| namesakes.first());
        if let Some(namesake) = namesake {
            let (place, first) = (name.place.clone(), self.people[*namesake].named_at.clone());
            diagnostics.push(Fault::AmbiguousName { place, name: name.value.clone(), first });
        }
        let url = absolute_url(credit, page);
        Some(self.add(Person {
            name: name.value.clone(),
            sort: credit.sort.as_ref().map(|sort| sort.value.clone()),
            kind: credit.kind,
            url,
            registered_bio: None,
            latest_bio: None,
            is_credited: false,
            id: None,
            named_at: name.place.clone(),
        }))
    }

    fn add(&mut self, person: Person) -> usize {
        let at = self.people.len();
        if let Some(id) = &person.id {
            self.index.by_id.insert(id.clone(), at);
        }
        if let Some(url) = &person.url {
            self.index.by_url.entry(address::key(url)).or_insert(at);
        }
        self.index.by_name.entry(name_key(&person.name)).or_default().push(at);
        self.people.push(person);
        at
    }

    fn find(&self, credit: &Credit, page: Option<&str>) -> Option<usize> {
        let name = match &credit.name {
            CreditName::Id(id) => return self.index.by_id.get(&id.value).copied(),
            CreditName::Name(name) => name_key(&name.value),
        };
        let url = absolute_url(credit, page);
        let by_url = url.as_ref().and_then(|url| self.index.by_url.get(&address::key(url)).copied());
        let namesakes = || self.index.by_name.get(&name).into_iter().flatten().copied();
        by_url.or_else(|| namesakes().find(|at| url.is_none() || self.people[*at].url.is_none()))
    }

    fn mark_credited(&mut self) {
        let in_briefs = self.credits.values().flatten().map(|credited| credited.person);
        let credited: BTreeSet<usize> = in_briefs.chain(self.editors.iter().copied()).collect();
        for (at, person) in self.people.iter_mut().enumerate() {
            person.is_credited = credited.contains(&at);
        }
    }

    /// Asks about names that are very likely one person's.
    fn tell_alike(&self, diagnostics: &mut Diagnostics) {
        let pairs = alike(self.people.iter().map(Person::named));
        let pairs = pairs.filter(|(first, later, likeness)| self.may_be_one(*first, *later, *likeness));
        let mut pairs: Vec<_> = pairs.map(|(first, later, _)| (first, later)).collect();
        let ids = self.like_ids().filter(|pair| !pairs.contains(pair)).collect::<Vec<_>>();
        pairs.extend(ids);
        for (name, others) in gathered(&pairs) {
            let person = &self.people[name];
            let others: Vec<&Person> = others.into_iter().map(|other| &self.people[other]).collect();
            let id = others.iter().copied().chain([person]).find_map(|person| person.id.clone());
            let others = others.into_iter().map(|other| (other.name.clone(), other.named_at.clone()));
            let names = SimilarNames { name: person.name.clone(), others: others.collect(), id };
            diagnostics.push(Fault::SimilarNames { place: person.named_at.clone(), names: Box::new(names) });
        }
    }

    /// Names that are the id of somebody registered, but for its letters: "Ada_lind" beside `ada-lind`.
    fn like_ids(&self) -> impl Iterator<Item = (usize, usize)> {
        let unregistered = self.people.iter().enumerate().filter(|(_, person)| person.id.is_none());
        unregistered.filter_map(|(at, person)| Some((*self.index.by_id.get(&slug(&person.name))?, at)))
    }

    /// Whether nothing says that two similar names are two people's: who registers both says so, and
    /// so does who gives each of two like names its address, or names both in one brief.
    fn may_be_one(&self, first: usize, later: usize, likeness: Likeness) -> bool {
        let (one, other) = (&self.people[first], &self.people[later]);
        let are_registered = one.id.is_some() && other.id.is_some();
        let have_addresses = one.url.is_some() && other.url.is_some();
        let are_namesakes = name_key(&one.name) == name_key(&other.name);
        let are_told_apart = are_registered
            || are_namesakes
            || likeness != Likeness::Same && (have_addresses || self.wrote_together(first, later));
        !are_told_apart
    }

    /// Whether one brief names both, so that they are not the same.
    fn wrote_together(&self, one: usize, other: usize) -> bool {
        let names = |credits: &[Credited], person| credits.iter().any(|credited| credited.person == person);
        self.credits.values().any(|credits| names(credits, one) && names(credits, other))
    }

    fn tell_unused(&self, diagnostics: &mut Diagnostics) {
        for person in self.people.iter().filter(|person| !person.is_credited) {
            if let Some(bio) = &person.registered_bio {
                diagnostics.push(Fault::UnusedBio { place: bio.place.clone(), name: person.name.clone() });
            }
        }
    }
}

fn absolute_url(credit: &Credit, page: Option<&str>) -> Option<String> {
    let url = credit.url.as_ref()?;
    match address::parse(&url.value) {
        address::Address::Absolute(absolute) => Some(absolute),
        address::Address::Relative(relative) => address::complete(page?, &relative),
        address::Address::Empty | address::Address::Forbidden { .. } | address::Address::Invalid => None,
    }
}

/// A name as it is compared: one Unicode form, white space folded, one kind of apostrophe.
fn name_key(name: &str) -> String {
    if name.is_ascii() {
        return name.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    }
    let name: String = name.nfc().map(|c| if c == '\u{2019}' { '\'' } else { c }).collect();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
