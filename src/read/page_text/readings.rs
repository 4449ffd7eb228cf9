//! Step 9: related reading: kind, title, date, mark, authors and address, in whatever order and
//! as many of them as there are.

use super::inline::{self, Linked};
use super::labels::{LABELS, Section};
use super::names;
use super::sections::{self, Found, is_prose};
use super::sentences;
use super::sheet::{Part, Sheet};
use crate::model::{Date, Placed, Reading};
use crate::read::dates;

/// Reads the last section of related reading that has entries, and takes its lines.
pub fn read(sheet: &mut Sheet, found: &[Found]) -> Option<Vec<Reading>> {
    let (label, taken, readings) = sections::last(found, Section::Related, |found| {
        let entries = entries(sheet, found);
        (!entries.readings.is_empty()).then_some((found.label, entries.taken, entries.readings))
    })?;
    sheet.take(label, Part::Label);
    sheet.say("related", "the section of related reading");
    sheet.take_all(&taken, Part::Related);
    Some(readings)
}

/// What a line of the section is.
enum Item {
    Kind(String),
    Date(Date),
    Mark,
    Address(String),
    Text(Linked),
    /// Running text: the section is over.
    Prose,
}

fn item(text: &str) -> Item {
    let shown = text.trim_matches(|c: char| c.is_whitespace() || LABELS.separators.contains(c));
    if shown.is_empty() {
        return Item::Mark;
    }
    if let Some(kind) = LABELS.kind(text) {
        return Item::Kind(kind);
    }
    if let Some(date) = dates::parse(&inline::plain(shown)) {
        return Item::Date(date);
    }
    let linked = inline::linked(text);
    match linked.address {
        Some(address) if linked.text.is_empty() => Item::Address(address),
        _ if inline::is_address(&linked.text) => Item::Address(linked.text),
        _ if is_prose(&linked.text) && linked.address.is_none() && linked.text.chars().count() > 200 => {
            Item::Prose
        }
        address => Item::Text(Linked { text: linked.text, address, about: None }),
    }
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

/// Whether a section says of its entries more than titles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    Titles,
    Dated,
}

