//! What one line of a head says when it says more than one thing: who, when, of what kind.
//!
//! "Posted by Ada Lind on November 12, 2008", "March 7, 2025 | Ada Lind, Ben Roe", "E-Notes · July
//! 2014", "Jul 14, 2017Ada Lind". A line that says anything else besides is none of these.

use super::forms::is_extent;
use super::inline::{self, Linked};
use super::labels::{Field, LABELS, bare};
use super::names;
use super::series::{is_bare_number, is_number};
use crate::model::Date;

mod categories;
mod numbered;
mod parts;

pub use parts::is_host;
pub use parts::{dated, placed_date};
use parts::{is_clock, is_login, is_programme};

/// What a date is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The text appeared.
    Published,
    /// It was changed.
    Updated,
    /// Somebody saved or read the page.
    Accessed,
}

/// How the names of a line are shown to be names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// It names nobody.
    #[default]
    Nobody,
    /// The line says "by".
    By,
    /// They follow a date.
    AfterDate,
    /// They stand before a date, where a title might stand as well.
    BeforeDate,
}

/// The things that a line says.
#[derive(Debug, Default)]
pub struct Facts {
    /// Its dates, in order.
    pub dates: Vec<(Date, Stage)>,
    /// The people and bodies that it names.
    pub names: Vec<Linked>,
    /// What shows them to be names.
    pub shown: Shown,
    /// A kind of publication.
    pub kind: Option<String>,
    /// A number in a series.
    pub number: Option<String>,
    /// The part of the world that it is about.
    pub region: Option<String>,
    /// Names in waiting: whether a date stands on their line is known at its end.
    waiting: Vec<(Linked, bool)>,
    /// Whether it says how long the text is.
    has_extent: bool,
}

/// No line of facts has more bytes, those of its addresses included.
const LONGEST_FACTS: usize = 4_000;
/// None shows more characters.
const LONGEST_SHOWN: usize = 200;

/// The marks that part a line, whatever stands around them.
const BARS: [char; 5] = ['|', '·', '•', '◆', '\t'];
/// Those that need space around them.
const DASHES: [&str; 5] = [" – ", " — ", " - ", " / ", "   "];

/// Reads a line that says such things and nothing else.
pub fn read(line: &str) -> Option<Facts> {
    // What is read is short; the addresses of its links may be long.
    if line.len() > LONGEST_FACTS {
        return None;
    }
    let shown = inline::shown(line);
    if shown.chars().count() > LONGEST_SHOWN {
        return None;
    }
    // A day in italics is a day; a link is read with its address.
    let line = if line.contains("](") { line } else { &*shown };
    let line = bare(line).trim_end_matches(['–', '—', '-']);
    let mut facts = Facts::default();
    // "By Ada Lind • Ben Roe": between points may be names as well.
    let by = if line.contains('•') { names::byline(line).unwrap_or_default() } else { Vec::new() };
    let is_person = |name: &Linked| {
        let text = &name.text;
        names::is_full_name(text)
            && (name.address.is_some()
                || name.about.is_none()
                    && !names::is_of_body(text)
                    && !LABELS.is_area(text)
                    && LABELS.made_kind(text).is_none())
    };
    if !by.is_empty() && by.iter().all(is_person) {
        (facts.names, facts.shown) = (by, Shown::By);
        return Some(facts);
    }
    let mut unknown = Vec::new();
    for part in line.split(BARS) {
        if facts.part(part.trim(), 3).is_none() {
            unknown.push(part);
        }
    }
    // "by Ada Lind | Nov 12, 2008 | Water, Analysis": between bars a site has its categories.
    match unknown[..] {
        [] => {}
        [categories] if facts.shown == Shown::By && !facts.dates.is_empty() => {
            facts.categories(categories)?
        }
        // "March 19, 2012 | Research from River Bank": who put the page up.
        [house] if facts.has_day() && names::is_of_body(house) && house.split_whitespace().count() <= 8 => {}
        _ => return None,
    }
    if !facts.waiting.is_empty() {
        if facts.dates.is_empty() || !facts.names.is_empty() {
            return None;
        }
        let after = facts.waiting.iter().all(|(_, after)| *after);
        facts.shown = if after { Shown::AfterDate } else { Shown::BeforeDate };
        facts.names = facts.waiting.drain(..).map(|(name, _)| name).collect();
    }
    let says = !facts.dates.is_empty() || facts.shown != Shown::Nobody;
    says.then_some(facts)
}

/// The date of a line that holds dates, their labels, and no more than a reading time beside them.
pub fn date_line(text: &str) -> Option<(Date, Stage)> {
    let facts = read(text)?;
    let is_bare = facts.shown == Shown::Nobody && facts.kind.is_none() && facts.number.is_none();
    let published = facts.dates.iter().find(|(_, stage)| *stage == Stage::Published);
    published.or(facts.dates.first()).copied().filter(|_| is_bare)
}

