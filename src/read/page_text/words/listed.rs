//! What one line lists: topics, regions, tags.

use super::forms;
use super::inline;
use super::labels::LABELS;
use crate::read::blocks::{Inline, plain_text};

/// The names of a line: one, or several with commas and no address.
pub fn names(text: &str) -> Vec<String> {
    let text = unbulleted(text);
    let row = row(text);
    if row.len() > 1 {
        return row;
    }
    let one = inline::linked(text);
    let pieces =
        before_buttons(text).split([',', ';', '|', '•', '،']).map(inline::linked).map(|name| name.text);
    let mut names: Vec<String> = pieces.filter(|name| !name.is_empty()).collect();
    // "Water, Salt, and Grain"
    let last = names.last().and_then(|last| last.split_once(' ')).filter(|(first, _)| LABELS.joins(first));
    if let Some(rest) = last.map(|(_, rest)| rest.to_owned()).filter(|_| names.len() > 2) {
        names.pop();
        names.push(rest);
    }
    if one.address.is_some() { vec![one.text] } else { names }
}

/// The names of a row: links side by side, names with their addresses, or columns.
pub fn row(text: &str) -> Vec<String> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '•' | '·');
    let shown = |name: &str| inline::linked(name.trim_matches(is_mark)).text;
    let pieces = inline::pieces(text);
    let links: Vec<String> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Inline::Link { content, .. } => Some(plain_text(content)),
            _ => None,
        })
        .collect();
    if links.len() > 1 {
        return links.iter().map(|link| shown(link)).collect();
    }
    let by_address = text.split_inclusive(')').map(shown);
    if text.matches(" (/").count() > 1 {
        return by_address.filter(|name| !name.is_empty()).collect();
    }
    // "China  Energy  Iran Sanctions": wide gaps part them where no other mark does.
    let cells: Vec<&str> = text.split("  ").filter(|cell| !cell.trim().is_empty()).collect();
    if cells.len() > 2 && !text.contains([',', ';', '|']) {
        return cells.into_iter().map(shown).collect();
    }
    forms::columns(text).into_iter().map(shown).filter(|name| !name.is_empty()).collect()
}

/// A line without the words of a site's frame behind its last bars: "Water, Salt | Permalink | Comments off".
pub fn before_buttons(line: &str) -> &str {
    let is_button = |part: &str| LABELS.is_furniture(part) && !LABELS.has_copyright(part);
    let mut rest = line;
    while let Some((before, _)) = rest.rsplit_once(" | ").filter(|(_, part)| is_button(part)) {
        rest = before;
    }
    rest
}

/// A line without the bullets before it.
pub fn unbulleted(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || LABELS.bullets.contains(c))
}
