//! The boxes above a text in which it says in a few sentences what it has to say.

use std::collections::BTreeSet;

use super::bylines;
use crate::model::{Metadata, Placed};
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{Field, LABELS, key};
use crate::read::page_text::words::sentences::{self, is_prose};
use crate::read::page_text::words::{forms, roles};

/// A box is set in by as many columns.
const BOX: usize = 4;

/// As many paragraphs a box may have.
const MOST: usize = 5;

/// Reads the box that a printer sets above the text, further in, with its label and its sentences.
pub fn takeaways(sheet: &mut Sheet, metadata: &mut Metadata) {
    let indent = |line: usize| sheet.lines[line].indent;
    let opens = |line: &usize| indent(*line) >= BOX && LABELS.takeaways.contains(&key(sheet.text(*line)));
    let Some(label) = sheet.head().into_iter().find(opens).filter(|_| metadata.summary.is_none()) else {
        return;
    };
    let below = paragraphs::gather(sheet, label + 1..sheet.len());
    let boxed = below.iter().take_while(|paragraph| indent(paragraph.first()) >= BOX).count();
    let is_box = (1..=MOST).contains(&boxed)
        && below.len() > boxed
        && below[..boxed].iter().all(|paragraph| sentences::ends(&paragraph.text));
    if !is_box {
        return;
    }
    let texts = below[..boxed]
        .iter()
        .map(|paragraph| bylines::markdown(forms::bullet(&paragraph.text).unwrap_or(&paragraph.text)));
    let place = sheet.place_of(below[0].first(), below[boxed - 1].last());
    metadata.summary = Some(Placed::new(texts.collect::<Vec<_>>().join(" "), place));
    sheet.take(label, Part::Label);
    for paragraph in &below[..boxed] {
        sheet.take_all(&paragraph.lines, Part::Metadata);
    }
    sheet.say("summary", "the box above the text");
}

/// No teaser has less characters, with which it is known again.
const TEASER: usize = 60;

/// Reads the sentence above the title that a list of the site had beside it: with the same words the text opens
/// below the title.
pub fn teaser(sheet: &mut Sheet, metadata: &mut Metadata) {
    let head = paragraphs::gather(sheet, 0..sheet.len().min(MOST_LINES));
    let [teaser, title, text, ..] = &head[..] else { return };
    let said = forms::without_points(&teaser.text);
    let is_one = said.chars().count() >= TEASER
        && text.text.len() > teaser.text.len()
        && text.text.starts_with(said)
        && !is_prose(&title.text)
        && !sentences::ends(&title.text);
    if is_one && metadata.summary.is_none() {
        let place = sheet.place_of(teaser.first(), teaser.last());
        metadata.summary = Some(Placed::new(bylines::markdown(&teaser.text), place));
        sheet.take_all(&teaser.lines, Part::Metadata);
        sheet.say("summary", "the opening of the text above its title");
    }
}

/// The first paragraphs of a page stand in as many lines.
const MOST_LINES: usize = 40;

/// No abstract that another paragraph follows has more characters, and none has more than the other.
const LENGTHS: [usize; 2] = [400, 1500];

/// Reads the abstract of a page whose lines are wrapped, or a summary that calls itself one of a report:
/// the paragraph below its label.
pub fn abstract_below_label(sheet: &mut Sheet, metadata: &mut Metadata) {
    let is_wrapped = sheet.wrap_width().is_some();
    let is_of_report = |line: usize| LABELS.report_summaries.contains(&key(sheet.text(line)));
    let is_labelled = |line: usize| LABELS.field_label(sheet.text(line)) == Some(Field::Summary);
    let is_item = |line: usize| forms::bullet(sheet.text(line)).is_some();
    let is_over_items = |line: usize| sheet.next_line(line + 1).is_some_and(is_item);
    let opens =
        |line: &usize| is_of_report(*line) || is_labelled(*line) && (is_wrapped || is_over_items(*line));
    let label = sheet.head().into_iter().find(opens).filter(|_| metadata.summary.is_none());
    let Some(label) = label else { return };
    let below = paragraphs::gather(sheet, label + 1..sheet.len());
    if is_over_items(label) {
        return items(sheet, metadata, label, &below);
    }
    let [told, next, ..] = &below[..] else { return };
    // Keywords, names or a heading close it; without them it may be the first part of the text.
    let is_closed = !is_prose(&next.text);
    let most = LENGTHS[usize::from(is_closed)];
    // Above it may stand what the author is.
    let is_text = |line: usize| sheet.is_prose(line) && roles::subject(sheet.text(line)).is_none();
    let is_below_text = sheet.free(0..label).any(is_text);
    let is_alone = is_closed && !is_below_text && !forms::is_item(&next.text);
    let is_told = if is_of_report(label) { is_alone } else { told.lines.len() > 1 };
    if !is_told || !sentences::ends(&told.text) || told.text.chars().count() > most {
        return;
    }
    let place = sheet.place_of(told.first(), told.last());
    metadata.summary = Some(Placed::new(bylines::markdown(&told.text), place));
    sheet.take(label, Part::Label);
    sheet.take_all(&told.lines, Part::Metadata);
    sheet.say("summary", "the abstract");
}

