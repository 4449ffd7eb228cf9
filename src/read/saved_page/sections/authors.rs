//! What is said of the authors: a box, or a section with a name and a bio each.

use dom_query::{Document, NodeRef};

use super::lines::{Line, is_inline, lines, pieces, said_of};
use super::note::speaks_of;
use super::positions::{before_position, behind_dash, is_figure, with_office};
use super::{Context, Found, above_text, evidence, positions, spaced_text};
use crate::model::Placed;
use crate::model::contributor::{Credit, CreditName};
use crate::model::name_words::without_ranks;
use crate::read::frame::words;
use crate::read::page::Page;
use crate::read::page_text::labels::{LABELS, Section};
use crate::read::page_text::names::{self, family_name};
use crate::read::saved_page::classes::{self, CLASSES};
use crate::read::saved_page::metadata::names::{
    is_page_of_person, is_position, same, tidied, without_opener,
};

/// How much text of a note on the authors is looked at, in bytes.
const NOTE: usize = 1_200;

/// How many words say what somebody is, below his name.
pub const OFFICE: usize = 8;

/// No more authors are named with their offices, or in bold: those who signed a letter are more.
const SIGNED: usize = 6;

/// Takes the last section about the authors, and boxes about those who are known. Who has no bio is
/// given the position that stands beside his name.
pub fn take(ctx: &Context, document: &Document, ruled: &[NodeRef<'_>], found: &[Found<'_>], page: &mut Page) {
    let mut credits = page.metadata.authors.take().unwrap_or_default();
    let mut positions: Vec<_> = credits.iter_mut().map(|credit| credit.bio.take()).collect();
    let is_new = credits.is_empty();
    if !ruled.is_empty() && section(ctx, ruled, &mut credits, Labelled::Yes) > 0 {
        ruled.iter().for_each(NodeRef::remove_from_parent);
    } else if let Some((found, taken, named)) = last(ctx, found, &credits) {
        found.remove(taken, "authors", &mut page.cut);
        credits = named;
    }
    if !credits.is_empty() && !has_bio(&credits) {
        let boxes = document.select("[class], [id]").nodes().to_vec();
        for node in boxes.iter().filter(|node| CLASSES.is_author_box(&classes::of(node))) {
            if section(ctx, &[*node], &mut credits, Labelled::No) > 0 {
                node.remove_from_parent();
            }
        }
    }
    if !has_bio(&credits) {
        let names: Vec<String> = credits.iter().map(|credit| name(credit).to_owned()).collect();
        let bio = above_text::find(document, &names);
        // A sentence is a note, as it is below the text; a name and a phrase are no sentence.
        if let Some(note) = bio.filter(|bio| speaks_of(&spaced_text(bio, NOTE), &names)) {
            let mut content = Vec::new();
            pieces(ctx, &note, 0, &mut content);
            page.metadata.author_note = Some(ctx.placed(said_of(&names, content)));
            evidence(page, "author_note", "the paragraph above the text");
            note.remove_from_parent();
        } else if let Some(bio) = bio.filter(|bio| section(ctx, &[*bio], &mut credits, Labelled::No) > 0) {
            bio.remove_from_parent();
        }
    }
    if has_bio(&credits) {
        evidence(page, "bio", "the section about the authors");
    }
    if is_new && !credits.is_empty() {
        evidence(page, "authors", "the section about the authors");
    }
    positions.resize(credits.len(), None);
    for (credit, position) in credits.iter_mut().zip(positions) {
        if credit.bio.is_none() {
            credit.bio = position.or_else(|| positions::beside(ctx, document, name(credit)));
        }
    }
    page.metadata.authors = (!credits.is_empty()).then_some(credits);
}

