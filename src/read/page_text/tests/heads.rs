//! Heads of pages that no rule was written for: what says who, when and of what kind.

use super::{Seen, see};
use crate::read::page_text::labels::LABELS;

/// A head with a text below it.
macro_rules! page {
    ($head:expr) => {
        see(concat!(
            $head,
            "\n\nThe river fell for the third year in a row, and nobody on either bank could say why it did so.\n\n\
             The treaty of 1954 gave the flood to the towns above and the rest to the towns below, and it foresaw \
             no year without a flood at all.\n\n\
             Both offices exchange their figures by telephone, and their engineers have studied together.\n"
        ))
    };
}

const TEXT: &str =
    "The river fell for the third year in a row, and nobody on either bank could say why it did so.";

/// `title|subtitle|kind|number|date|authors`.
fn said(seen: &Seen) -> String {
    let field = |name| seen.field(name).to_owned();
    let authors =
        seen.authors().iter().map(|author| author.replace("||", ": ")).collect::<Vec<_>>().join("; ");
    let authors = authors.replace(": ;", ";");
    format!(
        "{}|{}|{}|{}|{}|{}",
        field("title"),
        field("subtitle"),
        field("kind"),
        field("number"),
        seen.date(),
        authors.trim_end_matches([':', ' '])
    )
}

#[test]
fn a_form_prints_each_label_above_its_value() {
    let seen = page!(
        "Başlık\nAnahtarsız Nehir\n\nTür\nGörüş\n\nYayın tarihi\n3 Mart 2021\n\nYazar\nAyşe Demir\n\nMetin"
    );
    assert_eq!(said(&seen), "Anahtarsız Nehir||Görüş||2021-03-03|Ayşe Demir");
    assert_eq!((seen.paragraphs().len(), seen.headings().len()), (3, 0));
    // One label alone may be a word of the text.
    let seen = page!("Title\n\nby Ada Lind\n\nMarch 3, 2021");
    assert_eq!(seen.field("title"), "Title");
}

#[test]
fn labelled_lines_may_be_of_any_kind_and_their_date_a_year() {
    let seen = page!(
        "Title: The Key\nAuthor: Ada Lind\nSeries: River Papers No. 12\nShelf mark: 14 B\nPublication Date: 2008"
    );
    assert_eq!(said(&seen), "The Key|||River Papers No. 12|2008|Ada Lind");
    assert_eq!((seen.paragraphs().len(), seen.headings().len()), (3, 0));
    assert!(seen.page.cut.iter().any(|cut| cut.what == "Shelf mark: 14 B"));
}

#[test]
fn a_mail_s_subject_has_the_title_that_its_head_prints() {
    let seen = page!(
        "From: River Desk <post@desk.example>\nSubject: E-Notes: The Line at Orsa\nDate: Thu, 18 Mar 2021 14:02:51 -0400\n\nE-Notes\n\nTHE LINE AT ORSA: A CENTENARY\n\nby Ada Lind"
    );
    assert_eq!(seen.field("title"), "THE LINE AT ORSA: A CENTENARY");
    assert_eq!((seen.paragraphs().len(), seen.headings().len()), (3, 0));
    // In Turkish the subject of a mail is called by the word for a topic.
    let seen = page!(
        "Kimden: Nehir Masası <posta@masa.example>\nKonu: Bülten 14 | Kurak Nehir\nTarih: 3 Mart 2021\n\nBülten 14\n\nKurak Nehir: Kim Ölçüyor?"
    );
    assert_eq!((seen.field("title"), seen.field("number")), ("Kurak Nehir: Kim Ölçüyor?", "Bülten 14"));
}

#[test]
fn an_author_whom_a_label_names_may_stand_below_the_title_as_well() {
    let seen = page!("Low Water\n\nAda Lind\n\nAuthor: Ada Lind\nPublication Date: March 2021");
    assert_eq!(said(&seen), "Low Water||||2021-03|Ada Lind");
    let seen = page!(
        "Low Water\n\nby Ada Lind\n\nMarch 2021\n\nAda Lind\nDepartment of Gauges\nUniversity of Orsa\nlind@orsa.example"
    );
    assert_eq!(said(&seen), "Low Water||||2021-03|Ada Lind: Department of Gauges, University of Orsa");
    assert_eq!(seen.paragraphs().len(), 3);
}

