//! Where everything stands in the book: the documents of every listed file, and what a link to it
//! can name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;

use super::sources::Sources;
use super::split::{Share, split};
use crate::diagnostic::did_you_mean;
use crate::files::{self, FilePath, Files};
use crate::manifest::{Item, Manifest, Part};
use crate::model::anthology::{DocumentPart, DocumentPath, TITLE};
use crate::model::{Body, Brief, Node};
use crate::read::Briefs;
use crate::xml::slug::{distinct_slug, github_slug, short_hash, slug};

/// Everything that a link can lead to.
#[derive(Debug)]
pub struct Directory {
    placements: IndexMap<FilePath, Placement>,
    sources: Sources,
    /// Files that are not listed, though an entry that leads to no file very likely means them.
    meant: BTreeSet<FilePath>,
}

/// Where one listed file stands in the book.
#[derive(Debug)]
pub struct Placement {
    /// Its documents, at least one.
    pub documents: Vec<DocumentPart>,
    /// What a link can name in it; `None` where a fault kept the file from being read.
    anchors: Option<Anchors>,
}

/// What a link can name in one file.
#[derive(Debug, Default)]
struct Anchors {
    /// The document and the id.
    places: Vec<(DocumentPath, String)>,
    by_name: BTreeMap<String, usize>,
    by_id: BTreeMap<String, usize>,
    /// What a link would have called each heading that was given a name of its own, and that name.
    given: BTreeMap<String, String>,
}

/// What became of looking for a heading.
pub enum Found<'a> {
    /// The document and the id in it.
    At(DocumentPath, String),
    /// The file could not be read, which was reported elsewhere.
    Unknown,
    /// It has none of that name; the nearest there is.
    Missing(Option<&'a str>),
}

impl Directory {
    /// Gives every listed file its place.
    pub fn new(files: &dyn Files, manifest: &Manifest, briefs: &Briefs, sources: Sources) -> Self {
        let introductions = introductions(manifest);
        let placements = briefs.par_iter().map(|(file, brief)| {
            let placement = match (introductions.get(file), brief) {
                (Some(path), Some(brief)) => Placement::split(path, brief),
                (None, Some(brief)) => Placement::split(&document_path(file), brief).titled(brief),
                (Some(path), None) => Placement::unread(path),
                (None, None) => Placement::unread(&document_path(file)),
            };
            (file.clone(), placement)
        });
        let placements = placements.collect();
        let unread = briefs.iter().filter(|(_, brief)| brief.is_none());
        let meant = unread.filter_map(|(file, _)| files::nearest(files, file)).collect();
        Self { placements, sources, meant }
    }

    /// The place of a listed file.
    pub fn placement(&self, file: &FilePath) -> Option<&Placement> {
        self.placements.get(file)
    }

    /// Whether an entry that leads to no file very likely means this one: then that is told, and a link
    /// to the file is right.
    pub fn is_meant(&self, file: &FilePath) -> bool {
        self.meant.contains(file)
    }

    /// The file, listed or meant to be, that a path very likely means which leaves its ending out, or begins with a slash
    /// as on a site: `letters` or `/letters.md`.
    pub fn like(&self, path: &FilePath) -> Option<&FilePath> {
        let path = path.as_str().trim_start_matches('/');
        let without_ending =
            |file: &FilePath| file.as_str().rsplit_once('.').is_some_and(|(stem, _)| stem == path);
        self.placements.keys().chain(&self.meant).find(|file| file.as_str() == path || without_ending(file))
    }

    /// The listed file that is the brief of an original page.
    pub fn brief_of_page(&self, absolute: &str) -> Option<&FilePath> {
        self.sources.brief(absolute)
    }

    /// The documents of each part, in order: several where its introduction is long.
    pub fn part_documents(&self, manifest: &Manifest) -> Vec<Vec<DocumentPart>> {
        let paths = part_paths(manifest);
        let introductions = parts(manifest).map(|part| part.introduction.as_ref());
        let placements = introductions.map(|file| self.placement(&file?.value));
        let documents = placements.zip(&paths).map(|(placement, path)| {
            placement.map_or_else(|| vec![empty(path)], |placement| placement.documents.clone())
        });
        documents.collect()
    }
}

impl Placement {
    /// One document of which nothing is known.
    fn unread(path: &str) -> Self {
        Self { documents: vec![empty(path)], anchors: None }
    }

