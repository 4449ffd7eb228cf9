//! The lines of the head that say who wrote the text and when.

use super::lone_names::is_rank;
use super::{has_other_title, is_beside_credit, set};
use crate::language::dates;
use crate::model::contributor::{Credit, CreditForm, CreditName};
use crate::model::{Date, Metadata, Placed, Role};
use crate::read::blocks::Inline;
use crate::read::page_text::sheet::{Part, Sheet, paragraphs};
use crate::read::page_text::words::facts::{self, Facts, Shown, Stage};
use crate::read::page_text::words::inline::{self, Linked};
use crate::read::page_text::words::labels::{self, Field, LABELS};
use crate::read::page_text::words::{imprint, names, sentences, series};
use crate::read::to_markdown::{Setting, inline};

/// As many authors a page may name; each paragraph about them is held against every name.
pub const MOST_AUTHORS: usize = 200;

/// Somebody whom the page names as an author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The name as printed.
    pub name: Placed<String>,
    /// The address of his page, as printed.
    pub address: Option<Placed<String>>,
    /// The lines of his bio.
    pub bio: Vec<Placed<String>>,
    /// What the byline says that he is, for want of a bio.
    pub about: Option<Placed<String>>,
    /// What he did.
    pub role: Role,
}

impl Author {
    /// Somebody named on a line.
    pub fn new(sheet: &Sheet, line: usize, linked: Linked) -> Self {
        let address = linked.address.map(|address| sheet.placed(line, address));
        let about = linked.about.map(|about| sheet.placed(line, about));
        Self { name: sheet.placed(line, linked.text), address, bio: Vec::new(), about, role: Role::Author }
    }

    /// The last word of the name, by which a text speaks of him.
    pub fn family_name(&self) -> &str {
        names::family_name(&self.name.value)
    }

    /// The credit that the metadata holds.
    pub fn into_credit(mut self) -> Credit {
        let said = self.bio.iter().map(|line| line.value.as_str()).collect::<Vec<_>>().join(" ");
        // Where somebody works is no bio beside one.
        let is_new = |about: &Placed<String>| {
            !LABELS.is_house(&about.value)
                && !about.value.chars().all(char::is_uppercase)
                && !says_all(&said, &about.value)
        };
        // What the byline says of him and the bio does not stands before it.
        if !self.bio.is_empty() && self.about.as_ref().is_some_and(is_new) {
            self.bio.splice(0..0, self.about.take());
        }
        let place = self.bio.first().map(|first| first.place.clone());
        let bio = place.map(|place| Placed::new(markdown(&sentences(&self.bio)), place));
        Credit {
            name: CreditName::Name(self.name),
            sort: None,
            kind: None,
            url: self.address,
            bio: bio.or(self.about),
            role: self.role,
            form: CreditForm::Item,
        }
    }
}

/// Whether a text has every word of another.
pub fn says_all(text: &str, other: &str) -> bool {
    let text = text.to_lowercase();
    other.split(|c: char| !c.is_alphanumeric()).all(|word| text.contains(&word.to_lowercase()))
}

/// The lines of a bio as one text; a line that is no sentence, a rank say, is closed like one.
fn sentences(lines: &[Placed<String>]) -> String {
    let mut out = String::new();
    for line in lines {
        if !out.is_empty() {
            let goes_on = sentences::begins_small(&line.value);
            let is_closed = sentences::ends(&out) || out.ends_with([',', '.']) || goes_on;
            out.push_str(if is_closed { " " } else { ". " });
        }
        out.push_str(&line.value);
    }
    out
}

/// A line of the page as inline Markdown. A link to the page itself or to its own site stays text.
pub fn markdown(line: &str) -> String {
    let pieces: Vec<Inline> = inline::pieces(line);
    inline(&pieces, Setting::Paragraph)
}

