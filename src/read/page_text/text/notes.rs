//! Notes: digits glued to words, where a list of notes with the same numbers closes the page
//! or stands at the feet of its pages.

mod line;
mod references;

use std::collections::BTreeSet;

pub use line::{is_first, note};
use references::{Reference, Shape, references};

use crate::read::page_text::sheet::paragraphs::Paragraph;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, Section};
use crate::read::page_text::words::sentences;

/// A note, and the paragraph that it was.
pub struct Note {
    /// The number, as the reference to it has it.
    pub label: String,
    /// The paragraph.
    pub paragraph: Paragraph,
}

/// Parts the notes at the feet of a printer's pages from the text that they cut: the text, and the
/// notes from the first on. A page ends below such a note, or above it inside a sentence.
pub fn feet(sheet: &Sheet, paragraphs: &[Paragraph]) -> (Vec<Paragraph>, Vec<Paragraph>) {
    let (mut text, mut feet): (Vec<Paragraph>, Vec<Paragraph>) = (Vec::new(), Vec::new());
    let mut meant: BTreeSet<u64> = BTreeSet::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let expected = feet.len() as u64 + 1;
        let is_next = note(&paragraph.text).is_some_and(|(number, _)| number == expected);
        // Several of them may stand there.
        let is_after = |(at, next): (usize, &Paragraph)| {
            note(&next.text).is_some_and(|(number, _)| number == expected + 1 + at as u64)
        };
        let is_foot = || {
            let below = paragraphs[index + 1..].iter().take(MOST_AT_FOOT).enumerate();
            let more = below.take_while(|next| is_after(*next)).count();
            let below = sheet.next_line(paragraphs[index + more].last() + 1);
            let ends_page = below.is_some_and(|below| {
                sheet.part(below) == Some(Part::Furniture) || sheet.lines[below].opens_page
            });
            let cuts = text.last().is_some_and(|above| !sentences::ends(&above.text) && is_long(&above.text));
            let goes_on = paragraphs.get(index + 1).is_some_and(|next| note(&next.text).is_none());
            ends_page || cuts && goes_on
        };
        if is_next && meant.contains(&expected) && is_foot() {
            feet.push(paragraph.clone())
        } else {
            meant.extend(referred(&paragraph.text));
            text.push(paragraph.clone())
        }
    }
    (text, feet)
}

/// No page has more notes at its foot.
const MOST_AT_FOOT: usize = 20;

/// Whether notes stand below a line: the first one, or one whose number follows that of another of the page. A street
/// and a day have a number as well.
pub fn go_on_below(sheet: &Sheet, line: usize) -> bool {
    let number = |line: usize| note(sheet.text(line)).map(|(number, _)| number);
    let known: BTreeSet<u64> = sheet.free(0..sheet.len()).filter_map(number).collect();
    let goes_on = |number: u64| number == 1 || number > 0 && known.contains(&(number - 1));
    sheet.free(line..sheet.len()).filter_map(number).any(goes_on)
}

/// Whether a text may refer to a note.
pub fn refers(text: &str, number: u64) -> bool {
    referred(text).any(|other| other == number)
}

/// The numbers of the notes to which a text may refer.
pub fn referred(text: &str) -> impl Iterator<Item = u64> {
    let sure = references(text).into_iter().filter(|reference| !reference.shape.needs_label());
    sure.map(|reference| reference.number)
}

/// Whether a text refers to a note for sure: where a figure is glued to a word, "M1", the word may be its own.
pub fn marks(text: &str, number: u64) -> bool {
    let is_at_word = |reference: &Reference| text[..reference.bytes.start].ends_with(char::is_alphabetic);
    references(text).iter().any(|reference| {
        let is_sure = reference.shape != Shape::Glued || !is_at_word(reference);
        reference.number == number && !reference.shape.needs_label() && is_sure
    })
}

/// Whether a text is longer than a heading, below which a numbered item may stand.
fn is_long(text: &str) -> bool {
    text.chars().count() >= 100
}

