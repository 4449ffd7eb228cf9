//! The lines that may be the title, and which of them is.

use std::ops::Range;

use super::kickers::{below_kickers, below_masthead, without_bodies, without_running_head, without_series};
use super::menus::without_menu;
use super::said::{said_in_full, said_with_site};
use crate::model::Metadata;
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, bare, is_letter, key};
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{names, sentences};

/// Gathers the paragraphs among some lines, a title that is wrapped as one of them.
pub fn gather(sheet: &Sheet, among: Range<usize>) -> Vec<Paragraph> {
    let mut gathered: Vec<Paragraph> = Vec::new();
    for next in paragraphs::gather(sheet, among) {
        match gathered.last_mut().filter(|last| is_wrapped(sheet, last, &next)) {
            Some(last) => {
                last.text = format!("{} {}", last.text, next.text);
                last.lines.extend(next.lines);
            }
            None => gathered.push(next),
        }
    }
    gathered
}

/// The candidates without those that come again below, as a title does that a trail has named.
pub fn once(candidates: Vec<Paragraph>) -> Vec<Paragraph> {
    let keys: Vec<String> = candidates.iter().map(|candidate| key(&candidate.text).into_owned()).collect();
    let comes_again = |index: usize| keys[index + 1..].contains(&keys[index]);
    candidates
        .into_iter()
        .enumerate()
        .filter(|(index, _)| !comes_again(*index))
        .map(|(_, line)| line)
        .collect()
}

/// The first of the paragraphs among some lines, which is the title where nothing else shows it, and its subtitle;
/// the name of a house above another one that can be it is none.
pub fn first(sheet: &Sheet, among: Range<usize>) -> Vec<Paragraph> {
    let mut gathered = gather(sheet, among).into_iter();
    let Some(first) = gathered.next() else { return Vec::new() };
    let is_house = LABELS.is_house(&first.text) || names_house(bare(&first.text));
    let below = gathered.next().filter(|below| can_be_title(below) && !is_prose(&below.text));
    match below {
        Some(below) if is_house => vec![below],
        // A title and its subtitle stand together and apart from the rest.
        Some(below) if is_pair(sheet, &first, &below) && is_apart_below(sheet, &below) => vec![first, below],
        _ => vec![first],
    }
}

/// Whether a gap stands below a paragraph.
fn is_apart_below(sheet: &Sheet, paragraph: &Paragraph) -> bool {
    sheet.is_blank(paragraph.last() + 1)
}

/// The title and its subtitle below the kind of a page that opens with kind and date: short lines above the
/// first of running text, apart from it.
pub fn below_kind_alone(sheet: &Sheet, kind: usize) -> Vec<Paragraph> {
    let Some(text) = sheet.prose().iter().copied().find(|line| *line > kind) else { return Vec::new() };
    let head = gather(sheet, kind.min(sheet.len())..text);
    let is_apart = text > 0 && sheet.lines[text - 1].is_blank();
    if is_apart && head.first().is_some_and(can_be_title) && head.len() <= 2 { head } else { Vec::new() }
}

/// Whether a line is the name of a body, one that says whereon it works as well: "The River Institute for
/// Near East Policy".
pub fn names_house(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    // What a series is called stands last in its name.
    let is_series =
        || (1..=2).any(|last| LABELS.kind(&words[words.len().saturating_sub(last)..].join(" ")).is_some());
    let says_field = || words.iter().any(|word| LABELS.body_joiners.contains(word));
    let is_long = || says_field() && names::is_of_body(name) && names::is_name(name) && !is_series();
    !sentences::begins_small(name) && (names::is_body(name) || is_long())
}

/// Drops what a byline says besides, in the lines between its first name and the date, where a title
/// stands above the name: a place, a house, who reported with the author.
pub fn clear_byline(candidates: &mut Vec<Paragraph>, named: Option<usize>) {
    let Some(named) = named else { return };
    let is_title = |above: &Paragraph| {
        above.last() < named && words(above) >= 3 && can_be_title(above) && !names::is_body(&above.text)
    };
    if candidates.iter().any(is_title) {
        candidates.retain(|candidate| candidate.last() < named || !is_of_byline(&candidate.text));
    }
}

/// Whether a line is a word or two, a body's, a part of a phrase, or names somebody behind a "by".
fn is_of_byline(text: &str) -> bool {
    let credits = |at: usize| {
        names::byline(&text[at + 1..]).is_some_and(|names| {
            !names.is_empty() && names.iter().all(|name| names::is_full_name(&name.text))
        })
    };
    words_of(text) <= 2
        || names::is_body(text)
        || sentences::begins_small(text)
        || text.match_indices(' ').any(|(at, _)| credits(at))
}

