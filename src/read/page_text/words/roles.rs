//! Whom a sentence is about, and whether it says what somebody is: "Ada Lind is a fellow at the Desk".

use super::forms;
use super::inline::{self, Linked};
use super::labels::LABELS;
use super::names;
use crate::language::dates;
use crate::model::name_words;

/// Whether a text has a word that says what somebody is; "scholar-in-residence" has one.
pub fn says_role(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic() && c != '\u{200c}').any(is_role)
}

/// Whether a word says what somebody is: "fellow".
pub fn is_role(word: &str) -> bool {
    LABELS.roles.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
}

/// Whom a sentence is about that says what somebody is: "Ada Lind, a hydrologist, is …".
pub fn subject(text: &str) -> Option<&str> {
    let is_cyrillic = || text.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c));
    let verb = text.match_indices(' ').take(14).find_map(|(at, _)| {
        let mut words = text[at + 1..].split_whitespace();
        let word = words.next()?;
        // In Finnish "on" is the verb, and what somebody is stands near it: "on johtava tutkija".
        let is_finnish = || word == "on" && words.take(2).any(is_role);
        // In Russian and Ukrainian a dash stands for the verb.
        let is_verb = LABELS.copulas.contains(word.to_lowercase().as_str())
            || matches!(word, "—" | "–" | "-") && is_cyrillic()
            || is_finnish();
        is_verb.then_some(at)
    });
    let named = verb.map(|verb| before_comma(&text[..verb]));
    // "The UK, which holds the chair, is …": no person is called so.
    let opens = |name: &str| {
        let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
        LABELS.articles.contains(&first) && !names::is_body(name)
    };
    let is_person =
        |name: &&str| names::is_full_name(name) && !opens(name) && !are_texts(name) && !is_time(name);
    named.map(str::trim).filter(is_person)
}

/// A text down to its first comma that is not in brackets: "Col. Ben Roe (USAF, Ret.)".
fn before_comma(text: &str) -> &str {
    let is_outside = |at: usize| text[..at].matches('(').count() == text[..at].matches(')').count();
    let comma = text.match_indices(',').map(|(at, _)| at).find(|at| is_outside(*at));
    comma.map_or(text, |at| &text[..at])
}

/// "Until September": a word and the name of a month.
fn is_time(name: &str) -> bool {
    let month = name.split_once(' ').map(|(_, month)| month);
    month.is_some_and(|month| dates::parse(&format!("1 {month} 2000")).is_some())
}

/// "Desk Briefs are published by …": several texts of a kind, and no person, who may be called Brief.
fn are_texts(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    last.ends_with('s') && LABELS.kind_nouns.contains(last.as_str())
}

/// Whom a sentence is about that is known to be a note. Arabic has no verb there, and Persian and
/// Hebrew have it last or none: a name stands directly before what its bearer is.
pub fn subject_of_note(text: &str) -> Option<&str> {
    subject(text).or_else(|| nominal_subject(text))
}

fn nominal_subject(text: &str) -> Option<&str> {
    if !text.starts_with(|c| ('\u{590}'..='\u{6ff}').contains(&c)) {
        return None;
    }
    let mut ends = text.match_indices(' ').map(|(at, _)| at).take(5);
    let role = ends.find(|at| text[at + 1..].split_whitespace().next().is_some_and(is_role))?;
    let name = text[..role].trim_end_matches(['،', ',']);
    names::is_full_name(name).then_some(name)
}

/// All whom a sentence of a note says what they are: "Ada Lind and Ben Roe are fellows", "Ada Lind
/// directs the Desk, where Ben Roe is a fellow".
pub fn subjects(sentence: &str) -> Vec<Linked> {
    let mut words = sentence.match_indices(' ').map(|(at, _)| at);
    let is_verb = |at: &usize| sentence[at + 1..].split_whitespace().next().is_some_and(is_copula);
    let is_person = |name: &Linked| {
        names::is_full_name(&name.text)
            && !says_role(&name.text)
            && !names::is_body(&name.text)
            && !are_texts(&name.text)
            && !is_time(&name.text)
            && !name_words::is_service(&name.text)
    };
    let first = words.find(is_verb);
    let split = first.map(|first| names::split(&sentence[..first])).unwrap_or_default();
    let mut found: Vec<Linked> = split.into_iter().filter(is_person).collect();
    let opens = found.first().is_some_and(|name| sentence.starts_with(&name.text));
    let Some(first) = first.filter(|_| opens) else {
        return subject_of_note(sentence).map(Linked::plain).into_iter().collect();
    };
    let mut clause = first;
    for verb in words.filter(is_verb) {
        // The subject of a second verb stands directly before it.
        let before = sentence[clause + 1..verb].rsplit(' ');
        let mut name: Vec<&str> = before.take_while(|word| word.starts_with(char::is_uppercase)).collect();
        name.reverse();
        let name = Linked::plain(&name.join(" "));
        if is_person(&name) && says_role(&sentence[verb..]) {
            found.push(name);
        }
        clause = verb;
    }
    found
}

