//! The navigation document (EPUB 3.3, section 7): the contents that a reader reads, and the
//! landmarks that only his reading system does.

use crate::language::{Direction, Language, Words};
use crate::render::{direction_of, runs_against};
use crate::xml::Encoder;

use super::contents::{Landmark, LandmarkKind, Line};
use super::publication::Publication;

/// Writes the navigation document.
pub fn navigation_document(publication: &Publication<'_>) -> String {
    let language = &publication.book.language;
    let words_language = language.of_words();
    let words = language.words();
    let mut nav = Nav { xml: Encoder::xhtml(), language, words_language: &words_language, words };

    nav.xml.open("html").attr("xmlns", "http://www.w3.org/1999/xhtml");
    nav.xml.attr("xmlns:epub", "http://www.idpf.org/2007/ops");
    nav.tag(language);
    nav.xml.open("head").open("meta").attr("charset", "utf-8").close();
    nav.fixed("title", None, &words.contents);
    for sheet in &publication.stylesheets {
        nav.xml.open("link").attr("rel", "stylesheet").attr("type", "text/css").attr("href", sheet).close();
    }
    nav.xml.close();

    nav.xml.open("body").attr("epub:type", "frontmatter");
    nav.xml.open("nav").attr("epub:type", "toc").attr("role", "doc-toc");
    nav.xml.attr("aria-labelledby", "contents-title");
    nav.fixed("h1", Some("contents-title"), &words.contents);
    nav.lines(&publication.contents);
    nav.xml.close();
    nav.landmarks(&publication.landmarks);
    nav.xml.finish()
}

struct Nav<'p> {
    xml: Encoder,
    language: &'p Language,
    words_language: &'p Language,
    words: &'static Words,
}

impl Nav<'_> {
    fn lines(&mut self, lines: &[Line<'_>]) {
        if lines.is_empty() {
            return;
        }
        self.xml.open("ol");
        if lines.iter().all(|line| line.fragment.is_some()) {
            self.xml.attr("class", "sections");
        }
        for line in lines {
            self.xml.open("li");
            if line.children.iter().any(|child| child.fragment.is_none()) {
                self.xml.attr("class", "part");
            }
            self.xml.open("a").attr("href", &line.href());
            self.title(line);
            if !line.authors.is_empty() {
                self.authors(&line.authors);
            }
            self.xml.close();
            self.lines(&line.children);
            self.xml.close();
        }
        self.xml.close();
    }

    fn title(&mut self, line: &Line<'_>) {
        let Some(language) = &line.language else { return self.isolated(line.title) };
        let direction = direction_of(line.title, language.direction());
        let isolated = self.turns(direction) || runs_against(line.title, self.language.direction());
        self.xml.open(if isolated { "bdi" } else { "span" });
        self.tag_running(language, direction);
        self.xml.text(line.title).close();
    }

    /// The names stand inside the link, since nothing may stand beside it. The dash is a pause to
    /// whoever listens.
    fn authors(&mut self, authors: &[&str]) {
        self.xml.open("span").attr("class", "authors").text(" \u{2014} ");
        for (index, name) in authors.iter().enumerate() {
            if index > 0 {
                self.xml.text(&self.words.comma);
            }
            self.isolated(name);
        }
        self.xml.close();
    }

    /// A text that must not reorder its neighbours if anything in it runs in the other direction.
    fn isolated(&mut self, text: &str) {
        let own = self.language.direction();
        if runs_against(text, own) {
            self.xml.open("bdi").attr("dir", direction_of(text, own).as_str()).text(text).close();
        } else {
            self.xml.text(text);
        }
    }

    fn landmarks(&mut self, landmarks: &[Landmark]) {
        self.xml.open("nav").attr("epub:type", "landmarks").attr("hidden", "hidden");
        self.xml.attr("aria-labelledby", "guide-title");
        self.fixed("h2", Some("guide-title"), &self.words.guide);
        self.xml.open("ol");
        for landmark in landmarks {
            let (name, word) = match landmark.kind {
                LandmarkKind::Cover => ("cover", &self.words.cover),
                LandmarkKind::Contents => ("toc", &self.words.contents),
                LandmarkKind::Start => ("bodymatter", &self.words.start),
                LandmarkKind::RelatedReading => ("bibliography", &self.words.related_reading),
            };
            self.xml.open("li").open("a").attr("epub:type", name).attr("href", &landmark.document);
            self.mark_word();
            self.xml.text(word).close().close();
        }
        self.xml.close().close();
    }

    /// An element that holds one of the fixed words.
    fn fixed(&mut self, name: &'static str, id: Option<&str>, word: &str) {
        self.xml.open(name);
        if let Some(id) = id {
            self.xml.attr("id", id);
        }
        self.mark_word();
        self.xml.text(word).close();
    }

    /// A book in a language without a table prints English words, and says so.
    fn mark_word(&mut self) {
        if self.words_language != self.language {
            self.tag(self.words_language);
        }
    }

    fn tag(&mut self, language: &Language) {
        self.tag_running(language, language.direction());
    }

    fn tag_running(&mut self, language: &Language, direction: Direction) {
        self.xml.attr("lang", language.as_str()).attr("xml:lang", language.as_str());
        self.xml.attr("dir", direction.as_str());
    }

    fn turns(&self, direction: Direction) -> bool {
        direction != self.language.direction()
    }
}
