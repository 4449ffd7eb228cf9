//! The page as the steps share it: its lines, and what each line was found to be.

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
    /// A page number, a running head, a menu's word, an end mark: left out of the brief.
    Furniture,
}

/// The lines of a page.
pub struct Sheet {
    /// The lines in order.
    pub lines: Vec<Line>,
    parts: Vec<Option<Part>>,
    file: FilePath,
}

impl Sheet {
    /// Parts a page into lines of which nothing is known.
    pub fn new(file: &FilePath, text: &str) -> Self {
        let lines = lines::split(text);
        Self { parts: vec![None; lines.len()], lines, file: file.clone() }
    }

    /// The number of lines.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// The text of a line.
    pub fn text(&self, line: usize) -> &str {
        &self.lines[line].text
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
