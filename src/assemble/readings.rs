//! Related reading by the files and the names that the book knows: what leads to a brief of the book
//! and has no title gets the brief's, and an author's id becomes his name.

use std::collections::BTreeMap;

use crate::files::FilePath;
use crate::manifest::{Manifest, Register};
use crate::model::address::{self, Address};
use crate::model::contributor::CreditName;
use crate::model::{Brief, Placed, Reading, Role};
use crate::read::Briefs;

/// Completes the entries of all briefs.
pub fn complete(manifest: &Manifest, briefs: &mut Briefs) {
    let found: Vec<(FilePath, usize, Reading)> = {
        let known = Known { briefs, register: &manifest.contributors, by_page: by_page(briefs) };
        let entries = briefs.values().flatten().flat_map(|brief| {
            let readings = brief.metadata.related.iter().flatten().enumerate();
            readings.map(move |(at, reading)| (brief, at, reading))
        });
        let completed = entries.filter_map(|(brief, at, reading)| {
            Some((brief.file.clone(), at, known.completed(brief, reading)?))
        });
        completed.collect()
    };
    for (file, at, reading) in found {
        let brief = briefs.get_mut(&file).and_then(Option::as_mut);
        let readings = brief.and_then(|brief| brief.metadata.related.as_mut());
        if let Some(entry) = readings.and_then(|readings| readings.get_mut(at)) {
            *entry = reading;
        }
    }
}

/// Which brief each original page is; nothing if no entry asks.
fn by_page(briefs: &Briefs) -> BTreeMap<String, &Brief> {
    let briefs = || briefs.values().flatten();
    let is_asked =
        briefs().flat_map(|brief| brief.metadata.related.iter().flatten()).any(Reading::is_untitled);
    let pages = briefs().rev().filter(|_| is_asked).filter_map(|brief| {
        let source = brief.metadata.source.as_ref()?;
        Some((address::key(&source.value), brief))
    });
    pages.collect()
}

struct Known<'a> {
    briefs: &'a Briefs,
    register: &'a Register,
    by_page: BTreeMap<String, &'a Brief>,
}

impl Known<'_> {
    /// What an entry of a brief becomes; `None` if it is complete.
    fn completed(&self, brief: &Brief, reading: &Reading) -> Option<Reading> {
        let meant = self.meant(brief, reading);
        let names_id = reading.authors.iter().any(|author| self.register.contains_key(&author.value));
        if meant.is_none() && !names_id {
            return None;
        }
        let mut completed = reading.clone();
        for author in &mut completed.authors {
            if let Some(registered) = self.register.get(&author.value) {
                author.value.clone_from(&registered.name.value);
            }
        }
        if let Some(meant) = meant {
            self.describe(&mut completed, meant);
        }
        Some(completed)
    }

    /// Says of an entry what the brief that it leads to says of itself, and where that was published.
    fn describe(&self, reading: &mut Reading, meant: &Brief) {
        let place = reading.title.place.clone();
        let here = |text: &Placed<String>| Placed::new(text.value.clone(), place.clone());
        let metadata = &meant.metadata;
        if let (true, Some(title)) = (reading.is_untitled(), &metadata.title) {
            reading.title = here(title);
            reading.kind = reading.kind.take().or_else(|| metadata.kind.as_ref().map(here));
            let date = metadata.date.as_ref().map(|date| Placed::new(date.value, place.clone()));
            reading.date = reading.date.take().or(date);
            if reading.authors.is_empty() {
                let names = self.authors(meant).into_iter();
                reading.authors = names.map(|name| Placed::new(name, place.clone())).collect();
            }
        }
        if let Some(source) = &metadata.source {
            reading.url = Some(here(source));
        }
    }

    /// The other brief of this book that an entry names by its file, or by its page and nothing else.
    fn meant(&self, brief: &Brief, reading: &Reading) -> Option<&Brief> {
        let meant = match address::parse(&reading.url.as_ref()?.value) {
            Address::Relative(path) if !path.contains('#') => {
                self.briefs.get(&brief.file.sibling(&address::percent_decoded(&path)))?.as_ref()?
            }
            Address::Absolute(absolute) if reading.is_untitled() => {
                self.by_page.get(&address::key(&absolute))?
            }
            Address::Relative(_)
            | Address::Absolute(_)
            | Address::Empty
            | Address::Forbidden { .. }
            | Address::Invalid => return None,
        };
        (meant.file != brief.file).then_some(meant)
    }

    fn authors(&self, brief: &Brief) -> Vec<String> {
        let credits = brief.metadata.authors.iter().flatten();
        let authors = credits.filter(|credit| credit.role == Role::Author);
        authors
            .map(|credit| match &credit.name {
                CreditName::Id(id) => {
                    self.register.get(&id.value).map_or(&id.value, |known| &known.name.value)
                }
                CreditName::Name(name) => &name.value,
            })
            .cloned()
            .collect()
    }
}
