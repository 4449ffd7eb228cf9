//! Names that nothing but their place shows to be names: below the title, beside the date,
//! above a rank.

mod again;
mod menus;
mod stations;
mod told;

use std::borrow::Cow;

use super::bylines::{Author, admit};
use crate::model::name_words;
use crate::model::name_words::without_ranks;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::inline::Linked;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::{facts, forms, names, roles, sentences};
pub use again::again;
use menus::{is_entry, is_of_menu};
use stations::{affiliation_below, station_below, take_station};
pub use told::{bios, familiar_bios, is_rank, ranks};
use told::{has_card, rank_below};

/// Reads the names of the head where no byline gives any.
pub fn read(sheet: &mut Sheet, authors: &mut Vec<Author>) {
    if !authors.is_empty() {
        return;
    }
    // Who the page tells about is asked once: it is a look at every line.
    let is_told = |line: &usize| person_names(sheet, *line).is_some() && is_told_of(sheet, *line, *line + 1);
    let told: Vec<usize> = sheet.head().into_iter().filter(is_told).collect();
    let mut above = Above::default();
    for line in sheet.head() {
        // Above the title a label is a menu's; below it the items of its section may look like names.
        if LABELS.section(sheet.text(line)).is_some() {
            above.label = above.title;
            continue;
        }
        above.prose |= sheet.is_prose(line);
        if above.allows(sheet, line, &told)
            && person_names(sheet, line).is_some()
            && !is_title(sheet, line, &told)
            && (told.contains(&line) || !is_of_menu(sheet, line) && !is_entry(sheet, line))
        {
            take_list(sheet, line, &told, authors);
        }
        if !authors.is_empty() {
            sheet.say("authors", "the names below the title");
            return;
        }
        above.title |= can_be_title(sheet.text(line));
    }
}

/// Whether a line of the head that looks like no name may be the title.
fn can_be_title(text: &str) -> bool {
    text.split_whitespace().count() > 1 && !LABELS.is_house(text) && !names::is_body(text)
}

/// What stands above a line of the head.
#[derive(Default)]
struct Above {
    title: bool,
    prose: bool,
    /// The label of a section, below the title.
    label: bool,
}

impl Above {
    /// Whether a line may name the authors. Below a paragraph only what a date or a rank stands beside
    /// can be a name, or whom the page tells about elsewhere; above the title nobody else.
    fn allows(&self, sheet: &Sheet, line: usize, told: &[usize]) -> bool {
        let is_told = told.contains(&line);
        // What stands directly above the kind is what the text is about.
        let names_kind = |below: usize| {
            let text = sheet.text(below);
            LABELS.kind(text).is_some() && !text.contains(char::is_numeric)
        };
        // Below a name stands where its bearer is written to.
        let is_written_to = (line + 1..sheet.len()).find(|below| !sheet.lines[*below].is_blank());
        let is_his = |below: usize| {
            let (address, family) = (sheet.text(below), names::family_name(sheet.text(line)));
            forms::is_mail_address(address) && address.to_lowercase().contains(&family.to_lowercase())
        };
        if is_written_to.is_some_and(is_his) {
            return !self.label && !self.prose;
        }
        let is_above_kind = sheet.next_line(line + 1).is_some_and(names_kind);
        if self.label || is_above_kind {
            return is_told;
        }
        let is_beside = || is_by_date(sheet, line) || rank_below(sheet, line).is_some();
        // Below a heading of the text that is a name stands who its bearer is, and no house that he works for.
        let tells = |below: usize| sheet.is_free(below) && tells_of(sheet, line, below);
        let is_heading = || {
            sheet.next_line(line + 1).is_some_and(|below| {
                let is_on_text = tells(below) && !names::is_of_body(sheet.text(below));
                is_on_text && !is_told_of(sheet, line, below + 1)
            })
        };
        let is_first = || sheet.next_line(0) == Some(line) && is_above_titles(sheet, line);
        // "Ada LIND": whose family name is in capitals is somebody, wherever he stands.
        let is_set_as_name = || !self.prose && has_family_in_capitals(sheet, line);
        match (self.title, self.prose) {
            (false, _) if is_set_as_name() => true,
            (true, true) => is_beside() || is_told && !is_heading(),
            (true, false) => true,
            (false, prose) => !prose && (is_told || is_first()),
        }
    }
}

