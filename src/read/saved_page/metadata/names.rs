//! Names out of what stands where an author's name should: tidied, parted, or refused.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::Deserialize;

use super::claims::Person;
use crate::assets;
use crate::assets::words::WordSet;
use crate::model::name_words;
use crate::model::name_words::without_ranks;
use crate::read::frame::{Frame, words};
use crate::read::page_text::labels::{LABELS, folded, key};
use crate::read::page_text::names as parted;
use crate::read::page_text::sentences;

/// The words about names, with those that page text has as well.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Words {
    nobody: WordSet,
    openers: Vec<&'static str>,
    ends: WordSet,
    bodies: WordSet,
    companions: WordSet,
    pages: WordSet,
    regions: WordSet,
    others: WordSet,
    retired: WordSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words: Words = assets::words::read(assets::AUTHORS);
    words.openers.extend(LABELS.bylines.iter());
    words.openers.sort_by_key(|opener| std::cmp::Reverse(opener.len()));
    // What opens a byline is no name either, where it stands alone.
    words.nobody.extend(words.openers.iter().copied());
    words
});

/// How a source writes names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One name: "Lind, Ada" is turned round.
    Catalogue,
    /// A line as one prints it: "By Ada Lind and Ben Roe, Nov. 12".
    Line,
}

/// The people whom a text names; nobody where any part of it is no name.
pub fn people(text: &str, form: Form) -> Vec<Person> {
    if text.len() > 300 {
        return Vec::new();
    }
    // Of several lines the first is the byline; what is below it says more about who wrote it.
    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    let is_said = |line: &&str| !line.is_empty() && !is_nobody(line);
    let text = lines.map(without_opener).find(is_said).unwrap_or_default();
    if form == Form::Catalogue
        && let Some(turned) = turned(text).or_else(|| turned_at_given_name(text))
    {
        return vec![Person::named(turned)];
    }
    let text = without_addresses(text);
    if has_called_name(&text) {
        return vec![Person::named(text)];
    }
    if let Some(person) = with_post(&text) {
        return vec![person];
    }
    let text = with_companions(&text);
    let head = without_tail(before_number(&text));
    let mut people: Vec<Person> = Vec::new();
    for piece in head.split(['/', ';', '•', '·']) {
        for name in parted::split(&escaped(piece)) {
            let name = tidied(&name.text);
            if is_office(&name) && !people.is_empty() {
                // What follows an office is more of it: "director, River Desk".
                return people;
            }
            let is_service = !people.is_empty() && name_words::is_service(&name);
            if name.is_empty() || is_office(&name) || is_service {
                continue;
            }
            if !is_plausible(&name) {
                return Vec::new();
            }
            if people.iter().all(|known| !same(&known.name, &name)) {
                people.push(Person::named(name));
            }
        }
    }
    people
}

/// 「柏木真澄（研究員）」: one name, and behind it in the brackets of its script what its bearer is.
fn with_post(text: &str) -> Option<Person> {
    let (name, post) = text.strip_suffix(['）', ')'])?.split_once(['（', '('])?;
    let is_one = !post.contains(['（', '(']) && !name.trim().is_empty() && is_plausible(name.trim());
    // Behind a Latin name brackets hold its short form, or who wrote with him.
    let is_one = is_one
        && (text.ends_with('）') || !name.contains(|c: char| c.is_ascii_alphabetic() || c.is_uppercase()));
    is_one.then(|| Person { about: Some(post.trim().to_owned()), ..Person::named(tidied(name)) })
}

/// "Ada Lind (with Ben Roe)" as "Ada Lind, Ben Roe".
fn with_companions(text: &str) -> String {
    let opened = text.split_once('(').filter(|(_, inside)| {
        let first = inside.split_whitespace().next().unwrap_or_default().to_lowercase();
        LABELS.joiners.contains(&first) || WORDS.companions.contains(&first)
    });
    match opened {
        Some((head, inside)) => {
            let rest = inside.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
            format!("{}, {}", head.trim_end(), rest.replace(')', ""))
        }
        None => text.to_owned(),
    }
}

/// A text without addresses of the web and of mail.
fn without_addresses(text: &str) -> String {
    let words = text.split_whitespace().filter(|word| !word.contains("://") && !word.contains('@'));
    words.collect::<Vec<_>>().join(" ")
}

/// Marks that are Markdown to the reader of lines are letters here.
fn escaped(text: &str) -> String {
    text.replace(['*', '[', ']'], " ").replace('_', "\\_")
}

/// Whether two names are one.
pub fn same(a: &str, b: &str) -> bool {
    a.split_whitespace().map(str::to_lowercase).eq(b.split_whitespace().map(str::to_lowercase))
}

/// Whether two names are one, but for the ranks before them: "Dr Ada Lind" is "Ada Lind".
pub fn alike(a: &str, b: &str) -> bool {
    same(without_ranks(a), without_ranks(b))
}

