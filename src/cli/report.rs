//! Draws diagnostics: for the eye, one line each, or as JSON.
//!
//! The only file that knows annotate-snippets.

mod lines;
mod together;

pub use together::together;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use briefbook::diagnostic::{Diagnostic, Label, Place, Severity};
use briefbook::files::Texts;
use serde::Serialize;

use self::lines::{Lines, character, line_end};
use super::{MessageFormat, names, visible};

/// A span of more lines than this is marked at its first line alone.
const TALLEST_MARK: usize = 5;
/// Of so many labels the lines are shown, and of the others where they are.
const MOST_EXCERPTS: usize = 3;
/// Two marks of one file further apart than this are shown as two excerpts.
const WIDEST_GAP: usize = 8;
/// Long lines are cut to this many columns round the mark where no terminal says how many it has.
pub const WIDTH: usize = 110;
/// So many bytes of a line before and behind its marks are looked at and no more: a page may be a single
/// line of many megabytes, and no terminal is as wide.
const WIDEST_EXCERPT: usize = 2_000;

/// Draws diagnostics that point into some texts.
#[derive(Debug)]
pub struct Reporter<'a> {
    format: MessageFormat,
    renderer: Renderer,
    /// The folder that the paths of places start from.
    folder: &'a Path,
    texts: &'a Texts,
    /// The lines of each text that something was said of.
    lines: BTreeMap<Arc<str>, Lines>,
}

/// Whether what is drawn may hold colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// With colors.
    Colored,
    /// Without.
    Plain,
}

impl<'a> Reporter<'a> {
    /// Gets ready to draw what is wrong with the files of a folder, in so many columns.
    pub fn new(
        format: MessageFormat,
        style: Style,
        width: usize,
        folder: &'a Path,
        texts: &'a Texts,
    ) -> Self {
        let renderer = match style {
            Style::Colored => Renderer::styled(),
            Style::Plain => Renderer::plain(),
        };
        Self { format, renderer: renderer.term_width(width), folder, texts, lines: BTreeMap::new() }
    }

    /// Writes one diagnostic.
    ///
    /// # Errors
    /// Those of the stream.
    pub fn write(&mut self, out: &mut dyn Write, diagnostic: &Diagnostic) -> io::Result<()> {
        match self.format {
            MessageFormat::Human => writeln!(out, "{}\n", self.human(diagnostic)),
            MessageFormat::Short => writeln!(out, "{}", self.short(diagnostic)),
            MessageFormat::Json => writeln!(out, "{}", self.json(diagnostic)),
        }
    }

    fn human(&mut self, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(visible::line(&diagnostic.message)).id(diagnostic.code.as_str());
        let mut group = Group::with_title(title);
        let excerpts = self.excerpts(&diagnostic.labels);
        let has_lines = excerpts.iter().any(|excerpt| matches!(excerpt, Excerpt::Lines(..)));
        let mut positions = Vec::new();
        for excerpt in excerpts {
            group = match excerpt {
                Excerpt::File(path) => group.element(Origin::path(path)),
                Excerpt::Position(path, line, column) => {
                    group.element(Origin::path(path).line(line).char_column(column))
                }
                Excerpt::Lines(snippet, position) => {
                    positions.extend(position);
                    group.element(snippet)
                }
            };
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(Level::HELP.message(visible::line(help)));
        }
        let drawn = self.renderer.render(&[group]);
        let drawn = in_file(&drawn, &positions);
        // Without line numbers there is no column for them, and the arrow would stand further out than elsewhere.
        if has_lines { drawn } else { drawn.replace('\n', "\n ") }
    }

    fn short(&mut self, diagnostic: &Diagnostic) -> String {
        let severity = severity(diagnostic.severity);
        let message = visible::line(&diagnostic.message);
        let said = format!("{severity}[{}]: {message}", diagnostic.code.as_str());
        let Some(label) = diagnostic.labels.first() else { return said };
        let path = self.path(&label.place);
        match self.extent(&label.place) {
            Some(extent) => format!("{path}:{}:{}: {said}", extent.line, extent.column),
            None => format!("{path}: {said}"),
        }
    }

    fn json(&mut self, diagnostic: &Diagnostic) -> String {
        let labels = diagnostic.labels.iter().map(|label| JsonLabel {
            file: self.raw_path(&label.place).to_string_lossy().into_owned(),
            extent: JsonExtent::from(self.extent(&label.place)),
            text: &label.text,
        });
        let object = JsonDiagnostic {
            code: diagnostic.code.as_str(),
            severity: severity(diagnostic.severity),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            labels: labels.collect(),
        };
        visible::json(&serde_json::to_string(&object).unwrap_or_default())
    }

