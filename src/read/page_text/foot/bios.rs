//! The section about the authors: a name, linked or not, and what is said of its bearer.

mod parts;
mod subject;
mod ways;

use crate::language::dates;
use crate::model::{Placed, name_words};
use crate::read::blocks::Inline;
use crate::read::page_text::head::bylines::{self, Author, MOST_AUTHORS};
use crate::read::page_text::sheet::paragraphs::{self, Paragraph};
use crate::read::page_text::sheet::sections::{self, Found};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{Field, LABELS, Section};
use crate::read::page_text::words::roles;
use crate::read::page_text::words::sentences::is_prose;
use crate::read::page_text::words::{inline, names, sentences, series};
pub use parts::parted;
use subject::{owner_of, said_of, told_of};

/// Reads the last section about the authors that says something, and takes its lines.
pub fn read(sheet: &mut Sheet, found: &[Found], authors: &mut Vec<Author>) {
    beside_label(sheet, authors);
    let read = sections::last(found, Section::Authors, |found| {
        let mut named = authors.clone();
        let taken = section(sheet, found, &mut named);
        // Below the same label a house may have its topics, which have the form of names.
        let says_what = |bio: &Placed<String>| sentences::ends(&bio.value) || roles::says_role(&bio.value);
        let is_on_people = named.iter().flat_map(|author| &author.bio).any(says_what);
        let names_others = !authors.is_empty() && named.len() > authors.len();
        (!taken.is_empty() && (is_on_people || !names_others)).then_some((found.label, taken, named))
    });
    if let Some((label, taken, named)) = read {
        sheet.take(label, Part::Label);
        sheet.say("bio", "the section about the authors");
        sheet.take_all(&taken, Part::Bio);
        *authors = named;
    }
}

/// Reads a label and the bio on one line: "About the author: Ada Lind is …".
fn beside_label(sheet: &mut Sheet, authors: &mut Vec<Author>) {
    for line in sheet.free(0..sheet.len()).rev().take(12).collect::<Vec<_>>() {
        let text = inline::plain(roles::unmarked(sheet.text(line)));
        let Some((label, bio)) = text.split_once([':', '：']) else { continue };
        if LABELS.section(label) != Some(Section::Authors) || bio.trim().is_empty() {
            continue;
        }
        let bio = bio.trim();
        // Several may be told of, one after the other.
        for bio in &parted(bio, authors) {
            let owner = owner_of(bio, authors).map(|(owner, _)| owner);
            let named = || roles::subject(bio).map(inline::Linked::plain);
            let owner = match owner {
                Some(owner) => Some(owner),
                None => named().map(|name| admit(sheet, line, name, authors)),
            };
            let Some(owner) = owner.or((authors.len() == 1).then_some(0)) else { continue };
            let place = sheet.place(line);
            authors[owner].bio.push(Placed::new(bio.clone(), place));
            sheet.take(line, Part::Bio);
        }
        if sheet.part(line) == Some(Part::Bio) {
            sheet.say("bio", "the line about the author");
        }
    }
}

/// Where the section stands, which says where it may end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Above the text, up to a line that says what kind of text it is.
    Fenced,
    /// Above the text, and nothing says where that begins.
    Open,
    /// Below the text.
    Last,
}

/// Reads the bios of a section; returns its lines.
fn section(sheet: &Sheet, found: &Found, authors: &mut Vec<Author>) -> Vec<usize> {
    let (lines, stands) = extent(sheet, found);
    // Whom the section itself has named already, no byline has.
    let is_of_section = |author: &Author| lines.contains(&sheet.line_of(&author.name.place));
    let byline = if authors.iter().any(is_of_section) { 0 } else { authors.len() };
    let paragraphs = paragraphs::gather(sheet, lines.clone());
    // A box on the author may stand beside the text, which goes on below it.
    let is_on_other = |paragraph: &&Paragraph| {
        let names = |author: &Author| paragraph.text.contains(author.family_name());
        is_prose(&paragraph.text) && !authors.iter().any(names)
    };
    // A heading of the text shows it: bios have none but names.
    let is_heading = |pair: &[Paragraph]| {
        paragraphs::looks_like_heading(&pair[0].text)
            && !names::is_full_name(&pair[0].text)
            && !roles::says_role(&pair[0].text)
            && is_prose(&pair[1].text)
    };
    let goes_on = !authors.is_empty()
        && paragraphs.windows(2).any(is_heading)
        && paragraphs.iter().filter(is_on_other).count() > MOST_ON_OTHERS;
    let stands = if goes_on && stands == Stands::Last { Stands::Open } else { stands };
    let mut bios = Bios { sheet, stands, byline, current: None, taken: Vec::new() };
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(index + 1);
        let stands = if bios.is_below_rank(paragraph) { Stands::Open } else { stands };
        let is_way = ways::lead_to_author(&inline::plain(&paragraph.text), authors);
        let heading = heading_name(paragraph, next, authors, stands)
            .filter(|_| !is_way && authors.len() < MOST_AUTHORS);
        let goes_on = match heading {
            Some(name) => bios.name(paragraph, name, authors),
            None => bios.paragraph(paragraph, next, authors),
        };
        if goes_on == GoesOn::Over {
            break;
        }
    }
    bios.taken
}

