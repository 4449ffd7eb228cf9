//! One walk over the page: every element that may say something of the brief, in the page's order.

mod text;

use std::cell::Ref;
use std::ops::Range;

use dom_query::{Document, Element, NodeRef};

use super::zones::zone_of;
pub use super::zones::{Zone, zone_of_node};
use crate::read::saved_page::classes;
pub use text::{fold, is_block, joined, joined_text, spaced_text};
use text::{follows_block, push_break, push_folded, push_gap, push_inline_gap};

/// What of a page the other modules look at.
#[derive(Default)]
pub struct Survey<'a> {
    /// Names of `<meta>` in lower case, and what they say.
    pub metas: Vec<(String, String)>,
    /// The same of those that are properties, which are said more deliberately than a name.
    pub properties: Vec<(String, String)>,
    /// The texts of JSON-LD scripts.
    pub scripts: Vec<String>,
    /// The first `<title>`.
    pub title: String,
    /// `rel` and `href` of the links in the head.
    pub links: Vec<(String, String)>,
    /// The address that a page had before the archive of the web took it.
    pub archived: Option<String>,
    /// The comments, shortened: browsers write there where a page was saved from.
    pub comments: Vec<String>,
    /// What `<html lang>` says.
    pub language: Option<String>,
    /// The elements of the body that are short enough to be a title, a byline or a date.
    pub spots: Vec<Spot<'a>>,
    /// The text that a reader sees, white space folded.
    pub text: String,
    /// The bytes of it that readers wrote, or that lead to other texts.
    pub others: Vec<Range<usize>>,
}

impl Survey<'_> {
    /// The text of the page without what stands in [`Zone::Other`].
    pub fn own_text(&self) -> String {
        let mut own = String::with_capacity(self.text.len());
        let mut end = 0;
        for other in &self.others {
            own.push_str(&self.text[end..other.start]);
            end = other.end;
        }
        own.push_str(&self.text[end..]);
        own
    }
}

/// An element that may say something.
pub struct Spot<'a> {
    /// The element.
    pub node: NodeRef<'a>,
    /// Its name.
    pub name: String,
    /// Its class and id, in lower case.
    pub class: String,
    /// `itemprop` and `property`.
    pub property: String,
    /// `rel`.
    pub rel: String,
    /// Where it stands.
    pub zone: Zone,
    /// How much text stands before it on the page, in bytes.
    pub offset: usize,
    line: Option<Box<str>>,
}

impl Spot<'_> {
    /// Its text, with a gap wherever an element begins and a line a block; `None` where it is longer
    /// than a byline.
    pub fn line(&self) -> Option<&str> {
        self.line.as_deref()
    }

    /// An attribute, if it says something.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.node.attr(name).map(|value| fold(&value)).filter(|value| !value.is_empty())
    }
}

/// What the head and the comments of a page say: enough to know its address.
pub fn head(document: &Document) -> Survey<'_> {
    let mut survey = Survey::default();
    let head = document.head().into_iter().flat_map(|head| head.descendants());
    for node in document.root().children_it(false).chain(document.html_root().children_it(false)).chain(head)
    {
        match node.element_ref() {
            Some(element) if !element.has_attr("class") => {
                visit(&mut survey, &element.name.local, &element, &node, Zone::Text);
            }
            Some(_) => {}
            None => visit_leaf(&mut survey, &node),
        }
    }
    survey
}

/// Walks over a page.
pub fn walk(document: &Document) -> Survey<'_> {
    let mut survey = Survey::default();
    let mut spaced = Spaced::default();
    let mut open = vec![Step::Open(document.root(), Zone::Text)];
    while let Some(step) = open.pop() {
        let (node, zone) = match step {
            Step::Open(node, zone) => (node, zone),
            Step::Close { spot, start } => {
                survey.spots[spot].line = spaced.line(start);
                continue;
            }
        };
        let Some(element) = node.element_ref() else {
            let start = survey.text.len();
            visit_leaf(&mut survey, &node);
            if zone == Zone::Other {
                survey.others.push(start..survey.text.len());
            }
            if node.is_text() {
                spaced.end_line(&node);
                push_folded(&mut spaced.text, &node.text());
            }
            open.extend(node.children_it(true).map(|child| Step::Open(child, zone)));
            continue;
        };
        let name = element.name.local.to_string();
        let zone = zone.max(zone_of(&name, &element, &node));
        let spots = survey.spots.len();
        if !visit(&mut survey, &name, &element, &node, zone) {
            continue;
        }
        drop(element);
        if is_block(&name) {
            push_gap(&mut survey.text);
        }
        spaced.end_line(&node);
        spaced.open(&name);
        if survey.spots.len() > spots {
            open.push(Step::Close { spot: spots, start: spaced.text.len() });
        }
        open.extend(node.children_it(true).map(|child| Step::Open(child, zone)));
    }
    survey
}

