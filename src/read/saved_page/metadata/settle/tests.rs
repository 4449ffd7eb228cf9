//! Claims about the rules, one source against another.

use super::*;
use crate::read::saved_page::metadata::claims::Claims;
use crate::read::saved_page::metadata::claims::Person;

fn people(names: &[&str], source: Source) -> Claim<Vec<Person>> {
    Claim::new(names.iter().map(|name| Person::named(*name)).collect(), source, "test")
}

fn settled(claims: Vec<Claim<Vec<Person>>>, text: &str, sites: &[&str]) -> Vec<String> {
    let survey = Survey { text: text.to_owned(), ..Survey::default() };
    let sites: Vec<String> = sites.iter().map(|site| (*site).to_owned()).collect();
    let claims = Claims { authors: claims, ..Claims::default() };
    authors(&claims, &survey, &sites)
        .map(|claim| claim.value.into_iter().map(|person| person.name).collect())
        .unwrap_or_default()
}

fn dated(dates: &[(&str, Source, DateSpot)]) -> String {
    let claim = |(date, source, spot): &(&str, Source, DateSpot)| {
        DateClaim::shown(Date::parse(date).unwrap(), *source, *spot)
    };
    let claims = Claims { dates: dates.iter().map(claim).collect(), ..Claims::default() };
    date(&claims).map(|date| date.value.to_string()).unwrap_or_default()
}

#[test]
fn machines_are_believed_before_the_byline() {
    let claims = vec![people(&["Ben Roe"], Source::Visible), people(&["Ada Lind"], Source::JsonLd)];
    assert_eq!(settled(claims, "By Ben Roe, photographs Ada Lind", &[]), ["Ada Lind"]);
}

#[test]
fn the_site_beside_a_person_is_no_author() {
    let both = people(&["Ada Lind", "RiverDesk"], Source::Visible);
    assert_eq!(settled(vec![both], "Ada Lind, RiverDesk, 3 May", &["riverdesk"]), ["Ada Lind"]);
}

#[test]
fn a_name_that_no_reader_sees_is_that_of_who_put_the_page_there() {
    let poster = people(&["Cy Dell"], Source::JsonLd);
    assert_eq!(settled(vec![poster.clone()], "The river fell.", &[]), Vec::<String>::new());
    assert_eq!(
        settled(vec![poster, people(&["Ada Lind"], Source::Visible)], "By Ada Lind", &[]),
        ["Ada Lind"]
    );
    let catalogue = people(&["Cy Dell"], Source::Citation);
    assert_eq!(
        settled(vec![catalogue], "The river fell.", &[]),
        ["Cy Dell"],
        "indexes are told who wrote it"
    );
}

#[test]
fn the_longer_list_that_shares_a_name_is_the_whole_one() {
    let claims =
        vec![people(&["Ada Lind"], Source::JsonLd), people(&["Ada Lind", "Ben Roe"], Source::Visible)];
    assert_eq!(settled(claims, "By Ada Lind and Ben Roe", &[]), ["Ada Lind", "Ben Roe"]);
}

#[test]
fn neither_the_site_nor_nobody_nor_a_login_is_an_author() {
    for name in ["River Desk", "admin", "jdoe7"] {
        assert_eq!(
            settled(vec![people(&[name], Source::JsonLd)], "River Desk admin jdoe7", &["River Desk"]),
            Vec::<String>::new(),
            "{name}"
        );
    }
}

#[test]
fn the_day_of_publication_is_the_machines_unless_it_is_made_on_delivery() {
    assert_eq!(
        dated(&[
            ("2008-11-12", Source::JsonLd, DateSpot::Told),
            ("2008-01-01", Source::Visible, DateSpot::Line)
        ]),
        "2008-11-12"
    );
    assert_eq!(
        dated(&[
            ("2024-01-01", Source::Meta, DateSpot::Told),
            ("2008-11-12", Source::Address, DateSpot::Address)
        ]),
        "2008-11-12"
    );
}

#[test]
fn a_month_takes_its_day_from_who_knows_it() {
    assert_eq!(
        dated(&[
            ("2008-11", Source::Citation, DateSpot::Told),
            ("2008-11-12", Source::Visible, DateSpot::DateLine)
        ]),
        "2008-11-12"
    );
    assert_eq!(dated(&[("2008-11", Source::Visible, DateSpot::DateLine)]), "2008-11");
}

#[test]
fn readers_saw_the_day_of_their_own_time_zone() {
    assert_eq!(
        dated(&[
            ("2008-11-13", Source::JsonLd, DateSpot::Told),
            ("2008-11-12", Source::Address, DateSpot::Address)
        ]),
        "2008-11-12"
    );
    assert_eq!(
        dated(&[
            ("2008-11-13", Source::JsonLd, DateSpot::Told),
            ("2008-11-01", Source::Address, DateSpot::Address)
        ]),
        "2008-11-13"
    );
}

#[test]
fn a_summary_that_is_the_beginning_of_the_text_is_none() {
    let said_by = |source: Source, summary: &str| {
        let survey = Survey { text: "Low Water The river fell for the third year in a row, and nobody on either bank could say why. More.".to_owned(), ..Survey::default() };
        let claims =
            Claims { summaries: vec![Claim::new(summary.to_owned(), source, "test")], ..Claims::default() };
        super::summary(&claims, &survey, &["Low Water"]).map(|claim| claim.value)
    };
    let said = |summary: &str| said_by(Source::OpenGraph, summary);
    assert_eq!(
        said("The river fell for the third year in a row, and nobody on either bank could say why."),
        None
    );
    assert_eq!(said("The river fell for the third year in…"), None);
    let unseen = "What two ministries will not tell each other.";
    assert_eq!(said(unseen), None, "readers do not see it");
    assert_eq!(said_by(Source::Citation, unseen).as_deref(), Some(unseen), "it stands in a catalogue");
}

