//! The frame that a page has when it was copied whole: the site's menus above the head of the text, and those
//! below it.
//!
//! Such a page opens with dozens of short lines, and its own head stands below the last of them. Which of
//! the lines above the text is the title, the text says: it speaks of what its title names, and of nothing
//! that a menu offers.

use std::collections::HashSet;
use std::ops::Range;

use super::entries;
use crate::read::frame::{self, Frame};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::text::notes;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::{facts, forms, names, sentences, series};

/// A menu has as many entries in a row.
const MENU: usize = 4;

/// The bar by which a page is passed on has no more words.
const LONGEST_BAR: usize = 8;

/// As many lines that say something may stand between the title and the text, and one of them above the
/// title.
const LINES_OF_HEAD: usize = 24;

/// Between two paragraphs of one text stand no more lines.
const APART: usize = 7;

/// A text that is this part of the page's longest is the page's own if it stands above that: below it
/// readers comment.
const SHARE: usize = 8;

/// As many lines directly above the title may say of what kind the text is, when and by whom.
const KICKERS: usize = 3;

/// Takes what stands above the head of a page that was copied with the menus of its site, and marks its title
/// as a heading.
pub fn clear_above(sheet: &mut Sheet) {
    let Some(head) = head(sheet) else { return };
    // What a catalogue says of a text behind its labels, directly above the title, is of no menu.
    let is_field = |line: &&usize| LABELS.field(sheet.text(**line)).is_some();
    let fields = head.above.iter().rev().take_while(is_field).count();
    let menus = head.above.len() - if fields >= FIELDS { fields } else { 0 };
    sheet.take_all(&head.above[..menus], Part::Furniture);
    sheet.lines[head.title].text.insert_str(0, "# ");
}

/// A catalogue has as many fields.
const FIELDS: usize = 3;

/// Takes what stands below the text of a page that was copied with the menus of its site, from the first of
/// them on, where little of it is running text.
pub fn clear_below(sheet: &mut Sheet) {
    let lines: Vec<usize> = (0..sheet.len()).filter(|line| !sheet.lines[*line].is_blank()).collect();
    let Some(text) = main_text(sheet, &lines) else { return };
    let below = &lines[text.end..];
    // A section below the text has a label that a menu may have as well, and a list of the text its words.
    let is_known = |line: &usize| {
        let text = sheet.text(*line);
        LABELS.is_furniture(text) && LABELS.section(text).is_none() && LABELS.kind(text).is_none()
    };
    // Most pages have none, and whether a line is an entry of a menu is a longer question.
    if below.iter().filter(|line| is_known(line)).nth(1).is_none() {
        return;
    }
    let Some(menu) = menus(sheet, below).into_iter().next() else { return };
    // The line above is the last of the text, or stands below that.
    let above = lines[text.end + menu.start - 1];
    if sheet.is_free(above) && sheet.text(above).ends_with(':') {
        return;
    }
    let mut known = below[menu].iter().copied().filter(is_known);
    // One of its words may be the last of a list of the text.
    let Some(first) = known.next().filter(|_| known.next().is_some()) else { return };
    let running = |among: Range<usize>| -> usize {
        let prose = sheet.free(among).filter(|line| sheet.is_prose(*line));
        prose.map(|line| sheet.text(line).len()).sum()
    };
    let has_notes = notes::go_on_below(sheet, first);
    if running(first..sheet.len()) * TEXT_TO_FOOT <= running(0..first) && !has_notes {
        let foot: Vec<usize> = sheet.free(first..sheet.len()).collect();
        sheet.take_all(&foot, Part::Foot);
    }
}

/// A foot has at the most one character of running text to so many of the text.
const TEXT_TO_FOOT: usize = 4;

