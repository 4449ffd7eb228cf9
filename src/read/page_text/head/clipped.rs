//! The YAML that a clipper writes above a page, in its own words.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use super::bylines::{self, Author, admit};
use super::fields;
use super::title;
use crate::model::{Metadata, Placed, name_words};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{Field, LABELS, bare};
use crate::read::page_text::words::{inline, names};

/// As many lines may be front matter.
const MOST: usize = 200;

/// Reads front matter between two `---`, and takes its lines.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let Some(first) = sheet.next_line(0).filter(|line| sheet.text(*line) == "---") else { return };
    let mut below = first + 1..sheet.len().min(first + MOST);
    let Some(last) = below.find(|line| sheet.text(*line) == "---") else { return };
    let typed = (first + 1..last)
        .map(|line| format!("{}{}\n", " ".repeat(sheet.lines[line].indent), sheet.text(line)));
    let typed: String = typed.collect();
    let Some(values) = serde_saphyr::from_str(&typed).ok().or_else(|| unquoted(&typed)) else { return };
    for line in first..=last {
        sheet.take(line, Part::Metadata);
    }
    excerpt(sheet, last + 1, metadata);
    // The order of the page decides between two words for one field.
    for line in first + 1..last {
        let text = sheet.text(line).to_owned();
        let Some((name, _)) = text.split_once(':').filter(|_| sheet.lines[line].indent == 0) else {
            continue;
        };
        if let (Some(field), Some(value)) = (LABELS.field_label(name), values.get(name.trim_matches('"'))) {
            let title = value.as_str().filter(|_| field == Field::Title);
            let title = title.map(|title| Value::from(without_site(sheet, last + 1, title)));
            set(sheet, line, field, title.as_ref().unwrap_or(value), metadata, authors);
        }
    }
}

/// The values of front matter that a clipper has written without the quotation marks that YAML asks for,
/// where each of its lines has a name: "title: Low Water: A History".
fn unquoted(typed: &str) -> Option<BTreeMap<String, Value>> {
    let mut values: BTreeMap<String, Value> = BTreeMap::new();
    let mut last = None;
    for line in typed.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            let items = values.get_mut::<str>(last.as_deref()?)?;
            let known = items.as_array().cloned().unwrap_or_default();
            *items = known.into_iter().chain([Value::from(item.trim())]).collect();
            continue;
        }
        let (name, value) = line.split_once(':').filter(|(name, _)| !name.contains(' '))?;
        values.insert(name.to_owned(), Value::from(value.trim().trim_matches('"')));
        last = Some(name.to_owned());
    }
    Some(values)
}

/// A title of front matter without the name of the site, which a clipper takes from the window of the
/// browser: where the heading of the page says it without, or the site's name is a house's.
fn without_site(sheet: &Sheet, from: usize, title: &str) -> String {
    let mut head = (from..sheet.len()).filter(|line| !sheet.lines[*line].is_blank()).take(HEAD);
    let heading = head.find(|line| {
        let text = sheet.text(*line);
        text.starts_with('#') && title::is_with_site(title, bare(text))
    });
    let shown = heading.map(|heading| inline::plain(bare(sheet.text(heading))));
    shown.or_else(|| Some(title::with_house(title)?.0)).unwrap_or_else(|| title.to_owned())
}

/// The heading of a page is one of as many lines below its front matter.
const HEAD: usize = 6;

/// Joins the two lines over which a page wraps a link that opens the first; a link round several lines becomes
/// that of their heading.
pub fn join_links(sheet: &mut Sheet) {
    for line in 0..sheet.len() {
        link_card(sheet, line);
    }
    for line in 1..sheet.len() {
        let (above, below) = (sheet.text(line - 1), sheet.text(line));
        let opens = above.starts_with('[') && !above.contains(']');
        let closes = below.find("](").is_some_and(|at| !below[..at].contains('['));
        if opens && closes {
            sheet.join(line - 1..line + 1, format!("{above} {below}"));
        }
    }
}

/// Gives the heading of a card, all of which is one link, the address of that link: "[Paper", below it "### Low
/// Water", and in the end "](/low-water)".
fn link_card(sheet: &mut Sheet, first: usize) {
    let Some(opening) = sheet.text(first).strip_prefix('[').map(str::to_owned) else { return };
    let is_whole = |text: &str| text.is_empty() || text.starts_with("![") && text.ends_with(')');
    if !is_whole(&opening) && opening.contains(['[', ']']) {
        return;
    }
    let below = || first + 1..sheet.len().min(first + CARD);
    let closes = |line: &usize| sheet.text(*line).contains("](") && !is_whole(sheet.text(*line));
    let Some(last) = below().find(closes) else { return };
    let Some((rest, address)) = sheet.text(last).split_once("](") else { return };
    let Some(address) = address.strip_suffix(')').filter(|_| !rest.contains('[')) else { return };
    let mut headings = (first + 1..last).filter(|line| sheet.text(*line).starts_with('#'));
    let (Some(heading), None) = (headings.next(), headings.next()) else { return };
    let (marks, title) = sheet.text(heading).split_once(' ').unwrap_or_default();
    let title = format!("{marks} [{title}]({address})");
    let rest = rest.to_owned();
    sheet.lines[first].text = opening;
    sheet.lines[heading].text = title;
    sheet.lines[last].text = rest;
}

