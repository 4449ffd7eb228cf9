//! What closes a text: a note on its author, an end mark, where and when it was written, who
//! printed it first.

use super::site_foot;
use super::starred;
use crate::model::name_words::{self, after_ranks, without_ranks};
use crate::model::{Metadata, Placed};
use crate::read::page_text::head::Opening;
use crate::read::page_text::head::bylines::{Author, admit, markdown};
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::text::notes;
use crate::read::page_text::words::inline::{self, Linked};
use crate::read::page_text::words::labels::{Field, LABELS, Section};
use crate::read::page_text::words::roles::{
    is_copula, is_role, said, says_role, subject_of_note, subjects, unmarked,
};
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{facts, names, sentences};

/// Reads the note on the author: the last paragraphs, or the first where the page puts it there.
pub fn note(
    sheet: &mut Sheet,
    metadata: &mut Metadata,
    authors: &mut Vec<Author>,
    end: usize,
    kind: Option<usize>,
) -> Opening {
    starred::read(sheet, authors, end);
    let mut body = paragraphs::gather(sheet, 0..end);
    // The notes of the text and what it cites may stand below the note on its author.
    let is_over_notes = |label: &Paragraph| LABELS.section(&label.text) == Some(Section::Notes);
    let listed = site_foot::first_note(&body).or_else(|| body.iter().rposition(is_over_notes));
    let listed = listed.or_else(|| site_foot::last_note(&body));
    let is_claimed = metadata.rights.is_some();
    let is_told_last = |last: &Paragraph| {
        is_note(last, authors) || authors.is_empty() && is_claimed && is_plain_note(sheet, last)
    };
    let listed = listed.filter(|first| !body[*first..].iter().any(is_told_last));
    body.truncate(listed.unwrap_or(body.len()));
    let below = below_note(&body, authors);
    let is_told = |at: &usize| is_note(&body[*at], authors) || is_about(&body, *at, authors);
    let closing: Vec<&Paragraph> =
        (0..body.len() - below).rev().take_while(is_told).map(|at| &body[at]).collect();
    let plain =
        (closing.is_empty() && authors.is_empty()).then(|| plain_note(sheet, &body, is_claimed)).flatten();
    let below = plain.map_or(below, |at| body.len() - at - 1);
    let closing: Vec<&Paragraph> = plain.map(|at| &body[at]).into_iter().chain(closing).collect();
    let number = metadata.number.as_ref().map(|number| sheet.line_of(&number.place));
    let before_kind = |first: &Paragraph| {
        let below = sheet.next_line(first.last() + 1);
        below.is_some() && (below == kind || below == number)
    };
    // Above it nothing but the title may stand, and above the byline what a house says of itself.
    let byline = authors.iter().map(|author| sheet.line_of(&author.name.place)).max();
    let is_below = |paragraph: &&Paragraph| byline.is_none_or(|byline| paragraph.first() > byline);
    let first = body.iter().position(|first| is_prose(&first.text) && is_below(&first));
    let first = first.filter(|first| body[..*first].iter().filter(is_below).count() < 2);
    let opening = body.get(first.unwrap_or(0)).filter(|first| {
        let is_lone = before_kind(first) && authors.is_empty() && !subjects(&said(&first.text)).is_empty();
        closing.is_empty() && body.len() > 1 && (is_marked_note(first, authors) || is_lone)
    });
    let above = || body.iter().position(|first| is_prose(&first.text));
    let of_all = || above().filter(|at| closing.is_empty() && authors.is_empty() && tells_of_all(&body, *at));
    let stands = if opening.is_some() { Opening::Note } else { Opening::Text };
    let opening = opening.or_else(|| of_all().map(|at| &body[at]));
    let notes: Vec<&Paragraph> = closing.into_iter().rev().chain(opening).collect();
    let (Some(first), Some(last)) = (notes.first(), notes.last()) else { return Opening::Text };
    // A text that is nothing but notes is a text.
    if notes.len() == body.len() {
        return Opening::Text;
    }
    let texts: Vec<&str> = notes.iter().map(|note| unmarked(&note.text)).collect();
    metadata.author_note =
        Some(Placed::new(markdown(&texts.join(" ")), sheet.place_of(first.first(), last.last())));
    if authors.is_empty() {
        for note in &notes {
            let text = said(&note.text);
            for name in sentences::split(&text).flat_map(subjects) {
                admit(sheet, note.first(), name, authors);
            }
        }
    }
    for note in notes {
        sheet.take_all(&note.lines, Part::Bio);
    }
    for foot in &body[body.len() - below..] {
        sheet.take_all(&foot.lines, Part::Foot);
    }
    sheet.say("author_note", if stands == Opening::Note { "the opening line" } else { "the closing line" });
    stands
}

