//! Related reading by the files and the names that the book knows: what names a brief of the book by
//! its file leads there from wherever it was typed, what has no title gets the brief's, and an
//! author's id becomes his name.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::links::fault::{Fault, LinkOf};
use super::people;
use super::sources::Sources;
use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::files::FilePath;
use crate::manifest::{Item, Manifest, Register, Registered};
use crate::model::address::{self, Address};
use crate::model::contributor::{CreditName, is_id};
use crate::model::{Brief, Placed, Reading, Role};
use crate::read::{Briefs, SourceKind, emphasis, typography};

/// Completes the entries of all briefs, and takes out those that lead to the brief that they stand in.
pub fn complete(manifest: &Manifest, briefs: &mut Briefs, sources: &Sources, diagnostics: &mut Diagnostics) {
    let known = Known {
        manifest,
        register: manifest.contributors.as_ref(),
        briefs,
        sources,
        part_titles: part_titles(manifest),
    };
    let settled: Vec<(FilePath, Vec<Reading>)> = briefs
        .values()
        .flatten()
        .filter_map(|brief| {
            let related = brief.metadata.related.as_ref()?.iter();
            let settled = related.filter_map(|reading| known.settled(brief, reading, diagnostics));
            Some((brief.file.clone(), settled.collect()))
        })
        .collect();
    for (file, settled) in settled {
        if let Some(brief) = briefs.get_mut(&file).and_then(Option::as_mut) {
            brief.metadata.related = Some(settled);
        }
    }
}

/// What each introduction stands under.
fn part_titles(manifest: &Manifest) -> BTreeMap<&FilePath, String> {
    let parts = manifest.items.iter().filter_map(|item| match item {
        Item::Part(part) => {
            Some((&part.introduction.as_ref()?.value, emphasis::plain(&part.title, &manifest.language)))
        }
        Item::Brief(_) => None,
    });
    parts.collect()
}

struct Known<'a> {
    manifest: &'a Manifest,
    register: Option<&'a Register>,
    briefs: &'a Briefs,
    sources: &'a Sources,
    part_titles: BTreeMap<&'a FilePath, String>,
}

impl Known<'_> {
    /// An entry that is the name of a listed file and nothing else, spaces in it and all.
    fn file_alone(&self, reading: &Reading) -> Option<Reading> {
        let typed = Some(reading).filter(|reading| reading.url.is_none())?;
        let title = typed.title.as_ref()?;
        let file = FilePath::new(&title.place.file).sibling(&title.value);
        let is_listed = SourceKind::of(&file).is_some() && self.briefs.contains_key(&file);
        is_listed.then(|| Reading { title: None, url: Some(title.clone()), ..typed.clone() })
    }

    /// What an entry of a brief becomes; `None`, and a warning, if it leads to the brief that it stands in.
    fn settled(&self, brief: &Brief, reading: &Reading, diagnostics: &mut Diagnostics) -> Option<Reading> {
        let file = self.file_alone(reading);
        let reading = file.as_ref().unwrap_or(reading);
        if leads_to(brief, reading) {
            // A site may list a page below itself, and nobody edits what was saved.
            if is_typed(reading) {
                let (place, path) = (reading.place.clone(), brief.file.to_string());
                diagnostics.push(Fault::RecommendsItself { place, path });
            }
            return None;
        }
        let mut settled = reading.clone();
        for author in &mut settled.authors {
            match self.registered(&author.value) {
                Some(known) => author.value = typography::set(&known.name.value, &brief.language),
                None => self.tell_misspelled(author, diagnostics),
            }
        }
        let named = named(reading);
        let of_file = named.as_ref().and_then(|(file, _)| self.briefs.get(file)?.as_ref());
        if let Some(meant) = of_file.or_else(|| self.of_page(reading)) {
            self.describe(&mut settled, meant);
        }
        match (named, of_file) {
            (Some((_, fragment)), Some(meant)) => settled.url = Some(lead(brief, reading, meant, fragment)),
            // What a manifest's entry names starts at the manifest's folder.
            (Some((file, _)), None)
                if *brief.file.as_str() != *reading.place.file && !self.briefs.contains_key(&file) =>
            {
                let files = self.briefs.keys().map(FilePath::as_str);
                let near = did_you_mean(file.as_str(), files);
                let near = near.map(|near| FilePath::new(near).as_written_in(self.manifest.file.as_str()));
                let near = near.or_else(|| address::meant(&reading.url.as_ref()?.value));
                let (place, path) = (reading.place.clone(), file.to_string());
                diagnostics.push(Fault::MissingDocument { place, path, near, of: LinkOf::Reading });
                settled.url = None;
            }
            (Some(_), None) | (None, _) => {}
        }
        Some(settled)
    }

    fn registered(&self, id: &str) -> Option<&Registered> {
        self.register?.get(id)
    }

    /// Tells an author who looks like an id of the register and is none. A reading may well be by
    /// `reuters`, so that what resembles no id is a name.
    fn tell_misspelled(&self, author: &Placed<String>, diagnostics: &mut Diagnostics) {
        if !is_id(&author.value) {
            return;
        }
        let ids = self.register.into_iter().flat_map(IndexMap::keys).map(String::as_str);
        let Some(near) = did_you_mean(&author.value, ids) else { return };
        let (place, id, near) = (author.place.clone(), author.value.clone(), near.to_owned());
        diagnostics.push(people::fault::Fault::MisspelledId { place, id, near });
    }

    /// Says of an entry without a title what the brief that it leads to says of itself.
    fn describe(&self, reading: &mut Reading, meant: &Brief) {
        let place = reading.place.clone();
        let here = |text: &Placed<String>| Placed::new(text.value.clone(), place.clone());
        let metadata = &meant.metadata;
        // A part's title is the book's.
        let of_part = self.part_titles.get(&meant.file).map(|title| (title, &self.manifest.language));
        let own = || metadata.title.as_ref().map(|title| (&title.value, &meant.language));
        let Some((title, language)) = of_part.or_else(own).filter(|_| reading.title.is_none()) else {
            return;
        };
        reading.title = Some(Placed::new(title.clone(), place.clone()));
        reading.language = Some(language.clone());
        reading.kind = reading.kind.take().or_else(|| metadata.kind.as_ref().map(here));
        let date = metadata.date.as_ref().map(|date| Placed::new(date.value, place.clone()));
        reading.date = reading.date.take().or(date);
        if reading.authors.is_empty() {
            let names = self.authors(meant).into_iter();
            reading.authors = names.map(|name| Placed::new(name, place.clone())).collect();
        }
    }

    /// The brief that an address means which stands alone.
    fn of_page(&self, reading: &Reading) -> Option<&Brief> {
        match address::parse(&reading.url.as_ref().filter(|_| reading.title.is_none())?.value) {
            Address::Absolute(absolute) => self.briefs.get(self.sources.brief(&absolute)?)?.as_ref(),
            Address::Relative(_) | Address::Empty | Address::Forbidden { .. } | Address::Invalid => None,
        }
    }

    fn authors(&self, brief: &Brief) -> Vec<String> {
        let credits = brief.metadata.authors.iter().flatten();
        let authors = credits.filter(|credit| credit.role == Role::Author);
        let names = authors.map(|credit| match &credit.name {
            CreditName::Id(id) => self.registered(&id.value).map_or(&id.value, |known| &known.name.value),
            CreditName::Name(name) => &name.value,
        });
        names.map(|name| typography::set(name, &brief.language)).collect()
    }
}