/// Takes the notes from the end of some paragraphs and marks the references to them, and to those
/// that stood at the feet of pages. Unless every note has its reference, in order, nothing is changed.
pub fn take(paragraphs: &mut Vec<Paragraph>, feet: Vec<Paragraph>) -> Vec<Note> {
    let known = feet.len();
    let is_label = |paragraph: &Paragraph| LABELS.section(&paragraph.text) == Some(Section::Notes);
    let label = paragraphs.iter().rposition(is_label);
    let next = known as u64 + 1;
    let is_first = |paragraph: &Paragraph| note(&paragraph.text).is_some_and(|(number, _)| number == next);
    let first = label.map(|label| label + 1).or_else(|| paragraphs.iter().rposition(is_first));
    let Some(first) = first.or((known > 0).then_some(paragraphs.len())) else { return Vec::new() };
    let numbered = paragraphs[first..].iter().map_while(|paragraph| note(&paragraph.text)).zip(next..);
    let found: Vec<(u64, String)> =
        numbered.take_while(|((number, _), expected)| number == expected).map(|(note, _)| note).collect();
    // Without a label the last paragraphs are notes where there are several.
    let end = first + found.len();
    let is_short = |rest: &Paragraph| rest.text.chars().count() <= 80;
    // A single one in square brackets or with a raised figure is a note as well.
    let is_sure = |note: &str| note.trim_start_matches('\\').starts_with('[') || line::raised(note).is_some();
    let is_single = !found.is_empty() && is_sure(&paragraphs[first].text);
    let is_list = match label {
        Some(_) => paragraphs.len() - end <= 3 && paragraphs[end..].iter().all(is_short),
        None => (found.len() + known > 1 || is_single) && paragraphs.len() - end <= 4,
    };
    let is_labelled = label.is_some();
    let label = label.unwrap_or(first);
    if found.is_empty() && known == 0 || !is_list && !found.is_empty() {
        return Vec::new();
    }
    let Some(marked) = marked(&paragraphs[..label], known + found.len(), is_labelled) else {
        return Vec::new();
    };
    let rest = paragraphs.split_off(end);
    let notes = paragraphs.split_off(label).into_iter().skip(first - label);
    for (paragraph, text) in paragraphs.iter_mut().zip(marked) {
        paragraph.text = text;
    }
    paragraphs.extend(rest);
    let feet = feet.into_iter().filter_map(|paragraph| Some((note(&paragraph.text)?, paragraph)));
    let notes = feet.chain(found.into_iter().zip(notes));
    let notes = notes.map(|((number, text), paragraph)| Note {
        label: number.to_string(),
        paragraph: Paragraph { text, ..paragraph },
    });
    notes.collect()
}

/// The shapes that the references of one page may have, the surest first.
const UNLABELLED: [&[Shape]; 4] = [
    &[Shape::Bracketed],
    &[Shape::Raised],
    &[Shape::Glued],
    &[Shape::Bracketed, Shape::Raised, Shape::Glued, Shape::Doubtful],
];

/// The shapes that they may have where a label shows that notes are meant, with the fewest notes of each.
const LABELLED: [(&[Shape], usize); 3] = [
    (&[Shape::Rounded, Shape::Touching], 1),
    (&[Shape::Apart], 2),
    (&[Shape::Bracketed, Shape::Touching], 2),
];

/// The texts with their references marked; `None` where one is missing. A page has one shape for
/// all of them; where none serves, each reference is the next one of any shape. Of some shapes only a label
/// shows that they refer to notes.
fn marked(paragraphs: &[Paragraph], count: usize, is_labelled: bool) -> Option<Vec<String>> {
    let found: Vec<Vec<Reference>> = paragraphs.iter().map(|paragraph| references(&paragraph.text)).collect();
    // One number between two sentences may be a sentence's own.
    let labelled = LABELLED.iter().filter(|(_, fewest)| is_labelled && count >= *fewest);
    let chosen = UNLABELLED
        .iter()
        .chain(labelled.map(|(shapes, _)| shapes))
        .find_map(|shapes| in_order(&found, count, shapes))?;
    let mark = |(paragraph, chosen): (&Paragraph, Vec<&Reference>)| {
        let mut out = String::with_capacity(paragraph.text.len());
        let mut at = 0;
        for Reference { bytes, number, .. } in chosen {
            out.push_str(&paragraph.text[at..bytes.start]);
            out.push_str(&format!("[^{number}]"));
            at = bytes.end;
        }
        out.push_str(&paragraph.text[at..]);
        out
    };
    Some(paragraphs.iter().zip(chosen).map(mark).collect())
}

