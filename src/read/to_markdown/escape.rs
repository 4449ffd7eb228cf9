//! Which characters of a text need a backslash, and which are read as themselves anyway.

use super::Setting;

/// A line in the making: its characters, and which of them are markup of ours.
#[derive(Default)]
pub(super) struct Draft {
    chars: Vec<(char, Made)>,
}

/// Where a character comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    /// The page's text; escaped where needed.
    Text,
    /// The page's text within a link or an alternative text, where brackets always count.
    Label,
    /// Our own markup; written as it is.
    Markup,
}

impl Draft {
    /// Adds characters; white space of a text is folded.
    pub(super) fn push(&mut self, text: &str, made: Made) {
        for c in text.chars() {
            let folded = if is_space(c) && made != Made::Markup { ' ' } else { c };
            let after_space = self.chars.last().is_none_or(|(last, _)| *last == ' ' || *last == '\n');
            if folded == ' ' && made != Made::Markup && after_space {
                continue;
            }
            self.chars.push((if folded == '\0' { '\u{fffd}' } else { folded }, made));
        }
    }

    /// Adds the end of a line: a space before it would not be read.
    pub(super) fn break_line(&mut self) {
        self.trim();
        if !self.chars.is_empty() {
            self.push("\\\n", Made::Markup);
        }
    }

    /// Takes spaces and forced ends of line from the end.
    pub(super) fn trim(&mut self) {
        while self.chars.last() == Some(&(' ', Made::Text)) || self.ends_in_break() {
            self.chars.pop();
            if self.chars.last() == Some(&('\\', Made::Markup)) {
                self.chars.pop();
            }
        }
    }

    fn ends_in_break(&self) -> bool {
        self.chars.last() == Some(&('\n', Made::Markup))
    }

    pub(super) fn last(&self) -> Option<char> {
        self.chars.last().map(|(c, _)| *c)
    }

    /// Writes the line with its escapes.
    pub(super) fn finish(mut self, setting: Setting) -> String {
        self.trim();
        let mut out = String::with_capacity(self.chars.len() + 16);
        let mut line_start = 0;
        let mut heading_end = self.chars.len();
        while heading_end > 0 && matches!(self.chars[heading_end - 1].0, '#' | ' ') {
            heading_end -= 1;
        }
        for index in 0..self.chars.len() {
            let (c, made) = self.chars[index];
            // Most signs are letters, which mean nothing to Markdown.
            if c.is_ascii_alphabetic() {
                out.push(c);
                continue;
            }
            let closes_heading = setting == Setting::Heading
                && (c == '#' && index >= heading_end || c == '}' && index + 1 == self.chars.len());
            let in_cell = setting == Setting::Cell && c == '|';
            let escaped = match made {
                Made::Markup => false,
                Made::Label | Made::Text if c.is_alphanumeric() || c == ' ' => false,
                Made::Label if c == '[' || c == ']' => true,
                Made::Label | Made::Text => {
                    closes_heading
                        || in_cell
                        || self.needs_escape(index)
                        || setting != Setting::Heading && self.opens_block(index, line_start)
                }
            };
            if escaped {
                out.push('\\');
            }
            out.push(c);
            if c == '\n' {
                line_start = index + 1;
            }
        }
        out
    }

    fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|(c, _)| *c)
    }

    /// Whether a character would be read as inline markup.
    fn needs_escape(&self, index: usize) -> bool {
        let c = self.chars[index].0;
        let before = index.checked_sub(1).and_then(|i| self.at(i));
        let after = self.at(index + 1);
        let open = |c: Option<char>| c.is_none_or(|c| c == ' ' || c == '\n');
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            '\\' => after.is_none_or(|next| next.is_ascii_punctuation() || next == '\n'),
            '`' => true,
            '*' => !(open(before) && open(after)),
            '_' => !(open(before) && open(after) || word(before) && word(after)),
            '~' => !open(before),
            '<' => after.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => self.is_entity(index),
            '!' => after == Some('['),
            '[' => after == Some('^') || before == Some('!'),
            ']' => after.is_some_and(|next| "([:".contains(next)),
            _ => false,
        }
    }

    /// Whether `&` opens what could be a character reference.
    fn is_entity(&self, index: usize) -> bool {
        let name = self.chars[index + 1..].iter().map(|(c, _)| *c);
        let mut length = 0;
        for c in name {
            match c {
                ';' => return length > 0,
                '#' if length == 0 => {}
                _ if c.is_ascii_alphanumeric() => length += 1,
                _ => return false,
            }
        }
        false
    }

    /// Whether a character would open a block of another kind at the beginning of a line.
    fn opens_block(&self, index: usize, line_start: usize) -> bool {
        let c = self.chars[index].0;
        let rest = |mut i: usize| {
            while self.at(i).is_some_and(|next| next.is_ascii_digit()) {
                i += 1;
            }
            i
        };
        let ends = |i: usize| self.at(i).is_none_or(|next| next == ' ' || next == '\n');
        if index == line_start {
            return match c {
                '>' | '|' | ':' | '[' | '=' => true,
                '*' | '_' => true,
                '+' => ends(index + 1),
                // A run of them, even with spaces, is a rule, the line below a heading, or that below
                // the head of a table.
                '-' => ends(index + 1) || self.at(index + 1).is_some_and(|next| "-|:".contains(next)),
                '#' => {
                    let run = self.chars[index..].iter().take_while(|(c, _)| *c == '#').count();
                    run <= 6 && ends(index + run)
                }
                _ => false,
            };
        }
        // `12.` and `12)` number an item of a list.
        matches!(c, '.' | ')')
            && index - line_start <= 9
            && self.chars[line_start].0.is_ascii_digit()
            && rest(line_start) == index
            && ends(index + 1)
    }
}

/// The white space that CommonMark folds or that ends a line.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')
}

/// The length of the longest run of a character.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == of { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}
