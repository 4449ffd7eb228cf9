//! The line in which a site says all that it knows of a text: "Posted in Water by Ada Lind on August 3,
//! 2019", "23.06.2016 um 16:14 Uhr - Ada Lind - 91 comments", "Commentary18 September 2015".
//!
//! No two sites write it alike, and `facts` reads what it understands to the last word. Where it understands
//! no line of the head, one with a day in it is that line, if it says a few words more between marks, or who
//! wrote: a subtitle may tell of a day as well.

use super::bylines::{Author, admit};
use super::{has_other_title, set};
use crate::language::dates;
use crate::model::{Date, Metadata};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::inline::Linked;
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::{facts, forms, names, sentences, series};
use crate::read::tongue;

/// Such a line has no more words.
const MOST_WORDS: usize = 24;

/// A date has no more words, its hour left out.
const DATE: usize = 5;

/// The mark between two days.
const DASH: char = '–';

/// As many lines stand between it and the text.
const NEAR: usize = 10;

/// The marks between what such a line says.
const MARKS: [char; 9] = ['|', '·', '•', '⋅', '@', '–', '—', '\t', ','];

/// Reads the day and the names of such a line, where no line of the head says the day alone.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let is_dated = |line: &usize| {
        let text = sheet.text(*line);
        let says_date = || facts::read(text).is_some_and(|facts| !facts.dates.is_empty());
        text.contains(char::is_numeric) && (says_date() || facts::placed_date(text).is_some())
    };
    let text = sheet.head().last().map_or(0, |last| last + 1);
    // What a clipper has written above the page, the line may say again.
    let known = metadata.date.as_ref().map(|date| date.value);
    let is_clipped = sheet.text(0) == "---";
    if known.is_some() && !is_clipped || sheet.head().iter().any(is_dated) {
        return;
    }
    // An hour in it may have made it a line of the site's frame.
    let is_open = |line: &usize| match sheet.part(*line) {
        None => sheet.is_free(*line),
        // "Desk Paper 7 | 19 November 2020 | Photo: Dee Eck"
        Some(Part::Furniture) => sheet.text(*line).matches(" | ").count() > 1,
        part => part == Some(Part::Frame),
    };
    let above = (0..text).rev().filter(is_open).take(NEAR);
    let is_day_first = tongue::of(sheet.prose().iter().map(|line| sheet.text(*line))).is_some();
    let found = above.filter(|line| is_one(sheet, *line)).find_map(|line| {
        let shown = parted(&sheet.shown(line));
        let words: Vec<&str> = shown.split_whitespace().collect();
        let (start, end, date) = day_in(&words, is_day_first)?;
        let rest = [&words[..start], &words[end..]].map(|words| words.join(" "));
        // From one day to another something went on that the text tells of.
        let is_range = day_in(&words[end..], is_day_first).is_some_and(|(_, _, other)| other != date);
        if is_range || known.is_some_and(|known| known != date) {
            return None;
        }
        says_no_more(&rest).then_some((line, date, rest))
    });
    let Some((line, date, rest)) = found else { return };
    set(&mut metadata.date, sheet.placed(line, date));
    sheet.say("date", "the line with a day in the head");
    if authors.is_empty() {
        let said: Vec<Linked> = rest.iter().flat_map(|rest| credited(rest)).collect();
        let names = if said.is_empty() { beside_day(&rest) } else { said };
        for name in names {
            admit(sheet, line, name, authors);
        }
        if !authors.is_empty() {
            sheet.say("authors", "the line with a day in the head");
        }
    }
    let number = rest.iter().flat_map(|rest| parts_of(rest)).find(|part| series::is_number(part));
    if let Some(number) = number {
        set(&mut metadata.number, sheet.placed(line, number.to_owned()));
    }
    let kind = rest.iter().flat_map(|rest| rest.split(MARKS)).find_map(|part| LABELS.kind(part.trim()));
    if let Some(kind) = kind {
        set(&mut metadata.kind, sheet.placed(line, kind));
    }
    sheet.clipped.push(line);
    sheet.take(line, Part::Metadata);
}

/// Whether a line can be one: short, no sentence, no caption, and not the only one that can be the title.
fn is_one(sheet: &Sheet, line: usize) -> bool {
    let text = sheet.text(line);
    text.contains(|c: char| c.is_ascii_digit())
        && !text.starts_with("# ")
        && !text.starts_with("##")
        && text.split_whitespace().count() <= MOST_WORDS
        && !sheet.is_prose(line)
        && !sentences::ends(text)
        && (text.contains(MARKS) || !LABELS.has_credit(text))
        && !LABELS.is_venue(text)
        && forms::bullet(text).is_none()
        && has_title(sheet, line)
}

/// Whether a line says beside its day a few words between marks and no more, or behind a "by" who wrote: others
/// may be a subtitle, and what they say of a day is no date of the text.
fn says_no_more(rest: &[String; 2]) -> bool {
    let is_short = |part: &str| part.split_whitespace().count() <= MOST_BESIDE;
    // A comma parts words of a sentence as well.
    let is_mark = |c: char| c != ',' && MARKS.contains(&c);
    let is_parted = rest.iter().any(|rest| rest.contains(is_mark) || rest.contains("- "));
    // The hour and its zone say nothing of their own.
    let is_word =
        |part: &str| !part.contains(|c: char| c.is_ascii_digit()) && !part.chars().all(char::is_uppercase);
    let has_word = |rest: &String| parts_of(rest).any(is_word);
    let is_at_edge = !rest.iter().all(has_word);
    (is_parted || is_at_edge) && rest.iter().flat_map(|rest| parts_of(rest)).all(is_short)
        || rest.iter().any(|rest| !credited(rest).is_empty())
        || rest[1].is_empty() && opens_byline(&rest[0])
}

