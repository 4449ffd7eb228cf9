//! Topics, regions and countries: links or items below a label.

use dom_query::{Document, NodeId, NodeRef};

use super::lines::lines;
use super::menus::outside_menus;
use super::{Context, Found, evidence, spaced_text};
use crate::model::Placed;
use crate::read::frame::is_of_frame;
use crate::read::page::{Cut, Page};
use crate::read::page_text::labels::{Field, LABELS, Section};
use crate::read::page_text::series::is_issue;
use crate::read::saved_page::classes::{self, CLASSES};
use crate::read::saved_page::dress::is_subheading;
use crate::read::saved_page::metadata::survey::{Zone, zone_of_node};

/// How much text a list of topics may have, how much may part two of them, and how much may stand
/// before them, in bytes.
const LIST: usize = 600;
const GAP: usize = 3;
const LABEL_ROOM: usize = 30;

/// An item of a list that is typed has no more words than this.
const TYPED: usize = 4;

/// More items than this are a menu of the site, not the topics of a text.
const MOST: usize = 20;

/// Takes the last section of topics, or of regions, that has items; without one, the links whose
/// markup says that they are the topics of the text.
pub fn take(
    ctx: &Context,
    section: Section,
    document: &Document,
    ruled: &[NodeRef<'_>],
    found: &[Found<'_>],
    page: &mut Page,
) {
    let (field, from, known) = match section {
        Section::Regions => ("regions", "the section of regions", &page.metadata.regions),
        Section::Topics | Section::Authors | Section::Related | Section::Notes => {
            ("topics", "the section of topics", &page.metadata.topics)
        }
    };
    let labelled = || {
        let labels = found.iter().rev().filter(|found| {
            found.section == section && !found.is_of_the_text() && !is_above_title(document, found)
        });
        // "Issue" stands over a number of a journal as well.
        let are_topics = |names: &[String]| !names.is_empty() && !names.iter().any(|name| is_issue(name));
        let mut read =
            labels.map(|found| (found, items(ctx, &found.content))).filter(|(_, names)| are_topics(names));
        let last = read.next()?;
        // "Country: Tunisia" may stand above "Region: North Africa", as one of the rows of a record.
        let mut all: Vec<(&Found<'_>, Vec<String>)> = read
            .filter(|(found, _)| section == Section::Regions && is_row_beside(&found.label, &last.0.label))
            .collect();
        all.reverse();
        all.push(last);
        Some(all)
    };
    let mut names = items(ctx, ruled);
    if !names.is_empty() {
        ruled.iter().for_each(NodeRef::remove_from_parent);
    } else {
        let marked = marked(document, section);
        let all = items(ctx, &marked);
        let own = own(&marked, section);
        let tags = items(ctx, &own);
        let labelled = labelled();
        // Beside the text a label may stand over the topics of the site.
        let is_beside = |found: &Found<'_>| !stands_in_text(&found.label);
        let is_whole = known.iter().flatten().all(|known| all.contains(&known.value));
        match labelled {
            Some(lists) if tags.is_empty() || !lists.iter().any(|(found, _)| is_beside(found)) => {
                for (found, read) in lists {
                    found.remove(found.content.len(), field, &mut page.cut);
                    names.extend(read);
                }
            }
            _ if !tags.is_empty() && is_whole => {
                own.iter().for_each(remove_with_label);
                names = tags;
            }
            _ => {}
        }
    }
    if let Some((line, typed)) = typed_line(document, section).filter(|_| names.is_empty()) {
        page.cut.push(Cut { what: format!("{field}: {}", spaced_text(&line, LIST)), span: None });
        line.remove_from_parent();
        names = typed;
    }
    // A number may stand below the regions of a record; a topic may be a year.
    names.retain(|name| section != Section::Regions || name.contains(char::is_alphabetic));
    if names.is_empty() {
        return;
    }
    evidence(page, field, from);
    let names: Vec<Placed<String>> = names.into_iter().map(|name| ctx.placed(name)).collect();
    match section {
        Section::Regions => page.metadata.regions = Some(names),
        Section::Topics | Section::Authors | Section::Related | Section::Notes => {
            page.metadata.topics = Some(names)
        }
    }
}

/// Whether two labels stand in rows of one record: each opens an element of one class with nothing but its list, and
/// those are neighbours.
fn is_row_beside(one: &NodeRef<'_>, other: &NodeRef<'_>) -> bool {
    let others: Vec<NodeId> = other.ancestors_it(Some(ROW)).map(|row| row.id).collect();
    one.ancestors_it(Some(ROW)).any(|row| {
        let below = std::iter::successors(row.next_element_sibling(), NodeRef::next_element_sibling);
        let is_row = |next: &NodeRef<'_>| {
            others.contains(&next.id)
                && next.attr("class") == row.attr("class")
                && [next, &row].into_iter().all(|row| {
                    spaced_text(row, LIST).len() <= RECORD
                        && !row.descendants_it().any(|inner| is_subheading(&inner))
                })
        };
        below.take(ROW).any(|next| next.node_name() == row.node_name() && is_row(&next))
    })
}

/// A row of a record has no more text, in bytes.
const RECORD: usize = 160;

/// A label stands no deeper in its row, and no more rows lie between two of one kind.
const ROW: usize = 3;

/// The links of an element whose class says that it lists topics or regions, or of those that are
/// marked as tags.
fn marked<'a>(document: &'a Document, section: Section) -> Vec<NodeRef<'a>> {
    let words = if section == Section::Regions { &CLASSES.regions } else { &CLASSES.topics };
    let links = |node: &NodeRef<'a>| -> Vec<NodeRef<'a>> {
        node.descendants_it().filter(|inner| inner.has_name("a")).collect()
    };
    // Only links, but for a label before them.
    let is_list = |node: &NodeRef<'a>| {
        let linked: usize = links(node).iter().map(|link| spaced_text(link, LIST).len()).sum();
        let others = spaced_text(node, LIST).len().saturating_sub(linked + links(node).len() * GAP);
        linked > 0 && others <= LABEL_ROOM
    };
    let is_listed = |node: &NodeRef<'a>| {
        let classes = classes::of(node);
        if !node.is_element() || node.has_name("a") || is_part_of_layout(&classes) {
            return None;
        }
        let is_inner = || node.descendants_it().all(|inner| !words.close(&classes::of(&inner)));
        // Regions may stand among the tags.
        let of_regions = || {
            let are_tags = CLASSES.topics.close(&classes) || CLASSES.topics.open(&classes);
            let is_mixed = section == Section::Regions && are_tags && belongs_to_text(node);
            let links = links(node)
                .into_iter()
                .filter(|link| link.attr("href").is_some_and(|href| leads_to_region(&href)));
            is_mixed.then(|| links.collect::<Vec<_>>()).filter(|links| !links.is_empty())
        };
        if let Some(regions) = of_regions() {
            return Some(regions);
        }
        let is_marked =
            (words.close(&classes) || words.open(&classes)) && is_inner() && belongs_to_text(node);
        // What a row says by its label, its class need not say.
        let is_labelled =
            || leads_with(node, section) && node.parent().is_some_and(|above| belongs_to_text(&above));
        let is_addressed = || {
            section == Section::Topics
                && super::is_list(node)
                && leads_to_topics(&links(node))
                && is_below_text(node)
        };
        ((is_marked || is_labelled() || is_addressed()) && is_list(node)).then(|| links(node))
    };
    let is_tag = |node: &NodeRef<'a>| {
        let rel = node.attr("rel").unwrap_or_default();
        let says = |wanted: &str| rel.split_whitespace().any(|word| word == wanted);
        // What a text is filed under may be its kind.
        let is_kind = || {
            let text = spaced_text(node, 120);
            says("category") && (LABELS.kind(&text).is_some() || LABELS.made_kind(&text).is_some())
        };
        let is_region = || node.attr("href").is_some_and(|href| leads_to_region(&href));
        let is_tag = match section {
            Section::Topics => says("tag") && !is_kind() && !is_region(),
            Section::Regions => says("tag") && is_region(),
            Section::Authors | Section::Related | Section::Notes => false,
        };
        (is_tag && stands_in_text(node)).then(|| vec![*node])
    };
    // A site may have two lists of them, such as what it files a text under and what it speaks of.
    let seen = outside_menus(document, |node| is_listed(node).or_else(|| is_tag(node)));
    seen.into_iter().flat_map(|(_, links)| links).collect()
}

