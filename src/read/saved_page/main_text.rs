//! Finds the main text of a page, which is a library's work.
//!
//! A site's own rule goes first, then dom_smoothie's port of Readability, on which a count of the
//! prose is a check. What neither finds is not lost: the whole page is the text then, and a warning says so.

use std::cell::LazyCell;

use dom_query::{Document, NodeRef, Selection};
use dom_smoothie::{Config, Readability};

use super::classes::{self, CLASSES};
use super::dress::is_hidden;
use super::fault::Fault;
use super::metadata::survey::is_block;
use super::prose;
use super::sites::SiteRule;
use super::stacks;
use crate::diagnostic::Diagnostics;
use crate::files::FilePath;
use crate::read::frame::{key, words};
use crate::read::page_text::labels::LABELS;

/// A main text with fewer letters of prose than this may be the wrong one.
const SHORT: usize = 500;

/// It is the wrong one if it holds a smaller share of the prose than this, measured by the element
/// that holds most of it.
const LEAST_SHARE: f32 = 0.3;

/// What is no part of the text of the element that holds most of the prose.
const FRAME: &str = "nav, aside, footer, form, button";

/// The main text, as a document of its own.
pub fn find(
    document: Document,
    rule: Option<&SiteRule>,
    file: &FilePath,
    diagnostics: &mut Diagnostics,
) -> Document {
    name_by_class(&document);
    if let Some(rule) = rule {
        rule.remove
            .iter()
            .filter_map(|selector| document.try_select(selector))
            .for_each(|found| found.remove());
        let named = rule.body.iter().filter_map(|selector| document.try_select(selector));
        if let Some(named) = named.into_iter().find(has_text) {
            return Document::from(outermost(&named));
        }
    }
    // Readability drops elements for what their classes seem to say. A heading amid paragraphs may have
    // any: `header-anchor`. One of the first rank is that of a box as often.
    let is_paragraph = |node: NodeRef<'_>| node.has_name("p");
    let is_amid = |node: &&NodeRef<'_>| {
        let mut above = std::iter::successors(node.prev_element_sibling(), NodeRef::prev_element_sibling);
        node.next_element_sibling().is_some_and(is_paragraph) && above.any(is_paragraph)
    };
    let headings = document.select("h2, h3, h4, h5, h6");
    headings.nodes().iter().filter(is_amid).for_each(|heading| heading.remove_attr("class"));
    strip_layers(&document);
    unfold(&document);
    lower_ranks(&document);
    keep_captions(&document);
    let whole = document.select_single("body").html();
    let parts = stacks::parts(&document);
    let mut found = readable(document);
    if found.as_ref().is_some_and(|found| stacks::is_torn(found, &parts)) {
        let again = Document::from(whole.clone());
        stacks::undo(&again);
        let letters = |found: &Option<Document>| found.as_ref().map_or(0, prose::letters);
        let second = readable(again);
        found = if letters(&second) >= letters(&found) { second } else { found };
    }
    let letters = found.as_ref().map_or(0, prose::letters);
    if letters < SHORT {
        let container = prose::container(&Document::from(whole.clone()));
        if let Some((html, _)) = container.filter(|(_, all)| *all as f32 * LEAST_SHARE > letters as f32) {
            let text = Document::from(html);
            text.select(FRAME).remove();
            return text;
        }
    }
    found.unwrap_or_else(|| {
        let text = Document::from(whole);
        if has_text(&text.select("body")) {
            diagnostics.push(Fault::NoMainText { file: file.clone() });
        }
        text
    })
}

/// What Readability finds, if anything.
fn readable(document: Document) -> Option<Document> {
    // Classes, ids and `data-` say more about an element than its place does, and steps after this
    // one go by them.
    let config = Config { keep_classes: true, ..Config::default() };
    let article =
        Readability::with_document(document, None, Some(config)).and_then(|mut found| found.parse());
    let article = article.ok().filter(|article| !article.text_content.trim().is_empty());
    article.map(|article| Document::from(article.content))
}

