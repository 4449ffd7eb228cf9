//! What a page shows of its rights: the licence that it links, else the notice at its foot.

use dom_query::NodeRef;

use super::claims::{Claim, Claims, Source};
use super::survey::{Spot, Survey, Zone, is_block, spaced_text};
use crate::read::frame::{Frame, words};
use crate::read::page_text::labels::{Field, LABELS};
use crate::read::page_text::sentences;
use crate::read::saved_page::classes::{self, CLASSES};

/// How much text the element may have in which a notice stands, in bytes.
const FOOT: usize = 1_200;

/// How long the run of text in it may be that says so.
const SENTENCE: usize = 400;

/// Where a licence is read from.
pub const LICENCE: &str = "the link to the licence";

/// Where the texts of licences are.
const LICENCES: [&str; 2] = ["creativecommons.org/licenses/", "creativecommons.org/publicdomain/"];

/// A sentence that says under which licence a text stands has at least so many words beside its name.
const STATEMENT: usize = 4;

/// No more words than this name an owner before the sign of copyright.
const OWNER: usize = 8;

/// Reads the line about rights; what `<meta>` elements say of them goes before it.
pub fn read(survey: &Survey<'_>, claims: &mut Claims) {
    let shown = || survey.spots.iter().rev().filter(|spot| spot.zone != Zone::Other);
    let licence = shown().filter(|spot| spot.name == "a").find_map(|spot| {
        let is_marked = spot.rel.split_whitespace().any(|rel| rel == "license");
        if !is_marked && !leads_to_licence(spot) {
            return None;
        }
        // A picture of the licence stands for its name, which the sentence beside it has.
        let names_it =
            |sentence: &str| spot.line().map_or(is_licence(sentence), |words| sentence.contains(words));
        let said = notice(&block_text(&spot.node), names_it)?;
        // A link that is not marked may be an item of a menu, or go with a picture.
        let words = |text: &str| text.split_whitespace().count();
        let is_statement = words(&said) >= STATEMENT + spot.line().map_or(0, words);
        (is_marked || is_statement).then_some(said)
    });
    // Of several notices the last is the site's own; one without a year is that of a picture, unless it
    // stands at the foot of the page.
    let notice = || {
        let spots = shown().filter(|spot| says_itself(&spot.node) && !is_of_picture(spot));
        spots
            .filter_map(|spot| {
                let text = notice(&block_text(&spot.node), |sentence| LABELS.has_copyright(sentence))?;
                Some((text, (is_foot(spot) || is_labelled(spot)) && !is_link(spot)))
            })
            .find(|(text, is_said)| *is_said || has_year(text) || reserves_all(text))
            .map(|(text, _)| text)
    };
    let (from, said) = match licence {
        Some(licence) => (LICENCE, Some(licence)),
        None => ("the notice of the page", notice()),
    };
    claims.rights.extend(said.map(|text| Claim::new(text, Source::Visible, from)));
    let named = shown().filter(|spot| spot.name == "a" && leads_to_licence(spot));
    let named = named.filter_map(|spot| spot.line()).find(|words| is_licence(words));
    claims.rights.extend(named.map(|words| Claim::new(words.to_owned(), Source::Visible, LICENCE)));
}