/// Whether a line is a name of which the last word alone, and a long one, is in capitals, and nothing else of the
/// page has that word.
fn has_family_in_capitals(sheet: &Sheet, line: usize) -> bool {
    let text = sheet.text(line);
    let is_capitals = |word: &str| !word.contains(char::is_lowercase) && word.contains(char::is_uppercase);
    let Some((given, family)) = text.rsplit_once(' ') else { return false };
    is_capitals(family)
        && family.chars().count() >= FAMILY
        && !given.split_whitespace().any(is_capitals)
        && !(0..sheet.len()).any(|other| other != line && sheet.text(other).contains(family))
}

/// A family name in capitals that is no acronym has as many letters.
const FAMILY: usize = 5;

/// Whether a name opens a page above its title, its subtitle and the line of its number: what could be a title as
/// well has another two below it, and the text would speak of what it names.
fn is_above_titles(sheet: &Sheet, line: usize) -> bool {
    let below: Vec<usize> = sheet.head().into_iter().filter(|below| *below > line).take(4).collect();
    let [title, subtitle, ..] = below[..] else { return false };
    let is_title = |line: usize| {
        let text = sheet.text(line);
        text.split_whitespace().count() > 2
            && !sheet.is_prose(line)
            && facts::read(text).is_none()
            && person_names(sheet, line).is_none()
    };
    let is_numbered = (title..sheet.len())
        .filter(|below| !sheet.lines[*below].is_blank())
        .take(3)
        .any(|below| facts::read(sheet.text(below)).is_some_and(|facts| facts.number.is_some()));
    let is_place = sheet.text(line).split_whitespace().any(|word| {
        let word = word.to_lowercase();
        LABELS.region_words.contains(word.as_str()) || name_words::is_word_of_body(&word)
    });
    let is_said = |word: &str| sheet.prose().iter().any(|prose| sheet.text(*prose).contains(word));
    let is_unsaid = || !sheet.text(line).split_whitespace().any(is_said);
    [title, subtitle].into_iter().all(is_title) && is_numbered && !is_place && is_unsaid()
}

/// Takes the names from a line on that stand below each other, each with its bearer's rank or without.
fn take_list(sheet: &mut Sheet, first: usize, told: &[usize], authors: &mut Vec<Author>) {
    let mut next = Some(first);
    let mut has_stations = false;
    let mut lines = 0..MOST_NAMES;
    while let Some((line, names)) = next.and_then(|line| Some((line, person_names(sheet, line)?)))
        && lines.next().is_some()
    {
        if !is_outlet(sheet, line, authors) {
            for name in names {
                admit(sheet, line, name, authors);
            }
            sheet.take(line, Part::Metadata);
        }
        let rank = rank_below(sheet, line);
        let station = affiliation_below(sheet, line)
            .or_else(|| station_below(sheet, line, told, has_stations).filter(|_| rank.is_none()));
        if let Some(station) = station {
            has_stations = true;
            take_station(sheet, station, authors);
        }
        let last = rank.or(station).unwrap_or(line);
        let joiner = sheet.next_line(last + 1).filter(|below| names::is_joiner(sheet.text(*below)));
        // Below a name may stand where its bearer is found.
        let is_account = |line: &usize| {
            let text = sheet.text(*line);
            !sheet.is_free(*line) && (text.starts_with('@') || forms::is_mail_address(text))
        };
        let next_line = |from: usize| sheet.next_line(from + 1);
        let below = next_line(joiner.unwrap_or(last));
        let below = below.filter(is_account).map_or(below, next_line).filter(|below| sheet.is_free(*below));
        // Where those above have ranks, what has none is a heading, and an "and" inside a line closes a list.
        let is_whole = sheet.text(line).split_whitespace().rev().skip(1).any(names::is_joiner);
        let fits = |below: &usize| !is_whole && (rank.is_none() || rank_below(sheet, *below).is_some());
        next = below.filter(fits).filter(|below| person_names(sheet, *below).is_some());
        if let Some(joiner) = joiner.filter(|_| next.is_some()) {
            sheet.take(joiner, Part::Metadata);
        }
    }
}

/// No head has more names, a line each.
const MOST_NAMES: usize = 60;

/// Whether a first name stands between the date and one whom the page tells about: it is the outlet's.
fn is_outlet(sheet: &Sheet, line: usize, authors: &[Author]) -> bool {
    let below = sheet.next_line(line + 1).filter(|below| sheet.is_free(*below));
    let is_author =
        |below: usize| person_names(sheet, below).is_some() && is_told_of(sheet, below, below + 1);
    authors.is_empty()
        && is_by_date(sheet, line)
        && !is_told_of(sheet, line, line + 1)
        && below.is_some_and(is_author)
}

