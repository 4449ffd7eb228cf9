//! What an editor most likely did where YAML does not parse, or where it reads less than was typed.
//!
//! A parser stops where it can go on no longer, which may be lines below the slip, and says so in its own
//! words. The text around that place tells more.

use std::ops::Range;

use super::fault::Fault;
use super::yaml::{Value, Yaml};

/// Keys that a line may have lost its colon behind.
const KEYS: [&str; 20] = [
    "title",
    "subtitle",
    "language",
    "identifier",
    "editors",
    "publisher",
    "date",
    "rights",
    "description",
    "subjects",
    "series",
    "cover",
    "contributors",
    "briefs",
    "authors",
    "kind",
    "number",
    "summary",
    "source",
    "topics",
];

/// Why a text is no YAML, as far as the text shows it.
#[derive(Debug, Clone, PartialEq)]
pub enum Slip {
    /// A quote that opens here and closes nowhere, or at the next value.
    OpenQuote,
    /// A quote inside quotes of its kind; the value as it could be quoted.
    InnerQuote { quoted: String },
    /// A bracket that opens here and does not close on its line; whether ` #` hides its end.
    OpenBracket { close: char, is_hidden: bool },
    /// A list or a mapping with words behind it.
    WordsBehind { value: String },
    /// A value that begins with a character that only YAML may use.
    Reserved { value: String },
    /// A value that begins with `*`.
    Alias,
    /// A dash without a blank behind it.
    TightDash { item: String },
    /// A colon without a blank behind it.
    TightColon { key: String, value: String },
    /// A line without a colon where a key is wanted.
    NoColon { line: String },
    /// A value with `: ` in it.
    ColonInValue,
    /// A line that stands further in, or further out, than those it belongs to.
    Indented,
    /// An item whose dash stands further in than that of the item above it, of which it is read as a part.
    Swallowed,
    /// A line `key: value` below an item that has no key.
    BelowItem { item: String, line: String },
    /// A tab where only spaces may stand.
    Tab,
    /// What a version control system leaves where two versions of a file clash.
    Conflict,
    /// A second document.
    SecondDocument,
    /// What the parser says, where nothing else shows.
    Other { reason: String },
}

/// What was done and the bytes to look at, from the byte at which a parser stopped and its reason.
pub fn find(text: &str, at: usize, reason: &str) -> (Slip, Range<usize>) {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let here = line_at(text, at);
    let line = &text[here.clone()];
    let is_misplaced = reason.contains("mapping values are not allowed");
    let wants_key = reason.contains("simple key") || reason.contains("expected key");
    let other = || (Slip::Other { reason: reason.to_owned() }, at..at);
    if is_conflict(line) {
        return (Slip::Conflict, here);
    }
    if reason.contains("second document") {
        return (Slip::SecondDocument, at..at);
    }
    if reason.contains("tab") {
        return (Slip::Tab, at..at);
    }
    if reason.contains("unknown anchor") {
        return (Slip::Alias, at..at);
    }
    if reason.contains("unexpected character") {
        let value = text[at..here.end].trim_end();
        return (Slip::Reserved { value: value.to_owned() }, at..at + value.len());
    }
    if let Some(found) = quote(text, at, reason) {
        return found;
    }
    let is_in_flow = reason.contains("flow") || reason.contains("placement of ':'");
    if let Some(found) = is_in_flow.then(|| open_bracket(text, at)).flatten() {
        return found;
    }
    if let Some(found) = words_behind(text, &here, at).filter(|_| wants_key) {
        return found;
    }
    // What follows may be told a line too late.
    let above = here.start.checked_sub(1).map(|end| line_at(text, end));
    for range in above.into_iter().chain([here.clone()]) {
        let said = text[range.clone()].trim();
        if let Some((key, value)) = tight_colon(said).filter(|_| is_misplaced || wants_key) {
            return (Slip::TightColon { key, value }, trimmed(text, range));
        }
        if let Some(item) = tight_dash(said).filter(|_| wants_key || is_misplaced) {
            return (Slip::TightDash { item: item.to_owned() }, trimmed(text, range));
        }
        let is_pair = said.contains(':') || said.starts_with(['-', '#']);
        let is_level = indent(&text[range.clone()]) == indent(line);
        if !is_pair && !said.is_empty() && is_level && (is_misplaced || wants_key) {
            return (Slip::NoColon { line: said.to_owned() }, trimmed(text, range));
        }
    }
    if let Some(slip) = below_item(text, &here) {
        return (slip, at..at);
    }
    let is_second_colon = text[here.start..at.max(here.start)].contains(": ");
    match (is_misplaced, is_second_colon) {
        (true, true) => (Slip::ColonInValue, at..at),
        (true, false) => (Slip::Indented, trimmed(text, here)),
        (false, _) if wants_key || reason.contains("'-' indicator") => (Slip::Indented, trimmed(text, here)),
        (false, _) => other(),
    }
}

