//! What a page says in so many words: `Label: value`, a label above its value.

mod below_text;

use super::bylines::{self, Author};
use super::{are_tags, set, summary};
use crate::language::dates;
use crate::model::{Date, Metadata, Placed};
use crate::read::page_text::sheet::paragraphs;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{self, Field, LABELS};
use crate::read::page_text::words::listed;
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{facts, forms, inline, names, sentences, series};
use below_text::{is_of_foot, is_series_alone, is_value, record};

/// As many of the last lines may do so.
pub const FOOT: usize = 12;

/// Reads labelled values.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let head = sheet.head();
    let is_form = is_form(sheet, &head);
    let foot: Vec<usize> = sheet.free(0..sheet.len()).rev().take(FOOT).collect();
    let record = record(sheet, &foot);
    for line in sheet.free(0..sheet.len()).collect::<Vec<_>>() {
        let in_head = head.contains(&line);
        if !sheet.is_free(line) {
            continue;
        }
        let text = sheet.text(line).to_owned();
        if in_head {
            value_below(sheet, line, is_form, metadata, authors);
        }
        let below = in_head.then(|| wrapped_below(sheet, line)).flatten();
        let whole = below.map_or(text.clone(), |below| format!("{text} {}", sheet.text(below)));
        let Some((field, value)) = LABELS.field(&whole).filter(|_| sheet.is_free(line)) else { continue };
        if in_head && field == Field::Summary && abstract_beside_label(sheet, line, metadata) {
            continue;
        }
        let at_edge = match field {
            Field::Other => in_head && is_value(sheet, line, value),
            _ => {
                in_head
                    || foot.contains(&line)
                        && (record.contains(&line) || is_of_foot(field, value))
                        && is_value(sheet, line, value)
            }
        };
        let known = match field {
            Field::Source => source(sheet, line, value, metadata, in_head),
            _ if !at_edge => false,
            _ => labelled(sheet, line, field, value, metadata, authors),
        };
        if known {
            let is_kept = !matches!(field, Field::Other | Field::Code) && !is_series_alone(field, value);
            let part = if is_kept { Part::Metadata } else { Part::Furniture };
            sheet.take_all(&[Some(line), below].into_iter().flatten().collect::<Vec<_>>(), part);
        }
    }
    unknown_labels(sheet, &head, metadata);
}

/// The line in which a labelled list goes on that breaks off at a comma, or within a name that goes on small.
fn wrapped_below(sheet: &Sheet, line: usize) -> Option<usize> {
    let text = sheet.text(line).trim_end();
    let below = line + 1;
    let is_open = below < sheet.len() && sheet.is_free(below) && !sheet.lines[below].is_blank();
    let goes_on = |rest: &str| {
        let is_end_of_name = sentences::begins_small(rest)
            && rest.split_whitespace().count() <= WRAPPED_WORDS
            && names::byline(rest).is_none()
            && text.chars().count() >= WRAPPED
            && !sentences::ends(rest);
        let is_full =
            || sheet.wrap_width().is_some_and(|width| paragraphs::is_full(sheet, width, line, below));
        let is_rest_alone = rest.split_whitespace().count() <= WRAPPED_WORDS
            && sheet.lines.get(below + 1).is_none_or(|next| next.is_blank())
            && text.chars().count() >= WRAPPED
            && is_full();
        text.ends_with(',') || (is_end_of_name || is_rest_alone) && text.contains(", ")
    };
    if !is_open || !goes_on(sheet.text(below)) {
        return None;
    }
    let (field, _) = LABELS.field(text)?;
    let is_list = matches!(field, Field::Topics | Field::Regions | Field::Authors);
    let is_rest = || LABELS.field(sheet.text(below)).is_none();
    (is_list && is_rest() && !sheet.is_prose(below)).then_some(below)
}

/// The rest of a name in the line below has no more words.
const WRAPPED_WORDS: usize = 2;