impl Facts {
    /// The first date of a stage that says the day; the first where none does.
    pub fn date(&self, stage: Stage) -> Option<Date> {
        let of_stage = || self.dates.iter().filter(|(_, known)| *known == stage).map(|(date, _)| *date);
        of_stage().find(|date| date.day_of_month().is_some()).or_else(|| of_stage().next())
    }

    fn has_day(&self) -> bool {
        self.dates.iter().any(|(date, _)| date.day_of_month().is_some())
    }

    fn part(&mut self, part: &str, depth: usize) -> Option<()> {
        let part = part.trim_matches([',', ' ', '\u{a0}', ';', '_', '*']);
        if part.is_empty() {
            return Some(());
        }
        // The first page of a print has its first heading beside its date.
        let opening = part.rsplit_once(' ').filter(|(date, heading)| {
            date.ends_with(|c: char| c.is_ascii_digit()) && LABELS.is_introduction(heading)
        });
        let part = opening.map_or(part, |(date, _)| date.trim_end());
        if let Some(dated) = dated(&inline::plain(part)) {
            self.dates.push(dated);
            return Some(());
        }
        // "[ print version ]" stands beside a date and says nothing of the text.
        let bracketed = part.strip_prefix('[').and_then(|part| part.strip_suffix(']'));
        if bracketed.is_some_and(|part| LABELS.is_furniture(part.trim())) {
            return Some(());
        }
        if is_extent(part) {
            self.has_extent = true;
            return Some(());
        }
        if is_clock(part) || !self.dates.is_empty() && LABELS.is_introduction(part) {
            return Some(());
        }
        let is_other =
            || LABELS.field(part).is_some_and(|(field, _)| matches!(field, Field::Code | Field::Other));
        // Behind a date a house is whoever put the page up.
        let is_house = || !self.dates.is_empty() && LABELS.is_house(part);
        if is_host(part) || LABELS.is_furniture(part) || is_other() || is_house() || is_programme(part) {
            return Some(());
        }
        if let Some(kind) = LABELS.kind(part) {
            self.kind.get_or_insert(kind);
            return Some(());
        }
        if let Some(kind) = LABELS.kind_of_words(part) {
            self.kind.get_or_insert(kind);
            return Some(());
        }
        if is_number(part) || is_bare_number(part) {
            self.number.get_or_insert(inline::plain(part));
            return Some(());
        }
        if let Some(names) = names::byline(part).filter(|names| !names.is_empty()) {
            self.shown = Shown::By;
            self.names.extend(names);
            return Some(());
        }
        let depth = depth.checked_sub(1)?;
        if !part.contains(char::is_numeric) {
            // No date stands in it, and nothing that is counted.
            return self.kind_by(part).or_else(|| self.dashed(part, depth)).or_else(|| self.bare_names(part));
        }
        self.counted(part)
            .or_else(|| self.signed(part, depth))
            .or_else(|| self.kind_by(part))
            .or_else(|| self.kind_and_region(part))
            .or_else(|| self.series(part))
            .or_else(|| self.dashed(part, depth))
            .or_else(|| self.framed_end(part, depth))
            .or_else(|| self.measured_end(part, depth))
            .or_else(|| self.dated_end(part, depth))
            .or_else(|| self.dated_start(part, depth))
            .or_else(|| self.filed_end(part, depth))
            .or_else(|| self.bare_names(part))
    }

    /// "Nov 12, 2008 Ada Lind 3 comments", "Basin Nov 12, 2008 5 minutes"; one word there is the
    /// login of whoever put the page up.
    fn measured_end(&mut self, part: &str, depth: usize) -> Option<()> {
        let words: Vec<&str> = part.split_whitespace().collect();
        let ends = (2..=3).filter_map(|length| words.len().checked_sub(length));
        let count = ends.rev().find(|end| is_extent(&words[*end..].join(" ")))?;
        if count > 1 {
            return self.part(&words[..count].join(" "), depth);
        }
        (!self.dates.is_empty()).then_some(())
    }

    /// "Nov 12, 2008 DESK Leave a comment": the words of a frame close the line.
    fn framed_end(&mut self, part: &str, depth: usize) -> Option<()> {
        let words: Vec<&str> = part.split_whitespace().collect();
        let counts = 2..=words.len().saturating_sub(2).min(4);
        let count =
            counts.into_iter().find(|count| LABELS.is_furniture(&words[words.len() - count..].join(" ")))?;
        let rest = &words[..words.len() - count];
        // A house behind the date, or nothing, is left.
        let cut = (1..=rest.len()).rev().find_map(|end| Some((end, dated(&rest[..end].join(" "))?)))?;
        self.dates.push(cut.1);
        if cut.0 == rest.len() { Some(()) } else { self.part(&rest[cut.0..].join(" "), depth) }
    }

