//! Numbers in a series: "Policy #1426", "Vol. 19, No. 4".

use super::labels::{LABELS, bare, key};
use super::names;

/// Whether a line is a series and a number and nothing else: "Policy #1426", "Policy Notes 12".
pub fn is_number(text: &str) -> bool {
    let text = without_whole(bare(text));
    if text.chars().count() > 60 {
        return false;
    }
    if is_issue(text) || is_file_number(text) {
        return true;
    }
    // "Comments 214"
    if split_number(text).is_some_and(|(name, _)| LABELS.is_furniture(name)) {
        return false;
    }
    // "Order Code RS21577": letters and figures that are one word.
    let is_code = |word: &str| {
        let figures = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
        (1..=3).contains(&(word.len() - figures.len()))
            && figures.len() > 3
            && figures.bytes().all(|b| b.is_ascii_digit())
    };
    if text
        .rsplit_once(' ')
        .is_some_and(|(series, code)| LABELS.numbers.contains(&key(series)) && is_code(code))
    {
        return true;
    }
    let Some((series, number)) = split_number(text) else { return false };
    // "Ada Lind. ARD 38/2012" says first who wrote it.
    if signed(text).is_some() {
        return false;
    }
    if let Some((series, _)) = of_year(series) {
        return LABELS.kind(series).is_some() || LABELS.numbers.contains(&key(series)) || may_count(series);
    }
    // "Analiz No: 277": behind a colon the sign counts only what is known to be counted.
    let with_colon = series.strip_suffix(':').and_then(|series| series.rsplit_once(' '));
    if let Some((kind, sign)) = with_colon {
        let is_kind = LABELS.kind_nouns.contains(kind.to_lowercase().as_str()) || LABELS.kind(kind).is_some();
        return is_kind && LABELS.number_signs.contains(&sign.to_lowercase());
    }
    // A sign says it of any name; without one, the series must be known.
    let head = series.to_lowercase();
    let signs = LABELS.number_signs.iter().chain(LABELS.volumes.iter());
    // "Inverno" ends with the letters of a sign, and has none.
    let is_word = |head: &str, sign: &str| {
        let is_glued = head.ends_with(char::is_alphanumeric) && sign.starts_with(char::is_alphabetic);
        !head.is_empty() && !is_glued
    };
    let heads = signs.filter_map(|sign| head.strip_suffix(sign).filter(|head| is_word(head, sign)));
    // Of a sign that ends another one the longer is meant.
    let signed = heads.map(|head| head.trim_end().len()).min();
    let name = signed.map_or(Some(series), |length| series.get(..length)).unwrap_or(series);
    let name = name.trim_end_matches([',', ' ', '\u{a0}']);
    let is_series = LABELS.numbers.contains(&key(name)) || LABELS.numbers.contains(&key(&uncamel(name)));
    // A journal may stand in quotation marks.
    let name = name.replace(['«', '»', '“', '”'], "");
    let looks_like_one = name.split_whitespace().count() <= 5 && names::is_name(&name);
    let is_counted = looks_like_one && is_of_year(number) && may_count(&name) && !is_span(number);
    // "Report 1999/00" is a title, "Policy Brief 2019/20" is not.
    let is_series = is_series && (name.contains(' ') || !is_span(number));
    !number.is_empty() && (is_series || signed.is_some() && looks_like_one || is_counted)
}

/// The series before a volume and an issue that have labels: "River Monitor Volume: 15 Issue: 147".
pub fn of_volume(text: &str) -> Option<&str> {
    let is_volume = |word: &str| LABELS.volumes.contains(&word.to_lowercase());
    let (before, issue) =
        text.split_once(": ").filter(|(before, _)| before.rsplit(' ').next().is_some_and(is_volume))?;
    let (series, _) = before.rsplit_once(' ')?;
    (issue.starts_with(|c: char| c.is_ascii_digit()) && names::is_name(series)).then_some(series)
}

/// Parts the name of an author from the series behind it: "Ada Lind. ARD 38/2012".
pub fn signed(text: &str) -> Option<(&str, &str)> {
    let (name, series) = text.split_once(". ")?;
    let is_sign = |word: &str| {
        let word = word.trim_end_matches(['.', '#', ':']).to_lowercase();
        LABELS.number_signs.contains(&word) || LABELS.volumes.contains(&word)
    };
    let is_of_series = |word: &str| is_sign(word) || LABELS.kind_nouns.contains(&word.to_lowercase());
    let is_person = names::is_full_name(name)
        && !names::is_of_body(name)
        && !may_count(name)
        && !LABELS.is_area(name)
        && !name.split(' ').any(is_of_series);
    (is_person && !series.split(' ').next().is_some_and(is_sign)).then_some((name, series))
}

/// Whether a number is that under which a house is registered: "Registered Charity No. 210639".
pub fn is_of_register(text: &str) -> bool {
    let Some((series, _)) = split_number(bare(text)) else { return false };
    let (name, sign) = series.rsplit_once(' ').unwrap_or((series, ""));
    let is_sign = LABELS.number_signs.contains(&sign.to_lowercase());
    LABELS.registers.contains(&key(if is_sign { name } else { series }))
}

/// "WD 2 - 3000 - 045/16": letters, and numbers with strokes between them, the last with its year.
fn is_file_number(text: &str) -> bool {
    let Some((letters, numbers)) = text.split_once(' ') else { return false };
    let are_letters = (2..=4).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    let parts: Vec<&str> = numbers.split([' ', '-', '–', '/']).filter(|part| !part.is_empty()).collect();
    let are_numbers = parts.len() > 2 && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    are_letters && are_numbers && numbers.rsplit_once('/').is_some_and(|(_, year)| year.len() == 2)
}

