//! Parts a text that names several people where a list was meant: `author: "A, B and C"`.
//!
//! The readers of briefs call it for authors, `assemble` for editors. A page's bylines are parted
//! by the same words. A line is parted only where every piece is somebody's whole name; any other
//! stays one name, with a warning where it may be more.

use super::fault::Fault;
use super::page_text::labels::LABELS;
use super::page_text::names::{all_names, is_body, is_full_name, is_name, split};
use super::page_text::roles::says_role;
use super::saved_page::{turned, without_opener};
use crate::diagnostic::Diagnostics;
use crate::language::Language;
use crate::model::contributor::{Credit, CreditForm, CreditName, is_id};
use crate::model::{Placed, name_words};

/// The credits with each line of names as a credit a name.
pub fn parted(credits: Vec<Credit>, diagnostics: &mut Diagnostics) -> Vec<Credit> {
    let mut out = Vec::with_capacity(credits.len());
    for credit in credits.into_iter().map(without_by) {
        match (credit.form, &credit.name) {
            (CreditForm::Line, CreditName::Name(line)) => {
                let names = names(&line.value).unwrap_or_else(|doubt| {
                    if doubt == Doubt::May {
                        let (place, text) = (line.place.clone(), line.value.clone());
                        diagnostics.push(Fault::TakenForOneName { place, text });
                    }
                    vec![line.value.clone()]
                });
                let named = |name| CreditName::from_typed(Placed::new(name, line.place.clone()));
                out.extend(names.into_iter().map(|name| Credit::named(named(name))));
            }
            (CreditForm::Line, CreditName::Id(_)) | (CreditForm::Item, _) => out.push(credit),
        }
    }
    out
}

/// A credit without the word of a byline, which the book prints itself: "By Ada Lind".
fn without_by(mut credit: Credit) -> Credit {
    if let CreditName::Name(name) = &mut credit.name {
        let rest = without_opener(&name.value);
        let opener = name.value[..name.value.len() - rest.len()].trim_end_matches([' ', ':']);
        // "Von" is a word of names as well, and what opens the name of a house is its own.
        let is_opener = Language::is_byline_word(opener) && !name_words::is_particle(opener);
        let are_people = || {
            all_names(rest).is_some_and(|names| {
                names.iter().all(|name| is_full_name(&name.text) && !is_body(&name.text))
            })
        };
        if is_opener && are_people() {
            name.value = rest.to_owned();
        }
    }
    credit
}

/// Whether a line that was not parted names several all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// It may.
    May,
    /// It is one name.
    None,
}

/// The names of a line, if it is certain that it holds nothing else.
fn names(line: &str) -> Result<Vec<String>, Doubt> {
    // A semicolon parts names that may hold commas: "Lind, Ada; Roe, Ben".
    if line.contains([';', '؛']) {
        let names: Vec<_> = line.split([';', '؛']).map(str::trim).filter(|name| !name.is_empty()).collect();
        let is_name =
            |name: &&str| is_id(name) || turned(name).is_some() || is_full_name(name) && !says_role(name);
        let are_names = !names.is_empty() && names.iter().all(is_name);
        return if are_names { Ok(names.into_iter().map(str::to_owned).collect()) } else { Err(Doubt::May) };
    }
    // Two words are one name, without a look into any table.
    if !line.contains([',', '،', '&', '|']) && line.split_whitespace().count() < 3 {
        return Err(Doubt::None);
    }
    let pieces: Vec<String> = split(line).into_iter().map(|piece| piece.text).collect();
    if pieces.len() < 2 {
        return Err(Doubt::None);
    }
    if pieces.iter().all(|piece| is_id(piece)) {
        return Ok(pieces);
    }
    // A rank or a house behind a name is no name; a mark that is more than a comma may be anything.
    let named = all_names(line).filter(|names| names.iter().all(|name| name.about.is_none()));
    let is_plain = !line.contains(['(', ')', '[', ']', '<', '@', '+', '*', '/', '|']);
    let is_certain = is_plain && named.is_some() && pieces.iter().all(|piece| is_full_name(piece));
    match is_certain && !pieces.iter().any(|piece| goes_on(piece)) {
        true => Ok(pieces),
        false if is_one(line, &pieces) => Err(Doubt::None),
        false => Err(Doubt::May),
    }
}

/// Whether a body's name may go on behind a comma: "Department of Trade, Energy and Climate".
fn goes_on(piece: &str) -> bool {
    let has = |known: fn(&str) -> bool| piece.split_whitespace().any(known);
    has(name_words::is_word_of_body) && has(|word| LABELS.body_joiners.contains(&word.to_lowercase()))
}

