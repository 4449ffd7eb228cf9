//! Step 2: page numbers, running heads and the words of a site's frame, which belong to no brief.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::{LABELS, key};
use super::sheet::{Part, Sheet};

/// As many bytes of text lie between two page numbers, at the least.
const PAGE: usize = 400;

/// Takes out what a printer or a site put between the lines.
pub fn clear(sheet: &mut Sheet) {
    let numbers = page_numbers(sheet);
    let heads = running_heads(sheet, &numbers);
    let captions = captions(sheet);
    for line in numbers.into_iter().chain(heads).chain(captions) {
        sheet.take(line, Part::Furniture);
    }
    for line in sheet.free(0..sheet.len()).collect::<Vec<_>>() {
        if LABELS.is_teaser(sheet.text(line)) || is_menu_row(sheet.text(line)) {
            sheet.take(line, Part::Furniture);
        } else if is_ornament(sheet.text(line)) {
            sheet.take(line, Part::Ornament);
        } else if is_frame(sheet.text(line)) {
            sheet.take(line, Part::Frame);
        }
    }
}

/// Gives back to the body the words of a frame that stand inside the text, from its first line to
/// its last; says which. Above and below it they are a site's.
pub fn give_back(sheet: &mut Sheet, head_end: usize, tail: usize) -> Vec<usize> {
    let first_free = sheet.free(head_end..sheet.len()).next().unwrap_or(sheet.len());
    let start = first_free.max(head_end);
    let end = sheet.free(0..tail).next_back().unwrap_or(0);
    let inside: Vec<usize> =
        (start..end.max(start)).filter(|line| sheet.part(*line) == Some(Part::Frame)).collect();
    for line in &inside {
        sheet.release(*line);
    }
    inside
}

/// The captions of pictures above the title: a line with the picture's credit directly below it.
fn captions(sheet: &Sheet) -> Vec<usize> {
    let head: Vec<usize> = sheet.free(0..sheet.len()).take(10).collect();
    let is_blank = |line: usize| sheet.lines.get(line).is_none_or(super::lines::Line::is_blank);
    let is_caption = |pair: &&[usize]| {
        let (caption, credit) = (pair[0], pair[1]);
        let stands_apart = is_blank(credit + 1) && (caption == 0 || is_blank(caption - 1));
        caption + 1 == credit && stands_apart && LABELS.is_picture_credit(sheet.text(credit))
    };
    head.windows(2).filter(is_caption).map(|pair| pair[0]).collect()
}

/// A rule, or a line of marks alone.
fn is_ornament(text: &str) -> bool {
    let is_mark = |c: char| LABELS.end_marks.contains(c) || "-–—_=*·•.~#".contains(c) || c.is_whitespace();
    // The mark between the parts of an entry is read with the entry.
    let is_separator = text.chars().count() == 1 && LABELS.separators.contains(text);
    text.chars().all(is_mark) && !is_separator
}

/// A word of a site's frame, a notice, or how long the text is.
fn is_frame(text: &str) -> bool {
    LABELS.is_furniture(text)
        || is_extent(text)
        || LABELS.is_notice(text)
        || LABELS.is_picture_credit(text)
        || is_language_link(text)
        || super::facts::is_host(text)
}

/// "Desk Arabic: …": a link to the page in another language.
fn is_language_link(text: &str) -> bool {
    let name = text.split(':').next().unwrap_or_default();
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_capital = |word: &&str| !word.starts_with(char::is_lowercase);
    let last = words.last().copied().unwrap_or_default();
    (1..=3).contains(&words.len()) && words.iter().all(is_capital) && LABELS.is_language(last)
}

/// "Privacy Policy | Terms of Use": several words of a frame in one line.
fn is_menu_row(text: &str) -> bool {
    let mut words = text.split(['|', '·', '•', '\t']).map(str::trim).filter(|word| !word.is_empty());
    text.contains(['|', '·', '•', '\t'])
        && words.clone().count() > 1
        && words.all(|word| LABELS.is_furniture(word))
}

