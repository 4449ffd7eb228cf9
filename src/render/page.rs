//! What every content document has: declaration, language, head, and a body of its division.

use std::ops::Range;

use crate::language::{Direction, Language, Words};
use crate::model::anthology::TITLE;
use crate::model::documents::STYLESHEET;
use crate::model::{Anthology, Date, Division};
use crate::xml::{Element, Encoder, Node, element};

use super::direction::{direction_of, runs_against};
use super::relative;

/// A document while it is written: where it is and in which language it speaks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'a> {
    pub anthology: &'a Anthology,
    pub path: &'a str,
    pub language: &'a Language,
}

/// A document's title and the whole of its file.
#[derive(Debug)]
pub(super) struct Rendered {
    pub title: String,
    pub xhtml: String,
}

impl<'a> Page<'a> {
    /// A page of the book's own, in the book's language.
    pub fn of_book(anthology: &'a Anthology, path: &'a str) -> Self {
        Self { anthology, path, language: &anthology.book.language }
    }

    /// Begins the document and leaves its body open. `size` is a guess at its length.
    pub fn begin(&self, title: &str, division: Division, size: usize) -> Encoder {
        let mut out = Encoder::xhtml();
        out.reserve(size);
        let language = self.language.as_str();
        out.open("html")
            .attr("xmlns", "http://www.w3.org/1999/xhtml")
            .attr("xmlns:epub", "http://www.idpf.org/2007/ops")
            .attr("lang", language)
            .attr("xml:lang", language)
            .attr("dir", self.language.direction().as_str());
        out.open("head");
        out.open("meta").attr("charset", "utf-8").close();
        out.open("title").text(title).close();
        self.link_sheet(&mut out, STYLESHEET);
        if let Some(sheet) = &self.anthology.styles.sheet {
            self.link_sheet(&mut out, &sheet.path);
        }
        out.close();
        out.open("body").attr("epub:type", matter(division));
        out
    }

    fn link_sheet(&self, out: &mut Encoder, path: &str) {
        out.open("link")
            .attr("rel", "stylesheet")
            .attr("type", "text/css")
            .attr("href", &relative(self.path, path, None))
            .close();
    }

    /// The fixed words of this document.
    pub fn words(&self) -> &'static Words {
        self.language.words()
    }

    /// Marks an element that holds fixed words alone, if they are in another language.
    pub fn fixed(&self, element: Element) -> Element {
        if self.language.is_translated() {
            return element;
        }
        element
            .attr("lang", "en")
            .attr("xml:lang", "en")
            .maybe_attr("dir", (self.direction() != Direction::LeftToRight).then_some("ltr"))
    }

    /// A heading of fixed words, with its id.
    pub fn fixed_heading(&self, name: &'static str, id: &'static str, words: &str) -> Element {
        self.fixed(element(name).attr("id", id)).text(words)
    }

    /// A date written out.
    pub fn date(&self, date: Date) -> Element {
        let time = element("time").attr("datetime", date.to_string());
        self.fixed(time).text(self.language.date(date))
    }

    /// A title or name of any language, isolated if anything in it runs in the other direction.
    ///
    /// Without isolation a Persian name in an English line reorders the commas round it.
    pub fn isolated(&self, text: &str) -> Node {
        if !runs_against(text, self.direction()) {
            return text.into();
        }
        element("bdi").attr("dir", direction_of(text, self.direction()).as_str()).text(text).into()
    }

    /// The heading of a document that is its title, of which some bytes are emphasised. In one with a very
    /// long word the type is smaller.
    pub fn title(&self, title: &str, emphasis: &[Range<usize>]) -> Element {
        const LONG: usize = 20;
        let is_long =
            title.split(|c: char| c.is_whitespace() || c == '-').any(|word| word.chars().count() > LONG);
        let heading = element("h1").attr("id", TITLE).maybe_attr("class", is_long.then_some("long"));
        let mut end = 0;
        let mut parts: Vec<Node> = Vec::new();
        for range in emphasis {
            parts.push(title[end..range.start].into());
            parts.push(element("em").text(&title[range.clone()]).into());
            end = range.end;
        }
        parts.push(title[end..].into());
        if runs_against(title, self.direction()) {
            let direction = direction_of(title, self.direction());
            return heading.child(element("bdi").attr("dir", direction.as_str()).children(parts));
        }
        heading.children(parts)
    }

    /// A text of a known language: marked if it is another than the document's.
    pub fn in_language(&self, text: &str, language: &Language) -> Node {
        if language == self.language {
            return self.isolated(text);
        }
        let tag = language.as_str().to_owned();
        let direction = direction_of(text, language.direction());
        let isolated = direction != self.direction() || runs_against(text, self.direction());
        element(if isolated { "bdi" } else { "span" })
            .attr("lang", tag.clone())
            .attr("xml:lang", tag)
            .maybe_attr("dir", isolated.then(|| direction.as_str()))
            .text(text)
            .into()
    }

    /// An address that can be read and followed.
    pub fn address(&self, address: &str) -> Element {
        element("a")
            .attr("class", "address")
            .attr("href", address.to_owned())
            .maybe_attr("dir", (self.direction() != Direction::LeftToRight).then_some("ltr"))
            .text(address)
    }

    pub fn direction(&self) -> Direction {
        self.language.direction()
    }

    /// Finishes the document that [`Page::begin`] began.
    pub fn finish(out: Encoder, title: impl Into<String>) -> Rendered {
        Rendered { title: title.into(), xhtml: out.finish() }
    }
}

fn matter(division: Division) -> &'static str {
    match division {
        Division::Front => "frontmatter",
        Division::Body => "bodymatter",
        Division::Back => "backmatter",
    }
}
