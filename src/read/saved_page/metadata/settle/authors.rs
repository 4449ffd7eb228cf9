//! Who wrote it: the claims that can be believed, and which of them counts.

use crate::model::name_words::without_ranks;
use crate::read::page_text::labels::LABELS;
use crate::read::page_text::names as parted;
use crate::read::saved_page::metadata::claims::{Claim, Claims, Person, Source};
use crate::read::saved_page::metadata::names;
use crate::read::saved_page::metadata::survey::Survey;
use crate::read::saved_page::metadata::title::is_site;

/// What a source says of the authors.
type Byline = Claim<Vec<Person>>;

/// Settles who wrote it.
pub fn authors(claims: &Claims, survey: &Survey<'_>, sites: &[String]) -> Option<Byline> {
    let mut all: Vec<Byline> =
        claims.authors.iter().filter_map(|claim| admitted(claim, claims, sites)).collect();
    all.sort_by_key(|claim| claim.source);
    let shown = shown(&all, sites);
    // Who wrote another text is named there as well; beside a byline that says little.
    let text = if shown.is_some() { survey.own_text() } else { survey.text.clone() }.to_lowercase();
    let told = all
        .iter()
        .filter(|claim| is_for_machines(claim) && !is_of_house(claim, &all, sites))
        .filter(|claim| !shown.is_some_and(|shown| is_torn(claim, shown)))
        .find(|claim| {
            is_believed(claim, &all, &text) || shown.is_some_and(|shown| names_who_is_unnamed(claim, shown))
        });
    let chosen = match (told, shown) {
        (Some(told), Some(shown)) => more_complete(told, shown),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return all.iter().find(|claim| has_pages(claim)).cloned(),
    };
    Some(with_addresses(chosen, &all))
}

/// A claim without the names of the site and of nobody.
fn admitted(claim: &Byline, claims: &Claims, sites: &[String]) -> Option<Byline> {
    let is_seen = claim.source >= Source::Markup;
    // A site may be called after who writes it, if he is no institution and stands in the byline, or
    // JSON-LD says that he is a person.
    let is_own = |person: &Person| {
        let name = person.name.as_str();
        let is_told = claim.source == Source::JsonLd && !person.is_body && is_of_person(name);
        // Beside a person the site is where the text stood.
        let is_beside = claim.value.len() > 1 && !is_of_person(name);
        is_site(name, sites)
            && (names::is_body(name) || is_house(claims, name) || is_beside || !is_seen && !is_told)
    };
    // A plain `<meta>` of an institution says who made the site.
    let is_maker = |person: &Person| claim.source == Source::Meta && names::is_body(&person.name);
    let is_author =
        |person: &&Person| !names::is_nobody(&person.name) && !is_own(person) && !is_maker(person);
    let people: Vec<Person> = claim.value.iter().filter(is_author).cloned().collect();
    (!people.is_empty()).then(|| Claim::new(people, claim.source, claim.from.clone()))
}

fn is_for_machines(claim: &Byline) -> bool {
    claim.source < Source::Markup
}

/// The byline that readers see.
fn shown<'a>(all: &'a [Byline], sites: &[String]) -> Option<&'a Byline> {
    let mut seen = all.iter().filter(|claim| !is_for_machines(claim));
    let first = seen.next()?;
    if is_of_house(first, all, sites) {
        seen.find(|claim| !is_of_house(claim, all, sites))
    } else {
        Some(first)
    }
}

/// Whether a claim names none but institutions, or the login of the site, where another that readers see
/// names people: what a house publishes bears its name, and a person in the byline wrote it.
fn is_of_house(claim: &Byline, all: &[Byline], sites: &[String]) -> bool {
    // `desk_web` is the login of whoever put the text there.
    let is_login = |name: &str| names::is_login(name) && (is_site(name, sites) || name.contains('_'));
    let is_body = |person: &Person| person.is_body || names::is_body(&person.name) || is_login(&person.name);
    let is_person = |person: &Person| !is_body(person) && names::is_full(&person.name);
    let names_people = |other: &Byline| !is_for_machines(other) && other.value.iter().all(is_person);
    claim.value.iter().all(is_body) && all.iter().any(names_people)
}

