use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

use briefbook::diagnostic::Code;
use briefbook::import::Wanted;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

/// A server on loopback that answers each path as it is told, for as long as the test runs.
fn serve(answer: fn(&str, &mut TcpStream)) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || {
                let mut stream = stream;
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                let first = lines.next().unwrap_or_default();
                let _header: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
                answer(first.split(' ').nth(1).unwrap_or_default(), &mut stream);
            });
        }
    });
    address
}

/// Sends an answer; a client that hung up is none of the server's business.
fn send(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) {
    let head =
        format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let _unheard = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

/// Short limits, and loopback taken for the public web. Other private addresses stay refused.
fn rules() -> Rules {
    let limits = Limits {
        connect: Duration::from_secs(2),
        whole: Duration::from_millis(1500),
        all_pictures: Duration::from_millis(1500),
        page: 10_000,
        picture: 10_000,
        total: 15_000,
        pictures: 2,
        redirects: 5,
    };
    Rules { http: true, permitted: |ip| ip == IpAddr::V4(Ipv4Addr::LOCALHOST), limits }
}

fn site(path: &str, stream: &mut TcpStream) {
    let to = |place: &str| format!("Location: {place}\r\n");
    match path {
        "/page" => {
            send(stream, "200 OK", "Content-Type: text/html; charset=\"windows-1256\"\r\n", b"<p>Hello</p>")
        }
        "/one" => send(stream, "302 Found", &to("/two#part"), b""),
        "/two" => send(stream, "301 Moved Permanently", &to("page"), b""),
        "/loop" => send(stream, "302 Found", &to("/pool"), b""),
        "/pool" => send(stream, "302 Found", &to("/loop"), b""),
        "/inside" => send(stream, "302 Found", &to("http://169.254.169.254/latest/meta-data"), b""),
        "/name" => send(stream, "302 Found", &to("http://127.0.0.2/"), b""),
        "/file" => send(stream, "302 Found", &to("file:///etc/passwd"), b""),
        "/nowhere" => send(stream, "302 Found", "", b""),
        "/pdf" => send(stream, "200 OK", "Content-Type: application/pdf\r\n", b"%PDF"),
        "/map.png" => send(stream, "200 OK", "Content-Type: image/png\r\n", &[b'x'; 9000]),
        "/html.png" => send(stream, "200 OK", "Content-Type: text/html\r\n", b"<p>Not found, politely</p>"),
        "/stall" => thread::sleep(Duration::from_secs(20)),
        "/drip" => {
            let _unheard = stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n");
            while stream.write_all(b"x").is_ok() {
                thread::sleep(Duration::from_millis(100));
            }
        }
        "/endless" => {
            let _unheard = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
            while stream.write_all(&[b'x'; 1000]).is_ok() {}
        }
        "/bomb" => {
            let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
            (0..100).for_each(|_| gzip.write_all(&[0; 100_000]).unwrap());
            let body = gzip.finish().unwrap();
            send(stream, "200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", &body);
        }
        _ => send(stream, "404 Not Found", "Content-Type: text/html\r\n", b"<p>Gone</p>"),
    }
}

fn code(address: &str, rules: &Rules) -> Code {
    let began = Instant::now();
    let fault = page(address, rules).expect_err(address);
    assert!(began.elapsed() < Duration::from_secs(8), "{address} took {:?}", began.elapsed());
    assert_eq!(fault.severity, briefbook::diagnostic::Severity::Error);
    fault.code
}

#[test]
fn a_page_comes_with_its_last_address_and_its_charset() {
    let server = serve(site);
    let fetched = page(&format!("{server}/one"), &rules()).unwrap();
    assert_eq!(fetched.address, format!("{server}/page"));
    assert_eq!(
        (&fetched.bytes[..], fetched.charset.as_deref()),
        (b"<p>Hello</p>".as_slice(), Some("windows-1256"))
    );
    assert_eq!(fetched.kind, Some(SourceKind::SavedPage));
}

#[test]
fn what_never_ends_is_ended() {
    let server = serve(site);
    let code = |path: &str| code(&format!("{server}{path}"), &rules());
    assert_eq!(code("/loop"), Code::RedirectLoop);
    assert_eq!(code("/stall"), Code::FetchTimeout);
    assert_eq!(code("/drip"), Code::FetchTimeout);
    assert_eq!(code("/endless"), Code::FileTooLarge);
    assert_eq!(code("/bomb"), Code::FileTooLarge);
}

#[test]
fn no_redirect_and_no_name_leads_to_a_private_machine() {
    let server = serve(site);
    let code = |address: &str| code(address, &rules());
    assert_eq!(code(&format!("{server}/inside")), Code::AddressRefused);
    assert_eq!(code(&format!("{server}/name")), Code::AddressRefused);
    assert_eq!(code(&format!("{server}/file")), Code::AddressRefused);
    let public = Rules { permitted: is_public, ..rules() };
    for address in [
        &server,
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
    ] {
        assert_eq!(page(address, &public).unwrap_err().code, Code::AddressRefused, "{address}");
    }
}

#[test]
fn http_and_passwords_are_refused_before_anything_is_asked() {
    let strict = Rules { http: false, ..rules() };
    assert_eq!(code("http://desk.example/", &strict), Code::AddressRefused);
    assert_eq!(code("https://reader:secret@desk.example/", &strict), Code::AddressRefused);
    let fault = page("https://reader:secret@desk.example/", &strict).unwrap_err();
    assert!(!format!("{fault:?}").contains("secret"), "{fault:?}");
    assert_eq!(code("ftp://desk.example/", &rules()), Code::AddressRefused);
}

#[test]
fn what_is_no_page_says_what_it_is() {
    let server = serve(site);
    assert_eq!(code(&format!("{server}/gone"), &rules()), Code::FetchFailed);
    assert_eq!(code(&format!("{server}/nowhere"), &rules()), Code::FetchFailed);
    assert_eq!(code(&format!("{server}/pdf"), &rules()), Code::UnknownFormat);
    let closed = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
    assert_eq!(code(&format!("http://{closed}/"), &rules()), Code::FetchFailed);
}

#[test]
fn a_picture_that_does_not_come_is_a_warning() {
    let server = serve(site);
    let wanted = |path: &str| Wanted { address: format!("{server}{path}"), names: vec![path.to_owned()] };
    let fetched = pictures(&[wanted("/map.png"), wanted("/html.png"), wanted("/page")], 100, &rules());
    assert_eq!(fetched.parts.keys().collect::<Vec<_>>(), ["/map.png"]);
    let said: Vec<&str> = fetched.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(said.len(), 2, "one is a page, one is beyond the number");
    assert!(said[1].ends_with("is not fetched: a page gives no more than 2 pictures"), "{said:?}");
    // 9,000 of 15,000 bytes are used up by the first.
    let fetched = pictures(&[wanted("/map.png"), wanted("/map.png")], 0, &rules());
    let codes: Vec<Code> = fetched.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, [Code::FileTooLarge]);
}
