//! From briefs to the resolved whole: names, links, pictures, and every fault that remains.
//!
//! Called once, between reading and rendering. What comes out cannot fail any more.

mod chapter;
mod contributors;
mod directory;
mod doubles;
mod fault;
mod fault_media;
mod identity;
mod links;
mod loosen;
mod names;
mod people;
pub mod picture;
mod pictures;
mod readings;
mod semantics;
mod sources;
mod spellings;
mod split;
pub mod stylesheet;

use std::collections::BTreeSet;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Place};
use crate::files::{FilePath, Files, Texts, read_bytes};
use crate::language::Language;
use crate::manifest::{Entry, Item as Listed, Manifest};
use crate::model::anthology::{Book, Cover, Pages, Series, Styles};
use crate::model::{Anthology, Brief, Chapter, Date, Division, Item, Part, Placed, ResolvedBody};
use crate::read::{Briefs, emphasis, typography};
use crate::typeface::left_off;
use chapter::Whole;
use directory::Directory;
use fault::Fault;
use people::People;
use sources::Sources;

/// Puts the whole together; `None` if any fault stands, all of which are in `diagnostics`.
///
/// `modified` is what the caller says of the book's last modification; the newest date of the
/// inputs where he says nothing.
pub fn assemble(
    files: &dyn Files,
    manifest: &Manifest,
    mut briefs: Briefs,
    modified: Option<jiff::Timestamp>,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Option<Anthology> {
    tell_untranslated(manifest, &briefs, diagnostics);
    let sources = Sources::of(&briefs, diagnostics);
    readings::complete(manifest, &mut briefs, &sources, diagnostics);
    briefs.par_values_mut().flatten().for_each(|brief| loosen::loosen(&mut brief.body));
    let introductions = introductions(manifest);
    let mut of_doubles = Diagnostics::default();
    let (mut of_people, mut of_pictures) = (Diagnostics::default(), Diagnostics::default());
    let ((directory, people), (pictures, (first_listed, ()))) = rayon::join(
        || {
            rayon::join(
                || Directory::new(files, manifest, &briefs, sources),
                || People::identify(manifest, &briefs, &mut of_people),
            )
        },
        || {
            rayon::join(
                || pictures::take_in(files, &briefs, &mut of_pictures),
                || {
                    rayon::join(
                        || chapter::first_listed(&briefs, |brief| !introductions.contains(&brief.file)),
                        || doubles::tell(manifest, &briefs, &mut of_doubles),
                    )
                },
            )
        },
    );
    diagnostics.append(of_doubles);
    diagnostics.append(of_people);
    diagnostics.append(of_pictures);
    let cover = cover(files, manifest, &people, diagnostics);
    let styles = styles(files, manifest, diagnostics, texts);
    let modified = Modified::new(modified, || identity::newest(manifest, &briefs));
    let order = contributors::Order::new(&people, &manifest.language);
    let registered_bios = contributors::registered_bios(files, &directory, &people, manifest, diagnostics);
    let whole = Whole {
        files,
        directory: &directory,
        people: &people,
        contributor_of: &order.contributor_of,
        pictures: &pictures,
        registered_bios: &registered_bios,
        first_listed: &first_listed,
    };
    let contributors = contributors::contributors(&whole, &order, &briefs, &manifest.language);
    let book = book(manifest, &people, &order, modified);
    let mut resolved = resolve(&whole, manifest, briefs, diagnostics);
    let front = manifest.front.iter().filter_map(|entry| resolved.take(entry)).collect();
    let items = items(manifest, &directory, &mut resolved);
    let back = manifest.back.iter().filter_map(|entry| resolved.take(entry)).collect();
    // The chapters know all of it now, and to free it takes a while: some other thread can do that.
    rayon::spawn(move || drop((directory, people)));
    if diagnostics.has_errors() {
        return None;
    }
    Some(Anthology {
        book,
        cover,
        styles,
        front,
        items,
        back,
        pages: Pages { contributors: contributors::documents(&contributors) },
        contributors,
        pictures: pictures.files,
        alternatives_complete: pictures.alternatives_complete,
    })
}

/// What the briefs became.
struct Resolved {
    chapters: IndexMap<FilePath, Box<Chapter>>,
    introductions: IndexMap<FilePath, (Language, ResolvedBody)>,
}

/// Resolves every brief, on all cores; faults come in reading order.
fn resolve(
    whole: &Whole<'_>,
    manifest: &Manifest,
    briefs: Briefs,
    diagnostics: &mut Diagnostics,
) -> Resolved {
    enum Outcome {
        Chapter(Box<Chapter>),
        Introduction(Language, Box<ResolvedBody>),
        Nothing,
    }
    let introductions = introductions(manifest);
    let outcomes: Vec<_> = briefs
        .into_par_iter()
        .map(|(file, brief)| {
            let mut found = Diagnostics::default();
            let outcome = match brief {
                Some(brief) if introductions.contains(&file) => {
                    let language = brief.language.clone();
                    let body = chapter::introduction(whole, brief, &mut found);
                    Outcome::Introduction(language, Box::new(body))
                }
                Some(brief) => {
                    let chapter = chapter::chapter(whole, division(manifest, &file), brief, &mut found);
                    chapter.map_or(Outcome::Nothing, |chapter| Outcome::Chapter(Box::new(chapter)))
                }
                None => Outcome::Nothing,
            };
            (file, outcome, found)
        })
        .collect();
    let chapters = IndexMap::with_capacity(outcomes.len());
    let mut resolved = Resolved { chapters, introductions: IndexMap::new() };
    for (file, outcome, found) in outcomes {
        diagnostics.append(found);
        match outcome {
            Outcome::Chapter(chapter) => {
                resolved.chapters.insert(file, chapter);
            }
            Outcome::Introduction(language, body) => {
                resolved.introductions.insert(file, (language, *body));
            }
            Outcome::Nothing => {}
        }
    }
    resolved
}

fn division(manifest: &Manifest, file: &FilePath) -> Division {
    let lists = |entries: &[Entry]| entries.iter().any(|entry| entry.path.value == *file);
    if lists(&manifest.front) {
        Division::Front
    } else if lists(&manifest.back) {
        Division::Back
    } else {
        Division::Body
    }
}

fn introductions(manifest: &Manifest) -> BTreeSet<FilePath> {
    let parts = manifest.items.iter().filter_map(|item| match item {
        Listed::Part(part) => part.introduction.as_ref(),
        Listed::Brief(_) => None,
    });
    parts.map(|path| path.value.clone()).collect()
}

/// Parts and chapters in the manifest's order.
fn items(manifest: &Manifest, directory: &Directory, resolved: &mut Resolved) -> Vec<Item> {
    let mut documents = directory.part_documents(manifest).into_iter();
    let mut items = Vec::with_capacity(manifest.items.len());
    for listed in &manifest.items {
        match listed {
            Listed::Brief(entry) => items.extend(resolved.take(entry).map(Item::Chapter)),
            Listed::Part(part) => {
                let introduction = part.introduction.as_ref();
                let introduction =
                    introduction.and_then(|path| resolved.introductions.shift_remove(&path.value));
                let (language, introduction) = introduction.unzip();
                let language = language.unwrap_or_else(|| manifest.language.clone());
                let mut chapters = Vec::with_capacity(part.briefs.len());
                chapters.extend(part.briefs.iter().filter_map(|entry| resolved.take(entry)));
                items.push(Item::Part(Part {
                    documents: documents.next().unwrap_or_default(),
                    title: emphasis::plain(&part.title, &manifest.language),
                    language,
                    introduction,
                    chapters,
                }));
            }
        }
    }
    items
}

impl Resolved {
    fn take(&mut self, entry: &Entry) -> Option<Chapter> {
        self.chapters.swap_remove(&entry.path.value).map(|chapter| *chapter)
    }
}

/// When the book was last modified.
struct Modified {
    moment: jiff::Timestamp,
    date: Option<Date>,
}

impl Modified {
    /// What the caller says, else the newest date there is.
    fn new(said: Option<jiff::Timestamp>, newest: impl FnOnce() -> Option<Date>) -> Self {
        let day = |moment| jiff::tz::Offset::UTC.to_datetime(moment).date();
        let date = match said {
            Some(moment) => Date::day(day(moment).year(), day(moment).month(), day(moment).day()),
            None => newest(),
        };
        let moment = said.or(date.map(Date::first_moment)).unwrap_or(identity::ZIP_EPOCH);
        Self { moment, date }
    }
}

fn book(manifest: &Manifest, people: &People, order: &contributors::Order, modified: Modified) -> Book {
    let set = |text: &Placed<String>| typography::set(&text.value, &manifest.language);
    let identifier = manifest.identifier.clone().unwrap_or_else(|| {
        identity::identifier(&manifest.title.value, &manifest.language, manifest.series.as_ref())
    });
    Book {
        title: emphasis::plain(&manifest.title, &manifest.language),
        subtitle: manifest.subtitle.as_ref().map(|text| emphasis::plain(text, &manifest.language)),
        language: manifest.language.clone(),
        identifier,
        modified: modified.moment,
        modified_on: modified.date,
        editors: people.editors.iter().filter_map(|editor| order.contributor_of[*editor]).collect(),
        publisher: manifest.publisher.as_ref().map(set),
        date: manifest.date.as_ref().map(|date| date.value),
        rights: manifest.rights.as_ref().map(set),
        description: manifest.description.as_ref().map(set),
        subjects: manifest.subjects.iter().map(set).collect(),
        series: manifest.series.as_ref().map(|series| Series {
            name: typography::set(&series.name, &manifest.language),
            position: series.position.clone(),
        }),
    }
}

fn cover(files: &dyn Files, manifest: &Manifest, people: &People, diagnostics: &mut Diagnostics) -> Cover {
    let Some(given) = &manifest.cover else {
        tell_undrawn(manifest, people, diagnostics);
        return Cover::Drawn;
    };
    let Placed { value: path, place } = &given.image;
    let file = match read_bytes(files, path, place) {
        Ok(bytes) => picture::fit_cover(bytes, path, place, diagnostics),
        Err(fault) => {
            diagnostics.push(fault);
            None
        }
    };
    let alternative = given.alternative.as_ref().map(|text| typography::set(&text.value, &manifest.language));
    file.map_or(Cover::Drawn, |file| Cover::Given { file, alternative })
}

/// Says what a drawn cover has no letters for. A name without some of its letters is left off whole.
fn tell_undrawn(manifest: &Manifest, people: &People, diagnostics: &mut Diagnostics) {
    let texts = [
        ("title", Some(&manifest.title)),
        ("subtitle", manifest.subtitle.as_ref()),
        ("publisher", manifest.publisher.as_ref()),
    ];
    let texts =
        texts.into_iter().filter_map(|(of, text)| Some((of, text?.place.clone(), left_off(&text?.value))));
    let series = manifest.series.iter();
    let series = series.map(|series| ("series", Place::file(manifest.file.shared()), left_off(&series.name)));
    let editors = people.editors.iter().map(|editor| &people.people[*editor]);
    let editors = editors.filter(|editor| !left_off(&editor.name).is_empty());
    let editors = editors.map(|editor| ("editors", editor.named_at.clone(), vec![editor.name.clone()]));
    for (of, place, words) in texts.chain(series).chain(editors) {
        if !words.is_empty() {
            diagnostics.push(Fault::Undrawn { place, of, words });
        }
    }
}

fn styles(
    files: &dyn Files,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Styles {
    let Some(Placed { value: path, place }) = &manifest.stylesheet else { return Styles::default() };
    stylesheet::read(files, path, place, diagnostics, texts).unwrap_or_default()
}

/// Says once for each language that its fixed words will be printed in English.
fn tell_untranslated(manifest: &Manifest, briefs: &Briefs, diagnostics: &mut Diagnostics) {
    let book = (&manifest.language, manifest.language_place.clone());
    let briefs = briefs.values().flatten().map(|brief: &Brief| {
        let said = brief.metadata.language.as_ref().map(|language| language.place.clone());
        (&brief.language, said.unwrap_or_else(|| Place::file(brief.file.shared())))
    });
    let mut told = BTreeSet::new();
    for (language, place) in std::iter::once(book).chain(briefs) {
        if !language.is_translated() && told.insert(language.primary()) {
            diagnostics.push(Fault::UntranslatedLanguage { place, language: language.to_string() });
        }
    }
}
