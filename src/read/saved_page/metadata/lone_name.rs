//! A name alone below the title, without a word or a class that makes it a byline: it is the author's
//! where the page says elsewhere what its bearer is, as the note at the end of a text does.

use dom_query::NodeRef;

use super::claims::{Claim, Claims, Person, Source};
use super::names;
use super::survey::{Spot, Survey, Zone, spaced_text};
use crate::read::page_text::labels::{LABELS, Section};
use crate::read::page_text::names as parted;
use crate::read::page_text::sentences;
use crate::read::saved_page::dress::is_dressed;

/// How far below the title it may stand, in bytes.
const BELOW: usize = 400;

/// A line of several names has no more bytes.
const LINE: usize = 120;

/// A label of authors has no more words: "About the authors".
const LABEL: usize = 4;

/// What stands between a name and its verb, between commas, has no more words.
const APPOSITION: usize = 8;

/// How many words behind the verb have his office among them.
const OFFICE: usize = 6;

/// Reads it.
pub fn read(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    let below = survey.spots.iter().filter(|spot| {
        let is_below = spot.offset > anchor && spot.offset < anchor + BELOW;
        is_below
            && spot.zone == Zone::Text
            && matches!(&*spot.name, "div" | "p" | "span" | "font" | "i" | "b" | "em")
    });
    let text = survey.text.get(anchor..).unwrap_or_default();
    let is_author = |person: &Person, others: usize| {
        let name = person.name.as_str();
        parted::is_full_name(name)
            && names::is_plausible(name)
            && !names::is_position(name)
            && !survey.title.contains(name)
            && (is_told_of(text, name, others > 0) || is_labelled(&survey.text, name))
    };
    let authors = |line: &str| {
        // A line that is one name may have a comma in it, and no other.
        let people: Vec<Person> = if parted::is_full_name(line) {
            vec![Person::named(line)]
        } else {
            let line = on_one_line(line).filter(|line| line.len() <= LINE)?;
            parted::all_names(&line)?.into_iter().map(|name| Person::named(name.text)).collect()
        };
        let others = people.len().checked_sub(1)?;
        people.iter().all(|person| is_author(person, others)).then_some(people)
    };
    if let Some(people) = below.filter_map(|spot| spot.line()).find_map(authors) {
        claims.authors.push(Claim::new(people, Source::Visible, "the name below the title"));
    }
}

/// A line that goes on below a break, as "Ada Lind, Ph.D.," and "and Ben Roe" below each other do.
fn on_one_line(text: &str) -> Option<String> {
    let mut lines = text.split('\n').map(str::trim);
    let mut line = lines.next()?.to_owned();
    for next in lines {
        let joint = next.split_whitespace().next().unwrap_or_default();
        let goes_on = line.ends_with(',') || LABELS.joins(joint);
        goes_on.then_some(())?;
        line = format!("{line} {next}");
    }
    Some(line)
}

/// Reads who is named by nothing else, where the last lines of a text, in italics or from his name in bold on, say
/// what he is: "*Dr. Ada Lind is a hydrologist at the River Desk.*"
pub fn read_note(survey: &Survey<'_>, claims: &mut Claims) {
    if !claims.authors.is_empty() {
        return;
    }
    let ends = survey.spots.iter().rev().take_while(|spot| spot.offset * 2 > survey.text.len());
    let lines = ends.filter(|spot| spot.zone == Zone::Text && spot.name == "p");
    // Where several are introduced in bold, or one within the text, they are who it is about.
    let in_bold: Vec<&Spot<'_>> =
        survey.spots.iter().filter(|spot| spot.name == "p" && opens_in_bold(&spot.node)).collect();
    let is_last = |spot: &Spot<'_>| {
        let mut below = survey.spots.iter().filter(|below| below.offset > spot.offset && below.name == "p");
        !below.any(|below| spaced_text(&below.node, NOTE).len() > LONG)
    };
    let is_below_rule = |spot: &Spot<'_>| {
        let above = std::iter::successors(spot.node.prev_element_sibling(), NodeRef::prev_element_sibling);
        above.take(NOTES).any(|above| above.has_name("hr"))
    };
    let is_alone = |spot: &Spot<'_>| {
        in_bold.len() == 1 && opens_in_bold(&spot.node) && is_last(spot) && is_below_rule(spot)
    };
    let is_note = |spot: &&Spot<'_>| is_dressed(&spot.node, &["i", "em"]) || is_alone(spot);
    let mut notes = lines.filter(is_note).filter_map(|spot| {
        let text = spaced_text(&spot.node, NOTE);
        // Of several the text may be about one.
        let mut others = sentences::split(&text).skip(1);
        let name = who_opens(&text).filter(|_| !others.any(|other| who_opens(other).is_some()))?;
        let link =
            spot.node.descendants_it().find(|inner| inner.has_name("a") && spaced_text(inner, NAME) == name);
        let url = link.and_then(|link| link.attr("href")).map(|href| href.trim().to_owned());
        Some(Person { url, ..Person::named(name) })
    });
    let person = notes.next();
    claims.authors.extend(person.map(|one| Claim::new(vec![one], Source::Visible, "the note at the end")));
}

/// Whether a name in bold opens a paragraph: "**Ada Lind** is a hydrologist at the River Desk."
fn opens_in_bold(node: &NodeRef<'_>) -> bool {
    let text = spaced_text(node, NOTE);
    let bold = node.descendants_it().find(|inner| inner.has_name("b") || inner.has_name("strong"));
    bold.map(|bold| spaced_text(&bold, NAME))
        .is_some_and(|name| names::is_full(&name) && text.starts_with(&name))
}

