//! Whom a bio is on, by its first words.

use super::has_other_word;
use crate::model::name_words;
use crate::read::page_text::head::bylines::Author;
use crate::read::page_text::head::lone_names::is_rank;
use crate::read::page_text::words::roles;
use crate::read::page_text::words::{names, sentences};

/// The author that a bio begins with, and the bio; of a name printed twice one is cut.
pub fn owner_of<'a>(text: &'a str, authors: &[Author]) -> Option<(usize, &'a str)> {
    // "Dr. Ada Lind is a fellow": a bio has titles that a byline leaves out.
    let untitled = name_words::after_ranks(text);
    let (index, rest) = authors.iter().enumerate().find_map(|(index, author)| {
        let name = author.name.value.as_str();
        let rest = text.strip_prefix(name).or_else(|| untitled.strip_prefix(name))?;
        Some((index, rest))
    })?;
    let rest = rest.trim_start();
    let name = authors[index].name.value.as_str();
    let again = rest.starts_with(name) || name_words::after_ranks(rest).starts_with(name);
    // "Ada Lind Senior Fellow, River Programme": his office needs no name.
    let is_office = || rest.split(' ').next().is_some_and(roles::is_role) && is_rank(rest);
    Some((index, if again || is_office() { rest } else { text }))
}

/// Whom a sentence says something of: "Ada Lind is a fellow", where nobody is known by that name.
pub fn said_of<'a>(text: &'a str, authors: &[Author]) -> Option<(&'a str, &'a str)> {
    let name = roles::subject_of_note(text)?;
    let is_new = !authors.iter().any(|author| name.contains(author.family_name()));
    (is_new && !text.starts_with("The ")).then_some((name, text))
}

/// Whom a bio begins with that tells what somebody has done, where nobody is named yet: "Ada Lind spent a
/// year in Orsa".
pub fn told_of<'a>(text: &'a str, authors: &[Author]) -> Option<(&'a str, &'a str)> {
    if !authors.is_empty() || !sentences::ends(text) {
        return None;
    }
    let is_small = |at: usize| text[at..].starts_with(char::is_lowercase);
    let end = text.match_indices(' ').take(5).map(|(at, _)| at).find(|at| is_small(at + 1))?;
    let name = &text[..end];
    (names::is_full_name(name) && !names::is_of_body(name) && !has_other_word(name)).then_some((name, text))
}
