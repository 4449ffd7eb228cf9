//! The cards with which a page closes: an author's name, what he is, and what is said of him, with
//! no label above them.

use crate::model::Placed;
use crate::model::name_words::without_ranks;
use crate::read::page_text::head::bylines::{Author, admit};
use crate::read::page_text::head::lone_names::is_rank;
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::sections::{self, Found};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::inline::{self, Linked};
use crate::read::page_text::words::labels::{LABELS, Section};
use crate::read::page_text::words::{forms, names, roles, sentences};

/// As many of the last lines may be the cards of the authors, notes and what else closes a page.
const LAST: usize = 30;

/// Reads the cards of the authors; where the head names nobody, those whom the text is signed with.
pub fn read(sheet: &mut Sheet, authors: &mut Vec<Author>) {
    if authors.is_empty() {
        signed(sheet, authors);
    }
    let lines: Vec<usize> = sheet.free(0..sheet.len()).rev().take(LAST).collect();
    for line in lines {
        if below_office(sheet, line, authors) {
            continue;
        }
        let text = inline::plain(sheet.text(line));
        let is_his = |author: &Author| without_ranks(&author.name.value) == without_ranks(&text);
        let Some(author) = authors.iter_mut().find(|author| is_his(author)) else { continue };
        if opens_card(sheet, line) && author.bio.is_empty() {
            card(sheet, line, author);
        }
    }
}

/// Reads a card that has lost its name, and opens with the office of whom the line below it tells about: "Senior
/// Fellow, River Program / Ada Lind is a senior fellow at the River Desk.".
fn below_office(sheet: &mut Sheet, line: usize, authors: &mut [Author]) -> bool {
    if authors.is_empty() || sheet.is_prose(line) {
        return false;
    }
    let above = line.checked_sub(1).map(|above| sheet.text(above)).unwrap_or_default();
    let is_named = names::is_full_name(above);
    if is_named || !is_rank(sheet.text(line)) || !sections::follows_prose(sheet, line) {
        return false;
    }
    let Some(below) = sheet.next_line(line + 1).filter(|below| sheet.is_free(*below)) else { return false };
    let Some(told) = paragraphs::gather(sheet, below..sheet.len()).into_iter().next() else { return false };
    let subject = roles::subject(&told.text).filter(|_| roles::says_role(&told.text)).map(without_ranks);
    let is_his = |author: &&mut Author| subject == Some(without_ranks(&author.name.value));
    // The office of the line is that of the sentence: "a senior fellow".
    let office: Vec<&str> = sheet.text(line).split([' ', ',']).take(2).collect();
    if !told.text.to_lowercase().contains(&office.join(" ").to_lowercase()) {
        return false;
    }
    let Some(author) = authors.iter_mut().find(is_his).filter(|author| author.bio.is_empty()) else {
        return false;
    };
    let place = sheet.place_of(told.first(), told.last());
    author.bio.push(Placed::new(told.text.clone(), place));
    author.about.get_or_insert(sheet.placed(line, sheet.text(line).to_owned()));
    sheet.take_all(&told.lines, Part::Bio);
    sheet.take(line, Part::Bio);
    true
}

/// Reads the authors that a report prints side by side below its label for them, each with his rank in the
/// row below his name.
pub fn side_by_side(sheet: &mut Sheet, found: &[Found], authors: &mut Vec<Author>) {
    for found in found.iter().filter(|found| found.section == Section::Authors) {
        let Some(first) = sheet.free(found.lines.clone()).next() else { continue };
        let names = forms::columns(sheet.text(first));
        let ranks = sheet.lines.get(first + 1).map(|below| forms::columns(&below.text)).unwrap_or_default();
        let are_names = names.len() > 1 && names.iter().all(|name| names::is_full_name(name));
        if !are_names || ranks.len() != names.len() {
            continue;
        }
        let told: Vec<(String, String)> =
            names.into_iter().zip(ranks).map(|(name, rank)| (name.to_owned(), rank.to_owned())).collect();
        for (name, rank) in told {
            admit(sheet, first, Linked::plain(&name), authors);
            let about = sheet.placed(first + 1, rank);
            if let Some(author) = authors.iter_mut().find(|author| author.name.value == name) {
                author.about.get_or_insert(about);
            }
        }
        sheet.take(found.label, Part::Label);
        sheet.take_all(&[first, first + 1], Part::Bio);
        sheet.say("authors", "the names below their label");
    }
}

/// Reads the names with which a text is signed, each with its bearer's rank directly below it and nothing
/// else beside the two.
fn signed(sheet: &mut Sheet, authors: &mut Vec<Author>) {
    let lines: Vec<usize> = sheet.free(0..sheet.len()).rev().take(LAST).collect();
    let is_name = |line: usize| {
        let text = sheet.text(line);
        names::is_full_name(text) && !names::is_of_body(text) && !is_rank(text)
    };
    let is_open = |line: usize| sheet.lines.get(line).is_some_and(|line| !line.is_blank());
    let is_signed = |line: &usize| {
        let rank = line + 1;
        is_name(*line)
            && opens_card(sheet, *line)
            && is_open(rank)
            && sheet.is_free(rank)
            && is_rank(sheet.text(rank))
            && !is_open(rank + 1)
    };
    let mut found: Vec<usize> = lines.into_iter().filter(is_signed).collect();
    found.reverse();
    // They stand together, and no text goes on below them.
    let Some((first, last)) = found.first().copied().zip(found.last().copied()) else { return };
    let is_other = |line: usize| !found.iter().any(|name| *name == line || name + 1 == line);
    if sheet.free(first..last).any(is_other)
        || sheet.free(last + 2..sheet.len()).any(|line| sheet.is_prose(line))
    {
        return;
    }
    for line in found {
        admit(sheet, line, Linked::plain(sheet.text(line)), authors);
        let about = sheet.placed(line + 1, sheet.text(line + 1).to_owned());
        if let Some(author) = authors.last_mut() {
            author.about.get_or_insert(about);
        }
        sheet.take_all(&[line, line + 1], Part::Bio);
    }
    sheet.say("authors", "the names below the text");
}

