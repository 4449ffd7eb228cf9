//! What an editor can count on who turns saved pages into briefs.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Command, Stdio};
use std::thread;

use crate::helper::{Book, files_below, project};

/// The text of a page, in the manner of a think-tank's site.
const PAGE: &str = "The Bridge Question\n\nby [A. Reader \\(/experts/a-reader\\)](#)\n\nNov 12, 2008\n\nABOUT THE AUTHORS\n\n[A. Reader \\(/experts/a-reader\\)](#)\n\nA. Reader keeps the ferry.\n\nBrief Analysis\n\nThe town has one bridge, and everybody crosses it at least twice a day, whatever the weather.\n\nNobody mends it, because nobody knows to whom it belongs; the ferry takes who dares.\n\nTOPICS\n\nBridges\n";

fn saved() -> Book {
    Book::of([
        ("saved/bridge.txt", PAGE),
        ("saved/deep/ferry.md", "---\ntitle: The Ferry\nmood: calm\n---\n\nIt floats. ![A map](map.png)\n"),
        ("saved/deep/map.png", "\u{89}PNG"),
        ("saved/broken.md", "---\ntitle: Broken\n"),
        ("saved/talk.docx", "PK"),
    ])
}

#[test]
fn one_brief_goes_to_standard_output_and_nothing_is_written() {
    let book = saved();
    let before = book.files();
    let ran = book.run(&["import", "saved/bridge.txt"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        ran.stdout.starts_with("---\ntitle: The Bridge Question\nauthors:\n  - name: A. Reader\n"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("\n---\n\nThe town has one bridge"), "{}", ran.stdout);
    let json = book.run(&["import", "saved/bridge.txt", "--format", "json", "-q"]);
    let value: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((&value["title"], &value["date"]), (&"The Bridge Question".into(), &"2008-11-12".into()));
    assert_eq!(book.files(), before);
}

#[test]
fn only_the_body_of_a_json_brief_is_markdown() {
    let brief = "---\ntitle: T\nauthors: [{name: A, bio: \"Writes for *The [Ferry](https://example.org)*.\"}]\n---\n\nIt *floats*.\n";
    let book = Book::of([("a.md", brief)]);
    let ran = book.run(&["import", "a.md", "--format", "json", "-q"]);
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(value["authors"][0]["bio"], "Writes for The Ferry.");
    assert_eq!(value["body"], "It *floats*.\n");
}

#[test]
fn a_translator_for_whom_json_has_no_place_is_told() {
    let book = Book::of([(
        "a.md",
        "---\ntitle: T\nauthors: [Ada Lind, {name: Ben Roe, role: trl}]\n---\n\nIt floats.\n",
    )]);
    let json = book.run(&["import", "a.md", "--format", "json", "--message-format", "short"]);
    assert!(
        json.stderr.contains("a.md:3:28: warning[credit-left-out]: `Ben Roe` is no author"),
        "{}",
        json.stderr
    );
    let markdown = book.run(&["import", "a.md"]);
    assert!(
        markdown.stdout.contains("Ben Roe") && !markdown.stderr.contains("Ben Roe"),
        "{}",
        markdown.stderr
    );
}

#[test]
fn a_folder_of_pages_becomes_a_folder_of_briefs_and_the_rest_is_reported() {
    let book = saved();
    let ran = book.run(&["import", "saved", "-o", "briefs", "--message-format", "short"]);
    assert_eq!(ran.code, Some(1), "one file could not be read: {}", ran.stderr);
    assert_eq!(ran.stdout, "briefs/bridge.md\nbriefs/ferry.md\n");
    assert!(ran.stderr.contains("saved/broken.md:1:1: error[unclosed-front-matter]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("saved/talk.docx: warning[unknown-format]"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("saved/deep/ferry.md:3:1: warning[unknown-front-matter-key]"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("4 files: 2 written, 1 failed, 1 passed over; 1 picture; in "),
        "{}",
        ran.stderr
    );
    let written: Vec<String> = files_below(&book.path("briefs")).into_keys().collect();
    assert_eq!(written, ["bridge.md", "ferry.md", "map.png"]);
    let again = book.run(&["import", "saved", "-o", "briefs"]);
    assert!(again.stderr.contains("2 unchanged"), "{}", again.stderr);
    let twice = book.run(&["import", "briefs", "-o", "twice"]);
    assert_eq!(twice.code, Some(0), "{}", twice.stderr);
    assert_eq!(
        files_below(&book.path("twice")),
        files_below(&book.path("briefs")),
        "a second import changes nothing"
    );
}

#[test]
fn a_file_that_says_something_else_is_kept_unless_forced() {
    let book = saved();
    book.put("briefs/bridge.md", b"my own work\n");
    let ran = book.run(&["import", "saved/bridge.txt", "-o", "briefs"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert!(
        ran.stderr.contains("error[existing-file]: `briefs/bridge.md` is there already"),
        "{}",
        ran.stderr
    );
    assert_eq!(fs::read(book.path("briefs/bridge.md")).unwrap(), b"my own work\n");
    let forced = book.run(&["import", "saved/bridge.txt", "-o", "briefs", "--force"]);
    assert_eq!((forced.code, forced.stdout.as_str()), (Some(0), "briefs/bridge.md\n"), "{}", forced.stderr);
}

#[test]
fn standard_input_is_read_as_what_it_is_said_to_be() {
    let book = saved();
    let import = |arguments: &[&str], input: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefbook"));
        command.args(["import", "-"]).args(arguments).current_dir(book.path(""));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, brief) = import(&["--as", "text"], PAGE);
    assert_eq!(code, Some(0));
    assert!(brief.contains("title: The Bridge Question\n"), "{brief}");
    let (_, same) = import(&[], &brief);
    assert_eq!(same, brief);
}

#[test]
fn the_explanation_goes_to_standard_error_and_leaves_the_brief_alone() {
    let book = saved();
    let plain = book.run(&["import", "saved/bridge.txt"]);
    let explained = book.run(&["import", "saved/bridge.txt", "--explain"]);
    assert_eq!(plain.stdout, explained.stdout);
    let title = explained.stderr.lines().find(|line| line.starts_with("  title ")).unwrap();
    assert!(title.contains("The Bridge Question"), "{title}");
}

#[test]
fn several_briefs_need_a_folder_to_go_to() {
    let book = saved();
    for arguments in
        [vec!["import", "saved"], vec!["import", "saved/bridge.txt", "saved/deep/ferry.md"], vec!["import"]]
    {
        assert_eq!(book.run(&arguments).code, Some(2), "{arguments:?}");
    }
    assert_eq!(book.run(&["import", "none.txt"]).code, Some(1));
    let told = book.run(&["import", "saved"]).stderr;
    assert!(told.contains("`briefbook import saved -o briefs`"), "{told}");
    assert!(told.contains("Usage: briefbook import "), "{told}");
}

#[test]
fn what_was_imported_is_no_page_of_the_next_import() {
    let book = saved();
    for _ in 0..2 {
        let ran = book.run(&["import", "saved", "-o", "saved/briefs"]);
        assert!(!ran.stderr.contains("bridge-2"), "{}", ran.stderr);
        assert!(ran.stdout.lines().all(|path| path.starts_with("saved/briefs/")), "{}", ran.stdout);
    }
    assert!(!book.path("saved/briefs/bridge-2.md").exists());
    let into_itself = book.run(&["import", "saved", "-o", "./saved/"]);
    assert_eq!(into_itself.code, Some(2));
    assert!(
        into_itself.stderr.contains("`-o briefs` puts them into a folder of their own"),
        "{}",
        into_itself.stderr
    );
}

#[test]
fn what_the_user_says_a_file_is_its_content_does_not_change() {
    let text = "<html> is the tag with which a page begins, and nobody who reads the page ever sees it there.\n\n\
                It has been so since the first page, and no one has asked for it to be otherwise until today.\n";
    let book = Book::of([("tags.txt", text)]);
    assert!(book.run(&["import", "tags.txt", "--as", "text"]).stdout.contains("<html> is the tag"));
    assert!(!book.run(&["import", "tags.txt"]).stdout.contains("<html>"), "by itself it looks like a page");
}

#[test]
fn a_page_and_the_markdown_that_is_made_of_it_give_the_same_chapter() {
    let pages = project("tests/books/page/pages");
    let heading =
        "# It's \"over\" -- 'yet'\n\nText with a note.[^1]\n\n## A section\n\n- a\n- b\n\n[^1]: n\n";
    let saved = "<!doctype html><html lang=en><title>The Ferry</title><article><h1>The Ferry</h1>\
                 <p>It floats, says everybody who has <em>ever</em> dared to take it, and <a href='https://desk.example/a'>most</a> do.</p>\
                 <h2>At night</h2><p>It rests, and nobody knows for how long it will, or whether it should.</p>\
                 <ul><li>one oar</li><li>two oars</li></ul><blockquote><p>Nobody \"drowned\" -- yet.</p></blockquote>\
                 <table><caption>Fares</caption><tr><th rowspan=2>Side<th colspan=2>In \"oars\"<tr><th>Day<th>Night\
                 <tr><td>East &amp; <i>north</i><td align=right>1<td align=right>20</table>\
                 <dl><dt>Oar<dd>A blade -- and a shaft.</dl><p lang=fa dir=rtl>قایق شب می‌ماند.</p>\
                 <p>Half is <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>.</p></article>";
    let own = [("bridge.txt", PAGE), ("heading.md", heading), ("saved.html", saved)]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_owned()));
    for (name, page) in files_below(&pages).into_iter().chain(own) {
        let stem = name.split('.').next().unwrap();
        // The address of a chapter says what kind of file it was read from; nothing else may.
        let chapter = |file: &str, bytes: &[u8]| {
            let manifest = format!("title: T\nlanguage: en\nbriefs: [briefs/{file}]\n");
            let book = Book::of([("manifest.yaml", manifest.as_bytes()), (&format!("briefs/{file}"), bytes)]);
            let epub = book.build();
            let own = epub.names().into_iter().find(|name| name.contains("/briefs/")).unwrap().to_owned();
            let own = own.rsplit('/').next().unwrap().to_owned();
            let texts = epub.entries.iter().filter(|(name, _)| name.ends_with(".xhtml"));
            texts
                .map(|(_, text)| String::from_utf8_lossy(text).replace(&own, "own.xhtml"))
                .collect::<Vec<_>>()
        };
        let book = Book::of([(name.as_str(), &page[..])]);
        let markdown = book.run(&["import", &name]);
        assert_eq!(markdown.code, Some(0), "{name}: {}", markdown.stderr);
        let made = chapter(&format!("{stem}.md"), markdown.stdout.as_bytes());
        for (listed, made) in chapter(&name, &page).iter().zip(&made) {
            let differs = listed.lines().zip(made.lines()).find(|(listed, made)| listed != made);
            assert_eq!(differs, None, "{name}");
            assert_eq!(listed.len(), made.len(), "{name}");
        }
    }
}

/// A red square.
const PICTURE: &[u8] = include_bytes!("../books/links/red.png");

/// A site with one page and one picture, on loopback.
fn site() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let page = "<!doctype html><title>The Bridge Question</title><article><h1>The Bridge Question</h1>\
                <p>The town has one bridge, and everybody crosses it at least twice a day, whatever the weather.</p>\
                <figure><img src='/pictures/Map%20of%20it.png?w=2' alt='The ferry at dawn'><figcaption>The ferry</figcaption></figure>\
                <p>Nobody mends it, because nobody knows to whom it belongs; the ferry takes who dares, and waits.</p>\
                <p><img src='gone.png' alt='A map that is gone'></p></article><img src='/logo.png'>";
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 2048];
            let length = stream.read(&mut request).unwrap_or_default();
            let request = String::from_utf8_lossy(&request[..length]).into_owned();
            let (status, kind, body) = match request.split(' ').nth(1) {
                Some("/2008/bridge") => ("200 OK", "text/html; charset=utf-8", page.as_bytes()),
                Some("/pictures/Map%20of%20it.png?w=2") => ("200 OK", "image/png", PICTURE),
                Some("/logo.png") => panic!("what is not in the text is not fetched"),
                Some("/old") => ("301 Moved\r\nLocation: /2008/bridge", "text/html", b"".as_slice()),
                Some(_) | None => ("404 Not Found", "text/html", b"".as_slice()),
            };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _unheard = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
        }
    });
    address
}

