//! One reader per kind of file, and what a brief alone can tell.
//!
//! Called once, between manifest and assembly. Each listed file is read on whatever core is free;
//! what it says about itself is merged with what the manifest says about it, and set in the
//! typography of its language. Everything that needs to know another brief is left to
//! [`crate::assemble`].

pub mod blocks;
mod calendar;
pub mod clip;
pub mod credits;
pub(crate) mod emphasis;
mod fault;
pub(crate) mod frame;
mod headings;
pub mod markdown;
mod merge;
#[cfg(test)]
mod pace;
pub mod page;
pub mod page_file;
mod page_pictures;
pub mod page_text;
pub(crate) mod related;
pub mod saved_page;
mod stray_notes;
pub mod to_markdown;
mod tongue;
pub mod typography;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::binary::recognise;
use crate::files::{FilePath, Files, Identity, Texts, Wanted, read_page, read_text};
use crate::language::Language;
use crate::manifest::{Entry, Item, Manifest, front_matter};
use crate::model::address::percent_decoded;
use crate::model::{Brief, Metadata, Placed};
use fault::Fault;
use saved_page::ReadOptions;

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
    Introduction(&'a Placed<String>),
}

/// Reads every listed file, in reading order.
pub fn read(
    files: &dyn Files,
    manifest: &Manifest,
    options: &ReadOptions<'_>,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Briefs {
    let reader = Reader { files, book_language: &manifest.language, options };
    let results: Vec<_> = listed(manifest)
        .into_par_iter()
        .map(|(path, entry, purpose)| {
            let mut found = Found::default();
            let brief = reader.read(path, entry, purpose, &mut found);
            (path, brief, found, files.identity(&path.value))
        })
        .collect();
    let mut briefs = Briefs::with_capacity(results.len());
    let mut first_of: BTreeMap<Identity, &Placed<FilePath>> = BTreeMap::new();
    for (path, brief, found, identity) in results {
        texts.extend(found.texts);
        // One file under two names is one brief, and its faults are told once.
        if let Some(first) = identity.as_ref().and_then(|identity| first_of.get(identity)) {
            let (known, first) = (first.value.clone(), first.place.clone());
            let (place, path) = (path.place.clone(), path.value.clone());
            diagnostics.push(Fault::SameFile { place, path: path.clone(), known, first });
            briefs.insert(path, None);
            continue;
        }
        first_of.extend(identity.map(|identity| (identity, path)));
        diagnostics.append(found.diagnostics);
        briefs.insert(path.value.clone(), brief);
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
                let purpose = Purpose::Introduction(&part.title);
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
    options: &'a ReadOptions<'a>,
}

/// The kinds of file that can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// Markdown with front matter.
    Markdown,
    /// A page saved as text.
    PageText,
    /// A page saved from a browser, alone or with its pictures.
    SavedPage,
}

impl SourceKind {
    /// What a file is by its ending; `None` if no reader knows it.
    pub fn of(path: &FilePath) -> Option<Self> {
        match path.extension().as_str() {
            "md" | "markdown" | "mdown" | "mkd" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::PageText),
            "html" | "htm" | "xhtml" | "mht" | "mhtml" => Some(Self::SavedPage),
            _ => None,
        }
    }

    /// What some text looks like that has no name.
    pub fn sniff(text: &str) -> Self {
        let start = text.trim_start_matches('\u{FEFF}').trim_start();
        let tag = start.get(..1) == Some("<")
            && start[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?');
        if tag {
            Self::SavedPage
        } else if clip::is_clip(text) {
            Self::PageText
        } else if text.trim_start_matches('\u{FEFF}').starts_with("---") || start.starts_with("# ") {
            Self::Markdown
        } else {
            Self::PageText
        }
    }
}

/// A file as its own reader leaves it: what it says of itself, its Markdown, and its pictures.
struct Parts {
    metadata: Metadata,
    markdown: Markdown,
    pictures: BTreeMap<FilePath, Arc<[u8]>>,
}

enum Markdown {
    /// Bytes of the text of the file itself.
    InFile(Arc<str>, Range<usize>),
    /// Made of a page, and able to tell where each piece came from.
    Made(to_markdown::Markdown),
}

