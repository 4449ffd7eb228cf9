//! The publisher: which of the names that a site has for itself, and that name in full.
//!
//! Many a site calls itself by its initials in its head, and in full only in its logo or at its foot.

use super::claims::{Claim, Claims, Source};
use super::names;
use super::survey::{Spot, Survey, Zone, fold};
use super::title;
use crate::language::Language;
use crate::read::frame::{is_of_frame, words};
use crate::read::page_text::facts;
use crate::read::page_text::labels::LABELS;
use crate::read::page_text::names::is_of_body;
use crate::read::saved_page::classes::CLASSES;

/// A line with more letters is prose, in which initials come together by chance.
const LINE: usize = 120;

/// Settles the publisher. Without a statement it is what the page shows as the name of the site, or
/// the part of `<title>` beside the title that is the name of an institution.
pub fn settle(claims: &Claims, survey: &Survey<'_>, shown_title: &str) -> Option<Claim<String>> {
    let is_name = |claim: &&Claim<String>| {
        claim.value.chars().any(char::is_alphabetic)
            && claim.value.chars().count() <= 100
            && !claim.value.contains("://")
            && !claim.value.starts_with('@')
    };
    let order = |claim: &&Claim<String>| match claim.source {
        Source::Rule => 0,
        Source::Citation => 1,
        Source::JsonLd => 2,
        Source::DublinCore => 3,
        Source::OpenGraph => 4,
        _ => 5,
    };
    let full = Names { claims, survey };
    match claims.publishers.iter().filter(is_name).min_by_key(order) {
        Some(claim) if claim.source == Source::Rule => Some(claim.clone()),
        // A host yields to the name that the page shows.
        Some(claim) if is_host(&claim.value) => {
            full.shown().or_else(|| full.of_host(&claim.value)).or_else(|| Some(claim.clone()))
        }
        Some(claim) => {
            let name = full.in_full(without_language(&claim.value));
            // Initials that nothing spells out may be those of a name in other letters.
            let shown = is_acronym(&name).then(|| full.shown()).flatten();
            let shown = shown.filter(|shown| {
                shown.value.contains(' ') && (names::is_body(&shown.value) || !shown.value.is_ascii())
            });
            let shown = shown.or_else(|| full.longer(&name));
            let name = full.capitalised(name);
            Some(shown.unwrap_or_else(|| Claim::new(name, claim.source, claim.from.clone())))
        }
        None => {
            let shown = full.shown();
            let is_short = shown.as_ref().is_none_or(|shown| !shown.value.contains(' '));
            let titled = || is_short.then(|| full.in_title(shown_title)).flatten();
            titled().or(shown).or_else(|| full.banner()).or_else(|| full.in_notice())
        }
    }
}

/// The name that a page shows for its site.
pub fn shown(claims: &Claims, survey: &Survey<'_>) -> Option<String> {
    Names { claims, survey }.shown().map(|claim| claim.value)
}

/// Where a site names itself.
struct Names<'a> {
    claims: &'a Claims,
    survey: &'a Survey<'a>,
}

