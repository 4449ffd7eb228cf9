//! Where a page comes from and when it was saved.

use dom_query::NodeRef;

use super::claims::{Claim, Claims, DateClaim, DateSpot, Source};
use super::dates;
use super::survey::{Spot, Survey};
use crate::model::address;

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

/// The address that the page itself has, as a book would print it: the canonical one, if it is not
/// that of the whole site.
pub fn settle(claims: &Claims) -> Option<Claim<String>> {
    let web = |claim: &Claim<String>| {
        let address = address::web(&claim.value)?;
        Some(Claim::new(address, claim.source, claim.from.clone()))
    };
    let all: Vec<Claim<String>> = claims.addresses.iter().filter_map(web).collect();
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
    fn the_front_page_is_no_address_of_a_text() {
        let mut claims = Claims::default();
        let links = vec![("canonical".to_owned(), "https://desk.example/".to_owned())];
        read(&Survey { links, ..Survey::default() }, Some("https://desk.example/briefs/river"), &mut claims);
        assert_eq!(settle(&claims).unwrap().value, "https://desk.example/briefs/river");
    }
}
