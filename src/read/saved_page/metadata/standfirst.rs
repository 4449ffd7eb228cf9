//! What stands between the title and the text, in whatever class: the second line of the title, and
//! the lines that sum the text up.
//!
//! What tells these from the first paragraph is where they stand. A text goes on below its first
//! paragraph in the same dress; a standfirst has a box to itself, or the byline below it.

use dom_query::NodeRef;

use super::claims::{Claim, Claims, Source};
use super::names::{self, Form};
use super::survey::{Spot, Survey, Zone, is_block, spaced_text};
use super::visible::is_near;
use crate::read::frame::{says_extent, words};
use crate::read::page_text::facts;
use crate::read::page_text::labels::{Field, LABELS};
use crate::read::page_text::names as parted;
use crate::read::page_text::roles;
use crate::read::saved_page::classes::{self, CLASSES};
use crate::read::saved_page::dress::is_subheading;
use crate::read::saved_page::dress::{is_dressed, outermost};

/// A standfirst has at least so many words, and at most so many.
pub const SHORTEST: usize = 5;
const LONGEST: usize = 90;

/// A phrase with fewer words and without the signs of a sentence is the second line of the title.
const PHRASE: usize = 12;

/// How much text a line is looked at for, in bytes.
const LINE: usize = 1_200;

/// A paragraph with so much text is one of prose.
const PROSE: usize = 80;

/// Reads both, where they stand right below the title.
pub fn read(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    claims.summaries.extend(labelled(survey, anchor));
    claims.summaries.extend(below_label(survey, anchor));
    let below = survey.spots.iter().filter(|spot| {
        spot.offset > anchor && spot.zone == Zone::Text && is_near(spot, anchor) && !is_heading(spot)
    });
    for spot in below.filter(|spot| is_line(spot)) {
        let Some((line, label)) = line_of(spot) else { continue };
        let is_long = line.split_whitespace().count() > LONGEST;
        if label != Some(Field::Summary) && begins_text(&spot.node) {
            return;
        }
        let is_number = claims.numbers.iter().any(|claim| claim.value == line);
        if is_long || is_number || is_of_the_frame(spot, &line) || is_on_author(spot, &line, claims) {
            continue;
        }
        let end = spot.offset + line.len();
        let mut later = survey.spots.iter().filter(|later| later.offset >= end && later.zone == Zone::Text);
        if !later.any(|later| is_line(later) && spaced_text(&later.node, PROSE).len() >= PROSE) {
            return;
        }
        // What a class calls a summary is none of the title.
        let is_told = claims.summaries.iter().any(|claim| claim.value == line);
        let is_summary =
            is_told || is_sentence(&line) || line.split_whitespace().count() > PHRASE || label.is_some();
        let (found, from) = match is_summary {
            true => (&mut claims.summaries, "the lines between title and text"),
            false => (&mut claims.subtitles, "the line between title and text"),
        };
        found.push(Claim::new(line, Source::Visible, from));
        return;
    }
}

/// "Abstract: …": the paragraph near the title that opens with a label in other letters than the text's.
fn labelled(survey: &Survey<'_>, anchor: usize) -> Option<Claim<String>> {
    let near = survey.spots.iter().filter(|spot| {
        spot.offset > anchor && spot.zone == Zone::Text && is_near(spot, anchor) && spot.name == "p"
    });
    let said = |spot: &Spot<'_>| {
        let text = spaced_text(&spot.node, LINE);
        let first = spot.node.children_it(false).find(|first| !first.text().trim().is_empty())?;
        let is_label = first.is_element()
            && LABELS.field_label(&first.text()) == Some(Field::Summary)
            && next_paragraph(&spot.node).is_some();
        let (field, said) = LABELS.field(&text).filter(|_| is_label && text.len() < LINE)?;
        (field == Field::Summary && is_sentence(said)).then(|| said.to_owned())
    };
    let said = near.filter(|spot| is_line(spot)).find_map(said)?;
    Some(Claim::new(said, Source::Visible, "the label before it"))
}

