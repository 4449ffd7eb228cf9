//! One reader per kind of file, and what a brief alone can tell.
//!
//! Called once, between manifest and assembly. Each listed file is read on whatever core is free;
//! what it says about itself is merged with what the manifest says about it, and set in the
//! typography of its language. Everything that needs to know another brief is left to
//! [`crate::assemble`].

pub mod blocks;
pub mod dates;
mod fault;
mod headings;
pub mod markdown;
mod merge;
pub mod page;
pub mod page_text;
pub mod saved_page;
pub mod to_markdown;
pub mod typography;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::{self, FilePath, Files, Texts, read_text};
use crate::language::Language;
use crate::manifest::{Entry, Item, Manifest, front_matter};
use crate::model::{Brief, Metadata, Placed};
use fault::Fault;

/// Markdown inside a text: all places that come of it are bytes of the whole text.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The file that it was read from.
    pub file: Arc<str>,
    /// The whole text.
    pub text: &'a str,
    /// The bytes that are Markdown.
    pub range: Range<usize>,
}

/// Every listed file in reading order; `None` where a fault kept it from being read.
pub type Briefs = IndexMap<FilePath, Option<Brief>>;

/// What a listed file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose<'a> {
    /// A brief, or a text of front or back matter.
    Brief,
    /// The introduction of a part, which has this title.
    Introduction(&'a str),
}

/// Reads every listed file, in reading order.
pub fn read(
    files: &dyn Files,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Briefs {
    let reader = Reader { files, book_language: &manifest.language };
    let results: Vec<_> = listed(manifest)
        .into_par_iter()
        .map(|(path, entry, purpose)| {
            let mut found = Found::default();
            let brief = reader.read(path, entry, purpose, &mut found);
            (path.value.clone(), brief, found)
        })
        .collect();
    let mut briefs = Briefs::with_capacity(results.len());
    for (path, brief, found) in results {
        diagnostics.append(found.diagnostics);
        texts.extend(found.texts);
        briefs.insert(path, brief);
    }
    briefs
}

type Listed<'a> = (&'a Placed<FilePath>, Option<&'a Entry>, Purpose<'a>);

fn listed(manifest: &Manifest) -> Vec<Listed<'_>> {
    fn brief(entry: &Entry) -> Listed<'_> {
        (&entry.path, Some(entry), Purpose::Brief)
    }
    let mut listed: Vec<Listed<'_>> = manifest.front.iter().map(brief).collect();
    for item in &manifest.items {
        match item {
            Item::Brief(entry) => listed.push(brief(entry)),
            Item::Part(part) => {
                let purpose = Purpose::Introduction(&part.title.value);
                listed.extend(part.introduction.iter().map(|path| (path, None, purpose)));
                listed.extend(part.briefs.iter().map(brief));
            }
        }
    }
    listed.extend(manifest.back.iter().map(brief));
    // A file that is listed twice was reported by the manifest's reader; the first one counts.
    let mut seen = BTreeSet::new();
    listed.retain(|(path, _, _)| seen.insert(&path.value));
    listed
}

/// What the reading of one file has to say.
#[derive(Default)]
struct Found {
    diagnostics: Diagnostics,
    texts: Texts,
}

struct Reader<'a> {
    files: &'a dyn Files,
    book_language: &'a Language,
}

/// The kinds of file that can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// Markdown with front matter.
    Markdown,
    /// A page saved as text.
    PageText,
}

impl SourceKind {
    /// What a file is by its ending; `None` if no reader knows it.
    pub fn of(path: &FilePath) -> Option<Self> {
        match path.extension().as_str() {
            "md" | "markdown" | "mdown" | "mkd" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::PageText),
            _ => None,
        }
    }
}

/// A file as its own reader leaves it: what it says of itself, and its Markdown.
struct Parts {
    metadata: Metadata,
    markdown: Markdown,
}

enum Markdown {
    /// Bytes of the file itself.
    InFile(Range<usize>),
    /// Made of a page, and able to tell where each piece came from.
    Made(to_markdown::Markdown),
}

