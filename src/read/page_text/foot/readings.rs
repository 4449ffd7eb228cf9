//! Related reading: kind, title, date, mark, authors and address, in whatever order and
//! as many of them as there are.

mod descriptions;
mod entry;
mod item;
mod kinds;
mod making;
mod stanzas;
mod strangers;
mod title_line;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::Reading;
use crate::read::frame::{Frame, words};
use crate::read::page_text::sheet::paragraphs;
use crate::read::page_text::sheet::sections::{self, Found};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::forms;
use crate::read::page_text::words::inline::{self, Linked};
use crate::read::page_text::words::labels::{Section, key};
use crate::read::page_text::words::sentences::is_prose;
use item::{Item, item, kind_and_region};
use making::{Ahead, Detail, Entries};

/// Reads the last section of related reading that has entries, and takes its lines.
pub fn read(sheet: &mut Sheet, found: &[Found]) -> Option<Vec<Reading>> {
    let with_entries = |found: &Found| {
        let entries = entries(sheet, found);
        (!entries.readings.is_empty()).then_some((found.label, entries))
    };
    // "Related topics" may be what others have written on them: then each has its kind and its date.
    let is_whole = |reading: &Reading| reading.kind.is_some() && reading.date.is_some();
    let of_topics = |found: &Found| {
        let closes_page = sections::follows_prose(sheet, found.label);
        with_entries(found).filter(|(_, entries)| closes_page && entries.readings.iter().all(is_whole))
    };
    let read = sections::last(found, Section::Related, with_entries);
    let (label, entries) = read.or_else(|| sections::last(found, Section::Topics, of_topics))?;
    sheet.take(label, Part::Label);
    sheet.say("related", "the section of related reading");
    sheet.take_all(&entries.taken, Part::Related);
    let regions = entries.taken.iter().filter(|line| kind_and_region(sheet.text(**line)).is_some());
    let regions: Vec<usize> = regions.copied().collect();
    sheet.clipped.extend(entries.clipped.into_iter().chain(regions));
    Some(entries.readings)
}

/// Takes the boxes of links that a site has between two paragraphs or below the last, each link alone on its line:
/// those of the topics, where they are read (`has_topics`), and those that lead to other texts of the house.
pub fn clear_linked(sheet: &mut Sheet, found: &[Found], has_topics: bool) {
    for found in found {
        let is_of_site = match found.section {
            Section::Topics => has_topics,
            Section::Related => words().is_over_other_texts(sheet.text(found.label)),
            Section::Authors | Section::Regions | Section::Notes => false,
        };
        if !is_of_site {
            continue;
        }
        let is_link = |line: &usize| {
            let text = sheet.text(*line);
            text.starts_with('[') && text.ends_with(')') && inline::linked(text).address.is_some()
        };
        let links: Vec<usize> = sheet.free(found.lines.clone()).take_while(is_link).collect();
        let is_box = !links.is_empty() && sheet.is_free(found.label);
        if is_box && sections::follows_prose(sheet, found.label) {
            sheet.take(found.label, Part::Furniture);
            sheet.take_all(&links, Part::Furniture);
        }
    }
}

