//! Where one name of a byline ends and the next begins.

use super::*;

fn names(line: &str) -> Vec<String> {
    byline(line).unwrap_or_default().into_iter().map(|name| name.text).collect()
}

#[test]
fn a_byline_names_everybody_once() {
    assert_eq!(names("by Ada Lind"), ["Ada Lind"]);
    assert_eq!(names("By Ada Lind and Ben O'Hara"), ["Ada Lind", "Ben O'Hara"]);
    assert_eq!(names("By Captain Ada Lind (ret.)"), ["Captain Ada Lind (ret.)"]);
    assert_eq!(
        names("by Ada Lind, Ben van der Berg, and C. D. Roe, Jr."),
        ["Ada Lind", "Ben van der Berg", "C. D. Roe, Jr."]
    );
    assert_eq!(
        names(r"by [Ada Lind \(/experts/ada\)](#), [Ben Roe](https://example.org/b) and Cy Dell"),
        ["Ada Lind", "Ben Roe", "Cy Dell"]
    );
    assert_eq!(names("by Ada Lind and Lt. Cdr. Ben Roe, USN"), ["Ada Lind", "Lt. Cdr. Ben Roe, USN"]);
    assert_eq!(names("Von Anna Müller und Jörg Weiß"), ["Anna Müller", "Jörg Weiß"]);
    assert_eq!(names("نوشتهٔ مینا راد"), ["مینا راد"]);
    assert_eq!(names("نوشته مینا راد و سارا پارسا"), ["مینا راد", "سارا پارسا"]);
}

#[test]
fn a_word_of_one_letter_joins_where_it_is_no_initial_and_no_part_of_a_family_name() {
    assert_eq!(names("Av Anna Lindqvist och Erik Sjödal"), ["Anna Lindqvist", "Erik Sjödal"]);
    assert_eq!(names("Napsali Jana Říčná a Petr Brod"), ["Jana Říčná", "Petr Brod"]);
    assert_eq!(names("Opracował Jan Wodnicki i Anna Rzecka"), ["Jan Wodnicki", "Anna Rzecka"]);
    assert_eq!(names("Por Elena Ruiz y Tomás de la Vega"), ["Elena Ruiz", "Tomás de la Vega"]);
    assert_eq!(names("Por José Ortega y Gasset"), ["José Ortega y Gasset"]);
    assert_eq!(names("By Ada A Lind"), ["Ada A Lind"]);
    assert!(byline("By a Thread").is_none());
}

#[test]
fn a_hebrew_and_joins_where_a_full_name_stands_on_both_sides() {
    let split = |line: &str| super::split(line).into_iter().map(|name| name.text).collect::<Vec<_>>();
    assert_eq!(split("נעמה ברקאי ודניאל לוי"), ["נעמה ברקאי", "דניאל לוי"]);
    for name in ["נעמה וינברג", "ד\"ר נעמה וינברג", "נעמה ברקאי וינברג"]
    {
        assert_eq!(split(name), [name]);
    }
    assert_eq!(split("ד\"ר נעמה וינברג ודניאל לוי"), ["ד\"ר נעמה וינברג", "דניאל לוי"]);
    assert_eq!(split("נעמה ברקאי, דניאל וינברג"), ["נעמה ברקאי", "דניאל וינברג"]);
    assert_eq!(split("נעמה ברקאי ודניאל וינברג"), ["נעמה ברקאי", "דניאל וינברג"]);
    let three = ["נעמה ברקאי וינברג", "דניאל וינברג", "שרה כהן"];
    assert_eq!(split("נעמה ברקאי וינברג ודניאל וינברג ושרה כהן"), three);
}

