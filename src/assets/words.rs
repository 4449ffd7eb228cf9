//! Tables of words as `assets/words/` holds them: the name of a list in brackets, and below it its
//! words, one a line or several with a comma between them.
//!
//! A dot in a name parts the table's field from the key below it: `[months.en]`. A line that opens
//! with `# ` is a comment. The first page of a run waits for a dozen of these files, so they are no YAML.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Reads a table.
///
/// # Panics
/// Where the file does not fit the type: every table is part of the program, and a test reads it.
pub fn read<T: DeserializeOwned>(table: &str) -> T {
    let mut fields = Map::new();
    let mut list: &mut Vec<Value> = &mut Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => list = open(&mut fields, name),
            None => list.extend(line.split(", ").map(Value::from)),
        }
    }
    serde_json::from_value(Value::Object(fields)).expect("a test reads every table of words")
}

/// The list of a name, which no list before it may have.
fn open<'a>(fields: &'a mut Map<String, Value>, name: &str) -> &'a mut Vec<Value> {
    let (place, name) = match name.split_once('.') {
        Some((field, key)) => (fields.entry(field).or_insert_with(|| Map::new().into()), key),
        None => return empty(fields.entry(name).or_insert(Value::Null)),
    };
    empty(&mut place[name])
}

fn empty(list: &mut Value) -> &mut Vec<Value> {
    assert!(list.is_null(), "a list stands in its table once");
    *list = Value::Array(Vec::new());
    list.as_array_mut().expect("it has just been made")
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
        super::read::<Table>(&format!("{TABLE}[months.en]\njune\n"));
    }
}
