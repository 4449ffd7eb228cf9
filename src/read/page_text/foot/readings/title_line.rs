//! What the line of a title says besides: who wrote it, what it is, when it appeared.

use crate::language::dates;
use crate::model::Date;
use crate::read::page_text::words::inline::Linked;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::{forms, imprint, names, series};

/// "“Title,” by Ada Lind", "“Title,” Desk Memo": the title without its marks, and who wrote it or
/// what it is.
pub fn quoted_by(text: &str) -> Option<(&str, Vec<Linked>, Option<String>)> {
    let inner = text.strip_prefix(['“', '"', '«', '„'])?;
    let close = inner.find(['”', '"', '»', '“'])?;
    let mark = inner[close..].chars().next()?.len_utf8();
    let by = inner[close + mark..].trim_start_matches([',', ' ', '–', '—']);
    let authors = names::byline(by).unwrap_or_default();
    let kind = LABELS.kind(by).or_else(|| LABELS.made_kind(by)).filter(|_| authors.is_empty());
    let title = inner[..close].trim().trim_end_matches(',');
    (!title.is_empty() && (kind.is_some() || !authors.is_empty())).then_some((title, authors, kind))
}

/// "Title – Nov 12, 2008 – Ada Lind", "Title - Ada Lind - Nov 12, 2008", "Title. May 2008. Ada Lind": when it appeared and who wrote it.
pub fn dated_by(text: &str) -> Option<(&str, Date, Vec<Linked>)> {
    [" – ", " — ", " | ", " · ", " - ", ", ", ". "].iter().find_map(|mark| {
        let (rest, last) = text.rsplit_once(mark)?;
        let (title, middle) = rest.rsplit_once(mark)?;
        let (date, by) = match dates::parse(last) {
            Some(date) => (date, middle),
            None => (dates::parse(middle)?, last),
        };
        let names = names::all_names(by)?;
        names.iter().all(|name| names::is_full_name(&name.text)).then_some((title.trim(), date, names))
    })
}

/// "Low Water on the OrsaJun 20, 2024Ada Lind": what a copy has glued together.
pub fn glued_by(text: &str) -> Option<(&str, Date, Vec<Linked>)> {
    let seams: Vec<usize> = forms::seams(text, ends_line).collect();
    seams.windows(2).find_map(|seams| {
        let names = names::all_names(&text[seams[1]..])?;
        let date = dates::parse(&text[seams[0]..seams[1]])?;
        let are_full = names.iter().all(|name| names::is_full_name(&name.text));
        are_full.then_some((&text[..seams[0]], date, names))
    })
}

/// A title of so many words is one, whatever stands behind a comma.
const SURELY: usize = 3;

/// What the line of an entry says: title, authors, kind, date.
type Credited<'a> = (&'a str, Vec<Linked>, Option<String>, Option<Date>);

/// "Ada Lind, “Title,” Desk Memo, November 2008": as a bibliography has it.
pub fn cited(text: &str) -> Option<Credited<'_>> {
    let open = text.find(['“', '"', '«', '„'])?;
    let (before, quoted) = text.split_at(open);
    let inner = &quoted[quoted.chars().next()?.len_utf8()..];
    let close = inner.find(['”', '"', '»', '“'])?;
    let names = names::all_names(before.trim().trim_end_matches([',', ':']))?;
    let behind = inner[close..].trim_start_matches(|c: char| "”\"»“,".contains(c) || c.is_whitespace());
    let behind = behind.trim_end_matches('.');
    let (kind, date) = match behind.split_once(", ") {
        Some((kind, date)) if LABELS.kind(kind).is_some() => (Some(kind.to_owned()), dates::parse(date)),
        _ => (LABELS.kind(behind), dates::parse(behind)),
    };
    let is_known = kind.is_some() || date.is_some();
    let are_full = names.iter().all(|name| names::is_full_name(&name.text));
    (are_full && is_known).then(|| (inner[..close].trim_end_matches(','), names, kind, date))
}

