//! What a text is and its number in a series, as the page shows both near the title.

use super::claims::{Claim, Claims, Person, Source};
use super::dates;
use super::kinds;
use super::markup::distance;
use super::names;
use super::survey::{Spot, Survey, Zone};
use super::visible::is_near;
use crate::read::frame::is_of_frame;
use crate::read::page_text::facts;
use crate::read::page_text::labels::LABELS;
use crate::read::page_text::names as parted;
use crate::read::page_text::sentences;
use crate::read::page_text::series::{self, is_bare_number, is_issue};
use crate::read::saved_page::classes::CLASSES;

/// Reads both.
pub fn read(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    kinds::read(survey, anchor, claims);
    number(survey, anchor, claims);
}

/// The kind that opens a byline: "Commentary by Ada Lind".
pub fn kind_of_byline(line: &str) -> Option<String> {
    let ends = line.match_indices(' ').map(|(at, _)| at).take(4);
    let (kind, rest) = ends.map(|at| line.split_at(at)).find(|(_, rest)| names::opens_byline(rest.trim()))?;
    let people = names::people(rest.trim(), names::Form::Line);
    let is_full = people.iter().all(|person| parted::is_full_name(&person.name));
    LABELS.kind(kind).filter(|_| !people.is_empty() && is_full)
}

/// "Speech by Ada Lind, Member of the Board of the River Desk, at the Dam Days": who is named with his
/// position behind the kind.
pub fn speaker(line: &str) -> Option<Person> {
    let first = line.lines().next()?.trim();
    let mut ends = first.match_indices(' ').map(|(at, _)| (&first[..at], first[at..].trim())).take(4);
    let (kind, byline) = ends.find(|(_, rest)| names::opens_byline(rest))?;
    LABELS.kind(kind)?;
    let said = names::without_opener(byline);
    let (name, position) = said.split_once(", ")?;
    let is_place = |part: &&str| part.chars().next().is_some_and(char::is_lowercase);
    let position: Vec<&str> = position.split(", ").take_while(|part| !is_place(part)).collect();
    let position = position.join(", ").trim_end_matches([',', ' ']).to_owned();
    (names::is_full(name) && names::is_position(&position))
        .then(|| Person { about: Some(position), ..Person::named(names::tidied(name)) })
}

/// The kind on a line with where the text belongs: "Analysis | Europe".
pub fn kind_of_pair(line: &str) -> Option<String> {
    // "River Papers No. 14 — Analysis".
    if line.len() <= 100 && wide_parts(line).any(is_number) {
        return wide_parts(line).find_map(|part| LABELS.kind(part));
    }
    let (kind, place) = [" | ", " / "].iter().find_map(|sign| line.split_once(sign))?;
    let is_place =
        place.split_whitespace().count() <= 4 && !place.contains(|c: char| c.is_numeric() || c == '|');
    if number_of_kind(line).is_some() {
        return LABELS.kind(kind).or_else(|| LABELS.made_kind(kind));
    }
    LABELS.kind(kind).filter(|_| is_place)
}

/// The number that stands on a line with the kind: "Policy Brief / N2008".
fn number_of_kind(line: &str) -> Option<&str> {
    let (kind, number) = [" / ", " | ", " – ", " - "].iter().find_map(|sign| line.split_once(sign))?;
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_code = digits >= 2
        && number.starts_with(char::is_uppercase)
        && number.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.'));
    (is_code && (LABELS.kind(kind).is_some() || LABELS.made_kind(kind).is_some())).then_some(number)
}

/// The name of a journal before its volume and issue: "Harbour Monitor Volume: 14 Issue: 33", "River Review,
/// Volume 3, Issue 1, June 2008".
fn of_journal(line: &str) -> Option<String> {
    line.split('\n').find_map(|line| named_before_commas(line).or_else(|| named_before_issue(line)))
}

/// "River Review, Volume 3, Issue 1, June 2008": a name, then volume and issue in parts of their own.
fn named_before_commas(line: &str) -> Option<String> {
    let (name, rest) = line.split_once(", ")?;
    let ends = rest.match_indices(", ").map(|(at, _)| at).chain([rest.len()]);
    let issues =
        ends.map(|end| &rest[..end]).take_while(|issues| is_issue(issues)).last().unwrap_or_default();
    let is_name = (1..=8).contains(&name.split_whitespace().count())
        && name.starts_with(char::is_uppercase)
        && !name.contains(|c: char| c.is_numeric() || ".;:|".contains(c));
    (is_name && !issues.is_empty() && line.len() <= 120).then(|| format!("{name}, {issues}"))
}

