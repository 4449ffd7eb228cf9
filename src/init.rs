//! The first manifest: of a small book to begin with, or over briefs that are there.
//!
//! Called by the command `init`. What is guessed is marked `# check`, so that an editor sees at
//! once what nobody has said yet.

use std::collections::BTreeSet;
use std::str::FromStr;

use indexmap::IndexMap;

use crate::assets;
use crate::manifest::scalar;
use crate::model::{Date, Metadata, Placed};

/// The files of a small book that builds at once, by their paths.
pub const SMALL_BOOK: [(&str, &str); 3] = [
    ("manifest.yaml", assets::INIT_MANIFEST),
    ("briefs/first.md", assets::INIT_FIRST),
    ("briefs/second.md", assets::INIT_SECOND),
];

/// A brief that was found.
#[derive(Debug)]
pub struct Found {
    /// Its path from the manifest's folder.
    pub path: String,
    /// What it says of itself.
    pub metadata: Metadata,
}

/// Which of the briefs found are wanted.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A region or country.
    pub region: Option<String>,
    /// A topic.
    pub topic: Option<String>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Filter {
    /// Whether a brief is wanted. One without a date is in no span of time.
    pub fn wants(&self, metadata: &Metadata) -> bool {
        let (topics, regions) = (&metadata.topics, &metadata.regions);
        // Keywords of a page stand under its topics, and many of them are countries.
        let region =
            self.region.as_ref().is_none_or(|region| names(regions, region) || names(topics, region));
        let topic = self.topic.as_ref().is_none_or(|topic| names(topics, topic) || names(regions, topic));
        let date = metadata.date.as_ref().map(|date| date.value);
        let from = self.from.is_none_or(|from| date.is_some_and(|date| last_day(date) >= first_day(from)));
        let to = self.to.is_none_or(|to| date.is_some_and(|date| first_day(date) <= last_day(to)));
        region && topic && from && to
    }
}

/// What some pages are about and of which days, in words, for somebody whose [`Filter`] wants none
/// of them: "about `Energy`, `Iran`, from 2008-01-02 to 2008-11-30".
pub fn told(pages: &[Metadata]) -> String {
    const TOLD: usize = 12;
    let lists = pages.iter().flat_map(|page| page.topics.iter().chain(&page.regions).flatten());
    let subjects: BTreeSet<_> = lists.map(|subject| subject.value.as_str()).collect();
    let mut named: Vec<_> = subjects.iter().take(TOLD).map(|subject| format!("`{subject}`")).collect();
    if subjects.len() > TOLD {
        named.push(format!("{} more", subjects.len() - TOLD));
    }
    let about = if named.is_empty() {
        "about nothing that they name".to_owned()
    } else {
        format!("about {}", named.join(", "))
    };
    let dates = || pages.iter().filter_map(|page| page.date.as_ref()).map(|date| date.value);
    let days = dates().min_by_key(|date| first_day(*date)).zip(dates().max_by_key(|date| last_day(*date)));
    days.map_or_else(
        || format!("{about}, without a date"),
        |(first, last)| format!("{about}, from {first} to {last}"),
    )
}

fn names(list: &Option<Vec<Placed<String>>>, wanted: &str) -> bool {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    list.iter().flatten().any(|value| folded(&value.value) == folded(wanted))
}

type Day = (i16, i8, i8);

fn first_day(date: Date) -> Day {
    (date.year(), date.month().unwrap_or(1), date.day_of_month().unwrap_or(1))
}

fn last_day(date: Date) -> Day {
    (date.year(), date.month().unwrap_or(12), date.day_of_month().unwrap_or(31))
}

/// A date as the command line gives it: `2008-11-12`, `2008-11` or `2008`.
#[derive(Debug, Clone, Copy)]
pub struct Typed(pub Date);

impl Typed {
    /// Whether no day of this date is as early as the last one of another.
    pub fn is_after(self, other: Self) -> bool {
        first_day(self.0) > last_day(other.0)
    }
}

impl FromStr for Typed {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Date::parse(text).map(Self).ok_or("write `2008-11-12`, `2008-11` or `2008`")
    }
}

/// The manifest over some briefs: those with a date in its order, then the others by name.
pub fn manifest(title: Option<&str>, mut found: Vec<Found>) -> String {
    found.sort_by_cached_key(|found| {
        let date = found.metadata.date.as_ref().map(|date| first_day(date.value));
        (date.is_none(), date, found.path.clone())
    });
    let title = match title {
        Some(title) => (scalar::line(&begun(title)), "the name of the folder"),
        None => ("Untitled".to_owned(), "the folder has no name"),
    };
    let language = language(&found);
    let mut out = String::new();
    let mut line = |key: &str, value: &str, doubt: Option<&str>| {
        let doubt = doubt.map_or(String::new(), |doubt| format!("   # check: {doubt}"));
        out.push_str(&format!("{key}{value}{doubt}\n"));
    };
    line("title: ", &title.0, Some(title.1));
    line("language: ", &language.0, language.1.as_deref());
    line("briefs:", "", None);
    for found in &found {
        let (path, doubt) = (scalar::line(&found.path), doubt(&found.metadata));
        if found.metadata.title.is_some() {
            line("  - ", &path, doubt.as_deref());
        } else {
            // A brief without a title makes no book, and a first manifest is to make one at once.
            line("  - path: ", &path, doubt.as_deref());
            line("    title: ", &scalar::line(&title_of(&found.path)), Some("the name of the file"));
        }
    }
    out
}

