//! What the head says of those whom it names: their offices, and sentences about them.

use crate::model::Placed;
use crate::model::name_words::without_ranks;
use crate::read::page_text::head::bylines::Author;
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, Section};
use crate::read::page_text::words::{inline, names, roles, sentences};

/// As many lines a wrapped bio in the head may have.
const LONGEST_BIO: usize = 8;

/// No bio in the head has more characters.
const LONGEST_TOLD: usize = 500;

/// Reads a sentence of the head that says what an author is, as his bio.
pub fn bios(sheet: &mut Sheet, authors: &mut [Author]) {
    for line in sheet
        .head()
        .into_iter()
        .filter(|line| roles::subject(once_named(sheet.text(*line))).is_some())
        .collect::<Vec<_>>()
    {
        let wrapped = paragraphs::gather(sheet, line..sheet.len().min(line + LONGEST_BIO)).into_iter().next();
        let Some(Paragraph { lines, text }) = wrapped else { continue };
        let text = once_named(&text);
        let is_on_him = |sentence: &str| {
            let first = sentence.split(' ').next().unwrap_or_default().to_lowercase();
            LABELS.third_person.contains(&first) || LABELS.demonstratives.contains(&first)
        };
        let goes_on =
            || sentences::split(text).skip(1).all(is_on_him) && text.chars().count() <= LONGEST_TOLD;
        let is_bio = roles::says_role(text) && (sentences::count(text) <= 2 || goes_on());
        let subject = roles::subject(text).filter(|_| is_bio);
        // A byline may give him another title than his bio.
        let is_subject = |author: &&mut Author| {
            subject.is_some_and(|subject| without_ranks(subject) == without_ranks(&author.name.value))
        };
        let Some(author) = authors.iter_mut().find(is_subject) else {
            continue;
        };
        let named = sheet.line_of(&author.name.place);
        if named < line && author.bio.is_empty() && sheet.part(named) == Some(Part::Metadata) {
            let place = sheet.place_of(line, lines[lines.len() - 1]);
            author.bio.push(Placed::new(text.to_owned(), place));
            sheet.take_all(&lines, Part::Bio);
            let label = (0..line).rev().find(|above| !sheet.lines[*above].is_blank());
            let is_label = |label: &usize| LABELS.section(sheet.text(*label)) == Some(Section::Authors);
            label.filter(is_label).into_iter().for_each(|label| sheet.take(label, Part::Label));
        }
    }
}

/// Reads below the office of an author, or his name, the sentence that calls him by his given name: "Ada studied
/// the rivers of the north as an analyst."
pub fn familiar_bios(sheet: &mut Sheet, authors: &mut [Author]) {
    let head = sheet.head().last().map_or(0, |last| last + 1);
    for author in authors.iter_mut().filter(|author| author.bio.is_empty()) {
        let given = without_ranks(&author.name.value).split(' ').next().unwrap_or_default().to_owned();
        let known = author.about.as_ref().map_or(&author.name.place, |about| &about.place);
        let Some(line) = sheet.next_line(sheet.line_of(known) + 1).filter(|line| sheet.is_free(*line)) else {
            continue;
        };
        let text = sheet.text(line);
        let goes_on = text.strip_prefix(given.as_str()).and_then(|rest| rest.strip_prefix(' '));
        let is_on_him = goes_on.is_some_and(|rest| rest.starts_with(char::is_lowercase))
            && roles::says_role(text)
            && (sentences::ends(text) || text.split(' ').nth(1).is_some_and(roles::is_copula))
            && text.chars().count() <= LONGEST_FAMILIAR;
        let is_beside = line == sheet.line_of(known) + 1;
        if line < head + 1 && is_beside && is_on_him && sheet.part(sheet.line_of(known)).is_some() {
            author.bio.push(sheet.placed(line, text.to_owned()));
            sheet.take(line, Part::Bio);
        }
    }
}

/// No bio in the head that calls its author by his given name has more characters.
const LONGEST_FAMILIAR: usize = 300;

/// A bio without a name that is printed twice before it.
fn once_named(text: &str) -> &str {
    roles::named_twice(text).map_or(text, |(_, bio)| bio)
}

/// Reads what the line below a name says that its bearer is: "Senior Fellow, River Institute".
pub fn ranks(sheet: &mut Sheet, authors: &mut [Author]) {
    let lines: Vec<usize> = authors.iter().map(|author| sheet.line_of(&author.name.place)).collect();
    for (author, line) in authors.iter_mut().zip(&lines) {
        let is_alone = lines.iter().filter(|other| *other == line).count() == 1;
        let is_head = sheet.part(*line) == Some(Part::Metadata);
        let Some(rank) = rank_below(sheet, *line).filter(|_| is_alone && is_head && author.about.is_none())
        else {
            continue;
        };
        author.about = Some(sheet.placed(rank, sheet.text(rank).to_owned()));
        sheet.take(rank, Part::Metadata);
    }
}

/// As often a name stands below itself, and the line that says what its bearer is.
const TIMES: usize = 3;

/// The line below a name that says what somebody is: directly below it, or apart from it where
/// no heading says such a thing.
pub(super) fn rank_below(sheet: &Sheet, line: usize) -> Option<usize> {
    let next = |line: &usize| sheet.next_line(line + 1);
    // A picture of him may have brought the name a second time.
    let mut after = std::iter::successors(next(&line), next).take(TIMES);
    let below =
        after.find(|below| sheet.text(*below) != sheet.text(line)).filter(|below| sheet.is_free(*below))?;
    let text = sheet.text(below);
    let is_of_ranks = |word: &str| {
        let word = word.to_lowercase();
        [&LABELS.roles, &LABELS.body_joiners, &LABELS.joiners].iter().any(|table| table.contains(&word))
    };
    let is_linked = inline::linked(sheet.text(line)).address.is_some();
    // "Researcher at the River Centre": an office and a house.
    let opens = |word: &str| LABELS.offices.contains(&word.to_lowercase());
    let has_house = || text.split_whitespace().next().is_some_and(opens) && names::is_of_body(text);
    let is_sure = below == line + 1
        || is_linked
        || text.contains(", ")
        || text.split_whitespace().all(is_of_ranks)
        || has_house();
    (is_sure && is_rank(text)).then_some(below)
}

/// Whether a line says what somebody is, and is neither a sentence nor a name.
pub fn is_rank(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let says = words.clone().take(4).any(|word| LABELS.roles.contains(&word.to_lowercase()));
    let is_phrase = !sentences::ends(text) && !text.contains([':', '?']) && !sentences::is_prose(text);
    let opens =
        text.split_whitespace().next().is_some_and(|word| LABELS.articles.contains(&word.to_lowercase()));
    let is_other =
        LABELS.kind(text).is_some() || LABELS.field(text).is_some() || LABELS.section(text).is_some();
    (1..=14).contains(&words.count()) && says && is_phrase && !opens && !is_other
}

/// Whether further down the page a line is the same name, and the one below it begins with it.
pub(super) fn has_card(sheet: &Sheet, line: usize) -> bool {
    let name = sheet.text(line);
    let cards = (line + 1..sheet.len()).filter(|other| sheet.text(*other) == name);
    let is_told = |card: usize| sheet.lines.get(card + 1).is_some_and(|below| below.text.starts_with(name));
    cards.into_iter().any(is_told)
}
