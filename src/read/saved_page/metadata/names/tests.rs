use super::*;

fn names(text: &str, form: Form) -> Vec<String> {
    people(text, form).into_iter().map(|person| person.name).collect()
}

#[test]
fn what_stands_in_wide_brackets_behind_a_name_is_a_post() {
    let read = people("柏木真澄（日本研究所研究員）", Form::Line);
    assert_eq!((&*read[0].name, read[0].about.as_deref()), ("柏木真澄", Some("日本研究所研究員")));
    let narrow = people("柏木真澄(研究員)", Form::Line);
    assert_eq!((&*narrow[0].name, narrow[0].about.as_deref()), ("柏木真澄", Some("研究員")));
    assert_eq!(
        people("柏木真澄（研究員）、山本（教授）", Form::Line).first().and_then(|one| one.about.clone()),
        None
    );
}

#[test]
fn a_line_names_its_authors_and_nothing_else() {
    for (line, wanted) in [
        ("By Ada Lind", &["Ada Lind"][..]),
        ("by Ada Lind and Ben Roe", &["Ada Lind", "Ben Roe"]),
        ("Ada Lind, Ben Roe & Cy Dell", &["Ada Lind", "Ben Roe", "Cy Dell"]),
        ("Ada Lind; Ben Roe", &["Ada Lind", "Ben Roe"]),
        ("Von Anna Müller und Jörg Weiß", &["Anna Müller", "Jörg Weiß"]),
        ("Posted by Ada Lind on 12 November 2008", &["Ada Lind"]),
        ("By Ada Lind Nov. 12, 2008", &["Ada Lind"]),
        ("By Ada Lind | River Desk", &["Ada Lind"]),
        ("Ada Lind y Ben Roe. ARI 14/2020 - 11/2/2020.", &["Ada Lind", "Ben Roe"]),
        ("J. R. Lind and Ben Roe, 2008", &["J. R. Lind", "Ben Roe"]),
        ("Ada Lind − 14/11/08, 02:00", &["Ada Lind"]),
        ("Ada Lind, Senior Fellow", &["Ada Lind"]),
        ("Ada Lind, PhD", &["Ada Lind, PhD"]),
        ("Ada Lind\nA hydrologist, River Desk", &["Ada Lind"]),
        ("Von\nJörg Weiß", &["Jörg Weiß"]),
        ("Autorin:\nJörg Weiß", &["Jörg Weiß"]),
        ("Par Ada Lind (avec Ben Roe et Cy Dell)", &["Ada Lind", "Ben Roe", "Cy Dell"]),
        ("Ada Lind ada@river.example", &["Ada Lind"]),
        ("By Benjamin (B.J.) Roe", &["Benjamin (B.J.) Roe"]),
        ("Ada Lind (Bern)", &["Ada Lind"]),
    ] {
        assert_eq!(names(line, Form::Line), wanted, "{line}");
    }
}

#[test]
fn nobody_is_no_author() {
    for line in [
        "admin",
        "Webmaster",
        "desk@river.example",
        "https://river.example/ada",
        "river.org",
        "12 November 2008",
        "What the river says about us all",
        "Follow",
        "人氣",
    ] {
        assert_eq!(names(line, Form::Line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn a_catalogue_has_the_family_name_first() {
    assert_eq!(names("Lind, Ada", Form::Catalogue), ["Ada Lind"]);
    assert_eq!(names("van der Berg, Ben", Form::Catalogue), ["Ben van der Berg"]);
    assert_eq!(names("Ada Lind, Ben Roe", Form::Catalogue), ["Ada Lind", "Ben Roe"]);
    assert_eq!(names("Lind-Le Guen, Ada", Form::Catalogue), ["Ada Lind-Le Guen"]);
}

#[test]
fn a_folder_tells_pages_of_people_from_other_pages() {
    assert!(
        is_page_of_person("/our-people/ada-lind") && is_page_of_person("https://desk.example/experts/a/1")
    );
    assert!(is_page_of_person("/papers?category=rivers&author=ada-lind"));
    for href in [
        "/papers?q=author",
        "/words?author=Lind,Ada",
        "/people-power-in-the-delta",
        "https://people.example/river",
        "/topics/experts",
    ] {
        assert!(!is_page_of_person(href), "{href}");
    }
}

#[test]
fn a_region_is_nobody() {
    assert!(!is_plausible("Middle East") && !is_plausible("Sub-Saharan Africa"));
    assert!(is_plausible("Oliver West") && is_plausible("North Lind"));
}

#[test]
fn what_leads_on_to_more_is_nobody() {
    assert!(!is_plausible("اطلاعات بیشتر") && !is_plausible("Read More") && is_plausible("Ada More"));
}

#[test]
fn a_rank_is_no_part_of_a_name() {
    assert!(alike("Dr. Ada Lind", "Ada Lind") && alike("RADM (Ret.) Ben Roe", "Ben Roe"));
    assert!(!alike("Dean Lind", "Lind"));
    assert!(is_full("The Rt Hon Ada Maria Lind MP") && is_full("Lord Lind") && !is_full("Lind"));
}

#[test]
fn a_notice_of_rights_is_no_name() {
    assert_eq!(people("Copyright River Desk GmbH & Co. KG", Form::Catalogue), []);
}

#[test]
fn a_label_for_one_or_several_is_nobody() {
    assert!(is_nobody("Auteur(s") && is_nobody("Author(s)") && !is_nobody("Author(ity)"));
    assert!(names("Jan te Velde", Form::Line) == ["Jan te Velde"]);
}

#[test]
fn words_that_name_nobody_stand_in_their_table_in_the_form_in_which_names_are_compared() {
    let unlike: Vec<&str> = WORDS.nobody.iter().filter(|word| key(word) != *word).collect();
    let unknown = unlike.iter().map(|word| key(word)).find(|word| !WORDS.nobody.contains(word));
    assert_eq!(unknown, None, "{unlike:?}");
}
