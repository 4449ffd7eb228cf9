//! The foot: what a site has below the last of its closing parts.

use std::collections::BTreeSet;

use super::{comments, site_lists};
use crate::language::dates;
use crate::read::frame::words;
use crate::read::page_text::furniture::frame_of_site;
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::sections::{self, Found};
use crate::read::page_text::sheet::tables;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::text::notes;
use crate::read::page_text::words::labels::{LABELS, Section, key};
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{facts, forms, inline, names, roles, sentences};

/// A foot has at the most one character of running text to so many of the text.
const TEXT_TO_FOOT: usize = 3;

/// Takes what a site has below the text.
pub fn clear(sheet: &mut Sheet, found: &[Found], publisher: Option<&str>) {
    comments::clear(sheet);
    site_lists::clear_below_text(sheet);
    clear_below_rule(sheet);
    frame_of_site::clear_below(sheet);
    clear_house(sheet, publisher);
    clear_below_sections(sheet, found);
    clear_last_lines(sheet);
    give_back_notes(sheet);
}

/// Gives back the notes of Markdown, which stand at the end of a file, below whatever a site has there.
fn give_back_notes(sheet: &mut Sheet) {
    let is_note =
        |line: &usize| sheet.part(*line) == Some(Part::Foot) && inline::note(sheet.text(*line)).is_some();
    let notes: Vec<usize> = (0..sheet.len()).filter(is_note).collect();
    notes.into_iter().for_each(|line| sheet.release(line));
}

/// As many bytes of running text stand above what readers say of it.
pub const TEXT: usize = 600;

/// As many paragraphs a house may say of itself below a text.
const ON_HOUSE: usize = 3;

/// As many lines those paragraphs may have, with the addresses below them.
const LAST_LINES: usize = 12;

/// In so many words behind its name a house says what it is.
const DESCRIPTION: usize = 12;

/// Takes what a house says of itself in the last paragraphs: below its name with a word before it, "About
/// the River Desk", or beginning with its name, "The River Desk is a nonprofit …".
fn clear_house(sheet: &mut Sheet, publisher: Option<&str>) {
    let is_publisher = |house: &str| {
        let bare = |name: &str| key(name).trim_start_matches("the ").to_owned();
        publisher.is_some_and(|publisher| bare(publisher) == bare(house))
    };
    let is_house = |house: &str| LABELS.is_house(house) || is_publisher(house);
    let about = |text: &str, is_one: &dyn Fn(&str) -> bool| {
        text.len() <= 80
            && (1..=2).any(|count| {
                let about = first_words(text, count);
                LABELS.abouts.contains(&key(&about)) && is_one(text[about.len()..].trim())
            })
    };
    let is_label = |text: &str| about(text, &is_house);
    // "RAND studies of 1979" are what a text is about: only of its own house a page says by another
    // verb what that house is.
    let is_on_house = |text: &str| {
        (1..=8).any(|count| {
            let house = first_words(text, count);
            let rest = text[house.len()..].trim_start();
            let verb = rest.split_whitespace().next().unwrap_or_default();
            let says_what =
                LABELS.being.contains(verb) || LABELS.copulas.contains(verb) && is_publisher(&house);
            says_what && is_house(&house) && LABELS.describes_house(&first_words(rest, DESCRIPTION))
        })
    };
    // A body that no list has says below its name what it is.
    let is_told = |line: usize| {
        let is_body = |name: &str| names::is_body(name.strip_prefix("the ").unwrap_or(name));
        let told = paragraphs::gather(sheet, line + 1..sheet.len()).into_iter().next();
        about(sheet.text(line), &is_body)
            && told.is_some_and(|told| LABELS.describes_house(&first_words(&told.text, 2 * DESCRIPTION)))
    };
    let last: Vec<usize> = sheet.free(0..sheet.len()).rev().take(LAST_LINES).collect();
    let mut labels = last.iter().copied();
    let first = labels.find(|line| is_label(sheet.text(*line)) || is_told(*line)).or_else(|| {
        let on_house = last.iter().take_while(|line| is_on_house(sheet.text(**line)));
        on_house.last().copied()
    });
    let Some(first) = first.filter(|first| sections::follows_prose(sheet, *first)) else { return };
    let below = paragraphs::gather(sheet, first..sheet.len());
    if can_be(&below, &paragraphs::gather(sheet, 0..first)) {
        let lines: Vec<usize> = sheet.free(first..sheet.len()).collect();
        sheet.take_all(&lines, Part::Foot);
    }
}

/// The first words of a text, as many as are asked for.
fn first_words(text: &str, count: usize) -> String {
    text.split(' ').take(count).collect::<Vec<_>>().join(" ")
}

