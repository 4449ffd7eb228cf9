//! Where everything stands in the book: the documents of every listed file, and what a link to it
//! can name.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;

use super::address;
use super::fault::Fault;
use super::split::{Share, split};
use crate::diagnostic::{Diagnostics, Place};
use crate::files::FilePath;
use crate::manifest::{Item, Manifest, Part};
use crate::model::anthology::{DocumentPart, DocumentPath};
use crate::model::{Body, Brief, Node};
use crate::read::Briefs;
use crate::xml::slug::{distinct_slug, short_hash, slug};

/// Everything that a link can lead to.
#[derive(Debug)]
pub struct Directory {
    placements: IndexMap<FilePath, Placement>,
    /// Which file is the brief of an original page, by the page's key.
    by_source: BTreeMap<String, FilePath>,
}

/// Where one listed file stands in the book.
#[derive(Debug)]
pub struct Placement {
    /// Its documents, at least one.
    pub documents: Vec<DocumentPart>,
    /// What a link can name in it; `None` where a fault kept the file from being read.
    anchors: Option<Vec<AnchorPlace>>,
}

#[derive(Debug)]
struct AnchorPlace {
    names: [String; 2],
    document: DocumentPath,
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
    /// Gives every listed file its place. Two briefs that claim one original page are a fault.
    pub fn new(manifest: &Manifest, briefs: &Briefs, diagnostics: &mut Diagnostics) -> Self {
        let introductions = introductions(manifest);
        let placements = briefs.par_iter().map(|(file, brief)| {
            let placement = match (introductions.get(file), brief) {
                (Some(path), brief) => Placement::whole(path, brief.as_ref()),
                (None, Some(brief)) => Placement::split(&document_path(file), brief),
                (None, None) => Placement::whole(&document_path(file), None),
            };
            (file.clone(), placement)
        });
        let placements = placements.collect();
        let mut by_source: BTreeMap<String, (FilePath, Place)> = BTreeMap::new();
        for (file, brief) in briefs {
            let source = brief.as_ref().and_then(|brief| brief.metadata.source.as_ref());
            let Some(source) = source else { continue };
            let key = address::key(&source.value);
            if let Some((_, first)) = by_source.get(&key) {
                let (place, address) = (source.place.clone(), source.value.clone());
                diagnostics.push(Fault::DuplicateSource { place, address, first: first.clone() });
            } else {
                by_source.insert(key, (file.clone(), source.place.clone()));
            }
        }
        let by_source = by_source.into_iter().map(|(key, (file, _))| (key, file)).collect();
        Self { placements, by_source }
    }

    /// The place of a listed file.
    pub fn placement(&self, file: &FilePath) -> Option<&Placement> {
        self.placements.get(file)
    }

    /// The listed file that is the brief of an original page.
    pub fn brief_of_page(&self, absolute: &str) -> Option<&FilePath> {
        self.by_source.get(&address::key(absolute))
    }

    /// Every listed file, in reading order.
    pub fn files(&self) -> impl Iterator<Item = &FilePath> {
        self.placements.keys()
    }
}

impl Placement {
    /// One document, however long.
    fn whole(path: &str, brief: Option<&Brief>) -> Self {
        let blocks = 0..brief.map_or(0, |brief| brief.body.blocks.len());
        let notes = 0..brief.map_or(0, |brief| brief.body.notes.len());
        let documents = vec![DocumentPart { path: name(path, 0), blocks, notes }];
        let anchors = brief.map(|brief| anchors(&brief.body, &documents));
        Self { documents, anchors }
    }

    /// As many documents as the brief's length asks for.
    fn split(path: &str, brief: &Brief) -> Self {
        let parts = split(&brief.body).into_iter().enumerate();
        let documents: Vec<_> = parts
            .map(|(at, Share { blocks, notes })| DocumentPart { path: name(path, at), blocks, notes })
            .collect();
        let anchors = Some(anchors(&brief.body, &documents));
        Self { documents, anchors }
    }

    /// The document that the file begins in.
    pub fn first_document(&self) -> &DocumentPath {
        &self.documents[0].path
    }

    /// Looks for what a link calls `#fragment`.
    pub fn find(&self, fragment: &str) -> Found<'_> {
        let Some(anchors) = &self.anchors else { return Found::Unknown };
        match anchors.iter().find(|anchor| anchor.names.iter().any(|name| name == fragment)) {
            Some(anchor) => Found::At(anchor.document.clone(), anchor.names[0].clone()),
            None => {
                let names = anchors.iter().map(|anchor| anchor.names[1].as_str());
                Found::Missing(crate::diagnostic::did_you_mean(fragment, names))
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
        paths.push(if again == 0 { path } else { format!("{path}.{}", again + 1) });
    }
    paths
}

fn parts(manifest: &Manifest) -> impl Iterator<Item = &Part> {
    manifest.items.iter().filter_map(|item| match item {
        Item::Part(part) => Some(part),
        Item::Brief(_) => None,
    })
}

/// The document of each part, in order.
pub fn part_documents(manifest: &Manifest) -> Vec<DocumentPath> {
    part_paths(manifest).iter().map(|path| name(path, 0)).collect()
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

/// Headings and typed anchors: `names` are the id in the document, and what a link calls it.
fn anchors(body: &Body, documents: &[DocumentPart]) -> Vec<AnchorPlace> {
    let last = &documents[documents.len() - 1].path;
    let mut document_of_heading = vec![last.clone(); body.headings.len()];
    if documents.len() > 1 {
        for part in documents {
            for block in nodes(body, part) {
                for_each_heading(block, &mut |index| document_of_heading[index] = part.path.clone());
            }
        }
    }
    let headings = body.headings.iter().zip(document_of_heading).map(|(heading, document)| AnchorPlace {
        names: [heading.id.clone(), heading.anchor.clone()],
        document,
    });
    let typed = body.anchors.iter().map(|anchor| AnchorPlace {
        names: [anchor.id.clone(), anchor.anchor.clone()],
        document: document_of_id(body, documents, &anchor.id).unwrap_or(last).clone(),
    });
    headings.chain(typed).collect()
}

/// The blocks of one document, and those of its notes.
fn nodes<'a>(body: &'a Body, part: &DocumentPart) -> impl Iterator<Item = &'a Node> {
    let notes = body.notes[part.notes.clone()].iter().flat_map(|note| &note.blocks);
    body.blocks[part.blocks.clone()].iter().chain(notes)
}

fn for_each_heading(node: &Node, f: &mut impl FnMut(usize)) {
    match node {
        Node::Heading(index, children) => {
            f(*index);
            children.iter().for_each(|child| for_each_heading(child, f));
        }
        Node::Element(element) => element.children.iter().for_each(|child| for_each_heading(child, f)),
        Node::Link(_, children) => children.iter().for_each(|child| for_each_heading(child, f)),
        Node::Text(_) | Node::Picture(_) | Node::NoteReference(..) => {}
    }
}

fn document_of_id<'a>(body: &Body, documents: &'a [DocumentPart], id: &str) -> Option<&'a DocumentPath> {
    let holds = |part: &&DocumentPart| nodes(body, part).any(|node| has_id(node, id));
    documents.iter().find(holds).map(|part| &part.path)
}

fn has_id(node: &Node, id: &str) -> bool {
    match node {
        Node::Element(element) => {
            element.attributes.iter().any(|(name, value)| *name == "id" && value == id)
                || element.children.iter().any(|child| has_id(child, id))
        }
        Node::Heading(_, children) | Node::Link(_, children) => {
            children.iter().any(|child| has_id(child, id))
        }
        Node::Text(_) | Node::Picture(_) | Node::NoteReference(..) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
