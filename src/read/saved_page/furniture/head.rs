//! The head of a text: what the book prints over it from the page's fields, and what a page prints
//! beside them, such as the minutes that reading takes.

mod forms;

use super::{author_keys, record, repeats_field};
use crate::model::Metadata;
use crate::read::blocks::{Block, BlockKind, Inline, plain_text};
use crate::read::frame::{Frame, key, says_extent, words};
use crate::read::page::Cut;
use crate::read::page_text::facts;
use crate::read::page_text::labels::{self, Field, LABELS};
use crate::read::saved_page::metadata::dates;
use crate::read::saved_page::metadata::names::{self, without_opener};
use crate::read::saved_page::metadata::series::parts;
pub use forms::is_label;
use forms::{is_form, is_left_over, is_linked_field, is_no_value, is_with_post, names_translation};

/// The head of a text is over after so many blocks.
const HEAD: usize = 8;

/// A paragraph that ends as a sentence does and has more words than this begins the text proper.
const PROSE: usize = 12;

/// A line that says when the text was published has no more words than this.
const DATED: usize = 8;

/// A byline with places and numbers in it has no more words than this.
const BYLINE: usize = 20;

/// A day, its label, a kind and a reading time have no more words than this.
const FACT: usize = 5;

/// The label of a number has no more words than this.
const CODE: usize = 3;

/// A line that names an author has no more words than this about him.
const ABOUT: usize = 60;

/// Cuts the title, the byline, the date and the like from the beginning of a body.
pub fn clear(blocks: &mut Vec<Block>, metadata: &Metadata, cut: &mut Vec<Cut>) {
    let primary = metadata.language.as_ref().map_or("", |language| language.value.primary());
    let mut known = Known {
        title: metadata.title.as_ref().map(|title| key(&title.value)).unwrap_or_default(),
        authors: author_keys(metadata),
        metadata,
        order: dates::Order::of(primary, [""]),
        texts: 0,
        has_prose: false,
    };
    let mut index = 0;
    while index < blocks.len() && known.texts < HEAD {
        let next = blocks.get(index + 1).and_then(|next| known.what(&next.kind));
        if known.is_kind_over(&blocks[index].kind, next) {
            record(&blocks.remove(index), "kind", cut);
            continue;
        }
        // The value is read from the page, or is cut next.
        let is_alone = || next.is_some() || blocks.get(index + 1).is_none_or(is_no_value);
        if !known.has_prose && is_label(&blocks[index]) && is_alone() {
            record(&blocks.remove(index), "label", cut);
            continue;
        }
        if let Some(what) = known.what(&blocks[index].kind) {
            record(&blocks.remove(index), what, cut);
            continue;
        }
        if let BlockKind::Paragraph(content) = &mut blocks[index].kind
            && !known.has_prose
            && let lines @ 1.. = known.lines(content)
        {
            let rest = content.split_off(lines);
            let said = BlockKind::Paragraph(std::mem::replace(content, rest));
            let is_empty = content.is_empty();
            record(&Block::new(said, blocks[index].span.clone()), "head", cut);
            if is_empty {
                blocks.remove(index);
            }
            continue;
        }
        known.pass(&blocks[index]);
        index += 1;
    }
}

/// Cuts the heading that says the kind, stands first and over all of the text, as "COMMENTARY" below a synopsis
/// does. Where there is another heading it may be that of a section.
pub fn clear_heading_of_all(blocks: &mut Vec<Block>, cut: &mut Vec<Cut>) {
    let mut headings = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(..)));
    let is_alone = headings.next().is_some() && headings.next().is_none();
    let is_kind = |block: &Block| {
        matches!(block.kind, BlockKind::Heading(..)) && LABELS.kind(&block.plain_text()).is_some()
    };
    if is_alone && blocks.len() > 1 && is_kind(&blocks[0]) {
        record(&blocks.remove(0), "kind", cut);
    }
}

/// What is known already, and how far the head has been read.
struct Known<'a> {
    title: String,
    authors: Vec<String>,
    metadata: &'a Metadata,
    /// The order in which its language has numbers of dates.
    order: dates::Order,
    texts: usize,
    has_prose: bool,
}

