//! Raw HTML as tags and text, by html5ever's tokenizer: entities decoded, comments left out.

use std::cell::RefCell;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A piece of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A start tag with its attributes; `closes_itself` is the `/` of `<a/>`.
    Open { tag: String, attributes: Vec<(String, String)>, closes_itself: bool },
    /// An end tag.
    Close(String),
    /// Text.
    Text(String),
    /// A comment, which nobody reads; it counts only for where things stand.
    Comment,
}

/// The pieces of a chunk of raw HTML, and whether it broke off inside a tag or comment.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    pub pieces: Vec<Piece>,
    pub unfinished: bool,
}

/// Takes a chunk of raw HTML apart.
pub(crate) fn pieces(html: &str) -> Pieces {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while let TokenizerResult::Script(()) | TokenizerResult::EncodingIndicator(_) = tokenizer.feed(&input) {}
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[derive(Default)]
struct Sink(RefCell<Pieces>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut found = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                if tag.kind == TagKind::EndTag {
                    found.pieces.push(Piece::Close(name));
                    return TokenSinkResult::Continue;
                }
                let state = raw_text(&name);
                let attributes =
                    tag.attrs.iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
                found.pieces.push(Piece::Open { tag: name, attributes, closes_itself: tag.self_closing });
                return state.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            Token::CharacterTokens(text) => match found.pieces.last_mut() {
                Some(Piece::Text(before)) => before.push_str(&text),
                _ => found.pieces.push(Piece::Text(text.to_string())),
            },
            Token::NullCharacterToken => found.pieces.push(Piece::Text('\u{FFFD}'.to_string())),
            Token::CommentToken(_) => found.pieces.push(Piece::Comment),
            Token::ParseError(message) => found.unfinished |= message.contains("EOF"),
            Token::DoctypeToken(_) | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

/// The tags whose content is no HTML.
fn raw_text(tag: &str) -> Option<RawKind> {
    match tag {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "textarea" | "title" => Some(RawKind::Rcdata),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_and_comments_left_out() {
        let found = pieces("<P dir=rtl>a &amp; b<!-- c --></p>");
        assert_eq!(
            found.pieces,
            [
                Piece::Open {
                    tag: "p".into(),
                    attributes: vec![("dir".into(), "rtl".into())],
                    closes_itself: false
                },
                Piece::Text("a & b".into()),
                Piece::Comment,
                Piece::Close("p".into()),
            ]
        );
        assert!(!found.unfinished);
        assert!(pieces("<p class=\"a").unfinished);
    }
}
