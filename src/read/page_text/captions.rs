//! What stands between the head and the text without being of either.

use super::sheet::{Part, Sheet};

/// Where a kind stands below byline and date, the text begins below it, and what lies between is a
/// caption or the site's.
pub fn clear_above_kind(sheet: &mut Sheet, anchor: Option<usize>, kind: Option<usize>) {
    let Some((anchor, kind)) = anchor.zip(kind).filter(|(anchor, kind)| anchor < kind) else { return };
    let between: Vec<usize> = sheet.free(anchor..kind).collect();
    if between.iter().all(|line| sheet.text(*line).chars().count() < 140) {
        sheet.take_all(&between, Part::Furniture);
    }
}
