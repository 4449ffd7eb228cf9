//! What a page has and its brief does not, in groups that a person can look through.
//!
//! The reader records what its own rules cut. What the main-text extraction never took up is found here, by
//! holding the lines of the page against the brief; it is asked for by `--explain` alone.

use std::collections::{BTreeSet, HashSet};

use indexmap::IndexMap;

use super::Imported;
use crate::language::dates;
use crate::model::Credit;
use crate::model::contributor::CreditName;
use crate::read::blocks::Block;
use crate::read::frame::words as frame_words;
use crate::read::markdown::plain;
use crate::read::page::Cut;
use crate::read::saved_page::printed::{Line, printed};

/// Words in a row that are compared as one.
const RUN: usize = 3;
/// The words of a byline, at the most.
const BYLINE: usize = 15;
/// What the reader says of lines of which it knows no more.
const ABOVE: &str = "above the title";
/// So many lines of a group are quoted.
const QUOTED: usize = 4;

/// What was cut, each run of lines as one, in the order of the page; what is no line of it comes last.
pub fn groups(imported: &Imported, html: &str) -> Vec<Cut> {
    let printed = printed(html);
    let brief = Brief::of(imported);
    let recorded: Vec<Recorded<'_>> = imported.cuts.iter().map(Recorded::of).collect();
    let mut found = BTreeSet::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut goes_on = false;
    for line in &printed.lines {
        let words = words(&line.text);
        match brief.has(&words) {
            Has::All => goes_on = false,
            // A word or two may stand in the text and in a menu as well.
            Has::Perhaps => {}
            Has::Not => {
                let known = recorded.iter().position(|cut| cut.holds(&words));
                found.extend(known);
                let known = known.map(|at| recorded[at].name);
                let name =
                    known.filter(|name| *name != ABOVE).or_else(|| name(line, &words, &brief)).or(known);
                match groups.last_mut() {
                    Some(group) if goes_on && name.is_none_or(|name| name == group.name) => {
                        group.lines.push(line)
                    }
                    _ => groups.push(Group { name: name.unwrap_or("beside the text"), lines: vec![line] }),
                }
                goes_on = true;
            }
        }
    }
    let mut cuts: Vec<Cut> = groups.iter().map(Group::cut).collect();
    cuts.extend(others(&recorded, &found, &brief));
    if printed.scripts > 0 {
        cuts.push(Cut { what: format!("scripts: {}", printed.scripts), span: None });
    }
    cuts
}

/// The lines that were cut from a page of text, those that stand together as one.
pub fn runs(cuts: &[Cut], text: &str) -> Vec<Cut> {
    let between = |one: &Cut, next: &Cut| text.get(one.span.as_ref()?.end..next.span.as_ref()?.start);
    let are_together = |one: &Cut, next: &Cut| between(one, next).is_some_and(|gap| gap.trim().is_empty());
    let joined = |run: &[Cut]| {
        let lines = run.iter().map(|cut| cut.what.as_str());
        let what = if run.len() == 1 { run[0].what.clone() } else { quoted("lines", lines) };
        Cut { what, span: run[0].span.clone() }
    };
    cuts.chunk_by(are_together).map(joined).collect()
}

/// Some lines under one name: the first of them, and how many there are if that is not seen.
fn quoted<'a>(name: &str, lines: impl ExactSizeIterator<Item = &'a str>) -> String {
    let number = if lines.len() > QUOTED { format!(" ({})", lines.len()) } else { String::new() };
    format!("{name}{number}: {}", lines.take(QUOTED).collect::<Vec<_>>().join(" / "))
}

/// What was recorded and is no line of the page, such as pictures: one of a kind, and how many there are.
/// What became a field is not lost.
fn others(recorded: &[Recorded<'_>], found: &BTreeSet<usize>, brief: &Brief) -> Vec<Cut> {
    let mut kinds: IndexMap<&str, Vec<&str>> = IndexMap::new();
    for (at, cut) in recorded.iter().enumerate() {
        if !found.contains(&at) && !brief.fields.contains(&cut.words) {
            kinds.entry(cut.name).or_default().push(cut.start);
        }
    }
    let kind = |(name, starts): (&str, Vec<&str>)| {
        let number = if starts.len() > 1 { format!(" ({})", starts.len()) } else { String::new() };
        Cut { what: format!("{name}{number}: {}", starts[0]), span: None }
    };
    kinds.into_iter().map(kind).collect()
}

/// Lines of the page that stand together and are cut for one reason.
struct Group<'a> {
    name: &'a str,
    lines: Vec<&'a Line>,
}