#[test]
fn a_line_too_long_for_a_subtitle_says_what_the_text_has_to_say() {
    let long = "Orsa has met every condition for the bridge except the ones that were invented for it, says the mayor of the lower town";
    for (below, fields) in
        [(long, ("", long)), ("Who Reads the Old Gauges", ("Who Reads the Old Gauges", ""))]
    {
        let page =
            format!("Reading Low Water\n\n{below}\n\n3 March 2021\n\nby Ada Lind\n\n{TEXT}\n\n{TEXT}\n");
        let seen = see(Box::leak(page.into_boxed_str()));
        assert_eq!((seen.field("subtitle"), seen.field("summary")), fields, "{below}");
    }
}

#[test]
fn a_name_that_is_glued_to_the_text_may_stand_below_a_dek() {
    let seen = page!(
        "Low Water\n\nA scandal about a bridge has done what no party could do: it has made both towns agree.\n\nAda Lind\n\nAda LindThe gauge at Orsa has been read since 1911, and for most of that time nobody asked why."
    );
    assert_eq!((seen.authors(), seen.paragraphs().len()), (vec!["Ada Lind||".to_owned()], 4));
    assert!(seen.field("summary").starts_with("A scandal"), "{:?}", seen.paragraphs());
}

#[test]
fn a_title_is_what_a_later_line_says_with_its_subtitle() {
    let seen = page!(
        "RIVER DESK\n\nWho Reads Them?\nGauges and Pay in Orsa\n\nAda Lind\n\nWeir Lane House\nOld Town Quarter\n\nMarch 2021\n\nThe views expressed herein are those of the author and do not necessarily reflect those of the Desk.\n\nWho Reads Them? Gauges and Pay in Orsa"
    );
    assert_eq!((seen.field("title"), seen.field("subtitle")), ("Who Reads Them?", "Gauges and Pay in Orsa"));
    assert!(!seen.page.markdown.text.contains("Who Reads"), "{:?}", seen.paragraphs());
    assert!(!seen.page.markdown.text.contains("views"), "{:?}", seen.paragraphs());
}

#[test]
fn an_author_who_has_the_rights_is_no_house() {
    let seen = page!(
        "Low Water\n\nby Ada Lind\n\nMarch 2021\n\n© 2021 by Ada Lind. All rights reserved.\n\nAda Lind"
    );
    assert_eq!(said(&seen), "Low Water||||2021-03|Ada Lind");
    assert!(seen.page.metadata.publisher.is_none());
}

#[test]
fn a_press_release_has_its_house_above_its_number() {
    let seen = page!(
        "Seguici su  Facebook  Twitter\n\nMinistero dell'Orsa e delle Acque\n\nCOMUNICATO STAMPA N° 87 DEL 05/05/2022\n\nI vecchi misuratori tornano sulle due rive"
    );
    assert_eq!(
        said(&seen),
        "I vecchi misuratori tornano sulle due rive||COMUNICATO STAMPA|COMUNICATO STAMPA N° 87|2022-05-05|"
    );
    let house = seen.page.metadata.publisher.as_ref().map(|house| house.value.as_str());
    assert_eq!(house, Some("Ministero dell'Orsa e delle Acque"));
}

#[test]
fn a_name_is_an_author_by_what_stands_beside_it() {
    for (seen, author) in [
        // A rank below it, whatever is above.
        (
            page!(
                "Who Keeps the Gauge?\n\nTwo towns have signed what their governments would not, and more follow.\n\n\
                 March 3, 2021\n\nDr Ada Lind\nSenior Fellow, River Programme"
            ),
            "Dr Ada Lind: Senior Fellow, River Programme",
        ),
        // A date below it.
        (
            page!(
                "Who Keeps the Gauge?\n\nTwo towns have signed what their governments would not, and more follow.\n\n\
                 Ada Lind\n\nPublished March 3, 2021"
            ),
            "Ada Lind",
        ),
        (page!("Who Keeps the Gauge?\n\nADA LIND\nMarch 3, 2021"), "ADA LIND"),
        (page!("Who Keeps the Gauge?\n\nAda Lind\nBen Roe\n\nMarch 3, 2021"), "Ada Lind; Ben Roe"),
        (
            page!("Who Keeps the Gauge?\n\nMarie DUPRÉ Jean-Luc LE GALL\n\nMarch 3, 2021"),
            "Marie DUPRÉ; Jean-Luc LE GALL",
        ),
    ] {
        let said = said(&seen);
        assert!(said.starts_with("Who Keeps the Gauge?||"), "{said}");
        assert!(said.ends_with(&format!("|2021-03-03|{author}")), "{said}");
    }
}

