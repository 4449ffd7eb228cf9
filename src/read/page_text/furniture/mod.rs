//! Page numbers, running heads and the words of a site's frame, which belong to no brief.
//!
//! They are cut before anything is read, so that none is taken for a title or a name: first `boxes`, in
//! which a site tells of itself, then all that [`clear`] knows: what stands at the breaks of printed pages
//! (`breaks`, `page_number`), the list of contents (`contents`), captions (`captions`), menus and buttons
//! (`menus`), what a house tells its readers (`notices`), and the phrases of frames. Words that a text may
//! have as well are only put aside, as [`Part::Frame`], and at the end [`give_back`] returns those that
//! stand inside the text. Captions above the kind are known when the head is, and cut then; pictures on
//! the web go last (`pictures`).

pub mod boxes;
mod breaks;
pub mod captions;
mod contents;
pub mod entries;
pub mod frame_of_site;
mod menus;
mod notices;
mod page_number;
pub mod pictures;
mod running_heads;
mod wide_heads;

pub use breaks::printed_address;

use crate::read::frame::{Frame, words};
use crate::read::page_text::sheet::paragraphs;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::forms::{
    is_arrow, is_book_number, is_extent, is_file_link, is_handle, is_length, is_logo, is_mail_address,
    is_numbered_foot, is_street_of_house,
};
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{facts, inline, names, sentences};
use crate::read::page_text::words::{forms, roles};
pub use menus::clear_buttons_above_text;
use menus::{
    clear_buttons, clear_menu_of_lines, clear_trails, is_menu_of_site, is_menu_row, is_row_of_links,
};
use notices::{clear_called_notices, clear_licence, clear_mail_boxes};

/// Takes out what a printer or a site put between the lines; returns the picture of the brief that went
/// with it.
pub fn clear(sheet: &mut Sheet) -> Option<usize> {
    clear_called_notices(sheet);
    let between_pages = breaks::between_pages(sheet);
    sheet.take_all(&between_pages, Part::Furniture);
    let contents = contents::list(sheet);
    sheet.take_all(&contents, Part::Furniture);
    captions::clear_labelled(sheet);
    captions::clear_doubled(sheet);
    captions::clear_in_text(sheet);
    let captions = captions::above_title(sheet);
    sheet.take_all(&captions, Part::Furniture);
    let picture = captions::lead_picture(sheet);
    picture.into_iter().for_each(|line| sheet.take(line, Part::Furniture));
    let text = sheet.prose().first().copied().unwrap_or(sheet.len());
    // What a house says of the opinions of its authors stands below their text, if not at its end.
    let mut texts = 0;
    for paragraph in paragraphs::gather(sheet, text..sheet.len()).into_iter().rev() {
        let part = below(&paragraph.text)
            .or_else(|| (texts < 3 && is_disclaimer(&paragraph.text)).then_some(Part::Frame));
        match part {
            Some(part) => sheet.take_all(&paragraph.lines, part),
            None => texts += usize::from(is_prose(&paragraph.text)),
        }
    }
    // A series says it on its first page, above the text or the title.
    let head = sheet.head().last().map_or(0, |last| last + 1);
    for paragraph in paragraphs::gather(sheet, 0..head) {
        if is_disclaimer(&paragraph.text) {
            sheet.take_all(&paragraph.lines, Part::Frame);
        }
    }
    clear_pull_quotes(sheet);
    clear_licence(sheet);
    clear_mail_boxes(sheet);
    clear_menu_of_lines(sheet);
    clear_trails(sheet);
    clear_buttons(sheet);
    captions::clear_initials(sheet);
    captions::clear_described(sheet);
    captions::clear_credited(sheet);
    captions::clear_below_credit(sheet);
    for line in sheet.free(0..sheet.len()).collect::<Vec<_>>() {
        let part = part_of(sheet.text(line)).filter(|_| !goes_on_from_above(sheet, line));
        // Below a colon the text says who is to be called.
        let is_row = |above: &usize| forms::is_contact_row(sheet.text(*above));
        let said = || (0..line).rev().filter(|above| !sheet.is_blank(*above)).take(MOST_ROWS);
        let above = || said().find(|above| !is_row(above));
        let is_led = || above().is_some_and(|above| sheet.text(above).ends_with(':'));
        let part = part.filter(|_| !forms::is_contact_row(sheet.text(line)) || !is_led());
        // The first line of a paragraph may read so where the whole does not.
        if let Some(part) = part.filter(|_| part_of(&whole(sheet, line)).is_some()) {
            sheet.take(line, part);
        }
    }
    picture
}

/// No more rows say below a colon who is to be called.
const MOST_ROWS: usize = 40;

