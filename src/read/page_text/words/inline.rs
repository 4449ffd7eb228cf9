//! The pieces of one line: links, emphasis, backslashes; a printed address in brackets.

use std::borrow::Cow;

use crate::read::blocks::{Image, Inline, plain_text};

/// Emphasis and links nest no deeper than this; what lies deeper stays as typed.
const DEPTH: usize = 4;

/// A piece of text and the address that the page has for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The text as a reader sees it.
    pub text: String,
    /// The address, if there is one.
    pub address: Option<String>,
    /// What the line says of its bearer: "Senior Fellow, River Desk".
    pub about: Option<String>,
}

impl Linked {
    /// A text without an address.
    pub fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), address: None, about: None }
    }
}

/// Reads a line as the body has it: a link with an address is a link, `[text](#)` is text.
pub fn pieces(line: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    parse(line, DEPTH, &mut out);
    out
}

/// The text of a line without any markup.
pub fn plain(line: &str) -> String {
    shown(line).into_owned()
}

/// The same; most lines have no markup, and are not copied.
pub fn shown(line: &str) -> Cow<'_, str> {
    if line.bytes().any(is_markup) { Cow::Owned(plain_text(&pieces(line))) } else { Cow::Borrowed(line) }
}

/// Reads a line that is one linked thing: `[Name \(/path\)](#)`, `[Name](/path)`, `Name (/path)`,
/// or a name alone.
pub fn linked(line: &str) -> Linked {
    let pieces = pieces(line.trim());
    let address = pieces.iter().find_map(|piece| match piece {
        Inline::Link { address, .. } => Some(address.clone()),
        _ => None,
    });
    let text = plain_text(&pieces);
    match printed_address(&text) {
        Some((text, printed)) => {
            let address = address.unwrap_or_else(|| printed.to_owned());
            Linked { text: text.to_owned(), address: Some(address), about: None }
        }
        None => Linked { text: text.trim().to_owned(), address, about: None },
    }
}

/// The text before a `(/path)` or `(https://…)` that ends it, and that address.
pub fn printed_address(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let inner = text.strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let address = &inner[open + 1..];
    is_address(address).then(|| (inner[..open].trim_end(), address))
}

/// Whether a text has the form of an address: absolute, or from the root of its site.
pub fn is_address(text: &str) -> bool {
    let is_path = text.len() > 1 && text.starts_with('/') && !text.starts_with("//");
    (is_path || is_absolute(text)) && !text.contains(char::is_whitespace)
}

/// Whether a text has the form of an address on the web.
pub fn is_absolute(text: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| rest.contains('.')))
}

/// A line without its pictures on the web, and how many they were; `None` where it has none. A link around nothing else
/// goes with them.
pub fn without_remote_pictures(line: &str) -> Option<(String, usize)> {
    let is_remote = |piece: &Inline| {
        matches!(piece, Inline::Image(picture)
            if is_absolute(&picture.address) || picture.address.starts_with("//"))
    };
    let mut kept = String::with_capacity(line.len());
    let (mut count, mut at) = (0, 0);
    while let Some(open) = line[at..].find('[').map(|open| at + open) {
        let start = if line[at..open].ends_with('!') { open - 1 } else { open };
        let rest = &line[start..];
        let found = if start < open { picture(rest, DEPTH) } else { link(rest, DEPTH) };
        let pictures = found.as_ref().map_or(0, |(_, pieces)| match &pieces[..] {
            [Inline::Link { content, .. }] if content.iter().all(is_remote) => content.len(),
            [piece] if is_remote(piece) => 1,
            _ => 0,
        });
        let end = match found.filter(|_| pictures > 0) {
            Some((length, _)) => {
                kept.push_str(&line[at..start]);
                count += pictures;
                start + length
            }
            None => {
                kept.push_str(&line[at..=open]);
                open + 1
            }
        };
        at = end;
    }
    kept.push_str(&line[at..]);
    (count > 0).then(|| (kept.trim().to_owned(), count))
}

fn parse(text: &str, depth: usize, out: &mut Vec<Inline>) {
    let mut at = 0;
    let mut before = None;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let plain = rest.bytes().position(|b| is_markup(b) || b == b'!').unwrap_or(rest.len());
        if plain > 0 {
            push_text(out, &rest[..plain]);
            before = rest[..plain].chars().next_back();
            at += plain;
            continue;
        }
        let next = rest.chars().nth(1);
        if c == '\\' && next.is_some_and(|next| next.is_ascii_punctuation()) {
            push_text(out, &rest[1..2]);
            before = next;
            at += 2;
            continue;
        }
        let found = match c {
            '[' if depth > 0 => note_reference(rest).or_else(|| link(rest, depth)),
            '!' if depth > 0 && next == Some('[') => picture(rest, depth),
            '*' | '_' if depth > 0 => emphasis(rest, before, depth),
            _ => None,
        };
        if let Some((length, mut found)) = found {
            for piece in found.drain(..) {
                match piece {
                    Inline::Text(text) => push_text(out, &text),
                    other => out.push(other),
                }
            }
            before = rest[..length].chars().last();
            at += length;
            continue;
        }
        push_text(out, &rest[..c.len_utf8()]);
        before = Some(c);
        at += c.len_utf8();
    }
}

/// Whether markup may open with a byte.
fn is_markup(b: u8) -> bool {
    matches!(b, b'\\' | b'[' | b'*' | b'_')
}