/// Takes away what builders of pages put round every block of a text: Readability takes the paragraphs
/// of one block for the whole of it, where the blocks do not stand in one element.
fn strip_layers(document: &Document) {
    let is_loose = |child: NodeRef<'_>| {
        let is_inline = child.node_name().is_some_and(|name| child.is_element() && !is_block(&name));
        is_inline || child.is_text() && !child.text().trim().is_empty()
    };
    let is_layer = |node: &&NodeRef<'_>| {
        let class = node.class().unwrap_or_default();
        class.split_whitespace().any(|name| words().is_layer(name)) && !node.children_it(false).any(is_loose)
    };
    let boxes = document.select("div[class]");
    let layers: Vec<_> = boxes.nodes().iter().filter(is_layer).collect();
    layers.iter().for_each(|node| node.rename(LAYER));
    if !layers.is_empty() {
        document.root().strip_elements(&[LAYER]);
    }
}

/// What an element is called that is about to be taken away from round what stands in it.
const LAYER: &str = "layer";

/// Has sections that fold keep their headings and their text: a button that is all of a heading is its text, and one
/// without words beside a heading would have Readability drop both, as it drops what the page does not show yet.
fn unfold(document: &Document) {
    let hidden = document.select("[hidden], [aria-hidden=true], [style]");
    let shown = LazyCell::new(|| key(&document.text()));
    for hidden in hidden.nodes().iter().filter(|node| node.prev_element_sibling().is_some()) {
        if is_folded(hidden, &shown) {
            ["hidden", "aria-hidden", "style"].iter().for_each(|name| hidden.remove_attr(name));
        }
    }
    const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];
    for button in document.select("button").nodes() {
        let text = key(&button.text());
        let is_heading = |node: &NodeRef<'_>| HEADINGS.iter().any(|name| node.has_name(name));
        let is_whole = |node: NodeRef<'_>| is_heading(&node) && key(&node.text()) == text;
        if text.is_empty() && button.prev_element_sibling().is_some_and(|before| is_heading(&before)) {
            button.remove_from_parent();
        } else if button.ancestors_it(Some(2)).any(is_whole) {
            button.rename("span");
        }
    }
}

/// Whether an element of an article is not shown until somebody chooses the heading directly above it, and says what
/// nothing else on the page says. A site hides its dialogs, its menus and other languages as well.
fn is_folded(node: &NodeRef<'_>, shown: &str) -> bool {
    let is_hidden = is_hidden(node) || node.attr("aria-hidden").is_some_and(|hidden| &*hidden == "true");
    let is_heading = |above: &NodeRef<'_>| {
        let button = above.descendants_it().find(|inner| inner.has_attr("aria-expanded"));
        let text = above.text();
        let is_named = ["h2", "h3", "h4", "h5", "h6"].iter().any(|name| above.has_name(name));
        let is_of_site = || words().frame_of(&text).is_some() || LABELS.is_furniture(&text);
        is_named && button.is_some_and(|button| key(&button.text()) == key(&text)) && !is_of_site()
    };
    let above = || node.ancestors_it(None).filter_map(|above| above.node_name());
    let in_article = || {
        above().any(|name| matches!(&*name, "article" | "main"))
            && !above().any(|name| matches!(&*name, "nav" | "header" | "footer" | "aside" | "dialog"))
    };
    let is_prose = |inner: &NodeRef<'_>| inner.has_name("p") && inner.text().trim().len() >= FOLDED;
    let mut prose = node.descendants_it().filter(is_prose).map(|inner| key(&inner.text())).peekable();
    is_hidden
        && !node.has_attr("lang")
        && node.prev_element_sibling().is_some_and(|above| is_heading(&above))
        && in_article()
        && prose.peek().is_some()
        && prose.all(|text| shown.matches(text.as_str()).count() == 1)
}

/// A paragraph of prose has as many bytes.
const FOLDED: usize = 80;

