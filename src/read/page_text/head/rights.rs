//! The line that says who has the rights.

use super::fields::FOOT;
use super::set;
use crate::model::Metadata;
use crate::read::page_text::sheet::paragraphs;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::{inline, sentences};

/// Reads the line about rights, at either end of the page.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata) {
    let free: Vec<usize> = sheet.free(0..sheet.len()).collect();
    // The head of a title page may be long.
    let top = sheet.head().len().max(FOOT);
    let is_text = |line: &&usize| !LABELS.is_copyright(sheet.text(**line));
    let text = sheet.prose().iter().rev().find(is_text).copied().unwrap_or_default();
    let foot = free.iter().filter(|line| **line > text).count().max(FOOT);
    let edges = free.iter().take(top).chain(free.iter().rev().take(foot).rev());
    let is_said = |line: &usize| {
        let text = sheet.text(*line);
        // The sign alone is what is left of a picture's credit.
        let says_whose = text.contains(char::is_alphanumeric);
        says_whose && (LABELS.is_copyright(text) || signed(text).is_some() || is_licence(text))
    };
    let mut said: Vec<usize> = edges.copied().filter(is_said).collect();
    said.dedup();
    // "All rights reserved" alone says less than whose they are.
    let is_owned = |line: &usize| sheet.text(*line).contains(|c: char| c == '©' || c.is_numeric());
    let owned = said.iter().copied().find(is_owned);
    let Some(telling) = owned.or(said.first().copied()) else { return };
    let telling_text = inline::plain(sheet.text(telling));
    let mut whole = signed(&telling_text).unwrap_or(&telling_text).to_owned();
    let is_clipped = whole.len() < telling_text.len();
    // "All rights reserved" goes on with the line directly above, and so does what is wrapped.
    let below = telling + 1;
    let is_wrapped = || paragraphs::gather(sheet, telling..below + 1).len() == 1;
    let is_free = below < sheet.len()
        && !sheet.lines[below].is_blank()
        && matches!(sheet.part(below), None | Some(Part::Frame | Part::Furniture));
    let is_whole = claim(&whole).len() == whole.trim().len();
    let says_more = || is_whole && LABELS.is_copyright(sheet.text(below)) || is_wrapped();
    let is_remark = || {
        let text = sheet.text(below);
        let is_of_site = LABELS.is_furniture(text) && !LABELS.is_copyright(text);
        let is_row = text.contains("  ");
        LABELS.is_disclaimer(text) || is_of_site || is_row || text.contains('@')
    };
    // "© The River", and below it "and Lake Desk, 2021", in a narrow column.
    let ends_name = || !sentences::ends(&whole) && sentences::begins_small(sheet.text(below));
    let goes_on = is_free && (ends_name() || !is_owned(&below) && !is_remark() && says_more());
    if goes_on {
        whole = format!("{whole} {}", inline::plain(sheet.text(below)));
        said.push(below);
    }
    let rights = claim(&whole);
    if is_clipped || rights.len() < whole.trim().len() {
        sheet.clipped.extend(telling..=if goes_on { below } else { telling });
    }
    let is_new = set(&mut metadata.rights, sheet.placed(telling, rights));
    for line in said {
        // Another line says the same of the site.
        sheet.take(
            line,
            if (line == telling || goes_on && line == below) && is_new {
                Part::Metadata
            } else {
                Part::Frame
            },
        );
    }
    if is_new {
        sheet.say("rights", "the line about rights");
    }
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
/// reserved. Last modified: May 2".
fn claim(line: &str) -> String {
    let claims = |sentence: &&str| LABELS.has_copyright(sentence);
    let mut sentences = sentences::split(line);
    let first = sentences.next().unwrap_or(line);
    let rest: Vec<&str> = sentences.take_while(claims).collect();
    [&[first], &rest[..]].concat().join(" ")
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn the_sign_may_stand_behind_a_sentence_on_the_house() {
        assert_eq!(signed("Registered charity. © 2022 River Desk."), Some("© 2022 River Desk."));
        assert_eq!(signed("**Rights:** © River Desk, 2018. CC BY 4.0"), None);
        assert_eq!(signed("© 2022 River Desk."), None);
    }
}
