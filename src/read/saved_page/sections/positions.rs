//! What stands beside an author's name and says what he is: "Senior Fellow, River Desk".

use dom_query::{Document, NodeRef};

use super::{Context, spaced_text};
use crate::model::Placed;
use crate::read::saved_page::metadata::names::{is_position, same};

/// How much text a position has at the most, in bytes.
const LINE: usize = 240;

/// The position in the element after one that is the name and nothing else.
pub fn beside(ctx: &Context, document: &Document, name: &str) -> Option<Placed<String>> {
    let body = document.body()?;
    // With room for the gap before what may follow, which makes it another text.
    let is_name = |node: &NodeRef<'_>| node.is_element() && same(&spaced_text(node, name.len() + 1), name);
    let position = |node: NodeRef<'_>| {
        let text = spaced_text(&node.next_element_sibling()?, LINE);
        (is_position(&text) && !text.contains('\n')).then_some(text)
    };
    body.descendants_it().filter(is_name).find_map(position).map(|position| ctx.placed(position))
}
