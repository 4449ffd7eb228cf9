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
fn a_kind_in_capitals_is_printed_as_the_table_has_it() {
    assert_eq!(LABELS.kind("ARTICLES & TESTIMONY").as_deref(), Some("Articles & Testimony"));
    assert_eq!(LABELS.kind("commentary").as_deref(), Some("commentary"));
    assert_eq!(LABELS.kind("Analysis of a brief"), None);
}

#[test]
fn a_label_may_have_its_value_beside_it() {
    assert_eq!(LABELS.field("Source: https://example.org/a"), Some((Field::Source, "https://example.org/a")));
    assert_eq!(LABELS.field("**Author:** A. Reader"), Some((Field::Authors, "A. Reader")));
    assert_eq!(LABELS.field("The source: unknown"), None);
}
