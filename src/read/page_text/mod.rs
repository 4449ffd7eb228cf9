//! The reader of page text: what was saved from a site as plain text becomes metadata and a body.
//!
//! Called for every `.txt` brief, and for the clips of Markdown (`read::clip`). The steps are small and in
//! this order; each takes the lines that it understands off the `Sheet`, and what no step takes is the
//! body, so that no line is lost. No step knows a particular page or site: the words they look for are the
//! tables of `assets/words`.
//!
//! # The order of the reading, as in `read_sheet`
//!
//! 1. Parts the text into lines and undoes what a tool did to them: `letter_spaced`, `days`, `printout`,
//!    `dumped`; takes the bullets off a head that was a list, `bulleted`; reads what
//!    a clipper writes, `clipped`, and the data of a site's program, `page_data`; parts lines that were glued
//!    together, `glued`; marks headings, `underlined`, and joins them and notes to their numbers, `numerals`; cuts
//!    links off deks, `teasers`.
//! 2. Cuts what belongs to no brief: `boxes`, then `furniture::clear`. What may be the text's as well is
//!    only put aside.
//! 3. Reads the line about rights, `rights`, which ends the sections.
//! 4. Finds the labelled sections, `sections`, and reads related reading, topics and regions: `readings`,
//!    `topics`; cuts the boxes of links that lead to others.
//! 5. Reads what the head says in so many words: `summary`, `fields`, `page_address`, `run_in`, and a line
//!    that is a whole head, `title::one_line`, or the title and its author, `title::signed`; where none says
//!    the day alone, the line that says it among other things, `posted`.
//! 6. Reads the authors: `people`, from the bylines, that of a `wire` first, to the bios.
//! 7. Reads what stands alone on a line: `head::kind`, `head::date`, `head::publisher`,
//!    `first_printing`, `head::outlet`, `number`; cuts the box that says whose the series is, `boxes::imprint`.
//! 8. Reads how the text closes, from the first section below it upwards: the last byline, the site's foot,
//!    the dateline, the note on the author, which may stand below the sections: `bylines::closing`, `foot::clear`,
//!    `closing`.
//! 9. Takes the names that the head repeats, `lone_names::again`; reads the title from what is left of it,
//!    `title::read`, and cuts what stands about it: `clear_menu`, `captions::clear_above_kind`.
//! 10. Reads what stands below title and byline: `topics::read_above`, `topics::read_tags`; cuts what a site has
//!     there, what it named above the title and its buttons; reads the dek, `title::summary`; takes off the
//!     names that copying has glued to its first word, `title::unglue`.
//! 11. Gives back what was put aside inside the text, takes out what nobody fetches, `pictures`, and warns of
//!     what is kept outside it or cut though it runs on.
//! 12. Makes blocks of the lines that are left: `outline`.
//! 13. Settles what needs the whole: a house among the authors, the list of what was cut, the language.
//! 14. Looks whether the title that was found is an entry of a site's menu, and another line the title, of
//!     which the text has the words: then all above that is cut, and the page read again. `read` does this,
//!     the others `read_sheet`.
//!
//! # Where things are
//!
//! The folders, each of which uses only those before it in this list (`tests/it/tidy.rs` sees to it):
//! `words` (what one line says by itself), `sheet` (the page as the steps share it), `normalise`,
//! `text`, `furniture`, `head`, `foot`.
//!
//! # A page of a shape that is not read yet
//!
//! Write the test first, in the folder `tests` beside this file: the shortest page of your own words that
//! has the shape, in `sites.rs`, `people.rs`, `frames.rs` or, where the whole page is new, `shapes.rs`; and
//! in `kept.rs` prose that looks like it and has to stay. If only a word was missing, it
//! belongs into `assets/words/labels.txt`; otherwise into the step that takes such lines today. Then see
//! that `cargo run --example score -- pages tests/pages` gives the figures that it gave before.

mod cuts;
mod fault;
mod foot;
mod furniture;
mod head;
mod normalise;
mod sheet;
mod text;
mod words;

