//! Paragraphs, out of lines that a printer wrapped and pages that cut them in two.

mod headings;
mod items;

use std::ops::Range;

use super::tables;
use super::{Part, Sheet};
use crate::language::dates;
use crate::read::page_text::words::forms::{is_item, leading_number};
use crate::read::page_text::words::inline;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::sentences::{self, Abbreviation};
pub use headings::{looks_like_heading, tells_and_goes_on};
use items::{closes_entry, counter_of, ends_entry, is_next_item};

/// Some lines that are read as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The lines, at least one.
    pub lines: Vec<usize>,
    /// Their text.
    pub text: String,
}

impl Paragraph {
    /// Its first line.
    pub fn first(&self) -> usize {
        self.lines.first().copied().unwrap_or_default()
    }

    /// Its last line.
    pub fn last(&self) -> usize {
        self.lines.last().copied().unwrap_or_default()
    }
}

/// Gathers the free lines among some into paragraphs.
pub fn gather(sheet: &Sheet, among: Range<usize>) -> Vec<Paragraph> {
    let width = sheet.wrap_width();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for line in sheet.free(among) {
        let goes_on = |last: &&mut Paragraph| {
            last.last() + 1 == line
                && wraps(sheet, width, last.last(), line)
                && !is_next_note(&last.text, sheet.text(line))
        };
        match paragraphs.last_mut().filter(goes_on) {
            Some(last) => {
                join(sheet, last, sheet.text(line));
                last.lines.push(line);
            }
            None => paragraphs.push(Paragraph { lines: vec![line], text: sheet.text(line).to_owned() }),
        }
    }
    paragraphs
}

/// Whether a line opens with the number after that with which a paragraph does, which is over: "1 See Lind, p. 12."
/// and "2 Roe, p. 4."
fn is_next_note(above: &str, below: &str) -> bool {
    let number = |text: &str| {
        let (number, rest) = leading_number(text)?;
        rest.strip_prefix(' ').filter(|rest| !sentences::begins_small(rest)).map(|_| number)
    };
    sentences::ends(above)
        && number(above).zip(number(below)).is_some_and(|(above, below)| above + 1 == below)
}

/// Joins what a page break cut in two; nothing but page numbers and blank lines may lie between.
pub fn mend(sheet: &Sheet, paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut rest = paragraphs.into_iter().peekable();
    while let Some(next) = rest.next() {
        let after = rest.peek().map(|after| after.text.as_str());
        let touches = |last: &Paragraph| {
            (last.last() + 1..next.first())
                .all(|line| matches!(sheet.part(line), None | Some(Part::Furniture | Part::Frame)))
        };
        // An item with a letter stands further in than the text that leads to it, or apart from it and next to others.
        let opens_item = |last: &Paragraph| {
            let margin = |line: usize| sheet.lines[line].indent;
            let Some(counter) = counter_of(&next.text) else { return false };
            let is_first = counter.is_first() && after.and_then(counter_of) == Some(counter.next());
            let is_next = counter_of(&last.text).is_some_and(|above| above.next() == counter);
            counter.is_first() && margin(next.first()) > margin(last.last()) || is_first || is_next
        };
        let is_open = |last: &&mut Paragraph| {
            let is_parted = || is_cut(&last.text, &next.text, after) || is_cut_by_page(sheet, last, &next);
            touches(last) && !opens_item(last) && is_parted()
        };
        match out.last_mut().filter(is_open) {
            Some(last) => {
                join(sheet, last, &next.text);
                last.lines.extend(next.lines);
            }
            None => out.push(next),
        }
    }
    out
}