/// No line that was wrapped has less characters.
const WRAPPED: usize = 50;

/// Reads an abstract that begins beside its label and is wrapped.
fn abstract_beside_label(sheet: &mut Sheet, line: usize, metadata: &mut Metadata) -> bool {
    let Some(whole) = paragraphs::gather(sheet, line..sheet.len()).into_iter().next() else { return false };
    let value = LABELS.field(&whole.text).map(|(_, value)| bylines::markdown(value));
    let Some(value) = value.filter(|_| whole.lines.len() > 1) else { return false };
    let place = sheet.place_of(whole.first(), whole.last());
    let is_new = set(&mut metadata.summary, Placed::new(value, place));
    if is_new {
        sheet.take_all(&whole.lines, Part::Metadata);
        sheet.say("summary", "a labelled paragraph");
    }
    is_new
}

/// No house has more words in its name.
const LONGEST_HOUSE: usize = 10;

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
    // Beside a sender a subject is no topic, whatever else the word means.
    let is_of_mail = |line: usize| sheet.text(line).contains('@') && LABELS.field(sheet.text(line)).is_some();
    let is_subject = field == Field::Topics && sheet.beside(line).any(is_of_mail);
    let field = if is_subject { Field::Title } else { field };
    let known = match field {
        Field::Title => set(&mut metadata.title, text()),
        Field::Subtitle => set(&mut metadata.subtitle, text()),
        Field::Kind => set(&mut metadata.kind, text()),
        // A series without a number is nothing that a brief keeps, unless it says of what kind the text is.
        Field::Number if is_series_alone(field, value) => {
            let kind = LABELS.kind(value).filter(|_| metadata.kind.is_none());
            if let Some(kind) = kind {
                metadata.kind = Some(sheet.placed(line, kind));
                sheet.say("kind", "a labelled line");
            }
            return true;
        }
        Field::Number => set(&mut metadata.number, text()),
        Field::Rights => set(&mut metadata.rights, text()),
        Field::Summary => {
            let value = forms::bullet(value).unwrap_or(value);
            set(&mut metadata.summary, sheet.placed(line, bylines::markdown(value)))
        }
        // "Publication: River Monitor Volume: 15 Issue: 147": the series is the kind of its numbers.
        Field::Publisher if series::of_volume(value).is_some() => {
            let kind = series::of_volume(value).map(|series| sheet.placed(line, series.to_owned()));
            metadata.kind = metadata.kind.take().or(kind);
            set(&mut metadata.number, text())
        }
        Field::Publisher => {
            // A mail's sender has his address beside his name.
            let name = value.split('<').next().unwrap_or(value).trim().trim_matches('"');
            // Behind its label a house may have small words of any language.
            let is_named = names::is_of_body(name)
                && name.starts_with(char::is_uppercase)
                && name.split_whitespace().count() <= LONGEST_HOUSE
                && !name.contains(|c: char| c.is_ascii_digit() || ".:?!".contains(c));
            (names::is_name(name) || is_named)
                && set(&mut metadata.publisher, sheet.placed(line, inline::plain(name)))
        }
        Field::Date => date(value).is_some_and(|date| set(&mut metadata.date, sheet.placed(line, date))),
        Field::Accessed => {
            date(value).is_some_and(|date| set(&mut metadata.accessed, sheet.placed(line, date)))
        }
        Field::Language => LABELS
            .language(value)
            .is_some_and(|language| set(&mut metadata.language, sheet.placed(line, language))),
        // "Topic: Nobody counts the boats." says what the text is about, and names nothing.
        Field::Topics if sentences::count(value) > 1 || is_prose(value) && sentences::ends(value) => false,
        Field::Topics => more(sheet, line, value, &mut metadata.topics),
        Field::Regions => more(sheet, line, value, &mut metadata.regions),
        Field::Authors => {
            let known = authors.len();
            // "Lind, Ada; Roe, Ben"
            let parts: Vec<&str> = value.split(';').map(str::trim).collect();
            if parts.len() > 1 && parts.iter().all(|part| is_inverted(part)) {
                for part in parts {
                    bylines::admit(sheet, line, inline::Linked::plain(part), authors);
                }
                return true;
            }
            if is_inverted(value) {
                bylines::admit(sheet, line, inline::Linked::plain(value), authors);
                return true;
            }
            for name in names::all_names(value).unwrap_or_default() {
                bylines::admit(sheet, line, name, authors);
            }
            authors.len() > known
        }
        Field::Source => source(sheet, line, value, metadata, true),
        Field::Body => false,
        Field::Code | Field::Other => true,
    };
    if known && !field.name().is_empty() {
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
    let is_picture = value.split(['/', ',', '|']).any(|part| LABELS.agencies.contains(&labels::key(part)));
    if is_picture {
        sheet.take(line, Part::Furniture);
        return false;
    }
    set(&mut metadata.publisher, sheet.placed(line, inline::plain(value)))
}

