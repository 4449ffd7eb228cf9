//! Reads the labelled sections round the main text, and takes them off the page: who extracts the
//! main text throws them away or, worse, keeps them in it.
//!
//! A label is an element whose whole text is one of the labels of `assets/words/labels.txt`. The same
//! word in a menu opens nothing: a section counts if something of its kind follows, and of several
//! the last.

mod above_text;
mod affiliations;
mod authors;
mod cards;
mod entry;
mod labels;
mod lines;
mod menus;
mod note;
mod positions;
mod related;
mod topics;

pub use menus::is_column_of_links;

use dom_query::{Document, NodeRef};

use super::addresses;
use super::metadata::dates::Order;
use super::metadata::survey::spaced_text;
use super::sites::SiteRule;
use crate::diagnostic::Place;
use crate::files::FilePath;
use crate::language::dates;
use crate::model::{Placed, address};
use crate::read::page::{Cut, Evidence, Page};
use crate::read::page_text::labels::{Field, LABELS, Section};
use labels::label;

/// How much text an element may have to be a label.
const LABEL: usize = 80;

/// Takes author boxes, related reading, topics and regions off the page, and keeps what they say.
pub fn take(document: &Document, file: &FilePath, rule: Option<&SiteRule>, page: &mut Page) {
    let ctx = Context::new(document, file, page);
    let mut found = find(document);
    part_regions(&mut found);
    related::take(&ctx, document, &of_rule(document, rule.map(|rule| &rule.related)), &found, page);
    for section in [Section::Topics, Section::Regions] {
        let selectors =
            rule.map(|rule| if section == Section::Topics { &rule.topics } else { &rule.regions });
        topics::take(&ctx, section, document, &of_rule(document, selectors), &found, page);
    }
    affiliations::take(&ctx, document, page);
    authors::take(&ctx, document, &of_rule(document, rule.map(|rule| &rule.bio)), &found, page);
}

/// "Keywords", and below them "Regions and topics": of two lists the one whose label says so first has the
/// regions.
fn part_regions(found: &mut [Found<'_>]) {
    let opens_with_regions = |found: &Found<'_>| {
        let label = spaced_text(&found.label, LABEL);
        let first = label.split_whitespace().next().unwrap_or_default();
        LABELS.section(first) == Some(Section::Regions)
    };
    let of_topics = |found: &&mut Found<'_>| found.section == Section::Topics;
    let (both, topics): (Vec<_>, Vec<_>) =
        found.iter_mut().filter(of_topics).partition(|found| opens_with_regions(found));
    if !topics.is_empty() {
        both.into_iter().for_each(|found| found.section = Section::Regions);
    }
}

/// Takes what is said of the authors below the text off the page, their cards and the line that closes
/// it, now that the notes below it are gone.
pub fn take_note(document: &Document, file: &FilePath, page: &mut Page) {
    let ctx = Context::new(document, file, page);
    cards::take(&ctx, document, page);
    note::take(&ctx, document, page);
}

/// What every section needs to know.
struct Context {
    place: Place,
    /// The address that others on the page begin at: what `<base>` says, else that of the page.
    base: Option<String>,
    /// The order in which numbers are read as dates.
    order: Order,
    /// The publisher, which no entry names as its author.
    house: String,
}

impl Context {
    fn new(document: &Document, file: &FilePath, page: &Page) -> Self {
        let base = addresses::base(document, page.metadata.source.as_ref().map(|source| &*source.value));
        let primary = page.metadata.language.as_ref().map_or("", |language| language.value.primary());
        // Neither scripts nor readers say how the page has its dates; the entries of a list do.
        let is_own = |text: &NodeRef<'_>| {
            text.is_text()
                && text.parent().is_none_or(|parent| !parent.has_name("script") && !parent.has_name("style"))
        };
        let root = document.root();
        let texts = root.descendants_it().filter(is_own).map(|text| text.text());
        let order = Order::of(primary, texts);
        let house = page.metadata.publisher.as_ref().map(|house| house.value.clone()).unwrap_or_default();
        Self { place: Place::file(file.shared()), base, order, house }
    }

    fn placed<T>(&self, value: T) -> Placed<T> {
        Placed::new(value, self.place.clone())
    }

    /// An address as absolute as the page allows.
    fn address(&self, href: &str) -> Option<String> {
        let href = href.trim();
        if href.is_empty() || href.starts_with('#') {
            return None;
        }
        match (&self.base, address::parse(href)) {
            (_, address::Address::Absolute(absolute)) => {
                Some(absolute).filter(|address| !address.starts_with("mailto:"))
            }
            (Some(base), address::Address::Relative(relative)) => address::complete(base, &relative),
            (None, address::Address::Relative(relative)) => Some(relative),
            (_, address::Address::Empty | address::Address::Forbidden { .. } | address::Address::Invalid) => {
                None
            }
        }
    }
}

/// A label and the elements that follow it.
struct Found<'a> {
    section: Section,
    label: NodeRef<'a>,
    content: Vec<NodeRef<'a>>,
}

