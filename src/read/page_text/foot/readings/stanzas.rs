//! Entries that stand apart: the lines of each together, and a gap before the next.
//!
//! The gaps say which lines belong together, so that each entry can be read by what its lines are,
//! whatever their order: kind, date, title, authors, address.

use super::entry::Entry;
use super::item::{Item, published};
use crate::model::Reading;
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::facts::{self, Shown};
use crate::read::page_text::words::inline::Linked;
use crate::read::page_text::words::{names, sentences};

/// Lines of a section and what they are.
type Lines = (Vec<usize>, Item);

/// The readings of a section, the lines that they were read from, and those of them that say what a
/// reading has no room for.
pub struct Stanzas {
    pub readings: Vec<Reading>,
    pub taken: Vec<usize>,
    pub clipped: Vec<usize>,
}

/// Reads a section of stanzas; `None` if it is none, or if one of them is not read whole.
pub fn read(sheet: &Sheet, items: &[Lines]) -> Option<Stanzas> {
    let stanzas: Vec<&[Lines]> = items.chunk_by(are_together).collect();
    let has_dates = items.iter().any(|(_, item)| matches!(item, Item::Dated(..)));
    // A gap may stand inside an entry as well: then one half of it has the date.
    let is_whole = |stanza: &&[Lines]| {
        let dates = stanza.iter().filter(|(_, item)| matches!(item, Item::Dated(..))).count();
        let kinds = stanza.iter().filter(|(_, item)| is_kind(item)).count();
        (2..=MOST).contains(&stanza.len())
            && dates == usize::from(has_dates)
            && kinds <= 1
            && dates + kinds > 0
    };
    // Below the last entry may stand what is none.
    let whole = stanzas.iter().take_while(|stanza| is_whole(stanza)).count();
    let (stanzas, rest) = stanzas.split_at(whole);
    let has_date = |stanza: &&[Lines]| stanza.iter().any(|(_, item)| matches!(item, Item::Dated(..)));
    if whole < 2 || !has_dates && !rest.is_empty() || rest.iter().any(has_date) {
        return None;
    }
    let kind_at = stanzas.iter().find_map(|stanza| stanza.iter().position(|(_, item)| is_kind(item)));
    let mut read = Stanzas { readings: Vec::new(), taken: Vec::new(), clipped: Vec::new() };
    for stanza in stanzas {
        let (reading, clipped) = entry(sheet, stanza, kind_at)?;
        read.readings.push(reading);
        read.taken.extend(stanza.iter().flat_map(|(lines, _)| lines));
        read.clipped.extend(clipped);
    }
    Some(read)
}

/// No entry has more lines.
const MOST: usize = 7;

fn are_together((above, _): &Lines, (below, _): &Lines) -> bool {
    above.last().map(|last| last + 1) == below.first().copied()
}

fn is_kind(item: &Item) -> bool {
    matches!(item, Item::Kind(_))
}

/// Reads one entry, and says which of its lines a reading has no room for. `kind_at` is where the others
/// have their kind.
fn entry(sheet: &Sheet, stanza: &[Lines], kind_at: Option<usize>) -> Option<(Reading, Vec<usize>)> {
    let unknown =
        kind_at.filter(|at| !stanza.iter().any(|(_, item)| is_kind(item)) && is_unknown_kind(stanza, *at));
    let title = title(stanza, unknown)?;
    let mut entry = Entry::default();
    let mut clipped = Vec::new();
    for (at, (lines, item)) in stanza.iter().enumerate() {
        let line = lines[0];
        match item {
            Item::Kind(kind) => entry.kind = Some(sheet.placed(line, kind.clone())),
            Item::Dated(facts, _) => {
                entry.date = published(facts).map(|date| sheet.placed(line, date));
                let kind = facts.kind.clone().map(|kind| sheet.placed(line, kind));
                entry.kind = entry.kind.take().or(kind);
                add_names(&mut entry, sheet, line, &facts.names);
                let is_more = facts.number.is_some() || facts.region.is_some();
                clipped.extend(is_more.then_some(line));
            }
            Item::Address(address) => entry.url = Some(sheet.placed(line, address.clone())),
            Item::Mark => {}
            Item::Aside => clipped.push(line),
            Item::Text(text) if unknown == Some(at) => {
                entry.kind = Some(sheet.placed(line, text.text.clone()));
            }
            Item::Text(text) | Item::Marked(text) | Item::Credited(text) if at == title => {
                let url = text.address.as_ref().map(|address| sheet.placed(line, address.clone()));
                if !entry.title_with_more(sheet, line, &text.text, url.as_ref()) {
                    entry.plain_title(sheet, line, &text.text, url);
                }
            }
            Item::Text(text) | Item::Marked(text) | Item::Credited(text) => match credits(&text.text) {
                Some((kind, names)) => {
                    entry.kind = entry.kind.take().or(kind.map(|kind| sheet.placed(line, kind)));
                    add_names(&mut entry, sheet, line, &names);
                }
                None if sentences::ends(&text.text) => clipped.push(line),
                None => return None,
            },
            Item::Prose => return None,
        }
    }
    let Entry { title, url, kind, date, authors, .. } = entry;
    Some((Reading { url, kind, date, authors, ..Reading::titled(title?) }, clipped))
}

/// Whether a line that stands where other entries have their kind can be one that no list has.
fn is_unknown_kind(stanza: &[Lines], at: usize) -> bool {
    let texts = stanza.iter().filter(|(_, item)| matches!(item, Item::Text(_))).count();
    matches!(stanza.get(at), Some((_, Item::Text(text)))
        if text.address.is_none() && text.text.split_whitespace().count() <= 4 && texts > 1)
}

/// Which line is the title: one that is linked, else the first. Where that reads like names and another
/// does not, nothing says which of them it is.
fn title(stanza: &[Lines], kind: Option<usize>) -> Option<usize> {
    let text = |item: &Item| match item {
        Item::Text(text) | Item::Marked(text) | Item::Credited(text) => Some(text.clone()),
        _ => None,
    };
    let texts: Vec<(usize, Linked)> =
        stanza.iter().enumerate().filter_map(|(at, (_, item))| Some((at, text(item)?))).collect();
    let mut texts = texts.iter().filter(|(at, _)| Some(*at) != kind);
    // A sentence tells what the entry is about.
    let is_title =
        |(_, text): &&(usize, Linked)| credits(&text.text).is_none() && !sentences::ends(&text.text);
    let linked = texts.clone().find(|(_, text)| text.address.is_some() && credits(&text.text).is_none());
    if let Some((at, _)) = linked {
        return Some(*at);
    }
    let first = texts.next()?;
    (is_title(&first) && !first.1.text.ends_with([':', ',']) || !texts.any(|text| is_title(&text)))
        .then_some(first.0)
}

/// The kind and the authors of a line that says nothing else: "Ada Lind, Ben Roe", "Report by Ada Lind".
fn credits(text: &str) -> Option<(Option<String>, Vec<Linked>)> {
    if let Some(facts) = facts::read(text).filter(|facts| facts.shown == Shown::By && facts.dates.is_empty())
    {
        return Some((facts.kind, facts.names));
    }
    // Where a script has no capitals, a sentence with a comma in it looks like two names.
    let names = names::all_names(text).filter(|_| !sentences::ends(text))?;
    names.iter().all(|name| names::is_full_name(&name.text)).then_some((None, names))
}

fn add_names(entry: &mut Entry, sheet: &Sheet, line: usize, names: &[Linked]) {
    entry.authors.extend(names.iter().map(|name| sheet.placed(line, name.text.clone())));
}