/// Reads the lines of the head that say who, when and of what kind, and takes them.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let head = sheet.head();
    let told = told_date(sheet, &head);
    let mut is_below_prose = false;
    for (index, line) in head.iter().enumerate() {
        is_below_prose |= sheet.is_prose(*line);
        if !sheet.is_free(*line) {
            continue;
        }
        let text = sheet.text(*line).to_owned();
        // A paragraph may end with a date.
        if facts::date_line(&text).is_some() && paragraphs::goes_on_with_prose(sheet, *line) {
            continue;
        }
        // A site, or a box beside the text, may have another day above it.
        if told.is_some_and(|told| *line < told) && facts::date_line(&text).is_some() {
            sheet.take(*line, Part::Furniture);
            continue;
        }
        if let Some(credited) = names::other_credit(&text) {
            let (role, names) = credited;
            let named = names.into_iter().map(|name| Author { role, ..Author::new(sheet, *line, name) });
            authors.extend(named.collect::<Vec<_>>());
            sheet.take(*line, Part::Metadata);
            continue;
        }
        let is_alone = names::byline(&text).is_some_and(|names| names.is_empty());
        let is_below_title = || !is_below_prose && head[..index].iter().any(|line| sheet.is_free(*line));
        let described = || {
            let mut facts = Facts::default();
            (facts.names, facts.shown) = (names::described(&text)?, Shown::By);
            Some(facts)
        };
        // What it would say besides is not lost where the page has named another series.
        let is_first = |facts: &Facts| {
            (facts.number.is_none() || metadata.number.is_none())
                && (facts.kind.is_none() || metadata.kind.is_none())
        };
        let has_title = || metadata.title.is_some() || has_other_title(sheet, *line);
        let imprint = imprint::read(&text).filter(is_first).filter(|_| has_title());
        let imprint = imprint.map(|facts| without_coarse_dates(sheet, &head, facts));
        // A kind that no list has may be the title where nothing else can: "Iran Update, January 10, 2024".
        let is_sure = |facts: &Facts| facts.kind.as_ref().is_none_or(|kind| LABELS.kind(kind).is_some());
        let facts = imprint.or_else(|| facts::read(&text).filter(|facts| is_sure(facts) || has_title()));
        let facts = facts.or_else(|| is_alone.then(Facts::default));
        let Some(facts) = facts.or_else(|| is_below_title().then(described).flatten()) else { continue };
        // A newspaper has the day above its menu, and below the title the day of the text.
        let day = facts.date(Stage::Published);
        if let Some(known) = metadata.date.as_mut().filter(|known| Some(known.value) == day) {
            known.place = sheet.place(*line);
        }
        // Inside the text a line counts only where it says what the head did not.
        let is_new = metadata.date.is_none() && facts.date(Stage::Published).is_some()
            || authors.is_empty() && !facts.names.is_empty();
        if is_below_prose && !is_new && !is_alone {
            if facts.shown != Shown::BeforeDate && says_again(&facts, metadata, authors) {
                take(sheet, *line, facts, metadata, authors);
            }
            continue;
        }
        // What stands before a date on the first line may be the title.
        let has_title = metadata.title.is_some() || head[..index].iter().any(|line| sheet.is_free(*line));
        if facts.shown == Shown::BeforeDate && !has_title {
            continue;
        }
        if is_alone || facts.shown == Shown::By {
            take_byline(sheet, &head[index..], facts, metadata, authors);
        } else {
            take(sheet, *line, facts, metadata, authors);
        }
    }
    if authors.iter().all(|author| author.role != Role::Author) {
        marked_names(sheet, &head, metadata, authors);
    }
}

/// The line of the head that says a date and stands beside the kind or a byline; `None` where the first date of
/// the head does so, or says what it is the date of.
fn told_date(sheet: &Sheet, head: &[usize]) -> Option<usize> {
    let is_date = |line: &usize| {
        let text = sheet.text(*line);
        text.contains(char::is_numeric) && facts::date_line(text).is_some()
    };
    let mut dates = head.iter().copied().filter(is_date);
    let first = dates.next()?;
    dates::parse(labels::bare(sheet.text(first))).filter(|_| !is_beside_credit(sheet, first))?;
    dates.find(|line| is_beside_credit(sheet, *line))
}

/// What an imprint says, but for a month or a year where another line of the head says the day.
fn without_coarse_dates(sheet: &Sheet, head: &[usize], mut imprint: Facts) -> Facts {
    let is_day = |(date, _): &(Date, Stage)| date.day_of_month().is_some();
    if !imprint.dates.iter().all(is_day)
        && head
            .iter()
            .any(|line| facts::read(sheet.text(*line)).is_some_and(|facts| facts.dates.iter().any(is_day)))
    {
        imprint.dates.retain(is_day);
    }
    imprint
}