/// A sentence of the text that a site sets large beside it has as many characters.
const PULLED: std::ops::Range<usize> = 20..300;

/// Takes the sentences that a site sets in quotation marks between two paragraphs, where the text has
/// them word for word.
fn clear_pull_quotes(sheet: &mut Sheet) {
    let inner = |line: usize| {
        let inner =
            sheet.text(line).strip_prefix(['“', '"', '«', '„'])?.strip_suffix(['”', '"', '»', '“'])?;
        (PULLED.contains(&inner.chars().count()) && !inner.contains(['“', '"', '«']))
            .then(|| inner.trim().to_owned())
    };
    let quoted: Vec<(usize, String)> =
        sheet.free(0..sheet.len()).filter_map(|line| Some((line, inner(line)?))).take(MOST_PULLED).collect();
    for (line, sentence) in quoted {
        let says = |other: usize| other != line && sheet.text(other).contains(&sentence);
        if sheet.free(0..sheet.len()).any(says) {
            sheet.take(line, Part::Furniture);
        }
    }
}

/// No page has more of them; each is looked for in every line.
const MOST_PULLED: usize = 20;

/// What a line is that belongs to no text.
fn part_of(shown: &str) -> Option<Part> {
    let is_furniture = LABELS.is_teaser(shown)
        || is_menu_row(shown)
        || is_row_of_links(shown)
        || shown.contains("](") && is_menu_row(&inline::shown(shown))
        || is_placeholder(shown)
        || captions::is_file_name(shown)
        || captions::is_doubled(shown)
        || forms::is_about_file(shown)
        || LABELS.has_credit(shown)
        || is_numbered_foot(shown);
    if is_furniture {
        Some(Part::Furniture)
    } else if is_ornament(shown) {
        Some(Part::Ornament)
    } else {
        is_frame(shown).then_some(Part::Frame)
    }
}

/// No line that was broken to fit a page is shorter, in bytes.
const WRAPPED: usize = 40;

/// Whether a line goes on with the sentence of the one directly above it, which was kept: what its own words look
/// like, it is inside a paragraph.
fn goes_on_from_above(sheet: &Sheet, line: usize) -> bool {
    line.checked_sub(1).is_some_and(|above| {
        let text = sheet.text(above);
        let is_open = text.len() >= WRAPPED && !sentences::ends(text) && !text.ends_with(':');
        // A button is shorter.
        is_open
            && sheet.text(line).len() >= WRAPPED
            && sheet.is_free(above)
            && sentences::begins_small(sheet.text(line))
    })
}

/// No sentence is wrapped over more lines.
const MOST_LINES: usize = 40;

/// A line with the lines directly below it in which its sentence goes on.
fn whole(sheet: &Sheet, line: usize) -> String {
    let mut text = sheet.text(line).to_owned();
    for below in (line + 1..sheet.len()).take(MOST_LINES) {
        let next = sheet.text(below);
        if next.is_empty() || text.len() < WRAPPED || sentences::ends(&text) || !sentences::begins_small(next)
        {
            break;
        }
        text.push(' ');
        text.push_str(next);
    }
    text
}

/// Gives back to the body the words of a frame that stand inside the text, from its first line to
/// its last; says which. Above and below it they are a site's.
pub fn give_back(sheet: &mut Sheet, head_end: usize, tail: usize) -> Vec<usize> {
    let first_free = sheet.free(head_end..sheet.len()).next().unwrap_or(sheet.len());
    let start = first_free.max(head_end);
    let end = sheet.free(0..tail).next_back().unwrap_or(0);
    let inside: Vec<usize> =
        (start..end.max(start)).filter(|line| sheet.part(*line) == Some(Part::Frame)).collect();
    for line in &inside {
        sheet.release(*line);
    }
    inside
}

/// A rule, or a line of marks alone.
fn is_ornament(text: &str) -> bool {
    let is_mark = |c: char| LABELS.end_marks.contains(c) || "-–—_=━═*·•.~#©".contains(c) || c.is_whitespace();
    // The mark between the parts of an entry is read with the entry.
    let is_separator = text.chars().count() == 1 && LABELS.separators.contains(text);
    text.chars().all(is_mark) && !is_separator
}

