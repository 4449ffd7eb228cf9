//! Step 3: what a page says in so many words: `Label: value`, a label above its value, an address.

use super::bylines::{self, Author};
use super::facts;
use super::head::{set, zone};
use super::inline;
use super::labels::{Field, LABELS};
use super::names;
use super::sheet::{Part, Sheet};
use super::topics;
use crate::model::{Metadata, Placed};
use crate::read::dates;

/// As many of the last lines may say something about the page.
const FOOT: usize = 12;

/// Reads the line about rights, at either end of the page.
pub fn rights(sheet: &mut Sheet, metadata: &mut Metadata) {
    let free: Vec<usize> = sheet.free(0..sheet.len()).collect();
    let from_end = free.len().saturating_sub(FOOT);
    let edges = free.iter().enumerate().filter(|(index, _)| *index < FOOT || *index >= from_end);
    for line in edges.map(|(_, line)| *line) {
        if !LABELS.is_copyright(sheet.text(line)) {
            continue;
        }
        // A second line says the same of the site.
        let rights = inline::plain(sheet.text(line));
        if set(&mut metadata.rights, sheet.placed(line, rights)) {
            sheet.take(line, Part::Metadata);
            sheet.say("rights", "the line about rights");
        } else {
            sheet.take(line, Part::Frame);
        }
    }
}

/// Reads labelled values, and addresses that stand alone before or after the text.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let head = zone(sheet);
    let foot: Vec<usize> = sheet.free(0..sheet.len()).rev().take(FOOT).collect();
    for line in sheet.free(0..sheet.len()).collect::<Vec<_>>() {
        let in_head = head.contains(&line);
        if !sheet.is_free(line) {
            continue;
        }
        let text = sheet.text(line).to_owned();
        if in_head {
            doi(sheet, line, metadata);
            value_below(sheet, line, metadata, authors);
        }
        let Some((field, value)) = LABELS.field(&text).filter(|_| sheet.is_free(line)) else { continue };
        let at_edge = in_head
            || foot.contains(&line)
                && matches!(field, Field::Topics | Field::Regions | Field::Accessed | Field::Language);
        let known = match field {
            Field::Source => source(sheet, line, value, metadata, in_head),
            _ if !at_edge => false,
            _ => labelled(sheet, line, field, value, metadata, authors),
        };
        if known {
            sheet.take(line, if field == Field::Other { Part::Furniture } else { Part::Metadata });
        }
    }
    lone_address(sheet, metadata);
}

/// Sets the field that a label names; says whether the value is one.
pub fn labelled(
    sheet: &mut Sheet,
    line: usize,
    field: Field,
    value: &str,
    metadata: &mut Metadata,
    authors: &mut Vec<Author>,
) -> bool {
    let text = || sheet.placed(line, inline::plain(value));
    let known = match field {
        Field::Title => set(&mut metadata.title, text()),
        Field::Subtitle => set(&mut metadata.subtitle, text()),
        Field::Kind => set(&mut metadata.kind, text()),
        Field::Number => set(&mut metadata.number, text()),
        Field::Rights => set(&mut metadata.rights, text()),
        Field::Summary => set(&mut metadata.summary, sheet.placed(line, bylines::markdown(value))),
        Field::Publisher => {
            // A mail's sender has his address beside his name.
            let name = value.split('<').next().unwrap_or(value).trim().trim_matches('"');
            names::is_name(name) && set(&mut metadata.publisher, sheet.placed(line, inline::plain(name)))
        }
        Field::Date => {
            dates::parse(value).is_some_and(|date| set(&mut metadata.date, sheet.placed(line, date)))
        }
        Field::Accessed => {
            dates::parse(value).is_some_and(|date| set(&mut metadata.accessed, sheet.placed(line, date)))
        }
        Field::Language => LABELS
            .language(value)
            .is_some_and(|language| set(&mut metadata.language, sheet.placed(line, language))),
        Field::Topics => set(&mut metadata.topics, values(sheet, line, value)),
        Field::Regions => set(&mut metadata.regions, values(sheet, line, value)),
        Field::Authors => {
            let known = authors.len();
            for name in names::all_names(value).unwrap_or_default() {
                bylines::admit(sheet, line, name, authors);
            }
            authors.len() > known
        }
        Field::Source => source(sheet, line, value, metadata, true),
        Field::Other => true,
    };
    if known && field != Field::Other {
        sheet.say(field.name(), "a labelled line");
    }
    known
}

