//! The addresses that a browser of text lists below a page, each with the number that
//! stands before its link: `[14]Ada Lind`, and below the page `14. https://…`.
//!
//! A converter to Markdown may part them as well: `[Ada Lind][14]`, and below `[14]: https://…`.

use std::collections::BTreeMap;

use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::{inline, names};

/// As many addresses are a list; fewer may be notes.
const FEWEST: usize = 3;

/// A line that has as many characters, or stands below one that has, is of a wrapped paragraph.
/// Nothing says there where a link ends.
const WRAPPED: usize = 60;

/// The addresses of a list, and how the page refers to them.
struct List {
    addresses: BTreeMap<u32, String>,
    /// Whether the number stands behind its text, in brackets of its own.
    is_markdown: bool,
}

/// Gives the links of a page their addresses back, and takes the list of them.
pub fn read(sheet: &mut Sheet) {
    let listed: Vec<(usize, u32, String, bool)> =
        (0..sheet.len()).filter_map(|line| definition(sheet, line)).collect();
    // The list closes the page.
    let last = listed.iter().rposition(|(_, number, ..)| *number == 1).unwrap_or(0);
    let listed = &listed[last..];
    let Some((first, _, _, is_markdown)) = listed.first().filter(|_| listed.len() >= FEWEST) else { return };
    let addresses = listed.iter().map(|(_, number, address, _)| (*number, address.clone())).collect();
    let list = List { addresses, is_markdown: *is_markdown };
    let marked: Vec<usize> =
        (0..*first).filter(|line| list.marks(sheet.text(*line)).next().is_some()).collect();
    // Numbers that follow their words refer to notes.
    if marked.len() < FEWEST.min(list.addresses.len()) {
        return;
    }
    let length = |line: usize| sheet.text(line).chars().count();
    let is_wrapped = |line: usize| length(line) >= WRAPPED || line > 0 && length(line - 1) >= WRAPPED;
    let marked: Vec<(usize, bool)> = marked.into_iter().map(|line| (line, is_wrapped(line))).collect();
    for (line, is_wrapped) in marked {
        let text = list.with_links(sheet.text(line), is_wrapped);
        // The links of a page's head stand in its first line, behind a sign.
        let is_of_head = sheet.text(line).starts_with("#[");
        sheet.lines[line].text = text;
        if is_of_head {
            sheet.take(line, Part::Furniture);
        }
    }
    for (line, ..) in listed {
        sheet.take(*line, Part::Furniture);
    }
    // "References", "Visible links": what the browser calls its list.
    for line in (0..*first).rev().filter(|line| !sheet.lines[*line].is_blank()).take(2).collect::<Vec<_>>() {
        let text = sheet.text(line);
        if text.split_whitespace().count() > 2 || text.ends_with('.') || text.contains('[') {
            break;
        }
        sheet.take(line, Part::Furniture);
    }
}

/// A line of the list: its number and its address, and whether Markdown has it so.
fn definition(sheet: &Sheet, line: usize) -> Option<(usize, u32, String, bool)> {
    let text = sheet.text(line);
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '[') {
        return None;
    }
    let (number, address) = text.split_once(' ')?;
    let address = address.split_whitespace().next().unwrap_or_default();
    let in_brackets = number.strip_prefix('[').and_then(|number| number.strip_suffix("]:"));
    let digits = in_brackets.or_else(|| number.strip_suffix('.'))?;
    let is_address =
        inline::is_absolute(address) || address.starts_with("mailto:") || address.starts_with("file:");
    let is_alone = in_brackets.is_some() || text.len() == number.len() + 1 + address.len();
    (is_address && is_alone)
        .then(|| Some((line, digits.parse().ok()?, address.to_owned(), in_brackets.is_some())))?
}