/// As many paragraphs of bios may leave out of whom they speak.
const MOST_ON_OTHERS: usize = 2;

/// The lines that a section may reach to, and where it stands.
fn extent(sheet: &Sheet, found: &Found) -> (std::ops::Range<usize>, Stands) {
    let fence = sheet.free(found.lines.clone()).find(|line| {
        let text = sheet.text(*line);
        LABELS.kind(text).is_some()
            || names::byline(text).is_some()
            || dates::parse(text).is_some()
            || series::is_number(text)
            || is_labelled(text)
    });
    let rule = || first_rule(sheet, found.lines.start..fence.unwrap_or(found.lines.end));
    let is_last = closes(sheet, found, fence);
    let fence = if is_last { fence } else { rule().or(fence) };
    let stands = match (is_last, fence) {
        (true, _) => Stands::Last,
        (false, Some(fence)) if fences(sheet, found.lines.start..fence) => Stands::Fenced,
        (false, _) => Stands::Open,
    };
    (found.lines.start..fence.unwrap_or(found.lines.end), stands)
}

/// Whether a section goes on below a paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
enum GoesOn {
    Further,
    /// The paragraph is no part of it any more.
    Over,
}

/// The bios of a section in the making.
struct Bios<'a> {
    sheet: &'a Sheet,
    stands: Stands,
    /// How many authors the page names before the section.
    byline: usize,
    /// Of whom the paragraph above speaks.
    current: Option<usize>,
    /// The lines that have been read.
    taken: Vec<usize>,
}

