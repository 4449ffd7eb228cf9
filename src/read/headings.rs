//! Settles a brief's headings: which one is the title, and which levels the others have.

use super::emphasis;
use super::fault::Fault;
use crate::diagnostic::Diagnostics;
use crate::model::{Brief, HtmlElement, Node, Placed};

/// The level of a chapter's first headings: h1 is its title.
const TOP: u8 = 2;

/// Takes a leading heading for the title where there is none, drops one that repeats the title,
/// and closes up the levels of the others: the shallowest becomes h2, and none is skipped.
///
/// `title` is the document's if it is not the brief's own: an introduction has its part's.
pub fn settle(brief: &mut Brief, title: Option<&str>, diagnostics: &mut Diagnostics) {
    take_title(brief, title);
    close_up(brief, diagnostics);
}

fn take_title(brief: &mut Brief, title: Option<&str>) {
    let Some(Node::Heading(0, children)) = brief.body.blocks.first() else { return };
    let heading = &brief.body.headings[0];
    let own = &mut brief.metadata.title;
    match title.or(own.as_ref().map(|title| title.value.as_str())) {
        None => {
            *own = Some(Placed::new(heading.text.clone(), heading.place.clone()));
            let is_shown = Node::plain_text(children) == heading.text;
            brief.emphasis = if is_shown { emphasis::of(children) } else { Vec::new() };
        }
        Some(title) if folded(title) == folded(&heading.text) => {}
        Some(_) => return,
    }
    let mut kept = Vec::new();
    keep_what_is_no_text(children, &mut kept);
    let (references, kept): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|node| matches!(node, Node::NoteReference(..)));
    let name = if matches!(kept[..], [Node::Picture(_)]) { "figure" } else { "p" };
    let kept = (!kept.is_empty()).then(|| Node::from(HtmlElement::new(name, kept)));
    brief.body.blocks.splice(..1, kept);
    refer_in_text(&mut brief.body.blocks, references);
    brief.body.remove_first_heading();
}

/// A title has no notes: those of a heading that is one are referred to in the paragraph below it, before
/// its own, since notes are numbered in this order.
fn refer_in_text(blocks: &mut Vec<Node>, references: Vec<Node>) {
    if references.is_empty() {
        return;
    }
    match blocks.iter_mut().find(|block| !matches!(block, Node::Element(figure) if figure.name == "figure")) {
        Some(Node::Element(paragraph)) if paragraph.name == "p" => {
            let children = &mut paragraph.children;
            let at = children.iter().position(refers).unwrap_or(children.len());
            children.splice(at..at, references);
        }
        Some(_) | None => blocks.insert(0, HtmlElement::new("p", references).into()),
    }
}

fn refers(node: &Node) -> bool {
    matches!(node, Node::NoteReference(..)) || node.children().iter().any(refers)
}

/// A title is text: pictures and references to notes are kept.
fn keep_what_is_no_text(nodes: &[Node], kept: &mut Vec<Node>) {
    for node in nodes {
        match node {
            Node::Picture(_) | Node::NoteReference(..) => kept.push(node.clone()),
            Node::Text(_) | Node::Element(_) | Node::Heading(..) | Node::Link(..) => {
                keep_what_is_no_text(node.children(), kept);
            }
        }
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn close_up(brief: &mut Brief, diagnostics: &mut Diagnostics) {
    let mut levels = Levels::default();
    for heading in &mut brief.body.headings {
        let typed = heading.level;
        let (level, above) = levels.settle(typed);
        // A text may begin deeper than it goes on; it skips nothing by that.
        if let Some(above) = above.filter(|above| typed > above + 1) {
            diagnostics.push(Fault::HeadingJump { place: heading.place.clone(), from: above, to: typed });
        }
        heading.level = level;
    }
}

/// Closes up levels of headings, one heading after the other.
#[derive(Debug, Default)]
pub struct Levels {
    /// The levels as typed that are open above a heading; their count is the level it is set in.
    open: Vec<u8>,
}

impl Levels {
    /// The level that a heading is set in, and the one as typed of the heading that it stands under.
    pub fn settle(&mut self, typed: u8) -> (u8, Option<u8>) {
        self.open.retain(|level| *level < typed);
        let above = self.open.last().copied();
        self.open.push(typed);
        let level = TOP - 1 + u8::try_from(self.open.len()).unwrap_or(u8::MAX - TOP);
        (level.min(6), above)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::files::FilePath;
    use crate::language::Language;
    use crate::model::Metadata;
    use crate::read::{Source, markdown};

    fn settled(text: &str, title: Option<&str>) -> (Brief, usize) {
        let mut diagnostics = Diagnostics::default();
        let (language, file) = (Language::english(), FilePath::new("a.md"));
        let source = Source { file: Arc::from("a.md"), text, range: 0..text.len() };
        let body = markdown::body(&source, &language, &mut diagnostics);
        let (metadata, replaced_credits) = (Metadata::default(), Vec::new());
        let mut brief = Brief {
            file,
            language,
            metadata,
            emphasis: Vec::new(),
            replaced_credits,
            body,
            pictures: Default::default(),
        };
        settle(&mut brief, title, &mut diagnostics);
        (brief, diagnostics.into_vec().len())
    }

    fn headings(brief: &Brief) -> Vec<(u8, &str)> {
        brief.body.headings.iter().map(|heading| (heading.level, heading.text.as_str())).collect()
    }

    #[test]
    fn a_text_may_begin_deeper_than_it_goes_on() {
        let (brief, said) = settled("x\n\n## Intro\n\n# Part\n\n### Deep", None);
        assert_eq!(headings(&brief), [(2, "Intro"), (2, "Part"), (3, "Deep")]);
        assert_eq!(said, 1, "only the jump below `Part`");
    }

    #[test]
    fn an_introduction_loses_no_heading_but_its_parts_title() {
        let (brief, _) = settled("# Lost\n\nx", Some("The part"));
        assert_eq!((headings(&brief), &brief.metadata.title), (vec![(2, "Lost")], &None));
        let (brief, _) = settled("# The Part\n\nx", Some("The part"));
        assert_eq!((brief.body.headings.len(), brief.body.blocks.len()), (0, 1));
    }

    #[test]
    fn a_heading_taken_for_the_title_leaves_its_picture_and_its_note() {
        let (brief, _) = settled("# ![A map](c.png)\n\nx", None);
        assert_eq!(brief.metadata.title.unwrap().value, "A map");
        let figure = HtmlElement::new("figure", vec![Node::Picture(0)]);
        assert_eq!(brief.body.blocks[0], Node::from(figure));
        let (brief, _) = settled("# A *title[^1]*\n\nx\n\n[^1]: n", None);
        let paragraph = HtmlElement::new("p", vec![Node::Text("x".to_owned()), Node::NoteReference(0, 1)]);
        assert_eq!(brief.body.blocks, [Node::from(paragraph)]);
        let (brief, _) = settled("# A title[^1]\n\nx[^2] y\n\n[^1]: n\n\n[^2]: n", None);
        assert_eq!(brief.body.blocks[0].children()[1], Node::NoteReference(0, 1));
    }
}