/// Whether a name stands below the text, apart from what is above it.
fn opens_card(sheet: &Sheet, line: usize) -> bool {
    let is_apart = |above: usize| sheet.lines[above].is_blank() || !sheet.is_free(above);
    line > 0 && is_apart(line - 1) && sections::follows_prose(sheet, line)
}

/// "Fellow at the River Desk.": whether a sentence opens with an office and says nothing of what anybody did.
fn names_office(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_role = |word: &str| roles::is_role(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let opens = words.iter().take(2).any(|word| is_role(word));
    let first = words.first().map(|first| first.to_lowercase()).unwrap_or_default();
    opens
        && !LABELS.articles.contains(&first)
        && !LABELS.first_person.contains(&first)
        && !text.split([',', '،']).next().unwrap_or_default().split_whitespace().any(roles::is_copula)
        && !text.ends_with(['?', '؟', '!'])
}

/// No sentence that says nothing but an office has more characters.
const LONGEST_OFFICE: usize = 200;

/// Reads what stands below the name of an author: his rank, the paragraphs about him, or both.
fn card(sheet: &mut Sheet, line: usize, author: &mut Author) {
    let said =
        sheet.lines.get(line + 1).map(|below| names::without_accounts(&below.text)).unwrap_or_default();
    let rank = (line + 1 < sheet.len() && sheet.is_free(line + 1) && is_rank(&said)).then_some(line + 1);
    let first = rank.unwrap_or(line) + 1;
    let is_taken = |line: &usize| !sheet.is_free(*line) && !sheet.lines[*line].is_blank();
    let end = (first..sheet.len()).find(is_taken).unwrap_or(sheet.len());
    let told = paragraphs::gather(sheet, first..end);
    let name = without_ranks(&author.name.value);
    let is_on_him =
        |told: &&Paragraph| roles::subject(&told.text).is_some_and(|subject| without_ranks(subject) == name);
    // Directly below his name "Fellow at the River Desk." needs no other.
    let is_office = |told: &&Paragraph| {
        let text = &told.text;
        told.first() == line + 1
            && text.chars().count() <= LONGEST_OFFICE
            && sentences::count(text) == 1
            && names_office(text)
    };
    // "Ada Lind built gauges." directly below "Ada Lind".
    let last = sheet.prose().iter().rfind(|prose| sheet.is_free(**prose)).copied().unwrap_or_default();
    let names_him = |told: &&Paragraph| {
        if told.last() < last {
            return false;
        }
        let rest = told.text.strip_prefix(sheet.text(line));
        told.first() == line + 1
            && rest.is_some_and(|rest| rest.starts_with(' '))
            && sentences::ends(&told.text)
    };
    let is_his = |told: &&Paragraph| is_on_him(told) || is_office(told) || names_him(told);
    let told: Vec<&Paragraph> = told.iter().take_while(is_his).collect();
    let Some(last) = told.last().map(|told| told.last()).or(rank) else { return };
    if let Some(rank) = rank {
        let said = sheet.placed(rank, said);
        match &author.about {
            None => author.about = Some(said),
            // A byline may name another office of his.
            Some(known) if known.value != said.value => author.bio.push(said),
            Some(_) => {}
        }
    }
    let bios =
        told.iter().map(|told| Placed::new(told.text.clone(), sheet.place_of(told.first(), told.last())));
    author.bio.extend(bios);
    sheet.take_all(&(line..=last).collect::<Vec<_>>(), Part::Bio);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    const TEXT: &str =
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.";

    fn signed_by(end: &str) -> Vec<(String, Option<String>)> {
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), &format!("Low Water\n\n{TEXT}\n\n{end}"));
        let mut authors = Vec::new();
        read(&mut sheet, &mut authors);
        let said = |author: Author| (author.name.value, author.about.map(|about| about.value));
        authors.into_iter().map(said).collect()
    }

    #[test]
    fn a_text_is_signed_with_names_and_ranks_below_it() {
        let lind = ("Ada Lind".to_owned(), Some("director, River Desk".to_owned()));
        let roe = ("Ben Roe".to_owned(), Some("lecturer in hydrology".to_owned()));
        assert_eq!(
            signed_by("Ada Lind\ndirector, River Desk\n\nBen Roe\nlecturer in hydrology\n\nMost read"),
            [lind, roe]
        );
        // A heading has its text below it, and a name alone may be one.
        assert_eq!(signed_by(&format!("Ada Lind\ndirector, River Desk\n\n{TEXT}")), []);
        assert_eq!(signed_by("Ada Lind"), []);
    }
}
