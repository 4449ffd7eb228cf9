//! Prints how a saved page or page text was read: each field with its line, the outline of the body,
//! related reading, warnings, and how much of the page reached the brief.
//!
//! `cargo run --example inspect -- FILE`

use std::io::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use briefbook::diagnostic::{Diagnostics, Place};
use briefbook::files::{FilePath, MemoryFiles, Texts};
use briefbook::model::contributor::CreditName;
use briefbook::model::{Metadata, Placed};
use briefbook::read::SourceKind;
use briefbook::read::blocks::{Block, BlockKind, plain_text};
use briefbook::read::page::Page;
use briefbook::read::page_file::{self, Given};
use briefbook::read::saved_page::ReadOptions;

// Times are those of the program, which has the same.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: inspect FILE");
        return ExitCode::from(2);
    };
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let file = FilePath::new(&path);
    let (mut diagnostics, mut texts) = (Diagnostics::default(), Texts::new());
    let (page, first) = read(&file, &bytes, &mut diagnostics, &mut texts);
    let (_, again) = read(&file, &bytes, &mut Diagnostics::default(), &mut Texts::new());
    let text = texts.get(&file.shared()).map_or("", |text| text);
    let mut report = Report { text, lines: Vec::new() };
    if let Some(page) = &page {
        report.metadata(&page.metadata);
        report.body(page);
    }
    for diagnostic in diagnostics.into_vec() {
        let line = diagnostic.labels.first().map_or(0, |label| report.line(&label.place));
        report.lines.push(format!("{:>5}  {}: {}", line, diagnostic.code.as_str(), diagnostic.message));
    }
    if let Some(page) = &page {
        report.totals(page);
        report.lines.push(format!("read in {first:?}, and again in {again:?}\n"));
    }
    // Whoever looks at the first lines alone has closed the pipe by now.
    let is_told = std::io::stdout().write_all(report.lines.join("\n").as_bytes()).is_ok();
    if is_told && page.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Reads a page of either kind, and says how long it took.
fn read(
    file: &FilePath,
    bytes: &[u8],
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> (Option<Page>, Duration) {
    let started = Instant::now();
    let (kind, listed_at) =
        (SourceKind::of(file).unwrap_or(SourceKind::PageText), Place::file(file.shared()));
    let given = Given { file, bytes, kind, is_said: false, charset: None, listed_at: &listed_at };
    let opened = page_file::open(&given, diagnostics, texts);
    let page = opened
        .and_then(|opened| opened.read(&MemoryFiles::new(), file, &ReadOptions::default(), diagnostics));
    (page, started.elapsed())
}

struct Report<'a> {
    text: &'a str,
    lines: Vec<String>,
}

impl Report<'_> {
    fn line(&self, place: &Place) -> usize {
        place.span.as_ref().map_or(0, |span| self.line_at(span.start))
    }

    fn line_at(&self, offset: usize) -> usize {
        1 + self.text[..offset].matches('\n').count()
    }

    fn say(&mut self, name: &str, value: &Placed<impl std::fmt::Display>) {
        self.lines.push(format!("{:>5}  {name:<12} {}", self.line(&value.place), value.value));
    }

    fn metadata(&mut self, metadata: &Metadata) {
        let texts = [
            ("title", &metadata.title),
            ("subtitle", &metadata.subtitle),
            ("kind", &metadata.kind),
            ("number", &metadata.number),
            ("publisher", &metadata.publisher),
            ("summary", &metadata.summary),
            ("source", &metadata.source),
            ("rights", &metadata.rights),
            ("author note", &metadata.author_note),
        ];
        for (name, value) in texts {
            if let Some(value) = value {
                self.say(name, value);
            }
        }
        for (name, date) in [("date", &metadata.date), ("accessed", &metadata.accessed)] {
            if let Some(date) = date {
                self.say(name, date);
            }
        }
        if let Some(language) = &metadata.language {
            self.say("language", language);
        }
        for author in metadata.authors.iter().flatten() {
            match &author.name {
                CreditName::Id(name) | CreditName::Name(name) => self.say("author", name),
            }
            for (name, value) in [("  address", &author.url), ("  bio", &author.bio)] {
                if let Some(value) = value {
                    self.say(name, value);
                }
            }
        }
        for topic in metadata.topics.iter().flatten() {
            self.say("topic", topic);
        }
        for region in metadata.regions.iter().flatten() {
            self.say("region", region);
        }
        for reading in metadata.related.iter().flatten() {
            self.say("reading", &Placed::new(reading.name(), reading.place.clone()));
            if let Some(date) = &reading.date {
                self.say("  date", date);
            }
            for (name, value) in [("  kind", &reading.kind), ("  address", &reading.url)] {
                if let Some(value) = value {
                    self.say(name, value);
                }
            }
            for author in &reading.authors {
                self.say("  author", author);
            }
        }
    }

    fn body(&mut self, page: &Page) {
        self.lines.push(String::new());
        for block in &page.blocks {
            self.lines.push(format!("{:>5}  {}", self.line_at(block.span.start), outline(block)));
        }
        for cut in &page.cut {
            let line = cut.span.as_ref().map_or(0, |span| self.line_at(span.start));
            self.lines.push(format!("{line:>5}  left out: {}", cut.what));
        }
        self.lines.push(String::new());
    }

    fn totals(&mut self, page: &Page) {
        let of = |is: fn(&BlockKind) -> bool| page.blocks.iter().filter(|block| is(&block.kind)).count();
        let words: usize = page.blocks.iter().map(Block::words).sum();
        self.lines.push(format!(
            "{} paragraphs, {} headings, {} lists, {words} words, {} authors, {} readings, {} topics, {} regions",
            of(|kind| matches!(kind, BlockKind::Paragraph(_))),
            of(|kind| matches!(kind, BlockKind::Heading(..))),
            of(|kind| matches!(kind, BlockKind::List { .. })),
            page.metadata.authors.iter().flatten().count(),
            page.metadata.related.iter().flatten().count(),
            page.metadata.topics.iter().flatten().count(),
            page.metadata.regions.iter().flatten().count(),
        ));
    }
}

fn outline(block: &Block) -> String {
    let words = block.words();
    let opening = |text: &str| text.chars().take(60).collect::<String>();
    match &block.kind {
        BlockKind::Heading(level, content) => {
            format!("{} {}", "#".repeat(usize::from(*level)), plain_text(content))
        }
        BlockKind::Paragraph(content) => {
            format!("paragraph, {words} words: {}", opening(&plain_text(content)))
        }
        BlockKind::Quote(_) => format!("quote, {words} words"),
        BlockKind::List { items, .. } => format!("list of {}, {words} words", items.len()),
        BlockKind::Definitions(definitions) => format!("{} definitions, {words} words", definitions.len()),
        BlockKind::Table(table) => format!("table of {} rows", table.rows.len()),
        BlockKind::Figure(image) => format!("picture {}", image.address),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Code { .. } => format!("code, {words} words"),
        BlockKind::NoteDefinition { label, .. } => format!("note {label}, {words} words"),
    }
}
