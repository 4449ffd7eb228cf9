//! What stands at the breaks of a printed page: page numbers and running heads.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::page_number::{Numbered, page_number};
use super::{running_heads, wide_heads};
use crate::language::dates;
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::sheet::tables;
use crate::read::page_text::text::notes;
use crate::read::page_text::words::forms::columns;
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::{inline, names, sentences, series};

/// As many bytes of text lie between two page numbers, at the least.
const PAGE: usize = 400;

/// The lines that a printer put between the pages.
pub fn between_pages(sheet: &Sheet) -> Vec<usize> {
    let cut_ins = cut_ins(sheet);
    let mut numbers = page_numbers(sheet, &cut_ins);
    numbers.extend(sheet.free(0..sheet.len()).filter(|line| is_stamped(sheet.text(*line))));
    numbers.extend(wide_heads::dated(sheet));
    numbers.extend(wide_heads::numbered(sheet));
    let houses = beside_numbers(sheet, &numbers);
    let heads = running_heads::find(sheet, &numbers);
    numbers.extend(cut_again(sheet, &numbers, &cut_ins));
    numbers.extend(heads);
    numbers.extend(houses);
    numbers.extend(cut_ins);
    numbers.into_iter().collect()
}

/// The lines directly above or below the number of a page that name houses and nothing else: "River Desk ~ The River
/// Library", and below it the number.
fn beside_numbers(sheet: &Sheet, numbers: &BTreeSet<usize>) -> Vec<usize> {
    let names_houses = |line: &usize| {
        let mut parts = sheet.text(*line).split(['~', '˜', '|', '•', '·']).map(str::trim);
        sheet.is_free(*line)
            && parts.clone().any(|part| LABELS.is_house(part))
            && parts.all(|part| LABELS.is_house(part) || names::is_body(part))
    };
    let beside = numbers.iter().flat_map(|number| [number.wrapping_sub(1), number + 1]);
    beside.filter(|line| *line < sheet.len()).filter(names_houses).collect()
}

/// "4/12/24, 9:14 AM     A Title | A Site", "https://…     12-04-2024 9:14": a browser prints the day
/// and the hour at the head or the foot of every page, with the title, the address or the number.
fn is_stamped(text: &str) -> bool {
    let mut words = text.split_whitespace().take(3);
    let opens = match (words.next(), words.next()) {
        (Some(day), Some(hour)) => is_stamp(day, hour) && words.next().is_some(),
        _ => false,
    };
    opens || stamped(text).is_some_and(|rest| is_web_address(rest) || page_number(rest).is_some())
}

/// What stands before the day and the hour of printing that end a line.
fn stamped(text: &str) -> Option<&str> {
    // "https://…[8/20/2012 4:12:37 PM]"
    let bracketed = text.trim_end().strip_suffix(']').and_then(|text| text.rsplit_once('['));
    if let Some((address, stamp)) = bracketed.filter(|(address, _)| is_web_address(address)) {
        return stamp.split(' ').next().is_some_and(is_day).then_some(address);
    }
    let (rest, hour) = text.trim_end().rsplit_once(' ')?;
    let (rest, day) = rest.trim_end().rsplit_once(' ')?;
    is_stamp(day, hour).then(|| rest.trim_end())
}

/// Whether a text begins as an address does, with its scheme or without.
pub(super) fn is_web_address(text: &str) -> bool {
    inline::is_absolute(text) || text.strip_prefix("www.").is_some_and(|host| host.contains('.'))
}

fn is_stamp(day: &str, hour: &str) -> bool {
    let hour: Vec<&str> = hour.trim_end_matches(',').split(':').collect();
    is_day(day) && hour.len() == 2 && hour.into_iter().all(is_number)
}

/// "10/12/2004".
pub(super) fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.trim_end_matches(',').split(['/', '.', '-']).collect();
    parts.len() == 3 && parts.into_iter().all(is_number)
}