    /// As many documents as the brief's length asks for.
    fn split(path: &str, brief: &Brief) -> Self {
        let parts = split(&brief.body).into_iter().enumerate();
        let documents: Vec<_> = parts
            .map(|(at, Share { blocks, notes })| DocumentPart { path: name(path, at), blocks, notes })
            .collect();
        let anchors = Some(Anchors::of(&brief.body, &documents));
        Self { documents, anchors }
    }

    /// A chapter, which can be linked to by the anchor of its title as well.
    fn titled(mut self, brief: &Brief) -> Self {
        if let (Some(anchors), Some(title)) = (&mut self.anchors, &brief.metadata.title) {
            anchors.add(&github_slug(&title.value), TITLE, &self.documents[0].path);
        }
        self
    }

    /// The document that the file begins in.
    pub fn first_document(&self) -> &DocumentPath {
        &self.documents[0].path
    }

    /// Looks for what a link calls `#fragment`.
    pub fn find(&self, fragment: &str) -> Found<'_> {
        let Some(anchors) = &self.anchors else { return Found::Unknown };
        match anchors.find(fragment) {
            Some((document, id)) => Found::At(document.clone(), id.clone()),
            None => {
                let names = anchors.by_name.keys().map(String::as_str);
                let given = anchors.given.get(fragment).map(String::as_str);
                Found::Missing(given.or_else(|| did_you_mean(fragment, names)))
            }
        }
    }
}

/// The documents of the parts that have introductions, by the introduction's file.
fn introductions(manifest: &Manifest) -> BTreeMap<&FilePath, String> {
    let introduced = parts(manifest).zip(part_paths(manifest));
    introduced.filter_map(|(part, path)| part.introduction.as_ref().map(|file| (&file.value, path))).collect()
}

/// The document of each part without its ending, from the part's title.
fn part_paths(manifest: &Manifest) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for part in parts(manifest) {
        let path = format!("parts/{}", distinct_slug(&part.title.value));
        let again = paths.iter().filter(|known| known.split('.').next() == Some(&path)).count();
        // A number alone would be that of a continuation.
        paths.push(if again == 0 { path } else { format!("{path}.part-{}", again + 1) });
    }
    paths
}

fn parts(manifest: &Manifest) -> impl Iterator<Item = &Part> {
    manifest.items.iter().filter_map(|item| match item {
        Item::Part(part) => Some(part),
        Item::Brief(_) => None,
    })
}

/// A document without a text.
fn empty(path: &str) -> DocumentPart {
    DocumentPart { path: name(path, 0), blocks: 0..0, notes: 0..0 }
}

/// The document of a listed file, without its ending, from the file's path alone: adding a brief
/// changes no other brief's address.
fn document_path(file: &FilePath) -> String {
    let (stem, is_markdown) = match file.as_str().strip_suffix(".md") {
        Some(stem) => (stem, true),
        None => (file.as_str(), false),
    };
    let slug = stem.split('/').map(slug).collect::<Vec<_>>().join("_");
    // An underscore stands for a slash, so one that was typed is a change like any other.
    let is_kept = is_markdown && !stem.contains('_') && slug == stem.replace('/', "_");
    match (is_kept, slug.is_empty()) {
        (true, _) => format!("briefs/{slug}"),
        (false, true) => format!("briefs/{}", short_hash(file.as_str())),
        (false, false) => format!("briefs/{slug}-{}", short_hash(file.as_str())),
    }
}

/// The path of the `at`th document, from 0. A dot never occurs in a slug, so continuations take
/// nobody's name.
fn name(path: &str, at: usize) -> DocumentPath {
    if at == 0 { Arc::from(format!("{path}.xhtml")) } else { Arc::from(format!("{path}.{}.xhtml", at + 1)) }
}

impl Anchors {
    /// Headings and typed anchors, each with the document that it stands in.
    fn of(body: &Body, documents: &[DocumentPart]) -> Self {
        let mut found = Holders { headings: vec![0; body.headings.len()], ids: BTreeMap::new() };
        // Of one document nothing need be asked.
        let several = documents.iter().filter(|_| documents.len() > 1);
        for (at, part) in several.enumerate() {
            let notes = body.notes[part.notes.clone()].iter().flat_map(|note| &note.blocks);
            body.blocks[part.blocks.clone()].iter().chain(notes).for_each(|block| found.walk(block, at));
        }
        let mut anchors = Self::default();
        for (heading, at) in body.headings.iter().zip(&found.headings) {
            anchors.add(&heading.anchor, &heading.id, &documents[*at].path);
            if !is_of_its_words(&heading.anchor, &heading.text) {
                anchors.given.insert(github_slug(&heading.text), heading.anchor.clone());
            }
        }
        for typed in &body.anchors {
            let at = found.ids.get(typed.id.as_str()).copied().unwrap_or_default();
            anchors.add(&typed.anchor, &typed.id, &documents[at].path);
        }
        anchors
    }

