//! The imprint of a series: "Occasional Paper No. 7, Fall 2003", "Survival, vol. 50, no. 2 (April–May
//! 2008), pp. 7–22", "Commentary, 3 February 2017, 5 min read".
//!
//! Such a line is parts between commas, bars and dashes. It is an imprint if every part is one of a few
//! things, and if one of them says when or the how manieth the text is.

use super::facts::{self, Facts, Stage};
use super::forms::{is_book_number, is_extent};
use super::labels::{LABELS, bare};
use super::names;
use super::series;
use crate::model::Date;

/// No imprint has more characters, and none has more parts.
const LONGEST_IMPRINT: usize = 140;
const MOST: usize = 8;

/// What one part of an imprint is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ImprintPart {
    /// What is counted, and its number: "Occasional Paper No. 7".
    Number,
    /// What is counted, whose number may follow: "GIGA Focus Middle East".
    Series,
    /// A volume, an issue, or a number without a series: "Vol. 10", "Number 3".
    Issue,
    Kind,
    Date(Date, Stage),
    /// The number that an issue has among all of its series: "No. 45 (2464)".
    Whole,
    /// The year that closes a number: "No. 4, 2024".
    Year,
    /// How long the text is, or a number of the book trade: a brief keeps neither.
    Extent,
}

/// What the imprint of a series says.
pub fn read(line: &str) -> Option<Facts> {
    let pieces = pieces(line)?;
    let parts = parts(&pieces)?;
    let mut facts = Facts::default();
    let mut number: Vec<String> = Vec::new();
    for (at, (said, part)) in parts.iter().enumerate() {
        let follows =
            |wanted: &[ImprintPart]| parts.get(at + 1).is_some_and(|(_, next)| wanted.contains(next));
        match part {
            ImprintPart::Number | ImprintPart::Issue => number.push(said.clone()),
            ImprintPart::Series if follows(&[ImprintPart::Issue]) => number.push(said.clone()),
            ImprintPart::Kind if follows(&[ImprintPart::Issue]) => number.push(said.clone()),
            ImprintPart::Kind => {
                facts.kind.get_or_insert_with(|| said.clone());
            }
            ImprintPart::Year if !number.is_empty() => number.push(said.clone()),
            ImprintPart::Whole => {
                let last = number.last_mut()?;
                *last = format!("{last} ({said})");
            }
            ImprintPart::Date(date, stage) => facts.dates.push((*date, *stage)),
            ImprintPart::Extent => {}
            ImprintPart::Series | ImprintPart::Year => return None,
        }
    }
    // A volume alone is counted by its journal, which stands elsewhere.
    let is_whole =
        number.first().is_some_and(|first| !series::is_issue(first) && !series::is_bare_number(first));
    facts.number = (!number.is_empty()).then(|| number.join(", "));
    // Strokes without a date part the steps of a trail.
    if facts.dates.is_empty() && line.contains(" / ") {
        return None;
    }
    let says_when = !facts.dates.is_empty() && (facts.kind.is_some() || facts.number.is_some());
    (says_when || is_whole).then_some(facts)
}

/// What stands between the marks of a line, as long as it may be an imprint: one year may stand in
/// brackets.
fn pieces(line: &str) -> Option<Vec<&str>> {
    // What stands far from the rest is at the margin of a page's head.
    if line.chars().count() > LONGEST_IMPRINT || !line.contains(char::is_numeric) || line.contains("   ") {
        return None;
    }
    // "Ada Lind. ARD 38/2012": who wrote it, which an imprint does not say.
    if series::signed(line).is_some() {
        return None;
    }
    let marks = [" | ", " • ", " · ", " – ", " — ", " - ", " / ", "; ", ", ", " (", ")"];
    let is_mark = |c: char| c.is_whitespace() || LABELS.separators.contains(c) || LABELS.bullets.contains(c);
    let mut pieces = vec![bare(line).trim_matches(is_mark)];
    for mark in marks {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(mark)).collect();
    }
    let pieces: Vec<&str> = pieces.into_iter().map(|piece| piece.trim_matches([',', ' '])).collect();
    let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
    (1..=MOST).contains(&pieces.len()).then_some(pieces)
}

/// The pieces as parts, of which a date may take two or three.
fn parts(pieces: &[&str]) -> Option<Vec<(String, ImprintPart)>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let (taken, said, part) = (1..=3.min(pieces.len() - at)).rev().find_map(|count| {
            let said = pieces[at..at + count].join(", ");
            let part = part(&said, count == 1)?;
            Some((count, said, part))
        })?;
        found.push((said, part));
        at += taken;
    }
    Some(found)
}

fn part(said: &str, is_one: bool) -> Option<ImprintPart> {
    if let Some((date, stage)) = facts::dated(said) {
        return Some(ImprintPart::Date(date, stage));
    }
    if !is_one {
        return None;
    }
    if let Some(year) = season(said) {
        return Some(ImprintPart::Date(year, Stage::Published));
    }
    if is_year(said) {
        return Some(ImprintPart::Year);
    }
    if (1..=5).contains(&said.len()) && said.bytes().all(|b| b.is_ascii_digit()) {
        return Some(ImprintPart::Whole);
    }
    if is_extent(said) || is_pages(said) || is_book_number(said) {
        return Some(ImprintPart::Extent);
    }
    if series::is_issue(said) || series::is_bare_number(said) {
        return Some(ImprintPart::Issue);
    }
    if let Some((name, _)) = numbered(said) {
        return is_series(name).then_some(ImprintPart::Number);
    }
    if LABELS.kind(said).is_some() || LABELS.kind_of_words(said).is_some() || is_kind_of_house(said) {
        return Some(ImprintPart::Kind);
    }
    // A journal's name stands before its volume.
    (names::is_name(said) && said.split_whitespace().count() <= 5).then_some(ImprintPart::Series)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && matches!(text.parse(), Ok(1900..=2100))
}

