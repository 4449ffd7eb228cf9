//! The Contributors page: everybody once, with his bio and his chapters.

use crate::language::fill;
use crate::model::{Anthology, Chapter, Division, Role};
use crate::xml::{Element, Encoder, Node, element};

use super::body::aside;
use super::page::{Page, Rendered};
use super::plan::Run;
use super::relative;
use crate::model::anthology::TITLE;

/// Renders the entries of one document.
pub(super) fn page(anthology: &Anthology, path: &str, run: &Run) -> Rendered {
    let page = Page::of_book(anthology, path);
    let title = page_title(&page, &page.words().contributors, run);
    let mut out = page.begin(&title, Division::Back, 32 * 1024);
    out.open("section")
        .attr("class", "back")
        .attr("epub:type", "contributors")
        .attr("aria-labelledby", TITLE);
    out.element(&page.fixed_heading("h1", TITLE, &title));
    let works = works(anthology);
    for index in run.range.clone() {
        entry(&page, &mut out, index, &works[index]);
    }
    Page::finish(out, title)
}

/// The title of a page of the book's own, or of its later documents.
pub(super) fn page_title(page: &Page<'_>, words: &str, run: &Run) -> String {
    if run.number == 0 {
        return words.to_owned();
    }
    fill(&page.words().continued, &[("title", words)])
}

/// For each contributor, his chapters and what he did for them, in reading order.
fn works(anthology: &Anthology) -> Vec<Vec<(&Chapter, Role)>> {
    let mut works = vec![Vec::new(); anthology.contributors.len()];
    for chapter in anthology.chapters() {
        for entry in &chapter.byline {
            if let Some(works) = works.get_mut(entry.contributor) {
                works.push((chapter, entry.role));
            }
        }
    }
    works
}

fn entry(page: &Page<'_>, out: &mut Encoder, index: usize, works: &[(&Chapter, Role)]) {
    let person = &page.anthology.contributors[index];
    let heading = element("h2").attr("id", person.anchor.clone()).child(page.isolated(&person.name));
    out.element(&heading);
    if let Some(bio) = &person.bio {
        aside(page, out, bio);
    }
    if let Some(url) = &person.url {
        out.element(&element("p").attr("class", "details place").child(page.address(url)));
    }
    let words = page.words();
    let mut list = element("ul").attr("class", "works").attr("aria-label", words.chapters.as_str());
    if page.anthology.book.editors.contains(&index) {
        list = list.child(page.fixed(element("li")).text(words.editor_of_book.as_str()));
    }
    list = list.children(works.iter().map(|(chapter, role)| work(page, chapter, *role)));
    if !list.children.is_empty() {
        out.element(&list);
    }
}

fn work(page: &Page<'_>, chapter: &Chapter, role: Role) -> Element {
    let words = page.words();
    let item = element("li").child(chapter_link(page, chapter));
    let task = match role {
        Role::Author => return item,
        Role::Editor => &words.as_editor,
        Role::Translator => &words.as_translator,
        Role::Illustrator => &words.as_illustrator,
    };
    let task = page.fixed(element("span")).text(format!("({task})"));
    item.text(" ").child(task)
}

/// A chapter's title in its language, leading to it.
pub(super) fn chapter_link(page: &Page<'_>, chapter: &Chapter) -> Node {
    element("a")
        .attr("href", relative(page.path, chapter.first_document(), None))
        .child(page.in_language(&chapter.title, &chapter.language))
        .into()
}
