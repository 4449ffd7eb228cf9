//! The title: the line that the head is about, and what stands round it.

mod candidates;
mod dek;
mod kickers;
mod menus;
mod said;
mod signed;
mod subject;

pub use candidates::names_house;
pub use dek::summary;
pub use kickers::{is_with_site, with_house, without_host};
pub use said::clear_named_above;
pub use signed::signed;

use super::bylines::{self, Author, admit};
use super::{Opening, set};
use crate::language::dates;
use crate::model::{Metadata, Placed};
use crate::read::page_text::sheet::lines::Line;
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::forms::is_extent;
use crate::read::page_text::words::labels::{LABELS, bare, key};
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{facts, inline, names, sentences, series};

/// What parts a title from the name of its site.
const SEPARATORS: [char; 6] = ['|', '–', '—', '-', '·', '»'];

/// No head of one line is wrapped over more lines.
const MOST_LINES: usize = 3;

/// Reads a head that was copied into one line, which may be wrapped: "Title Expert Comment LOGIN 14 February
/// 2022".
pub fn one_line(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    for line in sheet.head().into_iter().take(3) {
        let below = (line + 1..sheet.len()).take_while(|below| paragraphs::goes_on(sheet, *below));
        let lines: Vec<usize> = std::iter::once(line).chain(below.take(MOST_LINES - 1)).collect();
        let text = lines.iter().map(|line| sheet.text(*line)).collect::<Vec<_>>().join(" ");
        // "Title Comment 14 January 2022 — 4 minute read": how long the text is closes the line.
        let measured = SEPARATORS.iter().find_map(|mark| text.rsplit_once(*mark));
        let head = measured.filter(|(_, extent)| is_extent(extent)).map_or(text.as_str(), |(head, _)| head);
        let mut words: Vec<&str> = head.split_whitespace().collect();
        let extents = (2..=3).filter_map(|count| words.len().checked_sub(count));
        if let Some(extent) = extents.rev().find(|start| is_extent(&words[*start..].join(" "))) {
            words.truncate(extent);
        }
        if !(5..=40).contains(&words.len())
            || facts::read(&text).is_some_and(|facts| facts.shown == facts::Shown::By)
        {
            continue;
        }
        let dated = (1..=4).rev().filter(|count| words.len() > count + 2).find_map(|count| {
            Some((words.len() - count, dates::parse(&words[words.len() - count..].join(" "))?))
        });
        let Some((end, date)) = dated else { continue };
        // The kind ends where the date begins, or where a name of up to three words does.
        let found = (0..=3).filter(|count| end > count + 1).find_map(|count| {
            let close = end - count;
            let open = (1..=3).rev().filter(|length| close > length + 1).find_map(|length| {
                let kind = LABELS.kind(&words[close - length..close].join(" "))?;
                Some((close - length, kind))
            });
            open.map(|(open, kind)| (open, kind, words[close..end].join(" ")))
        });
        // "Desk Briefing No. 50 June 9, 1998": a series, its number and its date are no title.
        let counts = |who: &str| who.split(' ').any(|word| word.bytes().all(|b| b.is_ascii_digit()));
        let found = found.filter(|(_, _, who)| who.is_empty() || !counts(who));
        let Some((open, kind, who)) = found else { continue };
        // What stands below the menus of a site was marked as a heading.
        set(&mut metadata.title, sheet.placed(line, bare(&words[..open].join(" ")).to_owned()));
        set(&mut metadata.kind, sheet.placed(line, kind));
        set(&mut metadata.date, sheet.placed(line, date));
        // One word in capitals is a login.
        if names::is_full_name(&who) {
            admit(sheet, line, inline::Linked::plain(&who), authors);
        }
        sheet.take_all(&lines, Part::Metadata);
        for field in ["title", "kind", "date"] {
            sheet.say(field, "the head in one line");
        }
        return;
    }
}