/// "Fall 2003": the year, which is all that a brief can keep.
pub fn season(said: &str) -> Option<Date> {
    let (season, year) = said.split_once(' ')?;
    let year = year.split(['/', '–', '-']).next().filter(|year| is_year(year))?;
    LABELS.seasons.contains(&season.to_lowercase()).then(|| Date::parse(year))?
}

/// "pp. 7–22", "p. 12".
pub fn is_pages(said: &str) -> bool {
    let Some((sign, number)) = said.split_once([' ', '\u{a0}']) else { return false };
    let is_number = number.chars().all(|c| c.is_ascii_digit() || "–-—".contains(c));
    is_number && LABELS.page_spans.contains(sign.to_lowercase().as_str())
}

/// Parts "Chaillot Paper 98", "CRS Report RL32048" and "Occasional Paper No. 7" before the number and its
/// sign. A year is a number only behind a sign.
fn numbered(said: &str) -> Option<(&str, &str)> {
    let start = said
        .rfind([' ', '#', '°', 'º', '№'])
        .map(|at| at + said[at..].chars().next().map_or(1, char::len_utf8))?;
    let (name, number) = said.split_at(start);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_number = (1..=7).contains(&digits)
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, '/' | '-' | '.'))
        && number.chars().filter(char::is_ascii_uppercase).count() <= 3;
    let name = name.trim_end();
    let before = LABELS.number_signs.iter().filter_map(|sign| {
        let cut = name.len().checked_sub(sign.len()).filter(|cut| name.is_char_boundary(*cut))?;
        let (head, tail) = name.split_at(cut);
        let is_apart = head.ends_with(' ') || !sign.starts_with(char::is_alphabetic);
        (tail.to_lowercase() == sign && is_apart && !head.trim().is_empty()).then(|| head.trim_end())
    });
    // Of a sign that ends another one the longer is meant.
    let sign = before.min_by_key(|head| head.len());
    (is_number && (sign.is_some() || !is_year(number)))
        .then(|| (sign.unwrap_or(name).trim_end_matches(','), number))
}

/// Whether a name is one of what is counted: its last word is a kind's, and none that joins it to another, though
/// kinds have such words as well: "The Gauges of R1 and R2".
fn is_series(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let has_word = || LABELS.kind_nouns.contains(last.as_str()) || LABELS.kind_words.contains(last.as_str());
    let is_kind = LABELS.kind(name).is_some() || !LABELS.is_body_word(&last) && has_word();
    is_kind
        && name.split_whitespace().count() <= 6
        && name.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase())
}

/// "SIPRI Fact Sheet": the short name of a house before a kind.
fn is_kind_of_house(said: &str) -> bool {
    let Some((house, kind)) = said.split_once(' ') else { return false };
    let is_short_name = (2..=6).contains(&house.len()) && house.bytes().all(|b| b.is_ascii_uppercase());
    is_short_name && (LABELS.kind(kind).is_some() || LABELS.kind_of_words(kind).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Kind, number and dates of an imprint.
    fn said(line: &str) -> Option<String> {
        let facts = read(line)?;
        let dates: Vec<String> = facts.dates.iter().map(|(date, _)| date.to_string()).collect();
        let part = |value: Option<String>| value.unwrap_or_default();
        Some(format!("{}|{}|{}", part(facts.kind), part(facts.number), dates.join("+")))
    }

    #[test]
    fn an_imprint_says_series_number_and_date() {
        for (line, expected) in [
            ("Policy Brief, Volume 3, Issue 2, March 2011", "|Policy Brief, Volume 3, Issue 2|2011-03"),
            ("Survival, vol. 50, no. 2 (April–May 2008), pp. 7–22", "|Survival, vol. 50, no. 2|2008-04"),
            ("River Report RL32048, Updated August 6, 2008", "|River Report RL32048|2008-08-06"),
            ("DESK Focus, Number 3, 2010, ISSN 1862-3611", "|DESK Focus, Number 3, 2010|"),
            ("Occasional Paper No. 7, Fall 2003", "|Occasional Paper No. 7|2003"),
            ("Commentary, 3 February 2017, 5 min read", "Commentary||2017-02-03"),
            ("River Paper 98, February 2007", "|River Paper 98|2007-02"),
            ("DESK Brief No. 4, 2024", "|DESK Brief No. 4, 2024|"),
            ("DESK Fact Sheet, March 2012", "DESK Fact Sheet||2012-03"),
            (
                "River College Research Paper No. 47 - May 2009",
                "|River College Research Paper No. 47|2009-05",
            ),
            ("NR 45 (2464), 22 marca 2022", "|NR 45 (2464)|2022-03-22"),
            ("Brief 24 / October 2009", "|Brief 24|2009-10"),
        ] {
            assert_eq!(said(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_title_and_a_sentence_are_none() {
        for line in [
            "The River in 2008",
            "World Report 2009",
            "Water, Salt and Iron, 1954–2008",
            "Agenda 2030, June 2019",
            "Ada Lind, Ben Roe, 2008",
            "The council met on 3 May 2008, as the report says.",
            "Resolution 1803, March 2008",
            "Iran, March 2008",
            "The Gauges of R1 and R2",
        ] {
            assert_eq!(said(line), None, "{line}");
        }
    }
}
