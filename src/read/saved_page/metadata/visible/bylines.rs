//! Who stands in the byline that readers see, or below the text in a box of his own.

use super::is_near;
use crate::read::frame::words;
use crate::read::page_text::facts::{self, Shown};
use crate::read::page_text::names as parted;
use crate::read::saved_page::classes::CLASSES;
use crate::read::saved_page::dress::{is_subheading, outermost};
use crate::read::saved_page::metadata::claims::{Claim, Claims, Person, Source};
use crate::read::saved_page::metadata::markup::{self, distance, nearest_people};
use crate::read::saved_page::metadata::survey::{Spot, Survey, Zone, spaced_text};
use crate::read::saved_page::metadata::{names, series};

/// How far below the title a name in bold stands with its position, in bytes.
const NAMED: usize = 200;

/// A post behind a name in bold has no more words.
const POST: usize = 8;

/// The name of a month, and what joins it to its day, have no more letters.
const MONTH: usize = 14;

/// What somebody is, below his name in a box, has no more bytes.
const POSITION: usize = 200;

/// The elements by the title that a byline may stand in, and those that say that they name authors.
struct Bylines<'a> {
    survey: &'a Survey<'a>,
    anchor: usize,
    classed: Vec<&'a Spot<'a>>,
}

/// Reads them: what is surest goes first.
pub fn read(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    let is_author = |spot: &&Spot<'_>| spot.zone != Zone::Other && CLASSES.authors.stand_in(&spot.class);
    let classed = survey.spots.iter().filter(is_author).collect();
    let shown = Bylines { survey, anchor, classed };
    let mut claim = |people: Option<Vec<Person>>, from: &str| {
        claims.authors.extend(people.map(|people| Claim::new(people, Source::Visible, from)));
    };
    claim(shown.classed_near(), "the byline");
    claim(shown.opened(), "the line of the byline");
    claim(shown.linked(), "the links to the authors' pages");
    claim(shown.speaker(), "the line of the kind");
    claim(shown.with_institutions(), "the names before their institutions");
    claim(shown.above_positions(), "the names above their positions");
    claim(shown.with_position(), "the name with its position");
    claim(shown.beside_date(), "the line of the date");
    claim(shown.before_number(), "the line of the number");
    markup::read_far(survey, anchor, claims);
    let far = shown.classed_below();
    claims.authors.extend(far.map(|people| Claim::new(people, Source::Visible, "a box about the author")));
    if claims.authors.is_empty() {
        let boxed = shown.in_boxes();
        claims
            .authors
            .extend(boxed.map(|people| Claim::new(people, Source::Visible, "the box below the text")));
    }
}

impl<'a> Bylines<'a> {
    fn by_title(&self) -> impl Iterator<Item = &'a Spot<'a>> {
        let anchor = self.anchor;
        self.survey.spots.iter().filter(move |spot| is_near(spot, anchor) && spot.zone == Zone::Text)
    }

    fn below_title(&self) -> impl Iterator<Item = &'a Spot<'a>> {
        let anchor = self.anchor;
        self.by_title().filter(move |spot| spot.offset > anchor)
    }

    /// The elements near the title that say that they name authors.
    fn classed_near(&self) -> Option<Vec<Person>> {
        let is_near = |spot: &&Spot<'_>| is_near(spot, self.anchor);
        let near: Vec<&Spot<'_>> = self.classed.iter().copied().filter(is_near).collect();
        nearest_people(&near, self.anchor)
    }

    /// Those of them further below.
    fn classed_below(&self) -> Option<Vec<Person>> {
        let is_below = |spot: &&Spot<'_>| spot.zone == Zone::Text && spot.offset > self.anchor;
        let far: Vec<&Spot<'_>> = self.classed.iter().copied().filter(is_below).collect();
        nearest_people(&far, self.anchor)
    }

