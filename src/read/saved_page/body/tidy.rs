//! Puts the pieces of a line right: white space, invisible characters, empty pieces.

use crate::read::blocks::{Image, Inline};

/// Folds white space over the borders of pieces, takes it from both ends of the line, drops what
/// nobody reads, and joins texts that touch.
///
/// A lone no-break space stays: it was typed. One beside other white space was a way to indent.
/// The joiners of Persian and Indic scripts stay too, but not those that an editor left beside nothing
/// to join; soft hyphens and zero-width spaces go, which break words for one width of screen.
pub fn tidy(content: Vec<Inline>) -> Vec<Inline> {
    let mut folding = Folding { after_space: true };
    let mut line = folding.fold(without_brackets(content));
    trim_end(&mut line);
    line
}

/// A line without the brackets round its references to notes, which are a page's way to show one.
fn without_brackets(mut line: Vec<Inline>) -> Vec<Inline> {
    for at in 1..line.len().saturating_sub(1) {
        let [before, Inline::NoteReference(_), after] = &mut line[at - 1..=at + 1] else { continue };
        let (Inline::Text(before), Inline::Text(after)) = (before, after) else { continue };
        let brackets = [('(', ')'), ('[', ']')];
        if brackets.iter().any(|(open, close)| before.ends_with(*open) && after.starts_with(*close)) {
            before.pop();
            // French keeps the bracket beside the word by a space that is not broken.
            before.truncate(before.trim_end_matches('\u{a0}').len());
            after.remove(0);
        }
    }
    line
}

/// The pieces of a line that are no pictures, and the pictures.
pub fn without_pictures(content: Vec<Inline>) -> (Vec<Inline>, Vec<Image>) {
    let mut pictures = Vec::new();
    let mut line = Vec::new();
    for inline in content {
        match inline {
            Inline::Image(image) => pictures.push(image),
            Inline::Link { address, content } => {
                let (content, inside) = without_pictures(content);
                pictures.extend(inside);
                line.push(Inline::Link { address, content });
            }
            other => line.push(other),
        }
    }
    (tidy(line), pictures)
}

struct Folding {
    after_space: bool,
}

impl Folding {
    fn fold(&mut self, content: Vec<Inline>) -> Vec<Inline> {
        let mut out: Vec<Inline> = Vec::with_capacity(content.len());
        for inline in content {
            match inline {
                Inline::Text(text) => self.text(&text, &mut out),
                Inline::LineBreak => {
                    trim_end(&mut out);
                    self.after_space = true;
                    out.push(Inline::LineBreak);
                }
                Inline::Code(text) if text.trim().is_empty() => self.text(" ", &mut out),
                Inline::Code(_) | Inline::NoteReference(_) | Inline::Image(_) => {
                    self.after_space = false;
                    out.push(inline);
                }
                Inline::Emphasis(content) => self.wrapped(content, Inline::Emphasis, &mut out),
                Inline::Strong(content) => self.wrapped(content, Inline::Strong, &mut out),
                Inline::Superscript(content) => self.wrapped(content, Inline::Superscript, &mut out),
                Inline::Subscript(content) => self.wrapped(content, Inline::Subscript, &mut out),
                Inline::Struck(content) => self.wrapped(content, Inline::Struck, &mut out),
                Inline::Link { address, content } => {
                    self.wrapped(content, |content| Inline::Link { address, content }, &mut out);
                }
                Inline::Span { language, direction, content } => {
                    self.wrapped(content, |content| Inline::Span { language, direction, content }, &mut out);
                }
            }
        }
        // A forced end of line with nothing before it is none.
        let leading = out.iter().take_while(|inline| **inline == Inline::LineBreak).count();
        out.drain(..leading);
        out
    }