/// Whether a line with the form of a name is the title or of a menu: neither a name nor what somebody is
/// stands below it, but a line of several words, and further down one of those whom the page tells about.
fn is_title(sheet: &Sheet, line: usize, told: &[usize]) -> bool {
    let is_name = |line: usize| person_names(sheet, line).is_some() || names::is_joiner(sheet.text(line));
    let is_open = || sheet.next_line(line + 1).is_some_and(|below| sheet.is_free(below) && !is_name(below));
    let is_long =
        |below: usize| sheet.text(below).split_whitespace().count() > 3 && !is_rank(sheet.text(below));
    let next = told.iter().find(|told| **told > line);
    !told.contains(&line)
        && next.is_some_and(|next| sheet.free(line + 1..*next).any(is_long))
        && is_open()
        && rank_below(sheet, line).is_none()
}

/// Reads the name that a picture's text says above the text, and the text again, glued to its first
/// word: "Image: Ada Lind" above "Ada LindThe river".
pub fn glued(sheet: &mut Sheet, authors: &mut Vec<Author>) {
    if !authors.is_empty() {
        return;
    }
    // A dek may stand above the text.
    let openings = sheet.free(0..sheet.len()).filter(|line| sheet.is_prose(*line)).take(2);
    let openings: Vec<usize> = openings.collect();
    let named = openings.into_iter().find_map(|opening| {
        let above = (0..opening).rev().filter(|line| !sheet.lines[*line].is_blank()).take(2);
        above.into_iter().find_map(|line| {
            let text = sheet.text(line);
            let name = LABELS.uncredited(text);
            let rest = sheet.text(opening).strip_prefix(name)?;
            // The first line of all is the title, unless it says that it is of a picture.
            let is_title = name == text && sheet.free(0..line).next().is_none();
            (names::is_full_name(name) && rest.starts_with(char::is_uppercase) && !is_title)
                .then(|| (line, name.to_owned()))
        })
    });
    if let Some((line, name)) = named {
        admit(sheet, line, Linked::plain(&name), authors);
        sheet.take(line, Part::Metadata);
        sheet.say("authors", "the name that is glued to the text");
    }
}

/// Whether a date stands beside a line, or above the one above it.
fn is_by_date(sheet: &Sheet, line: usize) -> bool {
    let is_date = |line: &usize| {
        sheet.part(*line) == Some(Part::Metadata)
            && facts::read(sheet.text(*line)).is_some_and(|facts| !facts.dates.is_empty())
    };
    let above = (0..line).rev().filter(|line| !sheet.lines[*line].is_blank()).take(2);
    let mut above = above.take_while(|line| !sheet.is_prose(*line));
    let is_frame = |below: &usize| sheet.part(*below) == Some(Part::Frame);
    let mut below = (line + 1..sheet.len()).filter(|below| !sheet.lines[*below].is_blank());
    above.any(|line| is_date(&line))
        || below.find(|below| !is_frame(below)).is_some_and(|below| is_date(&below))
}

/// Whether a sentence of the page from a line on says what somebody is whom another line names.
fn is_told_of(sheet: &Sheet, line: usize, from: usize) -> bool {
    names::all_names(sheet.text(line)).is_some()
        && sheet.free(from..sheet.len()).any(|other| tells_of(sheet, line, other))
}

/// Whether a line says what somebody is whom another line names.
fn tells_of(sheet: &Sheet, line: usize, other: usize) -> bool {
    let text = roles::unmarked(sheet.text(other));
    let named = sheet.text(line);
    let is_capitals = !named.chars().any(char::is_lowercase);
    let is_one = |subject: &str| {
        let subject = if is_capitals { Cow::Owned(subject.to_uppercase()) } else { Cow::Borrowed(subject) };
        named.contains(without_ranks(&subject)) || subject.ends_with(named)
    };
    let tells = |sentence: &str| roles::subject_of_note(sentence).is_some_and(is_one);
    // Of several the second sentence of a note tells.
    let family = names::family_name(named);
    roles::says_role(text) && (tells(text) || text.contains(family) && sentences::split(text).any(tells))
}

/// The first chapter of a text has no more lines.
const CHAPTER: usize = 400;

fn has_case(word: &str) -> bool {
    word.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}