impl Names<'_> {
    /// A name without its initials beside it; initials alone as the page spells them out.
    fn in_full(&self, name: &str) -> String {
        let bracketed = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
        let dashed = || [" - ", " – ", " — ", " | ", ": "].iter().find_map(|dash| name.split_once(dash));
        if let Some((one, other)) = bracketed.or_else(dashed) {
            let of = |acronym: &str, name: &str| is_acronym(acronym) && spelled(name, acronym).is_some();
            // "The Heritage Foundation - Leadership for America": a name and what is said of it.
            if names::is_body(one) && !names::is_body(other) && other.contains(' ') && bracketed.is_none() {
                return one.to_owned();
            }
            // "River Desk | The think tank of the delta" of a page that `<title>` says to be River Desk's.
            let parts = title::parts(&self.survey.title);
            if bracketed.is_none() && parts.len() > 1 && parts.last() == Some(&one) && other.contains(' ') {
                return if is_acronym(one) && spelled(other, one).is_some() { other } else { one }.to_owned();
            }
            if of(one, other) {
                return other.to_owned();
            } else if of(other, one) {
                return one.to_owned();
            }
        }
        let full = is_acronym(name).then(|| self.spelled_out(name)).flatten();
        full.unwrap_or_else(|| name.to_owned())
    }

    /// A name as `<title>` spells it, where that begins it with a capital, "the Guardian", or is not all in
    /// capitals as the picture of the name is; initials in
    /// small letters as the page has them: "ieri" of a logo.
    fn capitalised(&self, name: String) -> String {
        let capitals = name.to_uppercase();
        let is_small = name.len() <= INITIALS_MOST && name.chars().all(char::is_lowercase);
        let is_capital = |word: &str| word == capitals;
        if is_small && self.survey.text.split(|c: char| !c.is_alphanumeric()).any(is_capital) {
            return capitals;
        }
        let is_same = |part: &&str| part.to_lowercase() == name.to_lowercase();
        let is_small = name.starts_with(char::is_lowercase);
        let titled = title::parts(&self.survey.title).into_iter().find(is_same);
        let is_shouted = name.contains(' ') && name == capitals;
        let is_better =
            |part: &&str| is_small && part.starts_with(char::is_uppercase) || is_shouted && **part != name;
        let titled = titled.filter(is_better);
        titled.map_or(name.clone(), str::to_owned)
    }

    /// What initials stand for, as another claim, a picture of the name or a line of the page says.
    fn spelled_out(&self, acronym: &str) -> Option<String> {
        let claims = self.claims.publishers.iter().map(|claim| claim.value.clone());
        let logos = || {
            let pictures = self.survey.spots.iter().filter(|spot| spot.name == "img");
            pictures.filter_map(|spot| spot.attribute("alt"))
        };
        let lines = self.survey.spots.iter().filter_map(|spot| spot.line());
        let lines = lines.flat_map(|text| text.split('\n')).map(str::to_owned);
        let name = |text: String| spelled(&text, acronym).filter(|_| text.len() <= LINE);
        // "the Foundation for River Studies (FRS)" says it in the middle of a sentence.
        let in_prose = || {
            let (before, _) = self.survey.text.split_once(&format!(" ({acronym})"))?;
            let words: Vec<&str> = before.split_whitespace().rev().take(12).collect();
            let words: Vec<&str> = words.into_iter().rev().collect();
            spelled(&words.join(" "), acronym).filter(|name| before.ends_with(name.as_str()))
        };
        let beside = || logos().find_map(|logo| beside_initials(&logo, acronym));
        claims.chain(logos()).chain(lines).find_map(name).or_else(in_prose).or_else(beside)
    }

    /// The institution whose initials the host begins with, alone on a line.
    fn of_host(&self, host: &str) -> Option<Claim<String>> {
        let host = host.trim_start_matches("www.");
        let label = host.split('.').next().filter(|label| label.is_ascii())?;
        // A heading of the text may have the same initials.
        let frame = self.survey.spots.iter().filter(|spot| spot.zone != Zone::Text);
        let lines = frame.filter_map(|spot| spot.line()).filter(|line| line.len() <= LINE);
        let name = |line: &str| {
            let is_whole = |name: &String| name.trim_start_matches("The ") == line.trim_start_matches("The ");
            let full = |length: usize| spelled(line, &label[..length]).filter(is_whole);
            (INITIALS..=label.len()).rev().find_map(full).filter(|name| is_institution(name))
        };
        Some(Claim::new(lines.into_iter().find_map(name)?, Source::Visible, "a line of the page"))
    }

    /// The institution that a picture at the top of the page names, also where it leads nowhere.
    fn banner(&self) -> Option<Claim<String>> {
        let is_house =
            |name: &String| name.contains(' ') && is_institution(name) && names::is_plausible(name);
        // A house may have its name there in two languages.
        let names =
            |alt: String| alt.split(" / ").map(|name| without_logo(name).to_owned()).collect::<Vec<_>>();
        let name = self.pictures_at_top().flat_map(names).find(is_house)?;
        Some(Claim::new(self.in_full(&name), Source::Visible, "the picture at the top"))
    }

    /// The words in place of the pictures near the top of the page, but for those of the text.
    fn pictures_at_top(&self) -> impl Iterator<Item = String> {
        let is_title = |spot: &Spot<'_>| spot.name == "h1" && spot.line().is_some();
        let above = self.survey.spots.iter().take_while(move |spot| !is_title(spot));
        let pictures = above.filter(|spot| spot.name == "img" && spot.offset <= TOP && !is_of_text(spot));
        pictures.filter_map(|spot| spot.attribute("alt")).map(|alt| fold(&alt))
    }

    /// What an element shows that is said to be the name of the site, or the first link to its front
    /// page: in words, or as a picture with words in its place.
    fn shown(&self) -> Option<Claim<String>> {
        let named = self.survey.spots.iter().find(|spot| CLASSES.sites.are_one_of(&spot.class));
        let named = named.and_then(|spot| spot.line()).map(str::to_owned);
        let host = self.host();
        let leads_home = |spot: &&Spot<'_>| {
            spot.name == "a"
                && (CLASSES.logos.stand_in(&spot.class)
                    || spot.rel.split_whitespace().any(|rel| rel == "home")
                    || spot.attribute("href").is_some_and(|href| {
                        // Of an address that goes up to the front page only the logo is sure.
                        let is_up = || spot.offset <= TOP && href.starts_with("../") && holds_picture(spot);
                        self.is_front(&href, host.as_deref())
                            || is_up() && self.is_front(href.trim_start_matches("../"), None)
                    }))
        };
        let words = |spot: &Spot<'_>| {
            let alt = || {
                let picture = spot.node.descendants_it().find(|inner| inner.has_name("img"))?;
                picture.attr("alt").map(|alt| fold(&alt))
            };
            spot.line().map(str::to_owned).or_else(alt).or_else(|| spot.attribute("title"))
        };
        let links = || self.survey.spots.iter().filter(leads_home).take(LINKS).filter_map(words);
        let name = named.into_iter().chain(links()).map(|name| without_logo(&name).to_owned());
        let name = name.into_iter().find(|name| is_name(name))?;
        Some(Claim::new(self.capitalised(self.in_full(&name)), Source::Visible, "the name of the site"))
    }

    /// The name that the page shows, where that is an institution's and a part of it was stated:
    /// "Harbour" of the Harbour Foundation.
    fn longer(&self, name: &str) -> Option<Claim<String>> {
        let words = |text: &str| text.split(' ').map(str::to_lowercase).collect::<Vec<_>>();
        let part = words(name);
        let is_longer = |shown: &str| {
            let shown = words(shown);
            shown.len() > part.len() && shown.windows(part.len()).any(|run| run == part)
        };
        // A name of two words is whole: "River Policy" of the picture "River Policy Magazine".
        let shown = self.shown().filter(|_| !names::is_body(name) && !name.contains(' '))?;
        (is_longer(&shown.value) && names::is_body(&shown.value) && names::is_plausible(&shown.value))
            .then_some(shown)
    }

    /// The institution that has the rights, where nothing else says whose page it is.
    fn in_notice(&self) -> Option<Claim<String>> {
        let notice = self.claims.rights.first()?;
        let parts = notice.value.split(['.', ',', ';', '|', '·', '(', ')']);
        let name = |part: &str| {
            let is_sign =
                |word: &&str| word.eq_ignore_ascii_case("copyright") || !word.contains(char::is_alphabetic);
            let words: Vec<&str> = part.split_whitespace().skip_while(is_sign).collect();
            let end = words.iter().rposition(|word| !is_sign(word)).map_or(0, |last| last + 1);
            let name = words[..end].join(" ");
            (end > 1 && names::is_body(&name) && names::is_plausible(&name)).then_some(name)
        };
        let name = parts.into_iter().find_map(name)?;
        Some(Claim::new(name, Source::Visible, "the notice of rights"))
    }

    /// The host of the page.
    fn host(&self) -> Option<String> {
        let host = |claim: &Claim<String>| Some(url::Url::parse(&claim.value).ok()?.host_str()?.to_owned());
        self.claims.addresses.iter().find_map(host)
    }

    /// Whether an address is that of the front page: of the site, or of its pages in one language.
    fn is_front(&self, href: &str, host: Option<&str>) -> bool {
        let href = href.trim();
        // What the archive of the web holds has its own address before the site's.
        let href = href.rfind("http").map_or(href, |at| &href[at..]);
        let path = match href.split_once("://") {
            Some((_, rest)) => {
                let (site, path) = rest.split_once('/').unwrap_or((rest, ""));
                let bare = |host: &str| host.trim_start_matches("www.").to_owned();
                if host.is_none_or(|host| bare(host) != bare(site)) {
                    return false;
                }
                path
            }
            None if href.starts_with('/') => href.trim_start_matches('/'),
            None => {
                let name = href.split(['.', '?']).next().unwrap_or_default();
                return matches!(name, "index" | "default" | "home");
            }
        };
        let path = path.trim_end_matches('/');
        let name = path.split('.').next().unwrap_or_default();
        path.is_empty()
            || path.len() == 2 && self.is_language(path)
            || matches!(name, "index" | "default" | "home")
    }

    /// Whether a folder is called by the code of a language: the page's own, or one that has a table.
    fn is_language(&self, folder: &str) -> bool {
        let own = self.survey.language.as_deref().and_then(|tag| tag.split(['-', '_']).next());
        own == Some(folder) || Language::parse(folder).is_some_and(|language| language.is_translated())
    }

    /// Whether a picture near the top of the page shows a name of several words.
    fn is_logo(&self, name: &str) -> bool {
        name.contains(' ') && self.pictures_at_top().any(|alt| alt == name)
    }

    fn in_title(&self, shown: &str) -> Option<Claim<String>> {
        // "Blog Archive" stands in many a title, whoever's blog it is.
        let is_other = |part: &&str| !shown.contains(*part) && !is_of_frame(part);
        let mut others = title::parts(&self.survey.title).into_iter().rev().filter(is_other);
        let house = |part: &str| {
            let full = self.in_full(part);
            let is_house =
                full != part || part.contains(' ') && is_institution(part) && names::is_plausible(part);
            is_house.then_some(full)
        };
        // "River Desk: Speeches" may be a title too, unless a logo says which it is.
        let before = self.survey.title.split_once(": ").map(|(head, _)| head.to_owned());
        let logo = || before.filter(|head| !shown.contains(head.as_str()) && self.is_logo(head));
        others.find_map(house).or_else(logo).map(|name| Claim::new(name, Source::TitleElement, "<title>"))
    }
}

