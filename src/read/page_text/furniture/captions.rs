//! What stands between the head and the text without being of either: captions, names of picture files.

mod signed;

use std::ops::RangeInclusive;

pub use signed::clear_in_text;

use crate::read::blocks::Inline;
use crate::read::frame::{Frame, words};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{Field, LABELS, Section, key};
use crate::read::page_text::words::{facts, inline, names, roles, sentences};

/// No caption has more characters.
pub const LONGEST_CAPTION: usize = 200;

/// Takes what a form has below the label of its picture: what the picture shows, and who took it.
pub fn clear_labelled(sheet: &mut Sheet) {
    let head = sheet.head();
    let text = |line: usize| sheet.text(line);
    let Some(label) = head.iter().copied().find(|line| LABELS.picture_labels.contains(&key(text(*line))))
    else {
        return;
    };
    let is_label = |line: usize| {
        LABELS.field_label(text(line)).is_some()
            || LABELS.field(text(line)).is_some()
            || LABELS.section(text(line)).is_some()
            || LABELS.kind(text(line)).is_some()
            || LABELS.is_furniture(text(line))
            || facts::read(text(line)).is_some()
    };
    let below = |line: usize| sheet.next_line(line + 1).filter(|below| head.contains(below));
    let is_short = |line: usize| text(line).chars().count() <= LONGEST_CAPTION;
    let caption = below(label).filter(|line| is_short(*line) && !is_label(*line));
    // Where nothing else can be the title, the line is.
    let can_be_title = |line: &usize| {
        let is_other = Some(*line) != caption && !is_label(*line) && !LABELS.has_credit(text(*line));
        is_other
            && text(*line).split(' ').count() > 2
            && names::all_names(text(*line)).is_none()
            && LABELS.made_kind(text(*line)).is_none()
            && !names::is_body(text(*line))
            && !sheet.is_prose(*line)
    };
    let Some(caption) = caption.filter(|_| head.iter().any(can_be_title)) else { return };
    // What a picture is to those who do not see it may be its caption as well.
    let again = below(caption).filter(|line| text(*line) == text(caption));
    let mut lines = vec![label, caption];
    lines.extend(again);
    let is_credit = |line: &usize| LABELS.field_label(text(*line)) == Some(Field::Other);
    let credit = below(again.unwrap_or(caption)).filter(is_credit);
    let credit =
        credit.and_then(|label| Some([label, below(label).filter(|line| LABELS.has_credit(text(*line)))?]));
    lines.extend(credit.into_iter().flatten());
    sheet.take_all(&lines, Part::Furniture);
}

/// Takes a caption that a copy has twice, the second time with its credit: "The lower gauge.", and below it "The
/// lower gauge. Dee Eck/Reuters".
pub fn clear_doubled(sheet: &mut Sheet) {
    let is_credit = |rest: &str| {
        let mut parts = rest.split(['/', ',']).map(str::trim);
        let has_agency = parts.any(|part| LABELS.agencies.contains(&key(part)));
        rest.split_whitespace().count() <= 6 && (has_agency || LABELS.has_credit(rest) || rest.contains('©'))
    };
    let pairs: Vec<usize> = sheet.free(0..sheet.len()).collect();
    for pair in pairs.windows(2) {
        let rest = sheet.text(pair[1]).strip_prefix(sheet.text(pair[0]));
        let are_together = pair[0] + 1 == pair[1];
        if are_together && rest.is_some_and(|rest| rest.starts_with(' ') && is_credit(rest.trim())) {
            sheet.take_all(pair, Part::Furniture);
        }
    }
}

/// Takes the caption above the text that closes with an agency in brackets: "The lower gauge in May (Reuters)". It
/// stands apart and has no stop, as what an agency has told would have.
pub fn clear_credited(sheet: &mut Sheet) {
    // The title and what says who or when stand above it.
    let is_below_head = |line: usize| {
        let is_title =
            |line: usize| sheet.text(line).split(' ').count() > 2 && facts::read(sheet.text(line)).is_none();
        let above = || sheet.free(0..line);
        above().any(is_title) && above().any(|line| facts::read(sheet.text(line)).is_some())
    };
    let mut texts = sheet.prose().iter().copied().filter(|line| sheet.opens_prose(*line));
    let first = texts.next();
    // The summary may stand above it, with what says who and when below that.
    let is_told =
        |text: usize| (first.unwrap_or(text)..text).any(|line| facts::read(sheet.text(line)).is_some());
    let caption = first.into_iter().chain(texts.next()).find_map(|text| {
        let caption = caption_above(sheet, text).filter(|caption| is_below_head(*caption.start()));
        caption.filter(|_| first == Some(text) || is_told(text))
    });
    caption.into_iter().flatten().for_each(|line| sheet.take(line, Part::Furniture));
}

