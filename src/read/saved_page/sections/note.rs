//! The line about the author that closes a text.

use dom_query::{Document, NodeRef};

use super::lines::{pieces, said_of};
use super::{Context, authors, evidence, spaced_text};
use crate::read::page::Page;
use crate::read::page_text::closing::unmarked;
use crate::read::page_text::labels::LABELS;
use crate::read::saved_page::classes::{self, CLASSES};
use crate::read::saved_page::words::words;

/// How many words after the name its verb may stand.
const REACH: usize = 14;

/// Takes the last paragraph of its parent, if it says of an author of the text what he is.
pub fn take(ctx: &Context, document: &Document, page: &mut Page) {
    let credits = page.metadata.authors.as_deref().unwrap_or_default();
    let names: Vec<String> = credits.iter().map(|credit| authors::name(credit).to_owned()).collect();
    if names.is_empty() {
        return;
    }
    let paragraphs = document.select("p").nodes().to_vec();
    let last =
        paragraphs.iter().rev().find(|node| is_last(node) && speaks_of(&spaced_text(node, 1_200), &names));
    let Some(node) = last else { return };
    let mut content = Vec::new();
    pieces(ctx, node, 0, &mut content);
    let note = unmarked(&said_of(&names, content)).to_owned();
    // A bio in a box says the same.
    let is_bio = page
        .metadata
        .authors
        .iter()
        .flatten()
        .filter_map(|credit| credit.bio.as_ref())
        .any(|bio| bio.value == note);
    if !is_bio {
        evidence(page, "author_note", "the last paragraph");
        page.metadata.author_note = Some(ctx.placed(note));
    }
    node.remove_from_parent();
}

/// Whether no prose follows an element in its parent, but for what the house says of itself, and some
/// stands before it.
fn is_last(node: &NodeRef<'_>) -> bool {
    let is_prose = |node: &NodeRef<'_>| {
        let is_paragraph = |node: &NodeRef<'_>| node.has_name("p") && spaced_text(node, 200).len() > 80;
        is_paragraph(node) || node.descendants_it().any(|inner| is_paragraph(&inner))
    };
    let is_of_the_house = |node: &NodeRef<'_>| {
        CLASSES.disclaimers.stand_in(&classes::of(node))
            || words().frame_of(&spaced_text(node, 400)).is_some()
    };
    let after = std::iter::successors(node.next_element_sibling(), NodeRef::next_element_sibling);
    let before = std::iter::successors(node.prev_element_sibling(), NodeRef::prev_element_sibling);
    let mut after = after.filter(|after| !is_of_the_house(after));
    !after.any(|after| is_prose(&after)) && before.into_iter().any(|above| is_prose(&above))
}

/// "Ada Lind, a hydrologist, is a fellow …": the name near the beginning, then a verb of being.
fn speaks_of(text: &str, names: &[String]) -> bool {
    let text = unmarked(text);
    names.iter().any(|name| {
        let Some(at) = text.find(name.as_str()).filter(|at| *at <= 40) else { return false };
        let after = &text[at + name.len()..];
        let is_his = after.starts_with([' ', ',', '\n', ' ']);
        let mut words = after.split_whitespace().take(REACH);
        is_his
            && text.len() < 1_000
            && words.any(|word| LABELS.copulas.contains(word.to_lowercase().as_str()))
    })
}