/// Those of the candidates that can be the title, without what a menu, a journal or a running head has.
pub fn titles(sheet: &mut Sheet, metadata: &mut Metadata, candidates: &[Paragraph]) -> Vec<usize> {
    let titles = (0..candidates.len()).filter(|index| can_be_title(&candidates[*index])).collect();
    let titles = without_menu(sheet, candidates, titles);
    let titles = without_running_head(sheet, candidates, titles);
    let titles = without_series(sheet, metadata, candidates, titles);
    below_masthead(sheet, metadata, candidates, titles)
}

/// The title among those that can be it.
pub fn chosen(
    sheet: &Sheet,
    candidates: &[Paragraph],
    titles: &[usize],
    kind: Option<usize>,
) -> Option<usize> {
    let marked = || titles.iter().copied().find(|index| candidates[*index].text.starts_with("# "));
    // Each is compared with all others: of a page that is nothing but lines only the last can be the title.
    let titles = &titles[titles.len().saturating_sub(MOST_TITLES)..];
    let known = said_with_site(candidates, titles).or_else(marked);
    let known = known.or_else(|| said_in_full(sheet, candidates, titles));
    let known = known.or_else(|| below_topic_and_kind(sheet, candidates, titles, kind));
    let apart = apart(sheet, candidates, titles);
    let known = known.or_else(|| below_kind(sheet, candidates, apart));
    // What says of the text what it is stands above its title, whatever a menu has above that.
    let above =
        |title: &usize| (0..candidates[*title].first()).rev().find(|line| !sheet.lines[*line].is_blank());
    let is_of_menu = |line: usize| matches!(sheet.part(line), Some(Part::Furniture | Part::Frame));
    let is_below_menu = apart.len() < titles.len() && apart.first().and_then(above).is_some_and(is_of_menu);
    let titles = below_kickers(candidates, apart);
    let titles = &without_bodies(candidates, titles);
    known.or(match titles[..] {
        // A title may be two sentences where a dek stands below it.
        [] => candidates
            .first()
            .is_some_and(|first| {
                let is_open = candidates.len() > 1 || !sentences::ends(&first.text);
                is_open
                    && !first.text.ends_with([',', '،'])
                    && first.text.chars().count() <= LONGEST_WITH_STOPS
            })
            .then_some(0),
        [only] => Some(only),
        // What comes again below the head, without what stood below it, is where a site files the text.
        [first, last] if comes_again_alone(sheet, &candidates[first], &candidates[last]) => Some(last),
        // A word or two above the title are a site's, not a title with a subtitle.
        [first, _] if words(&candidates[first]) >= 3 || candidates[first].text.ends_with(':') => Some(first),
        // Among the words of a menu nobody asks a question.
        [first, last]
            if (!is_below_menu || candidates[first].text.ends_with('?'))
                && is_short_title(sheet, &candidates[first], &candidates[last]) =>
        {
            Some(first)
        }
        // A title in two lines may stand below whatever a menu leaves.
        [.., above, last] if candidates[above].text.ends_with(':') && above + 1 == last => Some(above),
        [.., above, last]
            if is_pair(sheet, &candidates[above], &candidates[last])
                || is_short_pair(sheet, &candidates[above], &candidates[last]) =>
        {
            Some(above)
        }
        [.., last] => Some(last),
    })
}

/// Whether a few words above a longer line stand a second time between it and the text, alone.
fn comes_again_alone(sheet: &Sheet, above: &Paragraph, title: &Paragraph) -> bool {
    let below = title.last() + 1..sheet.prose().first().copied().unwrap_or_default();
    let said = |text: &str| {
        let text = key(text);
        sheet.free(below.clone()).any(|line| key(sheet.text(line)) == text)
    };
    words(above) <= 3 && words(title) > 3 && said(&above.text) && !said(&title.text)
}

/// No head has more lines that can be its title.
pub(super) const MOST_TITLES: usize = 200;