/// A logo has no more text above it, in bytes.
const TOP: usize = 200;

/// Initials that a host begins with are no fewer.
const INITIALS: usize = 3;

/// Initials have no more letters.
const INITIALS_MOST: usize = 6;

/// How many links to the front page are looked at.
const LINKS: usize = 3;

/// Whether a picture stands in the element that holds the text, or in one for what it shows.
fn is_of_text(picture: &Spot<'_>) -> bool {
    let mut around = picture.node.ancestors_it(None);
    around.any(|above| ["article", "main", "figure"].iter().any(|name| above.has_name(name)))
}

fn holds_picture(spot: &Spot<'_>) -> bool {
    spot.node.descendants_it().any(|inner| inner.has_name("img"))
}

/// Whether what a link to the front page says is a name.
fn is_name(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() > 1
        && name.len() <= LINE
        && !name.contains('\n')
        && !is_of_frame(name)
        && !LABELS.is_language(name)
        && !names::is_nobody(name)
}

/// A name without the word that says that it is a picture of it.
fn without_logo(name: &str) -> &str {
    let is_word = |word: &str| words().is_of_logo(word);
    let name = name.trim();
    let name = name.rsplit_once(' ').filter(|(_, last)| is_word(last)).map_or(name, |(name, _)| name);
    let name = name.trim_end_matches([' ', '-', '–', '|']);
    if is_word(name) { "" } else { name }
}

