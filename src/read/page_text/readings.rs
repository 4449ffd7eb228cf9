//! Step 9: related reading: kind, title, date, mark, authors and address, in whatever order and
//! as many of them as there are.

use super::facts::{self, Facts, Shown, Stage};
use super::inline::{self, Linked};
use super::labels::{Field, LABELS, Section};
use super::names;
use super::paragraphs;
use super::sections::{self, Found, is_prose};
use super::sentences;
use super::series;
use super::sheet::{Part, Sheet};
use crate::model::{Date, Placed, Reading};
use crate::read::dates;
use crate::read::saved_page::frame::Frame;
use crate::read::saved_page::words::words;

/// Reads the last section of related reading that has entries, and takes its lines.
pub fn read(sheet: &mut Sheet, found: &[Found]) -> Option<Vec<Reading>> {
    let (label, taken, readings) = sections::last(found, Section::Related, |found| {
        let entries = entries(sheet, found);
        (!entries.readings.is_empty()).then_some((found.label, entries.taken, entries.readings))
    })?;
    sheet.take(label, Part::Label);
    sheet.say("related", "the section of related reading");
    sheet.take_all(&taken, Part::Related);
    let is_clipped = |line: &usize| {
        let text = sheet.text(*line);
        let is_number = || text.contains(char::is_numeric) && matches!(item(text), Item::Number);
        kind_and_region(text).is_some() || is_number()
    };
    let clipped: Vec<usize> = taken.into_iter().filter(is_clipped).collect();
    sheet.clipped.extend(clipped);
    Some(readings)
}

/// What a line of the section is.
enum Item {
    Kind(String),
    /// A date, with or without more beside it: "Report | Nov 12, 2008", "Ada Lind on Nov 12, 2008".
    Dated(Facts, Linked),
    Mark,
    Address(String),
    Text(Linked),
    /// A number in a series: an entry has no room for it.
    Number,
    /// Running text, or a word of the site's frame: the section is over.
    Prose,
}

/// "Report / Horn of Africa": a house prints the region beside the kind, and a reading has none.
fn kind_and_region(text: &str) -> Option<(String, &str)> {
    let (kind, region) = text.split_once(" / ").filter(|(_, region)| names::is_name(region))?;
    Some((LABELS.kind(kind)?, region))
}

fn item(text: &str) -> Item {
    let shown = text.trim_matches(|c: char| c.is_whitespace() || LABELS.separators.contains(c));
    if shown.is_empty() {
        return Item::Mark;
    }
    // In Markdown a title is a heading, and an entry an item.
    let text = text.trim_start().trim_start_matches('#');
    let text = paragraphs::bullet(text).unwrap_or(text);
    let shown = paragraphs::bullet(shown).unwrap_or(shown);
    if let Some(kind) = LABELS.kind(text).or_else(|| Some(kind_and_region(text)?.0)) {
        return Item::Kind(kind);
    }
    let linked = inline::linked(text);
    if is_over(text, &linked) {
        return Item::Prose;
    }
    if series::is_number(shown) && linked.address.is_none() {
        return Item::Number;
    }
    let facts = facts::read(shown).filter(|facts| facts.date(Stage::Published).is_some());
    if let Some(facts) = facts.filter(|_| linked.address.is_none()) {
        return Item::Dated(facts, linked);
    }
    match linked.address {
        Some(address) if linked.text.is_empty() => Item::Address(address),
        _ if inline::is_address(&linked.text) => Item::Address(linked.text),
        _ if is_prose(&linked.text) && linked.address.is_none() && linked.text.chars().count() > 200 => {
            Item::Prose
        }
        address => Item::Text(Linked { text: linked.text, address, about: None }),
    }
}

/// Whether a line belongs to no list of readings: a labelled line that says something of the page,
/// a link to a longer list.
fn is_over(text: &str, linked: &Linked) -> bool {
    let is_told = |field| {
        matches!(field, Field::Source | Field::Topics | Field::Regions | Field::Accessed | Field::Rights)
    };
    LABELS.field(text).is_some_and(|(field, _)| is_told(field))
        || words().frame_of(&linked.text) == Some(Frame::WayOn)
        || LABELS.is_about_mail(&linked.text) && linked.address.is_none()
}

/// The entries of a section in the making.
#[derive(Default)]
struct Entries {
    readings: Vec<Reading>,
    taken: Vec<usize>,
    open: Entry,
}

/// One entry in the making.
#[derive(Default)]
struct Entry {
    title: Option<Placed<String>>,
    url: Option<Placed<String>>,
    kind: Option<Placed<String>>,
    date: Option<Placed<Date>>,
    authors: Vec<Placed<String>>,
    /// Whether a mark said that authors follow.
    marked: bool,
    lines: Vec<usize>,
}