/// Whether a line names nobody and no day but those that the page has named already.
fn says_again(facts: &Facts, metadata: &Metadata, authors: &[Author]) -> bool {
    let is_known = |name: &Linked| authors.iter().any(|author| author.name.value == name.text);
    let date = metadata.date.as_ref().map(|date| date.value);
    facts.names.iter().all(is_known) && facts.dates.iter().all(|(day, _)| Some(*day) == date)
}

/// Reads what the last line of the text says about who and when: "By Ada Lind", below it.
pub fn closing(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>, tail: usize) {
    let last: Vec<usize> = sheet.free(0..tail).rev().take(4).collect();
    for line in last {
        let Some(facts) = facts::read(sheet.text(line)) else { continue };
        let is_known = |name: &Linked| authors.iter().any(|author| author.name.value == name.text);
        let all_known = !facts.names.is_empty() && facts.names.iter().all(is_known);
        let is_new = authors.is_empty() && !facts.names.is_empty();
        let is_date =
            facts.names.is_empty() && metadata.date.is_none() && facts.date(Stage::Published).is_some();
        let is_saved = facts.dates.iter().any(|(_, stage)| *stage == Stage::Accessed);
        if all_known || is_new || is_date || is_saved {
            take(sheet, line, facts, metadata, authors);
        }
    }
}

/// Takes a byline and the lines of names that go on with it.
fn take_byline(
    sheet: &mut Sheet,
    lines: &[usize],
    facts: Facts,
    metadata: &mut Metadata,
    authors: &mut Vec<Author>,
) {
    let line = lines[0];
    let mut more: Vec<(usize, Linked)> = Vec::new();
    let mut last = line;
    for next in &lines[1..] {
        // "and" may stand on a line of its own.
        if names::is_joiner(sheet.text(*next)) && !(more.is_empty() && facts.names.is_empty()) {
            last = *next;
            continue;
        }
        let is_row = !more.is_empty() && facts.names.is_empty() && next - last <= 2;
        let opens = more.is_empty() && facts.names.is_empty() || goes_on(sheet.text(last)) || is_row;
        let Some(names) =
            opens.then(|| further_names(sheet.text(*next), goes_on(sheet.text(last)))).flatten()
        else {
            break;
        };
        more.extend(names.into_iter().map(|name| (*next, name)));
        last = *next;
    }
    if facts.names.is_empty() && more.is_empty() {
        return;
    }
    if facts.names.is_empty() {
        sheet.say("authors", "the byline");
    }
    take(sheet, line, facts, metadata, authors);
    let end = more.last().map_or(line, |(line, _)| *line);
    let joiners: Vec<usize> =
        sheet.free(line + 1..end).filter(|line| names::is_joiner(sheet.text(*line))).collect();
    sheet.take_all(&joiners, Part::Metadata);
    for (line, name) in more {
        admit(sheet, line, name, authors);
        sheet.take(line, Part::Metadata);
    }
}