/// The institution in other letters that a logo names after its initials, up to what is said of it.
fn beside_initials(logo: &str, acronym: &str) -> Option<String> {
    let (_, after) = logo.split_once(acronym)?;
    let name = after.trim_start_matches(|c: char| !c.is_alphanumeric()).split([',', '|', '–']).next()?.trim();
    let is_other = name.chars().all(|c| !c.is_ascii_alphabetic());
    (is_other && name.contains(' ') && is_institution(name)).then(|| name.to_owned())
}

/// Whether a name has a word that only institutions have in theirs, in any language.
fn is_institution(name: &str) -> bool {
    names::is_body(name) || is_of_body(name)
}

/// Whether a name is a host: "desk.example".
fn is_host(name: &str) -> bool {
    !name.contains(' ') && name.contains('.') && facts::is_host(&name.to_lowercase())
}

/// A name without the tag of a language: "River Desk (en-US)".
fn without_language(name: &str) -> &str {
    let tagged = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    let is_tag = |tag: &str| tag.len() == 5 && tag.as_bytes()[2] == b'-' || tag.len() == 2;
    tagged.filter(|(_, tag)| is_tag(tag) && tag.is_ascii()).map_or(name, |(name, _)| name)
}

/// Whether a name is initials and nothing else.
pub fn is_acronym(name: &str) -> bool {
    (3..=8).contains(&name.chars().count()) && name.chars().all(char::is_uppercase)
}

/// The run of words whose initials an acronym is; small words may stand between them. Unless they are
/// the whole text, such words begin with capitals.
fn spelled(text: &str, acronym: &str) -> Option<String> {
    let letters: Vec<char> = acronym.chars().flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let run = |start: usize| {
        let (mut left, mut in_capitals) = (letters.as_slice(), true);
        for (length, word) in words[start..].iter().enumerate() {
            let initial = word.chars().find(|c| c.is_alphanumeric());
            let is_next = initial.is_some_and(|c| c.to_lowercase().next() == left.first().copied());
            if is_next {
                in_capitals &= initial.is_some_and(char::is_uppercase);
                left = &left[1..];
            } else if length == 0 || !LABELS.is_body_word(word) {
                return None;
            }
            if left.is_empty() {
                let is_whole = length + 1 == words.len();
                let name = words[start..=start + length].join(" ");
                let name = name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
                return (in_capitals || is_whole).then_some(name);
            }
        }
        None
    };
    (0..words.len()).find_map(run)
}

#[cfg(test)]
mod tests;