    fn text(&mut self, text: &str, out: &mut Vec<Inline>) {
        let mut folded = String::with_capacity(text.len());
        let mut chars = text.chars().filter(|c| !is_dropped(*c)).peekable();
        while let Some(c) = chars.next() {
            let mut is_idle = || {
                !folded.chars().next_back().is_some_and(is_joined)
                    && !chars.peek().copied().is_some_and(is_joined)
            };
            if is_joiner(c) && is_idle() {
                continue;
            }
            if !is_space(c) {
                folded.push(c);
                self.after_space = false;
                continue;
            }
            let mut is_lone_no_break = c == '\u{a0}';
            while chars.next_if(|next| is_space(*next)).is_some() {
                is_lone_no_break = false;
            }
            if !self.after_space {
                folded.push(if is_lone_no_break { c } else { ' ' });
                self.after_space = true;
            }
        }
        push_text(folded, out);
    }

    /// Pieces within others; white space at their ends is moved out of them.
    fn wrapped(
        &mut self,
        content: Vec<Inline>,
        wrap: impl FnOnce(Vec<Inline>) -> Inline,
        out: &mut Vec<Inline>,
    ) {
        let mut content = self.fold(content);
        let starts = take_space(content.first_mut(), Edge::Start);
        let ends = take_space(content.last_mut(), Edge::End);
        content.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
        if starts {
            push_text(" ".to_owned(), out);
        }
        if !content.is_empty() {
            out.push(wrap(content));
        }
        if ends {
            push_text(" ".to_owned(), out);
        }
    }
}

#[derive(Clone, Copy)]
enum Edge {
    Start,
    End,
}

/// Takes a space off an end of a text.
fn take_space(piece: Option<&mut Inline>, edge: Edge) -> bool {
    let Some(Inline::Text(text)) = piece else { return false };
    let trimmed = match edge {
        Edge::Start => text.trim_start(),
        Edge::End => text.trim_end(),
    };
    let had = trimmed.len() < text.len();
    if had {
        *text = trimmed.to_owned();
    }
    had
}

fn push_text(text: String, out: &mut Vec<Inline>) {
    match out.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text(last)) if last.ends_with(' ') && text == " " => {}
        Some(Inline::Text(last)) => last.push_str(&text),
        _ => out.push(Inline::Text(text)),
    }
}

fn trim_end(line: &mut Vec<Inline>) {
    while let Some(last) = line.last_mut() {
        match last {
            Inline::LineBreak => {}
            Inline::Text(text) => {
                text.truncate(text.trim_end().len());
                if !text.is_empty() {
                    return;
                }
            }
            _ => return,
        }
        line.pop();
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{a0}'
}

/// Whether a sign of no width says how the letters beside it are joined.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner may stand beside a sign: any letter of a script that joins its letters.
fn is_joined(c: char) -> bool {
    !c.is_ascii() && !is_space(c) && !('\u{2000}'..='\u{206f}').contains(&c)
}

fn is_dropped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffc}')
        || c.is_control() && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn white_space_is_folded_over_the_borders_of_pieces() {
        let line =
            vec![text(" One "), Inline::Strong(vec![text(" two ")]), text("\n three "), Inline::LineBreak];
        let tidied = [text("One "), Inline::Strong(vec![text("two")]), text(" three")];
        assert_eq!(tidy(line), tidied);
    }

    #[test]
    fn a_lone_no_break_space_and_the_joiner_of_persian_stay() {
        assert_eq!(tidy(vec![text("No.\u{a0}5 \u{a0} می\u{200c}رود")]), [text("No.\u{a0}5 می\u{200c}رود")]);
        assert_eq!(tidy(vec![text("کتاب"), text("\u{200c}ها")]), [text("کتاب\u{200c}ها")]);
        assert_eq!(tidy(vec![text("The end.\u{200d}")]), [text("The end.")]);
        assert_eq!(tidy(vec![text("\u{200d} \u{200d}\u{200d}")]), []);
        assert_eq!(tidy(vec![text("\u{a0}\u{a0}Anth\u{ad}ology\u{200b}\u{a0}")]), [text("Anthology")]);
    }
}