/// "24 pages", "5 min read".
pub fn is_extent(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    // "5–6 minutes" is one as well.
    let is_count = |c: char| c.is_numeric() || c == '–' || c == '-';
    let digits = text.len() - text.trim_start_matches(is_count).len();
    text.starts_with(char::is_numeric)
        && digits <= 9
        && LABELS.extents.contains(text[digits..].trim_start_matches([' ', '-', '\u{a0}']))
}

/// "Page 3 of 12", "- 3 -"; and bare numbers that stand at a page break, or count up with a page
/// of text between them.
fn page_numbers(sheet: &Sheet) -> BTreeSet<usize> {
    let short = sheet.free(0..sheet.len()).filter(|line| sheet.text(*line).len() <= 24);
    let numbered: Vec<(usize, Numbered)> =
        short.filter_map(|line| Some((line, page_number(sheet.text(line))?))).collect();
    let counts_pages = counts_pages(sheet, &numbered);
    let mut found = BTreeSet::new();
    for (index, (line, numbered_as)) in numbered.iter().enumerate() {
        let counts_to = |other: Option<&(usize, Numbered)>, step: u32| {
            other.is_some_and(|(near, other)| {
                let (first, last) = (*line.min(near), *line.max(near));
                let span = sheet.span(first, last);
                let (low, high) = if near < line { (other, numbered_as) } else { (numbered_as, other) };
                high.number() == low.number() + step && span.len() >= PAGE
            })
        };
        let before = index.checked_sub(1).and_then(|i| numbered.get(i));
        let is_one = match numbered_as {
            Numbered::Surely(_) => true,
            Numbered::Perhaps(_) if at_page_break(sheet, *line) => true,
            // Years count up as well, from one paragraph to the next.
            Numbered::Perhaps(number) => {
                *number < 1000
                    && counts_pages
                    && (counts_to(before, 1) || counts_to(numbered.get(index + 1), 1))
            }
        };
        if is_one {
            found.insert(*line);
        }
    }
    // The last page may be short.
    let last = sheet.free(0..sheet.len()).next_back();
    if let Some((line, Numbered::Perhaps(number))) = numbered.last()
        && last == Some(*line)
        && numbered.iter().any(|(page, known)| found.contains(page) && known.number() + 1 == *number)
    {
        found.insert(*line);
    }
    found
}

/// Whether the bare numbers of a page count its pages, not its sections: a page number comes after
/// its page and may cut a sentence in two, a section's number comes before its section.
fn counts_pages(sheet: &Sheet, numbered: &[(usize, Numbered)]) -> bool {
    let says_so = numbered.iter().any(|(_, number)| matches!(number, Numbered::Surely(_)));
    let is_text = |line: &usize| sheet.text(*line).chars().count() >= 40;
    let cuts = numbered.iter().any(|(line, _)| {
        let above = (0..*line).rev().find(|above| !sheet.lines[*above].is_blank());
        above.is_some_and(|above| is_text(&above) && !super::sentences::ends(sheet.text(above)))
    });
    let (Some((first, _)), Some((last, _))) = (numbered.first(), numbered.last()) else { return false };
    let follow =
        (0..*first).any(|line| is_text(&line)) && !(*last + 1..sheet.len()).any(|line| is_text(&line));
    says_so || cuts || follow
}

/// Whether a form feed stands directly before or after a line.
fn at_page_break(sheet: &Sheet, line: usize) -> bool {
    let above = (0..line).rev().find(|above| !sheet.lines[*above].is_blank()).map_or(0, |above| above + 1);
    let below = sheet.next_line(line + 1).unwrap_or(sheet.len());
    (above..=below).any(|line| sheet.lines.get(line).is_some_and(|line| line.opens_page))
}

/// What a line that may be a page number counts.
enum Numbered {
    /// It says that it is one.
    Surely(u32),
    /// It may be a number of the text.
    Perhaps(u32),
}

impl Numbered {
    fn number(&self) -> u32 {
        match self {
            Self::Surely(number) | Self::Perhaps(number) => *number,
        }
    }
}