/// The last section that says something of somebody, else the last that names somebody.
fn last<'a, 'b>(
    ctx: &Context,
    found: &'b [Found<'a>],
    credits: &[Credit],
) -> Option<(&'b Found<'a>, usize, Vec<Credit>)> {
    let read = |found: &'b Found<'a>| {
        let mut named = credits.to_vec();
        let taken = section(ctx, &found.content, &mut named, Labelled::Yes);
        // Names alone beside those of the authors are of others who write there.
        let is_told = |credit: &Credit| credit.bio.is_some() || credit.url.is_some();
        let are_told = credits.is_empty() || named[credits.len()..].iter().all(is_told);
        (taken > 0 && are_told).then_some((found, taken, named))
    };
    let sections = found.iter().rev().filter(|found| found.section == Section::Authors);
    let mut read: Vec<_> = sections.filter_map(read).collect();
    let telling = read.iter().position(|(_, _, named)| has_bio(named)).unwrap_or(0);
    (telling < read.len()).then(|| read.swap_remove(telling))
}

fn has_bio(credits: &[Credit]) -> bool {
    credits.iter().any(|credit| credit.bio.is_some())
}

/// Whether a label says that a section is about authors, who may not have been named before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labelled {
    Yes,
    No,
}

/// Reads names and bios; says how many of the nodes were read to their end.
fn section(ctx: &Context, nodes: &[NodeRef<'_>], credits: &mut Vec<Credit>, labelled: Labelled) -> usize {
    let mut reading = Reading::new(ctx, nodes, credits, labelled);
    let mut taken = 0;
    'groups: for group in groups(nodes) {
        let lines = reading.lines(group);
        reading.begin(&lines);
        let mut is_about = false;
        for (index, line) in lines.iter().enumerate() {
            match reading.line(line, lines.get(index + 1)) {
                Said::OfSomebody => is_about = true,
                Said::Nothing => {}
                Said::OfNobody => break 'groups,
                Said::OfSeveral => return 0,
            }
        }
        if !is_about && !lines.is_empty() {
            break;
        }
        taken += group.len();
    }
    reading.settle_positions();
    taken
}

/// What a line says.
enum Said {
    /// Who somebody is.
    OfSomebody,
    /// Something that is no prose.
    Nothing,
    /// The text of the brief, which may follow its authors.
    OfNobody,
    /// A note on several authors, in a box that no label gives to them.
    OfSeveral,
}

/// How far a section has been read.
struct Reading<'a> {
    ctx: &'a Context,
    credits: &'a mut Vec<Credit>,
    labelled: Labelled,
    /// Those who were known before.
    known: Vec<String>,
    /// Whether a line may name somebody with his office.
    may_name: bool,
    /// Whether what names nobody is said of the one author.
    is_sole: bool,
    /// Whether several lines of a node open with a name in bold.
    are_several: bool,
    /// Of whom the last line spoke.
    current: Option<usize>,
    /// Whether what names nobody is said of him, who was named in the same node, or alone before it.
    is_open: bool,
    has_said: bool,
    positions: Vec<(usize, String)>,
}

