//! The words of a page's frame: `assets/words/page.txt`, read once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use super::Frame;
use crate::assets;
use crate::assets::words::{WordGroups, WordMap, WordSet};
use crate::read::page_text::forms::is_extent;
use crate::read::page_text::labels::{self, LABELS, Section, claims_rights};
use crate::read::page_text::sentences;

/// A line that opens like one of the frame is one if it has no more words than this.
const SHORT: usize = 25;

/// A line that opens with the sign of copyright may name several owners, addresses and dates.
const LONG: usize = 60;

/// No more words has a heading that leads to more of a house or a person.
const WAY_OUT: usize = 6;

/// How long the label of a credit is, in bytes.
const LABEL: usize = 24;

/// A name of captions has so many bytes where others may stand before it: `pb-caption` may be any text.
const TELLING: usize = 10;

/// No more words stand in a line that says where a picture is from.
const CREDIT: usize = 8;

/// The words, as the table has them: in the form that [`key`] makes of a line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Words {
    lines: WordMap<Frame>,
    #[serde(deserialize_with = "openings")]
    openings: Openings,
    ways_out: WordSet,
    other_texts: WordSet,
    open_ended: Vec<&'static str>,
    notes: WordSet,
    boxes: WordSet,
    layers: WordSet,
    captions: WordSet,
    credits: WordSet,
    figures: WordSet,
    corrections: WordSet,
    set_among: WordSet,
    placeholders: Vec<&'static str>,
    untitled: WordSet,
    joints: WordSet,
    logos: WordSet,
    contents: WordSet,
    manuscripts: WordSet,
    telephones: WordSet,
    sign_ups: WordSet,
}

/// The words.
pub fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| assets::words::read(assets::PAGE_WORDS));
    &WORDS
}

/// A day has no more words.
const DAY: usize = 5;

/// How lines begin, and what each of them is, by their first words.
type Openings = WordGroups<(&'static str, Frame)>;

fn openings<'de: 'static, D: Deserializer<'de>>(lists: D) -> Result<Openings, D::Error> {
    let lists = BTreeMap::<Frame, Vec<&'static str>>::deserialize(lists)?;
    let lines = lists.into_iter().flat_map(|(what, lines)| lines.into_iter().map(move |line| (line, what)));
    Ok(lines.map(|(line, what)| (labels::first_word(line), (line, what))).collect())
}

impl Words {
    /// What part of the frame a line is, if it is one.
    pub fn frame_of(&self, line: &str) -> Option<Frame> {
        let count = line.split_whitespace().take(LONG + 1).count();
        if count > LONG {
            return None;
        }
        let line = folded(line);
        let whole = without_size(line.trim_matches(is_edge));
        if LABELS.is_share_bar(whole) {
            return Some(Frame::ShareBar);
        }
        if let Some(what) = self.lines.get(whole) {
            return Some(*what);
        }
        if claims_rights(&line) {
            return Some(Frame::Rights);
        }
        if count > SHORT {
            // A label with its colon says it of a long line too.
            let is_labelled = |what: &Frame| {
                matches!(what, Frame::PictureCredit | Frame::Citation)
                    && line.split_once(": ").is_some_and(|(label, _)| label.len() <= LABEL)
            };
            return self.opening_of(&line).filter(is_labelled);
        }
        if is_credit(&line) || self.ends_with_credit(&line) {
            return Some(Frame::PictureCredit);
        }
        if LABELS.is_about_mail(&line)
            && sentences::split(&line).any(|part| self.opening_of(part) == Some(Frame::NewsletterBox))
        {
            return Some(Frame::NewsletterBox);
        }
        // "Cite this as a reason for delay and they will laugh.": what has no number is no citation.
        let is_sentence = count > CREDIT && line.ends_with(['.', '!', '?', '؟', '。']);
        let has_label = line.split_once(':').is_some_and(|(label, _)| label.len() <= LABEL);
        let is_said = |what: &Frame| match *what {
            Frame::PictureCredit => is_sentence,
            Frame::WayOn => is_sentence && !has_label && LABELS.is_statement(&line),
            Frame::NewsletterBox | Frame::ShareBar | Frame::CommentForm => {
                is_sentence && LABELS.is_statement(&line)
            }
            Frame::Citation | Frame::Identifier => is_sentence && !line.contains(char::is_numeric),
            Frame::LastChange => !line.contains(char::is_numeric),
            // "See all the requests of a page" may be said of anything but a list.
            Frame::WholeList => true,
            _ => false,
        };
        self.opening_of(&line).filter(|what| !is_said(what))
    }

