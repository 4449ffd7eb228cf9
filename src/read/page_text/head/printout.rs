//! The frame that a browser prints round each page: the day of printing and the title of the page
//! above the text, its address and the number of the page below it.
//!
//! A converter of printed pages puts each of them on a line of its own, or the day and the title on one.
//! The day is that of the reader, never that of the text. The title stands there whole, with the site's
//! name behind it, where the text wraps it.

mod across;
mod stamp;

use std::collections::BTreeSet;
use std::ops::Range;

use super::title::is_with_site;
use crate::model::Metadata;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::forms;
use crate::read::page_text::words::inline;
use crate::read::page_text::words::labels::{LABELS, key};
pub use stamp::day_behind;
use stamp::{day_of_printing, month_in, ordered_day, stamp};

/// As many lines of the first page may stand above its title, with it.
const HEAD: usize = 20;

/// No title is wrapped over more lines.
const MOST_LINES: usize = 4;

/// Reads the frame of printed pages, and takes its lines.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata) {
    across::settle(sheet);
    let Some(first) = sheet.next_line(0) else { return };
    let Some(stamped) = stamped_line(sheet, first) else { return };
    let text = sheet.text(stamped).to_owned();
    let Some((day, hour)) = stamp(&text) else { return };
    let numbers = page_numbers(sheet);
    let has_hour = hour.start > day.end;
    let comes_again = (first..sheet.len()).any(|line| line != stamped && sheet.text(line) == text);
    // Older browsers printed no hour.
    let has_title = hour.end < text.len();
    if numbers.is_empty() && !(comes_again && (has_hour || has_title) && stamped == first) {
        return;
    }
    let is_alone = hour.end == text.len();
    let heading = if stamped == first && is_alone { sheet.next_line(first + 1) } else { Some(first) };
    let running = heading.map(|line| {
        let text = sheet.text(line);
        text[if line == stamped { hour.end } else { 0 }..].trim().to_owned()
    });
    let mut frame: BTreeSet<usize> = numbers.iter().copied().collect();
    frame.extend((first..sheet.len()).filter(|line| sheet.text(*line) == text));
    let beside: BTreeSet<usize> =
        frame.iter().copied().chain(heading).flat_map(|line| sheet.beside(line)).collect();
    let address = beside.into_iter().find(|line| is_address(sheet.text(*line)));
    let published = address.and_then(|line| month_in(sheet.text(line)));
    let printed = day_of_printing(&text[..hour.end], &text[day.clone()], published);
    if let Some(date) = printed.or_else(|| ordered_day(sheet, &text[day])) {
        metadata.accessed.get_or_insert(sheet.placed(stamped, date));
        sheet.say("accessed", "the day that a browser printed on the page");
    }
    let parts: Vec<String> =
        running.iter().cloned().chain(address.map(|line| sheet.text(line).to_owned())).collect();
    surround(sheet, &parts, heading, &mut frame);
    if let Some(line) = address {
        unglue(sheet, line);
    }
    let is_of_web = |line: &usize| {
        let address = sheet.text(*line);
        !address.ends_with(['…', '.']) && !address.starts_with(FILE)
    };
    if let Some(line) = address.filter(is_of_web) {
        metadata.source.get_or_insert(sheet.placed(line, sheet.text(line).to_owned()));
        sheet.say("source", "the address that a browser printed on the page");
    }
    sheet.take_all(&frame.into_iter().collect::<Vec<_>>(), Part::Furniture);
    if let Some((line, running)) = heading.zip(running) {
        title(sheet, line, &running, metadata);
    }
}

