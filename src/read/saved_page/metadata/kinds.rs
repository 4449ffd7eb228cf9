//! What a text is, as the page shows it near the title: a known kind on a line, or what an element says to
//! be one.

use dom_query::NodeRef;

use super::claims::{Claim, Claims, Source};
use super::markup::distance;
use super::series::{has_both, kind_of_byline, kind_of_pair};
use super::survey::{Spot, Survey, Zone, spaced_text};
use crate::language::dates;
use crate::read::frame::{Frame, words};
use crate::read::page_text::facts;
use crate::read::page_text::labels::LABELS;
use crate::read::saved_page::classes::{self, CLASSES};

/// How far above and below the title its kind may stand, in bytes.
const ABOVE: usize = 120;
const BELOW: usize = 300;

/// A kind has no more words.
const WORDS: usize = 4;

/// How much text of a link is looked at, in bytes.
const LINK: usize = 120;

/// So many links on either side of one say whether it stands in a menu.
const NEIGHBORS: usize = 6;

/// Reads it: what is nearest to the title goes first.
pub fn read(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    let is_by_title = |spot: &&Spot<'_>| {
        let is_near = spot.offset + ABOVE >= anchor && spot.offset <= anchor + BELOW;
        spot.zone == Zone::Text && is_near && !is_of_menu(spot)
    };
    let mut spots: Vec<&Spot<'_>> = survey.spots.iter().filter(is_by_title).collect();
    spots.sort_by_key(|spot| distance(spot, anchor));
    let mut claim = |from: &str, kind: &dyn Fn(&Spot<'_>) -> Option<String>| {
        let kinds = spots.iter().filter_map(|spot| kind(spot));
        claims.kinds.extend(kinds.map(|kind| Claim::new(kind, Source::Visible, from)));
    };
    claim("a line by the title", &|spot| known(spot, anchor));
    claim("the kind by the title", &classed);
    claim("the section above the title", &|spot| filed(spot, anchor));
    let linked = survey.spots.iter().find_map(|spot| linked(spot, anchor));
    claims
        .kinds
        .extend(linked.map(|kind| Claim::new(kind, Source::Visible, "the link to texts of its kind")));
}

/// A known kind, alone on a line or with its number, its place or the byline.
fn known(spot: &Spot<'_>, anchor: usize) -> Option<String> {
    let line = spot.line().filter(|line| words().opening_of(line) != Some(Frame::ShareBar))?;
    // "Newsletter" stands over a form more often than it says what a text is.
    let may_be_made = spot.offset < anchor && words().frame_of(line).is_none();
    let made = || LABELS.made_kind(line).filter(|_| may_be_made || CLASSES.kinds.close(&spot.class));
    // "DESK-Studie 2008/S 12, 12.11.2008, 4 Seiten".
    let of_series = || {
        let facts = Some(line).filter(|line| line.contains(char::is_numeric)).and_then(facts::read)?;
        let number = facts.number?;
        // A series has a name; "Article No. 14" has none.
        facts.kind.filter(|kind| number.starts_with(kind.as_str()) && kind.contains([' ', '-']))
    };
    let said = LABELS.kind(line).or_else(|| kind_of_byline(line)).or_else(|| kind_of_pair(line));
    let said = said.or_else(|| kind_of_day(line)).or_else(|| kind_before_outlet(spot));
    said.or_else(made).or_else(of_series)
}

/// "Commentary, 12 November 2008", "12.11.2008 | Commentary": the kind that stands on a line with the day.
fn kind_of_day(line: &str) -> Option<String> {
    let is_typed = |day: &str| day.split('.').count() == 3 && day.chars().all(|c| c.is_numeric() || c == '.');
    let is_day = |part: &str| dates::parse(part.trim()).is_some() || is_typed(part.trim());
    let parted = line.split_once(", ").filter(|(_, day)| is_day(day)).map(|(kind, _)| kind);
    let barred = || {
        let mut parts = line.split(['|', '·', '•']);
        parts.clone().any(is_day).then(|| parts.find(|part| LABELS.kind(part.trim()).is_some())).flatten()
    };
    LABELS.kind(parted.or_else(barred)?.trim())
}

/// "Op-Ed, *The River Review*": the kind before the name of a paper, which is set as such.
fn kind_before_outlet(spot: &Spot<'_>) -> Option<String> {
    let line = spot.line()?.lines().next()?;
    let (kind, outlet) = line.split_once(", ")?;
    let mut set = spot.node.children_it(false).filter(|inner| inner.has_name("i") || inner.has_name("em"));
    let is_outlet = set.any(|inner| spaced_text(&inner, LINK) == outlet);
    LABELS.kind(kind).filter(|_| is_outlet && outlet.split_whitespace().count() <= WORDS)
}

/// What an element says to be the kind.
fn classed(spot: &Spot<'_>) -> Option<String> {
    let line = spot.line().filter(|_| CLASSES.kinds.close(&spot.class))?;
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    // "Peace Brief 158" is a number of a series, which may be a kind.
    let line = if has_both(line) { line.rsplit_once(' ').map_or(line, |(series, _)| series) } else { line };
    (letters >= 4 && is_short(line)).then(|| line.to_owned())
}

