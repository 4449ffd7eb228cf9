//! Names in a byline or below a title: where one ends and the next begins.

mod form;

pub use form::{is_full_name, is_name};

use super::forms;
use super::inline::{self, Linked};
use super::labels::{LABELS, is_letter, key};
use super::sentences;
use crate::assets::words::WordSet;
use crate::model::{Role, name_words};
use crate::read::blocks::{Inline, plain_text};

/// No line of names has more bytes: every name is looked for in the whole line.
const LONGEST_BYLINE: usize = 8_000;

/// No name has more words.
const LONGEST_NAME: usize = 7;

/// The names after `by`, if a line is a byline: all of it must be names.
pub fn byline(line: &str) -> Option<Vec<Linked>> {
    let rest = after(line, &LABELS.bylines)?;
    if LABELS.nobodies.contains(&key(rest)) {
        return Some(vec![Linked::plain(rest)]);
    }
    if rest.is_empty() { Some(Vec::new()) } else { all_names(rest) }
}

/// The names of a byline of the head that says what its last author is: "Par Ada Lind, spécialiste de la
/// Corne de l'Afrique", "Ada Lind | Head of Energy and Climate". Inside a text it may be a sentence.
pub fn described(line: &str) -> Option<Vec<Linked>> {
    let line = &without_accounts(line);
    // Behind the bar a post may have an "and".
    let is_post = |what: &str| {
        what.split(' ').next().is_some_and(is_role_word) && !what.contains('|') && !is_caseless_name(what)
    };
    let rest = after(line, &LABELS.bylines);
    let posted = rest.unwrap_or(line).split_once(" | ").filter(|(_, post)| is_post(post));
    posted.map_or_else(
        || with_description(rest?),
        |(name, post)| all_names(name.trim_matches('*')).map(|names| told(names, post)),
    )
}

/// A line without the pieces between bars that say where somebody is found: "Ada Lind | @adalind".
pub fn without_accounts(line: &str) -> String {
    let is_other = |piece: &&str| !is_account(inline::plain(piece).trim());
    line.split(" | ").filter(is_other).collect::<Vec<_>>().join(" | ")
}

/// Names, and in small letters what the last one is.
fn with_description(line: &str) -> Option<Vec<Linked>> {
    let is_description = |at: &usize| {
        let first = line[at + 2..].split_whitespace().next().unwrap_or_default();
        let is_small_word = || is_joiner(first) || LABELS.body_joiners.contains(first);
        first.starts_with(char::is_lowercase) && !name_words::is_particle(first) && !is_small_word()
    };
    let at = line.match_indices(", ").map(|(at, _)| at).find(is_description)?;
    let is_prose = line.len() > LONGEST_DESCRIPTION || sentences::ends(line);
    let names = all_names(&line[..at]).filter(|_| !is_prose)?;
    names.iter().all(|name| is_full_name(&name.text)).then(|| told(names, &line[at + 2..]))
}

/// A byline with what its author is has no more bytes.
const LONGEST_DESCRIPTION: usize = 240;

/// Names, of whose last bearer something more is said.
fn told(mut names: Vec<Linked>, what: &str) -> Vec<Linked> {
    if let Some(last) = names.last_mut() {
        last.about = Some(match last.about.take() {
            Some(about) => format!("{about}, {what}"),
            None => what.to_owned(),
        });
    }
    names
}

/// Those whom a line credits with something else than writing: "Translated by Ada Lind".
pub fn other_credit(line: &str) -> Option<(Role, Vec<Linked>)> {
    let credits = [(Role::Translator, &LABELS.translated), (Role::Editor, &LABELS.edited)];
    credits.into_iter().find_map(|(role, words)| Some((role, all_names(after(line, words)?)?)))
}

/// What follows the words that open a credit; nothing where they stand alone.
fn after<'a>(line: &'a str, words: &WordSet) -> Option<&'a str> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_'));
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, ':' | '[' | '：'));
    let ends = ends.map(|(at, _)| at).take(4).chain([line.len()]).collect::<Vec<_>>();
    // The longest run of words first: "written by" before "written".
    let end = ends.into_iter().rev().find(|end| *end <= 60 && words.contains(&key(&line[..*end])))?;
    Some(line[end..].trim_start_matches([':', '：', ' ', '\t', '\u{a0}']).trim())
}

