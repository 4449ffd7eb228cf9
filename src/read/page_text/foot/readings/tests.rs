use super::*;
use crate::files::FilePath;

const PROSE: &str =
    "The river fell for the third year in a row, and nobody on either bank could say why it did so.";

fn read_all(entries: &str) -> Vec<String> {
    read_below("RECOMMENDED", entries)
}

fn read_below(label: &str, entries: &str) -> Vec<String> {
    let mut sheet = Sheet::new(&FilePath::new("a.txt"), &format!("{PROSE}\n\n{label}\n\n{entries}"));
    let found = sections::find(&sheet);
    let readings = read(&mut sheet, &found).unwrap_or_default();
    let shown = readings.into_iter().map(|reading| {
        let authors: Vec<String> = reading.authors.into_iter().map(|author| author.value).collect();
        let part = |value: Option<String>| value.unwrap_or_default();
        format!(
            "{}|{}|{}|{}|{}",
            part(reading.kind.map(|kind| kind.value)),
            part(reading.title.map(|title| title.value)),
            part(reading.date.map(|date| date.value.to_string())),
            authors.join("+"),
            part(reading.url.map(|url| url.value)),
        )
    });
    shown.collect()
}

#[test]
fn an_entry_has_its_kind_date_authors_and_address() {
    let entries = "BRIEF ANALYSIS\n\n[Dry Wells](#)\n\nFeb 15, 2022\n\n◆\nAda Lind\nBen Roe\n\n[\\(/p/dry-wells\\)](#)\n\n\
        REPORT\n\nSalt: A History\n\n14 Feb 2022\n\nCy Dell, Dee Eck\n\n(/p/salt)\n";
    assert_eq!(
        read_all(entries),
        [
            "BRIEF ANALYSIS|Dry Wells|2022-02-15|Ada Lind+Ben Roe|/p/dry-wells",
            "REPORT|Salt: A History|2022-02-14|Cy Dell+Dee Eck|/p/salt"
        ]
    );
}

#[test]
fn a_title_and_its_date_may_stand_on_one_line() {
    assert_eq!(
        read_all("- Dry Wells, Feb 15, 2022\n- What the Salt Says (March 2021)\n- Salt | 14 Feb 2022"),
        ["|Dry Wells|2022-02-15||", "|What the Salt Says|2021-03||", "|Salt|2022-02-14||"]
    );
    assert_eq!(read_all("- Salt, Iron and 2008\n- Dry Wells"), ["|Salt, Iron and 2008|||", "|Dry Wells|||"]);
}

#[test]
fn a_list_of_titles_is_read_as_titles() {
    assert_eq!(
        read_all("- [Dry Wells](https://example.org/a)\n- Salt and Iron"),
        ["|Dry Wells|||https://example.org/a", "|Salt and Iron|||"]
    );
}

#[test]
fn entries_without_kind_are_parted_by_their_dates() {
    assert_eq!(
        read_all("Dry Wells\nFeb 15, 2022\nAda Lind\nWhat the Salt Says\nMarch 2021\nBen Roe"),
        ["|Dry Wells|2022-02-15|Ada Lind|", "|What the Salt Says|2021-03|Ben Roe|"]
    );
}

#[test]
fn a_date_may_have_kind_and_authors_beside_it() {
    assert_eq!(
        read_all("Dry Wells\nReport | Feb 15, 2022\nBen Roe\nWhat the Salt Says\nAda Lind · March 3, 2021"),
        ["Report|Dry Wells|2022-02-15|Ben Roe|", "|What the Salt Says|2021-03-03|Ada Lind|"]
    );
    assert_eq!(
        read_all(
            "Report | Published on Feb 15, 2022\nDry Wells\nEssay | 3 March 2021\nSalt Roads, Grain Roads"
        ),
        ["Report|Dry Wells|2022-02-15||", "Essay|Salt Roads, Grain Roads|2021-03-03||"]
    );
}

#[test]
fn a_title_in_marks_may_have_its_authors_behind_it() {
    assert_eq!(
        read_all("“Dry Wells,” by Ada Lind and Ben Roe\n\n\"Salt and Iron\" – von Cy Dell"),
        ["|Dry Wells||Ada Lind+Ben Roe|", "|Salt and Iron||Cy Dell|"]
    );
}