impl Entry {
    /// Whether it has a title, and neither kind nor date.
    fn waits_for_kind(&self) -> bool {
        self.title.is_some() && self.kind.is_none() && self.date.is_none()
    }
}

/// Whether a section says of its entries more than titles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    Titles,
    Dated,
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
        sheet.part(*line) == Some(Part::Frame) && words().frame_of(sheet.text(*line)) == Some(Frame::WayOn)
    };
    let first = items.first().map_or(found.lines.end, |(lines, _)| lines[0]);
    let over = (first..found.lines.end).find(leads_on).unwrap_or(found.lines.end);
    let items = &items[..end.min(items.partition_point(|(lines, _)| lines[0] < over))];
    // A menu has neither dates nor addresses, and the text comes after it.
    let has_dates = items.iter().any(|(_, item)| matches!(item, Item::Dated(..)));
    let has_kinds = items.iter().any(|(_, item)| matches!(item, Item::Kind(_)));
    let has_addresses = items.iter().any(|(_, item)| matches!(item, Item::Address(_)));
    if !closes_page && !has_dates && !has_addresses {
        return entries;
    }
    let detail = if has_dates || has_kinds { Detail::Dated } else { Detail::Titles };
    for ((lines, item), ahead) in items.iter().zip(dates_ahead(items)) {
        // Among titles alone a sentence is the text that follows them, or that a heading opens.
        let reads_on = |text: &Linked| text.address.is_none() && is_running(&text.text);
        if detail == Detail::Titles && matches!(item, Item::Text(text) if reads_on(text)) {
            break;
        }
        if entries.add(sheet, lines[0], item, ahead, detail) {
            entries.open.lines.extend(lines);
        }
    }
    entries.close();
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
            Item::Mark => below,
            Item::Number => below,
            Item::Text(_) | Item::Kind(_) | Item::Address(_) | Item::Prose => Ahead::NoDate,
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
                if self.open.title.is_some() || self.open.kind.is_some() {
                    self.close();
                }
                self.open.kind = Some(sheet.placed(line, kind.clone()));
                true
            }
            Item::Dated(facts, linked) => self.dated(sheet, line, facts, linked, (ahead, detail)),
            Item::Mark => {
                self.open.marked = true;
                true
            }
            Item::Address(address) => {
                let url = self.open.url.get_or_insert_with(|| sheet.placed(line, address.clone()));
                url.value == *address
            }
            Item::Text(linked) => self.text(sheet, line, linked, ahead, detail),
            Item::Number => true,
            Item::Prose => false,
        }
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
        let opens = facts.kind.is_some() && !(is_undated && open.kind.is_none());
        if opens {
            self.close();
        }
        let open = &mut self.open;
        let is_first = open.date.is_none() && facts.number.is_none() && facts.region.is_none();
        if !is_first {
            return false;
        }
        open.date = facts.date(Stage::Published).map(|date| sheet.placed(line, date));
        open.kind = open.kind.take().or(facts.kind.clone().map(|kind| sheet.placed(line, kind)));
        open.authors.extend(facts.names.iter().map(|name| sheet.placed(line, name.text.clone())));
        // What the line says of its people an entry has no room for.
        facts.names.iter().all(|name| name.about.is_none())
    }

    fn text(&mut self, sheet: &Sheet, line: usize, linked: &Linked, ahead: Ahead, detail: Detail) -> bool {
        let shown = linked.text.trim_start_matches(|c: char| c.is_whitespace() || LABELS.bullets.contains(c));
        let url = linked.address.as_ref().map(|address| sheet.placed(line, address.clone()));
        let open = &mut self.open;
        if let Some(title) =
            open.title.as_mut().filter(|title| title.value.ends_with(':') && open.date.is_none())
        {
            title.value = format!("{} {shown}", title.value);
            open.url = open.url.take().or(url);
            return true;
        }
        let by = names::byline(&linked.text).filter(|names| !names.is_empty());
        let authors = by.or_else(|| {
            names::all_names(&linked.text).filter(|names| self.expects_authors(names, ahead, detail))
        });
        if let Some(authors) = authors.filter(|_| self.open.title.is_some()) {
            // What the line says of its people an entry has no room for.
            let is_kept = authors.iter().all(|name| name.about.is_none());
            let places = authors.into_iter().map(|name| sheet.placed(line, name.text));
            self.open.authors.extend(places);
            return is_kept;
        }
        // Below a kind and a title, a sentence or what stands above the date describes the entry.
        let describes = sentences::ends(shown) && !shown.ends_with(['?', '؟']) || ahead != Ahead::NoDate;
        if self.open.title.is_some() && self.open.kind.is_some() && self.open.date.is_none() && describes {
            return false;
        }
        if self.open.title.is_some() {
            self.close();
        }
        if let Some((title, authors, kind)) = quoted_by(shown) {
            self.open.title = Some(sheet.placed(line, title.to_owned()));
            self.open.kind = kind.map(|kind| sheet.placed(line, kind)).or(self.open.kind.take());
            self.open.authors = authors.into_iter().map(|name| sheet.placed(line, name.text)).collect();
            self.open.url = url.or(self.open.url.take());
            return true;
        }
        if let Some((title, date, names)) = dated_by(shown) {
            self.open.title = Some(sheet.placed(line, title.to_owned()));
            self.open.date = Some(sheet.placed(line, date));
            self.open.authors = names.into_iter().map(|name| sheet.placed(line, name.text)).collect();
            self.open.url = url.or(self.open.url.take());
            return true;
        }
        if let Some((title, kind, date)) = trailing_kind(shown).filter(|(_, _, date)| date.is_some()) {
            self.open.title = Some(sheet.placed(line, title.to_owned()));
            self.open.kind = Some(sheet.placed(line, kind));
            self.open.date = date.map(|date| sheet.placed(line, date));
            self.open.url = url.or(self.open.url.take());
            return true;
        }
        let (shown, date) = if self.open.date.is_none() { trailing_date(shown) } else { (shown, None) };
        // The address may stand before the date.
        let printed = inline::printed_address(shown).filter(|_| url.is_none());
        let (shown, url) = match printed {
            Some((shown, address)) => (shown, Some(sheet.placed(line, address.to_owned()))),
            None => (shown, url),
        };
        self.open.title = Some(sheet.placed(line, shown.to_owned()));
        self.open.date = date.map(|date| sheet.placed(line, date)).or(self.open.date.take());
        self.open.url = url.or(self.open.url.take());
        true
    }

    /// Whether a line of names is the authors of the open entry, not the next one's title.
    fn expects_authors(&self, names: &[Linked], ahead: Ahead, detail: Detail) -> bool {
        let open = &self.open;
        let plausible = names.iter().all(|name| names::is_full_name(&name.text)) || open.marked;
        let waits =
            open.authors.is_empty() && open.url.as_ref().is_none_or(|_| open.marked || open.date.is_some());
        // A kind alone does not say it: below it titles may follow each other.
        let is_time = open.date.is_some() || open.marked;
        detail == Detail::Dated && plausible && ahead != Ahead::Date && (waits || open.marked) && is_time
    }

    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        if let Some(title) = open.title {
            let Entry { url, kind, date, authors, lines, .. } = open;
            self.taken.extend(lines);
            self.readings.push(Reading { title, url, kind, date, authors });
        }
    }
}