/// A date, of which a label may give no more than the year, and a clipper the hour as well: "2008-11-12
/// 08:15:40Z".
fn date(value: &str) -> Option<Date> {
    let day = value
        .split_once(' ')
        .filter(|(_, hour)| hour.starts_with(|c: char| c.is_ascii_digit()) && hour.contains(':'));
    // A day in two calendars: "22 Khordad 1398 - 12 June 2019".
    let both = [" - ", " – ", " | "].iter().find_map(|mark| value.split_once(*mark));
    let both =
        both.and_then(|(one, other)| dates::parse(one).filter(|day| dates::parse(other) == Some(*day)));
    both.or_else(|| dates::parse(value)).or_else(|| Date::parse(value)).or_else(|| Date::parse(day?.0))
}

/// Whether a head is a form: labels on lines of their own, each value below. One such label may be
/// a word of the text.
fn is_form(sheet: &Sheet, head: &[usize]) -> bool {
    let labelled = head.iter().filter(|line| {
        let field = LABELS.field_label(sheet.text(**line));
        let value = sheet.next_line(**line + 1).map(|below| sheet.text(below));
        field.zip(value).is_some_and(|(field, value)| shows_itself(field, value))
    });
    labelled.take(2).count() == 2
}

/// Whether a value can be nothing but what the label above it says.
fn shows_itself(field: Field, value: &str) -> bool {
    match field {
        Field::Date | Field::Accessed => date(value).is_some(),
        Field::Authors => {
            facts::date_line(value).is_none()
                && names::all_names(value)
                    .is_some_and(|names| names.iter().all(|name| names::is_full_name(&name.text)))
        }
        Field::Summary => sentences::ends(value) && value.chars().count() <= 400,
        Field::Source => inline::is_absolute(value),
        _ => false,
    }
}

/// Whether a value can be what a form says that it is.
fn fits_form(field: Field, value: &str) -> bool {
    let is_value = LABELS.field_label(value).is_none();
    let length = value.chars().count();
    match field {
        Field::Title | Field::Subtitle => is_value && length <= 220,
        Field::Kind | Field::Number | Field::Publisher | Field::Language => is_value && length <= 80,
        Field::Summary => is_value && sentences::ends(value),
        _ => false,
    }
}

