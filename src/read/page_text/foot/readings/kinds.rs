//! Kinds of entries that no list of kinds has.

use std::collections::BTreeMap;

use super::item::Item;
use crate::read::page_text::words::names;

/// The kinds that no list has, by their first lines: in a list whose entries begin with a kind, a word or
/// two directly above a title and its date.
pub fn unknown(items: &[(Vec<usize>, Item)]) -> BTreeMap<usize, String> {
    let are_names = |text: &str| {
        names::all_names(text).is_some_and(|names| names.iter().all(|name| names::is_full_name(&name.text)))
    };
    // Above it ends another entry.
    let opens = |at: usize| match at.checked_sub(1).map(|above| &items[above].1) {
        Some(Item::Kind(_)) => false,
        Some(Item::Text(text) | Item::Credited(text)) => are_names(&text.text),
        _ => true,
    };
    let is_byline = |at: usize| {
        matches!(items.get(at), Some((_, Item::Text(text)))
            if names::byline(&text.text).is_some_and(|named| !named.is_empty()))
    };
    let is_entry = |at: usize| {
        let dated = if is_byline(at + 2) { at + 3 } else { at + 2 };
        let below = (items.get(at + 1).map(|(_, item)| item), items.get(dated).map(|(_, item)| item));
        opens(at) && matches!(below, (Some(Item::Text(_)), Some(Item::Dated(..))))
    };
    let entries: Vec<usize> = (0..items.len()).filter(|at| is_entry(*at)).collect();
    let is_known = |at: &&usize| matches!(items[**at].1, Item::Kind(_));
    let unknown = |at: usize| match &items[at].1 {
        Item::Text(text) if text.address.is_none() && text.text.split_whitespace().count() <= 2 => {
            Some((items[at].0[0], text.text.clone()))
        }
        _ => None,
    };
    // Where the entries shout their kinds and not their titles, no list is needed.
    let shouted = |at: &&usize| is_shouted(&items[**at].1) && !is_shouted(&items[**at + 1].1);
    if entries.len() > 1 && entries.iter().all(|at| is_known(&at) || shouted(&at)) {
        let kind = |at: usize| match &items[at].1 {
            Item::Text(text) => Some((items[at].0[0], text.text.clone())),
            _ => None,
        };
        return entries.into_iter().filter_map(kind).collect();
    }
    // One word, or two where the other entries leave no doubt, or nothing but the titles is linked.
    let is_linked = |at: &usize| matches!(&items[*at + 1].1, Item::Text(text) if text.address.is_some());
    let most = match entries.iter().filter(is_known).count() {
        0 => return BTreeMap::new(),
        1 if !entries.iter().all(is_linked) => 1,
        _ => 2,
    };
    let found = entries.into_iter().filter_map(unknown);
    found.filter(|(_, kind)| kind.split_whitespace().count() <= most).collect()
}

fn is_shouted(item: &Item) -> bool {
    matches!(item, Item::Text(text)
        if text.text.split_whitespace().count() <= 4
            && text.text.contains(char::is_uppercase)
            && !text.text.contains(char::is_lowercase))
}
