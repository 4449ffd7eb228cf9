//! Step 3, the rest of the head: labelled fields, source, date, kind, number, house, title.

use super::bylines::{HEAD, without_date};
use super::inline;
use super::labels::{Field, LABELS, bare, key};
use super::names;
use super::paragraphs::{self, Paragraph};
use super::sections::is_prose;
use super::sheet::{Part, Sheet};
use super::{bylines::Author, closing::Opening, furniture, sentences, topics};
use crate::model::{Date, Metadata, Placed};
use crate::read::dates;

/// The lines that may be the head: those before the second paragraph of prose.
fn zone(sheet: &Sheet) -> Vec<usize> {
    let mut prose = 0;
    let head = sheet.free(0..sheet.len()).take(HEAD).take_while(|line| {
        prose += usize::from(is_prose(sheet.text(*line)));
        prose < 2
    });
    head.collect()
}

/// Reads `Label: value` lines, and addresses that stand alone before or after the text.
pub fn fields(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let head = zone(sheet);
    for line in sheet.free(0..sheet.len()).collect::<Vec<_>>() {
        let text = sheet.text(line).to_owned();
        let Some((field, value)) = LABELS.field(&text) else { continue };
        let in_head = head.contains(&line);
        let address = inline::linked(value).address.or_else(|| Some(inline::plain(value)));
        let address = address.filter(|address| inline::is_absolute(address));
        let known = match field {
            Field::Source => match address {
                Some(address) => set(&mut metadata.source, sheet.placed(line, address)),
                // "Source: Getty" says where a picture is from.
                None => in_head && names::is_name(value),
            },
            _ if !in_head => false,
            Field::Title => set(&mut metadata.title, sheet.placed(line, inline::plain(value))),
            Field::Date => {
                dates::parse(value).is_some_and(|date| set(&mut metadata.date, sheet.placed(line, date)))
            }
            Field::Kind => set(&mut metadata.kind, sheet.placed(line, inline::plain(value))),
            Field::Publisher => set(&mut metadata.publisher, sheet.placed(line, inline::plain(value))),
            Field::Topics => set(&mut metadata.topics, values(sheet, line, value)),
            Field::Regions => set(&mut metadata.regions, values(sheet, line, value)),
            Field::Authors => {
                let named = names::all_names(value).filter(|_| authors.is_empty()).unwrap_or_default();
                authors.extend(named.into_iter().map(|name| Author::new(sheet, line, name)));
                !authors.is_empty()
            }
        };
        if known {
            sheet.take(line, Part::Metadata);
        }
    }
    lone_address(sheet, metadata);
}

fn values(sheet: &Sheet, line: usize, value: &str) -> Vec<Placed<String>> {
    topics::names(value).into_iter().map(|name| sheet.placed(line, name)).collect()
}

/// Sets what is not set; says whether it did.
fn set<T>(field: &mut Option<T>, value: T) -> bool {
    let is_new = field.is_none();
    field.get_or_insert(value);
    is_new
}

/// An address alone on one of the first or last lines is that of the page.
fn lone_address(sheet: &mut Sheet, metadata: &mut Metadata) {
    let free: Vec<usize> = sheet.free(0..sheet.len()).collect();
    let edge = free.iter().take(3).chain(free.iter().rev().take(2));
    let mut edge: Vec<usize> = edge.copied().collect();
    edge.dedup();
    for line in edge {
        let linked = inline::linked(sheet.text(line));
        let is_lone = linked.text.is_empty() || inline::is_address(&linked.text);
        let address = linked.address.filter(|_| is_lone).unwrap_or(linked.text);
        if sheet.is_free(line)
            && inline::is_absolute(&address)
            && inline::is_address(&address)
            && metadata.source.is_none()
        {
            metadata.source = Some(sheet.placed(line, address));
            sheet.take(line, Part::Metadata);
        }
    }
}

/// Whether a date line says when a text appeared or when it was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It appeared.
    Published,
    /// It was changed.
    Updated,
}

/// The date of a line that holds a date, its label, and no more than a reading time beside it.
pub fn date_line(text: &str) -> Option<(Date, Stage)> {
    if text.len() > 120 {
        return None;
    }
    let plain = inline::plain(bare(text));
    let mut found = None;
    for segment in plain.split(['|', '·', '•']).map(str::trim).filter(|segment| !segment.is_empty()) {
        match dated(segment) {
            Some(dated) => found = found.or(Some(dated)),
            None if furniture::is_extent(segment) => {}
            None => return None,
        }
    }
    found
}

