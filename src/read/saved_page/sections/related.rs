//! Related reading: entries with a title, an address, a kind, a date, authors.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use super::lines::{Line, lines};
use super::{Context, Found, entry, evidence, spaced_text};
use crate::language::dates;
use crate::model::{Date, Reading, address};
use crate::read::blocks::{Inline, plain_text};
use crate::read::frame::{Frame, words};
use crate::read::page::{Cut, Page};
use crate::read::page_text::labels::{LABELS, Section};
use crate::read::page_text::names;
use crate::read::saved_page::classes::CLASSES;
use crate::read::saved_page::furniture::links::{is_linked, opens_with_link};
use crate::read::saved_page::metadata::names::is_page_of_person;

/// More entries than this are an archive.
const MOST: usize = 30;

/// A line that ends as a sentence does and has more words than this is no entry.
const ENTRY: usize = 8;

/// So much is shown of a box that is cut, in bytes.
const CUT: usize = 120;

/// From this letter on stand the scripts without spaces, of which a title has so many letters.
const UNSPACED: char = '\u{3000}';
const LETTERS: usize = 6;

/// Takes the last section of related reading that has entries.
pub fn take(ctx: &Context, document: &Document, ruled: &[NodeRef<'_>], found: &[Found<'_>], page: &mut Page) {
    let mut readings = entries(ctx, ruled);
    if !readings.is_empty() {
        ruled.iter().for_each(NodeRef::remove_from_parent);
    } else {
        let (mut related, mut leading_away) = (Vec::new(), Vec::new());
        for found in found.iter().rev().filter(|found| found.section == Section::Related) {
            match found.box_amid_text() {
                Some(node) => leading_away.push(node),
                None => related.push(found),
            }
        }
        for node in leading_away {
            let what = format!("read also: {}", spaced_text(&node, CUT));
            page.cut.push(Cut { what, span: None });
            node.remove_from_parent();
        }
        related.retain(|found| !found.is_of_the_text());
        let (others, related): (Vec<_>, Vec<_>) = related
            .into_iter()
            .partition(|found| words().is_over_other_texts(&spaced_text(&found.label, CUT)));
        for found in others {
            found.remove(reach(ctx, &found.content), "other texts", &mut page.cut);
        }
        let last = related.into_iter().find_map(|found| {
            let reach = reach(ctx, &found.content);
            let readings = entries(ctx, &found.content[..reach]);
            (!readings.is_empty()).then_some((found, reach, readings))
        });
        let day = page.metadata.date.as_ref().map(|date| date.value);
        let mut take =
            |found: &Found<'_>, reach: usize| found.remove(reach, "related reading", &mut page.cut);
        readings = if let Some((found, reach, read)) = last {
            take(found, reach);
            read
        } else {
            let Some((found, read)) = unlabelled(ctx, document, day) else { return };
            take(&found, 0);
            read
        };
    }
    evidence(page, "related", "the section of related reading");
    page.metadata.related = Some(readings);
}

/// A box without a label whose class says that it has related reading, and its entries: several, each with its day,
/// and no text below it. Neither the head nor the foot of a page has it.
fn unlabelled<'a>(
    ctx: &Context,
    document: &'a Document,
    day: Option<Date>,
) -> Option<(Found<'a>, Vec<Reading>)> {
    let is_named =
        |node: &NodeRef<'_>| CLASSES.related.are_one_of(&node.class().unwrap_or_default().to_lowercase());
    let is_frame = |node: &NodeRef<'_>| ["nav", "header", "footer"].iter().any(|name| node.has_name(name));
    let is_prose = |node: &NodeRef<'_>| {
        node.has_name("p")
            && spaced_text(node, super::PROSE).len() >= super::PROSE
            && !node.ancestors_it(None).any(|above| is_frame(&above) || is_named(&above))
    };
    let nodes = document.select("section, aside, div, p");
    let last = nodes.nodes().iter().rposition(is_prose)?;
    nodes.nodes()[last..].iter().filter(|node| is_named(node)).find_map(|holder| {
        // The outermost is asked alone.
        if holder.ancestors_it(None).any(|above| is_named(&above) || is_frame(&above)) {
            return None;
        }
        let readings = entries(ctx, &[*holder]);
        // What is still to come is an event.
        let is_past = |reading: &Reading| {
            reading.date.as_ref().is_some_and(|date| day.is_none_or(|day| date.value <= day))
        };
        let words = spaced_text(holder, LARGEST).split_whitespace().count();
        let are_told = readings.len() > 1 && readings.iter().all(is_past);
        let found = Found { section: Section::Related, label: *holder, content: Vec::new() };
        (are_told && words <= readings.len() * CARD).then_some((found, readings))
    })
}

/// A card has no more words, and so much of a box is read, in bytes.
const CARD: usize = 50;
const LARGEST: usize = 20_000;

