//! What one line of a section of related reading is.

use crate::language::dates;
use crate::model::Date;
use crate::read::frame::{Frame, words};
use crate::read::page_text::words::facts::{self, Facts, Stage};
use crate::read::page_text::words::forms;
use crate::read::page_text::words::inline::{self, Linked};
use crate::read::page_text::words::labels::{Field, LABELS, small};
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{imprint, names, series, ways};

/// What a line of the section is.
pub enum Item {
    Kind(String),
    /// A date, with or without more beside it: "Report | Nov 12, 2008", "Ada Lind on Nov 12, 2008".
    Dated(Facts, Linked),
    Mark,
    /// "◆ River Series", "◆ Ada Lind", "◆ Title": what stands behind a mark closes an entry or opens one.
    Marked(Linked),
    Address(String),
    Text(Linked),
    /// "Ada Lind, Ben Roe ·": who wrote an entry, before the date that it has no more.
    Credited(Linked),
    /// A number in a series, or who printed it first: an entry has no room for it.
    Aside,
    /// Running text, or a word of the site's frame: the section is over.
    Prose,
}

/// "Report / Horn of Africa": a house prints the region beside the kind, and a reading has none.
pub fn kind_and_region(text: &str) -> Option<(String, &str)> {
    // "Latin America & Caribbean" is one region.
    let is_region = |region: &str| region.split(" & ").all(names::is_name);
    let (kind, region) = text.split_once(" / ").filter(|(_, region)| is_region(region))?;
    Some((LABELS.kind(kind)?, region))
}

/// "In "Analysis"": where a blog files an entry.
fn filed_kind(text: &str) -> Option<String> {
    let filed = text.strip_prefix("In ")?.strip_prefix(['"', '“'])?.strip_suffix(['"', '”'])?;
    LABELS.kind(filed)
}

/// The day on which an entry appeared, or of which it is.
pub fn published(facts: &Facts) -> Option<Date> {
    facts.date(Stage::Published).or_else(|| facts.date(Stage::Updated))
}

/// Says what a line of the section is.
pub fn item(text: &str) -> Item {
    // In Markdown the notes of the text may stand below them.
    if inline::note(text).is_some() {
        return Item::Prose;
    }
    let shown = text.trim_matches(|c: char| c.is_whitespace() || LABELS.separators.contains(c));
    if shown.is_empty() {
        return Item::Mark;
    }
    // In Markdown a title is a heading, and an entry an item.
    let text = text.trim_start().trim_start_matches(['#', '>']).trim_start();
    let text = forms::bullet(text).unwrap_or(text);
    let shown = forms::bullet(shown).unwrap_or(shown);
    let kind = LABELS.kind(text).or_else(|| Some(kind_and_region(text)?.0));
    if let Some(kind) = kind.or_else(|| filed_kind(text)) {
        return Item::Kind(kind);
    }
    // A stroke before a path is none of the marks.
    let is_marked = text.starts_with(|c| LABELS.separators.contains(c)) && !inline::is_address(text);
    let shown_whole = text;
    let text = if is_marked { shown } else { text.trim_end_matches([' ', '·', '•']) };
    let linked = inline::linked(text);
    let is_text = is_prose(&linked.text) && linked.address.is_none();
    // A long title may be a question.
    if is_over(text, &linked) || is_marked && is_text && !text.ends_with(['?', '؟']) {
        return Item::Prose;
    }
    if is_marked {
        return Item::Marked(linked);
    }
    let is_aside = || series::is_number(shown) || LABELS.printed_by(shown).is_some();
    if linked.address.is_none() && is_aside() {
        return Item::Aside;
    }
    // "Sep 8, 2020  The River Herald": when it appeared, and where.
    let dated = shown.split_once("  ").filter(|(date, outlet)| {
        dates::parse(date).is_some() && names::is_name(outlet.trim()) && linked.address.is_none()
    });
    let shown = dated.map_or(shown, |(date, _)| date);
    let facts =
        facts::read(shown).or_else(|| imprint::read(shown)).filter(|facts| published(facts).is_some());
    if let Some(facts) = facts.filter(|_| linked.address.is_none()) {
        return Item::Dated(facts, linked);
    }
    match linked.address {
        Some(address) if linked.text.is_empty() => Item::Address(address),
        _ if inline::is_address(&linked.text) => Item::Address(linked.text),
        _ if is_text && linked.text.chars().count() > 200 => Item::Prose,
        None if is_credited(shown_whole, &linked.text) => Item::Credited(Linked::plain(&linked.text)),
        address => Item::Text(Linked { text: linked.text, address, about: None }),
    }
}

/// Gives lines with names and a mark up where they may as well be topics: authors has every entry of the section, and
/// one of them has two.
pub fn settle_credits(items: &mut [(Vec<usize>, Item)]) {
    // Below the last of them a house has its address.
    let is_credit = |item: &(Vec<usize>, Item)| matches!(item.1, Item::Credited(_));
    let end = items.iter().rposition(is_credit).map_or(0, |last| last + 1);
    let is_text = |item: &&Item| matches!(item, Item::Text(_) | Item::Credited(_));
    let mut texts = items[..end].iter().map(|(_, item)| item).filter(is_text);
    let mut has_two = false;
    let mut has_every = true;
    while let Some(title) = texts.next() {
        let credit = texts.next();
        has_every &= matches!((title, credit), (Item::Text(_), Some(Item::Credited(_))));
        if let Some(Item::Credited(names)) = credit {
            has_two |= names::all_names(&names.text).is_some_and(|names| names.len() > 1);
        }
    }
    if has_every && has_two {
        return;
    }
    for (_, item) in items {
        if let Item::Credited(linked) = item {
            *item = Item::Text(linked.clone());
        }
    }
}

/// Whether a line has names alone, and behind them the mark that parts them from a date.
fn is_credited(line: &str, names: &str) -> bool {
    let opens =
        |name: &str| name.split(' ').next().is_some_and(|word| LABELS.articles.contains(&small(word)));
    let is_of_subject = |word: &str| {
        let word = small(word);
        LABELS.kind_words.contains(&word)
            || LABELS.region_words.contains(&word)
            || LABELS.field_words.contains(&word)
    };
    let is_person = |name: &Linked| {
        names::is_full_name(&name.text)
            && !names::is_of_body(&name.text)
            && !opens(&name.text)
            && !name.text.split(' ').any(is_of_subject)
    };
    forms::unseparated(line) == names
        && names.len() < line.len()
        && !LABELS.is_house(names)
        && names::all_names(names).is_some_and(|names| names.iter().all(is_person))
}

/// Whether a line belongs to no list of readings: a labelled line that says something of the page,
/// a link to a longer list.
fn is_over(text: &str, linked: &Linked) -> bool {
    let is_told = |field| {
        matches!(field, Field::Source | Field::Topics | Field::Regions | Field::Accessed | Field::Rights)
    };
    LABELS.field(text).is_some_and(|(field, _)| is_told(field))
        || words().frame_of(&linked.text) == Some(Frame::WayOn)
        || ways::lead_to_house(&linked.text) && linked.address.is_none()
        // "POLICY ALERT, Jun 30, 2009" is no offer of one.
        || LABELS.is_about_mail(&linked.text) && linked.address.is_none() && facts::read(text).is_none()
}
