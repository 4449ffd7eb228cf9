//! The line about the author that closes a text.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

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
    // Some set it as the only item of a list.
    let is_one = |node: &&NodeRef<'_>| node.has_name("p") || node.element_children().len() == 1;
    let paragraphs: Vec<NodeRef<'_>> =
        document.select("p, ul").nodes().iter().filter(is_one).copied().collect();
    let mut last = LastOnes::default();
    let is_note = |node: &&NodeRef<'_>| speaks_of(&spaced_text(node, 1_200), &names) && last.holds(node);
    let Some(node) = paragraphs.iter().rev().find(is_note) else { return };
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

/// The children of each parent that was looked at which no prose follows, but for what the house says
/// of itself, and which stand below some.
#[derive(Default)]
struct LastOnes(HashMap<NodeId, HashSet<NodeId>>);

impl LastOnes {
    fn holds(&mut self, node: &NodeRef<'_>) -> bool {
        let Some(parent) = node.parent() else { return false };
        self.0.entry(parent.id).or_insert_with(|| last_ones(&parent)).contains(&node.id)
    }
}

fn last_ones(parent: &NodeRef<'_>) -> HashSet<NodeId> {
    let is_paragraph = |node: &NodeRef<'_>| node.has_name("p") && spaced_text(node, 200).len() > 80;
    let is_prose =
        |node: &NodeRef<'_>| is_paragraph(node) || node.descendants_it().any(|inner| is_paragraph(&inner));
    let is_of_the_house = |node: &NodeRef<'_>| {
        CLASSES.disclaimers.stand_in(&classes::of(node))
            || words().frame_of(&spaced_text(node, 400)).is_some()
    };
    let children = parent.element_children();
    let Some(first) = children.iter().position(is_prose) else { return HashSet::new() };
    let last = children.iter().rposition(|child| is_prose(child) && !is_of_the_house(child));
    let from = last.unwrap_or_default().max(first + 1);
    children.iter().skip(from).map(|child| child.id).collect()
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
