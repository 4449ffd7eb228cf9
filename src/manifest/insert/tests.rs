use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::files::MemoryFiles;

fn add(text: &str, paths: &[&str]) -> Result<Inserted, Code> {
    let paths: Vec<FilePath> = paths.iter().map(|path| FilePath::new(path)).collect();
    insert(&MemoryFiles::new(), &FilePath::new("manifest.yaml"), text, &paths)
        .map_err(|fault| Diagnostic::from(*fault).code)
}

fn added(text: &str, paths: &[&str]) -> String {
    add(text, paths).unwrap_or_else(|code| panic!("{}: {text}", code.as_str())).text
}

#[test]
fn a_brief_is_added_after_the_last_one_that_stands_in_no_part() {
    let manifest = "title: Iran # the year\nbriefs:\n  - a.md   # first\n  - path: b.md\n    summary: >-\n      Long.\n\n      # no comment\n  # The parts.\n  - part: P\n    briefs: [c.md]\n\nback: [z.md]\n";
    let expected = manifest.replace("      # no comment\n", "      # no comment\n  - n.md\n  - \"1.5\"\n");
    assert_eq!(added(manifest, &["n.md", "1.5"]), expected);
}

#[test]
fn indentation_and_line_ends_are_the_neighbours() {
    assert_eq!(added("briefs:\r\n-   a.md\r\n", &["b.md"]), "briefs:\r\n-   a.md\r\n-   b.md\r\n");
    assert_eq!(
        added("briefs:\n    - a.md", &["b.md", "c.md"]),
        "briefs:\n    - a.md\n    - b.md\n    - c.md"
    );
    assert_eq!(
        added("\u{feff}briefs:\n- a.md\ntitle: x\n", &["b: c.md"]),
        "\u{feff}briefs:\n- a.md\n- \"b: c.md\"\ntitle: x\n"
    );
    assert_eq!(
        added("briefs:\n-\n  path: a.md\n# end\n", &["b.md"]),
        "briefs:\n-\n  path: a.md\n- b.md\n# end\n"
    );
    assert_eq!(
        added("briefs: # none yet\ntitle: x\n", &["b.md"]),
        "briefs: # none yet\n  - b.md\ntitle: x\n"
    );
    assert_eq!(
        added("briefs:\n- part: P\n  briefs:\n  - a.md\n", &["b.md"]),
        "briefs:\n- part: P\n  briefs:\n  - a.md\n- b.md\n"
    );
}

#[test]
fn a_list_between_brackets_is_refused() {
    for text in [
        "briefs: [a.md]\n",
        "{title: x, briefs: [a.md]}\n",
        "briefs: a.md\n",
        "briefs:\n  [a.md,\n   b.md]\n",
    ] {
        assert_eq!(add(text, &["n.md"]).unwrap_err(), Code::FlowStyle, "{text}");
    }
    assert_eq!(add("title: x\n", &["n.md"]).unwrap_err(), Code::MissingKey);
    assert_eq!(add("- a.md\n", &["n.md"]).unwrap_err(), Code::WrongType);
    assert_eq!(add("briefs: [\n", &["n.md"]).unwrap_err(), Code::InvalidYaml);
}

#[test]
fn what_is_listed_anywhere_is_not_added_again() {
    let manifest =
        "front: [f.md]\nbriefs:\n- ./a.md\n- part: P\n  introduction: i.md\n  briefs:\n  - path: b.md\n";
    let inserted = add(manifest, &["a.md", "b.md", "i.md", "f.md", "c.md", "c.md"]).unwrap();
    assert_eq!(inserted.known.len(), 4);
    assert_eq!(inserted.text, manifest.replace("- part", "- c.md\n- part"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the manifest looks like, either the briefs are added or nothing is touched.
    #[test]
    fn the_old_bytes_stay_and_the_new_briefs_are_read(
        lines in proptest::collection::vec(proptest::sample::select(LINES.to_vec()), 0..12),
        end in proptest::sample::select(vec!["\n", "\r\n"]),
        open in any::<bool>(),
    ) {
        let mut text = format!("title: Iran{end}briefs:{end}{}", lines.iter().map(|line| format!("{line}{end}")).collect::<String>());
        if open {
            text.truncate(text.len() - end.len());
        }
        if let Ok(inserted) = add(&text, &["new one.md", "#2.md"]) {
            let new = format!("{}{}", inserted.text.split("new one.md").next().unwrap_or_default().trim_end_matches(['-', ' ']), "");
            prop_assert!(text.starts_with(new.trim_end_matches(['\r', '\n'])), "{text:?}\n{:?}", inserted.text);
            prop_assert_eq!(inserted.text.replace("new one.md", "").len() + 10, inserted.text.len());
            prop_assert_eq!(inserted.text.ends_with('\n'), text.ends_with('\n'));
            let again = add(&inserted.text, &["new one.md", "#2.md"]).unwrap();
            prop_assert_eq!(again.known.len(), 2);
            prop_assert_eq!(again.text, inserted.text);
        }
    }
}

const LINES: [&str; 22] = [
    "  - a.md",
    "  - b.md # why",
    "  - 'c d.md'",
    "  - path: d.md",
    "    title: D",
    "    summary: |",
    "      # text",
    "      - text",
    "",
    "  # comment",
    "# comment",
    "      # deep comment",
    "  - part: P",
    "    briefs:",
    "      - e.md",
    "    briefs: [f.md]",
    "  - \"g",
    "    h.md\"",
    "  -",
    "    path: i.md",
    "back: [z.md]",
    "  - {path: j.md, title: J}",
];
