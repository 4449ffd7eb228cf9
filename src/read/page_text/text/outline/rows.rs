//! Rows of questions that look like headings, each behind its label.

use crate::read::page_text::sheet::paragraphs::Paragraph;
use crate::read::page_text::words::sentences;

/// A label has no more words.
const LABEL: usize = 3;

/// As many such questions are a row.
const ROW: usize = 3;

/// Whether a paragraph is one of a row of questions, each behind its label: "Legal: who can be charged?" The text asks
/// them one after the other, and they are no headings.
pub(super) fn is_of_questions(paragraphs: &[Paragraph], at: usize) -> bool {
    let is_one = |one: &&Paragraph| is_labelled_question(&one.text);
    let above = paragraphs[..at].iter().rev().take_while(is_one).take(ROW).count();
    let below = paragraphs[at..].iter().take_while(is_one).take(ROW).count();
    below > 0 && above + below >= ROW
}

/// Behind the label of a heading stands a title, and that has a capital.
fn is_labelled_question(text: &str) -> bool {
    let asks = text.ends_with(['?', '؟']);
    asks && text.split_once(": ").is_some_and(|(label, question)| {
        label.split(' ').count() <= LABEL && sentences::begins_small(question)
    })
}
