//! Where one bio ends and the next begins in a paragraph that has several.

use super::subject::owner_of;
use crate::read::page_text::head::bylines::Author;
use crate::read::page_text::words::roles;
use crate::read::page_text::words::{names, sentences};

/// Parts bios that are run together where a sentence begins with somebody else, or goes on about one of
/// the authors behind an "and": "Ada Lind is a fellow, and Ben Roe is a lecturer."
pub fn parted(text: &str, authors: &[Author]) -> Vec<String> {
    let is_note = roles::subject(text).is_some() || owner_of(text, authors).is_some();
    let opens_bio = |start: &usize| {
        let sentence = &text[*start..];
        let says = roles::subject(sentence).is_some()
            && sentences::split(sentence).next().is_some_and(roles::says_role);
        *start == 0 || is_note && (says || owner_of(sentence, authors).is_some())
    };
    let starts: Vec<usize> = sentences::starts(text).into_iter().filter(opens_bio).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).flat_map(|(start, end)| clauses(text[*start..end].trim(), authors)).collect()
}

/// The clauses of a bio that are each on another author, closed as sentences are.
fn clauses(bio: &str, authors: &[Author]) -> Vec<String> {
    let told = |at: usize| roles::subject(&bio[at..]);
    let joined = |author: &Author| {
        let name = author.name.value.as_str();
        bio.match_indices(name).map(|(at, _)| at).find(|at| {
            let before = bio[..*at].trim_end().rsplit(' ').next();
            *at > 0 && before.is_some_and(names::is_joiner) && told(*at) == Some(name)
        })
    };
    let mut starts: Vec<usize> = authors.iter().filter_map(joined).collect();
    let is_on_other = told(0).is_some_and(|first| authors.iter().any(|author| author.name.value == first));
    if !is_on_other {
        starts.clear();
    }
    starts.sort_unstable();
    let ends: Vec<usize> = starts.iter().copied().chain([bio.len()]).collect();
    let starts = [0].into_iter().chain(starts);
    let close = |(start, end): (usize, usize)| {
        let clause = bio[start..end].trim_end();
        let whole = clause.rsplit_once(' ').filter(|(_, last)| end < bio.len() && names::is_joiner(last));
        whole
            .map_or(clause.to_owned(), |(clause, _)| format!("{}.", clause.trim_end_matches([',', ';', ' '])))
    };
    starts.zip(ends).map(close).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;
    use crate::read::page_text::sheet::Sheet;
    use crate::read::page_text::words::inline::Linked;

    #[test]
    fn bios_are_parted_between_sentences_and_behind_an_and() {
        let sheet = Sheet::new(&FilePath::new("a.txt"), "Ada Lind and Ben Roe");
        let authors = ["Ada Lind", "Ben Roe"].map(|name| Author::new(&sheet, 0, Linked::plain(name)));
        let (lind, roe) = ("Ada Lind is a fellow at the Desk.", "Ben Roe is a lecturer.");
        assert_eq!(parted(&format!("{lind} {roe}"), &authors), [lind, roe]);
        let joined = "Ada Lind is a fellow at the Desk, and Ben Roe is a lecturer.";
        assert_eq!(parted(joined, &authors), [lind, roe]);
        for whole in ["Ada Lind and Ben Roe are fellows.", "Ada Lind is a fellow and a friend of Ben Roe."] {
            assert_eq!(parted(whole, &authors), [whole]);
        }
    }
}