impl Found<'_> {
    /// Whether the label is one of the headings that part the text itself, as "See also" of an
    /// encyclopedia does: what it opens is for the reader of the text, not a box of the site's.
    fn is_of_the_text(&self) -> bool {
        let Some(rank) = leading_rank(&self.label) else { return false };
        let before = std::iter::successors(self.label.prev_sibling(), NodeRef::prev_sibling);
        let mut has_prose = false;
        for node in before {
            has_prose |= is_prose(&node);
            if has_prose && leading_rank(&node) == Some(rank) && label(&node).is_none() {
                return true;
            }
        }
        false
    }

    /// The box amid paragraphs that holds the label and a single link: "Read also: …", by which a site
    /// leads away from the text. It is no list of related reading.
    fn box_amid_text(&self) -> Option<NodeRef<'_>> {
        let around = std::iter::once(self.label).chain(self.label.ancestors_it(Some(3)));
        let is_small = |node: &NodeRef<'_>| spaced_text(node, BOX).len() < BOX;
        let holds_all = |node: &NodeRef<'_>| {
            let holds = |inner: &NodeRef<'_>| inner.ancestors_it(Some(4)).any(|above| above.id == node.id);
            self.content.iter().all(holds) && !self.content.is_empty()
        };
        let is_amid = |node: &NodeRef<'_>| {
            let mut before =
                std::iter::successors(node.prev_element_sibling(), NodeRef::prev_element_sibling);
            let after = std::iter::successors(node.next_element_sibling(), NodeRef::next_element_sibling);
            before.any(|node| is_prose(&node)) && after.filter(is_prose).count() > 1
        };
        let link = self.content.iter().find(|node| node.has_name("a"))?;
        let is_lone = |node: &&NodeRef<'_>| node.id == link.id || spaced_text(node, 1).is_empty();
        if rank(&self.label).is_some() || !self.content.iter().all(|node| is_lone(&node)) {
            return None;
        }
        around.into_iter().take_while(is_small).find(|node| holds_all(node) && is_amid(node))
    }

    /// Takes the section off the page, and records it.
    fn remove(&self, taken: usize, what: &str, cut: &mut Vec<Cut>) {
        for node in std::iter::once(&self.label).chain(self.content.iter().take(taken)) {
            let text = spaced_text(node, 200);
            let start = text.split_whitespace().take(12).collect::<Vec<_>>().join(" ");
            cut.push(Cut { what: format!("{what}: {start}"), span: None });
            node.remove_from_parent();
        }
    }
}

/// A box that leads to another text has less text, in bytes.
const BOX: usize = 240;

/// How much text makes a paragraph of prose.
const PROSE: usize = 80;

fn is_prose(node: &NodeRef<'_>) -> bool {
    node.has_name("p") && spaced_text(node, PROSE).len() >= PROSE
}

/// The rank of a heading, also of one with a wrapper of its own.
fn leading_rank(node: &NodeRef<'_>) -> Option<u8> {
    let first = || node.children_it(false).find(NodeRef::is_element);
    rank(node).or_else(|| {
        (node.has_name("div") || node.has_name("header")).then(first).flatten().and_then(|first| rank(&first))
    })
}

/// Remembers where a field came from.
fn evidence(page: &mut Page, field: &'static str, from: &str) {
    page.evidence.retain(|known| known.field != field);
    page.evidence.push(Evidence { field, from: from.to_owned() });
}

fn of_rule<'a>(document: &'a Document, selectors: Option<&Vec<String>>) -> Vec<NodeRef<'a>> {
    let all = selectors.into_iter().flatten().map(|selector| document.select(selector));
    all.map(|found| found.nodes().to_vec()).find(|nodes| !nodes.is_empty()).unwrap_or_default()
}

/// Every label of a page that is in no menu, with what follows it.
fn find(document: &Document) -> Vec<Found<'_>> {
    let found = |(node, section)| {
        let (label, mut content) = content(node, section);
        // "Authors: Ada Lind" in a paragraph is a byline, "Ada Lind, author" says what she is; "About the
        // author" on a line of its own is a label there too.
        let is_byline = section == Section::Authors
            && !(has_break_below(&label) && spaced_text(&label, LABEL).contains(' '))
            && (label.parent().is_some_and(|parent| parent.has_name("p")) || goes_on(&label));
        // What leads to texts by their titles is no list of topics; below such a list it is another box.
        let titled =
            || content.iter().position(|node| node.descendants_it().any(is_linked_heading) || is_dated(node));
        let section = match (section, (section == Section::Topics).then(titled).flatten()) {
            (_, Some(0)) => Section::Related,
            (section, titled) => {
                content.truncate(titled.unwrap_or(content.len()));
                section
            }
        };
        (!is_byline && !content.is_empty()).then_some(Found { section, label, content })
    };
    menus::outside_menus(document, label).into_iter().filter_map(found).collect()
}