/// "Title, by Ada Lind (Desk Memo #3)", "Title, Ada Lind, November 2008", "Title (Ada Lind), November 2008",
/// "Title, by Ada Lind, Desk Memo, November 2008": the authors behind a comma or in brackets, and behind them the
/// kind or the date.
pub fn credited(text: &str) -> Option<Credited<'_>> {
    let bracketed = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    let is_kind = |kind: &str| LABELS.kind(kind).is_some() || series::is_number(kind);
    let season = bracketed.and_then(|(rest, date)| Some((rest, imprint::season(date)?)));
    let (rest, kind, date) = match (bracketed.filter(|(_, kind)| is_kind(kind)), season) {
        (Some((rest, kind)), _) => (rest, Some(kind.to_owned()), None),
        (None, Some((rest, date))) => (rest, None, Some(date)),
        (None, None) => {
            let (rest, date) = trailing_date(text);
            match rest.rsplit_once(", ").filter(|(_, kind)| is_kind(kind)) {
                Some((rest, kind)) => (rest, Some(kind.to_owned()), Some(date?)),
                None => (rest, None, Some(date?)),
            }
        }
    };
    // Behind "by" are names; without it, a name of more than one word in an entry that has a date.
    let by = rest.match_indices(", ").find_map(|(at, comma)| {
        let names = names::byline(&rest[at + comma.len()..]).filter(|names| !names.is_empty())?;
        names.iter().all(|name| names::is_full_name(&name.text)).then_some((&rest[..at], names))
    });
    let are_people = |names: &[Linked]| {
        names.iter().all(|name| names::is_full_name(&name.text) && !names::is_of_body(&name.text))
    };
    let plain = || {
        let (title, names) = rest.rsplit_once(", ").filter(|_| date.is_some())?;
        // "Oil, Ada Lind" may be a title.
        if title.split(' ').count() < SURELY {
            return None;
        }
        let names = names::all_names(names)?;
        are_people(&names).then_some((title, names))
    };
    let in_brackets = || {
        let (title, names) = rest.strip_suffix(')')?.rsplit_once(" (").filter(|_| date.is_some())?;
        let names = names::all_names(names)?;
        are_people(&names).then_some((title, names))
    };
    let (title, names) = by.or_else(plain).or_else(in_brackets)?;
    (!title.is_empty()).then_some((title, names, kind, date))
}

/// "Title (report, November 2008)": the kind before the date, in brackets.
pub fn trailing_kind(title: &str) -> Option<(&str, String, Option<Date>)> {
    let (title, inner) = title.strip_suffix(')')?.rsplit_once(" (")?;
    let (kind, date) = inner.split_once(", ")?;
    let kind = LABELS.kind(kind).or_else(|| LABELS.made_kind(kind))?;
    Some((title, kind, dates::parse(date)))
}

/// "A TitleCommentary": a title to which copying has glued the kind that stood beside it.
pub fn glued_kind(title: &str) -> Option<(&str, String)> {
    let mut glued = forms::seams(title, ends_line).map(|at| title.split_at(at));
    // "YouTubeVideo": the word before it has a capital inside by itself.
    let is_whole = |title: &str| {
        let last = title.rsplit(' ').next().unwrap_or_default();
        !last.contains(char::is_lowercase) || !last.chars().skip(1).any(char::is_uppercase)
    };
    let kinds = glued.find_map(|(title, kind)| Some((title, LABELS.kind(kind)?)));
    kinds.filter(|(title, _)| is_whole(title))
}

/// Whether a title may end with a character: a year or a mark may close it as well.
fn ends_line(last: char) -> bool {
    !last.is_whitespace() && !last.is_uppercase()
}

/// A title without the number in a series that stands before it: "No. 205   Title", "RP 12/2016: Title".
pub fn without_number(text: &str) -> &str {
    let gaps = [": ", "  "].iter().filter_map(|gap| text.split_once(gap));
    let mut numbered = gaps.filter(|(number, _)| series::is_number(number) || series::is_bare_number(number));
    numbered.next().map_or(text, |(_, title)| title.trim_start())
}

/// "Title, Nov 12, 2008", "Title (November 2008)" and "Title  November 2008".
pub fn trailing_date(title: &str) -> (&str, Option<Date>) {
    let bracket = title.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let apart = title.rsplit_once("  ");
    let cut = bracket.into_iter().chain(apart).chain(
        title.match_indices([',', '|', '·', '–']).map(|(at, mark)| (&title[..at], &title[at + mark.len()..])),
    );
    let mut dated = cut.filter_map(|(title, date)| Some((title.trim_end(), dates::parse(date)?)));
    dated.next().map_or((title, None), |(title, date)| (title, Some(date)))
}