#[test]
fn a_series_may_print_its_summary_as_the_first_paragraph() {
    let swp = page!(
        "SWP Comment\nNo. 12 March 2021\n\nWho Keeps the Gauge?\n\nAda Lind\n\nThe river falls. They wait. \
         Nobody reads the gauges. Europe could lend them an engineer, if it only knew where its engineers are."
    );
    assert!(swp.field("summary").starts_with("The river falls. They wait.") && swp.paragraphs().len() == 3);
    let other = page!(
        "Policy Brief\nNo. 12 March 2021\n\nWho Keeps the Gauge?\n\nAda Lind\n\nThe river falls. They wait. \
         Nobody reads the gauges. Europe could lend them an engineer, if it only knew where its engineers are."
    );
    assert_eq!(other.field("summary"), "");
}

#[test]
fn a_heading_below_a_byline_is_no_rank() {
    let seen = see(concat!(
        "Who Keeps the Gauge?\n\nMarch 3, 2021\n\nAda Lind\n\nExpert Panels Fail Again\n\n",
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.\n\n",
        "Both offices exchange their figures by telephone, and their engineers have studied together.\n"
    ));
    assert_eq!(said(&seen), "Who Keeps the Gauge?||||2021-03-03|Ada Lind");
    assert_eq!(seen.headings(), ["Expert Panels Fail Again"]);
}

#[test]
fn a_name_above_the_title_is_an_author_where_the_page_tells_of_him() {
    let told = see(concat!(
        "Ada Lind\n\nWho Keeps the Gauge?\n\nMarch 3, 2021\n\n",
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.\n\n",
        "Both offices exchange their figures by telephone, and their engineers have studied together.\n\n",
        "Ada Lind is a senior fellow at the River Desk.\n"
    ));
    assert_eq!(said(&told), "Who Keeps the Gauge?||||2021-03-03|Ada Lind");
    assert_eq!(told.field("note"), "Ada Lind is a senior fellow at the River Desk.");
    let site = page!("Orsa Affairs\n\nWho Keeps the Gauge?\n\nMarch 3, 2021");
    assert_eq!(said(&site), "Who Keeps the Gauge?||||2021-03-03|");
}

#[test]
fn a_letterhead_above_a_short_title_makes_no_name_of_it() {
    let seen =
        page!("RAND Corporation\nOther Pages\n\nGauge Economics\n\nAda Lind and Ben Roe\n\nMarch 3, 2021");
    assert_eq!(said(&seen), "Gauge Economics||||2021-03-03|Ada Lind; Ben Roe");
}

#[test]
fn a_kind_is_known_by_its_noun_or_its_place() {
    let seen = page!("March 3, 2021 |\n\nTowns Sign What Ministries Would Not\n\nFlash Brief");
    assert_eq!(said(&seen), "Towns Sign What Ministries Would Not||Flash Brief||2021-03-03|");
    let seen = page!("Shared Water Law\n\ncommentary\n\nThe Gauge Is Not a Judge\n\nby Ada Lind");
    assert_eq!(said(&seen), "The Gauge Is Not a Judge||commentary|||Ada Lind");
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Shared Water Law"]);
    // A title alone may have the noun as well.
    let seen = page!("The Gauge Report\n\nby Ada Lind");
    assert_eq!(said(&seen), "The Gauge Report|||||Ada Lind");
}

#[test]
fn a_trail_of_kinds_is_no_title_and_may_hold_the_number() {
    let seen = page!("Policy Analysis / Articles & Op-Eds\n\nThe Gauge Is Not a Judge\n\nby Ada Lind");
    assert_eq!(seen.field("title"), "The Gauge Is Not a Judge");
    let seen = page!("Policy Analysis / PolicyWatch 2210\n\nThe Gauge Is Not a Judge\n\nby Ada Lind");
    assert_eq!(said(&seen), "The Gauge Is Not a Judge||Policy Analysis|PolicyWatch 2210||Ada Lind");
}

#[test]
fn a_house_stands_between_author_and_date_or_before_the_first_words() {
    let seen = page!("Who Keeps the Gauge?\n\nAda Lind\n\nRiver Desk\n\nMarch 2021");
    assert_eq!(said(&seen), "Who Keeps the Gauge?||||2021-03|Ada Lind");
    let seen = see(concat!(
        "Who Keeps the Gauge?\n\nBy Ada Lind\n\n",
        "(DESK) — The river fell for the third year in a row, and nobody on either bank could say why.\n\n",
        "Both offices exchange their figures by telephone, and their engineers have studied together.\n\n",
        "Orsa/Lower Basin, 14 July 2019\n"
    ));
    let house = seen.page.metadata.publisher.as_ref().map(|house| house.value.as_str());
    assert_eq!((house, seen.date().as_str()), (Some("DESK"), "2019-07-14"));
    assert!(seen.paragraphs()[0].starts_with("The river fell"));
}

