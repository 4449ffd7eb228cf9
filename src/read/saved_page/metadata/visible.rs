//! What a reader sees near the title: a byline, a date, a kind, a number.

use super::claims::{Claim, Claims, Source};
use super::dates;
use super::markup::{self, distance, nearest_people};
use super::names::{self, Form};
use super::survey::{Spot, Survey, Zone};
use crate::read::page_text::closing::is_number;
use crate::read::page_text::labels::LABELS;
use crate::read::page_text::names as parted;

/// How far above and below the title its byline and date may stand, in bytes of text.
const ABOVE: usize = 300;
const BELOW: usize = 1_500;

/// Words in a class that say: here an author is named.
const AUTHOR: [&str; 16] = [
    "author",
    "authors",
    "byline",
    "bylines",
    "autor",
    "autoren",
    "autorin",
    "auteur",
    "auteurs",
    "autores",
    "writer",
    "writers",
    "authorname",
    "postauthor",
    "p",
    "verfasser",
];
/// Words in a class that say: here a date is named.
const DATE: [&str; 20] = [
    "date",
    "datum",
    "fecha",
    "data",
    "published",
    "publish",
    "pubdate",
    "posted",
    "timestamp",
    "time",
    "dateline",
    "postdate",
    "meta",
    "byline",
    "created",
    "datetime",
    "postmeta",
    "metadata",
    "info",
    "publication",
];
const CHANGE: [&str; 5] = ["updated", "modified", "update", "lastmod", "changed"];

/// Reads what the page shows.
pub fn read(survey: &Survey<'_>, anchor: usize, primary: &str, claims: &mut Claims) {
    bylines(survey, anchor, claims);
    near_dates(survey, anchor, primary, claims);
    kind(survey, anchor, claims);
    number(survey, claims);
}

/// Whether something stands where a byline does.
pub fn is_near(spot: &Spot<'_>, anchor: usize) -> bool {
    spot.offset + ABOVE >= anchor && spot.offset <= anchor + BELOW
}

fn bylines(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    let shown = || survey.spots.iter().filter(|spot| spot.zone != Zone::Other);
    let is_author = |spot: &&Spot<'_>| {
        // `p-author` is a class, `p` alone is none.
        spot.class.len() > 1
            && spot.class.split_whitespace().any(|class| {
                let mut words = class.split(|c: char| !c.is_alphanumeric());
                words.any(|word| word != "p" && AUTHOR.contains(&word))
            })
    };
    let classed: Vec<&Spot<'_>> = shown().filter(is_author).collect();
    let near: Vec<&Spot<'_>> = classed.iter().copied().filter(|spot| is_near(spot, anchor)).collect();
    if let Some(people) = nearest_people(&near, anchor) {
        claims.authors.push(Claim::new(people, Source::Visible, "the byline"));
    }
    let lines = shown().filter(|spot| is_near(spot, anchor) && spot.zone == Zone::Text);
    let by = lines.filter_map(|spot| {
        let line = spot.line().filter(|line| line.len() <= 160 && names::opens_byline(line))?;
        let people = names::people(&line, Form::Line);
        let all = !people.is_empty() && people.iter().all(|person| parted::is_full_name(&person.name));
        all.then_some((distance(spot, anchor), people))
    });
    if let Some((_, people)) = by.min_by_key(|(distance, _)| *distance) {
        claims.authors.push(Claim::new(people, Source::Visible, "the line of the byline"));
    }
    markup::read_far(survey, anchor, claims);
    let far: Vec<&Spot<'_>> =
        classed.iter().copied().filter(|spot| spot.zone == Zone::Text && spot.offset > anchor).collect();
    if let Some(people) = nearest_people(&far, anchor) {
        claims.authors.push(Claim::new(people, Source::Visible, "a box about the author"));
    }
}

/// Dates by how much they look like the day of publication: `<time>`, a class, a line.
fn near_dates(survey: &Survey<'_>, anchor: usize, primary: &str, claims: &mut Claims) {
    let is_change = |spot: &Spot<'_>| {
        spot.is_classed(&CHANGE) && !spot.is_classed(&["published", "entry", "publish", "created"])
    };
    let mut found: Vec<(u8, usize, crate::model::Date, &str)> = Vec::new();
    for spot in &survey.spots {
        if spot.zone == Zone::Other || is_change(spot) || spot.property.contains("modified") {
            continue;
        }
        let is_time = spot.name == "time" || spot.name == "abbr" && spot.class.contains("published");
        let is_classed = spot.is_classed(&DATE);
        let near = is_near(spot, anchor) && spot.zone == Zone::Text;
        let (rank, from) = match (near, is_time, is_classed) {
            (true, true, _) => (0, "<time>"),
            (true, false, true) => (1, "the date line"),
            (true, false, false) => (2, "a line by the title"),
            (false, true, _) => (3, "<time>"),
            (false, false, true) => (4, "a line of the page"),
            (false, false, false) => continue,
        };
        if is_time && near {
            let said = spot.line().and_then(|line| dates::inside(&line));
            found.extend(said.map(|date| (rank, distance(spot, anchor) + 1, date, "the words of <time>")));
        }
        let Some(text) = markup::date_text(spot) else { continue };
        // A time stamp for machines is believed; a line must be short to be a date's.
        let date = if is_time { dates::machine(&text) } else { None };
        let date = date.or_else(|| (text.len() <= 160).then(|| dates::inside(&text)).flatten());
        let date = date.or_else(|| (text.len() <= 80).then(|| dates::ordered(&text, primary)).flatten());
        let Some(date) = date.filter(|date| date.month().is_some()) else { continue };
        found.push((rank, distance(spot, anchor), date, from));
    }
    found.sort_by_key(|(rank, distance, ..)| (*rank, *distance));
    claims.dates.extend(found.into_iter().map(|(_, _, date, from)| Claim::new(date, Source::Visible, from)));
}

/// A kind alone on a line right by the title.
fn kind(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    let spots = survey.spots.iter().filter(|spot| {
        spot.zone == Zone::Text
            && spot.offset + 120 >= anchor
            && spot.offset <= anchor + 300
            && spot.name != "li"
    });
    let mut kinds: Vec<(usize, String)> =
        spots.filter_map(|spot| Some((distance(spot, anchor), LABELS.kind(&spot.line()?)?))).collect();
    kinds.sort_by_key(|(distance, _)| *distance);
    claims
        .kinds
        .extend(kinds.into_iter().map(|(_, kind)| Claim::new(kind, Source::Visible, "a line by the title")));
}

/// A series and a number alone in an element: "Policy #1426".
fn number(survey: &Survey<'_>, claims: &mut Claims) {
    let spots = survey.spots.iter().filter(|spot| spot.zone == Zone::Text);
    let number =
        spots.filter_map(|spot| spot.line().filter(|line| line.len() <= 60 && is_number(line))).next();
    claims.numbers.extend(number.map(|number| Claim::new(number, Source::Visible, "a line of the page")));
}
