//! What a title is made of: itself, the name of the site, and what parts them.

use crate::read::saved_page::metadata::names;
use crate::read::saved_page::metadata::survey::fold;

/// What parts a title from the name of its site.
const SEPARATORS: [&str; 15] =
    [" | ", " - ", " – ", " — ", " » ", " « ", " · ", " :: ", " • ", " › ", " > ", " // ", " / ", "|", "_"];

/// How many of them part nothing else as a rule.
const WIDE: usize = 12;

/// Whether a heading is a title of which a separator, or the byline, parts the rest.
pub fn is_part(whole: &str, heading: &str) -> bool {
    let is_separator = |c: char| {
        matches!(c, '|' | '-' | '–' | '—' | '»' | '>' | '·' | '•' | ':' | '_' | '/' | '«' | '›' | '(' | '[')
    };
    let is_byline = |rest: &str| rest.strip_prefix(',').is_some_and(|rest| names::opens_byline(rest.trim()));
    let after = |rest: &str| rest.trim_start().starts_with(is_separator) || is_byline(rest);
    // "(2024-08) Low Water": brackets hold the number in a series.
    let before = |rest: &str| {
        rest.trim_end().ends_with(|c: char| is_separator(c) || matches!(c, ')' | '）' | ']' | '】'))
    };
    let Some((head, tail)) = whole.split_once(heading) else { return false };
    // What has only a sign behind it is the last part, as a rule the site's.
    let is_inside = head.is_empty() || tail.contains(char::is_alphanumeric);
    let is_parted = (head.is_empty() || before(head)) && (tail.is_empty() || is_inside && after(tail));
    heading.chars().filter(|c| c.is_alphanumeric()).count() >= 4 && is_parted && head.len() + tail.len() > 0
}

/// The parts of what `<title>` says, between the marks that part a title from the name of its site.
pub fn parts(title: &str) -> Vec<&str> {
    let mut parts = vec![title];
    for mark in &SEPARATORS[..WIDE] {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).map(str::trim).collect();
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// A title without the name of the site at its end or its beginning.
pub fn without_site(title: &str, sites: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        let tail = SEPARATORS.iter().filter_map(|mark| Some((title.rfind(mark)?, mark.len()))).max();
        let head =
            SEPARATORS.iter().chain(&[": "]).filter_map(|mark| Some((title.find(mark)?, mark.len()))).min();
        match (tail, head) {
            (Some((at, length)), _) if at > 0 && is_site(&title[at + length..], sites) => {
                title = title[..at].trim_end()
            }
            (_, Some((at, length))) if is_site(&title[..at], sites) => {
                title = title[at + length..].trim_start()
            }
            _ => break,
        }
    }
    title.to_owned()
}

/// A `<title>` without its last part, which as a rule names the site: where enough is left.
pub fn without_tail(title: &str) -> String {
    let tail = SEPARATORS[..WIDE].iter().filter_map(|mark| title.rfind(mark)).max();
    match tail {
        Some(at) if title[..at].split_whitespace().count() > 4 => title[..at].trim_end().to_owned(),
        _ => title.to_owned(),
    }
}

/// Whether a text is the name of the site and nothing else.
pub fn is_site(text: &str, sites: &[String]) -> bool {
    let text = letters(text);
    text.chars().count() >= 2 && sites.iter().any(|site| letters(site) == text)
}

/// What two spellings of a site's name have in common.
pub fn letters(text: &str) -> String {
    let text = text.to_lowercase();
    let text = text.strip_prefix("the ").unwrap_or(&text);
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What two settings of one title have in common.
pub fn squeezed(text: &str) -> String {
    let one = |c: char| match c {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '“' | '”' | '„' => '"',
        '–' | '—' | '‑' => '-',
        '\u{ad}' | '\u{200b}' => ' ',
        c => c,
    };
    fold(&text.chars().map(one).collect::<String>().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_no_part_of_a_title() {
        let sites = ["River Desk".to_owned(), "riverdesk".to_owned()];
        for title in [
            "Low Water | River Desk",
            "Low Water - riverdesk",
            "River Desk: Low Water",
            "Low Water — The River Desk",
        ] {
            assert_eq!(without_site(title, &sites), "Low Water", "{title}");
        }
        assert_eq!(without_site("Low Water - A History", &sites), "Low Water - A History");
    }

    #[test]
    fn a_heading_may_be_any_part_of_a_title() {
        for whole in [
            "low water | river desk",
            "op-ed - low water - river desk",
            "low water, by ada lind (river desk)",
            "river desk: low water",
        ] {
            assert!(is_part(whole, "low water"), "{whole}");
        }
        for whole in ["low water, high salt", "the low water", "low water", "salt :: low water ::"] {
            assert!(!is_part(whole, "low water"), "{whole}");
        }
    }
}
