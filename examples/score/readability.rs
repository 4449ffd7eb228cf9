//! The test pages of mozilla/readability: `NAME/source.html`, `expected.html` and
//! `expected-metadata.json`.
//!
//! - **title**: equal after folding white space.
//! - **title, printed**: equal; or the page stands in `not-titles.yaml`, with a reason, and ours is what
//!   a heading of it says to the letter. Readability leaves the name of the site behind a title where it
//!   does not know the sign between the two, and takes what the page says of itself in its head where
//!   its text says something else.
//! - **dates**: where the truth has a `publishedTime`, our date is its date part.
//! - **headings**, **paragraphs**: F1, micro-averaged over the multisets of texts. The truth's are
//!   the elements `h1` to `h6` and `p` of `expected.html`; ours are the heading and paragraph
//!   blocks, at any depth. White space does not count, nor do references to notes, which the truth
//!   has as text and we as notes, nor the `[edit]` of a wiki. What the truth may or may not have in a `p` of its own (the text
//!   of a list item, of a cell, of a note, a caption, a line of code) counts for us where it has
//!   one, and never against us. So does what the book prints over a text from its fields: the title,
//!   the subtitle, the summary.
//!   A heading of ours that the truth has as text that is bold from end to end counts as a
//!   paragraph: the truth keeps the elements of the page, and we read them.
//!   A paragraph of ours that the truth has as text, but in no `p` (in a `div`, a `dd`, a cell),
//!   counts neither way.
//!   On a page with formulas it is its letters and digits that count there: the truth has no sign for
//!   what the layout of a formula says, and we write "1/2" for its "12".
//! - **byline**: over the pages whose truth is a name, the names are the same words in any order,
//!   after dropping "By" and the like, dates, addresses, punctuation and letter case.
//!   `not-names.yaml` lists the other pages, with a reason each.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use briefbook::read::blocks::{Block, BlockKind, Inline, plain_text};
use briefbook::read::page::Page;
use dom_query::{Document, NodeRef};
use rayon::prelude::*;
use serde_json::Value;

use crate::Options;
use crate::measure::{self, Found, Row, Share, Texts, folded, squeezed};
use crate::reading::{self, author_names};

/// The pages whose truth for the byline is no name.
const NOT_NAMES: &str = include_str!("not-names.yaml");

/// The pages whose truth for the title is not what they print.
const NOT_TITLES: &str = include_str!("not-titles.yaml");

/// The address that the truths were made with.
const ADDRESS: &str = "http://fakehost/test/page.html";

#[derive(Default)]
struct Score {
    name: String,
    title: Share,
    title_as_printed: Share,
    date: Share,
    byline: Share,
    headings: Found,
    paragraphs: Found,
    failures: Vec<String>,
    time: Duration,
}

/// Scores every page and prints the table.
pub fn score(options: &Options) -> io::Result<()> {
    let (not_names, not_titles) = (listed(NOT_NAMES)?, listed(NOT_TITLES)?);
    let mut names: Vec<String> = std::fs::read_dir(&options.folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| options.wants(name))
        .collect();
    names.sort();
    let scores: io::Result<Vec<Score>> =
        names.par_iter().map(|name| score_page(options, name, [&not_titles, &not_names])).collect();
    let scores = scores?;
    let mut total = Score::default();
    for score in &scores {
        total.title.join(score.title);
        total.title_as_printed.join(score.title_as_printed);
        total.date.join(score.date);
        total.byline.join(score.byline);
        total.headings.join(score.headings);
        total.paragraphs.join(score.paragraphs);
        if options.failures && !score.failures.is_empty() {
            println!("## {}\n{}", score.name, score.failures.join("\n"));
        }
    }
    measure::print(&[
        Row::Share("title", total.title),
        Row::Share("title, printed", total.title_as_printed),
        Row::Share("dates", total.date),
        Row::Share("byline", total.byline),
        Row::Found("headings", total.headings),
        Row::Found("paragraphs", total.paragraphs),
    ]);
    reading::print_times(scores.iter().map(|score| (score.name.as_str(), score.time)));
    Ok(())
}

/// The pages of a list, with the reason why each stands there.
fn listed(list: &str) -> io::Result<BTreeMap<String, String>> {
    serde_saphyr::from_str(list).map_err(|error| io::Error::other(error.to_string()))
}

