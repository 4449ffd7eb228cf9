//! Notes of a page: a mark in the text that leads to a text elsewhere on the page.
//!
//! They are read before the main text is sought, which would throw most of them away: a list of
//! notes is full of links, and stands outside the text as often as not. What makes a note is that
//! both ends exist, whatever the site calls them: Word's `_ftn1`, WordPress' `fn-1`, Wikipedia's
//! `cite_note-1` or Substack's `footnote-1`. Where nothing is linked, their marks say it ([`unlinked`]), which
//! may be typed ([`bracketed`]), or each note stands where it is referred to ([`aside`]).

mod aside;
mod bracketed;
mod unlinked;

use std::collections::{BTreeMap, HashMap};

use dom_query::{Document, NodeId, NodeRef};

use crate::model::address;
use crate::read::frame::words;
use crate::read::page_text::labels::{LABELS, key};

/// What a reference in the text is marked with, until it becomes one.
pub const REFERENCE: &str = "data-note-reference";

/// The most characters that a mark in the text has: `[123]`, `***`.
const MARK_LENGTH: usize = 6;

/// The elements that may hold a note: of a row, the mark may have a cell of its own.
const HOLDERS: &[&str] = &["li", "p", "div", "dd", "td", "tr", "aside", "blockquote", "section"];

/// The texts of notes, by label, in the page's order; each was taken off the page.
#[derive(Debug, Default)]
pub struct Notes {
    /// Labels and the HTML of the notes.
    pub definitions: Vec<(String, String)>,
}

/// Takes the notes off the page, and marks the references to them.
pub fn take(document: &Document) -> Notes {
    let marks: Vec<NodeRef<'_>> = document
        .select("a[href*='#']")
        .nodes()
        .iter()
        .filter(|link| is_mark(&link.text()) && fragment(link).is_some())
        .copied()
        .collect();
    let linked = linked(document, &marks);
    if !linked.definitions.is_empty() {
        return linked;
    }
    let ways = [unlinked::take, unlinked::take_raised, bracketed::take, aside::take];
    let mut found = ways.iter().map(|take| take(document));
    found.find(|notes| !notes.definitions.is_empty()).unwrap_or_default()
}

fn linked(document: &Document, marks: &[NodeRef<'_>]) -> Notes {
    if marks.is_empty() {
        return Notes::default();
    }
    let targets = targets(document);
    let mut found: Vec<Found<'_>> = Vec::new();
    let mut known: HashMap<NodeId, usize> = HashMap::new();
    for mark in marks {
        let target = fragment(mark).and_then(|fragment| targets.get(&fragment));
        // A link to a place before itself is the way back from a note.
        let Some(target) = target.filter(|target| target.id > mark.id) else { continue };
        if let Some(index) = known.get(&target.id) {
            found[*index].references.push(*mark);
        } else if let Some(definition) = definition(target, mark) {
            known.insert(target.id, found.len());
            found.push(Found { definition, references: vec![*mark] });
        }
    }
    settle(found, &targets)
}

/// A note with both ends.
struct Found<'a> {
    definition: NodeRef<'a>,
    references: Vec<NodeRef<'a>>,
}

fn settle(found: Vec<Found<'_>>, targets: &HashMap<String, NodeRef<'_>>) -> Notes {
    let mut uses: BTreeMap<NodeId, usize> = BTreeMap::new();
    for note in &found {
        *uses.entry(note.definition.id).or_default() += 1;
    }
    let mut notes = Notes::default();
    for note in &found {
        // Two marks that lead into one text do not say which part of it is whose.
        if uses[&note.definition.id] > 1 {
            continue;
        }
        // A chapter of a book may go on from the notes of another; here they are counted from one.
        let label = (notes.definitions.len() + 1).to_string();
        note.references.iter().for_each(|reference| reference.set_attr(REFERENCE, &label));
        clear_way_back(&note.definition, &note.references, targets);
        unlinked::clear_mark(&note.definition);
        notes.definitions.push((label, note.definition.inner_html().to_string()));
        remove_with_empty_parents(&note.definition);
    }
    notes
}

/// Whether a link's text is that of a mark: a number, a letter, an asterisk, with brackets or not.
fn is_mark(text: &str) -> bool {
    let text = text.trim();
    let core = text.trim_matches(['[', ']', '(', ')', '.']);
    let is_number = core.chars().all(|c| c.is_numeric()) && core.chars().count() <= 3;
    let is_sign = core.chars().all(|c| "*†‡§¶".contains(c));
    let is_letter = core.len() == 1 && core.chars().all(|c| c.is_ascii_lowercase()) || is_roman(core);
    !core.is_empty() && text.chars().count() <= MARK_LENGTH && (is_number || is_sign || is_letter)
}

/// Whether a text has a word beside a mark.
fn has_word(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| !is_mark(word) && word.chars().filter(|c| c.is_alphabetic()).count() > 1)
}

fn is_roman(text: &str) -> bool {
    text.len() <= 4 && text.chars().all(|c| "ivx".contains(c))
}

fn fragment(link: &NodeRef<'_>) -> Option<String> {
    address::fragment(&link.attr("href")?)
}