fn named_before_issue(line: &str) -> Option<String> {
    let line = LABELS.field(line).map_or(line, |(_, value)| value);
    let starts = line.match_indices(' ').map(|(at, sign)| at + sign.len());
    let at = starts.into_iter().find(|at| is_issue(&line[*at..]))?;
    let is_name = line[..at].split_whitespace().count() <= 6 && line.starts_with(char::is_uppercase);
    (is_name && line.len() <= 80 && !line[..at].contains([',', '.', ';'])).then(|| line.to_owned())
}

/// A series and a number alone in an element: "Policy #1426", or with the date in a line by the title.
fn number(survey: &Survey<'_>, anchor: usize, claims: &mut Claims) {
    let counts = |spot: &&Spot<'_>| spot.line().is_some_and(|line| line.contains(char::is_numeric));
    let spots = || survey.spots.iter().filter(|spot| spot.zone == Zone::Text).filter(counts);
    // Far from the title a link with a number leads to another text of the series.
    let is_own = |spot: &&Spot<'_>| {
        is_near(spot, anchor) || !spot.node.ancestors_it(Some(4)).any(|above| above.has_name("a"))
    };
    let alone = spots().filter(is_own);
    let alone = alone.filter_map(|spot| spot.line().filter(|line| line.len() <= 60 && is_number(line)));
    let near = || spots().filter(|spot| is_near(spot, anchor));
    let dated = || near().find_map(|spot| facts::read(spot.line()?)?.number);
    // Of elements within each other the innermost says nothing else.
    let shortest =
        |lines: &mut dyn Iterator<Item = &str>| lines.min_by_key(|line| line.len()).map(str::to_owned);
    let classed = || {
        let says_so =
            |spot: &&Spot<'_>| CLASSES.numbers.close(&spot.class) || CLASSES.kinds.close(&spot.class);
        let numbered = near().filter(says_so);
        let of_line = |line| wide_parts(line).chain(parts(line)).find(|part| has_both(part));
        numbered.filter_map(|spot| of_line(spot.line()?).map(str::to_owned)).next()
    };
    let part = || {
        let of_line = |line| wide_parts(line).chain(parts(line)).find(|part| is_number(part));
        let numbered = near().filter_map(|spot| Some((distance(spot, anchor), of_line(spot.line()?)?)));
        let (_, numbered) = numbered.min_by_key(|(distance, _)| *distance)?;
        Some(without_button(numbered).to_owned())
    };
    let first = alone.take(1).collect::<Vec<_>>();
    let inside = first.first().map(|first| {
        spots()
            .filter_map(Spot::line)
            .filter(|line| first.ends_with(line) && is_number(line))
            .collect::<Vec<_>>()
    });
    let alone = shortest(&mut inside.into_iter().flatten());
    // What stands round it may begin with "From".
    let journal = || {
        let named = near().filter_map(|spot| spot.line()).filter_map(of_journal);
        named.min_by_key(|journal| (std::cmp::Reverse(journal.matches(',').count()), journal.len()))
    };
    let of_kind = || near().find_map(|spot| number_of_kind(spot.line()?)).map(str::to_owned);
    // The kind stands before it, or in an element of its own.
    let bare = || {
        let kind = &claims.kinds.first()?.value;
        let is_bare = |line: &&str| is_bare_number(line) || is_signed(line);
        let bare = near().filter_map(Spot::line).find(is_bare)?;
        Some(format!("{kind} {bare}"))
    };
    let of_year = || {
        let numbered = near().filter(|spot| CLASSES.numbers.close(&spot.class)).filter_map(Spot::line);
        numbered.into_iter().find(|line| is_count_of_year(line)).map(str::to_owned)
    };
    let number = alone.or_else(of_kind).or_else(journal).or_else(dated).or_else(classed).or_else(of_year);
    // "Policy Brief #12: Low Water".
    let titled = || {
        let headings = near().filter(|spot| spot.name == "h1").filter_map(Spot::line);
        let titles = headings.chain([survey.title.as_str()]);
        titles
            .filter_map(|title| title.split_once(": "))
            .map(|(head, _)| head.to_owned())
            .find(|head| is_number(head))
    };
    let number = number.or_else(part).or_else(titled).or_else(bare);
    claims.numbers.extend(number.map(|number| Claim::new(number, Source::Visible, "a line of the page")));
}

