//! Emphasis in a title that an editor typed: `The *Vincennes* Incident` is printed as a ship's name
//! is, and the marks are not. What a page calls itself has no marks, and keeps its asterisks.

use std::collections::BTreeSet;
use std::ops::Range;

use super::page::Page;
use super::{markdown, related, typography};
use crate::diagnostic::{Diagnostics, Place};
use crate::language::Language;
use crate::model::{Body, Emphasis, HtmlElement, Metadata, Node, Placed};

/// Sets a title in the typography of its language and takes the marks out; what they emphasised comes
/// out. Links are their words; a title with other marks keeps every one.
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
    if !title.value.contains(['*', '_']) && !title.value.contains("](") {
        return None;
    }
    let mut faults = Diagnostics::default();
    let line = Placed::new(in_a_line(&title.value), title.place.clone());
    let Body { blocks, .. } = markdown::inline(&line, language, &mut faults);
    let ([Node::Element(paragraph)], []) = (&blocks[..], faults.as_slice()) else { return None };
    let Shown { text, emphasis, beside, .. } = Shown::of(&paragraph.children, Code::AsTyped);
    let says_something = !emphasis.is_empty() || beside.contains(&Beside::Link) || title.value.contains('\\');
    let is_line = paragraph.name == "p" && !beside.contains(&Beside::Other);
    let is_kept = is_line && says_something && emphasis.iter().all(|range| is_whole(&text, range));
    is_kept.then_some((text, emphasis))
}

/// A title that would open a list, a heading or a quotation if it were a text: "1. The *Vincennes*".
fn in_a_line(title: &str) -> String {
    let number = title.len() - title.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (before, mark) = title.split_at(number);
    let begins = |marks: &[char]| mark.starts_with(marks);
    let is_apart = mark.trim_start_matches('#').get(1..).is_none_or(|rest| rest.starts_with(' '));
    let opens_block = match number {
        0 => begins(&['>', '#']) || begins(&['-', '+', '*']) && is_apart,
        1.. => begins(&['.', ')']) && is_apart,
    };
    if opens_block { format!("{before}\\{mark}") } else { title.to_owned() }
}

/// Nobody emphasises a part of a word: M*A*S*H, 5*4*3. Scripts without cases mostly write no spaces, or join
/// their words.
pub fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let is_of_word = |c: char| c.is_numeric() || c.is_lowercase() || c.is_uppercase();
    !text[..range.start].ends_with(is_of_word) && !text[range.end..].starts_with(is_of_word)
}

/// Whether some nodes hold nothing but text and what of it is emphasised.
pub fn is_plain(nodes: &[Node]) -> bool {
    Shown::of(nodes, Code::Text).beside.is_empty()
}

/// What is emphasised in the text of some nodes.
pub fn of(nodes: &[Node]) -> Emphasis {
    Shown::of(nodes, Code::Text).emphasis
}

/// What is shown of a title, which is text and emphasis.
struct Shown {
    text: String,
    emphasis: Emphasis,
    beside: BTreeSet<Beside>,
    code: Code,
}

/// What a title may hold beside emphasis.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Beside {
    Link,
    Code,
    Other,
}

/// What a title shows of code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    /// The text.
    Text,
    /// The marks as well, which may be those of Arabic names: `Abd and `Ali.
    AsTyped,
}

impl Shown {
    fn of(nodes: &[Node], code: Code) -> Self {
        let mut shown =
            Self { text: String::new(), emphasis: Emphasis::new(), beside: BTreeSet::new(), code };
        shown.walk(nodes);
        shown
    }

    fn walk(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(text) => self.text.push_str(text),
                Node::Element(element) => self.element(element),
                Node::Link(_, children) => {
                    self.beside.insert(Beside::Link);
                    self.walk(children);
                }
                Node::Heading(..) | Node::Picture(_) | Node::NoteReference(..) => {
                    self.beside.insert(Beside::Other);
                    self.walk(node.children());
                }
            }
        }
    }

    fn element(&mut self, element: &HtmlElement) {
        let start = self.text.len();
        let (beside, mark) = match element.name {
            "em" | "i" => (None, ""),
            "code" if self.code == Code::AsTyped => (Some(Beside::Code), "`"),
            "code" => (Some(Beside::Code), ""),
            _ => (Some(Beside::Other), ""),
        };
        self.beside.extend(beside);
        self.text.push_str(if element.name == "br" { " " } else { mark });
        self.walk(&element.children);
        self.text.push_str(mark);
        if matches!(element.name, "em" | "i") {
            self.emphasise(start);
        }
    }

    /// Emphasises what was shown last; what is emphasised in it is not twice.
    fn emphasise(&mut self, start: usize) {
        self.emphasis.retain(|range| range.end <= start);
        let end = self.text.len();
        match self.emphasis.last_mut().filter(|before| before.end == start) {
            Some(before) => before.end = end,
            None if start < end => self.emphasis.push(start..end),
            None => {}
        }
    }
}

