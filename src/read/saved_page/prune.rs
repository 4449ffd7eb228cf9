//! Takes the boxes round the text off the page, before the main text is sought.
//!
//! Only boxes whose class, id or label says what they are, and only such as hold little of the page: a site
//! that wraps its whole text in `class="sidebar"` still has it.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use crate::read::frame::{Frame, key, words};
use crate::read::page::Cut;
use crate::read::page_text::labels::{self, LABELS};
use crate::read::saved_page::dress::is_subheading;
use crate::read::saved_page::metadata::survey::spaced_text;

/// A box that holds more than this share of the page's letters is no box.
const LARGEST_SHARE: f32 = 0.3;

/// What stands above the title with more text than this is prose, and an element with so much is more
/// than lines of a head, in bytes.
const PROSE: usize = 120;
const LINES: usize = 2_000;

/// Elements that are never taken, whatever their class.
const NEVER: &[&str] = &["html", "body", "main", "article", "table", "tbody", "tr", "td", "code", "pre", "a"];

/// Takes the boxes away, and records each.
pub fn clear(document: &Document, cut: &mut Vec<Cut>) {
    document.select("script, style, template").remove();
    let Some(body) = document.body() else { return };
    let all = body.normalized_char_count() as f32;
    let named: Vec<NodeRef<'_>> = body.descendants_it().filter(|node| node.is_element()).collect();
    for node in named {
        let Some(name) = box_name(&node) else { continue };
        let is_never = node.node_name().is_some_and(|name| NEVER.contains(&&*name));
        // A box within a box that was taken is gone with it.
        let is_gone = !node.ancestors_it(None).any(|ancestor| ancestor.id == body.id);
        if is_never || is_gone {
            continue;
        }
        let text = node.text();
        let letters = text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>() as f32;
        if letters > all * LARGEST_SHARE {
            continue;
        }
        node.remove_from_parent();
        record(&text, &name, cut);
    }
}

/// Takes the films, sounds and charts of other sites that stand among the paragraphs of a text, and says what
/// each is called, or where it is from. Whoever counts readers has frames as well, which show nothing.
pub fn clear_embedded(document: &Document, cut: &mut Vec<Cut>) -> Vec<String> {
    let is_paragraph = |node: &NodeRef<'_>| node.has_name("p") && node.normalized_char_count() > 0;
    let is_amid = |node: &NodeRef<'_>| {
        let is_beside = |near: NodeRef<'_>| near.element_children().iter().any(is_paragraph);
        // What stands beside the whole of a text, or in another such element, is none of its own.
        let near: Vec<NodeRef<'_>> = node.ancestors_it(Some(2)).collect();
        near.iter().all(|near| !near.has_name("object") && !near.has_name("video"))
            && near.into_iter().any(|near| !near.has_name("body") && is_beside(near))
    };
    let is_seen = |node: &NodeRef<'_>| {
        let is_point = |name: &str| node.attr(name).is_some_and(|size| matches!(&*size, "0" | "1"));
        !is_point("width") && !is_point("height") && !node.has_attr("hidden")
    };
    let found = document.select("iframe, video, audio, embed, object");
    let mut named = Vec::new();
    for node in found.nodes().iter().filter(|node| is_seen(node) && is_amid(node)) {
        let said = ["title", "aria-label", "src", "data"].iter().find_map(|name| node.attr(name));
        let source = || node.element_children().into_iter().find_map(|child| child.attr("src"));
        let Some(said) = said.or_else(source).filter(|said| !said.trim().is_empty()) else { continue };
        cut.push(Cut { what: format!("embedded: {said}"), span: None });
        named.push(said.to_string());
        node.remove_from_parent();
    }
    named
}

/// Takes the columns of links beside the cell that holds most of a page, where tables set it.
pub fn clear_columns(document: &Document, cut: &mut Vec<Cut>) {
    let Some(body) = document.body() else { return };
    let all = body.normalized_char_count();
    let is_main = |cell: &NodeRef<'_>| cell.has_name("td") && cell.normalized_char_count() * 2 > all;
    for cell in document.select("td").nodes().iter().filter(|cell| is_main(cell)) {
        let before = std::iter::successors(cell.prev_element_sibling(), NodeRef::prev_element_sibling);
        let after = std::iter::successors(cell.next_element_sibling(), NodeRef::next_element_sibling);
        for beside in before.chain(after).filter(is_of_links).collect::<Vec<_>>() {
            beside.remove_from_parent();
            record(&beside.text(), "column of links", cut);
        }
    }
}

