//! Lines that open or close an item or an entry of a list.

use crate::language::dates;
use crate::read::page_text::sheet::lines::Line;
use crate::read::page_text::words::forms::{Counter, counted};

/// Whether a line opens an item with a letter or a figure in brackets: it stands further out than the line above it, or
/// as far in as the item before it. A line of prose may open with one that it refers to: a figure follows what leads to
/// items, and without a margin an item that says that another one comes.
pub(super) fn is_next_item(above: &Line, below: &Line) -> bool {
    let Some(counter) = counter_of(&below.text) else { return false };
    let follows = || counter_of(&above.text).is_some_and(|before| before.next() == counter);
    let announces = || {
        let said = above.text.strip_suffix(" and").or_else(|| above.text.strip_suffix(" or"));
        said.unwrap_or(&above.text).ends_with(';')
    };
    let is_sure = || match counter {
        Counter::Letter(_) => true,
        Counter::Figure(_) => above.text.ends_with(':') || announces(),
    };
    below.indent < above.indent && is_sure()
        || below.indent == above.indent && follows() && (below.indent > 0 || announces())
}

pub(super) fn counter_of(text: &str) -> Option<Counter> {
    counted(text).map(|(counter, _)| counter)
}

/// Whether a line ends as the entry of a list does: "Low Water, by Ada Lind, March 2009".
pub(super) fn ends_entry(text: &str) -> bool {
    let last = text.rsplit_once(", ").map(|(_, last)| last);
    last.is_some_and(|last| last.contains(char::is_alphabetic) && dates::parse(last).is_some())
}

/// Whether a line says of the entry of a list who wrote it and when: "Ada Lind · March 2009".
pub(super) fn closes_entry(text: &str) -> bool {
    let last = [" · ", " | ", " • "].iter().find_map(|mark| text.rsplit_once(mark));
    last.is_some_and(|(_, last)| dates::parse(last).is_some())
}
