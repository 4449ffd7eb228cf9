//! The line that says who has the rights.

use super::fields::FOOT;
use super::set;
use crate::model::Metadata;
use crate::read::page_text::sheet::paragraphs;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::listed::before_buttons;
use crate::read::page_text::words::{inline, sentences};

/// Reads the line about rights, at either end of the page.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata) {
    lower_sign(sheet);
    let free: Vec<usize> = sheet.free(0..sheet.len()).collect();
    // The head of a title page may be long.
    let top = sheet.head().len().max(FOOT);
    let is_text = |line: &&usize| !LABELS.is_copyright(sheet.text(**line));
    let text = sheet.prose().iter().rev().find(is_text).copied().unwrap_or_default();
    let foot = free.iter().filter(|line| **line > text).count().max(FOOT);
    let edges = free.iter().take(top).chain(free.iter().rev().take(foot).rev());
    // Below "(b)" the sign is a letter.
    let has_items = (0..sheet.len()).any(|line| sheet.text(line).starts_with("(b) "));
    let is_item = |text: &str| has_items && text.starts_with("(c) ");
    let is_said = |line: &usize| {
        let text = Some(sheet.text(*line)).filter(|text| !is_item(text)).unwrap_or_default();
        // The sign alone is what is left of a picture's credit.
        let says_whose = text.contains(char::is_alphanumeric);
        says_whose && (LABELS.is_copyright(text) || signed(text).is_some() || is_licence(text))
    };
    let mut said: Vec<usize> = edges.copied().filter(is_said).collect();
    said.dedup();
    if said.is_empty() {
        // It may stand at the foot of a page; a picture's credit claims nothing in words.
        let claims = |part: &str| !part.contains('©') && LABELS.is_copyright(part.trim());
        let is_whole = |text: &str| text.contains('©') && text.split(['•', '|', '.']).any(claims);
        let is_at_foot =
            |line: &usize| sheet.part(*line) == Some(Part::Furniture) && is_whole(sheet.text(*line));
        said.extend((0..sheet.len()).find(is_at_foot));
    }
    // "All rights reserved" alone says less than whose they are.
    let owned = said.iter().copied().find(|line| is_owned(sheet.text(*line)));
    let Some(telling) = owned.or(said.first().copied()) else { return };
    let telling_text = inline::plain(sheet.text(telling));
    let mut whole = signed(&telling_text).unwrap_or(&telling_text).to_owned();
    let is_clipped = whole.len() < telling_text.len();
    let mut last = telling;
    while last - telling < MOST_LINES && goes_on_below(sheet, &whole, telling, last) {
        last += 1;
        whole = format!("{whole} {}", inline::plain(sheet.text(last)));
        said.push(last);
    }
    let rights = claim(&whole);
    if is_clipped || rights.len() < whole.trim().len() {
        sheet.clipped.extend(telling..=last);
    }
    let is_new = set(&mut metadata.rights, sheet.placed(telling, rights));
    for line in said {
        // Another line says the same of the site.
        sheet.take(
            line,
            if (telling..=last).contains(&line) && is_new { Part::Metadata } else { Part::Frame },
        );
    }
    if is_new {
        sheet.say("rights", "the line about rights");
    }
}

/// Puts the sign that a wrapped paragraph has left at the end of its line before the year below it: "… of its
/// author. ©", and below it "2020 by the River Desk."
fn lower_sign(sheet: &mut Sheet) {
    let is_year = |year: &str| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let hangs = |line: &usize| {
        let below = sheet.lines.get(line + 1).map(|below| below.text.as_str()).unwrap_or_default();
        let claimed = below.split_once(" by ").map(|(year, _)| year);
        sheet.text(*line).ends_with(" ©") && claimed.is_some_and(is_year)
    };
    // A picture has its credit in the text or above it.
    let text = sheet.prose();
    let from = text.get(text.len() / 2).copied().unwrap_or_default();
    let Some(line) = (from..sheet.len()).find(hangs) else { return };
    let text = sheet.text(line).trim_end_matches(['©', ' ']).len();
    sheet.lines[line].text.truncate(text);
    sheet.lines[line + 1].text.insert_str(0, "© ");
}

