//! Lines that are known by their form and not by their words.

use super::facts;
use super::inline;
use super::labels::{LABELS, small};
use super::names;
use super::sentences::{self, is_prose};
use crate::language::dates;
use crate::read::frame::words;

/// "The River Desk          2": a house at the foot of a page, and the page's number.
pub fn is_numbered_foot(text: &str) -> bool {
    let is_number = |text: &str| text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    // "Page 2 of 3" stands at the margin of what a browser prints, and its address and day at the foot.
    let is_page = |text: &str| {
        let words: Vec<&str> = text.split(' ').collect();
        matches!(words[..], ["Page", page, "of", pages] if is_number(page) && is_number(pages))
    };
    match columns(text)[..] {
        [left, right] => {
            is_number(right) && LABELS.is_house(left)
                || is_page(right)
                || inline::is_absolute(left) && !left.contains(' ') && dates::parse(right).is_some()
        }
        _ => false,
    }
}

/// "← An Older Title", "A Newer Title →".
pub fn is_arrow(text: &str) -> bool {
    let points = text.starts_with(['←', '→']) || text.ends_with(['←', '→']);
    points && text.chars().count() <= 120
}

/// "Follow @riverdesk".
pub fn is_handle(text: &str) -> bool {
    let is_name = |word: &str| word.len() > 2 && word.starts_with('@');
    text.split_whitespace().nth(4).is_none() && text.split_whitespace().any(is_name)
}

/// "River Desk Logo", "Ada Lind headshot", "Headshot of Ada Lind": what stands for a picture of a house or of
/// an author. A title may end with the word as well.
pub fn is_logo(text: &str) -> bool {
    let of_person = text.trim().split_once(" of ").filter(|(picture, _)| small(picture) == "headshot");
    if of_person.is_some_and(|(_, whose)| names::is_full_name(whose)) {
        return true;
    }
    let Some((whose, picture)) = text.trim().rsplit_once(' ') else { return false };
    let is_house = || LABELS.is_house(whose) || names::is_of_body(whose) || is_acronym(whose);
    match &*small(picture) {
        "logo" => is_house(),
        "headshot" => names::is_full_name(whose),
        _ => false,
    }
}

fn is_acronym(word: &str) -> bool {
    (2..=8).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// "Download the full report (PDF, 3.2 MB)", "PDF (214 KB)": a link to the file, in a few words.
pub fn is_file_link(text: &str) -> bool {
    let is_file = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        ["pdf", "epub", "mobi"].iter().any(|file| word.eq_ignore_ascii_case(file))
    };
    // "A Title (644 KB, PDF)": what a file is called may be long.
    let size = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let is_size = |word: &str| matches!(word, "KB" | "kB" | "MB" | "Mo" | "Ko");
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '|'));
    let has_size = |size: &str| {
        let words = || size.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty());
        let are_of_file = words().all(|word| is_number(word) || is_size(word) || is_file(word));
        are_of_file && words().any(is_size) && words().any(is_file)
    };
    // "PDF | 118 KB", "MOBI | 3 MB"
    if (size.is_some_and(|(_, size)| has_size(size)) || has_size(text)) && !is_prose(text) {
        return true;
    }
    // "DOWNLOAD THE BRIEF 198KB"
    let is_glued_size = |word: &str| {
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        unit.len() < word.len() && is_size(unit)
    };
    let mut words = text.split_whitespace();
    // "DOWNLOAD THE CRITICAL QUESTIONS"
    let ordered = text.split_once(" THE ").filter(|(order, _)| *order == "DOWNLOAD").map(|(_, what)| what);
    if ordered.is_some_and(|what| LABELS.kind(what).is_some()) {
        return true;
    }
    if words.clone().next().is_some_and(|word| LABELS.is_furniture(word))
        && words.clone().next_back().is_some_and(is_glued_size)
    {
        return true;
    }
    let is_order = || words.clone().next().is_some_and(|word| LABELS.is_furniture(word));
    words.clone().nth(9).is_none() && (!sentences::ends(text) || is_order()) && words.any(is_file)
}

/// "0:00 / 11:42": how far a recording of the text has been played.
pub fn is_length(text: &str) -> bool {
    let is_time = |time: &str| {
        let parts: Vec<&str> = time.trim().split(':').collect();
        let is_number =
            |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        (2..=3).contains(&parts.len()) && parts.iter().all(is_number)
    };
    let is_start = |time: &str| time.chars().all(|c| matches!(c, '0' | ':'));
    text.split_once('/')
        .is_some_and(|(played, whole)| is_time(played) && is_start(played.trim()) && is_time(whole))
}

