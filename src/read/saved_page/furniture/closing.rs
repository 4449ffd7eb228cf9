//! The end of a text: what a house says of itself below it, how it wants to be cited, and where and
//! when the text was written.

use super::{author_keys, record};
use crate::model::Metadata;
use crate::read::blocks::{Block, BlockKind};
use crate::read::page::Cut;
use crate::read::page_text::facts;
use crate::read::page_text::labels::LABELS;
use crate::read::saved_page::words::key;

/// So many blocks with text are the end of it.
const END: usize = 5;

/// No more words stand in what a house says below a text.
const LONGEST: usize = 90;

/// No more words stand before the date in a line that says where and when a text was written.
const PLACES: usize = 4;

/// Cuts these from the end of a body.
pub fn clear(blocks: &mut Vec<Block>, metadata: &Metadata, cut: &mut Vec<Cut>) {
    let authors = author_keys(metadata);
    let is_text = |block: &Block| {
        !matches!(block.kind, BlockKind::NoteDefinition { .. }) && !block.plain_text().trim().is_empty()
    };
    let text: Vec<usize> = (0..blocks.len()).filter(|index| is_text(&blocks[*index])).collect();
    // What stands first is never the end.
    for index in text.into_iter().skip(1).rev().take(END) {
        let BlockKind::Paragraph(_) = &blocks[index].kind else { continue };
        let line = blocks[index].plain_text();
        let what = if line.split_whitespace().count() > LONGEST {
            None
        } else if is_citation(&line, metadata, &authors) {
            Some("citation")
        } else if is_disclaimer(&line, &authors) {
            Some("disclaimer")
        } else {
            is_dateline(&line, metadata).then_some("place and date")
        };
        if let Some(what) = what {
            record(&blocks.remove(index), what, cut);
        }
    }
}

/// Whether a line cites the text itself: its title, its year, and who wrote it.
fn is_citation(line: &str, metadata: &Metadata, authors: &[String]) -> bool {
    let line = key(line);
    let has = |text: &str| !text.is_empty() && line.contains(text);
    let year = metadata.date.as_ref().map(|date| date.value.to_string().chars().take(4).collect::<String>());
    has(&metadata.title.as_ref().map(|title| key(&title.value)).unwrap_or_default())
        && has(&year.unwrap_or_default())
        && authors.iter().any(|author| has(author.rsplit(' ').next().unwrap_or_default()))
}

/// Whether a line says whose opinion the text is not. One that names an author is about him as well.
fn is_disclaimer(line: &str, authors: &[String]) -> bool {
    LABELS.is_disclaimer(line) && !authors.iter().any(|author| key(line).contains(author.as_str()))
}

/// "Geneva/Vienna, 19 July 2008": places and the date of the text.
fn is_dateline(line: &str, metadata: &Metadata) -> bool {
    let Some((places, date)) = line.split_once(',') else { return false };
    let is_date = facts::date_line(date.trim())
        .is_some_and(|(date, _)| metadata.date.as_ref().is_some_and(|known| known.value == date));
    let is_place = |word: &str| word.starts_with(char::is_uppercase);
    is_date && places.split_whitespace().count() <= PLACES && places.split_whitespace().all(is_place)
}
