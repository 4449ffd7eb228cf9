//! What the markup of the body says: microdata, RDFa, hAtom, `rel=author`, `<time>`.

use dom_query::NodeRef;

use super::boxes;
use super::claims::{Claim, Claims, DateSpot, Person, Source};
use super::names::{self, Form};
use super::survey::{Spot, Survey, Zone, fold, spaced_text};
use crate::model::name_words::without_ranks;
use crate::read::page_text::labels::LABELS;
use crate::read::page_text::names as parted;
use crate::read::saved_page::classes::{self, CLASSES};

/// Names of one byline stand no further apart than this, in bytes of text.
const NEIGHBOURS: usize = 150;

/// Reads the dates of a page, and the authors that its markup names near the title.
pub fn read(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    authors(survey, anchor, Reach::Near, claims);
    dates(survey, claims);
}

/// Reads the authors that the markup names further off, which may be those of another text.
pub fn read_far(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    authors(survey, anchor, Reach::Far, claims);
}

/// How far from the title an author is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Near,
    Far,
}

/// Whether an element says that it names an author.
type IsAuthor = fn(&Spot<'_>) -> bool;

/// Reads microdata and links to authors: those nearest to the title first.
fn authors(survey: &Survey<'_>, anchor: usize, reach: Reach, claims: &mut Claims) {
    let is_author: [(&str, IsAuthor); 3] = [
        ("itemprop author", |spot| {
            has(&spot.property, &["author", "creator", "schema:author", "dc:creator"])
        }),
        ("rel=author", |spot| spot.rel.split_whitespace().any(|rel| rel == "author")),
        ("hAtom author", |spot| {
            spot.class.split_whitespace().any(|class| class == "author") && spot.class.contains("vcard")
        }),
    ];
    for (from, is_author) in is_author {
        let spots: Vec<&Spot<'_>> = survey
            .spots
            .iter()
            .filter(|spot| spot.zone != Zone::Other && is_author(spot))
            .filter(|spot| reach == Reach::Far || super::visible::is_near(spot, anchor))
            .collect();
        if let Some(people) = nearest_people(&spots, anchor) {
            let source = if reach == Reach::Near { Source::Markup } else { Source::Visible };
            claims.authors.push(Claim::new(people, source, from));
        }
    }
}

/// The people whom the element nearest to the title names, and its neighbours of the same kind.
pub fn nearest_people(spots: &[&Spot<'_>], anchor: usize) -> Option<Vec<Person>> {
    let found: Vec<(&Spot<'_>, Vec<Person>)> =
        spots.iter().map(|spot| (*spot, people(spot))).filter(|(_, people)| !people.is_empty()).collect();
    let nearest =
        found.iter().enumerate().min_by_key(|(_, (spot, _))| (spot.zone, distance(spot, anchor)))?.0;
    let (first, _) = &found[nearest];
    let mut people: Vec<Person> = Vec::new();
    let mut last = first.offset;
    for (spot, more) in &found[nearest..] {
        if spot.offset > last + NEIGHBOURS || spot.zone != first.zone {
            break;
        }
        if spot.class != first.class || spot.name != first.name {
            continue;
        }
        last = spot.offset;
        for person in more {
            match people.iter_mut().find(|known| names::same(&known.name, &person.name)) {
                Some(known) => {
                    known.url = known.url.take().or_else(|| person.url.clone());
                    known.about = known.about.take().or_else(|| person.about.clone());
                }
                None => people.push(person.clone()),
            }
        }
    }
    Some(people)
}

/// How far from the title something stands. What stands above it is rather the site's.
pub fn distance(spot: &Spot<'_>, anchor: usize) -> usize {
    if spot.offset >= anchor { spot.offset - anchor } else { 3 * (anchor - spot.offset) }
}

/// The people that an element names: each link of it, or its line.
pub fn people(spot: &Spot<'_>) -> Vec<Person> {
    if let Some(content) = spot.attribute("content") {
        return names::people(&content, Form::Line);
    }
    let inner: Vec<_> = spot.node.descendants_it().filter(|node| node.is_element()).take(60).collect();
    let named = inner.iter().filter(|node| {
        let is = |attribute: &str, value: &str| {
            node.attr(attribute).is_some_and(|found| found.split_whitespace().any(|word| word == value))
        };
        is("itemprop", "name") || is("class", "fn")
    });
    let mut people: Vec<Person> = Vec::new();
    for node in named {
        let text = node.attr("content").filter(|_| node.has_name("meta")).map(|text| text.to_string());
        let text = text.unwrap_or_else(|| spaced_text(node, 120));
        people.extend(names::people(&text, Form::Line));
    }
    let linked = linked_people(&spot.node);
    if people.is_empty() {
        let placed = spot.line().map(with_institutions).unwrap_or_default();
        // What seems to be said of one may name others, who have pages.
        people = if placed.len() < linked.len() { Vec::new() } else { placed };
    }
    if people.is_empty() {
        people = boxes::people(&spot.node);
    }
    if people.is_empty() {
        people = with_unlinked(spot, linked);
        let called = if CLASSES.authors.stand_in(&spot.class) {
            called_people(&inner, spot.line().unwrap_or_default())
        } else {
            Vec::new()
        };
        people = if called.len() > people.len() { called } else { people };
    }
    if people.is_empty() && CLASSES.authors.close(&spot.class) {
        people.extend(spot.line().and_then(above_position));
    }
    if spot.attribute("itemtype").is_some_and(|kind| kind.ends_with("Organization")) {
        people.iter_mut().for_each(|person| person.is_body = true);
    }
    people.dedup_by(|a, b| names::same(&a.name, &b.name));
    // The links inside, or the one that this element is or stands in, tell where each is at home.
    let links = inner.iter().copied().chain([spot.node]).chain(spot.node.parent());
    for link in links.filter(|node| node.has_name("a")) {
        let text = spaced_text(&link, 120);
        let address = link.attr("href").map(|href| href.trim().to_owned()).filter(|href| is_page(href));
        if let Some(person) = people.iter_mut().find(|person| text.contains(&person.name)) {
            person.url = person.url.take().or(address);
        }
    }
    people
}

/// The people whose names stand in elements that are called so, each with the position in the element beside it;
/// nobody where any of them is no name.
fn called_people(inner: &[NodeRef<'_>], line: &str) -> Vec<Person> {
    let called = inner.iter().filter(|node| CLASSES.names.close(&classes::of(node)));
    let person = |node: &NodeRef<'_>| {
        let name = spaced_text(node, 120);
        let link = node.parent().filter(|parent| parent.has_name("a"));
        let about =
            link.as_ref().unwrap_or(node).next_element_sibling().map(|beside| spaced_text(&beside, 200));
        if about.as_deref().is_some_and(names::did_something_else) {
            return Some(None);
        }
        let about = about.filter(|about| names::is_position(about));
        (names::is_full(&name) && names::is_plausible(&name))
            .then(|| Some(Person { about, ..Person::named(names::tidied(&name)) }))
    };
    let people: Option<Vec<Option<Person>>> = called.map(person).collect();
    let people: Vec<Person> = people.unwrap_or_default().into_iter().flatten().collect();
    // What else the line says, as "Photographs:" or "in conversation with", may be of another part in the text.
    let said = people.iter().flat_map(|person| [Some(&person.name), person.about.as_ref()]).flatten();
    let rest = said.fold(line.to_owned(), |rest, said| rest.replacen(said.as_str(), " ", 1));
    let is_joint = |word: &str| !word.contains(char::is_alphanumeric) || LABELS.joins(word);
    let rest = names::without_opener(rest.trim());
    if rest.split_whitespace().all(is_joint) { people } else { Vec::new() }
}

/// The people who have links in an element, with those whom its line names besides: one may have no page.
fn with_unlinked(spot: &Spot<'_>, linked: Vec<Person>) -> Vec<Person> {
    let lined = |line: &str| {
        let known = |one: Person| {
            linked.iter().find(|known| names::same(&known.name, &one.name)).cloned().unwrap_or(one)
        };
        let lined: Vec<Person> = names::people(line, Form::Line).into_iter().map(known).collect();
        (lined.len() > linked.len() && linked.iter().all(|one| lined.contains(one))).then_some(lined)
    };
    let Some(line) = spot.line() else { return linked };
    lined(line).or_else(|| lined(&without_roles(&spot.node)?)).unwrap_or(linked)
}

/// The line of an element without the elements in it that say what somebody is or did: "Ada Lind *Co-Author*";
/// `None` where it has none.
fn without_roles(node: &NodeRef<'_>) -> Option<String> {
    let is_role = |inner: &NodeRef<'_>| CLASSES.roles.close(&classes::of(inner));
    let is_within = |inner: &NodeRef<'_>| {
        inner.ancestors_it(None).take_while(|above| above.id != node.id).any(|above| is_role(&above))
    };
    let roles: Vec<NodeRef<'_>> = node.descendants_it().filter(is_role).collect();
    if roles.is_empty() || roles.iter().any(|role| names::did_something_else(&role.text())) {
        return None;
    }
    let texts = node.descendants_it().filter(|inner| inner.is_text() && !is_within(inner));
    Some(fold(&texts.map(|text| text.text().to_string()).collect::<String>()))
}

/// "Ada Lind, River Academy, Bern": people, a line each, with the institution or the position that
/// follows each name; nobody where a line is anything else.
pub fn with_institutions(text: &str) -> Vec<Person> {
    let person = |line: &str| {
        let line = names::without_opener(line);
        let dashed = || [" – ", " — "].iter().find_map(|dash| line.split_once(dash));
        let (name, about) = dashed().or_else(|| line.split_once([',', '،']))?;
        let (name, about) = (names::tidied(name), about.trim());
        let bare = without_ranks(&name);
        let is_name = parted::is_full_name(bare) && names::is_plausible(&name) && !names::is_position(bare);
        let says_what = names::has_role(about)
            || names::is_position(about)
                && !parted::is_full_name(about.split(',').next().unwrap_or_default())
            || names::is_body(about.split(',').next().unwrap_or_default());
        (is_name && says_what).then(|| Person { about: Some(about.to_owned()), ..Person::named(name) })
    };
    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    let people: Option<Vec<Person>> = lines.flat_map(at_joints).map(|line| person(&line)).collect();
    people.unwrap_or_default()
}

/// "Ada Lind, hydrologist, and Ben Roe, builder of dams" from each name on.
fn at_joints(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for piece in line.split(", ") {
        let joined =
            piece.split_once(' ').filter(|(joint, _)| LABELS.joiners.contains(&joint.to_lowercase()));
        let name = joined
            .map(|(_, name)| name)
            .filter(|name| parted::is_full_name(name) && !names::is_position(name));
        match (name, parts.last_mut()) {
            (Some(name), Some(_)) => parts.push(name.to_owned()),
            (_, Some(last)) => *last = format!("{last}, {piece}"),
            (_, None) => parts.push(piece.to_owned()),
        }
    }
    parts
}

/// A name and the position below it, in an element about an author.
fn above_position(text: &str) -> Option<Person> {
    boxes::name_above(text).filter(|person| person.about.as_deref().is_some_and(names::is_position))
}

/// The names of a list of links that lead to pages of one kind: `/experts/a`, `/experts/b`; or of a
/// single link to a page about somebody. What follows a name behind a comma is his position.
fn linked_people(node: &NodeRef<'_>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut folder: Option<String> = None;
    let mut said = String::new();
    for inner in node.descendants_it().take(200) {
        if inner.is_text() && inner.ancestors_it(Some(4)).all(|above| !above.has_name("a")) {
            said.push_str(&inner.text());
        }
        let Some(href) = inner.attr("href").filter(|_| inner.has_name("a")) else { continue };
        let href = href.trim();
        let (Some(name), Some(kind)) = (name_in(&inner), folder_of(href)) else { continue };
        if folder.as_ref().is_some_and(|folder| *folder != kind) {
            continue;
        }
        if people.iter().any(|known| names::same(&known.name, &name)) {
            continue;
        }
        people.iter_mut().next_back().into_iter().for_each(|last| last.about = position(&said));
        said.clear();
        folder = Some(kind);
        people.push(Person { url: Some(href.to_owned()), ..Person::named(name) });
    }
    let is_one = |person: &Person| person.url.as_deref().is_some_and(names::is_page_of_person);
    if let Some(last) = people.last_mut() {
        last.about = position(&said);
    }
    if people.len() > 1 || people.first().is_some_and(is_one) { people } else { Vec::new() }
}

/// The name that a link shows; what stands below it in the same link says more of its bearer.
pub fn name_in(link: &NodeRef<'_>) -> Option<String> {
    let is_name = |text: &String| names::is_full(text) && names::is_plausible(text);
    let whole = spaced_text(link, 120);
    let opening = link
        .descendants_it()
        .filter(NodeRef::is_element)
        .map(|inner| spaced_text(&inner, 120))
        .find(|text| !text.is_empty() && text.len() < whole.len() && whole.starts_with(text.as_str()));
    let name = opening.filter(is_name).unwrap_or(whole);
    Some(names::tidied(&name)).filter(is_name)
}

/// The folder of an address, without numbers and letters by which a site sorts people:
/// `/people` of `/people/l/lind.html`.
fn folder_of(href: &str) -> Option<String> {
    let (folder, _) = href.trim_end_matches('/').rsplit_once('/')?;
    let is_sorted_by = |part: &&str| part.chars().count() == 1 || part.bytes().all(|b| b.is_ascii_digit());
    let kept = folder.split('/').filter(|part| part.is_empty() || !is_sorted_by(part));
    Some(kept.collect::<Vec<_>>().join("/"))
}

/// ", Senior Fellow, River Desk, and": what stands between two names.
fn position(between: &str) -> Option<String> {
    let text = fold(between);
    let text = text.strip_prefix(',')?.trim().trim_end_matches([',', ';']);
    let (head, last) = text.rsplit_once(' ')?;
    let text = if LABELS.joins(last) { head } else { text };
    let text = text.trim_end_matches([',', ';', ' ']);
    (text.contains(' ') && names::is_position(text)).then(|| text.to_owned())
}

fn is_page(href: &str) -> bool {
    !href.is_empty()
        && !href.starts_with('#')
        && !href.starts_with("mailto:")
        && !href.starts_with("javascript:")
}

/// Reads the dates that microdata and `<time>` say, wherever they stand.
fn dates(survey: &Survey<'_>, claims: &mut Claims) {
    for spot in survey.spots.iter().filter(|spot| spot.zone != Zone::Other) {
        if has(
            &spot.property,
            &["datepublished", "schema:datepublished", "dc:date", "dc:created", "article:published_time"],
        ) && let Some(text) = date_text(spot)
        {
            claims.date(&text, Source::Markup, DateSpot::Told, "itemprop datePublished");
        }
    }
}

/// What an element says of a date: its attribute for machines, else its text.
pub fn date_text(spot: &Spot<'_>) -> Option<String> {
    let attribute = ["content", "datetime", "data-datetime"].iter().find_map(|name| spot.attribute(name));
    let title = || spot.attribute("title").filter(|title| super::dates::machine(title).is_some());
    attribute
        .filter(|text| super::dates::machine(text).is_some())
        .or_else(title)
        .or_else(|| spot.line().map(str::to_owned))
}

fn has(property: &str, words: &[&str]) -> bool {
    property
        .split_whitespace()
        .any(|word| words.contains(&word) || words.contains(&word.rsplit('/').next().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_institution_may_follow_each_name() {
        let named = |text: &str| {
            let said = |person: Person| format!("{}: {}", person.name, person.about.unwrap_or_default());
            with_institutions(text).into_iter().map(said).collect::<Vec<_>>().join(" / ")
        };
        let both = "Ada Lind, River Academy, Bern\nBen Roe, Institute of Dams, Basel";
        assert_eq!(named(both), "Ada Lind: River Academy, Bern / Ben Roe: Institute of Dams, Basel");
        assert_eq!(named("Ada Lind, Ben Roe"), "");
        let joined = "Par Ada Lind, chercheuse, et Ben Roe, directeur de recherche";
        assert_eq!(named(joined), "Ada Lind: chercheuse / Ben Roe: directeur de recherche");
        assert_eq!(named("Dr. Ada Lind, Director of Dams"), "Dr. Ada Lind: Director of Dams");
    }

    #[test]
    fn a_position_stands_below_a_name_and_a_label_may_stand_between() {
        let about = |text: &str| above_position(text).map(|person| (person.name, person.about));
        let expected = Some(("Ada Lind".to_owned(), Some("Senior Fellow, River Academy".to_owned())));
        assert_eq!(about("Ada Lind\nSenior Fellow, River Academy"), expected);
        assert_eq!(about("Ada Lind\nJob title\nSenior Fellow, River Academy"), expected);
        assert_eq!(about("Ada Lind\nThe river fell for years."), None);
        assert_eq!(about("River Academy\nSenior Fellow"), None);
    }
}
