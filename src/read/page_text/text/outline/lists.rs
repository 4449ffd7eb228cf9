//! Lists: items behind bullets or numbers, and those that a copy has left without.

use super::paragraph;
use crate::read::blocks::{Block, BlockKind};
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::sheet::paragraphs::Paragraph;
use crate::read::page_text::words::forms::{self, Counter, bullet, numbered};
use crate::read::page_text::words::sentences;

/// How many paragraphs from the first on are items of one list, below those above them.
pub(super) fn items(sheet: &Sheet, above: &[Paragraph], rest: &[Paragraph]) -> usize {
    let above = above.last();
    marked(rest)
        .max(dashed(above, rest))
        .max(bare(above, rest))
        .max(indented(sheet, above, rest))
        .max(led(sheet, above, rest))
        .max(named(above, rest))
        .max(counted(sheet, above, rest))
}

/// How many paragraphs from the first on bear the marks or the numbers of one list.
fn marked(rest: &[Paragraph]) -> usize {
    let bullets = rest.iter().take_while(|item| bullet(&item.text).is_some()).count();
    let is_sure = |item: &Paragraph| !item.text.starts_with(['-', '–', '*', '·']);
    if bullets > 1 || bullets == 1 && is_sure(&rest[0]) {
        return bullets;
    }
    let Some((first, _)) = rest.first().and_then(|item| numbered(&item.text)) else { return 0 };
    let expected = first..;
    let count = rest
        .iter()
        .zip(expected)
        .take_while(|(item, number)| numbered(&item.text).is_some_and(|(n, _)| n == *number))
        .count();
    if count > 1 { count } else { 0 }
}

/// How many paragraphs from the first on are items behind long dashes, below a heading. Below a sentence stands what
/// somebody says behind such a dash.
fn dashed(above: Option<&Paragraph>, rest: &[Paragraph]) -> usize {
    let is_heading = |above: &Paragraph| above.text.len() <= LONGEST_HEADING && !sentences::ends(&above.text);
    if !above.is_some_and(is_heading) {
        return 0;
    }
    let is_item = |item: &&Paragraph| item.text.starts_with("— ") && sentences::ends(&item.text);
    let items = rest.iter().take_while(is_item).count();
    if items > 1 { items } else { 0 }
}

/// How many paragraphs from the first on are items that a copy has left without their bullets: the one above
/// them leads to them, and each ends with a semicolon but for the last.
fn bare(above: Option<&Paragraph>, rest: &[Paragraph]) -> usize {
    // Asked first: a long row of such paragraphs that is no list is not counted at each of them.
    if !above.is_some_and(|above| above.text.ends_with([':', '：'])) {
        return 0;
    }
    let goes_on = |item: &&Paragraph| item.text.ends_with([';', '؛']);
    let items = rest.iter().take_while(goes_on).count();
    let is_closed = rest.get(items).is_some_and(|last| sentences::ends(&last.text));
    // Items without a stop stand directly below each other; a single one would be a heading. Verse has its commas,
    // what is said its names, and the lines of an address are shorter.
    let is_open = |item: &&Paragraph| {
        item.lines.len() == 1
            && item.text.len() <= LONGEST_OPEN
            && item.text.split_whitespace().count() >= SHORTEST_OPEN
            && !sentences::ends(&item.text)
            && !item.text.ends_with([',', '،'])
            && !item.text.contains([':', '|', '"', '“', '«', '\t'])
    };
    let open = rest.iter().take_while(is_open).count();
    let are_together = rest[..open].windows(2).all(|pair| pair[0].last() + 1 == pair[1].first());
    match (items, open) {
        (1.., _) if is_closed => items + 1,
        (_, 2..) if are_together => open,
        _ => 0,
    }
}

