//! The pieces of a line as Markdown.

use super::escape::{Draft, Made, longest_run};
use crate::language::Direction;
use crate::read::blocks::{Image, Inline, plain_text};

/// Where a line stands, which decides what would be read as markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// A paragraph, or a value of the front matter that is inline Markdown.
    Paragraph,
    /// A heading: one line, and trailing `#` or `{…}` count.
    Heading,
    /// A cell of a table: one line, and `|` counts.
    Cell,
}

/// Writes the pieces of a line.
pub fn inline(content: &[Inline], setting: Setting) -> String {
    let mut draft = Draft::default();
    let ctx = Ctx { setting, made: Made::Text };
    push(&mut draft, content, ctx, None);
    draft.finish(setting)
}

#[derive(Clone, Copy)]
struct Ctx {
    setting: Setting,
    made: Made,
}

/// Writes `content`, which `next` follows.
fn push(draft: &mut Draft, content: &[Inline], ctx: Ctx, next: Option<char>) {
    for (index, inline) in content.iter().enumerate() {
        let next = content[index + 1..].iter().find_map(|inline| first_char(inline, ctx.made)).or(next);
        match inline {
            Inline::Text(text) => draft.push(text, ctx.made),
            Inline::Emphasis(content) => push_emphasis(draft, content, ["*", "em"], ctx, next),
            Inline::Strong(content) => push_emphasis(draft, content, ["**", "strong"], ctx, next),
            Inline::Superscript(content) => push_tagged(draft, content, "sup", ctx),
            Inline::Subscript(content) => push_tagged(draft, content, "sub", ctx),
            Inline::Struck(content) => push_tagged(draft, content, "del", ctx),
            Inline::Code(text) => push_code(draft, text, ctx.setting),
            // Links do not nest.
            Inline::Link { content, .. } if ctx.made == Made::Label => push(draft, content, ctx, next),
            Inline::Link { address, content } => push_link(draft, address, content, ctx),
            Inline::Image(image) => push_image(draft, image),
            Inline::LineBreak => match ctx.setting {
                Setting::Paragraph => draft.break_line(),
                Setting::Heading => draft.push(" ", ctx.made),
                Setting::Cell => draft.push("<br/>", Made::Markup),
            },
            Inline::NoteReference(label) => draft.push(&format!("[^{}]", note_label(label)), Made::Markup),
            Inline::Span { language, direction, content } => {
                draft.push(&opening("span", language.as_deref(), *direction), Made::Markup);
                push(draft, content, ctx, Some('<'));
                draft.push("</span>", Made::Markup);
            }
        }
    }
}

/// Stars where they would be read as such, tags where they would not: after a letter before a
/// quotation mark, say.
fn push_emphasis(
    draft: &mut Draft,
    content: &[Inline],
    [stars, tag]: [&str; 2],
    ctx: Ctx,
    next: Option<char>,
) {
    let text = plain_text(content);
    if text.trim().is_empty() {
        return push(draft, content, ctx, next);
    }
    let open = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let mark = |c: Option<char>| c.is_some_and(|c| c.is_ascii_punctuation() && !"*\\".contains(c));
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let shown = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    // "***Note:** It floats.*" opens with both.
    let (bold, rest) = match content {
        [Inline::Strong(bold), rest @ ..] if stars == "*" && opens_bold(bold, rest) => (&bold[..], rest),
        _ => (&[][..], content),
    };
    let first = bold.first().or(rest.first()).and_then(|inline| first_char(inline, ctx.made));
    let last = rest.last().and_then(|inline| last_char(inline, ctx.made));
    let before = draft.last();
    let fits_start = word(first) && before != Some('*') || shown(first) && (open(before) || mark(before));
    let fits_end = word(last) && next != Some('*') || shown(last) && (open(next) || mark(next));
    if rest.iter().all(is_plain) && fits_start && fits_end && !text.contains(['*', '\n']) {
        draft.push(stars, Made::Markup);
        if !bold.is_empty() {
            draft.push("**", Made::Markup);
            push(draft, bold, ctx, Some('*'));
            draft.push("**", Made::Markup);
        }
        push(draft, rest, ctx, Some('*'));
        draft.push(stars, Made::Markup);
    } else {
        push_tagged(draft, content, tag, ctx);
    }
}

/// Whether a piece may stand between stars: text, and a link of text.
fn is_plain(inline: &Inline) -> bool {
    match inline {
        Inline::Text(_) => true,
        Inline::Link { content, .. } => content.iter().all(|inner| matches!(inner, Inline::Text(_))),
        _ => false,
    }
}

/// Whether emphasis may open with strong text: a space behind that closes it for certain.
fn opens_bold(bold: &[Inline], rest: &[Inline]) -> bool {
    let text = plain_text(bold);
    let is_followed =
        matches!(rest.first(), Some(Inline::Text(text)) if text.starts_with(char::is_whitespace));
    bold.iter().all(|inline| matches!(inline, Inline::Text(_)))
        && text.starts_with(char::is_alphanumeric)
        && !text.ends_with(char::is_whitespace)
        && is_followed
}