    /// Whether an address leads to a page on which readers subscribe, join or give: `/subscribe/`.
    pub fn leads_to_sign_up(&self, href: &str) -> bool {
        let path = href
            .split_once("://")
            .map_or(href, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let path = path.split(['?', '#']).next().unwrap_or_default();
        path.split(['/', '.', '-', '_']).any(|word| self.sign_ups.contains(&word.to_lowercase()))
    }

    /// "The dam in May. Photo: Ben Roe", "The dam (Ben Roe/Flickr)": whether a line, in lower case, ends
    /// with the credit of a picture, as a caption does.
    fn ends_with_credit(&self, line: &str) -> bool {
        if !line.contains(['/', ':', '©']) {
            return false;
        }
        let is_labelled = |last: &str| {
            last.split_once(':').is_some_and(|(label, _)| label.len() <= LABEL)
                && last.split_whitespace().count() <= CREDIT
                && self.opening_of(last) == Some(Frame::PictureCredit)
        };
        let labelled = line.match_indices(". ").any(|(at, stop)| is_labelled(&line[at + stop.len()..]));
        let bracketed = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
        // "The dam in May. Desk/Ben Roe": whose picture it is, and who took it.
        let is_of_house =
            |last: &str| last.split_once('/').is_some_and(|(house, _)| LABELS.is_house(house.trim()));
        // "The dam in May - source: Desk"
        let is_signed = |last: &str| {
            let labelled = last.split_once(": ").filter(|(label, _)| label.len() <= LABEL);
            let is_of_two =
                last.contains('/') && (is_credit(last) || can_be_credit(last) && is_of_house(last));
            is_of_two || labelled.is_some_and(|(_, agency)| is_credit(agency))
        };
        let signed = [". ", " - ", " – "].iter().filter_map(|mark| line.rsplit_once(*mark));
        labelled
            || signed.into_iter().any(|(_, last)| is_signed(last))
            || bracketed.is_some_and(|(_, last)| last.contains(['/', '©']) && is_credit(last))
    }

    /// What a line of any length opens as, if it opens like one of the frame.
    pub fn opening_of(&self, line: &str) -> Option<Frame> {
        let line = folded(line.trim_start_matches(['(', '[']));
        let opens = |opening: &str| {
            let rest = line.strip_prefix(opening);
            // "doi:" says where its word ends.
            let is_whole = opening.ends_with(|c: char| !c.is_alphanumeric());
            rest.is_some_and(|rest| is_whole || !rest.starts_with(char::is_alphanumeric))
        };
        let mut openings = self.openings.get(labels::first_word(&line));
        openings.find(|(opening, _)| opens(opening)).map(|(_, what)| *what)
    }

    /// Whether a heading stands over what leads away from the text.
    pub fn is_way_out(&self, heading: &str) -> bool {
        self.ways_out.contains(&key(heading))
            || self.is_over_other_texts(heading)
            || heading.split_whitespace().count() <= WAY_OUT && self.may_be_way_out(heading)
    }

    /// "More publications": whether a heading stands over what else there is, related to the text or not.
    pub fn is_over_other_texts(&self, heading: &str) -> bool {
        self.other_texts.contains(&key(heading))
    }

    /// "More from the River Desk": whether a heading that is longer may be one, if links stand below it.
    pub fn may_be_way_out(&self, heading: &str) -> bool {
        let key = key(heading);
        let opens = |opening: &str| key.strip_prefix(opening).is_some_and(|rest| rest.starts_with(' '));
        self.open_ended.iter().any(|way| opens(way))
    }

    /// Whether a heading stands over notes.
    pub fn is_notes_heading(&self, heading: &str) -> bool {
        let key = key(heading);
        LABELS.section(&key) == Some(Section::Notes) || self.notes.contains(&key)
    }

    /// Whether a label stands over a table of contents.
    pub fn is_contents(&self, label: &str) -> bool {
        self.contents.contains(&key(label))
    }

    /// Whether a label stands before a day on which a journal was sent a text or took it.
    pub fn is_of_manuscript(&self, label: &str) -> bool {
        self.manuscripts.contains(&key(label))
    }

    /// Whether a title is what a program writes until somebody gives the page one: "New Page 14".
    pub fn is_untitled(&self, title: &str) -> bool {
        self.untitled.contains(&key(title.trim_end_matches(|c: char| !c.is_alphabetic())))
    }

    /// Whether a word joins the names of a byline or opens it.
    pub fn is_joint(&self, word: &str) -> bool {
        let small = folded(word);
        LABELS.joins(word) || [&self.joints, &LABELS.bylines].iter().any(|table| table.contains(&small))
    }

    /// Whether a word says of a picture or a link that it stands for the site: "River Desk logo".
    pub fn is_of_logo(&self, word: &str) -> bool {
        self.logos.contains(&folded(word))
    }

    /// Whether a class or an id is the name of a box that holds no text of the brief. A name of the
    /// list that ends in a hyphen stands for all that begin with it, one that begins with a hyphen for all
    /// that end with it.
    pub fn is_box(&self, name: &str) -> bool {
        let name = hyphened(name);
        let opens = || name.split_inclusive('-').next().is_some_and(|opening| self.boxes.contains(opening));
        let closes = || name.rfind('-').is_some_and(|at| self.boxes.contains(&name[at..]));
        self.boxes.contains(&name) || opens() || closes()
    }

    /// Whether a class is that of what a builder of pages puts round every block of a text.
    pub fn is_layer(&self, name: &str) -> bool {
        self.layers.contains(name)
    }

    /// Whether a class is that of captions of pictures, or of the credits below them: `news-image-caption`
    /// ends with one.
    pub fn is_caption(&self, name: &str) -> bool {
        // `caption__text` is a part of what is a caption.
        let name = hyphened(
            name.split("__").next().filter(|first| first.eq_ignore_ascii_case("caption")).unwrap_or(name),
        );
        let ends = name.match_indices('-').map(|(at, _)| &name[at + 1..]).filter(|end| end.len() >= TELLING);
        ends.chain([name.as_str()]).any(|end| self.captions.contains(end) || self.credits.contains(end))
    }

    /// Whether one of several classes is that of credits of pictures.
    pub fn is_credit_of_picture(&self, classes: &str) -> bool {
        classes.split_whitespace().any(|name| self.credits.contains(&hyphened(name)))
    }

    /// Whether a class has a word for what a site sets among the blocks of a text and is none of it.
    pub fn is_set_among(&self, class: &str) -> bool {
        class.split(|c: char| !c.is_alphanumeric()).any(|part| self.set_among.contains(&part.to_lowercase()))
    }

    /// Whether a paragraph says what was wrong in the text above it: "Correction: An earlier version …", "Correction,
    /// 14 November: …".
    pub fn is_correction(&self, text: &str) -> bool {
        let label = text.split([':', ',', '(', '—', '–']).next().unwrap_or_default();
        let said = text[label.len()..].trim_start();
        let is_dated = || {
            let day = said.split(':').next().unwrap_or_default();
            day.contains(|c: char| c.is_ascii_digit()) && day.split_whitespace().count() <= DAY
        };
        label.len() < text.len()
            && self.corrections.contains(&key(label.trim()))
            && (!said.starts_with(',') || is_dated())
    }

    /// Whether a line opens with the word for a figure: "Map of the lower weir".
    pub fn opens_as_figure(&self, line: &str) -> bool {
        line.split_whitespace().next().is_some_and(|word| self.figures.contains(&key(word)))
    }

    /// Whether a line opens with the word for a figure and its number: "Figure 1. The dam".
    pub fn numbers_figure(&self, line: &str) -> bool {
        let number = line.split_whitespace().nth(1);
        self.opens_as_figure(line)
            && number.is_some_and(|number| number.starts_with(|c: char| c.is_numeric()))
    }

    /// Whether a line says under which number somebody is called: "Tel. 031 555 01 02".
    pub fn names_telephone(&self, line: &str) -> bool {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_number = |word: &str| word.starts_with(|c: char| c.is_numeric() || c == '+' || c == '(');
        words.windows(2).any(|pair| self.telephones.contains(&key(pair[0])) && is_number(pair[1]))
    }

    /// Whether a picture's address is that of one that stands where another will be shown.
    pub fn is_placeholder(&self, address: &str) -> bool {
        let name = address.rsplit('/').next().unwrap_or(address).to_ascii_lowercase();
        self.placeholders.iter().any(|part| name.contains(part))
    }
}

/// Whether a text is of the frame of a page: a button, a word of a menu.
pub fn is_of_frame(text: &str) -> bool {
    LABELS.is_furniture(text) || words().frame_of(text).is_some()
}

/// Whether a line says how long the text is: "5 minutes", "Estimated reading time: 5 minutes".
pub fn says_extent(line: &str) -> bool {
    is_extent(line.split_once([':', '：']).map_or(line, |(_, extent)| extent))
}

/// Whether a text, in lower case, is short, no sentence, and names a house that sells pictures.
fn is_credit(line: &str) -> bool {
    let names = line.split(['/', '|', ',', '©', '(', ')', ':', '–']).map(str::trim);
    can_be_credit(line)
        && names.into_iter().any(|name| {
            let is_agency = |name: &str| LABELS.agencies.contains(&labels::key(name));
            is_agency(name) || name.strip_suffix(" images").is_some_and(is_agency)
        })
}

fn can_be_credit(text: &str) -> bool {
    text.split_whitespace().nth(CREDIT).is_none() && !text.ends_with(['.', '!', '?'])
}

/// A line in the form in which lines are compared: its letters and digits in lower case.
pub fn key(line: &str) -> String {
    folded(line).trim_matches(is_edge).to_owned()
}

/// What does not count at the ends of a line.
fn is_edge(c: char) -> bool {
    !c.is_alphanumeric()
}

/// "Download PDF (141 KB)" without how much that is.
fn without_size(line: &str) -> &str {
    let size = line
        .rsplit_once(" (")
        .and_then(|(head, size)| Some((head, size.trim_end_matches(')').split_once(' ')?)));
    match size {
        Some((head, (number, "kb" | "mb")))
            if number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) =>
        {
            head.trim_end()
        }
        _ => line,
    }
}

fn hyphened(name: &str) -> String {
    name.to_ascii_lowercase().replace('_', "-")
}

/// A line in lower case, its white space and its apostrophes in one form.
fn folded(line: &str) -> Cow<'_, str> {
    let line = line.trim();
    if let Some(plain) = labels::plain(line, 0) {
        return plain;
    }
    let mut out = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let straight = |c: char| if c == '’' { '\'' } else { c };
        // A Turkish capital with its dot would leave the dot on its own.
        let is_letter = |c: &char| *c != '\u{307}';
        out.extend(word.chars().flat_map(char::to_lowercase).filter(is_letter).map(straight));
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests;
