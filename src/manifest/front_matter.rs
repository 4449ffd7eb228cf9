//! The YAML between `---` lines at the top of a brief.

use std::ops::Range;
use std::sync::Arc;

use super::brief;
use super::fault::Fault;
use super::fields::Fields;
use super::slips;
use super::yaml::{self, Value};
use crate::diagnostic::{Diagnostics, Place, Severity};
use crate::model::Metadata;

/// Reads a brief's front matter: what it says, and the bytes of the text that come after it.
///
/// Unknown keys are warnings. `None` if the front matter cannot be read, so that what follows
/// from its absence is not reported as well.
pub fn front_matter(
    file: &Arc<str>,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> Option<(Metadata, Range<usize>)> {
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    if let Some(clash) = clash(text) {
        diagnostics.push(Fault::Clash { place: Place::span(file.clone(), clash) });
        return None;
    }
    let Some(opening) = opening(&text[start..]) else {
        if let Some((fence, slip)) = misplaced(text, start) {
            diagnostics.push(Fault::MisplacedFrontMatter { place: Place::span(file.clone(), fence), slip });
            return None;
        }
        return Some((Metadata::default(), start..text.len()));
    };
    let yaml_start = start + opening;
    let Some((yaml_end, body_start)) = closing(text, yaml_start) else {
        let dashes = lines(text, yaml_start).find(|(_, line)| is_longer_fence(line));
        let longer = dashes.map(|(at, line)| Place::span(file.clone(), at..at + line.trim_end().len()));
        let place = Place::span(file.clone(), start..start + 3);
        diagnostics.push(Fault::UnclosedFrontMatter { place, longer });
        return None;
    };
    let body = body_start..text.len();
    let yaml = match yaml::parse(file, text, yaml_start..yaml_end, diagnostics) {
        Ok(yaml) => yaml,
        Err(fault) => {
            diagnostics.push(*fault);
            return None;
        }
    };
    match yaml.value {
        Value::Null => return Some((Metadata::default(), body)),
        Value::Scalar(_) | Value::Sequence(_) => {
            diagnostics.push(Fault::FrontMatterNotMapping { place: yaml.place });
            return None;
        }
        Value::Mapping(_) => {}
    }
    let mut fields = Fields::of(yaml, "front matter", "lines of `key: value`", diagnostics)?;
    fields.rename(brief::canonical);
    let metadata = brief::metadata(&mut fields, Severity::Warning);
    fields.finish(Severity::Warning);
    Some((metadata, body))
}

/// The length of the opening line, if the text begins with one.
fn opening(text: &str) -> Option<usize> {
    let line = text.split_inclusive('\n').next()?;
    (line.trim_end() == "---").then_some(line.len())
}

/// Where the YAML ends and the body begins.
fn closing(text: &str, from: usize) -> Option<(usize, usize)> {
    let (at, line) = lines(text, from).find(|(_, line)| matches!(line.trim_end(), "---" | "..."))?;
    Some((at, at + line.len()))
}

/// Lines with their ends, each with the byte that it begins at.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut next = from;
    text[from..].split_inclusive('\n').map(move |line| {
        let at = next;
        next += line.len();
        (at, line)
    })
}

/// What keeps lines at the top of a brief from being front matter, which they look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FenceSlip {
    /// Something stands before its first line: blank lines, or blanks.
    NotFirst,
    /// The line has more dashes than three.
    Longer,
    /// It is written as Hugo has it, in TOML.
    Toml,
}

/// The line that opens front matter but for a slip. Below it stands a key, and another such line.
fn misplaced(text: &str, from: usize) -> Option<(Range<usize>, FenceSlip)> {
    let (at, line) = lines(text, from).find(|(_, line)| !line.trim().is_empty())?;
    let fence = line.trim();
    let slip = match fence {
        "---" => FenceSlip::NotFirst,
        "+++" => FenceSlip::Toml,
        _ if is_longer_fence(fence) => FenceSlip::Longer,
        _ => return None,
    };
    // Below a rule a text may begin with "Note: …"; front matter is nothing but such lines up to its end.
    let below = || lines(text, at + line.len()).map(|(_, line)| line.trim_end());
    let length = below().position(|line| matches!(line.trim(), "---" | "+++") || is_longer_fence(line))?;
    let is_front_matter = length > 0 && below().take(length).all(is_of_front_matter);
    let start = at + line.len() - line.trim_start().len();
    is_front_matter.then_some((start..start + fence.len(), slip))
}

