//! Asks the editor about people who may be one: names that are alike, names with one address.

use super::fault::{Fault, Several};
use super::{Credited, People, Person, name_key};
use crate::assemble::spellings::{Likeness, alike, gathered};
use crate::diagnostic::{Diagnostics, Place};
use crate::xml::slug::slug;

/// Asks about everybody who may be somebody else.
pub fn tell(people: &People, diagnostics: &mut Diagnostics) {
    people.tell_alike(diagnostics);
    people.tell_one_address(diagnostics);
}

impl People {
    /// Asks about names that are very likely one person's.
    fn tell_alike(&self, diagnostics: &mut Diagnostics) {
        let pairs = alike(self.people.iter().map(Person::named));
        let pairs = pairs.filter(|(first, later, likeness)| self.may_be_one(*first, *later, *likeness));
        let mut pairs: Vec<_> = pairs.map(|(first, later, _)| (first, later)).collect();
        let ids: Vec<_> = self.like_ids().filter(|pair| !pairs.contains(pair)).collect();
        pairs.extend(ids);
        for (place, names) in self.several(&pairs) {
            diagnostics.push(Fault::SimilarNames { place, names });
        }
    }

    /// Names that are the id of somebody registered, but for its letters: "Ada_lind" beside `ada-lind`.
    fn like_ids(&self) -> impl Iterator<Item = (usize, usize)> {
        let unregistered = self.people.iter().enumerate().filter(|(_, person)| person.id.is_none());
        unregistered.filter_map(|(at, person)| Some((*self.index.by_id.get(&slug(&person.name))?, at)))
    }

    /// Asks about people of other names with one address, unless a brief names both.
    fn tell_one_address(&self, diagnostics: &mut Diagnostics) {
        let are_told_apart = |one: usize, other: usize| {
            let are_registered = self.people[one].id.is_some() && self.people[other].id.is_some();
            are_registered || self.wrote_together(one, other)
        };
        for people in self.index.by_url.values() {
            let first_like = |(at, later): (usize, &usize)| {
                let first = people[..at].iter().find(|first| !are_told_apart(**first, *later))?;
                Some((*first, *later))
            };
            let pairs: Vec<_> = people.iter().enumerate().filter_map(first_like).collect();
            for (place, names) in self.several(&pairs) {
                diagnostics.push(Fault::SharedAddress { place, names });
            }
        }
    }

    /// Pairs of people as they are asked about: gathered under one of them.
    fn several(&self, pairs: &[(usize, usize)]) -> Vec<(Place, Box<Several>)> {
        let one = |(name, others): (usize, Vec<usize>)| {
            let person = &self.people[name];
            let others: Vec<&Person> = others.into_iter().map(|other| &self.people[other]).collect();
            let id = others.iter().copied().chain([person]).find_map(|person| person.id.clone());
            let others = others.into_iter().map(|other| (other.name.clone(), other.named_at.clone()));
            let names = Several { name: person.name.clone(), others: others.collect(), id };
            (person.named_at.clone(), Box::new(names))
        };
        gathered(pairs).into_iter().map(one).collect()
    }

    /// Whether nothing says that two similar names are two people's: who registers both says so, and
    /// so does who gives each of two like names its address, or names both in one brief.
    fn may_be_one(&self, first: usize, later: usize, likeness: Likeness) -> bool {
        let (one, other) = (&self.people[first], &self.people[later]);
        let are_registered = one.id.is_some() && other.id.is_some();
        let have_addresses = one.url.is_some() && other.url.is_some();
        let are_namesakes = name_key(&one.name) == name_key(&other.name);
        let are_told_apart = are_registered
            || are_namesakes
            || likeness != Likeness::Same && (have_addresses || self.wrote_together(first, later));
        !are_told_apart
    }

    /// Whether one brief names both, so that they are not the same.
    fn wrote_together(&self, one: usize, other: usize) -> bool {
        let names = |credits: &[Credited], person| credits.iter().any(|credited| credited.person == person);
        self.credits.values().any(|credits| names(credits, one) && names(credits, other))
    }
}
