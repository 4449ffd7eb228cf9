//! Step 3: the byline, and the people that it names.

use super::inline::Linked;
use super::labels::LABELS;
use super::names;
use super::sheet::{Part, Sheet};
use crate::model::contributor::{Credit, CreditName};
use crate::model::{Placed, Role, name_words};
use crate::read::blocks::Inline;
use crate::read::dates;
use crate::read::to_markdown::{Setting, inline};

/// How far down a page its head may reach, in lines that say something.
pub const HEAD: usize = 40;

/// Somebody whom the page names as an author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The name as printed.
    pub name: Placed<String>,
    /// The address of his page, as printed.
    pub address: Option<Placed<String>>,
    /// The lines of his bio.
    pub bio: Vec<Placed<String>>,
}

impl Author {
    /// Somebody named on a line.
    pub fn new(sheet: &Sheet, line: usize, linked: Linked) -> Self {
        let address = linked.address.map(|address| sheet.placed(line, address));
        Self { name: sheet.placed(line, linked.text), address, bio: Vec::new() }
    }

    /// The last word of the name, by which a text speaks of him.
    pub fn family_name(&self) -> &str {
        let mut words = self.name.value.split_whitespace();
        words.rfind(|word| !name_words::is_suffix(word)).unwrap_or_default().trim_end_matches(',')
    }

    /// The credit that the metadata holds.
    pub fn into_credit(self) -> Credit {
        let lines: Vec<&str> = self.bio.iter().map(|line| line.value.as_str()).collect();
        let bio = self.bio.first().map(|first| Placed::new(markdown(&lines.join(" ")), first.place.clone()));
        Credit {
            name: CreditName::Name(self.name),
            sort: None,
            kind: None,
            url: self.address,
            bio,
            role: Role::Author,
        }
    }
}

/// A line of the page as inline Markdown. A link to the page itself or to its own site stays text.
pub fn markdown(line: &str) -> String {
    let pieces: Vec<Inline> = super::inline::pieces(line);
    inline(&pieces, Setting::Paragraph)
}

/// Finds the byline in a page's head, and takes its lines.
pub fn read(sheet: &mut Sheet) -> Vec<Author> {
    let head: Vec<usize> = sheet.free(0..sheet.len()).take(HEAD).collect();
    for (index, line) in head.iter().enumerate() {
        let text = sheet.text(*line);
        // What is set apart by marks, a date say, is read with the dates.
        let (text, date) =
            text.split_once(['|', '·', '•']).map_or((text, None), |(by, date)| (by, Some(date)));
        let undated = without_date(text);
        let Some(mut names) = names::byline(undated) else { continue };
        let mut lines = vec![*line; names.len()];
        let mut taken = vec![*line];
        for next in &head[index + 1..] {
            let open = names.is_empty() || goes_on(sheet.text(taken[taken.len() - 1]));
            let is_row = taken.len() > 1 && lines[0] != *line && next - taken[taken.len() - 1] <= 2;
            let more = (open || is_row).then(|| further_names(sheet.text(*next))).flatten();
            let Some(more) = more else { break };
            lines.extend(vec![*next; more.len()]);
            names.extend(more);
            taken.push(*next);
        }
        if names.is_empty() {
            continue;
        }
        let authors =
            names.into_iter().zip(lines).map(|(name, line)| Author::new(sheet, line, name)).collect();
        let has_date =
            date.is_some_and(|date| super::head::date_line(date).is_some()) || undated.len() < text.len();
        sheet.take_all(&taken, Part::Metadata);
        // The date is read later, from the same line.
        if has_date {
            sheet.release(*line);
        }
        return authors;
    }
    marked_names(sheet, &head)
}

/// Names below a date, set apart from it by a mark: a byline without "by".
fn marked_names(sheet: &mut Sheet, head: &[usize]) -> Vec<Author> {
    let is_mark = |text: &str| text.chars().all(|c| LABELS.separators.contains(c) || c.is_whitespace());
    let marked = head.windows(2).position(|pair| {
        super::head::date_line(sheet.text(pair[0])).is_some() && is_mark(sheet.text(pair[1]))
    });
    let Some(mark) = marked.map(|index| index + 1) else { return Vec::new() };
    let mut authors = Vec::new();
    for line in &head[mark + 1..] {
        let Some(names) = further_names(sheet.text(*line)) else { break };
        authors.extend(names.into_iter().map(|name| Author::new(sheet, *line, name)));
        sheet.take(*line, Part::Metadata);
    }
    if !authors.is_empty() {
        sheet.take(head[mark], Part::Ornament);
    }
    authors
}

/// "by Ada Lind, November 12, 2008" without its date.
pub fn without_date(text: &str) -> &str {
    let cut = text.match_indices(',').find(|(at, _)| dates::parse(&text[at + 1..]).is_some());
    cut.map_or(text, |(at, _)| text[..at].trim_end())
}

/// Whether a byline goes on below: its line ends in a comma or in "and".
fn goes_on(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    text.ends_with([',', '،']) || LABELS.joiners.contains(last.to_lowercase().as_str())
}

fn further_names(text: &str) -> Option<Vec<Linked>> {
    let is_other =
        LABELS.section(text).is_some() || LABELS.kind(text).is_some() || dates::parse(text).is_some();
    let names = names::all_names(text).filter(|_| !is_other)?;
    let full = |name: &Linked| name.address.is_some() || names::is_full_name(&name.text);
    names.iter().all(full).then_some(names)
}
