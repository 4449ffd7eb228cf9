//! What follows a chapter's text and notes: its authors, related reading, topics and source.

use crate::language::Language;
use crate::model::anthology::{Byline, ResolvedReading};
use crate::model::{Chapter, ResolvedBody, Role};
use crate::xml::{Element, Encoder, Node, element};

use super::body::{aside, href};
use super::byline::linked_name;
use super::direction::direction_of;
use super::page::Page;
use super::phrase::{BETWEEN_FACTS, joined, list, phrase};

/// Writes everything that follows the notes.
pub(super) fn ending(page: &Page<'_>, out: &mut Encoder, chapter: &Chapter) {
    about(page, out, chapter);
    related(page, out, chapter);
    credit(page, out, chapter);
    topics(page, out, chapter);
}

fn about(page: &Page<'_>, out: &mut Encoder, chapter: &Chapter) {
    let bios: Vec<(&Byline, &ResolvedBody)> =
        chapter.byline.iter().filter_map(|entry| Some((entry, entry.bio.as_ref()?))).collect();
    let note = chapter.author_note.as_ref().filter(|note| !bios.iter().any(|(_, bio)| says(bio, note)));
    if bios.is_empty() && note.is_none() {
        return;
    }
    let authors = chapter.byline.iter().filter(|entry| entry.role == Role::Author).count();
    let words = page.words();
    let told = if bios.is_empty() { authors } else { bios.len() };
    let heading = if told > 1 { &words.about_authors } else { &words.about_author };
    out.open("section")
        .attr("class", "about")
        .attr("epub:type", "contributors")
        .attr("aria-labelledby", "about");
    out.element(&page.fixed_heading("h2", "about", heading));
    for (entry, bio) in bios {
        name_line(page, out, entry, bio);
        aside(page, out, bio);
    }
    if let Some(note) = note {
        aside(page, out, note);
    }
    out.close();
}

/// Most bios begin with the name; the others get it as a line of its own.
fn name_line(page: &Page<'_>, out: &mut Encoder, entry: &Byline, bio: &ResolvedBody) {
    let Some(person) = page.anthology.contributors.get(entry.contributor) else { return };
    if bio.body.plain_text().trim_start().starts_with(&person.name) {
        return;
    }
    if let Some(name) = linked_name(page, entry.contributor) {
        out.element(&element("p").attr("class", "name").child(name));
    }
}

/// Whether a bio already says what a note says: every word of it, but for one in so many that is small, or
/// is another form of one of the bio's: "is" and "was", "edits" and "edited".
fn says(bio: &ResolvedBody, note: &ResolvedBody) -> bool {
    const WORDS: usize = 8;
    let (bio, note) = (bio.body.plain_text().to_lowercase(), note.body.plain_text());
    let mut left: Vec<&str> = words(&bio).collect();
    let mut is_new = |word: &&str| {
        let known = left.iter().position(|known| *known == word.to_lowercase());
        known.map(|at| left.swap_remove(at)).is_none()
    };
    let new: Vec<&str> = words(&note).filter(&mut is_new).collect();
    let is_nothing_new = |word: &&str| {
        let stem = word.char_indices().nth(SMALL).map_or(*word, |(end, _)| &word[..end]);
        let is_form = || left.iter().any(|known| known.starts_with(stem));
        word.starts_with(char::is_lowercase) && (stem == *word || is_form())
    };
    new.len() * WORDS <= words(&note).count() && new.iter().all(is_nothing_new)
}

/// A word of so many letters says little by itself, and so many are the stem of a longer one.
const SMALL: usize = 3;

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn related(page: &Page<'_>, out: &mut Encoder, chapter: &Chapter) {
    if chapter.readings.is_empty() {
        return;
    }
    out.open("section")
        .attr("epub:type", "bibliography")
        .attr("role", "doc-bibliography")
        .attr("aria-labelledby", "related");
    out.element(&page.fixed_heading("h2", "related", &page.words().related_reading));
    out.open("ul").attr("class", "readings");
    for reading in &chapter.readings {
        out.element(&entry(page, reading));
    }
    out.close().close();
}

