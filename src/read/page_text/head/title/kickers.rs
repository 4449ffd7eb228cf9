//! What stands above or behind a title and is none of it: a series, a running head, a masthead, the site's
//! name.

use super::SEPARATORS;
use super::candidates::words;
use crate::model::Metadata;
use crate::read::page_text::head::set;
use crate::read::page_text::sheet::paragraphs::Paragraph;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, bare, key};
use crate::read::page_text::words::{inline, names, sentences, series};

/// A line that the head of every page repeats is a series' or a site's where another title stands
/// below it.
pub fn without_running_head(sheet: &mut Sheet, candidates: &[Paragraph], titles: Vec<usize>) -> Vec<usize> {
    let [first, second, ..] = titles[..] else { return titles };
    // What stands directly above its subtitle is the title, whatever the pages repeat.
    if candidates[first].last() + 1 == candidates[second].first() {
        return titles;
    }
    let repeated = key(&candidates[first].text);
    let mut below = candidates[first].last() + 1..sheet.len();
    if !below.any(|line| sheet.part(line) == Some(Part::Furniture) && key(sheet.text(line)) == repeated) {
        return titles;
    }
    sheet.take_all(&candidates[first].lines, Part::Furniture);
    titles[1..].to_vec()
}

/// A line that comes again on lines of its own, twice at the least, is a series': a site prints it above
/// each of its titles. Inside the text a printer repeats the title itself. So is one that names a part of a newspaper and a kind: "The Opinion Pages | OP-ED".
pub fn without_series(
    sheet: &mut Sheet,
    metadata: &mut Metadata,
    candidates: &[Paragraph],
    titles: Vec<usize>,
) -> Vec<usize> {
    let [first, _, ..] = titles[..] else { return titles };
    let series = &candidates[first];
    let said = key(&series.text);
    let below = series.last() + 1..sheet.len();
    let again: Vec<usize> = below.filter(|line| key(sheet.text(*line)) == said).collect();
    let is_shouted = |kind: &&str| !kind.contains(char::is_lowercase) && LABELS.kind(kind).is_some();
    let kind = series.text.split_once(" | ").map(|(_, kind)| kind).filter(is_shouted);
    let prose = sheet.prose();
    let text = prose.first().zip(prose.last()).map_or(0..0, |(first, last)| *first..*last);
    let is_series = again.len() > 1 && !again.iter().any(|line| text.contains(line));
    if !is_series && kind.is_none() {
        return titles;
    }
    let name = inline::plain(bare(kind.unwrap_or(&series.text)));
    set(&mut metadata.kind, sheet.placed(series.first(), name));
    sheet.take_all(&series.lines, Part::Metadata);
    let again: Vec<usize> = again.into_iter().filter(|line| sheet.is_free(*line)).collect();
    sheet.take_all(&again, Part::Furniture);
    titles[1..].to_vec()
}

/// A journal prints its name and what it is above its volume, and the title below.
pub fn below_masthead(
    sheet: &mut Sheet,
    metadata: &mut Metadata,
    candidates: &[Paragraph],
    titles: Vec<usize>,
) -> Vec<usize> {
    let issue = metadata.number.as_ref().filter(|number| series::is_issue(&number.value));
    let Some(issue) = issue.map(|issue| sheet.line_of(&issue.place)) else { return titles };
    let below: Vec<usize> =
        titles.iter().copied().filter(|title| candidates[*title].first() > issue).collect();
    if below.is_empty() {
        return titles;
    }
    for line in sheet.free(0..issue).collect::<Vec<_>>() {
        let name = inline::plain(bare(sheet.text(line)));
        let is_name = metadata.kind.is_none() && !sentences::ends(&name);
        let is_new = is_name && set(&mut metadata.kind, sheet.placed(line, name));
        sheet.take(line, if is_new { Part::Metadata } else { Part::Furniture });
    }
    below
}

/// The titles without those that are a body's name, a programme of the house say, where others stand above
/// them.
pub fn without_bodies(candidates: &[Paragraph], titles: &[usize]) -> Vec<usize> {
    let is_other = |title: &&usize| !names::is_of_body(&candidates[**title].text);
    let last = titles.iter().rposition(|title| is_other(&title));
    titles[..last.map_or(titles.len(), |last| last + 1)].to_vec()
}