pub(super) use words::{facts, forms, imprint, labels, names, roles, sentences, series};

use super::page::Page;
use super::{to_markdown, tongue};
use crate::diagnostic::Diagnostics;
use crate::files::FilePath;
use crate::model::{Metadata, Placed};
use foot::{bios, cards, closing, readings, topics};
use furniture::{boxes, captions, frame_of_site, pictures};
use head::bylines::{self, Author};
use head::{
    clipped, fields, first_printing, lone_names, number, page_address, page_data, posted, printout, rights,
    run_in, summary, title, wire,
};
use labels::{LABELS, Section};
use normalise::{bulleted, days, dumped, glued, letter_spaced, numerals, teasers, underlined};
use sheet::{Part, Sheet, sections};
use text::outline;
use words::inline;

/// Reads a page that was saved as plain text.
pub fn read(file: &FilePath, text: &str, diagnostics: &mut Diagnostics) -> Page {
    let mut told = Diagnostics::default();
    let mut sheet = Sheet::new(file, text);
    let (page, shown_by) = read_sheet(&mut sheet, text, &mut told);
    // 14. A page that was copied with the menus of its site may have its head far below them.
    let title = page.metadata.title.as_ref().map(|title| sheet.line_of(&title.place));
    let credits = page.metadata.authors.iter().flatten();
    let names: Vec<usize> = credits.map(|credit| sheet.line_of(credit.name.place())).collect();
    if shown_by == ShownBy::Place && frame_of_site::hides_head(&sheet, title, &names) {
        let mut sheet = Sheet::new(file, text);
        frame_of_site::clear_above(&mut sheet);
        return read_sheet(&mut sheet, text, diagnostics).0;
    }
    diagnostics.append(told);
    page
}

/// What shows which line is the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ShownBy {
    /// A label or another word of the page.
    Words,
    /// Nothing but where it stands.
    Place,
}

