//! Where a page comes from and when it was saved.

use dom_query::NodeRef;

use super::claims::{Claim, Claims, DateClaim, DateSpot, Source};
use super::dates;
use super::survey::{Spot, Survey};
use crate::model::address;
use crate::read::saved_page::classes::CLASSES;

/// Reads the canonical address, and what a browser or SingleFile wrote into a comment.
pub fn read(survey: &Survey<'_>, saved_from: Option<&str>, claims: &mut Claims) {
    let canonical = survey
        .links
        .iter()
        .filter(|(rel, href)| rel.split_whitespace().any(|rel| rel == "canonical") && !href.is_empty());
    for (_, href) in canonical {
        let base = saved_from.and_then(|page| address::complete(page, href));
        claims
            .addresses
            .insert(0, Claim::new(base.unwrap_or_else(|| href.clone()), Source::Rule, "link rel=canonical"));
    }
    let archived = survey.archived.iter();
    claims
        .addresses
        .extend(archived.map(|url| Claim::new(url.clone(), Source::Address, "the script of the archive")));
    if let Some(url) = permalink(survey) {
        claims.addresses.push(Claim::new(url, Source::Address, "the link of the title to its page"));
    }
    for comment in &survey.comments {
        if let Some(url) = after(comment, "saved from url=(").and_then(|rest| rest.split_once(')')) {
            claims.addresses.push(Claim::new(word(url.1), Source::Address, "the comment of the browser"));
        }
        if comment.contains("SingleFile") {
            let url = after(comment, "url:").map(word);
            claims
                .addresses
                .extend(url.map(|url| Claim::new(url, Source::Address, "the comment of SingleFile")));
            let day = after(comment, "saved date:")
                .and_then(|rest| dates::inside(rest.lines().next().unwrap_or_default()));
            claims
                .accessed
                .extend(day.map(|day| Claim::new(day, Source::Address, "the comment of SingleFile")));
        }
    }
    claims.addresses.extend(
        saved_from.map(|url| Claim::new(url.to_owned(), Source::Address, "the address it was saved from")),
    );
    claims
        .addresses
        .extend(printed(survey).map(|url| Claim::new(url, Source::Visible, "the foot of the page")));
    if let Some(date) = claims.addresses.iter().find_map(|claim| dates::in_address(&claim.value)) {
        claims.dates.push(DateClaim::shown(date, Source::Address, DateSpot::Address));
    }
}

/// Where the one heading that bears a permanent link leads.
fn permalink(survey: &Survey<'_>) -> Option<String> {
    let is_heading = |node: &NodeRef<'_>| {
        node.ancestors_it(Some(2))
            .any(|above| ["h1", "h2", "h3", "h4"].iter().any(|name| above.has_name(name)))
    };
    let is_permanent = |spot: &&Spot<'_>| spot.rel.split_whitespace().any(|rel| rel == "bookmark");
    let mut links = survey.spots.iter().filter(is_permanent).filter(|spot| is_heading(&spot.node));
    let only = links.next().filter(|_| links.next().is_none())?;
    only.attribute("href").and_then(|href| address::web(&href))
}

/// A label before an address has no more words: "This page can be found at:".
const LABEL: usize = 8;

/// The address that stands alone or behind a label on a line below all prose, where a version for the
/// printer says where it was.
fn printed(survey: &Survey<'_>) -> Option<String> {
    let is_prose = |spot: &Spot<'_>| spot.name == "p" && spot.line().is_none();
    let foot = survey.spots.iter().rposition(is_prose)?;
    let is_listed = |spot: &Spot<'_>| {
        let is_item = |node: &NodeRef<'_>| node.has_name("li") || node.has_name("a");
        spot.node
            .ancestors_it(None)
            .chain(spot.node.descendants())
            .chain([spot.node])
            .any(|node| is_item(&node))
            || CLASSES.notes.stand_in(&spot.class)
    };
    survey.spots[foot..].iter().filter(|spot| !is_listed(spot)).find_map(|spot| {
        let mut words = spot.line()?.split_whitespace();
        let address = words.next_back().filter(|word| word.contains("://"))?;
        let label: Vec<&str> = words.collect();
        let is_label = label.len() <= LABEL && label.last().is_none_or(|last| last.ends_with(':'));
        is_label.then(|| address::web(address)).flatten().filter(|address| !is_front(address))
    })
}

/// The address that the page itself has, as a book would print it: the canonical one, if it is not
/// that of the whole site.
pub fn settle(claims: &Claims) -> Option<Claim<String>> {
    let web = |claim: &Claim<String>| {
        let address = address::web(&claim.value)?;
        Some(Claim::new(address, claim.source, claim.from.clone()))
    };
    let mut all: Vec<Claim<String>> = claims.addresses.iter().filter_map(web).collect();
    // The identifier may be one that leads there, such as a DOI.
    all.sort_by_key(|claim| claim.from == "dc.identifier");
    all.iter().find(|claim| !is_front(&claim.value)).or(all.first()).cloned()
}

