//! The title: which of the candidates, and what of it is the name of the site.

mod emphasis;
mod headings;
mod parts;

use std::collections::{BTreeSet, HashMap};

use super::claims::{Claim, Claims, Source};
use super::survey::{Spot, Survey, Zone};
use super::{house, names};
use crate::read::frame::words;
use crate::read::page_text::labels::LABELS;
use crate::read::page_text::series::is_number;
pub use emphasis::emphasised;
use headings::{Heading, has_smaller_letters, headings, in_large_letters};
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
    let Some(whole) = stated(claims, survey, sites, &headings) else {
        return headings.first().map(Title::of_heading);
    };
    let shown = shown_as_heading(&whole, claims, &headings);
    if let Some(title) = shown.or_else(|| opening_heading(&whole, survey, &headings)) {
        return Some(title);
    }
    // Some write who wrote it behind the title.
    let names = claims.authors.iter().flat_map(|claim| claim.value.iter().map(|person| person.name.clone()));
    let ends: Vec<String> = sites.iter().cloned().chain(names).collect();
    let mut title = without_site(&whole.value, &ends);
    if whole.source == Source::TitleElement {
        title = without_shown_site(title, claims, survey);
        if let Some(title) = shown_otherwise(&whole, &title, survey, &headings) {
            return Some(title);
        }
        title = without_tail(&title);
    }
    Some(beside_other_heading(Claim::new(title, whole.source, whole.from), survey, &headings))
}

impl Title {
    fn of_heading(heading: &Heading) -> Self {
        let claim = Claim::new(heading.text.clone(), Source::Visible, "the first heading");
        Self { claim, offset: Some(heading.offset), rivals: None }
    }
}

/// The first title for machines that is not the name of the site, else `<title>`.
fn stated(
    claims: &Claims,
    survey: &Survey<'_>,
    sites: &[String],
    headings: &[Heading],
) -> Option<Claim<String>> {
    let order = |claim: &&Claim<String>| (claim.source == Source::JsonLdPage, claim.source);
    let is_title = |claim: &&Claim<String>| {
        !is_site(&claim.value, sites)
            && !is_end(&claim.value, survey, headings)
            && claim.value.chars().any(char::is_alphanumeric)
    };
    let stated = claims.titles.iter().filter(is_title).min_by_key(order).cloned();
    let of_head = || Claim::new(survey.title.clone(), Source::TitleElement, "<title>");
    stated.or_else(|| (!survey.title.is_empty()).then(of_head))
}

/// The stated title as a heading shows it: the longest heading is the title, a shorter one its beginning.
fn shown_as_heading(whole: &Claim<String>, claims: &Claims, headings: &[Heading]) -> Option<Title> {
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
    let longest = |heading: &&Heading| (heading.text.len(), std::cmp::Reverse(heading.offset));
    let shown = headings.iter().filter(is_shown).max_by_key(longest)?;
    // A heading in capitals is dressed by its site, the title is not.
    let is_dressed = squeezed(&shown.text) == squeezed(&whole.value);
    let title = if is_dressed { &whole.value } else { &shown.text };
    let claim = Claim::new(title.clone(), whole.source, whole.from.clone());
    Some(Title { claim, offset: Some(shown.offset), rivals: None })
}

/// The main heading that opens `<title>`, where the stated title is another.
fn opening_heading(whole: &Claim<String>, survey: &Survey<'_>, headings: &[Heading]) -> Option<Title> {
    let opening = headings.iter().find(|heading| heading.is_main && opens_title(survey, heading));
    let heading = opening
        .filter(|heading| whole.source != Source::TitleElement && differ(&heading.text, &whole.value))?;
    let rivals = Some(Rivals { head: whole.value.clone(), text: heading.text.clone() });
    let claim = Claim::new(heading.text.clone(), Source::TitleElement, "<title> and the first heading");
    Some(Title { claim, offset: Some(heading.offset), rivals })
}