/// What is read of a plain value and all that was typed, where a mark that YAML uses cut it: ` #` directly
/// before a letter or a digit, which somebody who comments writes a blank behind.
pub fn cut_by_hash(text: &str, value: Range<usize>) -> Option<Range<usize>> {
    // An empty value stands at the colon of its key, or behind its dash and the comment.
    let is_item = value.is_empty() && !text[value.start..].starts_with(':');
    let at = if is_item { text[..value.start].trim_end().len() } else { value.end };
    let line = line_at(text, at);
    let from = if is_item { line.start } else { value.end };
    let hash = from + text[from..line.end].find(" #")? + 1;
    let between = text[from..hash].trim();
    let is_next = between.is_empty() || value.is_empty() && matches!(between, "-" | ":");
    let is_word = text[hash + 1..line.end].starts_with(char::is_alphanumeric);
    (is_next && is_word).then_some(if value.is_empty() { hash..line.end } else { value.start..line.end })
}

/// The mark with which YAML names or types a value, directly before it: `&x`, `!x`.
pub fn mark_before(text: &str, value: usize) -> Option<Range<usize>> {
    let start = line_at(text, value).start;
    let before = text[start..value].trim_end();
    let mark = before.rsplit(char::is_whitespace).next()?;
    let is_own = mark.starts_with('&') || mark.starts_with('!') && !mark.starts_with("!!");
    is_own.then(|| start + before.len() - mark.len()..start + before.len())
}

/// Whether a line is one of those between which a version control system leaves two versions of a text.
pub fn is_conflict(line: &str) -> bool {
    let line = line.trim_end();
    line == "=======" || line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ")
}

/// The bytes of the line that a byte stands in, without its end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
    start..end
}