/// "“Title,” by Ada Lind", "“Title,” Desk Memo": the title without its marks, and who wrote it or
/// what it is.
fn quoted_by(text: &str) -> Option<(&str, Vec<Linked>, Option<String>)> {
    let inner = text.strip_prefix(['“', '"', '«', '„'])?;
    let close = inner.find(['”', '"', '»', '“'])?;
    let mark = inner[close..].chars().next()?.len_utf8();
    let by = inner[close + mark..].trim_start_matches([',', ' ', '–', '—']);
    let authors = names::byline(by).unwrap_or_default();
    let kind = LABELS.kind(by).or_else(|| LABELS.made_kind(by)).filter(|_| authors.is_empty());
    let title = inner[..close].trim().trim_end_matches(',');
    (!title.is_empty() && (kind.is_some() || !authors.is_empty())).then_some((title, authors, kind))
}

/// "Title – Nov 12, 2008 – Ada Lind": when it appeared and who wrote it.
fn dated_by(text: &str) -> Option<(&str, Date, Vec<Linked>)> {
    [" – ", " — ", " | ", " · ", " - "].iter().find_map(|mark| {
        let (rest, by) = text.rsplit_once(mark)?;
        let (title, date) = rest.rsplit_once(mark)?;
        let names = names::all_names(by)?;
        let are_full = names.iter().all(|name| names::is_full_name(&name.text));
        Some((title.trim(), dates::parse(date)?, names)).filter(|_| are_full)
    })
}

/// "Title (report, November 2008)": the kind before the date, in brackets.
fn trailing_kind(title: &str) -> Option<(&str, String, Option<Date>)> {
    let (title, inner) = title.strip_suffix(')')?.rsplit_once(" (")?;
    let (kind, date) = inner.split_once(", ")?;
    Some((title, LABELS.kind(kind)?, dates::parse(date)))
}

/// "Title, Nov 12, 2008" and "Title (November 2008)".
fn trailing_date(title: &str) -> (&str, Option<Date>) {
    let bracket = title.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let cut = bracket.into_iter().chain(
        title.match_indices([',', '|', '·', '–']).map(|(at, mark)| (&title[..at], &title[at + mark.len()..])),
    );
    let mut dated = cut.filter_map(|(title, date)| Some((title.trim_end(), dates::parse(date)?)));
    dated.next().map_or((title, None), |(title, date)| (title, Some(date)))
}

#[cfg(test)]
mod tests;