/// "PolicyMemo" as two words.
fn uncamel(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 1);
    for c in name.chars() {
        if c.is_uppercase() && out.ends_with(char::is_lowercase) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// "River Journal No. 3 (27)": behind the number of the year stands that of all issues.
fn without_whole(text: &str) -> &str {
    let whole = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    let is_count = |count: &str| (1..=4).contains(&count.len()) && count.bytes().all(|b| b.is_ascii_digit());
    whole.filter(|(_, count)| is_count(count)).map_or(text, |(number, _)| number)
}

/// Parts a series from the year and the letter with which its number begins: "Policy Brief 2018/A 39".
fn of_year(series: &str) -> Option<(&str, &str)> {
    let (series, year) = series.rsplit_once(' ')?;
    let (digits, letters) = year.split_once('/')?;
    let is_year = matches!(digits.parse(), Ok(1900..=2100));
    let are_letters = (1..=2).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    (is_year && are_letters).then_some((series, year))
}

/// Whether a number is counted anew each year: "47/2020", "2020/14".
fn is_of_year(number: &str) -> bool {
    let is_year = |part: &str| matches!(part.parse(), Ok(1900..=2100));
    let counted = |mark| number.split_once(mark).is_some_and(|(one, other)| is_year(one) != is_year(other));
    counted('/') || counted('-')
}

/// Whether a number is a year and the next one, which many titles name: "2008/09".
fn is_span(number: &str) -> bool {
    let Some((year, next)) = number.split_once('/') else { return false };
    let (Ok(year), Ok(short)) = (year.parse::<u16>(), next.parse::<u16>()) else { return false };
    next.len() == 2 && (1900..=2100).contains(&year) && (year + 1) % 100 == short
}

/// Whether a name may be that of a series without a sign before its number: it has a word for a text
/// in it, "River Papers", or letters that stand for a name, "ARN".
fn may_count(name: &str) -> bool {
    let is_noun = |word: &str| LABELS.kind_nouns.contains(word.to_lowercase().as_str());
    let is_acronym = |part: &str| part.len() > 1 && part.chars().all(char::is_uppercase);
    let is_shouted = name.contains(' ') && !name.contains(char::is_lowercase);
    let mut words = name.split_whitespace();
    words.any(|word| is_noun(word) || !is_shouted && word.split('-').any(is_acronym))
}

/// Whether a text is the volume and the issue of a journal: "Vol. 19, No. 4".
pub fn is_issue(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | ':' | '.' | '#' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let is_volume = |word: &str| LABELS.volumes.contains(word);
    let has_number = |word: &String| word.starts_with(char::is_numeric);
    let is_word = |word: &String| {
        is_volume(word)
            || LABELS.number_signs.contains(word.as_str())
            || LABELS.kind_nouns.contains(word.as_str())
            || has_number(word)
    };
    words.first().is_some_and(|first| is_volume(first))
        && words.iter().any(has_number)
        && words.iter().all(is_word)
}

/// Whether a text is a few words and a number that is no year, of a series whatever its name is.
pub fn is_counted(text: &str) -> bool {
    let is_year = |number: &str| matches!(number.parse(), Ok(1900..=2100));
    split_number(text).is_some_and(|(series, number)| {
        !is_year(number) && series.split_whitespace().count() <= 4 && names::is_name(series)
    })
}

/// Parts "Policy #1426A" before its number.
pub fn split_number(text: &str) -> Option<(&str, &str)> {
    let tail = text.rsplit([' ', '#', '\u{a0}', '°', 'º', '№']).next()?;
    let series = text[..text.len() - tail.len()].trim_end();
    let digits = tail.chars().filter(|c| c.is_numeric()).count();
    let fits = tail.chars().next().is_some_and(char::is_numeric)
        && digits <= 6
        && tail.chars().count() <= digits + 2;
    (fits && !series.is_empty()).then_some((series, tail))
}

/// Whether a text is a number with the sign before it, of a series that stands elsewhere: "No. 12".
pub fn is_bare_number(text: &str) -> bool {
    let Some((sign, number)) = without_whole(bare(text)).split_once(' ') else { return false };
    LABELS.number_signs.contains(&sign.to_lowercase())
        && (1..=8).contains(&number.len())
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|b| b.is_ascii_digit() || b == b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_series_and_a_number() {
        for text in [
            "Policy #1426",
            "PolicyWatch 1234",
            "PolicyMemo 2210",
            "Policy Notes 12",
            "Briefing No. 7",
            "River Paper #3",
            "POLICY #12",
            "Vol. 19, No. 4",
            "Volume 27, Comment 4",
            "Jahrgang 12, Heft 3",
            "River Notes, Issue 17",
            "Nehir Notu, Sayı 17",
            "ARN 47/2020",
            "River Papers 2020/14",
            "ARN-Current 2020/14",
            "River Papers No. 2019/20",
            "Policy Brief 2018/A 39",
            "WD 2 - 3000 - 045/16",
        ] {
            assert!(is_number(text), "{text}");
        }
        for text in [
            "Phase 2",
            "In 2008",
            "November 12",
            "Resolution 1803 passed in 2008",
            "Policy",
            "Water 24/7",
            "Comments 214",
            "River Outlook 2019/20",
            "RIVER OUTLOOK 7/2019",
            "Winter 2008/09",
            "Inverno 2008/09",
            "Report 1999/00",
            "Article 2018/A 39 of the code",
            "Decree 12/2010",
        ] {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn a_number_may_stand_apart_from_its_series() {
        assert!(is_bare_number("No. 12") && is_bare_number("Nr. 9"));
        assert!(!is_bare_number("No. 12 of the series") && !is_bare_number("Policy 12"));
        assert!(is_counted("River Letter 44") && !is_counted("Agenda 2030") && !is_counted("Letter"));
    }
}
