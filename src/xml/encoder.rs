//! Writes XML as text: the only place where text is escaped.

use super::names::{breaks_lines, is_void};
use super::scan::{Wanted, position, wanted};
use super::{Element, Node};

/// Writes a document from left to right: elements are opened, given attributes, filled and closed.
///
/// Containers such as `section` or `metadata` put each child on a line of its own, so that a
/// person can read the file; white space never enters where a reader would see it.
#[derive(Debug)]
pub struct Encoder {
    out: String,
    open: Vec<Open>,
    in_tag: bool,
    is_html: bool,
}

/// An element that is open.
#[derive(Debug, Clone, Copy)]
struct Open {
    name: &'static str,
    /// Whether it puts each child on a line of its own.
    breaks_lines: bool,
}

impl Encoder {
    /// Begins a document with its XML declaration.
    pub fn document() -> Self {
        Self::with_prolog("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", false)
    }

    /// Begins an XHTML content document: XML declaration and HTML document type.
    pub fn xhtml() -> Self {
        Self::with_prolog("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n", true)
    }

    fn with_prolog(prolog: &str, is_html: bool) -> Self {
        let mut out = String::with_capacity(8 * 1024);
        out.push_str(prolog);
        Self { out, open: Vec::with_capacity(16), in_tag: false, is_html }
    }

    /// Makes room for this many bytes more.
    pub fn reserve(&mut self, bytes: usize) -> &mut Self {
        self.out.reserve(bytes);
        self
    }

    /// Opens an element inside the one that is open.
    pub fn open(&mut self, name: &'static str) -> &mut Self {
        self.finish_tag();
        if self.open.last().is_some_and(|parent| parent.breaks_lines) {
            self.break_line();
        }
        self.out.push('<');
        self.out.push_str(name);
        self.open.push(Open { name, breaks_lines: breaks_lines(name) });
        self.in_tag = true;
        self
    }

    /// Gives the element just opened an attribute.
    pub fn attr(&mut self, name: &str, value: &str) -> &mut Self {
        self.attr_of(name, [value])
    }

    /// Gives the element just opened an attribute whose value is put together of parts.
    pub fn attr_of<'a>(&mut self, name: &str, parts: impl IntoIterator<Item = &'a str>) -> &mut Self {
        debug_assert!(self.in_tag, "an attribute follows its element's name");
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        parts.into_iter().for_each(|part| escape(&mut self.out, part, Quotes::Escaped));
        self.out.push('"');
        self
    }

    /// Writes text inside the element that is open.
    pub fn text(&mut self, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.finish_tag();
            escape(&mut self.out, text, Quotes::AsTheyAre);
        }
        self
    }

    /// Closes the element that is open.
    pub fn close(&mut self) -> &mut Self {
        let Some(Open { name, breaks_lines }) = self.open.pop() else { return self };
        // HTML parsers take `<a/>` for an open tag, so what is no void element is closed by name.
        if self.in_tag && (!self.is_html || is_void(name)) {
            self.out.push_str("/>");
            self.in_tag = false;
            return self;
        }
        let was_empty = self.in_tag;
        self.finish_tag();
        if breaks_lines && !was_empty {
            self.break_line();
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        self
    }

    /// Writes a whole element.
    pub fn element(&mut self, element: &Element) -> &mut Self {
        self.open(element.name);
        for (name, value) in &element.attributes {
            self.attr(name, value);
        }
        for child in &element.children {
            match child {
                Node::Element(child) => {
                    self.element(child);
                }
                Node::Text(text) => {
                    self.text(text);
                }
            }
        }
        self.close()
    }

    /// Closes whatever is open and gives the document.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.push('\n');
        self.out
    }

    /// The bytes written so far.
    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    fn finish_tag(&mut self) {
        if self.in_tag {
            self.out.push('>');
            self.in_tag = false;
        }
    }

    fn break_line(&mut self) {
        if !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Escaped,
    AsTheyAre,
}