/// Of tags among which regions are, those that are none: their addresses say which are which.
fn own<'a>(tags: &[NodeRef<'a>], section: Section) -> Vec<NodeRef<'a>> {
    let is_region = |link: &NodeRef<'_>| link.attr("href").is_some_and(|href| leads_to_region(&href));
    let topics: Vec<NodeRef<'a>> = tags.iter().filter(|link| !is_region(link)).copied().collect();
    if section == Section::Topics && !topics.is_empty() { topics } else { tags.to_vec() }
}

/// `region region-sidebar`: what a system calls the parts of its pages, whatever they hold.
fn is_part_of_layout(classes: &str) -> bool {
    let has = |wanted: &dyn Fn(&str) -> bool| classes.split_whitespace().any(wanted);
    has(&|class| class == "region") && has(&|class| class.starts_with("region-"))
}

/// Whether a heading stands with its list before the title of the page, as menus do.
fn is_above_title(document: &Document, found: &Found<'_>) -> bool {
    let title = document.select("h1");
    let is_heading = found.label.descendants_it().chain([found.label]).any(|node| is_subheading(&node));
    is_heading
        && found.content.iter().all(super::is_list)
        && matches!(title.nodes(), [title] if title.id > found.label.id)
}

/// "Category: dams, gauges": the first line of the text that is a label and several names behind it. Behind
/// the label of a kind one name is the kind.
fn typed_line<'a>(document: &'a Document, section: Section) -> Option<(NodeRef<'a>, Vec<String>)> {
    let names = |node: &NodeRef<'_>| {
        // Few elements open with a label, and the whole of the others need not be read.
        let first = node.descendants_it().find(|inner| inner.is_text() && !inner.text().trim().is_empty())?;
        first.text().contains([':', '：']).then_some(())?;
        let text = spaced_text(node, LIST);
        let (field, value) = LABELS.field(&text).filter(|_| !text.contains('\n') && text.len() < LIST)?;
        let is_wanted = match section {
            Section::Regions => field == Field::Regions,
            Section::Topics => matches!(field, Field::Topics | Field::Kind),
            Section::Authors | Section::Related | Section::Notes => false,
        };
        let names: Vec<String> = value.split([',', ';', '،']).map(|name| name.trim().to_owned()).collect();
        let is_name = |name: &String| {
            (1..=TYPED).contains(&name.split_whitespace().count()) && !name.contains(['.', ':', '?'])
        };
        (is_wanted && (2..=MOST).contains(&names.len()) && names.iter().all(is_name)).then_some(names)
    };
    let lines = document.select("p, div, li, span").nodes().to_vec();
    lines.into_iter().find_map(|node| Some((node, names(&node).filter(|_| stands_in_text(&node))?)))
}

