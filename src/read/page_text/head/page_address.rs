//! The address of a page, where no label says it: alone on a line before or after the text, or at the foot
//! of a printed page.

use super::fields::FOOT;
use super::{printout, set};
use crate::model::Metadata;
use crate::read::page_text::furniture;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::inline;
use crate::read::page_text::words::labels::{Field, LABELS};

/// Reads an address alone on one of the first or last lines, which is that of the page.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata) {
    let printed = |line: usize| {
        furniture::printed_address(sheet.text(line)).map(|address| sheet.placed(line, address.to_owned()))
    };
    if let Some((line, source)) = (0..sheet.len()).find_map(|line| Some((line, printed(line)?))) {
        if let Some(day) = printout::day_behind(sheet.text(line), &source.value)
            && set(&mut metadata.accessed, sheet.placed(line, day))
        {
            sheet.say("accessed", "the day at the foot of a printed page");
        }
        if set(&mut metadata.source, source) {
            sheet.say("source", "the address at the foot of a printed page");
        }
    }
    let free: Vec<usize> = sheet.free(0..sheet.len()).collect();
    let head = sheet.head();
    let last = free.iter().rev().take(FOOT).copied().enumerate();
    // Above a house's own lines of its foot the address has to say which page it is.
    let is_edge = |(below, line): &(usize, usize)| *below < 2 || names_line(sheet, *line, &head);
    let edge: Vec<usize> = head.iter().copied().chain(last.filter(is_edge).map(|(_, line)| line)).collect();
    for line in edge {
        let address = address_alone(sheet.text(line)).or_else(|| reposted(sheet, line));
        let Some(address) = address.filter(|_| metadata.source.is_none()) else { continue };
        if sheet.is_free(line) {
            metadata.source = Some(sheet.placed(line, address));
            sheet.take(line, Part::Metadata);
        }
    }
}

/// The address that a line is and nothing else, or the label of one: "[Source](https://…)".
fn address_alone(whole: &str) -> Option<String> {
    // "Originally posted at https://…" needs no colon.
    let line = whole.rsplit_once(' ').filter(|(label, _)| LABELS.field_label(label) == Some(Field::Source));
    let linked = inline::linked(line.map_or(whole, |(_, address)| address));
    let is_labelled = LABELS.field_label(&linked.text) == Some(Field::Source);
    let is_lone = linked.text.is_empty() || is_labelled || inline::is_address(&linked.text);
    let address = linked.address.filter(|_| is_lone).unwrap_or(linked.text);
    (inline::is_absolute(&address) && inline::is_address(&address)).then_some(address)
}

/// The address in the last words of a copy, below the line that names its site: "Original post on desk.example", and
/// below it "Read more at https://desk.example/low-water".
fn reposted(sheet: &Sheet, line: usize) -> Option<String> {
    let (_, address) = sheet.text(line).rsplit_once(' ')?;
    let host = address.split_once("://")?.1.split('/').next()?;
    let above = (0..line).rev().find(|above| !sheet.lines[*above].is_blank())?;
    let named = sheet.text(above).rsplit(' ').next()?;
    (named.contains('.') && host.trim_start_matches("www.") == named && inline::is_absolute(address))
        .then(|| address.to_owned())
}

/// As many words at the least has the last part of an address that says a title.
const WORDS_OF_TITLE: usize = 3;

/// Whether a line is an address whose last part is made of the words of one of some lines:
/// "…/trucks-before-pipelines".
fn names_line(sheet: &Sheet, line: usize, lines: &[usize]) -> bool {
    let Some(address) = address_alone(sheet.text(line)) else { return false };
    let last = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    // What stands behind the dot is the form of the page: ".html".
    let last = last.split('.').next().unwrap_or_default();
    let is_word = |word: &&str| word.len() > 2 && !word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = last.split(['-', '_']).filter(is_word).collect();
    let says = |line: &usize| {
        let text: String = sheet.text(*line).to_lowercase().replace(['\'', '’'], "");
        let said: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        words.iter().all(|word| said.contains(word))
    };
    words.len() >= WORDS_OF_TITLE && lines.iter().any(says)
}