/// Takes the lines of the head that say the title again, or the title and the site; returns the last.
fn clear_repeats(sheet: &mut Sheet, metadata: &Metadata) -> Option<usize> {
    let summary = metadata.summary.as_ref().map(|summary| key(&summary.value));
    let said = metadata.title.as_ref().map(|title| key(&title.value)).filter(|said| !said.is_empty())?;
    let subtitle = metadata.subtitle.as_ref().map(|subtitle| key(&subtitle.value)).unwrap_or_default();
    let mut last = None;
    let head = sheet.head();
    let head_end = head.last().copied().unwrap_or(0);
    // Beside a page number it is the head of a page.
    let is_furniture = |line: usize| sheet.part(line) == Some(Part::Furniture);
    let at_break = sheet.free(head_end + 1..sheet.len()).filter(|line| sheet.beside(*line).any(is_furniture));
    let lines: Vec<usize> = head.into_iter().chain(at_break).collect();
    for line in lines {
        let shown = key(sheet.text(line));
        if Some(&shown) == summary.as_ref() {
            sheet.take(line, Part::Furniture);
            continue;
        }
        // What is long is set in two lines.
        let rest = sheet.next_line(line + 1).filter(|rest| *rest <= line + 2 && sheet.is_free(*rest));
        let whole = rest.map(|rest| key(&format!("{} {}", sheet.text(line), sheet.text(rest))).into_owned());
        let is_again = |whole: &String| *whole == *said || *whole == *subtitle && last.is_some();
        if let Some(rest) = rest.filter(|_| sheet.is_free(line) && whole.as_ref().is_some_and(is_again)) {
            sheet.take_all(&[line, rest], Part::Furniture);
            last = if rest <= head_end { Some(rest) } else { last };
            continue;
        }
        // The subtitle stands again below the title.
        let is_subtitle = shown == subtitle && last.is_some() && !subtitle.is_empty();
        if shown == said
            || is_subtitle
            || is_with_site(&shown, &said)
            || said::is_whole(&shown, &said, &subtitle)
        {
            sheet.take(line, Part::Furniture);
            last = if line <= head_end { Some(line) } else { last };
        }
    }
    last
}

/// Reads the head of a page below the form that has named its title: between the form and the title
/// stands a site's menu, below the title what stands below any.
fn below_form(sheet: &mut Sheet, metadata: &mut Metadata, again: usize, anchor: Option<usize>) {
    let title = metadata.title.as_ref().map_or(again, |title| sheet.line_of(&title.place));
    for between in paragraphs::gather(sheet, title..again) {
        if !is_prose(&inline::shown(&between.text)) {
            sheet.take_all(&between.lines, Part::Furniture);
        }
    }
    let Some(anchor) = anchor.filter(|anchor| title < again && again < *anchor) else { return };
    let candidates = candidates::gather(sheet, again + 1..anchor);
    let titles = candidates::titles(sheet, metadata, &candidates);
    for lines in below_title(sheet, metadata, &candidates, &titles) {
        sheet.take_all(&lines, Part::Metadata);
    }
}

