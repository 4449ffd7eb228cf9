//! Whether a line is the number of a page, in any of the forms in which printers and browsers set it.

use super::breaks::{is_day, is_web_address};
use crate::read::page_text::words::labels::LABELS;

/// What a line that may be a page number counts.
pub(super) enum Numbered {
    /// It says that it is one.
    Surely(u32),
    /// It may be a number of the text.
    Perhaps(u32),
}

impl Numbered {
    pub(super) fn number(&self) -> u32 {
        match self {
            Self::Surely(number) | Self::Perhaps(number) => *number,
        }
    }
}

/// The number of a page behind the letters of its house: "CRS-2".
fn lettered(text: &str) -> Option<&str> {
    let (letters, number) = text.trim().split_once('-')?;
    ((2..=5).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase())).then_some(number)
}

/// What the number of a page may be on a line.
pub(super) fn page_number(text: &str) -> Option<Numbered> {
    if text.len() > 24 && !is_web_address(text) {
        return None;
    }
    // "https://… (1 of 2) [3/14/2008 9:12:40 AM]": an older browser adds when it printed the page.
    let stamp = |rest: &str| rest.trim_start_matches([' ', '[']).split(' ').next().is_some_and(is_day);
    let end = text.find(')').filter(|end| is_web_address(text) && stamp(&text[end + 1..]));
    let text = end.map_or(text, |end| &text[..=end]);
    // "[page 2]" says it in brackets, "-- 2 of 3 --" between dashes.
    let shown = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let between_dashes = shown.strip_prefix("--").and_then(|text| text.strip_suffix("--"));
    let shown = between_dashes.unwrap_or(shown);
    let words: Vec<String> = shown.to_lowercase().split_whitespace().map(String::from).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |word: &str| (word.len() <= 4).then(|| word.parse::<u32>().ok()).flatten();
    let of_all = |one: &str, all: &str| Some((number(one)?, number(all)?)).filter(|(one, all)| one <= all);
    match words[..] {
        [one] => match one.split_once('/') {
            Some((one, all)) => of_all(one, all).map(|(one, _)| Numbered::Perhaps(one)),
            None => number(one).or_else(|| number(lettered(shown)?)).map(Numbered::Perhaps),
        },
        // A browser prints the page's address beside the number.
        [address, one] if is_web_address(address) => {
            let (one, all) = one.split_once('/')?;
            of_all(one, all).map(|(one, _)| Numbered::Surely(one))
        }
        [address, one, of, all] if is_web_address(address) && LABELS.page_joiners.contains(of) => {
            let (one, all) = (one.trim_start_matches('('), all.trim_end_matches(')'));
            of_all(one, all).map(|(one, _)| Numbered::Surely(one))
        }
        ["-" | "–" | "—", one, "-" | "–" | "—"] => number(one).map(Numbered::Surely),
        [page, one] if LABELS.pages.contains(page) => number(one).map(Numbered::Surely),
        [page, one, of, all] if LABELS.pages.contains(page) && LABELS.page_joiners.contains(of) => {
            of_all(one, all).map(|(one, _)| Numbered::Surely(one))
        }
        [one, of, all] if LABELS.page_joiners.contains(of) => {
            let numbered = if between_dashes.is_some() { Numbered::Surely } else { Numbered::Perhaps };
            of_all(one, all).map(|(one, _)| numbered(one))
        }
        _ => None,
    }
}
