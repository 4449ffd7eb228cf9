//! What a page shows of its rights: the licence that it links, else the notice at its foot.

use dom_query::NodeRef;

use super::claims::{Claim, Claims, Source};
use super::survey::{Spot, Survey, Zone, is_block, spaced_text};
use crate::read::page_text::labels::LABELS;
use crate::read::page_text::sentences;

/// How much text the element may have in which a notice stands, in bytes.
const FOOT: usize = 1_200;

/// How long the run of text in it may be that says so.
const SENTENCE: usize = 400;

/// Reads the line about rights; what `<meta>` elements say of them goes before it.
pub fn read(survey: &Survey<'_>, claims: &mut Claims) {
    let shown = || survey.spots.iter().rev().filter(|spot| spot.zone != Zone::Other);
    let licence = shown().filter(|spot| spot.name == "a").find_map(|spot| {
        let is_licence = spot.rel.split_whitespace().any(|rel| rel == "license");
        let words = spot.line().filter(|_| is_licence)?;
        notice(&block_text(&spot.node), |sentence| sentence.contains(&words))
    });
    // Of several notices the last is the site's own; one without a year is that of a picture.
    let notice = || {
        let texts = shown()
            .filter(|spot| says_itself(&spot.node) && !is_of_picture(spot))
            .map(|spot| block_text(&spot.node));
        texts
            .filter_map(|text| notice(&text, |sentence| LABELS.has_copyright(sentence)))
            .find(|text| has_year(text) || reserves_all(text))
    };
    let (from, said) = match licence {
        Some(licence) => ("the link to the licence", Some(licence)),
        None => ("the notice of the page", notice()),
    };
    claims.rights.extend(said.map(|text| Claim::new(text, Source::Visible, from)));
}

/// Whether the text of an element itself, not of those in it, has words of a notice.
fn says_itself(node: &NodeRef<'_>) -> bool {
    node.children_it(false).any(|child| {
        let is_notice = |text: &str| text.len() <= SENTENCE && LABELS.has_copyright(text);
        child.is_text() && is_notice(&child.text())
    })
}

fn is_of_picture(spot: &Spot<'_>) -> bool {
    let is_figure = |node: &NodeRef<'_>| node.has_name("figure") || node.has_name("figcaption");
    is_figure(&spot.node) || spot.node.ancestors_it(None).any(|above| is_figure(&above))
}

/// The text of the block that an element is or stands in.
fn block_text(node: &NodeRef<'_>) -> String {
    let is_block_node = |node: &NodeRef<'_>| node.node_name().is_some_and(|name| is_block(&name));
    let block = std::iter::once(*node).chain(node.ancestors_it(Some(6))).find(is_block_node);
    spaced_text(&block.unwrap_or(*node), FOOT)
}

/// The sentences of a text from the first that is of a notice to the last, on the line where they
/// stand: not the menu items beside them.
fn notice(text: &str, is_of_it: impl Fn(&str) -> bool) -> Option<String> {
    let lines = text.split(['\n', '|', '·', '•']);
    let notice = |line: &str| {
        let sentences = parted(line.trim());
        let first = sentences.iter().position(|sentence| is_of_it(sentence))?;
        let last = sentences.iter().rposition(|sentence| is_of_it(sentence))?;
        Some(sentences[first..=last].join(" "))
    };
    lines.rev().find_map(notice)
}

/// A line's sentences.
fn parted(line: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(". ") {
        if sentences::ends(&line[start..=at]) {
            sentences.push(line[start..=at].trim());
            start = at + 1;
        }
    }
    sentences.push(line[start..].trim());
    sentences
}

/// Whether a text has a year, of whatever calendar and in whatever digits.
fn has_year(text: &str) -> bool {
    let is_year = |run: &str| {
        let is_ours = run.starts_with("19") || run.starts_with("20");
        run.chars().count() == 4 && (is_ours || !run.is_ascii())
    };
    text.split(|c: char| !c.is_numeric()).any(is_year)
}

/// Whether a notice says, beside whose the rights are, that they are reserved.
fn reserves_all(text: &str) -> bool {
    text.split_once('©').is_some_and(|(before, after)| LABELS.has_copyright(&format!("{before}{after}")))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn shown(body: &str) -> String {
        let document = Document::from(format!("<html><body>{body}</body></html>"));
        let mut claims = Claims::default();
        read(&super::super::survey::walk(&document), &mut claims);
        claims.rights.into_iter().next().map_or(String::new(), |claim| claim.value)
    }

    #[test]
    fn the_notice_at_the_foot_is_the_line_about_rights() {
        for (foot, notice) in [
            ("<p>© 2019 River Desk. All rights reserved.</p>", "© 2019 River Desk. All rights reserved."),
            ("<p>Copyright 2019 River Desk. <a href=/t>Terms</a></p>", "Copyright 2019 River Desk."),
            ("<p>River Desk® is a mark. © 2001–2019 River Desk</p>", "© 2001–2019 River Desk"),
            ("<p>River Desk © 2019 | <a href=/t>Terms</a></p>", "River Desk © 2019"),
            ("<p>© 2019 St. Olaf Desk<br>Visitors: 2041</p>", "© 2019 St. Olaf Desk"),
            ("<p>© River Desk - Tous droits réservés</p>", "© River Desk - Tous droits réservés"),
            ("<p>© ۱۳۹۸ میز رود</p>", "© ۱۳۹۸ میز رود"),
            ("<p>© <span>2019</span> Desk</p><p>A desk of the river.</p>", "© 2019 Desk"),
            ("<p>جميع الحقوق محفوظة، مركز النهر 2019</p>", "جميع الحقوق محفوظة، مركز النهر 2019"),
        ] {
            assert_eq!(shown(&format!("<p>Text.</p><footer>{foot}</footer>")), notice, "{foot}");
        }
    }

    #[test]
    fn the_credit_of_a_picture_is_none() {
        assert_eq!(shown("<figure><figcaption>© 2019 Lens</figcaption></figure><p>© Lens</p>"), "");
    }

    #[test]
    fn a_licence_goes_before_a_notice() {
        let licence =
            "<p><b>Free!</b> This text is under <a rel='license' href=/by>CC BY 4.0</a>. Share it.</p>";
        let page = format!("{licence}<footer>© 2019 River Desk</footer>");
        assert_eq!(shown(&page), "Free! This text is under CC BY 4.0.");
    }
}
