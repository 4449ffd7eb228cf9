//! Step 10: topics and regions: `Name (/path)`, a name a line, or names with commas.

use super::inline;
use super::labels::{LABELS, Section};
use super::sections::{self, Found, is_prose};
use super::sheet::{Part, Sheet};
use crate::model::{Metadata, Placed};

/// Reads the last section of topics, or of regions, that has items, and takes its lines.
pub fn read(sheet: &mut Sheet, found: &[Found], section: Section) -> Option<Vec<Placed<String>>> {
    let (label, lines) = sections::last(found, section, |found| {
        let lines = items(sheet, found);
        (!lines.is_empty()).then_some((found.label, lines))
    })?;
    let names = all_names(sheet, &lines);
    sheet.take(label, Part::Label);
    sheet.take_all(&lines, Part::Metadata);
    sheet.say(if section == Section::Topics { "topics" } else { "regions" }, "the section of that name");
    Some(names)
}

/// Reads a section that stands below the title and above the text, where a menu never does.
pub fn read_above(sheet: &mut Sheet, found: &[Found], title: usize, metadata: &mut Metadata) {
    for found in found {
        if found.label <= title || !sheet.is_free(found.label) {
            continue;
        }
        let field = match found.section {
            Section::Topics => &mut metadata.topics,
            Section::Regions => &mut metadata.regions,
            Section::Authors | Section::Related | Section::Notes => continue,
        };
        if field.is_some() || sections::follows_prose(sheet, found.label) {
            continue;
        }
        let lines: Vec<usize> =
            sheet.free(found.lines.clone()).take_while(|line| is_item(sheet, *line)).take(20).collect();
        if lines.is_empty() {
            continue;
        }
        *field = Some(all_names(sheet, &lines));
        sheet.take(found.label, Part::Label);
        sheet.take_all(&lines, Part::Metadata);
        sheet.say("topics", "the labelled lines above the text");
    }
}

/// The lines of a section that are items; none where it is a menu.
fn items(sheet: &Sheet, found: &Found) -> Vec<usize> {
    let closes_page = sections::follows_prose(sheet, found.label);
    let mut lines = Vec::new();
    let mut last = found.label;
    for line in sheet.free(found.lines.clone()) {
        let text = sheet.text(line);
        let has_address = inline::linked(text).address.is_some();
        // A gap of some lines after items that stood close is the end of them.
        let is_far = !lines.is_empty() && line - last > 4 && !has_address;
        // Items are all linked, or none is.
        let differs = lines
            .last()
            .is_some_and(|last: &usize| inline::linked(sheet.text(*last)).address.is_some() && !has_address);
        if !(has_address || closes_page) || is_far || differs || !is_item(sheet, line) {
            break;
        }
        lines.push(line);
        last = line;
    }
    lines
}

/// Whether a line may be a topic. A line of a wrapped paragraph is none, however short it is.
fn is_item(sheet: &Sheet, line: usize) -> bool {
    let text = sheet.text(line);
    let shown = inline::linked(text).text;
    !shown.is_empty()
        && shown.chars().count() <= 80
        && !is_prose(&shown)
        && !sheet.is_prose(line)
        && !super::closing::is_number(text)
        && (!super::sentences::ends(&shown) || super::sentences::abbreviation(&shown).is_some())
        && LABELS.kind(text).is_none()
        && !super::closing::is_number(text)
        && crate::read::dates::parse(&shown).is_none()
        && !inline::is_address(&shown)
}

/// The names of some lines. Beside other lines, "Water, Salt and Grain" is the name of one topic.
fn all_names(sheet: &Sheet, lines: &[usize]) -> Vec<Placed<String>> {
    let of_line = |line: &usize| {
        let text = sheet.text(*line);
        let is_one = lines.len() > 1 && is_enumeration(text);
        let names = if is_one { vec![inline::linked(unbulleted(text)).text] } else { names(text) };
        names.into_iter().map(|name| sheet.placed(*line, name)).collect::<Vec<_>>()
    };
    lines.iter().flat_map(of_line).collect()
}

/// Whether a word for "and" stands after the last comma of a name, and no other mark parts it.
fn is_enumeration(text: &str) -> bool {
    let last = text.rsplit([',', '،']).next().filter(|last| last.len() < text.len());
    let joins =
        |last: &str| last.split_whitespace().any(|word| LABELS.joiners.contains(&word.to_lowercase()));
    !text.contains([';', '|', '•']) && last.is_some_and(joins)
}

fn unbulleted(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || LABELS.bullets.contains(c))
}

/// The names of a line: one, or several with commas and no address.
pub fn names(text: &str) -> Vec<String> {
    let text = unbulleted(text);
    let one = inline::linked(text);
    let pieces = text.split([',', ';', '|', '•', '،']).map(inline::linked).map(|name| name.text);
    if one.address.is_some() && text.matches("](").count() < 2 && text.matches(" (/").count() < 2 {
        vec![one.text]
    } else {
        pieces.filter(|name| !name.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    fn read_topics(text: &str) -> Vec<String> {
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), text);
        let found = sections::find(&sheet);
        let names = read(&mut sheet, &found, Section::Topics).unwrap_or_default();
        names.into_iter().map(|name| name.value).collect()
    }

    const PROSE: &str =
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.\n";

    #[test]
    fn topics_lose_their_addresses() {
        let page = format!("{PROSE}TOPICS\n\nWater (/topics/water)\n\n[U.S. Policy \\(/topics/us\\)](#)\n");
        assert_eq!(read_topics(&page), ["Water", "U.S. Policy"]);
        assert_eq!(read_topics(&format!("{PROSE}Topics\nWater, Grain | Salt")), ["Water", "Grain", "Salt"]);
    }

    #[test]
    fn a_topic_a_line_may_have_a_comma_of_its_own() {
        let page = format!("{PROSE}Topics\nSalt, Grain and Oil\nWater\n");
        assert_eq!(read_topics(&page), ["Salt, Grain and Oil", "Water"]);
        assert_eq!(read_topics(&format!("{PROSE}Topics\nSalt, Grain and Oil\n")), ["Salt", "Grain and Oil"]);
    }

    #[test]
    fn lines_of_a_wrapped_paragraph_are_no_topics() {
        let wrapped = "The gauges stood in the yard of the mill, and the\nmiller wrote down what they said, every morning and\n\
            every evening of that year, whatever the weather\nhad done.\n";
        let page = format!("A Title\n\nTopics\n\nWater\n\nSalt Roads\n\n{wrapped}\n{wrapped}");
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), &page);
        let (found, mut metadata) = (sections::find(&sheet), Metadata::default());
        read_above(&mut sheet, &found, 0, &mut metadata);
        let names: Vec<&str> = metadata.topics.iter().flatten().map(|name| name.value.as_str()).collect();
        assert_eq!(names, ["Water", "Salt Roads"]);
    }

    #[test]
    fn a_number_in_a_series_is_no_region() {
        assert_eq!(read_topics(&format!("{PROSE}Topics\n\nWater\n\nPolicy #12\n")), ["Water"]);
    }

    #[test]
    fn a_menu_has_no_topics() {
        assert_eq!(read_topics(&format!("Topics\nWater\nGrain\n{PROSE}")), Vec::<String>::new());
    }
}