impl<'a> Reading<'a> {
    fn new(
        ctx: &'a Context,
        nodes: &[NodeRef<'_>],
        credits: &'a mut Vec<Credit>,
        labelled: Labelled,
    ) -> Self {
        // One paragraph without a name is about the one author; several are a text of their own.
        let all = lines(ctx, nodes);
        let paragraphs = all.iter().filter(|line| line.text().len() >= super::PROSE).count();
        let offices = all.iter().flat_map(Line::parts).filter(|part| with_office(part).is_some()).count();
        Self {
            ctx,
            labelled,
            known: credits.iter().map(|credit| name(credit).to_owned()).collect(),
            may_name: labelled == Labelled::Yes && offices <= SIGNED,
            is_sole: credits.len() == 1 && labelled == Labelled::Yes && paragraphs <= 1,
            credits,
            are_several: false,
            current: None,
            is_open: true,
            has_said: false,
            positions: Vec::new(),
        }
    }

    /// The lines of a node, each about one person.
    fn lines<'b>(&self, group: &[NodeRef<'b>]) -> Vec<Line<'b>> {
        lines(self.ctx, group)
            .into_iter()
            .map(Line::undressed)
            .flat_map(|line| line.broken(&self.known))
            .flat_map(Line::named)
            .flat_map(|line| line.by_sentences_on(&self.known))
            .collect()
    }

    /// Begins a node.
    fn begin(&mut self, lines: &[Line<'_>]) {
        let in_bold = lines.iter().filter(|line| line.bold_name().is_some()).count();
        self.are_several = (2..=SIGNED).contains(&in_bold);
        self.is_open = !self.has_said;
    }

    /// Reads a line.
    fn line(&mut self, line: &Line<'_>, next: Option<&Line<'_>>) -> Said {
        let text = line.text();
        if self.names(line, &text, next) {
            return Said::OfSomebody;
        }
        if let Some(office) = self.office(line) {
            self.positions.extend(self.current.map(|current| (current, office)));
            return Said::Nothing;
        }
        if is_figure(&text) {
            return if self.current.is_some() { Said::OfSomebody } else { Said::Nothing };
        }
        // "More by Ada Lind" is a link to what else there is.
        let leads_on = line.is_link() || words().is_way_out(&text);
        if !is_prose(&text) || leads_on { Said::Nothing } else { self.prose(line, &text) }
    }

    /// Whether a line names somebody, alone or with his office.
    fn names(&mut self, line: &Line<'_>, text: &str, next: Option<&Line<'_>>) -> bool {
        let is_followed = || next.is_some_and(|next| is_short(&next.unlinked()));
        let owner =
            if let Some(name) = name_of(self.ctx, text, line, self.credits, self.labelled, &is_followed) {
                admit(self.ctx, &name, line.address(self.ctx), self.credits)
            } else {
                let in_bold = || line.bold_name().filter(|_| self.labelled == Labelled::Yes);
                let dashed = || in_bold().and_then(|name| behind_dash(text, name));
                let beside = || before_position(text, self.credits);
                let named = with_office(text).filter(|_| self.may_name).or_else(dashed).or_else(beside);
                let Some((name, office)) = named else {
                    return false;
                };
                let owner = admit(self.ctx, &name, None, self.credits);
                self.positions.push((owner, office));
                owner
            };
        self.current = Some(owner);
        self.is_open = true;
        true
    }

    /// The position that a line is and nothing else.
    fn office(&self, line: &Line<'_>) -> Option<String> {
        let office = line.unlinked();
        let is_open = self.current.is_some() && self.is_open && self.labelled == Labelled::Yes;
        // "Ada Lind is a fellow at the River Desk. Twitter:" says more.
        let names_nobody = !office.contains('@')
            && words().frame_of(&office).is_none()
            && self.credits.iter().all(|credit| !office.contains(name(credit)));
        let is_label = LABELS.field_label(&office).is_some();
        // Below a name may stand another; below an office, what looks like one is where he has it.
        let has_office = self.positions.iter().any(|(whose, _)| Some(*whose) == self.current);
        let is_below = is_open && is_short(&office) && (has_office || !names::is_full_name(&office));
        let is_office = names_nobody && is_position(&office) || is_below;
        (is_office && !is_label).then_some(office)
    }

    /// Adds prose to what is said of the author of whom it speaks.
    fn prose(&mut self, line: &Line<'_>, text: &str) -> Said {
        // Without a label it is a note on all of them, if it names more than one.
        let named = self.credits.iter().filter(|credit| text.contains(name(credit))).count();
        if self.labelled == Labelled::No && named > 1 {
            return Said::OfSeveral;
        }
        if let Some(name) = line.bold_name().filter(|_| self.are_several && self.may_name) {
            self.current = Some(admit(self.ctx, &name, None, self.credits));
        }
        let last = self.current.filter(|_| self.is_open);
        let sole = (self.is_sole && !self.has_said).then_some(0);
        let Some(owner) = owner(text, self.credits).or(last).or(sole) else { return Said::OfNobody };
        let names: Vec<String> = self.credits.iter().map(|credit| name(credit).to_owned()).collect();
        let bio = said_of(&names, line.content.clone());
        let credit = &mut self.credits[owner];
        credit.url = credit.url.take().or_else(|| Some(self.ctx.placed(line.address_of(name(credit))?)));
        match &mut self.credits[owner].bio {
            Some(said) if !said.value.contains(&bio) => said.value = format!("{} {bio}", said.value),
            Some(_) => {}
            none => *none = Some(self.ctx.placed(bio)),
        }
        self.current = Some(owner);
        self.is_open = true;
        self.has_said = true;
        Said::OfSomebody
    }

    /// A position is said of who has no bio.
    fn settle_positions(self) {
        for (owner, credit) in self.credits.iter_mut().enumerate() {
            let own =
                self.positions.iter().filter(|(whose, _)| *whose == owner).map(|(_, office)| office.as_str());
            let offices = own.collect::<Vec<_>>().join(", ").replace(";,", ";");
            if credit.bio.is_none() && !offices.is_empty() {
                credit.bio = Some(self.ctx.placed(offices));
            }
        }
    }
}

