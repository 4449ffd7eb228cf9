//! The end of a text: what a house says of itself below it, how it wants to be cited, and where and
//! when the text was written.

use super::head::is_label;
use super::{author_keys, record, repeats_field};
use crate::language::dates;
use crate::model::{Metadata, address};
use crate::read::blocks::{Block, BlockKind, Inline, plain_text};
use crate::read::frame::{Frame, key, words};
use crate::read::page::Cut;
use crate::read::page_text::facts;
use crate::read::page_text::imprint;
use crate::read::page_text::labels::{self, Field, LABELS};
use crate::read::page_text::sentences;
use crate::read::saved_page::metadata::names::is_body;

/// So many blocks with text are the end of it.
const END: usize = 5;

/// No more words stand in what a house says below a text.
const LONGEST: usize = 90;

/// So many words name an author and his house.
const CREDIT: usize = 8;

/// No more words say where a text was printed.
const PRINTED: usize = 30;

/// What a house is stands in so many words, of which its name is the first.
const DESCRIPTION: usize = 25;

/// A topic has no more words.
const NAME: usize = 4;

/// No more words name a journal, its issue and the pages of the text.
const IMPRINT: usize = 14;

/// No more words stand before the date in a line that says where and when a text was written.
const PLACES: usize = 4;

/// Cuts these from the end of a body.
pub fn clear(blocks: &mut Vec<Block>, metadata: &Metadata, cut: &mut Vec<Cut>) {
    let authors = author_keys(metadata);
    let is_text = |block: &Block| {
        !matches!(block.kind, BlockKind::NoteDefinition { .. }) && !block.plain_text().trim().is_empty()
    };
    let text: Vec<usize> = (0..blocks.len()).filter(|index| is_text(&blocks[*index])).collect();
    // What stands first is never the end.
    for index in text.into_iter().skip(1).rev().take(END) {
        let BlockKind::Paragraph(content) = &blocks[index].kind else { continue };
        let line = blocks[index].plain_text();
        let is_last = || !blocks[index + 1..].iter().any(is_text);
        let what = if line.split_whitespace().count() > LONGEST {
            None
        } else if is_citation(&line, metadata, &authors) {
            Some("citation")
        } else if is_credits(&line, &authors) || signs_again(&line, metadata, &authors) {
            Some("byline")
        } else if is_disclaimer(&line, &authors) {
            Some("disclaimer")
        } else if is_dated(&line, metadata) {
            Some("date")
        } else if is_of_manuscript(content) {
            Some("days of the manuscript")
        } else if let Some(frame @ (Frame::Permission | Frame::Contact)) = words().opening_of(&line) {
            Some(frame.name())
        } else if is_of_house(&line, &authors) {
            Some("contact")
        } else if ends_with_source(&line, metadata) {
            Some("source")
        } else if has_notice(content, metadata)
            || repeats_field(&key(&line), &metadata.rights)
            || LABELS.field_label(&line) == Some(Field::Rights)
        {
            Some("rights")
        } else if is_label(&blocks[index]) && is_last() {
            Some("label")
        } else if describes_house(&line, metadata) {
            Some("house")
        } else if is_keywords(&line) {
            Some("topics")
        } else if tells_printing(&line) || is_imprint(&line) {
            Some("print edition")
        } else {
            is_dateline(&line, metadata).then_some("place and date")
        };
        if let Some(what) = what {
            record(&blocks.remove(index), what, cut);
        }
    }
    clear_end_mark(blocks);
}

