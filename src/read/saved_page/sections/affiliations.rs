//! What a journal says of its authors above the text: raised marks behind their names, and below, behind
//! the same marks, where each of them works.

use std::collections::BTreeMap;

use dom_query::{Document, NodeRef};

use super::{Context, authors, evidence};
use crate::read::frame::{key, words};
use crate::read::page::{Cut, Page};
use crate::read::saved_page::dress::is_dressed;
use crate::read::saved_page::metadata::survey::fold;

/// A mark has no more letters: "III", "1,2", "†".
const MARK: usize = 4;

/// What is said of an author has no more letters.
const LONGEST: usize = 400;

/// Takes the line of the names and the lines behind their marks off the page, where every author has a
/// mark and every mark its line.
pub fn take(ctx: &Context, document: &Document, page: &mut Page) {
    let Some(credits) = page.metadata.authors.as_mut() else { return };
    if !document.select("sup").exists() {
        return;
    }
    let names: Vec<String> = credits.iter().map(|credit| authors::name(credit).to_owned()).collect();
    let paragraphs = document.select("p, div");
    let mut below = paragraphs.nodes().iter().filter(|node| !holds_blocks(node));
    let Some((byline, marks)) = below.by_ref().find_map(|node| Some((*node, marks(node, &names)?))) else {
        return;
    };
    let mut said = BTreeMap::new();
    let mut taken = Vec::new();
    for node in below {
        let lines = marked_lines(node);
        if lines.is_empty() {
            break;
        }
        said.extend(lines);
        taken.push(*node);
    }
    if !marks.iter().all(|mark| said.contains_key(mark)) {
        return;
    }
    for (credit, mark) in credits.iter_mut().zip(&marks) {
        if let Some(about) = said.get(mark) {
            credit.bio.get_or_insert_with(|| ctx.placed(about.clone()));
        }
    }
    let title = page.metadata.title.as_ref().map(|title| key(&title.value));
    if let Some(other) = other_title(&byline, &title.unwrap_or_default()) {
        page.cut.push(Cut { what: format!("title: {}", fold(&other.text())), span: None });
        other.remove_from_parent();
    }
    byline.remove_from_parent();
    taken.iter().for_each(NodeRef::remove_from_parent);
    evidence(page, "bio", "the lines behind the marks of the names");
}

/// The title in another language, in bold between the title and the names.
fn other_title<'a>(byline: &NodeRef<'a>, title: &str) -> Option<NodeRef<'a>> {
    let other = byline.prev_element_sibling().filter(|other| is_dressed(other, &["strong", "b"]))?;
    (key(&other.prev_element_sibling()?.text()) == title && !title.is_empty()).then_some(other)
}

fn holds_blocks(node: &NodeRef<'_>) -> bool {
    node.descendants_it()
        .any(|inner| ["p", "div", "table", "ul", "ol"].iter().any(|name| inner.has_name(name)))
}

/// The marks of the authors, in their order, where an element is their names and nothing else.
fn marks(node: &NodeRef<'_>, names: &[String]) -> Option<Vec<String>> {
    let pieces = pieces(node);
    let mut marks = vec![String::new(); names.len()];
    let (mut current, mut rest) = (None, String::new());
    for (text, is_raised) in pieces {
        if is_raised {
            marks[current?] = text;
            continue;
        }
        let last =
            names.iter().enumerate().filter_map(|(index, name)| Some((text.rfind(name.as_str())?, index)));
        current = last.max().map(|(_, index)| index).or(current);
        rest.push_str(&text);
        rest.push(' ');
    }
    let rest = names.iter().fold(rest, |rest, name| rest.replacen(name.as_str(), " ", 1));
    let mut left = rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let is_all = left.all(|word| word.is_empty() || words().is_joint(word));
    (is_all && !marks.is_empty() && marks.iter().all(|mark| !mark.is_empty())).then_some(marks)
}

/// The lines of an element, each by the raised mark that opens it; none where one has no mark.
fn marked_lines(node: &NodeRef<'_>) -> Vec<(String, String)> {
    let mut lines: Vec<(String, String)> = Vec::new();
    for (text, is_raised) in pieces(node) {
        match lines.last_mut() {
            _ if is_raised => lines.push((text, String::new())),
            Some((_, said)) => *said = fold(&format!("{said} {text}")),
            None => return Vec::new(),
        }
    }
    let without_mail = |(mark, said): (String, String)| {
        let words = said.split(' ').filter(|word| !word.contains('@'));
        (mark, words.collect::<Vec<_>>().join(" ").trim_end_matches(['.', ';', ',']).to_owned())
    };
    let lines: Vec<(String, String)> = lines.into_iter().map(without_mail).collect();
    let is_said = |(_, said): &(String, String)| said.contains(' ') && said.chars().count() <= LONGEST;
    if lines.iter().all(is_said) { lines } else { Vec::new() }
}

/// The texts in an element, and whether each is a raised mark.
fn pieces(node: &NodeRef<'_>) -> Vec<(String, bool)> {
    let texts = node.descendants_it().filter(NodeRef::is_text);
    let piece = |text: NodeRef<'_>| {
        let mut around = text.ancestors_it(None).take_while(|above| above.id != node.id);
        let is_raised =
            around.any(|above| above.has_name("sup")) && text.text().trim().chars().count() <= MARK;
        (fold(&text.text()), is_raised)
    };
    texts.map(piece).filter(|(text, _)| !text.is_empty()).collect()
}
