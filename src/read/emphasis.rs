//! Emphasis in a title: `The *Vincennes* Incident` is printed as a ship's name is, and the marks
//! are not.

use std::ops::Range;

use super::markdown;
use crate::diagnostic::Diagnostics;
use crate::language::Language;
use crate::model::{Body, Node, Placed};

/// The bytes of a title that are emphasised, in order.
pub type Emphasis = Vec<Range<usize>>;

/// Takes the marks out of a title and sets it in the typography of its language; `None`, and nothing
/// changed, where there are none. A title with other marks is no Markdown.
pub fn take(title: &mut Placed<String>, language: &Language) -> Option<Emphasis> {
    if !title.value.contains(['*', '_']) {
        return None;
    }
    let mut faults = Diagnostics::default();
    let Body { blocks, .. } = markdown::inline(title, language, &mut faults);
    let ([Node::Element(paragraph)], []) = (&blocks[..], faults.as_slice()) else { return None };
    let emphasis =
        of(&paragraph.children).filter(|emphasis| paragraph.name == "p" && !emphasis.is_empty())?;
    title.value = Node::plain_text(&paragraph.children);
    Some(emphasis)
}

/// What is emphasised in the text of some nodes; `None` where they hold more than text.
pub fn of(nodes: &[Node]) -> Option<Emphasis> {
    let (mut emphasis, mut length) = (Emphasis::new(), 0);
    for node in nodes {
        let end = length + Node::plain_text(std::slice::from_ref(node)).len();
        match node {
            Node::Text(_) => {}
            Node::Element(element)
                if matches!(element.name, "em" | "i")
                    && element.children.iter().all(|child| matches!(child, Node::Text(_))) =>
            {
                emphasis.push(length..end);
            }
            _ => return None,
        }
        length = end;
    }
    Some(emphasis)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    fn taken(title: &str) -> (String, Vec<String>) {
        let mut title = Placed::new(title.to_owned(), Place::file("a.md"));
        let emphasis = take(&mut title, &Language::english()).unwrap_or_default();
        let emphasised = emphasis.into_iter().map(|range| title.value[range].to_owned()).collect();
        (title.value, emphasised)
    }

    #[test]
    fn the_name_of_a_ship_is_emphasised() {
        let (title, emphasised) = taken("The *Vincennes* and \"*Airbus*\" -- Twenty Years On");
        assert_eq!(title, "The Vincennes and “Airbus”—Twenty Years On");
        assert_eq!(emphasised, ["Vincennes", "Airbus"]);
        assert_eq!(taken("_Samizdat_"), ("Samizdat".to_owned(), vec!["Samizdat".to_owned()]));
    }

    #[test]
    fn a_title_with_other_marks_stays_as_typed() {
        for title in ["C* and D*", "snake_case_names", "* * *", "[A *link*](b.md)", "**Bold**", "1. *One*"] {
            assert_eq!(taken(title), (title.to_owned(), Vec::new()), "{title}");
        }
    }
}