fn dated(segment: &str) -> Option<(Date, Stage)> {
    if let Some(date) = dates::parse(segment) {
        return Some((date, Stage::Published));
    }
    // The label is the longest run of words before the date that the table knows.
    segment.match_indices([' ', ':']).find_map(|(at, mark)| {
        let label = key(&segment[..at]);
        let date = || dates::parse(segment[at + mark.len()..].trim());
        if LABELS.updates.contains(&label) {
            Some((date()?, Stage::Updated))
        } else if LABELS.dates.contains(&label) {
            Some((date()?, Stage::Published))
        } else {
            None
        }
    })
}

/// Reads the date: the first line that is one, that of appearance before that of a change.
pub fn date(sheet: &mut Sheet, metadata: &mut Metadata) {
    let found: Vec<(usize, Date, Stage)> = sheet
        .free(0..sheet.len())
        .filter_map(|line| {
            let text = sheet.text(line);
            if !text.contains(char::is_numeric) {
                return None;
            }
            let (date, stage) =
                date_line(text).or_else(|| byline_date(text).map(|date| (date, Stage::Published)))?;
            Some((line, date, stage))
        })
        .take(4)
        .collect();
    let published = found.iter().find(|(_, _, stage)| *stage == Stage::Published);
    let Some((line, date, _)) = published.or(found.first()) else { return };
    if set(&mut metadata.date, sheet.placed(*line, *date)) {
        sheet.take(*line, Part::Metadata);
    }
    // Inside the text a line about a change is the text's.
    let text = sheet.prose().first().copied().unwrap_or(sheet.len());
    for (line, _, stage) in &found {
        if *stage == Stage::Updated && *line < text {
            sheet.take(*line, Part::Metadata);
        }
    }
}

/// "by Ada Lind | Nov 12, 2008", "by Ada Lind, Nov 12, 2008".
fn byline_date(text: &str) -> Option<Date> {
    let (by, date) = text.split_once(['|', '·', '•']).unwrap_or_else(|| {
        let by = without_date(text);
        (by, text[by.len()..].trim_start_matches(','))
    });
    names::byline(by)?;
    date_line(date).map(|(date, _)| date)
}

/// Reads the kind, alone on its line or with a region: "Briefing / Asia".
pub fn kind(sheet: &mut Sheet, metadata: &mut Metadata) -> Option<usize> {
    let head: Vec<usize> = sheet.free(0..sheet.len()).take(HEAD).collect();
    let alone = head.iter().find_map(|line| Some((*line, LABELS.kind(sheet.text(*line))?)));
    let kind_line = alone.as_ref().map(|(line, _)| *line);
    if let Some((line, kind)) = alone
        && set(&mut metadata.kind, sheet.placed(line, kind))
    {
        sheet.take(line, Part::Metadata);
    }
    // A trail inside the text is the text's.
    for line in zone(sheet) {
        let text = inline::plain(sheet.text(line));
        let crumbs: Vec<&str> = [" / ", " > ", " » ", " › "]
            .iter()
            .find(|mark| text.contains(**mark))
            .map_or(Vec::new(), |mark| text.split(*mark).collect());
        if crumbs.len() < 2 || text.chars().count() > 120 || is_prose(&text) {
            continue;
        }
        let kinds: Vec<Option<String>> = crumbs.iter().map(|crumb| LABELS.kind(crumb)).collect();
        // A trail of kinds, or of a site's folders from its first page on, names no brief.
        let is_trail = kinds.iter().all(Option::is_some) || key(crumbs[0]) == "home";
        if let ([Some(kind), None], [_, region]) = (&kinds[..], &crumbs[..]) {
            if set(&mut metadata.kind, sheet.placed(line, kind.clone())) {
                set(&mut metadata.regions, vec![sheet.placed(line, (*region).to_owned())]);
                sheet.take(line, Part::Metadata);
            }
        } else if is_trail {
            sheet.take(line, Part::Furniture);
        }
    }
    kind_line
}

/// Reads house names that stand alone, in the head only.
pub fn publisher(sheet: &mut Sheet, metadata: &mut Metadata) {
    for line in zone(sheet) {
        if LABELS.is_house(sheet.text(line)) {
            let house = inline::plain(bare(sheet.text(line)));
            set(&mut metadata.publisher, sheet.placed(line, house));
            sheet.take(line, Part::Metadata);
        }
    }
}