/// Scores one page, whose title or byline may stand in the list of those that are not compared.
fn score_page(
    options: &Options,
    name: &str,
    [not_titles, not_names]: [&BTreeMap<String, String>; 2],
) -> io::Result<Score> {
    let folder = options.folder.join(name);
    let source = folder.join("source.html");
    let bytes = std::fs::read(&source)?;
    let reading = reading::read(&source, &bytes, Some(ADDRESS));
    let truth: Value = serde_json::from_slice(&std::fs::read(folder.join("expected-metadata.json"))?)?;
    let field = |key: &str| truth.get(key).and_then(Value::as_str).unwrap_or_default();
    let mut score = Score { name: name.to_owned(), time: reading.time, ..Score::default() };
    let mut failed = |what: &str, truth: &str, ours: &str| {
        score.failures.push(format!("  {what}: {truth:?}\n{:>1$}: {ours:?}", "ours", what.len() + 2));
    };

    let title = folded(reading::title(&reading.page));
    let is_title = title == folded(field("title"));
    score.title.add(is_title);
    let is_printed = || {
        let document = Document::from(&*String::from_utf8_lossy(&bytes));
        let headings = document.select("h1, h2");
        headings.nodes().iter().any(|heading| folded(&heading.text()) == title)
    };
    score.title_as_printed.add(is_title || not_titles.contains_key(name) && is_printed());
    if !is_title {
        failed("title", field("title"), &title);
    }
    if let Some(day) = field("publishedTime").get(..10) {
        let date = reading::date(&reading.page);
        score.date.add(date == day);
        if date != day {
            failed("date", day, &date);
        }
    }
    if !field("byline").is_empty() && !not_names.contains_key(name) {
        let ours = author_names(&reading.page).join(", ");
        let is_same = name_words(field("byline")) == name_words(&ours);
        score.byline.add(is_same);
        if !is_same {
            failed("byline", &folded(field("byline")), &ours);
        }
    }
    let expected = std::fs::read_to_string(folder.join("expected.html"))?;
    let truth = Truth::of(&expected);
    let ours = Ours::of(&reading.page, &truth);
    let has_formulas = expected.contains("<math");
    let mut compare = |what, ours: &Texts, truth: &Texts, optional: &Texts, other: &str| {
        let (mut found, missed, mut extra) = ours.compare(truth, optional);
        let all = extra.len();
        let is_other = |text: &str| {
            !other.is_empty() && other.contains(&squeezed(text))
                || has_formulas && letters(other).contains(&letters(text)) && !letters(text).is_empty()
        };
        extra.retain(|text| !is_other(text));
        let excused = all - extra.len();
        found.extra -= excused;
        score.failures.extend(missed.iter().map(|text| format!("  {what} missed: {text}")));
        score.failures.extend(extra.iter().map(|text| format!("  {what} extra:  {text}")));
        found
    };
    score.headings = compare("heading", &ours.headings, &truth.headings, &ours.over_text, "");
    score.paragraphs =
        compare("paragraph", &ours.paragraphs, &truth.paragraphs, &ours.optional, &truth.other);
    reading::show(options, name, &reading.page);
    Ok(score)
}

/// The letters and digits of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of the names in a byline, in alphabetical order.
fn name_words(byline: &str) -> Vec<String> {
    let is_address = |word: &&str| !word.contains("://");
    let no_addresses: Vec<&str> = byline.split_whitespace().filter(is_address).collect();
    let lower = no_addresses.join(" ").to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && !"'’-".contains(c));
    let mut names: Vec<String> = words
        .filter(|word| !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit()))
        .filter(|word| !NO_PART_OF_A_NAME.contains(word))
        .map(str::to_owned)
        .collect();
    names.sort();
    names
}

/// The words of bylines and dates that are no part of a name.
const NO_PART_OF_A_NAME: &[&str] =
    &["by", "par", "written", "edited", "and", "et", "und", "avec", "with", "am", "pm", "march", "january"];

/// What `expected.html` has.
#[derive(Default)]
struct Truth {
    headings: Texts,
    paragraphs: Texts,
    /// What is bold from end to end, without white space.
    bold: Vec<String>,
    /// The text that stands in no paragraph, without white space.
    other: String,
}