impl Group<'_> {
    fn cut(&self) -> Cut {
        let span = self.lines.first().map(|line| line.span.clone());
        Cut { what: quoted(self.name, self.lines.iter().map(|line| line.text.as_str())), span }
    }
}

/// What the reader recorded of something that it cut: what it is, and its first words.
struct Recorded<'a> {
    name: &'a str,
    start: &'a str,
    words: String,
}

impl<'a> Recorded<'a> {
    fn of(cut: &'a Cut) -> Self {
        let (name, start) = cut.what.split_once(": ").unwrap_or((&cut.what, ""));
        Self { name, start, words: joined(&words(start)) }
    }

    fn holds(&self, line: &[String]) -> bool {
        let (is_short, line) = (line.len() < RUN, joined(line));
        // The address of a picture is no line of the page.
        let is_text = self.words.trim().len() > 1 && !self.start.contains("://");
        // A word or two may stand anywhere, so they count at its beginning alone.
        let has_line = if is_short { self.words.starts_with(&line) } else { self.words.contains(&line) };
        is_text && (has_line || line.starts_with(&self.words))
    }
}

/// What became of the page, word by word.
struct Brief {
    /// The body and the fields, with a space between two words.
    text: String,
    /// The fields alone.
    fields: String,
    runs: HashSet<[String; RUN]>,
    authors: Vec<String>,
}

/// Whether a brief has a line of its page.
enum Has {
    All,
    Perhaps,
    Not,
}

impl Brief {
    fn of(imported: &Imported) -> Self {
        let mut all: Vec<String> = imported.blocks.iter().map(Block::plain_text).collect();
        let authors: Vec<String> = imported.metadata.authors.iter().flatten().map(name_of).collect();
        let fields = fields(imported).join("\n");
        all.push(fields.clone());
        let all = words(&all.join("\n"));
        let runs = all.windows(RUN).filter_map(|run| run.to_vec().try_into().ok()).collect();
        let authors = authors.iter().map(|name| joined(&words(name))).collect();
        Self { text: joined(&all), fields: joined(&words(&fields)), runs, authors }
    }

    /// A line of which half the runs of words are there is there: a note's number may part the others.
    fn has(&self, line: &[String]) -> Has {
        if line.len() < RUN {
            return if self.text.contains(&joined(line)) { Has::Perhaps } else { Has::Not };
        }
        let runs = || line.windows(RUN);
        if runs().filter(|run| self.runs.contains(*run)).count() * 2 >= runs().count() {
            Has::All
        } else {
            Has::Not
        }
    }
}

fn fields(imported: &Imported) -> Vec<String> {
    let metadata = &imported.metadata;
    let one = [&metadata.title, &metadata.subtitle, &metadata.kind, &metadata.number, &metadata.publisher];
    let prose = [&metadata.summary, &metadata.rights, &metadata.author_note];
    let lists = [&metadata.topics, &metadata.regions];
    let one = one.into_iter().flatten().map(|text| text.value.clone());
    let prose = prose.into_iter().flatten().map(|text| plain(&text.value));
    let lists = lists.into_iter().flatten().flatten().map(|text| text.value.clone());
    let authors = metadata.authors.iter().flatten();
    let bios = authors.clone().filter_map(|author| author.bio.as_ref()).map(|bio| plain(&bio.value));
    let readings = metadata.related.iter().flatten().map(|reading| reading.name().to_owned());
    one.chain(prose).chain(lists).chain(authors.map(name_of)).chain(bios).chain(readings).collect()
}

fn name_of(credit: &Credit) -> String {
    let (CreditName::Id(name) | CreditName::Name(name)) = &credit.name;
    name.value.clone()
}

/// What a line is that no rule of the reader cut, by its words, else by where it stands.
fn name<'a>(line: &Line, words: &[String], brief: &Brief) -> Option<&'a str> {
    let spaced = joined(words);
    let is_byline =
        words.len() <= BYLINE && brief.authors.iter().any(|author| spaced.contains(author.as_str()));
    let by_words = frame_words().frame_of(&line.text).map(crate::read::frame::Frame::name);
    let is_date = || dates::parse(&line.text).is_some();
    if is_byline {
        Some("byline")
    } else if is_date() {
        Some("date")
    } else {
        by_words.or(line.zone)
    }
}

