//! Reads one page with the library's own readers, and times it.

use std::path::Path;
use std::time::{Duration, Instant};

use briefbook::diagnostic::{Diagnostics, Place};
use briefbook::files::{FilePath, MemoryFiles, Texts};
use briefbook::model::Metadata;
use briefbook::model::contributor::CreditName;
use briefbook::read::SourceKind;
use briefbook::read::blocks::{Block, BlockKind, plain_text};
use briefbook::read::page::Page;
use briefbook::read::page_file::{self, Given, Opened};
use briefbook::read::saved_page::{self, ReadOptions};

use crate::Options;

/// A page after reading, and how long that took.
pub struct Reading {
    pub page: Page,
    pub time: Duration,
}

/// Reads the bytes of a page as the program does. Where the address is known that a page was read
/// at, its pictures are kept as they stand, since a set that gives it has no pictures; else those
/// that were not saved with the page go, as in a build.
pub fn read(path: &Path, bytes: &[u8], address: Option<&str>) -> Reading {
    let started = Instant::now();
    let file = FilePath::new(&path.file_name().unwrap_or_default().to_string_lossy());
    let mut diagnostics = Diagnostics::default();
    let page = opened(&file, bytes, &mut diagnostics).and_then(|opened| match (opened, address) {
        (Opened::Saved(mut saved), Some(address)) => {
            saved.address = Some(address.to_owned()).filter(|address| address.starts_with("http"));
            Some(saved_page::read(&file, &saved, &ReadOptions::default(), &mut diagnostics))
        }
        (opened, _) => opened.read(&MemoryFiles::new(), &file, &ReadOptions::default(), &mut diagnostics),
    });
    Reading { page: page.unwrap_or_default(), time: started.elapsed() }
}

fn opened(file: &FilePath, bytes: &[u8], diagnostics: &mut Diagnostics) -> Option<Opened> {
    let listed_at = Place::file(file.shared());
    let kind = SourceKind::of(file).unwrap_or(SourceKind::SavedPage);
    let given = Given { file, bytes, kind, is_said: false, charset: None, listed_at: &listed_at };
    page_file::open(&given, diagnostics, &mut Texts::new())
}

/// The names of the authors, in order.
pub fn author_names(page: &Page) -> Vec<&str> {
    let credits = page.metadata.authors.iter().flatten();
    credits
        .map(|credit| match &credit.name {
            CreditName::Id(name) | CreditName::Name(name) => name.value.as_str(),
        })
        .collect()
}

/// The title, or nothing.
pub fn title(page: &Page) -> &str {
    page.metadata.title.as_ref().map_or("", |title| &title.value)
}

/// The date, or nothing.
pub fn date(page: &Page) -> String {
    page.metadata.date.as_ref().map(|date| date.value.to_string()).unwrap_or_default()
}

/// What the book prints over the text of a page, besides its title: the subtitle and the summary.
pub fn over_text(page: &Page) -> Vec<String> {
    let Metadata { subtitle, summary, .. } = &page.metadata;
    [subtitle, summary].into_iter().flatten().map(|placed| placed.value.clone()).collect()
}

/// The text of the page under its title, a line a block, an item, a row.
pub fn text(page: &Page) -> String {
    let mut lines = over_text(page);
    push_lines(&page.blocks, &mut lines);
    lines.join("\n")
}

fn push_lines(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(_, content) | BlockKind::Paragraph(content) => lines.push(plain_text(content)),
            BlockKind::Quote(blocks) | BlockKind::NoteDefinition { blocks, .. } => push_lines(blocks, lines),
            BlockKind::List { items, .. } => items.iter().for_each(|item| push_lines(item, lines)),
            BlockKind::Definitions(definitions) => definitions.iter().for_each(|definition| {
                lines.push(plain_text(&definition.term));
                definition.meanings.iter().for_each(|meaning| push_lines(meaning, lines));
            }),
            BlockKind::Table(_) => lines.extend(block.plain_text().lines().map(str::to_owned)),
            BlockKind::Figure(image) => lines.extend(image.caption.clone()),
            BlockKind::Rule => {}
            BlockKind::Code { text, .. } => lines.push(text.clone()),
        }
    }
}

/// Prints the Markdown of a page, what was cut from it, and where its fields came from.
pub fn show(options: &Options, name: &str, page: &Page) {
    if !options.show {
        return;
    }
    println!("===== {name}\n{}", page.markdown.text);
    for cut in &page.cut {
        println!("----- cut: {}", cut.what.replace('\n', " "));
    }
    for evidence in &page.evidence {
        println!("----- {}: {}", evidence.field, evidence.from);
    }
}

/// Prints the time a page took on average, and the slowest.
pub fn print_times<'a>(times: impl Iterator<Item = (&'a str, Duration)>) {
    let times: Vec<_> = times.collect();
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    let mean = total.as_secs_f64() * 1000.0 / times.len().max(1) as f64;
    println!("{:<14} {mean:>7.2}   {} pages", "ms a page", times.len());
    if let Some((name, slowest)) = times.iter().max_by_key(|(_, time)| *time) {
        println!("{:<14} {:>7.2}   {name}", "slowest, ms", slowest.as_secs_f64() * 1000.0);
    }
}