/// Makes titles that a page printed titles that an editor types.
pub fn type_titles(page: &mut Page) {
    let Metadata { title, subtitle, related, .. } = &mut page.metadata;
    title.iter_mut().for_each(|title| title.value = typed(&title.value, &page.emphasis));
    let readings = related.iter_mut().flatten().filter_map(|reading| {
        related::take_address(reading);
        reading.title.as_mut()
    });
    subtitle.iter_mut().chain(readings).for_each(|title| title.value = typed(&title.value, &[]));
}

/// A title as an editor types it, which [`take`] gives back as it is. Emphasis that no marks can say is
/// left out.
pub fn typed(title: &str, emphasis: &[Range<usize>]) -> String {
    if emphasis.is_empty() && !title.contains(['*', '_']) && !title.contains("](") {
        return title.to_owned();
    }
    let typed = marked(title, emphasis);
    let placed = Placed::new(typed.clone(), Place::file(""));
    let read = || Language::parse("zxx").and_then(|language| read(&placed, &language));
    let is_read = emphasis.is_empty() || read().is_some_and(|(text, read)| text == title && read == emphasis);
    if is_read { typed } else { self::typed(title, &[]) }
}

fn marked(title: &str, emphasis: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(title.len() + 8);
    for (at, c) in title.char_indices() {
        let ends = emphasis.iter().any(|range| range.start == at || range.end == at);
        out.push_str(if ends { "*" } else { "" });
        // An address would become a link.
        let begins_address = c == '/' && out.ends_with(':');
        if begins_address || matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push_str(if emphasis.last().is_some_and(|range| range.end == title.len()) { "*" } else { "" });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

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
            "**Bold**",
            "The `Abd al-Malik and `Ali of the letter_s",
            "M*A*S*H and the War",
            "The 5*4*3 Rule",
        ] {
            assert_eq!(taken(title), (title.to_owned(), Vec::new()), "{title}");
        }
    }

    #[test]
    fn emphasis_stands_beside_links_and_code_and_behind_a_number() {
        for (typed, title, emphasis) in [
            ("1. *One*", "1. One", vec!["One"]),
            ("- The *Star*", "- The Star", vec!["Star"]),
            ("# *One*", "# One", vec!["One"]),
            ("[A *link*](b.md) and *more*", "A link and more", vec!["link", "more"]),
            ("*The [Star](b.md)* Sank", "The Star Sank", vec!["The Star"]),
            ("[A link](b.md)", "A link", vec![]),
            ("论*文森斯号*事件", "论文森斯号事件", vec!["文森斯号"]),
            ("The `x_y` of the *Star*", "The `x_y` of the Star", vec!["Star"]),
            ("2. M\\*A\\*S\\*H", "2. M*A*S*H", vec![]),
        ] {
            let expected = emphasis.into_iter().map(str::to_owned).collect();
            assert_eq!(taken(typed), (title.to_owned(), expected), "{typed}");
        }
    }

    #[test]
    fn emphasis_that_marks_cannot_say_is_left_out() {
        let part_of_word = 0..3;
        assert_eq!(typed("Starboard", std::slice::from_ref(&part_of_word)), "Starboard");
    }

    #[test]
    fn an_asterisk_of_the_title_is_typed_with_a_stroke_and_read_without() {
        for title in
            ["The *Star* of M*A*S*H", "A_b & c* [d]", "\\ and *", "https://example.org/a_b: *", "1. [A](b)*"]
        {
            assert_eq!(taken(&typed(title, &[])), (title.to_owned(), Vec::new()));
        }
        let star = 4..9;
        let emphasised = typed("The Star*", std::slice::from_ref(&star));
        assert_eq!(taken(&emphasised), ("The Star*".to_owned(), vec!["Star*".to_owned()]));
    }
}
