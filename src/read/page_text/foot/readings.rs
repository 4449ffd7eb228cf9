//! Related reading: kind, title, date, mark, authors and address, in whatever order and
//! as many of them as there are.

mod entry;
mod item;
mod kinds;
mod stanzas;
mod strangers;
mod title_line;

use crate::model::Reading;
use crate::read::frame::{Frame, words};
use crate::read::page_text::sheet::paragraphs;
use crate::read::page_text::sheet::sections::{self, Found};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::facts::{Facts, Shown};
use crate::read::page_text::words::forms;
use crate::read::page_text::words::inline::{self, Linked};
use crate::read::page_text::words::labels::{LABELS, Section, key};
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{names, sentences, series};
use entry::Entry;
use item::{Item, item, kind_and_region, published};

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

/// The entries of a section in the making.
#[derive(Default)]
struct Entries {
    readings: Vec<Reading>,
    taken: Vec<usize>,
    /// Lines that say of an entry what a reading has no room for.
    clipped: Vec<usize>,
    open: Entry,
    /// How many lines were taken before each of the readings.
    starts: Vec<usize>,
    /// Whether a mark stands before the first title, and so before each.
    marks_open: bool,
}

/// Whether a section says of its entries more than titles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    Titles,
    Dated,
    /// Each entry begins with its date.
    DateFirst,
}

fn entries(sheet: &Sheet, found: &Found) -> Entries {
    let mut entries = Entries::default();
    let closes_page = sections::follows_prose(sheet, found.label);
    // A title may be wrapped, and so may be the text below a heading that reads like the label.
    let lines = paragraphs::gather(sheet, found.lines.clone());
    let items: Vec<(Vec<usize>, Item)> =
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
    let is_one = |line: &&usize| {
        let said = key(sheet.text(**line));
        ways.iter().filter(|way| key(sheet.text(**way)) == said).count() == 1
    };
    let over = ways.iter().find(is_one).copied().unwrap_or(found.lines.end);
    let items = &items[..end.min(items.partition_point(|(lines, _)| lines[0] < over))];
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
    for (index, ((lines, item), ahead)) in items.iter().zip(dates_ahead(items)).enumerate() {
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
    entries.drop_strangers();
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

/// Whether a date comes after a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ahead {
    /// It is the next line.
    Date,
    /// Lines of text stand between.
    DateBelowText,
    /// None comes before the next kind or address.
    NoDate,
}

/// Whether a text may be the name of a series, or of somebody else who wrote.
fn is_series(text: &str) -> bool {
    names::is_name(text) || series::is_number(text)
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
            Item::Text(_) if below != Ahead::NoDate => Ahead::DateBelowText,
            Item::Mark | Item::Aside => below,
            Item::Text(_) | Item::Kind(_) | Item::Marked(_) | Item::Address(_) | Item::Prose => Ahead::NoDate,
        };
    }
    found.reverse();
    found
}

impl Entries {
    /// Reads a line; says whether all that it says is kept. A line that is not stays in the body.
    fn add(&mut self, sheet: &Sheet, line: usize, item: &Item, ahead: Ahead, detail: Detail) -> bool {
        match item {
            // "Title", "Report", "Nov 12, 2008": the kind may stand between the two.
            Item::Kind(kind) if ahead == Ahead::Date && self.open.waits_for_kind() => {
                self.open.kind = Some(sheet.placed(line, kind.clone()));
                true
            }
            Item::Kind(kind) => {
                // Above the kind of an entry stands what its picture shows, or that it is a film.
                let is_picture = ahead == Ahead::DateBelowText && self.open.is_title_alone();
                if is_picture || self.open.title.is_none() && self.open.kind.is_some() {
                    self.clipped.extend(&self.open.lines);
                    self.open.title = None;
                } else if self.open.title.is_some() {
                    self.close();
                }
                self.open.kind = Some(sheet.placed(line, kind.clone()));
                true
            }
            Item::Dated(facts, linked) => self.dated(sheet, line, facts, linked, (ahead, detail)),
            Item::Mark => {
                self.open.is_over = self.open.marked && !self.open.authors.is_empty();
                self.open.marked = true;
                true
            }
            Item::Address(address) => {
                let url = self.open.url.get_or_insert_with(|| sheet.placed(line, address.clone()));
                url.value == *address
            }
            Item::Text(linked) => self.text(sheet, line, linked, ahead, detail),
            Item::Aside => {
                self.clipped.push(line);
                true
            }
            Item::Marked(linked) => self.marked(sheet, line, linked, (ahead, detail)),
            Item::Prose => false,
        }
    }

    /// Reads what a mark stands before: a title, or the authors of the entry, or its series where it
    /// has them.
    fn marked(
        &mut self,
        sheet: &Sheet,
        line: usize,
        linked: &Linked,
        (ahead, detail): (Ahead, Detail),
    ) -> bool {
        let open = &mut self.open;
        self.marks_open |= open.title.is_none() && self.readings.is_empty();
        let names = names::all_names(&linked.text).unwrap_or_default();
        // "Water Series" has the form of a name.
        let is_kind = |word: &str| {
            LABELS.kind_nouns.contains(word.to_lowercase().as_str()) || LABELS.programmes.contains(&key(word))
        };
        let is_full = !names.is_empty()
            && names.iter().all(|name| names::is_full_name(&name.text) && !name.text.split(' ').any(is_kind));
        if self.marks_open {
            if open.title.is_some() {
                self.close();
            }
        } else if open.title.is_some() && is_full && open.authors.is_empty() && ahead != Ahead::Date {
            open.marked = true;
            open.authors = names.into_iter().map(|name| sheet.placed(line, name.text)).collect();
            return true;
        } else if open.has_more()
            && linked.address.is_none()
            && ahead != Ahead::Date
            && (is_series(&linked.text) || !open.authors.is_empty())
        {
            open.marked = true;
            self.clipped.push(line);
            return true;
        } else if linked.address.is_some() && open.title.is_some() {
            self.close();
        }
        self.text(sheet, line, linked, ahead, detail)
    }

