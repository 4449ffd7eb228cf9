//! An element that has a box for each of several people: his name, and what he is.

use dom_query::NodeRef;

use super::claims::Person;
use super::names;
use super::survey::spaced_text;
use crate::model::name_words::without_ranks;
use crate::read::frame::is_of_frame;
use crate::read::page_text::labels::{LABELS, Section};
use crate::read::saved_page::classes::{self, CLASSES};
use crate::read::saved_page::dress::is_subheading;

/// A label has no more words: "Intitulé du poste".
const LABEL: usize = 4;

/// What somebody is has no more bytes than this, where it is said in a phrase.
const PHRASE: usize = 140;

/// So much text of a box about a person is read, in bytes: a name and a position are shorter.
const BOX: usize = 400;

/// The people of an element that has boxes of one kind, one for each of them, below a label or none.
///
/// A position, or a link to a page about somebody, shows that a box is about a person. Without either
/// it may be a place or a button, unless such a page is linked in all the others.
pub fn people(node: &NodeRef<'_>) -> Vec<Person> {
    let mut boxes = node.element_children();
    boxes.retain(|inner| !spaced_text(inner, 1).is_empty());
    if boxes.first().is_some_and(is_label) {
        boxes.remove(0);
    }
    if boxes.len() < 2 || !boxes.windows(2).all(|pair| are_alike(&pair[0], &pair[1])) {
        return Vec::new();
    }
    let person = |inner: &NodeRef<'_>| {
        let text = spaced_text(inner, BOX);
        name_above(&text).or_else(|| lone_name(&text))
    };
    let people: Option<Vec<Person>> = boxes.iter().map(person).collect();
    let people = people.unwrap_or_default();
    let holds_position = |person: &Person| person.about.as_deref().is_some_and(names::is_position);
    let linked = boxes.iter().filter(|inner| leads_to_person(inner)).count();
    let others: Vec<&Person> = people
        .iter()
        .zip(&boxes)
        .filter(|(person, inner)| !holds_position(person) && !leads_to_person(inner))
        .map(|(person, _)| person)
        .collect();
    let are_linked = linked + others.len() == people.len();
    let may_be_one = |person: &&Person| {
        let is_told = person.about.is_some() && linked > 0 || linked > others.len();
        is_told && !person.name.contains([',', '،']) && !is_of_frame(&person.name)
    };
    // Where the element says that it names authors, the position of one shows what stands below the others.
    let is_told = || {
        CLASSES.authors.stand_in(&classes::of(node))
            && people.iter().any(holds_position)
            && people.iter().all(|person| person.about.is_some())
    };
    if others.is_empty() || is_told() || are_linked && others.iter().all(may_be_one) {
        people
    } else {
        Vec::new()
    }
}

/// A name and the phrase below it, with a label between them or not.
pub fn name_above(text: &str) -> Option<Person> {
    let mut lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    let (name, about) = (lines.next()?, lines.next_back()?);
    let is_name =
        names::is_full(name) && names::is_plausible(name) && !names::is_position(without_ranks(name));
    let is_label = |line: &str| line.split_whitespace().count() <= LABEL && !line.contains(char::is_numeric);
    let is_phrase = !about.ends_with(['.', '!', '?', ':']) && about.len() <= PHRASE;
    (is_name && is_phrase && lines.next().is_none_or(is_label) && lines.next().is_none())
        .then(|| Person { about: Some(about.to_owned()), ..Person::named(names::tidied(name)) })
}

/// A name and nothing else.
fn lone_name(text: &str) -> Option<Person> {
    let is_name = !text.contains('\n') && names::is_full(text) && names::is_plausible(text);
    (is_name && !names::is_position(without_ranks(text))).then(|| Person::named(names::tidied(text)))
}

/// Whether a box says whose the others are: "Authors", "By".
fn is_label(inner: &NodeRef<'_>) -> bool {
    let text = spaced_text(inner, BOX);
    let is_heading = inner.has_name("h1") || is_subheading(inner);
    LABELS.section(&text) == Some(Section::Authors)
        || names::is_nobody(&text)
        || is_heading && !text.lines().next().is_some_and(names::is_full)
}