fn is_number(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// The address that a browser prints beside the number of a page, or the time of printing.
pub fn printed_address(text: &str) -> Option<&str> {
    // A version to be printed has an address of its own, which is not the page's.
    let is_page = |word: &&str| inline::is_absolute(word) && !word.contains("/print") && !word.ends_with('…');
    let address = text.split([' ', '\t', '[']).next().filter(is_page)?;
    let is_dated = |rest: &str| rest == address || dates::parse(rest).is_some() && text.starts_with(address);
    let is_stamped =
        || stamped(text).is_some_and(|rest| rest == address) || is_dated(text[address.len()..].trim());
    (matches!(page_number(text), Some(Numbered::Surely(_))) || is_stamped()).then_some(address)
}

/// What parts a sentence at a page break: running heads and page numbers, whatever they say.
fn cut_ins(sheet: &Sheet) -> BTreeSet<usize> {
    let lines: Vec<usize> = sheet.free(0..sheet.len()).collect();
    let is_apart = |one: usize, next: usize| next > one + 1 || sheet.lines[next].opens_page;
    let length = |line: usize| sheet.text(line).chars().count();
    // Words at both margins are no longer for the gap between them.
    let width = |text: &str| columns(text).into_iter().map(|cell| cell.chars().count() + 1).sum::<usize>();
    // Most pages have no break, and none asks for this.
    let first_said: OnceCell<FxHashMap<&str, usize>> = OnceCell::new();
    let all_said = || lines.iter().rev().map(|line| (sheet.text(*line), *line)).collect();
    // The title at the head of a page was said above it.
    let was_said = |text: &str, line: usize| {
        first_said.get_or_init(all_said).get(text).is_some_and(|first| *first < line)
    };
    let is_again = |line: usize| was_said(sheet.text(line), line);
    let mut found = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        let is_last = lines.get(index + 1).is_some_and(|next| is_apart(*line, *next));
        let is_wrapped = || index > 0 && lines[index - 1] + 1 == *line && length(lines[index - 1]) >= 40;
        let text = sheet.text(*line);
        // Below the rest of a paragraph, which may be a word, stand a series or a day.
        let is_short = length(*line) < 20;
        let is_line = !is_short || hangs(text) && is_wrapped();
        let breaks_off = is_line && !sentences::ends(text) && !tables::is_row(text);
        if !is_last || !breaks_off {
            continue;
        }
        // A shorter line may be a heading, unless what stands below goes on in small letters.
        let is_text = length(*line) >= 100 || is_wrapped() || hangs(text);
        // A note at the foot of the page cuts the sentence as well, and says that a page ends.
        let notes = notes_below(sheet, &lines, index);
        let below = &lines[index + 1 + notes..lines.len().min(index + notes + 6)];
        let goes_on = |text: &str| {
            // Below a note a sentence may go on with a figure: "$40".
            let is_new = text.starts_with(char::is_uppercase) || !text.contains(char::is_alphabetic);
            sentences::begins_small(text)
                || if notes > 0 { !is_new } else { width(text) >= 60 && columns(text).len() < 2 }
        };
        let end = (1..below.len()).find(|end| {
            let breaks = notes > 0 || (line + 1..=below[*end]).any(|line| sheet.lines[line].opens_page);
            let has_number = |line: &usize| {
                let text = sheet.text(*line);
                // Cells with a number may be a table's, but not beside the date of an issue.
                let is_foot = || match columns(text)[..] {
                    [series, number, date] => {
                        is_page_number(number)
                            && dates::parse(date).is_some()
                            && dates::parse(series).is_none()
                    }
                    // The title above the text, and the number of the page.
                    [title, number] => is_page_number(number) && was_said(title, *line),
                    _ => false,
                };
                // "page 2 • Brief 87 • April 5, 2011"
                let is_in_row = || {
                    let numbered = |part: &str| matches!(page_number(part.trim()), Some(Numbered::Surely(_)));
                    text.contains(['•', '|', '·']) && text.split(['•', '|', '·']).any(numbered)
                };
                is_page_number(text) || is_in_row() || text.contains("   ") && is_foot()
            };
            let is_numbered = || below[..*end].iter().any(has_number);
            // What stands alone there and ends the sentence is the rest of it, whatever it begins with.
            let text = sheet.text(below[*end]);
            let is_rest = || is_numbered() && sentences::ends(text) && sentences::count(text) == 1;
            // Nothing but the rest of a sentence is a paragraph that begins small.
            let is_long_rest = || sentences::begins_small(text) && text.chars().count() >= 60;
            let is_one = || if is_text { goes_on(text) || is_rest() } else { notes == 0 && is_long_rest() };
            is_apart(below[end - 1], below[*end])
                && (breaks || is_numbered())
                && is_one()
                && !is_again(below[*end])
        });
        let between = &below[..end.unwrap_or(0)];
        let most = if notes > 0 { 120 } else { 90 };
        let is_head = |line: &usize| {
            width(sheet.text(*line)) <= most
                && (!sentences::ends(sheet.text(*line)) || LABELS.is_copyright(sheet.text(*line)))
                && LABELS.section(sheet.text(*line)).is_none()
        };
        // Long lines directly below each other are a paragraph's.
        let is_line_of_text = |line: usize| length(line) >= 60 && !sheet.text(line).contains(['|', '/']);
        let is_text =
            |pair: &[usize]| pair[1] == pair[0] + 1 && pair.iter().all(|line| is_line_of_text(*line));
        let is_known = |line: &usize| {
            let text = sheet.text(*line);
            series::is_number(text) || dates::parse(text).is_some() || was_said(text, *line)
        };
        let is_sure = !is_short || between.iter().any(is_known);
        if is_sure && between.iter().all(is_head) && !between.windows(2).any(is_text) {
            found.extend(between);
        }
    }
    found
}

