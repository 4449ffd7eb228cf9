//! Lines of a head that are known by their form, whatever the page has said before.

use super::PROSE;
use crate::read::blocks::{Block, BlockKind, Inline, plain_text};
use crate::read::frame::{key, says_extent, words};
use crate::read::page_text::labels::{self, Field, LABELS};

/// The label of a reading time has no more words than this.
const LABEL: usize = 3;

/// 「柏木真澄（研究員）」: whether a line is a name and, in the brackets of its script, what its bearer is.
pub fn is_with_post(line: &str, author: &str) -> bool {
    let parts = line.trim_end().strip_suffix('）').and_then(|line| line.split_once('（'));
    parts.is_some_and(|(name, post)| key(name).trim() == author && !post.contains(['（', '。']))
}

/// "Publication date:": whether a paragraph is the label of a field and nothing else.
pub fn is_label(block: &Block) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else { return false };
    let line = plain_text(content);
    let field = LABELS.field_label(&line).filter(|_| line.trim_end().ends_with([':', '：']));
    // What follows the others is of the text: its summary, its sources.
    matches!(
        field,
        Some(Field::Date | Field::Kind | Field::Number | Field::Authors | Field::Publisher | Field::Other)
            | Some(Field::Topics | Field::Regions | Field::Language)
    )
}

/// Whether a block can be no value of a label: prose, a heading, or another label.
pub fn is_no_value(block: &Block) -> bool {
    let is_prose = || block.words() > PROSE && matches!(block.kind, BlockKind::Paragraph(_));
    is_label(block) || is_prose() || matches!(block.kind, BlockKind::Heading(..))
}

/// Whether every line of a paragraph is a label and its value: "Series: River Papers 4".
pub fn is_form(content: &[Inline]) -> bool {
    let lines: Vec<String> = content.split(|inline| *inline == Inline::LineBreak).map(plain_text).collect();
    let is_field = |line: &String| {
        LABELS.field(line).is_some()
            || line.split_once(':').is_some_and(|(label, _)| LABELS.section(label).is_some())
    };
    lines.len() > 1 && lines.iter().all(is_field)
}

/// "Programmes: [Rivers](…)": whether a paragraph is the label of programmes in bold and, behind it, links alone.
pub fn is_linked_field(content: &[Inline]) -> bool {
    let mut shown =
        content.iter().filter(|inline| !matches!(inline, Inline::Text(text) if text.trim().is_empty()));
    let names_programme = |label: &str| {
        let mut words = label.split_whitespace().map(labels::key);
        words.any(|word| LABELS.programmes.contains(word.strip_suffix('s').unwrap_or(&word)))
    };
    let opens = |inline: &Inline| match inline {
        Inline::Strong(label) => {
            let label = plain_text(label);
            label.trim_end().ends_with([':', '：']) && names_programme(&label)
        }
        _ => false,
    };
    let is_sign = |text: &str| !text.contains(char::is_alphanumeric);
    let is_value = |inline: &Inline| match inline {
        Inline::Link { .. } => true,
        Inline::Text(text) => is_sign(text),
        _ => false,
    };
    shown.next().is_some_and(opens) && shown.clone().count() > 0 && shown.all(is_value)
}

/// Whether a line, in brackets or not, says in which other languages the text is to be had.
pub fn names_translation(line: &str) -> bool {
    let line = line.trim().trim_start_matches('(').trim_end_matches([')', '»', '›', '>', '→', ' ']);
    let named = line.rsplit_once(" in ").filter(|(before, _)| !before.contains(' '));
    LABELS.names_translation(line) || named.is_some_and(|(_, language)| LABELS.is_language(language))
}

/// Whether a line is what is left of a byline of which the names were taken, the words that joined them and the minutes
/// that reading takes, or of the day, its label.
pub fn is_left_over(line: &str) -> bool {
    let mut rest = line.split_whitespace().peekable();
    while rest.next_if(|word| words().is_joint(word)).is_some() {}
    let rest: Vec<&str> = rest.collect();
    // "Lecture 3 min.": its label may stand before it without a colon.
    let is_labelled = || {
        let at = rest.iter().position(|word| word.starts_with(char::is_numeric)).unwrap_or_default();
        (1..=LABEL).contains(&at) && says_extent(rest[at..].join(" ").trim_end_matches('.'))
    };
    let is_of_day = || LABELS.field_label(line) == Some(Field::Date);
    !line.trim().is_empty()
        && (rest.is_empty() || says_extent(&rest.join(" ")) || is_labelled() || is_of_day())
}