impl Bios<'_> {
    /// Whether a line stands directly below a rank: there it may say where somebody works.
    fn is_below_rank(&self, paragraph: &Paragraph) -> bool {
        paragraph.first().checked_sub(1).is_some_and(|above| {
            let text = self.sheet.text(above);
            self.taken.last() == Some(&above) && roles::says_role(text) && !text.is_empty()
        })
    }

    /// Reads a name alone on its line.
    fn name(&mut self, paragraph: &Paragraph, name: inline::Linked, authors: &mut Vec<Author>) -> GoesOn {
        let known = authors.len();
        let told = authors[..self.byline].iter().filter(|author| !author.bio.is_empty()).count();
        self.current = Some(admit(self.sheet, paragraph.first(), name, authors));
        // Where all whom the byline names have their bios, the section is over.
        if authors.len() > known && self.byline > 0 && told == self.byline {
            authors.truncate(known);
            return GoesOn::Over;
        }
        self.taken.extend(&paragraph.lines);
        GoesOn::Further
    }

    /// Reads a paragraph on one of the authors, or on several.
    fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        next: Option<&Paragraph>,
        authors: &mut Vec<Author>,
    ) -> GoesOn {
        let typed = roles::unmarked(&paragraph.text);
        let whole = inline::plain(typed);
        let is_his = |author: &Author| names_account(typed, &author.name.value);
        let is_no_bio = is_picture(typed) || ways::lead_to_author(&whole, authors);
        if is_no_bio || !self.taken.is_empty() && (is_account(typed) || authors.iter().any(is_his)) {
            self.taken.extend(&paragraph.lines);
            return GoesOn::Further;
        }
        // Below the link to more about him a site tells of his programme.
        if typed.starts_with('#') && !roles::says_role(&whole) && !self.taken.is_empty() {
            return GoesOn::Over;
        }
        // An invitation to a newsletter is on nobody, and what a house says of itself or has besides on no author.
        let is_on_house = || {
            LABELS.is_house(&whole)
                || ways::lead_to_house(&whole)
                || roles::subject(&whole).is_some_and(names::is_body)
        };
        if (LABELS.is_about_mail(&whole) || is_on_house()) && owner_of(&whole, authors).is_none() {
            return GoesOn::Over;
        }
        for text in &parted(&whole, authors) {
            let Some((owner, bio)) = self.owner(text, paragraph, authors) else { return GoesOn::Over };
            if !self.allows(text, owner, next, authors) {
                return GoesOn::Over;
            }
            let said = &mut authors[owner].bio;
            let is_told = said.last().is_some_and(|last| sentences::ends(&last.value));
            // A bio in full says what the rank above it says.
            let says_rank = || said.first().is_some_and(|rank| bylines::says_all(text, &rank.value));
            if said.len() == 1 && !is_told && (roles::subject(text).is_some() || says_rank()) {
                said.clear();
            }
            let place = self.sheet.place_of(paragraph.first(), paragraph.last());
            // Links inside a bio are kept where nothing was cut from it.
            let value = if bio.len() == whole.len() { typed.to_owned() } else { bio.to_owned() };
            said.push(Placed::new(value, place));
            self.current = Some(owner);
        }
        self.taken.extend(&paragraph.lines);
        GoesOn::Further
    }

    /// Whose bio a text is, and the bio without a name before it.
    fn owner<'b>(
        &self,
        text: &'b str,
        paragraph: &Paragraph,
        authors: &mut Vec<Author>,
    ) -> Option<(usize, &'b str)> {
        if let Some(named) = named_owner(self.sheet, text, paragraph, authors) {
            return Some(named);
        }
        // What follows a word of the site's frame is his bio only where it says so.
        let is_cut_off = self.taken.last().is_some_and(|last| {
            (last + 1..paragraph.first()).any(|line| self.sheet.part(line) == Some(Part::Frame))
        });
        let current = self.current.filter(|_| !is_cut_off);
        let sole = (authors.len() == 1 && self.stands != Stands::Open && !is_cut_off).then_some(0);
        current.or(sole).map(|owner| (owner, text))
    }

    /// Whether a text may be one of the section's.
    fn allows(&self, text: &str, owner: usize, next: Option<&Paragraph>, authors: &[Author]) -> bool {
        let author = &authors[owner];
        // Above an open text, a second paragraph must still speak of him.
        let speaks = text.contains(author.family_name());
        let goes_on = self.stands != Stands::Open
            || author.bio.is_empty()
                && (is_prose(text) || speaks || roles::says_role(text) && !sentences::ends(text))
            || speaks && next.is_some() && Some(owner) != self.current;
        // What follows a bio and is no sentence is a site's list of topics, or above the text a caption.
        let is_told = author.bio.last().is_some_and(|last| sentences::ends(&last.value));
        let can_be_other = match self.stands {
            Stands::Last => true,
            Stands::Fenced => next.is_none() && !speaks && !text.contains(':'),
            Stands::Open => false,
        };
        let is_other = can_be_other && is_told && !sentences::ends(text) && !roles::says_role(text);
        goes_on && !is_other
    }
}

/// Whether a section stands below the text: there is more running text above its label than below.
fn closes(sheet: &Sheet, found: &Found, fence: Option<usize>) -> bool {
    let running = |lines: std::ops::Range<usize>| -> usize {
        let prose = sheet.prose().iter().copied();
        prose
            .filter(|line| lines.contains(line) && sheet.is_free(*line))
            .map(|line| sheet.text(line).len())
            .sum()
    };
    let above = running(0..found.label);
    above > 0 && above * 2 >= running(found.lines.start..fence.unwrap_or(found.lines.end))
}

/// The rule that parts bios above the text from it.
fn first_rule(sheet: &Sheet, lines: std::ops::Range<usize>) -> Option<usize> {
    let is_rule = |line: &usize| sheet.part(*line) == Some(Part::Ornament);
    let has_bio = |line: &usize| {
        sheet.free(lines.start..*line).any(|above| is_prose(sheet.text(above)) || sheet.is_prose(above))
    };
    lines.clone().filter(is_rule).find(has_bio)
}

