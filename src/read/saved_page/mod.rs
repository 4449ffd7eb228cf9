//! The reader of saved web pages: HTML becomes metadata and a body.
//!
//! Called for every `.html` brief, and for what MHTML files and addresses hold. The steps, in order:
//! what the page says of itself in its head and its byline ([`metadata`]), the labelled sections
//! round the text ([`sections`]), the main text ([`main_text`]), and its blocks ([`body`]).

mod body;
mod main_text;
mod metadata;
mod sections;
pub mod sites;

use std::collections::BTreeMap;
use std::sync::Arc;

use dom_query::Document;

use super::page::Page;
use super::to_markdown;
use crate::diagnostic::Diagnostics;
use crate::files::FilePath;
use crate::model::Date;
use sites::SiteRules;

/// A page as it was saved: its HTML, and what came with it.
#[derive(Debug, Clone, Default)]
pub struct SavedPage {
    /// The HTML, decoded.
    pub html: Arc<str>,
    /// The absolute address that it was saved from, where the container or the caller knows it.
    pub address: Option<String>,
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
pub fn read(file: &FilePath, saved: &SavedPage, diagnostics: &mut Diagnostics) -> Page {
    read_with(file, saved, &ReadOptions::default(), diagnostics)
}

/// Reads a saved web page by more than is known here.
pub fn read_with(
    file: &FilePath,
    saved: &SavedPage,
    options: &ReadOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Page {
    let document = Document::from(&*saved.html);
    let mut page = Page::default();
    let address = metadata::address(&document, saved);
    let rule = sites::rule_for(options.rules, saved.address.as_deref().or(address.as_deref()));
    metadata::read(&document, file, saved, rule, options, &mut page, diagnostics);
    sections::take(&document, file, rule, &mut page);
    let text = main_text::find(document, rule, &page.metadata);
    page.blocks = body::blocks(&text, saved, &mut page, diagnostics);
    page.markdown = to_markdown::write(&page.blocks);
    page
}
