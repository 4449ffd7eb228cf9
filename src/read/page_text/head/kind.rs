//! The kind of a text: alone on a line, with a region, or one crumb of the way to the page.

use super::{has_other_title, set};
use crate::model::Metadata;
use crate::read::page_text::furniture::entries;
use crate::read::page_text::sheet::{HEAD, Part, Sheet};
use crate::read::page_text::words::forms;
use crate::read::page_text::words::forms::is_extent;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::series::is_number;
use crate::read::page_text::words::{inline, names};

/// Reads the kind, alone on its line or with a region: "Briefing / Asia".
pub fn kind(sheet: &mut Sheet, metadata: &mut Metadata) -> Option<usize> {
    kind_of_area(sheet, metadata);
    let head: Vec<usize> = sheet.free(0..sheet.len()).take(HEAD).collect();
    // A menu names kinds as well; the brief's own is the last above the text.
    let text = head.iter().position(|line| sheet.is_prose(*line)).unwrap_or(head.len());
    // So does an item of a list, and a word directly above other words of a frame.
    let is_in_menu = |line: usize| {
        let below = (line + 1 < sheet.len()).then(|| sheet.part(line + 1)).flatten();
        // What says in which series a text is stands below the kind.
        let is_of_frame =
            matches!(below, Some(Part::Furniture | Part::Frame)) && !LABELS.is_notice(sheet.text(line + 1));
        // Two words of a site's menu show that it is one.
        let is_above_menu = || {
            let below = (line + 1..sheet.len()).take(2).map(|below| sheet.text(below));
            below.clone().count() == 2
                && below
                    .into_iter()
                    .all(|text| !text.is_empty() && LABELS.is_of_menu(text) && LABELS.section(text).is_none())
        };
        forms::is_item(sheet.text(line)) || is_of_frame || is_above_menu() || entries::is_inside(sheet, line)
    };
    // A marked heading with text directly below it is the text's: "## Analysis".
    let is_of_text = |line: usize| {
        let below = sheet.next_line(line + 1);
        let text = sheet.text(line);
        (text.starts_with("##") || text.ends_with(':')) && below.is_some_and(|below| sheet.is_prose(below))
    };
    // The last word of a title that is set in the middle of the page stands directly below it.
    let is_rest = |line: usize| {
        let indent = |line: usize| sheet.lines[line].indent;
        let is_full = |line: usize| sheet.text(line).chars().count() >= FULL;
        line > 0 && is_full(line - 1) && indent(line) >= indent(line - 1) + MIDDLE
    };
    let is_other = |line: usize| is_in_menu(line) || is_of_text(line) || is_rest(line);
    let named = |line: &usize| Some((*line, LABELS.kind(sheet.text(*line)).filter(|_| !is_other(*line))?));
    let alone = head[..text].iter().rev().find_map(named).or_else(|| {
        // Below the last paragraph the form for comments calls itself one.
        let below = head[text..].iter().skip_while(|line| sheet.is_prose(**line));
        let below = below.take_while(|line| !sheet.is_prose(**line));
        let is_inside = |line: &&usize| sheet.prose().last().is_some_and(|last| *line < last);
        below.take_while(is_inside).find_map(named)
    });
    // A page that has lost its head may begin with the note on its author, and the kind below it.
    let first = if text == 0 { head.get(1..2).unwrap_or_default() } else { &head[..text] };
    let alone =
        alone.or_else(|| made_kind(sheet, first, text == 0, |line| is_in_menu(line) || is_rest(line)));
    let kind_line = alone.as_ref().map(|(line, _)| *line);
    if let Some((line, kind)) = alone
        && set(&mut metadata.kind, sheet.placed(line, kind))
    {
        sheet.take(line, Part::Metadata);
        sheet.say("kind", "the line that names a kind");
    }
    for line in sheet.head() {
        trail(sheet, line, metadata);
    }
    filed(sheet, metadata);
    kind_line
}

/// A line that stands as many columns further in than the one above is set in the middle, as that is.
const MIDDLE: usize = 8;

/// A title that goes on in another line has no room left on the first: it has as many characters.
const FULL: usize = 50;