fn entries(sheet: &Sheet, found: &Found) -> Entries {
    let mut entries = Entries::default();
    let closes_page = sections::follows_prose(sheet, found.label);
    let items: Vec<(usize, Item)> =
        sheet.free(found.lines.clone()).map(|line| (line, item(sheet.text(line)))).collect();
    let end = items.iter().position(|(_, item)| matches!(item, Item::Prose)).unwrap_or(items.len());
    let items = &items[..end];
    // A menu has neither dates nor addresses, and the text comes after it.
    let has_dates = items.iter().any(|(_, item)| matches!(item, Item::Date(_)));
    let has_kinds = items.iter().any(|(_, item)| matches!(item, Item::Kind(_)));
    let has_addresses = items.iter().any(|(_, item)| matches!(item, Item::Address(_)));
    if !closes_page && !has_dates && !has_addresses {
        return entries;
    }
    let detail = if has_dates || has_kinds { Detail::Dated } else { Detail::Titles };
    for ((line, item), ahead) in items.iter().zip(dates_ahead(items)) {
        if entries.add(sheet, *line, item, ahead, detail) {
            entries.open.lines.push(*line);
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

fn dates_ahead(items: &[(usize, Item)]) -> Vec<Ahead> {
    let mut below = Ahead::NoDate;
    let mut found: Vec<Ahead> = Vec::new();
    for (_, item) in items.iter().rev() {
        found.push(below);
        below = match item {
            Item::Date(_) => Ahead::Date,
            Item::Text(_) if below != Ahead::NoDate => Ahead::DateBelowText,
            Item::Mark => below,
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
            Item::Kind(kind) => {
                if self.open.title.is_some() || self.open.kind.is_some() {
                    self.close();
                }
                self.open.kind = Some(sheet.placed(line, kind.clone()));
                true
            }
            Item::Date(date) => {
                let is_first = self.open.date.is_none();
                self.open.date.get_or_insert_with(|| sheet.placed(line, *date));
                is_first
            }
            Item::Mark => {
                self.open.marked = true;
                true
            }
            Item::Address(address) => {
                let url = self.open.url.get_or_insert_with(|| sheet.placed(line, address.clone()));
                url.value == *address
            }
            Item::Text(linked) => self.text(sheet, line, linked, ahead, detail),
            Item::Prose => false,
        }
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
            let places = authors.into_iter().map(|name| sheet.placed(line, name.text));
            self.open.authors.extend(places);
            return true;
        }
        // Below a kind and a title, a sentence or what stands above the date describes the entry.
        let describes = sentences::ends(shown) && !shown.ends_with(['?', '؟']) || ahead != Ahead::NoDate;
        if self.open.title.is_some() && self.open.kind.is_some() && self.open.date.is_none() && describes {
            return false;
        }
        if self.open.title.is_some() {
            self.close();
        }
        let (shown, date) = if self.open.date.is_none() { trailing_date(shown) } else { (shown, None) };
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
mod tests {
    use super::*;
    use crate::files::FilePath;

    const PROSE: &str =
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.";

    fn read_all(entries: &str) -> Vec<String> {
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), &format!("{PROSE}\n\nRECOMMENDED\n\n{entries}"));
        let found = sections::find(&sheet);
        let readings = read(&mut sheet, &found).unwrap_or_default();
        let shown = readings.into_iter().map(|reading| {
            let authors: Vec<String> = reading.authors.into_iter().map(|author| author.value).collect();
            let part = |value: Option<String>| value.unwrap_or_default();
            format!(
                "{}|{}|{}|{}|{}",
                part(reading.kind.map(|kind| kind.value)),
                reading.title.value,
                part(reading.date.map(|date| date.value.to_string())),
                authors.join("+"),
                part(reading.url.map(|url| url.value)),
            )
        });
        shown.collect()
    }

    #[test]
    fn an_entry_has_its_kind_date_authors_and_address() {
        let entries = "BRIEF ANALYSIS\n\n[Dry Wells](#)\n\nFeb 15, 2022\n\n◆\nAda Lind\nBen Roe\n\n[\\(/p/dry-wells\\)](#)\n\n\
            REPORT\n\nSalt: A History\n\n14 Feb 2022\n\nCy Dell, Dee Eck\n\n(/p/salt)\n";
        assert_eq!(
            read_all(entries),
            [
                "Brief Analysis|Dry Wells|2022-02-15|Ada Lind+Ben Roe|/p/dry-wells",
                "Report|Salt: A History|2022-02-14|Cy Dell+Dee Eck|/p/salt"
            ]
        );
    }

    #[test]
    fn a_list_of_titles_is_read_as_titles() {
        assert_eq!(
            read_all("- [Dry Wells](https://example.org/a)\n- Salt and Iron"),
            ["|Dry Wells|||https://example.org/a", "|Salt and Iron|||"]
        );
    }

    #[test]
    fn entries_without_kind_are_parted_by_their_dates() {
        assert_eq!(
            read_all("Dry Wells\nFeb 15, 2022\nAda Lind\nWhat the Salt Says\nMarch 2021\nBen Roe"),
            ["|Dry Wells|2022-02-15|Ada Lind|", "|What the Salt Says|2021-03|Ben Roe|"]
        );
    }

    #[test]
    fn titles_below_one_kind_are_entries_and_no_authors() {
        assert_eq!(
            read_all("BRIEF ANALYSIS\n\nTitle One Alpha\n\nTitle Two Bravo\n\nTitle Three Charlie"),
            ["Brief Analysis|Title One Alpha|||", "|Title Two Bravo|||", "|Title Three Charlie|||"]
        );
    }

    #[test]
    fn what_an_entry_cannot_hold_stays_in_the_body() {
        let text = "REPORT\n\nTitle Four Delta\n\nA teaser of the thing.\n\nNov 3, 2009\n\nNov 4, 2010\n\n◆\nBen Roe";
        assert_eq!(read_all(text), ["Report|Title Four Delta|2009-11-03|Ben Roe|"]);
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), &format!("{PROSE}\n\nRECOMMENDED\n\n{text}"));
        let found = sections::find(&sheet);
        read(&mut sheet, &found);
        let left: Vec<&str> = sheet.free(1..sheet.len()).map(|line| sheet.text(line)).collect();
        assert_eq!(left, ["A teaser of the thing.", "Nov 4, 2010"]);
    }
}
