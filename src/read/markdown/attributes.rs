//! The attributes of raw HTML: which a book may hold, and whether their values mean something.

use crate::language::Language;
use crate::model::Date;
use crate::xml::names::html_attribute;

/// The attributes of one tag, sorted by what the reader does with them.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// What the element bears in the book.
    pub kept: Vec<(&'static str, String)>,
    /// `id`, or `name` of an `a`.
    pub id: Option<String>,
    /// `href` of an `a`.
    pub address: Option<String>,
    /// `src` of an `img`.
    pub source: Option<String>,
    /// `alt` of an `img`.
    pub alternative: Option<String>,
    /// Whether an `img` has `role="presentation"` or `role="none"`.
    pub presentation: bool,
    /// The names of those that are cut.
    pub cut: Vec<String>,
}

impl Sorted {
    /// Takes an attribute that the element bears in the book, if there is one.
    pub(super) fn kept(&self, name: &str) -> Option<&str> {
        self.kept.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// Sorts the attributes of a tag.
pub(super) fn sort(element: &'static str, attributes: Vec<(String, String)>) -> Sorted {
    let mut sorted = Sorted::default();
    for (name, value) in attributes {
        match (element, name.as_str()) {
            (_, "id") | ("a", "name") => sorted.id = Some(value).filter(|id| !id.trim().is_empty()),
            ("a", "href") => sorted.address = Some(value.trim().to_owned()),
            ("img", "src") => sorted.source = Some(value.trim().to_owned()),
            ("img", "alt") => sorted.alternative = Some(value),
            ("img", "role") if matches!(value.as_str(), "presentation" | "none") => {
                sorted.presentation = true;
            }
            _ => match html_attribute(element, &name) {
                Some(known) if sorted.kept(known).is_some() => {}
                Some(known) => match meaning(element, known, &value) {
                    Some(value) => sorted.kept.push((known, value)),
                    None => sorted.cut.push(name),
                },
                None => sorted.cut.push(name),
            },
        }
    }
    sorted
}

/// The value as a book writes it, if it means anything.
fn meaning(element: &str, name: &str, value: &str) -> Option<String> {
    let value = value.trim();
    let number = |range: std::ops::RangeInclusive<i32>| {
        value.parse().ok().filter(|n| range.contains(n)).map(|n: i32| n.to_string())
    };
    let one_of = |words: &[&str]| {
        let lower = value.to_ascii_lowercase();
        words.contains(&lower.as_str()).then_some(lower)
    };
    match name {
        "lang" => Language::parse(value).map(|language| language.as_str().to_owned()),
        "dir" => one_of(&["ltr", "rtl", "auto"]),
        "class" => one_of(&["left", "center", "right"]).map(|side| format!("align-{side}")),
        "colspan" | "span" => number(1..=1000),
        "rowspan" => number(1..=65534),
        "scope" => one_of(&["row", "col", "rowgroup", "colgroup"]),
        "start" | "value" => number(i32::MIN..=i32::MAX),
        "reversed" => Some("reversed".to_owned()),
        "type" => ["1", "a", "A", "i", "I"].contains(&value).then(|| value.to_owned()),
        "datetime" => Date::parse(value)
            // Changes are dated to the day; only `time` may be vaguer.
            .filter(|date| date.year() > 0 && (element == "time" || date.day_of_month().is_some()))
            .map(|date| date.to_string()),
        _ => (!value.is_empty()).then(|| value.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_nothing_or_may_not_stand_is_named() {
        let typed = [("lang", "fa"), ("xml:lang", "fa"), ("dir", "RTL"), ("class", "x"), ("title", "t")];
        let sorted = sort("span", typed.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec());
        let kept: Vec<_> = sorted.kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(kept, [("lang", "fa"), ("dir", "rtl"), ("title", "t")]);
        assert_eq!(sorted.cut, ["class"]);
        assert_eq!(sort("td", vec![("colspan".into(), "0".into())]).cut, ["colspan"]);
        let aligned = sort("td", vec![("align".into(), "Right".into()), ("align".into(), "top".into())]);
        assert_eq!(aligned.kept, [("class", "align-right".to_owned())]);
    }
}
