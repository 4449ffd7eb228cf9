//! One entry of related reading in the making.

use super::title_line::{
    cited, credited, dated_by, glued_by, glued_kind, quoted_by, trailing_date, trailing_kind, without_number,
};
use crate::model::{Date, Placed};
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::inline;

/// One entry in the making.
#[derive(Default)]
pub struct Entry {
    /// Its title.
    pub title: Option<Placed<String>>,
    /// Its address.
    pub url: Option<Placed<String>>,
    /// What it is.
    pub kind: Option<Placed<String>>,
    /// When it appeared.
    pub date: Option<Placed<Date>>,
    /// Who wrote it.
    pub authors: Vec<Placed<String>>,
    /// Whether a mark said that authors follow.
    pub marked: bool,
    /// Whether the last line of it is a mark below its authors.
    pub is_over: bool,
    /// Whether a comma said that more of them follow.
    pub goes_on: bool,
    /// The lines that it was read from.
    pub lines: Vec<usize>,
}

impl Entry {
    /// Whether it has a title, and neither kind nor date.
    pub fn waits_for_kind(&self) -> bool {
        self.title.is_some() && self.kind.is_none() && self.date.is_none()
    }

    /// Whether it has a title, and a kind or a date.
    pub fn has_more(&self) -> bool {
        self.title.is_some() && !self.waits_for_kind()
    }

    /// Whether it has a title and nothing else.
    pub fn is_title_alone(&self) -> bool {
        self.waits_for_kind() && self.url.is_none() && self.authors.is_empty()
    }

    /// Its title, where the last mark of it says that it goes on.
    pub fn open_title(&mut self) -> Option<&mut Placed<String>> {
        self.title.as_mut().filter(|title| title.value.ends_with([':', ',']) && self.date.is_none())
    }

    /// Reads a title whose line says besides who wrote it, when, or of what kind it is.
    pub fn title_with_more(
        &mut self,
        sheet: &Sheet,
        line: usize,
        shown: &str,
        url: Option<&Placed<String>>,
    ) -> bool {
        let shown = without_number(shown);
        let title = if let Some((title, authors, kind)) = quoted_by(shown) {
            self.kind = kind.map(|kind| sheet.placed(line, kind)).or(self.kind.take());
            self.authors = authors.into_iter().map(|name| sheet.placed(line, name.text)).collect();
            title
        } else if let Some((title, date, names)) = dated_by(shown).or_else(|| glued_by(shown)) {
            self.date = Some(sheet.placed(line, date));
            self.authors = names.into_iter().map(|name| sheet.placed(line, name.text)).collect();
            title
        } else if let Some((title, names, kind, date)) = cited(shown).or_else(|| credited(shown)) {
            self.kind = kind.map(|kind| sheet.placed(line, kind)).or(self.kind.take());
            self.date = date.map(|date| sheet.placed(line, date)).or(self.date.take());
            self.authors = names.into_iter().map(|name| sheet.placed(line, name.text)).collect();
            title
        } else if let Some((title, kind, Some(date))) = trailing_kind(shown) {
            self.kind = Some(sheet.placed(line, kind));
            self.date = Some(sheet.placed(line, date));
            title
        } else {
            return false;
        };
        self.title = Some(sheet.placed(line, title.to_owned()));
        self.url = url.cloned().or(self.url.take());
        true
    }

    /// Reads a title, behind which the kind, the date or the address may stand.
    pub fn plain_title(&mut self, sheet: &Sheet, line: usize, shown: &str, url: Option<Placed<String>>) {
        let shown = without_number(shown);
        let (shown, kind) = glued_kind(shown).map_or((shown, None), |(title, kind)| (title, Some(kind)));
        self.kind = self.kind.take().or(kind.map(|kind| sheet.placed(line, kind)));
        let (shown, date) = if self.date.is_none() { trailing_date(shown) } else { (shown, None) };
        // The address may stand before the date.
        let printed = inline::printed_address(shown).filter(|_| url.is_none());
        let (shown, url) = match printed {
            Some((shown, address)) => (shown, Some(sheet.placed(line, address.to_owned()))),
            None => (shown, url),
        };
        self.title = Some(sheet.placed(line, shown.to_owned()));
        self.date = date.map(|date| sheet.placed(line, date)).or(self.date.take());
        self.url = url.or(self.url.take());
    }
}