/// Whether no other line of the page has a word, or, if `is_strict`, a form of it: most words of a title come again
/// in its text. Who wrote it may have written another that the page recommends.
fn is_only_here(sheet: &Sheet, line: usize, word: &str, is_strict: bool) -> bool {
    let name = sheet.text(line);
    // An article or a word for "and" may be glued to it; a short word stands by chance in longer ones.
    let letters = word.chars().count();
    let longest = letters + if is_strict { GLUED.min(letters / 2) } else { 0 };
    let is_said = |other: &str| {
        let mut words = other.split(|c: char| !c.is_alphanumeric());
        words.any(|other| other.contains(word) && other.chars().count() <= longest)
    };
    (0..sheet.len()).map(|other| sheet.text(other)).all(|other| other == name || !is_said(other))
}

/// As many letters may be glued to a word that have no case.
const GLUED: usize = 2;

/// Whether a date stands beside a line, or beside the first of the names that stand directly above it.
fn is_below_date(sheet: &Sheet, line: usize) -> bool {
    let is_name = |above: &usize| names::all_names(sheet.text(*above)).is_some();
    let first = (0..line).rev().take(ROW).take_while(is_name).last();
    is_by_date(sheet, line) || first.is_some_and(|first| is_by_date(sheet, first))
}

/// As many names stand below a date, each on its line.
const ROW: usize = 12;

/// Whether an author stands directly above a line.
fn follows_author(sheet: &Sheet, line: usize) -> bool {
    line.checked_sub(1).is_some_and(|above| {
        sheet.part(above) == Some(Part::Metadata) && names::all_names(sheet.text(above)).is_some()
    })
}

/// "Algiers’", "India's": whose something is.
fn is_possessive(word: &str) -> bool {
    let apostrophe = |c: char| matches!(c, '\'' | '’');
    let stem = word.strip_suffix('s').and_then(|word| word.strip_suffix(apostrophe));
    stem.or_else(|| word.strip_suffix(apostrophe).filter(|stem| stem.ends_with('s'))).is_some()
}

/// The names of a line whose words the page never writes small.
fn person_names(sheet: &Sheet, line: usize) -> Option<Vec<Linked>> {
    let typed = sheet.text(line);
    let text = forms::unseparated(typed);
    let names = names::all_names(text)?;
    // "Human Rights ·": before a mark one name alone may be a topic, unless the page tells of its bearer.
    let tells = |other: usize| other != line && tells_of(sheet, line, other);
    if text.len() < typed.len() && names.len() < 2 && !sheet.free(0..sheet.len()).any(tells) {
        return None;
    }
    // "I. Overview": where another chapter follows, the letter is a numeral.
    let is_chapter =
        || (line + 1..sheet.len()).take(CHAPTER).any(|below| sheet.text(below).starts_with("II."));
    if text.split_whitespace().any(is_possessive) || text.starts_with("I. ") && is_chapter() {
        return None;
    }
    // "Civil Airports and" asks for another name in the line below.
    let hangs = names::is_joiner(text.split_whitespace().next_back().unwrap_or_default());
    let goes_on =
        || sheet.next_line(line + 1).is_some_and(|below| names::all_names(sheet.text(below)).is_some());
    if hangs && !names::is_joiner(text) && !goes_on() {
        return None;
    }
    let is_person = |name: &Linked| {
        names::is_full_name(&name.text)
            && name.text.split_whitespace().filter(|word| !name_words::is_short_rank(word)).count() <= 4
            && !name.text.split_whitespace().enumerate().any(|(index, word)| {
                let small = word.to_lowercase();
                // "Jean-Luc LE GOFF" has an article inside, and no name begins with one.
                let is_particle = index > 0 && name_words::is_particle(&small);
                !is_particle && LABELS.articles.contains(&small)
                    || LABELS.kind_words.contains(&small)
                    || name_words::is_word_of_body(&small)
                    || LABELS.roles.contains(&small)
                        && !(names::is_caseless_name(&name.text) && is_told_of(sheet, line, line + 1))
                    || !is_particle && sheet.has_small_word(&small)
                    || !(has_case(word)
                        || is_below_date(sheet, line)
                            && is_only_here(sheet, line, word, !follows_author(sheet, line))
                        || is_told_of(sheet, line, line + 1)
                        || has_card(sheet, line))
            })
    };
    // In capitals a heading looks like a name, but not beside the date or above where its bearer works.
    let is_capitals = !text.chars().any(char::is_lowercase);
    let is_shown = || {
        is_below_date(sheet, line)
            || affiliation_below(sheet, line).is_some()
            || is_told_of(sheet, line, line + 1)
    };
    ((!is_capitals || is_shown()) && names.iter().all(is_person)).then_some(names)
}
