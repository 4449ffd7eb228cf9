//! Quotes, dashes, ellipses and apostrophes, set as an English book sets them.
//!
//! House style: curly quotes by context; `--` and `---` become an em dash that is closed up, so that
//! `one -- two` is "one—two" as Chicago sets it; `--` between two digits becomes an en dash; three
//! dots become an ellipsis. Whatever is already typographic stays and informs what follows. Other
//! languages stay as typed. The Markdown reader sets bodies with a [`Setter`], which remembers the
//! block's open quotes across emphasis and links; titles and names are set whole with [`set`].

#[cfg(test)]
mod claims;

use std::borrow::Cow;

use crate::assets;
use crate::language::Language;
use crate::xml::scan::{Wanted, position, wanted};

/// Sets a plain text, if its language is English.
pub fn set(text: &str, language: &Language) -> String {
    let text = without_hints(text);
    if is_set_in(language) { Setter::new().set(&text, ' ') } else { text.into_owned() }
}

/// Characters that show whatever follows them backwards.
pub const OVERRIDES: [char; 2] = ['\u{202D}', '\u{202E}'];

/// A text without what only says where a line may break: soft hyphens and zero width spaces, which
/// old reading systems drop or draw as boxes; and without what turns it round. A text of nothing else is
/// empty.
pub fn without_hints(text: &str) -> Cow<'_, str> {
    const HINTS: [char; 4] = ['\u{AD}', '\u{200B}', OVERRIDES[0], OVERRIDES[1]];
    if text.is_ascii() || !text.contains(HINTS) { text.into() } else { text.replace(HINTS, "").into() }
}

/// Whether this module knows how the language is set.
pub fn is_set_in(language: &Language) -> bool {
    language.primary() == "en"
}

/// Sets the runs of text of one block, one after another.
#[derive(Debug, Clone)]
pub struct Setter {
    /// The last character before the next run; a space at the beginning of a block.
    previous: char,
    double: Quote,
    single: Quote,
    /// Whether a closed-up dash ended the last run, so that spaces after it are dropped.
    after_dash: bool,
}

/// Whether a quotation of one kind is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quote {
    Open,
    Closed,
}

/// Stands for what is no text of the run but takes part in the sentence: code, a note's number.
const LETTER: char = 'x';

impl Default for Setter {
    fn default() -> Self {
        Self::new()
    }
}

impl Setter {
    /// At the beginning of a block.
    pub fn new() -> Self {
        Self { previous: ' ', double: Quote::Closed, single: Quote::Closed, after_dash: false }
    }

    /// Forgets the block before: unbalanced quotes do not reach past theirs.
    pub fn reset(&mut self) {
        *self = Self::new();
    }

    /// Passes something that is no text to be set, such as code: it acts as a letter.
    pub fn opaque(&mut self) {
        self.previous = LETTER;
        self.after_dash = false;
    }

    /// Passes a line break.
    pub fn line_break(&mut self) {
        self.previous = ' ';
    }

    /// Passes text that stays as typed, such as a phrase in another language.
    pub fn as_typed(&mut self, text: &str) {
        if let Some(last) = text.chars().next_back() {
            self.previous = last;
            self.after_dash = false;
        }
    }

    /// Sets a run of text; `after` is what is known of the character that follows the run.
    pub fn set(&mut self, text: &str, after: char) -> String {
        let text = if self.after_dash { text.trim_start_matches([' ', '\n']) } else { text };
        let mut run = Run { setter: self, text, after, out: String::new(), copied: 0 };
        let mut at = 0;
        while let Some(found) = run.next_candidate(at) {
            at = run.candidate(found);
        }
        let Run { mut out, copied, .. } = run;
        if copied == 0 {
            out = text.to_owned();
        } else {
            out.push_str(&text[copied..]);
        }
        if let Some(last) = out.chars().next_back() {
            self.previous = last;
            self.after_dash = last == '—' && text.trim_end_matches([' ', '\n']).ends_with("--");
        }
        out
    }
}

