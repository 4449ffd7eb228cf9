//! Titles that another line of the page says as well, with the site or with the subtitle.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::kickers::is_with_site;
use crate::read::page_text::sheet::paragraphs::Paragraph;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, key};

/// A title that another line says together with the name of the site.
pub fn said_with_site(candidates: &[Paragraph], titles: &[usize]) -> Option<usize> {
    titles.iter().copied().find(|title| {
        let is_with_site = |other: &&usize| is_with_site(&candidates[**other].text, &candidates[*title].text);
        titles.iter().any(|other| is_with_site(&other))
    })
}

/// A title that another line says together with the subtitle below it.
pub fn said_in_full(sheet: &Sheet, candidates: &[Paragraph], titles: &[usize]) -> Option<usize> {
    let mut pairs = titles.windows(2).filter(|pair| pair[0] + 1 == pair[1]);
    let said = |pair: &&[usize]| {
        let [title, subtitle] = [pair[0], pair[1]].map(|index| key(&candidates[index].text));
        (0..sheet.len()).any(|line| is_whole(&key(sheet.text(line)), &title, &subtitle))
    };
    pairs.find(said).map(|pair| pair[0])
}

/// Whether a line is a title and its subtitle, with a colon between them or without.
pub fn is_whole(line: &str, title: &str, subtitle: &str) -> bool {
    let rest = line.strip_prefix(title).map(|rest| rest.trim_start_matches([':', ' ']));
    !subtitle.is_empty() && rest == Some(subtitle)
}

/// Takes the lines between the head and the text that a line above the title says as well: a series' or a site's.
pub fn clear_named_above(sheet: &mut Sheet, title: usize) {
    let text = sheet.prose().iter().copied().find(|line| *line > title && sheet.is_free(*line));
    let above: BTreeSet<Cow<'_, str>> = (0..title).map(|line| key(sheet.text(line))).collect();
    let said = |line: usize| above.contains(&key(sheet.text(line)));
    // A heading of the text may be called so as well: it stands directly above the text.
    let opens_text = |line: usize| sheet.next_line(line + 1) == text;
    let is_label = |line: usize| {
        LABELS.section(sheet.text(line)).is_some() || sheet.text(line).starts_with('#') || opens_text(line)
    };
    let between = sheet.free(title + 1..text.unwrap_or(title));
    let again: Vec<usize> = between.filter(|line| said(*line) && !is_label(*line)).collect();
    sheet.take_all(&again, Part::Furniture);
}