/// Whether a link leads to the text of a licence, and does not stand in the credit of a picture.
fn leads_to_licence(spot: &Spot<'_>) -> bool {
    let is_of_licence = |href: &str| LICENCES.iter().any(|address| href.contains(address));
    let is_credit = || words().frame_of(&block_text(&spot.node)) == Some(Frame::PictureCredit);
    spot.attribute("href").is_some_and(|href| is_of_licence(&href)) && !is_of_picture(spot) && !is_credit()
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

/// Whether an element is a link, or stands in one: "Copyright and privacy" leads to the notice.
fn is_link(spot: &Spot<'_>) -> bool {
    spot.name == "a" || spot.node.ancestors_it(Some(3)).any(|above| above.has_name("a"))
}

/// Whether an element stands below a label of rights.
fn is_labelled(spot: &Spot<'_>) -> bool {
    let above = spot.node.prev_element_sibling();
    above.is_some_and(|above| LABELS.field_label(&spaced_text(&above, SENTENCE)) == Some(Field::Rights))
}

/// Whether an element stands at the foot of the page.
fn is_foot(spot: &Spot<'_>) -> bool {
    let names = |node: &NodeRef<'_>| node.has_name("footer") || CLASSES.feet.stand_in(&classes::of(node));
    names(&spot.node) || spot.node.ancestors_it(None).any(|above| names(&above))
}

/// The text of the block that an element is or stands in, a line wherever a link leads to another page
/// of the frame; the text of the element itself, where that block is a part of the page.
fn block_text(node: &NodeRef<'_>) -> String {
    let is_block_node = |node: &NodeRef<'_>| node.node_name().is_some_and(|name| is_block(&name));
    let block = std::iter::once(*node).chain(node.ancestors_it(Some(6))).find(is_block_node);
    let block = block.filter(|block| spaced_text(block, FOOT).len() < FOOT).unwrap_or(*node);
    let mut text = spaced_text(&block, FOOT);
    for link in block.descendants_it().filter(|inner| inner.has_name("a")) {
        let words = spaced_text(&link, FOOT);
        if LABELS.is_furniture(&words) {
            text = text.replacen(&words, "\n", 1);
        }
    }
    text
}

/// The sentences of a text from the first that is of a notice to the last, on the line where they
/// stand: not the menu items beside them.
fn notice(text: &str, is_of_it: impl Fn(&str) -> bool) -> Option<String> {
    let notice = |line: &str| {
        let sentences = parted(line.trim());
        let first = sentences.iter().position(|sentence| is_of_it(sentence))?;
        let last = sentences.iter().rposition(|sentence| is_of_it(sentence))?;
        // "River Desk, 2019. CC BY 4.0": who licenses it.
        let first = first - usize::from(first > 0 && has_year(sentences[first - 1]));
        // "Reproduction is authorised" is a sentence of it as well.
        let last = last
            + sentences[last + 1..]
                .iter()
                .take_while(|sentence| words().opening_of(sentence) == Some(Frame::Permission))
                .count();
        let said = sentences[first..=last].join(" ");
        Some(from_sign(&said).trim_end_matches([' ', '-', '–', '|', '·', '•']).to_owned())
    };
    // A bar parts the year from its owner, and what is reserved from both.
    let whole = |line: &str| {
        let bars = |c: char| matches!(c, '|' | '·' | '•' | '∙');
        let parts: Vec<&str> = line.split(bars).map(str::trim).collect();
        let first = parts.iter().position(|part| notice(part).is_some())?;
        let said = notice(parts[first])?;
        let belongs = |part: &&&str| {
            is_of_it(part) && !said.contains(**part)
                || is_licence(part)
                || !has_owner(&said) && !part.is_empty() && !LABELS.is_furniture(part)
        };
        let more = parts[first + 1..].iter().take_while(belongs).count();
        let end = parts[first + more].as_ptr() as usize + parts[first + more].len() - line.as_ptr() as usize;
        let start = line.find(said.as_str())?;
        Some(if more == 0 { said } else { line[start..end].trim().to_owned() })
    };
    let lines: Vec<&str> = text.split('\n').collect();
    let (at, said) = (0..lines.len()).rev().find_map(|at| Some((at, whole(lines[at])?)))?;
    // "All rights reserved" may stand on the line below that of their owner.
    let above = at.checked_sub(1).filter(|_| !said.contains('©')).and_then(|above| whole(lines[above]));
    let above = above.filter(|above| above.contains('©'));
    Some(above.map_or(said.clone(), |above| format!("{above} {said}")))
}

/// A notice without what stands before its first word, such as a number of the journal or what the
/// house says of itself.
fn from_sign(text: &str) -> &str {
    let opens = |word: &str| word == "©" || word.eq_ignore_ascii_case("copyright");
    let start = text.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word))
    });
    let start = start.filter(|(_, word)| opens(word)).map(|(start, _)| start).next();
    match start {
        Some(start) if words().opening_of(text) == Some(Frame::Identifier) => &text[start..],
        Some(start) if text[start..].starts_with('©') && has_owner(&text[start..]) => {
            if text[..start].split_whitespace().count() > OWNER { &text[start..] } else { text }
        }
        _ => text,
    }
}

