//! What somebody at a terminal, or a script, can count on.

use std::fs;
use std::process::Stdio;

use crate::helper::Book;

#[test]
fn the_path_of_the_book_stands_alone_on_standard_output() {
    let ran = Book::titled("Iran 2008").run(&["build"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "iran-2008.epub\n"), "{}", ran.stderr);
    let line = ran.stderr.lines().last().unwrap();
    assert!(line.starts_with("Iran 2008: 1 brief, "), "{line}");
    assert!(line.contains(" words, 0 pictures, ") && line.contains(" kB, in "), "{line}");
}

#[test]
fn faults_go_to_standard_error_and_the_exit_code_is_one() {
    let book = Book::titled("Iran 2008");
    fs::remove_file(book.path("a.md")).unwrap();
    let ran = book.run(&["build"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert!(ran.stderr.starts_with("error[missing-file]: "), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("no book was made: 1 error\n"), "{}", ran.stderr);
}

#[test]
fn wrong_usage_is_two() {
    let book = Book::titled("Iran 2008");
    for arguments in [
        vec!["build", "--colour", "never"],
        vec!["build", "--message-format", "xml"],
        vec!["build", "a", "b"],
        vec!["build", "-q", "-v"],
        vec!["bind"],
        vec![],
    ] {
        let ran = book.run(&arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{arguments:?}: {}", ran.stderr);
    }
    for moment in ["yesterday", "", "99999999999999999", "1.5"] {
        let ran = book.run_with(&["build"], |command| {
            command.env("SOURCE_DATE_EPOCH", moment);
        });
        assert_eq!(ran.code, Some(2), "{moment}: {}", ran.stderr);
    }
    assert_eq!(book.files().len(), 2, "nothing was written");
}

#[test]
fn help_comes_with_examples() {
    let book = Book::titled("Iran 2008");
    for arguments in [["--help", "--color=never"], ["build", "--help"]] {
        let ran = book.run(&arguments);
        assert_eq!(ran.code, Some(0));
        assert!(ran.stdout.contains("briefbook build book/manifest.yaml"), "{}", ran.stdout);
    }
}

#[test]
fn the_manifest_is_found_in_a_folder_above() {
    let book = Book::titled("Iran 2008");
    fs::create_dir_all(book.path("briefs/deep")).unwrap();
    let ran = book.run_with(&["build"], |command| {
        command.current_dir(book.path("briefs/deep"));
    });
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "../../iran-2008.epub\n"), "{}", ran.stderr);
    fs::remove_file(book.path("a.md")).unwrap();
    let ran = book.run_with(&["build", "--message-format", "short"], |command| {
        command.current_dir(book.path("briefs/deep"));
    });
    assert!(ran.stderr.starts_with("../../manifest.yaml:3:"), "{}", ran.stderr);
}

#[test]
fn without_a_manifest_the_reader_is_told_how_to_name_one() {
    let book = Book::of([("notes.txt", "x"), ("book/notes.txt", "x")]);
    let ran = book.run(&["build", "--message-format", "short"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("error[missing-file]: there is no `manifest.yaml` here"), "{}", ran.stderr);
    let ran = book.run(&["build", "book"]);
    assert!(ran.stderr.contains("error[is-directory]: `book` is a folder"), "{}", ran.stderr);
    assert!(ran.stderr.contains("`briefbook init book --from book`"), "{}", ran.stderr);
}

#[test]
fn slips_of_a_first_manifest_are_told_what_to_write() {
    let brief = "# A\n\nText.\n";
    let said = |entry: &str| {
        let manifest = format!("title: T\nlanguage: en\nbriefs:\n  - {entry}\n");
        let book = Book::of([("manifest.yaml", manifest.as_str()), ("briefs/a.md", brief)]);
        book.run(&["build", "--color", "never"]).stderr
    };
    for (entry, help) in [
        ("briefs\\a.md", "with `/`, on Windows too: `briefs/a.md`"),
        ("briefs/*.md", "`briefbook add manifest.yaml briefs/*.md`, run in its folder"),
        ("briefs/", "`briefbook add manifest.yaml briefs`, run in its folder"),
    ] {
        assert!(said(entry).contains(help), "{}", said(entry));
    }
    let book = Book::of([("manifest.yml", "title: T\n"), ("a.md", brief)]);
    let ran = book.run(&["build", "--color", "never"]);
    assert!(ran.stderr.contains("`briefbook build manifest.yml`"), "{}", ran.stderr);
    let ran = book.run(&["build", "a.md", "--color", "never"]);
    assert!(ran.stderr.contains("this is no manifest"), "{}", ran.stderr);
    assert!(ran.stderr.contains("name the YAML file that lists the briefs"), "{}", ran.stderr);
}

#[test]
fn the_book_goes_where_it_is_told() {
    let book = Book::titled("Iran 2008");
    fs::create_dir(book.path("shelf")).unwrap();
    for (output, expected) in
        [("shelf", "shelf/iran-2008.epub"), ("shelf/mine.epub", "shelf/mine.epub"), ("x.EPUB", "x.EPUB")]
    {
        let ran = book.run(&["build", "-o", output]);
        assert_eq!((ran.code, ran.stdout.trim_end()), (Some(0), expected), "{}", ran.stderr);
        assert!(book.path(expected).is_file());
    }
    assert_eq!(book.files().len(), 5, "nothing else is left: {:?}", book.files().keys());
}

#[test]
fn a_name_that_is_no_books_is_refused_with_one_that_is() {
    let book = Book::titled("Iran 2008");
    let before = book.files();
    for (output, help) in [
        ("x.txt", "write `-o x.epub`"),
        ("shelf", "write `-o shelf.epub`, or make the folder `shelf` first"),
        ("book.v2", "write `-o book.v2.epub`, or make the folder `book.v2` first"),
        ("Iran.Oil", "write `-o Iran.Oil.epub`, or make the folder `Iran.Oil` first"),
        ("U.S. Policy", "write `-o 'U.S. Policy.epub'`, or make the folder `U.S. Policy` first"),
    ] {
        let ran = book.run(&["build", "-o", output, "--color", "never"]);
        assert_eq!(ran.code, Some(1), "{}", ran.stderr);
        assert!(ran.stderr.contains("error[target-not-a-book]"), "{}", ran.stderr);
        assert!(ran.stderr.contains(help), "{}", ran.stderr);
    }
    assert_eq!(book.files(), before);
}

#[test]
fn an_old_book_without_the_ending_is_not_told_to_be_a_folder() {
    let book = Book::titled("Iran 2008");
    let old = book.build();
    book.put("x", &old.bytes);
    let ran = book.run(&["build", "-o", "x", "--color", "never"]);
    assert!(ran.stderr.contains("help: write `-o x.epub`\n"), "{}", ran.stderr);
}

#[test]
fn where_one_file_is_meant_no_help_speaks_of_briefs() {
    let book = Book::titled("Iran 2008");
    book.put("pictures/map.png", b"\x89PNG\r\n\x1a\n\0");
    for (line, help) in [
        ("stylesheet: '*.css'", "help: no pattern is looked up here: name the one file that is meant\n"),
        ("cover: pictures/", "help: name the one file that is meant\n"),
        ("contributors: pictures/map.png", "help: name a text file in UTF-8 here\n"),
        ("cover: https://river.example/a.jpg", "help: nothing is fetched here: save it beside the manifest"),
    ] {
        book.put("m.yaml", format!("title: Iran\nlanguage: en\n{line}\nbriefs: [a.md]\n").as_bytes());
        let ran = book.run(&["build", "m.yaml", "--color", "never"]);
        assert!(ran.stderr.contains(help), "{line}: {}", ran.stderr);
    }
}

#[test]
fn a_folder_without_a_manifest_is_told_how_to_get_one() {
    let book = Book::titled("Iran 2008");
    book.put("briefs/b.md", b"---\ntitle: B\nlanguage: en\n---\n\nIts only paragraph.\n");
    let ran = book.run(&["build", "briefs", "--color", "never"]);
    assert!(ran.stderr.contains("`briefbook init briefs --from briefs` makes one"), "{}", ran.stderr);
    assert_eq!(book.run(&["init", "briefs", "--from", "briefs"]).code, Some(0));
    let ran = book.run(&["build", "briefs", "--color", "never"]);
    assert!(ran.stderr.contains("name the manifest in it: `briefs/manifest.yaml`"), "{}", ran.stderr);
}

#[test]
fn an_old_book_is_replaced_and_anything_else_is_not() {
    let book = Book::titled("Iran 2008");
    book.build();
    assert_eq!(book.run(&["build"]).code, Some(0), "a book replaces its old self");
    book.put("thesis.docx", b"PK\x03\x04 and two years of work");
    for target in ["thesis.docx", "a.md", "./manifest.yaml"] {
        let before = book.files();
        let ran = book.run(&["build", "-o", target]);
        assert_eq!(ran.code, Some(1), "{target}");
        assert!(ran.stderr.contains("error[target-not-a-book]"), "{}", ran.stderr);
        assert_eq!(book.files(), before, "{target}");
    }
}

#[test]
fn a_book_that_is_read_is_not_written_over() {
    let book = Book::titled("Iran 2008");
    let old = book.build();
    book.put("b.md", &old.bytes);
    book.put("manifest.yaml", b"title: Iran 2008\nlanguage: en\nbriefs: [a.md, b.md]\n");
    let ran = book.run(&["build", "-o", "b.md", "--message-format", "short"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(fs::read(book.path("b.md")).unwrap(), old.bytes);
}

#[test]
fn a_failed_build_leaves_the_old_book_as_it_was() {
    let book = Book::titled("Iran 2008");
    let old = book.build();
    book.put("a.md", b"---\ntitle: A brief\n---\n");
    let before = book.files();
    for arguments in [&["build"][..], &["build", "-o", "."], &["build", "-o", "iran-2008.epub"]] {
        let ran = book.run(arguments);
        assert_eq!(ran.code, Some(1));
        let said = "no book was made: 1 error\nthe old `iran-2008.epub` is unchanged\n";
        assert!(ran.stderr.ends_with(said), "{}", ran.stderr);
    }
    let ran = book.run(&["build", "-o", "other.epub"]);
    assert!(!ran.stderr.contains("unchanged"), "{}", ran.stderr);
    assert_eq!(book.files(), before);
    assert_eq!(before["iran-2008.epub"], old.bytes);
}

#[test]
fn a_wrong_target_is_reported_together_with_the_faults() {
    let book = Book::titled("Iran 2008");
    fs::remove_file(book.path("a.md")).unwrap();
    let ran = book.run(&["build", "-o", "manifest.yaml", "--message-format", "short"]);
    assert!(ran.stderr.contains("error[missing-file]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[target-not-a-book]"), "{}", ran.stderr);
}

/// A book with one warning.
fn warned() -> Book {
    let book = Book::titled("Iran 2008");
    book.put("a.md", b"---\ntitle: A brief\nmood: cheerful\n---\n\nText.\n");
    book
}

#[test]
fn warnings_stop_a_build_only_if_denied() {
    let book = warned();
    let ran = book.run(&["build"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stderr.contains("warning[unknown-front-matter-key]"), "{}", ran.stderr);
    assert!(ran.stderr.trim_end().ends_with(" s, 1 warning"), "{}", ran.stderr);
    fs::remove_file(book.path("iran-2008.epub")).unwrap();
    let ran = book.run(&["build", "--deny", "warnings", "-q"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert!(ran.stderr.contains("error[unknown-front-matter-key]"), "{}", ran.stderr);
    assert!(!book.path("iran-2008.epub").exists());
}

#[test]
fn quiet_says_nothing_but_errors_and_verbose_says_more() {
    let book = warned();
    let quiet = book.run(&["build", "-q"]);
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("iran-2008.epub\n", ""));
    let verbose = book.run(&["build", "-v"]);
    assert!(verbose.stderr.contains("read 2 files\n"), "{}", verbose.stderr);
    book.put("a.md", b"");
    assert!(book.run(&["build", "-q"]).stderr.starts_with("error["));
}

#[test]
fn nothing_that_a_terminal_obeys_comes_through_raw() {
    let hostile = "A\x1b[2J\u{9b}31m\u{202e}B\u{2066}";
    let yaml = "\"A\\e[2J\\u009b31m\\u202eB\\u2066\"";
    let manifest = format!("title: {yaml}\nlanguage: en\nbriefs: [{yaml}, a.md]\n");
    let brief = format!(
        "# {hostile}\n\nSee [{hostile}](nowhere.md) and ![{hostile}](https://example.org/{hostile}).\n"
    );
    let book = Book::of([("manifest.yaml", manifest.as_str()), ("a.md", brief.as_str())]);
    for format in ["human", "short", "json"] {
        for color in ["never", "always"] {
            let ran = book.run(&["build", "--message-format", format, "--color", color]);
            let plain = without_styles(&ran.stderr);
            let raw = plain.chars().find(|c| {
                (c.is_control() && *c != '\n')
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            });
            assert_eq!(raw, None, "{format}, {color}: {plain}");
        }
    }
    book.put("manifest.yaml", format!("title: {yaml}\nlanguage: en\nbriefs: [b.md]\n").as_bytes());
    book.put("b.md", b"# B\n\nText.\n");
    let ran = book.run(&["build", "--color", "never"]);
    assert!(!ran.stderr.contains(['\x1b', '\u{9b}', '\u{202e}', '\u{2066}']), "{}", ran.stderr);
}

/// Takes out the color sequences that the program itself writes.
fn without_styles(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let first = parts.next().unwrap_or_default().to_owned();
    let styled = parts.map(|part| match part.split_once('m') {
        Some((style, rest)) if style.chars().all(|c| c.is_ascii_digit() || c == ';') => rest.to_owned(),
        Some(_) | None => format!("\x1b[{part}"),
    });
    first + &styled.collect::<String>()
}

#[test]
fn color_comes_only_where_it_is_wanted() {
    let book = warned();
    let colored = |arguments: &[&str], no_color: &str| {
        let ran = book.run_with(&[&["build"], arguments].concat(), |command| {
            command.env("NO_COLOR", no_color);
        });
        ran.stderr.contains('\x1b')
    };
    assert!(!colored(&[], ""), "standard error is no terminal");
    assert!(!colored(&["--color", "never"], ""));
    assert!(colored(&["--color", "always"], ""));
    assert!(!colored(&["--color", "auto"], "1"));
}

#[test]
fn json_is_one_object_a_line_with_lines_and_columns_from_one() {
    let book = Book::in_folder("tests/faults/several");
    let ran = book.run(&["build", "--message-format", "json"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    let objects: Vec<serde_json::Value> =
        ran.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(objects.len() >= 6, "{}", ran.stderr);
    for object in &objects {
        assert!(["error", "warning"].contains(&object["severity"].as_str().unwrap()), "{object}");
        assert!(object["code"].is_string() && object["message"].is_string(), "{object}");
        for label in object["labels"].as_array().unwrap() {
            assert!(label["file"].is_string(), "{object}");
            let numbers = ["line", "column", "end_line", "end_column"].map(|key| &label[key]);
            let all = numbers.iter().all(|number| number.as_u64().is_some_and(|number| number >= 1));
            assert!(all || numbers.iter().all(|number| number.is_null()), "{object}");
        }
    }
    let missing = objects.iter().find(|object| object["code"] == "missing-file").unwrap();
    assert_eq!(
        (&missing["labels"][0]["file"], &missing["labels"][0]["line"]),
        (&"manifest.yaml".into(), &9.into())
    );
}

#[test]
fn the_modified_date_is_what_the_environment_says() {
    let book = Book::titled("Iran 2008");
    let epub = book.build_with(|command| {
        command.env("SOURCE_DATE_EPOCH", "1229040000");
    });
    let package = epub.text(".opf");
    assert!(package.contains("<meta property=\"dcterms:modified\">2008-12-12T00:00:00Z</meta>"), "{package}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_hangs_up_does_not_end_the_build() {
    let book = Book::titled("Iran 2008");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_briefbook"));
    command.arg("build").current_dir(book.path("")).stdin(Stdio::null());
    command.stdout(writer.try_clone().unwrap()).stderr(writer);
    assert_eq!(command.status().unwrap().code(), Some(0));
    assert!(book.path("iran-2008.epub").is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_among_the_briefs_does_not_hang_the_build() {
    let book = Book::titled("Iran 2008");
    fs::remove_file(book.path("a.md")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(book.path("a.md")).status();
    assert!(made.is_ok_and(|status| status.success()));
    let ran = book.run(&["build", "--message-format", "short"]);
    assert!(ran.stderr.contains("error[unreadable-file]"), "{}", ran.stderr);
    fs::remove_file(book.path("a.md")).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_to_a_manifest_builds_the_book_that_it_leads_to() {
    let elsewhere = Book::titled("Linked");
    let book = Book::of([("other.md", "x")]);
    std::os::unix::fs::symlink(elsewhere.path("manifest.yaml"), book.path("manifest.yaml")).unwrap();
    let ran = book.run(&["build"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(elsewhere.path("linked.epub").is_file(), "{}", ran.stdout);
}
