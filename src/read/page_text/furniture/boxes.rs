//! The boxes between a head and its text in which a site tells of itself.

use crate::read::frame::{Frame, words};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::sheet::{paragraphs, sections};
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{facts, forms, inline, names, sentences};

/// As many paragraphs or lines a box may have.
const MOST: usize = 5;

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

/// Takes the box between two paragraphs that says which house a series is of and how it is to be reached:
/// "Published by", and below it "The River Desk", its street and its number.
pub fn imprint(sheet: &mut Sheet) {
    let is_label = |line: &usize| LABELS.imprint_labels.contains(&key(sheet.text(*line)));
    let is_line = |line: &usize| sheet.is_free(*line) && !sheet.is_prose(*line);
    let last = sheet.prose().last().copied().unwrap_or_default();
    let labels = sheet.free(0..last).filter(is_label).filter(|label| sections::follows_prose(sheet, *label));
    let Some(label) = labels.into_iter().next() else { return };
    let lines: Vec<usize> = (label..last)
        .filter(|line| !sheet.lines[*line].is_blank())
        .take(LONGEST_IMPRINT)
        .take_while(is_line)
        .collect();
    // A number to call has its area in brackets, or that of its country before it; a book has other numbers.
    let is_called = |text: &str| {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        (FEWEST_DIGITS..=MOST_DIGITS).contains(&digits)
            && text.starts_with(['(', '+'])
            && !text.contains(char::is_alphabetic)
    };
    let is_reached = |line: &usize| {
        let text = sheet.text(*line);
        is_called(text)
            || words().names_telephone(text)
            || inline::is_address(text)
            || forms::is_mail_address(text)
    };
    let names_house = lines.get(1).is_some_and(|house| {
        let name = sheet.text(*house);
        LABELS.is_house(name) || names::is_of_body(name)
    });
    if let Some(end) = lines.iter().rposition(is_reached).filter(|_| names_house) {
        sheet.take_all(&lines[..=end], Part::Furniture);
    }
}

/// As many lines such a box may have.
const LONGEST_IMPRINT: usize = 14;

/// What is called has as many digits.
const FEWEST_DIGITS: usize = 7;
const MOST_DIGITS: usize = 15;

/// Takes the box in which a site tells of the programme or the series that a text belongs to, from
/// its label to the link that leads there: "Program", …, "Learn More".
pub fn programme(sheet: &mut Sheet) {
    let head = sheet.head();
    let leads_on = |line: usize| {
        matches!(sheet.part(line), None | Some(Part::Frame | Part::Furniture))
            && words().frame_of(sheet.text(line)) == Some(Frame::WayOn)
    };
    let opens = |line: &usize| LABELS.programmes.contains(&key(sheet.text(*line)));
    let Some(label) = head.iter().copied().find(opens) else {
        // The name may stand there without the label.
        let named = named_box(sheet, &head, leads_on);
        return named.into_iter().for_each(|lines| sheet.take_all(&lines, Part::Furniture));
    };
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

/// A name alone on a line of the head, the sentence below it that says it again, and the line below that.
fn named_box(sheet: &Sheet, head: &[usize], leads_on: impl Fn(usize) -> bool) -> Option<[usize; 3]> {
    // The title stands above, and who wrote the text or when.
    let is_fact = |line: usize| facts::read(sheet.text(line)).is_some();
    let is_below_facts = |name: usize| {
        let above = || sheet.free(0..name);
        above().any(is_fact) && above().any(|line| sheet.text(line).split(' ').count() > 2 && !is_fact(line))
    };
    let opens = |name: &str| {
        name.split(' ').next().is_some_and(|first| LABELS.articles.contains(&first.to_lowercase()))
    };
    let is_person = |name: &str| names::is_full_name(name) && !opens(name);
    let is_box = |[at, tells, way]: &[usize; 3]| {
        let (name, tells) = (sheet.text(*at), sheet.text(*tells));
        leads_on(*way)
            && is_below_facts(*at)
            && !is_person(name)
            && name.split(' ').count() <= LONGEST_NAME
            && sentences::ends(tells)
            && names_at_once(tells, name)
    };
    let below = |line: usize| sheet.next_line(line + 1);
    let boxes = head.iter().filter_map(|name| {
        let tells = below(*name)?;
        Some([*name, tells, below(tells)?])
    });
    boxes.into_iter().find(is_box)
}

/// No name of a series has more words.
const LONGEST_NAME: usize = 6;

/// Whether a sentence has a name among its first words: "The blog "Low Water" asks …".
fn names_at_once(sentence: &str, name: &str) -> bool {
    let opening = sentence.split(' ').take(2 * LONGEST_NAME).collect::<Vec<_>>().join(" ");
    format!(" {} ", spaced(&opening)).contains(&format!(" {} ", spaced(name)))
}

/// The words of a text, without the marks between them.
fn spaced(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
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
    use crate::read::page_text::sheet::left_by;

    const TEXT: &str =
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.";

    fn left(page: &str) -> Vec<String> {
        left_by(programme, page)
    }

    #[test]
    fn the_box_of_a_programme_ends_with_the_link_to_it() {
        let page = |last: &str| {
            format!(
                "Low Water\n\nProgram\nRivers and Lakes\n\nThe programme asks who reads the gauges of the basin, and who pays them.\n\n{last}\n\n{TEXT}"
            )
        };
        assert_eq!(left(&page("Learn More")), ["Low Water", TEXT]);
        assert_eq!(left(&page("The First Year")).len(), 6);
        let named = |above: &str| format!("{above}\n\nProject\n\nRivers and Lakes\n\n{TEXT}");
        assert_eq!(left(&named("The Price of Water\n\nMay 2, 2012")).len(), 3);
        assert_eq!(left(&named("May 2, 2012")).len(), 4);
        assert_eq!(left(&named("The Price of Water")).len(), 4);
        let bare = |tells: &str| {
            format!("Low Water on the Orsa\n\nby Ada Lind\n\nThe Gauge\n\n{tells}\n\nLearn More\n\n{TEXT}")
        };
        assert_eq!(
            left(&bare("The blog “The Gauge” asks who reads the gauges, and who pays them.")).len(),
            3
        );
        assert_eq!(left(&bare("Nobody asks who reads the gauges, and who pays them.")).len(), 6);
        let told = page("The First Year").replace("The programme", "This program");
        assert_eq!(left(&told), ["Low Water", "The First Year", TEXT]);
    }
}
