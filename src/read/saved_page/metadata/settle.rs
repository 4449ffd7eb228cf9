//! The rules that settle what a page's sources disagree about. They all stand here, but for the
//! authors' and the title's, which have files of their own (`authors`, [`super::title`]).
//!
//! - **Authors.** Sources for machines come first, in the order of [`Source`], then the byline that
//!   the page shows. Names of the site and of nobody are refused; so is a name that no reader sees,
//!   which is that of whoever put the page there, unless indexes or the press are told it; a login must
//!   stand in the byline. Where machines and page share a name, the longer list counts; where they
//!   share none, the machines do.
//! - **Dates.** The day of publication, never that of a change. In the order of [`Source`]; but a
//!   plain `<meta>`, Dublin Core and JSON-LD about the page as such, which systems fill with
//!   the day of delivery, yield to the address and to a `<time>` by the title. Where a system took over older
//!   texts, machines tell the day of that: they yield to a day printed with the number of a series and to
//!   an older one that is marked by the title, and the day a record was created, which is often that of the
//!   site, to any by the title. A year or month that another source makes more precise takes its day.
//! - **Kind.** Only words that are known as kinds: sections of a site are none.
//! - **Summary.** What the page shows as such; not the beginning of the text itself, and no title.
//! - **Topics.** Only those keywords that the page shows as links.

mod authors;

use std::collections::HashMap;

use dom_query::NodeRef;

pub use authors::authors;

use super::claims::{Claim, Claims, DateClaim, DateSpot, Source};
use super::survey::{Spot, Survey, Zone, fold, spaced_text};
use crate::language::Language;
use crate::model::Date;
use crate::read::page_text::labels::{LABELS, key};
use crate::read::saved_page::classes::CLASSES;
use crate::read::saved_page::sections::is_column_of_links;
use crate::read::tongue;

/// Days printed and told that lie further apart, in days, are not those of one delivery.
const APART: i64 = 90;

/// Settles when it was published.
pub fn date(claims: &Claims) -> Option<Claim<Date>> {
    let mut all: Vec<&DateClaim> = claims.dates.iter().collect();
    all.sort_by_key(|dated| dated.claim.source);
    let first = *all.first()?;
    let is_weak = matches!(first.claim.source, Source::Meta | Source::DublinCore | Source::JsonLdPage);
    let witness = all.iter().find(|dated| {
        is_weak
            && (matches!(dated.spot, DateSpot::Address | DateSpot::Time)
                || dated.claim.source == Source::Markup)
    });
    let is_printed = |dated: &&&DateClaim| {
        let is_of_record = first.claim.source == Source::DublinCore && first.spot == DateSpot::Created;
        dated.spot == DateSpot::NumberLine || is_of_record && dated.spot == DateSpot::TitleLine
    };
    let days = |dated: &DateClaim| dated.claim.value.first_moment().as_second() / 86_400;
    // A new system tells the day on which it took a text over, where the head of the text has the older
    // one.
    let is_by_title = |dated: &&&DateClaim| {
        matches!(dated.spot, DateSpot::Time | DateSpot::TimeWords | DateSpot::DateLine | DateSpot::TitleLine)
    };
    let is_told = first.claim.source < Source::Markup && first.claim.source != Source::Citation;
    let older = all.iter().find(is_by_title).filter(|dated| {
        let is_marked = matches!(dated.spot, DateSpot::Time | DateSpot::TimeWords | DateSpot::DateLine);
        is_told && is_marked && days(first) - days(dated) > APART
    });
    let is_delivered = first.claim.source == Source::DublinCore;
    let printed = all.iter().filter(is_printed).find(|dated| {
        let apart = days(first) - days(dated);
        apart.abs() > APART || is_delivered && apart > 0 && dated.spot == DateSpot::NumberLine
    });
    let printed = printed.or(older);
    let chosen = witness.or(printed).copied().unwrap_or(first);
    let prefix = chosen.claim.value.to_string();
    let finer = all.iter().find(|dated| {
        let text = dated.claim.value.to_string();
        text.len() > prefix.len() && text.starts_with(&prefix)
    });
    let chosen = finer.copied().unwrap_or(chosen);
    // A machine in another time zone may be a day ahead of what readers saw, or behind.
    let is_neighbour = |dated: &&&DateClaim| {
        (days(dated) - days(chosen)).abs() == 1
            && dated.claim.value.day_of_month().is_some()
            && chosen.claim.source < Source::Visible
    };
    let is_seen = |dated: &&&DateClaim| {
        matches!(dated.spot, DateSpot::Address | DateSpot::TimeWords | DateSpot::DateLine)
    };
    let seen = all.iter().filter(is_seen).find(is_neighbour);
    Some(seen.copied().unwrap_or(chosen).claim.clone())
}