/// Whether a name is given and family name, with ranks before them or without.
pub fn is_full(name: &str) -> bool {
    parted::is_full_name(name) || parted::is_full_name(without_ranks(name))
}

/// Whether an address is that of a page about somebody: a folder of it is called `people`.
pub fn is_page_of_person(href: &str) -> bool {
    // Some systems choose the texts of an author by a query: `/papers?author=ada-lind`.
    let (_, query) = href.split_once('?').unwrap_or_default();
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let is_word = |value: &str| !value.is_empty() && value.chars().all(is_letter);
    if query.split(['&', '#']).any(|part| part.strip_prefix("author=").is_some_and(is_word)) {
        return true;
    }
    let path = href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let path =
        path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    folders.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.pages.contains(&word.to_lowercase()))
}

/// Whether a text says what somebody is: it has a word of an office, or names an institution.
pub fn is_position(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    text.chars().count() <= 140
        && !text.ends_with('.')
        && (words.any(|word| LABELS.roles.contains(&word)) || is_body(text))
}

/// Whether what is said of somebody is that he did not write the text: he translated it, or took its pictures.
pub fn did_something_else(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.any(|word| WORDS.others.contains(&word))
}

/// Whether a text begins as a byline does: "By Ada Lind".
pub fn opens_byline(text: &str) -> bool {
    without_opener(text).len() < text.len()
}

/// A text without the words that open a byline.
pub fn without_opener(text: &str) -> &str {
    let mut text = text;
    for _ in 0..2 {
        let rest = WORDS.openers.iter().find_map(|opener| {
            let head = text.get(..opener.len())?;
            let rest = &text[opener.len()..];
            let ends = rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
            // Encodings of Arabic have not every letter of Persian.
            let is_opener = ends
                && (head.to_lowercase() == *opener || !head.is_ascii() && folded(head) == folded(opener));
            is_opener.then(|| {
                rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '-' | '–'))
            })
        });
        match rest {
            Some(rest) => text = rest,
            None => break,
        }
    }
    text
}

/// "Ada Lind and Ben Roe. ARI 14/2020 - 11/2/2020.": a text up to the sentence that says a number.
fn before_number(text: &str) -> &str {
    let stop = text.match_indices(". ").find(|(at, stop)| {
        let is_end = sentences::abbreviation(&text[..at + 1]).is_none();
        is_end && text[at + stop.len()..].contains(char::is_numeric)
    });
    stop.map_or(text, |(at, _)| &text[..at])
}

/// A text up to where its names end: a mark, a date, a preposition.
fn without_tail(text: &str) -> &str {
    let marks = [" | ", " – ", " — ", " - ", " − ", " (", " @", "\u{a0}|", " ,  ", "|", " • ", " · ", "<"];
    // "Commodore (Rtd) Ada Lind" goes on behind its bracket.
    let ends = marks.iter().flat_map(|mark| text.match_indices(mark).map(|(at, _)| at));
    let end = ends.filter(|at| *at > 0 && !opens_retired(&text[*at..])).min().unwrap_or(text.len());
    let text = &text[..end];
    let mut at = 0;
    for (words, word) in text.split_inclusive(char::is_whitespace).enumerate() {
        let bare = word.trim().trim_matches([',', ':', '.']).to_lowercase();
        let is_end = words > 0
            && (WORDS.ends.contains(&bare) || bare.starts_with(|c: char| c.is_ascii_digit()))
            || words > 0
                && (is_weekday(&bare)
                    || is_month(&bare) && text[at..].contains(|c: char| c.is_ascii_digit()));
        if is_end {
            return text[..at].trim_end_matches(|c: char| c.is_whitespace() || c == ',');
        }
        at += word.len();
    }
    text.trim()
}

/// "Benjamin (Ben) Roe": what stands in brackets between two words is a part of the name.
/// Whether a text opens with "(Ret.)", behind a rank.
pub fn opens_retired(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('(').and_then(|text| text.split_once(')'));
    inside.is_some_and(|(inside, _)| {
        WORDS.retired.contains(inside.trim().trim_end_matches('.').to_lowercase().as_str())
    })
}

fn has_called_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    matches!(words[..], [given, called, family]
        if called.starts_with('(') && called.ends_with(')') && parted::is_name(&format!("{given} {family}")))
}

fn is_weekday(word: &str) -> bool {
    word.len() > 3 && crate::language::dates::parse(&format!("{word}, 1 May 2001")).is_some()
}

fn is_month(word: &str) -> bool {
    crate::language::dates::parse(&format!("1 {word} 2001")).is_some()
}

