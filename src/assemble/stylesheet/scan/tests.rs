//! What is found in CSS, and what is left in peace.

use super::*;

fn problems(css: &str) -> Vec<ProblemKind> {
    scan(css, Context::Rules).problems.into_iter().map(|problem| problem.kind).collect()
}

#[test]
fn an_address_is_found_where_css_means_one_and_nowhere_else() {
    let css = r#"/* url(no.png) */ @namespace url(http://www.w3.org/1999/xhtml);
        a { background: url( a.png ) } b::before { content: "url(no.png)" }
        @font-face { src: url("b\.woff2") format("woff2"), u\72l(c.otf) }
        @media print { c { background: image-set("d.png" type("image/png") 2x) } }"#;
    let values: Vec<_> =
        scan(css, Context::Rules).addresses.into_iter().map(|address| address.value).collect();
    assert_eq!(values, ["a.png", "b.woff2", "c.otf", "d.png"]);
    assert_eq!(problems(css), []);
}

#[test]
fn what_turns_the_text_is_found_as_a_declaration_alone() {
    let css = "p { margin: 0; DIRECTION : rtl } @media print { p { unicode-bidi: embed; } }";
    let found = scan(css, Context::Rules).problems;
    let found: Vec<_> = found.iter().map(|problem| (&css[problem.span.clone()], problem.kind)).collect();
    let kind = ProblemKind::Direction;
    assert_eq!(found, [("DIRECTION : rtl ", kind), ("unicode-bidi: embed", kind)]);
    assert_eq!(problems("direction:hover { writing-mode: horizontal-tb } a { --direction: rtl }"), []);
    assert_eq!(problems("a { direction:hover { margin: 0 } content: 'direction: rtl' }"), []);
}

#[test]
fn a_box_is_fixed_by_its_position_alone() {
    let css = "p { Position : FIXED } q { position: relative; table-layout: fixed }";
    let found = scan(css, Context::Rules);
    let fixed: Vec<&str> = found.fixed.iter().map(|span| css[span.clone()].trim()).collect();
    assert_eq!(fixed, ["Position : FIXED"]);
    assert!(found.problems.is_empty(), "it is no fault of a style sheet");
}

#[test]
fn what_moves_is_found_where_css_means_it() {
    let css = "/* no animation */ p { Animation: blink 1s; -webkit-transition: color 1s } \
               q { content: 'animation: x'; --animation: 1 } @-moz-keyframes a { to { top: 0 } } h { top: 0 }";
    let found = scan(css, Context::Rules);
    let mut moving: Vec<&str> = found.moving.iter().map(|span| css[span.clone()].trim()).collect();
    moving.sort_unstable();
    let expected =
        ["-webkit-transition: color 1s", "@-moz-keyframes a { to { top: 0 } }", "Animation: blink 1s"];
    assert_eq!(moving, expected);
    assert!(found.problems.is_empty());
}

#[test]
fn what_is_no_css_is_named_by_its_kind() {
    assert_eq!(problems("p { color: red"), [ProblemKind::Unclosed]);
    assert_eq!(problems("@media print { p { color: red }"), [ProblemKind::Unclosed]);
    assert_eq!(problems("p { color red; margin: 0 }"), [ProblemKind::NoDeclaration]);
    assert_eq!(problems("p { margin: 0 } }"), [ProblemKind::Unopened]);
    assert_eq!(problems("p, q"), [ProblemKind::NoBlock]);
    assert_eq!(problems("@IMPORT 'a.css';"), [ProblemKind::Import]);
    assert_eq!(problems("p { content: \"a\n }"), [ProblemKind::BadString]);
    assert_eq!(problems(&"{".repeat(50_000)).first(), Some(&ProblemKind::TooDeep));
    assert_eq!(problems("@media print { p:hover > a[href] { margin: -1em } } h1{}"), []);
    assert_eq!(problems(":root { --a: 1 } a { &:hover { margin: 0 } b c { margin: 0 } }"), []);
}
