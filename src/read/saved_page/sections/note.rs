//! The line about the author that closes a text.

use dom_query::{Document, NodeRef};

use super::lines::pieces;
use super::{Context, authors, evidence};
use crate::read::blocks::{Inline, plain_text};
use crate::read::page::Page;
use crate::read::page_text::closing::unmarked;
use crate::read::page_text::labels::LABELS;
use crate::read::to_markdown::{Setting, inline};

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
    let last = paragraphs
        .iter()
        .rev()
        .find(|node| is_last(node) && speaks_of(&super::spaced_text(node, 1_200), &names));
    let Some(node) = last else { return };
    let mut content = Vec::new();
    pieces(ctx, node, 0, &mut content);
    let markdown = inline(&without_emphasis(content), Setting::Paragraph);
    let note = unmarked(markdown.trim()).to_owned();
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

/// Emphasis of the whole is how the site sets it, not what the note says.
fn without_emphasis(mut content: Vec<Inline>) -> Vec<Inline> {
    content.retain(|piece| !matches!(piece, Inline::Text(text) if text.trim().is_empty()));
    let is_mark = |piece: &Inline| unmarked(&plain_text(std::slice::from_ref(piece))).is_empty();
    while content.len() > 1 && content.last().is_some_and(is_mark) {
        content.pop();
    }
    match content.pop() {
        Some(Inline::Emphasis(inner)) if content.is_empty() => inner,
        Some(other) => {
            content.push(other);
            content
        }
        None => content,
    }
}

/// Whether no prose follows an element in its parent, and some stands before it.
fn is_last(node: &NodeRef<'_>) -> bool {
    let is_prose = |node: &NodeRef<'_>| node.has_name("p") && super::spaced_text(node, 200).len() > 80;
    let mut next = node.next_element_sibling();
    while let Some(after) = next {
        if is_prose(&after) {
            return false;
        }
        next = after.next_element_sibling();
    }
    let mut before = node.prev_element_sibling();
    while let Some(above) = before {
        if is_prose(&above) {
            return true;
        }
        before = above.prev_element_sibling();
    }
    false
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
