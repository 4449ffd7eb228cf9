//! Finds people who are very likely one: "J. Smith" and "John Smith", "Dr. Ada Lind" and "Lind, Ada".
//!
//! Nobody is joined to anybody here: two spellings are a question to the editor.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::ContributorKind;
use crate::model::name_words::{is_particle, is_rank, is_suffix, without_ranks};
use crate::read::saved_page::turned;

/// A name taken apart, without case, accents, punctuation and ranks.
#[derive(Debug, PartialEq, Eq)]
struct Spelling {
    given: Vec<String>,
    family: String,
    /// "Jr." and what else follows a name.
    suffixes: Vec<String>,
    kind: ContributorKind,
}

/// How near two spellings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// They differ in case, accents, punctuation, order or ranks alone.
    Same,
    /// One has an initial or a short form where the other has the name.
    Short,
}

/// Pairs of names that are very likely one person's, each name with the first that it is like.
///
/// "J. Smith" is nobody in particular beside "Jane Smith" and "John Smith".
pub fn alike<'a>(
    names: impl Iterator<Item = (&'a str, ContributorKind)>,
) -> impl Iterator<Item = (usize, usize, Likeness)> {
    let mut families: BTreeMap<String, Vec<(usize, Spelling)>> = BTreeMap::new();
    for (at, (name, kind)) in names.enumerate() {
        let spelling = Spelling::of(name, kind);
        families.entry(spelling.family.clone()).or_default().push((at, spelling));
    }
    let several = families.into_values().filter(|family| family.len() > 1);
    several.flat_map(|family| {
        let likeness: Vec<Vec<_>> = family.iter().map(|(_, one)| row(one, &family)).collect();
        let is_sure = |a: usize, b: usize| {
            let others = || (0..family.len()).filter(|at| likeness[a][*at].or(likeness[b][*at]).is_some());
            others().all(|one| others().all(|other| one == other || likeness[one][other].is_some()))
        };
        let mut pairs = Vec::new();
        for later in 1..family.len() {
            let first = (0..later).find_map(|first| {
                let like = likeness[first][later]?;
                (like == Likeness::Same || is_sure(first, later)).then_some((first, like))
            });
            pairs.extend(first.map(|(first, like)| (family[first].0, family[later].0, like)));
        }
        pairs
    })
}

fn row(one: &Spelling, family: &[(usize, Spelling)]) -> Vec<Option<Likeness>> {
    family.iter().map(|(_, other)| one.likeness(other)).collect()
}

impl Spelling {
    fn of(name: &str, kind: ContributorKind) -> Self {
        let (bare, after) = name
            .split_once(", ")
            .filter(|(_, after)| after.split([',', ' ']).all(|word| word.is_empty() || closes(word)))
            .unwrap_or((name, ""));
        let turned = turned(bare);
        let name = without_ranks(turned.as_deref().unwrap_or(bare));
        let mut words: Vec<&str> = name.split_whitespace().collect();
        let mut suffixes: Vec<_> =
            after.split([',', ' ']).filter(|word| is_suffix(word)).flat_map(folded).collect();
        while let Some(suffix) = words.pop_if(|word| is_suffix(word)) {
            suffixes.extend(folded(suffix));
        }
        let mut family = words.len().saturating_sub(1);
        while family > 1 && is_particle(words[family - 1]) {
            family -= 1;
        }
        let given = words[..family].iter().flat_map(|word| folded(word)).collect();
        let family = words[family..].iter().flat_map(|word| folded(word)).collect();
        Self { given, family, suffixes, kind }
    }