/// What a page shows for a `<title>` that no heading shows: a part of it on a line, or in large letters
/// what the page is called where `<title>` says the same of every page.
fn shown_otherwise(
    whole: &Claim<String>,
    title: &str,
    survey: &Survey<'_>,
    headings: &[Heading],
) -> Option<Title> {
    if let Some((part, offset)) = shown_part(title, survey).filter(|_| headings.is_empty()) {
        let larger = in_large_letters(survey).filter(|larger| larger.offset > offset);
        let is_told = |larger: &Heading| begins_heading(title, &larger.text);
        if let Some(larger) =
            larger.filter(|larger| is_told(larger) || has_smaller_letters(survey, &part, larger))
        {
            return Some(Title::of_heading(&larger));
        }
        let claim = Claim::new(part, whole.source, whole.from.clone());
        return Some(Title { claim, offset: Some(offset), rivals: None });
    }
    if let Some(longer) = headings.iter().find(|heading| goes_on(title, &heading.text)) {
        return Some(Title::of_heading(longer));
    }
    let shown = || headings.first().cloned().or_else(|| in_large_letters(survey));
    // So short, and nowhere on the page, it is the name of a series.
    let is_series = headings.is_empty()
        && title.split_whitespace().count() <= SERIES
        && title.split_whitespace().any(house::is_acronym);
    (is_series || names_no_text(&whole.value)).then(shown)?.as_ref().map(Title::of_heading)
}

/// The name of a series has no more words.
const SERIES: usize = 2;

/// Whether a heading is a title and its second line: "Low Water: The Delta in May".
fn goes_on(title: &str, heading: &str) -> bool {
    let rest = squeezed(heading).strip_prefix(&squeezed(title)).map(|rest| rest.trim_start().to_owned());
    rest.is_some_and(|rest| rest.starts_with([':', '-']) && rest.contains(' '))
}

/// "River Papers: Low Water (May 1999)": whether what `<title>` has behind a colon, but for the day in brackets, is
/// the beginning of a line with its second line.
fn begins_heading(title: &str, line: &str) -> bool {
    let without_day = title.trim_end().strip_suffix(')').and_then(|title| title.rsplit_once(" ("));
    let title = without_day.map_or(title, |(title, _)| title);
    let mut ends = title.match_indices(": ").map(|(at, mark)| &title[at + mark.len()..]);
    ends.any(|end| end.contains(' ') && goes_on(end, line))
}

/// The title of the head, unless the one main heading says something else that readers saw.
fn beside_other_heading(claim: Claim<String>, survey: &Survey<'_>, headings: &[Heading]) -> Title {
    let offset = headings.first().map(|heading| heading.offset);
    let is_catalogued = claim.source <= Source::DublinCore;
    let Some(heading) = other_heading(&claim.value, headings) else {
        return Title { claim, offset, rivals: None };
    };
    let rivals = Some(Rivals { head: claim.value.clone(), text: heading.text.clone() });
    let is_told = || {
        speaks_of(&heading.text, &[&claim.value, &survey.title])
            || opens_line_below(&claim.value, heading, survey)
    };
    let is_seen = !is_catalogued && heading.is_main && is_told();
    let claim = if is_seen { Title::of_heading(heading).claim } else { claim };
    Title { claim, offset, rivals }
}

/// Whether what `<title>` says is the beginning of a line below the main heading, which sums the text up.
fn opens_line_below(title: &str, heading: &Heading, survey: &Survey<'_>) -> bool {
    let first = parts(title).first().map(|part| squeezed(part)).unwrap_or_default();
    let below = survey.spots.iter().filter(|spot| {
        (heading.offset + 1..=heading.offset + heading.text.len() + SUMMARY).contains(&spot.offset)
    });
    first.split(' ').count() >= SENTENCE
        && below.filter_map(Spot::line).any(|line| {
            let line = squeezed(line);
            line.len() > first.len() && line.starts_with(&first)
        })
}

/// How far below its heading a summary stands, in bytes, and how many words of it `<title>` has at least.
const SUMMARY: usize = 200;
const SENTENCE: usize = 4;

