//! Claims about what boxes and closing lines say of authors.

use super::*;

const BEN: &str = "Ben Roe teaches hydrology at the Academy of Dams.";
const ADA: &str = "Ada Lind is an analyst at the River Desk.";

#[test]
fn a_paragraph_about_several_authors_is_parted_where_each_is_named() {
    let body = format!("{PROSE}<div><h3>Authors</h3><p>{ADA} {BEN} He lives in Basel.</p></div>");
    let (page, _) = taken(&["Ada Lind", "Ben Roe"], &body);
    assert_eq!(bios(&page), [format!("Ada Lind||{ADA}"), format!("Ben Roe||{BEN} He lives in Basel.")]);
}

#[test]
fn neither_telephone_numbers_nor_names_on_networks_are_said_of_an_author() {
    let handle = "<a href='https://net.example/lind'>@lind</a>";
    for (said, bio) in [
        (format!("<p>{ADA}</p><p>Telephone: +41 31 555 01 02</p>"), ADA),
        (format!("<p>27 Briefs</p><p>{ADA}</p>"), ADA),
        (format!("<p>{ADA} Twitter: {handle}</p>"), ADA),
        ("<p>Senior Analyst, Rivers</p><p>Media Enquiries</p>".to_owned(), "Senior Analyst, Rivers"),
    ] {
        let (page, _) =
            taken(&["Ada Lind"], &format!("{PROSE}<h3>About the author</h3><h4>Ada Lind</h4>{said}"));
        assert_eq!(bios(&page), [format!("Ada Lind||{bio}")], "{said}");
    }
}

#[test]
fn a_note_on_the_author_may_have_a_box_to_itself() {
    let dressed = "<b>Ada Lind.</b> Hydrologist, author of <i>Low Water</i>.";
    let notes = "<div class=notes><p>1. A long note on the gauges of the upper river, which nobody has read since the war.</p></div>";
    for (note, read) in [
        (format!("<div><p>{ADA}</p></div>"), ADA),
        (
            format!("<div><p>{}</p></div>", ADA.replace("Ada Lind", "ADA LIND")),
            "ADA LIND is an analyst at the River Desk.",
        ),
        (format!("<div><p>{dressed}</p></div>{notes}"), "**Ada Lind.** Hydrologist, author of *Low Water*."),
    ] {
        let (page, document) = taken(&["Ada Lind"], &format!("<div><div>{PROSE}</div>{note}</div>"));
        assert_eq!(page.metadata.author_note.map(|note| note.value).as_deref(), Some(read), "{note}");
        assert!(document.text().contains("third year"));
    }
    let (page, _) = taken(&["Ada Lind"], &format!("<div><p><b>Ada Lind.</b> Hydrologist.</p>{PROSE}</div>"));
    assert!(page.metadata.author_note.is_none());
}

#[test]
fn the_regions_of_a_menu_are_none() {
    let list =
        "<b>Regions</b><ul><li><a href=/a>Asia</a><li><a href=/b>Africa</a><li><a href=/c>Europe</a></ul>";
    let row = format!("<table><tr><td>{list}</td><td><h1>Low Water</h1>{PROSE}</td></tr></table>");
    let bar =
        format!("<div class=site-navigation><div class=region-nav><a href=/a>Asia</a></div></div>{PROSE}");
    let untitled = format!("<table><tr><td>{list}</td><td>{PROSE}</td></tr></table>");
    let layout =
        format!("{PROSE}<div class='region region-sidebar'><ul><li><a href=/a>Summer School</a></ul></div>");
    for body in [row, bar, untitled, layout] {
        assert_eq!(names(&taken(&[], &body).0.metadata.regions), Vec::<&str>::new(), "{body}");
    }
}

#[test]
fn what_stands_beside_the_link_in_a_heading_is_not_of_the_title() {
    let item = "<h6><a href='/salt'>Salt in the Delta</a> (February 26, 2009)</h6>";
    let (page, _) = taken(&[], &format!("{PROSE}<h3>Related</h3><ul><li>{item}</ul>"));
    assert_eq!(readings(&page), ["|Salt in the Delta|2009-02-26||https://desk.example/salt"]);
}

