//! What an editor can count on when he names an SVG.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Code, Diagnostic};

fn cut(svg: &str) -> (Result<String, Code>, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let place = Place::file("briefs/geneva.md");
    let result = prepare(svg.as_bytes(), &FilePath::new("map.svg"), &place, &mut diagnostics);
    let messages = diagnostics.into_vec().into_iter().map(|diagnostic| diagnostic.message).collect();
    match result {
        Ok(prepared) => (Ok(String::from_utf8(prepared.bytes).unwrap()), messages),
        Err(fault) => (Err(Diagnostic::from(fault).code), messages),
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"";

#[test]
fn a_drawing_of_inkscape_loses_only_what_nobody_sees() {
    let (result, messages) = cut(r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <!-- Created with Inkscape (http://www.inkscape.org/) -->
        <svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5"
           inkscape:version="1.2" sodipodi:docname="map.svg"
           xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
           xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
           xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg">
          <sodipodi:namedview id="namedview7" pagecolor="#ffffff"/>
          <defs id="defs2"/><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
          <svg:g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1">
            <text xml:space="preserve" x="1" y="2" id="t"><tspan sodipodi:role="line">A  b</tspan> c &amp; d&#233;</text>
          </svg:g></svg>"##);
    assert_eq!(messages, Vec::<String>::new());
    assert_eq!(
        result.unwrap(),
        format!(
            "{HEAD} width=\"210mm\" height=\"297mm\" viewBox=\"0 0 210 297\" version=\"1.1\" id=\"svg5\">\n\
             <rect style=\"fill:#fff;stroke:none\" x=\"0\" y=\"0\" width=\"210\" height=\"297\"/>\n\
             <defs id=\"defs2\"/>\n<g id=\"layer1\">\n<text xml:space=\"preserve\" x=\"1\" y=\"2\" id=\"t\">\
             <tspan>A  b</tspan> c &amp; dé</text>\n</g>\n</svg>\n"
        )
    );
}

#[test]
fn a_chart_of_matplotlib_keeps_its_glyphs_and_its_style() {
    let (result, messages) = cut(r##"<?xml version="1.0" encoding="utf-8" standalone="no"?>
        <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
        <svg xmlns:xlink="http://www.w3.org/1999/xlink" width="460.8pt" height="345.6pt" viewBox="0 0 460.8 345.6" xmlns="http://www.w3.org/2000/svg" version="1.1">
         <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
         <defs><path id="DejaVuSans-30" d="M 1 2" transform="scale(0.015625)"/><clipPath id="pb1"><rect x="1" y="1" width="9" height="9"/></clipPath></defs>
         <g clip-path="url(#pb1)"><use xlink:href="#DejaVuSans-30" style="fill: url(#pb1)"/></g></svg>"##);
    assert_eq!(messages, ["DOCTYPE cut from picture `map.svg`"]);
    let svg = result.unwrap();
    for kept in [
        "*{stroke-linejoin: round;",
        "<use xlink:href=\"#DejaVuSans-30\"",
        "clip-path=\"url(#pb1)\"",
        "xmlns:xlink",
    ] {
        assert!(svg.contains(kept), "{kept} in {svg}");
    }
}

#[test]
fn what_runs_moves_or_fetches_is_cut_and_named() {
    let (result, messages) = cut(
        r##"<svg xmlns="http://www.w3.org/2000/svg" onload="go()" viewBox="0,0,30,40">
        <script>alert(1)</script><script/><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">hi</p></foreignObject>
        <style>@import "a.css";</style><style>a { fill: u\72l(http://e.org/a) }</style>
        <a href="https://example.org"><rect width="1" height="2" fill="url(//e.org#a)"/></a>
        <image href="https://example.org/a.png"/><image href="data:image/png;base64,AAAA" width="1" height="1"/>
        <animate attributeName="x"/><use href="#none"/><rect style="background: url(x.png)" id="a"/><rect id="a" fill="url(#a b)"/></svg>"##,
    );
    let mut cuts: Vec<_> =
        messages.iter().map(|message| message.split(" cut from").next().unwrap()).collect();
    cuts.sort_unstable();
    assert_eq!(
        cuts,
        [
            "attribute `onload`",
            "element `animate`",
            "element `foreignObject`",
            "element `script`",
            "embedded picture that is no JPEG or PNG, or not whole,",
            "link `a`",
            "reference to `#none`, which it does not have,",
            "reference to `//e.org#a`",
            "reference to `https://example.org/a.png`",
            "reference to `https://example.org`",
            "reference to `url(#a b)`",
            "reference to `x.png`",
            "repeated id `a`",
            "style sheet that fetches something",
        ]
    );
    assert!(messages.contains(&"element `script` cut from picture `map.svg`, 2 times".to_owned()));
    let svg = result.unwrap();
    assert!(!svg.contains("e.org") && !svg.contains("alert") && !svg.contains("example"), "{svg}");
    assert!(!svg.contains("data:"), "{svg}");
}

#[test]
fn what_a_style_says_of_direction_stands_in_attributes_and_the_rest_of_the_style_stays() {
    let (result, messages) = cut(r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
        <text style="font-size:4px;direction:ltr;unicode-bidi : normal ;fill:#000" direction="rtl">a</text>
        <text style="direction: rtl !important">b</text><text direction="rtl" unicode-bidi="embed">c</text>
        <g style="position:absolute;top:0;position:fixed"/>
        </svg>"##);
    assert_eq!(messages, ["declaration `position:fixed` cut from picture `map.svg`"]);
    let svg = result.unwrap();
    for kept in [
        "<text style=\"font-size:4px;fill:#000\" direction=\"ltr\" unicode-bidi=\"normal\">a</text>",
        "<text direction=\"rtl\">b</text>",
        "<text direction=\"rtl\" unicode-bidi=\"embed\">c</text>",
        "<g style=\"position:absolute;top:0;\"/>",
    ] {
        assert!(svg.contains(kept), "{kept} in {svg}");
    }
}

#[test]
fn a_sheet_loses_the_single_declarations_that_a_book_does_not_take() {
    let (result, messages) = cut(r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
        <style><![CDATA[.fa { direction: rtl; fill: red } @media print { g { fill: blue; unicode-bidi:
        embed } } .direction:hover { position: fixed }]]></style></svg>"##);
    assert_eq!(
        messages,
        [
            "declaration `direction: rtl` cut from picture `map.svg`",
            "declaration `unicode-bidi: embed` cut from picture `map.svg`",
            "declaration `position: fixed` cut from picture `map.svg`",
        ]
    );
    let sheet = ".fa { fill: red } @media print { g { fill: blue;  } } .direction:hover {  }";
    assert!(result.as_ref().unwrap().contains(sheet), "{result:?}");
}

#[test]
fn a_picture_inside_a_drawing_stays_if_it_is_whole_and_is_called_what_it_is() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(3, 2).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let png = png.into_inner();
    let drawing = |kind: &str, bytes: &[u8]| {
        let bytes: String = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
        cut(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"data:{kind},{bytes}\"/></svg>"))
    };
    for kind in ["image/png", "IMAGE/PNG;x=y", "image/jpg", ""] {
        let (svg, messages) = drawing(kind, &png);
        assert_eq!(messages, Vec::<String>::new(), "{kind}");
        assert!(svg.unwrap().contains("xlink:href=\"data:image/png"), "{kind}");
    }
    for bytes in [&png[..png.len() - 8], b"GIF89a", b"<svg/>", b""] {
        let (svg, messages) = drawing("image/png", bytes);
        let message = "embedded picture that is no JPEG or PNG, or not whole, cut from picture `map.svg`";
        assert_eq!(messages, [message]);
        assert!(!svg.unwrap().contains("image"));
    }
}

#[test]
fn ids_that_xml_does_not_allow_are_mended_where_they_are_meant() {
    let (result, messages) = cut(r##"<svg xmlns="http://www.w3.org/2000/svg"><linearGradient id="1 a"/>
        <rect fill="url('#1 a') red" width="1" height="1"/><path id="2" d="M0 0"/><use href="#2"/></svg>"##);
    assert_eq!(messages, Vec::<String>::new());
    let svg = result.unwrap();
    assert!(svg.contains("id=\"_1_a\"") && svg.contains("fill=\"url(#_1_a) red\""), "{svg}");
    assert!(svg.contains("id=\"_2\"") && svg.contains("xlink:href=\"#_2\""), "{svg}");
}

#[test]
fn what_is_no_svg_is_damaged() {
    for bad in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\">",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/><svg/>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><g a=1/></svg>",
        "<svg/>",
        "<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>",
        "",
    ] {
        assert_eq!(cut(bad).0, Err(Code::CorruptPicture), "{bad}");
    }
    let deep = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}", "<g>".repeat(50_000));
    assert_eq!(cut(&deep).0, Err(Code::NestedTooDeep));
    let deep = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>{}", "<g>".repeat(50_000));
    assert_eq!(cut(&deep).0, Err(Code::NestedTooDeep));
}

#[test]
fn the_size_is_that_of_the_attributes_or_else_of_the_view_box() {
    let size = |attributes: &str| {
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}/>");
        let (file, place) = (FilePath::new("a.svg"), Place::file("b.md"));
        prepare(svg.as_bytes(), &file, &place, &mut Diagnostics::default()).ok().unwrap().size
    };
    assert_eq!(size("width='210mm' height='1in'"), Some((794, 96)));
    assert_eq!(size("width='100%' height='100%' viewBox='0 0 640.5 480'"), Some((641, 480)));
    assert_eq!(size("viewBox='0 0 x'"), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_cut_once_is_not_cut_again(inside in "(<g id='[a ]'>|</g>|<a>|</a>|&amp;|&x;|<use href='#a'/>|text|<text>|</text>|<svg:b/>| ){0,12}") {
        let (first, _) = cut(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>"));
        if let Ok(first) = first {
            let (second, messages) = cut(&first);
            prop_assert_eq!(messages, Vec::<String>::new());
            prop_assert_eq!(second, Ok(first));
        }
    }
}

#[test]
fn what_a_style_moves_is_cut() {
    let (result, messages) = cut(r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
        <style>@keyframes blink { from { position: fixed } to { opacity: 0 } } .a { animation: blink 1s; fill: red }</style>
        <rect class="a" style="transition: fill 1s; fill: blue" width="9" height="9"/></svg>"##);
    assert_eq!(
        messages,
        [
            "rule `@keyframes blink` cut from picture `map.svg`",
            "declaration `animation: blink 1s` cut from picture `map.svg`",
            "declaration `transition: fill 1s` cut from picture `map.svg`",
        ]
    );
    let svg = result.unwrap();
    assert!(svg.contains(".a { fill: red }") && svg.contains("style=\"fill: blue\""), "{svg}");
    assert!(!svg.contains("blink") && !svg.contains("transition"), "{svg}");
}

#[test]
fn what_is_malformed_is_told_with_its_line() {
    for svg in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<g>\n</rect></svg>",
        "<svg\n>\n</svg>",
        "<svg a=\"\n\n\"b",
    ] {
        let mut diagnostics = Diagnostics::default();
        let place = Place::file("briefs/geneva.md");
        let Err(fault) = prepare(svg.as_bytes(), &FilePath::new("map.svg"), &place, &mut diagnostics) else {
            panic!("{svg} is no SVG")
        };
        let message = Diagnostic::from(fault).message;
        assert!(message.ends_with(", at line 3") || message.ends_with(", at line 2"), "{message}");
    }
}
