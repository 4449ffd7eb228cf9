//! Topics, regions and countries: links or items below a label.

use dom_query::NodeRef;

use super::lines::lines;
use super::{Context, Found, evidence};
use crate::model::Placed;
use crate::read::page::Page;
use crate::read::page_text::labels::Section;

/// More items than this are a menu of the site, not the topics of a text.
const MOST: usize = 20;

/// Takes the last section of topics, or of regions, that has items.
pub fn take(ctx: &Context, section: Section, ruled: &[NodeRef<'_>], found: &[Found<'_>], page: &mut Page) {
    let (field, from) = match section {
        Section::Regions => ("regions", "the section of regions"),
        Section::Topics | Section::Authors | Section::Related | Section::Notes => {
            ("topics", "the section of topics")
        }
    };
    let mut names = items(ctx, ruled);
    if !names.is_empty() {
        ruled.iter().for_each(NodeRef::remove_from_parent);
    } else {
        let last =
            found.iter().rev().filter(|found| found.section == section && !found.is_of_the_text()).find_map(
                |found| {
                    let names = items(ctx, &found.content);
                    (!names.is_empty()).then_some((found, names))
                },
            );
        let Some((found, read)) = last else { return };
        found.remove(found.content.len());
        names = read;
    }
    evidence(page, field, from);
    let names: Vec<Placed<String>> = names.into_iter().map(|name| ctx.placed(name)).collect();
    match section {
        Section::Regions => page.metadata.regions = Some(names),
        Section::Topics | Section::Authors | Section::Related | Section::Notes => {
            page.metadata.topics = Some(names)
        }
    }
}

/// The names of a section; none where any line of it is more than a name.
fn items(ctx: &Context, nodes: &[NodeRef<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in lines(ctx, nodes) {
        let links: Vec<NodeRef<'_>> = line.node.descendants_it().filter(|node| node.has_name("a")).collect();
        let texts: Vec<String> = if links.is_empty() {
            line.text().split([',', ';', '|', '•', '·', '،']).map(|name| name.trim().to_owned()).collect()
        } else {
            links
                .iter()
                .map(|link| {
                    super::spaced_text(link, 200).replace('\n', " ").trim_matches([',', ' ']).to_owned()
                })
                .collect()
        };
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            let words = text.split_whitespace().count();
            if words > 8 || text.chars().count() > 70 || text.ends_with('.') && words > 3 {
                return Vec::new();
            }
            if !names.contains(&text) {
                names.push(text);
            }
        }
    }
    if names.len() > MOST { Vec::new() } else { names }
}