/// Cuts the last section, where its heading says that it is about the house, and a paragraph or two on that house
/// are all of it.
pub fn clear_house(blocks: &mut Vec<Block>, metadata: &Metadata, cut: &mut Vec<Cut>) {
    let end = super::text_end(blocks);
    let Some(at) = blocks[..end].iter().rposition(|block| matches!(block.kind, BlockKind::Heading(..)))
    else {
        return;
    };
    let below = &blocks[at + 1..end];
    let are_few = (1..=ON_HOUSE).contains(&below.len())
        && below.iter().all(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    let Some(house) = house_of(&blocks[at].plain_text(), metadata).filter(|_| at > 0 && are_few) else {
        return;
    };
    let opening = below[0].plain_text().split_whitespace().take(DESCRIPTION).collect::<Vec<_>>().join(" ");
    if key(&opening).contains(&house) {
        blocks.drain(at..end).for_each(|block| record(&block, "house", cut));
    }
}

/// So many paragraphs a house has on itself.
const ON_HOUSE: usize = 2;

/// "About the River Desk": what a heading calls the house, by its name or a part of it that is an institution's, behind
/// a word for what it is about.
fn house_of(heading: &str, metadata: &Metadata) -> Option<String> {
    let house = metadata.publisher.as_ref().map(|house| key(&house.value))?;
    let mut ends = heading.match_indices(' ').map(|(at, _)| heading.split_at(at));
    ends.find_map(|(about, rest)| {
        let rest = key(rest);
        let article = rest.split_once(' ').filter(|(first, _)| LABELS.articles.contains(first));
        let rest = article.map_or(rest.as_str(), |(_, rest)| rest);
        let is_named = rest.contains(' ') && house == rest || is_body(rest);
        let is_house =
            LABELS.abouts.contains(&labels::key(about)) && is_named && parted(&house, rest).is_some();
        is_house.then(|| rest.to_owned())
    })
}

/// The sign by which a house says that a text is over.
fn clear_end_mark(blocks: &mut [Block]) {
    let is_text = |block: &&mut Block| !matches!(block.kind, BlockKind::NoteDefinition { .. });
    let Some(last) = blocks.iter_mut().rev().find(is_text) else { return };
    if let BlockKind::Paragraph(content) = &mut last.kind
        && let Some(Inline::Text(text)) = content.last_mut()
    {
        let rest = text.trim_end_matches(|c: char| c.is_whitespace() || LABELS.end_marks.contains(c));
        if !rest.is_empty() {
            *text = rest.to_owned();
        }
    }
}

/// Whether a line cites the text itself: who wrote it or a label, then its title as one of several
/// parts, and its year. A sentence of the text may name all three.
fn is_citation(line: &str, metadata: &Metadata, authors: &[String]) -> bool {
    let has_label = words().opening_of(line) == Some(Frame::Citation);
    let line = key(line);
    let title = metadata.title.as_ref().map(|title| key(&title.value)).unwrap_or_default();
    let year = metadata.date.as_ref().map(|date| date.value.to_string().chars().take(4).collect::<String>());
    let Some((before, after)) = parted(&line, &title) else { return false };
    let has_year = year.is_some_and(|year| parted(&line, &year).is_some());
    // "The Strait," and "The Strait." are parts; what goes on without a sign is a sentence.
    let is_part = !after.starts_with(char::is_whitespace) && !after.starts_with("'s");
    has_year && is_part && (has_label || authors.iter().any(|author| opens_with_author(before, author)))
}

/// "Ada Lind (Hydrologist)": whether a line is an author and, in brackets, what is known of him.
fn signs_again(line: &str, metadata: &Metadata, authors: &[String]) -> bool {
    let line = key(line);
    let about =
        authors.iter().find_map(|author| line.strip_prefix(author.as_str())?.trim().strip_prefix('('));
    let credits = metadata.authors.iter().flatten();
    about.is_some_and(|about| {
        credits.into_iter().any(|credit| repeats_field(about.trim_end_matches(')'), &credit.bio))
    })
}

/// "Authors: Ada Lind and Ben Roe, River Institute": whether a line names all authors behind their label.
fn is_credits(line: &str, authors: &[String]) -> bool {
    let Some((Field::Authors, said)) = LABELS.field(line) else { return false };
    let said = key(said);
    let is_short = said.split_whitespace().count() <= authors.len() * CREDIT;
    is_short && !authors.is_empty() && authors.iter().all(|author| said.contains(author.as_str()))
}

/// "Lind, Ada", "A. Lind", "Ada Lind": whether a line opens with a part of a name, and names the
/// family of its bearer as a part of its own.
fn opens_with_author(line: &str, author: &str) -> bool {
    let (given, family) = author.rsplit_once(' ').unwrap_or((author, author));
    let Some((before, after)) = parted(line, family) else { return false };
    let is_given = |word: &str| {
        let initial = word.trim_end_matches(',').strip_suffix('.').and_then(|word| word.chars().next());
        given.split(' ').any(|name| word == name) || initial.is_some_and(|initial| given.starts_with(initial))
    };
    let next = after.trim_start();
    let is_part = next.starts_with(|c: char| !c.is_alphanumeric()) && !next.starts_with('\'');
    let is_joined = next.split_whitespace().next().is_some_and(|word| words().is_joint(word));
    before.split_whitespace().all(is_given) && (is_part || is_joined)
}

/// "Published 12 November 2008": whether a line is the day of publication behind its label.
fn is_dated(line: &str, metadata: &Metadata) -> bool {
    let known = metadata.date.as_ref().map(|date| date.value);
    let mut ends = line.match_indices(' ').map(|(at, _)| line.split_at(at)).take(DATE_LABEL);
    ends.any(|(label, day)| {
        let day = day.trim_start_matches([' ', ':']);
        let day = dates::parse(day);
        // "On 12 November 2008" may be more than a label.
        LABELS.dates.contains(&labels::key(label))
            && day.is_some()
            && (day == known || label.len() > DATE_WORD)
    })
}

/// The label of a day has no more words, and what is no mere preposition more letters, in bytes.
const DATE_WORD: usize = 5;
const DATE_LABEL: usize = 3;

/// What stands before and after the first place where a line has some words whole.
fn parted<'a>(line: &'a str, words: &str) -> Option<(&'a str, &'a str)> {
    let is_letter = |c: char| c.is_alphanumeric();
    let mut places = line.match_indices(words).map(|(at, _)| (&line[..at], &line[at + words.len()..]));
    places
        .find(|(before, after)| !before.ends_with(is_letter) && !after.starts_with(is_letter))
        .filter(|_| !words.is_empty())
}