#[test]
fn text_below_a_heading_like_the_label_is_no_list() {
    let wrapped = "The two offices should pay for the nine gauges, and for\nthe men who read them, out of one fund. \
        The money was\nset aside in the spring, and nobody has asked for it.\n";
    assert_eq!(read_all(&format!("{wrapped}\n{wrapped}")), Vec::<String>::new());
    assert_eq!(
        read_all("The two offices should pay for the nine gauges out of one common fund, as they once did."),
        Vec::<String>::new()
    );
    assert_eq!(
        read_all("Lind, Ada, \"Nine Gauges and a Lost Map,\" The River Review, March of 1998.").len(),
        1
    );
}

#[test]
fn titles_below_one_kind_are_entries_and_no_authors() {
    assert_eq!(
        read_all("BRIEF ANALYSIS\n\nTitle One Alpha\n\nTitle Two Bravo\n\nTitle Three Charlie"),
        ["BRIEF ANALYSIS|Title One Alpha|||", "|Title Two Bravo|||", "|Title Three Charlie|||"]
    );
}

#[test]
fn what_an_entry_cannot_hold_stays_in_the_body() {
    let text =
        "REPORT\n\nTitle Four Delta\n\nA teaser of the thing.\n\nNov 3, 2009\n\nNov 4, 2010\n\n◆\nBen Roe";
    assert_eq!(read_all(text), ["REPORT|Title Four Delta|2009-11-03|Ben Roe|"]);
    let mut sheet = Sheet::new(&FilePath::new("a.txt"), &format!("{PROSE}\n\nRECOMMENDED\n\n{text}"));
    let found = sections::find(&sheet);
    read(&mut sheet, &found);
    let left: Vec<&str> = sheet.free(1..sheet.len()).map(|line| sheet.text(line)).collect();
    // What an entry is about is none of the brief's own text.
    assert_eq!(left, ["Nov 4, 2010"]);
    assert_eq!(
        sheet.clipped.iter().map(|line| sheet.text(*line)).collect::<Vec<_>>(),
        ["A teaser of the thing."]
    );
}

#[test]
fn entries_may_be_items_and_say_their_kind_behind_the_title() {
    let entries = "-   Brief Analysis\n\n[Dry Wells](/p/dry)\n\nFeb 15, 2022\n\n◆\n\n-   Ada Lind\n-   Video\n\n[Salt](/p/salt)\n\nFeb 1, 2022\n\n◆ Policy Note 77\n";
    assert_eq!(
        read_all(entries),
        ["Brief Analysis|Dry Wells|2022-02-15|Ada Lind|/p/dry", "Video|Salt|2022-02-01||/p/salt"]
    );
    let entries = "- Dry Wells (op-ed, April 2012)\n\n“Salt and Sand,” Report\n\nMore on: Water, Salt\n\nEnd";
    assert_eq!(read_all(entries), ["op-ed|Dry Wells|2012-04||", "Report|Salt and Sand|||"]);
}

#[test]
fn behind_a_mark_stand_the_authors_of_an_entry_or_its_series() {
    let entries = "REPORT\nDry Wells\nFeb 15, 2022\n◆ Ada Lind\nBRIEF ANALYSIS\nSalt\nFeb 14, 2022\n◆\n- Ben Roe\n◆ Orsa after the Flood";
    assert_eq!(
        read_all(entries),
        ["REPORT|Dry Wells|2022-02-15|Ada Lind|", "BRIEF ANALYSIS|Salt|2022-02-14|Ben Roe|"]
    );
}

#[test]
fn a_mark_before_the_first_title_opens_each_entry() {
    for mark in ["◆", "—", "|"] {
        let question = "Who Reads the Nine Gauges on the Lower River, and Who Pays?";
        let titles = format!("{mark} Dry Wells\n{mark} {question}\n{mark} Salt and Iron");
        assert_eq!(read_all(&titles), ["|Dry Wells|||", &format!("|{question}|||"), "|Salt and Iron|||"]);
        let dated =
            format!("{mark} Dry Wells\nFeb 15, 2022\nAda Lind\n{mark} Salt Roads\nMarch 2021\nBen Roe");
        let read = ["|Dry Wells|2022-02-15|Ada Lind|", "|Salt Roads|2021-03|Ben Roe|"];
        assert_eq!(read_all(&dated), read, "{mark}");
        let linked = format!("{mark} [Dry Wells](/p/dry)\n{mark} [Salt Roads](/p/salt)");
        assert_eq!(read_all(&linked), ["|Dry Wells|||/p/dry", "|Salt Roads|||/p/salt"]);
    }
}

