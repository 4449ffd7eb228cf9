//! What the page says under a label: "Series: River Papers 12", or a label and its value side by side.

use super::claims::{Claim, Claims, Person, Source};
use super::markup::with_institutions;
use super::names::{self, Form};
use super::survey::{Spot, Survey, Zone, spaced_text};
use crate::read::page_text::labels::{Field, LABELS};

/// How much text a label has at the most, and how much its value, in bytes.
const LABEL: usize = 60;
const VALUE: usize = 120;

/// Reads the kind, the number, the publisher and the authors.
pub fn read(survey: &Survey<'_>, claims: &mut Claims) {
    for spot in survey.spots.iter().filter(|spot| spot.zone != Zone::Other) {
        let Some((field, value)) = field(spot) else { continue };
        let list = match field {
            // Of several names none is the kind, unless it is known: they are what the site files the text under.
            Field::Kind if value.split(',').count() > 2 => {
                let known = value.split(',').find_map(|part| LABELS.kind(part.trim()));
                claims
                    .kinds
                    .extend(known.map(|kind| Claim::new(kind, Source::Visible, "a label of the page")));
                continue;
            }
            Field::Kind => &mut claims.kinds,
            Field::Number => &mut claims.numbers,
            // "Publication: River Monitor Volume: 3": a journal, of which the number is claimed elsewhere.
            Field::Publisher if is_before_volume(spot, &value) => continue,
            Field::Publisher => {
                let people = beside_house(spot);
                if !people.is_empty() {
                    claims.authors.push(Claim::new(people, Source::Visible, "a label of the page"));
                }
                &mut claims.publishers
            }
            Field::Authors => {
                claims.authors.extend(
                    people(&value).map(|people| Claim::new(people, Source::Visible, "a label of the page")),
                );
                continue;
            }
            _ => continue,
        };
        list.push(Claim::new(value, Source::Visible, "a label of the page"));
    }
}

/// Whether the line of a label has the word for a volume behind its value.
fn is_before_volume(label: &Spot<'_>, value: &str) -> bool {
    let line = label.node.parent().map(|row| spaced_text(&row, VALUE + LABEL)).unwrap_or_default();
    let after = line.split_once(value).and_then(|(_, after)| after.split_whitespace().next());
    after.is_some_and(|word| LABELS.volumes.contains(&word.trim_end_matches(':').to_lowercase()))
}

/// "River Office and Ada Lind": the people to whose pages links lead behind that of the house.
fn beside_house(label: &Spot<'_>) -> Vec<Person> {
    let Some(value) = label.node.next_element_sibling() else { return Vec::new() };
    let links = value.descendants_it().filter(|inner| inner.has_name("a")).skip(1);
    let people = links.filter_map(|link| {
        let url = link.attr("href").filter(|href| names::is_page_of_person(href))?.trim().to_owned();
        let name = spaced_text(&link, LABEL);
        names::is_full(&name).then(|| Person { url: Some(url), ..Person::named(name) })
    });
    people.collect()
}

/// The people whom a value names, with what is said of each behind a comma, and nothing else.
fn people(value: &str) -> Option<Vec<Person>> {
    let people = with_institutions(value);
    let people = if people.is_empty() { of_one_institution(value) } else { people };
    let people = if people.is_empty() { names::people(value, Form::Line) } else { people };
    let is_full = |person: &Person| names::is_full(&person.name);
    (!people.is_empty() && people.iter().all(is_full)).then_some(people)
}

/// "Ada Lind and Ben Roe, River Institute": several people, and behind the last comma where all are.
fn of_one_institution(value: &str) -> Vec<Person> {
    let Some((named, house)) = value.rsplit_once(',') else { return Vec::new() };
    let house = house.trim();
    let mut people = names::people(named, Form::Line);
    if people.len() < 2 || !names::is_body(house) || names::is_full(house) {
        return Vec::new();
    }
    people.iter_mut().for_each(|person| person.about = Some(house.to_owned()));
    people
}

/// The field that an element labels, and its value: in the element after it, or after it on its line.
fn field(spot: &Spot<'_>) -> Option<(Field, String)> {
    if !matches!(
        &*spot.name,
        "dt" | "span" | "strong" | "b" | "div" | "th" | "td" | "label" | "h3" | "h4" | "h5" | "h6"
    ) {
        return None;
    }
    let label = spaced_text(&spot.node, LABEL);
    let field = LABELS.field_label(&label)?;
    let is_wanted = matches!(field, Field::Kind | Field::Number | Field::Publisher | Field::Authors);
    let after = || {
        let node = spot.node.next_sibling().filter(|node| is_wanted && node.is_text())?;
        Some(node.text().trim_start_matches([':', ' ', '\u{a0}']).trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    let beside = || {
        let value = spot.node.next_element_sibling()?;
        // "River Office and Ada Lind": of several links the first is that of the house.
        let mut links = value.descendants_it().filter(|inner| inner.has_name("a"));
        let first = links.next().filter(|_| field == Field::Publisher && links.next().is_some());
        Some(spaced_text(&first.unwrap_or(value), VALUE))
    };
    let value = after().or_else(beside).filter(|value| is_wanted && !value.is_empty())?;
    (value.len() <= VALUE && !value.contains('\n')).then_some((field, value))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::super::survey;
    use super::*;

    #[test]
    fn of_several_links_behind_a_label_the_first_is_that_of_the_house_and_another_that_of_the_author() {
        let links = "<a href=/office>River Office</a> and <a href=/people/lind>Ada Lind</a>";
        let document = Document::from(format!("<dl><dt>From:</dt><dd>{links}</dd></dl>"));
        let mut claims = Claims::default();
        read(&survey::walk(&document), &mut claims);
        assert_eq!(claims.publishers[0].value, "River Office");
        let [ada] = claims.authors[0].value.as_slice() else { panic!("one author") };
        assert_eq!((ada.name.as_str(), ada.url.as_deref()), ("Ada Lind", Some("/people/lind")));
    }
}
