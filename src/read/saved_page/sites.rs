//! Rules for the markup of particular sites, which are data: `assets/sites/` and the files that a
//! caller brings along.
//!
//! A rule is tried first and believed; what it does not find on a page is read as on any other. The
//! reader finds it once by the address, [`rule_for`], and hands it to those who ask it: `metadata` for what
//! the head says, `sections` for related reading, topics, regions and bios, `main_text` for the text and
//! what is never part of it.

mod fault;
mod file;

use std::sync::LazyLock;

use dom_query::Document;

use super::metadata::Claims;
use super::metadata::claims::{Claim, DateSpot, Person, Source};
use super::metadata::names::{self, Form};
use super::metadata::survey::{joined_text, spaced_text};
use crate::assets;
use crate::diagnostic::Diagnostics;
use crate::files::FilePath;

/// Where one site has what. Of several selectors for one thing the first that matches counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteRule {
    /// The hosts that it holds for, with everything below them.
    pub hosts: Vec<String>,
    /// The house, as it is to be printed.
    pub publisher: Option<String>,
    /// Selectors of the title.
    pub title: Vec<String>,
    /// Selectors of the elements that name an author each, or all.
    pub authors: Vec<String>,
    /// Selectors of what is said about the authors.
    pub bio: Vec<String>,
    /// Selectors of the date.
    pub date: Vec<String>,
    /// Selectors of the kind.
    pub kind: Vec<String>,
    /// Selectors of the number.
    pub number: Vec<String>,
    /// Selectors of the main text.
    pub body: Vec<String>,
    /// Selectors of the related reading, without its label.
    pub related: Vec<String>,
    /// Selectors of the topics, without their label.
    pub topics: Vec<String>,
    /// Selectors of the regions, without their label.
    pub regions: Vec<String>,
    /// Selectors of what is never part of the text.
    pub remove: Vec<String>,
}

/// Rules that a caller brings along; they go before our own.
#[derive(Debug, Clone, Default)]
pub struct SiteRules(Vec<SiteRule>);

impl SiteRules {
    /// Adds the rule of a YAML file; its faults are reported, and a rule with any is not followed.
    #[must_use]
    pub fn with(mut self, yaml: &str, file: &FilePath, diagnostics: &mut Diagnostics) -> Self {
        self.0.extend(file::read(yaml, file, diagnostics));
        self
    }
}

/// Our own rules.
static OWN: LazyLock<Vec<SiteRule>> = LazyLock::new(|| {
    let mut unheard = Diagnostics::default();
    let read = |(name, yaml): (&str, &str)| file::read(yaml, &FilePath::new(name), &mut unheard);
    assets::SITES.into_iter().filter_map(read).collect()
});

/// The rule for the site that an address belongs to.
pub fn rule_for<'a>(rules: Option<&'a SiteRules>, address: Option<&str>) -> Option<&'a SiteRule> {
    let host = url::Url::parse(address?).ok()?.host_str()?.to_owned();
    let is_for = |rule: &&SiteRule| {
        rule.hosts.iter().any(|own| {
            host == *own || host.strip_suffix(own.as_str()).is_some_and(|rest| rest.ends_with('.'))
        })
    };
    rules.into_iter().flat_map(|rules| &rules.0).find(is_for).or_else(|| OWN.iter().find(is_for))
}

impl SiteRule {
    /// Adds what the rule finds on a page.
    pub fn claim(&self, document: &Document, claims: &mut Claims) {
        let from = "the rule for this site";
        let first = |selectors: &[String]| {
            let found =
                selectors.iter().map(|selector| document.select(selector)).find(|found| found.exists());
            found.map(|found| found.nodes().to_vec()).unwrap_or_default()
        };
        let text = |selectors: &[String]| {
            let node = first(selectors).into_iter().next()?;
            Some(joined_text(&node))
                .filter(|text| !text.is_empty())
                .map(|text| Claim::new(text, Source::Rule, from))
        };
        claims.titles.extend(text(&self.title));
        claims.kinds.extend(text(&self.kind));
        claims.numbers.extend(text(&self.number));
        claims
            .publishers
            .extend(self.publisher.iter().map(|name| Claim::new(name.clone(), Source::Rule, from)));
        if let Some(node) = first(&self.date).first() {
            let said = node.attr("datetime").map_or_else(|| joined_text(node), |stamp| stamp.to_string());
            claims.date(&said, Source::Rule, DateSpot::Told, from);
        }
        let mut people: Vec<Person> = Vec::new();
        for node in first(&self.authors) {
            let url = node.attr("href").map(|href| href.to_string());
            let named = names::people(&spaced_text(&node, 240), Form::Line);
            let sole = named.len() == 1;
            let with_url =
                named.into_iter().map(|person| Person { url: url.clone().filter(|_| sole), ..person });
            people.extend(
                with_url
                    .filter(|person| people.iter().all(|known| !names::same(&known.name, &person.name)))
                    .collect::<Vec<_>>(),
            );
        }
        if !people.is_empty() {
            claims.authors.push(Claim::new(people, Source::Rule, from));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn every_rule_of_ours_can_be_followed() {
        for (name, yaml) in assets::SITES {
            let mut diagnostics = Diagnostics::default();
            let rule = file::read(yaml, &FilePath::new(name), &mut diagnostics);
            assert!(
                rule.is_some() && diagnostics.as_slice().is_empty(),
                "{name}: {:?}",
                diagnostics.as_slice()
            );
            assert!(yaml.contains("# Evidence: "), "{name} says on what it rests");
        }
    }

    #[test]
    fn a_rule_holds_for_its_hosts_and_what_is_below_them() {
        let host = |address| rule_for(None, Some(address)).map(|rule| rule.hosts[0].clone());
        assert_eq!(host("https://www.rand.org/pubs/1.html").as_deref(), Some("rand.org"));
        assert_eq!(host("https://brand.org/"), None);
        assert_eq!(host("nowhere"), None);
    }

    #[test]
    fn a_rule_of_the_reader_goes_before_ours() {
        let mut diagnostics = Diagnostics::default();
        let rules = SiteRules::default().with(
            "hosts: [rand.org]\ntitle: [h3]\n",
            &FilePath::new("my.yaml"),
            &mut diagnostics,
        );
        let rule = rule_for(Some(&rules), Some("https://www.rand.org/a")).unwrap();
        assert_eq!(rule.title, ["h3"]);
    }

    #[test]
    fn a_rule_that_cannot_be_followed_is_reported_with_its_line() {
        for (yaml, at) in [
            ("hosts: [river.example]\ntitle: ['h1[']\n", "'h1['"),
            ("hosts: [river.example]\ntitel: [h1]\n", "titel"),
            ("title: [h1]\n", ""),
            ("hosts: [a, \n", ""),
        ] {
            let mut diagnostics = Diagnostics::default();
            let rules = SiteRules::default().with(yaml, &FilePath::new("my.yaml"), &mut diagnostics);
            assert!(rules.0.is_empty());
            let [fault] = diagnostics.as_slice() else {
                panic!("one fault for {yaml}: {:?}", diagnostics.as_slice())
            };
            assert_eq!(fault.code, Code::SiteRule);
            let span = fault.labels[0].place.span.clone().unwrap_or(0..0);
            assert!(yaml[span].contains(at), "{yaml}");
        }
    }
}
