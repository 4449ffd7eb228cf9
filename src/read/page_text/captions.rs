//! What stands between the head and the text without being of either: captions, names of picture files.

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

/// "cover_of_the_report.png": the name of a picture's file, for want of a description.
pub fn is_file_name(text: &str) -> bool {
    let name = text
        .trim()
        .rsplit_once('.')
        .filter(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace));
    let endings = ["png", "jpg", "jpeg", "gif", "webp", "svg", "tif", "tiff"];
    !text.contains("://") && name.is_some_and(|(_, ending)| endings.contains(&ending.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_picture_s_file_is_one_word_with_its_ending() {
        assert!(is_file_name("cover_report-12.png") && is_file_name("Bild.JPG"));
        assert!(
            !is_file_name("The river.")
                && !is_file_name("See cover.png")
                && !is_file_name("https://desk.example/a.png")
        );
    }
}