/// The name that opens a sentence on what its bearer is.
fn who_opens(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let verb = words.iter().take(NAME_WORDS + 1).position(|word| LABELS.copulas.contains(word))?;
    let (name, said) = (words[..verb].join(" "), &words[verb + 1..]);
    let office = said[..said.len().min(OFFICE)].join(" ");
    let office = office.trim_end_matches('.');
    (names::is_full(&name)
        && names::is_plausible(&name)
        && !names::is_position(&name)
        && names::is_position(office))
    .then_some(name)
}

/// Between a rule below the text and the line about its author stand no more remarks, he among them.
const NOTES: usize = 3;

/// A paragraph with more text than this is one of the text, in bytes.
const LONG: usize = 160;

/// How much text of a note is looked at, and of the link to its author's page, in bytes.
const NOTE: usize = 600;
const NAME: usize = 120;

/// A name with the ranks before it has no more words.
const NAME_WORDS: usize = 6;

/// "About the author Ada Lind, a hydrologist, …": whether a label of authors stands before a name.
fn is_labelled(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let mut words = text[..at].rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(LABEL);
        let mut label = String::new();
        words.any(|word| {
            label = format!("{word} {label}");
            LABELS.section(label.trim()) == Some(Section::Authors)
        })
    })
}

/// "Ada Lind is a fellow …": whether a page says in its second half, which has the end of the text, what
/// somebody is. A text about him says it where it begins. Of several people it need only say something.
fn is_told_of(text: &str, name: &str, has_others: bool) -> bool {
    let ends = |at: &usize| at * 2 > text.len();
    text.match_indices(name).filter(|(at, _)| ends(at)).any(|(at, _)| {
        let after = &text[at + name.len()..];
        let is_verb = |word: &str| LABELS.copulas.contains(word.to_lowercase().as_str());
        // "Ada Lind, Ph.D., is", and of several people "Ada Lind, once an intern here, is".
        let between = if has_others && after.starts_with(',') { APPOSITION } else { 0 };
        let mut words = after.trim_start_matches(',').split_whitespace();
        let is_told = words.by_ref().take(between + 1).any(is_verb);
        is_told && {
            let said: Vec<&str> = words.take(OFFICE).collect();
            has_others || names::is_position(&said.join(" "))
        }
    })
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::super::survey;
    use super::*;

    fn named(head: &str, end: &str) -> Vec<String> {
        let text = "<p>The river fell again, and nobody on either bank could say why it did so.</p>";
        let page = format!("<body><h2>Low Water</h2>{head}{text}{end}");
        let document = Document::from(page);
        let mut claims = Claims::default();
        read(&survey::walk(&document), 0, &mut claims);
        claims.authors.into_iter().flat_map(|claim| claim.value).map(|person| person.name).collect()
    }

    #[test]
    fn a_note_in_italics_at_the_end_names_the_author_where_nothing_else_does() {
        let text =
            "<p>The river fell again, and nobody on either bank could say why it did so.</p>".repeat(4);
        let named = |note: &str| {
            let document = Document::from(format!("<body><h1>Low Water</h1>{text}<p>{note}</p>"));
            let mut claims = Claims::default();
            read_note(&survey::walk(&document), &mut claims);
            claims
                .authors
                .into_iter()
                .flat_map(|claim| claim.value)
                .map(|one| (one.name, one.url))
                .collect::<Vec<_>>()
        };
        let note = "<i><a href='/p/lind'>Dr. Ada Lind</a> ist wissenschaftliche Mitarbeiterin der Gruppe »Flüsse«.</i>";
        assert_eq!(named(note), [("Dr. Ada Lind".to_owned(), Some("/p/lind".to_owned()))]);
        assert!(named("Ada Lind is director of the River Desk.").is_empty(), "the text may speak of her");
        assert!(named("<i>Ada Lind is not alone in this.</i>").is_empty());
        assert!(named("<i>Ada Lind is director of the Desk. Ben Roe is director of studies.</i>").is_empty());
    }

    #[test]
    fn a_name_alone_below_the_title_is_the_authors_where_the_page_says_what_he_is() {
        let note = "<p><i>Ada Lind is director of studies at the River Desk.</i></p>";
        assert_eq!(named("<div class=x>Ada Lind</div><div>18 May 2004</div>", note), ["Ada Lind"]);
        assert_eq!(named("<div class=x>Ada Lind</div>", ""), [""; 0]);
        let box_of_her = "<p><b>About the Author</b><br>Ada Lind, a hydrologist, went to the delta.</p>";
        assert_eq!(named("<p><b>Ada Lind</b></p>", box_of_her), ["Ada Lind"]);
        let both = "<p><i>Ada Lind is director of studies here. Ben Roe works on dams.</i></p>";
        assert_eq!(named("<p><b>Ada Lind and Ben Roe</b></p>", both), ["Ada Lind", "Ben Roe"]);
        assert_eq!(named("<p><b>Ada Lind and Ben Roe</b></p>", note), [""; 0]);
        let told = "<p><i>Ada Lind, Ph.D., is director of studies here. Ben Roe, once a miller, is a writer.</i></p>";
        let below_each_other = "<p><b>Ada Lind, Ph.D.,<br>and Ben Roe</b></p>";
        assert_eq!(named(below_each_other, told), ["Ada Lind, Ph.D.", "Ben Roe"]);
        assert_eq!(named(&format!("<div>Ada Lind</div>{note}"), ""), [""; 0], "a text about her");
        assert_eq!(named("<div>Ada Lind</div>", "<p>Ada Lind is not alone in this.</p>"), [""; 0]);
        assert_eq!(named("<div>Policy Brief</div>", note), [""; 0]);
    }
}