#[test]
fn the_line_about_rights_is_the_one_that_says_whose() {
    let seen = page!("Who Keeps the Gauge?\n\nAll rights reserved\n\n© River Desk, 2021\n\nby Ada Lind");
    let rights = seen.page.metadata.rights.as_ref().map(|rights| rights.value.as_str());
    assert_eq!(rights, Some("© River Desk, 2021"));
}

#[test]
fn words_above_the_title_are_a_topic_or_the_house() {
    let seen = page!("SHARED WATER\n\nWho Keeps the Gauge?\n\nby Ada Lind");
    assert_eq!(said(&seen), "Who Keeps the Gauge?|||||Ada Lind");
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["SHARED WATER"]);
    let seen = page!("WATER | ANALYSIS\n\nWho Keeps the Gauge?\n\nAda Lind | @adalind\n\nMarch 3, 2021");
    assert_eq!(said(&seen), "Who Keeps the Gauge?||ANALYSIS||2021-03-03|Ada Lind");
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["WATER"]);
    let seen = page!("River Institute\n\nWho Keeps the Gauge?\n\nby Ada Lind");
    let house = seen.page.metadata.publisher.as_ref().map(|house| house.value.as_str());
    assert_eq!((seen.field("title"), house), ("Who Keeps the Gauge?", Some("River Institute")));
}

#[test]
fn what_a_site_puts_round_a_title_is_none() {
    for head in [
        "A gauge on the lower Orsa. (Photo: Dee Eck/Reuters)",
        "A gauge on the lower Orsa, 2019 © Dee Eck/Getty Images",
        "Part of the series: Shared Water",
        "river.example",
        "Jump directly to page content",
    ] {
        let text = format!(
            "{head}\n\nOpinion | Who Keeps the Gauge?\n— Two towns and a treaty —\n\nBy Ada Lind\n\n5–6 minutes\n\n\
             The river fell for the third year in a row, and nobody on either bank could say why it did so.\n\n\
             Both offices exchange their figures by telephone, and their engineers have studied together.\n"
        );
        let seen = see(text.leak());
        assert_eq!(said(&seen), "Who Keeps the Gauge?|Two towns and a treaty|Opinion|||Ada Lind", "{head}");
        assert_eq!(seen.paragraphs().len(), 2, "{head}");
    }
}

#[test]
fn a_sentence_on_the_author_below_the_byline_is_his_bio() {
    let seen = page!(
        "Who Keeps the Gauge?\n\nMarch 3, 2021\n\nBy Ada Lind\n\nAda Lind is a senior fellow at the River Desk."
    );
    let bio = "Ada Lind: Ada Lind is a senior fellow at the River Desk.";
    assert_eq!(said(&seen), format!("Who Keeps the Gauge?||||2021-03-03|{bio}"));
    assert_eq!((seen.field("summary"), seen.paragraphs().len()), ("", 3));
}

#[test]
fn an_abstract_goes_on_to_the_introduction_and_no_further() {
    let head = "Who Keeps the Gauge?\n\nby Ada Lind\n\nAbstract\n\nTwo towns share a river.\n\nWe say how.";
    let rest =
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.";
    let seen = see(format!("{head}\n\n1. Introduction\n\n{rest}\n\n{rest}\n").leak());
    assert_eq!(seen.field("summary"), "Two towns share a river. We say how.");
    let seen = see(format!("{head}\n\n{rest}\n\nThe Gauge\n\n{rest}\n").leak());
    assert_eq!(seen.field("summary"), "Two towns share a river.");
}

#[test]
fn a_name_in_letters_without_case_is_known_beside_the_date() {
    let seen = see(concat!(
        "النهر الذي لا يملكه أحد\n\nمنى العاني\n\n3 آذار/مارس 2021\n\n",
        "انخفض النهر للسنة الثالثة على التوالي، ولا يعرف أحد على الضفتين لماذا حدث ذلك. وما زالت المقاييس تُقرأ كل \
         صباح، لكن الأرقام تذهب إلى مكتب لم يعد يسأل عنها منذ سنوات، وهو لا ينشر ما يصل إليه.\n\n",
        "أعطت المعاهدة الفيضان للمدن العليا والباقي للمدن السفلى، ولم تتوقع سنة بلا فيضان، ولا سنة كهذه السنة.\n"
    ));
    assert_eq!(said(&seen), "النهر الذي لا يملكه أحد||||2021-03-03|منى العاني");
    assert_eq!(seen.page.metadata.language.as_ref().map(|tag| tag.value.as_str()), Some("ar"));
}

