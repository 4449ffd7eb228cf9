//! Links and pictures round references to notes: `[the letter[^1]](https://example.org)`.
//!
//! To the parser a reference is a link, and links do not nest: what is meant for the outer one
//! stays brackets. Between the parser and the walk such a link or picture is put together again;
//! the walk then takes the reference out of it.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag, TagEnd};

/// As many events a link may hold.
const FARTHEST: usize = 200;

type Spanned<'a> = (Event<'a>, Range<usize>);

/// What a bracket opens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    Link,
    Picture,
}

impl Opener {
    /// The bracket that the parser left as a text of its own.
    fn of(event: &Event<'_>) -> Option<Self> {
        match event {
            Event::Text(text) if &**text == "[" => Some(Self::Link),
            Event::Text(text) if &**text == "![" => Some(Self::Picture),
            _ => None,
        }
    }

    /// The tag that a link's becomes.
    fn tag(self, link: Tag<'_>) -> Tag<'_> {
        match (self, link) {
            (Self::Picture, Tag::Link { link_type, dest_url, title, id }) => {
                Tag::Image { link_type, dest_url, title, id }
            }
            (Self::Picture | Self::Link, tag) => tag,
        }
    }
}

/// The events of a text, with its links and pictures round references.
pub(super) struct LinkedNotes<'a, I> {
    source: &'a str,
    events: I,
    /// Events that were looked at and not given yet.
    ahead: VecDeque<Spanned<'a>>,
}

impl<'a, I: Iterator<Item = Spanned<'a>>> LinkedNotes<'a, I> {
    pub(super) fn new(source: &'a str, events: I) -> Self {
        Self { source, events, ahead: VecDeque::new() }
    }

    fn peek(&mut self, at: usize) -> Option<&Spanned<'a>> {
        while self.ahead.len() <= at {
            let next = self.events.next()?;
            self.ahead.push_back(next);
        }
        self.ahead.get(at)
    }

    /// Puts a link or picture together whose bracket opens at `open`; `None`, and nothing changed,
    /// if there is none.
    fn link(&mut self, opener: Opener, open: &Range<usize>) -> Option<Spanned<'a>> {
        let close = self.closing(opener)?;
        let bracket = self.peek(close)?.1.clone();
        let (tag, rest) = match self.reference(close + 1, bracket.end) {
            Some((tag, behind)) => {
                (tag, Rest { index: behind, text: None, end: self.ahead[behind - 1].1.end })
            }
            None => {
                let (tag, end) = inline(self.source, &bracket)?;
                (tag, self.rest(close + 1, end)?)
            }
        };
        let range = open.start..rest.end;
        let behind = self.ahead.split_off(rest.index);
        self.ahead.truncate(close);
        let tag = opener.tag(tag);
        self.ahead.push_back((Event::End(tag.to_end()), range.clone()));
        self.ahead.extend(rest.text);
        self.ahead.extend(behind);
        Some((Event::Start(tag), range))
    }

    /// Which of the events ahead is the bracket that closes, if a reference stands before it.
    fn closing(&mut self, outer: Opener) -> Option<usize> {
        let (mut brackets, mut open, mut has_note) = (vec![outer], 0_usize, false);
        for at in 0..FARTHEST {
            let source = self.source;
            let (event, range) = self.peek(at)?;
            match event {
                Event::Text(text) if &**text == "]" => match brackets.pop() {
                    _ if brackets.is_empty() => return (has_note && open == 0).then_some(at),
                    // The inner of two links is the one that counts.
                    Some(Opener::Link) if source[range.end..].starts_with(['(', '[']) => return None,
                    Some(Opener::Link | Opener::Picture) | None => {}
                },
                Event::Text(_) => brackets.extend(Opener::of(event)),
                Event::FootnoteReference(_) => has_note = true,
                Event::Start(Tag::Link { .. }) if outer == Opener::Link => return None,
                Event::Start(_) => open += 1,
                Event::End(_) => open = open.checked_sub(1)?,
                _ => {}
            }
            if brackets.len() > 3 {
                return None;
            }
        }
        None
    }

    /// The link that `[ref]` right behind is by itself, and which event follows it.
    fn reference(&mut self, at: usize, position: usize) -> Option<(Tag<'a>, usize)> {
        let (event, range) = self.peek(at)?;
        let Event::Start(tag @ Tag::Link { link_type: LinkType::Shortcut, .. }) = event else { return None };
        if range.start != position {
            return None;
        }
        let tag = tag.clone();
        let behind = (at + 1..at + FARTHEST)
            .find(|at| self.peek(*at).is_some_and(|(event, _)| matches!(event, Event::End(TagEnd::Link))));
        behind.map(|end| (tag, end + 1))
    }

    /// What follows the end of the address, from the event `at` on.
    fn rest(&mut self, at: usize, end: usize) -> Option<Rest<'a>> {
        let mut open = 0_usize;
        for index in at..at + FARTHEST {
            let Some((event, range)) = self.peek(index) else {
                return Some(Rest { index, text: None, end });
            };
            match event {
                Event::End(_) if open == 0 => return Some(Rest { index, text: None, end }),
                Event::End(_) => open -= 1,
                _ if range.start >= end => return Some(Rest { index, text: None, end }),
                _ if range.end <= end => open += usize::from(matches!(event, Event::Start(_))),
                Event::Text(text) if text.len() == range.len() => {
                    let rest = text.get(end - range.start..)?.to_owned();
                    let text = (Event::Text(CowStr::from(rest)), end..range.end);
                    return Some(Rest { index: index + 1, text: Some(text), end });
                }
                _ => return None,
            }
        }
        None
    }
}

/// What stands behind a link.
struct Rest<'a> {
    /// The first event that is not the link's.
    index: usize,
    /// The part of the last event that is not.
    text: Option<Spanned<'a>>,
    /// The byte at which the link ends.
    end: usize,
}

/// The link whose address stands behind the bracket, and where it ends. The parser itself reads
/// it, behind a text that has no reference.
fn inline<'a>(source: &str, bracket: &Range<usize>) -> Option<(Tag<'a>, usize)> {
    let rest = source[bracket.start..].lines().next()?;
    if !rest.starts_with("](") {
        return None;
    }
    let text = format!("[x{rest}");
    let mut events = Parser::new(&text).into_offset_iter();
    let (event, range) = events.find(|(event, _)| !matches!(event, Event::Start(Tag::Paragraph)))?;
    match event {
        Event::Start(tag @ Tag::Link { .. }) => {
            Some((tag.into_static(), bracket.start + range.end - "[x".len()))
        }
        _ => None,
    }
}

impl<'a, I: Iterator<Item = Spanned<'a>>> Iterator for LinkedNotes<'a, I> {
    type Item = Spanned<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = if self.ahead.is_empty() { self.events.next() } else { self.ahead.pop_front() }?;
        match Opener::of(&next.0) {
            None => Some(next),
            Some(opener) => self.link(opener, &next.1).or(Some(next)),
        }
    }
}