fn words(text: &str) -> Vec<String> {
    let text = without_references(text).to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// A text without the numbers in brackets that refer to notes, "[1]": a brief says them otherwise.
fn without_references(text: &str) -> String {
    let is_number = |inner: &str| (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
    let mut parts = text.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| match part.split_once(']').filter(|(inner, _)| is_number(inner)) {
        Some((_, rest)) => out + " " + rest,
        None => out + " " + part,
    })
}

/// Words with a space before and behind each, so that only whole ones are found.
fn joined(words: &[String]) -> String {
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use crate::files::{FilePath, MemoryFiles};
    use crate::import::{Options, import};

    const PAGE: &str = r##"<html lang="en"><head><title>Low Water</title></head><body>
<nav><a href="/">Home</a> <a href="/about">About us</a></nav>
<p><a href="#">Share on Twitter</a></p>
<article><h1>Low Water</h1>
<p class="byline">By Ada Lind</p>
<script>count()</script>
<p>The river has said the same thing for a hundred years, and the council on its bank has never listened to it.</p>
<p>In the spring of 2008 the harbour was closed for eleven days, and the owners of the ferries wrote a letter.</p>
<p>What followed was a slow quarrel over the dues, the depth of the channel and the men who were to dig it.</p>
</article>
<aside><h3>Desk life</h3><p>Our cat is ten.</p></aside>
<footer><p>Quay 4, Old Harbour</p></footer></body></html>"##;

    fn cuts(html: &str) -> Vec<String> {
        let files = MemoryFiles::new().with("a.html", html);
        let imported = import(&files, &FilePath::new("a.html"), &Options::default()).unwrap();
        let lines = imported.explain().into_iter();
        lines.filter_map(|line| Some(line.strip_prefix("  cut          ")?.to_owned())).collect()
    }

    #[test]
    fn what_a_page_prints_round_its_text_is_told_with_its_line() {
        assert_eq!(
            cuts(PAGE),
            [
                "menu: Home About us  (line 2)",
                "share bar: Share on Twitter  (line 3)",
                "byline: By Ada Lind  (line 5)",
                "box beside the text: Desk life / Our cat is ten.  (line 11)",
                "foot of the page: Quay 4, Old Harbour  (line 12)",
                "scripts: 1",
            ]
        );
    }

    #[test]
    fn pictures_of_one_kind_are_told_together() {
        let pictures =
            r#"<p><img src="https://a.example/1.png"><img src="https://a.example/2.png"></p></article>"#;
        let told = cuts(&PAGE.replace("</article>", pictures));
        let expected = "picture on the web (2): https://a.example/1.png";
        assert!(told.iter().any(|cut| cut == expected), "{told:?}");
    }

    #[test]
    fn a_text_with_references_to_its_notes_is_none_of_what_was_cut() {
        let notes = "<p>It fell.[1] It rose.[2]</p><h2>Notes</h2><p>[1] Annual Report.</p><p>[2] The same, p. 4.</p></article>";
        let told = cuts(&PAGE.replace("</article>", notes));
        assert!(!told.iter().any(|cut| cut.contains("It fell") || cut.contains("Report")), "{told:?}");
    }

    #[test]
    fn lines_that_stand_together_on_a_page_of_text_are_told_together() {
        let files = MemoryFiles::new().with(
            "a.txt",
            "Skip to main content\nMain navigation\n\nLow Water\n\nBy Ada Lind\n\nJuly 21, 2008\n\n\
             The river has said the same thing for a hundred years, and nobody on its bank has ever listened.\n\n\
             In the spring of 2008 the harbour was closed for eleven days, and the owners wrote a letter.\n",
        );
        let imported = import(&files, &FilePath::new("a.txt"), &Options::default()).unwrap();
        let explained = imported.explain();
        let cut = explained.iter().find(|line| line.starts_with("  cut")).map(String::as_str);
        assert_eq!(cut, Some("  cut          lines: Skip to main content / Main navigation  (line 1)"));
    }
}