/// The titles without the single words above them, a site's, where longer ones stand below.
pub fn below_kickers<'a>(candidates: &[Paragraph], titles: &'a [usize]) -> &'a [usize] {
    let kickers = titles.iter().take_while(|title| words(&candidates[**title]) < 2).count();
    if kickers < titles.len() { &titles[kickers..] } else { titles }
}

/// "A Title – Analysis", "Opinion | A Title": a title to which a site has added its kind.
pub fn with_kind(title: &str) -> Option<(String, String)> {
    let marks = [" – ", " — ", " - ", " | "];
    let last = marks.iter().find_map(|mark| title.rsplit_once(mark));
    let first = marks.iter().find_map(|mark| title.split_once(mark)).map(|(kind, short)| (short, kind));
    let parted = [last, first].into_iter().flatten();
    let (short, kind) = parted.filter_map(|(short, kind)| Some((short, LABELS.kind(kind)?))).next()?;
    (short.split_whitespace().count() > 1).then(|| (short.trim().to_owned(), kind))
}

/// "A Title | River Desk": a title to which a site has added its name.
pub fn with_house(title: &str) -> Option<(String, String)> {
    let (short, house) = parted(title).find(|(_, house)| LABELS.is_house(house))?;
    Some((short.to_owned(), house.to_owned()))
}

/// A title without the name of the site behind it, where that is the name of the host as well: "A Title – The
/// River Desk" from riverdesk.example.
pub fn without_host(title: &str, address: &str) -> Option<String> {
    let (short, _) = parted(title).find(|(_, site)| names_host(site, address))?;
    Some(short.to_owned())
}

/// A title of several words and what may be its site's name behind it, for each mark that parts the two. A site
/// may say behind its name what it is: "A Title | The River Desk – Rivers and Lakes".
fn parted(title: &str) -> impl Iterator<Item = (&str, &str)> {
    let marks = [" | ", " - ", " – ", " — ", " · "];
    marks.into_iter().flat_map(move |mark| {
        title.match_indices(mark).filter_map(move |(at, _)| {
            let behind = &title[at + mark.len()..];
            let name =
                marks.iter().filter_map(|mark| behind.find(mark)).min().map_or(behind, |end| &behind[..end]);
            let short = title[..at].trim();
            short.contains(' ').then_some((short, name.trim()))
        })
    })
}

/// Whether a name has the letters of a part of an address's host, or its initials or first word are one.
fn names_host(name: &str, address: &str) -> bool {
    let name = name.trim().strip_prefix("The ").unwrap_or(name.trim());
    let letters =
        |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let words = || name.split_whitespace();
    let initials = words().filter_map(|word| word.chars().next().filter(|first| first.is_uppercase()));
    let short = words().next().filter(|first| !first.chars().any(char::is_lowercase)).unwrap_or_default();
    let known = [letters(name), letters(&initials.collect::<String>()), letters(short)];
    let host = address.split_once("//").map_or("", |(_, rest)| rest.split('/').next().unwrap_or_default());
    let mut labels =
        host.split('.').map(letters).filter(|label| label.len() >= SHORTEST_HOST && label != "www");
    labels.any(|label| known.contains(&label))
}

/// Shorter parts of a host are the country's.
const SHORTEST_HOST: usize = 3;

/// Whether a line is a title with the name of the site behind it.
pub fn is_with_site(line: &str, title: &str) -> bool {
    let (line, title) = (key(line), key(title));
    let rest = line.strip_prefix(&*title).map(str::trim_start);
    !title.is_empty()
        && rest.is_some_and(|rest| rest.starts_with(SEPARATORS) && rest.chars().count() <= LONGEST_SITE)
}

/// No site's name behind a title has more characters, with what parts it from the title.
const LONGEST_SITE: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_loses_the_name_that_its_host_bears() {
        let without = |title: &str, host: &str| without_host(title, &format!("https://www.{host}/a"));
        let short = Some("Low Water".to_owned());
        assert_eq!(without("Low Water – The River Desk", "riverdesk.example"), short);
        assert_eq!(without("Low Water | Orsa Council on Foreign Relations", "ocfr.example"), short);
        assert_eq!(without("Low Water - ODE Desk for Rivers", "ode.example"), short);
        assert_eq!(without("Low Water | River Desk – Rivers and Lakes", "riverdesk.example"), short);
        assert_eq!(without("Low Water – A History", "riverdesk.example"), None);
    }
}
