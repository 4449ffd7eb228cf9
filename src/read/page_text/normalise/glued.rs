//! Lines that a copy has glued together: a label and the text behind it, a series and the abstract, a name and
//! the bio or the office of its bearer.

use std::ops::Range;

use crate::language::dates;
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::forms::is_extent;
use crate::read::page_text::words::labels::{Field, LABELS};
use crate::read::page_text::words::{facts, forms, names, roles, sentences};

/// No page has more chapters, cards or entries that are glued.
const MOST_PARTS: usize = 12;

/// No label has more words.
const MOST_WORDS: usize = 2;

/// Parts the lines in which a label runs into its text, those in which a text follows its series, and those in
/// which what somebody is follows his name.
pub fn part(sheet: &mut Sheet) {
    part_labels(sheet);
    part_series(sheet);
    part_bio(sheet);
    part_kind(sheet);
    part_offices(sheet);
    part_entries(sheet);
}

/// "- [Low Water](/p/low-water) Report / 6 July 2023": what an item says of the text that it links.
fn part_entries(sheet: &mut Sheet) {
    let rest = |line: usize| {
        let text = sheet.text(line);
        let at = text.len()
            - forms::bullet(text)?.strip_prefix('[')?.split_once("](")?.1.split_once(") ")?.1.len();
        let facts = facts::read(&text[at..]).filter(|facts| !facts.dates.is_empty())?;
        facts.names.is_empty().then_some((line, at))
    };
    let found: Vec<(usize, usize)> = (0..sheet.len()).filter_map(rest).take(MOST_PARTS).collect();
    for (line, at) in found.into_iter().rev() {
        sheet.part_line(line, at);
    }
}

/// "Ada LindSenior Fellow": a card whose lines stand in one.
fn part_offices(sheet: &mut Sheet) {
    let seam = |line: usize| {
        let text = sheet.text(line);
        let is_card = text.len() <= LONGEST_CARD && !sentences::ends(text) && !text.contains(['[', ':']);
        let is_one = |seam: &usize| {
            let (name, office) = text.split_at(*seam);
            let opens = office.split_whitespace().next().is_some_and(roles::is_role);
            names::is_full_name(name) && !names::is_of_body(name) && opens && roles::says_role(office)
        };
        is_card.then(|| forms::seams(text, char::is_lowercase).find(is_one)).flatten()
    };
    let found: Vec<(usize, usize)> =
        (0..sheet.len()).filter_map(|line| Some((line, seam(line)?))).take(MOST_PARTS).collect();
    for (line, seam) in found.into_iter().rev() {
        sheet.part_line(line, seam);
    }
}

/// No name with an office behind it has more bytes.
const LONGEST_CARD: usize = 120;

/// "by", and below it "Ada Lind Ada Lind is a fellow of the River Desk."
fn part_bio(sheet: &mut Sheet) {
    let is_byline = |line: &usize| {
        let text = sheet.text(*line);
        !text.is_empty() && names::byline(text).is_some_and(|names| names.is_empty())
    };
    let byline = sheet.head().into_iter().find(is_byline);
    let below = byline.and_then(|byline| sheet.next_line(byline + 1));
    let seam = below.and_then(|below| Some((below, roles::named_twice(sheet.text(below))?.0.len())));
    if let Some((below, seam)) = seam {
        sheet.part_line(below, seam);
    }
}

/// "CRITICAL QUESTIONS BY", and below it the names, with a line for each comma between them.
fn part_kind(sheet: &mut Sheet) {
    let seam = |line: usize| {
        let (kind, by) = sheet.text(line).rsplit_once(' ')?;
        let is_byline = names::byline(by).is_some_and(|names| names.is_empty());
        (is_byline && LABELS.kind(kind).is_some()).then_some((line, kind.len()))
    };
    let Some((line, seam)) = sheet.head().into_iter().find_map(seam) else { return };
    sheet.part_line(line, seam);
    let head = sheet.head();
    let commas = head.into_iter().filter(|comma| *comma > line && sheet.text(*comma) == ",");
    for comma in commas.collect::<Vec<_>>() {
        let above = (line..comma).rev().find(|above| !sheet.lines[*above].is_blank());
        if let Some(name) = above.filter(|name| names::is_full_name(sheet.text(*name))) {
            sheet.lines[comma].text.clear();
            sheet.lines[name].text.push(',');
        }
    }
}