/// Reads the lines of a page.
fn read_sheet(sheet: &mut Sheet, text: &str, diagnostics: &mut Diagnostics) -> (Page, ShownBy) {
    // The numbers are those of the list at the top of this file.
    // 1. What a tool did is undone.
    let mut metadata = Metadata::default();
    let mut authors = Vec::new();
    letter_spaced::read(sheet);
    let days = days::settle(sheet);
    printout::read(sheet, &mut metadata);
    dumped::read(sheet);
    clipped::join_links(sheet);
    clipped::unlink_notes(sheet);
    clipped::unescape_stars(sheet);
    clipped::read(sheet, &mut metadata, &mut authors);
    page_data::read(sheet, &mut metadata, &mut authors);
    bulleted::read(sheet);
    glued::part(sheet);
    underlined::read(sheet);
    numerals::of_chapters(sheet);
    numerals::of_notes(sheet);
    numerals::of_feet(sheet);
    teasers::read(sheet);
    // 2. What belongs to no brief is cut.
    boxes::programme(sheet);
    boxes::citation(sheet);
    let picture = furniture::clear(sheet);
    // 3. The line about rights ends the sections above it.
    rights::read(sheet, &mut metadata);
    // 4. Labelled sections are surest, wherever they stand.
    let found = sections::find(sheet);
    metadata.related = readings::read(sheet, &found);
    // What a reader files a page under gives way to the topics of its site.
    if head::are_tags(sheet, &metadata.topics, sheet.len()) {
        metadata.topics = topics::read(sheet, &found, Section::Topics).or(metadata.topics);
    }
    metadata.regions = metadata.regions.or_else(|| topics::read(sheet, &found, Section::Regions));
    topics::read_below_entries(sheet, &mut metadata);
    readings::clear_linked(sheet, &found, metadata.topics.is_some());
    sections::clear_empty(sheet, &found);
    // 5. The head, where it says in so many words what it says.
    summary::teaser(sheet, &mut metadata);
    summary::takeaways(sheet, &mut metadata);
    summary::abstract_below_label(sheet, &mut metadata);
    run_in::row(sheet, &mut metadata, &mut authors);
    fields::read(sheet, &mut metadata, &mut authors);
    page_address::read(sheet, &mut metadata);
    run_in::read(sheet, &mut metadata, &mut authors);
    title::one_line(sheet, &mut metadata, &mut authors);
    title::signed(sheet, &mut metadata, &mut authors);
    posted::read(sheet, &mut metadata, &mut authors);
    // 6. The authors.
    people(sheet, &mut metadata, &mut authors, &found);
    // 7. What stands alone on a line.
    let tail = tail(sheet, &found);
    let kind = head::kind(sheet, &mut metadata);
    head::date(sheet, &mut metadata);
    head::publisher(sheet, &mut metadata, &authors);
    first_printing::read(sheet, &mut metadata);
    head::outlet(sheet, &mut metadata, &authors);
    number::read(sheet, &mut metadata);
    number::of_running_feet(sheet, &mut metadata);
    number::part_house(&mut metadata);
    boxes::imprint(sheet);
    // 8. How the text closes.
    bylines::closing(sheet, &mut metadata, &mut authors, tail);
    closing::note_below_sections(sheet, &mut metadata, &authors, tail);
    foot::clear(sheet, &found, metadata.publisher.as_ref().map(|house| house.value.as_str()));
    closing::dateline(sheet, &mut metadata, tail);
    let opening = closing::note(sheet, &mut metadata, &mut authors, tail, kind);
    foot::clear_entries(sheet, tail);
    // 9. The title is what is left of the head.
    let anchor = anchor(sheet, &metadata, &authors, &found);
    lone_names::again(sheet, &mut authors);
    let shown_by = if metadata.title.is_some() { ShownBy::Words } else { ShownBy::Place };
    title::read(sheet, &mut metadata, anchor, kind, opening, &authors);
    let source = metadata.source.as_ref().map(|source| source.value.clone());
    if let Some((title, source)) = metadata.title.as_mut().zip(source) {
        title.value = title::without_host(&title.value, &source).unwrap_or_else(|| title.value.clone());
    }
    clear_menu(sheet, &metadata, &found);
    captions::clear_above_kind(sheet, anchor, kind);
    let title = metadata.title.as_ref().map_or(0, |title| sheet.line_of(&title.place));
    let head_end = title.max(anchor.unwrap_or(0));
    // A mark alone in the head parts what stands there.
    let is_mark = |line: &usize| !sheet.text(*line).contains(char::is_alphanumeric);
    let marks: Vec<usize> = sheet.free(title..head_end).filter(is_mark).collect();
    sheet.take_all(&marks, Part::Ornament);
    head::clear_series(sheet, head_end);
    head::clear_beside_extent(sheet, head_end);
    // 10. What stands below title and byline.
    topics::read_above(sheet, &found, title, &mut metadata);
    topics::read_tags(sheet, head_end, &mut metadata);
    title::clear_named_above(sheet, title);
    furniture::clear_buttons_above_text(sheet, head_end);
    // Names may be glued to the dek or, below it, to the text.
    title::unglue(sheet, &authors);
    title::summary(sheet, &mut metadata, kind, head_end);
    title::unglue(sheet, &authors);
    // 11. What was put aside goes back, and what is doubtful is reported.
    days.give_back(sheet);
    let kept = furniture::give_back(sheet, head_end, tail);
    warn_unplaced(sheet, &metadata, tail, &kept, diagnostics);
    warn_of_foot(sheet, diagnostics);
    if let Some(picture) = picture {
        diagnostics.push(fault::Fault::LeadPicture { place: sheet.place(picture) });
    }
    if let Some((first, count)) = pictures::clear_remote(sheet) {
        diagnostics.push(fault::Fault::RemotePictures { place: sheet.place(first), count });
    }
    // 12. The lines that are left are the text.
    let blocks = outline::read(sheet);
    // 13. What needs the whole.
    clear_houses(sheet, &mut metadata, &mut authors);
    if !authors.is_empty() {
        metadata.authors = Some(authors.into_iter().map(Author::into_credit).collect());
    }
    language(sheet, &mut metadata);
    let markdown = to_markdown::write(&blocks);
    let cut = cuts::cut(sheet, text, &metadata, &blocks, &markdown.text);
    let evidence = std::mem::take(&mut sheet.evidence);
    (Page { metadata, markdown, blocks, cut, evidence, ..Page::default() }, shown_by)
}