/// Reads the note on an author that stands below the closing sections, where nothing else tells of him.
pub fn note_below_sections(sheet: &mut Sheet, metadata: &mut Metadata, authors: &[Author], tail: usize) {
    if metadata.author_note.is_some() || authors.iter().any(|author| !author.bio.is_empty()) {
        return;
    }
    let below = paragraphs::gather(sheet, tail..sheet.len());
    let Some(note) = below.iter().find(|note| is_note(note, authors) && sentences::ends(&note.text)) else {
        return;
    };
    let place = sheet.place_of(note.first(), note.last());
    metadata.author_note = Some(Placed::new(markdown(unmarked(&note.text)), place));
    sheet.take_all(&note.lines, Part::Bio);
    sheet.say("author_note", "the line below the closing sections");
}

/// Whether each sentence of a paragraph above the text says what somebody is whom the text never names:
/// "Ada Lind is a fellow at the Desk. Ben Roe is its director."
fn tells_of_all(body: &[Paragraph], at: usize) -> bool {
    let text = said(&body[at].text);
    let is_new = |name: &Linked| {
        let family = names::family_name(&name.text);
        !body.iter().enumerate().any(|(other, paragraph)| other != at && paragraph.text.contains(family))
    };
    let is_told = |sentence: &str| {
        let named = subjects(sentence);
        !named.is_empty() && says_role(sentence) && named.iter().all(is_new)
    };
    text.chars().count() <= LONGEST_NOTE && body.len() > at + 2 && sentences::split(&text).all(is_told)
}

/// As many paragraphs of a site's foot may stand below the note on the author.
const FOOT: usize = 12;

/// How many paragraphs stand below the note on the author, with which the text is over: a line or
/// two, or more below a note that says what its author is.
fn below_note(body: &[Paragraph], authors: &[Author]) -> usize {
    let mut last = body.iter().rev().take(FOOT).enumerate();
    let is_short = |below: &[Paragraph]| {
        let is_short = |last: &Paragraph| last.text.chars().count() <= 60 && !sentences::ends(&last.text);
        below.len() <= 2 && below.iter().all(is_short)
    };
    let found = last.find(|(below, paragraph)| {
        let (text, foot) = body.split_at(body.len() - below);
        let is_foot = || says_role(&paragraph.text) && site_foot::can_be(foot, text);
        let is_told = is_note(paragraph, authors) || is_about(body, text.len() - 1, authors);
        is_told && (is_short(foot) || is_foot())
    });
    found.map_or(0, |(below, _)| below)
}

/// No note on an author has more characters.
pub const LONGEST_NOTE: usize = 700;