/// "Source: https://…" is the page's address, "Source: The Herald" its house; "Source: Getty" says
/// where a picture is from.
fn source(sheet: &mut Sheet, line: usize, value: &str, metadata: &mut Metadata, in_head: bool) -> bool {
    let linked = inline::linked(value);
    let address = linked.address.or_else(|| Some(inline::plain(value)));
    if let Some(address) =
        address.filter(|address| inline::is_absolute(address) && inline::is_address(address))
    {
        if names::is_name(&linked.text) && !inline::is_address(&linked.text) {
            set(&mut metadata.publisher, sheet.placed(line, linked.text));
        }
        sheet.say("source", "a labelled line");
        return set(&mut metadata.source, sheet.placed(line, address));
    }
    if let Some(house) = LABELS.printed_by(value) {
        sheet.say("publisher", "the line about the first printing");
        return set(&mut metadata.publisher, sheet.placed(line, house.to_owned()));
    }
    if !in_head || !names::is_name(value) {
        return false;
    }
    let is_picture =
        value.split(['/', ',', '|']).any(|part| LABELS.agencies.contains(&super::labels::key(part)));
    if is_picture {
        sheet.take(line, Part::Furniture);
        return false;
    }
    set(&mut metadata.publisher, sheet.placed(line, inline::plain(value)))
}

/// "doi:10.1234/5678" is an address.
fn doi(sheet: &mut Sheet, line: usize, metadata: &mut Metadata) {
    let text = sheet.text(line);
    let lower = text.to_lowercase();
    let number = lower.strip_prefix("doi:").or_else(|| lower.strip_prefix("doi ")).map(str::trim);
    let Some(number) = number.filter(|doi| doi.starts_with("10.") && doi.contains('/') && !doi.contains(' '))
    else {
        return;
    };
    let address = format!("https://doi.org/{}", &text[text.len() - number.len()..]);
    set(&mut metadata.source, sheet.placed(line, address));
    sheet.take(line, Part::Metadata);
    sheet.say("source", "the DOI");
}

/// A form prints its labels on lines of their own, and each value below.
fn value_below(sheet: &mut Sheet, line: usize, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let Some(field) = LABELS.field_label(sheet.text(line)) else { return };
    let Some(below) = sheet.next_line(line + 1).filter(|below| sheet.is_free(*below)) else { return };
    let value = sheet.text(below).to_owned();
    let fits = match field {
        Field::Date | Field::Accessed => dates::parse(&value).is_some(),
        Field::Authors => {
            facts::date_line(&value).is_none()
                && names::all_names(&value)
                    .is_some_and(|names| names.iter().all(|name| names::is_full_name(&name.text)))
        }
        Field::Summary => super::sentences::ends(&value) && value.chars().count() <= 400,
        Field::Source => inline::is_absolute(&value),
        _ => false,
    };
    if fits && labelled(sheet, below, field, &value, metadata, authors) {
        sheet.take(line, Part::Label);
        sheet.take(below, Part::Metadata);
    }
}

fn values(sheet: &Sheet, line: usize, value: &str) -> Vec<Placed<String>> {
    topics::names(value).into_iter().map(|name| sheet.placed(line, name)).collect()
}

/// An address alone on one of the first or last lines is that of the page.
fn lone_address(sheet: &mut Sheet, metadata: &mut Metadata) {
    let free: Vec<usize> = sheet.free(0..sheet.len()).collect();
    let edge = free.iter().take(6).chain(free.iter().rev().take(2));
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
