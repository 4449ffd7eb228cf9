//! Topics and regions: `Name (/path)`, a name a line, or names with commas.

use crate::model::{Metadata, Placed};
use crate::read::page_text::sheet::sections::{self, Found};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, Section, key};
use crate::read::page_text::words::listed;
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{inline, names, sentences, series};

/// Reads the last section of topics, or of regions, that has items, and takes its lines.
pub fn read(sheet: &mut Sheet, found: &[Found], section: Section) -> Option<Vec<Placed<String>>> {
    let (label, lines) = sections::last(found, section, |found| {
        let lines = items(sheet, found);
        (!lines.is_empty()).then_some((found.label, lines))
    })?;
    let mut names = all_names(sheet, &lines);
    sheet.take(label, Part::Label);
    sheet.take_all(&lines, Part::Metadata);
    // Below the text a house may have two sections of them: "Issues", and "Topics".
    for other in found.iter().rev().filter(|other| other.section == section && other.label < label) {
        let is_near = sheet.prose().iter().filter(|prose| **prose < other.label).count() > 1
            && !sheet.prose().iter().any(|prose| (other.label..label).contains(prose));
        let lines = items(sheet, other);
        if is_near && !lines.is_empty() && sections::follows_prose(sheet, other.label) {
            names.splice(0..0, all_names(sheet, &lines));
            sheet.take(other.label, Part::Label);
            sheet.take_all(&lines, Part::Metadata);
        }
    }
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
            // A site leaves its label out where it has nothing to say, or forgets to.
            let is_said = |above: &usize| {
                !sheet.lines[*above].is_blank() && sheet.part(*above) != Some(Part::Furniture)
            };
            let above = (0..found.label).rev().find(is_said);
            let is_below_series = above.is_some_and(|above| {
                sheet.part(above) == Some(Part::Metadata) && sheet.text(above).contains(char::is_numeric)
            });
            if is_below_series || sheet.text(found.label).contains(' ') {
                sheet.take(found.label, Part::Furniture);
            }
            continue;
        }
        *field = Some(all_names(sheet, &lines));
        sheet.take(found.label, Part::Label);
        sheet.take_all(&lines, Part::Metadata);
        sheet.say("topics", "the labelled lines above the text");
    }
}

/// Reads the topics that stand without a label directly below the entries of related reading, apart from them: a
/// few lines of a few words, or one with commas.
pub fn read_below_entries(sheet: &mut Sheet, metadata: &mut Metadata) {
    let last = (0..sheet.len()).rev().find(|line| sheet.part(*line) == Some(Part::Related));
    let Some(last) = last.filter(|_| metadata.topics.is_none()) else { return };
    let Some(first) = sheet.next_line(last + 1).filter(|first| *first > last + 1) else { return };
    let block = (first..sheet.len()).take_while(|line| sheet.is_free(*line));
    let lines: Vec<usize> = block.take(MOST_BELOW_ENTRIES).collect();
    let is_apart = sheet.is_blank(first + lines.len());
    let found = all_names(sheet, &lines);
    let is_topic = |name: &Placed<String>| {
        let text = &name.value;
        (1..=4).contains(&text.split_whitespace().count())
            && text.starts_with(char::is_uppercase)
            && !text.contains(char::is_numeric)
            && !LABELS.is_house(text)
            && !names::is_of_body(text)
            && !LABELS.is_furniture(text)
            && LABELS.section(text).is_none()
    };
    let are_items = lines.iter().all(|line| is_item(sheet, *line));
    // Names of people have two words, and those of towns none by which a field of policy is known.
    let is_field = |name: &Placed<String>| {
        let words: Vec<String> = name.value.split([' ', '/', '&']).map(str::to_lowercase).collect();
        words.iter().any(|word| LABELS.is_area_word(word))
    };
    let is_last = sheet.prose().last().is_none_or(|prose| *prose < first);
    let are_fields = is_last && found.iter().any(is_field);
    if is_apart && are_items && are_fields && found.len() >= FEWEST_TAGS && found.iter().all(is_topic) {
        metadata.topics = Some(found);
        sheet.take_all(&lines, Part::Metadata);
        sheet.say("topics", "the words below the related reading");
    }
}

/// As many lines of topics stand there.
const MOST_BELOW_ENTRIES: usize = 8;

/// Reads what a site files a page under, a word or two a line, where three lines of it or more stand
/// close together between the head and the text: headings do not.
pub fn read_tags(sheet: &mut Sheet, head_end: usize, metadata: &mut Metadata) {
    // The contents of the text name its headings.
    let comes_again =
        |line: usize| (line + 1..sheet.len()).any(|below| sheet.text(below) == sheet.text(line));
    let is_tag = |line: usize| {
        let text = sheet.text(line);
        sheet.is_free(line)
            && is_item(sheet, line)
            && !LABELS.is_introduction(text)
            && !comes_again(line)
            && (1..=3).contains(&text.split_whitespace().count())
            && text.starts_with(char::is_uppercase)
            && !text.contains(|c: char| c.is_ascii_punctuation() && !"&-'".contains(c))
    };
    let Some(first) = sheet.next_line(head_end + 1).filter(|_| metadata.topics.is_none()) else { return };
    let tags: Vec<usize> = (first..sheet.len()).take_while(|line| is_tag(*line)).collect();
    let is_apart = sheet.lines.get(first + tags.len()).is_some_and(|below| below.is_blank());
    if tags.len() < FEWEST_TAGS || !is_apart || first == head_end + 1 {
        return;
    }
    metadata.topics =
        Some(tags.iter().map(|line| sheet.placed(*line, sheet.text(*line).to_owned())).collect());
    sheet.take_all(&tags, Part::Metadata);
    sheet.say("topics", "the words between the head and the text");
}

