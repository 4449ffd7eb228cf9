//! The title: which of the candidates, and what of it is the name of the site.

mod parts;

use std::collections::BTreeSet;

use dom_query::NodeRef;

use super::claims::{Claim, Claims, Source};
use super::survey::{Spot, Survey, Zone, joined_text};
use super::{house, names};
use crate::read::frame::words;
use crate::read::saved_page::classes::CLASSES;
use parts::{is_part, letters, squeezed, without_site, without_tail};
pub use parts::{is_site, parts};

/// Shorter words say little of what a title is about.
const TELLING: usize = 4;

/// The title of a page, and the offset in its text where it stands, if it is a heading.
pub struct Title {
    /// The title and who says so.
    pub claim: Claim<String>,
    /// Where the heading stands that shows it.
    pub offset: Option<usize>,
    /// Both titles, where head and text of the page disagree.
    pub rivals: Option<Rivals>,
}

/// Two titles of one page.
pub struct Rivals {
    /// The title for machines.
    pub head: String,
    /// That of the main heading.
    pub text: String,
}

/// Settles the title. `sites` are names of the site.
///
/// A title for machines counts first, in the order of its sources; what a heading shows decides how
/// much of it is the title, and the name of the site is cut off either end. Where the one main heading
/// says something else, readers saw that, and the head is written for search engines; what it says for
/// catalogues (JSON-LD, `citation_title`, Dublin Core) counts even then. Without a title
/// for machines it is what of `<title>` the page shows, else `<title>` without its last part.
pub fn settle(claims: &Claims, survey: &Survey<'_>, sites: &[String]) -> Option<Title> {
    let headings = headings(survey, sites);
    let order = |claim: &&Claim<String>| (claim.source == Source::JsonLdPage, claim.source);
    let mut stated: Vec<&Claim<String>> = claims
        .titles
        .iter()
        .filter(|claim| !is_site(&claim.value, sites) && !is_end(&claim.value, survey, &headings))
        .collect();
    stated.sort_by_key(order);
    let stated = stated.into_iter().find(|claim| claim.value.chars().any(char::is_alphanumeric));
    let whole = match stated {
        Some(claim) => Some(claim.clone()),
        None if survey.title.is_empty() => None,
        None => Some(Claim::new(survey.title.clone(), Source::TitleElement, "<title>")),
    };
    let of_heading =
        |heading: &Heading| Claim::new(heading.text.clone(), Source::Visible, "the first heading");
    let Some(whole) = whole else {
        let first = headings.first()?;
        return Some(Title { claim: of_heading(first), offset: Some(first.offset), rivals: None });
    };
    let is_cut = whole.value.ends_with('…') || whole.value.ends_with("...");
    let is_shown = |heading: &&Heading| {
        // A link at the end of `<title>` is the name of the site.
        let is_main = heading.is_main || heading.name != "h1";
        let (heading, whole) = (squeezed(&heading.text), squeezed(&whole.value));
        let whole_cut = whole.trim_end_matches(['…', '.']).trim_end();
        // One source may leave out what another has in full.
        let is_in_full = || claims.titles.iter().any(|claim| squeezed(&claim.value) == heading);
        heading == whole
            || is_cut && heading.starts_with(whole_cut)
            || is_part(&whole, &heading) && (is_main || whole.starts_with(&heading))
            || is_part(&heading, &whole) && is_in_full()
    };
    // The longest heading is the title, a shorter one its beginning.
    let shown = headings
        .iter()
        .filter(is_shown)
        .max_by_key(|heading| (heading.text.len(), std::cmp::Reverse(heading.offset)));
    if let Some(shown) = shown {
        // A heading in capitals is dressed by its site, the title is not.
        let is_dressed = squeezed(&shown.text) == squeezed(&whole.value);
        let title = if is_dressed { whole.value } else { shown.text.clone() };
        let claim = Claim::new(title, whole.source, whole.from);
        return Some(Title { claim, offset: Some(shown.offset), rivals: None });
    }
    if whole.source != Source::TitleElement
        && let Some(heading) = headings.iter().find(|heading| heading.is_main && opens_title(survey, heading))
        && differ(&heading.text, &whole.value)
    {
        let rivals = Some(Rivals { head: whole.value, text: heading.text.clone() });
        let claim = Claim::new(heading.text.clone(), Source::TitleElement, "<title> and the first heading");
        return Some(Title { claim, offset: Some(heading.offset), rivals });
    }
    // Some write who wrote it behind the title.
    let names = claims.authors.iter().flat_map(|claim| claim.value.iter().map(|person| person.name.clone()));
    // What `<title>` ends with is the site's where the page calls itself so.
    let shown_name = || house::shown(claims, survey).filter(|_| whole.source == Source::TitleElement);
    let ends: Vec<String> = sites.iter().cloned().chain(names).chain(shown_name()).collect();
    let mut title = without_site(&whole.value, &ends);
    if whole.source == Source::TitleElement {
        if headings.is_empty()
            && let Some((part, offset)) = shown_part(&title, survey)
        {
            if let Some(larger) = in_large_letters(survey).filter(|larger| larger.offset > offset)
                && has_smaller_letters(survey, &part, &larger)
            {
                return Some(Title { claim: of_heading(&larger), offset: Some(larger.offset), rivals: None });
            }
            let claim = Claim::new(part, whole.source, whole.from);
            return Some(Title { claim, offset: Some(offset), rivals: None });
        }
        if names_no_text(&whole.value)
            && let Some(shown) = headings.first().cloned().or_else(|| in_large_letters(survey))
        {
            return Some(Title { claim: of_heading(&shown), offset: Some(shown.offset), rivals: None });
        }
        title = without_tail(&title);
    }
    let offset = headings.first().map(|heading| heading.offset);
    let is_catalogued = whole.source <= Source::DublinCore;
    let claim = Claim::new(title, whole.source, whole.from);
    let Some(heading) = other_heading(&claim.value, &headings) else {
        return Some(Title { claim, offset, rivals: None });
    };
    let rivals = Some(Rivals { head: claim.value.clone(), text: heading.text.clone() });
    let is_seen =
        !is_catalogued && heading.is_main && speaks_of(&heading.text, &[&claim.value, &survey.title]);
    Some(Title { claim: if is_seen { of_heading(heading) } else { claim }, offset, rivals })
}