#[test]
fn what_is_said_of_somebody_is_no_name_and_a_body_may_be_two_things() {
    assert!(!super::is_name("باحثة في شؤون الأنهار، تقيم في بغداد"));
    let named = byline("By A. Reader, Senior Fellow, Example Institute").unwrap();
    assert_eq!((named.len(), named[0].text.as_str()), (1, "A. Reader"));
    assert_eq!(named[0].about.as_deref(), Some("Senior Fellow, Example Institute"));
    let told = byline("By Ada Lind, University of Orsa, and Ben Roe, River Institute").unwrap();
    let told: Vec<_> = told.iter().map(|name| (name.text.as_str(), name.about.as_deref())).collect();
    assert_eq!(told, [("Ada Lind", Some("University of Orsa")), ("Ben Roe", Some("River Institute"))]);
    assert_eq!(names("By Ada Lind and the Iran Desk"), ["Ada Lind", "Iran Desk"]);
    let housed = byline("By Ada Lind and Ben Roe* (DESK)").unwrap();
    assert_eq!((housed[1].text.as_str(), housed[1].about.as_deref()), ("Ben Roe", Some("DESK")));
    for (line, post) in [
        ("Par Ada Lind, chercheuse, spécialiste de la Corne", "chercheuse, spécialiste de la Corne"),
        ("Ada Lind | Head of Energy and Climate", "Head of Energy and Climate"),
    ] {
        let described = super::described(line).unwrap();
        assert_eq!((described.len(), described[0].about.as_deref()), (1, Some(post)));
    }
    assert_eq!(names("By the Institute for Rivers and Lakes"), ["Institute for Rivers and Lakes"]);
    assert_eq!(names("By Lee Carver and Pat Editor"), ["Lee Carver", "Pat Editor"]);
    assert_eq!(names("By Lee Carver, Fellow and Head of Research"), ["Lee Carver"]);
    assert_eq!(
        names("Par Laurence LEMOINE Dácil FERRAND ROJAS"),
        ["Laurence LEMOINE", "Dácil FERRAND ROJAS"]
    );
    assert_eq!(names("By Ada Lind, Ben Roe, +11"), ["Ada Lind", "Ben Roe"]);
}

#[test]
fn a_body_may_be_named_with_articles_inside() {
    for house in ["Ministero dell'Economia e delle Finanze", "Agence d’Orsa", "Institute of the Weir"] {
        assert!(is_body(house), "{house}");
    }
    assert!(!is_body("Ministero dell'economia"));
}

#[test]
fn a_line_as_long_as_a_chapter_is_no_byline() {
    let signed = |count: usize| byline(&format!("By {}", vec!["Ada Lind"; count].join(", ")));
    assert_eq!(signed(200).map(|names| names.len()), Some(200));
    assert_eq!(signed(20_000), None);
}

#[test]
fn the_service_of_a_soldier_is_nobody() {
    let named = |line: &str| -> Vec<(String, Option<String>)> {
        let names = all_names(line).unwrap_or_default();
        names.into_iter().map(|name| (name.text, name.about)).collect()
    };
    let retired = Some("U.S. Army (Ret.)".to_owned());
    assert_eq!(named("Col. Ada Lind, U.S. Army (Ret.)"), [("Col. Ada Lind".to_owned(), retired)]);
    assert_eq!(named("Maj. Ada Lind, Indian Army (Retd.), and Ben Roe").len(), 2);
    assert_eq!(named("Lt. Col. Ada Lind, USA, and Ben Roe")[0].0, "Lt. Col. Ada Lind, USA");
    assert_eq!(named("Dr. Ada Lind, USA").len(), 2, "behind others it is a country");
}

#[test]
fn a_sentence_that_begins_with_by_is_no_byline() {
    for line in [
        "By Tuesday the talks had failed.",
        "By the Numbers: 2008",
        "By Ada Lind, who saw it first, the treaty was read",
        "Bystanders",
        "By way of introduction",
        "Von der Krise zum Krieg um Wasser",
    ] {
        assert_eq!(byline(line), None, "{line}");
        assert_eq!(super::described(&format!("{line}.")), None, "{line}");
    }
}

#[test]
fn a_given_name_that_is_an_office_as_well_is_a_name_beside_another() {
    let names = |line: &str| {
        let named = all_names(line).unwrap_or_default();
        named.into_iter().map(|name| (name.text, name.about)).collect::<Vec<_>>()
    };
    assert_eq!(names("יעל ברקת | עמית לוי"), [("יעל ברקת".to_owned(), None), ("עמית לוי".to_owned(), None)]);
    assert_eq!(names("יעל ברקת, עמית מחקר").len(), 1);
}