    fn dashed(&mut self, part: &str, depth: usize) -> Option<()> {
        let (mark, _) = DASHES.iter().find_map(|dash| Some((dash, part.find(dash)?)))?;
        let mut tried = Self { dates: self.dates.clone(), ..Self::default() };
        for piece in part.split(mark) {
            tried.part(piece.trim(), depth)?;
        }
        self.take(tried);
        Some(())
    }

    /// "by Ada Lind, November 12, 2008", "Ada Lind on Nov 12, 2008".
    fn dated_end(&mut self, part: &str, depth: usize) -> Option<()> {
        let cuts = part.char_indices().filter(|(at, c)| *at > 0 && (c.is_whitespace() || *c == ','));
        let (at, dated) =
            cuts.filter_map(|(at, c)| Some((at, dated(part[at + c.len_utf8()..].trim())?))).next()?;
        let head = part[..at].trim().trim_end_matches(['(', ',', '–', '—', '-']).trim();
        let mut tried = Self::default();
        tried.part(head, depth).or_else(|| tried.kind_and_login(head))?;
        tried.dates.push(dated);
        self.take(tried);
        Some(())
    }

    /// "Expert comment sysadmin", before a date: the login of whoever put the page up names nobody.
    fn kind_and_login(&mut self, part: &str) -> Option<()> {
        let (kind, login) = part.rsplit_once(' ')?;
        self.kind = Some(LABELS.kind(kind).filter(|_| is_login(login))?);
        Some(())
    }

    /// "Nov 12, 2008 by Ada Lind", and glued: "Jul 14, 2017Ada Lind".
    fn dated_start(&mut self, part: &str, depth: usize) -> Option<()> {
        let ends = part.char_indices().map(|(at, _)| at).filter(|at| (6..=48).contains(at));
        let ends: Vec<usize> = ends.collect();
        let (at, dated) = ends.into_iter().rev().find_map(|at| Some((at, dated(part[..at].trim_end())?)))?;
        let rest = part[at..].trim_start_matches([',', ':', ' ', '–', '—', '-']);
        let mut tried = Self { dates: vec![dated], ..Self::default() };
        // "24 Sep 2016 in Water, Analysis": a site's categories, one of which may be a kind.
        let joined = rest.split_once(' ').filter(|(first, _)| LABELS.body_joiners.contains(first));
        match joined.map(|(_, categories)| categories) {
            Some(categories) => tried.categories(categories)?,
            None => tried.part(rest, depth).or_else(|| tried.filed(rest))?,
        }
        self.take(tried);
        Some(())
    }

    /// "Commentary by Ada Lind".
    fn kind_by(&mut self, part: &str) -> Option<()> {
        let (at, kind) = part.match_indices(' ').take(3).find_map(|(at, _)| {
            let kind = LABELS.kind(&part[..at]).or_else(|| LABELS.made_kind(&part[..at]))?;
            Some((at, kind))
        })?;
        let names = names::byline(&part[at..]).filter(|names| !names.is_empty())?;
        self.kind.get_or_insert(kind);
        self.shown = Shown::By;
        self.names.extend(names);
        Some(())
    }

    fn bare_names(&mut self, part: &str) -> Option<()> {
        let names = names::all_names(part)?;
        let is_one = |name: &Linked| name.address.is_some() || names::is_full_name(&name.text);
        // "Middle East and North Africa Programme"
        let is_area = |name: &Linked| LABELS.is_area(&name.text);
        if !names.iter().all(is_one) || names.iter().any(is_area) {
            return None;
        }
        let after = !self.dates.is_empty();
        // "February 24, 2020 | The Dispatch": where the text was printed first.
        let is_outlet = |name: &Linked| {
            let rest = name.text.strip_prefix("The ").filter(|_| name.address.is_none());
            rest.is_some_and(|rest| !rest.contains(' '))
        };
        if after && names.iter().all(is_outlet) {
            return Some(());
        }
        self.waiting.extend(names.into_iter().map(|name| (name, after)));
        Some(())
    }

    fn take(&mut self, other: Self) {
        let known = self.dates.len();
        self.dates.extend(other.dates.into_iter().skip(known));
        self.names.extend(other.names);
        self.waiting.extend(other.waiting);
        self.has_extent |= other.has_extent;
        if other.shown != Shown::Nobody {
            self.shown = other.shown;
        }
        self.kind = self.kind.take().or(other.kind);
        self.number = self.number.take().or(other.number);
        self.region = self.region.take().or(other.region);
    }
}

#[cfg(test)]
mod tests;
