//! The page as the steps share it: its lines, and what each line was found to be.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::lines::{self, Line};
use crate::diagnostic::Place;
use crate::files::FilePath;
use crate::model::Placed;

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
    file: FilePath,
    prose: OnceCell<Vec<usize>>,
    wrap_width: OnceCell<Option<usize>>,
    hyphenated: OnceCell<BTreeSet<(String, String)>>,
}

impl Sheet {
    /// Parts a page into lines of which nothing is known.
    pub fn new(file: &FilePath, text: &str) -> Self {
        let lines = lines::split(text);
        Self {
            parts: vec![None; lines.len()],
            lines,
            file: file.clone(),
            prose: OnceCell::new(),
            wrap_width: OnceCell::new(),
            hyphenated: OnceCell::new(),
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

    /// The lines of running text, whatever they were found to be.
    pub fn prose(&self) -> &[usize] {
        self.prose.get_or_init(|| {
            (0..self.len()).filter(|line| super::sections::is_prose(self.text(*line))).collect()
        })
    }

    /// The width at which the lines are wrapped; `None` where a line is a paragraph.
    pub fn wrap_width(&self) -> Option<usize> {
        *self.wrap_width.get_or_init(|| super::paragraphs::wrap_width(self))
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

    /// Says what some lines are.
    pub fn take_all(&mut self, lines: &[usize], part: Part) {
        for line in lines {
            self.take(*line, part);
        }
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

    /// The next line that is not blank, from `from` on.
    pub fn next_line(&self, from: usize) -> Option<usize> {
        (from..self.len()).find(|line| !self.lines[*line].is_blank())
    }
}