/// The elements that a link on the page can lead to.
fn targets(document: &Document) -> HashMap<String, NodeRef<'_>> {
    let mut targets = HashMap::new();
    for node in document.select("[id], a[name]").nodes() {
        for name in ["id", "name"].iter().filter_map(|attribute| node.attr(attribute)) {
            targets.entry(address::percent_decoded(&name)).or_insert(*node);
        }
    }
    targets
}

/// The element that holds the text of a note, given the one that the reference leads to.
fn definition<'a>(target: &NodeRef<'a>, reference: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let holders = std::iter::once(*target).chain(target.ancestors_it(Some(4)));
    let mut found = None;
    for node in holders {
        let holds_reference = reference.ancestors_it(None).any(|ancestor| ancestor.id == node.id);
        let Some(name) = node.node_name() else { break };
        if holds_reference
            || ["body", "article", "main", "ol", "ul", "dl", "table", "tbody"].contains(&&*name)
        {
            break;
        }
        // The mark of a note may be a term, and its text what the list says of that.
        if &*name == "dt" && is_mark(&node.text()) {
            return node.next_element_sibling().filter(|next| next.has_name("dd"));
        }
        let is_block = HOLDERS.contains(&&*name);
        // "Ibid." is a note where the reference leads to it and to nothing else.
        let is_short_note = || node.id == target.id && has_word(&node.text());
        if is_block && (node.normalized_char_count() > MARK_LENGTH + 2 || is_short_note()) {
            found = Some(node);
            break;
        }
    }
    let found = found?;
    // Word puts each note into a `<div>` of its own, which may hold several paragraphs.
    let own = found.parent().filter(|parent| {
        parent.has_name("div")
            && parent.attr("id").is_some_and(|id| id.trim_end_matches(|c: char| c.is_ascii_digit()) == "ftn")
            && parent.element_children().len() < 8
    });
    Some(own.unwrap_or(found))
}

/// Takes the way back to the text out of a note, and the note's own mark.
fn clear_way_back(
    definition: &NodeRef<'_>,
    references: &[NodeRef<'_>],
    targets: &HashMap<String, NodeRef<'_>>,
) {
    for link in links_in(definition) {
        let Some(target) = fragment(&link).and_then(|fragment| targets.get(&fragment).copied()) else {
            continue;
        };
        let leads_back = references.iter().any(|reference| {
            reference.id == target.id
                || target.id < definition.id
                    && (reference.ancestors_it(Some(5)).any(|ancestor| ancestor.id == target.id)
                        || target.next_element_sibling().is_some_and(|next| next.id == reference.id)
                        || is_mark(&link.text())
                        || LABELS.ways_back.contains(&key(&link.text()))
                        || is_arrow(&link.text()))
        });
        if leads_back || target.id == definition.id {
            link.remove_from_parent();
        }
    }
    // `^` of Wikipedia is left where several ways back were.
    for node in definition.descendants() {
        if node.is_element() && !node.has_name("br") && !node.has_name("img") && is_arrow(&node.text()) {
            node.remove_from_parent();
        }
    }
}

fn is_arrow(text: &str) -> bool {
    text.trim().chars().all(|c| "↩↑^⤴⏎←▲\u{fe0e}\u{fe0f} ,[]".contains(c) || c == '\u{a0}')
}

/// Removes a note, the list that it was the last of, and the heading over that.
fn remove_with_empty_parents(definition: &NodeRef<'_>) {
    const NOTE_LIKE: &[&str] = &["p", "li", "div", "ol", "ul", "dl"];
    let has_name =
        |node: &NodeRef<'_>, names: &[&str]| node.node_name().is_some_and(|name| names.contains(&&*name));
    let term = definition.prev_element_sibling().filter(|term| term.has_name("dt") && is_mark(&term.text()));
    term.into_iter().for_each(|term| term.remove_from_parent());
    let mut node = *definition;
    for depth in 0..4 {
        let (parent, next) = (node.parent(), node.next_element_sibling());
        // What an empty paragraph parts from the notes is none.
        let next = next.filter(|next| !is_empty(next));
        // A rule may part the notes from their heading.
        let before = std::iter::successors(node.prev_element_sibling(), NodeRef::prev_element_sibling)
            .find(|before| !before.has_name("hr"));
        // What held the notes and nothing else is a list of them, whatever it is.
        let is_list = depth > 0 || has_name(&node, &["ol", "ul", "dl", "div", "section", "aside"]);
        node.remove_from_parent();
        if let Some(heading) = before.filter(|before| words().is_notes_heading(&before.text())) {
            // Notes that are paragraphs are taken one after the other; the last takes the heading.
            let is_last = next.is_none_or(|next| !has_name(&next, NOTE_LIKE));
            if is_list || is_last {
                heading.remove_from_parent();
            }
        }
        match parent {
            Some(parent) if !has_name(&parent, &["body", "html"]) && is_empty(&parent) => node = parent,
            _ => return,
        }
    }
}

fn is_empty(node: &NodeRef<'_>) -> bool {
    node.descendants_it().all(|inner| !inner.is_text() || inner.text().trim().is_empty())
}

fn links_in<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    node.descendants_it().filter(|child| child.has_name("a")).collect()
}