/// "by Guest Writer for Ada Lind": a line that says by whom a text is, if not in the form of names.
fn opens_byline(rest: &str) -> bool {
    rest.split_once(' ').is_some_and(|(first, rest)| {
        LABELS.bylines.contains(&key(first)) && rest.starts_with(char::is_uppercase)
    })
}

/// No more words say what a day is the day of.
const MOST_BESIDE: usize = 4;

/// Whether another line near it can be the title.
fn has_title(sheet: &Sheet, line: usize) -> bool {
    let can_be_title = |other: &usize| {
        let text = sheet.text(*other);
        *other != line && !sheet.is_prose(*other) && text.split_whitespace().nth(2).is_some()
    };
    has_other_title(sheet, line)
        || sheet.beside(line).filter(|other| sheet.is_free(*other)).any(|other| can_be_title(&other))
}

/// A line in which what copying has glued together stands apart: a word and the day behind it, a year and
/// what follows.
fn parted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut digits = 0;
    let mut last = ' ';
    for c in text.chars() {
        let is_digit = c.is_ascii_digit();
        let is_glued = is_digit && (last.is_alphabetic() || digits == 4) || digits == 4 && c.is_alphabetic();
        if is_glued || MARKS.contains(&c) && c != ',' {
            out.push(' ');
            digits = 0;
        }
        out.push(c);
        digits = if is_digit { digits + 1 } else { 0 };
        last = c;
    }
    out
}

/// The first day among some words, as the words that say it.
fn day_in(words: &[&str], is_day_first: bool) -> Option<(usize, usize, Date)> {
    (0..words.len()).find_map(|start| {
        (1..=DATE.min(words.len() - start)).rev().find_map(|count| {
            let said = words[start..start + count].join(" ");
            // Between two days stands a dash.
            if said.contains([DASH, '-']) && count > 1 {
                return None;
            }
            let said = said.trim_matches(|c: char| !c.is_alphanumeric());
            let date = dates::parse(said).or_else(|| spelled(said).filter(|_| is_day_first))?;
            date.day_of_month().map(|_| (start, start + count, date))
        })
    })
}

/// "12/04/2022" in another language than English: all of those that pages are recognised in begin with the day.
fn spelled(said: &str) -> Option<Date> {
    let [day, month, year] = said.split('/').collect::<Vec<_>>()[..] else { return None };
    Date::day(year.parse().ok().filter(|year| *year >= 1000)?, month.parse().ok()?, day.parse().ok()?)
}

/// The full names behind a "by" or a label in a rest of such a line.
fn credited(rest: &str) -> Vec<Linked> {
    let of_part = |part: &str| {
        let starts = std::iter::once(0).chain(part.match_indices(' ').map(|(at, _)| at + 1));
        let said = starts.filter_map(|start| names::byline(&part[start..])).find(|names| are_full(names));
        let labelled = || {
            let (label, name) = part.split_once(':')?;
            LABELS
                .field_label(label)
                .and_then(|_| names::all_names(name.trim()))
                .filter(|names| are_full(names))
        };
        said.or_else(labelled).unwrap_or_default()
    };
    parts_of(without_last(rest)).flat_map(of_part).collect()
}

fn are_full(names: &[Linked]) -> bool {
    !names.is_empty() && names.iter().all(|name| names::is_full_name(&name.text))
}

/// A full name directly beside the day, which needs no label: the last before it, or the first behind it, but
/// for the hour.
fn beside_day(rest: &[String; 2]) -> Vec<Linked> {
    let is_hour = |part: &&str| part.contains(|c: char| c.is_ascii_digit());
    let before = parts_of(&rest[0]).filter(|part| !is_hour(part)).last();
    let behind = parts_of(&rest[1]).find(|part| !is_hour(part));
    let parts = before.into_iter().chain(behind).filter(|part| !is_known(part));
    parts.filter_map(names::all_names).find(|names| are_full(names)).unwrap_or_default()
}

/// A rest before the day without the word that joins the two: "by Ada Lind on".
fn without_last(rest: &str) -> &str {
    let last =
        rest.rsplit_once(' ').filter(|(_, last)| last.len() <= 3 && last.starts_with(char::is_lowercase));
    last.map_or(rest, |(rest, _)| rest)
}

/// The parts of a line between its marks.
fn parts_of(rest: &str) -> impl Iterator<Item = &str> {
    let parts = rest.split(MARKS).flat_map(|part| part.split(" - ")).flat_map(|part| part.split("//"));
    parts.map(|part| part.trim_matches(['-', ' ', '(', ')', '/'])).filter(|part| !part.is_empty())
}

/// Whether a few words are a site's and no name.
fn is_known(part: &str) -> bool {
    LABELS.is_furniture(part) || LABELS.is_of_menu(part) || LABELS.is_house(part) || names::is_of_body(part)
}
