//! Step 3: the line that says who has the rights.

use super::fields::FOOT;
use super::head::{set, zone};
use super::inline;
use super::labels::LABELS;
use super::paragraphs;
use super::sentences;
use super::sheet::{Part, Sheet};
use crate::model::Metadata;

/// Reads the line about rights, at either end of the page.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata) {
    let free: Vec<usize> = sheet.free(0..sheet.len()).collect();
    // The head of a title page may be long.
    let top = zone(sheet).len().max(FOOT);
    let edges = free.iter().take(top).chain(free.iter().rev().take(FOOT).rev());
    let mut said: Vec<usize> = edges.copied().filter(|line| LABELS.is_copyright(sheet.text(*line))).collect();
    said.dedup();
    // "All rights reserved" alone says less than whose they are.
    let is_owned = |line: &usize| sheet.text(*line).contains(|c: char| c == '©' || c.is_numeric());
    let owned = said.iter().copied().find(is_owned);
    let Some(telling) = owned.or(said.first().copied()) else { return };
    let mut whole = inline::plain(sheet.text(telling));
    // "All rights reserved" goes on with the line directly above, and so does what is wrapped.
    let below = telling + 1;
    let is_wrapped = || paragraphs::gather(sheet, telling..below + 1).len() == 1;
    let is_free = below < sheet.len()
        && !sheet.lines[below].is_blank()
        && matches!(sheet.part(below), None | Some(Part::Frame | Part::Furniture));
    let is_whole = claim(&whole).len() == whole.trim().len();
    let says_more = || is_whole && LABELS.is_copyright(sheet.text(below)) || is_wrapped();
    let is_remark = || LABELS.is_disclaimer(sheet.text(below));
    let goes_on = is_free && !is_owned(&below) && !is_remark() && says_more();
    if goes_on {
        whole = format!("{whole} {}", inline::plain(sheet.text(below)));
        said.push(below);
    }
    let rights = claim(&whole);
    if rights.len() < whole.trim().len() {
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

/// The sentences of a line that claim rights, the first at least: "Copyright 2009 The Desk. All rights
/// reserved. Last modified: May 2".
fn claim(line: &str) -> String {
    let claims = |sentence: &&str| LABELS.has_copyright(sentence);
    let mut sentences = sentences::split(line);
    let first = sentences.next().unwrap_or(line);
    let rest: Vec<&str> = sentences.take_while(claims).collect();
    [&[first], &rest[..]].concat().join(" ")
}