/// A box about the programme that a text belongs to has so many elements at the most.
const PROGRAMME: usize = 5;

/// Takes the boxes in which a site tells of the programme or the series that a text belongs to: from
/// "Program" to the link that leads there, with a paragraph about it at the most.
pub fn clear_programmes(document: &Document, cut: &mut Vec<Cut>) {
    let labels = document.select("h2, h3, h4, h5, h6, p, div, span, strong");
    let is_label = |node: &&NodeRef<'_>| {
        node.prev_element_sibling().is_none() && LABELS.programmes.contains(&labels::key(node.text().trim()))
    };
    for label in labels.nodes().iter().filter(is_label) {
        let Some(holder) = label.parent().filter(|holder| holder.has_name("div") || holder.has_name("aside"))
        else {
            continue;
        };
        let below: Vec<NodeRef<'_>> = holder.element_children().into_iter().skip(1).collect();
        let leads_on = below
            .last()
            .is_some_and(|last| last.has_name("a") && words().frame_of(&last.text()) == Some(Frame::WayOn));
        if leads_on && below.len() <= PROGRAMME && below.iter().filter(|node| is_prose(node)).count() <= 1 {
            holder.remove_from_parent();
            record(&holder.text(), "box about a programme", cut);
        }
    }
}

/// What invites readers to leave their address is no longer than this, in bytes, and has no more paragraphs.
const INVITATION: usize = 400;
const PARAGRAPHS: usize = 2;

/// Takes the forms that ask for the address of a reader, with what stands round them: a heading and few
/// words. A text beside such a form has more of them.
pub fn clear_sign_ups(document: &Document, cut: &mut Vec<Cut>) {
    let fields = document.select("input[type=email], input[name=email], input[name=EMAIL]");
    for field in fields.nodes() {
        let is_box = |node: &NodeRef<'_>| {
            // Where something is to be written, it is a form for comments.
            let of_text = ["h1", "textarea", "ul", "ol", "dl", "table", "figure", "blockquote"];
            let is_text =
                |inner: NodeRef<'_>| is_prose(&inner) || of_text.iter().any(|name| inner.has_name(name));
            let is_paragraph = |inner: &NodeRef<'_>| inner.has_name("p") && !inner.text().trim().is_empty();
            let is_part = NEVER.iter().any(|name| node.has_name(name));
            !is_part
                && node.text().trim().len() <= INVITATION
                && !node.descendants_it().any(is_text)
                && node.descendants_it().filter(is_paragraph).count() <= PARAGRAPHS
        };
        let Some(outermost) = field.ancestors_it(None).take_while(is_box).last() else { continue };
        outermost.remove_from_parent();
        record(&outermost.text(), "form for an address", cut);
    }
}

/// Takes the paragraphs that invite readers to subscribe and lead to the page where that is done, with the box that
/// holds nothing else but its heading.
pub fn clear_invitations(document: &Document, cut: &mut Vec<Cut>) {
    let invites = |node: &NodeRef<'_>| {
        let text = spaced_text(node, INVITATION).replace('\n', " ");
        text.len() <= INVITATION && words().frame_of(&text) == Some(Frame::NewsletterBox)
    };
    let leads_there =
        |link: &&NodeRef<'_>| link.attr("href").is_some_and(|href| words().leads_to_sign_up(&href));
    let mut known = HashSet::new();
    for link in document.select("a[href]").nodes().iter().filter(leads_there) {
        let Some(holder) =
            link.ancestors_it(Some(HOLDER)).find(|node| ["p", "div"].iter().any(|name| node.has_name(name)))
        else {
            continue;
        };
        if !known.insert(holder.id) {
            continue;
        }
        let around = holder.parent().filter(|parent| parent.has_name("div") || parent.has_name("section"));
        let is_rest = |part: &NodeRef<'_>| {
            let is_own =
                part.id == holder.id || is_subheading(part) || part.has_name("a") || part.has_name("button");
            is_own || spaced_text(part, 1).is_empty() || invites(part)
        };
        let is_invitation = invites(&holder)
            || holder.has_name("div")
                && holder.element_children().iter().any(invites)
                && holder.element_children().iter().all(is_rest);
        if !is_invitation {
            continue;
        }
        let whole = around.filter(|around| {
            around.element_children().len() <= PARTS && around.element_children().iter().all(is_rest)
        });
        let taken = whole.unwrap_or(holder);
        record(&taken.text(), "invitation to subscribe", cut);
        taken.remove_from_parent();
    }
}