#[test]
fn a_page_is_fetched_from_its_address_if_that_is_allowed() {
    let site = site();
    let book = Book::of([("x", "")]);
    let address = format!("{site}/old");
    let import = |arguments: &[&str]| {
        book.run_with(&[&["import", &address, "--message-format", "short"], arguments].concat(), |command| {
            command.env("SOURCE_DATE_EPOCH", "1229040000");
        })
    };
    let refused = import(&["--allow-http"]);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.stderr.starts_with(&format!("{address}: error[address-refused]: ")),
        "{}",
        refused.stderr
    );
    let refused = import(&["--allow-private"]);
    assert!(refused.stderr.contains("error[address-refused]"), "{}", refused.stderr);
    let ran = import(&["--allow-http", "--allow-private"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("title: The Bridge Question\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("accessed: 2008-12-12\n"), "{}", ran.stdout);
    let ran = import(&["--allow-http", "--allow-private", "-o", "briefs"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "briefs/old.md\n"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("/2008/gone.png: warning[fetch-failed]: a picture is left out"),
        "{}",
        ran.stderr
    );
    let files = book.files();
    let pictures: Vec<_> =
        files.iter().filter(|(name, _)| name.starts_with("briefs/old_pictures/")).collect();
    assert_eq!(pictures.len(), 1, "{:?}", files.keys());
    let (name, bytes) = pictures[0];
    assert_eq!(bytes, PICTURE);
    let brief = String::from_utf8(files["briefs/old.md"].clone()).unwrap();
    assert!(brief.contains(name.strip_prefix("briefs/").unwrap()), "{brief}");
    book.put("manifest.yaml", b"title: T\nlanguage: en\nbriefs: [briefs/old.md]\n");
    assert_eq!(book.run(&["build", "--deny", "warnings"]).code, Some(0));
}

#[test]
fn a_file_in_place_of_the_folder_is_refused_with_how_to_get_it() {
    let book = Book::of([("page.txt", "# A\n\nText.\n"), ("notes", "mine")]);
    let before = book.files();
    for target in ["out.md", "out.json", "notes"] {
        let ran = book.run(&["import", "page.txt", "-o", target]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{target}: {}", ran.stderr);
        assert!(ran.stderr.contains(&format!("write `> {target}`")), "{}", ran.stderr);
        assert_eq!(book.files(), before);
    }
    std::fs::create_dir(book.path("v1.md")).unwrap();
    assert_eq!(book.run(&["import", "page.txt", "-o", "v1.md"]).stdout, "v1.md/page.md\n");
}

#[test]
fn a_folder_of_pages_is_never_told_to_go_to_a_file() {
    let book = Book::of([("saved/a.md", "---\ntitle: A\n---\n\nText.\n")]);
    let ran = book.run(&["import", "saved", "-o", "out.md"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("`-o out` puts each brief into a folder"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("> out.md"), "{}", ran.stderr);
    let ran = book.run(&["import", "saved/a.md", "-o", "out.md"]);
    assert!(ran.stderr.contains("write `> out.md`"), "{}", ran.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_brief_that_cannot_be_printed_is_no_success() {
    let book = saved();
    let ran = book.run_with(&["import", "saved/bridge.txt"], |command| {
        // The helper reads what is printed, so a shell sends it where there is no room.
        let program = command.get_program().to_owned();
        *command = Command::new("sh");
        command.arg("-c").arg("exec \"$0\" import saved/bridge.txt > /dev/full").arg(program);
        command.current_dir(book.path(""));
    });
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("cannot be written to standard output: no space left"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn a_link_that_is_named_is_the_page_it_leads_to_with_its_pictures() {
    let page = "<h1>The Bridge</h1><p>The town has one bridge, and everybody crosses it twice a day.</p>\
                <p><img src=\"page_files/map.png\" alt=\"A map\"></p><p>Nobody mends it in any weather.</p>";
    let elsewhere =
        Book::of([("page.html", page.as_bytes()), ("page_files/map.png", b"\x89PNG\r\n\x1a\n....")]);
    let book = Book::of([("other.md", "x")]);
    std::os::unix::fs::symlink(elsewhere.path("page.html"), book.path("p.html")).unwrap();
    let ran = book.run(&["import", "p.html", "-o", "briefs"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(book.path("briefs/p.md").is_file(), "it has the name of the link: {}", ran.stderr);
    assert!(!ran.stderr.contains("missing-page-picture"), "{}", ran.stderr);
}

#[test]
fn an_explanation_is_not_mixed_with_json() {
    let ran = saved().run(&["import", "saved/bridge.txt", "--explain", "--message-format", "json"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
}

#[test]
fn a_page_on_standard_input_is_read_whole_or_refused() {
    // A picture inside the page makes it longer than a text may be.
    let picture = format!("<img src=\"data:image/png;base64,{}\">", "A".repeat(11 * 1024 * 1024));
    let page = format!(
        "<h1>The Bridge</h1><p>The town has one bridge, and everybody crosses it.</p>{picture}<p>Nobody mends it, and the ferry takes who dares.</p>"
    );
    let read = piped(page.as_bytes());
    assert_eq!(read.0, Some(0), "{}", read.2);
    assert!(read.1.contains("the ferry takes who dares"), "the end is there");
    let long = format!("{page}{}", " ".repeat(50 * 1024 * 1024));
    let refused = piped(long.as_bytes());
    assert_eq!(refused.0, Some(1), "{}", refused.2);
    assert!(refused.2.contains("file-too-large"), "{}", refused.2);
}

/// Imports a page that comes on standard input: exit code, standard output, standard error.
fn piped(page: &[u8]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefbook"));
    command.args(["import", "-", "--as", "html"]).stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Who refuses what is too long does not read it to its end.
    let _cut_short = child.stdin.take().unwrap().write_all(page);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}
