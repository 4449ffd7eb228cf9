//! What a reader sees near the title: a byline, a date, a kind, a number.

use dom_query::NodeRef;

use super::claims::{Claim, Claims, DateClaim, DateSpot, Person, Source};
use super::dates;
use super::markup::{self, distance, nearest_people};
use super::names;
use super::standfirst::{SHORTEST, is_sentence};
use super::survey::{Spot, Survey, Zone, spaced_text};
use crate::read::page_text::facts::{self, Shown};
use crate::read::page_text::labels::{Field, LABELS};
use crate::read::page_text::names as parted;
use crate::read::page_text::series::{is_issue, is_number};
use crate::read::saved_page::classes::{self, CLASSES};
use crate::read::saved_page::words::words;

/// How far above and below the title its byline and date may stand, in bytes of text.
const ABOVE: usize = 300;
const BELOW: usize = 1_500;

/// How long a summary may be, in bytes.
const SUMMARY: usize = 2_000;

/// Reads what the page shows.
pub fn read(survey: &Survey<'_>, anchor: usize, primary: &str, claims: &mut Claims) {
    bylines(survey, anchor, claims);
    near_dates(survey, anchor, primary, claims);
    kind(survey, anchor, claims);
    number(survey, anchor, claims);
    below_title(survey, anchor, claims);
}

/// Whether something stands where a byline does.
pub fn is_near(spot: &Spot<'_>, anchor: usize) -> bool {
    spot.offset + ABOVE >= anchor && spot.offset <= anchor + BELOW
}

fn bylines(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    let shown = || survey.spots.iter().filter(|spot| spot.zone != Zone::Other);
    let is_author = |spot: &&Spot<'_>| CLASSES.authors.stand_in(&spot.class);
    let classed: Vec<&Spot<'_>> = shown().filter(is_author).collect();
    let near: Vec<&Spot<'_>> = classed.iter().copied().filter(|spot| is_near(spot, anchor)).collect();
    if let Some(people) = nearest_people(&near, anchor) {
        claims.authors.push(Claim::new(people, Source::Visible, "the byline"));
    }
    let by_title = || shown().filter(|spot| is_near(spot, anchor) && spot.zone == Zone::Text);
    let is_full =
        |people: &[Person]| !people.is_empty() && people.iter().all(|person| names::is_full(&person.name));
    let by = by_title().filter_map(|spot| {
        let line = spot.line().filter(|line| names::opens_byline(line))?;
        let people = markup::people(spot);
        let is_linked = people.iter().any(|person| person.url.is_some());
        // What opens like a byline may be the first word of a menu.
        let is_first = |person: &Person| names::without_opener(line).trim_start().starts_with(&person.name);
        (is_full(&people) && people.first().is_some_and(is_first) && (is_linked || line.len() <= 160))
            .then_some((distance(spot, anchor), people))
    });
    if let Some((_, people)) = by.min_by_key(|(distance, _)| *distance) {
        claims.authors.push(Claim::new(people, Source::Visible, "the line of the byline"));
    }
    let links: Vec<&Spot<'_>> = by_title()
        .filter(|spot| {
            let leads_to_him = spot.attribute("href").is_some_and(|href| names::is_page_of_person(&href));
            // Who is quoted did not write the text.
            let is_quoted = || spot.node.ancestors_it(None).any(|above| above.has_name("blockquote"));
            spot.name == "a" && leads_to_him && markup::name_in(&spot.node).is_some() && !is_quoted()
        })
        .collect();
    if let Some(people) = nearest_people(&links, anchor).filter(|people| is_full(people)) {
        claims.authors.push(Claim::new(people, Source::Visible, "the links to the authors' pages"));
    }
    let mut people: Vec<Person> = Vec::new();
    for person in by_title().filter(|spot| spot.offset > anchor).filter_map(in_two_lines) {
        if people.iter().all(|known| !names::same(&known.name, &person.name)) {
            people.push(person);
        }
    }
    if !people.is_empty() {
        claims.authors.push(Claim::new(people, Source::Visible, "the names above their positions"));
    }
    // "Oct 3, 2022 · Ada Lind · 4 minute read": what stands with the date and the reading time.
    let dated = by_title().filter(|spot| spot.offset > anchor).find_map(|spot| {
        let line = spot.line().filter(|line| !line.contains('\n') && line.contains(['|', '·', '•']))?;
        let facts = facts::read(line).filter(|facts| matches!(facts.shown, Shown::By | Shown::AfterDate))?;
        let people: Vec<Person> = facts.names.into_iter().map(|name| Person::named(name.text)).collect();
        is_full(&people).then_some(people)
    });
    if let Some(people) = dated {
        claims.authors.push(Claim::new(people, Source::Visible, "the line of the date"));
    }
    markup::read_far(survey, anchor, claims);
    let far: Vec<&Spot<'_>> =
        classed.iter().copied().filter(|spot| spot.zone == Zone::Text && spot.offset > anchor).collect();
    if let Some(people) = nearest_people(&far, anchor) {
        claims.authors.push(Claim::new(people, Source::Visible, "a box about the author"));
    }
}

