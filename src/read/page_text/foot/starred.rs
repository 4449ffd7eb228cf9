//! The notes at the end of a text that asterisks behind the names of its authors lead to.

use std::collections::BTreeSet;

use super::bios::parted;
use super::closing::{LONGEST_NOTE, opening_of};
use super::site_foot;
use crate::model::Placed;
use crate::read::page_text::head::bylines::Author;
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, Section};
use crate::read::page_text::words::roles::{said, subject_of_note, unmarked};

/// No more paragraphs of a house stand below the notes.
const BELOW: usize = 3;

/// Gives the notes at the end of the text that asterisks lead to to their authors, as bios.
pub fn read(sheet: &mut Sheet, authors: &mut [Author], end: usize) {
    let starred = starred_words(sheet);
    let mut paragraphs = paragraphs::gather(sheet, 0..end);
    // The notes of the text may stand below them.
    if let Some(notes) = notes_below(&paragraphs) {
        paragraphs.truncate(notes);
    }
    let is_printing = |paragraph: &&Paragraph| LABELS.printed_by(&paragraph.text).is_some();
    // What a house says of opinions or asks for stands below them, and nothing of the text.
    let is_of_house = |last: &&Paragraph| {
        let text = &last.text;
        !text.starts_with('*') && (LABELS.is_disclaimer(text) || LABELS.is_notice(text) || is_printing(last))
    };
    let below = paragraphs.iter().rev().take(BELOW).take_while(is_of_house).count();
    let printings = paragraphs.iter().rev().take(below).filter(is_printing);
    let printings: Vec<usize> = printings.flat_map(|paragraph| paragraph.lines.clone()).collect();
    for paragraph in paragraphs.into_iter().rev().skip(below).take(authors.len()) {
        let text = &paragraph.text;
        let stars = text.len() - text.trim_start_matches('*').len();
        // A star at either end is emphasis.
        if stars == 0
            || text.trim_end().ends_with('*')
            || unmarked(text).starts_with('*')
            || text.chars().count() > LONGEST_NOTE
        {
            return;
        }
        let note = said(text);
        let subject = subject_of_note(&note);
        let named = named_in(&note, authors);
        // Without a name in it the note is his whose name bears as many stars.
        let bears =
            |author: &Author| starred.contains(&format!("{}{}", author.family_name(), &text[..stars]));
        let Some(owner) =
            named.or_else(|| authors.iter().position(|author| subject.is_none() && bears(author)))
        else {
            return;
        };
        // One star may lead to a note on all of them.
        let mut owner = owner;
        for bio in parted(unmarked(text), authors) {
            owner = named_in(&bio, authors).unwrap_or(owner);
            authors[owner].bio.push(Placed::new(bio, sheet.place_of(paragraph.first(), paragraph.last())));
        }
        sheet.take_all(&paragraph.lines, Part::Bio);
        sheet.take_all(&printings, Part::Foot);
        sheet.say("bio", "the note that an asterisk leads to");
    }
}

/// Where the notes of a text begin below a paragraph that opens with a star; `None` where no such paragraph stands
/// directly above them.
fn notes_below(paragraphs: &[Paragraph]) -> Option<usize> {
    let is_label = |label: &Paragraph| LABELS.section(&label.text) == Some(Section::Notes);
    let first = paragraphs.iter().rposition(is_label).or_else(|| site_foot::first_note(paragraphs))?;
    let above = first.checked_sub(1).map(|above| &paragraphs[above]);
    above.filter(|above| above.text.starts_with('*')).map(|_| first)
}

/// The author whom a note names in its first words.
fn named_in(note: &str, authors: &[Author]) -> Option<usize> {
    let subject = subject_of_note(note);
    let opens = opening_of(note);
    authors.iter().position(|author| {
        let name = &author.name.value;
        opens.contains(&name.to_lowercase()) || subject.is_some_and(|subject| name.starts_with(subject))
    })
}

/// The words of a page that stars follow, with the stars.
fn starred_words(sheet: &Sheet) -> BTreeSet<String> {
    let lines = sheet.lines.iter().filter(|line| line.text.contains('*'));
    let words = lines.flat_map(|line| line.text.split_whitespace());
    let starred = words.filter_map(|word| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let rest = word[word.find('*')?..].trim_start_matches('*');
        Some(word[..word.len() - rest.len()].to_owned())
    });
    starred.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    #[test]
    fn the_stars_behind_a_word_are_counted_whatever_stands_around_it() {
        let sheet = Sheet::new(&FilePath::new("a.txt"), "by (Ada Lind*) and Ben Roe**, *not* here\n");
        assert_eq!(starred_words(&sheet).into_iter().collect::<Vec<_>>(), ["Lind*", "Roe**", "not*"]);
    }
}