/// "Summary: The river fell.", and below it "Analysis: Nobody knew why.": where a text opens both ways, each
/// label goes onto a line of its own.
fn part_labels(sheet: &mut Sheet) {
    let labelled = |line: usize| {
        let (label, rest) = sheet.text(line).split_once(": ")?;
        let is_label =
            label.split_whitespace().count() <= MOST_WORDS && label.starts_with(char::is_uppercase);
        (is_label && sheet.is_prose(line) && !rest.is_empty()).then_some(label.len() + 1)
    };
    let found: Vec<(usize, usize)> =
        (0..sheet.len()).filter_map(|line| Some((line, labelled(line)?))).collect();
    let label = |(line, end): &(usize, usize)| sheet.text(*line)[..end - 1].to_owned();
    let summary = found.iter().position(|found| LABELS.field_label(&label(found)) == Some(Field::Summary));
    let Some(summary) = summary else { return };
    let opens_text = |found: &(usize, usize)| LABELS.is_part_of_text(&label(found));
    // Its label may have been parted from the text already.
    let below = sheet.next_line(found[summary].0 + 1).map(|below| sheet.text(below));
    let is_parted =
        below.and_then(|below| below.strip_suffix(':')).is_some_and(|label| LABELS.is_part_of_text(label));
    if !is_parted && !found.get(summary + 1).is_some_and(opens_text) {
        return;
    }
    // Those below them whose words are no chapter's are the text's: "She wrote: …", "Figure 1: …".
    let parted: Vec<(usize, usize)> = std::iter::once(&found[summary])
        .chain(found[summary + 1..].iter().filter(|found| opens_text(found)))
        .take(MOST_PARTS)
        .copied()
        .collect();
    for (line, end) in parted.into_iter().rev() {
        sheet.part_line(line, end);
    }
}

/// "Desk Paper 2010/S 21, 03.09.2010, 46 Pages Research AreasThe harbours have changed."
fn part_series(sheet: &mut Sheet) {
    for line in 0..sheet.len().min(MOST_LINES) {
        let Some(extent) = extent_behind_date(sheet.text(line)) else { continue };
        let rest = sheet.text(line)[extent.end..].trim_start();
        let at = sheet.text(line).len() - rest.len();
        let label = rest.char_indices().map(|(end, _)| end).filter(|end| {
            let (label, text) = rest.split_at(*end);
            text.starts_with(char::is_uppercase) && label.ends_with(char::is_lowercase)
        });
        let label = label.take(1).find(|end| LABELS.section(&rest[..*end]).is_some());
        if rest.is_empty() {
            continue;
        }
        if let Some(label) = label {
            sheet.part_line(line, at + label);
        }
        sheet.part_line(line, at);
        return;
    }
}

/// As far down a series stands.
const MOST_LINES: usize = 12;

/// Where the extent of a text stands in the line of its series, behind a date between commas.
fn extent_behind_date(text: &str) -> Option<Range<usize>> {
    let mut pieces = text.splitn(3, ", ");
    let (series, date, rest) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let is_series = series.contains(|c: char| c.is_ascii_digit()) && series.split_whitespace().count() <= 5;
    dates::parse(date).filter(|_| is_series)?;
    let second = rest.match_indices(' ').nth(1)?.0;
    let start = text.len() - rest.len();
    is_extent(&rest[..second]).then_some(start..start + second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::page_text::sheet::left_by;

    #[test]
    fn a_label_that_runs_into_its_text_stands_above_it() {
        let text = "The gauges were read every morning, and nobody on either bank could say why they were.";
        let page = format!("Topic: {text}\n\nSummary: {text}\n\nAnalysis: {text}\n\nShe said: {text}");
        let left = left_by(part, &page);
        assert_eq!(left[0], format!("Topic: {text}"));
        assert_eq!(left[1..], ["Summary:", text, "Analysis:", text, &*format!("She said: {text}")]);
        let sentence = format!("Summary: {text}\n\nNobody knew: {text}");
        assert_eq!(left_by(part, &sentence).len(), 2, "no heading of a text");
    }

    #[test]
    fn a_bio_that_runs_on_from_the_byline_stands_below_it() {
        let bio = "Ada Lind is a fellow of the River Desk.";
        let left = left_by(part, &format!("Low Water\n\nby\n\nAda Lind {bio}\n\nMay 2, 2012"));
        assert_eq!(left, ["Low Water", "by", "Ada Lind", bio, "May 2, 2012"]);
    }

    #[test]
    fn an_office_that_is_glued_to_a_name_stands_below_it() {
        assert_eq!(left_by(part, "Ada LindSenior Fellow"), ["Ada Lind", "Senior Fellow"]);
        for line in ["Ada McLind", "Ada Lind, Senior Fellow", "Ada LindLow Water"] {
            assert_eq!(left_by(part, line), [line]);
        }
    }

    #[test]
    fn an_abstract_behind_its_series_stands_below_it() {
        let series = "DESK-Paper 2010/S 21, 03.09.2010, 46 Pages";
        let left = left_by(part, &format!("{series} Research AreasThe harbours have changed since."));
        assert_eq!(left, [series, "Research Areas", "The harbours have changed since."]);
        assert_eq!(left_by(part, series), [series]);
    }
}