/// Settles the kind. The name of the house is none, though it may have a word of kinds in it.
pub fn kind(claims: &Claims, house: &str) -> Option<Claim<String>> {
    let kinds = || {
        claims.kinds.iter().filter(|claim| claim.source == Source::Rule || key(&claim.value) != key(house))
    };
    let mut shown = kinds().filter(|claim| claim.source == Source::Visible || claim.source == Source::Rule);
    let known = |claim: &Claim<String>| {
        // `article`, `video.other` are OpenGraph's kinds, not the house's.
        let kind = LABELS.kind(&claim.value).or_else(|| LABELS.made_kind(&claim.value))?;
        kind.chars().any(char::is_uppercase).then(|| Claim::new(kind, claim.source, claim.from.clone()))
    };
    shown.next().cloned().or_else(|| kinds().find_map(known))
}

/// Settles the second line of the title.
pub fn subtitle(claims: &Claims) -> Option<Claim<String>> {
    claims.subtitles.first().cloned()
}

/// Settles the summary. One that a text quotes from its own beginning says nothing new, nor does one
/// that says a title again.
pub fn summary(claims: &Claims, survey: &Survey<'_>, titles: &[&str]) -> Option<Claim<String>> {
    let plain = |claim: &Claim<String>| {
        let text = if claim.source < Source::Markup && claim.value.contains(['<', '&']) {
            fold(&dom_query::Document::fragment(claim.value.as_str()).text())
        } else {
            claim.value.clone()
        };
        Claim::new(text, claim.source, claim.from.clone())
    };
    let is_cut = |text: &str| ["…", "...", "[…]", "[...]"].iter().any(|mark| text.ends_with(mark));
    let is_title = |text: &str| titles.iter().any(|title| key(title) == key(text.trim_end_matches('.')));
    // What stands below the name of the site is said of every page.
    let is_slogan = |text: &str| {
        let mut spots = survey.spots.iter().filter(|spot| CLASSES.slogans.close(&spot.class));
        spots.any(|spot| spot.line() == Some(text))
    };
    let is_catalogued =
        |claim: &Claim<String>| claim.source == Source::Citation || claim.from == "dc.abstract";
    let is_own = |claim: &Claim<String>| {
        let text = claim.value.as_str();
        let beginning: String = text.chars().take(60).collect();
        // Where a box holds nothing else, it is no paragraph of the text.
        let stands_alone = survey.spots.iter().any(|spot| {
            let is_box = spot.name != "div" || CLASSES.summaries.stand_in(&spot.class);
            spot.zone == Zone::Text && is_box && spaced_text(&spot.node, text.len() + 1) == text
        });
        !stands_alone && (survey.text.contains(&beginning) || !is_catalogued(claim))
    };
    // What readers see goes before what is written for machines, which counts only where it is seen or
    // where a catalogue has it: else it is a slogan, or written for who searches.
    let is_seen = |claim: &&Claim<String>| matches!(claim.source, Source::Rule | Source::Visible);
    let (seen, told): (Vec<_>, Vec<_>) = claims.summaries.iter().partition(is_seen);
    seen.into_iter().chain(told).map(plain).find(|claim| {
        let text = &claim.value;
        text.split_whitespace().count() >= 5
            && text.chars().count() <= 1_000
            && !is_cut(text)
            && !is_title(text)
            && !is_slogan(text)
            && (matches!(claim.source, Source::Rule | Source::Visible) || !is_own(claim))
    })
}

/// Settles the language: the first tag that fits the letters of the text, else what its words say. English is what
/// a system says of every page: there the words go before it.
pub fn language(claims: &Claims, survey: &Survey<'_>) -> Option<Claim<Language>> {
    let own = survey.language.iter().map(|tag| Claim::new(tag.clone(), Source::Markup, "html lang"));
    let script = script(&survey.text);
    let declared = own.chain(claims.languages.iter().cloned()).find_map(|claim| {
        let tag = claim.value.split([',', ';']).next().unwrap_or_default().trim().replace('_', "-");
        let language = Language::parse(&tag)?;
        let fits = script.is_none_or(|script| script_of(language.primary()) == script);
        fits.then(|| Claim::new(language, claim.source, claim.from))
    });
    let spoken = || tongue::of(std::iter::once(survey.text.as_str()));
    let is_english = declared.as_ref().is_some_and(|claim| claim.value.primary() == "en");
    let spoken =
        if is_english { spoken_throughout(survey) } else { declared.is_none().then(spoken).flatten() };
    spoken.map(|spoken| Claim::new(spoken, Source::Visible, "the words of the text")).or(declared)
}

/// The language other than English that both halves of a text are in: its paragraphs, without what they quote and
/// list.
fn spoken_throughout(survey: &Survey<'_>) -> Option<Language> {
    let is_aside =
        |node: &NodeRef<'_>| ASIDE.iter().any(|name| node.has_name(name)) || node.has_attr("hidden");
    let paragraphs: Vec<String> = survey
        .spots
        .iter()
        .filter(|spot| spot.zone == Zone::Text && spot.name == "p")
        .filter(|spot| !spot.node.ancestors_it(None).any(|above| is_aside(&above)))
        .map(|spot| spot.node.text().to_string())
        .filter(|text| text.len() >= PARAGRAPH)
        .collect();
    let (upper, lower) = paragraphs.split_at(paragraphs.len() / 2);
    let spoken = |half: &[String]| tongue::of(half.iter().map(String::as_str));
    spoken(upper).filter(|upper| spoken(lower).as_ref() == Some(upper))
}