/// The caption directly above a text, apart from all else: a line, or several that are wrapped.
fn caption_above(sheet: &Sheet, text: usize) -> Option<RangeInclusive<usize>> {
    let last = (0..text).rev().find(|line| !sheet.is_blank(*line))?;
    let first = (0..=last).rev().take(LINES).take_while(|line| sheet.is_free(*line)).last()?;
    let is_apart = sheet.is_blank(first.wrapping_sub(1)) && sheet.is_blank(last + 1);
    let is_caption =
        if first == last { is_credited(sheet.text(last)) } else { signed::is_wrapped(sheet, first..=last) };
    (is_apart && is_caption).then_some(first..=last)
}

/// Whether a line of the head is a caption that says whose the picture is.
fn is_credited(text: &str) -> bool {
    let told = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    let is_shown = told.is_some_and(|(shown, agency)| {
        LABELS.agencies.contains(&key(agency))
            && !sentences::ends(shown)
            && (FEWEST_SHOWN..=LONGEST_UNTOLD).contains(&shown.split(' ').count())
            && !shown.starts_with('#')
            && names::all_names(shown).is_none()
    });
    let is_told = || facts::read(text).is_some() || names::byline(text).is_some();
    // "(Source: River News)": where the picture is from that a copy has lost.
    let source = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    // "The lower gauge in May. Reuters/Dee Eck"
    (is_shown || signed::is_signed(text)) && !is_told() || source.is_some_and(signed::is_source)
}

/// A caption is wrapped over no more lines.
const LINES: usize = 3;

/// What a caption shows is said in as many words at the least; in less the title is, or a place. What has more is told.
const FEWEST_SHOWN: usize = 4;
const LONGEST_UNTOLD: usize = 30;

/// Takes the credit below the head of a page and the caption directly below that: "Picture by Dee Eck ©", and "The
/// lower gauge in May". The title stands above them, and above it or below it a date.
pub fn clear_below_credit(sheet: &mut Sheet) {
    let Some(text) = sheet.prose().first().copied() else { return };
    let is_fact = |line: &usize| facts::read(sheet.text(*line)).is_some();
    let is_title = |line: &usize| sheet.text(*line).split(' ').count() > 2 && !is_fact(line);
    let is_credit = |line: &usize| {
        let text = sheet.text(*line);
        LABELS.opens_like_credit(text) && text.contains('©') && text.chars().count() <= LONGEST_CAPTION
    };
    let Some(credit) = (0..text).find(is_credit) else { return };
    let above: Vec<usize> = sheet.free(0..credit).collect();
    // Directly above the credit stands who wrote the text, or when.
    let is_credited = above.last().is_some_and(|line| {
        let text = sheet.text(*line);
        is_fact(line) || roles::says_role(text) || names::all_names(text).is_some()
    });
    let caption = credit + 1;
    let shown = if caption < sheet.len() { sheet.text(caption) } else { "" };
    let is_caption = sheet.is_blank(caption + 1)
        && !shown.is_empty()
        && sheet.is_free(caption)
        && !sentences::ends(shown)
        && is_title(&caption)
        && names::all_names(shown).is_none()
        && names::byline(shown).is_none();
    let has_title = is_credited && above.iter().any(is_fact) && above.iter().any(is_title);
    if is_caption && has_title {
        sheet.take_all(&[credit, caption], Part::Furniture);
    }
}

/// Takes the caption of the picture that a site has above the text of a wire, below the byline that names its house:
/// "By DESK", and below it "Flag of Orsa."
pub fn clear_of_wire(sheet: &mut Sheet, text: usize, house: &str) {
    let mut above = (0..text).rev().filter(|line| !sheet.lines[*line].is_blank());
    let (Some(caption), Some(byline)) = (above.next(), above.next()) else { return };
    let shown = sheet.text(caption);
    let is_short = sentences::ends(shown) && shown.split(' ').count() <= LONGEST_UNCREDITED;
    let named = names::byline(sheet.text(byline)).unwrap_or_default();
    if is_short && named.iter().any(|name| name.text == house) && sheet.is_free(caption) {
        sheet.take(caption, Part::Furniture);
    }
}

/// No caption without a credit has more words.
const LONGEST_UNCREDITED: usize = 8;