/// Whether a line says whose opinion the text is not. One that names an author is about him as well.
fn is_disclaimer(line: &str, authors: &[String]) -> bool {
    LABELS.is_disclaimer(line) && !authors.iter().any(|author| key(line).contains(author.as_str()))
}

/// "The River Desk is a nonprofit research institute": whether a line opens with the name of the house and
/// tells what that is.
fn describes_house(line: &str, metadata: &Metadata) -> bool {
    let told = key(line);
    let told = told.strip_prefix("the ").unwrap_or(&told);
    let house = metadata.publisher.as_ref().map(|house| key(&house.value)).unwrap_or_default();
    let house = house.strip_prefix("the ").unwrap_or(&house);
    let first = line.split_whitespace().take(DESCRIPTION).collect::<Vec<_>>().join(" ");
    let is_named = told.strip_prefix(house).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    !house.is_empty() && is_named && LABELS.describes_house(&first)
}

/// "Keywords: dams, gauges": whether a line is a label of topics and several names behind it.
fn is_keywords(line: &str) -> bool {
    let Some((Field::Topics, said)) = LABELS.field(line) else { return false };
    let names: Vec<&str> = said.split([',', ';', '،']).map(str::trim).collect();
    names.len() > 1 && names.iter().all(|name| (1..=NAME).contains(&name.split_whitespace().count()))
}

/// "This article was first published by River Review": whether a line says where the text was printed.
fn tells_printing(line: &str) -> bool {
    LABELS.printed_by(line).is_some() && line.split_whitespace().count() <= PRINTED
}

