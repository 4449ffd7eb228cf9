//! A title with the name of its author behind it: "Low Water on the Orsa – Ada Lind".

use crate::model::name_words::after_ranks;
use crate::model::{Metadata, Placed};
use crate::read::page_text::head::bylines::{Author, admit};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::inline::Linked;
use crate::read::page_text::words::labels::{LABELS, bare};
use crate::read::page_text::words::names;

/// What stands between the two.
const MARKS: [&str; 3] = [" – ", " — ", " | "];

/// Reads such a line of the head, where nobody is known to have written the page and a line below the text begins
/// with the name: behind a title may stand anything else.
pub fn signed(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    if !authors.is_empty() || metadata.title.is_some() {
        return;
    }
    let parted = |line: usize| {
        let (title, name) = MARKS.iter().find_map(|mark| sheet.text(line).rsplit_once(mark))?;
        let is_person = names::is_full_name(name) && !names::is_of_body(name) && !LABELS.is_house(name);
        (is_person && title.split(' ').count() > 2 && is_told_of(sheet, name))
            .then(|| (line, title.len(), name.to_owned()))
    };
    let Some((line, end, name)) = sheet.head().into_iter().find_map(parted) else { return };
    let title = bare(&sheet.text(line)[..end]).to_owned();
    metadata.title = Some(Placed::new(title, sheet.place(line)));
    admit(sheet, line, Linked::plain(&name), authors);
    sheet.take(line, Part::Metadata);
    sheet.say("title", "the line of title and author");
    sheet.say("authors", "the line of title and author");
}

/// Whether a line below the text says something of somebody: "Dr. Ada Lind, a hydrologist, …".
fn is_told_of(sheet: &Sheet, name: &str) -> bool {
    let text = sheet.prose().first().copied().unwrap_or_default();
    sheet.free(text..sheet.len()).any(|line| {
        let rest = after_ranks(sheet.text(line)).strip_prefix(name);
        rest.is_some_and(|rest| rest.starts_with([',', ' ']))
    })
}
