//! One entry of related reading: its title, and what its card says besides.

use std::borrow::Cow;
use std::collections::HashSet;

use dom_query::NodeRef;

use super::Context;
use super::lines::{Line, lines};
use super::menus::holds;
use super::related::{names_entry, text};
use crate::language::dates;
use crate::model::{Date, Reading};
use crate::read::page_text::labels::{Field, LABELS};
use crate::read::page_text::names;
use crate::read::saved_page::classes::{self, CLASSES};
use crate::read::saved_page::dress::is_subheading;
use crate::read::saved_page::metadata;
use crate::read::saved_page::metadata::names::{opens_retired, same};

/// What parts an entry beside its title.
const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// What a house calls its texts has no more words than this.
const KIND: usize = 4;

/// A day in numbers, with that of the week before it, has no more letters than this.
const DAY: usize = 15;

/// Reads an entry: what its link leads to, and the lines of its card, the largest element that holds no other
/// entry.
pub fn read(ctx: &Context, link: &NodeRef<'_>, url: String, card: &NodeRef<'_>) -> Reading {
    let title = title(link, card);
    let reading = Reading { url: Some(ctx.placed(url)), ..Reading::titled(ctx.placed(title.clone())) };
    let mut entry = Entry { ctx, reading, has_title: false, names_go_on: false };
    for (text, mark) in texts(ctx, link, card) {
        let text = text.trim_matches(is_mark);
        // "12 November 2008 Low Water", "Low Water, by Ada Lind (Report, 12 November 2008)" on one line.
        let split = text.split_once(title.as_str());
        entry.has_title |= split.is_some();
        let (before, after) = split.unwrap_or((text, ""));
        let (before, after) = (without_affiliations(before), without_affiliations(after));
        for part in parts(&before, entry.has_title).chain(parts(&after, true)) {
            entry.add(part, mark);
        }
    }
    entry.reading
}

/// The title of an entry. A link may hold a whole card: its heading is the title then, or what its class
/// calls so, or the longest of the texts in it.
fn title(link: &NodeRef<'_>, card: &NodeRef<'_>) -> String {
    let heading = link
        .descendants_it()
        .chain(card.descendants_it())
        .find(|node| is_subheading(node) && names_entry(&text(node)));
    let called = || {
        let is_called = |node: &NodeRef<'_>| node.attr("class").is_some_and(|class| &*class == "title");
        link.descendants_it().find(|node| is_called(node) && names_entry(&text(node)))
    };
    let longest = || {
        let pieces = pieces_of(link).into_iter().filter(|piece| names_entry(piece));
        pieces.max_by_key(|piece| piece.chars().count())
    };
    // What stands in the heading beside the link is not of the title: "(February 26, 2009)".
    let in_heading = |heading: NodeRef<'_>| {
        let is_inside = link.ancestors_it(None).any(|above| above.id == heading.id);
        text(if is_inside { link } else { &heading })
    };
    let title = heading.or_else(called).map(in_heading).or_else(longest);
    title.unwrap_or_else(|| text(link))
}

/// What the classes around a text in a card say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marked {
    /// Nothing.
    No,
    /// The kind of the entry stands in this element, and other texts may as well.
    Around,
    /// The text is the kind, whole: "River Voices", which looks like a name.
    Own,
    /// The text, whole, names the authors.
    Authors,
}

/// The texts of a card, and what the classes say of each. What stands beside the link in elements of
/// its own is said in pieces as well.
fn texts(ctx: &Context, link: &NodeRef<'_>, card: &NodeRef<'_>) -> Vec<(String, Marked)> {
    let (inside, beside) = (pieces_of(link), pieces_of(card));
    let make_up = |pieces: &[String], line: &Line<'_>| {
        pieces.len() > 1 && squeezed(&line.text()) == squeezed(&pieces.concat())
    };
    let own = |line: &Line<'_>| {
        let is_title = line.node.id == link.id || line.is_link();
        // "Ada Lind" and "3 May 2008" may stand in elements of their own on one line.
        let on_line = if is_title { Vec::new() } else { pieces_of(&line.node) };
        let whole = if is_title { &inside } else { &beside };
        let made_up = [whole, &on_line].into_iter().find(|pieces| make_up(pieces, line)).cloned();
        made_up.unwrap_or_else(|| line.parts())
    };
    let is_kind = |node: &NodeRef<'_>| node.is_element() && CLASSES.kinds.close(&classes::of(node));
    let kinds: HashSet<String> = card.descendants_it().filter(is_kind).map(|kind| text(&kind)).collect();
    let is_byline = |node: &NodeRef<'_>| node.is_element() && CLASSES.authors.close(&classes::of(node));
    let authors: HashSet<String> =
        card.descendants_it().filter(is_byline).map(|names| text(&names)).collect();
    let marked = |line: &Line<'_>| {
        let around = std::iter::once(line.node).chain(line.node.ancestors_it(Some(2)));
        let mut inside = around.take_while(|node| node.id != card.id);
        let outer = inside.find(|node| CLASSES.kinds.close(&classes::of(node)));
        let mark = |piece: &str| match &outer {
            _ if kinds.contains(piece) => Marked::Own,
            _ if authors.contains(piece) => Marked::Authors,
            Some(_) => Marked::Around,
            None => Marked::No,
        };
        let mut marked = Vec::new();
        for piece in own(line) {
            let mark = mark(&piece);
            marked.push((piece, mark));
        }
        marked
    };
    let day = day_beside(card).into_iter().map(|day| (day, Marked::No));
    let below = below(link, card).into_iter().map(|text| (text, Marked::No));
    day.chain(lines(ctx, &[*card]).iter().flat_map(marked)).chain(below).collect()
}