/// A word of a site's frame, a notice, or how long the text is; the line has no credit.
fn is_frame(text: &str) -> bool {
    // "Comments (12)", "Share 14": how many there are; "Full Report (en)": in which language.
    let in_brackets = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    let counted = in_brackets.or_else(|| text.rsplit_once(' ').filter(|(word, _)| LABELS.is_share_bar(word)));
    let is_count = |count: &str| count.len() <= 3 && count.bytes().all(|b| b.is_ascii_digit());
    let is_tag = |tag: &str| tag.len() == 2 && tag.bytes().all(|b| b.is_ascii_lowercase());
    let is_known = |count: &str| is_count(count) || in_brackets.is_some() && is_tag(count);
    let uncounted = counted.filter(|(_, count)| is_known(count));
    LABELS.is_furniture(uncounted.map_or(text, |(word, _)| word))
        || is_menu_of_site(text)
        || is_button_of_share_bar(text)
        || is_extent(text)
        || is_length(text)
        || LABELS.is_notice(text)
        || is_disclaimer(text)
        || LABELS.opens_like_teaser(text)
        || LABELS.opens_like_credit(text)
        || is_language_link(text)
        || LABELS.is_language(forms::bullet(text).unwrap_or(text))
        || is_file_link(text)
        || is_logo(text)
        || is_book_number(text)
        || is_mail_address(text)
        || forms::is_contact_row(text)
        || is_street_of_house(text)
        || facts::is_host(text)
}

/// What a paragraph is that follows the text on a site's page and never stands above it, where a
/// title might read so: the forms for mail and comments, who is followed where, the ways to the
/// next page.
fn below(text: &str) -> Option<Part> {
    let frame = words().frame_of(&inline::shown(text));
    let is_known = frame.is_some() || LABELS.is_notice(text) || LABELS.opens_like_teaser(text);
    // An invitation to a newsletter or a notice about cookies is no text wherever it stands.
    let is_about_page =
        || LABELS.is_syndication(text) || LABELS.has_credit(text) || frame == Some(Frame::Advertisement);
    if LABELS.is_teaser(text) || is_known && LABELS.is_about_mail(text) || is_about_page() {
        return Some(Part::Furniture);
    }
    let is_label = || LABELS.section(text).is_some() || LABELS.is_copyright(text);
    let is_frame = is_known && !is_label() || is_arrow(text) || is_handle(text);
    is_frame.then_some(Part::Frame)
}

/// A paragraph by which a house says that the text is its author's. In a note on the author it is
/// part of the note.
fn is_disclaimer(text: &str) -> bool {
    let is_of_person = || {
        let told = inline::plain(roles::unmarked(text));
        roles::subject(&told).is_some_and(|subject| !names::is_body(subject))
    };
    LABELS.is_disclaimer(text) && !is_of_person()
}

/// "Share on email": what a share bar says of any service.
fn is_button_of_share_bar(text: &str) -> bool {
    text.split_whitespace().nth(4).is_none()
        && !sentences::ends(text)
        && words().frame_of(text) == Some(Frame::ShareBar)
}

/// "Desk Arabic: …": a link to the page in another language.
fn is_language_link(text: &str) -> bool {
    let name = text.split(':').next().unwrap_or_default();
    let words: Vec<&str> = name.split_whitespace().take(4).collect();
    let is_capital = |word: &&str| !word.starts_with(char::is_lowercase);
    let last = words.last().copied().unwrap_or_default();
    (1..=3).contains(&words.len()) && words.iter().all(is_capital) && LABELS.is_language(last)
}

/// The name of a button's picture has no more bytes.
const LONGEST_BUTTON: usize = 8;

/// What a browser of text shows for a picture or a field: "[old-bridge]", "[      ] Search"; and a
/// link without a word, "[#](/path)".
fn is_placeholder(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let is_picture = |name: &str| {
        let is_mark = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        name.chars().all(is_mark) && name.chars().filter(|c| c.is_alphabetic()).count() > 2
    };
    let is_wordless_link = || {
        let shown = inline::shown(text);
        !text.contains("![") && !shown.trim().is_empty() && !shown.contains(char::is_alphanumeric)
    };
    // "[fb] [tw] [print]": the pictures of buttons.
    let are_buttons = || {
        let is_one = |word: &str| {
            let inner = word.strip_prefix('[').and_then(|word| word.strip_suffix(']'));
            inner.is_some_and(|inner| {
                inner.len() <= LONGEST_BUTTON && inner.bytes().all(|b| b.is_ascii_lowercase())
            })
        };
        text.matches("] [").count() > 1 && text.split(' ').all(is_one)
    };
    inner.is_some_and(is_picture)
        || are_buttons()
        || text.contains("[   ")
        || text.contains("[___")
        || text.contains("](") && is_wordless_link()
}

/// Whether a line says how long a text is, how it is passed on, or in which other language or file it is
/// to be had.
pub fn is_about_form(text: &str) -> bool {
    is_extent(text)
        || LABELS.is_share_bar(text)
        || is_button_of_share_bar(text)
        || is_file_link(text)
        || LABELS.names_translation(text)
}

#[cfg(test)]
mod tests;
