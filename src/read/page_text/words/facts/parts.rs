//! The parts of a line that say one thing: a date, a time of day, a site.

use super::Stage;
use crate::language::dates;
use crate::model::Date;
use crate::read::page_text::words::labels::{LABELS, bare, key};
use crate::read::page_text::words::names;

/// Whether a part of a line is the name of a house's programme: "Middle East and North Africa Programme".
pub(super) fn is_programme(part: &str) -> bool {
    let words: Vec<String> = part.split(' ').map(str::to_lowercase).collect();
    let Some((last, area)) = words.split_last() else { return false };
    let is_of_area = |word: &String| LABELS.is_area_word(word) || LABELS.joins(word) || word == "&";
    LABELS.programmes.contains(last.as_str()) && area.len() > 1 && area.iter().all(is_of_area)
}

/// A date with or without the words that say what it is the date of.
pub fn dated(part: &str) -> Option<(Date, Stage)> {
    if part.len() > 120 || !part.contains(char::is_numeric) {
        return None;
    }
    let part = part.trim_matches(['(', ')', '[', ']', ' ']);
    if let Some(date) = dates::parse(part) {
        return Some((date, Stage::Published));
    }
    // The label is the longest run of words before the date that the table knows.
    part.match_indices([' ', ':', '：']).take(6).find_map(|(at, mark)| {
        let label = key(&part[..at]);
        let date = || dates::parse(part[at + mark.len()..].trim());
        if LABELS.updates.contains(&label) {
            Some((date()?, Stage::Updated))
        } else if LABELS.saved.contains(&label) {
            Some((date()?, Stage::Accessed))
        } else if LABELS.dates.contains(&label) {
            Some((date()?, Stage::Published))
        } else {
            None
        }
    })
}

/// The date of a line that says where a text was signed as well: "Geneva/Bern, 14 July 2019".
pub fn placed_date(line: &str) -> Option<Date> {
    let line = bare(line);
    line.match_indices([',', '،']).take(3).find_map(|(at, mark)| {
        let mut places = line[..at].split(['/', '–', '-', ',', '،']);
        let is_place = at <= 60 && places.all(|place| names::is_name(place.trim()));
        is_place.then(|| dates::parse(&line[at + mark.len()..]))?
    })
}

/// Whether a text is a time of day: "10:15".
pub fn is_clock(part: &str) -> bool {
    let is_number =
        |digits: &str| matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit());
    part.split_once(':').is_some_and(|(hour, minute)| is_number(hour) && is_number(minute))
}

/// Whether a word is the name by which somebody is known to a site: "sysadmin", "a.lind".
pub fn is_login(word: &str) -> bool {
    let is_mark = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let is_name = word.starts_with(|c: char| c.is_ascii_uppercase())
        && word[1..].bytes().all(|b| b.is_ascii_lowercase());
    word.len() > 2 && word.chars().all(is_mark) && !is_name
}

/// Whether a text is the name of a site, "river.example", or of an account, "@adalind".
pub fn is_host(part: &str) -> bool {
    let labels: Vec<&str> = part.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty() && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let is_account = part.len() > 1 && part.starts_with('@') && !part.contains(' ');
    is_account
        || labels.len() >= 2
            && labels.iter().all(is_label)
            && labels
                .last()
                .is_some_and(|last| last.len() >= 2 && last.bytes().all(|b| b.is_ascii_lowercase()))
}