    /// Those whose boxes stand below the text: in a heading the link to the page of each, and below it his position.
    fn in_boxes(&self) -> Option<Vec<Person>> {
        let is_box = |spot: &&Spot<'_>| {
            spot.zone == Zone::Text && spot.offset > self.anchor && CLASSES.is_author_box(&spot.class)
        };
        let person = |spot: &Spot<'_>| {
            let heading = spot.node.descendants_it().find(is_subheading)?;
            let link = heading.descendants_it().find(|inner| inner.has_name("a"))?;
            let url = link.attr("href").filter(|href| names::is_page_of_person(href))?.trim().to_owned();
            let about = heading.next_element_sibling().map(|below| spaced_text(&below, POSITION))?;
            let about = Some(about).filter(|about| names::is_position(about))?;
            Some(Person { url: Some(url), about: Some(about), ..Person::named(markup::name_in(&link)?) })
        };
        let mut people: Vec<Person> = Vec::new();
        for person in self.survey.spots.iter().filter(is_box).filter_map(person) {
            if people.iter().all(|known| known.name != person.name) {
                people.push(person);
            }
        }
        (!people.is_empty()).then_some(people)
    }

    /// The line that opens as a byline does: "By Ada Lind".
    fn opened(&self) -> Option<Vec<Person>> {
        let by = self.by_title().filter_map(|spot| {
            let line = spot.line().filter(|line| names::opens_byline(line))?;
            let people = markup::people(spot);
            let is_linked = people.iter().any(|person| person.url.is_some());
            // What opens like a byline may be the first word of a menu.
            let is_first =
                |person: &Person| names::without_opener(line).trim_start().starts_with(&person.name);
            (are_full(&people) && people.first().is_some_and(is_first) && (is_linked || line.len() <= 160))
                .then_some((distance(spot, self.anchor), people))
        });
        by.min_by_key(|(distance, _)| *distance).map(|(_, people)| people)
    }

    /// The links to pages about people.
    fn linked(&self) -> Option<Vec<Person>> {
        let leads_to_author = |spot: &&Spot<'_>| {
            let leads_to_him = spot.attribute("href").is_some_and(|href| names::is_page_of_person(&href));
            // Who is quoted did not write the text.
            let is_quoted = || spot.node.ancestors_it(None).any(|above| above.has_name("blockquote"));
            spot.name == "a" && leads_to_him && markup::name_in(&spot.node).is_some() && !is_quoted()
        };
        let links: Vec<&Spot<'_>> = self.by_title().filter(leads_to_author).collect();
        nearest_people(&links, self.anchor).filter(|people| are_full(people))
    }

    fn speaker(&self) -> Option<Vec<Person>> {
        self.by_title().find_map(|spot| series::speaker(spot.line()?)).map(|person| vec![person])
    }

    fn with_institutions(&self) -> Option<Vec<Person>> {
        self.below_title().find_map(|spot| {
            let people = markup::with_institutions(spot.line().filter(|line| line.contains('\n'))?);
            (people.len() > 1).then_some(people)
        })
    }

    fn above_positions(&self) -> Option<Vec<Person>> {
        let mut people: Vec<Person> = Vec::new();
        for person in self.below_title().filter_map(in_two_lines) {
            if people.iter().all(|known| !names::same(&known.name, &person.name)) {
                people.push(person);
            }
        }
        (!people.is_empty()).then_some(people)
    }

    /// "**Ada Lind, Director of Dams**": who is named in bold with his position, right below the title.
    fn with_position(&self) -> Option<Vec<Person>> {
        let is_title = |spot: &Spot<'_>| {
            let mut around = spot.node.ancestors_it(Some(3));
            around.any(|above| ["h1", "h2", "h3"].iter().any(|name| above.has_name(name)))
        };
        let mut bold = self.below_title().filter(|spot| matches!(&*spot.name, "b" | "strong"));
        let first = bold.find(|spot| !is_title(spot))?;
        // The position may stand behind what is bold, if it is all else that the paragraph has: "**Ada Lind**, Research
        // Officer". In the text somebody did something.
        let goes_on = || {
            let paragraph =
                first.node.parent().map(|parent| outermost(&parent, &spaced_text(&parent, NAMED)))?;
            let whole = spaced_text(&paragraph, NAMED).replacen(" ,", ",", 1);
            let position = whole.strip_prefix(first.line()?)?.strip_prefix(", ")?.to_owned();
            let is_post = position.split(", ").all(|part| part.starts_with(char::is_uppercase))
                && position.split_whitespace().count() <= POST
                && !position.contains('\n')
                && !position.ends_with(['.', '!', '?', ':']);
            is_post.then(|| (first.line().unwrap_or_default().to_owned(), position))
        };
        let in_bold =
            first.line()?.split_once(", ").map(|(name, position)| (name.to_owned(), position.to_owned()));
        let (name, position) = in_bold.or_else(goes_on)?;
        let is_near = distance(first, self.anchor) <= NAMED;
        (is_near && names::is_full(&name) && names::is_plausible(&name) && names::is_position(&position))
            .then(|| vec![Person { about: Some(position), ..Person::named(name) }])
    }

    /// "Oct 3, 2022 · Ada Lind · 4 minute read", "May 3rd, 2008 by Ada Lind": who stands with the date.
    fn beside_date(&self) -> Option<Vec<Person>> {
        self.below_title().find_map(|spot| {
            let line = spot.line().filter(|line| !line.contains('\n'))?;
            let is_parted = line.contains(['|', '·', '•']);
            if !is_parted && !line.contains(char::is_numeric) {
                return None;
            }
            let facts = facts::read(line).filter(|facts| match facts.shown {
                Shown::By => is_parted || !facts.dates.is_empty(),
                Shown::AfterDate => is_parted,
                Shown::Nobody | Shown::BeforeDate => false,
            })?;
            let people: Vec<Person> = facts.names.into_iter().map(|name| Person::named(name.text)).collect();
            are_full(&people).then_some(people)
        })
    }

    /// "Ada Lind and Ben Roe. River Papers No. 14 - 11/2/2008": who opens the line of the number.
    fn before_number(&self) -> Option<Vec<Person>> {
        self.below_title().find_map(|spot| {
            let line = spot.line().filter(|line| !line.contains('\n'))?;
            let (named, rest) = line.split_once(". ").filter(|(_, rest)| series::names_number(rest))?;
            let rest = series::without_number(rest);
            // What is more than a number and a day is a sentence.
            let is_rest = rest.chars().filter(|c| c.is_alphabetic()).count() <= MONTH;
            let people = names::people(named, names::Form::Line);
            (is_rest && are_full(&people)).then_some(people)
        })
    }
}