/// What Markdown has no marks for is written as the HTML that a brief may hold.
fn push_tagged(draft: &mut Draft, content: &[Inline], tag: &str, ctx: Ctx) {
    draft.push(&format!("<{tag}>"), Made::Markup);
    push(draft, content, ctx, Some('<'));
    draft.push(&format!("</{tag}>"), Made::Markup);
}

fn push_code(draft: &mut Draft, text: &str, setting: Setting) {
    let text: Vec<&str> = text.split_whitespace().collect();
    let text = text.join(" ").replace('\0', "\u{fffd}");
    if text.is_empty() {
        return;
    }
    // Two spans that touch would be one, or none.
    if draft.last() == Some('`') {
        draft.push("<code>", Made::Markup);
        draft.push(&text, Made::Text);
        return draft.push("</code>", Made::Markup);
    }
    let text = if setting == Setting::Cell { text.replace('|', "\\|") } else { text };
    let fence = "`".repeat(1 + longest_run(&text, '`'));
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    draft.push(&format!("{fence}{pad}{text}{pad}{fence}"), Made::Markup);
}

fn push_link(draft: &mut Draft, address: &str, content: &[Inline], ctx: Ctx) {
    let is_bare = (address.starts_with("https://") || address.starts_with("http://"))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\\|`&".contains(c));
    if is_bare && matches!(content, [Inline::Text(text)] if text == address) {
        return draft.push(&format!("<{address}>"), Made::Markup);
    }
    draft.push("[", Made::Markup);
    push(draft, content, Ctx { made: Made::Label, ..ctx }, Some(']'));
    draft.push(&format!("]({})", destination(address, ctx.setting)), Made::Markup);
}

fn push_image(draft: &mut Draft, image: &Image) {
    draft.push("![", Made::Markup);
    draft.push(&image.alternative, Made::Label);
    let caption = image.caption.as_deref().map(|caption| {
        let folded: Vec<&str> = caption.split_whitespace().collect();
        format!(" \"{}\"", backslashed(&folded.join(" "), "\"\\&<"))
    });
    let address = destination(&image.address, Setting::Cell);
    draft.push(&format!("]({address}{})", caption.unwrap_or_default()), Made::Markup);
}

/// An address as a link's destination.
fn destination(address: &str, setting: Setting) -> String {
    let address: String = address.chars().filter(|c| !c.is_control()).collect();
    let marks = if setting == Setting::Cell { "\\&<>|" } else { "\\&<>" };
    let written = backslashed(&address, marks);
    let is_plain =
        !address.is_empty() && !address.contains(|c: char| c.is_whitespace() || "()<>".contains(c));
    if is_plain { written } else { format!("<{written}>") }
}

/// Puts a backslash before each of some marks; `&` is left alone where no reference can begin.
fn backslashed(text: &str, marks: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, c) in text.char_indices() {
        let harmless = c == '&' && !text[index..].contains(';');
        if marks.contains(c) && !harmless {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A note's label: no space, no bracket.
pub(super) fn note_label(label: &str) -> String {
    label.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect()
}

/// The tag that opens a passage in a language and a direction.
pub(super) fn opening(name: &str, language: Option<&str>, direction: Option<Direction>) -> String {
    let is_tag = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    let language =
        language.map(|tag| format!(" lang=\"{}\"", tag.chars().filter(is_tag).collect::<String>()));
    let direction = direction.map(|direction| format!(" dir=\"{}\"", direction.as_str()));
    format!("<{name}{}{}>", language.unwrap_or_default(), direction.unwrap_or_default())
}

/// The last character of a piece that may stand between stars.
fn last_char(inline: &Inline, made: Made) -> Option<char> {
    match inline {
        Inline::Link { content, .. } if made == Made::Label => {
            content.last().and_then(|inline| last_char(inline, made))
        }
        Inline::Link { .. } => Some(')'),
        Inline::Text(text) => text.chars().next_back(),
        _ => None,
    }
}

/// The first character that a piece is written with, as far as emphasis before it minds.
fn first_char(inline: &Inline, made: Made) -> Option<char> {
    match inline {
        Inline::Link { content, .. } if made == Made::Label => {
            content.iter().find_map(|inline| first_char(inline, made))
        }
        Inline::Text(text) => text.chars().next(),
        Inline::Emphasis(_) | Inline::Strong(_) => Some('*'),
        Inline::Code(_) => Some('`'),
        Inline::Link { .. } | Inline::NoteReference(_) => Some('['),
        Inline::Image(_) => Some('!'),
        Inline::LineBreak => Some(' '),
        Inline::Superscript(_) | Inline::Subscript(_) | Inline::Struck(_) | Inline::Span { .. } => Some('<'),
    }
}
