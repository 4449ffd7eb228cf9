//! Captions that close with an agency and who took the picture.

use super::{FEWEST_SHOWN, LONGEST_CAPTION};
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::{names, sentences};

/// Whether a caption of some words closes with an agency and who took the picture: "Reuters/Dee Eck".
pub(super) fn is_signed(text: &str) -> bool {
    let parted = sentences::starts(text).last().map(|start| text.split_at(*start));
    let is_shown = |shown: &str| {
        shown.split_whitespace().count() >= FEWEST_SHOWN
            && shown.chars().count() <= LONGEST_CAPTION
            && shown.ends_with('.')
            && !shown.starts_with('#')
    };
    parted.is_some_and(|(shown, credit)| is_shown(shown.trim_end()) && is_signature(credit))
}

/// Whether a few words without a stop are an agency and a photographer: "Reuters/Dee Eck", "AFP / Dee Eck".
fn is_signature(credit: &str) -> bool {
    let Some((agency, whose)) = credit.split_once('/') else { return false };
    let are_parted = agency.ends_with(' ') || whose.starts_with(' ');
    let is_short = credit.split_whitespace().count() <= LONGEST_SIGNATURE && !sentences::ends(credit);
    is_short
        && LABELS.agencies.contains(&key(agency.trim()))
        && (!are_parted || names::is_full_name(whose.trim()))
}

/// No such words are more.
const LONGEST_SIGNATURE: usize = 6;
