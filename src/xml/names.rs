//! The names that XML in this crate may use, where the set matters.
//!
//! Tables are matched as bytes, which a compiler makes a tree of single comparisons of; each
//! element of a book is looked up several times.

/// Whether an element puts each child on a line of its own.
///
/// Only elements that hold no text of their own: elsewhere a new line would be a visible space.
pub(super) fn breaks_lines(name: &str) -> bool {
    matches!(
        name.as_bytes(),
        b"html"
            | b"head"
            | b"body"
            | b"section"
            | b"header"
            | b"nav"
            | b"ol"
            | b"ul"
            | b"dl"
            | b"table"
            | b"thead"
            | b"tbody"
            | b"tfoot"
            | b"tr"
            | b"figure"
            | b"blockquote"
            | b"package"
            | b"metadata"
            | b"manifest"
            | b"spine"
            | b"guide"
            | b"ncx"
            | b"docTitle"
            | b"navMap"
            | b"navPoint"
            | b"svg"
            | b"g"
            | b"defs"
    )
}

/// The XHTML elements that a body may hold, as they may stand in a brief's raw HTML.
///
/// Everything that runs, asks, embeds or positions is left out.
const HTML: &[&str] = &[
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// The element's name if a body may hold it; the case of `name` does not matter.
pub fn html_element(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    HTML.binary_search(&lower.as_str()).ok().map(|at| HTML[at])
}

/// The attribute's name if this element may bear it.
///
/// `id`, `href`, `src` and `alt` are read by the reader itself, which gives them a meaning.
pub fn html_attribute(element: &str, attribute: &str) -> Option<&'static str> {
    let lower = attribute.to_ascii_lowercase();
    Some(match (element, lower.as_str()) {
        (_, "lang" | "xml:lang") => "lang",
        (_, "dir") => "dir",
        (_, "title") => "title",
        ("td" | "th", "colspan") => "colspan",
        ("td" | "th", "rowspan") => "rowspan",
        // HTML's old way to set a cell is a style of ours.
        ("td" | "th", "align") => "class",
        ("th", "scope") => "scope",
        ("th", "abbr") => "abbr",
        ("col" | "colgroup", "span") => "span",
        ("ol", "start") => "start",
        ("ol", "reversed") => "reversed",
        ("ol", "type") => "type",
        ("li", "value") => "value",
        ("time" | "del" | "ins", "datetime") => "datetime",
        _ => return None,
    })
}

/// Whether the element never has an end tag in HTML.
pub fn is_void(name: &str) -> bool {
    matches!(name.as_bytes(), b"br" | b"col" | b"hr" | b"img" | b"link" | b"meta" | b"wbr")
}

/// Whether the element stands among paragraphs rather than inside one.
pub fn is_block(name: &str) -> bool {
    matches!(
        name.as_bytes(),
        b"aside"
            | b"blockquote"
            | b"caption"
            | b"col"
            | b"colgroup"
            | b"dd"
            | b"div"
            | b"dl"
            | b"dt"
            | b"figcaption"
            | b"figure"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"hr"
            | b"li"
            | b"ol"
            | b"p"
            | b"pre"
            | b"table"
            | b"tbody"
            | b"td"
            | b"tfoot"
            | b"th"
            | b"thead"
            | b"tr"
            | b"ul"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_allowed_names_are_found_by_binary_search() {
        assert!(HTML.is_sorted());
        assert_eq!(html_element("SPAN"), Some("span"));
        assert_eq!(html_element("script"), None);
    }
}
