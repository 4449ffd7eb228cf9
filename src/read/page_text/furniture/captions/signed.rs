//! Captions that close with whose the picture is, or with where it is from.

use std::ops::RangeInclusive;

use super::{FEWEST_SHOWN, LONGEST_CAPTION};
use crate::read::frame::words;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::{forms, names, roles, sentences};

/// Takes the captions that a copy has left of the pictures inside a text: each alone between a paragraph and another
/// one, or a heading.
pub fn clear_in_text(sheet: &mut Sheet) {
    let Some(text) = sheet.prose().first().copied() else { return };
    let is_part = |line: usize| sheet.is_free(line) && !forms::is_item(sheet.text(line));
    let is_caption = |line: &usize| {
        let said = sheet.text(*line);
        let closes = || {
            parted(said).is_some_and(|(shown, credit)| is_shown(shown) && names_photographer(credit))
                || is_from_source(said)
        };
        let is_alone = || sheet.is_blank(line - 1) && sheet.is_blank(line + 1);
        let above = || (0..*line).rev().find(|above| !sheet.is_blank(*above));
        let below = || sheet.next_line(line + 1);
        closes()
            && is_part(*line)
            && is_alone()
            && above().is_some_and(|above| is_part(above) && sheet.is_prose(above))
            && below().is_some_and(is_part)
    };
    let found: Vec<usize> = sheet.free(text + 1..sheet.len()).filter(is_caption).collect();
    sheet.take_all(&found, Part::Furniture);
}

/// "Map of the lower weir (Source: River Atlas)": a picture of something, and in brackets where it is from.
fn is_from_source(text: &str) -> bool {
    let parted = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    parted.is_some_and(|(shown, source)| {
        let of = shown.split_whitespace().nth(1).unwrap_or_default();
        words().opens_as_figure(shown)
            && LABELS.body_joiners.contains(of)
            && (FEWEST_SHOWN..=LONGEST_WORDS).contains(&shown.split_whitespace().count())
            && !sentences::ends(shown)
            && is_source(source)
    })
}

/// A picture is not called by more words.
const LONGEST_WORDS: usize = 20;

/// "Source: River Atlas"
pub(super) fn is_source(text: &str) -> bool {
    let parted = text.split_once(": ").filter(|(label, _)| key(label) == "source");
    parted.is_some_and(|(_, whose)| names::is_name(whose.trim_end_matches('.')))
}

/// Whether a line above the text says what a picture shows, and last whose it is, "Reuters/Dee Eck", or where it is
/// from: "Orsa. Source: River Atlas."
pub(super) fn is_signed(text: &str) -> bool {
    parted(text).is_some_and(|(shown, credit)| {
        is_shown(shown) && is_signature(credit)
            || shown.split_whitespace().count() <= PLACE && is_source(credit)
    })
}

/// A place that a picture shows has no more words.
const PLACE: usize = 3;

/// Whether some lines are a caption that closes with an agency or a house, "RIVER DESK" in capitals as well.
pub(super) fn is_wrapped(sheet: &Sheet, lines: RangeInclusive<usize>) -> bool {
    let text = lines.map(|line| sheet.text(line)).collect::<Vec<_>>().join(" ");
    parted(&text).is_some_and(|(shown, credit)| {
        let is_known = LABELS.is_house(credit) || LABELS.agencies.contains(&key(credit));
        is_shown(shown) && (is_signature(credit) || is_known && !credit.contains(char::is_lowercase))
    })
}

/// What a caption shows, to the stop before its last words, and those.
fn parted(text: &str) -> Option<(&str, &str)> {
    let start = sentences::starts(text).last().copied().filter(|start| *start > 0)?;
    let (shown, credit) = text.split_at(start);
    Some((shown.trim_end(), credit))
}

/// What a caption shows: some words with a stop.
fn is_shown(shown: &str) -> bool {
    shown.split_whitespace().count() >= FEWEST_SHOWN
        && shown.chars().count() <= LONGEST_CAPTION
        && shown.ends_with('.')
        && !shown.starts_with(['#', '>'])
}

/// Whether a few words without a stop are an agency and a photographer: "Reuters/Dee Eck", "AFP / Dee Eck". Above the
/// text the agency's partner may be anything that stands at its name.
fn is_signature(credit: &str) -> bool {
    let of_agency = credit.split_once('/').is_some_and(|(agency, whose)| {
        let are_parted = agency.ends_with(' ') || whose.starts_with(' ');
        LABELS.agencies.contains(&key(agency)) && !are_parted
    });
    is_short(credit) && of_agency || names_photographer(credit)
}

/// Whether a few words without a stop are an agency and somebody, or a house in capitals and somebody of it: "RIVER
/// DESK / Staff".
fn names_photographer(credit: &str) -> bool {
    let Some((agency, whose)) = credit.split_once('/') else { return false };
    let (agency, whose) = (agency.trim_end(), whose.trim_start());
    // "Reuters/Ipsos MORI" asked the people, and took no picture.
    let is_firm = whose.split(' ').any(|word| word.len() > 2 && !word.contains(char::is_lowercase));
    let of_agency = || LABELS.agencies.contains(&key(agency)) && names::is_full_name(whose) && !is_firm;
    let of_house =
        || LABELS.is_house(agency) && !agency.contains(char::is_lowercase) && is_somebody_of_it(whose);
    is_short(credit) && (of_agency() || of_house())
}

/// "Staff", "Staff photographer"
fn is_somebody_of_it(whose: &str) -> bool {
    whose.split_whitespace().count() <= 2 && (key(whose) == "staff" || roles::says_role(whose))
}

fn is_short(credit: &str) -> bool {
    credit.split_whitespace().count() <= LONGEST_SIGNATURE && !sentences::ends(credit)
}

/// No such words are more.
const LONGEST_SIGNATURE: usize = 6;