/// How many paragraphs from the first on are items that have kept no more than their margin: they stand line by
/// line between two paragraphs, further in than these. So do the paragraphs of a text below its first, but longer
/// and without a gap, and what somebody says, but between marks.
fn indented(sheet: &Sheet, above: Option<&Paragraph>, rest: &[Paragraph]) -> usize {
    let margin = |item: &Paragraph| sheet.lines[item.first()].indent;
    let leads = |above: &&Paragraph| sentences::is_prose(&above.text) || above.text.ends_with([':', '：']);
    let Some(above) = above.filter(leads) else { return 0 };
    let is_in = |first: &&Paragraph| margin(first) >= margin(above) + IN && is_apart(above, first);
    let Some(first) = rest.first().filter(is_in) else { return 0 };
    // Below a colon an item may have several sentences; the lines of a song or a letter are shorter.
    let is_led = !sentences::is_prose(&above.text);
    let lengths = if is_led { SHORTEST_LED..=3 * LONGEST_OPEN } else { 0..=LONGEST_OPEN };
    let is_item = |item: &Paragraph| {
        margin(item) == margin(first)
            && lengths.contains(&item.text.len())
            && sentences::ends(&item.text)
            && !item.text.starts_with(['"', '“', '«', '„', '‘'])
    };
    // Below a colon they may stand apart from each other, where they are wrapped.
    let is_over_colon = above.text.ends_with([':', '：']);
    let are_apart =
        is_over_colon && rest.get(1).is_some_and(|next| is_apart(first, next) && first.lines.len() > 1);
    // What is quoted so has several sentences.
    let fits = |item: &Paragraph| !are_apart || sentences::count(&item.text) == 1;
    let follows =
        |pair: &[Paragraph]| is_apart(&pair[0], &pair[1]) == are_apart && is_item(&pair[1]) && fits(&pair[1]);
    let items = 1 + rest.windows(2).take_while(|pair| follows(pair)).count();
    let is_closed = rest
        .get(items)
        .is_some_and(|below| margin(below) == margin(above) && is_apart(&rest[items - 1], below));
    if items > 2 && is_item(first) && fits(first) && is_closed { items } else { 0 }
}

/// How many paragraphs from the first on are whole sentences that a copy has left without their bullets: a line
/// ends with a colon, and below it they stand directly below each other, where all other paragraphs of the text
/// about them stand apart.
fn led(sheet: &Sheet, above: Option<&Paragraph>, rest: &[Paragraph]) -> usize {
    let leads = |above: &&Paragraph| above.text.ends_with([':', '：']) && above.text.len() >= SHORTEST_LEAD;
    let Some(above) = above.filter(leads) else { return 0 };
    // What stands behind a label or a figure is said by somebody, or at some hour.
    let is_item = |item: &Paragraph| {
        item.lines.len() == 1
            && (SHORTEST_LED..=3 * LONGEST_OPEN).contains(&item.text.len())
            && sentences::ends(&item.text)
            && !item.text.split(' ').take(LABEL).any(|word| word.ends_with(':'))
            && item.text.starts_with(char::is_alphabetic)
    };
    let together = rest.windows(2).take(MOST_LED).take_while(|pair| !is_apart(&pair[0], &pair[1]));
    let run = together.count() + 1;
    let stands_apart = above.first().checked_sub(1).is_none_or(|line| sheet.is_blank(line))
        && rest.get(run).zip(rest.get(run + 1)).is_none_or(|(next, after)| is_apart(next, after));
    let are_items = (FEWEST_LED..=MOST_LED).contains(&run) && rest.iter().take(run).all(is_item);
    if stands_apart && are_items { run } else { 0 }
}

/// How many paragraphs from the first on are names that a copy has left without their bullets: a line ends with a
/// colon, and below it they stand directly below each other, apart from all else.
fn named(above: Option<&Paragraph>, rest: &[Paragraph]) -> usize {
    let leads = |above: &&Paragraph| above.text.ends_with([':', '：']) && above.text.len() >= SHORTEST_LEAD;
    if !above.filter(leads).is_some_and(|above| rest.first().is_some_and(|first| is_apart(above, first))) {
        return 0;
    }
    let is_large = |word: &str| word.starts_with(char::is_uppercase);
    let is_item = |item: &&Paragraph| {
        item.lines.len() == 1
            && item.text.chars().count() <= LONGEST_NAME
            && item.text.split(' ').all(|word| is_large(word) || word.chars().count() <= SMALL)
            && is_large(&item.text)
            && !item.text.contains(['.', ':', ';', ',', '?', '!', '"', '“'])
    };
    let together = rest.windows(2).take(MOST_LED).take_while(|pair| !is_apart(&pair[0], &pair[1]));
    let run = together.count() + 1;
    let is_closed = rest.get(run).is_some_and(|next| sentences::is_prose(&next.text));
    if run >= FEWEST_LED && is_closed && rest.iter().take(run).all(|item| is_item(&item)) { run } else { 0 }
}

