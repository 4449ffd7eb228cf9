//! Related reading: entries with a title, an address, a kind, a date, authors.

use std::collections::HashSet;

use dom_query::{NodeId, NodeRef};

use super::lines::{Line, lines};
use super::menus::holds;
use super::{Context, Found, evidence, spaced_text};
use crate::model::{Date, Reading, address};
use crate::read::blocks::{Inline, plain_text};
use crate::read::dates;
use crate::read::frame::{Frame, words};
use crate::read::page::{Cut, Page};
use crate::read::page_text::labels::{Field, LABELS, Section};
use crate::read::page_text::names;
use crate::read::saved_page::classes::{self, CLASSES};
use crate::read::saved_page::dress::is_subheading;
use crate::read::saved_page::furniture::links::{is_linked, opens_with_link};
use crate::read::saved_page::metadata::{self, names::is_page_of_person};

/// More entries than this are an archive.
const MOST: usize = 30;

/// A line that ends as a sentence does and has more words than this is no entry.
const ENTRY: usize = 8;

/// So much is shown of a box that is cut, in bytes.
const CUT: usize = 120;

/// From this letter on stand the scripts without spaces, of which a title has so many letters.
const UNSPACED: char = '\u{3000}';
const LETTERS: usize = 6;

/// What parts an entry beside its title.
const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// What a house calls its texts has no more words than this.
const KIND: usize = 4;

/// A day in numbers, with that of the week before it, has no more letters than this.
const DAY: usize = 15;

/// Takes the last section of related reading that has entries.
pub fn take(ctx: &Context, ruled: &[NodeRef<'_>], found: &[Found<'_>], page: &mut Page) {
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
        let last = related.into_iter().filter(|found| !found.is_of_the_text()).find_map(|found| {
            let reach = reach(ctx, &found.content);
            let readings = entries(ctx, &found.content[..reach]);
            (!readings.is_empty()).then_some((found, reach, readings))
        });
        let Some((found, reach, read)) = last else { return };
        found.remove(reach, "related reading", &mut page.cut);
        readings = read;
    }
    evidence(page, "related", "the section of related reading");
    page.metadata.related = Some(readings);
}

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
        (text.chars().count() >= super::PROSE || ends) && !is_linked(part) && !opens_with_link(part)
    })
}

/// The links in an element whose texts are titles.
fn titled_links<'a>(node: &NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> {
    std::iter::once(*node)
        .chain(node.descendants_it())
        .filter(|node| node.has_name("a") && is_title(&text(node)) && !is_byline(node))
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
    let read = |(link, url)| reading(ctx, link, url, &card(link, &ids, nodes));
    entries.into_iter().map(read).collect()
}