#[test]
fn a_language_must_fit_the_letters_of_the_text() {
    let text = "رودخانه برای سومین سال پیاپی کم آب شد و هیچ کس نمی داند چرا ".repeat(20);
    let survey = Survey { text, language: Some("en".to_owned()), ..Survey::default() };
    let claims = Claims {
        languages: vec![Claim::new("fa_IR".to_owned(), Source::OpenGraph, "og:locale")],
        ..Claims::default()
    };
    let language = super::language(&claims, &survey).unwrap();
    assert_eq!(language.value.primary(), "fa");
}

#[test]
fn a_text_taken_over_from_an_older_system_keeps_the_day_it_was_printed_with() {
    let told = ("2021-11-09", Source::Press, DateSpot::Told);
    assert_eq!(dated(&[told, ("2019-06-18", Source::Visible, DateSpot::NumberLine)]), "2019-06-18");
    assert_eq!(dated(&[told, ("2021-11-08", Source::Visible, DateSpot::NumberLine)]), "2021-11-09");
    assert_eq!(dated(&[told, ("2019-06-18", Source::Visible, DateSpot::TitleLine)]), "2021-11-09");
    let marked = ("2019-06-18", Source::Visible, DateSpot::TimeWords);
    assert_eq!(dated(&[told, marked]), "2019-06-18");
    let first = ("2021-11-09", Source::Visible, DateSpot::DateLine);
    assert_eq!(dated(&[told, first, marked]), "2021-11-09", "the older day is that of another text");
    let delivered = ("2019-06-30", Source::DublinCore, DateSpot::Told);
    assert_eq!(dated(&[delivered, ("2019-06-18", Source::Visible, DateSpot::NumberLine)]), "2019-06-18");
}

#[test]
fn the_day_a_record_was_created_may_be_that_of_the_site() {
    let line = ("2003-05-14", Source::Visible, DateSpot::TitleLine);
    assert_eq!(dated(&[("2001-11-30", Source::DublinCore, DateSpot::Created), line]), "2003-05-14");
    assert_eq!(dated(&[("2001-11-30", Source::DublinCore, DateSpot::Told), line]), "2001-11-30");
}

#[test]
fn what_a_site_says_of_itself_is_no_summary() {
    let slogan = "Research on rivers from the library of parliament";
    let page = format!(
        "<header><p class=site-description>{slogan}</p></header><h1>Low Water</h1><p>The river fell.</p>"
    );
    let document = dom_query::Document::from(page);
    let survey = super::super::survey::walk(&document);
    let told = |text: &str| Claims {
        summaries: vec![Claim::new(text.to_owned(), Source::OpenGraph, "og:description")],
        ..Claims::default()
    };
    assert_eq!(summary(&told(slogan), &survey, &[]), None);
}

#[test]
fn a_number_without_its_series_yields_to_the_whole_that_the_page_prints() {
    let said = |told: &str| {
        let claim = |text: &str, source| Claim::new(text.to_owned(), source, "test");
        let numbers = vec![claim(told, Source::Citation), claim("River Brief #98", Source::Visible)];
        number(&Claims { numbers, ..Claims::default() }).map(|claim| claim.value)
    };
    assert_eq!(said("98").as_deref(), Some("River Brief #98"));
    assert_eq!(said("8").as_deref(), Some("8"));
    assert_eq!(said("RB-98").as_deref(), Some("RB-98"));
}

#[test]
fn a_house_alone_yields_to_the_notice_at_the_foot() {
    let said = |told: &str, shown: &str| {
        let claim = |text: &str, source| Claim::new(text.to_owned(), source, "test");
        let rights = vec![claim(told, Source::Meta), claim(shown, Source::Visible)];
        rights_of(&Claims { rights, ..Claims::default() })
    };
    assert_eq!(said("River Desk Ltd", "© River Desk 2008"), "© River Desk 2008");
    assert_eq!(said("River Desk 2008", "© River Desk"), "River Desk 2008");
    assert_eq!(said("River Desk Ltd", "All rights reserved"), "River Desk Ltd");
}

fn rights_of(claims: &Claims) -> String {
    rights(claims).map(|claim| claim.value).unwrap_or_default()
}

#[test]
fn a_keyword_that_only_the_column_beside_the_text_links_is_no_topic() {
    let prose =
        "The river fell for the third year in a row, and nobody on either bank could say why it did so. ";
    let said = |cell: &str| {
        let menu = "<td><a href=/a>Asia</a><br><a href=/b>Rivers</a><br><a href=/c>Trade</a></td>";
        let page = format!("<table><tr>{menu}<td><p>{}</p>{cell}</td></tr></table>", prose.repeat(3));
        let document = dom_query::Document::from(page);
        let claims = Claims {
            topics: vec![Claim::new("rivers, dams".to_owned(), Source::Meta, "keywords")],
            ..Claims::default()
        };
        let topics = topics(&claims, &super::super::survey::walk(&document));
        topics.into_iter().map(|claim| claim.value).collect::<Vec<_>>()
    };
    assert_eq!(said(""), Vec::<String>::new());
    assert_eq!(said("<p>Filed under <a href=/b>rivers</a></p>"), ["rivers"]);
}

#[test]
fn the_name_of_the_house_is_no_kind() {
    let said = |house: &str| {
        let kinds = vec![Claim::new("River Notes".to_owned(), Source::Visible, "test")];
        kind(&Claims { kinds, ..Claims::default() }, house).map(|claim| claim.value)
    };
    assert_eq!(said("River notes"), None);
    assert_eq!(said("River Desk").as_deref(), Some("River Notes"));
}
