//! Days such as "3/2/2016", which are one of two: the page itself says which of them it means.
//!
//! A page that has "14/6/2016" puts the day first, and so does one in a language that always does.
//! Before the other steps such a day is written as all of them read it, on lines that say when a text
//! appeared and no more than a head does beside it; no sentence and no address is touched. Afterwards
//! the lines that no step took are given back as they were.

use std::ops::Range;

use crate::language::dates;
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::facts;
use crate::read::page_text::words::labels::LABELS;
use crate::read::tongue;

/// A line of facts has no more bytes.
const LONGEST_DATED: usize = 160;

/// Lines and what stood on them.
pub struct Rewritten(Vec<(usize, String)>);

/// A day in numbers.
struct Day {
    bytes: Range<usize>,
    first: u8,
    second: u8,
    year: u16,
}

impl Day {
    /// Whether either number may be the month.
    fn is_doubtful(&self) -> bool {
        self.first != self.second && [self.first, self.second].iter().all(|number| (1..=12).contains(number))
    }
}

/// Writes the days that can be read in two ways so that they are read in one, where the page says in
/// which.
pub fn settle(sheet: &mut Sheet) -> Rewritten {
    let found: Vec<(usize, Day)> = (0..sheet.len())
        .filter(|line| sheet.text(*line).len() <= LONGEST_DATED && !sheet.text(*line).contains("//"))
        .flat_map(|line| days(sheet.text(line)).into_iter().map(move |day| (line, day)))
        .filter(|(line, day)| is_dated(sheet.text(*line), day))
        .collect();
    let mut rewritten = Rewritten(Vec::new());
    if !found.iter().any(|(_, day)| day.is_doubtful()) {
        return rewritten;
    }
    let Some(day_first) = puts_day_first(sheet, &found) else { return rewritten };
    // From the last on, so that those before stay where they are.
    for (line, day) in found.into_iter().rev().filter(|(_, day)| day.is_doubtful()) {
        let (month, of_month) = if day_first { (day.second, day.first) } else { (day.first, day.second) };
        let text = &mut sheet.lines[line].text;
        if rewritten.0.last().is_none_or(|(last, _)| *last != line) {
            rewritten.0.push((line, text.clone()));
        }
        text.replace_range(day.bytes, &format!("{}-{month:02}-{of_month:02}", day.year));
    }
    rewritten
}

/// Whether a line says the day, in whichever order, as a date of its head or as the value of a label.
fn is_dated(text: &str, day: &Day) -> bool {
    let (month, of_month) = if day.first > 12 { (day.second, day.first) } else { (day.first, day.second) };
    let mut settled = text.to_owned();
    settled.replace_range(day.bytes.clone(), &format!("{}-{month:02}-{of_month:02}", day.year));
    let is_labelled = LABELS.field(&settled).is_some_and(|(_, value)| dates::parse(value).is_some());
    is_labelled || facts::read(&settled).is_some_and(|facts| !facts.dates.is_empty())
}

impl Rewritten {
    /// Gives the lines that no step has taken their own text back.
    pub fn give_back(self, sheet: &mut Sheet) {
        for (line, text) in self.0 {
            if sheet.is_free(line) {
                sheet.lines[line].text = text;
            }
        }
    }
}

/// Whether the page puts the day before the month, by the days that can be read in one way only, else by
/// its language. English does it in one country and not in another, and Persian counts other months.
fn puts_day_first(sheet: &Sheet, found: &[(usize, Day)]) -> Option<bool> {
    let has_day_first = found.iter().any(|(_, day)| day.first > 12 && day.second <= 12);
    let has_month_first = found.iter().any(|(_, day)| day.second > 12 && day.first <= 12);
    if has_day_first || has_month_first {
        return (has_day_first != has_month_first).then_some(has_day_first);
    }
    let language = tongue::of((0..sheet.len()).map(|line| sheet.text(line)))?;
    (language.primary() != "fa").then_some(true)
}

/// The days of a line that have two numbers before the year, parted by strokes or hyphens.
fn days(text: &str) -> Vec<Day> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-');
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) {
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |length| start + length);
        at = end;
        let run = &text[start..end];
        let parts: Vec<&str> = run.split(if run.contains('/') { '/' } else { '-' }).collect();
        if let [first, second, year] = parts[..]
            && let (Ok(first), Ok(second), 4, Ok(year)) =
                (first.parse(), second.parse(), year.len(), year.parse())
        {
            found.push(Day { bytes: start..end, first, second, year });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    fn settled(text: &str) -> Vec<String> {
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), text);
        settle(&mut sheet);
        sheet.lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_day_is_read_as_the_others_of_the_page() {
        assert_eq!(settled("14/6/2016\n3/2/2016"), ["14/6/2016", "2016-02-03"]);
        assert_eq!(settled("Posted 6/14/2016\nUpdated 3/2/2016")[1], "Updated 2016-03-02");
        assert_eq!(settled("6/14/2016\n14/6/2016\n3/2/2016")[2], "3/2/2016");
        assert_eq!(settled("3/2/2016 and 3/2008"), ["3/2/2016 and 3/2008"]);
    }

    #[test]
    fn a_language_may_say_it() {
        let text = "El gas que llega del sur no pasa por los Pirineos, y nadie en las dos orillas sabe por qué \
            los tubos que se hicieron para él están vacíos desde hace años. Los dos que hay bastan para la mitad \
            de lo que se podría vender, y los que faltan no se han pagado con el dinero de los que los piden.";
        assert_eq!(settled(&format!("3/2/2016\n{text}"))[0], "2016-02-03");
    }

    #[test]
    fn no_sentence_and_no_address_is_touched() {
        for line in ["They met on 3/2/2016.", "https://desk.example/3-2-2016.html", "The 3-2-2016 Vote"] {
            assert_eq!(settled(&format!("14/6/2016\n{line}"))[1], line);
        }
        // What a note cites says nothing of the page.
        assert_eq!(settled("3/2/2016\n[1] The Herald, on 14/6/2016, page 3.")[0], "3/2/2016");
    }

    #[test]
    fn what_nobody_takes_stays_as_it_was() {
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), "14/6/2016\n3/2/2016");
        settle(&mut sheet).give_back(&mut sheet);
        assert_eq!(sheet.text(1), "3/2/2016");
    }
}
