//! Names in a byline or below a title: where one ends and the next begins.

use super::inline::{self, Linked};
use super::labels::LABELS;
use crate::model::name_words;
use crate::read::blocks::{Inline, plain_text};

/// The names after `by`, if a line is a byline: all of it must be names.
pub fn byline(line: &str) -> Option<Vec<Linked>> {
    let rest = after_by(line)?;
    if rest.is_empty() { Some(Vec::new()) } else { all_names(rest) }
}

/// What follows the word that opens a byline; nothing where it stands alone.
fn after_by(line: &str) -> Option<&str> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_'));
    LABELS.bylines.iter().find_map(|by| {
        let head = line.get(..by.len())?;
        // Arabic and Persian letters have no case; ASCII ones do.
        let rest = &line[by.len()..];
        let ends = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ':' || c == '[');
        (head.to_lowercase() == *by && ends)
            .then(|| rest.trim_start_matches([':', ' ', '\t', '\u{a0}']).trim())
    })
}

/// The names of a line that holds names and nothing else.
pub fn all_names(line: &str) -> Option<Vec<Linked>> {
    let names = split(line);
    (!names.is_empty() && names.iter().all(|name| is_name(&name.text))).then_some(names)
}

/// Parts a line at commas, semicolons, and words for "and". Links are not cut.
pub fn split(line: &str) -> Vec<Linked> {
    let mut names: Vec<Linked> = Vec::new();
    for piece in inline::pieces(bare_marks(line)) {
        match piece {
            Inline::Link { address, content } => {
                let shown = plain_text(&content);
                let text = inline::printed_address(&shown).map_or(shown.as_str(), |(text, _)| text);
                names.push(Linked { text: text.trim().to_owned(), address: Some(address) });
            }
            other => names.extend(split_text(&plain_text(&[other]))),
        }
    }
    join_suffixes(names)
}

/// A line without bullets before it.
fn bare_marks(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_whitespace() || LABELS.bullets.contains(c) && c != '*').trim()
}

fn split_text(text: &str) -> Vec<Linked> {
    let mut names = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut flush = |words: &mut Vec<&str>| {
        let name = inline::linked(&words.join(" "));
        words.clear();
        if !name.text.is_empty() || name.address.is_some() {
            names.push(name);
        }
    };
    for word in text.split_whitespace() {
        let joins = LABELS.joiners.contains(&word.to_lowercase());
        // `e` and `y` join names in two languages and are initials in none.
        if joins {
            flush(&mut words);
            continue;
        }
        let cut = word.trim_end_matches([',', ';', '،', '|']);
        if !cut.is_empty() {
            words.push(cut);
        }
        if cut.len() < word.len() {
            flush(&mut words);
        }
    }
    flush(&mut words);
    names
}

/// `Jr.` and `PhD` belong to the name before them.
fn join_suffixes(names: Vec<Linked>) -> Vec<Linked> {
    let mut out: Vec<Linked> = Vec::new();
    for name in names {
        let is_suffix = name_words::is_suffix(&name.text);
        match out.last_mut() {
            Some(last) if is_suffix => last.text = format!("{}, {}", last.text, name.text),
            _ => out.push(name),
        }
    }
    out.retain(|name| !name.text.is_empty());
    out
}

/// Whether a text has the form of somebody's name, or of a body's.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &str| {
        let mut chars = word.chars().skip_while(|c| !c.is_alphanumeric());
        chars.next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    (1..=7).contains(&words.len())
        && text.chars().count() <= 60
        && !text.contains(|c: char| c.is_ascii_digit() || "?!:\"“”".contains(c))
        && words.iter().any(|word| capital(word) && word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        && words.iter().all(|word| {
            capital(word)
                || name_words::is_particle(word)
                || word.split_once('-').is_some_and(|(a, b)| name_words::is_particle(a) && capital(b))
        })
}

/// Whether a name is that of a person as one prints it: two to four words, no small ones.
pub fn is_full_name(text: &str) -> bool {
    (2..=5).contains(&text.split_whitespace().count()) && is_name(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<String> {
        byline(line).unwrap_or_default().into_iter().map(|name| name.text).collect()
    }

    #[test]
    fn a_byline_names_everybody_once() {
        assert_eq!(names("by Ada Lind"), ["Ada Lind"]);
        assert_eq!(names("By Ada Lind and Ben O'Hara"), ["Ada Lind", "Ben O'Hara"]);
        assert_eq!(
            names("by Ada Lind, Ben van der Berg, and C. D. Roe, Jr."),
            ["Ada Lind", "Ben van der Berg", "C. D. Roe, Jr."]
        );
        assert_eq!(
            names(r"by [Ada Lind \(/experts/ada\)](#), [Ben Roe](https://example.org/b) and Cy Dell"),
            ["Ada Lind", "Ben Roe", "Cy Dell"]
        );
        assert_eq!(names("Von Anna Müller und Jörg Weiß"), ["Anna Müller", "Jörg Weiß"]);
        assert_eq!(names("نوشتهٔ مینا راد"), Vec::<String>::new());
        assert_eq!(names("نوشته مینا راد و سارا پارسا"), ["مینا راد", "سارا پارسا"]);
    }

    #[test]
    fn a_sentence_that_begins_with_by_is_no_byline() {
        for line in [
            "By Tuesday the talks had failed.",
            "By the Numbers: 2008",
            "Bystanders",
            "By way of introduction",
            "Von der Krise zum Krieg um Wasser",
        ] {
            assert_eq!(byline(line), None, "{line}");
        }
    }
}
