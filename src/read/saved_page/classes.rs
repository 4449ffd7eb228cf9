//! What the classes of elements say: `assets/words/classes.txt`, read once.

use std::sync::LazyLock;

use dom_query::NodeRef;
use serde::Deserialize;

use crate::assets;
use crate::assets::words::WordSet;

/// The words by what they say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Classes {
    /// Here the authors are named.
    pub authors: Words,
    /// Here, among the authors, a name stands.
    pub names: Words,
    /// Here an author's part in the text stands, or what he is.
    pub roles: Words,
    people: Words,
    boxes: Words,
    whole_boxes: Words,
    /// Here the day of publication is named.
    pub dates: Words,
    /// Here the day of a change is named.
    pub changes: Words,
    /// What says of the class of a change that the day is that of publication too.
    pub publications: Words,
    /// Here the kind is named.
    pub kinds: Words,
    /// Here the site says where it files the text.
    pub sections: Words,
    /// Here the number in a series stands.
    pub numbers: Words,
    /// Here the title of an entry stands, whatever the rank of the heading.
    pub titles: Words,
    /// Here the title stands where a page has no headings.
    pub title_lines: Words,
    /// Here the second line of the title stands.
    pub subtitles: Words,
    /// Here the text is summed up.
    pub summaries: Words,
    /// Here the site names itself.
    pub sites: Words,
    /// Here the site says what it is about.
    pub slogans: Words,
    /// Here related reading is listed.
    pub related: Words,
    /// Here topics are listed.
    pub topics: Words,
    /// Here regions are listed.
    pub regions: Words,
    /// A picture of the site's name.
    pub logos: Words,
    /// The foot of a page.
    pub feet: Words,
    /// Here the house speaks of itself.
    pub disclaimers: Words,
    /// A sentence of the text, shown large.
    pub pull_quotes: Words,
    /// A note beside the text.
    pub notes: Words,
}

/// A word with so many bytes is the same word at the end of another.
const LONG: usize = 8;

/// The words of one meaning.
#[derive(Deserialize)]
#[serde(transparent, bound(deserialize = "'de: 'static"))]
pub struct Words(WordSet);

/// The words.
pub static CLASSES: LazyLock<Classes> = LazyLock::new(|| assets::words::read(assets::CLASSES));

impl Words {
    /// Whether one of these is a word of a class.
    pub fn stand_in(&self, classes: &str) -> bool {
        parts(classes).any(|part| self.0.contains(part))
    }

    /// Whether one of these is the last word of a class; `sub-title` and `subtitle` are one, and a long
    /// word may end another: `docSubtitle`.
    pub fn close(&self, classes: &str) -> bool {
        classes.split_whitespace().any(|class| {
            let mut ends = parts(class).rev();
            let last = ends.next().unwrap_or_default();
            let whole = ends.next().map(|before| format!("{before}{last}"));
            let is_end = |at: usize| last.get(at..).is_some_and(|end| self.0.contains(end));
            let mut starts = 1..last.len().saturating_sub(LONG - 1);
            self.0.contains(last) || whole.is_some_and(|whole| self.0.contains(&whole)) || starts.any(is_end)
        })
    }

    /// Whether one of these is the first word of a class.
    pub fn open(&self, classes: &str) -> bool {
        let mut firsts = classes.split_whitespace().filter_map(|class| parts(class).next());
        firsts.any(|part| self.0.contains(part))
    }

    /// Whether one of these is a class.
    pub fn are_one_of(&self, classes: &str) -> bool {
        classes.split_whitespace().any(|class| self.0.contains(class))
    }
}

impl Classes {
    /// Whether an element of these classes is a box about authors.
    pub fn is_author_box(&self, classes: &str) -> bool {
        let is_box = |class: &str| self.people.stand_in(class) && self.boxes.stand_in(class);
        self.whole_boxes.are_one_of(classes) || classes.split_whitespace().any(is_box)
    }
}

/// The classes and the id of an element, in lower case.
pub fn of(node: &NodeRef<'_>) -> String {
    let attribute = |name: &str| node.attr(name).unwrap_or_default();
    format!("{} {}", attribute("class"), attribute("id")).to_lowercase()
}

fn parts(classes: &str) -> impl DoubleEndedIterator<Item = &str> {
    classes.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_says_what_its_words_say() {
        assert!(CLASSES.authors.stand_in("entry-author vcard"));
        assert!(CLASSES.kinds.close("field--pub-type") && !CLASSES.kinds.close("field--type-string"));
        assert!(CLASSES.subtitles.close("field--sub-title") && !CLASSES.subtitles.close("sub-menu"));
        assert!(CLASSES.subtitles.close("docsubtitle") && !CLASSES.kinds.close("prototype"));
        assert!(CLASSES.is_author_box("post-author__bio") && CLASSES.is_author_box("bios"));
        assert!(!CLASSES.is_author_box("author info") && !CLASSES.is_author_box("authorship"));
    }
}