/// Reads the kind with the region or the field that a copy has glued behind it, between the title that the page says
/// twice: "Report Asia", "Report Defense".
fn kind_of_area(sheet: &mut Sheet, metadata: &mut Metadata) {
    let head = sheet.head();
    let is_between = |line: usize| {
        let above = head.iter().rev().find(|above| **above < line);
        let below = sheet.next_line(line + 1);
        above.zip(below).is_some_and(|(above, below)| sheet.text(*above) == sheet.text(below))
    };
    let parted = |line: usize| {
        let (kind, area) = sheet.text(line).split_once(' ').filter(|_| is_between(line))?;
        let words = || area.split([' ', '&']).filter(|word| !word.is_empty()).map(str::to_lowercase);
        let is_region = words().all(|word| LABELS.region_words.contains(word.as_str()));
        let is_area = words().all(|word| LABELS.is_area_word(&word) || LABELS.joins(&word));
        let kind = LABELS.kind(kind).filter(|_| is_area)?;
        // "Policy Analysis" is a kind, and no analysis of a policy.
        LABELS.kind(sheet.text(line)).is_none().then(|| (line, kind, area.to_owned(), is_region))
    };
    let Some((line, kind, area, is_region)) = head.iter().copied().find_map(parted) else { return };
    if set(&mut metadata.kind, sheet.placed(line, kind)) {
        let about = if is_region { &mut metadata.regions } else { &mut metadata.topics };
        about.get_or_insert_default().push(sheet.placed(line, area));
        sheet.take(line, Part::Metadata);
        sheet.say("kind", "the line of kind and what it is about");
    }
}

/// Reads the line of the head in which a site says where it has filed a text, among the kinds and the topics that it
/// has: "In Commentaries, Africa."
fn filed(sheet: &mut Sheet, metadata: &mut Metadata) {
    let parted = |line: usize| {
        let (joiner, listed) = sheet.text(line).strip_suffix('.')?.split_once(' ')?;
        let names: Vec<&str> = listed.split(", ").collect();
        let is_name = |name: &&str| name.starts_with(char::is_uppercase) && name.split(' ').count() <= 4;
        let is_list =
            LABELS.filed_in.contains(&joiner.to_lowercase()) && (2..=MOST_FILED).contains(&names.len());
        let (kind, topics) = names.split_first().filter(|(kind, _)| LABELS.kind(kind).is_some())?;
        let topics = topics.iter().map(|name| (*name).to_owned());
        (is_list && names.iter().all(is_name)).then(|| (line, (*kind).to_owned(), topics.collect::<Vec<_>>()))
    };
    let Some((line, kind, topics)) = sheet.head().into_iter().find_map(parted) else { return };
    let is_new = set(&mut metadata.kind, sheet.placed(line, kind));
    let topics = topics.into_iter().map(|topic| sheet.placed(line, topic)).collect();
    let are_new = set(&mut metadata.topics, topics);
    sheet.take(line, if is_new && are_new { Part::Metadata } else { Part::Furniture });
}

/// In as many kinds and topics at the most a site files a text.
const MOST_FILED: usize = 5;

/// Whether the last crumb of a trail is a line of the head below it.
fn leads_to_title(sheet: &Sheet, line: usize, crumbs: &[&str]) -> bool {
    let Some(last) = crumbs.last() else { return false };
    // The crumb may leave out what stands behind the colon, or have no room for the whole.
    let cut = forms::cut_off(last).filter(|said| said.contains(' '));
    let (said, is_cut) = (cut.unwrap_or(last), cut.is_some());
    let is_title = |below: &usize| {
        let rest = sheet.text(*below).strip_prefix(said);
        let is_said = |rest: &str| rest.is_empty() || is_cut || rest.starts_with(':') && said.contains(' ');
        *below > line && rest.is_some_and(is_said)
    };
    crumbs.len() > 1 && sheet.head().iter().any(is_title)
}

/// Whether words far from each other are those of a site, not names and not the head of a table.
fn is_row(words: &[&str]) -> bool {
    let is_word = |word: &&str| word.split(' ').count() <= 2 && !names::is_full_name(word);
    words.len() > 2 && words.iter().all(is_word) && !words.concat().contains(|c: char| c.is_ascii_digit())
}

fn stands_alone(sheet: &Sheet, line: usize) -> bool {
    (line == 0 || sheet.is_blank(line - 1)) && sheet.is_blank(line + 1)
}

