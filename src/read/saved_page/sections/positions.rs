//! What stands beside an author's name and says what he is: "Senior Fellow, River Desk".

use dom_query::{Document, NodeRef};

use super::authors::{OFFICE, is_short, name};
use super::{Context, spaced_text};
use crate::language::dates;
use crate::model::{Credit, Placed};
use crate::read::page_text::names::is_full_name;
use crate::read::saved_page::metadata::names::{is_position, same, tidied, without_opener};

/// How much text a position has at the most, in bytes.
const LINE: usize = 240;

/// What opens a byline has less text, in bytes; what is longer is another text.
const OPENER: usize = 12;

/// The position in the element after one that is the name and nothing else.
pub fn beside(ctx: &Context, document: &Document, name: &str) -> Option<Placed<String>> {
    let body = document.body()?;
    let family_name = name.rsplit(' ').next()?.to_lowercase();
    // Few texts of a page are so short, and only what stands round such a one can be the name.
    let ends_name = |node: &NodeRef<'_>| {
        node.is_text() && {
            let text = node.text();
            let text = text.trim();
            !text.is_empty()
                && text.len() <= name.len() + OPENER
                && text.to_lowercase().ends_with(&family_name)
        }
    };
    let position = |node: NodeRef<'_>| {
        let mut after = std::iter::successors(node.next_element_sibling(), NodeRef::next_element_sibling);
        let text = spaced_text(&after.find(|next| !next.has_name("br"))?, LINE);
        (is_position(&text) && !text.contains('\n')).then_some(text)
    };
    let mut named = body.descendants_it().filter(ends_name).flat_map(|text| named_round(text, name));
    named.find_map(position).map(|position| ctx.placed(position))
}

/// The elements round a text that are a name and nothing else, the outermost first.
fn named_round<'a>(text: NodeRef<'a>, name: &str) -> Vec<NodeRef<'a>> {
    // With room for the gap before what may follow, which makes it another text.
    let said = |node: NodeRef<'a>| (node, spaced_text(&node, name.len() + OPENER));
    let short = text.ancestors_it(None).map(said).take_while(|(_, said)| said.len() <= name.len() + OPENER);
    // A given name and a family name may have elements of their own.
    let mut named: Vec<NodeRef<'a>> =
        short.filter(|(_, said)| same(without_opener(said), name)).map(|(node, _)| node).collect();
    named.reverse();
    named
}

/// "Ada Lind, Analyst of Rivers (lind@desk.example)": a name with a position behind it.
pub fn with_office(text: &str) -> Option<(String, String)> {
    let (name, office) = text.split_once(',')?;
    let name = tidied(without_opener(name));
    let office = office.split('(').next().unwrap_or_default().trim();
    let is_office = office.split_whitespace().count() <= OFFICE && is_position(office);
    (is_full_name(&name) && !is_position(&name) && is_office).then(|| (name, office.to_owned()))
}

/// "Ada Lind Senior Fellow, River Academy": a known name, and on its line what its bearer is.
pub fn before_position(text: &str, credits: &[Credit]) -> Option<(String, String)> {
    let position = |credit: &Credit| {
        let position = text.strip_prefix(name(credit))?.strip_prefix(' ')?;
        let is_one = position.starts_with(char::is_uppercase) && is_position(position);
        is_one.then(|| (name(credit).to_owned(), position.to_owned()))
    };
    credits.iter().find_map(position)
}

/// "**Ada Lind** – River Academy": what stands on the line of a name behind a dash.
pub fn behind_dash(text: &str, name: String) -> Option<(String, String)> {
    let office = text.strip_prefix(name.as_str())?.trim_start().strip_prefix(['–', '—', '-'])?.trim();
    is_short(office).then(|| (name, office.to_owned()))
}

/// "Telephone: 031 555 01 02", "27 Briefs", "Joined: 3 May 2008": a number or a day, with no more words than
/// its label.
pub fn is_figure(text: &str) -> bool {
    let (label, value) = text.split_once(':').unwrap_or_default();
    let is_labelled = label.split_whitespace().count() <= LABEL;
    let has_letters = |word: &&str| word.contains(char::is_alphabetic);
    let most = if value.is_empty() { 1 } else { 0 };
    let value = if value.is_empty() { text } else { value };
    is_labelled
        && text.contains(char::is_numeric)
        && (value.split_whitespace().filter(has_letters).count() <= most || dates::parse(value).is_some())
}

/// The label of a number has no more words than this.
const LABEL: usize = 3;