/// A name and nothing else, and on the line below it the position of its bearer.
fn in_two_lines(spot: &Spot<'_>) -> Option<Person> {
    let text = spot.line()?;
    // Below both some set an address, and above both "by".
    let mut lines =
        text.split('\n').skip_while(|line| words().is_joint(line)).filter(|line| !line.contains('@'));
    let (name, position) = (lines.next()?, lines.next()?);
    let is_name = parted::is_full_name(name) && names::is_plausible(name) && !names::is_position(name);
    let link =
        spot.node.descendants_it().find(|inner| inner.has_name("a") && spaced_text(inner, 120) == name);
    let url = link.and_then(|link| link.attr("href")).map(|href| href.trim().to_owned());
    (is_name && names::is_position(position) && lines.next().is_none()).then(|| Person {
        about: Some(position.to_owned()),
        url,
        ..Person::named(name)
    })
}

/// Dates by how much they look like the day of publication: `<time>`, a class, a line.
fn near_dates(survey: &Survey<'_>, anchor: usize, primary: &str, claims: &mut Claims) {
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
            (true, false, _) if spot.line().is_some_and(names_number) => (1, DateSpot::NumberLine),
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
        // A time stamp for machines is believed; a line must be short to be a date's.
        let date = if is_time { dates::machine(&text) } else { None };
        let date = date.or_else(|| (text.len() <= 160).then(|| dates::inside(&text)).flatten());
        let date = date.or_else(|| (text.len() <= 80).then(|| dates::ordered(&text, primary)).flatten());
        let Some(date) = date.filter(|date| date.month().is_some()) else { continue };
        found.push((rank, distance(spot, anchor), date, at));
    }
    found.sort_by_key(|(rank, distance, ..)| (*rank, *distance));
    let claim = |(_, _, date, at)| DateClaim::shown(date, Source::Visible, at);
    claims.dates.extend(found.into_iter().map(claim));
}

/// How far below the title its kind may stand, in bytes.
const BY_TITLE: usize = 300;

/// A kind alone on a line right by the title, or what an element by the title says to be one.
fn kind(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    let is_menu = |spot: &Spot<'_>| {
        matches!(&*spot.name, "ul" | "ol" | "li")
            || spot.node.ancestors_it(Some(3)).any(|above| above.has_name("li"))
            || spot.name == "a" && is_beside_menu(spot)
    };
    let spots: Vec<&Spot<'_>> = survey
        .spots
        .iter()
        .filter(|spot| {
            let is_by_title = spot.offset + 120 >= anchor && spot.offset <= anchor + BY_TITLE;
            spot.zone == Zone::Text && is_by_title && !is_menu(spot)
        })
        .collect();
    let known = |spot: &&Spot<'_>| {
        let line = spot.line()?;
        let made =
            || LABELS.made_kind(line).filter(|_| spot.offset < anchor || CLASSES.kinds.close(&spot.class));
        LABELS.kind(line).or_else(|| kind_of_byline(line)).or_else(|| kind_of_pair(line)).or_else(made)
    };
    let is_of_menu = |spot: &Spot<'_>| {
        let around = std::iter::once(spot.node).chain(spot.node.ancestors_it(Some(4)));
        around.into_iter().any(|node| classes::of(&node).contains("breadcrumb"))
    };
    let filed = |spot: &&Spot<'_>| {
        let is_above = spot.offset < anchor && CLASSES.sections.close(&spot.class) && !is_of_menu(spot);
        let line = spot.line().filter(|_| is_above)?;
        // Of several links the first says it best.
        let links = spot.node.descendants_it().filter(|inner| inner.has_name("a"));
        let links: Vec<String> = links.map(|link| spaced_text(&link, LINK)).collect();
        let is_row = links.len() > 1 && links.join(" ") == line.replace('\n', " ");
        let line = if is_row { links[0].as_str() } else { line };
        let is_kind = line.split_whitespace().count() <= 4
            && !line.contains(|c: char| c.is_numeric() || ",:|/".contains(c));
        is_kind.then(|| line.to_owned())
    };
    let classed = |spot: &&Spot<'_>| {
        let line = spot.line().filter(|_| CLASSES.kinds.close(&spot.class))?;
        let letters = line.chars().filter(|c| c.is_alphabetic()).count();
        // "Peace Brief 158" is a number of a series, which may be a kind.
        let line =
            if has_both(line) { line.rsplit_once(' ').map_or(line, |(series, _)| series) } else { line };
        let is_kind = letters >= 4 && line.split_whitespace().count() <= 4 && !line.contains('\n');
        is_kind.then(|| line.to_owned())
    };
    let mut claim = |from: &str, kind: &dyn Fn(&&Spot<'_>) -> Option<String>| {
        let mut kinds: Vec<(usize, String)> =
            spots.iter().filter_map(|spot| Some((distance(spot, anchor), kind(spot)?))).collect();
        kinds.sort_by_key(|(distance, _)| *distance);
        claims.kinds.extend(kinds.into_iter().map(|(_, kind)| Claim::new(kind, Source::Visible, from)));
    };
    // `/publication-type/e-notes/` leads to all texts of a kind.
    let linked = |spot: &&Spot<'_>| {
        let is_beside = spot.offset >= anchor && spot.zone == Zone::Text && spot.offset <= anchor + BY_TITLE;
        let href = spot.attribute("href").filter(|_| is_beside && spot.name == "a")?;
        let mut folders = href.split('/').rev().skip_while(|folder| folder.is_empty()).skip(1);
        let line =
            spot.line().filter(|_| folders.next().is_some_and(|folder| CLASSES.kinds.close(folder)))?;
        (line.split_whitespace().count() <= 4 && !line.contains('\n')).then(|| line.to_owned())
    };
    claim("a line by the title", &known);
    claim("the kind by the title", &classed);
    claim("the section above the title", &filed);
    let linked = survey.spots.iter().find_map(|spot| linked(&spot));
    claims
        .kinds
        .extend(linked.map(|kind| Claim::new(kind, Source::Visible, "the link to texts of its kind")));
}

