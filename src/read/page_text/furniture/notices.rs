//! What a house tells its readers round a text: whose opinion it is, under which licence it may be used, how it
//! comes by mail.

use super::WRAPPED;
use crate::read::frame::{Frame, words};
use crate::read::page_text::sheet::paragraphs;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::{facts, forms, names, sentences};

/// No page has more notes that are called so; each is read with the lines below it.
const MOST_CALLED: usize = 20;

/// No such notice has more lines.
const LONGEST_CALLED: usize = 6;

/// No word for a note has more bytes.
const LONGEST_NOTE_WORD: usize = 20;

/// Takes what a house says of the opinions of its authors at the foot of a page, where it calls it a note: "Note:
/// Nothing written here is to be construed …".
pub(super) fn clear_called_notices(sheet: &mut Sheet) {
    let is_called = |line: &usize| {
        let noted = sheet.text(*line).split_once(": ");
        noted.is_some_and(|(label, notice)| {
            label.len() <= LONGEST_NOTE_WORD && LABELS.is_note_word(label) && LABELS.opens_like_foot(notice)
        })
    };
    let called: Vec<usize> = sheet.free(0..sheet.len()).filter(is_called).take(MOST_CALLED).collect();
    for line in called {
        let notice =
            paragraphs::gather(sheet, line..sheet.len().min(line + LONGEST_CALLED)).into_iter().next();
        if let Some(notice) = notice.filter(|notice| LABELS.is_disclaimer(&notice.text)) {
            sheet.take_all(&notice.lines, Part::Furniture);
        }
    }
}

/// Takes the licence of a picture or a page from the head, with the label above it.
pub(super) fn clear_licence(sheet: &mut Sheet) {
    let is_licence = |line: &usize| {
        let below = sheet.next_line(line + 1);
        LABELS.licences.contains(&key(sheet.text(*line)))
            && below.is_some_and(|below| LABELS.is_copyright(sheet.text(below)))
    };
    let Some(label) = sheet.head().into_iter().find(is_licence) else { return };
    let below = sheet.next_line(label + 1);
    sheet.take_all(&below.into_iter().chain([label]).collect::<Vec<_>>(), Part::Furniture);
}

/// Takes the form for a site's mail: the words that invite to it, what else it says between them and its fields,
/// and its button.
pub(super) fn clear_mail_boxes(sheet: &mut Sheet) {
    let is_of_box = |text: &str| words().frame_of(text) == Some(Frame::NewsletterBox);
    let lines: Vec<usize> = (0..sheet.len()).filter(|line| !sheet.lines[*line].is_blank()).collect();
    for (index, first) in lines.iter().enumerate() {
        let text = sheet.text(*first);
        if sheet.is_prose(*first) || !LABELS.is_notice(text) || LABELS.names_translation(text) {
            continue;
        }
        let mut is_on_mail = LABELS.is_about_mail(text);
        let (mut strangers, mut last) = (0, None);
        for line in lines[index + 1..].iter().take(LONGEST_MAIL_BOX) {
            let text = sheet.text(*line);
            if is_of_box(text) {
                last = Some(*line);
            } else if LABELS.is_about_mail(text) {
                is_on_mail = true;
            } else if strangers < STRANGERS && can_be_of_box(sheet, *line) {
                strangers += 1;
            } else {
                break;
            }
        }
        if let Some(last) = last.filter(|_| is_on_mail) {
            let of_box: Vec<usize> =
                lines[index..].iter().copied().take_while(|line| *line <= last).collect();
            sheet.take_all(&of_box, Part::Furniture);
        }
    }
    let mut is_below = false;
    for line in 0..sheet.len() {
        let text = sheet.text(line);
        if text.is_empty() {
            continue;
        }
        let is_invitation = sheet.part(line) == Some(Part::Furniture) && LABELS.is_about_mail(text);
        is_below = is_invitation || is_below && is_of_box(text);
        if is_below {
            sheet.take(line, Part::Furniture);
        }
    }
}

/// Whether a line may stand in a form for mail that says nothing of mail: the house whose form it is.
fn can_be_of_box(sheet: &Sheet, line: usize) -> bool {
    let text = sheet.text(line);
    let says = LABELS.section(text).is_some()
        || LABELS.kind(text).is_some()
        || LABELS.field(text).is_some()
        || names::byline(text).is_some()
        || facts::read(text).is_some();
    text.len() <= WRAPPED
        && !says
        && !forms::is_item(text)
        && !text.starts_with('#')
        && !sentences::ends(text)
}

/// As far below the invitation the last field of its form stands, in lines.
const LONGEST_MAIL_BOX: usize = 6;

/// As many lines of the form may say nothing of mail.
const STRANGERS: usize = 2;