/// One run being set: `text[..copied]` stands in `out` already.
struct Run<'t, 's> {
    setter: &'s mut Setter,
    text: &'t str,
    after: char,
    out: String,
    copied: usize,
}

/// Bytes at which something may have to be done: straight quotes, hyphen, full stop, colon, and the
/// first byte of curly quotes.
const CANDIDATES: Wanted = wanted(0, b"'\"-.:\xE2");

impl Run<'_, '_> {
    fn next_candidate(&self, from: usize) -> Option<usize> {
        position(self.text.as_bytes(), from, &CANDIDATES)
    }

    /// Deals with the candidate at `at`; gives the byte to go on from.
    fn candidate(&mut self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        match rest[0] {
            b'"' => self.double(at),
            b'\'' => self.single(at),
            b'-' if rest.starts_with(b"--") => self.dash(at),
            b'.' if rest.starts_with(b"..") => self.dots(at),
            b'.' if self.is_of_number(at) => self.replace(at, at + 2, ".\u{A0}"),
            b':' if rest.starts_with(b"://") => self.address_end(at),
            0xE2 => self.already_set(at),
            _ => at + 1,
        }
    }

    /// Writes `replacement` for `text[at..end]`.
    fn replace(&mut self, at: usize, end: usize, replacement: &str) -> usize {
        if self.out.capacity() == 0 {
            self.out.reserve(self.text.len() + 16);
        }
        self.out.push_str(&self.text[self.copied..at]);
        self.out.push_str(replacement);
        self.copied = end;
        end
    }

    /// The character before `at`, as it is set.
    fn before(&self, at: usize) -> char {
        let typed = self.text[self.copied..at].chars().next_back();
        typed.or_else(|| self.out.chars().next_back()).unwrap_or(self.setter.previous)
    }

    fn following(&self, end: usize) -> char {
        self.text[end..].chars().next().unwrap_or(self.after)
    }

    /// How many ASCII digits stand before `at`, four at the most.
    fn digits_before(&self, at: usize) -> usize {
        self.text.as_bytes()[self.copied..at].iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count()
    }

    /// A measure is a number below a thousand: years end quotations more often than they are inches.
    fn is_measure(&self, at: usize) -> bool {
        (1..=3).contains(&self.digits_before(at))
    }

    fn double(&mut self, at: usize) -> usize {
        let (before, next) = (self.before(at), self.following(at + 1));
        let open = self.setter.double == Quote::Open;
        if !open && self.is_measure(at) && !next.is_alphanumeric() {
            return self.replace(at, at + 1, "″");
        }
        let opens = match Side::of(before) {
            Side::Space if next.is_whitespace() => !open,
            Side::Space => true,
            Side::Opening if before == '“' => next.is_alphanumeric(),
            Side::Opening => true,
            Side::Dash => begins_word(next),
            Side::Word | Side::Other => next.is_alphanumeric() && !open,
        };
        self.setter.double = if opens { Quote::Open } else { Quote::Closed };
        self.replace(at, at + 1, if opens { "“" } else { "”" })
    }

    fn single(&mut self, at: usize) -> usize {
        let (before, next) = (self.before(at), self.following(at + 1));
        if self.setter.single == Quote::Closed && self.is_measure(at) && !next.is_alphabetic() {
            return self.replace(at, at + 1, "′");
        }
        let opens = match Side::of(before) {
            Side::Space | Side::Opening => !next.is_whitespace() && !self.elides(at + 1),
            Side::Dash => begins_word(next) && !self.elides(at + 1),
            Side::Word | Side::Other => false,
        };
        if opens {
            self.setter.single = Quote::Open;
        } else if !next.is_alphanumeric() {
            self.setter.single = Quote::Closed;
        }
        self.replace(at, at + 1, if opens { "‘" } else { "’" })
    }