/// The width at which a page's lines are wrapped; `None` where a line is a paragraph.
pub fn wrap_width(sheet: &Sheet) -> Option<usize> {
    let follows = |line: usize| sheet.lines.get(line + 1).is_some_and(|next| !next.is_blank());
    let mut lengths: Vec<usize> = (0..sheet.len())
        .filter(|line| follows(*line))
        .map(|line| sheet.shown(line).chars().count())
        .filter(|length| *length >= 40)
        .collect();
    lengths.sort_unstable();
    let width = *lengths.get(lengths.len() * 9 / 10)?;
    // Where longer lines have most of the text, those that stand together are a form's or a list's.
    let all = (0..sheet.len()).map(|line| sheet.shown(line).chars().count());
    let longer: usize = all.filter(|length| *length > width * 3 / 2).sum();
    // Wider lines may be paragraphs of a line each, most of which end with a sentence.
    let ends = |line: &usize| sentences::ends(sheet.text(*line));
    let wraps = || {
        let lines =
            (0..sheet.len()).filter(|line| follows(*line) && sheet.shown(*line).chars().count() >= 40);
        let (ended, open): (Vec<usize>, Vec<usize>) = lines.partition(ends);
        open.len() > 2 * ended.len()
    };
    let may_wrap = width <= WIDTH || width <= WIDEST && wraps();
    (lengths.len() >= 3 && may_wrap && longer < lengths.iter().sum()).then_some(width)
}

/// A page is set no wider, in characters, or seldom.
const WIDTH: usize = 130;
const WIDEST: usize = 160;

/// Whether a line goes on with what the line above it, which no step has taken, leaves open.
pub fn goes_on(sheet: &Sheet, line: usize) -> bool {
    let above = line.checked_sub(1).filter(|above| sheet.is_free(*above));
    above.is_some_and(|above| {
        !sentences::ends(sheet.text(above)) && wraps(sheet, sheet.wrap_width(), above, line)
    })
}

/// Whether it does so with running text. Above others may stand a title that fills its line.
pub fn goes_on_with_prose(sheet: &Sheet, line: usize) -> bool {
    goes_on(sheet, line) && sheet.is_prose(line - 1)
}

/// Whether `next` goes on where `line`, directly above it, ends.
fn wraps(sheet: &Sheet, width: Option<usize>, line: usize, next: usize) -> bool {
    let (above, below) = (&sheet.lines[line], &sheet.lines[next]);
    if above.hyphenated {
        return true;
    }
    let Some(width) = width else { return false };
    let opens = is_item(&below.text)
        || below.text.starts_with(['#', '|'])
        || tables::is_row(&below.text)
        || tables::is_row(&above.text)
        || below.text.starts_with("[^")
        || is_next_item(above, below)
        || is_printed_address(&below.text)
        || below.opens_page && sentences::ends(&above.text);
    let is_known = |text: &str| LABELS.section(text).is_some() || LABELS.kind(text).is_some();
    if opens || above.text.starts_with('#') || is_known(&above.text) || is_known(&below.text) {
        return false;
    }
    if ends_entry(&above.text) && below.text.starts_with(char::is_uppercase) || closes_entry(&below.text) {
        return false;
    }
    let ends = sentences::ends(&above.text);
    if ends && below.indent >= above.indent + 2 && !is_item(&above.text) {
        return false;
    }
    // A line is wrapped where the next word had no room.
    let is_full = is_full(sheet, width, line, next);
    // Below the title of an entry stands its day.
    if !is_full && is_item(&above.text) && !ends && dates::parse(&below.text).is_some() {
        return false;
    }
    // A form or a list may have a comma at the end of a line, and so does a committee with a long name.
    let is_venue = above.text.ends_with(',') && LABELS.is_venue(&above.text);
    is_full || is_venue || !ends && sentences::begins_small(&below.text)
}

/// "/policy/low-water", "(/policy/low-water)": an address alone.
fn is_printed_address(text: &str) -> bool {
    inline::is_address(text) || inline::printed_address(text).is_some_and(|(before, _)| before.is_empty())
}

/// Whether a paragraph is somebody's words alone, and who said them: "“…” — Ada Lind, Fellow".
pub fn is_attributed(text: &str) -> bool {
    let Some(inner) = text.strip_prefix(['“', '"', '«', '„']) else { return false };
    let close =
        inner.rfind(['”', '"', '»', '“']).map(|at| inner[at..].trim_start_matches(['”', '"', '»', '“']));
    close.is_some_and(|who| {
        let name = who.trim_start().strip_prefix(['—', '–', '―']);
        name.is_some_and(|name| !name.trim().is_empty() && name.split_whitespace().count() <= 15)
            && inner.split_whitespace().count() > 8
    })
}