/// A form prints its labels on lines of their own, and each value below.
fn value_below(
    sheet: &mut Sheet,
    line: usize,
    is_form: bool,
    metadata: &mut Metadata,
    authors: &mut Vec<Author>,
) {
    let text = sheet.text(line);
    let is_labelled = |above: &usize| {
        sheet.part(*above) == Some(Part::Metadata) && LABELS.field(sheet.text(*above)).is_some()
    };
    let is_record = || (0..line).filter(is_labelled).take(2).count() == 2;
    if LABELS.is_body_label(text) && (is_form || is_record()) {
        return sheet.take(line, Part::Label);
    }
    let Some(field) = LABELS.field_label(text) else { return };
    let Some(below) = sheet.next_line(line + 1).filter(|below| sheet.is_free(*below)) else { return };
    let value = sheet.text(below).to_owned();
    // Of a list the whole is the summary.
    let is_item = |line: usize| forms::bullet(sheet.text(line)).is_some();
    if field == Field::Summary && is_item(below) && sheet.next_line(below + 1).is_some_and(is_item) {
        return;
    }
    let fits = shows_itself(field, &value) || is_form && fits_form(field, &value);
    if fits && labelled(sheet, below, field, &value, metadata, authors) {
        sheet.take(line, Part::Label);
        sheet.take(below, if is_series_alone(field, &value) { Part::Furniture } else { Part::Metadata });
        match field {
            Field::Summary => summary::go_on(sheet, below, metadata),
            Field::Authors => more_names(sheet, below, authors),
            _ => {}
        }
    }
}

/// Below such a label each of several authors has a line.
fn more_names(sheet: &mut Sheet, first: usize, authors: &mut Vec<Author>) {
    for line in first + 1..sheet.len() {
        let text = sheet.text(line).to_owned();
        if !sheet.is_free(line) || LABELS.field_label(&text).is_some() {
            return;
        }
        let full = |names: &Vec<inline::Linked>| names.iter().all(|name| names::is_full_name(&name.text));
        let Some(names) = names::all_names(&text).filter(full) else { return };
        for name in names {
            bylines::admit(sheet, line, name, authors);
        }
        sheet.take(line, Part::Metadata);
    }
}

/// A line of one shape with the labelled lines above and below it says something as well, which no
/// brief keeps. Where no label says the title, it may be the title.
fn unknown_labels(sheet: &mut Sheet, head: &[usize], metadata: &Metadata) {
    let title = metadata.title.as_ref().map(|title| sheet.line_of(&title.place));
    if title.is_none_or(|title| LABELS.field(sheet.text(title)).is_none()) {
        return;
    }
    let is_labelled =
        |line: usize| sheet.part(line) == Some(Part::Metadata) && LABELS.field(sheet.text(line)).is_some();
    let is_one = |line: &usize| {
        let label = sheet.text(*line).split_once(": ").map(|(label, _)| label.split_whitespace().count());
        let mut beside = sheet.beside(*line);
        let is_byline = || names::byline(sheet.text(*line)).is_some();
        sheet.is_free(*line)
            && !is_byline()
            && label.is_some_and(|words| (1..=3).contains(&words))
            && beside.all(is_labelled)
    };
    let unknown: Vec<usize> = head.iter().copied().filter(is_one).collect();
    sheet.take_all(&unknown, Part::Furniture);
}

/// "Lind, Ada", as a catalogue has it.
fn is_inverted(name: &str) -> bool {
    let parts = name.split_once(", ").filter(|(_, given)| !given.contains(','));
    parts.is_some_and(|(family, given)| {
        !family.contains(' ')
            && given.split_whitespace().count() <= 2
            && names::is_name(family)
            && names::is_name(given)
    })
}

/// Sets a list of names; a catalogue has a line with the same label for each of them.
fn more(sheet: &Sheet, line: usize, value: &str, field: &mut Option<Vec<Placed<String>>>) -> bool {
    if are_tags(sheet, field, line) && listed::names(value).concat().contains(char::is_uppercase) {
        *field = None;
    }
    let last = field.iter().flatten().last().map(|last| sheet.line_of(&last.place));
    if field.is_some() && last.and_then(|last| sheet.next_line(last + 1)) != Some(line) {
        return false;
    }
    let list = field.get_or_insert_default();
    for name in listed::names(value) {
        if !list.iter().any(|known| known.value == name) {
            list.push(sheet.placed(line, name));
        }
    }
    true
}