/// How far below the title its second line stands, in bytes of text beside its own.
const BELOW: usize = 80;

/// The line below the title that `<title>` has behind it: "Low Water: The Delta in May | River Desk".
pub fn second_line(shown: &str, anchor: usize, survey: &Survey<'_>) -> Option<Claim<String>> {
    let below = survey.spots.iter().filter(|spot| {
        spot.zone == Zone::Text && spot.offset > anchor && spot.offset <= anchor + shown.len() + BELOW
    });
    let mut lines = below.filter_map(Spot::line).filter(|line| line.contains(' ') && !line.contains('\n'));
    let follows = |line: &&str| {
        [": ", " - ", " – ", " — ", ". "].iter().any(|mark| {
            let both = squeezed(&format!("{shown}{mark}{line}"));
            squeezed(&survey.title)
                .strip_prefix(&both)
                .is_some_and(|rest| !rest.trim_start().starts_with(char::is_alphanumeric))
        })
    };
    let line = lines.find(follows)?;
    Some(Claim::new(line.to_owned(), Source::TitleElement, "<title> and the line below the title"))
}

/// Whether a title for machines is the last part of `<title>`, where the one main heading is a part before
/// it: some systems tell of every page that it is called as the site is.
fn is_end(title: &str, survey: &Survey<'_>, headings: &[Heading]) -> bool {
    let parts = parts(&survey.title);
    let is_last = |part: &&str| letters(part) == letters(title);
    let (Some((last, before)), [only]) = (parts.split_last(), headings) else { return false };
    is_last(last) && before.iter().any(|part| letters(part).ends_with(&letters(&only.text)))
}

/// The one main heading, where it says something else than the title of the head.
fn other_heading<'a>(title: &str, headings: &'a [Heading]) -> Option<&'a Heading> {
    let [only] = headings else { return None };
    (differ(&only.text, title) && only.text.split_whitespace().count() > 2).then_some(only)
}

/// Whether neither of two titles is a part of the other.
fn differ(one: &str, other: &str) -> bool {
    let (one, other) = (squeezed(one), squeezed(other));
    !one.contains(&other) && !other.contains(&one)
}

/// Whether `<title>` is a heading, with or without the name of the site.
fn opens_title(survey: &Survey<'_>, heading: &Heading) -> bool {
    let (title, heading) = (squeezed(&survey.title), squeezed(&heading.text));
    title == heading || is_part(&title, &heading)
}