/// Has paragraphs bear the class of captions: Readability makes them of boxes with nothing but text or one
/// paragraph in them, and drops what the classes of these say.
fn keep_captions(document: &Document) {
    let boxes = document.select("div[class]");
    for node in boxes.nodes() {
        let class = node.class().unwrap_or_default();
        if !class.split_whitespace().any(|name| words().is_caption(name)) {
            continue;
        }
        match node.element_children().as_slice() {
            [only] if only.has_name("p") && key(&only.text()) == key(&node.text()) => {
                only.set_attr("class", &class);
            }
            children if children.iter().all(|child| child.has_name("br")) => node.rename("p"),
            _ => {}
        }
    }
}

/// Makes quotations of boxes that their class calls so, and captions of what stands below a picture and
/// begins as its alternative text does, or that its class calls so.
fn name_by_class(document: &Document) {
    let boxes = document.select("div[class], aside[class], p[class]");
    let paragraphs = LazyCell::new(|| {
        let all = document.select("p");
        all.nodes().iter().map(|node| (*node, key(&node.text()))).collect::<Vec<_>>()
    });
    let repeats = |pulled: &NodeRef<'_>| {
        let said = key(&pulled.text());
        let is_inside = |node: &NodeRef<'_>| {
            node.ancestors_it(None).any(|above| above.id == pulled.id) || node.id == pulled.id
        };
        paragraphs.iter().any(|(node, text)| text.contains(&said) && !is_inside(node))
    };
    // One that has paragraphs may be a quotation of somebody else, if the text does not have them too.
    let is_own = |node: &NodeRef<'_>| {
        let holds = |name: &str| node.descendants_it().any(|inner| inner.has_name(name));
        !holds("blockquote") && (!holds("p") || repeats(node))
    };
    let is_pulled = |node: &&NodeRef<'_>| CLASSES.pull_quotes.close(&classes::of(node)) && is_own(node);
    boxes.nodes().iter().filter(is_pulled).for_each(|node| node.rename("blockquote"));
    let pictures = document.select("div > img[alt], div > a > img[alt]");
    for picture in pictures.nodes() {
        let said = key(&picture.attr("alt").unwrap_or_default());
        let holder = picture.ancestors_it(Some(2)).find(|above| above.has_name("div"));
        let beside = holder.map(|holder| holder.element_children()).unwrap_or_default();
        let with_text: Vec<_> = beside.iter().filter(|node| !node.text().trim().is_empty()).collect();
        let is_called = |node: &NodeRef<'_>| {
            classes::of(node).split(|c: char| !c.is_alphanumeric()).any(|part| words().is_caption(part))
        };
        let is_caption = |node: &NodeRef<'_>| {
            said.contains(' ') && key(&node.text()).starts_with(&said) || is_called(node)
        };
        if let ([caption], Some(holder)) = (with_text.as_slice(), holder)
            && is_caption(caption)
            && key(&caption.text()) == key(&holder.text())
            && caption.text().split_whitespace().count() <= CAPTION
        {
            caption.rename("figcaption");
        }
    }
}

/// A caption has no more words.
const CAPTION: usize = 60;

/// Lowers the headings of a text whose sections have headings of the first rank, which its title has to
/// itself in the main text: theirs and those below them would be of one rank.
fn lower_ranks(document: &Document) {
    let is_over_text = |node: &&NodeRef<'_>| {
        node.next_element_sibling().is_some_and(|next| next.has_name("p") && !next.text().trim().is_empty())
    };
    if document.select("h1").nodes().iter().filter(is_over_text).take(2).count() < 2 {
        return;
    }
    for rank in (1..6).rev() {
        let name = format!("h{}", rank + 1);
        document.select(&format!("h{rank}")).nodes().iter().for_each(|heading| heading.rename(&name));
    }
}

/// The HTML of all that a selector found; what stands inside another find is not said twice.
fn outermost(found: &Selection<'_>) -> String {
    let nodes = found.nodes();
    let is_inside = |node: &dom_query::NodeRef<'_>| {
        node.ancestors_it(None).any(|ancestor| nodes.iter().any(|other| other.id == ancestor.id))
    };
    nodes.iter().filter(|node| !is_inside(node)).map(|node| node.html().to_string()).collect()
}

fn has_text(found: &Selection<'_>) -> bool {
    !found.text().trim().is_empty()
}
