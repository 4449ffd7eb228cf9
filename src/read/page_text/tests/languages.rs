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

#[test]
fn two_authors_have_a_label_of_their_own_in_arabic() {
    let text = "انخفض منسوب النهر للعام الثالث على التوالي، ولم يستطع أحد على أي من الضفتين أن يقول لماذا انخفض إلى هذا الحد. ولم يسأل أحد عن ذلك منذ الربيع.\n\n";
    let page = |label: &str| {
        see_text(format!(
            "الماء القليل\n\nبقلم سلمى النهري، كريم الجسر\n\n١٢ تشرين الثاني/نوفمبر ٢٠١٨\n\n{}{label}\n\nسلمى النهري\n\nسلمى النهري باحثة في مكتب النهر.\n\nكريم الجسر\n\nكريم الجسر مهندس في مكتب النهر.\n",
            text.repeat(3)
        ))
    };
    for label in ["نبذة عن الكاتبين", "لمحة عن المؤلفين", "عن الباحثتين"]
    {
        let authors = page(label).authors();
        assert_eq!(authors.len(), 2, "{label}: {authors:?}");
        assert!(authors[1].ends_with("كريم الجسر مهندس في مكتب النهر."), "{label}: {authors:?}");
    }
}

#[test]
fn a_paragraph_that_a_copy_has_cut_is_no_heading_where_no_letter_is_small() {
    let text = "بارندگی‌های بهار رود را بالا آورد و هیچ‌کس در هیچ‌یک از دو کرانه نمی‌دانست چرا پس از آن دوباره پایین رفت.\n\n";
    let (above, below) = (
        "زمین‌های پایین‌دست در این سال‌ها تغییر کرده بود. بستر رود را",
        "برای ساختن جاده خشک کرده بودند و کسی چیزی نپرسید.",
    );
    let seen = see_text(format!("آب کم\n\nتوسط مینا راد\n\n{text}{text}{above}\n\n{below}\n\n{text}{text}"));
    assert!(seen.paragraphs().contains(&format!("{above} {below}")), "{:?}", seen.paragraphs());
    assert!(seen.headings().is_empty(), "{:?}", seen.headings());
}