/// Takes what stands below the closing sections and belongs to none of them: a site's address, its
/// menus, an invitation. Below a box of related reading alone a text may go on, and inside one a
/// line that is not kept is reported.
fn clear_below_sections(sheet: &mut Sheet, found: &[Found]) {
    let closes = |found: &&Found| {
        let is_read = sheet.part(found.label) == Some(Part::Label);
        found.section != Section::Related && is_read && sections::follows_prose(sheet, found.label)
    };
    let labels = found.iter().filter(closes).map(|found| found.label);
    let bios = (0..sheet.len()).filter(|line| sheet.part(*line) == Some(Part::Bio));
    let mut closing: Vec<usize> = labels.chain(bios).collect();
    closing.sort_unstable();
    // How much running text stands above each line.
    let mut above = vec![0];
    for line in 0..sheet.len() {
        let is_text = sheet.is_free(line) && sheet.is_prose(line);
        above.push(above[line] + if is_text { sheet.text(line).len() } else { 0 });
    }
    let all = above.last().copied().unwrap_or_default();
    let is_last = |line: &usize| above[*line] > 0 && (all - above[*line]) * TEXT_TO_FOOT <= above[*line];
    clear_below_rights(sheet, found, is_last);
    let Some(first) = closing.into_iter().find(is_last) else { return clear_rows(sheet) };
    let mut lines: Vec<usize> = sheet.free(first..sheet.len()).collect();
    for found in found.iter().filter(|found| matches!(found.section, Section::Notes | Section::Related)) {
        // Below the last reading that was read the foot goes on.
        let is_reading = |line: &usize| sheet.part(*line) == Some(Part::Related);
        let last = found.lines.clone().rev().find(is_reading).filter(|_| found.section == Section::Related);
        let end = last.unwrap_or(found.lines.end);
        let end = lines.partition_point(|line| *line < end);
        let start = lines.partition_point(|line| *line < found.label);
        lines.drain(start..end);
    }
    let notes = meant_notes(sheet, first);
    let thanks = thanks(sheet, first);
    lines.retain(|line| !notes.contains(line) && !thanks.contains(line));
    sheet.take_all(&lines, Part::Foot);
}

/// The heading below the bios over whom an author thanks, and the paragraph below it: they are his.
fn thanks(sheet: &Sheet, from: usize) -> Vec<usize> {
    let opens = |line: &usize| LABELS.acknowledgements.contains(&key(sheet.text(*line)));
    let Some(heading) = sheet.free(from..sheet.len()).find(opens) else { return Vec::new() };
    let below = paragraphs::gather(sheet, heading + 1..sheet.len()).into_iter().next();
    let Some(below) = below.filter(|below| is_prose(&below.text)) else { return Vec::new() };
    std::iter::once(heading).chain(below.lines).collect()
}

/// The lines of the notes with which a page closes without a label, where the text above refers to them.
fn meant_notes(sheet: &Sheet, from: usize) -> BTreeSet<usize> {
    let below = paragraphs::gather(sheet, from..sheet.len());
    let listed = first_note(&below).map_or(&[][..], |first| &below[first..]);
    let number = |note: &Paragraph| notes::note(&note.text).map(|(number, _)| number);
    let is_meant = |number: u64| sheet.free(0..from).any(|line| notes::refers(sheet.text(line), number));
    if !listed.first().and_then(number).is_some_and(is_meant) {
        return BTreeSet::new();
    }
    listed.iter().take_while(|note| number(note).is_some()).flat_map(|note| note.lines.clone()).collect()
}

/// Takes what stands below the line about rights that closes a page: where the house is to be found, how
/// its mail is stopped, and in a paragraph what it says of its series. Notes stand below it as well.
fn clear_below_rights(sheet: &mut Sheet, found: &[Found], is_last: impl Fn(&usize) -> bool) {
    let is_rights = |line: &usize| {
        sheet.part(*line) == Some(Part::Metadata) && LABELS.is_copyright(sheet.text(*line)) && is_last(line)
    };
    let Some(rights) = (0..sheet.len()).find(is_rights) else { return };
    let is_in_notes =
        found.iter().any(|found| found.section == Section::Notes && found.lines.contains(&rights));
    let is_note = |line: &usize| {
        // A street has a number as well, but notes begin with the first.
        notes::note(sheet.text(*line)).is_some_and(|(number, _)| number == 1 || is_in_notes)
    };
    let below: Vec<usize> = sheet.free(rights + 1..sheet.len()).collect();
    let notes = below.iter().position(is_note).unwrap_or(below.len());
    // What a house says of its series there closes the page.
    let prose = below.iter().position(|line| sheet.is_prose(*line));
    let is_remark = |prose: &usize| notes == below.len() && below.len() - prose <= ON_HOUSE;
    let end = prose.filter(|prose| !is_remark(prose)).map_or(notes, |prose| prose.min(notes));
    if !below[..end].iter().any(|line| LABELS.section(sheet.text(*line)).is_some()) {
        sheet.take_all(&below[..end], Part::Foot);
    }
}