fn push_text(out: &mut Vec<Inline>, text: &str) {
    match out.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => out.push(Inline::Text(text.to_owned())),
    }
}

/// Reads `[^label]` at the beginning of `text`.
fn note_reference(text: &str) -> Option<(usize, Vec<Inline>)> {
    let (label, _) = noted(text)?;
    Some((label.len() + 3, vec![Inline::NoteReference(label.to_owned())]))
}

/// Label and text of a note of Markdown, `[^label]: text`.
pub fn note(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = noted(text)?;
    Some((label, rest.strip_prefix(':')?))
}

/// The label of `[^label]` at the beginning of `text`, and what follows it.
fn noted(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.strip_prefix("[^")?.split_once(']')?;
    let is_label =
        (1..=20).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    is_label.then_some((label, rest))
}

/// Reads `![text](address)` at the beginning of `text`.
fn picture(text: &str, depth: usize) -> Option<(usize, Vec<Inline>)> {
    let (length, content) = link(&text[1..], depth)?;
    let [Inline::Link { address, content }] = &content[..] else { return None };
    let image = Image { address: address.clone(), alternative: plain_text(content), caption: None };
    Some((length + 1, vec![Inline::Image(image)]))
}

/// Reads `[text](address)` at the beginning of `text`.
fn link(text: &str, depth: usize) -> Option<(usize, Vec<Inline>)> {
    let close = closing(text, b'[', b']')?;
    let target = text[close + 1..].strip_prefix('(').map(|_| &text[close + 1..])?;
    let end = closing(target, b'(', b')')?;
    let address = target[1..end].trim();
    let address = address.split_once(char::is_whitespace).map_or(address, |(address, _title)| address);
    let address = address.trim_start_matches('<').trim_end_matches('>');
    let mut content = Vec::new();
    parse(&text[1..close], depth - 1, &mut content);
    let length = close + 1 + end + 1;
    let bare = address.trim_start_matches('\\');
    if !bare.is_empty() && !bare.starts_with('#') {
        let address = address.replace('\\', "");
        return Some((length, vec![Inline::Link { address, content }]));
    }
    // The page's own anchor leads nowhere outside it; the true address may be printed in the text.
    let shown = plain_text(&content);
    match printed_address(&shown) {
        Some((text, address)) => {
            let content = if text.is_empty() { Vec::new() } else { vec![Inline::Text(text.to_owned())] };
            Some((length, vec![Inline::Link { address: address.to_owned(), content }]))
        }
        None => Some((length, content)),
    }
}

/// The offset of the bracket that closes the one at the beginning of `text`.
fn closing(text: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0_usize;
    // A bracket that has found no partner in so many bytes is none of a link's.
    let mut bytes = text.bytes().enumerate().take(2_000);
    while let Some((at, b)) = bytes.next() {
        if b == b'\\' {
            bytes.next();
        } else if b == open {
            depth += 1;
        } else if b == close {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// Reads `*text*`, `**text**` and the same with `_` at the beginning of `text`.
fn emphasis(text: &str, before: Option<char>, depth: usize) -> Option<(usize, Vec<Inline>)> {
    let mark = text.chars().next()?;
    let run = text.chars().take_while(|c| *c == mark).count();
    let opens = text[run..].chars().next().is_some_and(|c| !c.is_whitespace());
    if run > 2 || !opens || before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let closer = &text[..run];
    let inner = &text[run..];
    let end = inner.match_indices(closer).take(20).map(|(at, _)| at).find(|at| {
        let last = inner[..*at].chars().last();
        let next = inner[at + run..].chars().next();
        last.is_some_and(|c| !c.is_whitespace() && c != mark && c != '\\')
            && next.is_none_or(|c| !c.is_alphanumeric() && c != mark)
    })?;
    let mut content = Vec::new();
    parse(&inner[..end], depth - 1, &mut content);
    let piece = if run == 2 { Inline::Strong(content) } else { Inline::Emphasis(content) };
    Some((run + end + run, vec![piece]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: &str, address: Option<&str>) -> Linked {
        Linked { text: text.into(), address: address.map(String::from), about: None }
    }

    #[test]
    fn a_name_and_its_printed_address_are_told_apart() {
        assert_eq!(
            linked(r"[Ada Lind \(/experts/ada-lind\)](#)"),
            both("Ada Lind", Some("/experts/ada-lind"))
        );
        assert_eq!(
            linked("[Ada Lind](https://example.org/ada)"),
            both("Ada Lind", Some("https://example.org/ada"))
        );
        assert_eq!(linked("Water (/topics/water)"), both("Water", Some("/topics/water")));
        assert_eq!(linked("[A Title](#)"), both("A Title", None));
        assert_eq!(linked(r"[\(/policy/a-title\)](#)"), both("", Some("/policy/a-title")));
        assert_eq!(linked("Water (and salt)"), both("Water (and salt)", None));
    }

    #[test]
    fn backslashes_links_and_emphasis_are_read_in_a_body() {
        let read = pieces(r"See [the plan](https://example.org) \(draft\), *now*; 2 * 3, snake_case_word.");
        assert_eq!(plain_text(&read), "See the plan (draft), now; 2 * 3, snake_case_word.");
        assert!(matches!(&read[1], Inline::Link { address, .. } if address == "https://example.org"));
        assert!(read.iter().any(|piece| matches!(piece, Inline::Emphasis(_))));
        assert_eq!(plain("a [ b ] (c) * d"), "a [ b ] (c) * d");
    }
}