/// "Kim, Daniel and Park, Soo" was parted at its commas, where readers see "By Daniel Kim and Soo Park".
fn is_torn(claim: &Byline, shown: &Byline) -> bool {
    claim.value.len() > 1
        && claim.value.iter().all(|person| !person.name.trim().contains(' '))
        && shown.value.iter().all(|person| names::is_full(&person.name))
}

/// Whether everybody whom a claim names is seen on the page, or named to those who keep lists of texts.
/// Who is not seen put the text there, as a rule, and did not write it; but indexes and systems of the
/// press are told who did.
fn is_believed(claim: &Byline, all: &[Byline], text: &str) -> bool {
    let is_in_byline = |person: &Person| {
        let names_him = |other: &Person| names::same(&other.name, &person.name);
        all.iter().any(|claim| !is_for_machines(claim) && claim.value.iter().any(names_him))
    };
    let is_listed =
        matches!(claim.source, Source::Rule | Source::Citation | Source::DublinCore | Source::Press);
    claim.value.iter().all(|person| {
        if names::is_login(&person.name) {
            return is_in_byline(person);
        }
        is_shown(&person.name, text) || is_listed && parted::is_full_name(&person.name)
    })
}

/// Whether JSON-LD names people, where the byline names none but the house.
fn names_who_is_unnamed(claim: &Byline, shown: &Byline) -> bool {
    claim.source == Source::JsonLd
        && shown.value.iter().all(|person| person.is_body)
        && claim.value.iter().all(|person| !person.is_body && is_of_person(&person.name))
}

/// What machines are told, unless the byline names more people and one of the same.
fn more_complete<'a>(told: &'a Byline, shown: &'a Byline) -> &'a Byline {
    let is_shown = |one: &Person| shown.value.iter().any(|other| names::alike(&one.name, &other.name));
    let is_longer = shown.value.len() > told.value.len() && told.value.iter().any(is_shown);
    if is_longer { shown } else { told }
}

/// Whether JSON-LD has pages for all whom it names: where nobody is seen, that is more than who put the
/// text there has.
fn has_pages(claim: &Byline) -> bool {
    let has_page = |person: &Person| person.url.is_some() && parted::is_full_name(&person.name);
    claim.source == Source::JsonLd && claim.value.iter().all(has_page)
}

/// Whether a reader sees a name in a text in lower case: as it is, or without what stands between
/// its first word and its last.
fn is_shown(name: &str, text: &str) -> bool {
    let name = name.to_lowercase();
    let mut words = name.split_whitespace();
    let ends = (words.next(), words.next_back());
    text.contains(&name)
        || matches!(ends, (Some(first), Some(last)) if last.chars().count() > 2 && text.contains(&format!("{first} {last}")))
}

/// Whether a name is that of a person, some of whose names may stand in brackets: "The Economist" has
/// two words with capitals too.
fn is_of_person(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    parted::is_full_name(&name.replace(['(', ')'], "")) && !LABELS.articles.contains(&first)
}

/// Whether a name is the one under which OpenGraph or JSON-LD lists the house that publishes.
fn is_house(claims: &Claims, name: &str) -> bool {
    claims.publishers.iter().any(|claim| {
        matches!(claim.source, Source::JsonLd | Source::OpenGraph)
            && names::same(&claim.value, name)
            && !parted::is_full_name(name)
    })
}

/// The people of a claim, with the addresses and positions that other claims have for them, and with
/// the ranks that readers see before their names.
fn with_addresses(chosen: &Byline, all: &[Byline]) -> Byline {
    let mut chosen = chosen.clone();
    for person in &mut chosen.value {
        let known = || {
            let all = all.iter().flat_map(|claim| claim.value.iter().map(move |other| (claim.source, other)));
            all.filter(|(_, other)| names::alike(&other.name, &person.name))
        };
        let url = known().find_map(|(_, other)| other.url.clone());
        let about = known().find_map(|(_, other)| other.about.clone());
        let ranked = known().find(|(source, other)| {
            *source >= Source::Markup && names::same(without_ranks(&other.name), &person.name)
        });
        let name = ranked.map_or_else(|| person.name.clone(), |(_, other)| other.name.clone());
        person.url = person.url.take().or(url);
        person.about = person.about.take().or(about);
        person.name = name;
    }
    chosen
}