/// As many words alone on their lines are what a page is filed under.
const FEWEST_TAGS: usize = 3;

/// The lines of a section that are items; none where it is a menu.
fn items(sheet: &Sheet, found: &Found) -> Vec<usize> {
    let closes_page = sections::follows_prose(sheet, found.label);
    let mut lines = Vec::new();
    let mut last = found.label;
    // Items that stand close end where a gap or a word of the site's frame stands.
    let mut is_close = false;
    for line in sheet.free(found.lines.clone()) {
        let text = sheet.text(line);
        let has_address = inline::linked(text).address.is_some();
        let is_cut_off = !lines.is_empty()
            && ((last + 1..line).any(|line| matches!(sheet.part(line), Some(Part::Furniture | Part::Frame)))
                || is_close && line > last + 1);
        let is_far = is_cut_off || !lines.is_empty() && line - last > 4 && !has_address;
        // Items are all linked, or none is.
        let differs = lines
            .last()
            .is_some_and(|last: &usize| inline::linked(sheet.text(*last)).address.is_some() && !has_address);
        // A house may be a topic, but the last line with its address below it is the site's.
        let below = sheet.next_line(line + 1).filter(|below| found.lines.contains(below));
        let closes = || LABELS.is_house(text) && below.is_some_and(|below| is_of_foot(sheet.text(below)));
        let is_label = || !lines.is_empty() && LABELS.departments.contains(&key(text));
        if !(has_address || closes_page)
            || is_far
            || differs
            || !is_item(sheet, line)
            || closes()
            || is_label()
        {
            break;
        }
        is_close |= !lines.is_empty() && line == last + 1;
        lines.push(line);
        last = line;
    }
    // Below the text a site may have its menu again.
    if lines.iter().all(|line| LABELS.is_of_menu(sheet.text(*line))) { Vec::new() } else { lines }
}

/// Whether a line may be a topic. A line of a wrapped paragraph is none, however short it is.
fn is_item(sheet: &Sheet, line: usize) -> bool {
    let text = sheet.text(line);
    let shown = inline::linked(text).text;
    let is_row = || listed::row(text).len() > 1;
    !shown.is_empty()
        && (shown.chars().count() <= 80 && !is_prose(&shown) || is_row())
        && (!sheet.is_prose(line) || is_row())
        && !series::is_number(text)
        && (!sentences::ends(&shown) || sentences::abbreviation(&shown).is_some())
        && LABELS.kind(text).is_none()
        && !LABELS.report_summaries.contains(&key(&shown))
        && !LABELS.is_body_label(&shown)
        && !is_of_foot(&shown)
        && crate::language::dates::parse(&shown).is_none()
        && !inline::is_address(&shown)
}

/// Whether a line is of a site's foot: an address, a telephone, "Year: 2024", what is to be fetched
/// or filled in.
fn is_of_foot(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_labelled = text.split_once(": ").is_some_and(|(label, _)| label.split_whitespace().count() <= 2);
    digits > 4 || is_labelled || text.contains(['@', '[', ']', '©'])
}

/// The names of some lines. Beside other lines, "Water, Salt and Grain" is the name of one topic.
fn all_names(sheet: &Sheet, lines: &[usize]) -> Vec<Placed<String>> {
    let of_line = |line: &usize| {
        let text = sheet.text(*line);
        let is_one = lines.len() > 1 && is_enumeration(text);
        let names =
            if is_one { vec![inline::linked(listed::unbulleted(text)).text] } else { listed::names(text) };
        names.into_iter().map(|name| sheet.placed(*line, name)).collect::<Vec<_>>()
    };
    lines.iter().flat_map(of_line).collect()
}

/// Whether a word for "and" stands after the last comma of a name, and no other mark parts it.
fn is_enumeration(text: &str) -> bool {
    let last = text.rsplit([',', '،']).next().filter(|last| last.len() < text.len());
    let joins = |last: &str| last.split_whitespace().any(|word| LABELS.joins(word));
    !text.contains([';', '|', '•']) && last.is_some_and(joins)
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
    fn two_sections_of_topics_below_the_text_are_one() {
        let page = format!("{PROSE}\n{PROSE}\nIssues:\n\nWater | Salt\n\nTopics:\n\nOrsa | Weir");
        assert_eq!(read_topics(&page), ["Water", "Salt", "Orsa", "Weir"]);
    }

    #[test]
    fn a_topic_a_line_may_have_a_comma_of_its_own() {
        let page = format!("{PROSE}Topics\nSalt, Grain and Oil\nWater\n");
        assert_eq!(read_topics(&page), ["Salt, Grain and Oil", "Water"]);
        assert_eq!(read_topics(&format!("{PROSE}Topics\nSalt, Grain and Oil\n")), ["Salt", "Grain and Oil"]);
        assert_eq!(read_topics(&format!("{PROSE}Topics\nSalt, Grain, and Oil\n")), ["Salt", "Grain", "Oil"]);
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
