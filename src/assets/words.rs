//! Tables of words as `assets/words/` holds them: the name of a list in brackets, and below it its
//! words, one a line or several with a comma between them.
//!
//! A dot in a name parts the table's field from the key below it: `[months.en]`. A line that opens
//! with `# ` is a comment. The first page of a run waits for a dozen of these files, so they are no
//! YAML, and every word stands in its file as it is looked up: none is copied.

mod lookup;

use serde::de::value::{BorrowedStrDeserializer, Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};

pub use lookup::{WordGroups, WordMap, WordSet};

/// Reads a table.
///
/// # Panics
/// Where the file does not fit the type: every table is part of the program, and a test reads it.
pub fn read<T: Deserialize<'static>>(table: &'static str) -> T {
    let mut fields = Fields::new();
    let mut list = &mut Vec::new();
    for line in table.split('\n') {
        match line.as_bytes() {
            [] | [b'#', b' ', ..] => {}
            [b'[', .., b']'] => list = open(&mut fields, &line[1..line.len() - 1]),
            _ => push_words(list, line),
        }
    }
    T::deserialize(Entry::Fields(fields)).expect("a test reads every table of words")
}

/// Adds the words of a line; of several each has a comma and a space behind it, but for the last.
fn push_words<'t>(list: &mut Vec<&'t str>, line: &'t str) {
    let mut start = 0;
    for (at, b) in line.bytes().enumerate() {
        if b == b',' {
            list.push(&line[start..at]);
            start = at + 2;
        }
    }
    list.push(&line[start..]);
}

/// What stands under a name: words, or lists with names of their own.
enum Entry<'a> {
    Words(Vec<&'a str>),
    Fields(Fields<'a>),
}

type Fields<'a> = Vec<(&'a str, Entry<'a>)>;

/// The list of a name, which no list before it may have.
fn open<'a, 't>(fields: &'a mut Fields<'t>, name: &'t str) -> &'a mut Vec<&'t str> {
    let Some((field, key)) = name.split_once('.') else { return add(fields, name) };
    let at = fields.iter().position(|(known, _)| *known == field).unwrap_or_else(|| {
        fields.push((field, Entry::Fields(Fields::new())));
        fields.len() - 1
    });
    match &mut fields[at].1 {
        Entry::Fields(fields) => add(fields, key),
        Entry::Words(words) => words,
    }
}

fn add<'a, 't>(fields: &'a mut Fields<'t>, name: &'t str) -> &'a mut Vec<&'t str> {
    assert!(fields.iter().all(|(known, _)| *known != name), "a list stands in its table once");
    fields.push((name, Entry::Words(Vec::new())));
    match fields.last_mut() {
        Some((_, Entry::Words(words))) => words,
        _ => unreachable!("it has just been made"),
    }
}

impl<'de> IntoDeserializer<'de, Error> for Entry<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Entry<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Words(words) => {
                let words = words.into_iter().map(BorrowedStrDeserializer::new);
                SeqDeserializer::new(words).deserialize_any(visitor)
            }
            Self::Fields(fields) => {
                let named = |(name, entry)| (BorrowedStrDeserializer::new(name), entry);
                MapDeserializer::new(fields.into_iter().map(named)).deserialize_any(visitor)
            }
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    #[derive(Deserialize, Debug, PartialEq)]
    struct Table {
        signs: Vec<String>,
        months: BTreeMap<String, Vec<String>>,
    }

    const TABLE: &str = "# Comments.\n\n[signs]\n#, no.\nn°\n\n[months.en]\nmay\n\n[months.de]\nmai\n";

    #[test]
    fn lists_stand_under_their_names() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let months = [("en".to_owned(), list(&["may"])), ("de".to_owned(), list(&["mai"]))];
        let table = Table { signs: list(&["#", "no.", "n°"]), months: months.into() };
        assert_eq!(super::read::<Table>(TABLE), table);
    }

    #[test]
    #[should_panic(expected = "a list stands in its table once")]
    fn a_list_that_stands_twice_is_a_mistake() {
        super::read::<Table>("[months.en]\nmay\n\n[months.de]\nmai\n\n[months.en]\njune\n");
    }

    #[test]
    fn behind_every_comma_stands_a_space() {
        for line in tables().into_iter().flat_map(str::lines).filter(|line| !line.starts_with("# ")) {
            assert_eq!(line.matches(',').count(), line.matches(", ").count(), "{line}");
        }
    }

    fn tables() -> [&'static str; 10] {
        use crate::assets::*;
        [LABELS, METAS, AUTHORS, CLASSES, PAGE_WORDS, MATTER, MONTHS, FUNCTION_WORDS, ACRONYMS, NAMES]
    }
}
