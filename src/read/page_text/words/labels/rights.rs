//! Lines that say who has the rights.

use super::Labels;
use super::key;
use crate::read::page_text::words::{names, sentences};

/// The word that opens a line about rights, and titles and sentences as well.
const COPYRIGHT: &str = "copyright";

impl Labels {
    /// Whether a line says who has the rights.
    pub fn is_copyright(&self, line: &str) -> bool {
        let is_word_alone = || key(line).starts_with(COPYRIGHT);
        line.chars().count() <= 200
            && (claims_rights(line)
                || is_claim_of_body(line)
                || self.copyrights.open(line) && !is_word_alone())
    }

    /// Whether a text says somewhere who has the rights: by the sign, or in words.
    pub fn has_copyright(&self, text: &str) -> bool {
        text.contains('©') || self.copyrights.stand_in(text)
    }
}

/// "Copyright: River Institute", "Copyright River Institute (https://desk.example)": the word for it and a
/// body's name, apart from each other or with an address. "Copyright Review Board" is a title.
fn is_claim_of_body(line: &str) -> bool {
    let owner = line.trim().get(COPYRIGHT.len()..).unwrap_or_default();
    let opens = line.trim().get(..COPYRIGHT.len()).is_some_and(|word| word.eq_ignore_ascii_case(COPYRIGHT));
    let is_claim = owner.starts_with(':') || owner.contains("(http");
    let name = owner.trim_start_matches(':').split([',', '(']).next().unwrap_or_default();
    let name = name.trim().trim_end_matches('.');
    opens && is_claim && name.starts_with(char::is_uppercase) && names::is_body(name)
}

/// Whether a line opens with the sign of copyright, or with the word for it and a sign, a year or
/// an owner: the word alone may open a title or a sentence.
pub fn claims_rights(line: &str) -> bool {
    let line = line.trim();
    if line.starts_with('©') {
        return true;
    }
    // "DESK © 2022"
    let is_dated = |(owner, year): (&str, &str)| {
        owner.chars().count() <= 40 && dates_rights(year.trim()) && !owner.contains('(')
    };
    if line.split_once('©').is_some_and(is_dated) {
        return true;
    }
    let opening = line.get(..COPYRIGHT.len()).filter(|word| word.eq_ignore_ascii_case(COPYRIGHT));
    let Some(opening) = opening else { return false };
    let rest = line[opening.len()..].to_lowercase();
    let rest = rest.trim_start_matches([':', ' ']);
    let is_year = |digits: &str| digits.len() == 4;
    let has_year = || rest.split(|c: char| !c.is_ascii_digit()).any(is_year);
    rest.starts_with(['©', '('])
        || rest.starts_with(|c: char| c.is_ascii_digit())
        || rest.starts_with("by ")
        || rest.contains("rights reserved")
        || has_year() && !sentences::ends(rest)
}

/// A year, or several.
fn dates_rights(text: &str) -> bool {
    text.len() >= 4 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ' '))
}