/// Whether the title stands below kind and date: marked as one, or where above them is nothing but
/// a house in a word or two.
pub fn stand_above(
    sheet: &Sheet,
    candidates: &[Paragraph],
    anchor: Option<usize>,
    kind: Option<usize>,
) -> bool {
    let Some(anchor) = anchor else { return false };
    let Some(below) = sheet.free(anchor + 1..sheet.len()).next() else { return false };
    let is_marked = |text: &str| text.starts_with("# ");
    if is_marked(sheet.text(below)) {
        return !candidates.iter().any(|above| is_marked(&above.text));
    }
    let is_house =
        |above: &Paragraph| words(above) <= 3 || names::is_body(&above.text) || !can_be_title(above);
    let is_headed = kind
        .is_some_and(|kind| kind <= anchor && candidates.iter().all(|above| above.last() < kind))
        || candidates.iter().all(|above| is_acronym(&above.text))
        || matches!(candidates, [only] if is_between(sheet, only));
    let is_title = !sheet.is_prose(below) && !sentences::ends(sheet.text(below));
    // A word or two of a site may be the title of a page whose first heading stands below its kind.
    let is_long = words_of(sheet.text(below)) > 3;
    let are_known = || candidates.iter().all(|above| LABELS.is_house(&above.text));
    is_headed && is_title && candidates.iter().all(is_house) && (is_long || are_known())
}

/// Whether a few words stand below what the head has said of the text already: a series' name above the
/// date.
fn is_between(sheet: &Sheet, candidate: &Paragraph) -> bool {
    let above = (0..candidate.first()).rev().find(|line| !sheet.lines[*line].is_blank());
    above.is_some_and(|above| {
        sheet.part(above) == Some(Part::Metadata) && names::byline(sheet.text(above)).is_some()
    })
}

/// "DESK": a house by its initials.
fn is_acronym(text: &str) -> bool {
    (2..=8).contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
}

/// A title with the kind directly above it, and above the kind a few words on what it is about.
fn below_topic_and_kind(
    sheet: &Sheet,
    candidates: &[Paragraph],
    titles: &[usize],
    kind: Option<usize>,
) -> Option<usize> {
    let next = |candidate: usize| sheet.next_line(candidates[candidate].last() + 1);
    titles.windows(2).find_map(|pair| {
        let is_topic = kind.is_some() && next(pair[0]) == kind && words(&candidates[pair[0]]) <= 4;
        let below = sheet.next_line(kind? + 1) == Some(candidates[pair[1]].first());
        (is_topic && below).then_some(pair[1])
    })
}

/// A title directly below a kind; a word or two there are a series' or a site's.
fn below_kind(sheet: &Sheet, candidates: &[Paragraph], titles: &[usize]) -> Option<usize> {
    let is_kind = |line: usize| LABELS.kind(sheet.text(line)).is_some();
    titles.iter().copied().rev().find(|title| {
        let first = candidates[*title].first();
        let above = (0..first).rev().find(|line| !sheet.lines[*line].is_blank());
        words(&candidates[*title]) >= 3 && !is_kind(first) && above.is_some_and(is_kind)
    })
}

/// Whether two lines stand together and apart from the rest: a title and its subtitle.
fn is_pair(sheet: &Sheet, title: &Paragraph, subtitle: &Paragraph) -> bool {
    let is_apart = title.first().checked_sub(1).is_none_or(|above| sheet.lines[above].is_blank());
    words(title) >= 3 && is_apart && title.last() + 1 == subtitle.first()
}

/// Whether two words and a long line stand together so below the kind of a text.
fn is_short_pair(sheet: &Sheet, title: &Paragraph, subtitle: &Paragraph) -> bool {
    let above = (0..title.first()).rev().find(|line| !sheet.is_blank(*line));
    let is_apart = title.first().checked_sub(1).is_some_and(|above| sheet.is_blank(above));
    is_apart
        && title.last() + 1 == subtitle.first()
        && above.is_some_and(|above| LABELS.kind(sheet.text(above)).is_some())
        && is_short_title(sheet, title, subtitle)
}

/// Whether a title goes on in the line directly below it: it breaks off at a word that asks for
/// another, or has said behind a colon already what a subtitle would say.
fn is_wrapped(sheet: &Sheet, title: &Paragraph, below: &Paragraph) -> bool {
    let last = title.text.split_whitespace().next_back().unwrap_or_default();
    // "World War I" does not ask for another word.
    let is_numeral = is_letter(last) && last.starts_with(char::is_uppercase);
    let hangs = !is_numeral && sentences::asks_for_more(&title.text);
    // A title that has gone on below a gap may do so again: "… before / they are cut".
    let has_gap = title.last() - title.first() >= title.lines.len();
    let hangs = hangs || has_gap && is_in_small_letters(&title.text) && sentences::begins_small(&below.text);
    let is_whole = title.text.ends_with(['?', '!', ':', '”', '"']);
    // In a language that writes small words small, a line that begins large is no part of the line above.
    let goes_on = sentences::begins_small(&below.text) || is_in_capitals(&title.text);
    let has_both =
        title.text.split_once(": ").is_some() && !is_whole && !below.text.contains(": ") && goes_on;
    // A tool that reads files sets a blank line below each line of a large type.
    let is_near = title.last() + 1 == below.first()
        || hangs
            && last.starts_with(char::is_lowercase)
            && names::byline(&below.text).is_none()
            && below.first() - title.last() <= FAR
            && !sentences::ends(&title.text);
    is_near
        && can_be_title(title)
        && can_be_title(below)
        && (!sentences::ends(&below.text) || below.text.ends_with(['?', '؟']))
        && words(title) >= 3
        && !title.text.starts_with('#')
        && !sheet.lines[below.first()].opens_page
        && (hangs || has_both)
}

