use super::*;

fn shown(line: &str) -> String {
    let Some(facts) = read(line) else { return "nothing".to_owned() };
    let names: Vec<&str> = facts.names.iter().map(|name| name.text.as_str()).collect();
    let dates: Vec<String> = facts.dates.iter().map(|(date, _)| date.to_string()).collect();
    let part = |part: Option<String>| part.unwrap_or_default();
    format!("{}|{}|{}|{}", names.join("+"), dates.join("+"), part(facts.kind), part(facts.number))
}

#[test]
fn a_line_may_say_who_when_and_what() {
    for (line, said) in [
        ("By Ada Lind | Nov 12, 2008 | 6 min read", "Ada Lind|2008-11-12||"),
        ("Posted by Ada Lind on November 12, 2008", "Ada Lind|2008-11-12||"),
        ("by Ada Lind on November 12, 2008 in Water", "Ada Lind|2008-11-12||"),
        ("Posted by Ada Lind on Nov 12, 2008 in Water, Analysis", "Ada Lind|2008-11-12|Analysis|"),
        ("By Ada Lind and Ben Roe, May 6, 2015", "Ada Lind+Ben Roe|2015-05-06||"),
        ("March 7, 2025 | RADM (Ret.) Mark Weir, Cy Dell", "RADM (Ret.) Mark Weir+Cy Dell|2025-03-07||"),
        ("January 9, 2024 |", "|2024-01-09||"),
        ("Jul 14, 2017Marcus Weir", "Marcus Weir|2017-07-14||"),
        ("Nov. 12, 2008 by Ada Lind", "Ada Lind|2008-11-12||"),
        ("November 12, 2008 DESK 0 Comments", "|2008-11-12||"),
        ("November 12, 2008 Ada Lind 3 comments", "Ada Lind|2008-11-12||"),
        ("November 12, 2008 | Leave a comment", "|2008-11-12||"),
        ("by Ada Lind | Nov 12, 2008 | Essay, Water | 0 comments", "Ada Lind|2008-11-12|Essay|"),
        ("Commentary by Ada Lind and Ben Roe", "Ada Lind+Ben Roe||Commentary|"),
        ("Expert Insights   Published Feb 8, 2024", "|2024-02-08|Expert Insights|"),
        ("River Bulletin · November 2019", "|2019-11|River Bulletin|"),
        ("Briefing *30 April 2021* 20+ minutes", "|2021-04-30|Briefing|"),
        ("E-Notes · July 2014", "|2014-07|E-Notes|"),
        ("Desk Paper 2022/A 12, 11.02.2022, 7 pages", "|2022-02-11|Desk Paper|Desk Paper 2022/A 12"),
        ("Published: October 2, 2018 | Updated: October 5, 2018", "|2018-10-02+2018-10-05||"),
        ("river.example · by Dee Eck · June 30, 2021 · 4 min read", "Dee Eck|2021-06-30||"),
    ] {
        assert_eq!(shown(line), said, "{line}");
    }
}

#[test]
fn what_a_stroke_parts_from_a_kind_is_a_place() {
    let facts = read("Briefing 93 / Middle East & North Africa 12 November 2008").unwrap();
    assert_eq!(facts.region.as_deref(), Some("Middle East & North Africa"));
    assert_eq!((facts.number.as_deref(), facts.dates.len()), (Some("Briefing 93"), 1));
    assert!(facts.names.is_empty());
    let facts = read("Report / Asia *30 April 2021* 20+ minutes").unwrap();
    assert_eq!((facts.region.as_deref(), facts.dates.len()), (Some("Asia"), 1));
    assert_eq!(shown("Published May 6, 2015    ISBN: 978 1 78413 548 5"), "|2015-05-06||");
}

#[test]
fn a_text_may_be_signed_with_place_and_date() {
    let date = |line| placed_date(line).map(|date| date.to_string());
    assert_eq!(date("Rio de Janeiro, July 2019").as_deref(), Some("2019-07"));
    assert_eq!(date("Geneva/Bern, 14 July 2019").as_deref(), Some("2019-07-14"));
    assert_eq!(date("Port Orsa, Lower Basin, July 14, 2019").as_deref(), Some("2019-07-14"));
    assert_eq!(date("The signing in Bern, 14 July 2019"), None);
}

#[test]
fn a_line_that_says_anything_else_is_none() {
    for line in [
        "A Title About Rivers",
        "By Tuesday the talks had failed.",
        "The vote of November 12, 2008",
        "In 2008, the river fell for the third year in a row.",
        "Ada Lind",
    ] {
        assert_eq!(shown(line), "nothing", "{line}");
    }
}

#[test]
fn a_name_may_stand_before_the_number_of_a_series_and_its_date() {
    let facts = read("Ada Lind. ARD 38/2012 - 23/05/2012").unwrap();
    assert_eq!(facts.number.as_deref(), Some("ARD 38/2012"));
    assert_eq!(facts.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>(), ["Ada Lind"]);
    assert!(read("Ada Lind. It fell in 2012").is_none());
}