/// "Download Policy Brief No. 12" without the word of the button.
fn without_button(number: &str) -> &str {
    let rest = number.split_once(' ').filter(|(first, rest)| is_of_frame(first) && is_number(rest));
    rest.map_or(number, |(_, rest)| rest)
}

/// Whether a part is a number in a series, as page text has it or as a page by its title may.
pub fn is_number(part: &str) -> bool {
    series::is_number(part) || is_of_year(part)
}

/// "ARN 938/2008", "RuD 7–8/2008", 「河川コメント(2008-14)」: a name and what is counted anew each year.
fn is_of_year(part: &str) -> bool {
    if let Some((name, number)) = part.strip_suffix([')', '）']).and_then(|part| part.split_once(['(', '（']))
    {
        let counted = number.split_once(['-', '/']);
        return name.ends_with(|c: char| c.is_alphabetic() && !c.is_ascii())
            && counted.is_some_and(|(year, count)| is_year(year) && is_count(count));
    }
    let Some((name, number)) = part.rsplit_once(' ') else { return false };
    let capitals = |word: &str| word.chars().filter(|c| c.is_uppercase()).count();
    let is_acronym = |word: &str| (2..=6).contains(&word.chars().count()) && capitals(word) > 1;
    number.split_once('/').is_some_and(|(count, year)| is_count(count) && !is_year(count) && is_year(year))
        && name.split(' ').count() <= 3
        && name.split(' ').next().is_some_and(is_acronym)
}

/// A number in a series has no more digits, with the sign between two of them.
const LONGEST: usize = 5;

/// "41/2008": what is counted anew each year; "05/2008" is a month.
fn is_count_of_year(line: &str) -> bool {
    let is_month = |count: &str| count.len() == 2 && matches!(count.parse(), Ok(1..=12));
    line.split_once('/').is_some_and(|(count, year)| is_count(count) && !is_month(count) && is_year(year))
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

/// A number, or two with a sign between them.
fn is_count(text: &str) -> bool {
    (1..=LONGEST).contains(&text.chars().count())
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '–' | '-'))
}

/// "#3741"
fn is_signed(line: &str) -> bool {
    let number = line.strip_prefix('#').unwrap_or_default();
    (1..=5).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line says the number of the text in a series.
pub fn names_number(line: &str) -> bool {
    line.len() <= 100 && parts(line).any(is_number)
}

/// A line without its parts that are numbers in a series: "14/2008" may be one, and is then no month.
pub fn without_number(line: &str) -> String {
    parts(line).filter(|part| is_number(part)).fold(line.to_owned(), |rest, part| rest.replacen(part, "|", 1))
}

/// The parts of a line in which commas stand: "Volume 2, No. 3" of "Volume 2, No. 3 - September 2008".
fn wide_parts(line: &str) -> impl Iterator<Item = &str> {
    at_dashes(line.split(['|', '·', '•', '\n']))
}

/// The parts of some parts, which dashes with space round them part.
fn at_dashes<'a>(parts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    let parts = parts.flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – "));
    parts.flat_map(|part| part.split(" — ")).map(str::trim)
}

/// The parts of a line: "Ada Lind. ARI 14/2020 - 11/2/2020", "in Bern (Papers No. 4, 14 October)".
pub fn parts(line: &str) -> impl Iterator<Item = &str> {
    let signs = |c: char| matches!(c, ',' | '(' | ')' | '|' | '·' | '•' | '\n');
    at_dashes(line.split(signs).flat_map(at_stops))
}

/// The sentences of a part, of which none ends with the sign of a number.
fn at_stops(part: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, stop) in part.match_indices(". ") {
        let word = part[start..=at].rsplit(' ').next().unwrap_or_default();
        let is_sign = LABELS.number_signs.contains(&word.to_lowercase());
        if !is_sign && sentences::abbreviation(word).is_none() {
            sentences.push(&part[start..at]);
            start = at + stop.len();
        }
    }
    sentences.push(&part[start..]);
    sentences
}