    /// What is shown of the files that labels point at; labels close together share an excerpt.
    fn excerpts(&mut self, labels: &[Label]) -> Vec<Excerpt<'static>> {
        let mut marks: Vec<Mark> = Vec::new();
        let mut positions = Vec::new();
        for (index, label) in labels.iter().enumerate() {
            let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let Some(mark) = self.mark(label, kind) else {
                marks.push(Mark::file(label));
                continue;
            };
            let near = |other: &&mut Mark| {
                let apart = other.lines.start.abs_diff(mark.lines.start);
                let gap = other.spans.first().map(|span| span.bytes.start.abs_diff(mark.bytes().start));
                let is_in_sight = apart <= WIDEST_GAP && gap.is_some_and(|gap| gap <= WIDEST_EXCERPT);
                other.place.file == mark.place.file && is_in_sight
            };
            let is_shown = marks.len() < MOST_EXCERPTS;
            match marks.iter_mut().find(near) {
                Some(other) => other.join(mark),
                None if is_shown => marks.push(mark),
                None => {
                    let column = mark.spans.first().map_or(1, |span| span.column);
                    let path = self.path(&mark.place);
                    positions.push(Excerpt::Position(path, mark.lines.start + 1, column));
                }
            }
        }
        marks.into_iter().map(|mark| self.excerpt(mark)).chain(positions).collect()
    }

    fn mark(&mut self, label: &Label, kind: AnnotationKind) -> Option<Mark> {
        let extent = self.extent(&label.place)?;
        let (text, Lines { starts, .. }) = self.text(&label.place)?;
        let first = extent.line - 1;
        let too_tall = extent.end_line - extent.line >= TALLEST_MARK;
        let last = if too_tall { first } else { extent.end_line - 1 };
        // The line end itself is never marked, so that no mark hangs over to the next line.
        let start = extent.bytes.start;
        let end = extent.bytes.end.min(line_end(text, starts, last)).max(start);
        let end = character(text, end.min(start + WIDEST_EXCERPT));
        let text = visible::line(&label.text).into_owned();
        let span = Span { bytes: start..end, column: extent.column, kind, text };
        Some(Mark { place: label.place.clone(), lines: first..last + 1, spans: vec![span] })
    }

    fn excerpt(&mut self, mark: Mark) -> Excerpt<'static> {
        let path = self.path(&mark.place);
        if mark.spans.is_empty() {
            return Excerpt::File(path);
        }
        let Some((text, Lines { starts, .. })) = self.text(&mark.place) else { return Excerpt::File(path) };
        let marked = mark.bytes();
        let line = starts[mark.lines.start];
        let from = character(text, marked.start.saturating_sub(WIDEST_EXCERPT)).max(line);
        let to = character(text, marked.end.saturating_add(WIDEST_EXCERPT));
        let raw = &text[from..line_end(text, starts, mark.lines.end - 1).min(to).max(from)];
        // Each character is replaced by one character, so a place is found by what stands before it.
        let moved = |offset: usize| shown(&raw[..offset.saturating_sub(from).min(raw.len())]).len();
        let shown_first = mark.shown_first().filter(|_| from > line);
        let position = shown_first.map(|span| {
            let (path, column) = (format!("{path}:{}", mark.lines.start + 1), span.column);
            let in_excerpt = text[from..span.bytes.start].chars().count() + 1;
            Position { in_excerpt: format!("{path}:{in_excerpt}"), in_file: format!("{path}:{column}") }
        });
        let annotations = mark.spans.into_iter().map(|Span { bytes, kind, text, .. }| {
            let annotation: Annotation<'static> = kind.span(moved(bytes.start)..moved(bytes.end));
            if text.is_empty() { annotation } else { annotation.label(text) }
        });
        let annotations: Vec<_> = annotations.collect();
        let snippet = Snippet::source(shown(raw)).line_start(mark.lines.start + 1).path(path);
        Excerpt::Lines(snippet.annotations(annotations), position)
    }

    /// The path of a place as printed.
    fn path(&self, place: &Place) -> String {
        visible::line(&self.raw_path(place).to_string_lossy()).into_owned()
    }

    fn raw_path(&self, place: &Place) -> PathBuf {
        // A page that was fetched has an address in place of a path.
        if place.file.starts_with("https://") || place.file.starts_with("http://") {
            return PathBuf::from(&*place.file);
        }
        names::from_here(&self.folder.join(&*place.file))
    }

    /// The text of a place's file, and its lines.
    fn text(&mut self, place: &Place) -> Option<(&'a str, &mut Lines)> {
        let text: &'a str = self.texts.get(&place.file)?;
        Some((text, self.lines.entry(place.file.clone()).or_insert_with(|| Lines::of(text))))
    }

    /// Lines and columns of a place, from 1, in characters; `None` for a file as a whole.
    fn extent(&mut self, place: &Place) -> Option<Extent> {
        let span = place.span.clone()?;
        let (text, lines) = self.text(place)?;
        let start = character(text, span.start);
        let end = character(text, span.end).max(start);
        let (line, column) = lines.position(text, start);
        let counted = lines.counted;
        let (end_line, end_column) = lines.position(text, end);
        // The next fault may begin before the end of this one.
        lines.counted = counted;
        Some(Extent { bytes: start..end, line, column, end_line, end_column })
    }
}

