//! Lines of facts whose number in a series is told by the date beside it.

use super::{Facts, Shown, Stage, dated};
use crate::language::dates;
use crate::read::page_text::words::forms::is_extent;
use crate::read::page_text::words::inline::Linked;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::names;
use crate::read::page_text::words::series::{self, is_bare_number, is_number};

impl Facts {
    /// "Desk Paper 2022/A 12, 11.02.2022, 7 pages": the date between shows the rest.
    pub(super) fn series(&mut self, part: &str) -> Option<()> {
        let pieces: Vec<&str> = part.split(", ").collect();
        let at = pieces.iter().position(|piece| dates::parse(piece).is_some())?;
        let (before, after) = (pieces[..at].join(", "), &pieces[at + 1..]);
        let is_series = before.chars().any(|c| c.is_ascii_digit())
            && before.starts_with(char::is_alphanumeric)
            && (2..=6).contains(&before.split_whitespace().count());
        let is_measured = !after.is_empty() && after.iter().all(|piece| is_extent(piece));
        if !(is_series && is_measured || is_number(&before) && after.is_empty()) {
            return None;
        }
        self.dates.push((dates::parse(pieces[at])?, Stage::Published));
        // A series that is called by a kind is one: "Desk Paper", "DESK-Studie".
        let named: Vec<&str> =
            before.split(' ').take_while(|word| !word.contains(|c: char| c.is_ascii_digit())).collect();
        let series = named.join(" ");
        let is_kind = LABELS.kind(&series).is_some()
            || series.rsplit(['-', ' ']).next().is_some_and(|noun| LABELS.is_of_kinds(noun));
        if is_measured && is_kind {
            self.kind.get_or_insert(series);
        }
        self.number.get_or_insert(before);
        Some(())
    }

    /// "Ada Lind. ARD 38/2012 - 23/05/2012": who wrote a text, its number and its date.
    pub(super) fn signed(&mut self, part: &str, depth: usize) -> Option<()> {
        let (name, rest) = series::signed(part)?;
        let mut tried = Self::default();
        tried.part(rest, depth)?;
        let is_issue = tried.number.is_some() && tried.dates.len() == 1 && tried.names.is_empty();
        tried.names.push(Linked::plain(name));
        tried.shown = Shown::By;
        is_issue.then(|| self.take(tried))
    }

    /// "No. 9 February 2025", "PRESS RELEASE No. 9 of 5 May 2022": the number of an issue and its date,
    /// of which the number is no day.
    pub(super) fn counted(&mut self, part: &str) -> Option<()> {
        let words: Vec<&str> = part.split_whitespace().collect();
        let is_counted = |at: usize| {
            words.get(at..at + 2).is_some_and(|pair| is_bare_number(pair.join(" ").trim_end_matches(',')))
        };
        let is_of_volume = |at: usize| {
            let is_count =
                |word: &str| (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
            words
                .get(at..at + 2)
                .is_some_and(|pair| is_count(pair[1]) && LABELS.volumes.contains(&pair[0].to_lowercase()))
        };
        // "Issue 2 March 2008" may be a day; behind a volume it is none.
        let is_number = |at: &usize| is_counted(*at) || *at > 1 && is_of_volume(*at) && is_of_volume(at - 2);
        let signs = (0..words.len().min(5)).filter(is_number);
        let (sign, date) =
            signs.filter_map(|sign| Some((sign, dated(&words[sign + 2..].join(" "))?))).next()?;
        self.dates.push(date);
        let kind = LABELS.kind(&words[..sign].join(" "));
        self.kind = self.kind.take().or(kind);
        let number = words[..sign + 2].join(" ");
        self.number.get_or_insert(number.trim_end_matches(',').to_owned());
        Some(())
    }

    /// "Briefing 93 / Middle East & North Africa 12 November 2008": after a kind a stroke parts places,
    /// not people.
    pub(super) fn kind_and_region(&mut self, part: &str) -> Option<()> {
        let (kind, rest) = part.split_once(" / ")?;
        let mut tried = Self::default();
        tried.part(kind, 0)?;
        tried.kind = tried.kind.take().or_else(|| LABELS.kind_in_number(tried.number.as_deref()?));
        tried.kind.as_ref().or(tried.number.as_ref())?;
        let mut words: Vec<&str> = rest.split_whitespace().collect();
        let extent = words.len().checked_sub(2).filter(|end| is_extent(&words[*end..].join(" ")));
        words.truncate(extent.unwrap_or(words.len()));
        let dated = (1..words.len()).find_map(|end| Some((end, dated(&words[end..].join(" "))?)));
        let (end, date) = dated?;
        tried.dates.push(date);
        let region = words[..end].join(" ");
        let is_region = names::split(&region).iter().all(|part| names::is_name(&part.text));
        tried.region = Some(region).filter(|_| is_region);
        tried.region.as_ref()?;
        self.take(tried);
        Some(())
    }
}
