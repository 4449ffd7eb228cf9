//! Finds in CSS what leads out of it, and what is not CSS: for the editor's style sheet, and for
//! the styles inside an SVG.

use std::ops::Range;

use cssparser::{BasicParseErrorKind, ParseError, ParseErrorKind, Parser, Token};

/// What stands in a piece of CSS.
#[derive(Debug, Default)]
pub struct Scan {
    /// Every address, in order.
    pub addresses: Vec<Address>,
    /// Whatever keeps it from being used, in order.
    pub problems: Vec<Problem>,
    /// Declarations of `position: fixed`. There is no window in a book to which a thing could be
    /// fixed, but EPUB forbids it nowhere: in a style sheet it is the editor's own affair.
    pub fixed: Vec<Range<usize>>,
    /// Declarations and `@keyframes` that move things. They too are the editor's own affair, but a
    /// book that moves is not called free of hazards.
    pub moving: Vec<Range<usize>>,
    /// `@charset` rules. A book's sheets are UTF-8, whatever they were.
    pub charsets: Vec<Range<usize>>,
}

/// An address in CSS, with the bytes to be replaced if it changes.
#[derive(Debug, PartialEq, Eq)]
pub struct Address {
    /// The bytes of the token.
    pub span: Range<usize>,
    /// What it says, escapes resolved.
    pub value: String,
    form: Form,
}

/// The two tokens that can hold an address.
#[derive(Debug, PartialEq, Eq)]
enum Form {
    /// `url(a.png)`: the span has the whole of it.
    Url,
    /// `"a.png"` inside `url()`, `src()` or `image-set()`.
    Text,
}

/// Something that is not CSS, or that a book may not hold.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its bytes.
    pub span: Range<usize>,
    /// What it is.
    pub kind: ProblemKind,
}

/// The kinds of [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// A string that runs into the end of its line.
    BadString,
    /// An unquoted address with a quote, a parenthesis or a space in it.
    BadUrl,
    /// A bracket that closes nothing.
    Unopened,
    /// A bracket that nothing closes.
    Unclosed,
    /// A selector that no block follows.
    NoBlock,
    /// Something in a block that is neither a declaration nor a rule.
    NoDeclaration,
    /// Blocks within blocks beyond reason.
    TooDeep,
    /// `@import`.
    Import,
    /// `direction` or `unicode-bidi`: EPUB leaves both to the text.
    Direction,
}

/// What a piece of CSS is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// A style sheet.
    Rules,
    /// A block's inside, or a `style` attribute.
    Declarations,
    /// One value.
    Value,
}

impl Address {
    /// The token that says `address` in this one's place.
    pub fn rewritten(&self, address: &str) -> String {
        // What is put in is a name that we made, or a fragment: neither has a quote.
        match self.form {
            Form::Url => format!("url({address})"),
            Form::Text => format!("\"{address}\""),
        }
    }

    /// The same without quotes, which EPUBCheck takes for a part of the address in SVG attributes.
    pub fn rewritten_bare(&self, address: &str) -> String {
        match self.form {
            Form::Url => format!("url({address})"),
            Form::Text => address.to_owned(),
        }
    }
}

/// Reads a piece of CSS once, from left to right.
pub fn scan(css: &str, context: Context) -> Scan {
    let mut found = Scan::default();
    let mut parser = Parser::new(css);
    walk(&mut parser, &Frame { context, strings: Strings::AreText }, &mut found);
    found
}

/// Puts new addresses in the place of old ones; what stands between is kept to the byte.
pub fn splice(css: &str, replacements: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(css.len() + replacements.len() * 16);
    let mut copied = 0;
    for (span, replacement) in replacements {
        out.push_str(&css[copied..span.start]);
        out.push_str(replacement);
        copied = span.end;
    }
    out.push_str(&css[copied..]);
    out
}

struct Frame {
    context: Context,
    strings: Strings,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Strings {
    AreText,
    AreAddresses,
}

/// What stands between two semicolons or blocks.
#[derive(Default)]
struct Statement {
    start: Option<usize>,
    kind: StatementKind,
    /// Whether its first word is `position`.
    places: bool,
    /// Whether it fixes a box.
    fixes: bool,
    /// Whether it turns the text, if it is a declaration.
    turns: bool,
    /// Whether it moves things.
    moves: bool,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum StatementKind {
    /// Nothing yet, or a selector.
    #[default]
    Other,
    /// It began with a word.
    Word,
    /// A word and a colon.
    Declaration,
    /// An at-rule.
    AtRule,
    /// An at-rule whose address names something and leads nowhere.
    NamesOnly,
    /// `@charset`.
    Charset,
}

fn walk<'i>(parser: &mut Parser<'i>, frame: &Frame, found: &mut Scan) {
    let mut statement = Statement::default();
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments() else { break };
        let token = token.clone();
        let span = start..parser.position().byte_index();
        match &token {
            Token::WhiteSpace(_) | Token::Comment(_) | Token::CDO | Token::CDC => continue,
            Token::Semicolon => {
                // Without its rule a semicolon would be taken for the beginning of the next.
                let end_at = if statement.kind == StatementKind::Charset { span.end } else { start };
                end(&std::mem::take(&mut statement), frame, end_at, found);
                continue;
            }
            Token::CurlyBracketBlock => {
                let inside = Frame { context: Context::Declarations, strings: Strings::AreText };
                nested(parser, &inside, &span, found);
                if let (true, StatementKind::AtRule, Some(start)) =
                    (statement.moves, statement.kind, statement.start)
                {
                    found.moving.push(start..parser.position().byte_index());
                }
                statement = Statement::default();
                continue;
            }
            Token::AtKeyword(name) if statement.start.is_none() => {
                if name.eq_ignore_ascii_case("import") {
                    found.problems.push(Problem { span: span.clone(), kind: ProblemKind::Import });
                    statement.kind = StatementKind::NamesOnly;
                } else if name.eq_ignore_ascii_case("namespace") {
                    statement.kind = StatementKind::NamesOnly;
                } else if name.eq_ignore_ascii_case("charset") {
                    statement.kind = StatementKind::Charset;
                } else {
                    statement.kind = StatementKind::AtRule;
                    statement.moves = standard(name).eq_ignore_ascii_case("keyframes");
                }
            }
            Token::Ident(name) if statement.start.is_none() => {
                statement.kind = StatementKind::Word;
                statement.places = name.eq_ignore_ascii_case("position");
                statement.turns =
                    ["direction", "unicode-bidi"].iter().any(|known| name.eq_ignore_ascii_case(known));
                let family = standard(name).split('-').next().unwrap_or_default();
                statement.moves =
                    ["animation", "transition"].iter().any(|known| family.eq_ignore_ascii_case(known));
            }
            Token::Ident(value) if statement.places && value.eq_ignore_ascii_case("fixed") => {
                statement.fixes = true;
            }
            Token::Colon if statement.kind == StatementKind::Word => {
                statement.kind = StatementKind::Declaration;
            }
            _ if statement.kind == StatementKind::Word => statement.kind = StatementKind::Other,
            _ => {}
        }
        statement.start.get_or_insert(start);
        let frame = if statement.kind == StatementKind::NamesOnly { None } else { Some(frame) };
        value(parser, &token, span, frame, found);
    }
    let end_of_text = parser.position().byte_index();
    end(&statement, frame, end_of_text, found);
}

