//! The number in a series, which stands on a line of its own near either end of a text.

use super::set;
use crate::model::{Date, Metadata, Placed};
use crate::read::page_text::sheet::sections;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{Field, LABELS, bare, key};
use crate::read::page_text::words::series::{is_bare_number, is_number, is_of_register, split_number};
use crate::read::page_text::words::{forms, inline};

/// Reads the number: the last line of its form near either end of the text.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata) {
    let free: Vec<usize> = sheet.free(0..sheet.len()).collect();
    let ends = free.iter().rev().take(6).chain(free.iter().take(12));
    // Letters and a year that are the heading of a paragraph are a law's: "ARN 12/2019".
    let is_law = |line: usize| {
        let series = split_number(bare(sheet.text(line))).map_or("", |(series, _)| series);
        let is_acronym = !series.is_empty() && series.chars().all(char::is_uppercase);
        is_acronym && sheet.next_line(line + 1).is_some_and(|below| sheet.is_prose(below))
    };
    let is_one = |line: &usize| {
        let text = sheet.text(*line);
        is_number(text) && !is_of_register(text) && !(sections::follows_prose(sheet, *line) && is_law(*line))
    };
    if let Some(known) = &metadata.number {
        // The first page may say it again below the title page.
        let (known, said) = (known.value.clone(), sheet.line_of(&known.place));
        let is_again = |line: &usize| {
            let text = bare(sheet.text(*line));
            is_number(text) && is_same(text, &known) || *line > said && says_no_more(text, sheet.text(said))
        };
        let again: Vec<usize> = sheet.head().into_iter().filter(is_again).collect();
        return sheet.take_all(&again, Part::Metadata);
    }
    if let Some((line, number, year)) = issue_of_year(sheet) {
        metadata.number = Some(sheet.placed(line, number));
        set(&mut metadata.date, sheet.placed(line, year));
        sheet.take(line, Part::Metadata);
        return sheet.say("number", "the issue and its year");
    }
    let line = ends.copied().find(is_one).or_else(|| beside_kind(sheet, metadata));
    let Some(line) = line.or_else(|| below_address(sheet)) else { return };
    metadata.number = Some(sheet.placed(line, inline::plain(bare(sheet.text(line)))));
    sheet.take(line, Part::Metadata);
    sheet.say("number", "a series and a number on a line");
}

/// Reads the issue of a series whose name stands elsewhere in the head, with its year: "Number 5 | 2019 | ISSN:
/// 1862-3603".
fn issue_of_year(sheet: &Sheet) -> Option<(usize, String, Date)> {
    let read = |line: usize| {
        let parts: Vec<&str> = sheet.text(line).split(" | ").collect();
        let [number, year, rest @ ..] = &parts[..] else { return None };
        let is_code = |part: &&str| {
            forms::is_book_number(part) || LABELS.field(part).is_some_and(|(field, _)| field == Field::Code)
        };
        let year: i16 = year.parse().ok().filter(|year| (1900..=2100).contains(year))?;
        let is_issue = is_bare_number(number) && rest.iter().all(is_code);
        let date = Date::year_only(year).filter(|_| is_issue)?;
        Some((line, format!("{number} | {year}"), date))
    };
    sheet.head().into_iter().find_map(read)
}

/// Completes a number that the head gives alone, "NO. 19", with the series that the running feet name before it,
/// "River Comment 19", which is the kind of the text.
pub fn of_running_feet(sheet: &mut Sheet, metadata: &mut Metadata) {
    let Some(known) = metadata.number.as_ref().filter(|number| is_bare_number(&number.value)) else { return };
    let is_foot = |line: usize| {
        let text = sheet.text(line);
        let (series, number) = split_number(text).filter(|_| sheet.part(line) == Some(Part::Furniture))?;
        let kind = LABELS.kind(series).filter(|_| known.value.ends_with(&format!(" {number}")))?;
        Some((line, kind))
    };
    let mut feet = (0..sheet.len()).filter_map(is_foot);
    let (Some((line, kind)), Some((again, _))) = (feet.next(), feet.next()) else { return };
    if sheet.text(line) != sheet.text(again) {
        return;
    }
    let placed = |value: String| sheet.placed(line, value);
    let (number, kind) = (placed(sheet.text(line).to_owned()), placed(kind));
    metadata.number = Some(number);
    metadata.kind.get_or_insert(kind);
    sheet.say("number", "the foot of the pages");
}

/// "Centre for Eastern Studies NUMBER 143": a known house before the number of an issue is no series, but says whose it is.
pub fn part_house(metadata: &mut Metadata) {
    let Some(number) = &metadata.number else { return };
    let mut spaces = number.value.match_indices(' ').map(|(at, _)| at);
    let is_sign = |at: &usize| {
        let sign = number.value[at + 1..].split(' ').next().unwrap_or_default();
        LABELS.number_signs.contains(&sign.to_lowercase())
    };
    let Some(at) = spaces.find(is_sign) else { return };
    let (house, issue) = (number.value[..at].to_owned(), number.value[at + 1..].to_owned());
    if LABELS.is_house(&house) {
        let place = number.place.clone();
        set(&mut metadata.publisher, Placed::new(house, place.clone()));
        metadata.number = Some(Placed::new(issue, place));
    }
}

/// Whether a line has a number and no word that another does not have: "In: 291 (Summer 2019)" below "River
/// Report 291 (Summer 2019)".
fn says_no_more(text: &str, known: &str) -> bool {
    let (text, known) = (key(text), key(known));
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_said = |word: &str| known.split(|c: char| !c.is_alphanumeric()).any(|known| known == word);
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let is_in = |word: &str| LABELS.body_joiners.contains(word);
    words().count() > 1 && words().any(is_number) && words().all(|word| is_said(word) || is_in(word))
}

/// Whether two lines say one number of one series, which either of them may name in full.
fn is_same(one: &str, other: &str) -> bool {
    let (Some((series, number)), Some((known, said))) = (split_number(one), split_number(other)) else {
        return false;
    };
    let (series, known) = (key(series), key(known));
    number == said && (series.contains(&*known) || known.contains(&*series))
}

/// The code of a report, which its pages have at their foot below the address of the house: "RW12047".
fn below_address(sheet: &Sheet) -> Option<usize> {
    let is_code = |text: &str| {
        let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
        (1..=4).contains(&(text.len() - digits.len()))
            && (4..=6).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let is_address = |text: &str| inline::is_address(text) || inline::is_absolute(text);
    let is_below = |line: usize| line > 0 && is_address(sheet.text(line - 1));
    (0..sheet.len()).find(|line| is_code(sheet.text(*line)) && is_below(*line))
}

/// The line of a head that has a number alone, directly below the kind or above the date.
fn beside_kind(sheet: &Sheet, metadata: &Metadata) -> Option<usize> {
    let kind = metadata.kind.as_ref().map(|kind| sheet.line_of(&kind.place));
    let date = metadata.date.as_ref().map(|date| sheet.line_of(&date.place));
    let is_beside = |line: usize| {
        let below = sheet.next_line(line + 1);
        kind.is_some_and(|kind| sheet.next_line(kind + 1) == Some(line)) || below.is_some() && below == date
    };
    let head = sheet.head();
    head.into_iter().find(|line| is_bare_number(sheet.text(*line)) && is_beside(*line))
}
