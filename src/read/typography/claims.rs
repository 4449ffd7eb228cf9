//! What is typed, and what a book prints.

use super::*;
use proptest::prelude::*;

fn english(text: &str) -> String {
    set(text, &Language::english())
}

/// What is typed, and what a book prints.
const CLAIMS: &[(&str, &str)] = &[
    ("\"Yes,\" he said.", "“Yes,” he said."),
    ("saying, \"Whoever trusts ... is naive.\"", "saying, “Whoever trusts … is naive.”"),
    ("those who \"[are] at the table\"", "those who “[are] at the table”"),
    ("(\"quoted\")", "(“quoted”)"),
    ("[\"quoted\"]", "[“quoted”]"),
    ("\"'nested'\"", "“‘nested’”"),
    ("'\"nested\"'", "‘“nested”’"),
    ("\"He said 'no' twice\"", "“He said ‘no’ twice”"),
    ("\"He said, 'no.'\"", "“He said, ‘no.’”"),
    ("'single'", "‘single’"),
    ("it's", "it’s"),
    ("the shah's men", "the shah’s men"),
    ("the workers' council", "the workers’ council"),
    ("the workers' and peasants' vote", "the workers’ and peasants’ vote"),
    ("'tis the season", "’tis the season"),
    ("'Twas ever so", "’Twas ever so"),
    ("\"'Tis nothing\"", "“’Tis nothing”"),
    ("rock 'n' roll", "rock ’n’ roll"),
    ("the '90s", "the ’90s"),
    ("the summer of '08.", "the summer of ’08."),
    ("'10' was the mark", "‘10’ was the mark"),
    ("the 1990's", "the 1990’s"),
    ("the 1990s' hopes", "the 1990s’ hopes"),
    ("F-16's and F-14s", "F-16’s and F-14s"),
    ("the slogan \"no war, no peace\" held", "the slogan “no war, no peace” held"),
    ("U.S.-Iranian talks", "U.S.-Iranian talks"),
    ("the U.S.'s view", "the U.S.’s view"),
    ("one--two", "one—two"),
    ("one -- two", "one—two"),
    ("one --\ntwo", "one—two"),
    ("one --- two", "one—two"),
    ("one---two", "one—two"),
    ("1990--1995", "1990–1995"),
    ("pp. 12--14", "pp. 12–14"),
    ("a --> b <-- c", "a --> b <-- c"),
    ("-----", "-----"),
    ("well-known", "well-known"),
    ("wait...", "wait…"),
    ("He left.... Then", "He left.… Then"),
    ("..", ".."),
    ("he said--\"never\"--and left", "he said—“never”—and left"),
    ("\"I was--\" he began", "“I was—” he began"),
    ("and/or \"either\"/\"or\"", "and/or “either”/“or”"),
    ("5'10\"", "5′10″"),
    ("a 12\" pipe", "a 12″ pipe"),
    ("a 6' wall", "a 6′ wall"),
    ("\"the class of 2008\"", "“the class of 2008”"),
    ("\"Group of 77\"", "“Group of 77”"),
    ("“already set” and \"not\"", "“already set” and “not”"),
    ("“mixed\"", "“mixed”"),
    ("l'état", "l’état"),
    ("\"Why?\" \"Because.\"", "“Why?” “Because.”"),
    ("\"\"", "“”"),
    ("see https://example.org/a--b's/...x now", "see https://example.org/a--b's/...x now"),
    ("'https://example.org/a--b'", "‘https://example.org/a--b’"),
    ("(see \"https://example.org/a--b\")", "(see “https://example.org/a--b”)"),
    ("\"a\nb\"", "“a\nb”"),
    ("'we' and 'they'", "‘we’ and ‘they’"),
    ("the so-called 'moderates'.", "the so-called ‘moderates’."),
    ("pro-'reform'", "pro-‘reform’"),
    ("می‌شود", "می‌شود"),
];

#[test]
fn english_is_set_as_a_book_sets_it() {
    for (typed, printed) in CLAIMS {
        assert_eq!(english(typed), *printed, "{typed}");
    }
}

#[test]
fn other_languages_stay_as_typed() {
    let german = Language::parse("de").unwrap();
    assert_eq!(set("\"so\" -- und 'so'...", &german), "\"so\" -- und 'so'...");
}

#[test]
fn quotes_reach_over_emphasis_and_links() {
    let mut setter = Setter::new();
    assert_eq!(setter.set("he said, \"", 'x'), "he said, “");
    assert_eq!(setter.set("never", ' '), "never");
    assert_eq!(setter.set("\" and left -- ", 'x'), "” and left—");
    assert_eq!(setter.set(" then", ' '), "then");
}

#[test]
fn code_counts_as_a_letter() {
    let mut setter = Setter::new();
    setter.opaque();
    assert_eq!(setter.set("'s", ' '), "’s");
}

#[test]
fn what_only_says_where_a_line_may_break_is_dropped_in_any_language() {
    for tag in ["en", "fa"] {
        let language = Language::parse(tag).unwrap();
        assert_eq!(set("\u{AD}co\u{AD}op\u{200B} می\u{200C}رود", &language), "coop می\u{200C}رود");
        assert_eq!(set("\u{200B}", &language), "");
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_is_ever_lost(text in "[ab1 \n'\".:/—“”‘’<>-]{0,40}") {
        prop_assert_eq!(letters(&text), letters(&english(&text)));
    }

    #[test]
    fn text_without_marks_is_unchanged(text in "[^'\".\u{AD}\u{200B}\u{202D}\u{202E}-]{0,60}") {
        prop_assert_eq!(english(&text), text);
    }

    #[test]
    fn what_is_set_stays_set(text in "[a1 '\",.-]{0,30}") {
        let once = english(&text);
        prop_assert_eq!(english(&once.replace(['\'', '"'], "")), once);
    }
}