/// As far below its first line the rest of a title may stand, in lines.
const FAR: usize = 3;

/// Whether a title has several long words, most of them small, and no stop: a sentence that goes on.
fn is_in_small_letters(title: &str) -> bool {
    !is_in_capitals(title) && words_of(title) > 3 && !title.ends_with(['.', '?', '!', ':', '”', '"'])
}

/// Whether a title is set in capitals or has one in most of its words, as English titles do.
fn is_in_capitals(title: &str) -> bool {
    let long: Vec<&str> = title.split_whitespace().filter(|word| word.chars().count() > 3).collect();
    let large = long.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    large * 3 > long.len() * 2
}

/// The titles without the lines of a letterhead: between a title and its subtitle stands nothing.
fn apart<'a>(sheet: &Sheet, candidates: &[Paragraph], titles: &'a [usize]) -> &'a [usize] {
    let is_apart = |pair: &[usize]| {
        let between = candidates[pair[0]].last() + 1..candidates[pair[1]].first();
        between
            .into_iter()
            .any(|line| matches!(sheet.part(line), Some(Part::Metadata | Part::Furniture | Part::Frame)))
    };
    // Below the author a catalogue has his house.
    let is_house = |title: &usize| names::is_body(&candidates[*title].text);
    let end = titles.iter().rposition(|title| !is_house(title)).map_or(titles.len(), |last| last + 1);
    let first = titles[..end].windows(2).rposition(is_apart).map_or(0, |last| last + 1);
    &titles[first..]
}

/// Whether two words above a long line are a title with its subtitle: no kind, house or issue, nor what the
/// text is about, which it would name.
fn is_short_title(sheet: &Sheet, title: &Paragraph, subtitle: &Paragraph) -> bool {
    let is_kind = LABELS.made_kind(&title.text).is_some() || LABELS.is_of_kinds(&title.text);
    let is_area = || title.text.split_whitespace().all(|word| LABELS.is_area_word(&word.to_lowercase()));
    let said = key(&title.text);
    // The heads of pages name it, whatever it is.
    let is_other = |line: &usize| *line != title.first() && sheet.part(*line) != Some(Part::Furniture);
    let is_named = || (0..sheet.len()).filter(is_other).any(|line| key(sheet.text(line)).contains(&*said));
    words(title) == 2
        && !is_kind
        && !names::is_of_body(&title.text)
        && !is_area()
        && !title.text.contains(|c: char| c.is_ascii_digit())
        && words(subtitle) >= LONG_SUBTITLE
        && !is_named()
}

/// A subtitle of as many words says what a title of two leaves open.
const LONG_SUBTITLE: usize = 6;

/// No title of two sentences with their stops has more characters.
const LONGEST_WITH_STOPS: usize = 80;

/// No title with two questions has more characters.
const LONGEST_QUESTIONS: usize = 120;

/// A sentence of as many words is no part of a title.
const FULL_SENTENCE: usize = 5;

/// How many words a line has.
pub fn words(paragraph: &Paragraph) -> usize {
    words_of(&paragraph.text)
}

pub(super) fn words_of(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A title is no longer than two lines, and is no sentence with a stop, nor two without the last.
pub(super) fn can_be_title(paragraph: &Paragraph) -> bool {
    let text = bare(&paragraph.text);
    let stops = text.ends_with('.') && sentences::abbreviation(text).is_none() && !text.ends_with("...");
    let first = sentences::split(text).next().unwrap_or_default();
    let has_two = first.len() < text.len() && first.ends_with('.') && words_of(first) >= FULL_SENTENCE;
    // A title asks one question or two, a paragraph explains them.
    let asks_twice = text.matches(['?', '؟']).count() > 1 && text.chars().count() > LONGEST_QUESTIONS;
    let is_in_brackets = text.starts_with('(') && text.ends_with(')');
    LABELS.section(text).is_none()
        && !has_two
        && !is_in_brackets
        && !text.ends_with([',', '،'])
        && !asks_twice
        && (1..=220).contains(&text.chars().count())
        && !stops
        && text.chars().any(char::is_alphabetic)
}
