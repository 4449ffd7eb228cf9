//! The page as the steps share it: its lines, and what each line was found to be.
//!
//! `lines` parts a text into clean lines, of which a [`Sheet`] is made. A step takes the lines that it
//! understands off it, by [`Sheet::take`]; what is free at the end is the body. `sections` finds the
//! labels and what stands below them, `paragraphs` joins the lines that a printer wrapped, `tables` knows
//! rows of cells. The sheet knows no step.

pub mod lines;
pub mod paragraphs;
pub mod sections;
pub mod tables;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::diagnostic::Place;
use crate::files::FilePath;
use crate::model::Placed;
use crate::read::page::Evidence;
use crate::read::page_text::words::forms;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::{inline, sentences};
use lines::Line;

/// What a line was found to be. A line that no step takes is body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// It says something about the brief.
    Metadata,
    /// A label over a section.
    Label,
    /// A bio.
    Bio,
    /// Related reading.
    Related,
    /// A page number, a running head, a label of a menu: left out of the brief.
    Furniture,
    /// What a site has below the text: left out of the brief, and reported where it runs on.
    Foot,
    /// A menu's word or an extent: left out above and below the text, kept inside it.
    Frame,
    /// A rule or an end mark: a rule between two paragraphs of the body, left out elsewhere.
    Ornament,
}

/// The lines of a page.
pub struct Sheet {
    /// The lines in order.
    pub lines: Vec<Line>,
    parts: Vec<Option<Part>>,
    /// What each field was read from, in the order of reading.
    pub evidence: Vec<Evidence>,
    /// Lines of which a part was left out.
    pub clipped: Vec<usize>,
    file: FilePath,
    prose: OnceCell<Vec<usize>>,
    wrap_width: OnceCell<Option<usize>>,
    hyphenated: OnceCell<BTreeSet<(String, String)>>,
    small: OnceCell<BTreeSet<String>>,
}

/// How far down a page its head may reach, in lines that say something.
pub const HEAD: usize = 40;

/// So many lines are a paragraph, with the stop of a sentence or without.
const FEW_LINES: usize = 4;

impl Sheet {
    /// Parts a page into lines of which nothing is known.
    pub fn new(file: &FilePath, text: &str) -> Self {
        let mut lines = lines::split(text);
        lines::join_bullets(&mut lines);
        Self {
            parts: vec![None; lines.len()],
            lines,
            evidence: Vec::new(),
            clipped: Vec::new(),
            file: file.clone(),
            prose: OnceCell::new(),
            wrap_width: OnceCell::new(),
            hyphenated: OnceCell::new(),
            small: OnceCell::new(),
        }
    }

    /// The number of lines.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// The text of a line.
    pub fn text(&self, line: usize) -> &str {
        &self.lines[line].text
    }

