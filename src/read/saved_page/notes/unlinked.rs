//! Notes without links: raised marks in the text, and below a heading a line for each of them.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeRef};

use super::{MARK_LENGTH, Notes, REFERENCE, has_word, is_mark, remove_with_empty_parents};
use crate::read::frame::words;
use crate::read::saved_page::classes::{self, CLASSES};

/// Headings have no more letters than this.
const HEADING: usize = 40;

/// Takes the notes below the last heading of notes off the page, and marks the references to them.
/// Nothing is taken unless every note has its mark in the text, in the same order, and every mark
/// its note.
pub fn take(document: &Document) -> Notes {
    let mut notes = Notes::default();
    let marks = document.select("sup");
    let marks: Vec<(NodeRef<'_>, String)> = marks
        .nodes()
        .iter()
        .filter(|node| node.normalized_char_count() <= MARK_LENGTH && is_mark(&node.text()))
        .map(|node| (*node, core(&node.text())))
        .collect();
    if marks.is_empty() {
        return notes;
    }
    part_lines(document);
    let Some(heading) = heading(document) else { return notes };
    let entries = entries(&heading);
    let in_text: Vec<&(NodeRef<'_>, String)> =
        marks.iter().filter(|(mark, _)| mark.id < heading.id).collect();
    let mut order: Vec<&str> = Vec::new();
    let mut known = HashSet::new();
    for (_, label) in &in_text {
        if known.insert(label) {
            order.push(label);
        }
    }
    if order.is_empty() || !entries.iter().map(|(label, _)| label.as_str()).eq(order) {
        return notes;
    }
    in_text.iter().for_each(|(mark, label)| mark.set_attr(REFERENCE, label));
    for (label, node) in entries {
        clear_mark(&node);
        notes.definitions.push((label, node.inner_html().to_string()));
        remove_with_empty_parents(&node);
    }
    notes
}

/// Takes the paragraphs that open with a raised mark, below each other at the end of the text, where each mark stands
/// once in the text, and marks the references to them. The notes are numbered in their order.
pub fn take_raised(document: &Document) -> Notes {
    let raised = document.select("sup");
    let is_mark = |node: &&NodeRef<'_>| node.normalized_char_count() <= MARK_LENGTH && is_mark(&node.text());
    let mut references: HashMap<String, Vec<&NodeRef<'_>>> = HashMap::new();
    let mut notes: Vec<(&NodeRef<'_>, NodeRef<'_>)> = Vec::new();
    for mark in raised.nodes().iter().filter(is_mark) {
        match note_behind(mark) {
            Some(note) => notes.push((mark, note)),
            None => references.entry(core_or_sign(mark)).or_default().push(mark),
        }
    }
    let reference = |mark: &NodeRef<'_>| match references.get(&core_or_sign(mark)).map(Vec::as_slice) {
        Some([only]) if stands_before(only, mark) && stands_in_text(only) => Some(**only),
        _ => None,
    };
    let found: Option<Vec<_>> =
        notes.iter().map(|(mark, note)| Some((reference(mark)?, **mark, *note))).collect();
    let found = found.filter(|_| are_last(&notes.iter().map(|(_, note)| *note).collect::<Vec<_>>()));
    let mut taken = Notes::default();
    for (reference, mark, note) in found.unwrap_or_default() {
        let label = (taken.definitions.len() + 1).to_string();
        reference.set_attr(REFERENCE, &label);
        mark.remove_from_parent();
        taken.definitions.push((label, note.inner_html().trim().to_owned()));
        remove_with_empty_parents(&note);
    }
    taken
}

/// Whether one element stands before another: the parser, which made both, numbers them in their order.
fn stands_before(one: &NodeRef<'_>, other: &NodeRef<'_>) -> bool {
    one.id < other.id
}

/// What a mark is compared by: "[1]" is "1", and a sign is itself.
fn core_or_sign(mark: &NodeRef<'_>) -> String {
    let text = mark.text();
    let core = core(&text);
    if core.is_empty() { text.trim().to_owned() } else { core }
}

/// Whether a raised mark stands behind a word of a paragraph, and no letter behind it: "10<sup>6</sup>t" is a number.
fn stands_in_text(mark: &NodeRef<'_>) -> bool {
    let beside = |node: Option<NodeRef<'_>>| node.map(|node| node.text().to_string()).unwrap_or_default();
    let before = beside(mark.prev_sibling());
    let is_in_head = mark.ancestors_it(None).any(|above| {
        matches!(above.node_name().as_deref(), Some("h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
            || CLASSES.authors.stand_in(&classes::of(&above))
    });
    let follows_word = before.ends_with(|c: char| {
        c.is_alphabetic() || matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | '"' | '”' | '’' | '»' | ')')
    });
    follows_word && !is_in_head && !beside(mark.next_sibling()).starts_with(char::is_alphanumeric)
}

/// Whether some paragraphs stand below each other, with no prose below the last of them.
fn are_last(notes: &[NodeRef<'_>]) -> bool {
    let follows =
        |pair: &[NodeRef<'_>]| pair[0].next_element_sibling().is_some_and(|next| next.id == pair[1].id);
    let Some(last) = notes.last() else { return false };
    let mut below = std::iter::successors(last.next_element_sibling(), NodeRef::next_element_sibling);
    notes.windows(2).all(follows)
        && !below.any(|below| below.has_name("p") && below.normalized_char_count() > PROSE)
}

/// A paragraph below the notes with more letters is of the text.
const PROSE: usize = 160;

/// The paragraph that a mark opens, if it says more.
fn note_behind<'a>(mark: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let paragraph = mark.parent().filter(|parent| parent.has_name("p"))?;
    let first = paragraph.children_it(false).find(|child| !child.text().trim().is_empty())?;
    if first.id != mark.id {
        return None;
    }
    let rest: String = paragraph
        .children_it(false)
        .skip_while(|child| child.id != mark.id)
        .skip(1)
        .map(|child| child.text().to_string())
        .collect();
    // "²³⁸U is not dangerous": what goes on without a gap, or small, is of the text.
    let is_apart =
        rest.starts_with(char::is_whitespace) && !rest.trim_start().starts_with(char::is_lowercase);
    (is_apart && has_word(&rest)).then_some(paragraph)
}

/// "Notes", and below it on lines of the same paragraph the notes: makes a paragraph of each line, as old
/// pages did not.
fn part_lines(document: &Document) {
    for node in document.select("p, div, td, font, small").nodes() {
        let inside: Vec<NodeRef<'_>> = node.children_it(false).collect();
        let lines: Vec<&[NodeRef<'_>]> = inside.split(|child| child.has_name("br")).collect();
        let text =
            |line: &[NodeRef<'_>]| line.iter().map(|child| child.text().to_string()).collect::<String>();
        let [heading, notes @ ..] = &lines[..] else { continue };
        let is_note =
            |line: &&[NodeRef<'_>]| text(line).trim().is_empty() || leading_mark(&text(line)).is_some();
        if notes.is_empty() || !words().is_notes_heading(&text(heading)) || !notes.iter().all(is_note) {
            continue;
        }
        let html = |line: &&[NodeRef<'_>]| {
            let line: String = line.iter().map(|child| child.html().to_string()).collect();
            format!("<p>{line}</p>")
        };
        node.set_html(lines.iter().map(html).collect::<String>());
    }
}

/// The last heading over notes, with what holds nothing else.
pub(super) fn heading(document: &Document) -> Option<NodeRef<'_>> {
    let headings = document.select("h1, h2, h3, h4, h5, h6, p, div");
    let is_one = |node: &&NodeRef<'_>| {
        node.normalized_char_count() <= HEADING && words().is_notes_heading(&node.text())
    };
    let found = headings.nodes().iter().rev().find(is_one)?;
    let holds_no_more = |node: &NodeRef<'_>| node.text().trim() == found.text().trim();
    std::iter::once(*found).chain(found.ancestors_it(None)).take_while(holds_no_more).last()
}

/// The notes that follow a heading, each with its mark.
pub(super) fn entries<'a>(heading: &NodeRef<'a>) -> Vec<(String, NodeRef<'a>)> {
    let mut entries = Vec::new();
    let mut next = heading.next_element_sibling();
    while let Some(node) = next.filter(|node| push_entries(node, &mut entries)) {
        next = node.next_element_sibling();
    }
    entries
}

/// Adds the notes in an element; `false` if it is none.
fn push_entries<'a>(node: &NodeRef<'a>, entries: &mut Vec<(String, NodeRef<'a>)>) -> bool {
    if node.has_name("hr") {
        return true;
    }
    if let Some(label) = leading_mark(&node.text()).filter(|_| !holds_blocks(node)) {
        entries.push((label, *node));
        return true;
    }
    if let Some(label) = first_mark(node) {
        entries.push((label, *node));
        return true;
    }
    if node.has_name("ol") {
        let start = node.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1_usize);
        let items = node.element_children().into_iter().filter(|child| child.has_name("li"));
        entries.extend(items.enumerate().map(|(index, item)| ((start + index).to_string(), item)));
        return true;
    }
    let inside = node.element_children();
    holds_blocks(node) && inside.iter().all(|child| push_entries(child, entries))
}

/// Takes a note's own mark out of it.
pub fn clear_mark(note: &NodeRef<'_>) {
    if first_mark(note).is_some() {
        note.element_children().first().into_iter().for_each(NodeRef::remove_from_parent);
    }
}

/// The mark that is the first element of a note: `<li><span>1</span><div>Text</div></li>`.
fn first_mark(node: &NodeRef<'_>) -> Option<String> {
    let is_entry = ["li", "tr", "div", "p"].iter().any(|name| node.has_name(name));
    let first = node.element_children().first().copied().filter(|_| is_entry)?;
    let (mark, whole) = (first.text(), node.text());
    let opens = whole.trim_start().starts_with(mark.trim()) && whole.trim().len() > mark.trim().len() + 2;
    (opens && is_mark(&mark) && !mark.trim().is_empty()).then(|| core(&mark))
}

fn holds_blocks(node: &NodeRef<'_>) -> bool {
    node.element_children()
        .iter()
        .any(|child| ["p", "div", "li", "ol", "ul"].iter().any(|name| child.has_name(name)))
}

/// The mark that a note begins with: "(1) ", "[1] ", "1. ".
fn leading_mark(text: &str) -> Option<String> {
    let text = text.trim_start();
    let end = text.find(|c: char| c.is_whitespace() || c == '\u{a0}' || matches!(c, ')' | ']' | '.'))?;
    let (mark, rest) = text.split_at(end);
    (is_mark(mark) && rest.trim().chars().count() > 2).then(|| core(mark))
}

fn core(mark: &str) -> String {
    mark.chars().filter(|c| c.is_alphanumeric()).collect()
}
