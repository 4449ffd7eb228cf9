//! The line about the author that closes a text.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::lines::{pieces, said_of};
use super::{Context, authors, evidence, spaced_text};
use crate::read::frame::{Frame, words};
use crate::read::page::Page;
use crate::read::page_text::labels::{LABELS, Section};
use crate::read::page_text::roles::unmarked;
use crate::read::page_text::sentences;
use crate::read::saved_page::classes::{self, CLASSES};
use crate::read::saved_page::dress::{is_dressed, outermost};
use crate::read::saved_page::metadata::names::is_position;

/// A note is no longer than this, in bytes.
const LONGEST: usize = 1_000;

/// A note without a verb has no more words than this.
const NOTE: usize = 40;

/// What stands between a name and what is said of its bearer. A colon or a dash stands between a speaker
/// and what he says too.
const STOP: [char; 1] = ['.'];

/// What sets a note apart from the text.
const DRESS: [&str; 2] = ["i", "em"];

const BOLD: [&str; 2] = ["b", "strong"];

/// How many words after the name its verb may stand.
const REACH: usize = 14;

/// Takes the last paragraph of its parent, if it says of an author of the text what he is.
pub fn take(ctx: &Context, document: &Document, page: &mut Page) {
    let credits = page.metadata.authors.as_deref().unwrap_or_default();
    let names: Vec<String> = credits.iter().map(|credit| authors::name(credit).to_owned()).collect();
    if names.is_empty() || page.metadata.author_note.is_some() {
        return;
    }
    // Some set it as the only item of a list.
    let is_one = |node: &&NodeRef<'_>| !node.has_name("ul") || node.element_children().len() == 1;
    let paragraphs: Vec<NodeRef<'_>> =
        document.select("p, ul, font").nodes().iter().filter(is_one).copied().collect();
    let mut last = LastOnes::default();
    let opens_once = LazyCell::new(|| opens_once(document, &names, &STOP));
    let is_note = |node: &&NodeRef<'_>| {
        let whole = spaced_text(node, LONGEST + 200);
        let text = without_label(&whole).to_owned();
        let is_boxed =
            || opens_with_name(&text, &names, &STOP) && *opens_once && outermost(node, &text).id != node.id;
        let is_signature = || is_set_off(node, &text) && names_with_post(&text, &names);
        let is_slanted = || is_dressed(node, &DRESS) && is_on_each(&text, &names);
        let is_set_off = || is_signature() || is_slanted();
        (speaks_of(&text, &names) || opens_with_all(&text, &names) || is_boxed() || is_set_off())
            && last.holds(&outermost(node, &text))
    };
    let Some(node) = paragraphs.iter().rev().find(is_note) else { return };
    let mut content = Vec::new();
    pieces(ctx, node, 0, &mut content);
    let said = said_of(&names, content);
    let mut note = unmarked(without_label(&said)).trim_start_matches(['-', '–', '—', ' ']).to_owned();
    // A note on each of several authors stands in a paragraph of its own.
    let above = std::iter::successors(node.prev_element_sibling(), NodeRef::prev_element_sibling);
    let is_another = |above: &NodeRef<'_>| {
        let text = spaced_text(above, LONGEST + 200);
        speaks_of(&text, &names) && is_dressed(above, &DRESS) && is_dressed(node, &DRESS)
    };
    let others: Vec<NodeRef<'_>> = above.take_while(is_another).take(names.len() - 1).collect();
    for other in others {
        let mut content = Vec::new();
        pieces(ctx, &other, 0, &mut content);
        note = format!("{}\n\n{note}", unmarked(&said_of(&names, content)));
        other.remove_from_parent();
    }
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

/// "About the author: Ada Lind is a fellow." without its label.
fn without_label(text: &str) -> &str {
    let labelled = text.split_once(':').filter(|(label, _)| LABELS.section(label) == Some(Section::Authors));
    labelled.map_or(text, |(_, said)| said.trim_start())
}

/// Whether a paragraph has an asterisk before it, or is bold or slanted from end to end.
fn is_set_off(node: &NodeRef<'_>, text: &str) -> bool {
    text.starts_with('*') || is_dressed(node, &DRESS) || is_dressed(node, &BOLD)
}