/// So far out the paragraph of a link is sought, and a box of an invitation has no more parts.
const HOLDER: usize = 3;
const PARTS: usize = 4;

/// Whether a cell has several links, more in them than beside them, and no prose.
fn is_of_links(cell: &NodeRef<'_>) -> bool {
    let links: Vec<usize> =
        cell.descendants_it().filter(|inner| inner.has_name("a")).map(|link| letters(&link.text())).collect();
    links.len() > 1
        && links.iter().sum::<usize>() * 2 > letters(&cell.text())
        && !cell.descendants_it().any(|inner| is_prose(&inner))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Takes what stands above the title off the page, but for pictures, headings and what holds prose.
pub fn clear_above(document: &Document, title: Option<&str>, cut: &mut Vec<Cut>) {
    let Some(title) = title.map(key) else { return };
    let Some(heading) = heading(document, &title) else { return };
    let around = std::iter::once(heading).chain(heading.ancestors_it(None));
    for node in around.take_while(|node| !node.has_name("body")).collect::<Vec<_>>() {
        let above = std::iter::successors(node.prev_sibling(), NodeRef::prev_sibling);
        for sibling in above.collect::<Vec<_>>() {
            let text = sibling.text();
            let is_kept = sibling.descendants_it().chain([sibling]).any(|inner| {
                let is_text = ["img", "figure", "h2", "h3", "h4"].iter().any(|name| inner.has_name(name));
                is_text || is_prose(&inner)
            });
            if is_kept && !names_series(&sibling, &heading) || text.len() > LINES {
                continue;
            }
            sibling.remove_from_parent();
            record(&text, "above the title", cut);
        }
    }
}

/// Whether an element is the name of a series above the title: a lesser heading directly above it, in
/// capitals, with a motto below it.
fn names_series(node: &NodeRef<'_>, title: &NodeRef<'_>) -> bool {
    let is_lesser = title.has_name("h2") && ["h3", "h4"].iter().any(|name| node.has_name(name));
    let is_above = title.prev_element_sibling().is_some_and(|above| above.id == node.id);
    let has_picture = || node.descendants_it().any(|inner| inner.has_name("img") || inner.has_name("svg"));
    let text = spaced_text(node, LINES);
    let series = text.lines().next().unwrap_or_default();
    let is_name =
        series.contains(char::is_uppercase) && !series.contains(|c: char| c.is_lowercase() || c == '"');
    let has_motto = text.lines().count() > 1;
    is_lesser
        && is_above
        && is_name
        && has_motto
        && text.split_whitespace().count() <= SERIES
        && !has_picture()
}

/// No series has more words in its name and below it.
const SERIES: usize = 8;

/// The main heading that is the title; where none is, the lesser one or the line in large letters
/// or in bold that is, above all prose.
fn heading<'a>(document: &'a Document, title: &str) -> Option<NodeRef<'a>> {
    let is_title = |node: &&NodeRef<'_>| key(&node.text()) == title;
    let headings = document.select("h1");
    if let Some(title) = headings.nodes().iter().find(is_title) {
        return Some(*title);
    }
    let body = document.body()?;
    let lines = body.descendants().into_iter().take_while(|node| !(node.is_text() && is_prose(node)));
    let may_be_title = |node: &NodeRef<'_>| ["h2", "h3", "font", "b"].iter().any(|name| node.has_name(name));
    let lines: Vec<NodeRef<'_>> = lines.filter(may_be_title).collect();
    lines.iter().find(is_title).copied()
}

/// Whether a paragraph holds prose, or anything else holds it between its elements: not every page
/// puts its text into paragraphs.
fn is_prose(node: &NodeRef<'_>) -> bool {
    if node.has_name("p") || node.is_text() {
        return node.text().trim().len() > PROSE;
    }
    let own = node.children_it(false).filter(NodeRef::is_text).map(|text| text.text().trim().len());
    own.sum::<usize>() > PROSE
}

fn record(text: &str, what: &str, cut: &mut Vec<Cut>) {
    let start: Vec<&str> = text.split_whitespace().take(12).collect();
    if !start.is_empty() {
        cut.push(Cut { what: format!("{what}: {}", start.join(" ")), span: None });
    }
}