/// Whether two boxes are of one kind: elements of one name, with a class in common. The first and the
/// last of a list may have a class of their own.
fn are_alike(one: &NodeRef<'_>, other: &NodeRef<'_>) -> bool {
    let class = |node: &NodeRef<'_>| node.attr("class").unwrap_or_default().to_lowercase();
    let (mine, others) = (class(one), class(other));
    let are_bare = mine.trim().is_empty() || others.trim().is_empty();
    let has = |class: &str| others.split_whitespace().any(|other| other == class);
    one.node_name() == other.node_name() && (are_bare || mine.split_whitespace().any(has))
}

/// Whether a box has a link to a page about somebody.
fn leads_to_person(inner: &NodeRef<'_>) -> bool {
    let is_page = |node: &NodeRef<'_>| node.attr("href").is_some_and(|href| names::is_page_of_person(&href));
    inner.descendants_it().any(|node| node.has_name("a") && is_page(&node))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(boxes: &str) -> String {
        let document = dom_query::Document::from(format!("<section>{boxes}</section>"));
        let people = people(&document.select("section").nodes()[0]);
        people.into_iter().map(|person| person.name).collect::<Vec<_>>().join(" / ")
    }

    const ADA: &str = "<div class=a><h3><a href=/experts/lind>Ada Lind</a></h3><p>Senior Fellow</p></div>";
    const BEN: &str = "<div class=a><h3>Ben Roe</h3><div>Post</div><p>Keeper of the Lower Gauge</p></div>";
    const LINKED: &str =
        "<li><a href=/authors/lind>Ada Lind</a></li><li><a href=/authors/dell>Cy Dell</a></li>";

    #[test]
    fn one_of_several_people_in_boxes_may_have_no_page() {
        assert_eq!(named(&format!("<h2>Author(s)</h2>{ADA}{BEN}")), "Ada Lind / Ben Roe");
        assert_eq!(named(&format!("{ADA}{BEN}<p>The river fell for years.</p>")), "");
        assert_eq!(named(&format!("{BEN}{BEN}")), "", "nobody whose position is known");
        assert_eq!(named(ADA), "");
        assert_eq!(named(&format!("{LINKED}<li>Ben Roe</li>")), "Ada Lind / Cy Dell / Ben Roe");
        assert_eq!(named(&format!("{LINKED}<li>All authors</li>")), "");
    }

    #[test]
    fn the_first_of_several_boxes_goes_only_where_it_is_a_label() {
        let fellow = |class: &str, name: &str| format!("<div class='{class}'><b>{name}</b><br>Fellow</div>");
        let (ada, ben) = (fellow("author lead", "Ada Lind"), fellow("author", "Ben Roe"));
        assert_eq!(named(&format!("{ada}{ben}{ben}")), "Ada Lind / Ben Roe / Ben Roe");
        assert_eq!(named(&format!("<p>By</p>{ada}{ben}")), "Ada Lind / Ben Roe");
        assert_eq!(named(&format!("<div class=label>Authors</div>{ada}{ben}")), "Ada Lind / Ben Roe");
        let (first, last) = (fellow("first", "Ada Lind"), fellow("last", "Cy Dell"));
        assert_eq!(named(&format!("{first}{}{last}", fellow("", "Ben Roe"))), "Ada Lind / Ben Roe / Cy Dell");
        assert_eq!(named(&format!("{first}{ben}")), "", "boxes of two kinds");
    }

    #[test]
    fn the_position_of_one_of_the_authors_shows_that_of_another() {
        let boxes = "<p>Ada Lind<br>Senior Fellow</p><p>Ben Roe<br>Once a miller in Thun</p>";
        assert_eq!(named(boxes), "");
        let document = dom_query::Document::from(format!("<div class=article__authors>{boxes}</div>"));
        assert_eq!(people(&document.select("div").nodes()[0]).len(), 2);
    }

    #[test]
    fn neither_a_place_nor_a_button_is_somebody_of_several_in_boxes() {
        for other in ["Bern, Aare", "Share Article"] {
            assert_eq!(named(&format!("{LINKED}<li>{other}</li>")), "", "{other}");
        }
        let elsewhere = LINKED.replace("/authors/", "/a/");
        assert_eq!(named(&format!("{elsewhere}<li>Lower Aare</li>")), "");
        let ada = "<div><b>Ada Lind</b><br>Fellow</div>";
        assert_eq!(named(&format!("{ada}<div><b>Low Water</b><br>Listen now</div>")), "");
    }
}