/// Reads the names of the authors and what is said of them.
fn people(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>, found: &[sections::Found]) {
    wire::byline(sheet, metadata, authors);
    bylines::read(sheet, metadata, authors);
    lone_names::glued(sheet, authors);
    lone_names::read(sheet, authors);
    lone_names::ranks(sheet, authors);
    lone_names::bios(sheet, authors);
    lone_names::familiar_bios(sheet, authors);
    let foot = found.iter().find(|found| sections::follows_prose(sheet, found.label));
    let foot = foot.map_or(sheet.len(), |found| found.label);
    bylines::closing(sheet, metadata, authors, foot);
    cards::side_by_side(sheet, found, authors);
    bios::read(sheet, found, authors);
    cards::read(sheet, authors);
}

/// The line of the first label below the text whose section was read; the end where there is none.
fn tail(sheet: &Sheet, found: &[sections::Found]) -> usize {
    let read = found.iter().filter(|found| sheet.part(found.label) == Some(Part::Label));
    // Above the text a section may stand below its summary.
    let running = |among: std::ops::Range<usize>| -> usize {
        let prose = sheet.free(among).filter(|line| sheet.is_prose(*line));
        prose.map(|line| sheet.text(line).len()).sum()
    };
    let mut below = read.filter(|found| {
        let label = found.label;
        sections::follows_prose(sheet, label) && running(label..sheet.len()) <= ABOVE_TEXT * running(0..label)
    });
    below.next().map_or(sheet.len(), |found| found.label)
}

/// What has so many times as much running text below it as above it stands above the text.
const ABOVE_TEXT: usize = 8;

/// A house that has a line for itself beside its author's is no author: it says whose the page is.
fn clear_houses(sheet: &Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let known = metadata.publisher.as_ref().map(|house| house.value.clone());
    let is_house =
        |author: &Author| Some(&author.name.value) == known.as_ref() || LABELS.is_house(&author.name.value);
    if authors.iter().all(is_house) {
        return;
    }
    let lines: Vec<usize> = authors.iter().map(|author| sheet.line_of(&author.name.place)).collect();
    let is_alone = |author: &Author| {
        let line = sheet.line_of(&author.name.place);
        author.bio.is_empty() && lines.iter().filter(|other| **other == line).count() == 1
    };
    // Of several the first says it, and the others are authors.
    let mut house: Option<Placed<String>> = None;
    authors.retain(|author| {
        let is_said = Some(&author.name.value) == known.as_ref() || house.is_none();
        let is_left_out = is_house(author) && is_alone(author) && is_said;
        if is_left_out {
            house.get_or_insert_with(|| author.name.clone());
        }
        !is_left_out
    });
    metadata.publisher = metadata.publisher.take().or(house);
}

/// The language of the running text, where no label says it.
fn language(sheet: &mut Sheet, metadata: &mut Metadata) {
    let prose = sheet.prose();
    let Some(first) = prose.first().copied().filter(|_| metadata.language.is_none()) else { return };
    if let Some(language) = tongue::of(prose.iter().map(|line| sheet.text(*line))) {
        metadata.language = Some(sheet.placed(first, language));
        sheet.say("language", "the words of the text");
    }
}

