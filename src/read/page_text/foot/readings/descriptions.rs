//! What a house says of its entries where it gives no dates: a sentence between the title and the kind of the next one.

use std::collections::BTreeSet;

use super::item::Item;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::{roles, sentences};

/// Which of the items of a section describe the entry that they stand in: each is a sentence directly below a kind and
/// a title, and above the next kind. Where all entries have one, so has the last.
pub(super) fn find(items: &[(Vec<usize>, Item)]) -> BTreeSet<usize> {
    let is_kind = |at: usize| matches!(items.get(at), Some((_, Item::Kind(_))));
    // In Markdown and in copies a gap stands everywhere or nowhere.
    let gap = |at: usize| items[at].0.first().zip(items[at - 1].0.last()).map(|(below, above)| below - above);
    let is_one = |at: &usize| {
        let is_title = matches!(&items[at - 1].1, Item::Text(title) if !sentences::ends(&title.text));
        is_kind(at - 2) && is_title && is_description(&items[*at].1) && gap(*at) == gap(at - 1)
    };
    let mut found: BTreeSet<usize> =
        (2..items.len()).filter(|at| is_kind(at + 1)).filter(|at| is_one(at)).collect();
    let entries = (0..items.len()).filter(|at| is_kind(*at)).count();
    let last = items.len().wrapping_sub(1);
    if !found.is_empty() && found.len() + 1 == entries && is_one(&last) {
        found.insert(last);
    }
    found
}

/// Whether a line is a sentence or two that says neither what somebody is nor where the page was printed.
fn is_description(item: &Item) -> bool {
    let Item::Text(text) = item else { return false };
    let first = text.text.split_whitespace().next().unwrap_or_default().to_lowercase();
    text.address.is_none()
        && sentences::ends(&text.text)
        && !text.text.ends_with(['?', '؟', '!'])
        && text.text.chars().count() <= LONGEST
        && roles::subject(&text.text).is_none()
        && !LABELS.demonstratives.contains(&first)
}

/// No description has more characters.
const LONGEST: usize = 200;
