//! The boxes between a head and its text: what the text has to say in a few sentences, and what
//! a site has to say of itself.

use crate::model::{Metadata, Placed};
use crate::read::frame::{Frame, words};
use crate::read::page_text::head::bylines;
use crate::read::page_text::sheet::paragraphs;
use crate::read::page_text::sheet::sections::is_prose;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{Field, LABELS, key};
use crate::read::page_text::words::{facts, names, sentences};

/// A box is set in by as many columns.
const BOX: usize = 4;

/// As many paragraphs or lines a box may have.
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
        .map(|paragraph| bylines::markdown(paragraphs::bullet(&paragraph.text).unwrap_or(&paragraph.text)));
    let place = sheet.place_of(below[0].first(), below[boxed - 1].last());
    metadata.summary = Some(Placed::new(texts.collect::<Vec<_>>().join(" "), place));
    sheet.take(label, Part::Label);
    for paragraph in &below[..boxed] {
        sheet.take_all(&paragraph.lines, Part::Metadata);
    }
    sheet.say("summary", "the box above the text");
}

/// No such form has more characters.
const LONGEST_CITATION: usize = 400;

/// Takes the form in which a site would have the text cited: the paragraph below its label, with a year.
pub fn citation(sheet: &mut Sheet) {
    let labels: Vec<usize> = sheet
        .free(0..sheet.len())
        .filter(|line| LABELS.is_citation_label(sheet.text(*line)))
        .take(MOST)
        .collect();
    let is_year = |digits: &str| digits.len() == 4 && digits.starts_with(['1', '2']);
    for label in labels {
        let Some(form) = paragraphs::gather(sheet, label + 1..sheet.len()).into_iter().next() else { return };
        let has_year = form.text.split(|c: char| !c.is_ascii_digit()).any(is_year);
        if has_year && form.text.chars().count() <= LONGEST_CITATION && form.first() <= label + 2 {
            sheet.take(label, Part::Furniture);
            sheet.take_all(&form.lines, Part::Furniture);
        }
    }
}

/// No abstract that another paragraph follows has more characters, and none has more than the other.
const LENGTHS: [usize; 2] = [400, 1500];

/// Reads the abstract of a page whose lines are wrapped, or a summary that calls itself one of a report:
/// the paragraph below its label.
pub fn abstract_below_label(sheet: &mut Sheet, metadata: &mut Metadata) {
    let is_wrapped = sheet.wrap_width().is_some();
    let is_of_report = |line: usize| LABELS.report_summaries.contains(&key(sheet.text(line)));
    let opens = |line: &usize| {
        is_of_report(*line) || is_wrapped && LABELS.field_label(sheet.text(*line)) == Some(Field::Summary)
    };
    let label = sheet.head().into_iter().find(opens).filter(|_| metadata.summary.is_none());
    let Some(label) = label else { return };
    let [told, next, ..] = &paragraphs::gather(sheet, label + 1..sheet.len())[..] else { return };
    // Keywords, names or a heading close it; without them it may be the first part of the text.
    let is_closed = !is_prose(&next.text);
    let most = LENGTHS[usize::from(is_closed)];
    let is_below_text = sheet.free(0..label).any(|line| sheet.is_prose(line));
    let is_alone = is_closed && !is_below_text && !paragraphs::is_item(&next.text);
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

/// Takes the box in which a site tells of the programme or the series that a text belongs to, from
/// its label to the link that leads there: "Program", …, "Learn More".
pub fn programme(sheet: &mut Sheet) {
    let head = sheet.head();
    let leads_on = |line: usize| {
        matches!(sheet.part(line), None | Some(Part::Frame | Part::Furniture))
            && words().frame_of(sheet.text(line)) == Some(Frame::WayOn)
    };
    let opens = |line: &usize| LABELS.programmes.contains(&key(sheet.text(*line)));
    let Some(label) = head.into_iter().find(opens) else { return };
    let lines: Vec<usize> =
        (label..sheet.len()).filter(|line| !sheet.lines[*line].is_blank()).take(MOST).collect();
    // Without the link, a sentence that opens with the label closes it: "This program studies …".
    let tells = |line: usize| {
        let text = key(sheet.text(line));
        let rest = text.split_once(' ').filter(|(first, _)| LABELS.demonstratives.contains(first));
        let is_on_it = rest.and_then(|(_, rest)| rest.strip_prefix(&*key(sheet.text(label))));
        sentences::ends(sheet.text(line)) && is_on_it.is_some_and(|rest| rest.starts_with(' '))
    };
    let end = lines.iter().position(|line| leads_on(*line));
    let end = end.or_else(|| lines.iter().take(3).position(|line| tells(*line)));
    let Some(end) = end.or_else(|| names_programme(sheet, &lines).then_some(1)) else { return };
    // It is told of in a paragraph at the most.
    if lines[..end].iter().filter(|line| is_prose(sheet.text(**line))).count() <= 1 {
        sheet.take_all(&lines[..=end], Part::Furniture);
    }
}

/// Whether directly below byline or date stand a label and a name, and below them the text.
fn names_programme(sheet: &Sheet, lines: &[usize]) -> bool {
    let [label, name, text, ..] = lines[..] else { return false };
    let above: Vec<usize> = sheet.free(0..label).collect();
    let is_fact = |line: &usize| facts::read(sheet.text(*line)).is_some();
    let is_title = |line: &usize| {
        let text = sheet.text(*line);
        text.split(' ').count() > 2 && !is_fact(line) && !names::is_body(text)
    };
    let is_name = !is_prose(sheet.text(name)) && !sentences::ends(sheet.text(name));
    is_name && is_prose(sheet.text(text)) && above.last().is_some_and(is_fact) && above.iter().any(is_title)
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
        programme(&mut sheet);
        takeaways(&mut sheet, &mut metadata);
        let free = sheet.free(0..sheet.len()).map(|line| sheet.text(line).to_owned()).collect();
        (free, metadata.summary.map(|summary| summary.value))
    }

    #[test]
    fn the_box_of_a_programme_ends_with_the_link_to_it() {
        let page = |last: &str| {
            format!(
                "Low Water\n\nProgram\nRivers and Lakes\n\nThe programme asks who reads the gauges of the basin, and who pays them.\n\n{last}\n\n{TEXT}"
            )
        };
        assert_eq!(left(&page("Learn More")).0, ["Low Water", TEXT]);
        assert_eq!(left(&page("The First Year")).0.len(), 6);
        let named = |above: &str| format!("{above}\n\nProject\n\nRivers and Lakes\n\n{TEXT}");
        assert_eq!(left(&named("The Price of Water\n\nMay 2, 2012")).0.len(), 3);
        assert_eq!(left(&named("May 2, 2012")).0.len(), 4);
        assert_eq!(left(&named("The Price of Water")).0.len(), 4);
        let told = page("The First Year").replace("The programme", "This program");
        assert_eq!(left(&told).0, ["Low Water", "The First Year", TEXT]);
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