/// An entry of related reading: title, then authors, kind and date, then the address to be seen.
pub(super) fn entry(page: &Page<'_>, reading: &ResolvedReading) -> Element {
    let authors = list(page, reading.authors.iter().map(|name| page.isolated(name)).collect());
    let kind = reading.kind.iter().map(|kind| in_its_language(page, kind, &reading.language)).collect();
    let date = reading.date.iter().map(|date| page.date(*date).into()).collect();
    let details = joined(vec![authors, kind, date], BETWEEN_FACTS);
    let name = name(page, reading);
    let name = match href(page.path, &reading.target).filter(|_| reading.title.is_some()) {
        Some(address) => element("a").attr("href", address).child(name),
        None => name,
    };
    let mut item = element("li").child(element("p").child(name));
    if !details.is_empty() {
        item = item.child(element("p").attr("class", "details").children(details));
    }
    if let Some(address) = reading.address.as_ref().filter(|_| reading.title.is_some()) {
        item = item.child(element("p").attr("class", "details place").child(page.address(address)));
    }
    item
}

/// What an entry is called: its title, else its address.
pub(super) fn name(page: &Page<'_>, reading: &ResolvedReading) -> Element {
    if let (None, Some(address)) = (&reading.title, &reading.address) {
        return page.address(address);
    }
    let title = reading.title.as_deref().unwrap_or_default();
    element("cite").child(in_its_language(page, title, &reading.language))
}

/// A text of a reading. One without a letter of a script is in no language that is written in it.
fn in_its_language(page: &Page<'_>, text: &str, language: &Language) -> Node {
    if direction_of(text, language.direction()) == language.direction() {
        page.in_language(text, language)
    } else {
        page.isolated(text)
    }
}

/// Where the brief was published, where its original is, and whose it is.
fn credit(page: &Page<'_>, out: &mut Encoder, chapter: &Chapter) {
    let words = page.words();
    let mut sentences = Vec::new();
    let place = chapter.publisher.is_some() || chapter.source.is_some();
    let publisher = || chapter.publisher.iter().map(|house| page.isolated(house)).collect::<Vec<_>>();
    let date = || chapter.date.iter().map(|date| page.date(*date).into()).collect::<Vec<_>>();
    match (&chapter.publisher, &chapter.date) {
        (Some(_), Some(_)) => {
            let values = vec![("publisher", publisher()), ("date", date())];
            sentences.push(phrase(page, &words.first_published_by, values));
        }
        (Some(_), None) => {
            sentences.push(phrase(page, &words.published_by, vec![("publisher", publisher())]));
        }
        (None, Some(_)) if place => {
            sentences.push(phrase(page, &words.first_published, vec![("date", date())]));
        }
        (None, _) => {}
    }
    sentences.extend(original(page, chapter));
    if let Some(rights) = &chapter.rights {
        sentences.push(vec![page.isolated(rights)]);
    }
    if sentences.is_empty() {
        return;
    }
    out.open("section")
        .attr("epub:type", "credit")
        .attr("role", "doc-credit")
        .attr("aria-label", &words.source);
    // Each on a line of its own: an address has no full stop to part it from the next.
    for sentence in sentences {
        out.element(&element("p").children(sentence));
    }
    out.close();
}

/// "Original: address" and "Accessed date".
pub(super) fn original(page: &Page<'_>, chapter: &Chapter) -> Vec<Vec<Node>> {
    let words = page.words();
    let source = chapter
        .source
        .iter()
        .map(|source| phrase(page, &words.original_at, vec![("address", vec![page.address(source).into()])]));
    let accessed = chapter
        .accessed
        .iter()
        .map(|date| phrase(page, &words.accessed, vec![("date", vec![page.date(*date).into()])]));
    source.chain(accessed).collect()
}

fn topics(page: &Page<'_>, out: &mut Encoder, chapter: &Chapter) {
    let words = page.words();
    for (label, values) in [(&words.topics, &chapter.topics), (&words.regions, &chapter.regions)] {
        if values.is_empty() {
            continue;
        }
        let label = page.fixed(element("span").attr("class", "label")).text(label.as_str());
        let values = values.iter().map(|value| vec![page.isolated(value)]).collect();
        let line = element("p").attr("class", "topics").child(label).text(" ");
        out.element(&line.children(joined(values, BETWEEN_FACTS)));
    }
}