/// The names of a line that holds names and nothing else, but for what it says of their bearers.
pub fn all_names(line: &str) -> Option<Vec<Linked>> {
    if line.len() > LONGEST_BYLINE {
        return None;
    }
    let columns = forms::columns(line);
    let names = match &columns[..] {
        // "Ada Lind     Ben Roe": side by side stand people.
        [_, _, ..]
            if columns.iter().all(|name| is_full_name(name) && !is_body(name) && !name.contains(',')) =>
        {
            columns.into_iter().map(Linked::plain).collect()
        }
        _ => {
            let names: Vec<Linked> = split(line).into_iter().map(with_house).collect();
            // Most lines that are asked for name nobody, and their first words show it.
            if !names.first().is_some_and(|first| is_name(&first.text)) {
                return None;
            }
            affiliated(line, names)
        }
    };
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
                names.push(Linked { text: text.trim().to_owned(), address: Some(address), about: None });
            }
            other => names.extend(split_text(&plain_text(&[other]), names.is_empty())),
        }
    }
    join_suffixes(names)
}

/// A line without bullets before it.
fn bare_marks(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_whitespace() || LABELS.bullets.contains(c) && c != '*').trim()
}

/// `opens` says whether the text begins its line.
fn split_text(text: &str, opens: bool) -> Vec<Linked> {
    let mut names = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut flush = |words: &mut Vec<&str>| {
        let name = inline::linked(&without_article(&words.join(" ")));
        words.clear();
        if !name.text.is_empty() || name.address.is_some() {
            names.push(name);
        }
    };
    let has_small = text.chars().any(char::is_lowercase);
    let mut rest = text.split_whitespace();
    let mut is_first = opens;
    let mut is_open = false;
    while let Some(word) = rest.next() {
        if is_account(word) {
            continue;
        }
        // "+2" stands for names that the page does not print.
        if word.strip_prefix('+').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit())) {
            continue;
        }
        let is_capital = !has_small && LABELS.joiners.contains(&word.to_lowercase());
        let is_first = std::mem::take(&mut is_first);
        let joins = is_capital || joins(word, &words, is_first, rest.clone());
        // "Institute for Rivers and Lakes" is one body.
        if joins && !is_open_body(&words) {
            flush(&mut words);
            continue;
        }
        // In Hebrew the word for "and" is a letter before the name, and a family name may open with
        // it: it joins where a name of two words stands on both sides.
        let second = word.strip_prefix(|c| LABELS.joiner_prefixes.contains(c));
        let above = || words.iter().filter(|word| !name_words::is_rank(word)).count();
        let second =
            second.filter(|name| above() > 1 && joins_names(word, rest.clone()) && name.chars().count() > 2);
        if second.is_some() {
            flush(&mut words);
        }
        let word = second.unwrap_or(word);
        // "Laurence NARDON Dácil ROJAS": a family name in capitals closes a name.
        let closes = has_small && words.len() > 1 && words.last().is_some_and(|last| is_capitals(last));
        if closes && !is_capitals(word) && !name_words::is_suffix(word) {
            flush(&mut words);
        }
        // "(USAF, Ret.)" is one thing, if it closes within a name.
        is_open = (is_open || word.starts_with('(')) && !word.contains(')') && words.len() < LONGEST_NAME;
        if is_open {
            words.push(word);
            continue;
        }
        let cut = word.trim_end_matches([',', ';', '،', '|', '•']);
        // A note's mark after a name is not part of it.
        let shown = cut.trim_end_matches('*');
        if !shown.is_empty() {
            words.push(shown);
        }
        if cut.len() < word.len() {
            flush(&mut words);
        }
    }
    flush(&mut words);
    names
}

/// Whether the first letter of a word joins its name and the one before, by the words behind it: a
/// name of two words follows, the second of which may open with the same letter, but does not join.
fn joins_names<'a>(word: &'a str, behind: impl Iterator<Item = &'a str>) -> bool {
    let closes = |word: &str| word.ends_with([',', ';', '،', '|']);
    let may_join = |word: &str| word.starts_with(|c| LABELS.joiner_prefixes.contains(c));
    let mut before = word;
    let mut joins = true;
    for next in behind.take(LONGEST_NAME) {
        if closes(before) {
            return !joins;
        }
        if !may_join(next) {
            return joins != is_joiner(next);
        }
        before = next;
        joins = !joins;
    }
    !joins
}

/// Whether two words may be a name where no letter is large and the first of them is an office as well:
/// "עמית לוי".
pub fn is_caseless_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_case = text.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    let is_office = |word: &str| is_role_word(word) || LABELS.kind_words.contains(&key(word));
    matches!(words[..], [first, second] if !has_case && is_role_word(first) && !is_office(second))
}

/// Whether a line is a word for "and" and nothing else.
pub fn is_joiner(line: &str) -> bool {
    LABELS.joins(line)
}

