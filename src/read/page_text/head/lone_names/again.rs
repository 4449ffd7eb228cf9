//! Lines of the head that name again whom another line has named.

use std::collections::BTreeSet;

use super::told::rank_below;
use crate::read::page_text::head::bylines::Author;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::inline::Linked;
use crate::read::page_text::words::{forms, names};

/// Takes the lines of the head that name nobody but authors whom another line has named, and what
/// stands directly below one of them: where he works and how he is reached.
pub fn again(sheet: &mut Sheet, authors: &mut [Author]) {
    // What each of several said may stand below his name.
    let is_heading = |line: usize| {
        let is_his = |author: &Author| author.name.value == sheet.text(line);
        let opens_text = sheet.next_line(line + 1).is_some_and(|below| sheet.is_prose(below));
        opens_text && authors.iter().any(is_his)
    };
    let headings: Vec<usize> = sheet.free(0..sheet.len()).filter(|line| is_heading(*line)).collect();
    let several: BTreeSet<&str> = headings.iter().map(|line| sheet.text(*line)).collect();
    let are_several = several.len() > 1;
    for line in sheet.head() {
        if are_several && headings.contains(&line) {
            continue;
        }
        let text = sheet.text(line);
        if !authors.iter().any(|author| text.contains(author.family_name())) {
            continue;
        }
        // The name in one word is that of an account.
        let is_account = |author: &Author| {
            let name = &author.name.value;
            name.contains(' ') && name.replace(' ', "").eq_ignore_ascii_case(text)
        };
        if authors.iter().any(is_account) {
            sheet.clipped.push(line);
            sheet.take(line, Part::Metadata);
            continue;
        }
        // The mark before a date that a copy has lost may stand behind the names.
        let named = names::all_names(forms::unseparated(text)).unwrap_or_default();
        let is_author = |name: &Linked| authors.iter().any(|author| author.name.value == name.text);
        if named.is_empty() || !named.iter().all(is_author) {
            continue;
        }
        sheet.take(line, Part::Metadata);
        if let Some(rank) = rank_below(sheet, line).filter(|_| named.len() == 1) {
            let author = authors.iter_mut().find(|author| author.name.value == named[0].text);
            if let Some(author) = author.filter(|author| author.about.is_none()) {
                author.about = Some(sheet.placed(rank, sheet.text(rank).to_owned()));
                sheet.take(rank, Part::Metadata);
                continue;
            }
        }
        let is_told = |below: &usize| {
            let is_body = sheet.is_free(*below) && names::is_body(sheet.text(*below));
            is_body || forms::is_mail_address(sheet.text(*below))
        };
        let below: Vec<usize> = (line + 1..sheet.len()).take_while(is_told).collect();
        let houses: Vec<usize> = below.iter().copied().filter(|below| sheet.is_free(*below)).collect();
        let author = authors.iter_mut().find(|author| author.name.value == named[0].text);
        if let Some((author, first)) = author.zip(houses.first()).filter(|_| named.len() == 1) {
            let said: Vec<&str> = houses.iter().map(|house| sheet.text(*house)).collect();
            let about = sheet.placed(*first, said.join(", "));
            author.about.get_or_insert(about);
            sheet.take_all(&below, Part::Metadata);
        }
    }
}