/// A note names an author in its first words and says what he is.
fn is_note(paragraph: &Paragraph, authors: &[Author]) -> bool {
    let text = said(&paragraph.text);
    let mut says = text.split_whitespace().take(12).any(is_copula);
    // In some languages the verb comes last, or is a part of the last word.
    let last = text.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit(char::is_whitespace).next();
    says |= last.is_some_and(|last| {
        // In Hungarian there is none: "Kovács Anna az intézet kutatója."
        is_copula(last)
            || is_role(last) && sentences::ends(&text)
            || LABELS.copula_endings.iter().any(|end| last.ends_with(end))
    });
    let opens = opening_of(&text);
    let name = |author: &Author| without_ranks(&author.name.value).to_lowercase();
    let names_author = authors.iter().any(|author| opens.contains(&name(author)));
    let is_short = text.chars().count() <= LONGEST_NOTE;
    // "Ada Lind, fellow, River Institute": a signature says it without a verb.
    let signs = |author: &Author| {
        let rest = text.strip_prefix(author.name.value.as_str()).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with([',', '(', '–', '—']) && says_role(rest))
    };
    let is_signature = !sentences::ends(&text) && text.chars().count() <= 160 && authors.iter().any(signs);
    is_signature
        || is_prepared(&text)
        || is_short && is_on_writer(&text)
        || is_short && names_author && (says || subject_of_note(&text).is_some())
        || is_short && authors.iter().any(|author| is_on_family_name(&text, author))
        || is_marked_note(paragraph, authors)
}

/// "The writer, a former adviser to the desk, teaches in Orsa.": a newspaper's note, which names nobody.
fn is_on_writer(text: &str) -> bool {
    let Some(end) = text.match_indices([' ', ',']).map(|(at, _)| at).nth(1) else { return false };
    let (writer, rest) = text.split_at(end);
    let verb = rest.split_whitespace().next().is_some_and(is_copula);
    LABELS.writers.contains(&writer.to_lowercase()) && (rest.starts_with(',') || verb) && says_role(text)
}

/// "Lind is a fellow at the River Desk.": a sentence that says what an author is, by his last name.
fn is_on_family_name(text: &str, author: &Author) -> bool {
    let mut words = after_ranks(text).split_whitespace();
    // A byline may stand in capitals.
    let is_his =
        words.next().is_some_and(|first| first.to_lowercase() == author.family_name().to_lowercase());
    let is_told = words.next().is_some_and(is_copula) && words.take(FEW).any(is_role);
    author.name.value.contains(' ') && is_his && is_told
}

/// So many words stand between the verb and the word that says what somebody is.
const FEW: usize = 5;

/// No paragraph about an author that does not say what he is has more characters.
const ABOUT: usize = 240;

/// Whether a paragraph opens with an author's whole name, with his rank or without, and goes on about
/// him: few write so of themselves. Where a text speaks so of one of them elsewhere, of a body, or below
/// a heading, it is the text's.
fn is_about(body: &[Paragraph], at: usize, authors: &[Author]) -> bool {
    let text = said(&body[at].text);
    if text.chars().count() > ABOUT || !sentences::ends(&text) {
        return false;
    }
    let is_below_text = at > 0 && sentences::ends(&body[at - 1].text);
    let is_on = |author: &Author| {
        let name = without_ranks(&author.name.value);
        let after = after_ranks(&text).strip_prefix(name);
        // "Ada Lind, The Long River, Orsa Press, 2009." is a book, and "Ada Lind: …" what she says.
        let goes_on = |rest: &str| {
            let says_what = || says_role(rest) || rest.split([',', ' ']).any(name_words::is_word_of_body);
            rest.starts_with(' ') || rest.starts_with(", ") && says_what()
        };
        let is_said_again = || {
            let others = body.iter().enumerate().filter(|(other, _)| *other != at);
            // Glued to the first word of the text it is the byline.
            others.into_iter().any(|(_, other)| {
                let other = inline::plain(&other.text);
                other
                    .match_indices(name)
                    .any(|(at, _)| !other[at + name.len()..].starts_with(char::is_uppercase))
            })
        };
        name.contains(' ')
            && !names::is_body(name)
            && after.is_some_and(|rest| goes_on(rest) && !rest.contains(": "))
            && !is_said_again()
    };
    is_below_text && authors.iter().any(is_on)
}