/// Whether a word joins somebody and what he is: "is", "was".
pub fn is_copula(word: &str) -> bool {
    LABELS.copulas.contains(word.trim_matches([',', ';', '.']).to_lowercase().as_str())
}

/// No name that is printed twice has more characters.
const LONGEST_NAMED: usize = 60;

/// "Ada Lind Ada Lind is a fellow": the name, and the bio that begins with its second printing.
pub fn named_twice(text: &str) -> Option<(&str, &str)> {
    let spaces = text.match_indices(' ').map(|(at, _)| at).take(5);
    // Copying has glued the two together.
    let head = text.char_indices().nth(LONGEST_NAMED + 1).map_or(text, |(end, _)| &text[..end]);
    let starts: Vec<usize> = spaces.chain(forms::seams(head, char::is_lowercase)).collect();
    starts.iter().find_map(|at| {
        let (name, rest) = (&text[..*at], text[*at..].trim_start());
        // "Ada Lind (/experts/ada-lind) Ada Lind is a fellow"
        let address =
            rest.split_once(") ").filter(|(address, _)| inline::is_address(address.trim_start_matches('(')));
        let rest = address.filter(|_| rest.starts_with('(')).map_or(rest, |(_, rest)| rest);
        (names::is_full_name(name) && rest.starts_with(name)).then_some((name, rest))
    })
}

/// A note without its marks and its markup.
pub fn said(text: &str) -> String {
    inline::plain(unmarked(text))
}

/// A text without the marks that close it, and without the asterisks before it.
pub fn unmarked(text: &str) -> &str {
    let is_mark = |c: char| LABELS.end_marks.contains(c) || c.is_whitespace();
    let text = text.trim_end_matches(is_mark).trim_start();
    // Emphasis around the whole of a note is its site's, not its own.
    let inner = ['*', '_'].iter().find_map(|mark| text.strip_prefix(*mark)?.strip_suffix(*mark));
    let inner = inner.filter(|inner| !inner.contains(['*', '_']));
    let text = inner.map_or(text, |inner| inner.trim_end_matches(is_mark));
    let shown = text.trim_start_matches('*');
    let text = if shown.contains('*') { text } else { shown.trim_start() };
    // A dash signs for him.
    let signed = ["--", "—", "–"].iter().find_map(|dash| text.strip_prefix(dash));
    let is_name = |rest: &&str| rest.starts_with(' ') || rest.starts_with(char::is_uppercase);
    signed.filter(is_name).map_or(text, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_about_somebody_names_him() {
        assert_eq!(subject("Ada Lind, a hydrologist, is a fellow at the Desk."), Some("Ada Lind"));
        assert_eq!(subject("The river is low."), None);
        assert_eq!(subject("The UK, which holds the chair, should resist."), None);
        assert_eq!(subject_of_note("سارا پارسا پژوهشگر میز رودخانه است."), Some("سارا پارسا"));
        assert_eq!(subject_of_note("Sara Parsa fellow of the Desk"), None);
    }

    #[test]
    fn a_note_loses_the_marks_around_it_and_keeps_its_emphasis() {
        assert_eq!(unmarked("* Ada Lind is a fellow. ❖"), "Ada Lind is a fellow.");
        assert_eq!(unmarked("** Ben Roe is a fellow."), "Ben Roe is a fellow.");
        assert_eq!(unmarked("*Ada Lind* is a fellow."), "*Ada Lind* is a fellow.");
        assert_eq!(unmarked("*Ada Lind is a fellow.* ❖"), "Ada Lind is a fellow.");
    }
}