/// Whether the text of a link is a title, not a kind, a name or "Read more".
fn is_title(text: &str) -> bool {
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

fn text(node: &NodeRef<'_>) -> String {
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

fn reading(ctx: &Context, link: &NodeRef<'_>, url: String, card: &NodeRef<'_>) -> Reading {
    // A link may hold a whole card: its heading is the title then, or what its class calls so.
    let heading = link
        .descendants_it()
        .chain(card.descendants_it())
        .find(|node| is_subheading(node) && is_title(&text(node)));
    let called = || {
        let is_called = |node: &NodeRef<'_>| node.attr("class").is_some_and(|class| &*class == "title");
        link.descendants_it().find(|node| is_called(node) && is_title(&text(node)))
    };
    let heading = heading.or_else(called);
    let pieces = pieces_of(link);
    let longest = || pieces.iter().filter(|piece| is_title(piece)).max_by_key(|piece| piece.chars().count());
    // What stands in the heading beside the link is not of the title: "(February 26, 2009)".
    let in_heading = |heading: NodeRef<'_>| {
        let is_inside = link.ancestors_it(None).any(|above| above.id == heading.id);
        text(if is_inside { link } else { &heading })
    };
    let title = heading.map(in_heading).or_else(|| longest().cloned());
    let title = title.unwrap_or_else(|| text(link));
    let mut reading = Reading {
        title: ctx.placed(title.clone()),
        url: Some(ctx.placed(url)),
        kind: None,
        date: None,
        authors: Vec::new(),
    };
    let mut names_go_on = false;
    let mut has_title = false;
    // What stands beside the link in elements of its own is said in pieces as well.
    let beside = pieces_of(card);
    let make_up = |pieces: &[String], line: &Line<'_>| {
        pieces.len() > 1 && squeezed(&line.text()) == squeezed(&pieces.concat())
    };
    let own = |line: &Line<'_>| match line.node.id == link.id || line.is_link() {
        true if make_up(&pieces, line) => pieces.clone(),
        false if make_up(&beside, line) => beside.clone(),
        _ => line.parts(),
    };
    let marked = |line: &Line<'_>| {
        let around = std::iter::once(line.node).chain(line.node.ancestors_it(Some(2)));
        let mut inside = around.take_while(|node| node.id != card.id);
        let is_marked = inside.any(|node| CLASSES.kinds.close(&classes::of(&node)));
        own(line).into_iter().map(move |text| (text, is_marked)).collect::<Vec<_>>()
    };
    let below = below(link, card).into_iter().map(|text| (text, false));
    for (text, is_marked) in lines(ctx, &[*card]).iter().flat_map(marked).chain(below) {
        let text = text.trim_matches(is_mark);
        // "12 November 2008 Low Water", "Low Water, by Ada Lind (Report, 12 November 2008)" on one line.
        let (before, after) = match text.split_once(title.as_str()) {
            Some((before, after)) => {
                has_title = true;
                (before, after)
            }
            None => (text, ""),
        };
        for part in parts(before, has_title).chain(parts(after, true)) {
            let follows_name = std::mem::take(&mut names_go_on);
            // "via The Harbour Review": where the house took it from.
            let part = part.strip_prefix("via ").unwrap_or(part);
            let (opener, part) = before_byline(part).map_or((None, part), |(kind, line)| (Some(kind), line));
            if let Some(opener) = opener {
                reading.kind.get_or_insert_with(|| ctx.placed(opener.to_owned()));
            }
            // Of two such lines the second says something else.
            let has_kind = reading.kind.is_some();
            let named = || (!has_kind && (is_marked || !has_title)).then(|| eyebrow(part)).flatten();
            if let Some(kind) = kind(part).or_else(named) {
                reading.kind.get_or_insert_with(|| ctx.placed(kind));
            } else if let Some(date) = date(ctx, part) {
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

/// The parts of a line: "Brief Analysis · Nov 12, 2008 · Ada Lind". Beside a title on the same line
/// brackets part them as well, and commas, where one of them is a date.
fn parts<'a>(text: &'a str, is_beside_title: bool) -> impl Iterator<Item = &'a str> {
    let is_sign =
        move |c: char| matches!(c, '|' | '·' | '•' | '◆') || is_beside_title && matches!(c, '(' | ')');
    let by_comma = move |part: &'a str| {
        let pieces = || part.split(',');
        is_beside_title && day(part).is_none() && pieces().any(|piece| is_day(piece.trim()))
    };
    // "Low Water - Ada Lind - ARI 14/2020".
    let by_dash = move |mut pieces: Vec<&'a str>| {
        for dash in DASHES.iter().filter(|_| is_beside_title) {
            pieces = pieces.into_iter().flat_map(|piece| piece.split(dash)).collect();
        }
        pieces
    };
    let pieces = text.split(is_sign).map(before_date).flat_map(by_dash).flat_map(move |part| {
        let pieces: Vec<&'a str> = if by_comma(part) { part.split(',').collect() } else { vec![part] };
        pieces
    });
    pieces.map(|part| part.trim_matches(|c| is_mark(c) || c == ',')).filter(|part| !part.is_empty())
}