/// Whether a page has a site's menus above its head, and another title there than the one that was read, whose
/// line is given: one of the menu's entries, far from the text; or whether a name that was read, whose line is
/// given as well, stands among those entries.
pub fn hides_head(sheet: &Sheet, read: Option<usize>, names: &[usize]) -> bool {
    let Some(head) = head(sheet) else { return false };
    let said = |line| telling_words(sheet.text(line)).filter(|word| head.said.contains(word)).count();
    let between =
        |read: usize, end: usize| (read + 1..end).filter(|line| !sheet.lines[*line].is_blank()).count();
    // Directly below the title of a page stands who wrote it, and when: above whatever else could be it. Below an
    // entry of a menu stand others.
    let is_told = |read: usize| {
        let below = (read + 1..head.title).filter(|line| !sheet.lines[*line].is_blank()).take(TOLD);
        let mut own = below.take_while(|below| {
            !LABELS.is_of_menu(sheet.text(*below)) && !LABELS.is_furniture(sheet.text(*below))
        });
        // The fields of a catalogue stand below a menu as well.
        let is_field = |text: &str| LABELS.field(text).is_some();
        own.any(|below| facts::read(sheet.text(below)).is_some() && !is_field(sheet.text(below)))
    };
    let is_misread = |read: usize| {
        let is_far = read >= head.text || between(read, head.text) > NEAR;
        let words = |line: usize| sheet.text(line).split_whitespace().count();
        // Below an entry stands another one, below a title of a word or two what goes on with it.
        let below = sheet.next_line(read + 1).filter(|below| *below < head.title);
        let is_above_entry = || below.is_some_and(|below| words(below) <= 3 && is_entry(sheet.text(below)));
        let is_word = || words(read) == 1 || words(read) <= 3 && is_above_entry();
        let is_of_menu = || read < head.menu && (between(read, head.title) > 3 || is_word());
        let is_other = is_far && said(read) < said(head.title)
            || said(read) == 0 && said(head.title) > 1 && is_of_menu();
        let is_entry = || said(read) < said(head.title) && entries::is_inside(sheet, read);
        (is_other || is_entry()) && !is_told(read)
    };
    let is_of_menu = |name: &usize| *name < head.menu && between(*name, head.title) > 3;
    let is_surer = |read: usize| read == head.title || said(read) < said(head.title) && !is_told(read);
    let is_misnamed = said(head.title) > 0 && read.is_some_and(is_surer) && names.iter().any(is_of_menu);
    read.is_none_or(is_misread) || is_misnamed
}

/// In one of as many lines.
const TOLD: usize = 3;

/// No more lines stand between a title and the text.
const NEAR: usize = 12;

/// The head of a page below the menus of its site.
struct Head {
    /// The line of the title.
    title: usize,
    /// The lines of the menus, and all that stands beside them.
    above: Vec<usize>,
    /// The line below the last of the menus.
    menu: usize,
    /// The first line of the text.
    text: usize,
    /// The words of the text.
    said: HashSet<String>,
}

fn head(sheet: &Sheet) -> Option<Head> {
    let lines: Vec<usize> = (0..sheet.len()).filter(|line| !sheet.lines[*line].is_blank()).collect();
    let text = main_text(sheet, &lines)?;
    let menu = menus(sheet, &lines[..text.start]).last()?.end;
    let said = lines[text.clone()].iter().flat_map(|line| telling_words(sheet.text(*line))).collect();
    let title = title(sheet, &lines[..text.start], menu, &said)?;
    let kickers = (0..title).rev().take(KICKERS).take_while(|above| is_kicker(sheet.text(lines[*above])));
    let first = title - kickers.count();
    Some(Head {
        title: lines[title],
        above: lines[..first].to_vec(),
        menu: lines[menu],
        text: lines[text.start],
        said,
    })
}

/// The running text of a page, as a range of its lines: the first of the paragraphs that stand close
/// together, unless another such text is many times as long.
fn main_text(sheet: &Sheet, lines: &[usize]) -> Option<Range<usize>> {
    let mut texts: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| sheet.is_prose(**line)) {
        let length = sheet.text(*line).len();
        match texts.last_mut().filter(|(text, _)| index - text.end < APART) {
            Some((text, total)) => {
                text.end = index + 1;
                *total += length;
            }
            None => texts.push((index..index + 1, length)),
        }
    }
    let longest = texts.iter().map(|(_, length)| *length).max()?;
    texts.into_iter().find(|(_, length)| length * SHARE >= longest).map(|(text, _)| text)
}

/// The menus among some lines: entries in a row, and words of a site among them.
fn menus(sheet: &Sheet, lines: &[usize]) -> Vec<Range<usize>> {
    // Most pages have no word of a site, and whether a line tells something is a longer question.
    if !lines.iter().any(|line| is_of_site(sheet.text(*line))) {
        return Vec::new();
    }
    let is_entry: Vec<bool> = lines.iter().map(|line| is_entry(sheet.text(*line))).collect();
    let indexes: Vec<usize> = (0..lines.len()).collect();
    let runs = indexes.chunk_by(|one, next| is_entry[*one] && is_entry[*next]);
    let is_menu = |run: &&[usize]| {
        let count = |is: fn(&str) -> bool| run.iter().filter(|index| is(sheet.text(lines[**index]))).count();
        let known = count(is_of_site);
        // Beside what passes the page on stands where its file is.
        let passes_on = run.len() <= LONGEST_BAR && count(|text| LABELS.is_share_bar(text)) > 1;
        (known > 0 && run.len() >= MENU || known > 1) && !passes_on
    };
    runs.filter(is_menu).map(|run| run[0]..run[run.len() - 1] + 1).collect()
}