/// No such name has more characters, and no small word in it.
const LONGEST_NAME: usize = 60;
const SMALL: usize = 3;

/// How many paragraphs from the first on are items with letters or figures in brackets, "(a)", "(b)", that stand further
/// in than the text above them, or apart from it, and of which that says that they follow: it has no full stop.
fn counted(sheet: &Sheet, above: Option<&Paragraph>, rest: &[Paragraph]) -> usize {
    let margin = |item: &Paragraph| sheet.lines[item.first()].indent;
    let is_in = |first: &&Paragraph| {
        above.is_none_or(|above| {
            !above.text.ends_with('.') && (margin(first) >= margin(above) + IN || is_apart(above, first))
        })
    };
    let counter = |item: &Paragraph| forms::counted(&item.text).map(|(counter, _)| counter);
    let Some(first) = rest.first().filter(is_in) else { return 0 };
    let Some(counted) = counter(first).filter(|counter| counter.is_first()) else { return 0 };
    let counters = std::iter::successors(Some(counted), |counter| Some(counter.next()));
    let is_next = |(item, expected): &(&Paragraph, Counter)| {
        counter(item) == Some(*expected) && margin(item) == margin(first)
    };
    let items = rest.iter().zip(counters).take_while(is_next).count();
    if items > 1 { items } else { 0 }
}

/// Whether a gap stands between two paragraphs.
fn is_apart(above: &Paragraph, below: &Paragraph) -> bool {
    below.first() > above.last() + 1
}

/// What leads to a list has as many bytes; a speaker's name and a salutation have less.
const SHORTEST_LEAD: usize = 30;

/// A label is one of as many words with which an item begins.
const LABEL: usize = 4;

/// A list without marks of its own has as many items.
const FEWEST_LED: usize = 3;
const MOST_LED: usize = 12;

/// No item without a mark of its own has more bytes, nor less words where it has no stop.
const LONGEST_OPEN: usize = 200;
const SHORTEST_OPEN: usize = 6;

/// No item below a few words and a colon has less bytes.
const SHORTEST_LED: usize = 60;

/// No heading has more bytes.
const LONGEST_HEADING: usize = 80;

/// Items stand as many spaces further in, at the least.
const IN: usize = 2;

/// The list of some items. Their numbers are its own, and so are figures in brackets where all have them; letters stay,
/// since the text may name them.
pub(super) fn block(sheet: &Sheet, items: &[Paragraph]) -> Block {
    let figured = |item: &Paragraph| matches!(forms::counted(&item.text), Some((Counter::Figure(_), _)));
    let start = numbered(&items[0].text).map(|(number, _)| number);
    let are_figured = items.iter().all(figured);
    let text = |item: &Paragraph| {
        let shown = numbered(&item.text).map(|(_, text)| text).or_else(|| bullet(&item.text));
        let shown =
            shown.or_else(|| forms::counted(&item.text).filter(|_| are_figured).map(|(_, text)| text));
        // Before what somebody says stands such a dash as well; the items of a list are none of that.
        let dashed = || item.text.strip_prefix("— ").or_else(|| item.text.strip_prefix("– "));
        let shown = shown.or_else(|| dashed().map(str::trim_start));
        paragraph(shown.unwrap_or(&item.text))
    };
    let start = start.or(are_figured.then_some(1));
    let blocks = items.iter().map(|item| vec![super::block(sheet, item, text(item))]).collect();
    let span = sheet.span(items[0].first(), items[items.len() - 1].last());
    Block::new(BlockKind::List { start, items: blocks }, span)
}

#[cfg(test)]
mod tests {
    use crate::read::page_text::text::outline::tests::{FULL, read_all};