#[test]
fn a_name_in_bold_below_the_label_is_an_author_s() {
    let said =
        "<p><b>Ada Lind</b> – <i>River Academy</i><br>Ada Lind reads the gauges of the lower river.</p>";
    let (page, _) = taken(&[], &format!("{PROSE}<p><b>About the author</b></p>{said}"));
    assert_eq!(bios(&page), ["Ada Lind||Ada Lind reads the gauges of the lower river."]);
}

#[test]
fn notices_of_the_house_may_stand_below_the_note_on_the_author() {
    let notices = "<hr><p>Nothing written here is to be construed as reflecting the views of the River Desk or of its donors.</p>\
         <p>[ Home | Library | Feedback ] © 1999 The River Desk, 214 Harbour Avenue, Bern. Phone: 031 555 01 02</p>";
    let (page, _) = taken(&["Ada Lind"], &format!("<div>{PROSE}<p><i>{ADA}</i></p>{notices}</div>"));
    assert_eq!(page.metadata.author_note.map(|note| note.value).as_deref(), Some(ADA));
}

#[test]
fn a_topic_may_have_a_comma_in_it() {
    let tags =
        "<p>Filed under <a rel=tag href=/t/a>Dams, rivers and lakes</a> <a rel=tag href=/t/b>Salt</a></p>";
    let (page, _) = taken(&[], &format!("{PROSE}{tags}"));
    assert_eq!(names(&page.metadata.topics), ["Dams, rivers and lakes", "Salt"]);
}

#[test]
fn years_in_a_box_are_said_of_the_author_and_numbers_are_not() {
    let body = |line: &str| {
        format!(
            "{PROSE}<div class=author-box><h3>Ada Lind</h3><p>{line}</p><p>She writes on salt and rivers.</p></div>"
        )
    };
    for line in ["US Navy, 1988–2010", "Born in Tehran in 1961"] {
        let (page, _) = taken(&["Ada Lind"], &body(line));
        assert_eq!(bios(&page), [format!("Ada Lind||{line} She writes on salt and rivers.")]);
    }
    for line in ["Telephone: 031 555 01 02", "12 posts", "Tel. 031 555 01 02", "Joined: 3 May 2008"] {
        let (page, _) = taken(&["Ada Lind"], &body(line));
        assert_eq!(bios(&page), ["Ada Lind||She writes on salt and rivers."], "{line}");
    }
}

#[test]
fn an_answer_in_an_interview_is_no_note_on_its_author() {
    let answer = "The ministries have known it since May, and I expect them to say so before the winter.";
    for sign in [":", " –", "."] {
        let said = |answer: &str| format!("<div class=a><p><b>Ada Lind{sign}</b> {answer}</p></div>");
        let first =
            if sign == "." { said("Nobody can say why the river fell so far.") } else { String::new() };
        let (page, document) = taken(&["Ada Lind"], &format!("{PROSE}{first}{}", said(answer)));
        assert!(page.metadata.author_note.is_none() && document.text().contains("since May"), "{sign}");
        let first = if sign == ":" { String::new() } else { first + &said(answer) };
        let (page, _) = taken(&["Ada Lind"], &format!("{}{first}{PROSE}", said(answer)));
        assert_eq!(bios(&page), ["Ada Lind||"], "{sign}");
    }
}

#[test]
fn a_paragraph_above_the_text_may_say_who_its_authors_are() {
    let ada = "Ada Lind – hydrologist, fellow of the River Desk in Bern.";
    let both = "<p><i><b>Ada Lind</b> – hydrologist, fellow of the River Desk in Bern. \
                <b>Ben Roe</b> – columnist of the Harbour Review.</i></p>";
    let (page, document) = taken(&["Ada Lind", "Ben Roe"], &format!("{both}{PROSE}"));
    assert_eq!(
        bios(&page),
        [format!("Ada Lind||{ada}"), "Ben Roe||Ben Roe – columnist of the Harbour Review.".into()]
    );
    assert!(!document.text().contains("columnist"));
    let plain = both.replace("<b>", "").replace("</b>", "").replace("<i>", "").replace("</i>", "");
    let (page, _) = taken(&["Ada Lind", "Ben Roe"], &format!("{plain}{PROSE}"));
    assert_eq!(bios(&page), ["Ada Lind||", "Ben Roe||"], "the text may begin so");
}

