//! Figures: pictures with their captions, and what stands in a figure that is no picture.

use dom_query::NodeRef;

use super::flow::Flow;
use super::walk::Walk;
use crate::read::blocks::{Block, BlockKind, Image, Inline, plain_text};
use crate::read::frame::words;

impl Walk<'_, '_> {
    /// Pictures with their caption. The caption belongs to the last one, as it stands below it; where
    /// the figure holds something else, it is a paragraph.
    pub(super) fn figure(&mut self, node: &NodeRef<'_>, out: &mut Flow) {
        let is_own = |child: &NodeRef<'_>| {
            let figure = child.ancestors_it(None).find(|ancestor| ancestor.has_name("figure"));
            child.has_name("figcaption") && figure.is_some_and(|figure| figure.id == node.id)
        };
        let captions: Vec<NodeRef<'_>> = node.descendants_it().filter(is_own).collect();
        let mut caption = Flow::default();
        self.figure_depth += 1;
        for node in &captions {
            self.children(node, &mut caption);
            caption.end_line();
        }
        let (caption, inside) = caption.into_line(&Inline::Text(" ".to_owned()));
        let mut blocks = self.inside(node).into_blocks();
        self.figure_depth -= 1;
        blocks.extend(inside);
        let text = plain_text(&caption);
        let is_empty = blocks.is_empty();
        let last = blocks.iter_mut().rev().find_map(|block| match &mut block.kind {
            BlockKind::Figure(image) => Some(image),
            _ => None,
        });
        match last {
            _ if text.is_empty() => {}
            Some(image) => add_caption(image, &text),
            // A caption says nothing without its picture, or its film.
            None if is_empty => self.pictures.drop_caption(text),
            None => blocks.push(Block::new(BlockKind::Paragraph(caption), 0..0)),
        }
        out.end_line();
        out.blocks.extend(blocks);
    }

    /// A caption that stands outside a figure belongs to the picture before it, if there is one.
    pub(super) fn caption(&mut self, node: &NodeRef<'_>, out: &mut Flow) {
        out.end_line();
        let mut inner = self.inside(node);
        inner.end_line();
        let is_paragraph = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
        let is_over_text = !out.blocks.iter().any(is_paragraph) && !is_in_block(node);
        let last = out.blocks.last_mut().map(|block| &mut block.kind);
        let text = inner.blocks.iter().map(Block::plain_text).collect::<Vec<_>>().join(" ");
        let has_pictures = inner.blocks.iter().any(|block| matches!(block.kind, BlockKind::Figure(_)));
        match last {
            _ if has_pictures || text.is_empty() => out.blocks.append(&mut inner.blocks),
            Some(BlockKind::Figure(image)) => add_caption(image, &text),
            // What stands above all paragraphs is that of the picture over the text, which is gone.
            _ if is_over_text && text.split_whitespace().count() <= CAPTION => {
                self.pictures.drop_caption(text);
            }
            _ if self.pictures.dropped() > 0 || is_credit(node, &text) => self.pictures.drop_caption(text),
            _ => out.blocks.append(&mut inner.blocks),
        }
    }
}

/// Whether an element stands in another that may have a beginning of its own, such as an item of a list.
fn is_in_block(node: &NodeRef<'_>) -> bool {
    const BLOCKS: [&str; 5] = ["blockquote", "dd", "figure", "li", "td"];
    node.ancestors_it(None).any(|above| BLOCKS.iter().any(|name| above.has_name(name)))
}

/// No more words stand below a picture.
const CAPTION: usize = 60;

/// Whether a line is short, no sentence, and by its class says who took a picture: it does so of one that
/// is gone.
fn is_credit(node: &NodeRef<'_>, text: &str) -> bool {
    words().is_credit_of_picture(&node.class().unwrap_or_default())
        && text.split_whitespace().count() <= CREDIT
        && !text.ends_with(['.', '!', '?'])
}

/// No more words name who took a picture.
const CREDIT: usize = 8;

/// Sets the caption of a picture, or what is said of it besides: who took it.
fn add_caption(image: &mut Image, text: &str) {
    let said = image.caption.take().map(|said| format!("{said} "));
    image.caption = Some(format!("{}{text}", said.unwrap_or_default()));
}

/// Makes captions of the paragraphs in bold or italics that number a figure and stand over its picture.
pub fn join_titles(blocks: &mut Vec<Block>) {
    let titles = blocks.windows(2).enumerate().filter_map(|(index, pair)| {
        let is_title = numbers_figure(&pair[0]) && matches!(pair[1].kind, BlockKind::Figure(_));
        is_title.then_some(index)
    });
    for index in titles.collect::<Vec<_>>().into_iter().rev() {
        let title = blocks.remove(index).plain_text();
        if let BlockKind::Figure(image) = &mut blocks[index].kind {
            let said = image.caption.take();
            add_caption(image, &title);
            said.into_iter().for_each(|said| add_caption(image, &said));
        }
    }
}

/// "**Figure 1. The dam in July**".
fn numbers_figure(block: &Block) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else { return false };
    let is_dressed = content.iter().all(|inline| matches!(inline, Inline::Strong(_) | Inline::Emphasis(_)));
    is_dressed && words().numbers_figure(&plain_text(content))
}

/// Whether an element is the caption of a picture by its name or its class.
pub fn is_caption(node: &NodeRef<'_>) -> bool {
    let class = node.class().unwrap_or_default();
    let is_text = !node.descendants_it().any(|child| child.has_name("img"));
    is_text && (node.has_name("figcaption") || class.split_whitespace().any(|name| words().is_caption(name)))
}
