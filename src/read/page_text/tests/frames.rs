//! What a site or a tool puts round a text, and where the text and its head begin inside it.

use super::*;

/// A page of some paragraphs between a head and a foot.
fn framed(head: &str, foot: &str) -> Seen {
    see_text(format!("{head}{}{foot}\n", PARAGRAPH.repeat(4)))
}

#[test]
fn a_site_s_foot_below_the_sections_is_cut() {
    let foot = "TOPICS\n\nWater\nSalt\n\nStay up to date\n\n12 Weir Lane, Suite 400, Port Orsa 20036\n\nThe desk is an independent body that was founded by the towns of the lower basin.";
    let seen = framed(HEAD, foot);
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Water", "Salt"]);
    assert_eq!(seen.paragraphs().len(), 4);
    assert_eq!(seen.warnings.iter().map(|warning| warning.code).collect::<Vec<_>>(), [Code::FootLeftOut]);
    // Below a section that stands in the middle the text goes on.
    let seen = framed(HEAD, &format!("TOPICS\n\nWater\nSalt\n\n{}", PARAGRAPH.repeat(3)));
    assert_eq!(seen.paragraphs().len(), 7);
}

#[test]
fn topics_may_stand_in_a_row() {
    for row in [
        "Water   Salt and Grain   Old Bridges",
        "Water (/t/1) Salt and Grain (/t/2) Old Bridges (/t/3)",
        "[Water](/t/1) [Salt and Grain](/t/2) [Old Bridges](/t/3)",
    ] {
        let seen = framed(HEAD, &format!("TOPICS\n\n{row}"));
        let names = Seen::names(&seen.page.metadata.topics);
        assert_eq!(names, ["Water", "Salt and Grain", "Old Bridges"], "{row}");
    }
}

#[test]
fn a_row_of_links_at_the_end_is_no_text() {
    assert_eq!(framed(HEAD, "[ Home page ]  [ River Papers ]").paragraphs().len(), 4);
    assert_eq!(framed(HEAD, "[ See the gauge, 1996 ]").paragraphs().len(), 5);
}

#[test]
fn a_title_may_stand_below_kind_and_date() {
    let seen =
        framed("RIVER DESK\n\nReport / Basin\n3 March 2021\n8 minutes\n\nWho Reads the Old Gauges\n\n", "");
    assert_eq!((seen.field("title"), seen.field("kind")), ("Who Reads the Old Gauges", "Report"));
    let seen = framed(
        "* [Orsa](/orsa)\n* [Basin](/basin)\n\nReport / Basin *30 April 2021* 20+ minutes\n\n# Low Water\n\n",
        "",
    );
    assert_eq!((seen.field("title"), seen.date().as_str()), ("Low Water", "2021-04-30"));
}

#[test]
fn a_title_and_its_subtitle_stand_together_below_a_letterhead() {
    let head = "River Desk: Better Gauges for the Basin\n\nOther Pages\n\nPolicyWatch #12\n\nReading the Old Gauges\n\nBy Ada Lind\n\nNov 12, 2008\n\n";
    let seen = framed(head, "");
    assert_eq!((seen.field("title"), seen.field("subtitle")), ("Reading the Old Gauges", ""));
}

#[test]
fn a_catalogue_s_record_has_a_line_for_each_value() {
    let record = "dc.contributor.author\tLind, Ada\ndc.contributor.author\tRoe, Ben\ndc.date.issued\t2016-03\n\
        dc.subject\tWater\ndc.subject\tSalt\ndc.title\tReading the Old Gauges\n\nFull text\n\n";
    let seen = framed(record, "");
    assert_eq!(seen.authors(), ["Lind, Ada||", "Roe, Ben||"]);
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Water", "Salt"]);
    assert_eq!((seen.field("title"), seen.date().as_str()), ("Reading the Old Gauges", "2016-03"));
    assert_eq!((seen.paragraphs().len(), seen.headings().len()), (4, 0));
}

#[test]
fn a_file_a_picture_and_a_caption_above_the_text_are_no_text() {
    let head = "Reading the Old Gauges\n\nby Ada Lind\n\nNov 12, 2008\n\nDownload the full paper (PDF, 3.2 MB)\n\n[old-gauge]\n\n\
        A gauge beside the lower bridge\n\nBrief Analysis\n\n";
    let seen = framed(head, "");
    assert_eq!((seen.paragraphs().len(), seen.headings().len()), (4, 0));
}

#[test]
fn a_question_in_an_interview_is_no_heading() {
    let seen = framed(HEAD, &format!("AL: Who reads them?\n\n{PARAGRAPH}Who Pays for It?\n\n{PARAGRAPH}"));
    assert_eq!(seen.headings(), ["Who Pays for It?"]);
}

#[test]
fn a_place_with_the_date_that_a_running_head_has_is_no_title() {
    let head = "River Papers No. 12\nOrsa/Geneva, 3 March 2021\n\nWho Keeps the Gauge?\n\n";
    let running = "\n\nWho Keeps the Gauge?\nRiver Papers No. 12, 3 March 2021        Page 2\n\n";
    let seen = see_text(format!("{head}{PARAGRAPH}{running}{PARAGRAPH}"));
    let title = seen.page.metadata.title.as_ref().map(|title| title.value.as_str());
    assert_eq!(title, Some("Who Keeps the Gauge?"));
}

#[test]
fn a_related_reading_may_have_its_region_beside_the_kind_and_its_title_as_a_heading() {
    let related = "RELATED\n\nReport / Lower Basin\n\n### Salt in the Fields\n\n3 March 2021\n\nPodcast / Upper Basin\n\n### A Ferry Alone\n\n1 May 2021\n";
    let seen = see_text(format!(
        "Who Keeps the Gauge?\n\nby Ada Lind\n\nMar 3, 2021\n\n{PARAGRAPH}{PARAGRAPH}{related}"
    ));
    let readings: Vec<_> = seen.page.metadata.related.iter().flatten().collect();
    let said = |reading: &crate::model::Reading| {
        (reading.kind.as_ref().unwrap().value.clone(), reading.title.value.clone())
    };
    let said: Vec<_> = readings.into_iter().map(said).collect();
    let expected = [("Report", "Salt in the Fields"), ("Podcast", "A Ferry Alone")];
    assert_eq!(said, expected.map(|(kind, title)| (kind.to_owned(), title.to_owned())));
}

#[test]
fn a_line_about_rights_is_kept_as_far_as_it_claims_them() {
    for (line, rights) in [
        (
            "Copyright 2021 The River Desk. All rights reserved. Last modified: May 2",
            "Copyright 2021 The River Desk. All rights reserved.",
        ),
        ("© 2021 The River Desk. You may forward this page.", "© 2021 The River Desk."),
    ] {
        let seen = see_text(format!(
            "Who Keeps the Gauge?\n\nby Ada Lind\n\nMar 3, 2021 - 10:15\n\n{PARAGRAPH}{PARAGRAPH}{line}\n"
        ));
        assert_eq!(seen.page.metadata.rights.as_ref().map(|rights| rights.value.as_str()), Some(rights));
        assert_eq!(
            seen.page.metadata.date.as_ref().map(|date| date.value.to_string()).as_deref(),
            Some("2021-03-03")
        );
    }
}