/// The captions of pictures above the title: a line with the picture's credit directly below it.
pub fn above_title(sheet: &Sheet) -> Vec<usize> {
    // A dek and a caption of a whole sentence may stand there both.
    let head_end = sheet.head().last().copied().unwrap_or_default();
    let head: Vec<usize> = sheet.free(0..sheet.len().min(head_end + MOST_BELOW)).collect();
    let is_agency = |line: usize| LABELS.agencies.contains(&key(sheet.text(line)));
    let is_label = |line: usize| LABELS.is_furniture(sheet.text(line));
    let is_caption = |pair: &&[usize]| {
        let (caption, credit) = (pair[0], pair[1]);
        if credit > head_end && !is_agency(credit) {
            return false;
        }
        let opens = caption == 0 || sheet.is_blank(caption - 1) || is_label(caption - 1);
        // The sign may be all that is left of whose the picture is.
        let closes = sheet.is_blank(credit + 1) || sheet.text(credit + 1) == "©";
        let stands_apart = closes && opens && caption + 1 == credit;
        // In Markdown blank lines part the picture, its caption and its credit.
        let above = (0..caption).rev().find(|line| !sheet.is_blank(*line));
        let is_below_picture = || above.is_some_and(|above| is_remote_picture(sheet.text(above)));
        let says_when = || facts::read(sheet.text(caption)).is_some();
        let can_be_one = || {
            let text = sheet.text(caption);
            !text.starts_with('#')
                && text.chars().count() <= LONGEST_CAPTION
                && (!sheet.is_prose(caption) || is_agency(credit))
        };
        (stands_apart || is_below_picture())
            && can_be_one()
            && (LABELS.is_picture_credit(sheet.text(credit)) || is_agency(credit))
            && !says_when()
    };
    // What has a credit's form is cut by itself; an agency alone goes with the caption.
    let found = head.windows(2).filter(is_caption);
    found.flat_map(|pair| pair.iter().copied().filter(|line| *line == pair[0] || is_agency(*line))).collect()
}

/// So many lines below the head the caption of its picture stands.
const MOST_BELOW: usize = 5;

/// The picture on the web above the text of which a caption says whose it is: a site's, to open the
/// page with.
pub fn lead_picture(sheet: &Sheet) -> Option<usize> {
    let is_told = |line: &usize| {
        let below = sheet.next_line(line + 1);
        below.is_some_and(|below| {
            let shown = sheet.shown(below);
            sheet.part(below) == Some(Part::Furniture)
                || LABELS.is_picture_credit(&shown)
                || words().frame_of(&shown) == Some(Frame::PictureCredit)
        })
    };
    let pictures = sheet.head().into_iter().filter(|line| is_remote_picture(sheet.text(*line)));
    pictures.into_iter().find(is_told)
}

/// Whether a line is a picture on the web, linked or not, and nothing else.
fn is_remote_picture(text: &str) -> bool {
    matches!(&inline::pieces(text)[..], [Inline::Image(picture)] if inline::is_absolute(&picture.address))
}

/// Whether a line is a caption with its credit, which a copy has twice.
pub fn is_doubled(text: &str) -> bool {
    let half = text.get(..text.len() / 2).map(str::trim_end).filter(|half| half.len() > SHORTEST_DOUBLED);
    half.is_some_and(|half| text[text.len() / 2..].trim_start() == half && LABELS.has_credit(half))
}

/// No caption that is known by its repetition has less bytes.
const SHORTEST_DOUBLED: usize = 20;

/// Takes the letter that a site sets in place of a picture of whoever is named below it.
pub fn clear_initials(sheet: &mut Sheet) {
    let is_initial = |line: &usize| {
        let text = sheet.text(*line);
        let is_letter = text.chars().count() == 1 && text.starts_with(char::is_uppercase);
        let below = sheet.next_line(line + 1).map(|below| sheet.text(below));
        is_letter && below.is_some_and(|name| name.starts_with(text) && names::is_full_name(name))
    };
    let initials: Vec<usize> = sheet.free(0..sheet.len()).filter(is_initial).collect();
    sheet.take_all(&initials, Part::Furniture);
}

/// Takes what a copy has below a picture where it says in brackets what that shows: "[Image: The old bridge.]", and
/// below it "The old bridge."
pub fn clear_described(sheet: &mut Sheet) {
    let described = |line: usize| {
        let picture = sheet.text(line).strip_prefix('[')?.strip_suffix(']')?;
        let shown = LABELS.uncredited(picture);
        // What has no stop may be the title, which a picture says as well.
        let is_caption = shown.len() < picture.len() && sentences::ends(shown);
        let below = sheet.next_line(line + 1).filter(|_| is_caption);
        let below = below.filter(|below| sheet.text(*below) == shown)?;
        Some([line, below])
    };
    let found: Vec<usize> = (0..sheet.len()).filter_map(described).flatten().collect();
    sheet.take_all(&found, Part::Furniture);
}