/// The class or id of an element that says it is a box, or what it is called for readers who do not
/// see it.
fn box_name(node: &NodeRef<'_>) -> Option<String> {
    if let Some(label) = node.attr("aria-label")
        && (words().frame_of(&label).is_some() || words().is_way_out(&label))
    {
        return Some(label.to_string());
    }
    let class = node.class().unwrap_or_default();
    let id = node.id_attr().unwrap_or_default();
    let mut names = class.split_whitespace().chain(id.split_whitespace());
    names.find(|name| words().is_box(name)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The river fell for the third year in a row, and the ministry has said nothing \
        about the reasons that everybody in the lower villages knows.";

    /// What is left of a page on which something stands above the title.
    fn below(above: &str) -> String {
        let page = format!("<body><main><div>{above}</div><h1>Low Water</h1><p>Text.</p></main>");
        let document = Document::from(page.as_str());
        let mut cut = Vec::new();
        clear_above(&document, Some("Low water"), &mut cut);
        assert_eq!(cut.len(), usize::from(!document.text().contains(&*Document::from(above).text())));
        document.text().to_string()
    }

    #[test]
    fn the_lines_above_a_title_go() {
        for lines in ["<a href='/'>River Desk</a>", "<ul><li>Home</li><li>Papers</li></ul>", "Papers"] {
            assert_eq!(below(lines), "Low WaterText.", "{lines}");
        }
    }

    #[test]
    fn prose_above_a_title_stays_whatever_it_stands_in() {
        for shape in ["<p>@</p>", "@", "<section><div>@</div></section>", "<blockquote>@</blockquote>"] {
            let above = shape.replace('@', PROSE);
            assert!(below(&above).contains(PROSE), "{shape}");
        }
        assert!(below("<h2>How Low It Is</h2>").contains("How Low"), "a text may begin above its title");
        assert!(below("<ul><li>Home</li></ul><p><img src=a.png>").contains("Home"));
    }

    #[test]
    fn columns_of_links_beside_the_text_go() {
        let links = "<b>New</b><br><a href='/92'>The Price of a Visa</a><br><a href='/91'>Who Owns It</a>";
        let page = |beside: &str| {
            let text = PROSE.repeat(3);
            let html =
                format!("<table><tr><td>{links}</td><td><p>{text}</p></td><td>{beside}</td></tr></table>");
            let document = Document::from(html);
            clear_columns(&document, &mut Vec::new());
            document.text().trim().replacen(&text, "@", 1)
        };
        assert_eq!(page(links), "@");
        assert_eq!(page("A note on <a href='/92'>Visas</a>"), "@A note on Visas");
    }

    #[test]
    fn a_box_about_a_programme_goes_with_the_link_to_it() {
        let page = |last: &str| {
            let label = "<h3>Programme</h3><a href='/rivers'>Rivers</a>";
            let page = format!("<body><div>{label}<p>{PROSE}</p>{last}</div><p>Text.</p>");
            let document = Document::from(page);
            clear_programmes(&document, &mut Vec::new());
            document.text().contains(PROSE)
        };
        assert!(!page("<a href='/rivers'>Learn more</a>"));
        assert!(page("<p>The villages know.</p>"), "a text may have such a heading");
    }

    #[test]
    fn a_title_in_bold_is_one_where_a_page_has_no_heading() {
        let text = format!("<p>Volume 6</p><p><b>Low Water</b></p><p>{PROSE}</p>");
        let document = Document::from(text);
        clear_above(&document, Some("Low Water"), &mut Vec::new());
        assert!(!document.text().contains("Volume"));
        let text = format!("<h1>River Desk</h1><p>Volume 6</p><h2>Low Water</h2><p>{PROSE}</p>");
        let document = Document::from(text);
        clear_above(&document, Some("Low Water"), &mut Vec::new());
        assert!(!document.text().contains("Volume"), "the first heading is that of the site");
    }

    #[test]
    fn a_form_for_an_address_goes_with_the_few_words_round_it() {
        let left = |form: &str| {
            let document = Document::from(format!("<main><p>{PROSE}</p>{form}</main>"));
            clear_sign_ups(&document, &mut Vec::new());
            document.text().trim_start_matches(PROSE).to_owned()
        };
        let words = "<h3>Our letter</h3><p>New work every week.</p>";
        assert_eq!(left(&format!("<div>{words}<form><input type=email></form></div>")), "");
        assert_eq!(left("<p>So it is.</p><input type=email>"), "So it is.", "it may stand right in the text");
        let listed = "<h2>The vote</h2><ul><li>Bern abstained.</li></ul>";
        assert_eq!(
            left(&format!("<div>{listed}<div><input type=email></div></div>")),
            "The voteBern abstained."
        );
        let short = "<p>One.</p><p>Two.</p><p>Three.</p>";
        assert_eq!(left(&format!("<div>{short}<form><input type=email></form></div>")), "One.Two.Three.");
    }
}