#[test]
fn behind_a_mark_a_title_with_its_address_or_a_sentence_is_no_author() {
    let entries =
        "REPORT\nDry Wells\nFeb 15, 2022\n◆ Ada Lind\n◆ [What the Salt Says](/p/salt)\nFeb 14, 2022";
    assert_eq!(
        read_all(entries),
        ["REPORT|Dry Wells|2022-02-15|Ada Lind|", "|What the Salt Says|2022-02-14||/p/salt"]
    );
    let bio =
        "— Ada Lind is a fellow at the River Desk, where she writes of gauges and of those who read them.";
    let text = format!("REPORT\nDry Wells\nFeb 15, 2022\nAda Lind\n\n{bio}");
    assert_eq!(read_all(&text), ["REPORT|Dry Wells|2022-02-15|Ada Lind|"]);
    let mut sheet = Sheet::new(&FilePath::new("a.txt"), &format!("{PROSE}\n\nRECOMMENDED\n\n{text}"));
    let found = sections::find(&sheet);
    read(&mut sheet, &found);
    assert_eq!(sheet.free(1..sheet.len()).map(|line| sheet.text(line)).collect::<Vec<_>>(), [bio]);
}

#[test]
fn above_the_kind_of_an_entry_stands_what_its_picture_shows_and_below_its_title_what_it_is_about() {
    let entries = "A gauge at low water\nReport\nDry Wells\nFeb 15, 2022\nAda Lind\n\nVideo\nBrief Analysis\nSalt:\nA History\n\
        How a town got rich and poor again.\nFeb 14, 2022\n";
    assert_eq!(
        read_all(entries),
        ["Report|Dry Wells|2022-02-15|Ada Lind|", "Brief Analysis|Salt: A History|2022-02-14||"]
    );
}

#[test]
fn copying_glues_the_kind_to_a_title_and_a_comma_says_that_authors_go_on() {
    assert_eq!(read_all("Who Owns YouTubeVideo\nFeb 15, 2022"), ["|Who Owns YouTubeVideo|2022-02-15||"]);
    let entries = "Dry WellsCommentary\n· Feb 15, 2022\nAda Lind\n\nReport\n\nSalt\n\nFeb 14, 2022\n\nBen Roe,\nCy Dell\n\n(/p/salt)";
    assert_eq!(
        read_all(entries),
        ["Commentary|Dry Wells|2022-02-15|Ada Lind|", "Report|Salt|2022-02-14|Ben Roe+Cy Dell|/p/salt"]
    );
}

#[test]
fn a_series_behind_a_mark_is_no_author() {
    let entries = "REPORT\n\nDry Wells\n\nFeb 15, 2022\n\n◆ Water Series\n";
    assert_eq!(read_all(entries), ["REPORT|Dry Wells|2022-02-15||"]);
}

#[test]
fn an_entry_may_begin_with_its_date() {
    let entries = "February 27, 2022 | Report\nDry Wells\nAda Lind\n\nFebruary 19, 2022 | Report\nSalt\nBen Roe\n\n\
        February 12, 2022\nIron\n";
    assert_eq!(
        read_all(entries),
        ["Report|Dry Wells|2022-02-27|Ada Lind|", "Report|Salt|2022-02-19|Ben Roe|", "|Iron|2022-02-12||"]
    );
}

#[test]
fn what_an_entry_has_no_room_for_is_cut_with_all_its_lines() {
    let entries = "Report\nDry Wells\nHow the lower towns lost the water that they had been promised, and\nwhat it cost.\nFeb 15, 2022";
    let mut sheet = Sheet::new(&FilePath::new("a.txt"), &format!("{PROSE}\n\nRECOMMENDED\n\n{entries}"));
    let found = sections::find(&sheet);
    assert_eq!(read(&mut sheet, &found).map(|readings| readings.len()), Some(1));
    let cut: Vec<&str> = sheet.clipped.iter().map(|line| sheet.text(*line)).collect();
    assert_eq!(cut.len(), 2, "{cut:?}");
}