/// A line without the blanks around it.
fn trimmed(text: &str, line: Range<usize>) -> Range<usize> {
    let said = &text[line.clone()];
    let start = line.start + indent(said);
    start..start + said.trim().len()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// A quote that does not close where its line ends, or one inside another.
fn quote(text: &str, at: usize, reason: &str) -> Option<(Slip, Range<usize>)> {
    if reason.contains("unclosed quote") {
        return Some((Slip::OpenQuote, at..line_at(text, at).end));
    }
    if !reason.contains("trailing content after") {
        return None;
    }
    let here = line_at(text, at);
    // Quotes that open and close in this line say that it is this line's slip.
    let is_closed = value_of(&text[here.clone()]).is_some_and(|value| {
        let typed = &text[here.start + value..at.max(here.start + value)];
        let quote = typed.chars().next().filter(|c| matches!(c, '"' | '\''));
        quote.is_some_and(|quote| typed.matches(quote).count() > 1)
    });
    let mut start = 0;
    while !is_closed && start < here.start {
        let line = line_at(text, start);
        if let Some(open) = open_quote(&text[line.clone()]) {
            return Some((Slip::OpenQuote, trimmed(text, line.start + open..line.end)));
        }
        start = line.end + 1;
    }
    let value = value_of(&text[here.clone()])?;
    let typed = text[here.start + value..here.end].trim_end();
    if !typed.starts_with(['"', '\'']) {
        return None;
    }
    let (quote, other) = if typed.starts_with('"') { ('"', '\'') } else { ('\'', '"') };
    let inner = typed.trim_start_matches(quote).trim_end_matches(quote);
    let quoted = match (inner.contains(other), quote) {
        (false, _) => format!("{other}{inner}{other}"),
        (true, '"') => format!("\"{}\"", inner.replace('"', "\\\"")),
        (true, _) => format!("'{}'", inner.replace('\'', "''")),
    };
    let at = at.saturating_sub(1);
    Some((Slip::InnerQuote { quoted }, at..at + 1))
}

/// Where the value of a line begins, behind its dash and its key.
fn value_of(line: &str) -> Option<usize> {
    let mut at = indent(line);
    while let Some(rest) = line[at..].strip_prefix("- ") {
        at = line.len() - rest.trim_start().len();
    }
    if line[at..].starts_with(['"', '\'']) {
        return Some(at);
    }
    let colon = at + line[at..].find(": ")?;
    Some(colon + 2 + indent(&line[colon + 2..]))
}

/// Where a line opens a quote that it does not close.
fn open_quote(line: &str) -> Option<usize> {
    let at = value_of(line)?;
    let mut letters = line[at..].chars();
    let quote = letters.next().filter(|c| matches!(c, '"' | '\''))?;
    let rest = letters.as_str();
    let rest = if quote == '"' { rest.replace("\\\"", "") } else { rest.replace("''", "") };
    (!rest.contains(quote)).then_some(at)
}

/// The last bracket above a place that its line does not close.
fn open_bracket(text: &str, at: usize) -> Option<(Slip, Range<usize>)> {
    let above = &text[..line_at(text, at).end];
    let line = above.lines().rev().find(|line| value_of(line).is_some_and(|at| opens(&line[at..])))?;
    let start = line.as_ptr() as usize - text.as_ptr() as usize;
    let open = value_of(line)?;
    let close = if line[open..].starts_with('[') { ']' } else { '}' };
    let is_hidden = line[open..].split_once(" #").is_some_and(|(_, rest)| rest.contains(close));
    let shown = line_at(text, start + open);
    Some((Slip::OpenBracket { close, is_hidden }, trimmed(text, start + open..shown.end)))
}

fn opens(value: &str) -> bool {
    let is_closed = |close| value.split(" #").next().is_some_and(|value| value.contains(close));
    value.starts_with('[') && !is_closed(']') || value.starts_with('{') && !is_closed('}')
}

/// A value that closes its bracket before the line ends.
fn words_behind(text: &str, here: &Range<usize>, at: usize) -> Option<(Slip, Range<usize>)> {
    let start = here.start + value_of(&text[here.clone()])?;
    let value = text[start..here.end].trim_end();
    let is_list = value.starts_with(['[', '{']) && start < at;
    is_list.then(|| (Slip::WordsBehind { value: value.to_owned() }, start..start + value.len()))
}

/// `language:en`, but not `https://…`.
fn tight_colon(line: &str) -> Option<(String, String)> {
    let (key, value) = line.strip_prefix("- ").unwrap_or(line).split_once(':')?;
    let is_word = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let is_tight = value.starts_with(|c: char| !c.is_whitespace() && c != '/');
    (is_word && is_tight).then(|| (key.to_owned(), value.to_owned()))
}

/// `-briefs/a.md`.
fn tight_dash(line: &str) -> Option<&str> {
    line.strip_prefix('-').filter(|item| item.starts_with(|c: char| !c.is_whitespace() && c != '-'))
}

/// What makes one text of the items of a list: no blank behind their dashes, or one that stands further in.
pub fn in_list(list: &Yaml) -> Option<Fault> {
    let of_text = |yaml: &Yaml, slip: &dyn Fn(&str) -> Option<Slip>| match &yaml.value {
        Value::Scalar(text) => slip(text).map(|slip| Fault::InvalidYaml { place: yaml.place.clone(), slip }),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
    };
    let tight = |text: &str| {
        let item = tight_dash(text.split(' ').next()?)?;
        Some(Slip::TightDash { item: item.to_owned() })
    };
    let swallowed = |yaml: &Yaml| {
        // A place is cut to one line, so what is longer goes on below it.
        let shown = yaml.place.span.clone().map_or(0, |span| span.len());
        of_text(yaml, &|text| (text.len() > shown && text.contains(" - ")).then_some(Slip::Swallowed))
    };
    match &list.value {
        Value::Sequence(items) => items.iter().find_map(swallowed),
        Value::Null | Value::Scalar(_) | Value::Mapping(_) => of_text(list, &tight),
    }
}

/// A line `key: value` below an item that is a word by itself.
fn below_item(text: &str, here: &Range<usize>) -> Option<Slip> {
    let line = &text[here.clone()];
    let above = text[..here.start].lines().rev().find(|line| !line.trim().is_empty())?;
    let item = above.trim_start().strip_prefix("- ")?.trim();
    let is_word =
        !item.contains(": ") && !item.ends_with(':') && !item.starts_with(['"', '\'', '[', '{', '#']);
    let is_pair = line.contains(": ") && indent(line) > indent(above) && !line.trim_start().starts_with('-');
    (is_word && is_pair).then(|| Slip::BelowItem { item: item.to_owned(), line: line.trim().to_owned() })
}

impl Slip {
    /// What is wrong, behind "this is no YAML: ".
    pub fn reason(&self) -> String {
        match self {
            Self::OpenQuote => "a quote opens here and does not close".to_owned(),
            Self::InnerQuote { .. } => "the quotes close here, and the value goes on".to_owned(),
            Self::OpenBracket { close, .. } => format!("no `{close}` closes this"),
            Self::WordsBehind { value } => {
                format!("words follow the {}", if value.starts_with('[') { "list" } else { "mapping" })
            }
            Self::Reserved { value } => {
                format!("no value begins with `{}`", value.chars().next().unwrap_or_default())
            }
            Self::Alias => "a value that begins with `*` stands for another, and there is none".to_owned(),
            Self::TightDash { .. } => "no blank stands behind the dash".to_owned(),
            Self::TightColon { .. } => "no blank stands behind the colon".to_owned(),
            Self::NoColon { .. } => "no `: ` stands in this line".to_owned(),
            Self::ColonInValue => "a second `: ` in one line".to_owned(),
            Self::Indented => "this line is not in line with those it belongs to".to_owned(),
            Self::Swallowed => "the line below is read as a part of this item".to_owned(),
            Self::BelowItem { .. } => "a `key: value` stands below an item that has no key".to_owned(),
            Self::Tab => "a tab stands here".to_owned(),
            Self::Conflict => "two versions of the file clash here".to_owned(),
            Self::SecondDocument => "a second document begins here".to_owned(),
            Self::Other { reason } => reason.clone(),
        }
    }

    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::OpenQuote => "close it at the end of the value".to_owned(),
            Self::InnerQuote { quoted } => format!("write `{quoted}`"),
            Self::OpenBracket { close, is_hidden: false } => {
                format!("write `{close}` at its end")
            }
            Self::OpenBracket { is_hidden: true, .. } => {
                "` #` begins a comment, which hides the rest of the line: put what it stands in in quotes"
                    .to_owned()
            }
            Self::WordsBehind { value } | Self::Reserved { value } => {
                format!("write it in quotes: `{}`", super::scalar::quoted(value))
            }
            Self::Alias => {
                "write it in quotes; if a pattern was meant, none is looked up: name the file".to_owned()
            }
            Self::TightDash { item } => format!("write `- {item}`"),
            Self::TightColon { key, value } => format!("write `{key}: {value}`"),
            Self::NoColon { line } => match line.split_once(' ') {
                Some((key, value)) if KEYS.contains(&key) => {
                    format!("write `key: value`; was `{key}: {}` meant?", value.trim())
                }
                _ => "write `key: value`, or let a long text begin further in than its key".to_owned(),
            },
            Self::ColonInValue => {
                "a value with `: ` in it stands in quotes, as in `title: \"Iran: 2008\"`".to_owned()
            }
            Self::Indented => "let what belongs together begin in one column".to_owned(),
            Self::Swallowed => "let the dash below stand in one column with this one".to_owned(),
            Self::BelowItem { item, line } if line.starts_with("part:") => {
                format!("a part is an entry of its own: write `- {line}` below the dash of `- {item}`")
            }
            Self::BelowItem { item, line } => {
                format!(
                    "an entry that says more than its path names it: write `- path: {item}`, and `{line}` below `path`"
                )
            }
            Self::Tab => "YAML takes no tabs: indent with spaces".to_owned(),
            Self::Conflict => "keep one of the two versions, and take out the lines of marks".to_owned(),
            Self::SecondDocument => {
                "a manifest is one document; a brief, which opens with `---`, is listed in one".to_owned()
            }
            Self::Other { .. } => {
                "look at quotes, colons and indentation here and on the line above".to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests;
