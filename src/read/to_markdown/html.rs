//! What Markdown has no marks for: tables whose cells span others or that have a caption.

use super::Setting;
use super::inline::{inline, opening};
use crate::read::blocks::{Alignment, Cell, Inline, Table, refers_to_note};

/// A table as HTML, a line a row.
pub(super) fn table(table: &Table) -> String {
    let mut out = String::from("<table>\n");
    if !table.caption.is_empty() {
        out.push_str(&format!("<caption>{}</caption>\n", line(&table.caption)));
    }
    for (section, cell, rows) in [("thead", "th", &table.head), ("tbody", "td", &table.rows)] {
        if rows.is_empty() {
            continue;
        }
        out.push_str(&format!("<{section}>\n"));
        let mut taken = Vec::new();
        for row in rows {
            out.push_str("<tr>");
            for (one, column) in row.iter().zip(columns(row, &mut taken)) {
                let alignment = table.alignments.get(column).copied().flatten();
                push_cell(one, cell, alignment.filter(|_| one.columns == 1), &mut out);
            }
            out.push_str("</tr>\n");
        }
        out.push_str(&format!("</{section}>\n"));
    }
    out.push_str("</table>");
    out
}

/// The columns that the cells of a row begin at; `taken` says for each column how many rows from here on
/// a cell above takes up.
fn columns(row: &[Cell], taken: &mut Vec<usize>) -> Vec<usize> {
    let mut column = 0;
    let mut found = Vec::with_capacity(row.len());
    let mut below: Vec<usize> = taken.iter().map(|rows| rows.saturating_sub(1)).collect();
    for cell in row {
        while taken.get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        found.push(column);
        below.resize(below.len().max(column + cell.columns), 0);
        below[column..column + cell.columns].fill(cell.rows.saturating_sub(1));
        column += cell.columns;
    }
    *taken = below;
    found
}

fn push_cell(cell: &Cell, name: &str, alignment: Option<Alignment>, out: &mut String) {
    out.push_str(&format!("<{name}"));
    if name == "th" {
        out.push_str(" scope=\"col\"");
    }
    for (attribute, number) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
        if number > 1 {
            out.push_str(&format!(" {attribute}=\"{number}\""));
        }
    }
    if let Some(side) = alignment {
        let side = match side {
            Alignment::Left => "left",
            Alignment::Center => "center",
            Alignment::Right => "right",
        };
        out.push_str(&format!(" align=\"{side}\""));
    }
    out.push('>');
    // Only Markdown refers to a note, and between empty lines it is Markdown.
    match refers_to_note(&cell.content) {
        true => out.push_str(&format!("\n\n{}\n\n", inline(&cell.content, Setting::Paragraph))),
        false => out.push_str(&line(&cell.content)),
    }
    out.push_str(&format!("</{name}>"));
}

/// The pieces of a line that refers to no note, as HTML.
fn line(content: &[Inline]) -> String {
    let mut out = String::new();
    push(content, &mut out);
    out.trim().to_owned()
}

fn push(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => push_text(text, out),
            Inline::Emphasis(content) => push_tagged("em", content, out),
            Inline::Strong(content) => push_tagged("strong", content, out),
            Inline::Superscript(content) => push_tagged("sup", content, out),
            Inline::Subscript(content) => push_tagged("sub", content, out),
            Inline::Struck(content) => push_tagged("del", content, out),
            Inline::Code(text) => {
                out.push_str("<code>");
                push_text(text.trim(), out);
                out.push_str("</code>");
            }
            Inline::Link { address, content } => {
                out.push_str(&format!("<a href=\"{}\">", escaped(address)));
                push(content, out);
                out.push_str("</a>");
            }
            Inline::Image(image) => out.push_str(&format!(
                "<img src=\"{}\" alt=\"{}\"/>",
                escaped(&image.address),
                escaped(&image.alternative)
            )),
            Inline::LineBreak => out.push_str("<br/>"),
            // The caller keeps these for Markdown.
            Inline::NoteReference(_) => {}
            Inline::Span { language, direction, content } => {
                out.push_str(&opening("span", language.as_deref(), *direction));
                push(content, out);
                out.push_str("</span>");
            }
        }
    }
}

fn push_tagged(tag: &str, content: &[Inline], out: &mut String) {
    out.push_str(&format!("<{tag}>"));
    push(content, out);
    out.push_str(&format!("</{tag}>"));
}

/// Adds a text with its white space folded: an empty line would end the table.
fn push_text(text: &str, out: &mut String) {
    let is_space = |c: char| c.is_ascii_whitespace() || c == '\u{b}';
    let mut rest = text;
    while let Some(at) = rest.find(is_space) {
        out.push_str(&escaped(&rest[..at]));
        if !out.ends_with(' ') {
            out.push(' ');
        }
        rest = rest[at..].trim_start_matches(is_space);
    }
    out.push_str(&escaped(rest));
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => out.push('\u{fffd}'),
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}
