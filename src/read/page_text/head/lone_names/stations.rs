//! What stands below a name: where its bearer works, or where he was when he wrote.

use super::{is_by_date, person_names};
use crate::read::page_text::head::bylines::Author;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::names;

/// The line between two names that says where the first of them works or writes from; the last of such
/// a list has the date below it.
pub fn station_below(sheet: &Sheet, line: usize, told: &[usize], is_list: bool) -> Option<usize> {
    let station = sheet.next_line(line + 1).filter(|below| sheet.is_free(*below))?;
    let text = sheet.text(station);
    let is_known = LABELS.kind(text).is_some() || LABELS.section(text).is_some();
    let is_place = names::is_name(text) && text.split_whitespace().count() <= LONGEST_STATION;
    let below = sheet.next_line(station + 1)?;
    let is_date = |line: usize| sheet.part(line) == Some(Part::Metadata) && is_by_date(sheet, station);
    // He is one of whom the page tells, or the date stands beside him or below his own place.
    let is_author = |line: usize| {
        let is_above_date = || sheet.next_line(line + 1).is_some_and(|last| is_by_date(sheet, last));
        person_names(sheet, line).is_some()
            && (told.contains(&line) || is_by_date(sheet, line) || is_above_date())
    };
    let follows = if sheet.is_free(below) { is_author(below) } else { is_list && is_date(below) };
    (is_place && !is_known && person_names(sheet, station).is_none() && follows).then_some(station)
}

/// The line directly below a name in capitals that says where its bearer works, as journals print it below
/// a title.
pub fn affiliation_below(sheet: &Sheet, line: usize) -> Option<usize> {
    let is_capitals = |text: &str| !text.chars().any(char::is_lowercase);
    let below = Some(line + 1).filter(|below| *below < sheet.len() && sheet.is_free(*below))?;
    let text = sheet.text(below);
    let is_house = names::is_of_body(text) && names::is_name(text) && !is_capitals(text);
    (is_house && is_capitals(sheet.text(line))).then_some(below)
}

/// No place or house between two names has more words.
const LONGEST_STATION: usize = 5;

/// Takes the line below a name: a house is what one says of its bearer, a place is no more than where he
/// was when he wrote.
pub fn take_station(sheet: &mut Sheet, station: usize, authors: &mut [Author]) {
    let text = sheet.text(station);
    let house = names::is_of_body(text).then(|| sheet.placed(station, text.to_owned()));
    sheet.take(station, if house.is_some() { Part::Metadata } else { Part::Furniture });
    if let Some((author, house)) = authors.last_mut().zip(house) {
        author.about.get_or_insert(house);
    }
}