/// Whether a line is a word of a site's menu; what passes a page on stands below its title.
fn is_of_site(text: &str) -> bool {
    (LABELS.is_furniture(text) || LABELS.is_of_menu(text)) && !LABELS.is_share_bar(text)
}

/// Whether a line can be an entry of a menu: a few words that tell nothing.
fn is_entry(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    words <= 5
        && text.chars().count() <= 40
        && !sentences::ends(text)
        && facts::read(text).is_none()
        && facts::placed_date(text).is_none()
}

/// The line above the text that shares most words with it; below the menus, the first that shares any.
fn title(sheet: &Sheet, above: &[usize], menu: usize, said: &HashSet<String>) -> Option<usize> {
    let from = above.len().saturating_sub(LINES_OF_HEAD);
    let tells = |index: usize| above.get(index).is_some_and(|line| facts::read(sheet.text(*line)).is_some());
    let scored = |index: usize| {
        let words: Vec<String> = telling_words(sheet.text(above[index])).collect();
        let known = words.iter().filter(|word| said.contains(*word)).count();
        let is_told = index > 0 && tells(index - 1) || tells(index + 1) || tells(index + 2);
        let score = 4 * known.min(4)
            + 4 * usize::from(words.len() > 2)
            + 3 * usize::from(index >= menu)
            + 3 * usize::from(is_told);
        Scored { index, score, is_known: known > 1 || known * 2 > words.len() }
    };
    let titles = (from..above.len()).filter(|index| can_be_title(sheet.text(above[*index])));
    let scored: Vec<Scored> = titles.map(scored).filter(|title| title.score >= LEAST).collect();
    // What a trail and the head say both is the title.
    let is_said_twice = |title: &&Scored| {
        let text = sheet.text(above[title.index]);
        let count = sheet.lines.iter().filter(|line| line.text == text).count();
        title.is_known && text.split_whitespace().nth(2).is_some() && count == 2
    };
    let is_below_kind = |title: &&Scored| {
        // A word or two there may be somebody.
        title.index > menu
            && sheet.text(above[title.index]).split_whitespace().nth(2).is_some()
            && LABELS.kind(sheet.text(above[title.index - 1])).is_some()
    };
    let below_kind = || scored.iter().rfind(is_below_kind);
    let first = || scored.iter().find(|title| title.index >= menu && title.is_known);
    let best = || scored.iter().max_by_key(|title| (title.score, usize::MAX - title.index));
    let chosen = scored.iter().rfind(is_said_twice).or_else(below_kind).or_else(first).or_else(best);
    chosen.map(|title| title.index)
}

/// A line that can be the title.
struct Scored {
    /// Which of the lines above the text it is.
    index: usize,
    /// How much speaks for it.
    score: usize,
    /// Whether the text says the most of its words, or several.
    is_known: bool,
}

/// What has less shares too little with the text, or is too short, to be its title.
const LEAST: usize = 7;

/// The words of a line that say something: those of some length, in small letters.
fn telling_words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    words.map(str::to_lowercase)
}

fn can_be_title(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (2..=30).contains(&words)
        && text.chars().count() <= 200
        && (!sentences::ends(text) || text.ends_with(['?', '!', '…', '؟']) || words <= 12)
        && facts::read(text).is_none()
        && names::byline(text).is_none()
        && names::all_names(text).is_none_or(|names| names.len() < 2)
        && !LABELS.is_furniture(text)
        && !LABELS.has_credit(text)
        && frame::words().frame_of(text) != Some(Frame::PictureCredit)
        && !text.starts_with('[')
        && !text.ends_with(')')
        && !forms::is_extent(text)
        && LABELS.section(text).is_none()
        && LABELS.kind(text).is_none()
}

/// Whether a line above the title says of what kind the text is, in which series, when or by whom.
fn is_kicker(text: &str) -> bool {
    let is_with_region = || text.split_once(" / ").is_some_and(|(kind, _)| LABELS.kind(kind).is_some());
    LABELS.kind(text).is_some() || series::is_number(text) || facts::read(text).is_some() || is_with_region()
}
