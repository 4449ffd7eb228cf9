//! The title: which of the candidates, and what of it is the name of the site.

use std::collections::BTreeSet;

use super::claims::{Claim, Claims, Source};
use super::survey::{Spot, Survey, Zone, fold, joined_text};
use super::{house, names};
use crate::read::saved_page::classes::CLASSES;
use crate::read::saved_page::words::words;

/// What parts a title from the name of its site.
const SEPARATORS: [&str; 15] =
    [" | ", " - ", " – ", " — ", " » ", " « ", " · ", " :: ", " • ", " › ", " > ", " // ", " / ", "|", "_"];

/// How many of them part nothing else as a rule.
const WIDE: usize = 12;

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
    let mut stated: Vec<&Claim<String>> =
        claims.titles.iter().filter(|claim| !is_site(&claim.value, sites)).collect();
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
    let ends: Vec<String> = sites.iter().cloned().chain(names).collect();
    let mut title = without_site(&whole.value, &ends);
    if whole.source == Source::TitleElement {
        if headings.is_empty()
            && let Some((part, offset)) = shown_part(&title, survey)
        {
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
/// style sheets.
fn in_large_letters(survey: &Survey<'_>) -> Option<Heading> {
    let size = |spot: &Spot<'_>| -> Option<u8> {
        let size = spot.attribute("size").filter(|_| spot.name == "font")?;
        let size: u8 =
            size.strip_prefix('+').map_or(size.parse(), |more| more.parse().map(|more: u8| more + 3)).ok()?;
        (size > 3).then_some(size)
    };
    let lines = survey.spots.iter().filter(|spot| spot.zone == Zone::Text).filter_map(|spot| {
        let line = spot.line().filter(|line| (2..=25).contains(&line.split_whitespace().count()))?;
        // The house may print its own name in larger letters.
        Some((!names_no_text(line), size(spot)?, std::cmp::Reverse(spot.offset), line))
    });
    let (_, _, offset, text) = lines.max()?;
    Some(Heading { text: text.to_owned(), offset: offset.0, name: "font", is_main: true })
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
            links.any(|link| link.attr("rel").is_some_and(|rel| &*rel == "bookmark"))
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

/// Whether a heading is a title of which a separator, or the byline, parts the rest.
fn is_part(whole: &str, heading: &str) -> bool {
    let is_separator = |c: char| {
        matches!(c, '|' | '-' | '–' | '—' | '»' | '>' | '·' | '•' | ':' | '_' | '/' | '«' | '›' | '(' | '[')
    };
    let is_byline = |rest: &str| rest.strip_prefix(',').is_some_and(|rest| names::opens_byline(rest.trim()));
    let after = |rest: &str| rest.trim_start().starts_with(is_separator) || is_byline(rest);
    let before = |rest: &str| rest.trim_end().ends_with(is_separator);
    let Some((head, tail)) = whole.split_once(heading) else { return false };
    // What has only a sign behind it is the last part, as a rule the site's.
    let is_inside = head.is_empty() || tail.contains(char::is_alphanumeric);
    let is_parted = (head.is_empty() || before(head)) && (tail.is_empty() || is_inside && after(tail));
    heading.chars().filter(|c| c.is_alphanumeric()).count() >= 4 && is_parted && head.len() + tail.len() > 0
}

/// The parts of what `<title>` says, between the marks that part a title from the name of its site.
pub fn parts(title: &str) -> Vec<&str> {
    let mut parts = vec![title];
    for mark in &SEPARATORS[..WIDE] {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).map(str::trim).collect();
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// A title without the name of the site at its end or its beginning.
fn without_site(title: &str, sites: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        let tail = SEPARATORS.iter().filter_map(|mark| Some((title.rfind(mark)?, mark.len()))).max();
        let head =
            SEPARATORS.iter().chain(&[": "]).filter_map(|mark| Some((title.find(mark)?, mark.len()))).min();
        match (tail, head) {
            (Some((at, length)), _) if at > 0 && is_site(&title[at + length..], sites) => {
                title = title[..at].trim_end()
            }
            (_, Some((at, length))) if is_site(&title[..at], sites) => {
                title = title[at + length..].trim_start()
            }
            _ => break,
        }
    }
    title.to_owned()
}

/// A `<title>` without its last part, which as a rule names the site: where enough is left.
fn without_tail(title: &str) -> String {
    let tail = SEPARATORS[..WIDE].iter().filter_map(|mark| title.rfind(mark)).max();
    match tail {
        Some(at) if title[..at].split_whitespace().count() > 4 => title[..at].trim_end().to_owned(),
        _ => title.to_owned(),
    }
}

/// Whether a text is the name of the site and nothing else.
pub fn is_site(text: &str, sites: &[String]) -> bool {
    let text = letters(text);
    text.chars().count() >= 2 && sites.iter().any(|site| letters(site) == text)
}

/// What two spellings of a site's name have in common.
fn letters(text: &str) -> String {
    let text = text.to_lowercase();
    let text = text.strip_prefix("the ").unwrap_or(&text);
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What two settings of one title have in common.
fn squeezed(text: &str) -> String {
    let one = |c: char| match c {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '“' | '”' | '„' => '"',
        '–' | '—' | '‑' => '-',
        '\u{ad}' | '\u{200b}' => ' ',
        c => c,
    };
    fold(&text.chars().map(one).collect::<String>().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_no_part_of_a_title() {
        let sites = ["River Desk".to_owned(), "riverdesk".to_owned()];
        for title in [
            "Low Water | River Desk",
            "Low Water - riverdesk",
            "River Desk: Low Water",
            "Low Water — The River Desk",
        ] {
            assert_eq!(without_site(title, &sites), "Low Water", "{title}");
        }
        assert_eq!(without_site("Low Water - A History", &sites), "Low Water - A History");
    }

    #[test]
    fn a_heading_may_be_any_part_of_a_title() {
        for whole in [
            "low water | river desk",
            "op-ed - low water - river desk",
            "low water, by ada lind (river desk)",
            "river desk: low water",
        ] {
            assert!(is_part(whole, "low water"), "{whole}");
        }
        for whole in ["low water, high salt", "the low water", "low water", "salt :: low water ::"] {
            assert!(!is_part(whole, "low water"), "{whole}");
        }
    }
}
