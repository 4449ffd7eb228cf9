//! Finds the main text of a page, which is a library's work.

use dom_query::Document;
use dom_smoothie::Readability;

use super::sites::SiteRule;
use crate::model::Metadata;

/// The main text, as a document of its own.
pub fn find(document: Document, rule: Option<&SiteRule>, _metadata: &Metadata) -> Document {
    if let Some(rule) = rule {
        rule.remove.iter().for_each(|selector| document.select(selector).remove());
        let named = rule.body.iter().map(|selector| document.select(selector)).find(|found| found.exists());
        if let Some(named) = named {
            return Document::from(named.html());
        }
    }
    let article = Readability::with_document(document, None, None).and_then(|mut found| found.parse());
    article.map_or_else(|_| Document::default(), |article| Document::from(article.content))
}
