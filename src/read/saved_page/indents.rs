//! Quotations that a page sets off by their margin alone, as word processors do: makes them quotations.

use dom_query::{Document, NodeRef};

/// Puts the paragraphs of each such quotation into an element that says so. Besides the margin the line above it has
/// to announce it, or its first paragraph to open with a quotation mark: a style may indent any paragraph.
pub fn quote(document: &Document) {
    let paragraphs = document.select("p[style]");
    let is_first = |node: &&NodeRef<'_>| {
        is_indented(node) && !is_blank(node) && !above(node).is_some_and(|above| is_indented(&above))
    };
    for first in paragraphs.nodes().iter().filter(is_first) {
        let is_announced =
            above(first).is_some_and(|above| above.text().trim_end().ends_with([':', '：', ',']));
        let is_quoted = first.text().trim_start().starts_with(['"', '“', '„', '«', '»', '\u{201f}']);
        if !is_announced && !is_quoted {
            continue;
        }
        let after = std::iter::successors(first.next_element_sibling(), NodeRef::next_element_sibling);
        let run: Vec<NodeRef<'_>> =
            after.take_while(|next| next.has_name("p") && (is_indented(next) || is_blank(next))).collect();
        let last = run.iter().rposition(is_indented).map_or(0, |last| last + 1);
        let quotation = document.tree.new_element("blockquote");
        first.insert_before(&quotation);
        for paragraph in std::iter::once(first).chain(&run[..last]) {
            quotation.append_child(paragraph);
        }
    }
}

/// The paragraph above another that is not empty.
fn above<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut before = std::iter::successors(node.prev_element_sibling(), NodeRef::prev_element_sibling);
    before.find(|before| !is_blank(before)).filter(|before| before.has_name("p"))
}

fn is_blank(node: &NodeRef<'_>) -> bool {
    node.has_name("p")
        && node.text().trim().is_empty()
        && node.descendants_it().all(|inner| !inner.has_name("img"))
}

/// Whether the whole of a paragraph is set off by its margin. The items of lists are as well, whose first line hangs
/// out of them.
fn is_indented(node: &NodeRef<'_>) -> bool {
    let Some(style) = node.attr("style").map(|style| style.to_ascii_lowercase()) else { return false };
    let value = |name: &str| {
        let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
        rules.rfind(|(rule, _)| rule.trim() == name).map(|(_, value)| value.trim().to_owned())
    };
    let is_list = node.class().is_some_and(|class| class.to_ascii_lowercase().contains("list"));
    let has_margin = value("margin-left").is_some_and(|margin| {
        margin.contains(|c: char| ('1'..='9').contains(&c)) && !margin.starts_with('-')
    });
    has_margin && !is_list && !value("text-indent").is_some_and(|indent| indent.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(page: &str) -> String {
        let document = Document::from(format!("<body>{page}</body>"));
        quote(&document);
        document
            .select("blockquote")
            .nodes()
            .iter()
            .map(|node| node.text().to_string())
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn paragraphs_with_a_margin_that_a_line_announces_are_a_quotation() {
        let set_off = |text: &str| format!("<p style='margin-left:.5in;text-indent:.5in'>{text}</p>");
        let page = format!(
            "<p>The statement reads:</p><p style='margin-left:.5in'>&nbsp;</p>{}<p>&nbsp;</p>{}<p>It fell.</p>",
            set_off("The Council regrets."),
            set_off("It will meet.")
        );
        assert_eq!(quoted(&page), "The Council regrets.\u{a0}It will meet.");
        assert_eq!(quoted(&format!("<p>It fell.</p>{}", set_off("“We regret.”"))), "“We regret.”");
    }

    #[test]
    fn what_has_a_margin_for_another_reason_is_none() {
        for page in [
            "<p>It fell.</p><p style='margin-left:.5in'>It rose.</p>",
            "<p>Three steps:</p><p style='margin-left:.5in;text-indent:-.25in'>1. Wait.</p>",
            "<p>Three steps:</p><p class=MsoListParagraph style='margin-left:.5in'>Wait.</p>",
            "<p>It fell:</p><p style='margin-left:0in'>It rose.</p>",
        ] {
            assert_eq!(quoted(page), "", "{page}");
        }
    }
}
