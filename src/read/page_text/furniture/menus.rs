//! The rows of a site's menus and buttons.

use super::is_file_link;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::{facts, forms, inline, names};

/// "Privacy Policy | Terms of Use", "Facebook LinkedIn Copy link": several words of a frame in one
/// line.
pub fn is_menu_row(text: &str) -> bool {
    if !is_parted(text) {
        return is_unparted_row(text);
    }
    // "Share: Facebook | E-mail" has a label before the first of them.
    let row =
        text.split_once(": ").filter(|(label, _)| LABELS.is_furniture(label)).map_or(text, |(_, row)| row);
    let words = words_of_row(row);
    let count = words.clone().count();
    let known = || words.clone().filter(|word| LABELS.is_furniture(word) || is_file_link(word)).count();
    // Among words of a frame a few that nobody knows are of it as well.
    let is_mixed = |known| {
        count > 2 && known * 2 >= count && words.clone().all(|word| is_button(word) || is_file_link(word))
    };
    let is_parted_row = |known| known == count || is_mixed(known);
    count > 1 && is_parted_row(known()) || is_unparted_row(text)
}

/// Whether a text has bars, points or wide gaps in it.
fn is_parted(text: &str) -> bool {
    text.contains(['|', '·', '•', '\t']) || text.contains("  ")
}

/// The words of a row, between bars, points or wide gaps.
fn words_of_row(row: &str) -> impl Iterator<Item = &str> + Clone {
    let parts = row.split(['|', '·', '•', '\t']).flat_map(|part| part.split("  "));
    parts
        .map(|word| word.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']')))
        .filter(|word| !word.is_empty())
}

/// No row has more bytes.
const LONGEST_ROW: usize = 300;

/// "People | Research | Events | Support the Desk": the parts of a site, which a text names as well. Two
/// of them that are known show what the others are.
pub fn is_menu_of_site(text: &str) -> bool {
    if text.len() > LONGEST_ROW || !is_parted(text) {
        return false;
    }
    let words = words_of_row(text);
    let is_known = |word: &&str| LABELS.is_furniture(word) || LABELS.is_of_menu(word);
    let known = words.clone().filter(is_known).count();
    let count = words.clone().count();
    let is_of_frame = words.clone().any(|word| LABELS.is_furniture(word));
    count > 2
        && (is_of_frame || known > 2)
        && known > 1
        && known * 3 >= count
        && words.clone().all(|word| is_button(word) || is_known(&word))
}

/// A menu has as many lines at the least.
const MENU: usize = 6;

/// Takes the menu that a copy of a page has above its title, an entry a line: short lines without a gap
/// between two words of a site, whatever they say. Below them the title stands.
pub fn clear_menu_of_lines(sheet: &mut Sheet) {
    let Some(head) = sheet.prose().first().copied() else { return };
    let is_entry = |line: usize| {
        let text = sheet.text(line);
        let is_short = text.split_whitespace().filter(|word| *word != "&").count() <= 4;
        is_short && !text.contains(|c: char| c.is_numeric() || ".,;:?!|·•".contains(c))
    };
    // What passes a page on stands below its title.
    let is_of_site = |line: usize| {
        let text = sheet.text(line);
        LABELS.is_furniture(text) && !LABELS.is_share_bar(text)
    };
    let can_be_title = |line: usize| {
        let text = sheet.text(line);
        let is_told = || facts::read(text).is_some() || names::byline(text).is_some();
        let is_of_frame = || LABELS.is_furniture(text) || LABELS.section(text).is_some();
        text.split_whitespace().nth(2).is_some() && !is_told() && !is_of_frame()
    };
    let mut menus: Vec<usize> = Vec::new();
    let lines: Vec<usize> = (0..head).collect();
    let goes_on = |one: &usize, next: &usize| {
        [one, next].into_iter().all(|line| !sheet.lines[*line].is_blank() && is_entry(*line))
    };
    for run in lines.chunk_by(goes_on) {
        let known: Vec<usize> = run.iter().copied().filter(|line| is_of_site(*line)).collect();
        let (Some(first), Some(last)) = (known.first(), known.last()) else { continue };
        if last - first >= MENU && (last + 1..head).any(can_be_title) {
            menus.extend(*first..=*last);
        }
    }
    sheet.take_all(&menus, Part::Furniture);
}

/// A trail has as many entries at the most, and one of them as many words.
const TRAIL: usize = 5;
const LONGEST_ENTRY: usize = 6;