/// Whether a line says something of a brief: a key and its value, an item, what goes on further in, a comment.
fn is_of_front_matter(line: &str) -> bool {
    let key = line.split([':', '=']).next().unwrap_or_default().trim_end();
    let is_key = key.len() < line.len()
        && !key.is_empty()
        && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    is_key || line.starts_with([' ', '\t', '-', '#', '[', ']'])
}

/// Whether a line is of dashes alone, and of more than three.
fn is_longer_fence(line: &str) -> bool {
    let line = line.trim();
    line.len() > 3 && line.bytes().all(|byte| byte == b'-')
}

/// The first of the lines between which a version control system has left two versions of a text.
fn clash(text: &str) -> Option<Range<usize>> {
    // Of a thousand briefs none has them, and this is told fastest.
    if !text.contains("<<<<<<< ") {
        return None;
    }
    let marks = lines(text, 0).filter(|(_, line)| slips::is_conflict(line));
    let marks: Vec<(usize, &str)> = marks.collect();
    let opens = marks.iter().position(|(_, line)| line.starts_with('<'))?;
    let middle = marks[opens..].iter().position(|(_, line)| line.starts_with('='))?;
    marks[opens + middle..].iter().find(|(_, line)| line.starts_with('>'))?;
    let (first, line) = marks[opens];
    // An example of them stands in a block of code.
    let is_fence = |line: &str| line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
    let fences = lines(&text[..first], 0).filter(|(_, line)| is_fence(line)).count();
    (fences % 2 == 0).then(|| first..first + line.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn read(text: &str) -> (Option<(Metadata, String)>, Vec<Code>) {
        let mut diagnostics = Diagnostics::default();
        let read = front_matter(&"b.md".into(), text, &mut diagnostics);
        let codes = diagnostics.into_vec().into_iter().map(|diagnostic| diagnostic.code).collect();
        (read.map(|(metadata, body)| (metadata, text[body].to_owned())), codes)
    }

    #[test]
    fn the_body_begins_after_the_closing_line() {
        let (read, codes) = read("\u{FEFF}---\r\ntitle: A\r\n---\r\nBody\r\n");
        let (metadata, body) = read.unwrap();
        assert_eq!((metadata.title.unwrap().value.as_str(), body.as_str()), ("A", "Body\r\n"));
        assert!(codes.is_empty());
    }

    #[test]
    fn names_that_clippers_use_are_understood() {
        let (read, codes) = read(
            "---\nauthor: A. Reader\nurl: https://example.org/a\ntags: [x, y]\npublished: 2008-11-12\n---\n",
        );
        let (metadata, _) = read.unwrap();
        assert_eq!(metadata.authors.unwrap().len(), 1);
        assert_eq!(metadata.topics.unwrap().len(), 2);
        assert_eq!(metadata.source.unwrap().value, "https://example.org/a");
        assert_eq!(metadata.date.unwrap().value.to_string(), "2008-11-12");
        assert!(codes.is_empty());
    }

    #[test]
    fn a_line_of_topics_is_a_list_of_them() {
        let topics = |line: &str| -> Vec<String> {
            let (read, codes) = read(&format!("---\ntopics: {line}\n---\n"));
            assert!(codes.is_empty(), "{codes:?}");
            let topics = read.unwrap().0.topics.unwrap();
            topics.into_iter().map(|topic| topic.value).collect()
        };
        assert_eq!(topics("Iran, Oil and Gas,"), ["Iran", "Oil and Gas"]);
        assert_eq!(topics("Washington, D.C.; Iran"), ["Washington, D.C.", "Iran"]);
        assert_eq!(topics("[\"Washington, D.C.\"]"), ["Washington, D.C."]);
        assert_eq!(topics("Iran"), ["Iran"]);
    }

    #[test]
    fn a_comma_that_may_not_part_a_line_of_topics_is_told() {
        let codes = |line: &str| read(&format!("---\ntopics: {line}\n---\n")).1;
        assert_eq!(codes("Washington, D.C."), [Code::PartedLine]);
        assert_eq!(codes("Harbours, River Works, Inc."), [Code::PartedLine]);
        assert_eq!(codes("Dubai, the U.A.E."), [Code::PartedLine]);
        assert_eq!(codes("Iran, U.S. policy, oil"), []);
        assert_eq!(codes("Iran, oil, etc."), []);
        assert_eq!(codes("Öl, Gas u.a."), []);
        assert_eq!(codes("[Iran, D.C.]"), []);
    }

    #[test]
    fn the_list_that_a_parted_line_should_be_is_read_as_one_entry() {
        for line in ["The \"Gate\", Inc.", "Ada's \"Gate\", Inc.", "A\\B, Inc."] {
            let topics = |value: &str| {
                let text = format!("---\ntopics: {value}\n---\n");
                let mut diagnostics = Diagnostics::default();
                let read = front_matter(&"b.md".into(), &text, &mut diagnostics);
                (read, diagnostics.into_vec())
            };
            let (_, told) = topics(line);
            let help = told[0].help.clone().unwrap();
            let (read, told) = topics(help.split('`').nth(1).unwrap());
            let entries = read.unwrap().0.topics.unwrap();
            assert!(told.is_empty(), "{help}: {told:?}");
            assert_eq!(entries.iter().map(|entry| entry.value.as_str()).collect::<Vec<_>>(), [line]);
        }
    }

    #[test]
    fn every_bad_value_is_reported_in_one_run() {
        let (read, codes) = read(
            "---\ntitle: A\ndate: 2008-02-30\nlanguage: english language\nsource: /a\ntitel: B\nkind: [x]\n---\n",
        );
        assert!(read.is_some());
        let expected = [Code::InvalidDate, Code::WrongType, Code::InvalidLanguage, Code::InvalidAddress];
        assert!(expected.iter().all(|code| codes.contains(code)), "{codes:?}");
        assert!(codes.contains(&Code::UnknownFrontMatterKey));
    }

    #[test]
    fn rules_and_marks_of_a_text_are_no_front_matter() {
        for text in [
            "----\n\nText.\n",
            "----\nNote: it falls.\n\nText.\n\n---\n",
            "\n---\nNote: it falls.\nText.\n---\n",
            "\n---\nA sentence: it goes on.\n",
            "+++\nText\n",
            "A\n=======\n\n<<<<<<< x\n",
            "```\n<<<<<<< x\na\n=======\nb\n>>>>>>> y\n```\n",
        ] {
            let (read, codes) = read(text);
            assert_eq!((codes, read.unwrap().1.as_str()), (vec![], text));
        }
    }

    #[test]
    fn front_matter_that_cannot_be_read_is_one_fault() {
        assert_eq!(read("---\ntitle: A\n").1, [Code::UnclosedFrontMatter]);
        for text in [
            "\n---\ntitle: A\n---\n",
            " ---\ntitle: A\n---\n",
            "----\ntitle: A\n----\n",
            "+++\ntitle = 'A'\n+++\n",
        ] {
            assert_eq!(read(text).1, [Code::MisplacedFrontMatter], "{text}");
        }
        assert_eq!(read("---\ntitle: A\n<<<<<<< HEAD\n=======\n>>>>>>> b\n---\n").1, [Code::MergeConflict]);
        assert_eq!(read("---\njust a line\n---\n").1, [Code::FrontMatterNotMapping]);
        assert_eq!(read("---\na: [\n---\n").1, [Code::InvalidYaml]);
    }
}