/// Reads the title, and what stands between it and the byline: a subtitle or a summary.
///
/// `anchor` is the last line of byline and date: what is above it is the head. Without them the
/// first line is the title, unless the page opens with the note that should close it.
pub fn read(
    sheet: &mut Sheet,
    metadata: &mut Metadata,
    anchor: Option<usize>,
    kind: Option<usize>,
    opening: Opening,
    authors: &[Author],
) {
    let below_subject = subject::read(sheet, metadata);
    let again = clear_repeats(sheet, metadata).or(below_subject);
    if metadata.title.is_some() {
        again.into_iter().for_each(|again| below_form(sheet, metadata, again, anchor));
        return;
    }
    // A note that stands first has nothing but the title above it.
    let note = metadata.author_note.as_ref().filter(|_| opening == Opening::Note);
    let head_end = note.map(|note| sheet.line_of(&note.place)).or(anchor);
    let head_end = masthead(sheet, metadata, head_end).or(head_end);
    let mut candidates = candidates::once(candidates::gather(sheet, 0..head_end.unwrap_or(0)));
    let named = authors.iter().map(|author| sheet.line_of(&author.name.place));
    let named = named.filter(|line| sheet.part(*line) == Some(Part::Metadata)).min();
    candidates::clear_byline(&mut candidates, named);
    let kind_at = metadata.kind.as_ref().or(metadata.number.as_ref());
    let kind_at = kind_at.map(|kind| sheet.line_of(&kind.place));
    if candidates::stand_above(sheet, &candidates, anchor, kind_at) {
        candidates.clear();
    }
    if candidates.is_empty() && opening == Opening::Text {
        // Below the kind the text has begun.
        let from = anchor.unwrap_or(0);
        let end = kind.filter(|kind| *kind > from && anchor.is_some()).unwrap_or(sheet.len());
        let named = metadata.kind.as_ref().map(|kind| sheet.line_of(&kind.place));
        candidates = menus::below_kind_of_list(sheet, kind.or(named).filter(|_| anchor.is_none()));
        if candidates.is_empty() {
            candidates = candidates::first(sheet, from..end);
        }
        // Where date and kind open the page, the title stands below them.
        if candidates.is_empty() {
            candidates = candidates::below_kind_alone(sheet, end);
        }
    }
    let titles = candidates::titles(sheet, metadata, &candidates);
    let Some(chosen) = candidates::chosen(sheet, &candidates, &titles, kind) else { return };
    let place = sheet.place_of(candidates[chosen].first(), candidates[chosen].last());
    let mut lines = candidates[chosen].lines.clone();
    let mut title = inline::plain(bare(&candidates[chosen].text));
    if let Some((short, kind)) = kickers::with_kind(&title) {
        set(&mut metadata.kind, Placed::new(kind, place.clone()));
        title = short;
    }
    if let Some((short, house)) = kickers::with_house(&title) {
        set(&mut metadata.publisher, Placed::new(house, place.clone()));
        title = short;
    }
    let titles: Vec<usize> = titles.iter().filter_map(|title| title.checked_sub(chosen + 1)).collect();
    lines.extend(below_title(sheet, metadata, &candidates[chosen + 1..], &titles).concat());
    metadata.title = Some(Placed::new(title, place));
    sheet.take_all(&lines, Part::Metadata);
    sheet.say("title", if anchor.is_some() { "the line above byline and date" } else { "the first line" });
    words_above(sheet, metadata, lines[0]);
    clear_repeats(sheet, metadata);
}

/// Where the head of a journal's text ends: its volume stands above the title, and the text or its abstract
/// below. `None` if the head ends elsewhere than at the volume.
fn masthead(sheet: &Sheet, metadata: &Metadata, head_end: Option<usize>) -> Option<usize> {
    let issue = metadata.number.as_ref().filter(|number| series::is_issue(&number.value))?;
    let issue = sheet.line_of(&issue.place);
    if head_end != Some(issue) {
        return None;
    }
    let ends = |line: &usize| sheet.is_prose(*line) || LABELS.field_label(sheet.text(*line)).is_some();
    (issue + 1..sheet.len()).find(ends)
}

/// What has more characters says what a text has to say, with its last stop or without.
const LONGEST_SUBTITLE: usize = 100;

/// Reads the subtitle and the summary that may stand below a title, in this order; returns their
/// lines. `titles` are those of the candidates that can be a title.
fn below_title(
    sheet: &mut Sheet,
    metadata: &mut Metadata,
    candidates: &[Paragraph],
    titles: &[usize],
) -> Vec<Vec<usize>> {
    let mut read = Vec::new();
    for (index, below) in candidates.iter().enumerate().take(2) {
        let is_subtitle = titles.contains(&index) && below.text.chars().count() <= LONGEST_SUBTITLE;
        let placed = |value: String| Placed::new(value, sheet.place_of(below.first(), below.last()));
        let (field, is_new) = if is_subtitle {
            let dashes = |c: char| matches!(c, '–' | '—') || c.is_whitespace();
            let subtitle = placed(inline::plain(bare(below.text.trim_matches(dashes))));
            ("subtitle", set(&mut metadata.subtitle, subtitle))
        } else {
            ("summary", set(&mut metadata.summary, placed(bylines::markdown(&below.text))))
        };
        if !is_new {
            break;
        }
        sheet.say(field, "the line below the title");
        read.push(below.lines.clone());
        if !is_subtitle {
            break;
        }
    }
    read
}

