//! Finds out who is who: one person or body per contributor, wherever he is named.
//!
//! The same id is the same person, else the same absolute address under a like name, else the same
//! name, unless both have different addresses.

mod doubts;
pub mod fault;

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use unicode_normalization::UnicodeNormalization;

use super::names::{is_named, likely_kind, sort_form};
use super::spellings::{likeness, only_like};
use crate::diagnostic::{Diagnostics, Place, did_you_mean};
use crate::files::FilePath;
use crate::language::Language;
use crate::manifest::Manifest;
use crate::model::address;
use crate::model::contributor::CreditName;
use crate::model::{Brief, ContributorKind, Credit, Date, Placed, Role};
use crate::read::{Briefs, credits, typography};
use fault::Fault;

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
    /// Whether the register could be read: where it could not, an id that nobody has is no fault.
    has_register: bool,
}

/// Finds people by what a credit says of them. Of several with one name, the first counts.
#[derive(Default)]
struct Index {
    by_id: BTreeMap<String, usize>,
    by_url: BTreeMap<String, Vec<usize>>,
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
    /// Where he is first named.
    pub named_at: Place,
    id: Option<String>,
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

    /// The name as sorted in a book of this language, as said or as the name suggests.
    pub fn sort_name(&self, language: &Language) -> String {
        let filed = || match self.kind() {
            ContributorKind::Body => language.filed_as(&self.name),
            ContributorKind::Person => None,
        };
        let suggested = || filed().unwrap_or_else(|| sort_form(&self.name, self.kind()));
        self.sort.clone().unwrap_or_else(suggested)
    }

    fn named(&self) -> (&str, ContributorKind) {
        (&self.name, self.kind())
    }
}

impl Credited {
    /// Keeps the bio of a second credit for one person; where the first has another, it is reported.
    fn repeated(&mut self, credit: &Credit, diagnostics: &mut Diagnostics) {
        let Some(bio) = &credit.bio else { return };
        match &self.bio {
            None => self.bio = Some(bio.clone()),
            Some(known) if known.value == bio.value => {}
            Some(known) => diagnostics.push(Fault::RepeatedBio {
                place: bio.place.clone(),
                name: credit.name.typed().value.clone(),
                first: known.place.clone(),
            }),
        }
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
            has_register: manifest.contributors.is_some(),
        };
        people.register(manifest);
        for credit in credits::parted(manifest.editors.clone(), diagnostics) {
            let editor = people.find_or_add(&credit, None, &[], diagnostics);
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
        doubts::tell(&people, diagnostics);
        people
    }

    fn register(&mut self, manifest: &Manifest) {
        for (id, registered) in manifest.contributors.iter().flatten() {
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
        let authors = || brief.metadata.authors.iter().flatten();
        let named: Vec<usize> = authors().filter_map(|credit| self.named(credit, page)).collect();
        let mut credits: Vec<Credited> = Vec::new();
        for credit in authors() {
            let Some(person) = self.find_or_add(credit, page, &named, diagnostics) else { continue };
            let known = credits.iter_mut().find(|known| known.person == person && known.role == credit.role);
            match known {
                Some(known) => known.repeated(credit, diagnostics),
                None => credits.push(Credited { person, role: credit.role, bio: credit.bio.clone() }),
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
        named: &[usize],
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        // Where a brief names somebody of the register, a colleague at the same address is another.
        let registered = || self.registered_at(credit, page).filter(|found| !named.contains(found));
        if let Some(found) = self.named(credit, page).or_else(registered) {
            let url = absolute_url(credit, page);
            let person = &mut self.people[found];
            person.sort = person.sort.take().or_else(|| credit.sort.as_ref().map(|sort| sort.value.clone()));
            person.kind = person.kind.or(credit.kind);
            if let (None, Some(url)) = (&person.url, url) {
                self.index.by_url.entry(address::key(&url)).or_default().push(found);
                person.url = Some(url);
            }
            return Some(found);
        }
        let name = match &credit.name {
            CreditName::Id(id) => {
                if !self.has_register {
                    return None;
                }
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
            self.index.by_url.entry(address::key(url)).or_default().push(at);
        }
        self.index.by_name.entry(name_key(&person.name)).or_default().push(at);
        self.people.push(person);
        at
    }

    fn find(&self, credit: &Credit, page: Option<&str>) -> Option<usize> {
        self.named(credit, page).or_else(|| self.registered_at(credit, page))
    }

    /// Whom a credit names: by his id, by a like name at his address, or by his name.
    fn named(&self, credit: &Credit, page: Option<&str>) -> Option<usize> {
        let name = match &credit.name {
            CreditName::Id(id) => return self.index.by_id.get(&id.value).copied(),
            CreditName::Name(name) => &name.value,
        };
        let url = absolute_url(credit, page);
        let key = name_key(name);
        let is_namesake = |at: &usize| name_key(&self.people[*at].name) == key;
        let kind = credit.kind.unwrap_or_else(|| likely_kind(name));
        let is_like = |at: &usize| likeness((name, kind), self.people[*at].named()).is_some();
        let neighbours = || url.iter().flat_map(|url| self.at(url));
        let namesakes = || self.index.by_name.get(&key).into_iter().flatten().copied();
        let neighbour = neighbours().find(is_namesake).or_else(|| neighbours().find(is_like));
        neighbour.or_else(|| namesakes().find(|at| url.is_none() || self.people[*at].url.is_none()))
    }

    /// Whom the register has at the address of a credit, in letters that are like no others.
    fn registered_at(&self, credit: &Credit, page: Option<&str>) -> Option<usize> {
        let is_latin = |name: &str| name.contains(|c: char| c.is_alphabetic() && c < '\u{250}');
        let url = absolute_url(credit, page)?;
        let is_latin_here = is_latin(&credit.name.typed().value);
        let may_be = |person: &Person| person.id.is_some() && is_latin(&person.name) != is_latin_here;
        self.at(&url).find(|at| may_be(&self.people[*at]))
    }

    /// Everybody at an address: a personal page is one's, a page of a team is many people's.
    fn at(&self, url: &str) -> impl Iterator<Item = usize> {
        self.index.by_url.get(&address::key(url)).into_iter().flatten().copied()
    }

    fn mark_credited(&mut self) {
        let in_briefs = self.credits.values().flatten().map(|credited| credited.person);
        let credited: BTreeSet<usize> = in_briefs.chain(self.editors.iter().copied()).collect();
        for (at, person) in self.people.iter_mut().enumerate() {
            person.is_credited = credited.contains(&at);
        }
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