/// A `<title>` without the name that the page shows for its site behind a bar: "Low Water | River Desk".
fn without_shown_site(title: String, claims: &Claims, survey: &Survey<'_>) -> String {
    let shown = house::shown(claims, survey);
    let rest = shown.and_then(|name| title.strip_suffix(name.as_str())?.trim_end().strip_suffix('|'));
    rest.map_or(title.clone(), |rest| rest.trim_end().to_owned())
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
            let whole = squeezed(&survey.title);
            // The kind may stand before both.
            [Some(whole.as_str()), without_kind(&whole)].into_iter().flatten().any(|whole| {
                let rest = whole.strip_prefix(&both);
                rest.is_some_and(|rest| !rest.trim_start().starts_with(char::is_alphanumeric))
            })
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
/// section of the site or without; a series and a number; or what a program writes there until somebody gives it a title.
fn names_no_text(title: &str) -> bool {
    if words().is_untitled(title) {
        return true;
    }
    let parts = parts(title);
    let is_house = |part: &&str| names::is_body(part) || house::is_acronym(part);
    let is_series = |part: &&str| LABELS.kind(part).is_some() || is_number(part);
    let is_of_house = parts.len() <= 2
        && parts.iter().any(is_house)
        && parts.iter().all(|part| part.split_whitespace().count() <= 7);
    is_of_house || parts.iter().all(|part| is_house(part) || is_series(part))
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
    // "Low Water: Special Reports: Publications: River Desk" has the title before a colon, and "River Desk
    // Policy Brief: Low Water: The Delta in May" behind one.
    let colons = || title.match_indices(": ");
    parts.extend(
        colons().map(|(at, _)| &title[..at]).chain(colons().map(|(at, mark)| &title[at + mark.len()..])),
    );
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let spots = survey.spots.iter().filter(|spot| spot.zone == Zone::Text);
    let mut lines: HashMap<String, usize> = HashMap::new();
    for (line, offset) in spots.filter_map(|spot| Some((spot.line()?, spot.offset))) {
        lines.entry(squeezed(line)).or_insert(offset);
    }
    let shown = |part: &str| Some((part.to_owned(), *lines.get(&squeezed(part))?));
    let (part, offset) = parts.into_iter().filter(|part| part.contains(' ')).find_map(shown)?;
    // "Policy Paper: Low Water: The Delta in May": behind a kind the first of two lines is the title.
    let first = without_kind(title)
        .and_then(|rest| rest.strip_suffix(part.as_str())?.strip_suffix(": "))
        .and_then(shown);
    let is_above = |(above, at): &(String, usize)| *at < offset && offset <= at + above.len() + BELOW;
    Some(first.filter(is_above).unwrap_or((part, offset)))
}

/// "Policy Paper: Low Water: The Delta in May" without the kind before it.
fn without_kind(title: &str) -> Option<&str> {
    title.split_once(": ").filter(|(kind, _)| LABELS.kind(kind).is_some()).map(|(_, rest)| rest)
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

    #[test]
    fn a_main_heading_above_what_the_head_says_is_the_title() {
        let title = |line: &str| {
            let head = "<title>How three gauges fell | Comment is cheap</title>";
            let body = format!("<h1>The water has run out</h1><p>{line}</p>");
            let page = format!("<html><head>{head}</head><body>{body}</body></html>");
            let document = Document::from(page);
            settle(&Claims::default(), &survey::walk(&document), &[]).map(|title| title.claim.value)
        };
        let told = title("How three gauges fell. Nobody had read them for a year.");
        assert_eq!(told.as_deref(), Some("The water has run out"));
        assert_ne!(title("Nobody had read them for a year."), told);
    }

    #[test]
    fn a_heading_may_go_on_where_the_head_of_the_page_ends() {
        let title = |head: &str, body: &str| {
            let page = format!("<html><head><title>{head}</title></head><body>{body}</body></html>");
            let document = Document::from(page);
            settle(&Claims::default(), &survey::walk(&document), &["River Desk".to_owned()])
                .map(|title| title.claim.value)
        };
        let longer = "<h2>LOW WATER: THE DELTA IN MAY</h2>";
        assert_eq!(title("River Desk: Low Water", longer).as_deref(), Some("LOW WATER: THE DELTA IN MAY"));
        let classed = "<p class=title>Low Water in the Delta</p>";
        assert_eq!(title("RDP No. 22 - Analysis - RDI", classed).as_deref(), Some("Low Water in the Delta"));
        let other = format!("{classed}<p class=title>High Water in the Delta</p>");
        assert_eq!(title("RDP No. 22 - Analysis - RDI", &other).as_deref(), Some("RDP No. 22 - Analysis"));
        let lines = "<p>Low Water: The Delta<br>in May</p><p>By Ada Lind</p>";
        let behind = title("RDI Policy Brief: Low Water: The Delta in May", lines);
        assert_eq!(behind.as_deref(), Some("Low Water: The Delta in May"));
        let small = "<a href=/>River Papers</a><p><font size=5>Low Water: The Delta in May</font></p>";
        let begun = title("River Papers: Low Water (May 1999)", small);
        assert_eq!(begun.as_deref(), Some("Low Water: The Delta in May"));
        let large = "<font size=2>RDI Wire, No. 4</font><p><font size=5>Low Water in the Delta</font></p>";
        assert_eq!(title("RDI Wire", large).as_deref(), Some("Low Water in the Delta"));
    }
}