#[test]
fn a_title_may_open_with_the_word_for_rights() {
    let seen = page!("Copyright in the Age of Machines\n\nby Ada Lind\n\nMarch 3, 2021");
    assert_eq!(said(&seen), "Copyright in the Age of Machines||||2021-03-03|Ada Lind");
    assert_eq!(seen.page.metadata.rights, None);
    for line in [
        "Copyright 2021 River Desk",
        "Copyright © River Desk",
        "Copyright by the River Desk",
        "Copyright River Policy Institute (https://desk.example).",
        "Copyright: River Institute, the Royal Academy of Gauges",
    ] {
        assert!(LABELS.is_copyright(line), "{line}");
    }
    assert!(!LABELS.is_copyright("Copyright Review Board"));
}

#[test]
fn a_sentence_that_opens_like_a_teaser_stays_inside_the_text() {
    let seen = see("The Dry River\n\nby Ada Lind\n\n\
        The river fell for the third year in a row, and nobody on either bank could say why it did so.\n\n\
        More: the dam has to be paid for by both banks.\n\n\
        Related: Who Keeps the Gauge\n\n\
        Next: [Who Pays for the Gauge?](https://desk.example/gauge)\n\n\
        Both offices exchange their figures by telephone, and their engineers have studied together.\n");
    let paragraphs = seen.paragraphs();
    assert_eq!(paragraphs.len(), 3, "{paragraphs:?}");
    assert_eq!(paragraphs[1], "More: the dam has to be paid for by both banks.");
}

#[test]
fn a_lead_of_several_sentences_is_short_beside_the_text_or_stands_below_its_topics() {
    // `kind` and what stands above a lead of three sentences.
    let lead = "The river has fallen. The towns below it want the key. Nobody has it.";
    let long = "The river fell for the third year in a row, and nobody on either bank could say why it did \
                so, though the gauges had been read each morning since the treaty, and by both offices.";
    let body = [long; 4].join("\n\n");
    let page = |above: &str, lead: &str| {
        let text =
            format!("Dry Years\n\nAda Lind\n\nRiver Paper No. 3, 3 March 2021\n\n{above}{lead}\n\n{body}\n");
        see(String::leak(text)).field("summary").to_owned()
    };
    assert_eq!(page("", lead), lead);
    let longer = format!("{lead} They have asked for it twice, and will again.");
    assert_eq!(page("", &longer), "");
    assert_eq!(page("Research Areas\n\nWater\n\nTreaties\n\n", &longer), longer);
}

#[test]
fn a_line_of_the_head_names_the_login_of_nobody_and_its_issue_by_the_year() {
    let seen = page!("# The Key to the Weir\n\nExpert comment sysadmin 3 November 2020");
    assert_eq!(said(&seen), "The Key to the Weir||Expert comment||2020-11-03|");
    let seen = page!("RRD 47/2020 - 14/4/2020\n\nThe Key to the Weir\n\nAda Lind");
    assert_eq!(said(&seen), "The Key to the Weir|||RRD 47/2020|2020-04-14|Ada Lind");
    let seen = page!("NO. 19 MARCH 2023   Introduction\n\nThe Key to the Weir\n\nAda Lind");
    assert_eq!(said(&seen), "The Key to the Weir|||NO. 19|2023-03|Ada Lind");
}

#[test]
fn where_a_text_was_printed_first_is_no_title_and_its_place_and_date_stand_in_the_head_and_below() {
    let seen = page!("Op-Ed\n\nThe Key to the Weir\n\nAda Lind\n\nOriginally published in The River Herald");
    assert_eq!(said(&seen), "The Key to the Weir||Op-Ed|||Ada Lind");
    let seen = see(concat!(
        "Briefing / Asia\n\nThe Key to the Weir\n\nNobody has the key. The towns below want it back, and soon.\n\n",
        "Orsa/Brussels, 2 December 2020\n\n",
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.\n\n",
        "Both offices exchange their figures by telephone, and their engineers have studied together.\n\n",
        "Orsa/Brussels, 2 December 2020\n"
    ));
    assert_eq!(said(&seen), "The Key to the Weir||Briefing||2020-12-02|");
    assert_eq!(seen.field("summary"), "Nobody has the key. The towns below want it back, and soon.");
    assert_eq!(seen.paragraphs().len(), 2);
}
