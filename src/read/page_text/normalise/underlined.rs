//! Headings that a line of marks underlines, as Markdown and the plain text of mails have
//! them: "Low Water" above "=========", "** Low Water" above "-----------".

use crate::read::page_text::sheet::tables;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::{forms, sentences};

/// No heading has more characters.
const LONGEST_HEADING: usize = 160;

/// Gives each underlined heading the mark that Markdown puts before one, and takes the line below it.
pub fn read(sheet: &mut Sheet) {
    for line in 1..sheet.len() {
        let above = line - 1;
        let Some(mark) = mark(sheet.text(line)).filter(|_| sheet.is_free(above) && is_heading(sheet, above))
        else {
            continue;
        };
        // A mail marks its headings at both sides.
        let shown = sheet.text(above).trim_start_matches(['*', '#', ' ']);
        let heading = format!("{mark} {shown}");
        sheet.lines[above].text = heading;
        sheet.take(line, Part::Furniture);
    }
}

/// The mark of the level that an underline gives to what stands above it.
fn mark(underline: &str) -> Option<&'static str> {
    let is_of = |mark: char| underline.len() >= 3 && underline.chars().all(|c| c == mark);
    match underline {
        _ if is_of('=') => Some("#"),
        _ if is_of('-') => Some("##"),
        _ => None,
    }
}

/// Whether a line that is underlined is a heading: it stands alone and is no sentence, no item and
/// no row. A rule below a paragraph parts it from the next.
fn is_heading(sheet: &Sheet, line: usize) -> bool {
    let text = sheet.text(line);
    let is_of_mail = text.starts_with("** ");
    let is_below_another = |above: usize| mark(sheet.text(above)).is_some();
    let stands_alone = line == 0 || sheet.lines[line - 1].is_blank() || is_below_another(line - 1);
    let asks = text.ends_with(['?', '؟', '!', ':']);
    stands_alone
        && text.chars().count() <= LONGEST_HEADING
        && text.chars().any(char::is_alphabetic)
        && !text.contains('|')
        && !tables::is_row(text)
        && (is_of_mail || asks || !sentences::ends(text))
        && (is_of_mail || !forms::is_item(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::page_text::sheet::left_by;

    fn left(text: &str) -> Vec<String> {
        left_by(read, text)
    }

    #[test]
    fn an_underlined_line_is_a_heading() {
        assert_eq!(left("Low Water\n=========\n\nWho Pays?\n---"), ["# Low Water", "## Who Pays?"]);
        assert_eq!(
            left("** Low Water\n------\n** At the Weir\n------\n"),
            ["## Low Water", "## At the Weir"]
        );
    }

    #[test]
    fn a_rule_below_a_paragraph_underlines_nothing() {
        for text in [
            "It fell.\n-----",
            "It fell and\nit rose\n-----",
            "Year | Flow\n-----",
            "- One\n-----",
            "Low\n--",
        ] {
            assert_eq!(left(text).join("\n"), text, "{text}");
        }
    }
}
