//! What a site files a text under, in a line of facts.

use super::{Facts, Shown};
use crate::read::page_text::words::forms::is_extent;
use crate::read::page_text::words::labels::LABELS;

impl Facts {
    /// "by Ada Lind on Nov 12, 2008 in Water, Analysis": who and when, and behind a small word the rest.
    pub(super) fn filed_end(&mut self, part: &str, depth: usize) -> Option<()> {
        // Before it the date ends, with its year.
        let joins = |at: &usize| {
            part[..*at].ends_with(|c: char| c.is_ascii_digit())
                && part[at + 1..].split(' ').next().is_some_and(|word| LABELS.body_joiners.contains(word))
        };
        let ends = part.match_indices(' ').map(|(at, _)| at).skip(3).take(12);
        let (tried, filed) = ends.filter(joins).find_map(|at| {
            let mut tried = Self::default();
            tried.part(&part[..at], depth)?;
            let is_byline = tried.shown == Shown::By && tried.has_day();
            let (_, filed) = part[at + 1..].split_once(' ')?;
            (is_byline && !filed.contains('.')).then_some((tried, filed))
        })?;
        self.take(tried);
        self.categories(filed)
    }

    /// "Water, Analysis 3 comments": categories behind a date, one of them a kind.
    pub(super) fn filed(&mut self, part: &str) -> Option<()> {
        let words: Vec<&str> = part.split_whitespace().collect();
        let end = words.len().checked_sub(2).filter(|end| is_extent(&words[*end..].join(" ")));
        let categories = words[..end.unwrap_or(words.len())].join(" ");
        let kind_of = |category: &str| {
            // A house may stand before its kind with nothing between: "DESK Analysis".
            let last = category.split_whitespace().next_back()?;
            LABELS.kind(category.trim()).or_else(|| LABELS.kind(last))
        };
        let kind = categories.contains(',').then(|| categories.split(',').find_map(kind_of)).flatten()?;
        self.kind.get_or_insert(kind);
        (categories.chars().count() <= 60).then_some(())
    }

    /// What a site files a text under; one of them may be a kind.
    pub(super) fn categories(&mut self, part: &str) -> Option<()> {
        let kind = part.split(',').find_map(|category| LABELS.kind(category.trim()));
        self.kind = self.kind.take().or(kind);
        (part.chars().count() <= 60).then_some(())
    }
}