/// The file that an entry names, from the folder of the file that it was typed in, and the heading in it.
fn named(reading: &Reading) -> Option<(FilePath, Option<&str>)> {
    let url = reading.url.as_ref()?;
    let named = address::file(&url.value, &FilePath::new(&url.place.file));
    named.filter(|(file, _)| SourceKind::of(file).is_some())
}

/// Whether an entry leads to the brief that it stands in: its file, its page, or a place in it.
fn leads_to(brief: &Brief, reading: &Reading) -> bool {
    let is_file = || named(reading).is_some_and(|(file, _)| file == brief.file);
    let is_place =
        || reading.url.as_ref().is_some_and(|url| url.value.starts_with('#') && url.value.len() > 1);
    let is_page = || {
        let page = &brief.metadata.source.as_ref()?.value;
        let url = absolute(reading, Some(page))?;
        Some(address::key(&url) == address::key(page))
    };
    is_file() || is_place() || is_page().unwrap_or(false)
}

/// Whether an editor wrote an entry, in Markdown or in a manifest.
fn is_typed(reading: &Reading) -> bool {
    let file = FilePath::new(&reading.place.file);
    matches!(SourceKind::of(&file), None | Some(SourceKind::Markdown))
}

/// The absolute address of a reading on the page that lists it.
pub fn absolute(reading: &Reading, page: Option<&str>) -> Option<String> {
    match address::parse(&reading.url.as_ref()?.value) {
        Address::Absolute(absolute) => Some(absolute),
        Address::Relative(relative) => address::complete(page?, &relative),
        Address::Empty | Address::Forbidden { .. } | Address::Invalid => None,
    }
}

/// The address of the page that a brief of the book was, or the way to its file.
fn lead(brief: &Brief, reading: &Reading, meant: &Brief, fragment: Option<&str>) -> Placed<String> {
    let mut address = match &meant.metadata.source {
        Some(source) => source.value.clone(),
        None => meant.file.as_written_in(brief.file.as_str()),
    };
    if let Some(fragment) = fragment {
        address.push('#');
        address.push_str(fragment);
    }
    Placed::new(address, reading.place.clone())
}