/// Whether a text breaks off before its sentence ends and `next` goes on with it. `after` is what
/// follows that.
fn is_cut(text: &str, next: &str, after: Option<&str>) -> bool {
    breaks_off(text, next, after)
        && !is_item(next)
        && !is_apart(text)
        && !is_apart(next)
        && !LABELS.is_venue(text)
        && !is_attributed(text)
}

/// Whether a text is no part of a paragraph, however it ends: a heading or a quotation of Markdown, a label, the row
/// of a table.
fn is_apart(text: &str) -> bool {
    text.starts_with(['#', '>'])
        || LABELS.section(text).is_some()
        || LABELS.called_note(text).is_some()
        || tables::is_row(text)
}

/// Whether a paragraph ends with a full line at the foot of a page, in the middle of a sentence that the first
/// paragraph of the next page ends: between the two stands nothing but what a printer put there, and the words show
/// that the upper is no heading.
pub fn is_cut_by_page(sheet: &Sheet, above: &Paragraph, below: &Paragraph) -> bool {
    let margin = |line: usize| sheet.lines[line].indent;
    !sentences::ends(&above.text)
        && sentences::ends(&below.text)
        && [above, below].into_iter().all(|part| !is_item(&part.text) && !is_apart(&part.text))
        && !is_attributed(&above.text)
        && (sentences::asks_for_more(&above.text)
            || is_below_heading(sheet, above) && has_clause(&above.text))
        && margin(above.last()) == margin(below.first())
        && sheet.wrap_width().is_some_and(|width| is_full(sheet, width, above.last(), below.first()))
        && has_page_end(sheet, above.last() + 1..below.first())
}

/// Whether a paragraph stands directly below a heading, so that it is none itself.
fn is_below_heading(sheet: &Sheet, paragraph: &Paragraph) -> bool {
    let above = (0..paragraph.first()).rev().find(|line| !sheet.is_blank(*line));
    above.is_some_and(|line| looks_like_heading(sheet.text(line)))
}

/// Whether a text has a clause behind a comma, as no heading has: "the towns, which had been asked in the spring".
fn has_clause(text: &str) -> bool {
    let clause = text.rsplit_once(", ").map(|(_, clause)| clause);
    clause.is_some_and(|clause| sentences::begins_small(clause) && clause.split(' ').count() >= CLAUSE)
}

/// A clause has as many words.
const CLAUSE: usize = 5;

/// Whether what a printer puts at the end of a page stands among some lines: a number, a running head.
fn has_page_end(sheet: &Sheet, mut lines: Range<usize>) -> bool {
    let is_of_site = |text: &str| LABELS.is_furniture(text) || LABELS.is_of_menu(text);
    lines.any(|line| sheet.part(line) == Some(Part::Furniture) && !is_of_site(sheet.text(line)))
}

/// Whether a line of wrapped text is full: the first word of another one has no room behind it.
pub fn is_full(sheet: &Sheet, width: usize, line: usize, next: usize) -> bool {
    let word = sheet.text(next).split_whitespace().next().map_or(0, |word| word.chars().count());
    // Set type is ragged by a word or so.
    sheet.text(line).chars().count() + 1 + word > width * 17 / 20
}

fn breaks_off(text: &str, next: &str, after: Option<&str>) -> bool {
    let small = begins_small(next);
    match sentences::abbreviation(text) {
        Some(Abbreviation::Never) => return small || is_long(text),
        Some(Abbreviation::Perhaps) => return small,
        None => {}
    }
    if sentences::ends(text) {
        return false;
    }
    let is_heading = || after.is_some_and(|after| looks_like_heading(next) && after.chars().count() >= 80);
    let hangs = text.ends_with([',', '-', '،', '(']);
    // No letter of some scripts is small, so that none shows that a sentence goes on.
    let is_caseless = || next.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase());
    let is_rest = || {
        is_caseless() && tells_and_goes_on(text) && sentences::asks_for_more(text) && sentences::ends(next)
    };
    // What a colon leads to stands for itself where it begins large.
    small || (is_long(text) || is_rest()) && (hangs || !is_heading()) && !text.ends_with([':', '：'])
}

/// Whether a text begins in lower case; "al-Qaeda" does not.
fn begins_small(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    let is_prefixed = word.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase));
    sentences::begins_small(text) && !is_prefixed && text.starts_with(|c: char| !c.is_ascii_digit())
}