/// "Lind, Ada" as "Ada Lind".
pub fn turned(text: &str) -> Option<String> {
    let (family, given) = text.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    let fits = !given.contains(',')
        && !family.is_empty()
        && !given.is_empty()
        && !name_words::is_suffix(given)
        && family.split_whitespace().count() <= 3
        && given.split_whitespace().count() <= 3
        && family.split_whitespace().chain(given.split_whitespace()).count() <= 4
        // "Ada Lind, Ben Roe" are two people.
        && (family.split_whitespace().count() == 1 || family.split_whitespace().next().is_some_and(name_words::is_particle));
    fits.then(|| format!("{given} {family}")).filter(|name| parted::is_name(name))
}

/// "García Lind, Ada" as "Ada García Lind": a given name alone behind two family names, in a source that
/// has one name in each place.
fn turned_at_given_name(text: &str) -> Option<String> {
    let (families, given) = text.split_once(',')?;
    let (families, given) = (families.trim(), given.trim());
    let is_given = !given.is_empty() && !given.contains(|c: char| c.is_whitespace() || c == ',');
    let fits = is_given
        && families.split_whitespace().count() == 2
        && !name_words::is_suffix(given)
        && !is_position(given);
    fits.then(|| format!("{given} {families}")).filter(|name| parted::is_name(name))
}

/// A name without the marks round it.
pub fn tidied(name: &str) -> String {
    let name = name.trim().trim_matches(|c: char| {
        matches!(c, ',' | ';' | ':' | '|' | '-' | '–' | '—' | '"' | '“' | '”' | '*' | '>' | '<' | '(' | ')')
    });
    let name = name.trim();
    // A full stop ends a line, but not an initial or a suffix.
    let last = name.rsplit(' ').next().unwrap_or_default();
    let is_stop = name.ends_with('.') && last.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let name = if is_stop { name.trim_end_matches('.') } else { name };
    super::survey::fold(name)
}

fn is_office(name: &str) -> bool {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    name.split_whitespace().count() > 1
        && (words.into_iter().any(|word| LABELS.offices.contains(&word)) || has_role(name))
}

/// Whether a text has a word for what somebody does in a script without capitals: "Simon Head" is
/// somebody, but there nobody is called so.
pub fn has_role(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_ascii()).any(|word| LABELS.roles.contains(&word.to_lowercase()))
}

/// Whether a text can be a name at all: neither an address, nor a file, nor nobody's.
pub fn is_plausible(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_address = name.contains('@') || name.contains("://") || name.contains("www.") || has_host(name);
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let count = name.split_whitespace().count();
    letters >= 2
        && name.chars().count() <= 60
        && count <= 7
        && !is_address
        && (digits == 0 || count == 1 && digits < letters)
        && !name.contains(['?', '!', '=', '{', '}', '#', '%', '\\', '…'])
        && !is_nobody(name)
        && words().frame_of(name) != Some(Frame::WayOn)
        && !is_region(name)
        && !LABELS.has_copyright(name)
        && (count == 1 || parted::is_name(name) || is_lower_person(name))
        && crate::language::dates::parse(name).is_none()
        && LABELS.kind(name).is_none()
}

/// "ada lind": two words of letters alone, as some write themselves.
fn is_lower_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.len() == 2
        && words.iter().all(|word| word.chars().count() > 2 && word.chars().all(char::is_alphabetic))
}

/// Whether a name names nobody: admin, webmaster, "Auteur(s)".
pub fn is_nobody(name: &str) -> bool {
    let is_plural = |ending: &str| ending.trim_end_matches(')').len() <= PLURAL;
    let one = name.split_once('(').filter(|(_, ending)| is_plural(ending)).map_or(name, |(one, _)| one);
    WORDS.nobody.contains(&key(one))
}

/// The ending of a plural in brackets has no more bytes.
const PLURAL: usize = 2;

/// Whether all words of a name are of the kind that regions are called by: "Middle East".
fn is_region(name: &str) -> bool {
    let mut words = name.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    words.all(|word| WORDS.regions.contains(&word.to_lowercase()))
}

/// `desk.example`: a word with a dot between letters that ends like a host.
fn has_host(name: &str) -> bool {
    name.split_whitespace().any(|word| {
        let tail = word.rsplit_once('.').map(|(head, tail)| (head.chars().count(), tail));
        tail.is_some_and(|(head, tail)| {
            head > 2 && (2..=4).contains(&tail.len()) && tail.bytes().all(|b| b.is_ascii_lowercase())
        })
    })
}

/// Whether a name has a word that only institutions have in theirs.
pub fn is_body(name: &str) -> bool {
    let words = name
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .map(|word| word.trim_matches('.').to_lowercase());
    words.into_iter().any(|word| WORDS.bodies.contains(&word))
}

/// Whether a name is somebody's login rather than what people call him.
pub fn is_login(name: &str) -> bool {
    !name.contains(' ')
        && (name.contains(|c: char| c.is_ascii_digit() || c == '_')
            || !name.chars().any(char::is_uppercase) && name.is_ascii())
}