/// Whether a text breaks off at a small word that asks for another: "85,000 people, of".
fn hangs(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    last.starts_with(char::is_lowercase) && sentences::asks_for_more(text)
}

/// The lines beside a page number that say what cuts a sentence at another break: this one stands
/// between two paragraphs.
fn cut_again(sheet: &Sheet, numbers: &BTreeSet<usize>, cut_ins: &BTreeSet<usize>) -> Vec<usize> {
    let said: BTreeSet<Cow<'_, str>> = cut_ins.iter().map(|line| key(sheet.text(*line))).collect();
    let lines: Vec<usize> = sheet.free(0..sheet.len()).collect();
    let is_said = |line: &usize| numbers.contains(line) || said.contains(&key(sheet.text(*line)));
    let runs = lines.chunk_by(|one, next| is_said(one) && is_said(next));
    let is_break = |run: &&[usize]| run.len() > 1 && run.iter().any(|line| numbers.contains(line));
    // A foot that stands between two paragraphs says nothing but another number. One that cuts a sentence may be a
    // heading, unless it is the last line of all.
    let words = |line: usize| sheet.text(line).trim_end_matches(|c: char| c.is_ascii_digit());
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for line in cut_ins {
        *known.entry(words(*line)).or_default() += 1;
    }
    let last = lines.last().copied();
    let is_foot = |line: &&usize| {
        let (text, words) = (sheet.text(**line), words(**line));
        let is_numbered =
            (1..=MOST_DIGITS).contains(&(text.len() - words.len())) && words.contains(char::is_alphabetic);
        let fewest = if last == Some(**line) { 1 } else { 2 };
        is_numbered
            && known.get(words).is_some_and(|times| *times >= fewest)
            && sheet.is_blank(line.wrapping_sub(1))
            && sheet.is_blank(**line + 1)
            && dates::parse(text).is_none()
    };
    let feet = lines.iter().filter(is_foot);
    runs.filter(is_break).flatten().chain(feet).copied().collect()
}

/// The number of a page has as many digits.
const MOST_DIGITS: usize = 3;

/// Whether a line may be the number of a page, not a year.
fn is_page_number(text: &str) -> bool {
    page_number(text).is_some_and(|number| matches!(number, Numbered::Surely(_)) || number.number() < 1000)
}

/// How many lines below one are those of notes to which the page refers: each begins with a number and
/// reaches to the next gap. Below an item of a list stand the other items.
fn notes_below(sheet: &Sheet, lines: &[usize], above: usize) -> usize {
    // No page has more lines.
    let page = &lines[above.saturating_sub(80)..=above];
    let is_meant = |first: &usize| {
        notes::note(sheet.text(*first))
            .is_some_and(|(number, _)| page.iter().any(|line| notes::refers(sheet.text(*line), number)))
    };
    let lines = &lines[above..];
    if notes::note(sheet.text(lines[0])).is_some() || !lines.get(1).is_some_and(is_meant) {
        return 0;
    }
    let mut count = 0;
    while let [above, first, ..] = lines[count..]
        && count < MOST_LINES_OF_NOTES
        && first > above + 1
        && notes::note(sheet.text(first)).is_some_and(|(_, text)| text.contains(' '))
    {
        let rest = lines[count + 1..].windows(2);
        count += 1 + rest.take_while(|pair| pair[1] == pair[0] + 1).count();
    }
    count
}