/// The day of an entry in a list of days, each with what appeared on it: `<dt>3 May 2008</dt><dd>…</dd>`.
fn day_beside(card: &NodeRef<'_>) -> Option<String> {
    let mut above = std::iter::successors(card.prev_element_sibling(), NodeRef::prev_element_sibling);
    let day =
        above.find(|above| !above.has_name("dd")).filter(|day| card.has_name("dd") && day.has_name("dt"))?;
    Some(text(&day)).filter(|day| is_day(day))
}

/// "Ada Lind (River Institute) and Ben Roe (Desk)": several names without where each of them is; any other text
/// as it is.
fn without_affiliations(text: &str) -> Cow<'_, str> {
    let mut names = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('(') {
        let Some(end) = rest[at..].find(')').map(|end| at + end + 1) else { break };
        let is_rank = opens_retired(&rest[at..]);
        names.push_str(if is_rank { &rest[..end] } else { rest[..at].trim_end() });
        rest = &rest[end..];
    }
    names.push_str(rest);
    let people = names::byline(&names).or_else(|| names::all_names(&names)).filter(|people| people.len() > 1);
    let are_full = people.is_some_and(|people| people.iter().all(|person| names::is_full_name(&person.text)));
    if are_full && names.len() < text.len() { Cow::Owned(names) } else { Cow::Borrowed(text) }
}

/// What has been read of an entry.
struct Entry<'a> {
    ctx: &'a Context,
    reading: Reading,
    /// Whether the title has been passed.
    has_title: bool,
    /// Whether the part before named authors.
    names_go_on: bool,
}

impl Entry<'_> {
    /// Adds what a part of the card says: a kind, a day or the authors.
    fn add(&mut self, part: &str, mark: Marked) {
        let follows_name = std::mem::take(&mut self.names_go_on);
        // "via The Harbour Review": where the house took it from.
        let part = part.strip_prefix("via ").unwrap_or(part);
        let (opener, part) = before_byline(part).map_or((None, part), |(kind, line)| (Some(kind), line));
        if let Some(opener) = opener {
            self.reading.kind.get_or_insert_with(|| self.ctx.placed(opener.to_owned()));
        }
        // Of two such lines the second says something else.
        let has_kind = self.reading.kind.is_some();
        let may_be_kind = match mark {
            Marked::Own | Marked::Around => true,
            Marked::No => !self.has_title,
            Marked::Authors => false,
        };
        let named = || (!has_kind && may_be_kind).then(|| eyebrow(part, mark)).flatten();
        if let Some(kind) = kind(part).or_else(named) {
            self.reading.kind.get_or_insert_with(|| self.ctx.placed(kind));
        } else if let Some(date) = date(self.ctx, part) {
            self.reading.date.get_or_insert_with(|| self.ctx.placed(date));
        } else if (self.reading.authors.is_empty() || follows_name)
            && let Some(people) = names::byline(part)
                .or_else(|| names::all_names(part))
                .filter(|people| people.iter().all(|person| names::is_full_name(&person.text)))
                .filter(|people| people.iter().all(|person| !same(&person.text, &self.ctx.house)))
        {
            self.reading.authors.extend(people.into_iter().map(|person| self.ctx.placed(person.text)));
            self.names_go_on = true;
        }
    }
}

/// The parts of a line: "Brief Analysis · Nov 12, 2008 · Ada Lind". Beside a title on the same line
/// brackets part them as well, and commas, where one of them is a date.
fn parts<'a>(text: &'a str, is_beside_title: bool) -> impl Iterator<Item = &'a str> {
    let has_rank = text.match_indices('(').any(|(at, _)| opens_retired(&text[at..]));
    let is_sign = move |c: char| {
        matches!(c, '|' | '·' | '•' | '◆') || is_beside_title && !has_rank && matches!(c, '(' | ')')
    };
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
    // "Ada Lind: Low Water"
    pieces
        .map(|part| part.trim_matches(|c| is_mark(c) || matches!(c, ',' | ':')))
        .filter(|part| !part.is_empty())
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

/// "Ada Lind — November 12, 2008" at its dash, "DESK-Studie 2008/S 12, 12.11.2008" at its comma.
fn before_date(part: &str) -> Vec<&str> {
    let is_typed =
        |day: &str| day.split('.').count() == 3 && day.split('.').all(|number| number.parse::<u16>().is_ok());
    if let Some((head, day)) = part.rsplit_once(", ").filter(|(_, day)| is_typed(day)) {
        return vec![head, day];
    }
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
    let ordered = || (part.len() <= DAY).then(|| metadata::dates::ordered(part, ctx.order)).flatten();
    // What the page shows of its order goes before how dates with points are read elsewhere.
    ordered().or_else(|| day(part)).or_else(year)
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
fn eyebrow(part: &str, mark: Marked) -> Option<String> {
    let is_short = part.split_whitespace().count() <= KIND && part.chars().count() <= 40;
    // "A. Lind" has a stop.
    let is_words = !part.contains(|c: char| c.is_numeric() || ":,.".contains(c));
    let is_name = || mark != Marked::Own && names::byline(part).is_some();
    let is_other = LABELS.is_furniture(part) || is_name() || dates::parse(part).is_some();
    // "Report / Africa"
    let part = part
        .split_once(" / ")
        .map(|(kind, _)| kind)
        .filter(|kind| LABELS.kind(kind).is_some())
        .unwrap_or(part);
    (is_short && is_words && !is_other).then(|| part.to_owned())
}
