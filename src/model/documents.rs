//! Where the book's own files stand, how much a content document may hold, and how entries are dealt
//! out to several. `assemble` cuts
//! briefs and the Contributors page by it, `render` the other pages of the book's own.

use std::ops::Range;

/// Our own style sheet, from the content folder.
pub const STYLESHEET: &str = "styles/book.css";
/// The cover picture, given or drawn, from the content folder.
pub const COVER: &str = "cover.jpg";

/// The most bytes of blocks, notes or entries in one document. Adobe's engine, which most devices
/// use for side-loaded books, fails between 260 and 300 KB; this is 250 KB less what a document has
/// besides: head, title, byline, bios.
pub const ROOM: usize = 220_000;

/// Cuts entries of these sizes into runs that each fit into a document.
pub fn runs_by_size(sizes: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    runs_within(ROOM, sizes)
}

/// Cuts entries of these sizes into runs of at most `room` bytes; a longer entry is alone.
pub fn runs_within(room: usize, sizes: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut filled = 0;
    for (index, size) in sizes.enumerate() {
        match runs.last_mut() {
            Some(run) if filled + size <= room => {
                run.end = index + 1;
                filled += size;
            }
            _ => {
                runs.push(index..index + 1);
                filled = size;
            }
        }
    }
    runs
}

/// The path of a page's document, from 0: `sources.xhtml`, `sources-2.xhtml`, …
pub fn numbered_path(stem: &str, number: usize) -> String {
    match number {
        0 => format!("{stem}.xhtml"),
        _ => format!("{stem}-{}.xhtml", number + 1),
    }
}
