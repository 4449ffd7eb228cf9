//! Step 2: page numbers, running heads and the words of a site's frame, which belong to no brief.

use std::collections::BTreeMap;

use super::labels::{LABELS, key};
use super::sheet::{Part, Sheet};

/// Takes out what a printer or a site put between the lines.
pub fn clear(sheet: &mut Sheet) {
    let numbers = page_numbers(sheet);
    let heads = running_heads(sheet, &numbers);
    let frame: Vec<usize> = sheet.free(0..sheet.len()).filter(|line| is_frame(sheet.text(*line))).collect();
    for line in numbers.into_iter().chain(heads).chain(frame) {
        sheet.take(line, Part::Furniture);
    }
}

/// A word of the frame, a rule, or a line of marks alone.
fn is_frame(text: &str) -> bool {
    let is_mark = |c: char| LABELS.end_marks.contains(c) || "-–—_=*·•.~#".contains(c) || c.is_whitespace();
    // The mark between the parts of an entry is read with the entry.
    let is_separator = text.chars().count() == 1 && LABELS.separators.contains(text);
    LABELS.is_furniture(text) || text.chars().all(is_mark) && !is_separator || is_extent(text)
}

/// "24 pages", "5 min read".
pub fn is_extent(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let digits = text.len() - text.trim_start_matches(char::is_numeric).len();
    digits > 0
        && digits <= 9
        && LABELS.extents.contains(text[digits..].trim_start_matches([' ', '-', '\u{a0}']))
}

/// "Page 3 of 12", "- 3 -", "3 / 12", and bare numbers that count up or stand at a page break.
fn page_numbers(sheet: &Sheet) -> Vec<usize> {
    let mut found = Vec::new();
    let mut bare: Vec<(usize, u32)> = Vec::new();
    for line in sheet.free(0..sheet.len()) {
        let text = sheet.text(line);
        if text.len() > 24 {
            continue;
        }
        match page_number(text) {
            Some(Numbered::Surely) => found.push(line),
            Some(Numbered::Perhaps(number)) => bare.push((line, number)),
            None => {}
        }
    }
    for (index, (line, number)) in bare.iter().enumerate() {
        let counts = |other: Option<&(usize, u32)>, step: i64| {
            other.is_some_and(|(_, near)| i64::from(*near) - i64::from(*number) == step)
        };
        let before = index.checked_sub(1).and_then(|i| bare.get(i));
        let at_break = sheet.lines[*line].opens_page || next_opens_page(sheet, *line);
        if counts(before, -1) || counts(bare.get(index + 1), 1) || at_break {
            found.push(*line);
        }
    }
    found
}

fn next_opens_page(sheet: &Sheet, line: usize) -> bool {
    let next = sheet.next_line(line + 1).unwrap_or(sheet.len());
    (line + 1..=next).any(|line| sheet.lines.get(line).is_some_and(|line| line.opens_page))
}

enum Numbered {
    Surely,
    Perhaps(u32),
}

fn page_number(text: &str) -> Option<Numbered> {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(String::from).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |word: &str| (word.len() <= 4).then(|| word.parse::<u32>().ok()).flatten();
    match words[..] {
        [one] => {
            if let Some((a, b)) = one.split_once('/') {
                return (number(a)? <= number(b)?).then_some(Numbered::Surely);
            }
            number(one).map(Numbered::Perhaps)
        }
        ["-" | "–" | "—", one, "-" | "–" | "—"] => number(one).map(|_| Numbered::Surely),
        ["page" | "seite" | "página" | "p." | "صفحه", one] => number(one).map(|_| Numbered::Surely),
        ["page" | "seite" | "página", one, "of" | "von" | "sur" | "de" | "/", all]
        | [one, "/" | "of", all] => (number(one)? <= number(all)?).then_some(Numbered::Surely),
        _ => None,
    }
}

/// Short lines that come again and again between long ones; the first one of them may be the title.
fn running_heads(sheet: &Sheet, numbers: &[usize]) -> Vec<usize> {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for line in sheet.free(0..sheet.len()) {
        let text = sheet.text(line);
        let known = LABELS.section(text).is_some() || LABELS.kind(text).is_some();
        if text.chars().count() <= 90 && text.chars().filter(|c| c.is_alphabetic()).count() > 3 && !known {
            // A page number may stand in the head itself.
            let head = key(text.trim_matches(|c: char| c.is_ascii_digit() || "|·- ".contains(c)));
            seen.entry(head).or_default().push(line);
        }
    }
    let mut found = Vec::new();
    for (head, lines) in seen {
        // A head stands at a form feed, or beside a page number.
        let at_break = |line: usize| {
            let above = (0..line).rev().find(|above| !sheet.lines[*above].is_blank());
            let beside = [above, sheet.next_line(line + 1)].into_iter().flatten();
            sheet.lines[line].opens_page || beside.into_iter().any(|near| numbers.contains(&near))
        };
        let at_breaks = lines.iter().filter(|line| at_break(**line)).count();
        if head.is_empty() || !(lines.len() >= 3 && spread(&lines) || at_breaks >= 2) {
            continue;
        }
        // Entries of related reading have the same author or date again and again.
        let is_entry = |line: &usize| {
            crate::read::dates::parse(sheet.text(*line)).is_some()
                || super::names::is_full_name(sheet.text(*line)) && at_breaks == 0
        };
        if lines.iter().any(is_entry) {
            continue;
        }
        found.extend(lines.into_iter().skip(1));
    }
    found
}

/// Whether lines stand as far from each other as pages do.
fn spread(lines: &[usize]) -> bool {
    lines.windows(2).all(|pair| pair[1] - pair[0] >= 8)
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
    fn page_numbers_go_and_years_stay() {
        assert_eq!(left("Title\n1\nOne\n2\nTwo\nPage 3 of 4\n- 4 -\n2008"), ["Title", "One", "Two", "2008"]);
        assert_eq!(left("One\n17\n\u{c}Two"), ["One", "Two"]);
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