/// Takes a link off the page, and what stood round it where nothing is left of that but a label and
/// the signs between the links.
fn remove_with_label(link: &NodeRef<'_>) {
    let row = link.parent();
    link.remove_from_parent();
    let is_label = |row: &NodeRef<'_>| {
        let left = spaced_text(row, LABEL_ROOM);
        // "and" may have stood before the last of them.
        let left = left.split(|c: char| c.is_whitespace() || LABELS.separators.contains(c) || c == ',');
        let left: Vec<&str> = left.filter(|word| !word.is_empty() && !LABELS.joins(word)).collect();
        matches!(LABELS.section(&left.join(" ")), Some(Section::Topics | Section::Regions))
    };
    row.iter().filter(|row| is_label(row)).for_each(NodeRef::remove_from_parent);
}

/// Whether a text behind a label is a list of topics that is typed: "ferries, borders, trade".
pub fn are_typed(node: &NodeRef<'_>) -> bool {
    if !node.is_text() {
        return false;
    }
    let text = node.text();
    let items: Vec<&str> = text.split([',', ';', '،']).map(str::trim).collect();
    let is_item =
        |item: &&str| (1..=TYPED).contains(&item.split_whitespace().count()) && !item.contains(". ");
    items.len() > 2 && items.iter().all(is_item)
}

/// Whether a row begins with its label: "Regions: Asia, Europe".
fn leads_with(node: &NodeRef<'_>, section: Section) -> bool {
    let is_blank = |node: &NodeRef<'_>| node.is_text() && node.text().trim().is_empty();
    let Some(first) = node.children_it(false).find(|first| !is_blank(first)) else { return false };
    let label = if first.has_name("a") { String::new() } else { spaced_text(&first, LABEL_ROOM) };
    // "Issue: 87" has its value there.
    let has_value = first
        .next_sibling()
        .is_some_and(|next| next.is_text() && next.text().contains(char::is_alphanumeric));
    label.trim_end().ends_with([':', '：']) && LABELS.section(&label) == Some(section) && !has_value
}

/// Whether the address of a link says that it leads to a region: `/regions/south-asia`.
fn leads_to_region(href: &str) -> bool {
    let folders = href.to_lowercase();
    !leads_to_topic(href) && folders.split('/').rev().skip(1).any(|folder| CLASSES.regions.are_one_of(folder))
}

