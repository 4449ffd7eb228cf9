//! The link to a text that a site has at the end of what it says of it: "… writes Ada Lind. Read More »".
//!
//! It is part of no sentence, and a printer may have wrapped it. Its mark shows that it is a link: a text may
//! end with the same words.

use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::{forms, sentences};

/// The marks that lead on.
const MARKS: [&str; 6] = ["»", "›", "→", ">", "…", "..."];

/// Cuts the link off the end of every paragraph that has one.
pub fn read(sheet: &mut Sheet) {
    for line in 0..sheet.len() {
        let text = sheet.text(line);
        let below = sheet.lines.get(line + 1).map_or("", |below| below.text.as_str());
        let end = teaser(text).map(|end| (end, false));
        let wrapped = || teaser(&format!("{text} {below}")).filter(|end| *end < text.len());
        let wrapped = || is_marked(below).then(wrapped).flatten();
        let Some((end, is_wrapped)) = end.or_else(|| wrapped().map(|end| (end, true))) else { continue };
        sheet.lines[line].text.truncate(end);
        sheet.clipped.push(line);
        if is_wrapped {
            sheet.lines[line + 1].text.clear();
            sheet.clipped.push(line + 1);
        }
    }
}

fn is_marked(text: &str) -> bool {
    MARKS.iter().any(|mark| text.ends_with(mark))
}

/// Where the sentences of a text end that closes with such a link.
fn teaser(text: &str) -> Option<usize> {
    if !is_marked(text) {
        return None;
    }
    let start = sentences::starts(text).into_iter().rev().find(|start| {
        // The mark may be a word of its own, and three points end a sentence.
        text[*start..].contains(char::is_alphabetic)
    })?;
    let (before, link) = (text[..start].trim_end(), &text[start..]);
    let words = forms::without_points(link);
    (sentences::ends(before) && LABELS.is_furniture(words)).then_some(before.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::page_text::sheet::left_by;

    #[test]
    fn a_link_to_the_text_is_cut_off_what_a_site_says_of_it() {
        let dek = "The treaty may not outlive its signatories, writes Ada Lind.";
        for link in ["Read More »", "Read More\n»", "Read\nMore »", "Read more...", "Read more…"] {
            assert_eq!(
                left_by(read, &format!("{dek} {link}\n\nNov 12, 2008")),
                [dek, "Nov 12, 2008"],
                "{link}"
            );
        }
    }

    #[test]
    fn a_sentence_with_the_same_words_is_kept() {
        for text in [
            "The guard said one thing. Read more.",
            "He had to read more...",
            "She asked them to read\nmore »",
        ] {
            assert_eq!(left_by(read, text).join("\n"), text);
        }
    }
}