impl Reader<'_> {
    fn read(
        &self,
        path: &Placed<FilePath>,
        entry: Option<&Entry>,
        purpose: Purpose<'_>,
        found: &mut Found,
    ) -> Option<Brief> {
        let file = &path.value;
        let Some(kind) = SourceKind::of(file) else {
            found.diagnostics.push(self.unknown_format(path));
            return None;
        };
        let text = read_text(self.files, file, &path.place, &mut found.texts)
            .map_err(|fault| found.diagnostics.push(fault))
            .ok()?;
        let parts = match kind {
            SourceKind::Markdown => {
                let (metadata, range) = front_matter(&file.shared(), &text, &mut found.diagnostics)?;
                Parts { metadata, markdown: Markdown::InFile(range) }
            }
            SourceKind::PageText => {
                let page = page_text::read(file, &text, &mut found.diagnostics);
                Parts { metadata: page.metadata, markdown: Markdown::Made(page.markdown) }
            }
        };
        let merged = merge::merge(entry.map(|entry| &entry.metadata), parts.metadata, self.book_language);
        let body = match parts.markdown {
            Markdown::InFile(range) => {
                let source = Source { file: file.shared(), text: &text, range };
                markdown::body(&source, &merged.language, &mut found.diagnostics)
            }
            Markdown::Made(made) => made_body(file, &made, &merged.language, &mut found.diagnostics),
        };
        let mut brief = Brief {
            file: file.clone(),
            language: merged.language,
            metadata: merged.metadata,
            replaced_credits: merged.replaced_credits,
            body,
        };
        let title = match purpose {
            Purpose::Brief => None,
            Purpose::Introduction(title) => Some(typography::set(title, &brief.language)),
        };
        if title.is_some() {
            merge::keep_introduction(&mut brief.metadata, &mut found.diagnostics);
        }
        headings::settle(&mut brief, title.as_deref(), &mut found.diagnostics);
        check(brief, &path.place, purpose, &mut found.diagnostics)
    }

    /// Why a file of an unknown ending is not read: it may not be there at all, or be a folder.
    fn unknown_format(&self, path: &Placed<FilePath>) -> Diagnostic {
        match read_text(self.files, &path.value, &path.place, &mut Texts::new()) {
            Err(fault @ files::Fault::Unread { .. }) => fault.into(),
            Ok(_) | Err(files::Fault::Binary { .. } | files::Fault::NotUtf8 { .. }) => {
                Fault::UnknownFormat { path: path.value.clone(), listed_at: path.place.clone() }.into()
            }
        }
    }
}

/// Sees that there is something to read under a title. A brief with other faults is handed on, so
/// that the faults of its links are told in the same run.
fn check(
    brief: Brief,
    listed_at: &Place,
    purpose: Purpose<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Brief> {
    if brief.metadata.title.is_none() && purpose == Purpose::Brief {
        diagnostics.push(Fault::MissingTitle { path: brief.file.clone() });
    }
    if !brief.body.blocks.is_empty() {
        return Some(brief);
    }
    // Nesting too deep leaves no body either, and was reported.
    if !diagnostics.as_slice().iter().any(|known| known.code == Code::NestedTooDeep) {
        diagnostics.push(Fault::EmptyBody { path: brief.file.clone(), listed_at: listed_at.clone() });
    }
    None
}

/// Reads Markdown that was made of a page; its places become places of the page.
fn made_body(
    file: &FilePath,
    made: &to_markdown::Markdown,
    language: &Language,
    diagnostics: &mut Diagnostics,
) -> crate::model::Body {
    let mut found = Diagnostics::default();
    let source = Source { file: file.shared(), text: &made.text, range: 0..made.text.len() };
    let mut body = markdown::body(&source, language, &mut found);
    let origin = |place: &mut Place| {
        place.span = place.span.take().and_then(|span| made.place_of(span.start));
    };
    body.places_mut().for_each(origin);
    for mut diagnostic in found.into_vec() {
        diagnostic.labels.iter_mut().for_each(|label| origin(&mut label.place));
        diagnostics.push(diagnostic);
    }
    body
}