/// How much text of a link is looked at, in bytes.
const LINK: usize = 120;

/// So many links on either side of one say whether it stands in a menu.
const NEIGHBORS: usize = 6;

/// Whether a link has those of a menu beside it: "Home > Papers".
fn is_beside_menu(spot: &Spot<'_>) -> bool {
    let is_menu = |node: &NodeRef<'_>| node.has_name("a") && LABELS.is_furniture(&spaced_text(node, 60));
    let before = std::iter::successors(spot.node.prev_element_sibling(), |node| node.prev_element_sibling());
    let after = std::iter::successors(spot.node.next_element_sibling(), |node| node.next_element_sibling());
    before.take(NEIGHBORS).chain(after.take(NEIGHBORS)).any(|node| is_menu(&node))
}

/// The kind that opens a byline: "Commentary by Ada Lind".
fn kind_of_byline(line: &str) -> Option<String> {
    let ends = line.match_indices(' ').map(|(at, _)| at).take(4);
    let (kind, rest) = ends.map(|at| line.split_at(at)).find(|(_, rest)| names::opens_byline(rest.trim()))?;
    let people = names::people(rest.trim(), names::Form::Line);
    let is_full = people.iter().all(|person| parted::is_full_name(&person.name));
    LABELS.kind(kind).filter(|_| !people.is_empty() && is_full)
}

/// The kind on a line with where the text belongs: "Analysis | Europe".
fn kind_of_pair(line: &str) -> Option<String> {
    let (kind, place) = [" | ", " / "].iter().find_map(|sign| line.split_once(sign))?;
    let is_place =
        place.split_whitespace().count() <= 4 && !place.contains(|c: char| c.is_numeric() || c == '|');
    LABELS.kind(kind).filter(|_| is_place)
}

/// The name of a journal before its volume and issue: "Harbour Monitor Volume: 14 Issue: 33".
fn of_journal(line: &str) -> Option<String> {
    let line = LABELS.field(line).map_or(line, |(_, value)| value);
    let starts = line.match_indices(' ').map(|(at, sign)| at + sign.len());
    let at = starts.into_iter().find(|at| is_issue(&line[*at..]))?;
    let is_name = line[..at].split_whitespace().count() <= 6 && line.starts_with(char::is_uppercase);
    (is_name && line.len() <= 80 && !line[..at].contains([',', '.', ';'])).then(|| line.to_owned())
}