    /// Whether an apostrophe before `at` stands for what was left out: `'tis`, `'90s`, `'n'`.
    fn elides(&self, at: usize) -> bool {
        let rest = &self.text[at..];
        let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
        let word_end = |s: &str| s.bytes().take(8).take_while(u8::is_ascii_alphabetic).count();
        if digits == 2 {
            let tail = &rest[2..];
            let tail = tail.strip_prefix('s').unwrap_or(tail);
            return !tail.starts_with(|c: char| c.is_alphanumeric() || c == '\'');
        }
        let word = &rest[..word_end(rest)];
        let whole = !rest[word.len()..].starts_with(char::is_alphanumeric);
        whole && assets::ELISIONS_EN.lines().any(|known| known.eq_ignore_ascii_case(word))
    }

    fn dash(&mut self, at: usize) -> usize {
        let count = self.text[at..].bytes().take_while(|byte| *byte == b'-').count();
        let end = at + count;
        let (before, next) = (self.before(at), self.following(end));
        if count > 3 || before == '<' || next == '>' {
            return end;
        }
        if count == 2 && before.is_ascii_digit() && next.is_ascii_digit() {
            return self.replace(at, end, "–");
        }
        let closed_up = |c: char| c == ' ' || c == '\n';
        let start = self.copied + self.text[self.copied..at].trim_end_matches(closed_up).len();
        let rest = self.text[end..].trim_start_matches(closed_up).len();
        self.replace(start, self.text.len() - rest, "—")
    }

    fn dots(&mut self, at: usize) -> usize {
        let count = self.text[at..].bytes().take_while(|byte| *byte == b'.').count();
        match count {
            3 => self.replace(at, at + 3, "…"),
            // The first of four ends the sentence.
            4 => self.replace(at, at + 4, ".…"),
            _ => at + count,
        }
    }

    /// Whether the full stop at `at` ends what stays with its number, as in "No. 4".
    fn is_of_number(&self, at: usize) -> bool {
        const BEFORE_NUMBERS: [&str; 3] = ["No", "Nos", "Vol"];
        let mut rest = self.text[at + 1..].chars();
        let is_before_number = rest.next() == Some(' ') && rest.next().is_some_and(|c| c.is_ascii_digit());
        let is_whole = |before: &str| !before.ends_with(char::is_alphanumeric);
        let before = &self.text[..at];
        is_before_number && BEFORE_NUMBERS.iter().any(|word| before.strip_suffix(word).is_some_and(is_whole))
    }

    /// The end of a bare address, in which nothing is set.
    fn address_end(&self, at: usize) -> usize {
        if !self.before(at).is_ascii_alphabetic() {
            return at + 1;
        }
        let rest = &self.text[at..];
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '“' | '”' | '’');
        let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
        // An apostrophe at the very end closes a quotation.
        at + address.trim_end_matches(['\'', '.', ',']).len().max(1)
    }

    /// Takes note of a quote that somebody set already.
    fn already_set(&mut self, at: usize) -> usize {
        let Some(c) = self.text[at..].chars().next() else { return at + 1 };
        let end = at + c.len_utf8();
        match c {
            '“' => self.setter.double = Quote::Open,
            '”' => self.setter.double = Quote::Closed,
            '‘' => self.setter.single = Quote::Open,
            '’' if !self.following(end).is_alphanumeric() => self.setter.single = Quote::Closed,
            _ => {}
        }
        end
    }
}

/// What the character before a quote says about the quote.
enum Side {
    Space,
    /// A bracket or quote that opens.
    Opening,
    Dash,
    Word,
    Other,
}

impl Side {
    fn of(before: char) -> Self {
        match before {
            '(' | '[' | '{' | '“' | '‘' | '«' | '‹' | '„' | '‚' | '¿' | '¡' => Self::Opening,
            '—' | '–' | '-' | '/' | '‑' => Self::Dash,
            c if c.is_whitespace() => Self::Space,
            c if c.is_alphanumeric() => Self::Word,
            _ => Self::Other,
        }
    }
}

/// After a dash, a quote opens only before what can begin a quotation.
fn begins_word(next: char) -> bool {
    next.is_alphanumeric() || matches!(next, '"' | '\'' | '‘' | '“' | '[' | '(' | '…' | '$')
}