#[test]
fn names_between_a_title_and_the_date_that_closes_its_entry_are_its_authors() {
    assert_eq!(
        read_all(
            "[Dry Wells](/p/wells)\n\nAda Lind\n\nFeb 15, 2022\n\n[Salt](/p/salt)\n\nBen Roe, Cy Dell\n\nMarch 2021"
        ),
        ["|Dry Wells|2022-02-15|Ada Lind|/p/wells", "|Salt|2021-03|Ben Roe+Cy Dell|/p/salt"]
    );
}

#[test]
fn the_authors_stand_behind_a_comma_before_kind_or_date() {
    assert_eq!(
        read_all("Dry Wells, by Ada Lind, Ph.D. (Desk Memo #34)\n\nWho Reads the Gauges?, Ben Roe, May 2013"),
        ["Desk Memo #34|Dry Wells||Ada Lind, Ph.D.|", "|Who Reads the Gauges?|2013-05|Ben Roe|"]
    );
    assert_eq!(read_all("Salt, Iron and Coal, May 2013"), ["|Salt, Iron and Coal|2013-05||"]);
}

#[test]
fn what_stands_below_dated_entries_is_the_house_s() {
    let entries = "Dry Wells\nFeb 15, 2022\n\nSalt\nMarch 2021\n\n";
    let two = ["|Dry Wells|2022-02-15||", "|Salt|2021-03||"];
    assert_eq!(read_all(&format!("{entries}The desk takes no view.\n12 Weir Lane, 1210 Orsa")), two);
    assert_eq!(read_all(&format!("{entries}https://desk.example/page")), two);
}

#[test]
fn entries_with_gaps_between_them_have_their_lines_in_any_order() {
    assert_eq!(
        read_all(
            "Dry Wells: The Cost of Water\nBen Roe\nPolicy Brief\nMay 2015\n\nSalt\nCy Dell and Dee Eck\nReport\nApril 2014"
        ),
        [
            "Policy Brief|Dry Wells: The Cost of Water|2015-05|Ben Roe|",
            "Report|Salt|2014-04|Cy Dell+Dee Eck|"
        ]
    );
    assert_eq!(
        read_all(
            "[Dry Wells](/p/wells)\nCommentary by Ben Roe\nMay 4, 2015\n\n[Salt](/p/salt)\nReport by Cy Dell\nApril 3, 2014"
        ),
        ["Commentary|Dry Wells|2015-05-04|Ben Roe|/p/wells", "Report|Salt|2014-04-03|Cy Dell|/p/salt"]
    );
    // What an entry tells has no room; a kind that no list has stands where the others have theirs.
    assert_eq!(
        read_all(
            "Report\nDry Wells\nNobody asks who drinks from them.\nMay 2015\n\nRiver's Long Journal\nSalt\nApril 2014"
        ),
        ["Report|Dry Wells|2015-05||", "River's Long Journal|Salt|2014-04||"]
    );
}

#[test]
fn an_entry_may_stand_as_a_bibliography_has_it() {
    assert_eq!(
        read_all(
            "Ben Roe, “Dry Wells: The Cost of Water,” Policy Brief, May 2015.\n\nSalt - Cy Dell - 03 Apr 2014"
        ),
        ["Policy Brief|Dry Wells: The Cost of Water|2015-05|Ben Roe|", "|Salt|2014-04-03|Cy Dell|"]
    );
}

#[test]
fn entries_may_shout_kinds_that_no_list_has() {
    assert_eq!(
        read_all(
            "RIVER LETTER\n\nDry Wells\n\nApr 22, 1998\n\nAda Lind\n\nGAUGE BOOK\n\nSalt\n\nMar 3, 1998"
        ),
        ["RIVER LETTER|Dry Wells|1998-04-22|Ada Lind|", "GAUGE BOOK|Salt|1998-03-03||"]
    );
    assert_eq!(
        read_all("Dry Wells, by Ada Lind (Spring 2004)\n\nSalt, by Ben Roe (Winter 2002)"),
        ["|Dry Wells|2004|Ada Lind|", "|Salt|2002|Ben Roe|"]
    );
}