fn are_full(people: &[Person]) -> bool {
    !people.is_empty() && people.iter().all(|person| names::is_full(&person.name))
}

/// A name and nothing else, on the line below it the position of its bearer, and below that the day at most.
fn in_two_lines(spot: &Spot<'_>) -> Option<Person> {
    let text = spot.line()?;
    // Below both some set an address, and above both "by".
    let mut lines =
        text.split('\n').skip_while(|line| words().is_joint(line)).filter(|line| !line.contains('@'));
    let (name, position) = (lines.next()?, lines.next()?);
    let is_name = parted::is_full_name(name)
        && names::is_plausible(name)
        && !names::is_position(name)
        && !name.contains([',', '،']);
    let link =
        spot.node.descendants_it().find(|inner| inner.has_name("a") && spaced_text(inner, 120) == name);
    let url = link.and_then(|link| link.attr("href")).map(|href| href.trim().to_owned());
    let is_day = |line: &str| facts::date_line(line).is_some();
    let is_whole = lines.next().is_none_or(is_day) && lines.next().is_none();
    (is_name && names::is_position(position) && is_whole).then(|| Person {
        about: Some(position.to_owned()),
        url,
        ..Person::named(name)
    })
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;
    use crate::read::saved_page::metadata::survey;

    #[test]
    fn who_is_named_in_bold_with_his_position_below_the_title_speaks() {
        let named = |line: &str| {
            let document = Document::from(format!("<body><h2>Low Water</h2><p>{line}</p><p>Text.</p>"));
            let survey = survey::walk(&document);
            let shown = Bylines { survey: &survey, anchor: 0, classed: Vec::new() };
            shown.with_position().into_iter().flatten().map(|one| (one.name, one.about)).next()
        };
        let ada = Some(("Ada Lind".to_owned(), Some("Deputy Secretary for Rivers".to_owned())));
        assert_eq!(named("<b>Ada Lind, Deputy Secretary for Rivers</b><br>Statement in Bern"), ada);
        assert_eq!(named("<font><b>Ada Lind</b>, Deputy Secretary for Rivers</font>"), ada);
        assert_eq!(named("Ada Lind, Deputy Secretary for Rivers, spoke."), None);
        assert_eq!(named("<b>Bern, 3 May 2008</b>"), None);
    }

    #[test]
    fn who_stands_behind_the_date_is_the_author() {
        let named = |line: &str| {
            let document =
                Document::from(format!("<body><h2>Low Water</h2><small>{line}</small><p>Text.</p>"));
            let survey = survey::walk(&document);
            let shown = Bylines { survey: &survey, anchor: 0, classed: Vec::new() };
            shown.beside_date().into_iter().flatten().map(|one| one.name).next()
        };
        for line in ["May 3rd, 2008 by Ada Lind", "3 May 2008 · Ada Lind · 4 minute read"] {
            assert_eq!(named(line).as_deref(), Some("Ada Lind"), "{line}");
        }
        assert_eq!(named("Read by Ada Lind"), None);
        assert_eq!(named("May 3rd, 2008"), None);
    }

    #[test]
    fn below_a_name_may_stand_a_position_and_the_day() {
        let said = |lines: &str| {
            let document = Document::from(format!("<body><h2>Low Water</h2><p>{lines}</p><p>Text.</p>"));
            let survey = survey::walk(&document);
            let shown = Bylines { survey: &survey, anchor: 0, classed: Vec::new() };
            shown.above_positions().into_iter().flatten().map(|one| (one.name, one.about)).next()
        };
        let ada = Some(("Ada Lind".to_owned(), Some("Research Associate, River Institute".to_owned())));
        assert_eq!(said("<b>Ada Lind</b><br>Research Associate, River Institute<br>17 October 1999"), ada);
        assert_eq!(said("<b>Ada Lind</b><br>Research Associate, River Institute<br>On the delta"), None);
    }
}