/// Labels to be shown in one excerpt. Without a span it is the file as a whole.
struct Mark {
    place: Place,
    lines: Range<usize>,
    spans: Vec<Span>,
}

/// What one label marks, the column that it begins in, and its words.
struct Span {
    bytes: Range<usize>,
    column: usize,
    kind: AnnotationKind,
    text: String,
}

impl Mark {
    fn file(label: &Label) -> Self {
        Self { place: label.place.clone(), lines: 0..0, spans: Vec::new() }
    }

    /// From the first to the last byte that is marked.
    fn bytes(&self) -> Range<usize> {
        let spans = || self.spans.iter().map(|span| &span.bytes);
        let start = spans().map(|bytes| bytes.start).min().unwrap_or_default();
        start..spans().map(|bytes| bytes.end).max().unwrap_or(start)
    }

    /// What the line and the column beside the path are those of.
    fn shown_first(&self) -> Option<&Span> {
        let is_primary = |span: &Span| matches!(span.kind, AnnotationKind::Primary);
        self.spans.iter().min_by_key(|span| (!is_primary(span), span.bytes.start))
    }

    fn join(&mut self, mut other: Mark) {
        self.lines = self.lines.start.min(other.lines.start)..self.lines.end.max(other.lines.end);
        self.spans.append(&mut other.spans);
    }
}

enum Excerpt<'a> {
    File(String),
    /// A path, a line and a column alone.
    Position(String, usize, usize),
    Lines(Snippet<'a, Annotation<'a>>, Option<Position>),
}

/// Where an excerpt's mark stands that begins behind the beginning of its line, as the excerpt alone says
/// it and as it is: `a.html:1:2001` and `a.html:1:1400001`.
struct Position {
    in_excerpt: String,
    in_file: String,
}

/// A drawn report whose marks stand where they are in their files. Each is sought behind the one before,
/// because a column may begin like another.
fn in_file(drawn: &str, positions: &[Position]) -> String {
    let (mut out, mut rest) = (String::with_capacity(drawn.len()), drawn);
    for Position { in_excerpt, in_file } in positions {
        if let Some((before, behind)) = rest.split_once(in_excerpt.as_str()) {
            out.push_str(before);
            out.push_str(in_file);
            rest = behind;
        }
    }
    out + rest
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    labels: Vec<JsonLabel<'a>>,
}

/// The lines and columns of a label are null where it means the file as a whole.
#[derive(Serialize)]
struct JsonLabel<'a> {
    file: String,
    #[serde(flatten)]
    extent: JsonExtent,
    text: &'a str,
}

#[derive(Default, Serialize)]
struct JsonExtent {
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl From<Option<Extent>> for JsonExtent {
    fn from(extent: Option<Extent>) -> Self {
        let Some(Extent { line, column, end_line, end_column, .. }) = extent else { return Self::default() };
        let (line, column) = (Some(line), Some(column));
        Self { line, column, end_line: Some(end_line), end_column: Some(end_column) }
    }
}

/// What a place covers: its bytes, and its lines and columns from 1.
struct Extent {
    bytes: Range<usize>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Lines of a file as they are shown.
fn shown(raw: &str) -> String {
    visible::source(raw).replace("\u{240d}\n", "\n")
}

#[cfg(test)]
mod tests;
