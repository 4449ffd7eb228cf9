//! What a page says of itself, in its head, its markup and its byline.
//!
//! One walk finds all elements that may say something ([`survey`]); each source makes claims of
//! them ([`json_ld`], [`metas`], [`markup`], [`visible`], [`origin`]); the rules of [`settle`] and
//! [`title`] say which claim is believed.

mod boxes;
pub mod claims;
pub mod dates;
mod fault;
mod fields;
mod house;
mod json_ld;
mod json_text;
mod kinds;
mod lone_name;
mod markup;
mod metas;
pub mod names;
mod origin;
mod rights;
pub mod series;
mod settle;
pub mod standfirst;
pub mod survey;
mod title;
mod visible;
mod zones;

use dom_query::Document;

use super::sites::SiteRule;
use super::{ReadOptions, SavedPage};
use crate::diagnostic::{Diagnostics, Place};
use crate::files::FilePath;
use crate::model::contributor::{ContributorKind, Credit, CreditName};
use crate::model::{Date, Placed, address};
use crate::read::page::{Evidence, Page};
pub use claims::Claims;
use claims::{Claim, Person};
use fault::Fault;

/// The address of a page, by which the rule for its site is found.
pub fn address(document: &Document, saved: &SavedPage) -> Option<String> {
    let survey = survey::head(document);
    let mut claims = Claims::default();
    metas::read(&survey, &mut claims);
    origin::read(&survey, saved.address.as_deref(), &mut claims);
    origin::settle(&claims).map(|claim| claim.value)
}

/// Reads title, authors, date, kind, number, publisher, summary, language and address.
pub fn read(
    document: &Document,
    file: &FilePath,
    saved: &SavedPage,
    rule: Option<&SiteRule>,
    options: &ReadOptions<'_>,
    page: &mut Page,
    diagnostics: &mut Diagnostics,
) {
    let survey = survey::walk(document);
    let mut claims = Claims::default();
    if let Some(rule) = rule {
        rule.claim(document, &mut claims);
    }
    json_ld::read(&survey, &mut claims);
    metas::read(&survey, &mut claims);
    origin::read(&survey, saved.address.as_deref(), &mut claims);
    rights::read(&survey, &mut claims);
    let language = settle::language(&claims, &survey);
    let primary = language.as_ref().map_or("", |language| language.value.primary());
    let sites = sites(&claims);
    let title = title::settle(&claims, &survey, &sites);
    let anchor = title.as_ref().and_then(|title| title.offset).unwrap_or(0);
    markup::read(&survey, anchor, &mut claims);
    visible::read(&survey, anchor, primary, &mut claims);
    lone_name::read(&survey, anchor, &mut claims);
    fields::read(&survey, &mut claims);
    lone_name::read_note(&survey, &mut claims);
    metas::issue(&survey, &mut claims);
    if let Some(title) = &title {
        claims.subtitles.extend(title::second_line(&title.claim.value, anchor, &survey));
    }
    standfirst::read(&survey, anchor, &mut claims);

    let mut writer = Writer { page, file, html: &saved.html };
    let source = origin::settle(&claims);
    let authors = settle::authors(&claims, &survey, &sites);
    let date = settle::date(&claims);
    let shown_title = title.as_ref().map_or("", |title| title.claim.value.as_str());
    let number = settle::number(&claims);
    // The line of a series below a title says no more of it.
    let is_number =
        |subtitle: &Claim<String>| number.as_ref().is_some_and(|known| known.value == subtitle.value);
    let is_author = |subtitle: &Claim<String>| {
        authors.iter().flat_map(|claim| &claim.value).any(|person| names::same(&person.name, &subtitle.value))
    };
    let subtitle = settle::subtitle(&claims).filter(|subtitle| !is_number(subtitle) && !is_author(subtitle));
    let titles = [shown_title, subtitle.as_ref().map_or("", |subtitle| &subtitle.value)];
    let summary = settle::summary(&claims, &survey, &titles);
    let publisher = house::settle(&claims, &survey, shown_title);
    if let Some(title::Rivals { head, text }) = title.as_ref().and_then(|title| title.rivals.as_ref()) {
        let place = writer.place(text);
        diagnostics.push(Fault::TwoTitles { place, head: head.clone(), text: text.clone() });
    }
    warn_of_dates(&claims, date.as_ref(), options.today, &writer, diagnostics);
    writer.page.emphasis = title.as_ref().map(|title| title::emphasised(title, &survey)).unwrap_or_default();
    writer.page.metadata.title = writer.text("title", title.map(|title| title.claim));
    writer.page.metadata.subtitle = writer.text("subtitle", subtitle);
    let house_name = publisher.as_ref().map_or("", |house| &house.value);
    writer.page.metadata.kind = writer.text("kind", settle::kind(&claims, house_name));
    writer.page.metadata.number = writer.text("number", number);
    writer.page.metadata.publisher = writer.text("publisher", publisher);
    writer.page.metadata.rights = writer.text("rights", settle::rights(&claims));
    writer.page.metadata.summary = writer.text("summary", summary);
    writer.page.metadata.date = writer.value("date", date);
    writer.page.metadata.accessed = writer.value("accessed", claims.accessed.first().cloned());
    writer.page.metadata.language = writer.value("language", language);
    let base = super::addresses::base(document, source.as_ref().map(|claim| claim.value.as_str()));
    writer.page.metadata.source = writer.text("source", source);
    let topics: Vec<_> = settle::topics(&claims, &survey)
        .into_iter()
        .filter_map(|topic| writer.text("topics", Some(topic)))
        .collect();
    writer.page.metadata.topics = (!topics.is_empty()).then_some(topics);
    if let Some(authors) = authors {
        writer.authors(authors, base.as_deref());
    }
}

