//! Turns whatever a reader saved into an editable brief: front matter and Markdown, or JSON.
//!
//! The command `import` calls it for every file, and `init` to learn what a folder holds. What is
//! written here is what the manifest's own readers read, so a page that is listed as it is and the
//! Markdown that is made of it give the same chapter. Texts keep the characters of the page: they
//! are set in the typography of their language when the book is built, and once only.

mod explain;
mod fault;
mod front_matter;
mod json;
mod left_out;
mod open;
mod pictures;
mod settle;
#[cfg(test)]
mod tests;
mod wanted;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Refused;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::files::{FilePath, Files, Texts};
use crate::model::{Date, Metadata, address};
use crate::read::blocks::{Block, BlockKind};
use crate::read::page::{Cut, Evidence};
use crate::read::saved_page::sites::SiteRules;
use crate::read::{SourceKind, to_markdown};
use fault::Fault;

pub use wanted::{Wanted, wanted_pictures};

/// What a caller knows of a page that the page may not say itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the file is, where its name is not to say so.
    pub kind: Option<SourceKind>,
    /// Whether the user says so: then the content of the file is not asked.
    pub is_kind_said: bool,
    /// The absolute address that the page was fetched from.
    pub address: Option<String>,
    /// The charset that the server declared.
    pub charset: Option<String>,
    /// The day on which it was fetched.
    pub accessed: Option<Date>,
    /// Pictures that were fetched with it, by their addresses.
    pub parts: BTreeMap<String, Arc<[u8]>>,
    /// Rules for the markup of sites, which go before our own.
    pub sites: SiteRules,
    /// The day of the import: a later date on a page is reported.
    pub today: Option<Date>,
}

/// A brief as it was imported, and how it was come by.
#[derive(Debug)]
pub struct Imported {
    /// What it says about itself, every value as front matter gives it back.
    pub metadata: Metadata,
    /// The body, as Markdown.
    pub body: String,
    /// The pictures of the body, by the relative address that the body has for each.
    pub pictures: BTreeMap<String, Arc<[u8]>>,
    /// Where each field came from.
    pub evidence: Vec<Evidence>,
    /// What was left out.
    pub cuts: Vec<Cut>,
    /// What an editor will want to look at.
    pub warnings: Vec<Diagnostic>,
    /// The texts read, which the warnings point into.
    pub texts: Texts,
    file: FilePath,
    kind: SourceKind,
    /// The blocks of which the body was made, where it was made of blocks.
    blocks: Vec<Block>,
}

/// Imports one file.
///
/// # Errors
/// The file cannot be read, no reader knows it, or there is nothing in it to read.
///
/// ```
/// use briefbook::files::{FilePath, MemoryFiles};
///
/// let files = MemoryFiles::new().with("geneva.md", "---\ntitle: Geneva\n---\n\nThey met on 19 July.\n");
/// let options = briefbook::import::Options::default();
///
/// let imported = briefbook::import(&files, &FilePath::new("geneva.md"), &options).expect("a brief");
/// assert_eq!(imported.to_markdown(), "---\ntitle: Geneva\n---\n\nThey met on 19 July.\n");
/// ```
pub fn import(files: &dyn Files, path: &FilePath, options: &Options) -> Result<Imported, Refused> {
    let mut diagnostics = Diagnostics::default();
    let mut texts = Texts::new();
    let imported = read(files, path, options, &mut diagnostics, &mut texts);
    match imported {
        Some(imported) if !diagnostics.has_errors() => {
            Ok(Imported { warnings: diagnostics.into_vec(), texts, ..imported })
        }
        Some(_) | None => Err(Refused { diagnostics: diagnostics.into_vec(), texts }),
    }
}

fn read(
    files: &dyn Files,
    path: &FilePath,
    options: &Options,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Option<Imported> {
    let opened = open::open(files, path, options, diagnostics, texts)?;
    let mut page = opened.page;
    if let (None, Some(day)) = (&page.metadata.accessed, options.accessed) {
        page.metadata.accessed = Some(settle::said_by(path, day));
        page.evidence.push(Evidence { field: "accessed", from: "the day of the import".to_owned() });
    }
    let mut metadata = settle::metadata(page.metadata, &mut page.cut);
    let mut body = settle::body(&page.markdown.text);
    if metadata.title.is_none()
        && let Some((title, rest)) = settle::leading_title(path, &body)
    {
        metadata.title = Some(settle::said_by(path, title));
        page.evidence.push(Evidence { field: "title", from: "the first heading".to_owned() });
        body = rest;
        // Blocks before the heading have nothing to read, or the body would not begin with it.
        let heading = page.blocks.iter().position(|block| matches!(block.kind, BlockKind::Heading(..)));
        page.blocks.drain(..heading.map_or(0, |at| at + 1));
    }
    if body.is_empty() {
        diagnostics.push(Fault::NothingToRead { path: path.clone() });
        return None;
    }
    if metadata.title.is_none() && !body.starts_with('#') {
        diagnostics.push(Fault::NoTitle { path: path.clone() });
    }
    let mut pictures = page.pictures;
    pictures::take_in(files, path, opened.kind, &body, &mut pictures, diagnostics);
    Some(Imported {
        metadata,
        body,
        pictures,
        evidence: page.evidence,
        cuts: page.cut,
        warnings: Vec::new(),
        texts: Texts::new(),
        file: path.clone(),
        kind: opened.kind,
        blocks: page.blocks,
    })
}

impl Imported {
    /// The brief as a Markdown file: front matter in the manifest's vocabulary, and the body. To
    /// import it again changes nothing.
    pub fn to_markdown(&self) -> String {
        let front_matter = front_matter::write(&self.metadata);
        // A body may begin with what would be read as front matter, if there were none before it.
        if front_matter.is_empty() && !self.body.starts_with("---") {
            return self.body.clone();
        }
        format!("---\n{front_matter}---\n\n{}", self.body)
    }

    /// The brief as one JSON object; what is not known is null or empty.
    pub fn to_json(&self) -> String {
        json::write(self)
    }

    /// Where each field came from and what was cut, in lines for people.
    pub fn explain(&self) -> Vec<String> {
        explain::lines(self)
    }

    /// The pictures as files beside the brief: the body has each by an address, in which a space may
    /// stand as `%20`. No path leaves the folder of the brief.
    pub fn picture_files(&self) -> impl Iterator<Item = (FilePath, &Arc<[u8]>)> {
        let file = |name: &str| FilePath::new(&address::percent_decoded(name));
        let files = self.pictures.iter().map(move |(name, bytes)| (file(name), bytes));
        files.filter(|(path, _)| !path.leaves_folder())
    }

    /// Puts the pictures of a page into a folder of their own beside the brief, under names that
    /// can be typed. Markdown keeps the names that its editor gave.
    #[must_use]
    pub fn with_pictures_in(mut self, folder: &str) -> Self {
        match self.kind {
            SourceKind::Markdown => {}
            SourceKind::PageText | SourceKind::SavedPage => {
                let names = pictures::names(&self.pictures, folder);
                pictures::rename(&mut self.blocks, &names);
                self.body = settle::body(&to_markdown::write(&self.blocks).text);
                let old = std::mem::take(&mut self.pictures);
                let renamed = |(name, bytes)| Some((names.get(&name)?.clone(), bytes));
                self.pictures = old.into_iter().filter_map(renamed).collect();
            }
        }
        self
    }
}