/// Whether a line that is not to be parted is surely one name: "Lind, Ada", a body's, or a family's
/// of two words, "Ortega y Gasset".
fn is_one(line: &str, pieces: &[String]) -> bool {
    let double = || {
        let joined = line.split_whitespace().filter(|word| LABELS.joins(word));
        !line.contains(',') && joined.into_iter().all(name_words::is_particle) && is_name(line)
    };
    let is_body = || goes_on(&pieces[0]) && pieces[1..].iter().all(|piece| !is_full_name(piece));
    turned(line).is_some() || is_body() || double()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Place};

    /// The names that a line of authors gives, and whether there was a warning.
    fn authors(line: &str) -> (Vec<String>, bool) {
        let name = CreditName::from_typed(Placed::new(line.to_owned(), Place::file("a.md")));
        let mut diagnostics = Diagnostics::default();
        let credit = Credit { form: CreditForm::Line, ..Credit::named(name) };
        let names = parted(vec![credit], &mut diagnostics).into_iter().map(|credit| match credit.name {
            CreditName::Name(name) => name.value,
            CreditName::Id(id) => format!("#{}", id.value),
        });
        let names = names.collect();
        let warned = diagnostics.into_vec();
        assert!(warned.iter().all(|fault| fault.code == Code::AmbiguousName), "{warned:?}");
        (names, !warned.is_empty())
    }

    #[test]
    fn the_word_of_a_byline_is_no_part_of_a_name() {
        assert_eq!(authors("By Ada Lind").0, ["Ada Lind"]);
        assert_eq!(authors("by Ada Lind and Ben Roe").0, ["Ada Lind", "Ben Roe"]);
        assert_eq!(authors("Par Ada Lind").0, ["Ada Lind"]);
        for name in [
            "By Lind",
            "Von der Leyen",
            "von Ada Lind",
            "Byron Lind",
            "Text and Data Unit",
            "About Rivers Group",
            "Oleh Ivan Roe",
        ] {
            assert_eq!(authors(name).0, [name]);
        }
    }

    #[test]
    fn a_line_of_whole_names_is_a_list_of_them() {
        for (line, names) in [
            ("Ada Lind, Ben Roe and Cy Dell", &["Ada Lind", "Ben Roe", "Cy Dell"][..]),
            ("Ada Lind & Ben van der Berg", &["Ada Lind", "Ben van der Berg"]),
            ("Ada Lind, C. D. Roe, Jr., and Simon Head", &["Ada Lind", "C. D. Roe, Jr.", "Simon Head"]),
            ("Lind, Ada; Roe, Ben", &["Lind, Ada", "Roe, Ben"]),
            ("Anna Müller und Jörg Weiß", &["Anna Müller", "Jörg Weiß"]),
            ("Ada Lind y Ben Roe", &["Ada Lind", "Ben Roe"]),
            ("مینا راد، سارا پارسا", &["مینا راد", "سارا پارسا"]),
            ("River Institute and Ada Lind", &["River Institute", "Ada Lind"]),
            ("nuclear-desk, a-reader", &["#nuclear-desk", "#a-reader"]),
        ] {
            assert_eq!(
                authors(line),
                (names.iter().map(|name| (*name).to_owned()).collect(), false),
                "{line}"
            );
        }
    }

    #[test]
    fn one_name_stays_whole_however_many_commas_it_has() {
        for line in [
            "Ada Lind",
            "nuclear desk",
            "Lind, Ada",
            "Ada Smith, Jr.",
            "Smith, Jr.",
            "Department of Trade, Energy and Climate",
            "Institute for Rivers and Lakes",
            "José Ortega y Gasset",
        ] {
            assert_eq!(authors(line), (vec![line.to_owned()], false), "{line}");
        }
    }

    #[test]
    fn a_line_that_may_be_several_names_stays_whole_with_a_warning() {
        for line in [
            "Ada Lind, Senior Fellow",
            "Ada Lind and Ben",
            "García Márquez, Gabriel",
            "Ministry of Foreign Trade, Ada Lind",
            "Ada Lind (River Desk), Ben Roe",
            "Ada Lind; Senior Fellow",
            ";",
        ] {
            assert_eq!(authors(line), (vec![line.to_owned()], true), "{line}");
        }
    }

    #[test]
    fn an_item_of_a_list_is_one_name_whatever_it_holds() {
        let name = CreditName::Name(Placed::new("Ada Lind and Ben Roe".to_owned(), Place::file("a.md")));
        let credits = vec![Credit::named(name)];
        assert_eq!(parted(credits.clone(), &mut Diagnostics::default()), credits);
    }
}