/// A few words alone above the title: what the text is about, above the kind or in capitals; or
/// the house.
fn words_above(sheet: &mut Sheet, metadata: &mut Metadata, title: usize) {
    house_above(sheet, metadata, title);
    let above: Vec<usize> = sheet.free(0..title).collect();
    let [line] = above[..] else { return };
    let text = sheet.text(line).to_owned();
    let in_capitals =
        |text: &str| !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase);
    let next = sheet.next_line(line + 1);
    let above_kind = next.is_some_and(|next| LABELS.kind(sheet.text(next)).is_some());
    let above_title = next == Some(title);
    let is_phrase = text.contains(char::is_alphabetic)
        && text.split_whitespace().count() <= 4
        && !sentences::ends(&text)
        && !text.contains(['>', '»', '›', '|'])
        && !LABELS.is_of_menu(&text);
    // What stands directly below a site's words and apart from the rest is the last of them.
    let is_crumb = line > 0
        && sheet.part(line - 1) == Some(Part::Frame)
        && sheet.lines.get(line + 1).is_some_and(Line::is_blank);
    let is_kicker =
        above_title && in_capitals(&text) && !in_capitals(sheet.text(title)) && !LABELS.is_of_kinds(&text);
    let is_topic = is_phrase && (above_kind && !LABELS.is_of_kinds(&text) || is_kicker);
    if is_topic && !is_crumb && metadata.topics.is_none() {
        metadata.topics = Some(vec![sheet.placed(line, inline::plain(bare(&text)))]);
        sheet.take(line, Part::Metadata);
        sheet.say("topics", "the line above the title");
    }
}

/// Reads the name of the house above the title. A menu may name others: the house's own stands above
/// everything else, but for a link or two that lead past the menu.
fn house_above(sheet: &mut Sheet, metadata: &mut Metadata, title: usize) {
    if metadata.publisher.is_some() {
        return;
    }
    let name_of = |line: usize| inline::plain(bare(sheet.text(line)));
    let is_house = |line: &usize| candidates::names_house(&name_of(*line));
    let is_of_menu = |line: &usize| matches!(sheet.part(*line), Some(Part::Furniture | Part::Frame));
    let Some(house) = sheet.free(0..title).find(is_house) else { return };
    if (0..house).filter(is_of_menu).count() <= LINKS_PAST_MENU {
        metadata.publisher = Some(sheet.placed(house, name_of(house)));
        sheet.take(house, Part::Metadata);
        sheet.say("publisher", "the name above the title");
    }
}

/// A site may have as many links above its name that lead past its menu.
const LINKS_PAST_MENU: usize = 2;

/// A text that begins with its authors' names, the last of them glued to the first word, loses them.
pub fn unglue(sheet: &mut Sheet, authors: &[Author]) {
    let Some(first) = sheet.free(0..sheet.len()).find(|line| sheet.is_prose(*line)) else { return };
    fn named<'a>(text: &'a str, authors: &[Author]) -> Option<&'a str> {
        authors.iter().find_map(|author| text.strip_prefix(author.name.value.as_str()))
    }
    let mut rest = sheet.text(first);
    // A byline names each of them once.
    for _ in authors {
        let Some(after) = named(rest, authors) else { return };
        if after.starts_with(char::is_uppercase) && named(after, authors).is_none() {
            // Without the names the line is no longer as wide as one that goes on below.
            let names = sheet.text(first).len() - after.len();
            let whole = paragraphs::gather(sheet, first..sheet.len()).into_iter().next();
            let rest = whole.and_then(|whole| Some((whole.last(), whole.text.get(names..)?.to_owned())));
            if let Some((last, rest)) = rest {
                sheet.join(first..last + 1, rest);
            }
            return;
        }
        rest = after.trim_start_matches([',', ' ']);
        let more = rest.split_once(' ').filter(|(word, _)| names::is_joiner(word));
        rest = more.map_or(rest, |(_, more)| more);
    }
}