/// "(from: River Review 6/2008, pp. 25-28)": whether a line is where and on which pages a journal has the
/// text, and no more.
fn is_imprint(line: &str) -> bool {
    // Without brackets it may be an entry of a list of books.
    let within = |line| Some(line).and_then(|line: &str| line.strip_prefix('(')?.strip_suffix(')'));
    let Some(line) = within(line.trim().trim_end_matches('.')) else { return false };
    let mut parts = line.rsplit([',', ';', ':']).map(str::trim);
    let has_pages = parts.next().is_some_and(imprint::is_pages);
    has_pages && line.contains(',') && line.split_whitespace().count() <= IMPRINT
}

/// "River Street 12, Bern | tel. 031 555 01 02": whether a line says where the house is called, and no more.
fn is_of_house(line: &str, authors: &[String]) -> bool {
    let names_author = || authors.iter().any(|author| key(line).contains(author.as_str()));
    let is_sentence = line.trim_end().ends_with(['.', '!', '?', '؟', '。']);
    words().names_telephone(line) && !is_sentence && !names_author()
}

/// "This page can be found at: http://desk.example/river": whether a line is the address of the page, behind
/// a label or none.
fn ends_with_source(line: &str, metadata: &Metadata) -> bool {
    let source = metadata.source.as_ref().map(|source| source.value.as_str());
    let last = line.split_whitespace().next_back().and_then(address::web);
    last.is_some() && last.as_deref() == source && line.split_whitespace().count() <= CREDIT + 1
}

/// Whether one of a paragraph's lines is about rights, and the others are the address of the house or
/// what it says of itself: any other sentence among them is the text's.
fn has_notice(content: &[Inline], metadata: &Metadata) -> bool {
    let lines = content.split(|inline| *inline == Inline::LineBreak).map(plain_text);
    let house = metadata.publisher.as_ref().map(|house| key(&house.value));
    let is_right = |part: &str| words().frame_of(part) == Some(Frame::Rights);
    // The house's own may stand behind its address.
    let is_own = |part: &str| house.as_ref().is_some_and(|house| key(part).contains(house.as_str()));
    let is_notice = |line: &String| {
        let last = line.split(['·', '|', '•']).next_back().unwrap_or_default();
        is_right(line) || is_right(last) && is_own(last)
    };
    let (notices, others): (Vec<String>, Vec<String>) = lines.partition(is_notice);
    let is_of_house = |line: &str| house.as_ref().is_some_and(|house| key(line).starts_with(house.as_str()));
    !notices.is_empty() && !others.iter().any(|line| sentences::ends(line.trim_end()) && !is_of_house(line))
}

/// "Received 3 May 2008 / Accepted 2 June 2008", "(Manuscript completed: 3 May 2008)": whether a
/// paragraph is days on which a journal was sent the text or took it, or on which its author ended it.
fn is_of_manuscript(content: &[Inline]) -> bool {
    let text = content.split(|inline| *inline == Inline::LineBreak).map(plain_text).collect::<Vec<_>>();
    let days = text
        .iter()
        .flat_map(|line| line.split([';', '|', '/']))
        .map(|day| day.trim().trim_matches(['(', ')', '（', '）', '.']).trim());
    let days: Vec<&str> = days.filter(|day| !day.is_empty()).collect();
    let is_day = |day: &&str| {
        let starts =
            day.match_indices([' ', ':', '：']).map(|(at, mark)| (&day[..at], &day[at + mark.len()..]));
        starts
            .into_iter()
            .any(|(label, day)| words().is_of_manuscript(label) && dates::parse(day.trim()).is_some())
    };
    !days.is_empty() && days.iter().all(is_day)
}

/// "Geneva/Vienna, 19 July 2008": places and the date of the text.
fn is_dateline(line: &str, metadata: &Metadata) -> bool {
    let Some((places, date)) = line.split_once(',') else { return false };
    let is_date = facts::date_line(date.trim())
        .is_some_and(|(date, _)| metadata.date.as_ref().is_some_and(|known| known.value == date));
    let is_place = |word: &str| word.starts_with(char::is_uppercase);
    is_date && places.split_whitespace().count() <= PLACES && places.split_whitespace().all(is_place)
}