/// "Abstract", and below it a paragraph or a list, and then another heading or a rule: what is all of
/// its section is the summary.
fn below_label(survey: &Survey<'_>, anchor: usize) -> Option<Claim<String>> {
    let labels = survey.spots.iter().filter(|spot| {
        let may_be_label = is_heading(spot) || spot.name == "p";
        spot.zone == Zone::Text
            && spot.offset > anchor
            && is_near(spot, anchor)
            && may_be_label
            && spot.line().is_some_and(|line| LABELS.is_over_summary(line))
    });
    let said = |spot: &Spot<'_>| {
        let below = spot.node.next_element_sibling()?;
        let mut after = std::iter::successors(below.next_element_sibling(), NodeRef::next_element_sibling);
        // The keywords of a text may stand below its abstract.
        let after = after.find(|after| LABELS.field(&spaced_text(after, LINE).replace('\n', " ")).is_none());
        let ends = after.is_none_or(|after| is_subheading(&after) || after.has_name("hr"));
        let text = spaced_text(&below, LINE);
        let is_list = below.has_name("ul") || below.has_name("ol");
        let items: Vec<String> = text.lines().map(|line| format!("- {line}")).collect();
        let is_told = text.len() <= LINE && text.lines().all(is_sentence);
        match (is_list, below.has_name("p")) {
            (true, _) if ends && is_told && items.len() > 1 => Some(items.join("\n")),
            (_, true) if ends && is_told && items.len() == 1 => Some(text),
            _ => None,
        }
    };
    Some(Claim::new(labels.into_iter().find_map(said)?, Source::Visible, "the section of the summary"))
}

/// "Ada Lind is a fellow at the River Desk.": whether a line, set apart from the text, says what one of the authors is.
fn is_on_author(spot: &Spot<'_>, line: &str, claims: &Claims) -> bool {
    let subject = roles::subject(line).filter(|_| roles::says_role(line));
    let authors = || claims.authors.iter().flat_map(|claim| &claim.value);
    is_dressed(&spot.node, &["i", "em"])
        && subject.is_some_and(|subject| authors().any(|person| names::alike(&person.name, subject)))
}

fn is_heading(spot: &Spot<'_>) -> bool {
    matches!(&*spot.name, "h1" | "h2" | "h3" | "h4")
}

/// Whether an element is a block without another in it.
fn is_line(spot: &Spot<'_>) -> bool {
    let is_block_name = matches!(&*spot.name, "p" | "div" | "section" | "header" | "blockquote");
    // Before there were style sheets, breaks parted the lines.
    let is_alone = || {
        spot.name == "font"
            && spot.node.parent().is_some_and(|parent| !parent.has_name("font") && !parent.has_name("p"))
    };
    (is_block_name || is_alone())
        && spot
            .node
            .descendants_it()
            .all(|inner| inner.has_name("img") || inner.node_name().is_none_or(|name| !is_block(&name)))
}

/// What a line says, without the label on it or above it.
fn line_of(spot: &Spot<'_>) -> Option<(String, Option<Field>)> {
    let text = spaced_text(&spot.node, LINE);
    if text.split_whitespace().count() < SHORTEST || text.len() > LINE {
        return None;
    }
    if let Some((Field::Summary, said)) = LABELS.field(&text) {
        return Some((said.to_owned(), Some(Field::Summary)));
    }
    let above = spot.node.prev_element_sibling().map(|above| spaced_text(&above, 40));
    let label = above.and_then(|above| LABELS.field_label(&above)).filter(|field| *field == Field::Summary);
    Some((text, label))
}

/// Whether an element is the first paragraph of a text that goes on below it, rather than one with a
/// box to itself or with the byline below it.
pub fn begins_text(node: &NodeRef<'_>) -> bool {
    let text = spaced_text(node, LINE);
    if in_bold(node) && is_sentence(&text) && !next_paragraph(node).is_some_and(|next| in_bold(&next)) {
        return false;
    }
    let outer = outermost(node, &text);
    let class = classes::of(&outer);
    let name = outer.node_name();
    for below in std::iter::successors(outer.next_element_sibling(), NodeRef::next_element_sibling) {
        let text = spaced_text(&below, LINE);
        let is_text = is_prose(&below, &text) || is_subheading(&below);
        let is_alike = below.node_name() == name && classes::of(&below) == class;
        if is_text || is_alike && (text.len() >= PROSE || is_bold_heading(&below, &text)) {
            return true;
        }
        if says_who_or_when(&text) {
            return false;
        }
    }
    false
}

