//! Pages in other languages than English.

use super::*;

#[test]
fn a_persian_page_is_read_like_any_other() {
    let seen = see(include_str!("../fixtures/persian.txt"));
    assert_eq!(seen.field("title"), "محدودیت\u{200c}های مهار رود اورسا");
    assert_eq!(seen.authors().len(), 1);
    assert!(seen.authors()[0].starts_with("مینا راد||مینا راد پژوهشگر"));
    assert_eq!((seen.date().as_str(), seen.field("kind")), ("2008-11-12", "تحلیل کوتاه"));
    assert_eq!((seen.paragraphs().len(), seen.headings()), (2, vec!["پیشینه".to_owned()]));
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["آب"]);
    assert_eq!(Seen::names(&seen.page.metadata.regions), ["حوضهٔ اورسا"]);
}

#[test]
fn a_german_page_is_read_like_any_other() {
    let seen = see(include_str!("../fixtures/german.txt"));
    assert_eq!(seen.field("title"), "Wem gehört die Schleuse?");
    assert_eq!(
        seen.authors(),
        [
            "Anna Müller||Anna Müller ist Juristin am Flusspult.",
            "Jörg Weiß||Jörg Weiß leitet das Archiv der Kommission."
        ]
    );
    assert_eq!((seen.date().as_str(), seen.field("kind")), ("2019-03-12", "Kurzanalyse"));
    assert_eq!((seen.paragraphs().len(), seen.headings()), (2, vec!["Der Hintergrund".to_owned()]));
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Wasser", "Recht"]);
}

#[test]
fn a_french_page_is_read_like_any_other() {
    let seen = see(include_str!("../fixtures/french.txt"));
    assert_eq!(seen.field("title"), "À qui appartient l'écluse ?");
    assert_eq!(
        seen.authors(),
        ["Anne Lemoine||Anne Lemoine est juriste au Bureau des fleuves.", "Luc Ferrand||"]
    );
    assert_eq!((seen.date().as_str(), seen.field("kind")), ("2014-07-03", "Note"));
    assert_eq!((seen.paragraphs().len(), seen.headings().len()), (2, 0));
    assert_eq!(seen.page.metadata.related.iter().flatten().count(), 1);
}
