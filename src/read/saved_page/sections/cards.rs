//! Cards of the authors below a text, which no label and no class tells from it: a name on a line, and on
//! the next what its bearer is.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use super::{Context, PROSE, authors, evidence, spaced_text};
use crate::read::page::Page;
use crate::read::saved_page::metadata::names::{is_position, same};

/// How much text a card has at the most, in bytes.
const CARD: usize = 300;

/// No more cards stand below a text.
const MOST: usize = 200;

/// Takes the cards below the last prose off the page, and gives each author what his says.
pub fn take(ctx: &Context, document: &Document, page: &mut Page) {
    let Some(credits) = page.metadata.authors.as_mut() else { return };
    let paragraphs = document.select("p");
    let cards = paragraphs.nodes().iter().filter_map(|node| Some((*node, card(node)?)));
    let owner = |name: &str| credits.iter().position(|credit| same(authors::name(credit), name));
    let cards: Vec<_> =
        cards.filter_map(|(node, (name, position))| Some((node, owner(&name)?, position))).collect();
    let ids: HashSet<NodeId> = cards.iter().map(|(node, ..)| node.id).collect();
    // Every card looks at what stands round it.
    if cards.len() > MOST {
        return;
    }
    let mut has_bio = false;
    for (node, owner, position) in cards {
        if !closes_text(&node, &ids) {
            continue;
        }
        let credit = &mut credits[owner];
        has_bio |= credit.bio.is_none();
        credit.bio.get_or_insert_with(|| ctx.placed(position));
        node.remove_from_parent();
    }
    if has_bio {
        evidence(page, "bio", "the cards below the text");
    }
}

/// The name and the position of a card; what leads to his account stands behind a bar.
fn card(node: &NodeRef<'_>) -> Option<(String, String)> {
    let text = spaced_text(node, CARD);
    let (name, about) = text.split_once('\n').filter(|(_, about)| !about.contains('\n'))?;
    let said = about.split('|').map(str::trim).filter(|part| !part.contains('@') && !part.is_empty());
    let position = said.collect::<Vec<_>>().join(", ");
    (text.len() < CARD && is_position(&position)).then(|| (name.trim().to_owned(), position))
}

/// Whether no prose follows a card but that of other cards.
fn closes_text(card: &NodeRef<'_>, cards: &HashSet<NodeId>) -> bool {
    // The cards may have a box to themselves.
    let is_of_cards =
        |node: &NodeRef<'_>| node.element_children().iter().all(|child| cards.contains(&child.id));
    let outer = card.parent().filter(is_of_cards).unwrap_or(*card);
    let mut below = std::iter::successors(outer.next_element_sibling(), NodeRef::next_element_sibling);
    let mut above = std::iter::successors(outer.prev_element_sibling(), NodeRef::prev_element_sibling);
    let is_long = |node: &NodeRef<'_>| spaced_text(node, PROSE).len() >= PROSE;
    above.any(|node| is_long(&node) && !cards.contains(&node.id))
        && !below.any(|node| is_long(&node) && !cards.contains(&node.id))
}