/// Whether a paragraph is a heading in bold: in capitals it looks like a name, but few names have three
/// words.
fn is_bold_heading(node: &NodeRef<'_>, text: &str) -> bool {
    in_bold(node)
        && text.split_whitespace().count() >= 3
        && !names::opens_byline(text)
        && next_paragraph(node).is_some_and(|next| is_prose(&next, &spaced_text(&next, LINE)))
}

/// Whether a paragraph is bold from end to end.
fn in_bold(node: &NodeRef<'_>) -> bool {
    node.has_name("p") && !spaced_text(node, 1).is_empty() && is_dressed(node, &["strong", "b"])
}

/// The paragraph that follows one.
fn next_paragraph<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut below = std::iter::successors(node.next_element_sibling(), NodeRef::next_element_sibling);
    below.find(|next| next.has_name("p"))
}

fn is_prose(node: &NodeRef<'_>, text: &str) -> bool {
    node.has_name("p") && (text.len() >= PROSE || text.ends_with(['.', '!', '?', ':', '؟']))
}

/// Whether a line is a byline or a date.
fn says_who_or_when(text: &str) -> bool {
    let line = text.replace('\n', " ");
    line.len() <= 240
        && (facts::read(&line).is_some()
            || super::dates::inside(&line).is_some() && line.len() <= PROSE
            || parted::all_names(&line)
                .is_some_and(|all| all.iter().all(|name| parted::is_full_name(&name.text)))
            || names::opens_byline(&line) && !names::people(&line, Form::Line).is_empty())
}

/// Whether a line is one of those that a site puts round every text: a byline, a credit, a remark.
fn is_of_the_frame(spot: &Spot<'_>, line: &str) -> bool {
    let has_link = spot.node.descendants_it().any(|inner| inner.has_name("a") || inner.has_name("button"));
    let is_inside = |name: &str| spot.node.ancestors_it(None).any(|above| above.has_name(name));
    // Below a picture stands its caption.
    let follows_picture = spot.node.prev_element_sibling().is_some_and(|above| {
        let is_picture =
            |node: &NodeRef<'_>| ["img", "picture", "figure"].iter().any(|name| node.has_name(name));
        // A box with a picture and words beside it is about somebody.
        let holds_nothing_else = || !is_picture(&above) && spaced_text(&above, 1).is_empty();
        is_picture(&above) || holds_nothing_else() && above.descendants_it().any(|inner| is_picture(&inner))
    });
    let is_caption =
        spot.class.split_whitespace().any(|class| words().is_caption(class) || words().is_box(class));
    has_link
        || follows_picture
        || is_caption
        || ["figure", "li", "a", "button"].iter().any(|name| is_inside(name))
        || CLASSES.disclaimers.stand_in(&spot.class)
        || words().frame_of(line).is_some()
        || says_extent(line)
        || LABELS.field(line).is_some()
        || LABELS.is_venue(line)
        || LABELS.is_notice(line)
        || line.ends_with([':', '：', ','])
        || says_who_or_when(line)
        || names::is_position(line)
}

