//! The entries of a section in the making: each line is part of the open entry, or opens the next one.

use super::entry::Entry;
use super::item::{Item, published};
use crate::model::Reading;
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::facts::{Facts, Shown};
use crate::read::page_text::words::inline::Linked;
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::{names, sentences, series};

/// The entries of a section in the making.
#[derive(Default)]
pub(super) struct Entries {
    pub(super) readings: Vec<Reading>,
    pub(super) taken: Vec<usize>,
    /// Lines that say of an entry what a reading has no room for.
    pub(super) clipped: Vec<usize>,
    pub(super) open: Entry,
    /// How many lines were taken before each of the readings.
    pub(super) starts: Vec<usize>,
    /// Whether a mark stands before the first title, and so before each.
    pub(super) marks_open: bool,
}

/// Whether a section says of its entries more than titles.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    Titles,
    Dated,
    /// Each entry begins with its date.
    DateFirst,
}

/// Whether a date comes after a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ahead {
    /// It is the next line.
    Date,
    /// Lines of text stand between.
    DateBelowText,
    /// None comes before the next kind or address.
    NoDate,
}

impl Entries {
    /// Reads a line; says whether all that it says is kept. A line that is not stays in the body.
    pub(super) fn add(
        &mut self,
        sheet: &Sheet,
        line: usize,
        item: &Item,
        ahead: Ahead,
        detail: Detail,
    ) -> bool {
        match item {
            // "Title", "Report", "Nov 12, 2008": the kind may stand between the two.
            Item::Kind(kind) if ahead == Ahead::Date && self.open.waits_for_kind() => {
                self.open.kind = Some(sheet.placed(line, kind.clone()));
                true
            }
            // "Nov 12, 2008", "Title", "River Blog": the kind closes the entry.
            Item::Kind(kind)
                if detail == Detail::DateFirst && self.open.title.is_some() && self.open.kind.is_none() =>
            {
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
            Item::Credited(linked) if self.open.title.is_some() && self.open.authors.is_empty() => {
                let names = names::all_names(&linked.text).unwrap_or_default();
                self.open.authors = names.into_iter().map(|name| sheet.placed(line, name.text)).collect();
                true
            }
            Item::Text(_) | Item::Credited(_) if self.is_outlet(sheet, line) => {
                self.clipped.push(line);
                true
            }
            Item::Text(linked) | Item::Credited(linked) => self.text(sheet, line, linked, ahead, detail),
            Item::Aside => {
                self.clipped.push(line);
                true
            }
            Item::Marked(linked) => self.marked(sheet, line, linked, (ahead, detail)),
            Item::Prose => false,
        }
    }

    /// Whether a line between the date of an entry and the names that close it says where the text was printed.
    fn is_outlet(&self, sheet: &Sheet, line: usize) -> bool {
        let open = &self.open;
        let is_below_date = open.date.as_ref().is_some_and(|date| sheet.line_of(&date.place) + 1 == line);
        let is_over = sheet.lines.get(line + 2).is_none_or(|below| below.is_blank());
        let names = sheet.lines.get(line + 1).and_then(|below| names::all_names(&below.text));
        let closes = names.is_some_and(|names| names.iter().all(|name| names::is_full_name(&name.text)));
        open.title.is_some() && open.authors.is_empty() && is_below_date && closes && is_over
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
        let is_sentence = sentences::ends(shown) && !shown.ends_with(['?', '؟']);
        let describes = is_sentence || ahead != Ahead::NoDate;
        // Where its date opens an entry, a sentence below the rest describes it.
        if detail == Detail::DateFirst && self.open.has_more() && is_sentence {
            self.clipped.push(line);
            return true;
        }
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
        // A house that stands alone below the last entry is the site's.
        let are_people = |names: &[Linked]| !names.iter().all(|name| LABELS.is_house(&name.text));
        let authors = by.or_else(|| {
            let names = names::all_names(&linked.text).filter(|names| are_people(names));
            names.filter(|names| self.expects_authors(names, ahead, detail))
        });
        // "RiverSource By Ada Lind": the series of a house, in one word, before the authors.
        let in_series = || {
            let (series, names) = linked.text.split_once(' ')?;
            let names = names::byline(names).filter(|names| !names.is_empty())?;
            let is_camel = series.chars().filter(|c| c.is_uppercase()).count() > 1
                && series.contains(char::is_lowercase);
            let is_one = self.open.kind.is_none()
                && is_camel
                && names.iter().all(|name| names::is_full_name(&name.text));
            (is_one && linked.address.is_none()).then(|| (series.to_owned(), names))
        };
        if self.open.title.is_some()
            && let Some((series, names)) = in_series()
        {
            self.open.kind = Some(sheet.placed(line, series));
            self.open.authors.extend(names.into_iter().map(|name| sheet.placed(line, name.text)));
            return Some(true);
        }
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

    pub(super) fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        if let Some(title) = open.title {
            let Entry { url, kind, date, authors, lines, .. } = open;
            self.starts.push(self.taken.len());
            self.taken.extend(lines);
            self.readings.push(Reading { url, kind, date, authors, ..Reading::titled(title) });
        }
    }
}

/// Whether a text may be the name of a series, or of somebody else who wrote.
fn is_series(text: &str) -> bool {
    names::is_name(text) || series::is_number(text)
}