fn page_number(text: &str) -> Option<Numbered> {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(String::from).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |word: &str| (word.len() <= 4).then(|| word.parse::<u32>().ok()).flatten();
    let of_all = |one: &str, all: &str| Some((number(one)?, number(all)?)).filter(|(one, all)| one <= all);
    match words[..] {
        [one] => match one.split_once('/') {
            Some((one, all)) => of_all(one, all).map(|(one, _)| Numbered::Perhaps(one)),
            None => number(one).map(Numbered::Perhaps),
        },
        ["-" | "–" | "—", one, "-" | "–" | "—"] => number(one).map(Numbered::Surely),
        [page, one] if LABELS.pages.contains(page) => number(one).map(Numbered::Surely),
        [page, one, of, all] if LABELS.pages.contains(page) && LABELS.page_joiners.contains(of) => {
            of_all(one, all).map(|(one, _)| Numbered::Surely(one))
        }
        [one, of, all] if LABELS.page_joiners.contains(of) => {
            of_all(one, all).map(|(one, _)| Numbered::Perhaps(one))
        }
        _ => None,
    }
}

/// Short lines that come again and again at a form feed or beside a page number; the first one of
/// them may be the title, and stays.
fn running_heads(sheet: &Sheet, numbers: &BTreeSet<usize>) -> Vec<usize> {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for line in sheet.free(0..sheet.len()) {
        let text = sheet.text(line);
        if text.chars().count() <= 90 && text.chars().filter(|c| c.is_alphabetic()).count() > 3 {
            // A page number may stand in the head itself.
            let head = key(text.trim_matches(|c: char| c.is_ascii_digit() || "|·- ".contains(c)));
            seen.entry(head).or_default().push(line);
        }
    }
    let at_break = |line: &usize| {
        let above = (0..*line).rev().find(|above| !sheet.lines[*above].is_blank());
        let mut beside = [above, sheet.next_line(line + 1)].into_iter().flatten();
        at_page_break(sheet, *line) || beside.any(|near| numbers.contains(&near))
    };
    let mut found = Vec::new();
    for (head, lines) in seen {
        // Without a break a repeat is a heading that several sections have.
        if head.is_empty() || lines.len() < 2 || lines.iter().filter(|line| at_break(line)).count() < 2 {
            continue;
        }
        // Entries of related reading have the same kind or date again and again.
        let is_entry = |line: &usize| {
            let text = sheet.text(*line);
            let is_label = LABELS.section(text).is_some() || LABELS.kind(text).is_some();
            is_label || crate::read::dates::parse(text).is_some()
        };
        if lines.iter().any(is_entry) {
            continue;
        }
        found.extend(lines.into_iter().skip(1).filter(at_break));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    fn left(text: &str) -> Vec<String> {
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), text);
        clear(&mut sheet);
        sheet.free(0..sheet.len()).map(|line| sheet.text(line).to_owned()).collect()
    }

    #[test]
    fn page_numbers_go_and_the_numbers_of_a_text_stay() {
        let page = "The river fell for the third year in a row. ".repeat(10);
        let counted = format!("Title\n1\n{page}\n2\n{page}\nPage 3 of 4\n- 4 -\n2008");
        assert_eq!(left(&counted), ["Title", page.trim(), page.trim(), "2008"]);
        assert_eq!(left("One\n17\n\u{c}Two"), ["One", "Two"]);
        for column in ["2006\n2007\n2008", "1\n2\n3", "1/2\n3 of 4"] {
            assert_eq!(left(column), column.lines().collect::<Vec<_>>());
        }
        let years = format!("2006\n{page}\n2007\n{page}");
        assert_eq!(left(&years).len(), 4);
    }

    #[test]
    fn a_heading_that_several_sections_have_stays() {
        let text = "A paragraph.\n".repeat(10);
        let page = format!("Findings\n{text}").repeat(4);
        assert_eq!(left(&page).iter().filter(|line| *line == "Findings").count(), 4);
    }

    #[test]
    fn a_head_on_every_page_is_kept_once() {
        assert_eq!(
            left("River Desk\nOne.\n\u{c}River Desk\nTwo.\n\u{c}River Desk\nThree."),
            ["River Desk", "One.", "Two.", "Three."]
        );
    }

    #[test]
    fn the_frame_of_a_site_goes() {
        assert_eq!(left("Skip to main content\nTitle\n-\n24 pages\n❖\nText"), ["Title", "Text"]);
    }
}