/// Whether a text is a sentence or more, rather than a phrase.
pub fn is_sentence(text: &str) -> bool {
    let parts = [". ", "? ", "! ", "؟ "];
    text.ends_with(['.', '!', '؟', '。', '…']) || parts.iter().any(|mark| text.contains(mark))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::super::survey;
    use super::*;

    const PROSE: &str = "<p>The river fell for the third year in a row, and nobody on either bank could say why \
                         it did so, least of all the ministry.</p>";

    /// The summary and the second line of the title.
    fn shown(head: &str, text: &str) -> (String, String) {
        let html = format!("<html><body><main><h1>Low Water</h1>{head}{text}</main></body></html>");
        let document = Document::from(html);
        let mut claims = Claims::default();
        read(&survey::walk(&document), 0, &mut claims);
        let first =
            |claims: Vec<Claim<String>>| claims.into_iter().next().map_or(String::new(), |claim| claim.value);
        (first(claims.summaries), first(claims.subtitles))
    }

    #[test]
    fn what_stands_between_title_and_text_sums_it_up_in_whatever_class() {
        let text = format!("<div class=content>{PROSE}{PROSE}</div>");
        let dek = "Two ministries count the same water twice.";
        for head in [
            format!("<div class=x1><p>{dek}</p></div>"),
            format!("<div class=x1>{dek}</div><p>By Ada Lind</p>"),
            format!("<p>By Ada Lind</p><section><h2>Abstract</h2><p>{dek}</p></section>"),
            format!("<div><span>Summary:</span> <span>{dek}</span></div>"),
        ] {
            assert_eq!(shown(&head, &text), (dek.to_owned(), String::new()), "{head}");
        }
        let phrase = "How two ministries count water";
        assert_eq!(shown(&format!("<div>{phrase}</div>"), &text), (String::new(), phrase.to_owned()));
    }

    #[test]
    fn a_phrase_that_its_class_calls_a_summary_is_no_second_line_of_the_title() {
        let page =
            format!("<main><h1>Low Water</h1><p class=dek>How two ministries count water</p>{PROSE}</main>");
        let document = Document::from(page);
        let told = Claim::new("How two ministries count water".to_owned(), Source::Visible, "test");
        let mut claims = Claims { summaries: vec![told], ..Claims::default() };
        read(&survey::walk(&document), 0, &mut claims);
        assert!(claims.subtitles.is_empty());
    }

    #[test]
    fn the_first_paragraph_stays_in_the_text_above_a_heading_in_bold() {
        let heading = "<p class=n><b>Barges Are Already Cheap</b></p>";
        let head = format!("<p class=n>Two ministries count the same water twice.</p>{heading}");
        assert_eq!(shown(&head, &format!("{PROSE}{PROSE}")).0, "");
    }

    #[test]
    fn a_label_in_bold_opens_the_abstract_below_other_lines() {
        let dek = "Two ministries count the same water twice.";
        let head = format!("<p>How ministries count water</p><p><b>Abstract:</b> {dek}</p>");
        assert_eq!(shown(&head, &format!("{PROSE}{PROSE}")).0, dek);
        let plain = format!("<p>How ministries count water</p>{PROSE}<p>In summary: {dek}</p>");
        assert_eq!(shown(&plain, PROSE).0, "");
    }

    #[test]
    fn what_is_all_of_the_section_of_the_summary_is_one() {
        let points = "<h2>Summary</h2><ul><li>Two ministries count.</li><li>Nobody adds it up.</li></ul>";
        let text = format!("<h2>Aims</h2>{PROSE}");
        assert_eq!(shown(points, &text).0, "- Two ministries count.\n- Nobody adds it up.");
        assert_eq!(shown(points, PROSE).0, "", "the text goes on below the list");
        let head = "<p><b>How ministries count</b></p><p><b>ABSTRACT</b></p><p>Two ministries count.</p>";
        assert_eq!(shown(&format!("{head}<p>Keywords: water</p><hr>"), &text).0, "Two ministries count.");
    }

    #[test]
    fn a_paragraph_in_bold_above_the_text_sums_it_up() {
        let text = format!("{PROSE}{PROSE}");
        let dek = "<p><b>Two ministries count <i>the same</i></b> <b>water twice.</b></p>";
        assert_eq!(shown(dek, &text).0, "Two ministries count the same water twice.");
        assert_eq!(shown("<p><b>What the ministries count there</b></p>", &text).1, "", "a heading in bold");
    }

    #[test]
    fn a_box_with_the_author_and_his_picture_may_stand_above_it() {
        let dek = "Two ministries count the same water twice.";
        let author = "<div class=a><img src=a.jpg><div>Ada Lind</div></div>";
        let text = format!("<div class=content>{PROSE}{PROSE}</div>");
        assert_eq!(shown(&format!("{author}<div class=x1>{dek}</div>"), &text).0, dek);
    }

    #[test]
    fn neither_the_first_paragraph_nor_what_frames_a_text_does() {
        let nothing = (String::new(), String::new());
        assert_eq!(shown("", &format!("{PROSE}{PROSE}")), nothing);
        let boxed = format!("<div class=b>{PROSE}</div><div class=b>{PROSE}</div>");
        assert_eq!(shown("", &boxed), nothing, "a system that puts each paragraph into a box");
        let text = format!("<div class=content>{PROSE}{PROSE}</div>");
        for head in [
            "<div>Originally published in the River Review of Bern</div>",
            "<p>By Ada Lind and Ben Roe, 12 November 2008</p>",
            "<img src=a.jpg><p>The lower gauge at dawn, seen from the bridge.</p>",
        ] {
            assert_eq!(shown(head, &text), nothing, "{head}");
        }
    }
}
