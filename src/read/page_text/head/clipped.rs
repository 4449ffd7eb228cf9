//! The YAML that a clipper writes above a page, in its own words.

use std::collections::BTreeMap;

use serde_json::Value;

use super::bylines::{self, Author, admit};
use super::fields;
use crate::model::{Metadata, Placed};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{Field, LABELS};
use crate::read::page_text::words::{inline, names};

/// As many lines may be front matter.
const MOST: usize = 200;

/// Reads front matter between two `---`, and takes its lines.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let Some(first) = sheet.next_line(0).filter(|line| sheet.text(*line) == "---") else { return };
    let mut below = first + 1..sheet.len().min(first + MOST);
    let Some(last) = below.find(|line| sheet.text(*line) == "---") else { return };
    let typed = (first + 1..last)
        .map(|line| format!("{}{}\n", " ".repeat(sheet.lines[line].indent), sheet.text(line)));
    let typed: String = typed.collect();
    let Ok(values) = serde_saphyr::from_str::<BTreeMap<String, Value>>(&typed) else { return };
    for line in first..=last {
        sheet.take(line, Part::Metadata);
    }
    excerpt(sheet, last + 1, metadata);
    // The order of the page decides between two words for one field.
    for line in first + 1..last {
        let text = sheet.text(line).to_owned();
        let Some((name, _)) = text.split_once(':').filter(|_| sheet.lines[line].indent == 0) else {
            continue;
        };
        if let (Some(field), Some(value)) = (LABELS.field_label(name), values.get(name.trim_matches('"'))) {
            set(sheet, line, field, value, metadata, authors);
        }
    }
}

/// Reads the summary that a clipper quotes below the title: "> ## Excerpt", and below it "> The river …".
fn excerpt(sheet: &mut Sheet, from: usize, metadata: &mut Metadata) {
    let quoted =
        |sheet: &Sheet, line: usize| sheet.text(line).strip_prefix('>').map(|text| text.trim().to_owned());
    let is_label = |text: String| text.starts_with('#') && LABELS.field_label(&text) == Some(Field::Summary);
    let mut head = (from..sheet.len()).filter(|line| !sheet.lines[*line].is_blank()).take(3);
    let Some(label) = head.find(|line| quoted(sheet, *line).is_some_and(is_label)) else { return };
    let below: Vec<usize> =
        (label + 1..sheet.len()).take_while(|line| quoted(sheet, *line).is_some()).collect();
    let texts: Vec<String> = below.iter().filter_map(|line| quoted(sheet, *line)).collect();
    if texts.is_empty() {
        return;
    }
    if metadata.summary.is_none() {
        let place = sheet.place_of(below[0], below[below.len() - 1]);
        metadata.summary = Some(Placed::new(bylines::markdown(texts.join(" ").trim()), place));
        sheet.say("summary", "the excerpt below the title");
    }
    sheet.take(label, Part::Label);
    sheet.take_all(&below, Part::Metadata);
}

fn set(
    sheet: &mut Sheet,
    line: usize,
    field: Field,
    value: &Value,
    metadata: &mut Metadata,
    authors: &mut Vec<Author>,
) {
    let texts = texts(value);
    // A clipper tags whatever it saves with its own word.
    let placed = |texts: Vec<String>| {
        let kept = texts.into_iter().filter(|text| !LABELS.is_furniture(text));
        let kept: Vec<_> = kept.map(|text| sheet.placed(line, text)).collect();
        (!kept.is_empty()).then_some(kept)
    };
    match field {
        Field::Topics => metadata.topics = metadata.topics.take().or(placed(texts)),
        Field::Regions => metadata.regions = metadata.regions.take().or(placed(texts)),
        Field::Authors => {
            for text in texts {
                let named = names::all_names(&text).unwrap_or_else(|| vec![inline::Linked::plain(&text)]);
                for name in named {
                    admit(sheet, line, name, authors);
                }
            }
            sheet.say("authors", "the front matter");
        }
        _ => {
            if let [text] = &texts[..] {
                fields::labelled(sheet, line, field, text, metadata, authors);
            }
        }
    }
}

/// The texts of a value; a name may stand in the brackets of a wiki's link.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => {
            let text = text.trim().trim_start_matches("[[").trim_end_matches("]]").trim_start_matches('#');
            if text.is_empty() { Vec::new() } else { vec![text.to_owned()] }
        }
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(values) => values.get("name").map(texts).unwrap_or_default(),
        Value::Bool(_) | Value::Null => Vec::new(),
    }
}