/// The names by which the site calls itself.
fn sites(claims: &Claims) -> Vec<String> {
    let mut sites: Vec<String> = claims.publishers.iter().map(|claim| claim.value.clone()).collect();
    sites.extend(claims.addresses.iter().flat_map(|claim| origin::host_names(&claim.value)));
    sites.sort();
    sites.dedup();
    sites
}

/// Warns of a date on no calendar, where the page has no other, and of one that is yet to come.
fn warn_of_dates(
    claims: &Claims,
    date: Option<&Claim<Date>>,
    today: Option<Date>,
    writer: &Writer<'_>,
    diagnostics: &mut Diagnostics,
) {
    let today = today.or_else(|| claims.accessed.first().map(|day| day.value));
    match (date, claims.impossible.first()) {
        (None, Some(impossible)) => {
            diagnostics.push(Fault::ImpossibleDate {
                place: writer.place(&impossible.value),
                date: impossible.value.clone(),
            });
        }
        (Some(date), _) if today.is_some_and(|today| date.value.first_moment() > today.first_moment()) => {
            let text = date.value.to_string();
            diagnostics.push(Fault::FutureDate { place: writer.place(&text), date: text });
        }
        _ => {}
    }
}

/// Sets fields, each with its evidence and its place.
struct Writer<'a> {
    page: &'a mut Page,
    file: &'a FilePath,
    html: &'a str,
}

impl Writer<'_> {
    /// Where a value is written in the page, if it is written there as it is.
    fn place(&self, value: &str) -> Place {
        let found = (value.len() > 3).then(|| self.html.find(value)).flatten();
        match found {
            Some(start) => Place::span(self.file.shared(), start..start + value.len()),
            None => Place::file(self.file.shared()),
        }
    }

    fn evidence(&mut self, field: &'static str, from: String) {
        if self.page.evidence.iter().all(|known| known.field != field) {
            self.page.evidence.push(Evidence { field, from });
        }
    }

    fn text(&mut self, field: &'static str, claim: Option<Claim<String>>) -> Option<Placed<String>> {
        let claim = claim?;
        self.evidence(field, claim.from);
        let place = self.place(&claim.value);
        Some(Placed::new(claim.value, place))
    }

    fn value<T: std::fmt::Debug>(
        &mut self,
        field: &'static str,
        claim: Option<Claim<T>>,
    ) -> Option<Placed<T>> {
        let claim = claim?;
        self.evidence(field, claim.from);
        Some(Placed::new(claim.value, Place::file(self.file.shared())))
    }

    /// Writes the authors; `base` is where the relative addresses of the page begin.
    fn authors(&mut self, claim: Claim<Vec<Person>>, base: Option<&str>) {
        self.evidence("authors", claim.from);
        let credit = |person: Person| {
            let place = self.place(&person.name);
            let url = person.url.and_then(|url| match base {
                Some(base) => address::complete(base, &url),
                None => Some(url),
            });
            Credit {
                kind: person.is_body.then_some(ContributorKind::Body),
                url: url.map(|url| Placed::new(url, place.clone())),
                bio: person.about.map(|about| Placed::new(about, place.clone())),
                ..Credit::named(CreditName::Name(Placed::new(person.name, place)))
            }
        };
        let credits: Vec<Credit> = claim.value.into_iter().map(credit).collect();
        self.page.metadata.authors = Some(credits);
    }
}

#[cfg(test)]
mod tests;
