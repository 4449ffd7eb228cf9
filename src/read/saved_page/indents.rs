//! Quotations that a page sets off by their margin alone, as word processors do: makes them quotations.

use dom_query::{Document, NodeRef};

use super::dress::is_dressed;
use crate::read::page_text::sentences;

/// Puts the paragraphs of each such quotation into an element that says so. Besides the margin a line above has to
/// announce it with a colon, or all of it to stand in quotation marks, and the text to go on below it: a style may
/// indent any paragraph.
pub fn quote(document: &Document) {
    let paragraphs = document.select("p[style]");
    let is_first = |node: &&NodeRef<'_>| {
        is_indented(node) && !is_blank(node) && !above(node).is_some_and(|above| is_indented(&above))
    };
    for first in paragraphs.nodes().iter().filter(is_first) {
        let after = std::iter::successors(first.next_element_sibling(), NodeRef::next_element_sibling);
        let run: Vec<NodeRef<'_>> =
            after.take_while(|next| next.has_name("p") && (is_indented(next) || is_blank(next))).collect();
        let last =
            run.iter().rposition(|next| is_indented(next) && !is_blank(next)).map_or(0, |last| last + 1);
        let run: Vec<&NodeRef<'_>> = std::iter::once(first).chain(&run[..last]).collect();
        // "The river desk:" is a speaker, and what is no sentence an address or a formula.
        let announces = |above: &NodeRef<'_>| {
            let text = above.text();
            text.trim_end().ends_with([':', '：']) && text.split_whitespace().count() >= ANNOUNCEMENT
        };
        let are_sentences = run.iter().all(|part| is_blank(part) || sentences::ends(part.text().trim()));
        let is_announced = are_sentences && above(first).is_some_and(|above| announces(&above));
        let is_whole = run.iter().all(|part| is_blank(part) || is_in_marks(part));
        let goes_on = run.last().is_some_and(|last| below(last).is_some_and(|below| !is_indented(&below)));
        if !(is_announced || is_whole)
            || !goes_on
            || run.len() > LONGEST
            || run.iter().any(|part| is_of_list(part))
        {
            continue;
        }
        let quotation = document.tree.new_element("blockquote");
        first.insert_before(&quotation);
        run.into_iter().for_each(|paragraph| quotation.append_child(paragraph));
    }
}

/// What announces a quotation has as many words.
const ANNOUNCEMENT: usize = 4;

/// More paragraphs, blank ones with them, are a text of their own.
const LONGEST: usize = 12;

/// Whether a paragraph stands in quotation marks from end to end.
fn is_in_marks(node: &NodeRef<'_>) -> bool {
    let text = node.text();
    let text = text.trim();
    text.starts_with(['"', '“', '„', '«'])
        && text.trim_end_matches(['.', ',']).ends_with(['"', '”', '“', '»'])
}

/// Whether a paragraph is an item with a number or a dash, or a heading in bold.
fn is_of_list(node: &NodeRef<'_>) -> bool {
    let text = node.text();
    let text = text.trim_start();
    let is_item = text.starts_with(['-', '–', '—', '•', '·', '*', '('])
        || text.starts_with(|c: char| c.is_ascii_digit());
    is_item || !is_blank(node) && is_dressed(node, &["b", "strong"])
}

/// The paragraph below another that is not empty.
fn below<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut after = std::iter::successors(node.next_element_sibling(), NodeRef::next_element_sibling);
    after.find(|after| !is_blank(after)).filter(|after| after.has_name("p"))
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
    let has_margin = value("margin-left").is_some_and(|margin| is_wide(&margin));
    has_margin && !is_list && !value("text-indent").is_some_and(|indent| indent.starts_with('-'))
}

/// Whether a margin is one that readers see: "40px", ".5in", "2em".
fn is_wide(margin: &str) -> bool {
    let at = margin.find(|c: char| c.is_alphabetic() || c == '%').unwrap_or(margin.len());
    let (number, unit) = margin.split_at(at);
    let least = match unit.trim() {
        "in" => 0.2,
        "cm" => 0.5,
        "em" | "rem" | "%" => 1.0,
        "pt" => 14.0,
        _ => 19.0,
    };
    number.trim().parse::<f32>().is_ok_and(|number| number >= least)
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
            "<p>The full statement reads:</p><p style='margin-left:.5in'>&nbsp;</p>{}<p>&nbsp;</p>{}<p>It fell.</p>",
            set_off("The Council regrets."),
            set_off("It will meet.")
        );
        assert_eq!(quoted(&page), "The Council regrets.\u{a0}It will meet.");
        let page = format!("<p>It fell.</p>{}<p>It rose.</p>", set_off("“We regret.”"));
        assert_eq!(quoted(&page), "“We regret.”");
    }

    #[test]
    fn what_has_a_margin_for_another_reason_is_none() {
        for page in [
            "<p>It fell.</p><p style='margin-left:.5in'>It rose.</p><p>So it was.</p>",
            "<p>So it fell again:</p><p style='margin-left:1px'>It rose.</p><p>So it was.</p>",
            "<p>So it fell again:</p><p style='margin-left:40px'>It rose.</p>",
            "<p>So it fell again:</p><p style='margin-left:40px'><b>The Flood</b></p><p>It rose.</p>",
            "<p>So it fell again:</p><p style='margin-left:40px'>1. It rose.</p><p>So it was.</p>",
            "<p>Three steps:</p><p style='margin-left:.5in;text-indent:-.25in'>1. Wait.</p>",
            "<p>Three steps:</p><p class=MsoListParagraph style='margin-left:.5in'>Wait.</p>",
            "<p>So it fell again:</p><p style='margin-left:0in'>It rose.</p>",
        ] {
            assert_eq!(quoted(page), "", "{page}");
        }
    }
}
