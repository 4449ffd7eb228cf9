//! Finds people who are very likely one: "J. Smith" and "John Smith", "Dr. Ada Lind" and "Lind, Ada".
//!
//! Nobody is joined to anybody here: two spellings are a question to the editor.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::ContributorKind;
use crate::model::name_words::{is_generation, is_particle, is_rank, is_suffix, long_forms, without_ranks};
use crate::read::saved_page::turned;

/// A name taken apart, without case, accents, punctuation, ranks and degrees.
#[derive(Debug, PartialEq, Eq)]
struct Spelling {
    given: Vec<String>,
    family: String,
    /// "Jr." and what else tells somebody from his kin.
    generations: Vec<String>,
    kind: ContributorKind,
}

/// How near two spellings are, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They differ in case, accents, punctuation, order, ranks or degrees alone.
    Same,
    /// One has an initial or a short form where the other has the name.
    Short,
    /// One has no "Jr." where the other has it, and may be the father; or it has a short form of
    /// several names, such as "Chris".
    Doubtful,
}

/// Pairs of names that are very likely one person's, each name with those before it that it is like.
///
/// What is like an earlier name is itself compared no further: three spellings are two pairs.
pub fn alike<'a>(
    names: impl Iterator<Item = (&'a str, ContributorKind)>,
) -> impl Iterator<Item = (usize, usize, Likeness)> {
    let mut families: BTreeMap<String, Vec<(usize, Spelling)>> = BTreeMap::new();
    for (at, (name, kind)) in names.enumerate() {
        let spelling = Spelling::of(name, kind);
        families.entry(spelling.family.clone()).or_default().push((at, spelling));
    }
    families.into_values().flat_map(|family| {
        let mut pairs = Vec::new();
        let mut distinct: Vec<&(usize, Spelling)> = Vec::new();
        for later in &family {
            let like = |(at, first): &(usize, Spelling)| Some((*at, later.0, first.likeness(&later.1)?));
            let known = distinct.iter().copied().filter_map(like).collect::<Vec<_>>();
            if known.is_empty() {
                distinct.push(later);
            }
            let same = known.iter().find(|(_, _, likeness)| *likeness == Likeness::Same).copied();
            pairs.extend(same.map_or(known, |same| vec![same]));
        }
        pairs
    })
}

/// Gathers pairs by the name that they share, so that it is asked about once: under the name that is in
/// more of them, and of two that are in as many, under the later.
pub fn gathered(pairs: &[(usize, usize)]) -> BTreeMap<usize, Vec<usize>> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for name in pairs.iter().flat_map(|(first, later)| [first, later]) {
        *counts.entry(*name).or_default() += 1;
    }
    let mut gathered: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (first, later) in pairs {
        let (name, other) = if counts[first] > counts[later] { (first, later) } else { (later, first) };
        gathered.entry(*name).or_default().push(*other);
    }
    gathered
}

/// How near two names are, if they may be one person's.
pub fn likeness(one: (&str, ContributorKind), other: (&str, ContributorKind)) -> Option<Likeness> {
    Spelling::of(one.0, one.1).likeness(&Spelling::of(other.0, other.1))
}

/// Where the one name stands that a name is like: one that is the same, else one that has a short form
/// of it and is the only one like it. "J. Smith" is nobody in particular beside "Jane Smith" and "John
/// Smith", and what is doubtful is nobody.
pub fn only_like<'a>(
    name: (&str, ContributorKind),
    others: impl Iterator<Item = (&'a str, ContributorKind)>,
) -> Option<usize> {
    let spelling = Spelling::of(name.0, name.1);
    let likeness = |(name, kind)| spelling.likeness(&Spelling::of(name, kind));
    let like: Vec<_> = others.enumerate().filter_map(|(at, other)| Some((at, likeness(other)?))).collect();
    let same: Vec<_> = like.iter().filter(|(_, likeness)| *likeness == Likeness::Same).collect();
    match (same.as_slice(), like.as_slice()) {
        ([(only, _)], _) | ([], [(only, Likeness::Short)]) => Some(*only),
        _ => None,
    }
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
        let mut suffixes: Vec<&str> = after.split([',', ' ']).collect();
        while let Some(suffix) = words.pop_if(|word| is_suffix(word)) {
            suffixes.push(suffix);
        }
        let generations = suffixes.into_iter().filter(|word| is_generation(word)).flat_map(folded);
        let mut family = words.len().saturating_sub(1);
        while family > 1 && is_particle(words[family - 1]) {
            family -= 1;
        }
        let given = words[..family].iter().flat_map(|word| folded(word)).collect();
        let family = words[family..].iter().flat_map(|word| folded(word)).collect();
        Self { given, family, generations: generations.collect(), kind }
    }

    fn likeness(&self, other: &Self) -> Option<Likeness> {
        let is_one_generation = self.generations == other.generations;
        let have_both = !self.generations.is_empty() && !other.generations.is_empty();
        if self.family != other.family || self.family.is_empty() || have_both && !is_one_generation {
            return None;
        }
        let nearest = if is_one_generation { Likeness::Same } else { Likeness::Doubtful };
        if self.given.concat() == other.given.concat() {
            return Some(nearest);
        }
        if self.kind == ContributorKind::Body || other.kind == ContributorKind::Body {
            return None;
        }
        let pairs = self.given.iter().zip(&other.given).map(|(one, other)| given_likeness(one, other));
        let farthest = pairs.collect::<Option<Vec<_>>>()?.into_iter().max()?;
        Some(farthest.max(nearest).max(Likeness::Short))
    }
}

