//! Settles a brief's headings: which one is the title, and which levels the others have.

use super::fault::Fault;
use crate::diagnostic::Diagnostics;
use crate::model::{Brief, Node, Placed};

/// The level of a chapter's first headings: h1 is its title.
const TOP: u8 = 2;

/// Takes a leading heading for the title where there is none, drops one that repeats the title,
/// and closes up the levels of the others: the shallowest becomes h2, and none is skipped.
pub fn settle(brief: &mut Brief, diagnostics: &mut Diagnostics) {
    take_title(brief);
    close_up(brief, diagnostics);
}

fn take_title(brief: &mut Brief) {
    let Some(Node::Heading(0, _)) = brief.body.blocks.first() else { return };
    let heading = &brief.body.headings[0];
    match &brief.metadata.title {
        None => brief.metadata.title = Some(Placed::new(heading.text.clone(), heading.place.clone())),
        Some(title) if folded(&title.value) == folded(&heading.text) => {}
        Some(_) => return,
    }
    brief.body.blocks.remove(0);
    brief.body.remove_first_heading();
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn close_up(brief: &mut Brief, diagnostics: &mut Diagnostics) {
    let headings = &mut brief.body.headings;
    let Some(shallowest) = headings.iter().map(|heading| heading.level).min() else { return };
    // The levels as typed that are open above a heading; their count is the level it is set in.
    let mut open: Vec<u8> = Vec::new();
    for heading in headings {
        let typed = heading.level;
        open.retain(|level| *level < typed);
        let above = open.last().copied().unwrap_or(shallowest.saturating_sub(1));
        if typed > above + 1 {
            diagnostics.push(Fault::HeadingJump { place: heading.place.clone(), from: above, to: typed });
        }
        open.push(typed);
        heading.level = (TOP - 1 + u8::try_from(open.len()).unwrap_or(u8::MAX - TOP)).min(6);
    }
}