/// Reads a line of kinds and what else stands beside them: a region, a topic, a number. A trail
/// inside the text is the text's.
fn trail(sheet: &mut Sheet, line: usize, metadata: &mut Metadata) {
    let text = inline::plain(sheet.text(line));
    let marks = [" / ", " > ", " » ", " › ", " | ", "   "];
    let Some(mark) = marks.iter().find(|mark| text.contains(**mark)) else { return };
    let crumbs: Vec<&str> = text.split(mark).map(str::trim).filter(|crumb| !crumb.is_empty()).collect();
    if text.chars().count() > 120 || is_prose(&text) {
        return;
    }
    let other = |kind: &str| crumbs.iter().copied().find(|crumb| *crumb != kind);
    let kind = crumbs.iter().find_map(|crumb| Some((*crumb, LABELS.kind(crumb)?)));
    let number = crumbs.iter().copied().find(|crumb| is_number(crumb));
    // A trail of kinds, or of a site's folders from its first page on, names no brief.
    let is_folder = |crumb: &str| LABELS.is_of_kinds(crumb) || LABELS.is_of_menu(crumb);
    let is_of_kinds = crumbs.iter().all(|crumb| Some(*crumb) == number || is_folder(crumb));
    // "Research > Water > Rivers": a site's folders, from its own words down.
    let is_of_site = matches!(*mark, " > " | " » " | " › ") && LABELS.is_of_menu(crumbs[0]);
    let is_row = *mark == "   " && stands_alone(sheet, line) && is_row(&crumbs);
    match (kind, number) {
        _ if leads_to_title(sheet, line, &crumbs) => {
            if let Some(kind) = crumbs.iter().rev().find_map(|crumb| LABELS.kind(crumb)) {
                set(&mut metadata.kind, sheet.placed(line, kind));
            }
            sheet.take(line, Part::Furniture);
        }
        _ if is_row => sheet.take(line, Part::Furniture),
        (kind, Some(number)) if is_of_kinds => {
            let has_number = set(&mut metadata.number, sheet.placed(line, number.to_owned()));
            let has_kind = kind.is_none_or(|(_, kind)| set(&mut metadata.kind, sheet.placed(line, kind)));
            sheet.say("number", "the trail above the title");
            sheet.take(line, if has_number && has_kind { Part::Metadata } else { Part::Furniture });
        }
        _ if is_of_kinds || LABELS.is_furniture(crumbs[0]) || is_of_site && has_other_title(sheet, line) => {
            // "Home » Commentary » Topical Backgrounder": the last folder is that of the text.
            let last = crumbs.last().filter(|_| crumbs.len() > 2 && LABELS.is_furniture(crumbs[0]));
            if let Some(kind) = last.and_then(|last| LABELS.kind(last).or_else(|| LABELS.made_kind(last))) {
                set(&mut metadata.kind, sheet.placed(line, kind));
            }
            sheet.take(line, Part::Furniture);
        }
        // "Briefing 189 / Afrique": a number stands in the place of the kind that it counts.
        (None, Some(number)) if *mark == " / " && crumbs.len() == 2 && crumbs[0] == number => {
            let counted = number.trim_end_matches(|c: char| !c.is_alphabetic());
            if let Some(kind) = LABELS.kind(counted) {
                set(&mut metadata.kind, sheet.placed(line, kind));
            }
            set(&mut metadata.number, sheet.placed(line, number.to_owned()));
            metadata.regions.get_or_insert_default().push(sheet.placed(line, crumbs[1].to_owned()));
            sheet.say("number", "the line of number and region");
            sheet.take(line, Part::Metadata);
        }
        (Some((said, kind)), _) if crumbs.len() == 2 => {
            let Some(whole) = other(said) else { return };
            // "Op-Ed / Europe 6 minutes": how long it takes is of neither.
            let extent = whole.find(|c: char| c.is_ascii_digit()).filter(|at| is_extent(&whole[*at..]));
            let other = whole[..extent.unwrap_or(whole.len())].trim_end();
            sheet.clipped.extend(extent.map(|_| line));
            let is_first = crumbs[0] == said;
            // "Briefing / Asia" is about a region, "WATER | ANALYSIS" about a topic; between bars
            // more than a word or two is a title and its kind.
            // "COMMENTARY   (The Herald)": where it was printed first.
            if other.starts_with('(') && other.ends_with(')') {
                set(&mut metadata.kind, sheet.placed(line, kind));
                return sheet.take(line, Part::Metadata);
            }
            let is_topic = *mark == " | " && other.split_whitespace().count() <= 2;
            if !is_topic && (*mark == " | " || !is_first || metadata.kind.is_some()) {
                return;
            }
            let is_new = set(&mut metadata.kind, sheet.placed(line, kind));
            let about = if is_topic { &mut metadata.topics } else { &mut metadata.regions };
            about.get_or_insert_default().push(sheet.placed(line, other.to_owned()));
            sheet.say("kind", "the line of kind and what it is about");
            sheet.take(line, if is_new { Part::Metadata } else { Part::Furniture });
        }
        _ => {}
    }
}

/// A line with the noun of a kind, above the text and beside another line that can be the title.
fn made_kind(
    sheet: &Sheet,
    head: &[usize],
    is_headless: bool,
    is_in_menu: impl Fn(usize) -> bool,
) -> Option<(usize, String)> {
    let made = |line: &usize| LABELS.made_kind(sheet.text(*line)).filter(|kind| !kind.contains("   "));
    let is_title = |line: &&usize| {
        let text = sheet.text(**line);
        text.split_whitespace().count() > 1 && made(line).is_none() && !names::is_body(text)
    };
    head.iter().find(|line| is_headless || is_title(line))?;
    head.iter().rev().filter(|line| !is_in_menu(**line)).find_map(|line| Some((*line, made(line)?)))
}