/// What the walk has still before it.
enum Step<'a> {
    Open(NodeRef<'a>, Zone),
    /// All that is in an element has been seen; its text began at `start`.
    Close {
        spot: usize,
        start: usize,
    },
}

/// The text of a page as [`spaced_text`] gives it, so that the line of every element is a part of it and
/// is not gathered anew for each element around it.
#[derive(Default)]
struct Spaced {
    text: String,
}

impl Spaced {
    fn open(&mut self, name: &str) {
        if is_block(name) {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            push_break(&mut self.text);
        } else {
            push_inline_gap(&mut self.text);
        }
    }

    /// Begins a line below a block that stands before a node.
    fn end_line(&mut self, node: &NodeRef<'_>) {
        if follows_block(node) {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            push_break(&mut self.text);
        }
    }

    /// What has been written since `start`, where it is no longer than a byline.
    fn line(&self, start: usize) -> Option<Box<str>> {
        let line = self.text.get(start..)?.trim();
        (!line.is_empty() && line.len() <= LINE).then(|| line.into())
    }
}

fn visit_leaf(survey: &mut Survey<'_>, node: &NodeRef<'_>) {
    if node.is_text() {
        push_folded(&mut survey.text, &node.text());
    } else if node.is_comment() {
        let text = node.html();
        survey.comments.push(text.chars().take(2_000).collect());
    }
}

/// Notes what an element says; whether what is in it is to be visited too.
fn visit<'a>(
    survey: &mut Survey<'a>,
    name: &str,
    element: &Ref<'_, Element>,
    node: &NodeRef<'a>,
    zone: Zone,
) -> bool {
    let attribute = |name: &str| element.attr(name).map(|value| value.trim().to_owned()).unwrap_or_default();
    match name {
        "html" => {
            survey.language = Some(attribute("lang"))
                .filter(|tag| !tag.is_empty())
                .or(element.attr("xml:lang").map(Into::into))
        }
        "meta" => visit_meta(survey, &attribute),
        "title" if survey.title.is_empty() => {
            survey.title = fold(&node.text());
            return false;
        }
        "link" => survey.links.push((attribute("rel").to_lowercase(), attribute("href"))),
        "script" => {
            if attribute("type").to_lowercase().contains("ld+json") {
                survey.scripts.push(node.text().to_string());
            } else if survey.archived.is_none() {
                survey.archived = archived(&node.text());
            }
            return false;
        }
        "style" | "noscript" | "template" | "svg" | "iframe" | "select" | "textarea" | "title" => {
            return false;
        }
        // What the archive of the web puts over the pages that it shows.
        _ if attribute("id").starts_with("wm-ipp") => {
            survey.archived = survey.archived.take().or_else(|| address_in_toolbar(node));
            return false;
        }
        "body" | "main" | "article" | "head" => {}
        _ => {
            let spot = Spot {
                node: *node,
                name: name.to_owned(),
                class: classes::of(node),
                property: format!("{} {}", attribute("itemprop"), attribute("property"))
                    .trim()
                    .to_lowercase(),
                rel: attribute("rel").to_lowercase(),
                zone,
                offset: survey.text.len(),
                line: None,
            };
            survey.spots.push(spot);
        }
    }
    true
}

/// What the script of the archive of the web says of the page that it shows.
fn archived(script: &str) -> Option<String> {
    let (_, call) = script.split_once("__wm.wombat(")?;
    call.split(['"', '\'']).nth(1).map(str::to_owned)
}

/// What the field for addresses says that the archive of the web puts over a page.
fn address_in_toolbar(toolbar: &NodeRef<'_>) -> Option<String> {
    let field =
        toolbar.descendants_it().find(|inner| inner.attr("id").is_some_and(|id| &*id == "wmtbURL"))?;
    field.attr("value").map(|address| address.trim().to_owned()).filter(|address| !address.is_empty())
}

/// Notes a `<meta>`, wherever it stands; `itemprop` serves where no name does.
fn visit_meta(survey: &mut Survey<'_>, attribute: &impl Fn(&str) -> String) {
    let content = fold(&attribute("content"));
    if content.is_empty() {
        return;
    }
    for key in ["property", "name", "itemprop", "http-equiv"] {
        // One element may have several names, parted by spaces.
        for name in attribute(key).split_whitespace() {
            let said = (name.to_lowercase(), content.clone());
            let said_there = if key == "property" { &mut survey.properties } else { &mut survey.metas };
            said_there.push(said);
        }
    }
}

/// How many bytes a line of a page's head can have.
const LINE: usize = 240;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_below_a_block_begins_a_line() {
        let document = Document::from("<div><p>Fellow</p> <a>lind</a><b>,</b> Bern</div>");
        assert_eq!(spaced_text(&document.select("div").nodes()[0], 99), "Fellow\nlind , Bern");
        assert_eq!(walk(&document).spots[0].line(), Some("Fellow\nlind , Bern"));
    }
}