impl Known<'_> {
    /// What part of the head a block is, if it says nothing new.
    fn what(&self, kind: &BlockKind) -> Option<&'static str> {
        match kind {
            BlockKind::Heading(_, content) => {
                let text = key(&plain_text(content));
                if self.is_title(&text) {
                    Some("title")
                } else if repeats_field(&text, &self.metadata.subtitle) {
                    Some("subtitle")
                } else if !self.has_prose && LABELS.field_label(&text) == Some(Field::Body) {
                    Some("label of the text")
                } else {
                    (!self.has_prose && self.is_byline(&text)).then_some("byline")
                }
            }
            BlockKind::Paragraph(content) => self.line(content),
            BlockKind::List { items, .. } => {
                let is_byline = |block: &Block| self.what(&block.kind) == Some("byline");
                let says_who = !items.is_empty() && items.iter().flatten().all(is_byline);
                says_who.then_some("byline")
            }
            // The portrait beside his name.
            BlockKind::Figure(image) => {
                // Some take the name of its file for it: `ada_lind`.
                let name = key(&image.alternative.replace(['_', '-'], " "));
                let is_portrait =
                    self.authors.contains(&key(&image.alternative)) || self.authors.contains(&name);
                // A picture over the text that has nothing to say but who took it is dress.
                let is_credit = |caption: &String| words().frame_of(caption) == Some(Frame::PictureCredit);
                let is_dress =
                    image.alternative.trim().is_empty() && image.caption.as_ref().is_none_or(is_credit);
                match (self.has_prose, is_portrait, is_dress) {
                    (false, true, _) => Some("byline"),
                    (false, _, true) => Some("picture over the text"),
                    _ => None,
                }
            }
            BlockKind::Quote(_)
            | BlockKind::Definitions(_)
            | BlockKind::Table(_)
            | BlockKind::Rule
            | BlockKind::Code { .. }
            | BlockKind::NoteDefinition { .. } => None,
        }
    }

    /// Whether a block is a heading that says the kind, above another line of the head. Above the text it is
    /// the heading of a section: "Analysis".
    fn is_kind_over(&self, kind: &BlockKind, next: Option<&str>) -> bool {
        let repeats_kind =
            |content: &[Inline]| repeats_field(&key(&plain_text(content)), &self.metadata.kind);
        let is_kind = matches!(kind, BlockKind::Heading(_, content) if repeats_kind(content));
        is_kind && !self.has_prose && next.is_some()
    }

    fn line(&self, content: &[Inline]) -> Option<&'static str> {
        let line = plain_text(content);
        let text = key(&line);
        if !self.has_prose && self.is_title(&text) {
            Some("title")
        } else if repeats_field(&text, &self.metadata.subtitle) {
            Some("subtitle")
        } else if repeats_field(&text, &self.metadata.kind) || self.is_kind_and_outlet(content) {
            Some("kind")
        } else if self.is_byline(&text)
            || self.says_again(&line)
            || !self.has_prose && self.says_parts(&line)
            || !self.has_prose && self.is_row_of_facts(&line)
            || self.names_author(content)
            || self.opens_byline(&line)
            || self.names_login(&line)
            || self.is_bio(&text)
        {
            Some("byline")
        } else if !self.has_prose
            && (is_form(content) || is_linked_field(content) || self.is_row_of_record(&line))
        {
            Some("fields")
        } else if !self.has_prose && (self.is_dated(&line) || self.is_field_of_date(&line)) {
            Some("date")
        } else if !self.has_prose && names_translation(&line) {
            Some("languages")
        } else {
            (!self.has_prose && is_left_over(&line)).then_some("byline")
        }
    }

    /// How much of a paragraph is lines that say nothing new, where breaks part it: "Low Water", and "by
    /// Ada Lind" below it.
    fn lines(&self, content: &[Inline]) -> usize {
        let lines: Vec<&[Inline]> = content.split(|inline| *inline == Inline::LineBreak).collect();
        let is_field =
            |line: &[Inline]| LABELS.field(&plain_text(line)).is_some_and(|(field, _)| field != Field::Other);
        // Beside others, and a line that says nothing new, a field is said in a form.
        let has_form = lines.iter().filter(|line| is_field(line)).count() > 1
            && lines.iter().any(|line| self.line(line).is_some());
        let says_nothing = |line: &&&[Inline]| {
            plain_text(line).trim().is_empty() || self.line(line).is_some() || has_form && is_field(line)
        };
        let known: usize = lines.iter().take_while(says_nothing).map(|line| line.len() + 1).sum();
        if lines.len() < 2 { 0 } else { known.min(content.len()) }
    }

    fn is_title(&self, text: &str) -> bool {
        !text.is_empty() && text == self.title
    }

    /// Whether a line is names of authors, and nothing else but what joins them.
    fn is_byline(&self, text: &str) -> bool {
        let rest = self.authors.iter().fold(text.to_owned(), |rest, author| rest.replace(author, " "));
        let mut pieces = rest.split(|c: char| c.is_whitespace() || ",،;.".contains(c));
        rest != text && pieces.all(|word| word.is_empty() || words().is_joint(word))
    }

    /// Whether a line is what is said of an author.
    fn is_bio(&self, text: &str) -> bool {
        // "Ada Lind – Professor of Rivers" names him too.
        let rest = self.authors.iter().find_map(|author| text.strip_prefix(author.as_str()));
        let rest = rest.map(|rest| rest.trim_start_matches([' ', '–', '—', '-', ',', ':', '.']));
        self.metadata.authors.iter().flatten().any(|credit| {
            repeats_field(text, &credit.bio) || rest.is_some_and(|rest| repeats_field(rest, &credit.bio))
        })
    }

    /// "Op-Ed, *The River Review*": whether a line is the kind and the name of the paper that had the text.
    fn is_kind_and_outlet(&self, content: &[Inline]) -> bool {
        let [Inline::Text(kind), Inline::Emphasis(_), rest @ ..] = content else { return false };
        let kind = kind.trim_end().strip_suffix(',');
        !self.has_prose
            && rest.iter().all(|inline| matches!(inline, Inline::Text(text) if text.trim().is_empty()))
            && kind.is_some_and(|kind| repeats_field(&key(kind), &self.metadata.kind))
    }

    /// "12 November 2008 18:00 Code: 1987 Rivers": whether a line has the known day and the label of the number
    /// under which a site keeps its texts, and is no sentence.
    fn is_row_of_record(&self, line: &str) -> bool {
        let has_code = || {
            line.match_indices([':', '：']).any(|(colon, _)| {
                let before = line[..colon].trim_end();
                let starts = before.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]).take(CODE);
                starts.into_iter().any(|at| LABELS.labelled_by(&before[at..]) == Some(Field::Code))
            })
        };
        let date = self.metadata.date.as_ref().map(|date| date.value);
        line.split_whitespace().count() <= BYLINE
            && !line.trim_end().ends_with(['.', '!', '?', '؟'])
            && date.is_some_and(|date| dates::says(line, date, self.order))
            && has_code()
    }

    /// Whether a line is short, no sentence, and has the day of publication: "Published on 3 May 2021".
    fn is_dated(&self, line: &str) -> bool {
        let is_short = line.split_whitespace().count() <= DATED;
        let date = self.metadata.date.as_ref().map(|date| date.value);
        is_short
            && !line.trim_end().ends_with(['.', '!', '?', ':', '؟'])
            && date.is_some_and(|date| dates::says(line, date, self.order))
    }

    /// "Published: 12 November 2008 | 18:00 Code: 1987": whether a line opens with the label of its date.
    fn is_field_of_date(&self, line: &str) -> bool {
        // "Data" is the word for a date in one language and for figures in another.
        let is_date = LABELS
            .field(line)
            .is_some_and(|(field, said)| field == Field::Date && dates::inside(said).is_some());
        is_date && self.metadata.date.is_some() && line.split_whitespace().count() <= BYLINE
    }

    /// Whether a line says who wrote the text and when, and nothing that is not known already.
    fn says_again(&self, line: &str) -> bool {
        facts::read(line).is_some_and(|facts| {
            let knows_names = facts.names.iter().all(|name| self.authors.contains(&key(&name.text)));
            knows_names && (facts.dates.is_empty() || self.metadata.date.is_some())
        })
    }

    /// "Ada Lind and Ben Roe. ARI 14/2020 - 11/2/2020.": whether a line is authors, the number, the kind
    /// and the day, all of them known.
    fn says_parts(&self, line: &str) -> bool {
        let date = self.metadata.date.as_ref().map(|date| date.value);
        let is_known = |part: &str| {
            let text = key(part);
            self.is_byline(&text)
                || repeats_field(&text, &self.metadata.number)
                || repeats_field(&text, &self.metadata.kind)
                || date.is_some_and(|date| dates::says(part, date, self.order))
        };
        let mut parts = parts(line).filter(|part| !key(part).is_empty()).peekable();
        line.split_whitespace().count() <= BYLINE && parts.peek().is_some() && parts.all(is_known)
    }

    /// "Expert comment Published 14 March 2023 Updated 16 March 2023 4 minute read": whether a line is the
    /// kind, authors, days and their labels, and the minutes that reading takes, with nothing between them.
    fn is_row_of_facts(&self, line: &str) -> bool {
        let pieces: Vec<&str> = line.split_whitespace().collect();
        let is_kind = |text: &str| repeats_field(&key(text), &self.metadata.kind);
        let is_label = |text: &str| {
            let text = labels::key(text.trim_end_matches(':'));
            LABELS.dates.contains(&text)
                || LABELS.updates.contains(&text)
                || LABELS.field_label(&text) == Some(Field::Other)
        };
        let is_date =
            |text: &str| crate::language::dates::parse(text.trim_matches([',', '|', ' '])).is_some();
        let is_extent = |text: &str| says_extent(text.trim_end_matches('.'));
        let is_sign = |text: &str| !text.contains(char::is_alphanumeric);
        let is_name = |text: &str| self.is_byline(&key(text)) || words().is_joint(text);
        let is_fact = |text: &str| {
            is_kind(text)
                || is_label(text)
                || is_date(text)
                || is_extent(text)
                || is_sign(text)
                || is_name(text)
        };
        let (mut at, mut dates) = (0, 0);
        while at < pieces.len() {
            let longest = (1..=FACT.min(pieces.len() - at)).rev();
            let Some(fact) = longest.map(|count| pieces[at..at + count].join(" ")).find(|text| is_fact(text))
            else {
                return false;
            };
            dates += usize::from(is_date(&fact));
            at += fact.split(' ').count();
        }
        dates > 0 && self.metadata.date.is_some()
    }

    /// Whether a line names an author and says what he is, and is no sentence of the text.
    fn names_author(&self, content: &[Inline]) -> bool {
        let line = plain_text(content);
        let named = without_opener(line.trim());
        let is_sentence = line.trim_end().ends_with(['.', '!', '?', ':', '؟']);
        if self.has_prose || is_sentence || line.split_whitespace().count() > ABOUT {
            return false;
        }
        let mut lines = content.split(|inline| *inline == Inline::LineBreak).map(plain_text);
        let first_line = key(&lines.find(|line| !words().is_joint(line)).unwrap_or_default());
        let text = key(named);
        self.authors.iter().any(|author| {
            let rest = text.strip_prefix(author.as_str());
            first_line == *author
                || is_with_post(named, author)
                || rest.is_some_and(|rest| rest.trim_start().starts_with([',', '(', '|']))
        })
    }

    /// "By Ada Lind and Ben Roe in Bern (Papers No. 4)": whether a line opens as a byline does and names
    /// all authors.
    fn opens_byline(&self, line: &str) -> bool {
        let text = key(line);
        !self.has_prose
            && !self.authors.is_empty()
            && names::opens_byline(line.trim())
            && line.contains(char::is_numeric)
            && line.split_whitespace().count() <= BYLINE
            && !line.trim_end().ends_with(['.', '!', '?', ':', '؟'])
            && self.authors.iter().all(|author| text.contains(author.as_str()))
    }

    /// "by desk_web — last modified 3 May 2008": whether a line names nobody but a login, and has a day.
    fn names_login(&self, line: &str) -> bool {
        let people = names::people(line.trim(), names::Form::Line);
        !self.has_prose
            && names::opens_byline(line.trim())
            && line.split_whitespace().count() <= BYLINE
            && dates::inside(line).is_some()
            && matches!(&people[..], [login] if names::is_login(&login.name) && login.name.contains(|c: char| c == '_' || c.is_ascii_digit()))
    }

    /// Passes a block that stays.
    fn pass(&mut self, block: &Block) {
        let line = block.plain_text();
        self.texts += usize::from(!key(&line).is_empty());
        self.has_prose |= matches!(block.kind, BlockKind::Paragraph(_))
            && line.split_whitespace().count() > PROSE
            && line.trim_end().ends_with(['.', '!', '?', '؟', '”', '"']);
    }
}