/// "Report by Ada Lind": the kind that stands before a byline, and the byline.
fn before_byline(part: &str) -> Option<(&str, &str)> {
    let ends = part.match_indices(' ').map(|(at, _)| at).take(KIND);
    let is_byline = |rest: &str| {
        let people = names::byline(rest).filter(|people| !people.is_empty());
        people.is_some_and(|people| people.iter().all(|person| names::is_full_name(&person.text)))
    };
    let is_kind = |head: &str| {
        let first = head.split_whitespace().next().unwrap_or_default().to_lowercase();
        head.starts_with(char::is_uppercase) && !LABELS.articles.contains(&first)
    };
    let split = ends.map(|at| (&part[..at], part[at..].trim())).find(|(_, rest)| is_byline(rest));
    split.filter(|(head, _)| is_kind(head))
}

/// "Ada Lind — November 12, 2008" at its dash.
fn before_date(part: &str) -> Vec<&str> {
    let split = [" — ", " – "].iter().find_map(|sign| part.rsplit_once(sign));
    match split.filter(|(_, date)| dates::parse(date.trim()).is_some()) {
        Some((head, date)) => vec![head, date],
        None => vec![part],
    }
}

/// Whether a piece of a line is a date, in words or in numbers.
fn is_day(piece: &str) -> bool {
    let is_numbers =
        || piece.contains(char::is_numeric) && piece.chars().all(|c| c.is_numeric() || "./-".contains(c));
    dates::parse(piece).is_some() || is_numbers()
}

/// What parts the pieces of an entry.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || LABELS.separators.contains(c)
}

/// The lines below a link that has no card: up to the next link, where only breaks part the entries.
fn below(link: &NodeRef<'_>, card: &NodeRef<'_>) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut next = link.next_sibling().filter(|_| card.id == link.id);
    while let Some(node) = next.filter(|node| !node.has_name("a") && !holds(node, "a")) {
        if node.has_name("br") {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(&node.text());
        }
        next = node.next_sibling();
    }
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// A text without white space: none need stand between two elements.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The texts of the elements in an element, where several of them make up all of it.
fn pieces_of(outer: &NodeRef<'_>) -> Vec<String> {
    let mut inner = *outer;
    loop {
        let elements = inner.element_children();
        match elements.as_slice() {
            [only] if text(only) == text(&inner) => inner = *only,
            _ => break,
        }
    }
    let pieces: Vec<String> =
        inner.element_children().iter().map(text).filter(|piece| !piece.is_empty()).collect();
    if pieces.len() > 1 && pieces.join(" ") == text(outer) { pieces } else { Vec::new() }
}

/// The date that a part of a card is, or the year alone.
fn date(ctx: &Context, part: &str) -> Option<Date> {
    let is_year = part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let year = || is_year.then(|| Date::parse(part)).flatten();
    let ordered = || (part.len() <= DAY).then(|| metadata::dates::ordered(part, &ctx.primary)).flatten();
    day(part).or_else(ordered).or_else(year)
}

/// The date that a part says, with its label or without: "Date: November 20, 2018".
fn day(part: &str) -> Option<Date> {
    let said = || LABELS.field(part).filter(|(field, _)| *field == Field::Date);
    dates::parse(part).or_else(|| dates::parse(said()?.1))
}

/// The kind that a part of a card says: "Report", "Type: Report".
fn kind(part: &str) -> Option<String> {
    match LABELS.field(part) {
        Some((Field::Kind, value)) => Some(value.to_owned()),
        _ => LABELS.kind(part).or_else(|| LABELS.made_kind(part)).or_else(|| LABELS.kind_in_number(part)),
    }
}

/// What stands over the title of a card, is short, and is neither a date nor a number: what the house
/// calls its texts.
fn eyebrow(part: &str) -> Option<String> {
    let is_short = part.split_whitespace().count() <= KIND && part.chars().count() <= 40;
    let is_words = !part.contains(|c: char| c.is_numeric() || c == ':' || c == ',');
    let is_other = LABELS.is_furniture(part) || names::byline(part).is_some() || dates::parse(part).is_some();
    (is_short && is_words && !is_other).then(|| part.to_owned())
}
