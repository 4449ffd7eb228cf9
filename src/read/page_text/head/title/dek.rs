//! What a text has to say in a few sentences, between its head and its first paragraph.

use crate::model::{Metadata, Placed};
use crate::read::page_text::furniture;
use crate::read::page_text::head::bylines;
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::text::notes;
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{forms, roles, sentences};

/// What stands before the points of such a summary.
const POINT: char = '∎';

/// No abstract above an introduction has more characters.
const LONGEST_ABSTRACT: usize = 700;

/// Reads a summary below the kind: a few sentences, shorter than the paragraphs of the text.
pub fn summary(sheet: &mut Sheet, metadata: &mut Metadata, kind: Option<usize>, head_end: usize) {
    if metadata.summary.is_some() {
        return;
    }
    let kind = kind.unwrap_or(head_end).max(head_end);
    let body = paragraphs::gather(sheet, kind + 1..sheet.len());
    let [dek, rest @ ..] = &body[..] else { return };
    // Where neither kind nor series is named, a first sentence apart from the rest is the text's own,
    // unless it is set in bold or italics above a text that is not.
    let is_marked = |paragraph: &Paragraph| {
        let inner = paragraph.text.trim_matches(['*', '_']);
        let marks = paragraph.text.len() - inner.len();
        matches!(marks, 2 | 4) && paragraph.text.starts_with(['*', '_']) && !inner.contains(['*', '_'])
    };
    let is_set_off =
        is_marked(dek) && rest.first().is_some_and(|next| is_prose(&next.text) && !is_marked(next));
    // Some houses leave the last stop of a dek out.
    let stops_inside =
        sentences::starts(&dek.text).get(1).is_some_and(|start| dek.text[..*start].trim().ends_with('.'));
    let is_open = stops_inside && !sentences::ends(&dek.text) && are_whole(rest);
    if metadata.kind.is_none() && metadata.number.is_none() && !is_set_off && !is_open {
        return;
    }
    let length = dek.text.chars().count();
    let speaks = dek
        .text
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .any(|word| LABELS.first_person.contains(&word.to_lowercase()));
    let asks_at_last = dek.text.ends_with('?') && sentences::count(&dek.text) > 1;
    let tells_of_author = roles::subject(&dek.text).is_some() && roles::says_role(&dek.text);
    let series = [&metadata.kind, &metadata.number].into_iter().flatten();
    let is_above_text = rest.first().is_some_and(|next| is_prose(&next.text));
    let is_told = sentences::count(&dek.text) > 1 || dek.text.starts_with(POINT);
    let has_standfirst =
        is_told && is_above_text && series.into_iter().any(|series| LABELS.has_standfirst(&series.value));
    let is_above_points = rest.first().is_some_and(|next| LABELS.takeaways.contains(&key(&next.text)));
    // Directly above the introduction stands an abstract.
    let is_abstract = is_told
        && rest.first().is_some_and(|next| LABELS.is_introduction(&next.text) && next.lines.len() == 1)
        && rest.get(1).is_some_and(|next| is_prose(&next.text));
    let most = match (has_standfirst || is_above_points, is_abstract) {
        (true, _) => 1_300,
        (_, true) => LONGEST_ABSTRACT,
        _ => 400,
    };
    let is_dek = (40..=most).contains(&length)
        && (sentences::ends(&dek.text) || stops_inside)
        && !dek.text.ends_with(':')
        && !tells_of_author
        && (has_standfirst || is_set_off || is_abstract || is_short_beside(sheet, dek, rest, kind))
        && !asks_at_last
        && !speaks
        && !LABELS.is_venue(&dek.text)
        && !LABELS.is_editors_note(&dek.text)
        && !LABELS.introduces_text(&dek.text)
        && !LABELS.is_salutation(&dek.text)
        && !opens_with_initial(&dek.text)
        && !refers_to_note(sheet, dek)
        && !forms::is_question(&dek.text)
        // Nothing but what is known may stand between the kind and it.
        && sheet.free(kind + 1..dek.first()).next().is_none();
    if is_dek {
        // Such a series may give it in points.
        let is_point = |point: &&Paragraph| has_standfirst && point.text.starts_with(POINT);
        let points = if is_point(&dek) { body.iter().take_while(is_point).count() } else { 1 };
        // The type of the whole is the site's.
        let marks: &[char] = if is_set_off { &['*', '_'] } else { &[POINT, ' '] };
        let texts: Vec<&str> = body[..points].iter().map(|point| point.text.trim_matches(marks)).collect();
        let place = sheet.place_of(dek.first(), body[points - 1].last());
        metadata.summary = Some(Placed::new(bylines::markdown(&texts.join(" ")), place));
        let lines: Vec<usize> = body[..points].iter().flat_map(|point| point.lines.clone()).collect();
        sheet.take_all(&lines, Part::Metadata);
        sheet.say("summary", "the sentence below the head");
    }
}