/// A mail draws a rule over its foot with as many marks.
const RULE: usize = 20;

/// Takes what stands below the rule that a mail draws from side to side over the words of its house:
/// directly below it is a notice, a line about rights or a street.
fn clear_below_rule(sheet: &mut Sheet) {
    let is_rule = |line: &usize| {
        let text = sheet.text(*line);
        let first = text.chars().next();
        text.chars().count() >= RULE && text.chars().all(|c| Some(c) == first && "-_=—━─═".contains(c))
    };
    let opens_foot = |rule: &usize| {
        sheet.next_line(rule + 1).is_some_and(|below| {
            let is_rights = LABELS.is_copyright(sheet.text(below));
            is_rights || matches!(sheet.part(below), Some(Part::Frame | Part::Furniture))
        })
    };
    let rules = (0..sheet.len()).filter(is_rule);
    let Some(rule) = rules.into_iter().find(|rule| sections::follows_prose(sheet, *rule) && opens_foot(rule))
    else {
        return;
    };
    let below = paragraphs::gather(sheet, rule..sheet.len());
    if !can_be(&below, &paragraphs::gather(sheet, 0..rule)) {
        return;
    }
    let tells_of_author = |text: &str| roles::subject(text).is_some() && roles::says_role(text);
    for paragraph in below.iter().filter(|paragraph| !tells_of_author(&paragraph.text)) {
        sheet.take_all(&paragraph.lines, Part::Foot);
    }
}

/// Takes the short lines below the last words of the text where the words of a site's frame, an
/// address or a number to call stand among them.
fn clear_last_lines(sheet: &mut Sheet) {
    let number = |line: usize| notes::note(sheet.text(line)).map(|(number, _)| number);
    let numbers: BTreeSet<u64> = sheet.free(0..sheet.len()).filter_map(number).collect();
    // Below where a house is to be found no row is a table's.
    let stops = |line: &&usize| sentences::ends(sheet.text(**line));
    let from = sheet.prose().iter().rfind(stops).copied().unwrap_or_default();
    let is_site = |line: usize| {
        let text = sheet.text(line);
        text.starts_with("www.") && !text.contains(' ')
    };
    let is_called = |line: &usize| words().names_telephone(sheet.text(*line));
    let is_found =
        |line: &usize| is_site(*line) && (line + 1..sheet.len()).take(CALLED).any(|below| is_called(&below));
    let found = (from..sheet.len()).find(is_found).unwrap_or(sheet.len());
    let is_text = |line: &usize| {
        let text = sheet.text(*line);
        sheet.is_prose(*line) && (*line < found || sentences::ends(text))
            || sentences::ends(text) && !(text.ends_with(':') && text.chars().count() <= LONGEST_LABEL)
            || forms::is_item(text)
            || tables::is_row(text) && *line < found
            // A street may have as high a number, but before a note stands the one before it.
            || number(*line).is_some_and(|number| {
                let is_low = if *line < found { number < HIGH } else { number == 1 };
                is_low || number > 0 && numbers.contains(&(number - 1))
            })
    };
    let Some(last) = sheet.free(0..sheet.len()).rev().find(is_text) else { return };
    if !sections::follows_prose(sheet, last + 1) {
        return;
    }
    let lines: Vec<usize> = (last + 1..sheet.len()).filter(|line| !sheet.lines[*line].is_blank()).collect();
    let is_of_frame = |line: usize| {
        matches!(sheet.part(line), Some(Part::Frame | Part::Furniture)) || is_contact(sheet.text(line))
    };
    let groups: Vec<&[usize]> = lines.chunk_by(|one, next| one + 1 == *next).collect();
    let first = |is_one: &dyn Fn(usize) -> bool| {
        groups.iter().position(|group| group.iter().any(|line| is_one(*line))).unwrap_or(groups.len())
    };
    let frame = first(&is_of_frame);
    let closing = frame.min(first(&|line| sheet.part(line) == Some(Part::Label)));
    if closing == groups.len() {
        return;
    }
    // A label, or one with its value, stands apart from what is below it.
    let label = closing.checked_sub(1).filter(|above| is_label(sheet, groups[*above]));
    let labelled = label.into_iter().flat_map(|label| groups[label]).copied();
    let below = groups[frame..].iter().copied().flatten().copied();
    let foot: Vec<usize> = labelled.chain(below).filter(|line| sheet.is_free(*line)).collect();
    sheet.take_all(&foot, Part::Foot);
}

/// In so many lines below the address of its site a house says how it is called.
const CALLED: usize = 3;