/// A label above the title that opens no section is a menu's, and so are short lines beside one.
fn clear_menu(sheet: &mut Sheet, metadata: &Metadata, found: &[sections::Found]) {
    let title = metadata.title.as_ref().map_or(0, |title| sheet.line_of(&title.place));
    for found in found {
        if found.label < title && sheet.is_free(found.label) {
            sheet.take(found.label, Part::Furniture);
        }
    }
    // A letterhead has a house and its motto there, a site the way to the page.
    let above: Vec<usize> = sheet.free(0..title).collect();
    for block in above.chunk_by(|one, next| one + 1 == *next) {
        let text = block.iter().map(|line| sheet.text(*line)).collect::<Vec<_>>().join(" ");
        // Lines of several sentences are a paragraph that was wrapped, such as an abstract on a cover.
        let is_wrapped = block.len() > 1 && sentences::count(&text) > 1 && sentences::ends(&text);
        // The last step of a trail is the title, or the first words of it: "Home > Papers > The Price of…".
        let is_trail = |text: &str| {
            let mark = [" > ", " » ", " › "].into_iter().find(|mark| text.matches(mark).count() > 1);
            let first = mark.and_then(|mark| text.split(mark).next());
            first.is_some_and(|first| LABELS.is_furniture(first) || LABELS.is_of_menu(first))
        };
        let is_short = |text: &str| !sentences::is_prose(text) || is_trail(text);
        let short = block.iter().filter(|line| is_short(sheet.text(**line)));
        let short: Vec<usize> = short.copied().filter(|_| !is_wrapped).collect();
        sheet.take_all(&short, Part::Furniture);
    }
}

/// The last line of the byline and the date, where they stand above the text.
fn anchor(
    sheet: &Sheet,
    metadata: &Metadata,
    authors: &[Author],
    found: &[sections::Found],
) -> Option<usize> {
    let by = authors
        .iter()
        .map(|author| &author.name.place)
        .filter(|place| sheet.part(sheet.line_of(place)) == Some(Part::Metadata));
    let date = metadata.date.iter().map(|date| &date.place);
    let is_head = |line: &usize| {
        let prose = sheet.free(0..*line).filter(|line| sheet.opens_prose(*line));
        prose.take(2).count() < 2
    };
    // Below the date the topics may stand, and the names below them.
    let dated = metadata.date.as_ref().map_or(sheet.len(), |date| sheet.line_of(&date.place));
    let label = found.iter().map(|found| found.label).find(|label| *label > dated && sheet.is_free(*label));
    let is_above_label = |line: &usize| label.is_none_or(|label| *line < label);
    by.chain(date)
        .map(|place| sheet.line_of(place))
        .filter(|line| is_head(line) && is_above_label(line))
        .max()
}

/// Warns of lines that are kept in the body though they stand outside the text, above the title or
/// below the first of the closing sections; and of words of a frame inside it.
fn warn_unplaced(
    sheet: &Sheet,
    metadata: &Metadata,
    tail: usize,
    kept: &[usize],
    diagnostics: &mut Diagnostics,
) {
    let title = metadata.title.as_ref().map_or(0, |title| sheet.line_of(&title.place));
    let above: Vec<usize> = sheet.free(0..title).collect();
    // The notes of Markdown stand at the end of a file, and are understood.
    let is_note = |line: &usize| inline::note(sheet.text(*line)).is_some();
    let below: Vec<usize> = sheet.free(tail..sheet.len()).filter(|line| !is_note(line)).collect();
    // Words that stand together are one finding.
    let together = kept.chunk_by(|one, next| sheet.next_line(one + 1) == Some(*next));
    for lines in [&above[..]].into_iter().chain(together).chain([&below[..]]) {
        if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
            let place = sheet.place_of(*first, *last);
            diagnostics.push(fault::Fault::Unplaced { place, first: sheet.text(*first).to_owned() });
        }
    }
}

/// Warns of running text that was left out below the brief.
fn warn_of_foot(sheet: &Sheet, diagnostics: &mut Diagnostics) {
    let foot = || (0..sheet.len()).filter(|line| sheet.part(*line) == Some(Part::Foot));
    let Some(first) = foot().find(|line| sentences::is_prose(sheet.text(*line))) else { return };
    let place = sheet.place_of(first, foot().next_back().unwrap_or(first));
    diagnostics.push(fault::Fault::FootLeftOut { place, first: sheet.text(first).to_owned() });
}

#[cfg(test)]
mod tests;