    fn add(&mut self, name: &str, id: &str, document: &DocumentPath) {
        let at = self.places.len();
        self.places.push((document.clone(), id.to_owned()));
        // An id can be linked to as well, but the names that editors see go first.
        self.by_name.entry(name.to_owned()).or_insert(at);
        self.by_id.entry(id.to_owned()).or_insert(at);
    }

    fn find(&self, fragment: &str) -> Option<&(DocumentPath, String)> {
        // GitHub writes a dotted capital I as two letters.
        let plain = || self.by_name.get(fragment.replace("i\u{307}", "i").as_str());
        let at = self.by_name.get(fragment).or_else(|| self.by_id.get(fragment)).or_else(plain)?;
        self.places.get(*at)
    }
}

/// Whether a heading is called by its own words.
fn is_of_its_words(anchor: &str, text: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    letters(anchor).eq(letters(text))
}

/// Which document, by its number, holds each heading and each id.
struct Holders<'a> {
    headings: Vec<usize>,
    ids: BTreeMap<&'a str, usize>,
}

impl<'a> Holders<'a> {
    fn walk(&mut self, node: &'a Node, document: usize) {
        match node {
            Node::Heading(index, children) => {
                self.headings[*index] = document;
                children.iter().for_each(|child| self.walk(child, document));
            }
            Node::Element(element) => {
                let id = element.attributes.iter().find(|(name, _)| *name == "id");
                self.ids.extend(id.map(|(_, id)| (id.as_str(), document)));
                element.children.iter().for_each(|child| self.walk(child, document));
            }
            Node::Link(_, children) => children.iter().for_each(|child| self.walk(child, document)),
            Node::Text(_) | Node::Picture(_) | Node::NoteReference(..) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::files::{MemoryFiles, Texts};
    use crate::read::saved_page::ReadOptions;
    use crate::{manifest, read};

    #[test]
    fn a_chapter_is_linked_to_by_its_title_unless_a_heading_has_that_name() {
        let text = "---\ntitle: Low Water\n---\nA.\n\n## The Offer\n\nB.\n\n## Low Water\n";
        let read = |text: &str| {
            let files = MemoryFiles::new()
                .with("a.md", text)
                .with("m.yaml", "title: A\nlanguage: en\nbriefs: [a.md]");
            let (mut diagnostics, mut texts) = (Diagnostics::default(), Texts::new());
            let manifest =
                manifest::read(&files, &FilePath::new("m.yaml"), &mut diagnostics, &mut texts).unwrap();
            let briefs = read::read(&files, &manifest, &ReadOptions::default(), &mut diagnostics, &mut texts);
            Directory::new(&files, &manifest, &briefs, Sources::default())
        };
        let id = |text: &str, name: &str| {
            let directory = read(text);
            match directory.placement(&FilePath::new("a.md")).unwrap().find(name) {
                Found::At(_, id) => Some(id),
                Found::Unknown | Found::Missing(_) => None,
            }
        };
        assert_eq!(id(text, "low-water").as_deref(), Some("s-low-water"));
        let (text, _) = text.split_once("\n\n## Low").unwrap();
        assert_eq!(id(text, "low-water").as_deref(), Some("title"));
        assert_eq!(id(text, "the-offer").as_deref(), Some("s-the-offer"));
    }

    #[test]
    fn a_document_is_named_by_its_own_file_alone() {
        let path = |file: &str| document_path(&FilePath::new(file));
        assert_eq!(path("briefs/geneva.md"), "briefs/briefs_geneva");
        assert_eq!(path("geneva.md"), "briefs/geneva");
        let others = ["Geneva.md", "geneva.txt", "a_b.md", "a/b.md", "../geneva.md", "ژنو.md", "génève.md"];
        let names: std::collections::BTreeSet<_> = others.iter().map(|file| path(file)).collect();
        assert_eq!(names.len(), others.len());
        assert!(names.iter().all(|name| {
            name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"/_-".contains(&b))
        }));
    }
}