/// No card has more lines.
const CARD: usize = 16;

/// Writes the links between a text and its notes, which lead nowhere outside the page, as the numbers of
/// the notes: "[1](#_edn1)". Those back to the text go.
pub fn unlink_notes(sheet: &mut Sheet) {
    for line in &mut sheet.lines {
        while let Some((link, number)) = note_link(&line.text) {
            line.text.replace_range(link, &number);
            line.text.truncate(line.text.trim_end().len());
        }
    }
}

/// Takes the backslash off the star before a note, where no other star makes emphasis of it: "\*Ada Lind is a fellow."
pub fn unescape_stars(sheet: &mut Sheet) {
    for line in &mut sheet.lines {
        if line.text.strip_prefix("\\*").is_some_and(|note| !note.contains('*')) {
            line.text.remove(0);
        }
    }
}

/// The first link of a text between it and its notes, and what it is without its address.
fn note_link(text: &str) -> Option<(Range<usize>, String)> {
    text.match_indices("](").find_map(|(close, _)| {
        let end = close + 2 + text[close + 2..].find(')')?;
        let (page, anchor) = text[close + 2..end].split_once('#')?;
        let open =
            text[..close].trim_end_matches(|c: char| "[]\\^↩︎↑".contains(c) || c.is_ascii_digit()).len();
        let shown = text[open..close].strip_prefix('[')?.trim_matches(|c: char| "[]\\^ ".contains(c));
        let is_number = (1..=3).contains(&shown.len()) && shown.bytes().all(|b| b.is_ascii_digit());
        let is_way_back = page.is_empty() && matches!(shown, "↩" | "↩︎" | "↑");
        let is_of_note = page.is_empty() || inline::is_absolute(page) && anchor.ends_with(shown);
        let number = if is_way_back { String::new() } else { format!("[{shown}]") };
        (is_way_back || is_number && is_of_note).then_some((open..end + 1, number))
    })
}

/// Reads the summary that a clipper quotes below the title: "> ## Excerpt", and below it "> The river …".
fn excerpt(sheet: &mut Sheet, from: usize, metadata: &mut Metadata) {
    let quoted =
        |sheet: &Sheet, line: usize| sheet.text(line).strip_prefix('>').map(|text| text.trim().to_owned());
    let is_label = |text: String| text.starts_with('#') && LABELS.field_label(&text) == Some(Field::Summary);
    let mut head = (from..sheet.len()).filter(|line| !sheet.lines[*line].is_blank()).take(3);
    let Some(label) = head.find(|line| quoted(sheet, *line).is_some_and(is_label)) else { return };
    let below: Vec<usize> =
        (label + 1..sheet.len()).take_while(|line| quoted(sheet, *line).is_some()).collect();
    let texts: Vec<String> = below.iter().filter_map(|line| quoted(sheet, *line)).collect();
    if texts.is_empty() {
        return;
    }
    if metadata.summary.is_none() {
        let place = sheet.place_of(below[0], below[below.len() - 1]);
        metadata.summary = Some(Placed::new(bylines::markdown(texts.join(" ").trim()), place));
        sheet.say("summary", "the excerpt below the title");
    }
    sheet.take(label, Part::Label);
    sheet.take_all(&below, Part::Metadata);
}

/// Sets the field that a name of front matter stands for.
pub fn set(
    sheet: &mut Sheet,
    line: usize,
    field: Field,
    value: &Value,
    metadata: &mut Metadata,
    authors: &mut Vec<Author>,
) {
    let texts = texts(value);
    // A clipper tags whatever it saves with its own word.
    let placed = |texts: Vec<String>| {
        let kept = texts.into_iter().filter(|text| !LABELS.is_furniture(text));
        let kept: Vec<_> = kept.map(|text| sheet.placed(line, text)).collect();
        (!kept.is_empty()).then_some(kept)
    };
    match field {
        Field::Topics => metadata.topics = metadata.topics.take().or(placed(texts)),
        Field::Regions => metadata.regions = metadata.regions.take().or(placed(texts)),
        Field::Authors => {
            for text in texts {
                // The clipper may have copied the word before the name as well.
                let is_whole = |named: &Vec<inline::Linked>| {
                    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
                    !named.is_empty()
                        && !name_words::is_particle(&first)
                        && named.iter().all(|name| names::is_full_name(&name.text))
                };
                let signed = names::byline(&text).filter(is_whole);
                let named = signed
                    .or_else(|| names::all_names(&text))
                    .unwrap_or_else(|| vec![inline::Linked::plain(&text)]);
                for name in named {
                    admit(sheet, line, name, authors);
                }
            }
            sheet.say("authors", "the front matter");
        }
        _ => {
            if let [text] = &texts[..] {
                fields::labelled(sheet, line, field, text, metadata, authors);
            }
        }
    }
}