/// A series and a number alone in an element: "Policy #1426", or with the date in a line by the title.
fn number(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    let spots = || survey.spots.iter().filter(|spot| spot.zone == Zone::Text);
    let alone = spots().filter_map(|spot| spot.line().filter(|line| line.len() <= 60 && is_number(line)));
    let near = || spots().filter(|spot| is_near(spot, anchor));
    let dated = || near().find_map(|spot| facts::read(spot.line()?)?.number);
    // Of elements within each other the innermost says nothing else.
    let shortest =
        |lines: &mut dyn Iterator<Item = &str>| lines.min_by_key(|line| line.len()).map(str::to_owned);
    let classed = || {
        let says_so =
            |spot: &&Spot<'_>| CLASSES.numbers.close(&spot.class) || CLASSES.kinds.close(&spot.class);
        let numbered = near().filter(says_so);
        numbered.filter_map(|spot| parts(spot.line()?).find(|part| has_both(part)).map(str::to_owned)).next()
    };
    let part = || near().find_map(|spot| parts(spot.line()?).find(|part| is_number(part)).map(str::to_owned));
    let first = alone.take(1).collect::<Vec<_>>();
    let inside = first.first().map(|first| {
        spots()
            .filter_map(Spot::line)
            .filter(|line| first.ends_with(line) && is_number(line))
            .collect::<Vec<_>>()
    });
    let alone = shortest(&mut inside.into_iter().flatten());
    let journal = || near().filter_map(|spot| spot.line()).find_map(of_journal);
    let number = alone.or_else(classed).or_else(dated).or_else(journal).or_else(part);
    claims.numbers.extend(number.map(|number| Claim::new(number, Source::Visible, "a line of the page")));
}

/// Whether a line says the number of the text in a series.
fn names_number(line: &str) -> bool {
    line.len() <= 100 && parts(line).any(is_number)
}

/// The parts of a line: "ARI 14/2020 - 11/2/2020", "in Bern (Papers No. 4, 14 October)".
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let signs = |c: char| matches!(c, ',' | '(' | ')' | '|' | '·' | '•' | '\n');
    line.split(signs).flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – ")).map(str::trim)
}

/// Whether a part names a series and a number in it.
fn has_both(part: &str) -> bool {
    part.chars().filter(|c| c.is_alphabetic()).count() > 1
        && part
            .split_whitespace()
            .last()
            .is_some_and(|last| last.starts_with(|c: char| c.is_numeric() || c == '#'))
        && part.split_whitespace().count() <= 6
        && dates::inside(part).is_none()
        // "March 7" is a day of some year.
        && dates::inside(&format!("{part}, 2000")).is_none()
}

/// How many letters a second line of a title may have.
const SUBTITLE: usize = 200;

/// What stands below the title and is said to be its second line, or to sum the text up.
fn below_title(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    let below = || {
        survey.spots.iter().filter(|spot| {
            spot.zone == Zone::Text && spot.offset >= anchor && is_near(spot, anchor) && spot.name != "h1"
        })
    };
    let subtitle = below()
        .filter(|spot| CLASSES.subtitles.close(&spot.class))
        .find_map(|spot| spot.line().filter(|line| line.chars().count() <= SUBTITLE && !line.contains('\n')));
    let from = "the line below the title";
    match subtitle {
        Some(text) if is_sentence(text) => {
            claims.summaries.push(Claim::new(text.to_owned(), Source::Visible, from));
        }
        Some(text) => claims.subtitles.push(Claim::new(text.to_owned(), Source::Visible, from)),
        None => {}
    }
    let summary = below().filter(|spot| CLASSES.summaries.close(&spot.class)).find_map(|spot| {
        let text = spaced_text(&spot.node, SUMMARY);
        let mut lines = text.split('\n');
        let first = lines.next()?;
        let said = match (LABELS.field_label(first), LABELS.field(first)) {
            (Some(Field::Summary), _) => lines.next()?,
            (_, Some((Field::Summary, said))) => said,
            _ => first,
        };
        let is_summary = lines.next().is_none()
            && text.len() <= SUMMARY
            && said.split_whitespace().count() >= SHORTEST
            && kind_of_byline(said).is_none();
        is_summary.then(|| said.to_owned())
    });
    claims
        .summaries
        .extend(summary.map(|text| Claim::new(text, Source::Visible, "the summary above the text")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_may_open_the_byline() {
        assert_eq!(kind_of_byline("Commentary by Ada Lind and Ben Roe").as_deref(), Some("Commentary"));
        assert_eq!(kind_of_byline("Commentary by the river"), None);
        assert_eq!(kind_of_byline("Painted by Ada Lind"), None);
    }

    #[test]
    fn a_kind_may_stand_with_a_place_and_a_number_with_its_journal() {
        assert_eq!(kind_of_pair("Analysis | Europe").as_deref(), Some("Analysis"));
        assert_eq!(kind_of_pair("Rivers | Europe"), None);
        assert_eq!(kind_of_pair("Analysis | 14 May | Europe"), None);
        let journal = Some("Harbour Monitor Volume: 14 Issue: 33");
        assert_eq!(of_journal("Publication: Harbour Monitor Volume: 14 Issue: 33").as_deref(), journal);
        assert_eq!(of_journal("The dam has a volume of 14 million tons"), None);
    }
}
