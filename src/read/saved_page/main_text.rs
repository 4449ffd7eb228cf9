//! Finds the main text of a page, which is a library's work.
//!
//! A site's own rule goes first, then dom_smoothie's port of Readability. What neither finds is not
//! lost: the whole page is the text then, and a warning says so.

use dom_query::{Document, Selection};
use dom_smoothie::{Config, Readability};

use super::fault::Fault;
use super::sites::SiteRule;
use crate::diagnostic::Diagnostics;
use crate::files::FilePath;

/// The main text, as a document of its own.
pub fn find(
    document: Document,
    rule: Option<&SiteRule>,
    file: &FilePath,
    diagnostics: &mut Diagnostics,
) -> Document {
    if let Some(rule) = rule {
        rule.remove
            .iter()
            .filter_map(|selector| document.try_select(selector))
            .for_each(|found| found.remove());
        let named = rule.body.iter().filter_map(|selector| document.try_select(selector));
        if let Some(named) = named.into_iter().find(has_text) {
            return Document::from(outermost(&named));
        }
    }
    let whole = document.select_single("body").html();
    // Classes, ids and `data-` say more about an element than its place does, and steps after this
    // one go by them.
    let config = Config { keep_classes: true, disable_json_ld: false, ..Config::default() };
    let article =
        Readability::with_document(document, None, Some(config)).and_then(|mut found| found.parse());
    match article {
        Ok(article) if !article.text_content.trim().is_empty() => Document::from(article.content),
        Ok(_) | Err(_) => {
            let text = Document::from(whole);
            if has_text(&text.select("body")) {
                diagnostics.push(Fault::NoMainText { file: file.clone() });
            }
            text
        }
    }
}

/// The HTML of all that a selector found; what stands inside another find is not said twice.
fn outermost(found: &Selection<'_>) -> String {
    let nodes = found.nodes();
    let is_inside = |node: &dom_query::NodeRef<'_>| {
        node.ancestors_it(None).any(|ancestor| nodes.iter().any(|other| other.id == ancestor.id))
    };
    nodes.iter().filter(|node| !is_inside(node)).map(|node| node.html().to_string()).collect()
}

fn has_text(found: &Selection<'_>) -> bool {
    !found.text().trim().is_empty()
}