/// The bytes that may not be copied as they are; most text has none.
const NEEDS_A_LOOK: Wanted = wanted(0x20, b"&<>\"\xC2\xE2\xEF");

/// Appends `text` escaped. Characters that XML 1.0 cannot hold become U+FFFD.
///
/// Characters that Adobe's engine drops or draws as boxes are left out (soft hyphen, zero width
/// space) or replaced by what looks the same (non-breaking hyphen).
fn escape(out: &mut String, text: &str, quotes: Quotes) {
    let (mut copied, mut from) = (0, 0);
    while let Some(at) = position(text.as_bytes(), from, &NEEDS_A_LOOK) {
        from = at + 1;
        let rest = &text.as_bytes()[at..];
        let (length, replacement) = match rest[0] {
            b'&' => (1, "&amp;"),
            b'<' => (1, "&lt;"),
            b'>' => (1, "&gt;"),
            b'"' if quotes == Quotes::Escaped => (1, "&quot;"),
            b'\t' | b'\n' if quotes == Quotes::Escaped => (1, " "),
            b'\t' | b'\n' => continue,
            b'\r' => (1, ""),
            0..0x20 => (1, "\u{FFFD}"),
            0xC2 if rest.starts_with("\u{AD}".as_bytes()) => (2, ""),
            0xE2 if rest.starts_with("\u{200B}".as_bytes()) => (3, ""),
            0xE2 if rest.starts_with("\u{2011}".as_bytes()) => (3, "-"),
            // U+FFFE and U+FFFF are the only three-byte sequences that XML 1.0 excludes.
            0xEF if rest.starts_with(&[0xEF, 0xBF, 0xBE]) || rest.starts_with(&[0xEF, 0xBF, 0xBF]) => {
                (3, "\u{FFFD}")
            }
            _ => continue,
        };
        out.push_str(&text[copied..at]);
        out.push_str(replacement);
        copied = at + length;
        from = copied;
    }
    out.push_str(&text[copied..]);
}

#[cfg(test)]
mod tests {
    use super::super::element;
    use super::*;

    fn encoded(element: &Element) -> String {
        let mut encoder = Encoder::document();
        encoder.element(element);
        let text = encoder.finish();
        text.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").unwrap().trim_end().to_owned()
    }

    #[test]
    fn text_and_attributes_arrive_as_they_were_said() {
        let paragraph = element("p").attr("title", "a \"b\" <c>").text("1 < 2 & \u{0}\u{FFFF}\u{200C}");
        assert_eq!(
            encoded(&paragraph),
            "<p title=\"a &quot;b&quot; &lt;c&gt;\">1 &lt; 2 &amp; \u{FFFD}\u{FFFD}\u{200C}</p>"
        );
    }

    #[test]
    fn characters_that_readers_draw_as_boxes_are_not_written() {
        assert_eq!(
            encoded(&element("p").text("U.S.\u{2011}Iran co\u{AD}op\u{200B}s")),
            "<p>U.S.-Iran coops</p>"
        );
        assert_eq!(
            encoded(&element("p").text("«\u{2014}» \u{200C}\u{A0}")),
            "<p>«\u{2014}» \u{200C}\u{A0}</p>"
        );
    }

    #[test]
    fn what_html_does_not_know_as_void_is_closed_by_name() {
        let mut encoder = Encoder::xhtml();
        encoder.open("p").element(&element("kbd")).element(&element("br")).open("del");
        assert!(encoder.finish().ends_with("<p><kbd></kbd><br/><del></del></p>\n"));
        assert_eq!(encoded(&element("item").attr("id", "a")), "<item id=\"a\"/>");
    }

    #[test]
    fn white_space_enters_only_where_no_reader_sees_it() {
        let section = element("section")
            .child(element("p").child(element("em").text("a")).child(element("strong").text("b")))
            .child(element("hr"));
        assert_eq!(encoded(&section), "<section>\n<p><em>a</em><strong>b</strong></p>\n<hr/>\n</section>");
    }
}