/// The texts of a value; a name may stand in the brackets of a wiki's link.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => {
            let text = text.trim().trim_start_matches("[[").trim_end_matches("]]").trim_start_matches('#');
            if text.is_empty() { Vec::new() } else { vec![text.to_owned()] }
        }
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(values) => values.get("name").map(texts).unwrap_or_default(),
        Value::Bool(_) | Value::Null => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    fn clipped(text: &str) -> (Metadata, Vec<Author>) {
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), text);
        let (mut metadata, mut authors) = (Metadata::default(), Vec::new());
        read(&mut sheet, &mut metadata, &mut authors);
        (metadata, authors)
    }

    #[test]
    fn front_matter_may_lack_its_quotation_marks() {
        let page = "---\ntitle: Low Water: A History\nauthor: Ada Lind\ntags:\n  - water\n---\n\nText.";
        let (metadata, authors) = clipped(page);
        assert_eq!(metadata.title.map(|title| title.value).as_deref(), Some("Low Water: A History"));
        assert_eq!(metadata.topics.map(|topics| topics.len()), Some(1));
        assert_eq!(authors.len(), 1);
        assert!(clipped("---\nA sentence: with a colon.\n---\n\nText.").0.title.is_none());
    }

    #[test]
    fn the_word_before_a_name_is_none_of_it() {
        let (_, authors) = clipped("---\ntitle: Low Water\nauthor: Written by Ada Lind\n---\n\nText.");
        assert_eq!(authors.iter().map(|author| author.name.value.as_str()).collect::<Vec<_>>(), ["Ada Lind"]);
    }

    #[test]
    fn a_title_of_front_matter_is_without_the_name_of_the_site() {
        let title = |heading: &str| {
            let page = format!("---\ntitle: \"Low Water - The Orsa Desk\"\n---\n\n{heading}\n\nText.");
            clipped(&page).0.title.map(|title| title.value)
        };
        assert_eq!(title("# Low Water").as_deref(), Some("Low Water"));
        assert_eq!(title("Text.").as_deref(), Some("Low Water - The Orsa Desk"));
    }

    #[test]
    fn a_link_may_be_wrapped() {
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), "[The Price of\nWater](/water)\nAda Lind");
        join_links(&mut sheet);
        let left: Vec<&str> = sheet.free(0..sheet.len()).map(|line| sheet.text(line)).collect();
        assert_eq!(left, ["[The Price of Water](/water)", "Ada Lind"]);
    }

    #[test]
    fn the_link_of_a_card_is_that_of_its_heading() {
        let joined = |page: &str| {
            let mut sheet = Sheet::new(&FilePath::new("a.txt"), page);
            join_links(&mut sheet);
            sheet.free(0..sheet.len()).map(|line| sheet.text(line).to_owned()).collect::<Vec<_>>()
        };
        let card = "[Paper\n\n### Low Water\n\nMay 2, 2012\n\n](/low-water)";
        assert_eq!(joined(card), ["Paper", "### [Low Water](/low-water)", "May 2, 2012"]);
        let pictured = "[![The weir](/weir.png)\n\n### Low Water\n\nMay 2, 2012](/low-water)";
        assert_eq!(
            joined(pictured),
            ["![The weir](/weir.png)", "### [Low Water](/low-water)", "May 2, 2012"]
        );
        for other in ["[sic\n\n## Low Water\n\nIt fell [twice](/fell).", "[Paper\n\nLow\n\nWater](/a)"] {
            assert_eq!(joined(other), other.split("\n\n").collect::<Vec<_>>());
        }
    }

    #[test]
    fn links_between_a_text_and_its_notes_are_numbers() {
        let unlinked = |text: &str| {
            let mut sheet = Sheet::new(&FilePath::new("a.txt"), text);
            unlink_notes(&mut sheet);
            sheet.text(0).to_owned()
        };
        assert_eq!(unlinked("It fell.[1](#_edn1) It rose.[\\[2\\]](#_edn2)"), "It fell.[1] It rose.[2]");
        assert_eq!(unlinked("[[1]](https://desk.example/a#_ftnref1) The gauge."), "[1] The gauge.");
        assert_eq!(unlinked("The gauge. [↩](#ref1)"), "The gauge.");
        let link = "In [2016](#year) and [12](https://desk.example/a#b).";
        assert_eq!(unlinked(link), link);
    }
}
