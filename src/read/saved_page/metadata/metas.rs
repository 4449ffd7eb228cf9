//! What `<meta>` elements say: `assets/words/metas.txt` lists which of them say what.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::claims::{Claim, Claims, DateSpot, Person, Source};
use super::names::{self, Form};
use super::survey::{Spot, Survey, Zone};
use crate::assets;
use crate::read::page_text::labels::LABELS;

/// Names by what they say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    titles: Vec<String>,
    authors: Vec<String>,
    dates: Vec<String>,
    publishers: Vec<String>,
    summaries: Vec<String>,
    languages: Vec<String>,
    addresses: Vec<String>,
    rights: Vec<String>,
    kinds: Vec<String>,
    numbers: Vec<String>,
    topics: Vec<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| assets::words::read(assets::METAS));

/// Reads every `<meta>` of a page.
pub fn read(survey: &Survey<'_>, claims: &mut Claims) {
    let all = survey.properties.iter().chain(&survey.metas);
    let mut known = HashSet::new();
    let metas: Vec<(String, &str)> = all
        .map(|(name, content)| (canonical(name), content.as_str()))
        .filter(|said| known.insert(said.clone()))
        .collect();
    let said = |names: &'static [String]| {
        let of = |name: &'static String| {
            metas.iter().filter(move |(known, _)| known == name).map(move |(_, content)| (name, *content))
        };
        names.iter().flat_map(of).collect::<Vec<_>>()
    };
    let claim = |(name, content): &(&'static String, &str)| {
        Claim::new((*content).to_owned(), source(name), name.as_str())
    };
    claims.titles.extend(said(&TABLE.titles).iter().map(claim));
    claims.publishers.extend(
        said(&TABLE.publishers).iter().filter(|(_, content)| !content.starts_with("http")).map(claim),
    );
    claims.summaries.extend(said(&TABLE.summaries).iter().map(claim));
    claims.languages.extend(said(&TABLE.languages).iter().map(claim));
    claims.addresses.extend(said(&TABLE.addresses).iter().map(claim));
    claims.rights.extend(said(&TABLE.rights).iter().map(claim));
    claims.kinds.extend(said(&TABLE.kinds).iter().map(claim));
    claims.numbers.extend(said(&TABLE.numbers).iter().map(claim));
    claims.topics.extend(said(&TABLE.topics).iter().map(claim));
    for (name, content) in said(&TABLE.dates) {
        let spot = if name.contains("created") { DateSpot::Created } else { DateSpot::Told };
        claims.date(content, source(name), spot, name);
    }
    for name in &TABLE.authors {
        authors(&metas, name, claims);
    }
    institutions(survey, claims);
}

/// Reads the volume and the issue of a journal as a line of the page shows both, else as they are.
pub fn issue(survey: &Survey<'_>, claims: &mut Claims) {
    let said = |name: &str| survey.metas.iter().find(|(known, _)| known == name).map(|(_, content)| content);
    let shown = |numbers: &[&String]| {
        let shown = survey.spots.iter().filter(|spot| spot.zone != Zone::Other);
        let shown = shown.filter(|spot| spot.line().is_some_and(|line| is_issue(line, numbers)));
        let line = shown.min_by_key(|spot| (spot.zone, spot.line().map(str::len)));
        line.and_then(Spot::line).map(str::to_owned)
    };
    match (said("citation_volume"), said("citation_issue")) {
        (Some(volume), Some(issue)) => {
            let number = shown(&[volume, issue]).unwrap_or_else(|| format!("{volume}({issue})"));
            claims.numbers.push(Claim::new(number, Source::Citation, "citation_volume"));
        }
        // A journal that counts its issues alone says so by a sign: "River Review No. 286 / May 2008".
        (None, Some(issue)) => {
            let is_signed = |line: &String| {
                let mut words = line.split_whitespace().map(str::to_lowercase);
                words.any(|word| LABELS.number_signs.contains(&word) || LABELS.volumes.contains(&word))
            };
            let number = shown(&[issue]).filter(is_signed);
            claims
                .numbers
                .extend(number.map(|number| Claim::new(number, Source::Citation, "citation_issue")));
        }
        (_, None) => {}
    }
}

/// A line that shows volume and issue has no more words than this.
const ISSUE: usize = 10;

