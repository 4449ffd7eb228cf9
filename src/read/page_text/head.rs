//! Step 3, the rest of the head: date, kind, house.

use super::bylines::HEAD;
use super::facts::{self, Stage};
use super::inline;
use super::labels::{LABELS, bare, key};
use super::sheet::{Part, Sheet};
use crate::model::{Date, Metadata};

/// The lines that may be the head: those before the second paragraph of prose.
pub fn zone(sheet: &Sheet) -> Vec<usize> {
    let mut prose = 0;
    let head = sheet.free(0..sheet.len()).take(HEAD).take_while(|line| {
        prose += usize::from(sheet.opens_prose(*line));
        prose < 2
    });
    head.collect()
}

/// Sets what is not set; says whether it did.
pub fn set<T>(field: &mut Option<T>, value: T) -> bool {
    let is_new = field.is_none();
    field.get_or_insert(value);
    is_new
}

/// Reads a date that stands alone, wherever it does: that of appearance before that of a change.
pub fn date(sheet: &mut Sheet, metadata: &mut Metadata) {
    if metadata.date.is_some() {
        return;
    }
    let dated = |line: usize| {
        let text = sheet.text(line);
        let (date, stage) = text.contains(char::is_numeric).then(|| facts::date_line(text)).flatten()?;
        Some((line, date, stage))
    };
    let found: Vec<(usize, Date, Stage)> = sheet.free(0..sheet.len()).filter_map(dated).take(4).collect();
    let published = found.iter().find(|(_, _, stage)| *stage == Stage::Published);
    let Some((line, date, _)) = published.or(found.first()) else { return };
    if set(&mut metadata.date, sheet.placed(*line, *date)) {
        sheet.take(*line, Part::Metadata);
        sheet.say("date", "a date that stands alone");
    }
}

/// Reads the kind, alone on its line or with a region: "Briefing / Asia".
pub fn kind(sheet: &mut Sheet, metadata: &mut Metadata) -> Option<usize> {
    let head: Vec<usize> = sheet.free(0..sheet.len()).take(HEAD).collect();
    // A menu names kinds as well; the brief's own is the last above the text.
    let text = head.iter().position(|line| sheet.is_prose(*line)).unwrap_or(head.len());
    let named = |line: &usize| Some((*line, LABELS.kind(sheet.text(*line))?));
    let alone = head[..text].iter().rev().find_map(named).or_else(|| head[text..].iter().find_map(named));
    let kind_line = alone.as_ref().map(|(line, _)| *line);
    if let Some((line, kind)) = alone
        && set(&mut metadata.kind, sheet.placed(line, kind))
    {
        sheet.take(line, Part::Metadata);
        sheet.say("kind", "the line that names a kind");
    }
    // A trail inside the text is the text's.
    for line in zone(sheet) {
        let text = inline::plain(sheet.text(line));
        let crumbs: Vec<&str> = [" / ", " > ", " » ", " › "]
            .iter()
            .find(|mark| text.contains(**mark))
            .map_or(Vec::new(), |mark| text.split(*mark).collect());
        if crumbs.len() < 2 || text.chars().count() > 120 || super::sections::is_prose(&text) {
            continue;
        }
        let kinds: Vec<Option<String>> = crumbs.iter().map(|crumb| LABELS.kind(crumb)).collect();
        // A trail of kinds, or of a site's folders from its first page on, names no brief.
        let is_trail = kinds.iter().all(Option::is_some) || key(crumbs[0]) == "home";
        if let ([Some(kind), None], [_, region]) = (&kinds[..], &crumbs[..]) {
            if set(&mut metadata.kind, sheet.placed(line, kind.clone())) {
                let region = region.trim().to_owned();
                metadata.regions.get_or_insert_default().push(sheet.placed(line, region));
                sheet.say("kind", "the line of kind and region");
                sheet.take(line, Part::Metadata);
            }
        } else if is_trail {
            sheet.take(line, Part::Furniture);
        }
    }
    kind_line
}

/// Reads house names that stand alone, in the head only.
pub fn publisher(sheet: &mut Sheet, metadata: &mut Metadata) {
    for line in zone(sheet) {
        if LABELS.is_house(sheet.text(line)) {
            let house = inline::plain(bare(sheet.text(line)));
            let is_new = set(&mut metadata.publisher, sheet.placed(line, house));
            sheet.take(line, if is_new { Part::Metadata } else { Part::Furniture });
        }
    }
}
