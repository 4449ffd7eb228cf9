//! The lines of a saved page as a browser prints them, for whoever holds them against what was kept.
//!
//! Called when an import is explained; no brief is made of these lines.

use std::ops::Range;

use dom_query::NodeRef;

use super::body::{is_block, places};
use super::parse::parse;
use crate::read::blocks::{Block, BlockKind, Inline};

/// What a page prints, and what it runs.
#[derive(Debug, Default)]
pub struct Printed {
    /// Its lines, in order.
    pub lines: Vec<Line>,
    /// How many scripts it has, those that it loads included.
    pub scripts: usize,
}

/// One line of a page.
#[derive(Debug)]
pub struct Line {
    /// Its text, with single spaces.
    pub text: String,
    /// The part of the site's frame that it stands in, by its element.
    pub zone: Option<&'static str>,
    /// The bytes of the page that it stands at, as far as they were found.
    pub span: Range<usize>,
    /// Its first piece of text, which has no markup in it.
    first: String,
}

/// Elements of the frame round a text, and what they are called.
const ZONES: &[(&str, &str)] = &[
    ("nav", "menu"),
    ("aside", "box beside the text"),
    ("form", "form"),
    ("footer", "foot of the page"),
    ("header", "head of the page"),
];

/// What a browser does not print, or prints only where nothing else can be shown.
const UNPRINTED: &[&str] =
    &["head", "script", "style", "template", "noscript", "select", "iframe", "object", "svg"];

/// Reads the lines of a page; none of one that is too complex to be read at all.
pub fn printed(html: &str) -> Printed {
    let Ok(document) = parse(html) else { return Printed::default() };
    let mut printed = Printed { scripts: document.select("script").length(), ..Printed::default() };
    let mut line = Vec::new();
    walk(&document.root(), None, &mut line, &mut printed.lines);
    end(&mut line, None, &mut printed.lines);
    find(&mut printed.lines, html);
    printed
}

/// Gives every line its place, which is that of its first piece of text.
fn find(lines: &mut [Line], html: &str) {
    let paragraph = |line: &Line| {
        let content = vec![Inline::Text(line.first.clone())];
        Block::new(BlockKind::Paragraph(content), 0..0)
    };
    let mut blocks: Vec<Block> = lines.iter().map(paragraph).collect();
    places::find(&mut blocks, html);
    for (line, block) in lines.iter_mut().zip(blocks) {
        line.span = block.span;
    }
}

fn walk(node: &NodeRef<'_>, zone: Option<&'static str>, line: &mut Vec<String>, lines: &mut Vec<Line>) {
    for child in node.children_it(false) {
        if child.is_text() {
            line.push(child.text().to_string());
            continue;
        }
        let Some(name) = child.node_name().filter(|name| !UNPRINTED.contains(&&**name)) else { continue };
        let own = ZONES.iter().find(|(element, _)| **element == *name).map(|(_, called)| *called);
        let inner = own.or(zone);
        if is_block(&name) || &*name == "br" {
            end(line, zone, lines);
            walk(&child, inner, line, lines);
            end(line, inner, lines);
        } else {
            walk(&child, inner, line, lines);
            line.push(" ".to_owned());
        }
    }
}

fn end(line: &mut Vec<String>, zone: Option<&'static str>, lines: &mut Vec<Line>) {
    let pieces = std::mem::take(line);
    let text = pieces.concat().split_whitespace().collect::<Vec<_>>().join(" ");
    let first = pieces.into_iter().find(|piece| !piece.trim().is_empty()).unwrap_or_default();
    if text.chars().any(char::is_alphanumeric) {
        lines.push(Line { text, zone, span: 0..0, first });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_blocks_do_and_know_their_place() {
        let html = "<head><title>T</title></head><body>\n<nav><a>Home</a><a>About</a></nav>\n<script>x</script>\
                    <p>The <b>river</b> fell<br>again.</p><footer><p>All rights reserved</p></footer></body>";
        let printed = printed(html);
        let lines: Vec<_> = printed.lines.iter().map(|line| (line.zone, line.text.as_str())).collect();
        assert_eq!(
            lines,
            [
                (Some("menu"), "Home About"),
                (None, "The river fell"),
                (None, "again."),
                (Some("foot of the page"), "All rights reserved"),
            ]
        );
        assert_eq!(printed.scripts, 1);
        assert_eq!(&html[printed.lines[3].span.clone()], "All rights reserved");
    }
}
