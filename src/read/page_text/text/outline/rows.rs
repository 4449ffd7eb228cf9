//! Rows of questions that look like headings, each behind its label.

use crate::read::page_text::sheet::paragraphs::Paragraph;

/// A label has no more words.
const LABEL: usize = 3;

/// Whether a paragraph is a question behind a label, "Legal: who can be charged?", above or below another one: the
/// text asks them one after the other, and they are no headings.
pub(super) fn is_of_questions(paragraphs: &[Paragraph], at: usize) -> bool {
    let is_one = |at: usize| paragraphs.get(at).is_some_and(|one| is_labelled_question(&one.text));
    is_one(at) && (is_one(at + 1) || at.checked_sub(1).is_some_and(is_one))
}

fn is_labelled_question(text: &str) -> bool {
    let asks = text.ends_with(['?', '؟']);
    asks && text.split_once(": ").is_some_and(|(label, _)| label.split(' ').count() <= LABEL)
}