/// As many paragraphs below its first one may be an abstract's, with the heading below them.
const MOST_PARAGRAPHS: usize = 7;

/// An abstract may go on below its first paragraph where an introduction opens the text.
pub fn go_on(sheet: &mut Sheet, first: usize, metadata: &mut Metadata) {
    let below: Vec<usize> = sheet.free(first + 1..sheet.len()).take(MOST_PARAGRAPHS).collect();
    let end = below.iter().position(|line| LABELS.is_introduction(sheet.text(*line)));
    let lines = &below[..end.unwrap_or_default()];
    let is_text = |line: &usize| sentences::ends(sheet.text(*line));
    if let Some(summary) = metadata.summary.as_mut().filter(|_| lines.iter().all(is_text)) {
        for line in lines {
            summary.value.push(' ');
            let text = sheet.text(*line);
            summary.value.push_str(&bylines::markdown(forms::bullet(text).unwrap_or(text)));
        }
        sheet.take_all(lines, Part::Metadata);
    }
}

/// Reads the items of a list that is the summary: sentences, above all of the text.
fn items(sheet: &mut Sheet, metadata: &mut Metadata, label: usize, below: &[Paragraph]) {
    let told: Vec<String> =
        below.iter().map_while(|item| forms::bullet(&item.text)).map(bylines::markdown).collect();
    let is_below_text = sheet.free(0..label).any(|line| sheet.is_prose(line));
    let margins: BTreeSet<usize> =
        below[..told.len()].iter().map(|item| sheet.lines[item.first()].indent).collect();
    let length: usize = told.iter().map(String::len).sum();
    // What goods are described by, and a list within a list, is no summary.
    let is_of_goods = key(sheet.text(label)) == "description";
    if told.len() < 2
        || margins.len() > 1
        || is_of_goods
        || !told.iter().all(|item| sentences::ends(item))
        || is_below_text
        || length > LENGTHS[1]
    {
        return;
    }
    let items = &below[..told.len()];
    let place = sheet.place_of(items[0].first(), items[items.len() - 1].last());
    metadata.summary = Some(Placed::new(format!("- {}", told.join("\n- ")), place));
    sheet.take(label, Part::Label);
    for item in items {
        sheet.take_all(&item.lines, Part::Metadata);
    }
    sheet.say("summary", "the list below its label");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    const TEXT: &str =
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.";

    fn left(page: &str) -> (Vec<String>, Option<String>) {
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), page);
        let mut metadata = Metadata::default();
        takeaways(&mut sheet, &mut metadata);
        let free = sheet.free(0..sheet.len()).map(|line| sheet.text(line).to_owned()).collect();
        (free, metadata.summary.map(|summary| summary.value))
    }

    #[test]
    fn a_wrapped_abstract_is_the_paragraph_below_its_label() {
        let page = |below: &str| {
            let text = format!("{TEXT}\n").repeat(5);
            format!("Low Water\n\nABSTRACT\n\n{text}\n{below}\n\n{text}\n{text}")
        };
        let read = |page: &str| {
            let mut sheet = Sheet::new(&FilePath::new("a.txt"), page);
            let mut metadata = Metadata::default();
            abstract_below_label(&mut sheet, &mut metadata);
            metadata.summary.map(|summary| summary.value.len())
        };
        assert_eq!(read(&page("1 Introduction")), Some(TEXT.len() * 5 + 4));
        assert_eq!(read(&page(TEXT)), None);
    }

    #[test]
    fn a_box_that_is_set_in_says_what_the_text_has_to_say() {
        let page = |indent: &str| {
            format!(
                "Low Water\n\n{indent}KEY POINTS\n\n{indent}Nobody reads the gauges.\n\n{indent}• Somebody should.\n\n{TEXT}"
            )
        };
        let (free, summary) = left(&page("      "));
        assert_eq!((free.len(), summary.as_deref()), (2, Some("Nobody reads the gauges. Somebody should.")));
        assert_eq!(left(&page("")), (left(&page("")).0, None));
    }
}