impl Truth {
    fn of(html: &str) -> Self {
        let document = Document::from(html);
        let mut truth = Truth::default();
        for node in document.select("h1, h2, h3, h4, h5, h6, p").nodes() {
            let mut text = String::new();
            push_text(node, &mut text);
            let text = text.replace("[edit]", "");
            if node.has_name("p") { truth.paragraphs.add(&text) } else { truth.headings.add(&text) }
        }
        for node in document.select("p, b, strong").nodes() {
            let is_bold = |node: &NodeRef<'_>| node.has_name("strong") || node.has_name("b");
            let parts = node.children_it(false).filter(|child| is_bold(node) || is_bold(child));
            truth.bold.push(parts.map(|part| squeezed(&part.text())).collect());
        }
        for paragraph in document.select("p").nodes() {
            paragraph.remove_from_parent();
        }
        truth.other = squeezed(&document.select("body").text());
        truth
    }

    fn is_bold(&self, text: &str) -> bool {
        let text = squeezed(text);
        self.bold.contains(&text) && !self.headings.has(&text)
    }
}

/// The text below a node, with a space for `<br>` and nothing for a reference to a note.
fn push_text(node: &NodeRef<'_>, out: &mut String) {
    for child in node.children_it(false) {
        if child.is_text() {
            out.push_str(&child.text());
        } else if child.has_name("br") {
            out.push(' ');
        } else if !(child.has_name("sup") && is_reference(&child.text())) {
            push_text(&child, out);
        }
    }
}

fn is_reference(text: &str) -> bool {
    let number = text.trim().trim_start_matches('[').trim_end_matches(']');
    let is_letter = number.len() == 1 && text.trim().starts_with('[');
    !number.is_empty() && number.len() < 4 && (is_letter || number.chars().all(|c| c.is_ascii_digit()))
}

/// What our blocks have.
#[derive(Default)]
struct Ours {
    headings: Texts,
    paragraphs: Texts,
    optional: Texts,
    over_text: Texts,
}

impl Ours {
    fn of(page: &Page, truth: &Truth) -> Self {
        let mut ours = Ours::default();
        ours.add(&page.blocks, Setting::Text, truth);
        for text in std::iter::once(reading::title(page).to_owned()).chain(reading::over_text(page)) {
            ours.over_text.add(&text);
            ours.optional.add(&text);
        }
        ours
    }

    fn add(&mut self, blocks: &[Block], setting: Setting, truth: &Truth) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(_, content) if truth.is_bold(&line(content)) => {
                    self.paragraphs.add(&line(content));
                }
                BlockKind::Heading(_, content) => self.headings.add(&line(content)),
                BlockKind::Paragraph(content) => match setting {
                    Setting::Text => self.paragraphs.add(&line(content)),
                    Setting::Item => self.optional.add(&line(content)),
                },
                BlockKind::Quote(blocks) => self.add(blocks, setting, truth),
                BlockKind::List { items, .. } => {
                    items.iter().for_each(|item| self.add(item, Setting::Item, truth))
                }
                BlockKind::NoteDefinition { blocks, .. } => self.add(blocks, Setting::Item, truth),
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        self.optional.add(&line(&definition.term));
                        definition.meanings.iter().for_each(|it| self.add(it, Setting::Item, truth));
                    }
                }
                BlockKind::Table(table) => {
                    for cell in table.lines() {
                        self.optional.add(&line(cell));
                        let lines = cell.split(|inline| *inline == Inline::LineBreak);
                        lines
                            .filter(|part| part.len() < cell.len())
                            .for_each(|part| self.optional.add(&line(part)));
                    }
                }
                BlockKind::Figure(image) => self.optional.add(image.caption.as_deref().unwrap_or_default()),
                BlockKind::Rule => {}
                BlockKind::Code { text, .. } => text.lines().for_each(|line| self.optional.add(line)),
            }
        }
    }
}

/// Where a paragraph stands.
#[derive(Clone, Copy)]
enum Setting {
    Text,
    Item,
}

/// The text of a line.
fn line(content: &[Inline]) -> String {
    plain_text(content)
}