/// Where a kind stands below byline and date, the text begins below it, and what lies between is a
/// caption or the site's.
pub fn clear_above_kind(sheet: &mut Sheet, anchor: Option<usize>, kind: Option<usize>) {
    let Some((anchor, kind)) = anchor.zip(kind).filter(|(anchor, kind)| anchor < kind) else { return };
    let between: Vec<usize> = sheet.free(anchor..kind).collect();
    // Below the label of a topic a sentence is the text's.
    let is_told = |pair: &[usize]| {
        LABELS.section(sheet.text(pair[0])) == Some(Section::Topics) && sentences::ends(sheet.text(pair[1]))
    };
    let are_short = between.iter().all(|line| sheet.text(*line).chars().count() < 140);
    if are_short && !between.windows(2).any(is_told) {
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
    // "Soldiers_at_the_bridge": the name of a picture that has lost its ending.
    let is_bare = || {
        let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let is_phrase = text.matches('_').count() > 1 && text.contains(char::is_lowercase);
        is_phrase && text.starts_with(char::is_uppercase) && text.chars().all(is_of_name)
    };
    is_bare()
        || !text.contains("://")
            && name.is_some_and(|(_, ending)| endings.contains(&ending.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    #[test]
    fn a_caption_that_its_picture_says_as_well_is_cut() {
        let left = |page: &str| crate::read::page_text::sheet::left_by(clear_described, page);
        assert_eq!(left("[Image: The old bridge.]\n\nThe old bridge.\n\nLow Water"), ["Low Water"]);
        for page in [
            "[Image: The old bridge.]\n\nThe new bridge.",
            "[Image: Low Water]\n\nLow Water",
            "[Note: See below.]\n\nSee below.",
        ] {
            assert_eq!(left(page).len(), 2, "{page}");
        }
    }

    #[test]
    fn a_caption_above_the_text_closes_with_its_agency() {
        let prose = "The river fell for the third year in a row, and nobody on either bank could say why.";
        let left = |line: &str| {
            let page = format!("The Price of Salt\n\nby Ada Lind\n\n{line}\n\n{prose}");
            crate::read::page_text::sheet::left_by(clear_credited, &page).len()
        };
        assert_eq!(left("The lower gauge in May (Reuters)"), 3);
        assert_eq!(left("The lower gauge at Orsa in May of that year. Reuters/Dee Eck"), 3);
        let kept = [
            "The gauge fell. (Reuters)",
            "The gauge fell in May. Reuters said so",
            "How two agencies tell one story: AP vs. Reuters",
            "Pipeline No. 1. Keystone",
            "Nobody in the towns knows what the river is to them. Imago / Mundi",
            "The lower gauge in May (2012)",
            "## The gauge of the weir (Reuters)",
            "By Ada Lind (AFP)",
            "Port Orsa (AP)",
        ];
        for line in kept {
            assert_eq!(left(line), 4, "{line}");
        }
    }

    #[test]
    fn a_caption_may_stand_below_its_credit() {
        let prose = "The river fell for the third year in a row, and nobody on either bank could say why.";
        let left = |head: &str| {
            let page = format!("{head}\n\nPicture by Dee Eck ©\nThe lower gauge in May\n\n{prose}");
            crate::read::page_text::sheet::left_by(clear_below_credit, &page).len()
        };
        assert_eq!(left("The Price of Water\n\nMay 2, 2012"), 3);
        assert_eq!(left("May 2, 2012\n\nThe Price of Water"), 5);
        assert_eq!(left("May 2, 2012"), 4);
        assert_eq!(left("The Price of Water"), 4);
    }

    #[test]
    fn below_the_label_of_a_picture_stands_its_caption() {
        let left = |page: &str| {
            let mut sheet = Sheet::new(&FilePath::new("a.txt"), page);
            clear_labelled(&mut sheet);
            let free = sheet.free(0..sheet.len()).map(|line| sheet.text(line).to_owned());
            free.collect::<Vec<_>>()
        };
        let page = "Main image\n\nThe old bridge at Orsa\n\nThe Price of Water\n\nDate\n\nMay 2, 2012";
        assert_eq!(left(page), ["The Price of Water", "Date", "May 2, 2012"]);
        assert_eq!(left(&page.replace("at Orsa\n", "at Orsa\nThe old bridge at Orsa\n")).len(), 3);
        let credited =
            "The Price of Water\nImage principale\nThe old bridge\nCrédit\n© Cy Dell / AFP\nAuteur\nAda Lind";
        assert_eq!(left(credited), ["The Price of Water", "Auteur", "Ada Lind"]);
        for whole in ["Main image\n\nDate\n\nMay 2, 2012", "Main image\n\nThe Price of Water\n\nMay 2, 2012"]
        {
            assert_eq!(left(whole).join("\n\n"), whole);
        }
    }

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