#[test]
fn a_label_may_name_whom_no_byline_names() {
    let box_ =
        "<h2>Author Contact Information</h2><div><p>Ada Lind, Analyst in River Affairs (7-0000)</p></div>";
    let (page, _) = taken(&[], &format!("{PROSE}{box_}"));
    assert_eq!(bios(&page), ["Ada Lind||Analyst in River Affairs"]);
    let signed = "<div><b>Ada Lind</b>, <span>author</span><br><b>Ben Roe</b>, Academy of Dams<br></div>";
    let (page, _) = taken(&[], &format!("{PROSE}{signed}"));
    assert_eq!(bios(&page), [""; 0], "who signed a letter");
}

#[test]
fn an_office_is_kept_where_the_text_follows_the_authors() {
    let authors = format!("<h3>Authors</h3><p>Ben Roe<br>Fellow, River Desk</p><p>{ADA}</p>");
    let (page, document) = taken(&["Ada Lind", "Ben Roe"], &format!("{authors}{PROSE}"));
    assert_eq!(bios(&page), [format!("Ada Lind||{ADA}"), "Ben Roe||Fellow, River Desk".to_owned()]);
    assert!(document.text().contains("third year"));
}

#[test]
fn the_note_on_the_author_loses_the_dash_before_it_and_the_slant_round_his_name() {
    let said = " is an analyst at the River Desk.";
    for note in [
        format!("<em>&mdash;</em><a href=/people/ada><strong><em>Ada Lind</em></strong></a><em>{said}</em>"),
        format!("\u{2022} Ada Lind{said}"),
        format!("<em>\u{2013} <b>Ada Lind</b>{said}</em>"),
    ] {
        let (page, _) = taken(&["Ada Lind"], &format!("<div>{PROSE}<p>{note}</p></div>"));
        assert_eq!(page.metadata.author_note.map(|note| note.value).as_deref(), Some(ADA), "{note}");
    }
}

#[test]
fn what_touches_the_name_of_an_author_is_said_of_him_on_a_line_of_its_own() {
    let person = "<p><a href=/people/ada>Ada Lind</a><span>Academy of Dams</span></p>";
    let (page, _) = taken(&["Ada Lind"], &format!("{PROSE}<h3>About the author</h3>{person}"));
    assert_eq!(bios(&page), ["Ada Lind|https://desk.example/people/ada|Academy of Dams"]);
}

#[test]
fn below_written_by_the_name_may_be_a_heading() {
    let body = format!("{PROSE}<div><p>Written by</p><h2><a href=/@ada>Ada Lind</a></h2><p>{ADA}</p></div>");
    let (page, document) = taken(&["Ada Lind"], &body);
    assert_eq!(bios(&page), [format!("Ada Lind|https://desk.example/@ada|{ADA}")]);
    assert!(!document.text().contains("Written by"));
}

#[test]
fn a_card_below_the_text_says_what_an_author_is() {
    let card = "<p><b>Ada Lind</b><br>Professor of Rivers, University of Bern | <a href=/a>@lind</a></p>";
    let (page, document) = taken(&["Ada Lind"], &format!("{PROSE}{card}<hr>"));
    assert_eq!(bios(&page), ["Ada Lind||Professor of Rivers, University of Bern"]);
    assert!(!document.text().contains("Lind"));
    let (_, document) = taken(&["Ada Lind"], &format!("{PROSE}{card}{PROSE}"));
    assert!(document.text().contains("Lind"), "the text goes on below");
    let answer = "<p><b>Ada Lind</b><br>The river fell again.</p>";
    assert_eq!(bios(&taken(&["Ada Lind"], &format!("{PROSE}{answer}")).0), ["Ada Lind||"]);
}