    fn likeness(&self, other: &Self) -> Option<Likeness> {
        let have_both = !self.suffixes.is_empty() && !other.suffixes.is_empty();
        if self.family != other.family
            || self.family.is_empty()
            || have_both && self.suffixes != other.suffixes
        {
            return None;
        }
        if self.given.concat() == other.given.concat() {
            return Some(Likeness::Same);
        }
        let are_people = self.kind == ContributorKind::Person && other.kind == ContributorKind::Person;
        let mut pairs = self.given.iter().zip(&other.given).peekable();
        let fits = are_people
            && pairs.peek().is_some()
            && pairs.all(|(a, b)| is_short_for(a, b) || is_short_for(b, a));
        fits.then_some(Likeness::Short)
    }
}

/// Whether a word may stand behind the comma after a name that is not turned round.
fn closes(word: &str) -> bool {
    is_suffix(word) || is_rank(word)
}

/// Whether one given name is the other's initial or short form, or the other itself. "Paula" is not
/// short for "Paul", nor "Jo" for "John".
fn is_short_for(short: &str, long: &str) -> bool {
    let (letters, all) = (short.chars().count(), long.chars().count());
    long.starts_with(short) && (letters == 1 || letters == all || letters >= 3 && letters + 2 <= all)
}

/// The words of a word: "J.-P." is two, "O’Hara" one.
fn folded(word: &str) -> Vec<String> {
    let fold = |part: &str| {
        let mut out = String::with_capacity(part.len());
        for c in
            part.nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).flat_map(char::to_lowercase)
        {
            match c {
                'ß' => out.push_str("ss"),
                'ø' => out.push('o'),
                'ł' => out.push('l'),
                'đ' => out.push('d'),
                'ı' => out.push('i'),
                'ي' | 'ى' => out.push('ی'),
                'ك' => out.push('ک'),
                c => out.push(c),
            }
        }
        out
    };
    word.split(['.', '-', '‐', '\u{2011}']).map(fold).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(names: &[&str]) -> Vec<(usize, usize)> {
        let names = names.iter().map(|name| (*name, ContributorKind::Person));
        alike(names).map(|(first, later, _)| (first, later)).collect()
    }

    #[test]
    fn spellings_of_one_name_are_found() {
        for (one, other) in [
            ("John Smith", "J. Smith"),
            ("John Smith", "Smith, John"),
            ("John Smith", "JOHN SMITH"),
            ("John Smith", "Dr John E. Smith, PhD"),
            ("J.P. Smith", "Jean-Paul Smith"),
            ("José Díaz", "Jose Diaz"),
            ("RADM (Ret.) Ben Roe", "Ben Roe"),
            ("Ben Roe", "Benjamin Roe"),
            ("Sara al-Hassan", "Sara Al Hassan"),
            ("Ben O'Hara", "Ben O’Hara"),
            ("Martin King", "Martin King Jr."),
            ("علي راد", "علی راد"),
        ] {
            assert_eq!(pairs(&[one, other]), [(0, 1)], "{one}, {other}");
        }
    }

    #[test]
    fn other_people_are_left_in_peace() {
        for names in [
            &["Jane Smith", "John Smith"][..],
            &["John E. Smith", "John F. Smith"],
            &["Paul Smith", "Paula Smith"],
            &["Jo Smith", "John Smith"],
            &["John Smith", "John Smithson"],
            &["Martin King Jr.", "Martin King Sr."],
            &["Smith", "John Smith"],
            &["Anna van Berg", "Anna Berg"],
        ] {
            assert_eq!(pairs(names), [], "{names:?}");
        }
        let bodies = ["A. Desk", "Atom Desk"].map(|name| (name, ContributorKind::Body));
        assert_eq!(alike(bodies.into_iter()).count(), 0);
    }

    #[test]
    fn an_initial_that_fits_two_people_is_neither() {
        assert_eq!(pairs(&["J. Smith", "Jane Smith", "John Smith"]), []);
        assert_eq!(pairs(&["J. Smith", "Jane Smith", "John Smith", "John E. Smith"]), [(2, 3)]);
        assert_eq!(pairs(&["J. Smith", "John Smith", "John E. Smith"]), [(0, 1), (0, 2)]);
    }
}