/// Whether another label in the same dress stands beside an element: each has its value on its line.
fn stands_in_form(label: &NodeRef<'_>) -> bool {
    let is_label = |node: &NodeRef<'_>| {
        node.id != label.id
            && node.node_name() == label.node_name()
            && spaced_text(node, LABEL).trim_end().ends_with([':', '：'])
    };
    label.parent().is_some_and(|parent| parent.element_children().iter().any(is_label))
}

/// Whether a break parts an element from what stands below it.
fn has_break_below(node: &NodeRef<'_>) -> bool {
    let mut after = std::iter::successors(node.next_sibling(), NodeRef::next_sibling);
    after
        .find(|next| !next.is_text() || !next.text().trim().is_empty())
        .is_some_and(|next| next.has_name("br"))
}

/// The name of a topic has no more words.
const TOPIC: usize = 4;

/// Whether an element is a heading in a link, or has a link in it, and is longer than a topic.
fn is_linked_heading(node: NodeRef<'_>) -> bool {
    let is_link = |node: NodeRef<'_>| node.has_name("a");
    rank(&node).is_some()
        && spaced_text(&node, LABEL).split_whitespace().count() > TOPIC
        && (node.ancestors_it(Some(3)).any(is_link) || node.descendants_it().any(is_link))
}

/// Whether an element leads to a text and says when that appeared.
fn is_dated(node: &NodeRef<'_>) -> bool {
    let has_link = node.descendants_it().any(|inner| inner.has_name("a"));
    has_link && spaced_text(node, DATED).lines().any(|line| dates::parse(line.trim()).is_some())
}

/// So much of an element is searched for a day, in bytes.
const DATED: usize = 400;

/// Whether an element goes on with the line before it.
fn goes_on(node: &NodeRef<'_>) -> bool {
    let mut before = std::iter::successors(node.prev_sibling(), NodeRef::prev_sibling);
    let before = before.find(|before| !before.is_text() || !before.text().trim().is_empty());
    lines::is_inline(node) && before.is_some_and(|before| before.is_text())
}

/// The outermost element that is nothing but the label, and the elements after it up to the next
/// label or a heading of its own rank.
fn content(label: NodeRef<'_>, section: Section) -> (NodeRef<'_>, Vec<NodeRef<'_>>) {
    let text = spaced_text(&label, LABEL);
    let mut outer = label;
    while let Some(parent) = outer.parent().filter(|parent| parent.is_element()) {
        if spaced_text(&parent, LABEL) != text {
            break;
        }
        outer = parent;
    }
    let rank = rank(&label);
    // "Topics: water, dams" on a line of a head that has the kind and the day on others.
    let is_on_line = matches!(section, Section::Topics | Section::Regions)
        && lines::is_inline(&outer)
        && !has_break_below(&outer)
        && stands_in_form(&outer);
    let mut nodes = Vec::new();
    let mut next = outer.next_sibling();
    while let Some(node) = next {
        let is_value = nodes.is_empty() && node.is_text() && !node.text().trim().is_empty();
        if is_on_line && (node.has_name("br") || is_value && !topics::are_typed(&node)) {
            break;
        }
        // Below "Written by" on a line the name may be a heading.
        let is_name = section == Section::Authors && rank.is_none() && nodes.is_empty();
        let is_over = |other: u8| rank.is_none_or(|rank| other <= rank) && !is_name;
        let is_heading = self::rank(&node).is_some_and(is_over);
        if is_heading
            || opens_with_field(&node)
            || self::label(&node).is_some()
            || node
                .children_it(false)
                .find(NodeRef::is_element)
                .is_some_and(|first| self::label(&first).is_some())
        {
            break;
        }
        // Before there were style sheets, breaks parted the sentences about each author.
        let is_sentence = node.is_text() && node.text().trim_end().ends_with('.');
        let is_sentence = is_sentence || section == Section::Topics && topics::are_typed(&node);
        if is_sentence || node.has_name("br") || node.is_element() && !spaced_text(&node, 10).is_empty() {
            nodes.push(node);
            // Topics and regions are one list; the next is something else.
            if matches!(section, Section::Topics | Section::Regions) && is_list(&node) {
                break;
            }
        }
        next = node.next_sibling();
    }
    if !nodes.iter().any(NodeRef::is_text) {
        nodes.retain(|node| !node.has_name("br"));
    }
    (outer, nodes)
}

/// Whether a box has another label over it: "Abstract".
fn opens_with_field(node: &NodeRef<'_>) -> bool {
    let first = node.children_it(false).find(NodeRef::is_element);
    let heading = first.filter(|first| rank(first).is_some());
    heading.is_some_and(|heading| LABELS.field_label(&spaced_text(&heading, LABEL)) == Some(Field::Summary))
}

fn is_list(node: &NodeRef<'_>) -> bool {
    node.has_name("ul") || node.has_name("ol")
}

fn rank(node: &NodeRef<'_>) -> Option<u8> {
    let name = node.node_name()?;
    let digit = name.strip_prefix('h').filter(|rest| rest.len() == 1)?;
    digit.parse().ok().filter(|rank| (1..=6).contains(rank))
}

#[cfg(test)]
mod tests;