/// The elements of a section, those that stand on one line together.
fn groups<'a, 'b>(nodes: &'b [NodeRef<'a>]) -> impl Iterator<Item = &'b [NodeRef<'a>]> {
    nodes.chunk_by(|one, other| is_inline(one) && is_inline(other))
}

/// Whether a line may say what somebody is, right below his name: a few words and no sentence.
pub fn is_short(text: &str) -> bool {
    (1..=OFFICE).contains(&text.split_whitespace().count())
        && !text.contains(|c: char| c.is_numeric() || c == '@' || c == ':')
        && !text.ends_with(['.', '!', '?'])
        && text.contains(|c: char| c.is_alphabetic())
        && !words().is_joint(text)
        && !LABELS.is_furniture(text)
        && words().frame_of(text).is_none()
}

/// The name that a line is and nothing else.
fn name_of(
    ctx: &Context,
    text: &str,
    line: &Line<'_>,
    credits: &[Credit],
    labelled: Labelled,
    is_followed: &dyn Fn() -> bool,
) -> Option<String> {
    let text = tidied(without_opener(text));
    let is_known = credits.iter().any(|credit| same(name(credit), &text));
    let url = line.address(ctx);
    // A second link to somebody's page leads to what else he wrote.
    let is_his = |credit: &Credit| url.is_some() && credit.url.as_ref().map(|url| &url.value) == url.as_ref();
    let leads_to_him = url.as_deref().is_some_and(is_page_of_person) && !credits.iter().any(is_his);
    let is_heading = super::rank(&line.node).is_some();
    let is_named = is_heading || leads_to_him || line.is_item() && is_followed();
    let is_new = labelled == Labelled::Yes && names::is_full_name(&text) && !is_position(&text) && is_named;
    (is_known || is_new).then_some(text)
}

/// The author of whom a line speaks: by his full name or, near its beginning, his last. Some houses
/// set names in capitals there.
fn owner(text: &str, credits: &[Credit]) -> Option<usize> {
    let beginning = text.chars().take(120).collect::<String>().to_lowercase();
    let by_name =
        credits.iter().position(|credit| beginning.contains(&without_ranks(name(credit)).to_lowercase()));
    let words: Vec<&str> = beginning.split(|c: char| !c.is_alphanumeric() && !"-'’".contains(c)).collect();
    let is_said = |family: String| {
        words.iter().any(|word| word.trim_end_matches("'s").trim_end_matches("’s") == family)
    };
    by_name.or_else(|| credits.iter().position(|credit| is_said(family_name(name(credit)).to_lowercase())))
}

fn admit(ctx: &Context, text: &str, url: Option<String>, credits: &mut Vec<Credit>) -> usize {
    let url = url.map(|url| ctx.placed(url));
    match credits.iter().position(|credit| same(name(credit), text)) {
        Some(index) => {
            credits[index].url = credits[index].url.take().or(url);
            index
        }
        None => {
            let named = Credit::named(CreditName::Name(ctx.placed(text.to_owned())));
            credits.push(Credit { url, ..named });
            credits.len() - 1
        }
    }
}

/// The name of a credit.
pub fn name(credit: &Credit) -> &str {
    match &credit.name {
        CreditName::Name(Placed { value, .. }) | CreditName::Id(Placed { value, .. }) => value,
    }
}

/// Whether a line says something of somebody, more than his name and his office: the years of one that
/// he had are more.
fn is_prose(text: &str) -> bool {
    text.split_whitespace().count() >= 4 || text.contains(char::is_numeric)
}
