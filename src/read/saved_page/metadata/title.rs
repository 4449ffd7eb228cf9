//! The title: which of the candidates, and what of it is the name of the site.

use super::claims::{Claim, Claims, Source};
use super::survey::{Survey, Zone, fold, joined_text};

/// What parts a title from the name of its site.
const SEPARATORS: [&str; 14] =
    [" | ", " - ", " – ", " — ", " » ", " « ", " · ", " :: ", " • ", " › ", " // ", " / ", "|", "_"];

/// The title of a page, and the offset in its text where it stands, if it is a heading.
pub struct Title {
    /// The title and who says so.
    pub claim: Claim<String>,
    /// Where the heading stands that shows it.
    pub offset: Option<usize>,
    /// Another title that is as well attested.
    pub rival: Option<String>,
}

/// Settles the title. `sites` are names of the site.
///
/// A title for machines counts first, in the order of its sources; what a heading shows decides how
/// much of it is the title, and the name of the site is cut off either end. Without one it is the
/// heading that `<title>` holds, else `<title>` without its last part.
pub fn settle(claims: &Claims, survey: &Survey<'_>, sites: &[String]) -> Option<Title> {
    let headings = headings(survey, sites);
    let order = |claim: &&Claim<String>| (claim.source == Source::JsonLdPage, claim.source);
    let mut stated: Vec<&Claim<String>> =
        claims.titles.iter().filter(|claim| !is_site(&claim.value, sites)).collect();
    stated.sort_by_key(order);
    let stated = stated.into_iter().find(|claim| claim.value.chars().any(char::is_alphanumeric));
    let whole = match stated {
        Some(claim) => Some(claim.clone()),
        None if survey.title.is_empty() => None,
        None => Some(Claim::new(survey.title.clone(), Source::TitleElement, "<title>")),
    };
    let Some(whole) = whole else {
        let (text, offset) = headings.into_iter().next()?;
        return Some(Title {
            claim: Claim::new(text, Source::Visible, "the first heading"),
            offset: Some(offset),
            rival: None,
        });
    };
    let is_cut = whole.value.ends_with('…') || whole.value.ends_with("...");
    let is_shown = |(heading, _): &&(String, usize)| {
        let (heading, whole) = (squeezed(heading), squeezed(&whole.value));
        let whole_cut = whole.trim_end_matches(['…', '.']).trim_end();
        heading == whole || is_cut && heading.starts_with(whole_cut) || is_part(&whole, &heading)
    };
    // The longest heading is the title, a shorter one its beginning.
    let shown =
        headings.iter().filter(is_shown).max_by_key(|(heading, at)| (heading.len(), std::cmp::Reverse(*at)));
    let title = match shown {
        // A heading in capitals is dressed by its site, the title is not.
        Some((heading, _)) if squeezed(heading) != squeezed(&whole.value) => heading.clone(),
        Some(_) => whole.value.clone(),
        None => without_site(&whole.value, sites),
    };
    let title =
        if shown.is_none() && whole.source == Source::TitleElement { without_tail(&title) } else { title };
    let offset = shown.map(|(_, offset)| *offset).or_else(|| headings.first().map(|(_, offset)| *offset));
    let rival = rival(shown.is_none(), &title, &headings);
    Some(Title { claim: Claim::new(title, whole.source, whole.from), offset, rival })
}

/// The heading that stands where the title should, and says something else.
fn rival(unshown: bool, title: &str, headings: &[(String, usize)]) -> Option<String> {
    let [(only, _)] = headings else { return None };
    let differs = !squeezed(only).contains(&squeezed(title)) && !squeezed(title).contains(&squeezed(only));
    (unshown && differs && only.split_whitespace().count() > 2).then(|| only.clone())
}

/// The main headings with where they stand: `<h1>`, without the site's own.
fn headings(survey: &Survey<'_>, sites: &[String]) -> Vec<(String, usize)> {
    let of = |name: &'static str| {
        let spots = survey.spots.iter().filter(move |spot| spot.zone != Zone::Other && spot.name == name);
        spots.map(|spot| (joined_text(&spot.node), spot.offset))
    };
    let is_title =
        |(text, _): &(String, usize)| !text.is_empty() && text.len() < 400 && !is_site(text, sites);
    let first: Vec<_> = of("h1").filter(is_title).collect();
    if first.is_empty() { of("h2").filter(is_title).take(12).collect() } else { first }
}

/// Whether a heading is a title of which a separator parts the rest.
fn is_part(whole: &str, heading: &str) -> bool {
    let is_separator = |c: char| {
        matches!(c, '|' | '-' | '–' | '—' | '»' | '·' | '•' | ':' | '_' | '/' | '«' | '›' | '(' | '[')
    };
    let after = whole.strip_prefix(heading).is_some_and(|rest| rest.trim_start().starts_with(is_separator));
    let before = whole.strip_suffix(heading).is_some_and(|rest| rest.trim_end().ends_with(is_separator));
    heading.chars().filter(|c| c.is_alphanumeric()).count() >= 4 && (after || before)
}

/// A title without the name of the site at its end or its beginning.
fn without_site(title: &str, sites: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        let tail = SEPARATORS.iter().filter_map(|mark| Some((title.rfind(mark)?, mark.len()))).max();
        let head =
            SEPARATORS.iter().chain(&[": "]).filter_map(|mark| Some((title.find(mark)?, mark.len()))).min();
        match (tail, head) {
            (Some((at, length)), _) if at > 0 && is_site(&title[at + length..], sites) => {
                title = title[..at].trim_end()
            }
            (_, Some((at, length))) if is_site(&title[..at], sites) => {
                title = title[at + length..].trim_start()
            }
            _ => break,
        }
    }
    title.to_owned()
}

/// A `<title>` without its last part, which as a rule names the site: where enough is left.
fn without_tail(title: &str) -> String {
    let tail = SEPARATORS[..11].iter().filter_map(|mark| title.rfind(mark)).max();
    match tail {
        Some(at) if title[..at].split_whitespace().count() > 4 => title[..at].trim_end().to_owned(),
        _ => title.to_owned(),
    }
}

/// Whether a text is the name of the site and nothing else.
pub fn is_site(text: &str, sites: &[String]) -> bool {
    let text = letters(text);
    text.chars().count() >= 2 && sites.iter().any(|site| letters(site) == text)
}

/// What two spellings of a site's name have in common.
fn letters(text: &str) -> String {
    let text = text.to_lowercase();
    let text = text.strip_prefix("the ").unwrap_or(&text);
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What two settings of one title have in common.
fn squeezed(text: &str) -> String {
    let one = |c: char| match c {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '“' | '”' | '„' => '"',
        '–' | '—' | '‑' => '-',
        '\u{ad}' | '\u{200b}' => ' ',
        c => c,
    };
    fold(&text.chars().map(one).collect::<String>().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_no_part_of_a_title() {
        let sites = ["River Desk".to_owned(), "riverdesk".to_owned()];
        for title in [
            "Low Water | River Desk",
            "Low Water - riverdesk",
            "River Desk: Low Water",
            "Low Water — The River Desk",
        ] {
            assert_eq!(without_site(title, &sites), "Low Water", "{title}");
        }
        assert_eq!(without_site("Low Water - A History", &sites), "Low Water - A History");
    }
}
