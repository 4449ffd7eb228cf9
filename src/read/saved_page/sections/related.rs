//! Related reading: entries with a title, an address, a kind, a date, authors.

use dom_query::NodeRef;

use super::lines::{Line, lines};
use super::{Context, Found, evidence};
use crate::model::{Reading, address};
use crate::read::dates;
use crate::read::page::Page;
use crate::read::page_text::labels::{LABELS, Section};
use crate::read::page_text::names;
use crate::read::saved_page::metadata::names::is_page_of_person;

/// More entries than this are an archive.
const MOST: usize = 30;

/// Takes the last section of related reading that has entries.
pub fn take(ctx: &Context, ruled: &[NodeRef<'_>], found: &[Found<'_>], page: &mut Page) {
    let mut readings = entries(ctx, ruled);
    if !readings.is_empty() {
        ruled.iter().for_each(NodeRef::remove_from_parent);
    } else {
        let last = found
            .iter()
            .rev()
            .filter(|found| found.section == Section::Related && !found.is_of_the_text())
            .find_map(|found| {
                let readings = entries(ctx, &found.content);
                (!readings.is_empty()).then_some((found, readings))
            });
        let Some((found, read)) = last else { return };
        found.remove(found.content.len());
        readings = read;
    }
    evidence(page, "related", "the section of related reading");
    page.metadata.related = Some(readings);
}

/// The entries below a label: each link with a title, and what its card says besides.
fn entries(ctx: &Context, nodes: &[NodeRef<'_>]) -> Vec<Reading> {
    let links: Vec<NodeRef<'_>> = nodes
        .iter()
        .flat_map(|node| std::iter::once(*node).chain(node.descendants_it()))
        .filter(|node| node.has_name("a") && is_title(&text(node)) && !is_byline(node))
        .collect();
    let mut readings: Vec<Reading> = Vec::new();
    for link in &links {
        let Some(url) = ctx.address(&link.attr("href").unwrap_or_default()) else { continue };
        if readings.iter().any(|known| {
            known.url.as_ref().is_some_and(|known| address::key(&known.value) == address::key(&url))
        }) {
            continue;
        }
        let card = card(link, &links, nodes);
        readings.push(reading(ctx, link, url, &card));
    }
    if readings.len() > MOST { Vec::new() } else { readings }
}

/// Whether the text of a link is a title, not a kind, a name or "Read more".
fn is_title(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let is_other = LABELS.kind(text).is_some()
        || LABELS.section(text).is_some()
        || LABELS.is_furniture(text)
        || dates::parse(text).is_some();
    (2..=60).contains(&words) && !is_other
}

fn text(node: &NodeRef<'_>) -> String {
    super::spaced_text(node, 600).replace('\n', " ")
}

/// The largest element round a link that has no other entry in it.
fn card<'a>(link: &NodeRef<'a>, links: &[NodeRef<'a>], nodes: &[NodeRef<'a>]) -> NodeRef<'a> {
    let own = link.attr("href");
    let mut card = *link;
    loop {
        if nodes.iter().any(|node| node.id == card.id) {
            return card;
        }
        let Some(parent) = card.parent().filter(|parent| parent.is_element()) else { return card };
        let holds_other = parent.descendants_it().any(|node| {
            node.id != link.id && node.attr("href") != own && links.iter().any(|other| other.id == node.id)
        });
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

fn reading(ctx: &Context, link: &NodeRef<'_>, url: String, card: &NodeRef<'_>) -> Reading {
    // A link may hold a whole card: its heading is the title then.
    let heading = link.descendants_it().chain(card.descendants_it()).find(|node| {
        node.node_name().is_some_and(|name| matches!(&*name, "h2" | "h3" | "h4" | "h5" | "h6"))
            && is_title(&text(node))
    });
    let title = heading.map_or_else(|| text(link), |heading| text(&heading));
    let mut reading = Reading {
        title: ctx.placed(title.clone()),
        url: Some(ctx.placed(url)),
        kind: None,
        date: None,
        authors: Vec::new(),
    };
    let mut names_go_on = false;
    for text in lines(ctx, &[*card]).iter().flat_map(Line::parts) {
        let text = text.trim_matches(|c: char| c.is_whitespace() || LABELS.separators.contains(c));
        if text == title {
            continue;
        }
        // "Brief Analysis · Nov 12, 2008 · Ada Lind" in one line.
        for part in text.split(['|', '·', '•', '◆']).map(str::trim).filter(|part| !part.is_empty()) {
            let follows_name = std::mem::take(&mut names_go_on);
            if let Some(kind) = LABELS.kind(part) {
                reading.kind.get_or_insert_with(|| ctx.placed(kind));
            } else if let Some(date) = dates::parse(part) {
                reading.date.get_or_insert_with(|| ctx.placed(date));
            } else if (reading.authors.is_empty() || follows_name)
                && let Some(people) = names::byline(part)
                    .or_else(|| names::all_names(part))
                    .filter(|people| people.iter().all(|person| names::is_full_name(&person.text)))
            {
                reading.authors.extend(people.into_iter().map(|person| ctx.placed(person.text)));
                names_go_on = true;
            }
        }
    }
    reading
}
