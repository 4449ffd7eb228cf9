//! What a site's program keeps of a page, in JSON, where a copy has it between menu and text: who wrote it,
//! about which regions and topics.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use super::bylines::Author;
use super::clipped;
use crate::model::Metadata;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::facts;
use crate::read::page_text::words::labels::{Field, LABELS};

/// As many lines such data may have.
const MOST: usize = 200;

/// As many of its lines name what they hold, at the least: in a text braces stand round less.
const FEWEST: usize = 8;

/// Reads the data, and cuts it with the site's lines above it and what the page repeats of them at its end.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let Some(data) = find(sheet) else { return };
    let lines = data.clone().map(|line| sheet.text(line));
    let last = data.end - 1;
    let json =
        lines.map(|line| if line.starts_with('}') { "}" } else { line }).collect::<Vec<_>>().join("\n");
    let Ok(values) = serde_saphyr::from_str::<BTreeMap<String, Value>>(&json) else { return };
    let is_of_page = |name: &str| matches!(LABELS.field_label(name), Some(Field::Authors | Field::Topics));
    if !values.keys().any(|name| is_of_page(name)) {
        return;
    }
    for (name, value) in &values {
        let field = LABELS.field_label(name);
        let is_kept = match field {
            Some(Field::Authors | Field::Topics | Field::Regions) => true,
            Some(Field::Kind) => value.as_str().is_some_and(|kind| LABELS.kind(kind).is_some()),
            _ => false,
        };
        if let Some(field) = field.filter(|_| is_kept) {
            clipped::set(sheet, data.start, field, value, metadata, authors);
        }
    }
    // A teaser above it stands below the text as well, above others.
    let above: Vec<usize> = sheet.free(0..data.start).filter(|line| sheet.is_prose(*line)).collect();
    let again = sheet.free(data.end..sheet.len());
    let again =
        again.into_iter().find(|line| above.iter().any(|other| sheet.text(*other) == sheet.text(*line)));
    let teasers: Vec<usize> = again.map_or(Vec::new(), |first| sheet.free(first..sheet.len()).collect());
    sheet.take_all(&teasers, Part::Foot);
    let frame: Vec<usize> = sheet.free(0..last).collect();
    sheet.take_all(&frame, Part::Furniture);
    // The text may go on behind the last brace.
    let rest = sheet.text(last).trim_start_matches('}').trim_start().to_owned();
    if rest.is_empty() {
        sheet.take(last, Part::Furniture);
    } else {
        sheet.lines[last].text = rest;
        sheet.clipped.push(last);
    }
}

/// The lines of the data: from a brace to its counterpart, at the beginnings of lines.
fn find(sheet: &Sheet) -> Option<Range<usize>> {
    let start = (0..sheet.len()).find(|line| sheet.text(*line) == "{")?;
    // Below a head it is an example in the text.
    let above = || (0..start).filter(|line| !sheet.lines[*line].is_blank());
    let has_head = above().any(|line| facts::read(sheet.text(line)).is_some());
    if has_head || above().filter(|line| sheet.is_prose(*line)).count() > 1 {
        return None;
    }
    let end = (start..sheet.len()).take(MOST).find(|line| sheet.text(*line).starts_with('}'))?;
    let names = (start..end).filter(|line| {
        let text = sheet.text(*line);
        text.starts_with('"') && text.contains("\":")
    });
    (names.count() >= FEWEST).then_some(start..end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    #[test]
    fn data_between_menu_and_text_say_who_wrote_it_and_on_what() {
        let page = "The council of the upper town has met once more, and nobody knows why.\nCy Dell\n{\n\"authors\": [\n\
            \"Ada Lind\"\n],\n\"type\": \"commentary\",\n\"rest\": [],\n\"a\": 1,\n\"b\": 2,\n\"c\": 3,\n\"d\": 4,\n\"topics\": [\n\"Water\",\n\"Salt\"\n]\n}Source: Getty\n\
            The river fell.\nThe council of the upper town has met once more, and nobody knows why.\nCy Dell\n";
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), page);
        let (mut metadata, mut authors) = (Metadata::default(), Vec::new());
        read(&mut sheet, &mut metadata, &mut authors);
        let free: Vec<&str> = sheet.free(0..sheet.len()).map(|line| sheet.text(line)).collect();
        assert_eq!(free, ["Source: Getty", "The river fell."]);
        assert_eq!(authors[0].name.value, "Ada Lind");
        let topics: Vec<String> = metadata.topics.into_iter().flatten().map(|topic| topic.value).collect();
        assert_eq!(topics, ["Water", "Salt"]);
    }

    #[test]
    fn braces_of_a_text_stay() {
        let keys = "\"e\": 1,\n\"f\": 2,\n\"g\": 3,\n\"a\": 1,\n\"b\": 2,\n\"c\": 3,\n\"d\": 4,\n\"authors\": \"Cy Dell\"";
        for above in ["The program says:", "How It Is Kept\n\nBy Ada Lind"] {
            let keys = if above.contains("By") { keys } else { "\"river\": 1" };
            let page = format!("{above}\n\n{{\n{keys}\n}}\n\nThe river fell.");
            let mut sheet = Sheet::new(&FilePath::new("a.txt"), &page);
            let all = sheet.free(0..sheet.len()).count();
            read(&mut sheet, &mut Metadata::default(), &mut Vec::new());
            assert_eq!(sheet.free(0..sheet.len()).count(), all, "{above}");
        }
    }
}
