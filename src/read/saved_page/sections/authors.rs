//! What is said of the authors: a box, or a section with a name and a bio each.

use dom_query::{Document, NodeRef};

use super::lines::{Line, lines};
use super::{Context, Found, evidence};
use crate::model::contributor::{Credit, CreditName};
use crate::model::{Placed, name_words};
use crate::read::page::Page;
use crate::read::page_text::labels::Section;
use crate::read::page_text::names;
use crate::read::saved_page::metadata::names::{same, without_opener};

/// Classes of boxes about an author that bear no label.
const BOXES: [&str; 16] = [
    ".author-bio",
    ".author-box",
    ".authorbox",
    ".about-author",
    ".about-the-author",
    ".author-info",
    ".author-description",
    ".author-card",
    ".post-author-bio",
    ".entry-author-info",
    ".contributor-bio",
    ".expert-bio",
    ".author__bio",
    ".author-profile",
    ".saboxplugin-wrap",
    "#author-bio",
];

/// Takes the last section about the authors, and boxes about those who are known.
pub fn take(ctx: &Context, document: &Document, ruled: &[NodeRef<'_>], found: &[Found<'_>], page: &mut Page) {
    let mut credits = page.metadata.authors.take().unwrap_or_default();
    let known = credits.clone();
    let last = found.iter().rev().filter(|found| found.section == Section::Authors).find_map(|found| {
        let mut named = credits.clone();
        let taken = section(ctx, &found.content, &mut named, Labelled::Yes);
        (taken > 0).then_some((found, taken, named))
    });
    if !ruled.is_empty() && section(ctx, ruled, &mut credits, Labelled::Yes) > 0 {
        ruled.iter().for_each(NodeRef::remove_from_parent);
    } else if let Some((found, taken, named)) = last {
        found.remove(taken);
        credits = named;
    } else if !credits.is_empty() {
        for node in BOXES.iter().flat_map(|class| document.select(class).nodes().to_vec()) {
            if section(ctx, &[node], &mut credits, Labelled::No) > 0 {
                node.remove_from_parent();
            }
        }
    }
    if credits.iter().any(|credit| credit.bio.is_some()) {
        evidence(page, "bio", "the section about the authors");
    }
    if known.is_empty() && !credits.is_empty() {
        evidence(page, "authors", "the section about the authors");
    }
    page.metadata.authors = (!credits.is_empty()).then_some(credits);
}

/// Whether a label says that a section is about authors, who may not have been named before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labelled {
    Yes,
    No,
}

/// Reads names and bios; says how many of the nodes were read to their end.
fn section(ctx: &Context, nodes: &[NodeRef<'_>], credits: &mut Vec<Credit>, labelled: Labelled) -> usize {
    let mut current: Option<usize> = None;
    let mut taken = 0;
    // One paragraph without a name is about the one author; several are a text of their own.
    let paragraphs = lines(ctx, nodes).iter().filter(|line| line.text().len() >= super::PROSE).count();
    let is_sole = credits.len() == 1 && labelled == Labelled::Yes && paragraphs <= 1;
    let mut has_said = false;
    for node in nodes {
        let mut is_about = false;
        // What names nobody is said of whoever was named in the same node, or named alone before it.
        let mut is_open = !has_said;
        for line in lines(ctx, &[*node]) {
            let text = line.text();
            if let Some(name) = name_of(&text, &line, credits, labelled) {
                current = Some(admit(ctx, &name, line.address(ctx), credits));
                is_about = true;
                is_open = true;
                continue;
            }
            let sole = (is_sole && !has_said).then_some(0);
            if !is_prose(&text) {
                continue;
            }
            let last = current.filter(|_| is_open);
            // Prose about nobody is the text of the brief, which may follow its authors.
            let Some(owner) = owner(&text, credits).or(last).or(sole) else { return taken };
            is_open = true;
            let bio = line.markdown();
            match &mut credits[owner].bio {
                Some(said) if !said.value.contains(&bio) => said.value = format!("{} {bio}", said.value),
                Some(_) => {}
                none => *none = Some(ctx.placed(bio)),
            }
            current = Some(owner);
            is_about = true;
            has_said = true;
        }
        if !is_about {
            break;
        }
        taken += 1;
    }
    taken
}

/// The name that a line is and nothing else.
fn name_of(text: &str, line: &Line<'_>, credits: &[Credit], labelled: Labelled) -> Option<String> {
    let text = without_opener(text);
    let is_known = credits.iter().any(|credit| same(name(credit), text));
    let is_heading = line.node.node_name().is_some_and(|name| name.starts_with('h') || &*name == "a");
    let is_new = labelled == Labelled::Yes
        && names::is_full_name(text)
        && (is_heading || line.node.descendants_it().any(|node| node.has_name("a")));
    (is_known || is_new).then(|| text.to_owned())
}

/// The author of whom a line speaks: by his full name or, near its beginning, his last.
fn owner(text: &str, credits: &[Credit]) -> Option<usize> {
    let beginning: String = text.chars().take(120).collect();
    let by_name = credits.iter().position(|credit| beginning.contains(name(credit)));
    let words: Vec<&str> = beginning.split(|c: char| !c.is_alphanumeric() && !"-'’".contains(c)).collect();
    let is_said =
        |family: &str| words.iter().any(|word| word.trim_end_matches("'s").trim_end_matches("’s") == family);
    by_name.or_else(|| credits.iter().position(|credit| is_said(family_name(name(credit)))))
}

fn admit(ctx: &Context, text: &str, url: Option<String>, credits: &mut Vec<Credit>) -> usize {
    let url = url.map(|url| ctx.placed(url));
    match credits.iter().position(|credit| same(name(credit), text)) {
        Some(index) => {
            credits[index].url = credits[index].url.take().or(url);
            index
        }
        None => {
            let named = Credit::named(CreditName::Name(ctx.placed(text.to_owned())));
            credits.push(Credit { url, ..named });
            credits.len() - 1
        }
    }
}

/// The name of a credit.
pub fn name(credit: &Credit) -> &str {
    match &credit.name {
        CreditName::Name(Placed { value, .. }) | CreditName::Id(Placed { value, .. }) => value,
    }
}

/// The last word of a name, by which a text speaks of its bearer.
pub fn family_name(name: &str) -> &str {
    name.split_whitespace().rfind(|word| !name_words::is_suffix(word)).unwrap_or(name).trim_end_matches(',')
}

/// Whether a line says something of somebody, more than his name and his office.
fn is_prose(text: &str) -> bool {
    text.split_whitespace().count() >= 4
}
