//! Captions that close with an agency and who took the picture, or with where it is from.

use std::ops::RangeInclusive;

use super::{FEWEST_SHOWN, LONGEST_CAPTION};
use crate::read::frame::words;
use crate::read::page_text::sheet::{Part, Sheet, tables};
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::{forms, names, sentences};

/// Takes the captions that a copy has left of the pictures inside a text. Each stands apart from it.
pub fn clear_in_text(sheet: &mut Sheet) {
    let Some(text) = sheet.prose().first().copied() else { return };
    let is_of_table =
        |line: usize| tables::is_row(sheet.text(line)) || forms::columns(sheet.text(line)).len() > 1;
    let is_apart = |line: usize| {
        sheet.is_blank(line - 1) && sheet.is_blank(line + 1) && !sheet.beside(line).any(is_of_table)
    };
    let is_caption = |line: &usize| {
        let said = sheet.text(*line);
        (is_signed(said) || is_from_source(said)) && is_apart(*line)
    };
    let found: Vec<usize> = sheet.free(text + 1..sheet.len()).filter(is_caption).collect();
    sheet.take_all(&found, Part::Furniture);
}

/// "Map of the lower weir (Source: River Atlas)": a word for a picture, and in brackets where it is from.
fn is_from_source(text: &str) -> bool {
    let parted = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    parted.is_some_and(|(shown, source)| {
        words().opens_as_figure(shown)
            && shown.split_whitespace().count() >= FEWEST_SHOWN
            && shown.chars().count() <= LONGEST_CAPTION
            && !sentences::ends(shown)
            && is_source(source)
    })
}

/// "Source: River Atlas"
pub(super) fn is_source(text: &str) -> bool {
    let parted = text.split_once(": ").filter(|(label, _)| key(label) == "source");
    parted.is_some_and(|(_, whose)| names::is_name(whose.trim_end_matches('.')))
}

/// Whether a caption of some words closes with an agency and who took the picture: "Reuters/Dee Eck".
pub(super) fn is_signed(text: &str) -> bool {
    let parted = sentences::starts(text).last().map(|start| text.split_at(*start));
    parted.is_some_and(|(shown, credit)| is_shown(shown.trim_end()) && is_signature(credit))
}

/// What a caption shows: some words with a stop.
fn is_shown(shown: &str) -> bool {
    shown.split_whitespace().count() >= FEWEST_SHOWN
        && shown.chars().count() <= LONGEST_CAPTION
        && shown.ends_with('.')
        && !shown.starts_with('#')
}

/// Whether some lines are a caption that closes with an agency or a house, "RIVER DESK" in capitals as well.
pub(super) fn is_wrapped(sheet: &Sheet, lines: RangeInclusive<usize>) -> bool {
    let text = lines.map(|line| sheet.text(line)).collect::<Vec<_>>().join(" ");
    let parted = sentences::starts(&text).last().map(|start| text.split_at(*start));
    let is_credit = |credit: &str| {
        let is_known = LABELS.is_house(credit) || LABELS.agencies.contains(&key(credit));
        is_known && !credit.contains(char::is_lowercase)
    };
    is_signed(&text) || parted.is_some_and(|(shown, credit)| is_shown(shown.trim_end()) && is_credit(credit))
}

/// Whether a caption of a few words says last where its picture is from: "Orsa. Source: River Atlas."
pub(super) fn names_source(text: &str) -> bool {
    let parted = sentences::starts(text).get(1).map(|start| text.split_at(*start));
    parted.is_some_and(|(shown, said)| {
        shown.trim_end().ends_with('.') && shown.chars().count() <= LONGEST_CAPTION && is_source(said)
    })
}

/// Whether a few words without a stop are an agency and a photographer, "Reuters/Dee Eck", "AFP / Dee Eck", or a house
/// and somebody of it, "RIVER DESK / Staff".
fn is_signature(credit: &str) -> bool {
    let Some((agency, whose)) = credit.split_once('/') else { return false };
    let are_parted = agency.ends_with(' ') || whose.starts_with(' ');
    let is_capital = |whose: &str| whose.starts_with(char::is_uppercase);
    let is_short = credit.split_whitespace().count() <= LONGEST_SIGNATURE && !sentences::ends(credit);
    is_short
        && (LABELS.agencies.contains(&key(agency.trim()))
            && (!are_parted || names::is_full_name(whose.trim()))
            || are_parted && LABELS.is_house(agency.trim()) && is_capital(whose.trim()))
}

/// No such words are more.
const LONGEST_SIGNATURE: usize = 6;