fn entries(sheet: &Sheet, found: &Found) -> Entries {
    let mut entries = Entries::default();
    let closes_page = sections::follows_prose(sheet, found.label);
    // A title may be wrapped, and so may be the text below a heading that reads like the label.
    let lines = paragraphs::gather(sheet, found.lines.clone());
    let mut items: Vec<(Vec<usize>, Item)> =
        lines.into_iter().map(|lines| (lines.lines, item(&lines.text))).collect();
    let end = items.iter().position(|(_, item)| matches!(item, Item::Prose)).unwrap_or(items.len());
    // A word that leads on was read as one of the frame already.
    let leads_on = |line: &usize| {
        let frame = || words().frame_of(sheet.text(*line));
        sheet.part(*line) == Some(Part::Frame) && matches!(frame(), Some(Frame::WayOn | Frame::NewsletterBox))
    };
    let first = items.first().map_or(found.lines.end, |(lines, _)| lines[0]);
    // One that each entry has ends none of them.
    let ways: Vec<usize> = (first..found.lines.end).filter(leads_on).collect();
    let mut times: HashMap<Cow<'_, str>, usize> = HashMap::new();
    for way in &ways {
        *times.entry(key(sheet.text(*way))).or_default() += 1;
    }
    let is_one = |line: &&usize| times.get(&key(sheet.text(**line))) == Some(&1);
    let over = ways.iter().find(is_one).copied().unwrap_or(found.lines.end);
    let end = end.min(items.partition_point(|(lines, _)| lines[0] < over));
    let items = &mut items[..end];
    item::settle_credits(items);
    let items = &*items;
    // A menu has neither dates nor addresses, and the text comes after it.
    let has_dates = items.iter().any(|(_, item)| matches!(item, Item::Dated(..)));
    let has_kinds = items.iter().any(|(_, item)| matches!(item, Item::Kind(_)));
    let has_addresses = items.iter().any(|(_, item)| matches!(item, Item::Address(_)));
    if !closes_page && !has_dates && !has_addresses {
        return entries;
    }
    let detail = match items.first() {
        Some((_, Item::Dated(..))) => Detail::DateFirst,
        _ if has_dates || has_kinds => Detail::Dated,
        _ => Detail::Titles,
    };
    if let Some(read) = stanzas::read(sheet, items) {
        let stanzas::Stanzas { readings, taken, clipped } = read;
        return Entries { readings, taken, clipped, ..Entries::default() };
    }
    let kinds = kinds::unknown(items);
    let descriptions = descriptions::find(items);
    for (index, ((lines, item), ahead)) in items.iter().zip(dates_ahead(items)).enumerate() {
        if descriptions.contains(&index) {
            entries.open.lines.extend(lines);
            entries.clipped.extend(lines);
            continue;
        }
        // What stands behind the mark below the authors is the next title, unless nothing but a kind follows it.
        entries.open.is_over &= matches!(items.get(index + 1), None | Some((_, Item::Kind(_))));
        let kind = kinds.get(&lines[0]).map(|kind| Item::Kind(kind.clone()));
        let item = kind.as_ref().unwrap_or(item);
        // Among titles alone a sentence is the text that follows them, or that a heading opens.
        let leads = || {
            let below = lines.last().and_then(|last| sheet.next_line(last + 1));
            below.is_some_and(|below| forms::is_item(sheet.text(below)) || sheet.is_prose(below))
        };
        let reads_on = |text: &Linked| {
            let is_text = || is_running(&text.text) && title_line::credited(&text.text).is_none();
            text.address.is_none() && (is_text() || text.text.ends_with(':') && leads())
        };
        if detail == Detail::Titles && matches!(item, Item::Text(text) if reads_on(text)) {
            break;
        }
        if entries.add(sheet, lines[0], item, ahead, detail) {
            entries.open.lines.extend(lines);
        }
        // What has no room goes with all its lines.
        if entries.clipped.last() == Some(&lines[0]) {
            entries.clipped.extend(&lines[1..]);
        }
    }
    entries.close();
    entries.drop_strangers(sheet);
    entries.drop_fields(sheet);
    // A card says its kind above its title and below its authors: the last has nothing below it.
    let last = entries.readings.last().and_then(|reading| reading.kind.as_ref());
    // Or it says its series there, behind a mark.
    let is_marked = matches!(items, [.., (_, Item::Mark), _]);
    if let (Some((lines, Item::Kind(kind))), Some(last)) = (items.last(), last)
        && (is_marked || key(kind) == key(&last.value))
        && !entries.taken.contains(&lines[0])
    {
        entries.clipped.extend(lines);
        entries.taken.extend(lines);
    }
    if let Some((lines, Item::Address(address))) = items.last()
        && inline::is_absolute(address)
    {
        entries.drop_address(lines);
    }
    entries
}

/// Whether a text is running text: no title, and no entry of a bibliography, which has quotation
/// marks or a year among its stops.
fn is_running(text: &str) -> bool {
    let is_year = |word: &str| {
        let digits = word.trim_matches(|c: char| !c.is_alphanumeric());
        digits.len() < word.len() && digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let is_cited = text.contains(['"', '“', '”', '«', '„']) || text.split_whitespace().any(is_year);
    is_prose(text) && !is_cited
}

fn dates_ahead(items: &[(Vec<usize>, Item)]) -> Vec<Ahead> {
    let mut below = Ahead::NoDate;
    let mut found: Vec<Ahead> = Vec::new();
    for (_, item) in items.iter().rev() {
        found.push(below);
        below = match item {
            Item::Dated(..) => Ahead::Date,
            Item::Text(_) | Item::Credited(_) if below != Ahead::NoDate => Ahead::DateBelowText,
            Item::Mark | Item::Aside => below,
            Item::Text(_)
            | Item::Credited(_)
            | Item::Kind(_)
            | Item::Marked(_)
            | Item::Address(_)
            | Item::Prose => Ahead::NoDate,
        };
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests;
