//! Finds briefs that a book has twice: a page and the Markdown that was made of it, or a file and its
//! copy.
//!
//! Two listed files are never joined: an editor hears of them and takes one out.

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexMap;

use super::fault::Fault;
use crate::diagnostic::{Diagnostics, Place};
use crate::files::FilePath;
use crate::manifest::{Entry, Item, Manifest};
use crate::model::{Brief, address};
use crate::read::{Briefs, SourceKind};

/// Words in a row that are compared as one: single words are much the same in all texts of a language.
const RUN: usize = 3;

/// What two briefs are that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Double {
    /// The first is Markdown that was made of the second, which is a page.
    FirstIsMade,
    /// The second is Markdown that was made of the first, which is a page.
    SecondIsMade,
    /// Two files of one kind.
    Copy,
}

/// What two briefs are that have one title and, word for word, most of the shorter text; `None` where
/// they are two briefs indeed.
pub fn double(one: &Brief, other: &Brief) -> Option<Double> {
    let has_title = title_key(one).is_some_and(|title| title_key(other) == Some(title));
    let texts = has_title.then(|| [Words::of(one), Words::of(other)])?;
    let doubled = said_before(&texts).get(1)?.is_some();
    doubled.then(|| kind(one, other))
}

fn kind(one: &Brief, other: &Brief) -> Double {
    match (is_markdown(one), is_markdown(other)) {
        (false, true) => Double::SecondIsMade,
        (true, false) => Double::FirstIsMade,
        (true, true) | (false, false) => Double::Copy,
    }
}

/// Tells the briefs that a reader would meet twice, unless they were told by their common source.
pub fn tell(manifest: &Manifest, briefs: &Briefs, diagnostics: &mut Diagnostics) {
    let mut by_title: IndexMap<String, Vec<&Brief>> = IndexMap::new();
    for brief in briefs.values().flatten() {
        by_title.entry(title_key(brief).unwrap_or_default()).or_default().push(brief);
    }
    by_title.retain(|title, namesakes| !title.is_empty() && namesakes.len() > 1);
    if by_title.is_empty() {
        return;
    }
    let listed_at = listed_at(manifest);
    for namesakes in by_title.values() {
        let texts: Vec<Words> = namesakes.iter().map(|brief| Words::of(brief)).collect();
        for (brief, first) in namesakes.iter().zip(said_before(&texts)) {
            let Some(first) = first.map(|first| namesakes[first]) else { continue };
            let places = (listed_at.get(&brief.file), listed_at.get(&first.file));
            if let (Some(place), Some(first_place)) = places
                && !have_one_source(first, brief)
            {
                let (place, first_place) = (Place::clone(place), Place::clone(first_place));
                let (path, double) = (brief.file.clone(), kind(first, brief));
                let first = first.file.clone();
                diagnostics.push(Fault::DuplicateText { place, path, first, first_place, double });
            }
        }
    }
}

/// Where each chapter is listed.
fn listed_at(manifest: &Manifest) -> BTreeMap<&FilePath, &Place> {
    let of_items = manifest.items.iter().flat_map(|item| match item {
        Item::Brief(entry) => std::slice::from_ref(entry),
        Item::Part(part) => &part.briefs,
    });
    let entries = manifest.front.iter().chain(of_items).chain(&manifest.back);
    entries.map(|Entry { path, .. }| (&path.value, &path.place)).collect()
}

fn have_one_source(one: &Brief, other: &Brief) -> bool {
    let key = |brief: &Brief| brief.metadata.source.as_ref().map(|source| address::key(&source.value));
    key(one).is_some_and(|source| key(other) == Some(source))
}

fn is_markdown(brief: &Brief) -> bool {
    SourceKind::of(&brief.file) == Some(SourceKind::Markdown)
}

/// A title as it is compared: its letters and digits.
fn title_key(brief: &Brief) -> Option<String> {
    let title = brief.metadata.title.as_ref()?;
    let letters = title.value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    Some(letters.collect()).filter(|key: &String| !key.is_empty())
}

/// The words of a text, as they are compared.
struct Words(Vec<String>);

impl Words {
    fn of(brief: &Brief) -> Self {
        let text = brief.body.plain_text().to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self(words.map(str::to_owned).collect())
    }