impl Markdown {
    fn text(&self) -> &str {
        match self {
            Self::InFile(text, range) => &text[range.clone()],
            Self::Made(made) => &made.text,
        }
    }
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
        let parts = match kind {
            SourceKind::Markdown => self.markdown(path, found)?,
            SourceKind::PageText | SourceKind::SavedPage => self.page(kind, path, found)?,
        };
        let unsaid = || self.unsaid_language(parts.markdown.text());
        let mut merged = merge::merge(entry.map(|entry| &entry.metadata), parts.metadata, unsaid);
        calendar::settle(merged.metadata.date.as_mut(), &merged.language, &mut found.diagnostics);
        stray_notes::take(&mut merged.metadata, &mut found.diagnostics);
        let emphasis = merge::typeset(&mut merged.metadata, &merged.language);
        let body = match parts.markdown {
            Markdown::InFile(text, range) => {
                let source = Source { file: file.shared(), text: &text, range };
                markdown::body(&source, &merged.language, &mut found.diagnostics)
            }
            Markdown::Made(made) => made_body(file, &made, &merged.language, &mut found.diagnostics),
        };
        let mut brief = Brief {
            file: file.clone(),
            language: merged.language,
            metadata: merged.metadata,
            emphasis,
            replaced_credits: merged.replaced_credits,
            body,
            pictures: parts.pictures,
        };
        let title = match purpose {
            Purpose::Brief => None,
            Purpose::Introduction(title) => Some(emphasis::plain(title, &brief.language)),
        };
        if title.is_some() {
            merge::keep_introduction(&mut brief.metadata, &mut found.diagnostics);
        }
        let authors = brief.metadata.authors.take();
        brief.metadata.authors = authors.map(|authors| credits::parted(authors, &mut found.diagnostics));
        headings::settle(&mut brief, title.as_deref(), &mut found.diagnostics);
        check(brief, &path.place, purpose, &mut found.diagnostics)
    }

    /// The language of a brief that does not say it: the book's, unless its words are plainly English, since
    /// pages in English do not say so.
    fn unsaid_language(&self, text: &str) -> Language {
        let is_foreign = self.book_language.primary() != "en";
        let english = is_foreign.then(|| tongue::english(text.lines())).flatten();
        english.unwrap_or_else(|| self.book_language.clone())
    }

    /// Markdown that somebody wrote is its own body; what a clipper made of a page is read as that page.
    fn markdown(&self, path: &Placed<FilePath>, found: &mut Found) -> Option<Parts> {
        let text = read_text(self.files, &path.value, Wanted::Briefs, &path.place, &mut found.texts)
            .map_err(|fault| found.diagnostics.push(fault))
            .ok()?;
        if let Some(clip) = page_file::clip(&text) {
            return self.parts(&clip, path, found);
        }
        let (metadata, range) = front_matter(&path.value.shared(), &text, &mut found.diagnostics)?;
        Some(Parts { metadata, markdown: Markdown::InFile(text, range), pictures: BTreeMap::new() })
    }

    fn page(&self, kind: SourceKind, path: &Placed<FilePath>, found: &mut Found) -> Option<Parts> {
        let bytes = read_page(self.files, &path.value, &path.place)
            .map_err(|fault| found.diagnostics.push(fault))
            .ok()?;
        let given = page_file::Given {
            file: &path.value,
            bytes: &bytes,
            kind,
            is_said: false,
            charset: None,
            listed_at: &path.place,
        };
        let opened = page_file::open(&given, &mut found.diagnostics, &mut found.texts)?;
        drop(bytes);
        self.parts(&opened, path, found)
    }

    fn parts(&self, opened: &page_file::Opened, path: &Placed<FilePath>, found: &mut Found) -> Option<Parts> {
        let page = opened.read(self.files, &path.value, self.options, &mut found.diagnostics)?;
        let beside = |address: &str| path.value.sibling(&percent_decoded(address));
        let pictures = page.pictures.into_iter().map(|(address, bytes)| (beside(&address), bytes)).collect();
        Some(Parts { metadata: page.metadata, markdown: Markdown::Made(page.markdown), pictures })
    }

    /// Why a file of an unknown ending is not read: it may not be there at all, or be a folder.
    fn unknown_format(&self, path: &Placed<FilePath>) -> Diagnostic {
        match read_page(self.files, &path.value, &path.place) {
            Ok(bytes) => {
                let (known, listed_at) = (recognise(&bytes), path.place.clone());
                Fault::UnknownFormat { path: path.value.clone(), known, listed_at }.into()
            }
            Err(fault) => fault.into(),
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
