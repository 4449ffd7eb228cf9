use super::*;

#[test]
fn a_label_is_known_in_any_dress() {
    for line in [
        "ABOUT THE AUTHORS",
        "About the author:",
        "## About the Author",
        "**The author**",
        "Über den Autor",
        "دربارهٔ نویسنده",
    ] {
        assert_eq!(LABELS.section(line), Some(Section::Authors), "{line}");
    }
    assert_eq!(LABELS.section("Regions & Countries"), Some(Section::Regions));
    assert_eq!(LABELS.section("About the authors of the plan"), None);
}

#[test]
fn a_kind_is_given_as_it_is_printed() {
    assert_eq!(LABELS.kind("ARTICLES & TESTIMONY").as_deref(), Some("ARTICLES & TESTIMONY"));
    assert_eq!(LABELS.kind("commentary").as_deref(), Some("commentary"));
    assert_eq!(LABELS.kind("Analysis of a brief"), None);
}

#[test]
fn a_label_may_have_its_value_beside_it() {
    assert_eq!(LABELS.field("Source: https://example.org/a"), Some((Field::Source, "https://example.org/a")));
    assert_eq!(LABELS.field("**Author:** A. Reader"), Some((Field::Authors, "A. Reader")));
    assert_eq!(LABELS.field("The source: unknown"), None);
}

#[test]
fn a_disclaimer_speaks_of_opinions_and_of_whose_they_are() {
    for text in [
        "The views expressed in this brief are those of the author and not of the desk.",
        "The views expressed here are her own.",
        "The opinions expressed do not necessarily reflect those of the River Desk.",
        "The contents of this publication do not necessarily reflect the position of the Union.",
        "What is said above does not necessarily reflect the position of the River Desk.",
        "The River Desk does not take institutional positions on public policy issues.",
        "Ces propos n’engagent que leur auteur.",
        "Der Beitrag gibt nicht unbedingt die Meinung der Redaktion wieder.",
        "Мнение автора может не совпадать с мнением редакции.",
        "لا تعبر هذه المقالة بالضرورة عن رأي المركز، والآراء لا تعبر بالضرورة عن موقف المعهد.",
        "The authors have no competing interests to declare.",
        "این مطلب لزوماً بیانگر دیدگاه میز رودخانه نیست.",
    ] {
        assert!(LABELS.is_disclaimer(text), "{text}");
    }
    for text in [
        "Polls in the capital do not necessarily reflect what the provinces think, and the ministers know it.",
        "The views expressed in the survey were grimmer than a year before.",
        "The views of voters in the three provinces do not necessarily reflect those of the capital.",
        "The report does not necessarily represent a change of position: all of it was said before.",
        "Opinions expressed at the hearing were divided, and the position of the ministry came last.",
        "The minister declared that there was no conflict of interest, and kept his shares.",
        "Prices do not necessarily represent costs. The author of the law knew it.",
    ] {
        assert!(!LABELS.is_disclaimer(text), "{text}");
    }
}

#[test]
fn a_notice_speaks_to_readers_or_of_the_page_and_a_sentence_of_the_text_does_not() {
    for text in [
        "We use cookies.",
        "Also available in Arabic",
        "Auch auf Englisch verfügbar: die lange Fassung dieses Textes.",
        "Sign up for our newsletter and read the desk every Monday.",
        "Follow us",
        "Ayrıca İngilizce",
    ] {
        assert!(LABELS.is_notice(text), "{text}");
    }
    for text in [
        "Also in July, the council sent an e-mail to every village.",
        "Auch auf lokaler Ebene fehlt das Geld, und die Gemeinden sagen es.",
        "Available in all nine provinces since May, the flood alert reaches most households.",
        "Sign up for the scheme has been slow: three of nine villages have joined it.",
        "By clicking through the ledgers the auditors found three years of missing tolls.",
        "Ayrıca nehir boyundaki köyler bu yıl da para bulamadı.",
    ] {
        assert!(!LABELS.is_notice(text), "{text}");
    }
    assert!(!LABELS.is_picture_credit("Images of the flooded quarter were on every screen that night."));
    assert!(LABELS.is_picture_credit("Image courtesy of the River Desk"));
    assert!(!LABELS.opens_like_teaser("Next: the upper gauge must be read every morning."));
    assert!(
        LABELS.opens_like_teaser("Next: Who Reads the Gauge?") && LABELS.opens_like_teaser("Related: A Dam")
    );
}

#[test]
fn no_list_of_words_has_one_twice() {
    let tables = [assets::LABELS, assets::PAGE_WORDS, assets::AUTHORS, assets::CLASSES, assets::NAMES];
    for table in tables.into_iter().chain([assets::FUNCTION_WORDS, assets::METAS, assets::MATTER]) {
        for list in table.split("\n[") {
            let lines = list.lines().filter(|line| !line.starts_with("# "));
            let mut words: Vec<String> =
                lines.flat_map(|line| line.split(", ")).map(str::to_lowercase).collect();
            words.retain(|word| !word.is_empty());
            words.sort();
            let twice: Vec<&[String]> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
            assert!(twice.is_empty(), "{twice:?}");
        }
    }
}

/// Lists that have signs, or words that are compared as they are spelled, in lower case.
const SPELLED: [&str; 17] = [
    "abbreviations",
    "articles",
    "being",
    "bullets",
    "conjunctions",
    "copula_endings",
    "copulas",
    "end_marks",
    "extents",
    "joiner_prefixes",
    "joiners",
    "kind_nouns",
    "number_signs",
    "offices",
    "roles",
    "separators",
    "volumes",
];

#[test]
fn words_stand_in_their_table_in_the_form_in_which_lines_are_compared() {
    for list in assets::LABELS.split("\n[").skip(1) {
        let (name, words) = list.split_once("]\n").unwrap();
        let lines = words.lines().filter(|line| !line.starts_with("# ") && name != "letter_words");
        for word in lines.flat_map(|line| line.split(", ")) {
            let compared = if SPELLED.contains(&name) { small(word) } else { key(word) };
            assert_eq!(word, compared, "in [{name}]");
        }
    }
}