/// Takes a line and hands on what it says.
fn take(
    sheet: &mut Sheet,
    line: usize,
    mut facts: Facts,
    metadata: &mut Metadata,
    authors: &mut Vec<Author>,
) {
    // Where a clipper's front matter names the authors, a link beside the date is what a site files it under.
    let is_in_front = |author: &Author| {
        let named = sheet.line_of(&author.name.place);
        let is_labelled = LABELS.field(sheet.text(named)).is_some_and(|(field, _)| field == Field::Authors);
        named < line
            && (sheet.text(0) == "---"
                || is_labelled && facts.names.iter().all(|name| names::is_of_body(&name.text)))
    };
    if facts.shown == Shown::AfterDate && authors.iter().any(is_in_front) {
        facts.names.clear();
    }
    // "RIVER INSTITUTE   NUMBER 430   15.02.2022": whose series it is.
    if facts.shown == Shown::BeforeDate
        && facts.number.is_some()
        && let [house] = &facts.names[..]
        && LABELS.is_house(&house.text)
    {
        set(&mut metadata.publisher, sheet.placed(line, house.text.clone()));
        facts.names.clear();
    }
    if let Some(date) = facts.date(Stage::Published).or_else(|| facts.date(Stage::Updated))
        && set(&mut metadata.date, sheet.placed(line, date))
    {
        sheet.say("date", "a line of the head");
    }
    if let Some(date) = facts.date(Stage::Accessed) {
        set(&mut metadata.accessed, sheet.placed(line, date));
    }
    if let Some(kind) = facts.kind {
        set(&mut metadata.kind, sheet.placed(line, kind));
        sheet.say("kind", "a line of the head");
    }
    if let Some(number) = facts.number {
        set(&mut metadata.number, sheet.placed(line, number));
        sheet.say("number", "a line of the head");
    }
    if let Some(region) = facts.region {
        metadata.regions.get_or_insert_default().push(sheet.placed(line, region));
        sheet.say("regions", "a line of the head");
    }
    if !facts.names.is_empty() {
        sheet.say("authors", if facts.shown == Shown::By { "the byline" } else { "names beside a date" });
    }
    for name in facts.names {
        admit(sheet, line, name, authors);
    }
    sheet.take(line, Part::Metadata);
}

/// Adds somebody who is not named yet, unless the name is a site's login.
pub fn admit(sheet: &Sheet, line: usize, name: Linked, authors: &mut Vec<Author>) {
    if let Some(known) = authors.iter_mut().find(|author| author.name.value == name.text) {
        let Author { address, about, .. } = Author::new(sheet, line, name);
        known.address = known.address.take().or(address);
        known.about = known.about.take().or(about);
        return;
    }
    if authors.len() < MOST_AUTHORS && !LABELS.nobodies.contains(&labels::key(&name.text)) {
        authors.push(Author::new(sheet, line, name));
    }
}

/// Names below a date, set apart from it by a mark: a byline without "by".
fn marked_names(sheet: &mut Sheet, head: &[usize], metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let is_mark = |text: &str| text.chars().all(|c| LABELS.separators.contains(c) || c.is_whitespace());
    let is_date = |line: usize| {
        sheet.part(line) == Some(Part::Metadata) && facts::date_line(sheet.text(line)).is_some()
    };
    let marked = head.windows(2).position(|pair| is_date(pair[0]) && is_mark(sheet.text(pair[1])));
    let Some(mark) = marked.map(|index| index + 1) else { return };
    let known = authors.len();
    for line in &head[mark + 1..] {
        let Some(names) = further_names(sheet.text(*line), false) else { break };
        for name in names {
            admit(sheet, *line, name, authors);
        }
        sheet.take(*line, Part::Metadata);
    }
    // A series may stand below them behind the same mark.
    let next = head[mark + 1..].iter().find(|line| sheet.is_free(**line));
    if let Some(line) = next.filter(|line| sheet.text(**line).starts_with('◆')) {
        let series = sheet.text(*line).trim_start_matches(['◆', ' ']).to_owned();
        sheet.take(*line, Part::Furniture);
        if series::is_number(&series) && set(&mut metadata.number, sheet.placed(*line, series)) {
            sheet.take(*line, Part::Metadata);
        }
    }
    if authors.len() > known {
        sheet.take(head[mark], Part::Ornament);
        sheet.say("authors", "the names below the date");
    }
}

/// Whether a byline goes on below: its line ends in a comma or in "and".
fn goes_on(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    text.ends_with([',', '،']) || LABELS.joins(last)
}

fn further_names(text: &str, follows_comma: bool) -> Option<Vec<Linked>> {
    let is_other = LABELS.section(text).is_some()
        || LABELS.kind(text).is_some()
        || facts::date_line(text).is_some()
        || is_rank(text) && !names::is_caseless_name(text) && !follows_comma;
    // Below a "By" that stands alone it may be said again.
    let said = names::byline(text).filter(|names| !names.is_empty());
    let names = said.or_else(|| names::all_names(text)).filter(|_| !is_other && !text.starts_with('◆'))?;
    let full = |name: &Linked| name.address.is_some() || names::is_full_name(&name.text);
    names.iter().all(full).then_some(names)
}
