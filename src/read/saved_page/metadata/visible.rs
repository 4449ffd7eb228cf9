//! What a reader sees near the title: a byline, a date, a kind, a number.

mod bylines;

use dom_query::NodeRef;

use super::claims::{Claim, Claims, DateClaim, DateSpot, Source};
use super::dates;
use super::markup::{self, distance};
use super::series;
use super::standfirst::{SHORTEST, is_sentence};
use super::survey::{Spot, Survey, Zone, spaced_text};
use crate::read::page_text::labels::{Field, LABELS, Section};
use crate::read::saved_page::classes::CLASSES;

/// How far above and below the title its byline and date may stand, in bytes of text.
const ABOVE: usize = 300;
const BELOW: usize = 1_500;

/// How long a summary may be, in bytes.
const SUMMARY: usize = 2_000;

/// Reads what the page shows.
pub fn read(survey: &Survey<'_>, anchor: usize, primary: &str, claims: &mut Claims) {
    bylines::read(survey, anchor, claims);
    near_dates(survey, anchor, order(survey, primary), claims);
    series::read(survey, anchor, claims);
    below_title(survey, anchor, claims);
}

/// The order in which the page has numbers of dates, by those that stand alone.
fn order(survey: &Survey<'_>, primary: &str) -> dates::Order {
    let own = survey.spots.iter().filter(|spot| spot.zone != Zone::Other);
    dates::Order::of(primary, own.filter_map(Spot::line))
}

/// Whether something stands where a byline does.
pub fn is_near(spot: &Spot<'_>, anchor: usize) -> bool {
    spot.offset + ABOVE >= anchor && spot.offset <= anchor + BELOW
}

/// Dates by how much they look like the day of publication: `<time>`, a class, a line.
fn near_dates(survey: &Survey<'_>, anchor: usize, order: dates::Order, claims: &mut Claims) {
    let is_change = |spot: &Spot<'_>| {
        CLASSES.changes.stand_in(&spot.class) && !CLASSES.publications.stand_in(&spot.class)
    };
    let mut found: Vec<(u8, usize, crate::model::Date, DateSpot)> = Vec::new();
    for spot in &survey.spots {
        if spot.zone == Zone::Other || is_change(spot) || spot.property.contains("modified") {
            continue;
        }
        let is_time = spot.name == "time" || spot.name == "abbr" && spot.class.contains("published");
        let is_classed = CLASSES.dates.stand_in(&spot.class);
        let near = is_near(spot, anchor) && spot.zone == Zone::Text;
        let (rank, at) = match (near, is_time, is_classed) {
            (true, true, _) => (0, DateSpot::Time),
            (true, false, _) if spot.line().is_some_and(series::names_number) => (1, DateSpot::NumberLine),
            (true, false, true) => (1, DateSpot::DateLine),
            (true, false, false) => (2, DateSpot::TitleLine),
            (false, true, _) => (3, DateSpot::Time),
            (false, false, true) => (4, DateSpot::Line),
            (false, false, false) => continue,
        };
        if is_time && near {
            let said = spot.line().and_then(dates::inside);
            found.extend(said.map(|date| (rank, distance(spot, anchor) + 1, date, DateSpot::TimeWords)));
        }
        let Some(text) = markup::date_text(spot) else { continue };
        let text = if at == DateSpot::NumberLine { series::without_number(&text) } else { text };
        // A time stamp for machines is believed; a line must be short to be a date's.
        let date = if is_time { dates::machine(&text) } else { None };
        let date = date.or_else(|| (text.len() <= 160).then(|| dates::inside(&text)).flatten());
        let date = date.or_else(|| (text.len() <= 80).then(|| dates::ordered(&text, order)).flatten());
        let Some(date) = date.filter(|date| date.month().is_some()) else { continue };
        found.push((rank, distance(spot, anchor), date, at));
    }
    found.sort_by_key(|(rank, distance, ..)| (*rank, *distance));
    let claim = |(_, _, date, at)| DateClaim::shown(date, Source::Visible, at);
    claims.dates.extend(found.into_iter().map(claim));
}

/// A paragraph with so much text is one of prose, in bytes.
const PROSE: usize = 160;

/// How many letters a second line of a title may have.
const SUBTITLE: usize = 200;

/// What stands below the title and is said to be its second line, or to sum the text up.
fn below_title(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    let below = || {
        survey.spots.iter().filter(|spot| {
            spot.zone == Zone::Text && spot.offset >= anchor && is_near(spot, anchor) && spot.name != "h1"
        })
    };
    // Below prose it would be the heading of a section.
    let prose = below().find(|spot| spot.name == "p" && spot.line().is_none_or(|line| line.len() >= PROSE));
    let prose = prose.map_or(usize::MAX, |prose| prose.offset);
    let subtitle = below()
        .filter(|spot| CLASSES.subtitles.close(&spot.class) && spot.offset <= prose)
        .find_map(|spot| spot.line().filter(|line| line.chars().count() <= SUBTITLE && !line.contains('\n')));
    let from = "the line below the title";
    match subtitle {
        Some(text) if is_sentence(text) => {
            claims.summaries.push(Claim::new(text.to_owned(), Source::Visible, from));
        }
        Some(text) => claims.subtitles.push(Claim::new(text.to_owned(), Source::Visible, from)),
        None => {}
    }
    let summary = below().filter(|spot| is_summary_box(spot)).find_map(|spot| {
        let text = spaced_text(&spot.node, SUMMARY);
        let mut lines = text.split('\n');
        let first = lines.next()?;
        let said = match (LABELS.field_label(first), LABELS.field(first)) {
            (Some(Field::Summary), _) => lines.next()?,
            (_, Some((Field::Summary, said))) => said,
            _ => first,
        };
        // The keywords may stand below it in the same box.
        let is_keywords = |line| {
            LABELS.section(line) == Some(Section::Topics)
                || matches!(LABELS.field(line), Some((Field::Topics, _)))
        };
        let is_summary = lines.next().is_none_or(is_keywords)
            && text.len() <= SUMMARY
            && said.split_whitespace().count() >= SHORTEST
            && series::kind_of_byline(said).is_none();
        is_summary.then(|| said.to_owned())
    });
    claims
        .summaries
        .extend(summary.map(|text| Claim::new(text, Source::Visible, "the summary above the text")));
}

/// Whether an element says that it sums the text up, by its class or as microdata. What a page shows large
/// of its text is a quotation, and microdata describe the author too.
fn is_summary_box(spot: &Spot<'_>) -> bool {
    let is_quotation = |node: NodeRef<'_>| node.has_name("blockquote");
    let is_author = |node: NodeRef<'_>| node.attr("itemprop").is_some_and(|property| &*property == "author");
    let is_told = || {
        spot.property.split_whitespace().any(|property| property == "description")
            && !spot.node.ancestors_it(None).any(is_author)
    };
    (CLASSES.summaries.close(&spot.class) || is_told()) && !spot.node.descendants_it().any(is_quotation)
}