/// No claim of rights goes on over more lines below its first.
const MOST_LINES: usize = 3;

/// Whether a claim of rights, read as far as its last line, goes on in the line below: "All rights
/// reserved" goes on with the line directly above, and so does what is wrapped.
fn goes_on_below(sheet: &Sheet, whole: &str, telling: usize, last: usize) -> bool {
    let below = last + 1;
    let is_free = below < sheet.len()
        && !sheet.lines[below].is_blank()
        && matches!(sheet.part(below), None | Some(Part::Frame | Part::Furniture));
    if !is_free {
        return false;
    }
    let text = sheet.text(below);
    // "© The River", and below it "and Lake Desk, 2021", in a narrow column.
    let joins = |word: Option<&str>| word.is_some_and(|word| LABELS.joins(word));
    let ends_name = !sentences::ends(whole)
        && (sentences::begins_small(text) || joins(whole.split_whitespace().next_back()));
    let is_wrapped = || paragraphs::gather(sheet, telling..below + 1).len() == 1;
    let is_whole = claim(whole).len() == whole.trim().len();
    let says_more = || is_whole && LABELS.is_copyright(text) || is_wrapped();
    let is_remark = || {
        let is_of_site = LABELS.is_furniture(text) && !LABELS.is_copyright(text);
        LABELS.is_disclaimer(text) || is_of_site || text.contains("  ") || text.contains('@')
    };
    ends_name || !is_owned(text) && !is_remark() && says_more()
}

/// Whether a line about rights says whose they are, or from when.
fn is_owned(text: &str) -> bool {
    text.contains(|c: char| c == '©' || c.is_numeric())
}

/// "This work is licensed under CC BY-NC 4.0.": a line that names a licence of Creative Commons.
fn is_licence(line: &str) -> bool {
    let words = || line.split(|c: char| !c.is_alphanumeric());
    line.len() <= LONGEST_CLAIM
        && (line.contains("Creative Commons") || words().any(|word| word == "CC"))
        && words().any(|word| LABELS.licences.contains(&word.to_lowercase()))
}

/// No claim of rights has more bytes.
const LONGEST_CLAIM: usize = 200;

/// What stands from the sign on where a sentence about the house stands before it: "Registered charity.
/// © 2008 The Desk."
fn signed(line: &str) -> Option<&str> {
    let (before, _) = line.split_once('©').filter(|_| line.len() <= LONGEST_CLAIM)?;
    let stands_alone = before.trim_end().ends_with('.') && sentences::count(before) <= 2;
    stands_alone.then(|| &line[before.len()..])
}

/// The sentences of a line that claim rights, the first at least: "Copyright 2009 The Desk. All rights
/// reserved. Last modified: May 2", without what of a site's foot stands behind bars: "| Terms of use".
fn claim(line: &str) -> String {
    let line = before_buttons(line);
    let claims = |sentence: &&str| LABELS.has_copyright(sentence);
    let mut sentences = sentences::split(line);
    let first = sentences.next().unwrap_or(line);
    let rest: Vec<&str> = sentences.take_while(claims).collect();
    [&[first], &rest[..]].concat().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{claim, signed};

    #[test]
    fn the_sign_may_stand_behind_a_sentence_on_the_house() {
        assert_eq!(signed("Registered charity. © 2022 River Desk."), Some("© 2022 River Desk."));
        assert_eq!(signed("**Rights:** © River Desk, 2018. CC BY 4.0"), None);
        assert_eq!(signed("© 2022 River Desk."), None);
    }

    #[test]
    fn the_foot_of_a_site_behind_a_bar_is_no_part_of_the_claim() {
        assert_eq!(claim("© 2013 River Press | Terms of use | Contact us"), "© 2013 River Press");
        assert_eq!(
            claim("© 2013 River Press | All rights reserved"),
            "© 2013 River Press | All rights reserved"
        );
    }
}