/// Whether a paragraph is a picture, linked or not, and nothing else.
fn is_picture(text: &str) -> bool {
    match &inline::pieces(text)[..] {
        [Inline::Image(_)] => true,
        [Inline::Link { content, .. }] => matches!(content[..], [Inline::Image(_)]),
        _ => false,
    }
}

/// Whether a line is a login, by which a service knows somebody: "ada_lind".
fn is_account(text: &str) -> bool {
    let is_of_login = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    text.bytes().all(is_of_login) && text.contains('_')
}

/// Whether a line is an account by the first letter of a name and the last of its words: "ALind".
fn names_account(text: &str, name: &str) -> bool {
    let parts =
        name.split_once(' ').and_then(|(given, _)| Some((given.chars().next()?, name.rsplit(' ').next()?)));
    parts.is_some_and(|(initial, family)| text.strip_prefix(initial).is_some_and(|rest| rest == family))
}

/// Whom a paragraph speaks of in its first words, somebody new among them, and what it says of him.
fn named_owner<'a>(
    sheet: &Sheet,
    text: &'a str,
    paragraph: &Paragraph,
    authors: &mut Vec<Author>,
) -> Option<(usize, &'a str)> {
    if let Some(known) = owner_of(text, authors) {
        return Some(known);
    }
    let (name, bio) =
        roles::named_twice(text).or_else(|| said_of(text, authors)).or_else(|| told_of(text, authors))?;
    (authors.len() < MOST_AUTHORS)
        .then(|| (admit(sheet, paragraph.first(), inline::Linked::plain(name), authors), bio))
}

/// Whether a line is a label, or says where the page is from: the section is over.
fn is_labelled(text: &str) -> bool {
    let says = LABELS.field(text).map(|(field, _)| field);
    LABELS.field_label(text).is_some()
        || matches!(says, Some(Field::Source | Field::Accessed | Field::Rights))
}

/// Whether what lies before a fence is no longer than bios are; a whole text is.
fn fences(sheet: &Sheet, lines: std::ops::Range<usize>) -> bool {
    sheet.free(lines).filter(|line| is_prose(sheet.text(*line))).count() <= 3
}

/// The name that a paragraph says and nothing else: linked, known, or repeated by what follows.
fn heading_name(
    paragraph: &Paragraph,
    next: Option<&Paragraph>,
    authors: &[Author],
    stands: Stands,
) -> Option<inline::Linked> {
    let linked = inline::linked(paragraph.text.trim_matches(['#', '*', ' ']));
    let is_known = authors.iter().any(|author| same(&author.name.value, &linked.text));
    let repeated = next.is_some_and(|next| inline::plain(&next.text).starts_with(&linked.text));
    let is_name = names::is_full_name(&linked.text) || is_known;
    let is_rank = |next: &Paragraph| {
        roles::says_role(&next.text) && !sentences::ends(&next.text) && !is_prose(&next.text)
    };
    let is_person = (stands == Stands::Last && next.is_some() || next.is_some_and(is_rank))
        && !has_other_word(&linked.text);
    (is_name && (is_known || is_person || linked.address.is_some() || repeated)).then_some(linked)
}

/// Whether a line has a word of a rank or a body, by which it is known to be no name. Inside a name
/// an article is a particle: "Yann le Goff".
fn has_other_word(line: &str) -> bool {
    line.split_whitespace().enumerate().any(|(index, word)| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is_particle = index > 0 && name_words::is_particle(&word);
        LABELS.roles.contains(&word)
            || name_words::is_word_of_body(&word)
            || LABELS.articles.contains(&word) && !is_particle
    })
}

fn same(a: &str, b: &str) -> bool {
    a.split_whitespace().map(str::to_lowercase).eq(b.split_whitespace().map(str::to_lowercase))
}

/// The author of a name; a new one where the byline did not name him.
fn admit(sheet: &Sheet, line: usize, name: inline::Linked, authors: &mut Vec<Author>) -> usize {
    let known = authors.iter().position(|author| same(&author.name.value, &name.text));
    let new = Author::new(sheet, line, name);
    match known {
        Some(index) => {
            authors[index].address = authors[index].address.take().or(new.address);
            index
        }
        None => {
            authors.push(new);
            authors.len() - 1
        }
    }
}