/// "This report was prepared by Ada Lind.": who wrote down what others said.
fn is_prepared(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_kind = |word: &str| {
        LABELS.kind_nouns.contains(word.to_lowercase().as_str())
            || LABELS.field_label(word) == Some(Field::Summary)
    };
    LABELS.demonstratives.contains(&first)
        && sentences::count(text) == 1
        && text.chars().count() <= ABOUT
        && LABELS.prepared.iter().filter_map(|by| text.split_once(by)).any(|(report, name)| {
            let name = name.trim().trim_end_matches('.');
            report.split_whitespace().any(is_kind) && names::all_names(name).is_some()
        })
}

/// The first words of a text, small.
pub fn opening_of(text: &str) -> String {
    text.split_whitespace().take(6).collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The last paragraph that says what somebody is whom the text has not named: it closes the page, or stands above
/// what a house says of itself at the foot of all of its pages, with a claim of rights.
fn plain_note(sheet: &Sheet, body: &[Paragraph], is_claimed: bool) -> Option<usize> {
    let last = body.len().checked_sub(1)?;
    let can_close = |at: usize| {
        let (text, foot) = body.split_at(at + 1);
        let is_of_house = || foot.iter().any(|foot| LABELS.describes_house(&foot.text));
        foot.is_empty() || is_claimed && site_foot::can_be(foot, text) && is_of_house()
    };
    (last.saturating_sub(MOST_BELOW)..=last)
        .rev()
        .find(|at| is_plain_note(sheet, &body[*at]) && can_close(*at))
}

/// As many paragraphs of a house may stand below the note on an author whom nothing else names.
const MOST_BELOW: usize = 3;

/// A last paragraph that says what somebody is whom the text has not named.
fn is_plain_note(sheet: &Sheet, last: &Paragraph) -> bool {
    let text = said(&last.text);
    let Some(Linked { text: name, .. }) = subjects(&text).into_iter().next() else { return false };
    let family = name.split_whitespace().next_back().unwrap_or_default();
    let is_named = (0..last.first()).any(|line| sheet.text(line).contains(family));
    text.chars().count() <= 400 && says_role(&text) && !is_named
}

/// A note that an end mark or an asterisk shows to be one, whoever it names.
fn is_marked_note(paragraph: &Paragraph, authors: &[Author]) -> bool {
    let text = &paragraph.text;
    let is_marked = unmarked(text).len() < text.trim().len();
    let shown = said(text);
    let is_author = |name: &str| {
        authors.is_empty()
            || authors.iter().any(|author| author.name.value == name || name.ends_with(author.family_name()))
    };
    is_marked && subject_of_note(&shown).is_some_and(is_author) && text.chars().count() <= LONGEST_NOTE
}

/// Reads the place and the date with which a text may close: "Bamako/Dakar, 14 July 2019".
pub fn dateline(sheet: &mut Sheet, metadata: &mut Metadata, end: usize) {
    // Notes may stand below them.
    let is_note = |paragraph: &Paragraph| notes::note(&paragraph.text).is_some();
    let body = paragraphs::gather(sheet, 0..end);
    let Some(line) = body.iter().rfind(|last| !is_note(last)).map(Paragraph::last) else { return };
    let date = facts::placed_date(sheet.text(line)).filter(|_| !paragraphs::goes_on(sheet, line));
    let Some(date) = date.filter(|_| sheet.prose().iter().any(|prose| *prose < line)) else { return };
    let known = metadata.date.as_ref().map(|known| known.value);
    if known.is_none() {
        metadata.date = Some(sheet.placed(line, date));
        sheet.say("date", "the place and the date below the text");
    }
    if known.is_none_or(|known| known == date) {
        sheet.take(line, Part::Metadata);
        // The head may say the same.
        let is_same = |above: &usize| *above < line && sheet.text(*above) == sheet.text(line);
        let again: Vec<usize> = sheet.head().into_iter().filter(is_same).collect();
        sheet.take_all(&again, Part::Furniture);
    }
}