    fn dated(
        &mut self,
        sheet: &Sheet,
        line: usize,
        facts: &Facts,
        linked: &Linked,
        (ahead, detail): (Ahead, Detail),
    ) -> bool {
        let open = &mut self.open;
        let is_undated = open.title.is_some() && open.date.is_none();
        // Before a date stands a name below a title, a title elsewhere.
        if facts.shown == Shown::BeforeDate && !(is_undated && open.authors.is_empty()) {
            return self.text(sheet, line, linked, ahead, detail);
        }
        let opens = facts.kind.is_some() && !(is_undated && open.kind.is_none())
            || detail == Detail::DateFirst && open.date.is_some();
        if opens {
            self.close();
        }
        let open = &mut self.open;
        let is_first = open.date.is_none() && facts.number.is_none() && facts.region.is_none();
        if !is_first {
            return false;
        }
        open.date = published(facts).map(|date| sheet.placed(line, date));
        open.kind = open.kind.take().or(facts.kind.clone().map(|kind| sheet.placed(line, kind)));
        open.authors.extend(facts.names.iter().map(|name| sheet.placed(line, name.text.clone())));
        // What the line says of its people an entry has no room for.
        facts.names.iter().all(|name| name.about.is_none())
    }

    /// Reads a line of text: the rest of a title, names, what an entry is about, or the next title. Says
    /// whether all that it says is kept.
    fn text(&mut self, sheet: &Sheet, line: usize, linked: &Linked, ahead: Ahead, detail: Detail) -> bool {
        // Behind the mark below its authors stands the series of an entry.
        if std::mem::take(&mut self.open.is_over) && self.open.has_more() && ahead == Ahead::NoDate {
            self.clipped.push(line);
            return true;
        }
        let shown = linked.text.trim_start_matches(|c: char| c.is_whitespace() || LABELS.bullets.contains(c));
        let url = linked.address.as_ref().map(|address| sheet.placed(line, address.clone()));
        if let Some(title) = self.open.open_title() {
            title.value = format!("{} {shown}", title.value);
            self.open.url = self.open.url.take().or(url);
            return true;
        }
        if let Some(is_kept) = self.authors(sheet, line, linked, ahead, detail) {
            return is_kept;
        }
        // Below a kind and a title, a sentence or what stands above the date describes the entry.
        let describes = sentences::ends(shown) && !shown.ends_with(['?', '؟']) || ahead != Ahead::NoDate;
        if self.open.title.is_some() && self.open.kind.is_some() && self.open.date.is_none() && describes {
            // A date below it shows that the entry goes on.
            let is_inside = ahead != Ahead::NoDate;
            self.clipped.extend(is_inside.then_some(line));
            return is_inside;
        }
        if self.open.title.is_some() {
            self.close();
        }
        if !self.open.title_with_more(sheet, line, shown, url.as_ref()) {
            self.open.plain_title(sheet, line, shown, url);
        }
        true
    }

    /// Reads a line of names below a title; says whether all that it says of them is kept.
    fn authors(
        &mut self,
        sheet: &Sheet,
        line: usize,
        linked: &Linked,
        ahead: Ahead,
        detail: Detail,
    ) -> Option<bool> {
        let by = names::byline(&linked.text).filter(|names| !names.is_empty());
        let authors = by.or_else(|| {
            names::all_names(&linked.text).filter(|names| self.expects_authors(names, ahead, detail))
        });
        let authors = authors.filter(|_| self.open.title.is_some())?;
        // What the line says of its people an entry has no room for.
        let is_kept = authors.iter().all(|name| name.about.is_none());
        self.open.authors.extend(authors.into_iter().map(|name| sheet.placed(line, name.text)));
        self.open.goes_on = sheet.text(line).trim_end().ends_with(',');
        Some(is_kept)
    }

    /// Whether a line of names is the authors of the open entry, not the next one's title.
    fn expects_authors(&self, names: &[Linked], ahead: Ahead, detail: Detail) -> bool {
        let open = &self.open;
        let plausible = names.iter().all(|name| names::is_full_name(&name.text)) || open.marked;
        if open.goes_on && plausible {
            return true;
        }
        let waits =
            open.authors.is_empty() && open.url.as_ref().is_none_or(|_| open.marked || open.date.is_some());
        // A kind alone does not say it: below it titles may follow each other.
        let is_time = open.date.is_some() || open.marked;
        // Where dates close the entries, names between a title and its date are the authors.
        if ahead == Ahead::Date && detail == Detail::Dated {
            return plausible && open.authors.is_empty() && open.date.is_none();
        }
        let is_title = ahead == Ahead::Date && detail != Detail::DateFirst;
        detail != Detail::Titles && plausible && !is_title && (waits || open.marked) && is_time
    }

    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        if let Some(title) = open.title {
            let Entry { url, kind, date, authors, lines, .. } = open;
            self.starts.push(self.taken.len());
            self.taken.extend(lines);
            self.readings.push(Reading { url, kind, date, authors, ..Reading::titled(title) });
        }
    }
}

#[cfg(test)]
mod tests;
