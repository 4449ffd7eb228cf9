//! Which brief of the book each original page is.

use std::collections::BTreeMap;

use super::doubles;
use super::fault::Fault;
use crate::diagnostic::{Diagnostics, Place};
use crate::files::FilePath;
use crate::model::{Brief, address};
use crate::read::Briefs;

/// The briefs, each by the key of the page that it was.
#[derive(Debug, Default)]
pub struct Sources(BTreeMap<String, FilePath>);

impl Sources {
    /// Knows every brief's page. Two briefs that claim one are a fault, and the first has it.
    pub fn of(briefs: &Briefs, diagnostics: &mut Diagnostics) -> Self {
        let mut known: BTreeMap<String, (&Brief, &Place)> = BTreeMap::new();
        for brief in briefs.values().flatten() {
            let Some(source) = &brief.metadata.source else { continue };
            let key = address::key(&source.value);
            if let Some((first, claimed)) = known.get(&key) {
                let (place, address, double) =
                    (source.place.clone(), source.value.clone(), doubles::double(first, brief));
                let first = (*claimed).clone();
                diagnostics.push(Fault::DuplicateSource { place, address, first, double });
            } else {
                known.insert(key, (brief, &source.place));
            }
        }
        Self(known.into_iter().map(|(key, (brief, _))| (key, brief.file.clone())).collect())
    }

    /// The brief that a page is.
    pub fn brief(&self, absolute: &str) -> Option<&FilePath> {
        self.0.get(&address::key(absolute))
    }
}
