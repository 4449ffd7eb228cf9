//! Step 4, the cards with which a page closes: an author's name, what he is, and what is said of him, with
//! no label above them.

use super::bylines::Author;
use super::closing;
use super::lone_names::is_rank;
use super::paragraphs::{self, Paragraph};
use super::sections;
use super::sheet::{Part, Sheet};
use crate::model::Placed;
use crate::model::name_words::without_ranks;

/// As many of the last lines may be the cards of the authors, notes and what else closes a page.
const LAST: usize = 30;

/// Reads the cards of the authors.
pub fn read(sheet: &mut Sheet, authors: &mut [Author]) {
    let lines: Vec<usize> = sheet.free(0..sheet.len()).rev().take(LAST).collect();
    for line in lines {
        let text = sheet.text(line);
        let Some(author) = authors.iter_mut().find(|author| author.name.value == text) else { continue };
        if opens_card(sheet, line) && author.bio.is_empty() {
            card(sheet, line, author);
        }
    }
}

/// Whether a name stands below the text, apart from what is above it.
fn opens_card(sheet: &Sheet, line: usize) -> bool {
    let is_apart = |above: usize| sheet.lines[above].is_blank() || !sheet.is_free(above);
    line > 0 && is_apart(line - 1) && sections::follows_prose(sheet, line)
}

/// Reads what stands below the name of an author: his rank, the paragraphs about him, or both.
fn card(sheet: &mut Sheet, line: usize, author: &mut Author) {
    let rank = (line + 1 < sheet.len() && sheet.is_free(line + 1) && is_rank(sheet.text(line + 1)))
        .then_some(line + 1);
    let first = rank.unwrap_or(line) + 1;
    let is_taken = |line: &usize| !sheet.is_free(*line) && !sheet.lines[*line].is_blank();
    let end = (first..sheet.len()).find(is_taken).unwrap_or(sheet.len());
    let told = paragraphs::gather(sheet, first..end);
    let name = without_ranks(&author.name.value);
    let is_on_him = |told: &&Paragraph| {
        closing::subject(&told.text).is_some_and(|subject| without_ranks(subject) == name)
    };
    let told: Vec<&Paragraph> = told.iter().take_while(is_on_him).collect();
    let Some(last) = told.last().map(|told| told.last()).or(rank) else { return };
    if let Some(rank) = rank {
        let said = sheet.placed(rank, sheet.text(rank).to_owned());
        match &author.about {
            None => author.about = Some(said),
            // A byline may name another office of his.
            Some(known) if known.value != said.value => author.bio.push(said),
            Some(_) => {}
        }
    }
    let bios =
        told.iter().map(|told| Placed::new(told.text.clone(), sheet.place_of(told.first(), told.last())));
    author.bio.extend(bios);
    sheet.take_all(&(line..=last).collect::<Vec<_>>(), Part::Bio);
}