/// Where the site files the text, above the title.
fn filed(spot: &Spot<'_>, anchor: usize) -> Option<String> {
    let is_above = spot.offset < anchor && CLASSES.sections.close(&spot.class) && !is_in_breadcrumb(spot);
    let line = spot.line().filter(|_| is_above)?;
    // Of several links the first says it best.
    let links = spot.node.descendants_it().filter(|inner| inner.has_name("a"));
    let links: Vec<String> = links.map(|link| spaced_text(&link, LINK)).collect();
    let is_row = links.len() > 1 && links.join(" ") == line.replace('\n', " ");
    let line = if is_row { links[0].as_str() } else { line };
    let is_kind = line.split_whitespace().count() <= WORDS
        && !line.contains(|c: char| c.is_numeric() || ",:|/".contains(c));
    is_kind.then(|| line.to_owned())
}

/// `/publication-type/e-notes/` leads to all texts of a kind.
fn linked(spot: &Spot<'_>, anchor: usize) -> Option<String> {
    let is_beside = spot.offset >= anchor && spot.zone == Zone::Text && spot.offset <= anchor + BELOW;
    let href = spot.attribute("href").filter(|_| is_beside && spot.name == "a")?;
    let mut folders = href.split('/').rev().skip_while(|folder| folder.is_empty()).skip(1);
    let line = spot.line().filter(|_| folders.next().is_some_and(|folder| CLASSES.kinds.close(folder)))?;
    is_short(line).then(|| line.to_owned())
}

fn is_short(line: &str) -> bool {
    line.split_whitespace().count() <= WORDS && !line.contains('\n')
}

fn is_in_breadcrumb(spot: &Spot<'_>) -> bool {
    let around = std::iter::once(spot.node).chain(spot.node.ancestors_it(Some(4)));
    around.into_iter().any(|node| classes::of(&node).contains("breadcrumb"))
}

/// Whether an element is an item of a list, a button, or a link with those of a menu beside it.
fn is_of_menu(spot: &Spot<'_>) -> bool {
    // A row of facts below a title may be a list: `post-author`, `post-type`, `post-date`.
    if spot.name == "li" && CLASSES.kinds.close(&spot.class) && !spot.class.contains("menu") {
        return false;
    }
    matches!(&*spot.name, "ul" | "ol" | "li" | "button")
        || spot.node.ancestors_it(Some(3)).any(|above| above.has_name("li"))
        || spot.name == "a" && is_beside_menu(spot)
}

/// Whether a link has those of a menu beside it: "Home > Papers".
fn is_beside_menu(spot: &Spot<'_>) -> bool {
    let is_menu = |node: &NodeRef<'_>| node.has_name("a") && LABELS.is_furniture(&spaced_text(node, 60));
    let before = std::iter::successors(spot.node.prev_element_sibling(), |node| node.prev_element_sibling());
    let after = std::iter::successors(spot.node.next_element_sibling(), |node| node.next_element_sibling());
    before.take(NEIGHBORS).chain(after.take(NEIGHBORS)).any(|node| is_menu(&node))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::super::survey;
    use super::*;

    fn kinds(body: &str) -> Vec<String> {
        let document = Document::from(format!("<html><body>{body}</body></html>"));
        let mut claims = Claims::default();
        let survey = survey::walk(&document);
        read(&survey, survey.text.find("Low Water").unwrap(), &mut claims);
        claims.kinds.into_iter().map(|claim| claim.value).collect()
    }

    #[test]
    fn a_row_of_facts_may_be_a_list_and_a_menu_is_none() {
        let row =
            |class: &str| kinds(&format!("<h1>Low Water</h1><ul><li class='{class}'>Explainer</li></ul>"));
        assert_eq!(row("post-type").first().map(String::as_str), Some("Explainer"));
        assert!(row("menu-item menu-item-type").is_empty());
    }

    #[test]
    fn a_day_may_stand_behind_the_kind() {
        assert_eq!(kinds("<p>Commentary, 12.11.2008</p><h1>Low Water</h1>"), ["Commentary"]);
        assert_eq!(kinds("<p>Commentary, 12 November 2008</p><h1>Low Water</h1>"), ["Commentary"]);
        assert_eq!(kinds("<h1>Low Water</h1><p>3 May 2008 | Commentary</p>"), ["Commentary"]);
        assert!(kinds("<p>Commentary, rivers</p><h1>Low Water</h1>").is_empty());
    }

    #[test]
    fn the_paper_may_stand_behind_the_kind() {
        assert_eq!(
            kinds("<h1>Low Water</h1><p>Op-Ed, <i>The River Review</i><br><br>June 9, 2008</p>"),
            ["Op-Ed"]
        );
        assert!(kinds("<h1>Low Water</h1><p>Op-Ed, as they say</p>").is_empty());
    }

    #[test]
    fn a_box_for_a_newsletter_does_not_say_what_a_text_is() {
        assert!(kinds("<h4>Newsletter</h4><p>Get it by post.</p><h1>Low Water</h1>").is_empty());
        assert_eq!(kinds("<p>River Newsletter</p><h1>Low Water</h1>"), ["River Newsletter"]);
    }
}