#[test]
fn an_entry_may_have_its_number_before_the_title_and_who_wrote_it_in_brackets() {
    for text in [
        "No. 205   Dry Wells (Ada Lind), November 30, 2000",
        "Nr 38 (2457): Dry Wells. 30 November 2000. Ada Lind",
    ] {
        assert_eq!(read_all(text), ["|Dry Wells|2000-11-30|Ada Lind|"], "{text}");
    }
    assert_eq!(
        read_all("[Dry Wells](https://desk.example/w)  June 2022"),
        ["|Dry Wells|2022-06||https://desk.example/w"]
    );
}

#[test]
fn a_kind_that_is_called_an_alert_is_no_offer_of_one() {
    assert_eq!(
        read_all("Dry Wells\nPOLICY ALERT, Jun 30, 2009\nAda Lind\n\nSalt\nMONOGRAPH, May 2009\nBen Roe"),
        ["POLICY ALERT|Dry Wells|2009-06-30|Ada Lind|", "MONOGRAPH|Salt|2009-05|Ben Roe|"]
    );
}

#[test]
fn a_label_may_say_whose_the_readings_are_or_what_about() {
    let entries = "Commentary\nWho Counts the Boats\nNobody does, on either bank.\nAda Lind · November 12, 2008\n\n\
        Paper\nA Toll for Every Barge?\nBen Roe, Dee Eck · May 3, 2009\n";
    for label in ["Related Analysis From Lakeside", "Further Reading on Orsa", "تحلیل‌های مرتبط از اورسا"]
    {
        assert_eq!(
            read_below(label, entries),
            [
                "Commentary|Who Counts the Boats|2008-11-12|Ada Lind|",
                "Paper|A Toll for Every Barge?|2009-05-03|Ben Roe+Dee Eck|"
            ],
            "{label}"
        );
    }
}

#[test]
fn a_region_of_two_names_stands_beside_a_kind() {
    let kind = |line| super::item::kind_and_region(line);
    assert_eq!(
        kind("Report / Latin America & Caribbean"),
        Some(("Report".to_owned(), "Latin America & Caribbean"))
    );
    assert_eq!(kind("Report / on the rivers & lakes"), None);
}

#[test]
fn an_entry_may_have_its_address_and_its_series_on_lines_of_their_own() {
    let entries = "Brief Analysis\nDry Wells\nFeb 15, 2022\n◆\nAda Lind\n◆\nShared Water and the Valley\nReport\nSalt\nFeb 2, 2022\n◆\nBen Roe\n/p/salt";
    assert_eq!(
        read_all(entries),
        ["Brief Analysis|Dry Wells|2022-02-15|Ada Lind|", "Report|Salt|2022-02-02|Ben Roe|/p/salt"]
    );
}

#[test]
fn the_line_of_an_entry_may_say_all_of_it() {
    assert_eq!(
        read_below(
            "Further Reading",
            "Dry Wells of the Valley, by Ada Lind, Report, February 2011\n\nWhat the Salt Says Now, by Ben Roe and Cy Dell, Report, March 2011"
        ),
        [
            "Report|Dry Wells of the Valley|2011-02|Ada Lind|",
            "Report|What the Salt Says Now|2011-03|Ben Roe+Cy Dell|"
        ]
    );
    assert_eq!(
        read_below("Related Posts", "Dry WellsJun 20, 2024Ada Lind\nWhat the Salt SaysApr 11, 2024Ben Roe"),
        ["|Dry Wells|2024-06-20|Ada Lind|", "|What the Salt Says|2024-04-11|Ben Roe|"]
    );
    assert_eq!(
        read_all(
            "Dry Wells\nUpdated 3 March 2018\nIn \"Analysis\"\n\nSalt\nNovember 19, 2017\nIn \"Opinion\""
        ),
        ["Analysis|Dry Wells|2018-03-03||", "Opinion|Salt|2017-11-19||"]
    );
}
