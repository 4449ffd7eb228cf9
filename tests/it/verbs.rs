//! What an editor can count on who begins a book, or lists one more brief.

use std::fs;

use crate::helper::Book;

#[test]
fn a_new_book_builds_at_once_without_a_warning() {
    let book = Book::of([("x", "")]);
    let ran = book.run(&["init", "year"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), "now run `briefbook build year/manifest.yaml`\n"));
    assert_eq!(ran.stdout, "year/manifest.yaml\nyear/briefs/first.md\nyear/briefs/second.md\n");
    let built = book.run(&["build", "year/manifest.yaml", "--deny", "warnings"]);
    assert_eq!(built.code, Some(0), "{}", built.stderr);
}

#[test]
fn nothing_is_written_over_and_everything_in_the_way_is_named() {
    let book = Book::of([("manifest.yaml", "mine"), ("briefs/second.md", "mine too")]);
    let before = book.files();
    let ran = book.run(&["init", "--message-format", "short"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    let faults: Vec<&str> = ran.stderr.lines().filter(|line| line.contains("error[existing-file]")).collect();
    assert_eq!(faults.len(), 2, "{}", ran.stderr);
    assert_eq!(book.files(), before);
}

fn pages() -> Book {
    let brief = |title: &str, date: &str, region: &str| {
        format!(
            "---\ntitle: {title}\nauthors: [A. Reader]\n{date}regions: [{region}]\nlanguage: en\n---\n\nIts only paragraph.\n"
        )
    };
    let book = Book::of([("x", "")]);
    for (name, title, date, region) in [
        ("b.md", "B", "date: 2008-11-12\n", "Iran"),
        ("a.md", "A", "date: 2009\n", "iran"),
        ("deep/c.md", "C", "date: 2008-07\n", "Iraq"),
        ("d.md", "D", "", "Iran"),
    ] {
        book.put(&format!("my saved_pages/{name}"), brief(title, date, region).as_bytes());
    }
    book.put("my saved_pages/e.pdf", b"%PDF");
    book
}

#[test]
fn a_manifest_over_saved_pages_lists_them_by_date_and_marks_its_guesses() {
    let book = pages();
    let ran = book.run(&["init", "--from", "my saved_pages"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "manifest.yaml\n"), "{}", ran.stderr);
    assert!(ran.stderr.contains("warning[unknown-format]"), "{}", ran.stderr);
    let expected = "title: My saved pages   # check: the name of the folder\nlanguage: en\nbriefs:\n  - my saved_pages/deep/c.md\n  - my saved_pages/b.md\n  - my saved_pages/a.md\n  - my saved_pages/d.md   # check: no date found\n";
    assert_eq!(fs::read_to_string(book.path("manifest.yaml")).unwrap(), expected);
    assert_eq!(book.run(&["build"]).code, Some(0));
    assert_eq!(
        book.run(&["init", "--from", "my saved_pages"]).code,
        Some(1),
        "the manifest is not written over"
    );
}

#[test]
fn only_the_pages_that_are_wanted_are_listed() {
    let book = pages();
    let listed = |arguments: &[&str]| {
        let ran = book.run(&[&["init", "--from", "my saved_pages"], arguments].concat());
        let manifest = fs::read_to_string(book.path("manifest.yaml")).unwrap_or_default();
        let _gone = fs::remove_file(book.path("manifest.yaml"));
        let names = manifest.lines().filter_map(|line| line.strip_prefix("  - my saved_pages/"));
        (ran.code, names.map(|name| name[..4].to_owned()).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(listed(&["--region", "IRAN"]), (Some(0), "b.md a.md d.md".to_owned()));
    assert_eq!(listed(&["--from-date", "2008-08", "--to-date", "2008"]), (Some(0), "b.md".to_owned()));
    assert_eq!(listed(&["--region", "Peru"]).0, Some(1));
    assert_eq!(listed(&["--from-date", "yesterday"]).0, Some(2));
    assert_eq!(listed(&["--from-date", "2008-08", "--to-date", "2008-07"]).0, Some(2));
    let ran = book.run(&["init", "book", "--from", "my saved_pages", "--message-format", "short"]);
    assert!(ran.stderr.contains("error[outside-folder]"), "{}", ran.stderr);
}

#[test]
fn a_brief_is_added_and_the_manifest_is_otherwise_left_alone() {
    let manifest =
        "# Mine.\r\ntitle: Iran 2008\r\nlanguage: en\r\nbriefs:\r\n    - a.md # first\r\n    # the end";
    let book = Book::of([
        ("book/manifest.yaml", manifest),
        ("book/a.md", "# A\n\nText.\n"),
        ("book/new/b c.md", "# B\n\nText.\n"),
    ]);
    let ran = book.run(&["add", "book/manifest.yaml", "book/new/b c.md"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), "book/manifest.yaml: 1 brief added\n"));
    let now = fs::read_to_string(book.path("book/manifest.yaml")).unwrap();
    assert_eq!(now, manifest.replace("# first\r\n", "# first\r\n    - new/b c.md\r\n"));
    let again = book.run(&["add", "book/manifest.yaml", "book/new/b c.md"]);
    assert_eq!(again.code, Some(0));
    assert!(
        again.stderr.contains("warning[duplicate-brief]: `new/b c.md` is listed already"),
        "{}",
        again.stderr
    );
    assert_eq!(fs::read_to_string(book.path("book/manifest.yaml")).unwrap(), now);
    assert_eq!(book.run(&["build", "book/manifest.yaml"]).code, Some(0));
}

#[cfg(unix)]
#[test]
fn a_file_that_is_listed_under_another_path_is_not_added_again() {
    let manifest = "title: Iran 2008\nlanguage: en\nbriefs:\n  - ./new/../a.md\n  - gone.md\n";
    let book =
        Book::of([("manifest.yaml", manifest), ("a.md", "# A\n\nText.\n"), ("b.md", "# B\n\nText.\n")]);
    std::os::unix::fs::symlink("a.md", book.path("link.md")).unwrap();
    std::os::unix::fs::symlink("b.md", book.path("other.md")).unwrap();
    let ran = book.run(&["add", "manifest.yaml", "link.md", "b.md", "other.md", "--color", "never"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for said in ["`link.md` is listed already", "- ./new/../a.md", "manifest.yaml: 1 brief added"] {
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    let now = fs::read_to_string(book.path("manifest.yaml")).unwrap();
    assert_eq!(now, format!("{manifest}  - b.md\n"));
}

#[test]
fn a_manifest_is_not_touched_when_anything_is_wrong() {
    let book = Book::titled("Iran 2008");
    book.put("b.md", b"# B\n\nText.\n");
    book.put("c.zip", b"PK");
    let outside = Book::of([("outside.md", "# Outside\n")]);
    let outside = outside.path("outside.md").to_str().unwrap().to_owned();
    for (arguments, code) in [
        (vec!["b.md"], "flow-style"),
        (vec!["b.md", "none.md"], "missing-file"),
        (vec!["c.zip"], "unknown-format"),
        (vec![outside.as_str()], "outside-folder"),
    ] {
        let before = book.files();
        let ran = book.run(&[&["add", "manifest.yaml"], &arguments[..]].concat());
        assert_eq!(ran.code, Some(1), "{arguments:?}");
        assert!(ran.stderr.contains(&format!("error[{code}]")), "{arguments:?}: {}", ran.stderr);
        assert_eq!(book.files(), before);
    }
}

#[test]
fn a_folder_is_added_in_the_order_of_its_names() {
    let manifest = "title: Iran 2008\nlanguage: en\nbriefs:\n  - a.md\n";
    let brief = "# A\n\nText.\n";
    let book = Book::of([
        ("manifest.yaml", manifest),
        ("a.md", brief),
        ("saved/c.txt", brief),
        ("saved/b.md", brief),
        ("saved/d.pdf", "%PDF"),
        ("saved/e.png", "x"),
        ("empty/e.png", "x"),
    ]);
    let ran = book.run(&["add", "manifest.yaml", "saved/"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let passed_over = "warning[unknown-format]: `saved/d.pdf` is of a kind that no reader knows";
    assert!(ran.stderr.contains(passed_over), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("manifest.yaml: 2 briefs added\n"), "{}", ran.stderr);
    let now = fs::read_to_string(book.path("manifest.yaml")).unwrap();
    assert_eq!(now, format!("{manifest}  - saved/b.md\n  - saved/c.txt\n"));
    let ran = book.run(&["add", "manifest.yaml", "empty"]);
    assert!(ran.stderr.contains("error[no-briefs]: `empty` holds no page"), "{}", ran.stderr);
}

#[test]
fn what_is_no_manifest_is_refused_with_what_to_do() {
    let book = Book::titled("Iran 2008");
    for (arguments, code, help) in [
        (["missing.yaml", "a.md"], "missing-file", "name the manifest first, then the briefs"),
        (
            ["a.md", "manifest.yaml"],
            "unknown-format",
            "the manifest comes first: `briefbook add manifest.yaml a.md`",
        ),
        ([".", "a.md"], "is-directory", "name the manifest in it: `manifest.yaml`"),
    ] {
        let ran = book.run(&[&["add", "--color", "never"], &arguments[..]].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{}", ran.stderr);
        assert!(ran.stderr.starts_with(&format!("error[{code}")), "{}", ran.stderr);
        assert!(ran.stderr.contains(help), "{}", ran.stderr);
    }
}

#[test]
fn every_verb_shows_how_it_is_used() {
    let book = Book::of([("x", "")]);
    for verb in ["import", "init", "add"] {
        let ran = book.run(&[verb, "--help"]);
        assert_eq!(ran.code, Some(0));
        assert!(ran.stdout.contains(&format!("Examples:\n  briefbook {verb}")), "{}", ran.stdout);
    }
}

#[test]
fn a_manifest_named_last_is_put_first_and_every_brief_kept() {
    let book = Book::titled("Iran 2008");
    let ran = book.run(&["add", "b.md", "my c.md", "manifest.yaml", "--color", "never"]);
    assert!(ran.stderr.contains("`briefbook add manifest.yaml b.md 'my c.md'`"), "{}", ran.stderr);
}

#[test]
fn a_pattern_in_the_list_is_told_a_command_that_works() {
    let book = Book::titled("Iran 2008");
    book.put("briefs/b.md", b"---\ntitle: B\nlanguage: en\n---\n\nIts only paragraph.\n");
    book.put("manifest.yaml", b"title: Iran\nlanguage: en\nbriefs:\n  - 'briefs/*.md'\n");
    let ran = book.run(&["build", "--color", "never"]);
    assert!(ran.stderr.contains("`briefbook add manifest.yaml briefs/*.md`"), "{}", ran.stderr);
    book.put("manifest.yaml", b"title: Iran\nlanguage: en\nbriefs:\n");
    assert_eq!(book.run(&["add", "manifest.yaml", "briefs/b.md"]).code, Some(0));
    assert_eq!(book.run(&["build"]).code, Some(0));
}

#[test]
fn who_names_what_is_not_there_is_told_what_is() {
    let brief = b"# A\n\nText.\n";
    let book = Book::of([("manifest.yaml", "title: A\nlanguage: en\nbriefs:\n  - briefs/geneva.md\n")]);
    book.put("briefs/geneva.md", brief);
    book.put("saved/vienna.md", brief);
    book.put("saved/deep/oslo.md", brief);
    for (arguments, help) in [
        (["add", "manifest.yaml", "briefs/genva.md"], "did you mean `briefs/geneva.md`?"),
        (["add", "manifest.yaml", "briefs/geneva.m"], "did you mean `briefs/geneva.md`?"),
        (["add", "manifest.yaml", "briefs/letters.md"], "`briefs` holds `geneva.md`"),
        (["add", "manifest.yaml", "saved/letters.md"], "`saved` holds `deep/`, `vienna.md`"),
        (["add", "manifest.yaml", "nowhere/letters.md"], "there is no folder `nowhere`"),
        (["add", "manifest.yaml", "manifest.yaml"], "name the briefs after it"),
        (["import", "saved/viena.md", "--quiet"], "did you mean `saved/vienna.md`?"),
        (["import", "saved/letters.html", "--quiet"], "`saved` holds `deep/`, `vienna.md`"),
        (["init", "--from", "savd"], "did you mean `saved`?"),
        (["init", "--from", "elsewhere"], "this folder holds `briefs`, `saved`"),
    ] {
        let ran = book.run(&[&arguments[..], &["--color", "never"]].concat());
        assert_eq!(ran.code, Some(1), "{arguments:?}");
        assert!(ran.stderr.contains(help), "{arguments:?}: {}", ran.stderr);
    }
}

#[test]
fn a_command_that_is_proposed_keeps_the_filters() {
    let book = Book::of([("saved/a.md", "# A\n\nText.\n"), ("book/x", "")]);
    let filters = ["--region", "Near East", "--topic", "Oil", "--from-date", "2008-07", "--to-date", "2008"];
    let ran = book.run(&[&["init", "book", "--from", "saved", "--color", "never"], &filters[..]].concat());
    let proposed =
        "`briefbook init --from saved --region 'Near East' --topic Oil --from-date 2008-07 --to-date 2008 .`";
    assert!(ran.stderr.contains(proposed), "{}", ran.stderr);
}

#[test]
fn a_page_with_pictures_inside_it_is_added_as_long_as_a_build_takes_it() {
    let manifest = "title: Long\nlanguage: en\nbriefs:\n  - a.md\n";
    let book = Book::of([("manifest.yaml", manifest), ("a.md", "# A brief\n\nText.\n")]);
    std::fs::File::create(book.path("long.html")).unwrap().set_len(11 * 1024 * 1024).unwrap();
    std::fs::File::create(book.path("long.md")).unwrap().set_len(11 * 1024 * 1024).unwrap();
    let added = book.run(&["add", "manifest.yaml", "long.html"]);
    assert_eq!(added.code, Some(0), "{}", added.stderr);
    let refused = book.run(&["add", "manifest.yaml", "long.md"]);
    assert!(refused.stderr.contains("`long.md` is larger than 10 MB"), "{}", refused.stderr);
}

#[test]
fn a_new_manifest_reads_pages_by_the_user_s_own_rules() {
    let page = "<html><head><title>x</title></head><body><b class=zone>Bridges</b><h1>The Bridge</h1>\
                <p>The town has one bridge, and everybody crosses it at least twice a day.</p></body></html>";
    let rules = "hosts: [river.example]\nbyline: [.zone]\n";
    let book = Book::of([("saved/a.html", page), ("config/briefbook/sites/river.yaml", rules)]);
    let ran = book.run_with(&["init", "--from", "saved"], |command| {
        command.env("XDG_CONFIG_HOME", book.path("config"));
    });
    // A rule with a key that no rule has shows that the rules are read.
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("no manifest was made") && ran.stderr.contains("no key `byline`"),
        "{}",
        ran.stderr
    );
}