/// Whether a line has the numbers of a volume and an issue in it, with the year at most, and words.
fn is_issue(line: &str, numbers: &[&String]) -> bool {
    let is_year = |number: &&str| matches!(number.parse(), Ok(1800..=2100));
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (found, words): (Vec<&str>, Vec<&str>) = words.partition(|word| word.starts_with(char::is_numeric));
    let count = numbers.len();
    let has_all = found.iter().copied().take(count).eq(numbers.iter().map(|number| number.as_str()));
    has_all
        && found[count..].iter().all(is_year)
        && found.len() <= count + 1
        && (1..=ISSUE).contains(&words.len())
}

/// All elements of one name say the authors together.
fn authors(metas: &[(String, &str)], name: &'static str, claims: &mut Claims) {
    let source = source(name);
    let form = match source {
        Source::Citation | Source::DublinCore => Form::Catalogue,
        _ => Form::Line,
    };
    let mut people: Vec<Person> = Vec::new();
    let mut known = HashSet::new();
    for (_, content) in metas.iter().filter(|(known, _)| known == name) {
        for person in names::people(content, form) {
            if known.insert(person.name.to_lowercase()) {
                people.push(person);
            }
        }
    }
    if !people.is_empty() {
        claims.authors.push(Claim::new(people, source, name));
    }
}

/// What catalogues are told of each author behind his name: where he works, and his page at ORCID.
fn institutions(survey: &Survey<'_>, claims: &mut Claims) {
    let Some(claim) = claims.authors.iter_mut().find(|claim| claim.from == "citation_author") else { return };
    let mut current: Option<&mut Person> = None;
    for (name, content) in &survey.metas {
        match (name.as_str(), &mut current) {
            ("citation_author", _) => {
                let named = names::people(content, Form::Catalogue);
                let is_his =
                    |person: &&mut Person| named.iter().any(|one| names::same(&one.name, &person.name));
                current = claim.value.iter_mut().find(is_his);
            }
            ("citation_author_institution" | "citation_author_affiliation", Some(person)) => {
                person.about.get_or_insert_with(|| content.clone());
            }
            ("citation_author_orcid", Some(person)) if content.starts_with("http") => {
                person.url.get_or_insert_with(|| content.clone());
            }
            _ => {}
        }
    }
}

/// `dc:title`, `dcterms.title` and `dcterm:title` as `dc.title`.
fn canonical(name: &str) -> String {
    for prefix in ["dcterms", "dcterm", "dc"] {
        if let Some(rest) = name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix([':', '.'])) {
            return format!("dc.{}", rest.replace(':', "."));
        }
    }
    name.to_owned()
}

fn source(name: &str) -> Source {
    let is = |prefixes: &[&str]| prefixes.iter().any(|prefix| name.starts_with(prefix));
    if is(&["citation_"]) {
        Source::Citation
    } else if is(&["dc."]) {
        Source::DublinCore
    } else if is(&[
        "article:",
        "article.",
        "og:article",
        "parsely-",
        "sailthru.",
        "byl",
        "cxenseparse",
        "shareaholic",
    ]) {
        Source::Press
    } else if is(&["og:"]) {
        Source::OpenGraph
    } else if is(&["twitter:"]) {
        Source::Twitter
    } else {
        Source::Meta
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_shows_an_issue_where_it_has_its_numbers_and_at_most_the_year() {
        let (volume, issue) = ("14".to_owned(), "3".to_owned());
        let shows = |line: &str| is_issue(line, &[&volume, &issue]);
        for line in ["River Rev. 14 (3)", "Vol 14, No 3 (2008)", "River Review, vol. 14, issue 3, June 2008"]
        {
            assert!(shows(line), "{line}");
        }
        for line in ["14(3)", "River Review 14", "River Rev. 14 (3), 3 May 2008", "3 of 14"] {
            assert!(!shows(line), "{line}");
        }
    }

    #[test]
    fn a_journal_without_volumes_shows_its_issue_behind_a_sign() {
        let number = |line: &str| {
            let head = "<head><meta name=citation_issue content=286></head>";
            let document =
                dom_query::Document::from(format!("<html>{head}<body><p>{line}</p></body></html>"));
            let mut claims = Claims::default();
            issue(&super::super::survey::walk(&document), &mut claims);
            claims.numbers.into_iter().map(|claim| claim.value).next()
        };
        let shown = "RIOS Nº 286 / Marzo - Abril 2020";
        assert_eq!(number(shown).as_deref(), Some(shown));
        assert_eq!(number("The 286 gauges of 2020"), None);
    }
}