/// The notes at the foot of a page have no more lines.
const MOST_LINES_OF_NOTES: usize = 60;

/// Whether a line stands alone in the middle of its page.
fn stands_in_middle(sheet: &Sheet, line: usize) -> bool {
    sheet.lines[line].indent >= MIDDLE && line > 0 && sheet.is_blank(line - 1) && sheet.is_blank(line + 1)
}

/// As many spaces stand before it at the least.
const MIDDLE: usize = 20;

/// "Page 3 of 12", "- 3 -"; and bare numbers that stand at a page break, in the middle of the page, or count up
/// with a page of text between them.
fn page_numbers(sheet: &Sheet, cut_ins: &BTreeSet<usize>) -> BTreeSet<usize> {
    let numbered: Vec<(usize, Numbered)> =
        sheet.free(0..sheet.len()).filter_map(|line| Some((line, page_number(sheet.text(line))?))).collect();
    let counts_pages = counts_pages(sheet, &numbered, cut_ins);
    // One figure in the middle of a page may be the text's.
    let in_middle = numbered.iter().filter(|(line, _)| stands_in_middle(sheet, *line));
    let in_middle: Vec<u32> = in_middle.map(|(_, numbered)| numbered.number()).collect();
    let is_of_row = in_middle.len() > 1 && in_middle.is_sorted();
    let mut found = BTreeSet::new();
    for (index, (line, numbered_as)) in numbered.iter().enumerate() {
        let counts = |first: usize| numbered.get(first..first + 2).is_some_and(|pair| counts_up(sheet, pair));
        let is_one = match numbered_as {
            Numbered::Surely(_) => true,
            Numbered::Perhaps(_) if at_page_break(sheet, *line) => true,
            Numbered::Perhaps(number) if *number < 1000 && is_of_row && stands_in_middle(sheet, *line) => {
                true
            }
            // Years count up as well, from one paragraph to the next.
            Numbered::Perhaps(number) => {
                *number < 1000 && counts_pages && (index.checked_sub(1).is_some_and(counts) || counts(index))
            }
        };
        if is_one {
            found.insert(*line);
        }
    }
    // The last page may be short.
    let last = sheet.free(0..sheet.len()).next_back();
    if let Some((line, Numbered::Perhaps(number))) = numbered.last()
        && last == Some(*line)
    {
        let is_next =
            numbered.iter().any(|(page, known)| found.contains(page) && known.number() + 1 == *number);
        // The first page may have none.
        let is_only = numbered.len() == 1 && *number == 2 && !cut_ins.is_empty();
        if is_next || is_only {
            found.insert(*line);
        }
    }
    found
}

/// Whether two numbers follow each other with a page of text between them.
fn counts_up(sheet: &Sheet, pair: &[(usize, Numbered)]) -> bool {
    let [(first, low), (last, high)] = pair else { return false };
    high.number() == low.number() + 1 && sheet.span(*first, *last).len() >= PAGE
}

/// Whether the bare numbers of a page count its pages, not its sections: a page number comes after
/// its page and may cut a sentence in two, a section's number comes before its section.
fn counts_pages(sheet: &Sheet, numbered: &[(usize, Numbered)], cut_ins: &BTreeSet<usize>) -> bool {
    let is_sure = |(_, number): &(usize, Numbered)| matches!(number, Numbered::Surely(_));
    let says_so =
        numbered.windows(2).any(|pair| is_sure(&pair[0]) != is_sure(&pair[1]) && counts_up(sheet, pair));
    let cuts = numbered.iter().any(|(line, _)| cut_ins.contains(line));
    let is_text = |line: &usize| sheet.text(*line).chars().count() >= 40;
    let (Some((first, _)), Some((last, _))) = (numbered.first(), numbered.last()) else { return false };
    let follow =
        (0..*first).any(|line| is_text(&line)) && !(*last + 1..sheet.len()).any(|line| is_text(&line));
    says_so || cuts || follow
}

/// Whether a form feed stands directly before or after a line.
pub(super) fn at_page_break(sheet: &Sheet, line: usize) -> bool {
    let above = (0..line).rev().find(|above| !sheet.lines[*above].is_blank()).map_or(0, |above| above + 1);
    let below = sheet.next_line(line + 1).unwrap_or(sheet.len());
    (above..=below).any(|line| sheet.lines.get(line).is_some_and(|line| line.opens_page))
}