/// How many of the elements below a label are related reading: up to the last that gives an entry
/// before the text goes on, which is where more is said than a teaser of each entry.
fn reach(ctx: &Context, nodes: &[NodeRef<'_>]) -> usize {
    let (mut reach, mut untold) = (0, 0);
    let (mut has_teasers, mut is_teased) = (false, false);
    for (index, node) in nodes.iter().enumerate() {
        let lines = lines(ctx, &[*node]);
        let texts: HashSet<_> = lines.iter().filter(|line| is_text(line)).map(|line| line.node.id).collect();
        let is_in_text = |link: &NodeRef<'_>| link.ancestors_it(None).any(|above| texts.contains(&above.id));
        let entries = titled_links(node).filter(|link| !is_in_text(link)).count();
        if texts.len() > untold + entries {
            break;
        }
        untold += entries;
        untold -= texts.len();
        if entries > 0 {
            has_teasers |= std::mem::take(&mut is_teased);
        }
        is_teased |= entries == 0 && !texts.is_empty();
        // The last of several entries has its teaser below it, as those before it have.
        if entries > 0 || is_teased && has_teasers || lines.iter().all(|line| is_linked(&line.content)) {
            reach = index + 1;
        }
    }
    reach
}

/// Whether a line is a sentence of a text, and no entry with what is said of it.
fn is_text(line: &Line<'_>) -> bool {
    line.content.split(|piece| *piece == Inline::LineBreak).any(|part| {
        let text = plain_text(part);
        let text = text.trim();
        let ends =
            text.ends_with(['.', '!', '?', ':', '…', '؟', '。']) && text.split_whitespace().count() > ENTRY;
        // An item with a link may say much beside the title, but not in a sentence.
        let is_listed = || line.is_item() && part.iter().any(|piece| matches!(piece, Inline::Link { .. }));
        (ends || text.chars().count() >= super::PROSE && !is_listed())
            && !is_linked(part)
            && !opens_with_link(part)
    })
}

/// The links in an element whose texts are titles.
fn titled_links<'a>(node: &NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> {
    std::iter::once(*node)
        .chain(node.descendants_it())
        .filter(|node| node.has_name("a") && names_entry(&text(node)) && !is_byline(node))
}

/// The entries below a label: each link with a title, and what its card says besides.
fn entries(ctx: &Context, nodes: &[NodeRef<'_>]) -> Vec<Reading> {
    let links: Vec<NodeRef<'_>> = nodes.iter().flat_map(titled_links).collect();
    let ids: HashSet<NodeId> = links.iter().map(|link| link.id).collect();
    let mut known = HashSet::new();
    let mut entries = Vec::new();
    for link in &links {
        let Some(url) = ctx.address(&link.attr("href").unwrap_or_default()) else { continue };
        if known.insert(address::key(&url)) {
            entries.push((link, url));
        }
        if entries.len() > MOST {
            return Vec::new();
        }
    }
    let read = |(link, url)| entry::read(ctx, link, url, &card(link, &ids, nodes));
    entries.into_iter().map(read).collect()
}

/// Whether the text of a link is a title, not a kind, a name or "Read more".
pub fn names_entry(text: &str) -> bool {
    let count = text.split_whitespace().count();
    let is_other = LABELS.kind(text).is_some()
        || LABELS.section(text).is_some()
        || LABELS.is_furniture(text)
        || words().opening_of(text) == Some(Frame::WholeList)
        || dates::parse(text).is_some();
    // Chinese and Japanese set no spaces between words.
    let is_unspaced = || text.chars().filter(|c| *c >= UNSPACED).count() >= LETTERS;
    (count <= 60 && (count > 1 || is_unspaced())) && !is_other
}

/// The text of an element on one line.
pub fn text(node: &NodeRef<'_>) -> String {
    super::spaced_text(node, 600).replace('\n', " ")
}

/// The largest element round a link that has no other entry in it.
fn card<'a>(link: &NodeRef<'a>, links: &HashSet<NodeId>, nodes: &[NodeRef<'a>]) -> NodeRef<'a> {
    let own = link.attr("href");
    let mut card = *link;
    loop {
        if nodes.iter().any(|node| node.id == card.id) {
            return card;
        }
        let Some(parent) = card.parent().filter(|parent| parent.is_element()) else { return card };
        let holds_other = parent
            .descendants_it()
            .any(|node| node.id != link.id && links.contains(&node.id) && node.attr("href") != own);
        if holds_other {
            return card;
        }
        card = parent;
    }
}

/// Whether a link inside a card leads to an author.
fn is_byline(link: &NodeRef<'_>) -> bool {
    names::is_full_name(&text(link)) && link.attr("href").is_some_and(|href| is_page_of_person(&href))
}