    /// The runs of words in it; a text that is too short for one is a run by itself.
    fn runs(&self) -> HashSet<&[String]> {
        self.0.windows(RUN.min(self.0.len()).max(1)).collect()
    }
}

/// For each text the first before it that shares two thirds of the shorter of the two. Where each run
/// stands is looked up, so that a thousand reports under one title are not compared with each other.
fn said_before(texts: &[Words]) -> Vec<Option<usize>> {
    let mut holders: HashMap<&[String], Vec<usize>> = HashMap::new();
    let mut lengths: Vec<usize> = Vec::with_capacity(texts.len());
    let mut doubled = Vec::with_capacity(texts.len());
    for (at, text) in texts.iter().enumerate() {
        let runs = text.runs();
        let mut shared = vec![0; at];
        for holder in runs.iter().filter_map(|run| holders.get(run)).flatten() {
            shared[*holder] += 1;
        }
        let is_said = |first: &usize| {
            let shorter = runs.len().min(lengths[*first]);
            shorter > 0 && shared[*first] * 3 >= shorter * 2
        };
        let first = (0..at).find(is_said);
        lengths.push(runs.len());
        // What was said already finds no more than what says it.
        if first.is_none() {
            runs.into_iter().for_each(|run| holders.entry(run).or_default().push(at));
        }
        doubled.push(first);
    }
    doubled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{MemoryFiles, Texts};
    use crate::read::saved_page::ReadOptions;
    use crate::{manifest, read};

    const TEXT: &str =
        "The river has said the same thing for a hundred years.\n\nNobody on its bank listens.";

    fn told(files: &[(&str, String)]) -> Vec<String> {
        let listed: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
        let listed = format!("title: A\nlanguage: en\nbriefs: [{}]\n", listed.join(", "));
        let all = files.iter().fold(MemoryFiles::new().with("m.yaml", listed), |all, (name, text)| {
            all.with(name, text.as_str())
        });
        let (mut diagnostics, mut texts) = (Diagnostics::default(), Texts::new());
        let manifest = manifest::read(&all, &FilePath::new("m.yaml"), &mut diagnostics, &mut texts).unwrap();
        let briefs = read::read(&all, &manifest, &ReadOptions::default(), &mut diagnostics, &mut texts);
        let mut found = Diagnostics::default();
        tell(&manifest, &briefs, &mut found);
        found.into_vec().into_iter().map(|told| told.help.unwrap_or_default()).collect()
    }

    fn brief(title: &str, more: &str, text: &str) -> String {
        format!("---\ntitle: {title}\n{more}---\n{text}\n")
    }

    #[test]
    fn a_text_that_is_listed_twice_is_told_whatever_a_few_words_are() {
        let one = brief("Low Water", "", TEXT);
        let other = brief("Low water", "", &TEXT.replace("a hundred", "one hundred"));
        assert_eq!(told(&[("a.md", one.clone()), ("b.md", other)]).len(), 1);
        assert_eq!(told(&[("a.md", one.clone()), ("b.md", one.clone()), ("c.md", one)]).len(), 2);
    }

    #[test]
    fn a_page_and_the_markdown_made_of_it_are_called_so() {
        let page = format!("Low Water\n\nBy Ada Lind\n\nJuly 21, 2008\n\n{TEXT}\n");
        let told = told(&[("a.txt", page), ("b.md", brief("Low Water", "", TEXT))]);
        let [help] = &told[..] else { panic!("one warning: {told:?}") };
        assert!(help.contains("`b.md` is what `import` makes of `a.txt`"), "{help}");
    }

    #[test]
    fn briefs_of_one_title_or_of_one_text_are_two() {
        let one = brief("Low Water", "", TEXT);
        let next =
            brief("Low Water", "", "In the spring of that year the harbour was closed for eleven days.");
        assert!(told(&[("a.md", one.clone()), ("b.md", next)]).is_empty());
        assert!(told(&[("a.md", one), ("b.md", brief("High Water", "", TEXT))]).is_empty());
    }

    #[test]
    fn briefs_with_one_source_were_told_by_it() {
        let one = brief("Low Water", "source: https://example.org/a\n", TEXT);
        assert!(told(&[("a.md", one.clone()), ("b.md", one)]).is_empty());
    }
}