/// Where a page has others speak, and itself.
const ASIDE: [&str; 7] = ["blockquote", "table", "li", "details", "aside", "footer", "form"];

/// A paragraph of a text has as many bytes.
const PARAGRAPH: usize = 80;

/// The scripts that cannot be taken for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Arabic,
    Hebrew,
    Cyrillic,
    Other,
}

/// The script of most letters of a text; `None` where there are few.
fn script(text: &str) -> Option<Script> {
    let of = |c: char| match c {
        '\u{600}'..='\u{6ff}' => Script::Arabic,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{1e00}'..='\u{1eff}' | '\0'..='\u{24f}' => Script::Latin,
        _ => Script::Other,
    };
    let letters: Vec<Script> =
        text.chars().filter(|c| c.is_alphabetic()).step_by(7).take(3_000).map(of).collect();
    let scripts = [Script::Latin, Script::Arabic, Script::Hebrew, Script::Cyrillic, Script::Other];
    let count = |script: Script| letters.iter().filter(|letter| **letter == script).count();
    let most = scripts.into_iter().max_by_key(|script| count(*script))?;
    (letters.len() > 30 && count(most) * 10 > letters.len() * 7).then_some(most)
}

fn script_of(primary: &str) -> Script {
    match primary {
        "ar" | "fa" | "ur" | "ps" | "ckb" | "ug" | "sd" | "prs" => Script::Arabic,
        "he" | "iw" | "yi" => Script::Hebrew,
        "ru" | "uk" | "be" | "bg" | "mk" | "sr" | "kk" | "ky" | "tg" | "mn" => Script::Cyrillic,
        "zh" | "ja" | "ko" | "hi" | "th" | "el" | "hy" | "ka" | "bn" | "ta" | "te" | "am" | "km" | "my"
        | "ne" | "mr" => Script::Other,
        _ => Script::Latin,
    }
}

/// Settles the rights. What is told to machines without a sign, a year or an address may be the first
/// line of the house's terms, or its name and nothing else: a licence that the page links goes before it,
/// and so does a notice that has the sign.
pub fn rights(claims: &Claims) -> Option<Claim<String>> {
    let says = |text: &str| text.contains('©') || text.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let is_exact = |text: &str| text.contains(|c: char| c == '©' || c.is_numeric()) || text.contains("://");
    let said = || claims.rights.iter().filter(|claim| says(&claim.value));
    let first = said().next()?;
    let licence = || said().find(|claim| claim.from == super::rights::LICENCE);
    let notice = || said().find(|claim| claim.source == Source::Visible && claim.value.contains('©'));
    Some(if is_exact(&first.value) { first } else { licence().or_else(notice).unwrap_or(first) }.clone())
}

/// Settles the number. Of one that machines are told without its series the page may print the whole.
pub fn number(claims: &Claims) -> Option<Claim<String>> {
    let mut numbers = claims.numbers.iter().filter(|claim| claim.value.chars().any(|c| c.is_numeric()));
    let first = numbers.next()?;
    let is_bare = first.value.chars().all(|c| c.is_ascii_digit());
    let is_whole = |claim: &&Claim<String>| {
        let last = claim.value.rsplit(|c: char| !c.is_ascii_digit()).next();
        claim.source == Source::Visible && last == Some(first.value.as_str())
    };
    Some(numbers.filter(|_| is_bare).find(is_whole).unwrap_or(first).clone())
}

/// Settles the topics: the keywords that stand on the page as links of its text.
pub fn topics(claims: &Claims, survey: &Survey<'_>) -> Vec<Claim<String>> {
    let mut links: HashMap<String, Vec<(&Spot<'_>, &str)>> = HashMap::new();
    let lines = survey
        .spots
        .iter()
        .filter(|spot| spot.zone == Zone::Text && spot.name == "a" && claims.topics.len() < 500)
        .filter_map(|spot| Some((spot, spot.line().filter(|line| line.len() <= 60)?)));
    lines.for_each(|(spot, line)| {
        links.entry(line.to_lowercase()).or_default().push((spot, line));
    });
    // What tables set beside a text is a menu.
    let is_of_text = |spot: &Spot<'_>| !spot.node.ancestors_it(None).any(|above| is_column_of_links(&above));
    let mut topics: Vec<Claim<String>> = Vec::new();
    for claim in &claims.topics {
        for word in claim.value.split([',', ';']).map(str::trim).filter(|word| word.chars().count() > 1) {
            let links = links.get(&word.to_lowercase()).into_iter().flatten();
            let mut spellings =
                links.filter(|(spot, _)| is_of_text(spot)).map(|(_, line)| *line).collect::<Vec<_>>();
            // A menu may have the same word in capitals.
            spellings.sort_by_key(|line| *line != word);
            let Some(shown) = spellings.first() else { continue };
            if topics.iter().all(|known| known.value != *shown) {
                topics.push(Claim::new((*shown).to_owned(), claim.source, claim.from.clone()));
            }
        }
    }
    topics
}

#[cfg(test)]
mod tests;
