//! Step 2, the boxes between a head and its text: what the text has to say in a few sentences, and what
//! a site has to say of itself.

use super::bylines;
use super::head::zone;
use super::labels::{LABELS, key};
use super::paragraphs;
use super::sections::is_prose;
use super::sentences;
use super::sheet::{Part, Sheet};
use crate::model::{Metadata, Placed};
use crate::read::saved_page::frame::Frame;
use crate::read::saved_page::words::words;

/// A box is set in by as many columns.
const BOX: usize = 4;

/// As many paragraphs or lines a box may have.
const MOST: usize = 5;

/// Reads the box that a printer sets above the text, further in, with its label and its sentences.
pub fn takeaways(sheet: &mut Sheet, metadata: &mut Metadata) {
    let indent = |line: usize| sheet.lines[line].indent;
    let opens = |line: &usize| indent(*line) >= BOX && LABELS.takeaways.contains(&key(sheet.text(*line)));
    let Some(label) = zone(sheet).into_iter().find(opens).filter(|_| metadata.summary.is_none()) else {
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

/// Takes the box in which a site tells of the programme or the series that a text belongs to, from
/// its label to the link that leads there: "Program", …, "Learn More".
pub fn programme(sheet: &mut Sheet) {
    let head = zone(sheet);
    let leads_on = |line: usize| {
        matches!(sheet.part(line), None | Some(Part::Frame | Part::Furniture))
            && words().frame_of(sheet.text(line)) == Some(Frame::WayOn)
    };
    let opens = |line: &usize| LABELS.programmes.contains(&key(sheet.text(*line)));
    let Some(label) = head.into_iter().find(opens) else { return };
    let lines: Vec<usize> =
        (label..sheet.len()).filter(|line| !sheet.lines[*line].is_blank()).take(MOST).collect();
    let Some(end) = lines.iter().position(|line| leads_on(*line)) else { return };
    // It is told of in a paragraph at the most.
    if lines[..end].iter().filter(|line| is_prose(sheet.text(**line))).count() <= 1 {
        sheet.take_all(&lines[..=end], Part::Furniture);
    }
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