/// Whether all of several links lead to topics by their addresses: `/tag/water`.
fn leads_to_topics(links: &[NodeRef<'_>]) -> bool {
    links.len() > 1 && links.iter().all(|link| link.attr("href").is_some_and(|href| leads_to_topic(&href)))
}

/// Whether the folder of an address is called by a word for topics: `/tag/water`.
fn leads_to_topic(href: &str) -> bool {
    folder_of(href).is_some_and(|folder| CLASSES.topics.are_one_of(&folder))
}

/// The folder of an address, in lower case: `tag` of `/tag/water/`.
fn folder_of(href: &str) -> Option<String> {
    href.trim_end_matches('/').rsplit('/').nth(1).map(str::to_lowercase)
}

/// Whether a list stands below the text: a paragraph of it stands above, and none goes on with it below.
/// What stands above all of it may be a menu, and what a line announces is of the text.
fn is_below_text(node: &NodeRef<'_>) -> bool {
    let rows = || std::iter::once(*node).chain(node.ancestors_it(None));
    let is_whole = |row: &NodeRef<'_>| row.has_name("article") || row.has_name("main");
    let goes_on = |row: NodeRef<'_>| {
        let above: Vec<NodeRef<'_>> = before(row).filter(holds_prose).collect();
        let mut below = std::iter::successors(row.next_element_sibling(), NodeRef::next_element_sibling);
        !above.is_empty()
            && below.any(|next| holds_prose(&next) && above.iter().any(|one| are_alike(one, &next)))
    };
    belongs_to_text(node)
        && rows().flat_map(before).any(|above| holds_prose(&above))
        && !rows().take_while(|row| !is_whole(row)).any(goes_on)
        && !rows().find_map(|row| row.prev_element_sibling()).is_some_and(|above| announces(&above))
}

/// The elements before another, the nearest first.
fn before(node: NodeRef<'_>) -> impl Iterator<Item = NodeRef<'_>> {
    std::iter::successors(node.prev_element_sibling(), NodeRef::prev_element_sibling)
}

fn holds_prose(node: &NodeRef<'_>) -> bool {
    std::iter::once(*node).chain(node.descendants_it()).any(|inner| super::is_prose(&inner))
}

/// Whether two elements are of one name and class.
fn are_alike(one: &NodeRef<'_>, other: &NodeRef<'_>) -> bool {
    one.node_name() == other.node_name() && one.attr("class") == other.attr("class")
}

/// Whether a line that is no label of topics says that something follows.
fn announces(node: &NodeRef<'_>) -> bool {
    let text = node.text();
    text.trim_end().ends_with([':', '：']) && LABELS.section(text.trim()) != Some(Section::Topics)
}

/// Whether an element stands neither beside the text nor in the teaser of another.
fn stands_in_text(node: &NodeRef<'_>) -> bool {
    std::iter::once(*node).chain(node.ancestors_it(None)).all(|node| zone_of_node(&node) == Zone::Text)
}

/// The same of a list: an article has what belongs to it in an `<aside>` of its own.
fn belongs_to_text(node: &NodeRef<'_>) -> bool {
    let is_own = |node: &NodeRef<'_>| {
        node.has_name("aside") && node.ancestors_it(None).any(|above| above.has_name("article"))
    };
    let mut around = std::iter::once(*node).chain(node.ancestors_it(None));
    around.all(|node| zone_of_node(&node) == Zone::Text || is_own(&node))
}

/// The names of a section; none where any line of it is more than a name.
fn items(ctx: &Context, nodes: &[NodeRef<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in lines(ctx, nodes) {
        let inside = line.node.descendants_it();
        let links: Vec<NodeRef<'_>> =
            std::iter::once(line.node).chain(inside).filter(|node| node.has_name("a")).collect();
        let texts: Vec<String> = if links.is_empty() {
            let text = line.text();
            // A list that is typed may end as a sentence does; "U.S." keeps its stop.
            let whole = text.strip_suffix('.').filter(|whole| {
                let last = whole.rsplit([',', ';']).next().unwrap_or_default();
                last.len() < whole.len() && !last.contains('.')
            });
            let names = whole.unwrap_or(&text).split([',', ';', '|', '•', '·', '،']);
            names.map(|name| name.trim().to_owned()).filter(|name| !is_of_frame(name)).collect()
        } else {
            // A link to the topic "Facebook" does not pass the text on.
            let is_topic = |link: &NodeRef<'_>| link.attr("href").is_some_and(|href| leads_to_topic(&href));
            links
                .iter()
                .map(|link| (link, spaced_text(link, 200)))
                .map(|(link, text)| (link, text.replace('\n', " ").trim_matches([',', ' ']).to_owned()))
                .filter(|(link, text)| is_topic(link) || !is_of_frame(text))
                .map(|(_, text)| text)
                .collect()
        };
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            let words = text.split_whitespace().count();
            if words > 8 || text.chars().count() > 70 || text.ends_with('.') && words > 3 {
                return Vec::new();
            }
            if !names.contains(&text) {
                names.push(text);
            }
        }
    }
    if names.len() > MOST { Vec::new() } else { names }
}