/// The line that says when the page was printed: the first one, or the last, below the text.
fn stamped_line(sheet: &Sheet, first: usize) -> Option<usize> {
    let last = (first..sheet.len()).rev().find(|line| !sheet.lines[*line].is_blank());
    let has_hour = |line: &usize| stamp(sheet.text(*line)).is_some_and(|(day, hour)| hour.start > day.end);
    // With the title behind the day and no hour, the same line stands above every page.
    let is_day = |line: &usize| {
        let text = sheet.text(*line);
        let is_alone = stamp(text).map(|(day, _)| day.end == text.len());
        is_alone.is_some_and(|is_alone| {
            is_alone || has_hour(line) || (first + 1..sheet.len()).any(|other| sheet.text(other) == text)
        })
    };
    // Below the text a day without its hour stands at the foot of each page.
    let is_of_each = |line: &usize| {
        let (text, pages) = (sheet.text(*line), page_numbers(sheet).len());
        let is_same = |other: &usize| sheet.text(*other) == text;
        stamp(text).is_some() && pages > 0 && (first..sheet.len()).filter(is_same).count() == pages
    };
    Some(first).filter(is_day).or(last.filter(|line| has_hour(line) || is_of_each(line)))
}

/// Adds to the frame what stands beside its lines and says the same on every page. The heading of the first
/// page says the title, and is none of them.
fn surround(sheet: &Sheet, parts: &[String], heading: Option<usize>, frame: &mut BTreeSet<usize>) {
    for _ in parts {
        let is_at_edge = |line: usize| sheet.lines[line].opens_page || heading == Some(line);
        let is_beside = |line: usize| {
            is_at_edge(line) || sheet.beside(line).any(|near| frame.contains(&near) || heading == Some(near))
        };
        let more: Vec<usize> = (0..sheet.len())
            .filter(|line| heading != Some(*line) && parts.iter().any(|part| part == sheet.text(*line)))
            .filter(|line| is_beside(*line))
            .collect();
        frame.extend(more);
    }
}

/// Takes the address off the lines that a converter has glued it to: a heading at the foot of its page.
fn unglue(sheet: &mut Sheet, address: usize) {
    let address = format!(" {}", sheet.text(address));
    for line in 0..sheet.len() {
        if let Some(rest) = sheet.text(line).strip_suffix(&address).map(|rest| rest.trim_end().len()) {
            sheet.lines[line].text.truncate(rest);
            sheet.clipped.push(line);
        }
    }
}

const FILE: &str = "file:///";

fn is_address(text: &str) -> bool {
    // A page that was saved before it was printed has the address of its file.
    (inline::is_absolute(text) || text.starts_with(FILE)) && !text.contains(char::is_whitespace)
}

/// Sets the title that the first page has below its frame as well, in as many lines as it takes there.
fn title(sheet: &mut Sheet, heading: usize, running: &str, metadata: &mut Metadata) {
    let head: Vec<usize> = sheet.free(heading + 1..sheet.len()).take(HEAD).collect();
    let found = head.iter().find_map(|first| {
        let last = (*first..sheet.len().min(first + MOST_LINES)).take_while(|line| sheet.is_free(*line));
        last.into_iter().find_map(|last| {
            let whole = joined(sheet, *first..last + 1);
            (key(running) == key(&whole) || is_with_site(running, &whole) || is_cut(running, &whole))
                .then_some((*first..last + 1, whole))
        })
    });
    let Some((lines, whole)) = found else { return };
    sheet.join(lines, whole.clone());
    if metadata.title.is_none() {
        metadata.title = Some(sheet.placed(heading, whole));
        sheet.take(heading, Part::Metadata);
        sheet.say("title", "the title that a browser printed above the page");
    }
}

/// Whether a line is the beginning of a title for which it had no room: "The Ferry and the T..."
fn is_cut(line: &str, title: &str) -> bool {
    forms::cut_off(line)
        .is_some_and(|opening| opening.chars().count() >= OPENING && title.starts_with(opening))
}

/// By as many characters a title is known again.
const OPENING: usize = 20;

fn joined(sheet: &Sheet, lines: Range<usize>) -> String {
    let texts: Vec<&str> = lines.map(|line| sheet.text(line)).collect();
    texts.join(" ")
}

/// The lines that count the pages, "2/3" or "Page 2 of 3", where they count all of them up to the last.
fn page_numbers(sheet: &Sheet) -> Vec<usize> {
    let counted = |line: usize| Some((line, count(sheet.text(line))?));
    let (lines, numbers): (Vec<usize>, Vec<_>) = (0..sheet.len()).filter_map(counted).unzip();
    if counts_all(&numbers) { lines } else { Vec::new() }
}

