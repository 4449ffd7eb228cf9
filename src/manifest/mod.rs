//! The vocabulary as the editor types it: manifest, contributors, front matter.
//!
//! [`read`] is called first of all; [`front_matter`] by the reader of each brief. Both check every
//! value, and report every fault of a file in one run.

mod brief;
mod contributors;
mod entries;
mod fault;
mod fields;
mod front_matter;
mod insert;
pub mod scalar;
mod slips;
mod values;
mod written_dates;
pub(crate) mod yaml;

pub use contributors::{Register, Registered};
pub use entries::{Entry, Item, Part};
pub use fault::Fault;
use fault::ValueKind;
pub use front_matter::front_matter;
pub use insert::{Inserted, insert};

use crate::diagnostic::{Diagnostics, Place, Severity};
use crate::files::{FilePath, Files, Texts, Wanted, read_text};
use crate::language::Language;
use crate::model::anthology::Series;
use crate::model::contributor::CreditName;
use crate::model::{Credit, Date, Placed};
use fields::{Fields, items, scalar};
use yaml::{Value, Yaml};

/// The editor's YAML file, every value checked.
#[derive(Debug)]
pub struct Manifest {
    /// The file itself.
    pub file: FilePath,
    /// The title as typed.
    pub title: Placed<String>,
    /// The subtitle as typed.
    pub subtitle: Option<Placed<String>>,
    /// The language of the book's own pages.
    pub language: Language,
    /// Where the language is said.
    pub language_place: Place,
    /// The identifier in the form that the package prints.
    pub identifier: Option<String>,
    /// The editors, as ids or names.
    pub editors: Vec<Credit>,
    /// Who publishes the book.
    pub publisher: Option<Placed<String>>,
    /// When.
    pub date: Option<Placed<Date>>,
    /// Rights, plain text.
    pub rights: Option<Placed<String>>,
    /// Description, plain text.
    pub description: Option<Placed<String>>,
    /// Subjects.
    pub subjects: Vec<Placed<String>>,
    /// The series and the position in it.
    pub series: Option<Series>,
    /// The cover picture, if one is given.
    pub cover: Option<Cover>,
    /// A style sheet after ours.
    pub stylesheet: Option<Placed<FilePath>>,
    /// The register of contributors; `None` where it has a fault that keeps it from being read, which was
    /// told.
    pub contributors: Option<Register>,
    /// Parts and briefs in reading order.
    pub items: Vec<Item>,
    /// Foreword, preface, ….
    pub front: Vec<Entry>,
    /// Afterword, appendices, ….
    pub back: Vec<Entry>,
}

/// A cover picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// The file.
    pub image: Placed<FilePath>,
    /// Its alternative text.
    pub alternative: Option<Placed<String>>,
}

