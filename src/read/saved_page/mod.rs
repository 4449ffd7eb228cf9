//! The reader of saved web pages: HTML becomes metadata and a body.
//!
//! Called for every `.html` brief, and for what MHTML files and addresses hold. The steps, in order:
//! what a system wraps it in (`wrappers`), what the page says of itself in its head and its byline
//! (`metadata`), the labelled sections round the text (`sections`), its notes (`notes`), the boxes
//! round it (`prune`), the main text (`main_text`) without what the book prints over it (`dek`), its
//! blocks (`body`), what is left of the frame (`furniture`), and the headings (`outline`).

mod addresses;
mod body;
mod classes;
pub mod container;
mod dek;
mod dress;
mod fault;
mod furniture;
mod indents;
mod main_text;
mod metadata;
mod notes;
mod outline;
pub mod parse;
pub mod printed;
mod prose;
mod prune;
mod sections;
pub mod sites;
mod stacks;
mod wrappers;

pub(crate) use metadata::names::{turned, without_opener};

use std::collections::BTreeMap;
use std::sync::Arc;

use dom_query::Document;

use super::blocks::Block;
use super::fault::Fault;
use super::page::Page;
use super::to_markdown;
use crate::diagnostic::{Diagnostics, Place};
use crate::files::FilePath;
use crate::language::Language;
use crate::model::Date;
use sites::SiteRules;

/// A page as it was saved: its HTML, and what came with it.
#[derive(Debug, Clone, Default)]
pub struct SavedPage {
    /// The HTML, decoded.
    pub html: Arc<str>,
    /// The absolute address that it was saved from, where the container or the caller knows it.
    pub address: Option<String>,
    /// The day on which it was saved, where the container says so.
    pub saved: Option<Date>,
    /// Pictures that came in the same container, by their address: `cid:` or absolute.
    pub parts: BTreeMap<String, Arc<[u8]>>,
}

/// What the reading of pages goes by, besides the page.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReadOptions<'a> {
    /// Rules for sites that the caller brings along; they go before our own.
    pub rules: Option<&'a SiteRules>,
    /// The day on which the page is read: a later date on the page is reported.
    pub today: Option<Date>,
}

/// Reads a saved web page.
pub fn read(
    file: &FilePath,
    saved: &SavedPage,
    options: &ReadOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Page {
    let mut page = Page::default();
    let document = match parse::parse(&saved.html) {
        Ok(document) => document,
        Err(parse::TooComplex { excess, span }) => {
            let place = Place::span(file.shared(), span);
            diagnostics.push(Fault::TooComplex { place, path: file.clone(), excess });
            return page;
        }
    };
    wrappers::undo(&document);
    let address = metadata::address(&document, saved);
    let rule = sites::rule_for(options.rules, saved.address.as_deref().or(address.as_deref()));
    metadata::read(&document, file, saved, rule, options, &mut page, diagnostics);
    let whole = words_of(&document);
    sections::take(&document, file, rule, &mut page);
    let in_sections = whole.saturating_sub(words_of(&document));

    let source = page.metadata.source.as_ref().map(|source| source.value.as_str());
    let addresses = addresses::Addresses::new(&document, saved, source);
    let said = document.select_single("html").attr("lang").and_then(|tag| Language::parse(tag.trim()));
    let language = page.metadata.language.as_ref().map(|language| language.value.clone()).or(said);
    let notes = notes::take(&document);
    sections::take_note(&document, file, &mut page);
    dek::mark(&document, &page.metadata);
    let title = page.metadata.title.as_ref().map(|title| title.value.as_str());
    prune::clear(&document, &mut page.cut);
    let embedded = prune::clear_embedded(&document, &mut page.cut);
    if let Some(first) = embedded.first().cloned() {
        diagnostics.push(fault::Fault::EmbeddedLeftOut { file: file.clone(), count: embedded.len(), first });
    }
    prune::clear_sign_ups(&document, &mut page.cut);
    prune::clear_invitations(&document, &mut page.cut);
    prune::clear_programmes(&document, &mut page.cut);
    prune::clear_columns(&document, &mut page.cut);
    prune::clear_above(&document, title, &mut page.cut);
    body::keep_alignments(&document);
    indents::quote(&document);
    let text = main_text::find(document, rule, file, diagnostics);
    dek::take(&text, &mut page.cut);
    let source =
        body::Source { file, saved, addresses: &addresses, notes: &notes, language: language.as_ref() };
    page.blocks = body::blocks(&text, &source, &mut page, diagnostics);
    let found: usize = page.blocks.iter().map(Block::words).sum();
    furniture::clear(&mut page.blocks, &page.metadata, &mut page.cut);
    let kept: usize = page.blocks.iter().map(Block::words).sum();
    let taken = in_sections + found - kept;
    if taken > kept {
        diagnostics.push(fault::Fault::MoreTakenThanKept { file: file.clone(), taken, kept });
    }
    outline::settle(&mut page.blocks);
    page.markdown = to_markdown::write(&page.blocks);
    page
}

/// The number of words on a page, seen or not.
fn words_of(document: &Document) -> usize {
    document.select_single("body").text().split_whitespace().count()
}

#[cfg(test)]
mod tests;
