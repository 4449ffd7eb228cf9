//! The words of a page's frame: `assets/page_words.yaml`, read once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::assets;

/// A line that opens like one of the frame is one if it has no more words than this.
const SHORT: usize = 25;

/// The file as it is typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    lines: BTreeMap<String, Vec<String>>,
    openings: BTreeMap<String, Vec<String>>,
    ways_out: Vec<String>,
    notes: Vec<String>,
    boxes: BTreeSet<String>,
    captions: BTreeSet<String>,
    placeholders: Vec<String>,
}

/// The words, by the key that [`key`] makes of them.
pub struct Words {
    lines: BTreeMap<String, String>,
    openings: Vec<(String, String)>,
    ways_out: BTreeSet<String>,
    notes: BTreeSet<String>,
    boxes: BTreeSet<String>,
    captions: BTreeSet<String>,
    placeholders: Vec<String>,
}

/// The words.
pub fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        let table: Table = serde_saphyr::from_str(assets::PAGE_WORDS).expect("a test reads the table");
        let by_word = |table: BTreeMap<String, Vec<String>>| {
            table.into_iter().flat_map(|(what, words)| {
                words.into_iter().map(move |word| (word, what.clone())).collect::<Vec<_>>()
            })
        };
        let keys = |words: &[String]| words.iter().map(|word| key(word)).collect();
        Words {
            lines: by_word(table.lines).map(|(word, what)| (key(&word), what)).collect(),
            openings: by_word(table.openings).map(|(word, what)| (folded(&word), what)).collect(),
            ways_out: keys(&table.ways_out),
            notes: keys(&table.notes),
            boxes: table.boxes,
            captions: table.captions,
            placeholders: table.placeholders,
        }
    });
    &WORDS
}

impl Words {
    /// What part of the frame a line is, if it is one.
    pub fn frame_of(&self, line: &str) -> Option<&str> {
        if let Some(what) = self.lines.get(&key(line)) {
            return Some(what);
        }
        if line.split_whitespace().count() > SHORT {
            return None;
        }
        let line = folded(line);
        let opens = |opening: &str| {
            let rest = line.strip_prefix(opening);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        self.openings.iter().find(|(opening, _)| opens(opening)).map(|(_, what)| what.as_str())
    }

    /// Whether a heading stands over what leads away from the text.
    pub fn is_way_out(&self, heading: &str) -> bool {
        self.ways_out.contains(&key(heading))
    }

    /// Whether a heading stands over notes.
    pub fn is_notes_heading(&self, heading: &str) -> bool {
        self.notes.contains(&key(heading))
    }

    /// Whether a class or an id is the name of a box that holds no text of the brief.
    pub fn is_box(&self, name: &str) -> bool {
        self.boxes.contains(&hyphened(name))
    }

    /// Whether a class is that of captions of pictures.
    pub fn is_caption(&self, name: &str) -> bool {
        self.captions.contains(&hyphened(name))
    }

    /// Whether a picture's address is that of one that stands where another will be shown.
    pub fn is_placeholder(&self, address: &str) -> bool {
        let name = address.rsplit('/').next().unwrap_or(address).to_ascii_lowercase();
        self.placeholders.iter().any(|part| name.contains(part))
    }
}

/// A line in the form in which lines are compared: its letters and digits in lower case.
pub fn key(line: &str) -> String {
    let ends = |c: char| !c.is_alphanumeric();
    folded(line).trim_matches(ends).to_owned()
}

fn hyphened(name: &str) -> String {
    name.to_ascii_lowercase().replace('_', "-")
}

fn folded(line: &str) -> String {
    let lower = line.to_lowercase().replace('’', "'");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_frame_is_known_in_any_case_and_a_sentence_is_not() {
        assert_eq!(words().frame_of("SHARE THIS:"), Some("share bar"));
        assert_eq!(words().frame_of("Sign up for the desk's letter"), Some("newsletter box"));
        assert_eq!(words().frame_of("Share prices fell on both shores of the strait."), None);
        assert!(words().is_way_out("Related articles:"));
        assert!(words().is_notes_heading("Endnotes"));
        assert!(words().is_box("Share_Buttons") && !words().is_box("share-prices"));
    }
}