/// "ISSN 2532-6570".
pub fn is_book_number(text: &str) -> bool {
    let is_sign = |word: &str| ["issn", "isbn"].iter().any(|sign| word.eq_ignore_ascii_case(sign));
    let rest = text.split_at_checked(4).filter(|(word, _)| is_sign(word)).map_or("", |(_, rest)| rest);
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | ':' | ' ' | '–' | 'x' | 'X');
    rest.chars().filter(char::is_ascii_digit).count() > 6 && rest.chars().all(is_part)
}

/// "DESK, 12 Mill Lane, Suite 4, Orsa 19102": where a house is to be found.
pub fn is_street_of_house(text: &str) -> bool {
    let Some((house, street)) = text.split_once([',', '·', '|']) else { return false };
    let numbers = street.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    // A sentence about a house has small words, and its figures inside it.
    let is_of_name = |word: &str| LABELS.is_body_word(word) || word.contains('@');
    let has_small = street.split_whitespace().any(|word| sentences::begins_small(word) && !is_of_name(word));
    let stops = sentences::ends(text) && !text.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit());
    LABELS.is_house(house)
        && !has_small
        && !stops
        && text.chars().count() <= 250
        && numbers.clone().count() > 1
        && numbers.into_iter().any(|digits| digits.len() >= 4)
        && !street.contains(['?', '!', '“', '"'])
}

/// "River Desk • www.desk.example • Tel. 555.0100", "12 Mill Lane, Orsa 19102 • Tel 555-0100": how a house is to be
/// reached, in a row.
pub fn is_contact_row(text: &str) -> bool {
    let marks = ['•', '|', '·'];
    // Most lines have no figure, which is soonest seen.
    if !text.bytes().any(|b| b.is_ascii_digit()) || !text.contains(marks) {
        return false;
    }
    let parts: Vec<&str> = text.split(marks).map(str::trim).collect();
    let is_called = |part: &str| words().names_telephone(part);
    let has_digits = |part: &str| part.chars().filter(char::is_ascii_digit).count() > 3;
    let is_place = |part: &str| {
        facts::is_host(part) || LABELS.is_house(part) || names::is_body(part) || has_digits(part)
    };
    parts.len() > 1
        && text.chars().count() <= LONGEST_CONTACT
        && parts.iter().any(|part| is_called(part) && has_digits(part))
        && parts.iter().all(|part| is_called(part) || is_place(part))
}

/// No such row has more characters.
const LONGEST_CONTACT: usize = 200;