/// "CBP-2008", "IF11290", "SC/9716": capitals, and a number behind them.
fn is_code(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let number = letters.strip_prefix(['-', '/']).unwrap_or(letters);
    (1..=4).contains(&(word.len() - letters.len()))
        && number.len() >= 3
        && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a part names a series and a number in it.
pub fn has_both(part: &str) -> bool {
    // 「河川コメント（2008-14）」 has its number in the brackets of its script.
    let bracketed = part.strip_suffix('）').and_then(|part| part.split_once('（'));
    if let Some((series, number)) = bracketed {
        let is_number = number.chars().all(|c| c.is_numeric() || matches!(c, '-' | '/'));
        return is_number && series.contains(char::is_alphabetic);
    }
    part.chars().filter(|c| c.is_alphabetic()).count() > 1
        && part
            .split_whitespace()
            .last()
            .is_some_and(|last| last.starts_with(|c: char| c.is_numeric() || c == '#') || is_code(last))
        && part.split_whitespace().count() <= 6
        && dates::inside(part).is_none()
        // "March 7" is a day of some year.
        && dates::inside(&format!("{part}, 2000")).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_may_open_the_byline() {
        assert_eq!(kind_of_byline("Commentary by Ada Lind and Ben Roe").as_deref(), Some("Commentary"));
        assert_eq!(kind_of_byline("Commentary by the river"), None);
        assert_eq!(kind_of_byline("Painted by Ada Lind"), None);
        let said = |line: &str| speaker(line).and_then(|person| Some((person.name, person.about?)));
        let ada = Some(("Ada Lind".to_owned(), "Member of the Board of the River Bank".to_owned()));
        assert_eq!(said("Speech by Ada Lind, Member of the Board of the River Bank,\nat the Dam Days"), ada);
        assert_eq!(said("Speech by Ada Lind, Member of the Board of the River Bank, at the Dam Days"), ada);
        assert_eq!(said("Speech by Ada Lind, Bern, 3 May"), None);
    }

    #[test]
    fn a_kind_may_stand_with_a_place_and_a_number_with_its_journal() {
        assert_eq!(kind_of_pair("Analysis | Europe").as_deref(), Some("Analysis"));
        assert_eq!(kind_of_pair("Policy Brief / N2008").as_deref(), Some("Policy Brief"));
        assert_eq!(number_of_kind("Policy Brief / N2008"), Some("N2008"));
        assert_eq!(number_of_kind("Policy Brief / 2008"), None);
        assert_eq!(kind_of_pair("River Papers No. 14 — Analysis").as_deref(), Some("Analysis"));
        let all = parts("Ada Lind and Ben Roe. Papers No. 14 - 11/2/2020").collect::<Vec<_>>();
        assert_eq!(all, ["Ada Lind and Ben Roe", "Papers No. 14", "11/2/2020"]);
        assert_eq!(kind_of_pair("Rivers | Europe"), None);
        assert_eq!(kind_of_pair("Analysis | 14 May | Europe"), None);
        let journal = Some("Harbour Monitor Volume: 14 Issue: 33");
        assert_eq!(of_journal("Publication: Harbour Monitor Volume: 14 Issue: 33").as_deref(), journal);
        assert_eq!(of_journal("The dam has a volume of 14 million tons"), None);
        let listed = of_journal("River and Dam Review, Volume 3, Issue 1, June 2008");
        assert_eq!(listed.as_deref(), Some("River and Dam Review, Volume 3, Issue 1"));
        let numbered = of_journal("River Letter, Volume 3, Number 1, June 2008");
        assert_eq!(numbered.as_deref(), Some("River Letter, Volume 3, Number 1"));
        assert_eq!(
            wide_parts("Volume 3, No. 1 - June 2008").collect::<Vec<_>>(),
            ["Volume 3, No. 1", "June 2008"]
        );
        assert_eq!(of_journal("Ada Lind, Volume One"), None);
    }

    #[test]
    fn a_code_is_a_number_and_a_button_is_not() {
        assert!(has_both("Research Briefing CBP-2008") && !has_both("Research Briefing"));
        assert!(has_both("河川コメント（2008-14）") && !has_both("河川（ダム）"));
        assert!(is_code("IF11290") && !is_code("COVID-19") && !is_code("G20"));
        for number in ["ARN 938/2008", "RuD 7–8/2008", "河川コメント(2008-14)"] {
            assert!(is_number(number), "{number}");
        }
        for text in ["Low Water (2008-14)", "Water 24/7", "UN and EU and AU 7/2008", "EU 2007/2008"] {
            assert!(!is_of_year(text), "{text}");
        }
        assert!(is_signed("#3741") && !is_signed("#water") && !is_signed("3741"));
        assert_eq!(without_button("Download Policy Brief No. 12"), "Policy Brief No. 12");
        assert_eq!(without_button("Policy Brief No. 12"), "Policy Brief No. 12");
    }
}
