//! What stands between the head and the text without being of either: what the page's first picture
//! shows.

use super::paragraphs::{self, looks_like_heading};
use super::sheet::{Part, Sheet};

/// Where a kind stands below byline and date, the text begins below it, and what lies between is a
/// caption or the site's.
pub fn clear_above_kind(sheet: &mut Sheet, anchor: Option<usize>, kind: Option<usize>) {
    let Some((anchor, kind)) = anchor.zip(kind).filter(|(anchor, kind)| anchor < kind) else { return };
    let between: Vec<usize> = sheet.free(anchor..kind).collect();
    if between.iter().all(|line| sheet.text(*line).chars().count() < 140) {
        sheet.take_all(&between, Part::Furniture);
    }
}

/// A caption has as many words or more; a heading in small letters seldom has.
const FEWEST_WORDS: usize = 6;

/// Takes the line directly above the text that tells what a picture shows: a phrase in small letters,
/// where no heading of the text is one.
pub fn clear_above_text(sheet: &mut Sheet, head_end: usize) {
    let Some(text) = sheet.free(head_end + 1..sheet.len()).find(|line| sheet.opens_prose(*line)) else {
        return;
    };
    let above = paragraphs::gather(sheet, head_end + 1..text);
    let [caption] = &above[..] else { return };
    // Directly above a wrapped line stands the one before it.
    let is_parted = |line: usize| sheet.lines[line].is_blank() || !sheet.is_free(line);
    let is_alone = is_parted(caption.first() - 1)
        && (sheet.wrap_width().is_none() || sheet.lines[caption.last() + 1].is_blank());
    if !is_alone || !is_phrase(&caption.text) {
        return;
    }
    let is_heading = |line: usize| looks_like_heading(sheet.text(line)) && is_phrase(sheet.text(line));
    if !sheet.free(text..sheet.len()).any(is_heading) {
        sheet.take_all(&caption.lines, Part::Furniture);
    }
}

/// Whether a text is a phrase of small words without the marks of a heading or a sentence.
fn is_phrase(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.chars().count() > 3);
    let (small, all) = words.fold((0, 0), |(small, all), word| {
        (small + usize::from(word.starts_with(char::is_lowercase)), all + 1)
    });
    text.starts_with(char::is_uppercase)
        && text.split_whitespace().count() >= FEWEST_WORDS
        && small * 2 > all
        && !text.contains([':', '?', '؟', '|', '[', '"', '“', '«'])
        && !super::sentences::ends(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::page_text::sheet::left_by;

    const TEXT: &str =
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.";

    /// What is left of a head of one line, the lines above a text, and the text.
    fn left(above: &str, text: &str) -> usize {
        let page = format!("Dry Years\n\n{above}\n\n{text}\n");
        left_by(|sheet| clear_above_text(sheet, 0), &page).len()
    }

    #[test]
    fn a_phrase_in_small_letters_directly_above_the_text_tells_what_a_picture_shows() {
        assert_eq!(left("A barge waits below the weir at Orsa", TEXT), 2);
        assert_eq!(left("A barge waits below the weir at Orsa", &format!("{TEXT}\n\nWho Pays\n\n{TEXT}")), 4);
    }

    #[test]
    fn what_may_be_a_heading_stays() {
        for heading in
            ["A growing role", "A Barge Waits Below the Weir at Orsa", "Why a barge waits below the weir?"]
        {
            assert_eq!(left(heading, TEXT), 3, "{heading}");
        }
        let more = format!("{TEXT}\n\nWhy the towns below want the key\n\n{TEXT}");
        assert_eq!(left("How a barge waits below the weir", &more), 5);
    }
}