/// Takes the way to the page, an entry a line below the word that opens it, down to the entry that says the one
/// above it again and more: "Policy Analysis / Policy Analysis on Syria".
pub fn clear_trails(sheet: &mut Sheet) {
    let Some(head) = sheet.prose().first().copied() else { return };
    let opens = |line: &usize| LABELS.trails.contains(&key(sheet.text(*line)));
    let Some(label) = (0..head).find(opens) else { return };
    let entries: Vec<usize> =
        (label + 1..head).filter(|line| !sheet.lines[*line].is_blank()).take(TRAIL).collect();
    let is_entry = |line: &usize| {
        let text = sheet.text(*line);
        text.split_whitespace().count() <= LONGEST_ENTRY && !text.contains(|c: char| ".,;:?!".contains(c))
    };
    // What a topic and a title have in common is no part of a site.
    let says_more = |pair: &[usize]| {
        let (above, text) = (sheet.text(pair[0]), sheet.text(pair[1]));
        let is_part = LABELS.is_of_kinds(above) || LABELS.is_of_menu(above);
        is_part && text.strip_prefix(above).is_some_and(|rest| rest.starts_with(' '))
    };
    let is_title = |line: usize| {
        let text = sheet.text(line);
        text.split_whitespace().nth(2).is_some()
            && facts::read(text).is_none()
            && names::byline(text).is_none()
    };
    let last = entries.windows(2).rposition(says_more).map(|above| above + 1);
    let last = last.filter(|last| {
        entries[..=*last].iter().all(is_entry) && sheet.next_line(entries[*last] + 1).is_some_and(is_title)
    });
    sheet.take(label, Part::Furniture);
    if let Some(last) = last {
        sheet.take_all(&entries[..=last], Part::Furniture);
    }
}

/// Whether a text can be what a button or a link of a frame says: a word or two, and no figures.
fn is_button(text: &str) -> bool {
    text.split_whitespace().filter(|word| *word != "&").count() <= 2
        && !text.contains(|c: char| c.is_numeric() || ".,;:?!".contains(c))
}

/// Single words beside words of a frame that stand close above and below each other: buttons in
/// a language or of a service that no list has.
pub fn clear_buttons(sheet: &mut Sheet) {
    let mut line = 0;
    while line < sheet.len() {
        let blank = |line: &usize| sheet.lines[*line].is_blank();
        let end = (line..sheet.len()).find(blank).unwrap_or(sheet.len());
        let known = (line..end).filter(|line| LABELS.is_furniture(sheet.text(*line))).count();
        let is_word = |line: usize| LABELS.is_furniture(sheet.text(line)) || is_single(sheet.text(line));
        if known > 1 && known * 2 >= end - line && (line..end).all(is_word) {
            sheet.take_all(&sheet.free(line..end).collect::<Vec<_>>(), Part::Frame);
        }
        line = end.max(line + 1);
    }
}

fn is_single(text: &str) -> bool {
    is_button(text) && !text.contains(char::is_whitespace)
}

/// A line that is three words of a frame or more with nothing between them.
fn is_unparted_row(text: &str) -> bool {
    let is_sentence = text.ends_with('.') && !text.ends_with("...");
    if text.len() > 120 || is_sentence || LABELS.is_furniture(text) {
        return false;
    }
    let mut rest: Vec<&str> = text.split_whitespace().collect();
    if !(3..=16).contains(&rest.len()) {
        return false;
    }
    // Among five the parts of a site are words of its menu as well.
    let is_long = rest.len() > 4;
    while !rest.is_empty() {
        let is_word = |words: &str| {
            LABELS.is_furniture(words) || LABELS.is_language(words) || is_long && LABELS.is_of_menu(words)
        };
        let fits = (1..=rest.len().min(4)).rev().find(|count| is_word(&rest[..*count].join(" ")));
        let Some(count) = fits else { return false };
        rest.drain(..count);
    }
    true
}

/// Takes the buttons that a site has between the head of a page and its text, which are its own: several without a
/// gap, and a line that stands between two of them.
pub fn clear_buttons_above_text(sheet: &mut Sheet, head_end: usize) {
    let is_text = |line: &usize| sheet.is_free(*line) && sheet.is_prose(*line);
    let text = (head_end..sheet.len()).find(is_text).unwrap_or(head_end);
    let lines: Vec<usize> = (head_end..text).collect();
    let blocks = lines.split(|line| sheet.lines[*line].is_blank());
    let is_button = |line: usize| sheet.part(line) == Some(Part::Frame);
    let of_buttons = blocks.filter(|block| block.iter().filter(|line| is_button(**line)).count() >= BUTTONS);
    let is_between = |line: usize| {
        sheet.is_free(line) && is_button(line - 1) && is_button(line + 1) && is_button_like(sheet.text(line))
    };
    let is_of_site =
        |line: &usize| is_button(*line) || *line > head_end && line + 1 < text && is_between(*line);
    let of_site: Vec<usize> = of_buttons.flatten().copied().filter(is_of_site).collect();
    sheet.take_all(&of_site, Part::Furniture);
}

/// Whether a line can stand among buttons: no item, no row of a table, no heading, no part of a sentence.
fn is_button_like(text: &str) -> bool {
    !text.starts_with('#')
        && !text.ends_with([',', '.', '?', '!'])
        && !forms::is_item(text)
        && forms::columns(text).len() < 2
}

/// As many lines stand together where a site has its buttons.
const BUTTONS: usize = 3;

/// "[Print](/print) [Save](#)": links, each of them a word of a frame.
pub fn is_row_of_links(text: &str) -> bool {
    let pieces = text.split_inclusive(')').map(str::trim);
    // One that leads past the menu leads to a place on the page.
    let least = if text.contains('#') { 1 } else { 2 };
    text.matches("](").count() >= least
        && pieces.clone().all(|piece| piece.starts_with('[') && LABELS.is_furniture(&inline::shown(piece)))
}