/// Longer than a heading can be.
fn is_long(text: &str) -> bool {
    text.chars().nth(100).is_some() || text.split_whitespace().count() > 15
}

/// Adds a line to a paragraph, a word that a hyphen parts whole again.
fn join(sheet: &Sheet, above: &mut Paragraph, below: &str) {
    let hyphenated = sheet.lines[above.last()].hyphenated;
    let text = &mut above.text;
    if hyphenated {
        text.push_str(below);
        return;
    }
    let below = if text.starts_with('>') { below.trim_start_matches(['>', ' ']) } else { below };
    let mut chars = text.chars().rev();
    let is_parted = chars.next() == Some('-') && chars.next().is_some_and(char::is_alphabetic);
    if !is_parted || !below.starts_with(char::is_alphabetic) {
        text.push(' ');
        text.push_str(below);
        return;
    }
    let stem = &text[..text.len() - 1];
    let head = stem.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let tail = below.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // The hyphen is the word's own where the page has it elsewhere, or before a capital, or in a known compound.
    let is_compound = || LABELS.compounds.contains(format!("{head}-{tail}").to_lowercase().as_str());
    let is_own = tail.starts_with(char::is_uppercase) || sheet.has_hyphenated(head, tail) || is_compound();
    if !is_own {
        text.pop();
    }
    text.push_str(below);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    fn read(text: &str) -> Vec<String> {
        let sheet = Sheet::new(&FilePath::new("a.txt"), text);
        let paragraphs = mend(&sheet, gather(&sheet, 0..sheet.len()));
        paragraphs.into_iter().map(|paragraph| paragraph.text).collect()
    }

    const LONG: &str = "The ferry that had carried grain across the lake for forty years stopped in the spring, and the towns on its far";

    #[test]
    fn a_paragraph_that_a_page_break_cut_is_whole_again() {
        assert_eq!(read(&format!("{LONG}\n\nshore went without.")), [format!("{LONG} shore went without.")]);
        assert_eq!(read(&format!("{LONG}\n\nEgyptian shore.")), [format!("{LONG} Egyptian shore.")]);
        assert_eq!(read("It was led by Gen.\n\nroe of the guard."), ["It was led by Gen. roe of the guard."]);
        assert_eq!(read("Policy of the U.S.\n\ngovernment."), ["Policy of the U.S. government."]);
    }

    #[test]
    fn a_short_question_that_names_something_is_a_heading() {
        assert!(looks_like_heading("And Orsa?") && looks_like_heading("Et Orsa ?"));
        assert!(!looks_like_heading("But why?") && !looks_like_heading("And then, what?"));
    }

    #[test]
    fn whole_paragraphs_and_headings_stay_apart() {
        let whole = format!("{LONG} shore went without the U.S.");
        for next in ["Nobody had planned for it.", "Winter"] {
            assert_eq!(read(&format!("{whole}\n\n{next}")).len(), 2, "{next}");
        }
        assert_eq!(read("Winter\n\nNobody had planned for it.").len(), 2);
        assert_eq!(read("Winter\n\nal-Nahr is a town.").len(), 2);
    }

    #[test]
    fn a_form_between_long_paragraphs_wraps_no_lines() {
        let long = "The river fell for the third year in a row. ".repeat(6);
        let form = "Main image of the page as the house has it\nThe old bridge at Orsa, below the upper weir\n\
            The old bridge at Orsa, below the upper weir\nAda Lind and Ben Roe of the River Desk at Orsa\n\n";
        let sheet = |text: &str| Sheet::new(&FilePath::new("a.txt"), text).wrap_width();
        assert_eq!(sheet(&format!("{form}{long}\n\n{long}")), None);
        assert!(sheet(form).is_some());
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The ferry that had carried grain across the lake for forty\nyears stopped in the spring, and the towns on its far govern-\n\
            ment shore went without. It was a long-term loss, they said.\nShort end.\nA new paragraph opens here and runs on to the full width and\nends.";
        assert_eq!(
            read(text),
            [
                "The ferry that had carried grain across the lake for forty years stopped in the spring, and the towns on its far government shore went without. It was a long-term loss, they said. Short end.",
                "A new paragraph opens here and runs on to the full width and ends."
            ]
        );
    }
}