/// Reads a manifest, and the file of contributors if it names one.
///
/// A manifest with faults is returned all the same, so that the faults of its briefs can be told
/// in the same run; `None` only where there is nothing to go on with.
pub fn read(
    files: &dyn Files,
    path: &FilePath,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Option<Manifest> {
    let text = read_text(files, path, Wanted::OneFile, &Place::file(path.shared()), texts)
        .map_err(|fault| diagnostics.push(fault))
        .ok()?;
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let yaml = yaml::parse(&path.shared(), &text, start..text.len(), diagnostics)
        .map_err(|fault| diagnostics.push(*fault))
        .ok()?;
    if yaml.value == Value::Null {
        diagnostics.push(Fault::EmptyManifest { place: Place::file(path.shared()) });
        return None;
    }
    if !matches!(yaml.value, Value::Mapping(_)) {
        diagnostics.push(Fault::NotAManifest { place: yaml.place });
        return None;
    }
    let mut fields = Fields::of(yaml, "the manifest", "a mapping", diagnostics)?;
    let place = Place::file(path.shared());
    let title = required(&mut fields, "title", "title: Iran 2008", |fields| fields.text("title"));
    let subtitle = fields.text("subtitle");
    let language = required(&mut fields, "language", "language: en", |fields| fields.language("language"));
    let identifier = identifier(&mut fields);
    let editors = fields.take("editors").map(|(_, yaml)| editors(yaml, fields.diagnostics));
    let (publisher, date) = (fields.text("publisher"), fields.date("date"));
    let (rights, description) = (fields.text("rights"), fields.text("description"));
    let subjects = fields.texts("subjects");
    let series = fields.take("series").and_then(|(_, yaml)| series(yaml, fields.diagnostics));
    let cover = fields.take("cover").and_then(|(_, yaml)| cover(yaml, path, fields.diagnostics));
    let stylesheet = fields.path("stylesheet", path);
    let contributors = fields.take("contributors").map(|(_, yaml)| yaml);
    let listed = entries::Listed::take(&mut fields, path);
    fields.finish(Severity::Error);
    let contributors = contributors.map(|yaml| register(files, yaml, path, diagnostics, texts));
    Some(Manifest {
        file: path.clone(),
        title: title.unwrap_or_else(|| Placed::new(String::new(), place)),
        subtitle,
        language_place: language.as_ref().map_or(Place::file(path.shared()), |said| said.place.clone()),
        language: language.map_or_else(Language::english, |language| language.value),
        identifier,
        editors: editors.unwrap_or_default(),
        publisher,
        date,
        rights,
        description,
        subjects: subjects.unwrap_or_default(),
        series,
        cover,
        stylesheet,
        contributors: contributors.unwrap_or_else(|| Some(Register::new())),
        items: listed.items,
        front: listed.front,
        back: listed.back,
    })
}

/// Ids or names: whoever edits has no role and no bio of his own here.
fn editors(yaml: Yaml, diagnostics: &mut Diagnostics) -> Vec<Credit> {
    let form = brief::credit_form(&yaml);
    let names = items(yaml).into_iter().filter_map(|item| scalar(item, "editors", diagnostics));
    names.map(|name| Credit { form, ..Credit::named(CreditName::from_typed(name)) }).collect()
}

/// A key that must be there. If it is there and wrong, that was said already.
fn required<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    example: &'static str,
    take: impl FnOnce(&mut Fields<'_>) -> Option<T>,
) -> Option<T> {
    if fields.says_nothing(key) {
        return None;
    }
    let is_there = fields.has(key);
    let taken = take(fields);
    if taken.is_none() && !is_there {
        let place = Place::file(fields.place.file.clone());
        fields.missing(place, key, "the manifest", example);
    }
    taken
}

fn identifier(fields: &mut Fields<'_>) -> Option<String> {
    let text = fields.text("identifier")?;
    values::identifier(&text.value)
        .map_err(|reason| {
            let fault = Fault::InvalidValue {
                place: text.place,
                value: text.value,
                of: ValueKind::Identifier(reason),
            };
            fields.diagnostics.push(fault);
        })
        .ok()
}

fn series(yaml: Yaml, diagnostics: &mut Diagnostics) -> Option<Series> {
    let Value::Mapping(_) = yaml.value else {
        return scalar(yaml, "series", diagnostics).map(|name| Series { name: name.value, position: None });
    };
    let mut fields =
        Fields::of(yaml, "a series", "a name, or a mapping with `name` and `position`", diagnostics)?;
    let (name, position) = (fields.text("name"), fields.text("position"));
    if name.is_none() {
        fields.missing(fields.place.clone(), "name", "a series", "name: Year Readers");
    }
    fields.finish(Severity::Error);
    let position = position.filter(|position| {
        // `group-position` is one or more decimal integers, joined by dots.
        let good = position
            .value
            .split('.')
            .all(|step| !step.is_empty() && step.bytes().all(|b| b.is_ascii_digit()));
        if !good {
            let (place, key) = (position.place.clone(), "position".to_owned());
            diagnostics.push(Fault::WrongType { place, key, wanted: "a number" });
        }
        good
    });
    Some(Series { name: name?.value, position: position.map(|position| position.value) })
}

fn cover(yaml: Yaml, from: &FilePath, diagnostics: &mut Diagnostics) -> Option<Cover> {
    let Value::Mapping(_) = yaml.value else {
        let image = scalar(yaml, "cover", diagnostics)?.map(|path| from.sibling(&path));
        return Some(Cover { image, alternative: None });
    };
    let mut fields = Fields::of(yaml, "a cover", "a path, or a mapping with `image` and `alt`", diagnostics)?;
    let (image, alternative) = (fields.path("image", from), fields.text("alt"));
    if image.is_none() {
        fields.missing(fields.place.clone(), "image", "a cover", "image: assets/cover.jpg");
    }
    fields.finish(Severity::Error);
    image.map(|image| Cover { image, alternative })
}

/// The register, from the manifest itself or from the file that it names.
fn register(
    files: &dyn Files,
    yaml: Yaml,
    from: &FilePath,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Option<Register> {
    let Value::Scalar(path) = &yaml.value else { return contributors::register(yaml, diagnostics) };
    let path = from.sibling(path);
    let text = match read_text(files, &path, Wanted::OneFile, &yaml.place, texts) {
        Ok(text) => text,
        Err(fault) => {
            diagnostics.push(fault);
            return None;
        }
    };
    match yaml::parse(&path.shared(), &text, 0..text.len(), diagnostics) {
        Ok(yaml) => contributors::register(yaml, diagnostics),
        Err(fault) => {
            diagnostics.push(*fault);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::files::MemoryFiles;

    fn read_one(yaml: &str) -> (Option<Manifest>, Vec<Code>) {
        let files = MemoryFiles::new()
            .with("manifest.yaml", yaml)
            .with("people.yaml", "a-reader: {name: A. Reader}\n");
        let mut diagnostics = Diagnostics::default();
        let manifest = read(&files, &FilePath::new("manifest.yaml"), &mut diagnostics, &mut Texts::new());
        (manifest, diagnostics.into_vec().into_iter().map(|diagnostic| diagnostic.code).collect())
    }

    #[test]
    fn every_field_of_the_vocabulary_is_read() {
        let (manifest, codes) = read_one(
            "title: Iran 2008\nsubtitle: Twelve briefs\nlanguage: en\nidentifier: urn:isbn:9780000000002\n\
             editors: [A. Reader, nuclear-desk]\npublisher: P\ndate: 2009\nrights: R\ndescription: D\n\
             subjects: [Iran]\nseries: {name: Year Readers, position: 1}\ncover: {image: c.jpg, alt: A map}\n\
             stylesheet: extra.css\ncontributors: people.yaml\nfront: [foreword.md]\nback: [afterword.md]\n\
             briefs:\n- a.md\n- path: pages/b.txt\n  authors: [nuclear-desk]\n- part: Diplomacy\n  introduction: i.md\n  briefs: [c.md]\n",
        );
        let manifest = manifest.unwrap();
        assert_eq!(codes, []);
        assert_eq!(manifest.date.unwrap().value.to_string(), "2009");
        assert_eq!(manifest.series.unwrap().position.as_deref(), Some("1"));
        assert_eq!(manifest.contributors.unwrap()["a-reader"].name.value, "A. Reader");
        assert_eq!(manifest.items.len(), 3);
        let Item::Part(part) = &manifest.items[2] else { panic!("a part") };
        assert_eq!(part.paths().map(|path| path.value.as_str()).collect::<Vec<_>>(), ["i.md", "c.md"]);
    }

    #[test]
    fn every_fault_of_a_manifest_is_told_in_one_run() {
        let (manifest, codes) = read_one(
            "titel: Iran 2008\neditor: B\nlanguage: english language\nidentifier: urn:isbn:1\ndate: 2008-13\n\
             briefs:\n- a.md\n- ./a.md\n- part: Empty\n- part: P\n  briefs:\n  - part: Q\n    briefs: [q.md]\n",
        );
        assert!(manifest.is_some(), "its briefs can be read all the same");
        for code in [
            Code::UnknownKey,
            Code::MissingKey,
            Code::InvalidLanguage,
            Code::InvalidIdentifier,
            Code::InvalidDate,
            Code::DuplicateBrief,
            Code::EmptyPart,
            Code::NestedPart,
        ] {
            assert!(codes.contains(&code), "{code:?} in {codes:?}");
        }
    }

    #[test]
    fn an_empty_manifest_says_so() {
        assert_eq!(read_one("# nothing yet\n").1, [Code::EmptyManifest]);
        assert_eq!(read_one("").1, [Code::EmptyManifest]);
    }
}