/// Reads the title, and what stands between it and the byline: a subtitle or a summary.
///
/// `anchor` is the last line of byline and date: what is above it is the head. Without them the
/// first line is the title, unless the page opens with the note that should close it.
pub fn title(
    sheet: &mut Sheet,
    metadata: &mut Metadata,
    anchor: Option<usize>,
    kind: Option<usize>,
    opening: Opening,
) {
    let mut candidates = paragraphs::gather(sheet, 0..anchor.unwrap_or(0));
    if candidates.is_empty() && opening == Opening::Text {
        // Below the kind the text has begun.
        let from = anchor.unwrap_or(0);
        let end = kind.filter(|kind| *kind > from && anchor.is_some()).unwrap_or(sheet.len());
        candidates = paragraphs::gather(sheet, from..end).into_iter().take(1).collect();
    }
    let titles: Vec<usize> =
        (0..candidates.len()).filter(|index| can_be_title(&candidates[*index])).collect();
    let titles = without_running_head(sheet, &candidates, titles);
    let marked = titles.iter().copied().find(|index| candidates[*index].text.starts_with("# "));
    let chosen = marked.or_else(|| match titles[..] {
        [] => None,
        [only] => Some(only),
        // A word or two above the title are a site's, not a title with a subtitle.
        [first, second] if words(&candidates[first]) >= 3 || candidates[first].text.ends_with(':') => {
            let _ = second;
            Some(first)
        }
        // A title in two lines may stand below whatever a menu leaves.
        [.., above, last] if candidates[above].text.ends_with(':') && above + 1 == last => Some(above),
        [.., last] => Some(last),
    });
    let Some(chosen) = chosen else { return };
    let (mut first, mut last) = (candidates[chosen].first(), candidates[chosen].last());
    let mut title = inline::plain(bare(&candidates[chosen].text));
    let mut next = chosen + 1;
    if candidates[chosen].text.ends_with(':') && titles.contains(&next) {
        title = format!("{title}: {}", inline::plain(bare(&candidates[next].text)));
        last = candidates[next].last();
        next += 1;
    }
    if let Some(below) = candidates.get(next) {
        let value = &below.text;
        let placed = |value: String| Placed::new(value, sheet.place_of(below.first(), below.last()));
        if titles.contains(&next) {
            set(&mut metadata.subtitle, placed(inline::plain(bare(value))));
        } else {
            set(&mut metadata.summary, placed(super::bylines::markdown(value)));
        }
        first = first.min(below.first());
        last = last.max(below.last());
    }
    if set(
        &mut metadata.title,
        Placed::new(title, sheet.place_of(candidates[chosen].first(), candidates[chosen].last())),
    ) {
        let lines: Vec<usize> = sheet.free(first..last + 1).collect();
        sheet.take_all(&lines, Part::Metadata);
    }
}

/// A line that the head of every page repeats is a series' or a site's where another title stands
/// below it.
fn without_running_head(sheet: &mut Sheet, candidates: &[Paragraph], titles: Vec<usize>) -> Vec<usize> {
    let [first, _, ..] = titles[..] else { return titles };
    let repeated = key(&candidates[first].text);
    let mut below = candidates[first].last() + 1..sheet.len();
    if !below.any(|line| sheet.part(line) == Some(Part::Furniture) && key(sheet.text(line)) == repeated) {
        return titles;
    }
    sheet.take_all(&candidates[first].lines, Part::Furniture);
    titles[1..].to_vec()
}

fn words(paragraph: &Paragraph) -> usize {
    paragraph.text.split_whitespace().count()
}

/// A title is no longer than two lines, and is no sentence with a stop.
fn can_be_title(paragraph: &Paragraph) -> bool {
    let text = bare(&paragraph.text);
    let stops = text.ends_with('.') && sentences::abbreviation(text).is_none() && !text.ends_with("...");
    LABELS.section(text).is_none()
        && (1..=220).contains(&text.chars().count())
        && !stops
        && text.chars().any(char::is_alphabetic)
}

/// Reads a summary below the kind: one or two sentences, much shorter than what follows.
pub fn summary(sheet: &mut Sheet, metadata: &mut Metadata, kind: Option<usize>) {
    let Some(kind) = kind.filter(|_| metadata.summary.is_none()) else { return };
    let body = paragraphs::gather(sheet, kind + 1..sheet.len());
    let [dek, next, rest @ ..] = &body[..] else { return };
    let length = dek.text.chars().count();
    let speaks = dek
        .text
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .any(|word| LABELS.first_person.contains(&word.to_lowercase()));
    let is_dek = (60..=320).contains(&length)
        && sentences::ends(&dek.text)
        && !dek.text.ends_with(':')
        && sentences::count(&dek.text) <= 2
        && next.text.chars().count() * 2 >= length * 3
        && sentences::ends(&next.text)
        && rest.len() >= 2
        && !speaks
        && !LABELS.is_venue(&dek.text)
        // Nothing but what is known may stand between the kind and it.
        && sheet.free(kind + 1..dek.first()).next().is_none();
    if is_dek {
        let place = sheet.place_of(dek.first(), dek.last());
        metadata.summary = Some(Placed::new(super::bylines::markdown(&dek.text), place));
        let lines = dek.lines.clone();
        sheet.take_all(&lines, Part::Metadata);
    }
}