/// Whether a word for "and" joins two names. One of a single letter opens no line, "By a Thread"; and
/// where it may belong to a family name as well it joins names of two words alone: "José Ortega y
/// Gasset", "Antoni Rovira i Virgili".
fn joins<'a>(word: &str, above: &[&str], is_first: bool, mut behind: impl Iterator<Item = &'a str>) -> bool {
    if !is_letter(word) {
        return is_joiner(word);
    }
    let mut is_whole = || {
        let is_name = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
        let given = behind.next();
        let closes = given.is_none_or(|word| word.ends_with([',', ';']));
        above.iter().filter(|word| !name_words::is_rank(word)).count() > 1
            && is_name(given)
            && !closes
            && behind.next().is_some_and(|word| !is_joiner(word))
    };
    is_joiner(word) && !is_first && (above.is_empty() || !name_words::is_particle(word) || is_whole())
}

/// "@adalind" is where somebody is found.
fn is_account(word: &str) -> bool {
    word.trim_start_matches('(').strip_prefix('@').is_some_and(|name| !name.is_empty())
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// Whether words name a body that a second noun may follow.
fn is_open_body(words: &[&str]) -> bool {
    words.iter().any(|word| name_words::is_word_of_body(word))
        && words.iter().any(|word| LABELS.body_joiners.contains(&word.to_lowercase()))
}

/// "the River Institute" without its article.
fn without_article(name: &str) -> String {
    let rest = name.split_once(' ').filter(|(first, _)| *first == "the").map(|(_, rest)| rest);
    rest.unwrap_or(name).to_owned()
}

/// Gives what is no name to the name before it: "Ada Lind, Senior Fellow, River Institute".
fn affiliated(line: &str, names: Vec<Linked>) -> Vec<Linked> {
    let mut out: Vec<Linked> = Vec::new();
    for name in names {
        let mut words = name.text.split_whitespace();
        // After an "and", Simon Head is somebody; Head of Research is not.
        let is_role = match follows_joiner(line, &name.text) {
            true => words.next().is_some_and(is_role_word),
            false => words.any(is_role_word) && !(line.contains('|') && is_caseless_name(&name.text)),
        };
        let is_body = is_of_body(&name.text);
        // "Ada Lind, University of Orsa", but "Ada Lind and the Iran Desk".
        let is_told = !follows_joiner(line, &name.text)
            && !line.contains(&format!("the {}", name.text))
            && out.last().is_some_and(|last| !is_of_body(&last.text));
        let is_service = !out.is_empty() && name_words::is_service(&name.text);
        match out.last_mut() {
            Some(last)
                if name.address.is_none()
                    && (is_role || is_service || is_body && (is_told || last.about.is_some())) =>
            {
                out = told(out, &name.text);
            }
            _ => out.push(name),
        }
    }
    out
}

/// Whether a text is the name of a body, with its article or without.
pub fn is_body(text: &str) -> bool {
    is_of_body(text) && is_full_name(text.strip_prefix("The ").unwrap_or(text))
}

/// Whether a name has a word by which a body is known.
pub fn is_of_body(name: &str) -> bool {
    name.split_whitespace().any(|word| name_words::is_word_of_body(&bare_word(word)))
}

/// "Ada Lind (River Institute)": where somebody works, in brackets.
fn with_house(name: Linked) -> Linked {
    let parted = name.text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    match parted {
        Some((text, house)) if is_full_name(text) && is_name(house) && !house.ends_with('.') => {
            Linked { text: text.to_owned(), about: Some(house.to_owned()), ..name }
        }
        _ => name,
    }
}

/// Whether a word for "and" stands before a name.
fn follows_joiner(line: &str, name: &str) -> bool {
    let before = line.find(name).and_then(|at| line[..at].split_whitespace().next_back());
    before.is_some_and(is_joiner)
}

fn is_role_word(word: &str) -> bool {
    LABELS.roles.contains(&bare_word(word))
}

fn bare_word(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// `Jr.` and `PhD` belong to the name before them.
fn join_suffixes(names: Vec<Linked>) -> Vec<Linked> {
    let mut out: Vec<Linked> = Vec::new();
    for name in names {
        let is_his_service = |last: &Linked| name_words::is_service_of(&name.text, &last.text);
        let is_suffix = name_words::is_suffix(&name.text) || out.last().is_some_and(is_his_service);
        match out.last_mut() {
            Some(last) if is_suffix && name.address.is_none() => {
                last.text = format!("{}, {}", last.text, name.text);
            }
            _ => out.push(name),
        }
    }
    out.retain(|name| !name.text.is_empty());
    out
}

/// The last word of a name but for suffixes, by which a text speaks of its bearer.
pub fn family_name(name: &str) -> &str {
    name.split_whitespace().rfind(|word| !name_words::is_suffix(word)).unwrap_or(name).trim_end_matches(',')
}

#[cfg(test)]
mod tests;