    #[test]
    fn items_may_have_lost_their_bullets() {
        let read = |items: &str| read_all(&format!("{FULL} Three things may help:\n\n{items}\n\n{FULL}"));
        let listed = read("a gauge at the weir;\na toll on the bridge;\na winter without rain.");
        assert!(
            listed.contains("\n- a gauge at the weir;\n- a toll on the bridge;\n- a winter without rain.\n")
        );
        assert!(!read("a gauge at the weir,\na toll on the bridge.").contains("- "));
        assert!(!read_all(&format!("{FULL}\n\nA gauge;\n\n{FULL}")).contains("- "));
    }

    #[test]
    fn items_that_lost_their_bullets_may_be_sentences() {
        let items = [
            "The toll on the lower bridge has not been paid since the spring, when the man who had taken it for eleven years went to the capital with the book, the key and the seal of the town, and no other has come.",
            "The ferry waits at the weir until noon, and nobody has told it that it should go.",
            "Nobody reads the gauges of the upper river but the man who has a boat there, and he does it once in the morning and once at night for the ministry.",
        ];
        let list = items.join("\n");
        let page = |lead: &str, items: &str| format!("{FULL} {lead}{items}\n\n{FULL}\n\n{FULL}");
        for gap in ["\n\n", "\n"] {
            let listed = format!("\n- {}\n", items.join("\n- "));
            assert!(read_all(&page(&format!("Three things are plain:{gap}"), &list)).contains(&listed));
        }
        for page in [
            page("She said it:\n\n", &format!("“{}”", items.join("”\n“"))),
            page("Three things are plain:\n\n", &format!("Ada: {}", items.join("\nBen: "))),
            page("Three things are plain.\n\n", &list),
            format!("{FULL}\n\nAda Lind:\n{list}\n\n{FULL}\n\n{FULL}"),
            format!("{FULL}\n{FULL} Three things are plain:\n{list}\n{FULL}\n{FULL}"),
        ] {
            assert!(!read_all(&page).contains("\n- "), "{page}");
        }
    }

    #[test]
    fn items_may_stand_behind_long_dashes() {
        let items = "— Somebody should read the gauges.\n\n— The toll should be paid.";
        let read = |above: &str| read_all(&format!("{FULL}{above}\n\n{items}\n\n{FULL}"));
        let listed = "\n- Somebody should read the gauges.\n- The toll should be paid.\n";
        assert!(read("\n\nRecommendations").contains(listed));
        assert!(!read(" She answered as they all do:").contains("\n- "));
        assert!(!read("").contains("\n- "));
    }

    #[test]
    fn items_may_have_kept_their_margin_alone() {
        let read = |items: &str| read_all(&format!("{FULL}\n\n{items}\n\n{FULL}"));
        let items = "    Nobody reads the gauges.\n    The toll is not paid.\n    The ferry waits.";
        let listed = read(items);
        assert!(
            listed.contains("\n- Nobody reads the gauges.\n- The toll is not paid.\n- The ferry waits.\n")
        );
        let indented = format!("{FULL}\n    {FULL}\n    {FULL}\n    {FULL}");
        assert!(!read_all(&indented).contains("- "), "paragraphs are no items");
        // Somebody's words are wrapped, and one line alone is no list.
        assert!(
            !read("    Nobody reads the gauges of the\n    weir, and the toll is not paid.").contains("- ")
        );
        assert!(!read("    Nobody reads the gauges.").contains("- "));
    }

    #[test]
    fn figures_in_brackets_count_items_and_are_no_part_of_them() {
        let items: Vec<String> =
            (1..=11).map(|number| format!("({number}) the gauge of Orsa is read")).collect();
        let listed = read_all(&format!("{FULL} Some things are plain:\n\n{}\n\n{FULL}", items.join(";\n")));
        assert!(listed.contains("\n1. the gauge") && listed.contains("\n11. the gauge"), "{listed}");
        let mixed = "(1) the gauge is read;\n(a) at night;\n(b) at noon;\n(2) the toll is paid.";
        let listed = read_all(&format!("{FULL} Some things are plain:\n\n{mixed}\n\n{FULL}"));
        assert!(listed.contains("(1) the gauge") && listed.contains("(2) the toll"), "{listed}");
        let law = "The towns may ask for more water than they have had since the spring, and for that\nthe treaty has Article 5\n(2) of the second part, which nobody has read to them in all the years since then.";
        assert!(!read_all(law).contains("Article 5\n"), "{}", read_all(law));
    }
}