/// Whether what `<title>` says is the same on every page of a site: the name of an institution, with a
/// section of the site or without; or what a program writes there until somebody gives it a title.
fn names_no_text(title: &str) -> bool {
    if words().is_untitled(title) {
        return true;
    }
    let parts = parts(title);
    let is_house = |part: &&str| names::is_body(part) || house::is_acronym(part);
    parts.len() <= 2
        && parts.iter().any(is_house)
        && parts.iter().all(|part| part.split_whitespace().count() <= 7)
}

/// The line in the largest letters of a page that has no headings, as pages had none before there were
/// style sheets, and those that word processors make have none still.
fn in_large_letters(survey: &Survey<'_>) -> Option<Heading> {
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
fn has_smaller_letters(survey: &Survey<'_>, part: &str, larger: &Heading) -> bool {
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

/// Whether a heading speaks of what a title of the head does: they have a telling word in common. A
/// heading that has none is the name of a site.
fn speaks_of(heading: &str, titles: &[&str]) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let text = squeezed(text);
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.chars().count() >= TELLING).map(str::to_owned).collect()
    };
    titles.iter().any(|title| !words(heading).is_disjoint(&words(title)))
}

/// The longest part of `<title>` that stands alone on the page, and where: pages without headings
/// set their title in large letters.
fn shown_part(title: &str, survey: &Survey<'_>) -> Option<(String, usize)> {
    let mut parts = parts(title);
    // "Low Water: Special Reports: Publications: River Desk" has the title before a colon.
    parts.extend(title.match_indices(": ").map(|(at, _)| &title[..at]));
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts.into_iter().filter(|part| part.contains(' ')).find_map(|part| {
        let is_it = |spot: &&Spot<'_>| spot.line().is_some_and(|line| squeezed(line) == squeezed(part));
        let spot = survey.spots.iter().filter(|spot| spot.zone == Zone::Text).find(is_it)?;
        Some((part.to_owned(), spot.offset))
    })
}

/// A heading that may be the title.
#[derive(Clone)]
struct Heading {
    text: String,
    /// Where it stands.
    offset: usize,
    /// The name of the element.
    name: &'static str,
    /// Whether it is a heading of the highest rank, round the main text.
    is_main: bool,
}

/// The main headings: the one that is marked as the title of an entry; `<h1>`, without the site's own;
/// else `<h2>`.
fn headings(survey: &Survey<'_>, sites: &[String]) -> Vec<Heading> {
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
    if first.is_empty() { of("h2").filter(is_title).take(12).collect() } else { first }
}

fn is_link(spot: &Spot<'_>) -> bool {
    let link = spot.node.descendants_it().find(|inner| inner.has_name("a"));
    let around = || spot.node.ancestors_it(Some(3)).find(|above| above.has_name("a"));
    link.or_else(around).is_some_and(|link| joined_text(&link) == joined_text(&spot.node))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::super::survey;
    use super::*;

    #[test]
    fn the_second_line_of_a_title_is_the_one_that_follows_it_in_the_head() {
        let second = |head: &str| {
            let below = "<h2>The Delta in May</h2><p>Text.</p>";
            let document =
                Document::from(format!("<head><title>{head}</title></head><h1>Low Water</h1>{below}"));
            second_line("Low Water", 0, &survey::walk(&document)).map(|claim| claim.value)
        };
        assert_eq!(second("Low Water: The Delta in May | River Desk").as_deref(), Some("The Delta in May"));
        assert_eq!(second("Low Water | River Desk"), None);
        assert_eq!(second("Low Water: The Delta in May and June"), None);
    }

    #[test]
    fn a_title_for_machines_that_ends_the_title_of_the_page_is_the_name_of_the_site() {
        let title = |heading: &str| {
            let head = "<title>Comment (2008-14) Low Water | River Desk</title>";
            let page = format!("<html><head>{head}</head><body><h1>{heading}</h1></body></html>");
            let document = Document::from(page);
            let told = Claim::new("The River Desk".to_owned(), Source::OpenGraph, "og:title");
            let claims = Claims { titles: vec![told], ..Claims::default() };
            settle(&claims, &survey::walk(&document), &[]).map(|title| title.claim.value)
        };
        assert_eq!(title("Low Water").as_deref(), Some("Low Water"));
        assert_eq!(title("River Desk").as_deref(), Some("The River Desk"));
    }
}