/// Whether some numbers of pages count all of them, up to the last.
fn counts_all(numbers: &[(usize, usize)]) -> bool {
    let counted = numbers.iter().enumerate();
    !numbers.is_empty() && counted.into_iter().all(|(index, number)| *number == (index + 1, numbers.len()))
}

/// No line that counts the pages has more bytes.
const LONGEST_COUNT: usize = 30;

/// The number of a page and that of all of them: "2/3", "Page 2 of 3".
fn count(text: &str) -> Option<(usize, usize)> {
    if text.len() > LONGEST_COUNT {
        return None;
    }
    let mut words: Vec<&str> = text.split([' ', '/']).collect();
    if words.first().is_some_and(|page| LABELS.pages.contains(page.to_lowercase().as_str())) {
        words.remove(0);
    }
    let (one, all) = match words[..] {
        [one, all] if text.contains('/') => (one, all),
        [one, of, all] if LABELS.page_joiners.contains(of) => (one, all),
        _ => return None,
    };
    let is_number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if is_number(one) && is_number(all) { one.parse().ok().zip(all.parse().ok()) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;
    use crate::model::Date;

    fn printed(text: &str) -> (Metadata, Vec<String>) {
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), text);
        let mut metadata = Metadata::default();
        read(&mut sheet, &mut metadata);
        let left = sheet.free(0..sheet.len()).map(|line| sheet.text(line).to_owned()).collect();
        (metadata, left)
    }

    #[test]
    fn an_address_that_is_glued_to_the_last_line_of_a_page_is_taken_off() {
        let page = "11/29/26, 3:52 AM\n\nThe Ferry\n\nThe Ferry\n\nText of the page.\n\nWho Paid file:///home/ada/ferry.html\n\n1/2\n\n\
            11/29/26, 3:52 AM\n\nThe Ferry\n\nMore of the text.\n\nfile:///home/ada/ferry.html\n\n2/2\n";
        let (metadata, left) = printed(page);
        assert!(left.contains(&"Who Paid".to_owned()), "{left:?}");
        assert!(metadata.source.is_none(), "a file of the reader's is no source");
    }

    const TWO_PAGES: &str = "4/19/22, 9:41 AM\n\nThe Ferry and the Toll | River Desk\n\nThe Ferry\nand the Toll\n\n\
        The toll is paid at\n\nhttps://desk.example/ferry\n\n1/2\n\u{c}4/19/22, 9:41 AM\n\n\
        The Ferry and the Toll | River Desk\n\nthe lower bridge.\n\nhttps://desk.example/ferry\n\n2/2\n";

    #[test]
    fn the_frame_of_a_printed_page_says_title_address_and_day_of_printing() {
        let (metadata, left) = printed(TWO_PAGES);
        assert_eq!(metadata.title.map(|title| title.value).as_deref(), Some("The Ferry and the Toll"));
        assert_eq!(metadata.source.map(|source| source.value).as_deref(), Some("https://desk.example/ferry"));
        assert_eq!(metadata.accessed.map(|day| day.value), Date::day(2022, 4, 19));
        assert_eq!(left, ["The Ferry and the Toll", "The toll is paid at", "the lower bridge."]);
        assert!(metadata.date.is_none());
    }

    #[test]
    fn a_browser_may_print_the_day_below_the_text() {
        let text = "The Ferry | River Desk\n\nhttps://desk.example/ferry\n\nThe Ferry\n\nThe toll is paid at\n\n\
            1 of 2\n\n4/19/22, 9:41 AM\n\u{c}The Ferry | River Desk\n\nhttps://desk.example/ferry\n\n\
            the lower bridge.\n\n2 of 2\n\n4/19/22, 9:41 AM\n";
        let (metadata, left) = printed(text);
        assert_eq!(left, ["The Ferry", "The toll is paid at", "the lower bridge."]);
        assert_eq!(metadata.source.map(|source| source.value).as_deref(), Some("https://desk.example/ferry"));
        assert_eq!(metadata.title.map(|title| title.value).as_deref(), Some("The Ferry"));
        // An address that is cut off leads nowhere.
        assert!(printed(&text.replace("/ferry\n", "/fer…\n")).0.source.is_none());
    }

    #[test]
    fn the_day_and_the_title_may_stand_on_one_line_without_an_hour() {
        let text = TWO_PAGES.replace("4/19/22, 9:41 AM\n\nThe Ferry", "19.4.2022 The Ferry");
        let (metadata, left) = printed(&text);
        assert_eq!(metadata.accessed.map(|day| day.value), Date::day(2022, 4, 19));
        assert_eq!(metadata.title.map(|title| title.value).as_deref(), Some("The Ferry and the Toll"));
        assert_eq!(left, ["The Ferry and the Toll", "The toll is paid at", "the lower bridge."]);
        // Above one page alone it may be the text's own.
        assert!(printed("19.4.2022 The Ferry\n\nThe toll is paid.\n\n1/1\n").0.accessed.is_none());
    }

    #[test]
    fn older_browsers_set_their_frame_across_the_page() {
        let (date, source) = (Date::day(2014, 8, 4), "http://desk.example/2014/07/ferry");
        let gap = "          ";
        let heads = |one: usize| format!("The Ferry and the Toll | River Desk{gap}Page {one} of 2\n\n");
        let feet = format!("{source}{gap}8/4/2014\n");
        let text = format!(
            "{}The Ferry and the Toll\n\nThe toll is paid at\n\n{feet}{}the lower bridge.\n\n{feet}",
            heads(1),
            heads(2)
        );
        let (metadata, left) = printed(&text);
        assert_eq!(left, ["The Ferry and the Toll", "The toll is paid at", "the lower bridge."]);
        assert_eq!(metadata.accessed.map(|day| day.value), date, "in April it was not published yet");
        assert_eq!(metadata.source.map(|source| source.value).as_deref(), Some(source));
        // What had no room is cut off.
        let head = format!("The Ferry and the Toll of the Lo...{gap}http://desk.example/2014/07/fe...\n\n");
        let feet = |one: usize| format!("{one} of 2{gap}8/4/2014 10:17 AM\n");
        let title = "The Ferry and the Toll of the Lower Bridge";
        let text = format!(
            "{head}{title}\n\nThe toll is paid at\n\n{}{head}the lower bridge.\n\n{}",
            feet(1),
            feet(2)
        );
        let (metadata, left) = printed(&text);
        assert_eq!(left, [title, "The toll is paid at", "the lower bridge."]);
        assert_eq!(metadata.title.map(|title| title.value).as_deref(), Some(title));
        assert_eq!((metadata.accessed.map(|day| day.value), metadata.source), (date, None));
        // A table has cells as well.
        let table = format!("The Ferry\n\nBridge{gap}1 of 2\n\nFerry{gap}https://desk.example/ferry\n");
        assert_eq!(printed(&table).1.len(), 3);
    }

    #[test]
    fn a_day_above_a_page_that_counts_no_pages_may_be_its_own() {
        let (metadata, left) = printed("02.10.2023, 08:15\n\nThe Ferry\n\nThe toll is paid.");
        assert!(metadata.accessed.is_none());
        assert_eq!(left.len(), 3);
    }

    #[test]
    fn half_a_day_says_that_the_month_stands_first() {
        let day = |text: &str| {
            stamp(text).and_then(|(day, hour)| day_of_printing(&text[..hour.end], &text[day], None))
        };
        assert_eq!(day("3/4/22, 9:41 AM"), Date::day(2022, 3, 4));
        assert_eq!(day("3/4/2022, 19:41"), Date::day(2022, 4, 3));
        assert_eq!(day("02.10.2023, 08:15     The Ferry"), Date::day(2023, 10, 2));
        assert_eq!(day("22/05/2018"), Date::day(2018, 5, 22));
        assert_eq!(day("03/04/2018"), None);
        assert_eq!(day("24.10.2019"), Date::day(2019, 10, 24));
    }
}