    /// The text of a line without the addresses of its links, which nobody reads.
    pub fn shown(&self, line: usize) -> Cow<'_, str> {
        let text = self.text(line);
        if text.contains("](") { inline::shown(text) } else { Cow::Borrowed(text) }
    }

    /// The lines of running text, whatever they were found to be.
    pub fn prose(&self) -> &[usize] {
        self.prose.get_or_init(|| (0..self.len()).filter(|line| self.reads_as_prose(*line)).collect())
    }

    /// Whether a line is running text, whatever it was found to be.
    pub fn is_prose(&self, line: usize) -> bool {
        self.prose().binary_search(&line).is_ok()
    }

    /// Whether a line is running text that does not go on from the line above.
    pub fn opens_prose(&self, line: usize) -> bool {
        let goes_on = line > 0 && !self.lines[line - 1].is_blank() && self.is_prose(line - 1);
        self.is_prose(line) && !(goes_on && self.wrap_width().is_some())
    }

    /// A wrapped line is running text where it is full and another one follows or precedes it.
    fn reads_as_prose(&self, line: usize) -> bool {
        let text = &*self.shown(line);
        let full = |line: usize| {
            self.wrap_width().is_some_and(|width| self.shown(line).chars().count() * 4 >= width * 3)
        };
        // One word below a line is an address or a name, or ends the sentence.
        let reads_on = |next: &Line| next.text.contains(' ') || sentences::ends(&next.text);
        let next_is_text = || self.lines.get(line + 1).is_some_and(reads_on);
        let is_wrapped =
            || full(line) && (next_is_text() && !forms::is_item(text) || line > 0 && full(line - 1));
        let is_labelled = || LABELS.field(text).is_some();
        sentences::is_prose(text) || !is_labelled() && is_wrapped() && self.is_in_block_of_text(line)
    }

    /// Whether the lines that stand together with a line are a paragraph's: many, or with the stop of
    /// a sentence. A title, its subtitle and the names below them have none.
    fn is_in_block_of_text(&self, line: usize) -> bool {
        let is_of_block = |line: &usize| !self.lines[*line].is_blank();
        let above = (0..line).rev().take_while(is_of_block).take(FEW_LINES);
        let below = (line..self.len()).take_while(is_of_block).take(FEW_LINES);
        let block: Vec<usize> = above.chain(below).collect();
        block.len() >= FEW_LINES
            || block.iter().any(|line| {
                let text = self.shown(*line);
                sentences::ends(&text) || sentences::count(&text) > 1
            })
    }

    /// The width at which the lines are wrapped; `None` where a line is a paragraph.
    pub fn wrap_width(&self) -> Option<usize> {
        *self.wrap_width.get_or_init(|| paragraphs::wrap_width(self))
    }

    /// Whether the page has a word with a hyphen of its own: "long-term".
    pub fn has_hyphenated(&self, head: &str, tail: &str) -> bool {
        let words = self.hyphenated.get_or_init(|| {
            let parted = self.lines.iter().flat_map(|line| {
                line.text.match_indices('-').map(|(at, _)| {
                    let head = line.text[..at].rsplit(|c: char| !c.is_alphabetic()).next();
                    let tail = line.text[at + 1..].split(|c: char| !c.is_alphabetic()).next();
                    (head.unwrap_or_default().to_owned(), tail.unwrap_or_default().to_owned())
                })
            });
            parted.filter(|(head, tail)| !head.is_empty() && !tail.is_empty()).collect()
        });
        words.contains(&(head.to_owned(), tail.to_owned()))
    }

    /// Whether the page writes a word small anywhere.
    pub fn has_small_word(&self, word: &str) -> bool {
        let words = self.small.get_or_init(|| {
            // The name in an address is small whatever it names.
            let is_address = |word: &&str| word.contains("](") || word.contains("//") || word.contains('@');
            let words = self.lines.iter().flat_map(|line| line.text.split_whitespace());
            let words = words.filter(|word| !is_address(word));
            let words = words.flat_map(|word| word.split(|c: char| !c.is_alphabetic()));
            words.filter(|word| word.starts_with(char::is_lowercase)).map(String::from).collect()
        });
        words.contains(word)
    }

    /// The lines that may be the head: those before the second paragraph of prose.
    pub fn head(&self) -> Vec<usize> {
        let mut prose = 0;
        let head = self.free(0..self.len()).take(HEAD).take_while(|line| {
            prose += usize::from(self.opens_prose(*line));
            prose < 2
        });
        head.collect()
    }

    /// Whether a line is blank, or none of the page.
    pub fn is_blank(&self, line: usize) -> bool {
        self.lines.get(line).is_none_or(Line::is_blank)
    }

    /// Whether a line says something that no step has taken.
    pub fn is_free(&self, line: usize) -> bool {
        self.parts[line].is_none() && !self.lines[line].is_blank()
    }

    /// The lines that are free among some.
    pub fn free(&self, among: std::ops::Range<usize>) -> impl DoubleEndedIterator<Item = usize> + '_ {
        among.filter(|line| self.is_free(*line))
    }

    /// What a line was found to be.
    pub fn part(&self, line: usize) -> Option<Part> {
        self.parts[line]
    }

    /// Says what a line is.
    pub fn take(&mut self, line: usize, part: Part) {
        self.parts[line] = Some(part);
    }

    /// Gives a line back, of which a later step reads the rest.
    pub fn release(&mut self, line: usize) {
        self.parts[line] = None;
    }

    /// Notes what a field was read from.
    pub fn say(&mut self, field: &'static str, from: &str) {
        self.evidence.push(Evidence { field, from: from.to_owned() });
    }

    /// Says what some lines are.
    pub fn take_all(&mut self, lines: &[usize], part: Part) {
        for line in lines {
            self.take(*line, part);
        }
    }

    /// Joins lines that a page wraps: the first of them has the text of all, and the others none.
    pub fn join(&mut self, lines: std::ops::Range<usize>, text: String) {
        let Some((first, rest)) = self.lines[lines].split_first_mut() else { return };
        first.text = text;
        first.span.end = rest.last().map_or(first.span.end, |last| last.span.end);
        rest.iter_mut().for_each(|line| line.text.clear());
    }

    /// Parts a line in two, of which the second begins at a byte of its text.
    pub fn part_line(&mut self, line: usize, at: usize) {
        let mut rest = self.lines[line].clone();
        let first = &mut self.lines[line];
        rest.text = rest.text[at..].trim_start().to_owned();
        first.text.truncate(at);
        first.text.truncate(first.text.trim_end().len());
        // Cleaning may have made the text shorter than what the page has.
        first.span.end = (first.span.start + at).min(rest.span.end);
        rest.span.start = first.span.end;
        self.lines.insert(line + 1, rest);
        self.parts.insert(line + 1, None);
        (self.prose, self.wrap_width) = (OnceCell::new(), OnceCell::new());
    }

    /// The bytes from a line to another.
    pub fn span(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        self.lines[first].span.start..self.lines[last].span.end
    }

    /// Where a line stands.
    pub fn place(&self, line: usize) -> Place {
        self.place_of(line, line)
    }

    /// Where some lines stand.
    pub fn place_of(&self, first: usize, last: usize) -> Place {
        Place::span(self.file.shared(), self.span(first, last))
    }

    /// A value that a line says.
    pub fn placed<T>(&self, line: usize, value: T) -> Placed<T> {
        Placed::new(value, self.place(line))
    }

    /// The line where a place begins.
    pub fn line_of(&self, place: &Place) -> usize {
        let start = place.span.as_ref().map_or(0, |span| span.start);
        self.lines.partition_point(|line| line.span.start <= start).saturating_sub(1)
    }

    /// The lines that say something directly above and below a line.
    pub fn beside(&self, line: usize) -> impl Iterator<Item = usize> + '_ {
        let above = (0..line).rev().find(|above| !self.lines[*above].is_blank());
        above.into_iter().chain(self.next_line(line + 1))
    }

    /// The next line that is not blank, from `from` on.
    pub fn next_line(&self, from: usize) -> Option<usize> {
        (from..self.len()).find(|line| !self.lines[*line].is_blank())
    }
}

/// The lines that one step leaves of a text: what the tests of steps ask.
#[cfg(test)]
pub fn left_by<T>(step: impl FnOnce(&mut Sheet) -> T, text: &str) -> Vec<String> {
    let mut sheet = Sheet::new(&FilePath::new("a.txt"), text);
    let _done = step(&mut sheet);
    sheet.free(0..sheet.len()).map(|line| sheet.text(line).to_owned()).collect()
}