/// Whether an address is that of a site's front page.
fn is_front(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split_once('/').is_none_or(|(_, path)| path.is_empty())
}

/// The words of a host by which a site calls itself: `riverdesk` of `www.riverdesk.example`.
pub fn host_names(address: &str) -> Vec<String> {
    let Some(host) = url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned)) else {
        return Vec::new();
    };
    let host = host.trim_start_matches("www.").to_owned();
    let mut names: Vec<String> =
        host.split('.').filter(|label| label.len() > 2 && *label != "com").map(str::to_owned).collect();
    names.pop_if(|_| {
        host.split('.').count() > 1
            && host.rsplit('.').next().is_some_and(|top| top.len() > 2 && top != "com")
    });
    names.push(host);
    names
}

fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.find(mark).map(|at| text[at + mark.len()..].trim_start())
}

fn word(text: &str) -> String {
    text.split_whitespace().next().unwrap_or_default().trim_end_matches("-->").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_page_remembers_where_it_was() {
        let mut claims = Claims::default();
        let comments = vec![
            "<!-- saved from url=(0034)https://desk.example/briefs/river -->".to_owned(),
            "<!--\n Page saved with SingleFile \n url: https://desk.example/briefs/river?x=1 \n saved date: Wed Nov 12 2008 09:30:00 GMT+0100 (Central)\n-->".to_owned(),
        ];
        read(&Survey { comments, ..Survey::default() }, None, &mut claims);
        assert_eq!(settle(&claims).unwrap().value, "https://desk.example/briefs/river");
        assert_eq!(claims.addresses[1].value, "https://desk.example/briefs/river?x=1");
        assert_eq!(claims.accessed[0].value.to_string(), "2008-11-12");
    }

    #[test]
    fn the_archive_of_the_web_remembers_where_a_page_was() {
        let script = "<script>__wm.wombat(\"http://desk.example/river\",\"20051124083015\");</script>";
        let document = dom_query::Document::from(format!("<html><head>{script}</head></html>"));
        let mut claims = Claims::default();
        read(&super::super::survey::head(&document), None, &mut claims);
        assert_eq!(settle(&claims).unwrap().value, "http://desk.example/river");
    }

    #[test]
    fn the_toolbar_of_the_archive_of_the_web_has_the_address_too() {
        let field = "<input id=wmtbURL value='http://desk.example/?p=river'>";
        let page = format!("<html><body><div id=wm-ipp-base><form>{field}</form></div></body></html>");
        let document = dom_query::Document::from(page);
        let mut claims = Claims::default();
        read(&super::super::survey::walk(&document), None, &mut claims);
        assert_eq!(settle(&claims).unwrap().value, "http://desk.example/?p=river");
    }

    #[test]
    fn a_version_for_the_printer_says_below_the_text_where_it_was() {
        let prose = "The river fell for the third year in a row, and nobody on either bank could say why. ";
        let printed = |foot: &str| {
            let page = format!("<html><body><p>{}</p>{foot}</body></html>", prose.repeat(3));
            super::printed(&super::super::survey::walk(&dom_query::Document::from(page)))
        };
        let address = "http://desk.example/river?id=4";
        for foot in [format!("<p>{address}</p>"), format!("<p>This page can be found at:<br>{address}</p>")] {
            assert_eq!(printed(&foot).as_deref(), Some(address), "{foot}");
        }
        for foot in [
            format!("<p>The gauges are listed at {address}</p>"),
            format!("<ol><li>{address}</li></ol>"),
            format!("<p class=footnote>Source: {address}</p>"),
            "<p>http://desk.example/</p>".to_owned(),
        ] {
            assert_eq!(printed(&foot), None, "{foot}");
        }
    }

    #[test]
    fn an_identifier_is_the_address_of_a_text_that_has_no_other() {
        let address = |comment: &str| {
            let meta = "<meta name=DC.Identifier content='https://doi.example/10.1/river'>";
            let page = format!("{comment}<html><head>{meta}</head></html>");
            let document = dom_query::Document::from(page);
            let survey = super::super::survey::head(&document);
            let mut claims = Claims::default();
            super::super::metas::read(&survey, &mut claims);
            read(&survey, None, &mut claims);
            settle(&claims).unwrap().value
        };
        assert_eq!(address(""), "https://doi.example/10.1/river");
        let saved = "<!-- saved from url=(0034)https://desk.example/briefs/river -->";
        assert_eq!(address(saved), "https://desk.example/briefs/river");
    }

    #[test]
    fn the_front_page_is_no_address_of_a_text() {
        let mut claims = Claims::default();
        let links = vec![("canonical".to_owned(), "https://desk.example/".to_owned())];
        read(&Survey { links, ..Survey::default() }, Some("https://desk.example/briefs/river"), &mut claims);
        assert_eq!(settle(&claims).unwrap().value, "https://desk.example/briefs/river");
    }
}