/// "Ada Lind, hydrologist in Bern": an author's name and, behind a comma, what he is.
fn names_with_post(text: &str, names: &[String]) -> bool {
    let text = unmarked(text);
    let rest = names.iter().find_map(|name| text.strip_prefix(name.as_str()));
    let said = rest.and_then(|rest| rest.trim_start().strip_prefix([',', '،']));
    said.is_some_and(|said| {
        let said = said.trim().trim_end_matches('.');
        // Behind another comma he may do something.
        let is_phrase = !said.contains(|c: char| c.is_numeric() || "():;.,،".contains(c));
        said.split_whitespace().count() <= NOTE && is_phrase && is_position(said)
    })
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
    // Before there were style sheets, breaks parted the paragraphs in one element.
    let is_dress = |node: &NodeRef<'_>| node.has_name("p") || node.has_name("font");
    let is_paragraph = |node: &NodeRef<'_>| is_dress(node) && spaced_text(node, 200).len() > 80;
    let is_prose = |node: &NodeRef<'_>| {
        // Notes stand below the text and what closes it.
        !CLASSES.notes.stand_in(&classes::of(node))
            && (is_paragraph(node) || node.descendants_it().any(|inner| is_paragraph(&inner)))
    };
    let is_of_the_house = |node: &NodeRef<'_>| {
        let (text, classes) = (spaced_text(node, 400), classes::of(node));
        CLASSES.disclaimers.stand_in(&classes)
            || classes.split_whitespace().any(|class| words().is_box(class))
            || words().frame_of(&text).is_some()
            || matches!(words().opening_of(&text), Some(Frame::Permission | Frame::Contact))
            || LABELS.is_disclaimer(&text)
            || words().is_correction(&text)
            || LABELS.printed_by(&text).is_some()
            || is_on_contact(&text)
            || LABELS.has_copyright(&text)
            || is_address(&text)
    };
    let children = parent.element_children();
    let Some(first) = children.iter().position(is_prose) else { return HashSet::new() };
    let last = children.iter().rposition(|child| is_prose(child) && !is_of_the_house(child));
    let from = last.unwrap_or_default().max(first + 1);
    children.iter().skip(from).map(|child| child.id).collect()
}

/// Whether a line says to whom one may write or call: with his address, or his number.
fn is_on_contact(text: &str) -> bool {
    let has_address = text.split_whitespace().any(|word| word.contains('@') && word.contains('.'));
    text.split_whitespace().count() <= NOTE && (has_address || words().names_telephone(text))
}

/// Whether a text is several lines of a few words each: where the house is.
fn is_address(text: &str) -> bool {
    let lines: Vec<&str> = text.split('\n').filter(|line| !line.trim().is_empty()).collect();
    lines.len() >= ADDRESS && lines.iter().all(|line| line.split_whitespace().count() <= LINE)
}

/// An address has so many lines, and none of them more words.
const ADDRESS: usize = 4;
const LINE: usize = 8;

/// "Ada Lind, a hydrologist, is a fellow …": the name near the beginning, then a verb of being.
pub fn speaks_of(text: &str, names: &[String]) -> bool {
    let text = unmarked(text).to_lowercase();
    names.iter().any(|name| {
        let name = name.to_lowercase();
        let Some(at) = text.find(name.as_str()).filter(|at| *at <= 40) else { return false };
        let after = &text[at + name.len()..];
        let is_his = after.starts_with([' ', ',', '\n', ' ']);
        let mut words = after.split_whitespace().take(REACH);
        is_his
            && text.len() < LONGEST
            && words.any(|word| LABELS.copulas.contains(word.to_lowercase().as_str()))
    })
}

/// "Ada Lind and Ben Roe took part in the survey …": a sentence that opens with the names of all authors,
/// of whom there are several, and has whatever verb.
fn opens_with_all(text: &str, names: &[String]) -> bool {
    let text = unmarked(text);
    let most = names.iter().map(|name| name.len() + JOINT).sum::<usize>();
    let is_among = |name: &String| text.find(name.as_str()).is_some_and(|at| at + name.len() <= most);
    names.len() > 1
        && text.len() < LONGEST
        && names.iter().any(|name| text.starts_with(name.as_str()))
        && names.iter().all(is_among)
        && sentences::ends(text)
}

/// "Ada Lind teaches in Bern. Ben Roe, once a miller, served on the board.": sentences of which each of several authors
/// opens one.
fn is_on_each(text: &str, names: &[String]) -> bool {
    let text = unmarked(text);
    let sentences: Vec<&str> = sentences::split(text).collect();
    let opens = |name: &String| sentences.iter().any(|sentence| sentence.starts_with(name.as_str()));
    text.len() < LONGEST
        && names.len() > 1
        && names.iter().all(opens)
        && names.iter().any(|name| text.starts_with(name.as_str()))
        && sentences::ends(text)
}

/// What joins two names is no longer than this, in bytes.
const JOINT: usize = 8;

/// "**Ada Lind.** Hydrologist in Bern.": the name, a sign, and what its bearer is.
pub fn opens_with_name(text: &str, names: &[String], signs: &[char]) -> bool {
    let text = unmarked(text);
    let rest = names.iter().find_map(|name| text.strip_prefix(name.as_str()));
    let said = rest.and_then(|rest| rest.trim_start().strip_prefix(signs));
    said.is_some_and(|said| (2..=NOTE).contains(&said.split_whitespace().count()))
}

/// Whether no name opens more than one paragraph of a page so: who answers in an interview does so more
/// than once.
pub fn opens_once(document: &Document, names: &[String], signs: &[char]) -> bool {
    let paragraphs = document.select("p");
    let texts: Vec<String> = paragraphs.nodes().iter().map(|node| spaced_text(node, LONGEST + 200)).collect();
    let opens_one =
        |name: &[String]| texts.iter().filter(|text| opens_with_name(text, name, signs)).take(2).count() < 2;
    names.chunks(1).all(opens_one)
}