/// Whether a paragraph refers to the first of the notes below it, as only the text itself does.
fn refers_to_note(sheet: &Sheet, paragraph: &Paragraph) -> bool {
    notes::marks(&paragraph.text, 1) && notes::go_on_below(sheet, paragraph.last() + 1)
}

/// Whether a text opens with a large first letter that a copy has parted from its word, "T estimony": it is the
/// text itself. A vowel may be a word, and so may what names a thing: "X rays".
fn opens_with_initial(text: &str) -> bool {
    let word = text.split_once(' ').filter(|(letter, _)| letter.len() == 1 && !"AEIOUYXKC".contains(*letter));
    word.is_some_and(|(letter, rest)| {
        letter.starts_with(|c: char| c.is_ascii_uppercase()) && rest.starts_with(char::is_lowercase)
    })
}

/// Whether the first paragraphs of a text are several, and each ends with a stop.
fn are_whole(text: &[Paragraph]) -> bool {
    let first: Vec<&Paragraph> = text.iter().filter(|next| is_prose(&next.text)).take(3).collect();
    text.first().is_some_and(|next| is_prose(&next.text))
        && first.len() == 3
        && first.iter().all(|next| sentences::ends(&next.text))
}

/// Whether a paragraph above the text is short enough to be its summary. A lead stands apart where the
/// page says of the text above or below it how long it is, what it is about or how it is passed on:
/// then it may have more sentences, and be as long as a paragraph.
fn is_short_beside(sheet: &Sheet, dek: &Paragraph, rest: &[Paragraph], head_end: usize) -> bool {
    let [next, second, _, ..] = rest else { return false };
    let says_form = (dek.last() + 1..next.first()).any(|line| furniture::is_about_form(sheet.text(line)));
    let says_topics = (head_end + 1..dek.first()).any(|line| sheet.part(line) == Some(Part::Label));
    let length = dek.text.chars().count();
    let is_below = |share: (usize, usize)| length * share.1 <= usual_length(rest) * share.0;
    // What the text has to say in points stands below its lead.
    if says_form && LABELS.takeaways.contains(&key(&next.text)) {
        return sentences::count(&dek.text) <= LONGEST_LEAD;
    }
    let is_short = match sentences::count(&dek.text) {
        ..=4 if says_form => true,
        ..=4 if says_topics => is_below((3, 4)),
        ..=2 => is_below((2, 3)),
        3..=4 => is_below((1, 2)),
        _ => false,
    };
    // Behind the buttons the text may open with a heading.
    let is_below_heading = || says_form && !is_prose(&next.text) && is_prose(&second.text);
    is_short && (sentences::ends(&next.text) || is_below_heading())
}

/// No lead has more sentences.
const LONGEST_LEAD: usize = 6;

/// A paragraph has as many characters or more; what has less leads to a list, or is one of a list.
const SHORTEST_PARAGRAPH: usize = 120;

/// A paragraph of the text has as many characters: as many have more as have less.
fn usual_length(text: &[Paragraph]) -> usize {
    let lengths = text.iter().map(|next| next.text.chars().count());
    let mut lengths: Vec<usize> = lengths.filter(|length| *length >= SHORTEST_PARAGRAPH).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or_default()
}
