//! Emphasis in a title that an editor typed: `The *Vincennes* Incident` is printed as a ship's name
//! is, and the marks are not. What a page calls itself has no marks, and keeps its asterisks.

use std::ops::Range;

use super::{markdown, related, typography};
use crate::diagnostic::Diagnostics;
use crate::language::Language;
use crate::model::{Body, Emphasis, Metadata, Node, Placed};

/// Sets a title in the typography of its language and takes the marks out; what they emphasised comes
/// out. A title that is more than emphasis keeps every mark.
pub fn take(title: &mut Placed<String>, language: &Language) -> Emphasis {
    match read(title, language) {
        Some((text, emphasis)) => {
            title.value = text;
            emphasis
        }
        None => {
            title.value = typography::set(&title.value, language);
            Emphasis::new()
        }
    }
}

/// A title as it is printed where nothing is emphasised.
pub fn plain(title: &Placed<String>, language: &Language) -> String {
    let mut title = title.clone();
    take(&mut title, language);
    title.value
}

/// A typed title without its marks, its quotes and dashes as they are typed.
pub fn printed(title: &Placed<String>) -> String {
    // In a language that nothing is known of nothing is set.
    let read = Language::parse("zxx").and_then(|language| read(title, &language));
    read.map_or_else(|| title.value.clone(), |(text, _)| text)
}

fn read(title: &Placed<String>, language: &Language) -> Option<(String, Emphasis)> {
    if !title.value.contains(['*', '_']) {
        return None;
    }
    let mut faults = Diagnostics::default();
    let Body { blocks, .. } = markdown::inline(title, language, &mut faults);
    let ([Node::Element(paragraph)], []) = (&blocks[..], faults.as_slice()) else { return None };
    let text = Node::plain_text(&paragraph.children);
    let emphasis = of(&paragraph.children).filter(|_| paragraph.name == "p")?;
    // Nobody emphasises a part of a word: M*A*S*H, 5*4*3.
    let ends_word = |end: &str| !end.ends_with(char::is_alphanumeric);
    let begins_word = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let is_whole = |range: &Range<usize>| ends_word(&text[..range.start]) && begins_word(&text[range.end..]);
    let says_something = !emphasis.is_empty() || title.value.contains('\\');
    (says_something && emphasis.iter().all(is_whole)).then_some((text, emphasis))
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
                match emphasis.last_mut().filter(|above| above.end == length) {
                    Some(above) => above.end = end,
                    None => emphasis.push(length..end),
                }
            }
            Node::Element(_)
            | Node::Heading(..)
            | Node::Link(..)
            | Node::Picture(_)
            | Node::NoteReference(..) => return None,
        }
        length = end;
    }
    Some(emphasis)
}

/// Makes titles that a page printed titles that an editor types.
pub fn type_titles(metadata: &mut Metadata) {
    let Metadata { title, subtitle, related, .. } = metadata;
    let readings = related.iter_mut().flatten().filter_map(|reading| {
        related::take_address(reading);
        reading.title.as_mut()
    });
    [title, subtitle]
        .into_iter()
        .flatten()
        .chain(readings)
        .for_each(|title| title.value = typed(&title.value, &[]));
}

/// A title as an editor types it, which [`take`] gives back as it is.
pub fn typed(title: &str, emphasis: &[Range<usize>]) -> String {
    if emphasis.is_empty() && !title.contains(['*', '_']) {
        return title.to_owned();
    }
    let mut out = String::with_capacity(title.len() + 8);
    for (at, c) in title.char_indices() {
        if emphasis.iter().any(|range| range.start == at || range.end == at) {
            out.push('*');
        }
        // An address would become a link.
        let begins_address = c == '/' && out.ends_with(':');
        if begins_address || matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    if emphasis.last().is_some_and(|range| range.end == title.len()) {
        out.push('*');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    fn taken(title: &str) -> (String, Vec<String>) {
        let mut title = Placed::new(title.to_owned(), Place::file("a.md"));
        let emphasis = take(&mut title, &Language::english());
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
        for title in [
            "C* and D*",
            "snake_case_names",
            "* * *",
            "[A *link*](b.md)",
            "**Bold**",
            "1. *One*",
            "M*A*S*H and the War",
            "The 5*4*3 Rule",
        ] {
            assert_eq!(taken(title), (title.to_owned(), Vec::new()), "{title}");
        }
    }

    #[test]
    fn an_asterisk_of_the_title_is_typed_with_a_stroke_and_read_without() {
        for title in ["The *Star* of M*A*S*H", "A_b & c* [d]", "\\ and *", "https://example.org/a_b: *"] {
            assert_eq!(taken(&typed(title, &[])), (title.to_owned(), Vec::new()));
        }
        let star = 4..9;
        let emphasised = typed("The Star*", std::slice::from_ref(&star));
        assert_eq!(taken(&emphasised), ("The Star*".to_owned(), vec!["Star*".to_owned()]));
    }
}