impl List {
    /// The references of a line: where each begins and ends, and its address.
    fn marks<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, &'a str)> + 'a {
        text.match_indices('[').filter_map(|(start, _)| {
            let inner = &text[start + 1..];
            let close = inner.find(']').filter(|close| *close <= 4)?;
            let number = inner[..close].parse().ok()?;
            // What a script did has no address, and is counted all the same.
            let is_counted = self.addresses.range(..number).next().is_some()
                && self.addresses.range(number..).next().is_some();
            let is_glued = || inner[close + 1..].starts_with(char::is_alphabetic);
            let unlisted = Some("").filter(|_| is_counted && !self.is_markdown && is_glued());
            let address = self.addresses.get(&number).map(String::as_str).or(unlisted)?;
            let before = text[..start].chars().next_back();
            let fits = if self.is_markdown {
                before == Some(']')
            } else {
                !before.is_some_and(|before| before.is_alphanumeric() || ".,;:!?\"”".contains(before))
            };
            fits.then_some((start, start + close + 2, address))
        })
    }

    /// The text of a line with its references as links, or without them where it is a paragraph's.
    fn with_links(&self, text: &str, is_wrapped: bool) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        let marks: Vec<(usize, usize, &str)> = self.marks(text).collect();
        for (index, (start, end, address)) in marks.iter().enumerate() {
            out.push_str(&text[at..*start]);
            at = *end;
            if self.is_markdown {
                out.push_str(&format!("({address})"));
                continue;
            }
            let next = marks.get(index + 1).map_or(text.len(), |(next, ..)| *next);
            let rest = &text[*end..next];
            let shown = first_of(rest.split([',', ';', '|']).next().unwrap_or(rest).trim_end());
            if !is_wrapped && !address.is_empty() && !shown.is_empty() && !shown.contains(['[', ']']) {
                out.push_str(&format!("[{shown}]({address})"));
                at = end + shown.len();
            }
        }
        out.push_str(&text[at..]);
        out
    }
}

/// What a link covers of the words behind its number: of two names the first.
fn first_of(shown: &str) -> &str {
    let cuts = shown.match_indices(' ').map(|(at, _)| at);
    let joiner = cuts.into_iter().find(|at| {
        let (before, rest) = (&shown[..*at], &shown[at + 1..]);
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        names::is_joiner(word) && names::is_full_name(before) && names::is_full_name(after)
    });
    // The word before the next number is between the two.
    let last =
        shown.rsplit_once(' ').filter(|(before, word)| names::is_joiner(word) && names::is_full_name(before));
    joiner.map(|at| &shown[..at]).or(last.map(|(before, _)| before)).unwrap_or(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::page_text::sheet::left_by;

    fn left(text: &str) -> Vec<String> {
        left_by(read, text)
    }

    const LIST: &str = "1. https://desk.example/\n2. https://desk.example/ada\n3. https://desk.example/ben";

    #[test]
    fn links_of_a_browser_of_text_get_their_addresses_back() {
        let page = format!(
            "   #[1]alternate\n\n   by [2]Ada Lind, [3]Ben Roe\n   by [2]Ada Lind and Cy Dell\n\n   A line that runs on as far as the window does, [1]and its link\n   goes [2]on below it.\n\nReferences\n\n   Visible links\n{LIST}"
        );
        assert_eq!(
            left(&page),
            [
                "by [Ada Lind](https://desk.example/ada), [Ben Roe](https://desk.example/ben)",
                "by [Ada Lind](https://desk.example/ada) and Cy Dell",
                "A line that runs on as far as the window does, and its link",
                "goes on below it."
            ]
        );
    }

    #[test]
    fn links_of_markdown_get_their_addresses_back() {
        let list = LIST.replace(". ", "]: ").replace("\n", "\n[");
        let page = format!("By [Ada Lind][2]\nand [Ben Roe][3]\n\nof [the Desk][1]\n\n[{list} \"Ben\"");
        assert_eq!(
            left(&page),
            [
                "By [Ada Lind](https://desk.example/ada)",
                "and [Ben Roe](https://desk.example/ben)",
                "of [the Desk](https://desk.example/)"
            ]
        );
    }

    #[test]
    fn notes_that_are_addresses_stay_notes() {
        let page = format!("It fell.[1] It rose,[2] and so on.[3]\n\nNotes\n{LIST}");
        assert_eq!(left(&page).len(), 5);
    }
}