#[test]
fn a_raised_mark_leads_from_a_name_to_what_its_bearer_is() {
    let byline = "<p><b>Ada Lind<sup>I</sup>; Ben Roe<sup>II</sup></b></p>";
    let about = "<p><sup>I</sup>Professor at the River Academy, Bern (lind@desk.example)<br>\
                 <sup>II</sup>Keeper of the Lower Gauge</p>";
    let authors = ["Ada Lind", "Ben Roe"];
    let (page, document) = taken(&authors, &format!("{byline}{about}{PROSE}"));
    assert_eq!(
        bios(&page),
        ["Ada Lind||Professor at the River Academy, Bern", "Ben Roe||Keeper of the Lower Gauge"]
    );
    assert!(!document.text().contains("Keeper"));
    let title = "<h1>Low Water</h1><p><b>Étiage</b></p>";
    let html = format!("<body>{title}{byline}{about}{PROSE}</body>");
    let document = Document::from(html);
    let mut page = page;
    page.metadata.title = Some(Placed::new("Low Water".to_owned(), Place::file("a.html")));
    take(&document, &FilePath::new("a.html"), None, &mut page);
    assert!(!document.text().contains("Étiage"), "the title in another language stands above the names");
    let other = about.replace("II<", "III<");
    let (_, document) = taken(&authors, &format!("{byline}{other}{PROSE}"));
    assert!(document.text().contains("Keeper"), "a mark leads nowhere");
}

#[test]
fn neither_a_button_nor_the_label_of_a_form_is_said_of_an_author() {
    let bio = |said: &str| {
        let (page, _) = taken(&["Ada Lind"], &format!("<div>{PROSE}</div><h3>About the author</h3>{said}"));
        page.metadata.authors.into_iter().flatten().find_map(|credit| credit.bio).map(|bio| bio.value)
    };
    let mail = "<a href=mailto:lind@desk.example>";
    let said = format!("<p>Ada Lind</p><p>Fellow at the Desk; born in Bern. {mail}E-mail</a></p>");
    assert_eq!(bio(&said).as_deref(), Some("Fellow at the Desk; born in Bern."));
    let named = format!("<p>Ada Lind reads gauges with her friend {mail}Ben Roe</a></p>");
    assert_eq!(bio(&named).as_deref(), Some("Ada Lind reads gauges with her friend Ben Roe"));
    let form = "<div><h4>Ada Lind</h4><p>Job title</p><p>Senior Fellow, River Desk</p></div>";
    assert_eq!(bio(form).as_deref(), Some("Senior Fellow, River Desk"));
}

#[test]
fn a_note_may_open_with_the_names_of_all_authors() {
    let note = |line: &str| {
        let (page, _) = taken(&["Ada Lind", "Ben Roe"], &format!("<div>{PROSE}<p>{line}</p></div>"));
        page.metadata.author_note.map(|note| note.value)
    };
    let all = "Ada Lind and Ben Roe took part in the survey of 2008.";
    assert_eq!(note(&all.replace("Ada Lind", "<b>Ada Lind</b>")).as_deref(), Some(all));
    assert_eq!(note("Authors: Ada Lind and Ben Roe, River Desk"), None);
    assert_eq!(note("Ada Lind took part in the survey of 2008."), None);
}

#[test]
fn a_sentence_on_the_author_above_the_text_is_a_note_and_a_phrase_his_bio() {
    let taken = |line: &str| {
        let (page, _) = taken(&["Ada Lind"], &format!("<div><p>{line}</p>{PROSE}{PROSE}</div>"));
        let bio = page.metadata.authors.into_iter().flatten().find_map(|credit| credit.bio);
        (page.metadata.author_note.map(|note| note.value), bio.map(|bio| bio.value))
    };
    let sentence = "Ada Lind is a hydrologist in Bern and keeps the gauges of the lower Aare for the canton.";
    assert_eq!(taken(&format!("<i>{sentence}</i>")), (Some(sentence.to_owned()), None));
    let phrase =
        "<b>Ada Lind</b> – hydrologist in Bern, keeper of the gauges of the lower Aare for the canton.";
    assert!(matches!(taken(phrase), (None, Some(_))));
}