/// Whether some lines are a few words that name no person and say no place and date, or a label and its
/// value.
fn is_label(sheet: &Sheet, lines: &[usize]) -> bool {
    match lines {
        [line] => {
            let text = sheet.text(*line);
            let is_person = names::is_full_name(text) && !names::is_body(text);
            let is_said = is_person || facts::placed_date(text).is_some();
            sheet.is_free(*line) && !is_said && text.split_whitespace().count() <= MOST_WORDS
        }
        [label, value] => sheet.is_free(*value) && LABELS.field_label(sheet.text(*label)).is_some(),
        _ => false,
    }
}

/// Few texts have as many notes.
const HIGH: u64 = 100;

/// No label has more words.
const MOST_WORDS: usize = 6;

/// No label has more characters.
const LONGEST_LABEL: usize = 40;

/// Whether a short line says how somebody is to be reached, or what a publication is registered as:
/// an address of mail or of a site, or a long number.
fn is_contact(text: &str) -> bool {
    let has_address = text.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        inline::is_absolute(word)
            || word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    });
    let digits = text.chars().filter(char::is_ascii_digit).count();
    has_address || digits >= 8 && dates::parse(text).is_none()
}

/// Takes a row of links with which a page without closing sections ends: "[ Home ]  [ Papers ]".
fn clear_rows(sheet: &mut Sheet) {
    let is_row = |text: &str| {
        let brackets = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        let parts: Vec<&str> = match brackets {
            Some(inner) => inner.split(']').map(|part| part.trim_start_matches([' ', '['])).collect(),
            None => forms::columns(text),
        };
        let is_link = |part: &&str| {
            let words = part.split_whitespace().count();
            (1..=5).contains(&words) && !part.contains(|c: char| c.is_numeric() || ".,;?!".contains(c))
        };
        parts.len() > 1 && parts.iter().all(is_link)
    };
    let Some(last) = sheet.free(0..sheet.len()).next_back() else { return };
    if LABELS.is_house(sheet.text(last)) && sections::follows_prose(sheet, last) {
        return sheet.take(last, Part::Furniture);
    }
    let is_alone = last.checked_sub(1).is_none_or(|above| sheet.lines[above].is_blank());
    if is_alone && is_row(sheet.text(last)) && sections::follows_prose(sheet, last) {
        sheet.take(last, Part::Furniture);
    }
}

/// Where the list of notes begins with which a text ends: two that count up.
pub fn first_note(body: &[Paragraph]) -> Option<usize> {
    let number = |paragraph: &Paragraph| notes::note(&paragraph.text).map(|(number, _)| number);
    let counts_up = |pair: &[Paragraph]| {
        number(&pair[0]).zip(number(&pair[1])).is_some_and(|(one, next)| next == one + 1)
    };
    let last = body.windows(2).rposition(counts_up)?;
    let run = body[..=last].windows(2).rev().take_while(|pair| counts_up(pair)).count();
    Some(last - run)
}

/// Where the last of the notes stands that a printer has set at the feet of pages: alone, below the end of a text that
/// refers to it.
pub fn last_note(body: &[Paragraph]) -> Option<usize> {
    let last = body.len().checked_sub(1)?;
    // The number of its page may stand below it.
    let is_number = |paragraph: &Paragraph| paragraph.text.bytes().all(|b| b.is_ascii_digit());
    let last = if is_number(&body[last]) { last.checked_sub(1)? } else { last };
    let number = notes::note(&body[last].text).map(|(number, _)| number)?;
    (last > 0 && referred(&body[..last]).contains(&number)).then_some(last)
}

/// The numbers of the notes to which a text refers.
fn referred(text: &[Paragraph]) -> BTreeSet<u64> {
    text.iter().flat_map(|paragraph| notes::referred(&paragraph.text)).collect()
}

/// Whether some paragraphs below the note on the author can be a site's foot: there is little of
/// them beside the text, and they are no notes.
pub fn can_be(foot: &[Paragraph], text: &[Paragraph]) -> bool {
    let running = |paragraphs: &[Paragraph]| -> usize {
        paragraphs
            .iter()
            .map(|paragraph| &paragraph.text)
            .filter(|text| is_prose(text))
            .map(String::len)
            .sum()
    };
    let is_first = |paragraph: &Paragraph| notes::is_first(&paragraph.text);
    let numbers: Vec<u64> =
        foot.iter().filter_map(|one| notes::note(&one.text)).map(|(number, _)| number).collect();
    let is_meant = || {
        let meant = referred(text);
        numbers.iter().any(|number| meant.contains(number))
    };
    let has_notes =
        foot.iter().any(is_first) || first_note(foot).is_some() || !numbers.is_empty() && is_meant();
    running(foot) * TEXT_TO_FOOT <= running(text) && !has_notes
}