/// The words of a file's name.
fn title_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words: Vec<&str> = stem.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { name.to_owned() } else { begun(&words.join(" ")) }
}

/// A name as a title: it begins with a capital.
fn begun(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// What a brief should say and does not, besides its title.
fn doubt(metadata: &Metadata) -> Option<String> {
    let missing: Vec<&str> =
        [metadata.authors.is_none().then_some("author"), metadata.date.is_none().then_some("date")]
            .into_iter()
            .flatten()
            .collect();
    (!missing.is_empty()).then(|| format!("no {} found", missing.join(", no ")))
}

/// The language that most briefs say they have, and why it may be wrong.
fn language(found: &[Found]) -> (String, Option<String>) {
    let mut votes: IndexMap<&str, usize> = IndexMap::new();
    for language in found.iter().filter_map(|found| found.metadata.language.as_ref()) {
        *votes.entry(language.value.primary()).or_default() += 1;
    }
    // Of two with as many votes that of the earlier brief wins; `max_by_key` takes the last of equals.
    let best = votes.iter().rev().max_by_key(|(_, count)| **count);
    match best {
        None => ("en".to_owned(), Some("no brief says its language".to_owned())),
        // A page of text in English says no language, so that a few others are not the book's.
        Some((tag, count)) if *count * 2 < found.len() => {
            ("en".to_owned(), Some(format!("{count} of {} briefs are in `{tag}`", found.len())))
        }
        Some((tag, count)) if *count == found.len() => (scalar::line(tag), None),
        Some((tag, count)) => (scalar::line(tag), Some(format!("{count} of {} briefs say so", found.len()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::language::Language;

    fn found(path: &str, date: Option<&str>, language: Option<&str>, region: &str) -> Found {
        fn placed<T>(value: T) -> Placed<T> {
            Placed::new(value, Place::file("a.md"))
        }
        let metadata = Metadata {
            title: Some(placed(path.to_owned())),
            authors: Some(Vec::new()),
            date: date.and_then(Date::parse).map(placed),
            language: language.and_then(Language::parse).map(placed),
            regions: Some(vec![placed(region.to_owned())]),
            ..Metadata::default()
        };
        Found { path: path.to_owned(), metadata }
    }

    #[test]
    fn who_wants_none_of_the_pages_is_told_what_there_is() {
        let pages = |regions: &[&str]| -> Vec<_> {
            regions.iter().map(|region| found("a.md", Some("2008-06"), None, region).metadata).collect()
        };
        assert_eq!(told(&pages(&["Iran", "Gulf", "Iran"])), "about `Gulf`, `Iran`, from 2008-06 to 2008-06");
        let many: Vec<String> = (10..24).map(|number| format!("Area {number}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert!(
            told(&pages(&many)).ends_with("`Area 21`, 2 more, from 2008-06 to 2008-06"),
            "{}",
            told(&pages(&many))
        );
        assert_eq!(told(&[Metadata::default()]), "about nothing that they name, without a date");
    }

    #[test]
    fn briefs_stand_in_the_order_of_their_dates_and_guesses_are_marked() {
        let briefs = vec![
            found("b.md", None, Some("de"), ""),
            found("late.md", Some("2008-11-12"), Some("en"), ""),
            found("#a.md", None, None, ""),
            found("early.md", Some("2008-07"), Some("en-GB"), ""),
        ];
        let expected = "title: Iran 2008   # check: the name of the folder\nlanguage: en   # check: 2 of 4 briefs say so\n\
                        briefs:\n  - early.md\n  - late.md\n  - \"#a.md\"   # check: no date found\n  - b.md   # check: no date found\n";
        assert_eq!(manifest(Some("iran 2008"), briefs), expected);
    }

    #[test]
    fn a_brief_without_a_title_is_called_by_the_name_of_its_file() {
        let mut brief = found("saved/the_quiet-strait.txt", Some("2008-11-12"), Some("en"), "");
        brief.metadata.title = None;
        let made = manifest(Some("Iran 2008"), vec![brief]);
        let expected = "  - path: saved/the_quiet-strait.txt\n    title: The quiet strait   # check: the name of the file\n";
        assert!(made.ends_with(expected), "{made}");
    }

    #[test]
    fn the_language_of_a_few_briefs_is_not_the_books() {
        let briefs = |german: usize| -> Vec<Found> {
            (0..5).map(|at| found("a.md", None, (at < german).then_some("de"), "")).collect()
        };
        assert_eq!(language(&briefs(2)), ("en".to_owned(), Some("2 of 5 briefs are in `de`".to_owned())));
        assert_eq!(language(&briefs(3)).0, "de");
    }

    #[test]
    fn a_span_of_time_takes_what_may_lie_in_it() {
        let brief = |date| found("a.md", date, None, "Iran").metadata;
        let filter = |from: &str, to: &str| Filter {
            from: Date::parse(from),
            to: Date::parse(to),
            ..Filter::default()
        };
        assert!(filter("2008-07-15", "2008-12").wants(&brief(Some("2008-07"))));
        assert!(filter("2008-11-12", "2008-11-12").wants(&brief(Some("2008-11-12"))));
        assert!(!filter("2009", "2010").wants(&brief(Some("2008-12-31"))));
        assert!(!filter("2008", "").wants(&brief(None)));
        assert!(filter("", "").wants(&brief(None)));
        let region = |region: &str| Filter { region: Some(region.to_owned()), ..Filter::default() };
        assert!(region("  IRAN").wants(&brief(None)));
        assert!(!region("Iraq").wants(&brief(None)));
    }
}
