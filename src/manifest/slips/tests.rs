use super::*;
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::manifest::yaml::parse;

/// What a text is told: the line, the reason and the help.
fn told(text: &str) -> (usize, String, String) {
    let fault = parse(&"m.yaml".into(), text, 0..text.len(), &mut Diagnostics::default()).unwrap_err();
    let Fault::InvalidYaml { place, slip } = *fault else { panic!("{text}: {fault:?}") };
    let at = place.span.unwrap().start;
    (text[..at].matches('\n').count() + 1, slip.reason(), slip.help())
}

/// The line at which a text is told to be none, and the help.
fn slip(text: &str) -> (usize, String) {
    let (line, _, help) = told(text);
    (line, help)
}

fn rest(text: &str) -> String {
    format!("title: T\n{text}\nbriefs: [a.md]\n")
}

#[test]
fn a_slip_is_told_where_it_was_made_and_what_to_write() {
    for (text, line, help) in [
        ("title Iran\nlanguage: en\n", 1, "was `title: Iran` meant?"),
        ("title: T\nlanguage en\nbriefs: [a.md]\n", 2, "was `language: en` meant?"),
        ("title:T\nlanguage:en\nbriefs:\n  - a.md\n", 2, "write `language: en`"),
        ("title: \"T\nlanguage: en\npublisher: \"X\"\n", 1, "close it"),
        ("title: T\nlanguage: \"en\n", 2, "close it"),
        ("title: 'Iran's Year'\n", 1, "write `\"Iran's Year\"`"),
        ("title: \"The \"Gate\" of Iran\"\n", 1, "write `'The \"Gate\" of Iran'`"),
        ("title: \"Iran's \"Gate\" now\"\n", 1, "write `\"Iran's \\\"Gate\\\" now\"`"),
        ("subtitle: \"A text that\n  goes on\"\ntitle: 'Iran's Year'\n", 3, "write `\"Iran's Year\"`"),
        ("description: The river fell for\nthe third year\nlanguage: en\n", 2, "further in"),
        ("title: @desk\n", 1, "write it in quotes: `\"@desk\"`"),
        ("title: [T] of\nlanguage: en\n", 1, "write it in quotes: `\"[T] of\"`"),
        ("title: Iran: 2008\n", 1, "stands in quotes"),
        ("briefs:\n  - a.md\n  -b.md\n", 3, "write `- b.md`"),
        ("briefs:\n\t- a.md\n", 2, "spaces"),
        ("briefs:\n  - a.md\n - b.md\n", 3, "one column"),
        ("briefs:\n  - path: a.md\n  title: B\n", 3, "one column"),
        ("title: T\n language: en\n", 2, "one column"),
        ("title: T\n<<<<<<< HEAD\nlanguage: en\n=======\nlanguage: de\n", 2, "keep one of the two"),
        ("briefs:\n  - a.md\n    title: B\n", 3, "write `- path: a.md`, and `title: B` below"),
        ("briefs:\n  - a.md\n    part: B\n", 3, "write `- part: B`"),
        ("briefs:\n  - *.md\n", 2, "none is looked up"),
        ("---\ntitle: A\n---\nText.\n", 3, "listed in one"),
    ] {
        let (at, said) = slip(text);
        assert!(said.contains(help), "{text}: {said}");
        assert_eq!(at, line, "{text}");
    }
}

#[test]
fn a_bracket_that_does_not_close_is_told_where_it_opens() {
    assert_eq!(told(&rest("editors: [A, B")).0, 2);
    assert!(told(&rest("editors: [A, B")).1.contains("no `]` closes this"));
    assert!(told(&rest("series: {name: A")).1.contains("no `}` closes this"));
    assert!(told(&rest("subjects: [Policy #1, B]")).2.contains("begins a comment"));
}

/// The warnings of a text, as `line: message`.
fn warned(text: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    parse(&"m.yaml".into(), text, 0..text.len(), &mut diagnostics).unwrap();
    diagnostics
        .into_vec()
        .into_iter()
        .map(|warning| {
            assert_eq!((warning.code, warning.severity), (Code::ValueCut, Severity::Warning));
            warning.message
        })
        .collect()
}

#[test]
fn what_a_value_loses_for_want_of_quotes_is_told() {
    assert_eq!(warned("number: Policy #1426\n"), ["`Policy` is all that is read of `Policy #1426`"]);
    assert_eq!(warned("tags: #iran\n"), ["nothing is read of `#iran`"]);
    assert_eq!(warned("tags:\n  - #iran\n"), ["nothing is read of `#iran`"]);
    assert_eq!(warned("- &T of Iran\n"), ["`of Iran` is all that is read of `&T of Iran`"]);
    assert_eq!(warned("title: !now or never\n"), ["`or never` is all that is read of `!now or never`"]);
}

#[test]
fn a_comment_an_anchor_with_its_alias_and_a_quoted_value_lose_nothing() {
    for text in [
        "date: 2008   # check: the year\n#title: B\ntitle: A\n",
        "number: \"Policy #1426\" #as printed\n",
        "number: Policy#1426\n",
        "title: &d 2009\ndate: *d\n",
        "title: !!str 2009\n",
        "briefs: [a.md] #3\n",
        "title: Ada & Ben!\n",
        "subjects: [Trade &Aid, Water]\n",
    ] {
        assert_eq!(warned(text), [""; 0], "{text}");
    }
}

#[test]
fn items_that_yaml_reads_as_one_text_are_told() {
    let slip = |list: &str| {
        let text = format!("briefs:\n{list}");
        let yaml = parse(&"m.yaml".into(), &text, 0..text.len(), &mut Diagnostics::default()).unwrap();
        let Value::Mapping(pairs) = yaml.value else { panic!("a mapping") };
        in_list(&pairs[0].1).map(|fault| match fault {
            Fault::InvalidYaml { slip, .. } => slip.help(),
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(slip("  -a.md\n  -b.md\n").as_deref(), Some("write `- a.md`"));
    assert!(slip("  - a.md\n   - b.md\n").unwrap().contains("in one column"));
    assert_eq!(slip("  - a - b.md\n  - -c.md\n"), None);
}
