//! What a page says and its brief does not: what was left out, whole or in part.

use std::collections::BTreeSet;

use memchr::memmem;
use rustc_hash::FxHashSet;

use super::labels::{LABELS, folded};
use super::sheet::{Part, Sheet, lines};
use super::words::vocabulary::{TABLES, words};
use crate::model::contributor::CreditName;
use crate::model::{Metadata, Placed};
use crate::read::blocks::{Block, BlockKind};
use crate::read::page::Cut;

/// No word of fewer letters is missed: it joins others, or stands beside a number.
const SHORTEST: usize = 3;

/// The lines of which the brief does not have every word; a rule between two paragraphs is not one.
pub fn cut(sheet: &Sheet, text: &str, metadata: &Metadata, blocks: &[Block], body: &str) -> Vec<Cut> {
    let rules = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Rule));
    let rules: BTreeSet<usize> = rules.map(|block| block.span.start).collect();
    let said = said(metadata, body);
    let known: FxHashSet<&str> = words(&said).collect();
    let is_left_out = |line: &usize| match sheet.part(*line) {
        None => sheet.clipped.contains(line),
        Some(Part::Furniture | Part::Foot | Part::Frame | Part::Ornament) => true,
        Some(Part::Label) if LABELS.section(sheet.text(*line)).is_some() => false,
        Some(Part::Metadata | Part::Label | Part::Bio | Part::Related) => {
            sheet.clipped.contains(line) || misses_word(sheet.text(*line), &said, &known)
        }
    };
    (0..sheet.len())
        .filter(is_left_out)
        .map(|line| sheet.lines[line].span.clone())
        .filter(|span| !rules.contains(&span.start))
        .map(|span| Cut { what: lines::mended(&text[span.clone()]), span: Some(span) })
        .collect()
}

/// Whether a line that was read has a word that no field has, nor the body, and that no label is made of.
fn misses_word(line: &str, said: &str, known: &FxHashSet<&str>) -> bool {
    let line = folded(&parted(line));
    words(&line).any(|word| {
        let is_said = |word: &str| known.contains(word) || said.contains(word);
        let is_of_label = || TABLES.iter().any(|table| has_word(table, word));
        let joined = || word.trim_start_matches(|c| LABELS.joiner_prefixes.contains(c));
        word.chars().count() >= SHORTEST && !is_said(word) && !is_said(joined()) && !is_of_label()
    })
}

/// The words of a line without its addresses; what copying has glued together is parted again.
fn parted(line: &str) -> String {
    let is_address = |token: &&str| token.starts_with("(/") || token.contains("](") || token.contains("://");
    let mut out = String::new();
    for token in line.split_whitespace().filter(|token| !is_address(token)) {
        let mut is_small = false;
        for c in token.chars() {
            if is_small && c.is_uppercase() {
                out.push(' ');
            }
            is_small = c.is_lowercase();
            out.push(c);
        }
        out.push(' ');
    }
    out
}

/// Whether a text has a word that no letter stands beside. Few words of a page are asked for, and to make a set of all
/// that the tables have would take longer than to look for these.
fn has_word(text: &str, word: &str) -> bool {
    let ends = |rest: Option<char>| !rest.is_some_and(char::is_alphabetic);
    let mut places = memmem::find_iter(text.as_bytes(), word);
    places.any(|at| ends(text[..at].chars().next_back()) && ends(text[at + word.len()..].chars().next()))
}

/// All that a brief says, [`folded`].
pub fn said(metadata: &Metadata, body: &str) -> String {
    let texts = [
        &metadata.title,
        &metadata.subtitle,
        &metadata.kind,
        &metadata.number,
        &metadata.publisher,
        &metadata.summary,
        &metadata.source,
        &metadata.rights,
        &metadata.author_note,
    ];
    let lists = [&metadata.topics, &metadata.regions].into_iter().flatten().flatten();
    let mut said: Vec<&str> = texts.into_iter().flatten().chain(lists).map(value).collect();
    for reading in metadata.related.iter().flatten() {
        let parts = [&reading.title, &reading.url, &reading.kind].into_iter().flatten();
        said.extend(parts.chain(&reading.authors).map(value));
    }
    for credit in metadata.authors.iter().flatten() {
        let (CreditName::Id(name) | CreditName::Name(name)) = &credit.name;
        said.extend([&credit.url, &credit.bio].into_iter().flatten().chain([name]).map(value));
    }
    said.push(body);
    folded(&said.join("\n"))
}

fn value(placed: &Placed<String>) -> &str {
    &placed.value
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::files::FilePath;

    fn cuts(page: &str) -> Vec<String> {
        let page = super::super::read(&FilePath::new("a.txt"), page, &mut Diagnostics::default());
        page.cut.into_iter().map(|cut| cut.what).collect()
    }

    const TEXT: &str =
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.";

    #[test]
    fn a_line_of_which_a_fact_was_read_and_not_the_rest_is_listed() {
        let page =
            format!("Who Counts the Boats\n\nBriefing\n\n{TEXT}\n\n{TEXT}\n\nDakar/Orsa, 14 July 2019\n");
        assert_eq!(cuts(&page), ["Dakar/Orsa, 14 July 2019"]);
        let page =
            format!("Who Counts the Boats? Expert comment SYSLIND 14 February 2022\n\n{TEXT}\n\n{TEXT}\n");
        assert_eq!(cuts(&page), ["Who Counts the Boats? Expert comment SYSLIND 14 February 2022"]);
    }

    #[test]
    fn a_line_that_is_read_whole_is_not() {
        let page = format!(
            "Who Counts the Boats\n\nby Ada Lind\n\nPublished on Nov 12, 2008\n\n{TEXT}\n\n{TEXT}\n\nTOPICS\n\nWater (/topics/flow)\n"
        );
        assert_eq!(cuts(&page), [""; 0]);
    }
}
