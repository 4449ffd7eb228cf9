//! The headings of a page that may be its title, and the line in the largest letters where it has none.

use dom_query::NodeRef;

use super::parts::{is_site, squeezed};
use super::{names, names_no_text};
use crate::read::saved_page::classes::CLASSES;
use crate::read::saved_page::metadata::survey::{Spot, Survey, Zone, joined_text};

/// A heading that may be the title.
#[derive(Clone)]
pub struct Heading {
    pub text: String,
    /// Where it stands.
    pub offset: usize,
    /// The name of the element.
    pub name: &'static str,
    /// Whether it is a heading of the highest rank, round the main text.
    pub is_main: bool,
}

/// The main headings: the one that is marked as the title of an entry; `<h1>`, without the site's own;
/// else `<h2>`, else the line that its class calls the title.
pub fn headings(survey: &Survey<'_>, sites: &[String]) -> Vec<Heading> {
    let read = |spot: &Spot<'_>, name: &'static str| Heading {
        text: joined_text(&spot.node),
        offset: spot.offset,
        name,
        // A heading that leads to the front page is the name of the site.
        is_main: name == "h1" && spot.zone == Zone::Text && !is_link(spot),
    };
    let of = |name: &'static str| {
        let spots = survey.spots.iter().filter(move |spot| spot.zone != Zone::Other && spot.name == name);
        spots.map(move |spot| read(spot, name))
    };
    let is_title = |heading: &Heading| {
        !heading.text.is_empty() && heading.text.len() < 400 && !is_site(&heading.text, sites)
    };
    let is_of_entry = |spot: &&Spot<'_>| {
        let is_heading = matches!(&*spot.name, "h1" | "h2" | "h3" | "h4");
        // What leads to the page itself is its title too.
        let is_permalink = || {
            let mut links = spot.node.descendants_it().filter(|inner| inner.has_name("a"));
            // The card of an author leads to his page in the same way.
            let leads_to_person =
                |link: &NodeRef<'_>| link.attr("href").is_some_and(|href| names::is_page_of_person(&href));
            links.any(|link| {
                link.attr("rel").is_some_and(|rel| &*rel == "bookmark") && !leads_to_person(&link)
            })
        };
        spot.zone == Zone::Text && is_heading && (CLASSES.titles.are_one_of(&spot.class) || is_permalink())
    };
    let mut of_entry = survey
        .spots
        .iter()
        .filter(is_of_entry)
        .map(|spot| read(spot, if spot.name == "h1" { "h1" } else { "h2" }));
    // Of several none is the text's own: they lead to texts.
    if let (Some(only), None) = (of_entry.next().filter(is_title), of_entry.next()) {
        return vec![only];
    }
    let first: Vec<_> = of("h1").filter(is_title).collect();
    let second = || of("h2").filter(is_title).take(12).collect::<Vec<_>>();
    let found = if first.is_empty() { second() } else { first };
    if found.is_empty() { classed(survey).filter(is_title).into_iter().collect() } else { found }
}

/// The one line that its class calls the title, and that leads nowhere: of several they lead to texts.
fn classed(survey: &Survey<'_>) -> Option<Heading> {
    let is_linked = |node: &NodeRef<'_>| {
        node.descendants_it().chain(node.ancestors_it(None)).any(|around| around.has_name("a"))
    };
    let called = survey.spots.iter().filter(|spot| {
        spot.zone == Zone::Text && CLASSES.title_lines.are_one_of(&spot.class) && !is_linked(&spot.node)
    });
    let mut titles = called.filter(|spot| spot.line().is_some_and(|line| line.contains(' ')));
    let only = titles.next().filter(|_| titles.next().is_none())?;
    let text = joined_text(&only.node);
    Some(Heading { text, offset: only.offset, name: "p", is_main: true })
}

fn is_link(spot: &Spot<'_>) -> bool {
    let link = spot.node.descendants_it().find(|inner| inner.has_name("a"));
    let around = || spot.node.ancestors_it(Some(3)).find(|above| above.has_name("a"));
    link.or_else(around).is_some_and(|link| joined_text(&link) == joined_text(&spot.node))
}

/// The line in the largest letters of a page that has no headings, as pages had none before there were
/// style sheets, and those that word processors make have none still.
pub fn in_large_letters(survey: &Survey<'_>) -> Option<Heading> {
    let lines = survey.spots.iter().filter(|spot| spot.zone == Zone::Text).filter_map(|spot| {
        let line = spot.line().filter(|line| (2..=25).contains(&line.split_whitespace().count()))?;
        // The house may print its own name in larger letters.
        Some((
            !names_no_text(line),
            size(spot).filter(|size| *size > TEXT)?,
            std::cmp::Reverse(spot.offset),
            line,
        ))
    });
    let (_, _, offset, text) = lines.max()?;
    Some(Heading { text: text.to_owned(), offset: offset.0, name: "font", is_main: true })
}

/// Whether a part of `<title>` is printed in smaller letters than a line below it: above a text that is
/// the name of the journal.
pub fn has_smaller_letters(survey: &Survey<'_>, part: &str, larger: &Heading) -> bool {
    let of = |text: &str| {
        let said = |spot: &&Spot<'_>| spot.line().is_some_and(|line| squeezed(line) == squeezed(text));
        survey.spots.iter().filter(said).filter_map(size).max()
    };
    matches!((of(part), of(&larger.text)), (Some(part), Some(larger)) if part < larger)
}

/// The size of the letters of a text, in points.
const TEXT: u16 = 12;

/// The points of the sizes that `<font>` has, from 1 on.
const SIZES: [u16; 7] = [8, 10, 12, 14, 18, 24, 36];

/// The size of an element's letters in points, where it says one itself.
fn size(spot: &Spot<'_>) -> Option<u16> {
    if let Some(size) = spot.attribute("size").filter(|_| spot.name == "font") {
        let more = if size.starts_with('+') { 3 } else { 0 };
        let size = size.trim_start_matches('+').parse::<usize>().ok()? + more;
        return SIZES.get(size.saturating_sub(1)).copied();
    }
    let style = spot.attribute("style")?;
    let (points, _) = style.split_once("font-size:")?.1.split_once("pt")?;
    points.trim().split('.').next()?.parse().ok()
}