/// "ada@desk.example", alone on its line.
pub fn is_mail_address(text: &str) -> bool {
    // "E-mail: ada@desk.example"
    let labelled = text.split_once(": ").filter(|(label, _)| matches!(&*small(label), "e-mail" | "email"));
    let text = labelled.map_or(text, |(_, address)| address.trim());
    let parts = text.split_once('@').filter(|_| !text.contains(char::is_whitespace));
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// "24 pages", "5 min read".
pub fn is_extent(text: &str) -> bool {
    let mut text = text.trim();
    // "5–6 minutes" is one as well.
    let is_count = |c: char| c.is_numeric() || matches!(c, '–' | '-' | '+');
    // "Lecture : 12 minutes", "Reading time: 5 min"
    let is_label = |label: &str| {
        label.split_whitespace().count() <= 3 && !label.contains(|c: char| c.is_numeric() || c == '.')
    };
    while let Some((_, extent)) = text.split_once(':').filter(|(label, _)| is_label(label)) {
        text = extent.trim();
    }
    let unit = text.trim_start_matches(is_count);
    text.starts_with(char::is_numeric)
        && text.len() - unit.len() <= 9
        && LABELS.extents.contains(&small(unit.trim_start_matches([' ', '-', '\u{a0}'])))
}

/// Whether a line is what a library of documents says of a file: "Total Page:16", "File Type:pdf, Size:1020Kb".
pub fn is_about_file(text: &str) -> bool {
    let value = ["Total Page:", "File Type:"].iter().find_map(|label| text.strip_prefix(label));
    value.is_some_and(|value| value.len() <= 40 && !value.contains('.'))
}

/// What stands before the points of a title that had no room: "The Ferry and the T...".
pub fn cut_off(text: &str) -> Option<&str> {
    let opening = without_points(text);
    (opening.len() < text.len()).then_some(opening)
}

/// A text without the points that say that it goes on elsewhere, or its stop.
pub fn without_points(text: &str) -> &str {
    text.trim_end_matches(['.', '…', ' '])
}

/// "Q1: What happened?", "Q: Who paid?": a question of an interview.
pub fn is_question(text: &str) -> bool {
    let label = text.split_once([':', '.']).map(|(label, _)| label);
    let number = label.and_then(|label| label.strip_prefix('Q'));
    text.ends_with('?')
        && number.is_some_and(|number| number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a text begins as an item of a list: a bullet or a number.
pub fn is_item(text: &str) -> bool {
    bullet(text).is_some() || numbered(text).is_some()
}

/// What follows a bullet.
pub fn bullet(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|c| LABELS.bullets.contains(*c))?;
    let rest = &text[mark.len_utf8()..];
    // `-5` and `*note` are no items; a printer's bullet may touch its text.
    let loose = "-–−*·".contains(mark);
    // "− 3 degrees" is a number.
    if mark == '−' && rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    (rest.starts_with(char::is_whitespace) || !loose && !rest.is_empty()).then(|| rest.trim_start())
}

/// The number before `.` or `)`, and what follows it.
pub fn numbered(text: &str) -> Option<(u64, &str)> {
    let (number, rest) = leading_number(text)?;
    let rest = rest.strip_prefix(['.', ')'])?;
    rest.starts_with(char::is_whitespace).then(|| (number, rest.trim_start()))
}

/// A text without the mark behind it that parts it from what a copy has lost: "Ada Lind, Ben Roe ·".
pub fn unseparated(text: &str) -> &str {
    text.strip_suffix(['·', '•', '|']).and_then(|text| text.strip_suffix(' ')).map_or(text, str::trim_end)
}

/// What counts an item in brackets: "(b) the gauges of the weir", "(2) the gauges".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counter {
    Letter(u8),
    Figure(u64),
}

impl Counter {
    /// Whether it counts the first of several items.
    pub fn is_first(self) -> bool {
        matches!(self, Self::Letter(b'a') | Self::Figure(1))
    }

    /// What counts the item below.
    pub fn next(self) -> Self {
        match self {
            Self::Letter(letter) => Self::Letter(letter + 1),
            Self::Figure(number) => Self::Figure(number + 1),
        }
    }
}

/// What counts an item in brackets, and the item.
pub fn counted(text: &str) -> Option<(Counter, &str)> {
    let (mark, item) = text.strip_prefix('(')?.split_once(") ")?;
    let counter = match mark.as_bytes() {
        [letter @ b'a'..=b'z'] => Counter::Letter(*letter),
        _ => Counter::Figure(leading_number(mark).filter(|(_, rest)| rest.is_empty())?.0),
    };
    Some((counter, item.trim_start()))
}

/// No item and no note has more figures in its number; a year has.
const MOST_FIGURES: usize = 3;

/// The number of an item or of a note with which a text begins, and all that follows its figures.
pub fn leading_number(text: &str) -> Option<(u64, &str)> {
    let figures = text.bytes().take(MOST_FIGURES + 1).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(figures);
    let number = number.parse().ok().filter(|_| figures <= MOST_FIGURES)?;
    Some((number, rest))
}

/// Where a copy may have glued two lines together: a capital directly behind what may end a line.
pub fn seams(text: &str, ends_line: impl Fn(char) -> bool) -> impl Iterator<Item = usize> {
    let letters = text.char_indices().zip(text.chars().skip(1));
    let glued = letters.filter(move |((_, last), next)| next.is_uppercase() && ends_line(*last));
    glued.map(|((at, last), _)| at + last.len_utf8())
}

/// The cells of a line: tabs part them, or where there is none, three spaces and more.
pub fn columns(text: &str) -> Vec<&str> {
    // Markdown has three spaces between the mark of an item and its text, a word processor a tab.
    if bullet(text).is_some() {
        return vec![text];
    }
    if text.contains('\t') {
        return text.split('\t').collect();
    }
    text.split("   ").map(str::trim).filter(|cell| !cell.is_empty()).collect()
}