/// Whether a part of a line names a licence.
fn is_licence(part: &str) -> bool {
    let part = part.to_lowercase();
    part.starts_with("cc by") || part.starts_with("cc0") || part.contains("creative commons")
}

/// Whether a notice names somebody, beside its sign and its years.
fn has_owner(text: &str) -> bool {
    let word = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.chars().count() > 1
            && !word.eq_ignore_ascii_case("copyright")
            && word.chars().all(char::is_alphabetic)
    };
    text.split_whitespace().any(word)
}

/// A line's sentences.
fn parted(line: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(". ") {
        // "e. V." has no end in it.
        let is_letter = line[..at]
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .is_some_and(|word| word.chars().count() == 1 && word.chars().all(char::is_alphabetic));
        if !is_letter && sentences::ends(&line[start..=at]) {
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
            ("<p>© River Desk e. V.</p>", "© River Desk e. V."),
            ("<p>© River Desk<br>All Rights Reserved.</p>", "© River Desk All Rights Reserved."),
            ("<p>© Biuro Rzeki im. Ady Lind</p>", "© Biuro Rzeki im. Ady Lind"),
            ("<p>ISSN 1999-0000 &nbsp; Copyright © 2019 River Desk</p>", "Copyright © 2019 River Desk"),
            ("<p>© 2019 · River Desk · <a href=/t>Terms</a></p>", "© 2019 · River Desk"),
            ("<p>© 2019 Ada Lind · <a href=/by>CC BY 4.0</a></p>", "© 2019 Ada Lind · CC BY 4.0"),
            ("<p>© River Desk, 2019. Reproduction is free.</p>", "© River Desk, 2019. Reproduction is free."),
            ("<p>The River Desk for Work on Dams is a charity: 2106 © 2019 Desk</p>", "© 2019 Desk"),
            (
                "<p>These reports are not subject to copyright here.</p>",
                "These reports are not subject to copyright here.",
            ),
            ("<a href=/c>Copyright &amp; Privacy</a><p>© Desk</p>", "© Desk"),
            ("<a href=/c>Copyright &amp; Privacy</a>", ""),
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
    fn a_licence_is_known_by_its_address_where_a_sentence_says_so() {
        let link = "<a href='https://creativecommons.org/licenses/by/4.0/'>CC BY 4.0</a>";
        let said = format!("<p>All briefs are published under ({link}).</p>");
        assert_eq!(shown(&said), "All briefs are published under (CC BY 4.0).");
        assert_eq!(shown(&format!("<p>The dam at dusk. Photo: Ben Roe, {link}</p>")), "");
        assert_eq!(shown(&format!("<p>3 May 2008 {link}</p>")), "CC BY 4.0");
        let picture = "<a rel=license href=/by><img alt='CC'></a> All of it is under Creative Commons terms.";
        assert_eq!(shown(&format!("<p>{picture}</p>")), "All of it is under Creative Commons terms.");
    }

    #[test]
    fn a_licence_goes_before_a_notice() {
        let licence =
            "<p><b>Free!</b> This text is under <a rel='license' href=/by>CC BY 4.0</a>. Share it.</p>";
        let page = format!("{licence}<footer>© 2019 River Desk</footer>");
        assert_eq!(shown(&page), "Free! This text is under CC BY 4.0.");
    }
}