/// Whether a word may stand behind the comma after a name that is not turned round.
fn closes(word: &str) -> bool {
    is_suffix(word) || is_rank(word)
}

/// How near two given names are, if one may be the other, its initial or its short form: "J", "Ben".
fn given_likeness(one: &str, other: &str) -> Option<Likeness> {
    let is_initial = |short: &str, long: &str| long.starts_with(short) && short.chars().count() == 1;
    let short_form = |short, long| match long_forms(short).collect::<Vec<_>>()[..] {
        [only] => (only == long).then_some(Likeness::Short),
        ref several => several.contains(&long).then_some(Likeness::Doubtful),
    };
    if one == other {
        return Some(Likeness::Same);
    }
    if is_initial(one, other) || is_initial(other, one) {
        return Some(Likeness::Short);
    }
    short_form(one, other).or_else(|| short_form(other, one))
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
            ("Bill Roe", "William Roe"),
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
            &["Paul Smith", "Paula Smith", "Pauline Smith"],
            &["Michel Roe", "Michelle Roe", "Ali Roe", "Alireza Roe"],
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
    fn each_spelling_is_told_beside_those_that_it_may_be() {
        assert_eq!(pairs(&["Jane Smith", "John Smith", "J. Smith"]), [(0, 2), (1, 2)]);
        assert_eq!(pairs(&["J. Smith", "Jane Smith", "John Smith"]), [(0, 1), (0, 2)]);
        assert_eq!(pairs(&["John Smith", "John E. Smith", "J. Smith"]), [(0, 1), (0, 2)]);
        assert_eq!(pairs(&["John Smith", "Jane Smith", "J. Smith", "JOHN SMITH"]), [(0, 2), (1, 2), (0, 3)]);
    }

    #[test]
    fn a_name_that_may_be_several_is_asked_about_once() {
        let asked = |names: &[&str]| gathered(&pairs(names)).into_iter().collect::<Vec<_>>();
        assert_eq!(asked(&["Ali Khan", "Amir Khan", "Asim Khan", "A. Khan"]), [(3, vec![0, 1, 2])]);
        assert_eq!(asked(&["A. Khan", "Ali Khan", "Amir Khan", "Asim Khan"]), [(0, vec![1, 2, 3])]);
        assert_eq!(asked(&["John Smith", "J. Smith", "JOHN SMITH"]), [(0, vec![1, 2])]);
        assert_eq!(asked(&["John Smith", "J. Smith", "Ada Lind", "A. Lind"]), [(1, vec![0]), (3, vec![2])]);
    }

    #[test]
    fn a_name_is_like_one_of_others_or_like_none() {
        let only = |name, others: &[&'static str]| {
            let person = |name| (name, ContributorKind::Person);
            only_like(person(name), others.iter().copied().map(person))
        };
        assert_eq!(only("John Smith", &["J. Smith", "JOHN SMITH"]), Some(1));
        assert_eq!(only("John Smith", &["Ada Lind", "J. Smith"]), Some(1));
        assert_eq!(only("J. Smith", &["Jane Smith", "John Smith"]), None);
        assert_eq!(only("Paul Roe", &["Pauline Roe"]), None);
        assert_eq!(only("Martin King", &["Martin King Jr.", "Martin King Sr."]), None);
    }

    #[test]
    fn who_may_be_a_namesake_is_asked_about_and_taken_for_nobody() {
        let person = |name| (name, ContributorKind::Person);
        for (one, other) in [
            ("Martin King", "Martin King Jr."),
            ("M. King", "Martin King Jr."),
            ("Chris Roe", "Christine Roe"),
            ("Sam Roe", "Samantha Roe"),
        ] {
            assert_eq!(only_like(person(one), [person(other)].into_iter()), None, "{one}, {other}");
            assert_eq!(only_like(person(other), [person(one)].into_iter()), None, "{other}, {one}");
            assert_eq!(pairs(&[one, other]), [(0, 1)], "{one}, {other}");
        }
        for (one, other) in
            [("Bill Roe", "William Roe"), ("C. Roe", "Christine Roe"), ("Ada Lind", "A. Lind, PhD")]
        {
            assert_eq!(only_like(person(one), [person(other)].into_iter()), Some(0), "{one}, {other}");
        }
        // Whom one may be, another may be too.
        let two = [person("M. King"), person("Martin King Jr.")];
        assert_eq!(only_like(person("Martin King"), two.into_iter()), None);
    }
}