/// One token of a value; without a frame, addresses in it lead nowhere.
fn value<'i>(
    parser: &mut Parser<'i>,
    token: &Token<'i>,
    span: Range<usize>,
    frame: Option<&Frame>,
    found: &mut Scan,
) {
    let mut problem = |kind| found.problems.push(Problem { span: span.clone(), kind });
    match token {
        Token::BadString(_) => problem(ProblemKind::BadString),
        Token::BadUrl(_) => problem(ProblemKind::BadUrl),
        Token::CloseCurlyBracket | Token::CloseParenthesis | Token::CloseSquareBracket => {
            problem(ProblemKind::Unopened);
        }
        Token::UnquotedUrl(address) if frame.is_some() => {
            found.addresses.push(Address { span, value: address.to_string(), form: Form::Url });
        }
        Token::QuotedString(text) if frame.is_some_and(|f| f.strings == Strings::AreAddresses) => {
            found.addresses.push(Address { span, value: text.to_string(), form: Form::Text });
        }
        Token::Function(name) => {
            let takes_addresses = ["url", "src", "image", "image-set", "-webkit-image-set", "cross-fade"]
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known));
            let strings = match frame {
                Some(_) if takes_addresses => Strings::AreAddresses,
                Some(_) | None => Strings::AreText,
            };
            nested(parser, &Frame { context: Context::Value, strings }, &span, found);
        }
        Token::ParenthesisBlock => {
            let inside = Frame { context: Context::Value, strings: Strings::AreText };
            nested(parser, &inside, &span, found);
        }
        Token::SquareBracketBlock => {
            let inside = Frame { context: Context::Value, strings: Strings::AreText };
            nested(parser, &inside, &span, found);
        }
        _ => {}
    }
}

fn nested<'i>(parser: &mut Parser<'i>, frame: &Frame, opened: &Range<usize>, found: &mut Scan) {
    let mut last = opened.end;
    let result: Result<(), ParseError<()>> = parser.parse_nested_block(|inside| {
        walk(inside, frame, found);
        last = inside.position().byte_index();
        Ok(())
    });
    let problem = match result {
        Err(ParseError { kind: ParseErrorKind::Basic(BasicParseErrorKind::TooManyNestedBlocks) }) => {
            ProblemKind::TooDeep
        }
        Err(_) | Ok(()) => {
            // The parser closes at the end of the text what the text left open.
            if parser.position().byte_index() > last {
                return;
            }
            ProblemKind::Unclosed
        }
    };
    found.problems.push(Problem { span: opened.clone(), kind: problem });
}

/// A name without the prefix by which a browser once called what was not yet a standard.
fn standard(name: &str) -> &str {
    let unprefixed = name.strip_prefix('-').and_then(|name| name.split_once('-'));
    // What begins with two hyphens is the editor's own.
    unprefixed.filter(|(browser, _)| !browser.is_empty()).map_or(name, |(_, name)| name)
}

/// Judges what stands before a semicolon or an end.
fn end(statement: &Statement, frame: &Frame, end: usize, found: &mut Scan) {
    let Some(start) = statement.start else { return };
    let kind = match (frame.context, statement.kind) {
        (Context::Value, _) | (_, StatementKind::AtRule | StatementKind::NamesOnly) => return,
        (_, StatementKind::Charset) => {
            found.charsets.push(start..end);
            return;
        }
        (Context::Declarations, StatementKind::Declaration) if statement.turns => ProblemKind::Direction,
        (Context::Declarations, StatementKind::Declaration) => {
            if statement.fixes {
                found.fixed.push(start..end);
            }
            if statement.moves {
                found.moving.push(start..end);
            }
            return;
        }
        (Context::Declarations, StatementKind::Other | StatementKind::Word) => ProblemKind::NoDeclaration,
        (Context::Rules, StatementKind::Other | StatementKind::Word | StatementKind::Declaration) => {
            ProblemKind::NoBlock
        }
    };
    // What is no token at all has been reported already.
    if found.problems.last().is_none_or(|last| last.span.start < start) {
        found.problems.push(Problem { span: start..end, kind });
    }
}

#[cfg(test)]
mod tests;