/// For each text its references to the notes from 1 on, each the next after the one before it.
fn in_order<'a>(
    found: &'a [Vec<Reference>],
    count: usize,
    shapes: &[Shape],
) -> Option<Vec<Vec<&'a Reference>>> {
    let last = count as u64;
    let mut next = 1;
    let mut out = Vec::with_capacity(found.len());
    for references in found {
        let mut chosen = Vec::new();
        for reference in references {
            if shapes.contains(&reference.shape) && reference.number == next && next <= last {
                chosen.push(reference);
                next += 1;
            }
        }
        out.push(chosen);
    }
    (next > last).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with its references marked, of a page with so many notes below a label.
    fn read(text: &str, count: usize) -> (String, Vec<String>) {
        let notes = (1..=count).map(|number| format!("{number}. Note {number}."));
        let texts = [text.to_owned(), "Notes".to_owned()].into_iter().chain(notes);
        let mut paragraphs: Vec<Paragraph> =
            texts.enumerate().map(|(line, text)| Paragraph { lines: vec![line], text }).collect();
        let notes = take(&mut paragraphs, Vec::new()).into_iter().map(|note| note.paragraph.text).collect();
        (paragraphs[0].text.clone(), notes)
    }

    #[test]
    fn a_note_may_say_that_it_is_one_and_a_decimal_refers_to_none() {
        assert_eq!(note("Note 2: See above."), Some((2, "See above.".to_owned())));
        assert_eq!(note("Chapter 2: See above."), None);
        assert_eq!(read("It cost 5,1 million.1", 1).0, "It cost 5,1 million.[^1]");
    }

    #[test]
    fn behind_a_comma_a_digit_refers_to_a_note_where_no_decimal_can_be_meant() {
        let year = "In 2008,1 the river fell.2";
        assert_eq!(read(year, 2).0, "In 2008,[^1] the river fell.[^2]");
        assert_eq!(read("It fell »1. It rose in 20182 ; 20183 men saw it.", 2).0.matches("[^").count(), 2);
        let long = "It fell.1 Order 1803,2 which paid 4,2 million, ended 1.803,3 too.3";
        assert_eq!(
            read(long, 3).0,
            "It fell.[^1] Order 1803,[^2] which paid 4,2 million, ended 1.803,3 too.[^3]"
        );
        for decimal in ["It paid 5,1 million.", "It paid 1.803,1 million.", "It paid 2008,15 million."] {
            assert_eq!(read(decimal, 1).0, decimal);
        }
    }

    #[test]
    fn references_of_any_shape_lead_to_their_notes() {
        for text in
            ["One.[1] Two,[2] three.", "One.¹ Two,² three.", "One.1 Two,2 three.", "One.[1] Two,² three."]
        {
            let (marked, notes) = read(text, 2);
            assert_eq!(marked, "One.[^1] Two,[^2] three.", "{text}");
            assert_eq!(notes, ["Note 1.", "Note 2."]);
        }
    }

    #[test]
    fn notes_need_no_label_where_the_text_refers_to_each_of_them() {
        let page = |texts: &[&str]| -> Vec<Paragraph> {
            let texts = texts.iter().enumerate();
            texts.map(|(line, text)| Paragraph { lines: vec![line], text: (*text).to_owned() }).collect()
        };
        let mut paragraphs = page(&["It fell.1 It rose.2", "1 Note one.", "2 Note two."]);
        assert_eq!(
            (take(&mut paragraphs, Vec::new()).len(), paragraphs[0].text.as_str()),
            (2, "It fell.[^1] It rose.[^2]")
        );
        for texts in [&["It fell. It rose.", "1. One.", "2. Two."][..], &["It fell.1", "1 One."]] {
            let mut paragraphs = page(texts);
            assert_eq!(
                (take(&mut paragraphs, Vec::new()).len(), paragraphs.len()),
                (0, texts.len()),
                "{texts:?}"
            );
        }
        let mut paragraphs = page(&["It fell.[1]", "[1] Note one."]);
        assert_eq!(take(&mut paragraphs, Vec::new()).len(), 1);
        // A line that a site left below its notes is none of them.
        let mut paragraphs = page(&["It fell.1", "Notes", "1 Note one.", "River Board"]);
        assert_eq!((take(&mut paragraphs, Vec::new()).len(), paragraphs.len()), (1, 2));
    }

    #[test]
    fn the_shape_that_serves_all_notes_is_the_page_s_own() {
        // "G2" refers to nothing where the notes stand in brackets.
        assert_eq!(read("Of the G1 one.[1] Of the G2 two.[2]", 2).0, "Of the G1 one.[^1] Of the G2 two.[^2]");
    }

    #[test]
    fn round_brackets_refer_to_labelled_notes_where_they_count_up_no_list() {
        assert_eq!(read("It fell (1). It rose (2).", 2).0, "It fell [^1]. It rose [^2].");
        assert_eq!(
            read("It fell.(1) It rose in the HCR(2) too.", 2).0,
            "It fell.[^1] It rose in the HCR[^2] too."
        );
        assert_eq!(read("It fell.[1] See table (2).", 2).0, "It fell.[1] See table (2).");
        let law = "It fell.(1) A 501(c)(2) rose.(2)";
        assert_eq!(read(law, 2).0, "It fell.[^1] A 501(c)(2) rose.[^2]");
        for text in ["Two things: (1) it fell, (2) it rose.", "(1) It fell. It rose (2)."] {
            assert_eq!(read(text, 2).0, text);
        }
    }

    #[test]
    fn a_number_between_two_sentences_refers_to_a_labelled_note() {
        assert_eq!(read("It fell. 1 It rose. 2", 2).0, "It fell.[^1] It rose.[^2]");
        for text in ["It fell. 1 man saw it. 2 men did.", "It was No. 1 It fell. 2"] {
            assert_eq!(read(text, 2).0, text);
        }
    }

    #[test]
    fn the_nearer_of_two_shapes_is_the_reference() {
        assert_eq!(read("One.¹ Two.2 See [1] again.", 2).0, "One.[^1] Two.[^2] See [1] again.");
    }

    #[test]
    fn a_note_without_its_reference_leaves_the_page_as_it_is() {
        for text in
            ["One.1 Nothing for the second.", "Version 3.1 and 1,2", "Two.2 One.1", "No number at all."]
        {
            let (left, notes) = read(text, 2);
            assert_eq!((left.as_str(), notes.len()), (text, 0), "{text}");
        }
    }

    #[test]
    fn numbers_of_the_text_are_no_references() {
        assert_eq!(read("In 1996 they paid 3.1 percent.1", 1).0, "In 1996 they paid 3.1 percent.[^1]");
    }
}