#[test]
fn what_leads_to_more_of_an_author_is_not_said_of_him() {
    let more =
        "<div><h4>More from this author...</h4><ul><li><a href='/p/salt'>Salt Lines</a></li></ul></div>";
    let card = format!(
        "<div class=author-card><div class=bio>Ada Lind reads the gauges of the Aare.</div>{more}</div>"
    );
    let (page, _) = taken(&["Ada Lind"], &format!("{card}{PROSE}"));
    assert_eq!(bios(&page), ["Ada Lind||Ada Lind reads the gauges of the Aare."]);
}

#[test]
fn positions_that_a_semicolon_parts_have_no_comma_besides() {
    let posts = "<div class=role>Fellow, River Desk;<br>Professor, River Academy</div>";
    let card = format!("<div><h3>Ada Lind</h3>{posts}</div>");
    let (page, _) = taken(&["Ada Lind"], &format!("{PROSE}<h2>About the Author</h2>{card}"));
    assert_eq!(bios(&page), ["Ada Lind||Fellow, River Desk; Professor, River Academy"]);
}

#[test]
fn a_card_may_have_a_link_and_a_name_in_a_network_beside_the_position() {
    let card = |name: &str, more: &str| {
        let page = name.to_lowercase().replace(' ', "-");
        format!(
            "<div><div><a href='/people/{page}'>{name}</a><div>Analyst, River Desk</div>{more}</div></div>"
        )
    };
    let handle = "<a href='https://x.example/ada_x'>ada_x</a>";
    let cards = format!("{}{}", card("Ada Lind", handle), card("Ben Roe", ""));
    let (page, _) = taken(&[], &format!("{PROSE}<aside><h3>Contributors</h3>{cards}</aside>"));
    let people = "https://desk.example/people";
    let ada = format!("Ada Lind|{people}/ada-lind|Analyst, River Desk");
    assert_eq!(bios(&page), [ada, format!("Ben Roe|{people}/ben-roe|Analyst, River Desk")]);
}

#[test]
fn a_name_may_stand_on_two_lines() {
    let said = "<h4>Ada<br>Lind</h4><ul><li>Ada Lind studies gauges and their readers.</li></ul>";
    let (page, _) = taken(&["Ada Lind"], &format!("{PROSE}<div><h3>About the Author</h3>{said}</div>"));
    assert_eq!(bios(&page), ["Ada Lind||Ada Lind studies gauges and their readers."]);
}

#[test]
fn each_author_may_have_a_note_in_italics() {
    let notes = "<p><em><a href='https://x.example/ada'>Ada Lind</a> is a hydrologist in Bern.</em></p>\
        <p><em>Ben Roe is a builder of dams.</em></p>";
    let (page, _) = taken(&["Ada Lind", "Ben Roe"], &format!("<div>{PROSE}{notes}</div>"));
    let note = page.metadata.author_note.unwrap().value;
    assert_eq!(note, "Ada Lind is a hydrologist in Bern.\n\nBen Roe is a builder of dams.");
}

#[test]
fn an_address_may_stand_below_the_note() {
    let note =
        "<p><i>Ada Lind is a hydrologist at the River Desk and reads its gauges on both banks.</i></p>";
    let address = "<p>Published by<br>The River Desk<br>214 River Avenue, N.E.<br>Bern, B.E. 3011<br>(202) 546-0100<br>http://desk.example</p>";
    let (page, _) = taken(&["Ada Lind"], &format!("<div>{PROSE}{note}<hr>{address}</div>"));
    assert!(page.metadata.author_note.is_some());
}

#[test]
fn a_name_in_a_bio_may_lead_to_the_page_of_its_bearer() {
    let bio = "<p><a href='/team/ada-lind'>Ada Lind</a> is a hydrologist at the River Desk.</p>";
    let (page, _) = taken(&["Ada Lind"], &format!("{PROSE}<h2>About the Author</h2>{bio}"));
    let said = "Ada Lind is a hydrologist at the River Desk.";
    assert_eq!(bios(&page), [format!("Ada Lind|https://desk.example/team/ada-lind|{said}")]);
}
