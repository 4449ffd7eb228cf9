//! Claims about entries of related reading and lists of topics.

use super::*;

#[test]
fn a_line_of_an_entry_may_say_kind_author_and_day() {
    let entry = |line: &str| {
        let card = format!("<article><h3><a href='/p/salt'>Salt Lines</a></h3><p>{line}</p></article>");
        let (page, _) = taken(&[], &format!("{PROSE}<h2>Related</h2><div>{card}</div>"));
        readings(&page).concat().replace("|https://desk.example/p/salt", "")
    };
    assert_eq!(entry("Report by Ada Lind — November 12, 2008"), "Report|Salt Lines|2008-11-12|Ada Lind");
    assert_eq!(entry("RiverSource By Ada Lind"), "RiverSource|Salt Lines||Ada Lind");
    assert_eq!(entry("A story by Ada Lind"), "|Salt Lines||", "a teaser");
    assert_eq!(entry("Thu, 11/20/2008"), "|Salt Lines|2008-11-20|");
}

#[test]
fn all_lists_of_topics_that_stand_with_a_text_are_read() {
    let filed = "<p>Found in: <a rel='category tag' href='/c/dams'>Dams</a></p>";
    let tagged =
        "<ul class='tags'><li><a href='/t/salt'>salt</a></li><li><a href='/t/silt'>silt</a></li></ul>";
    let (page, _) = taken(&[], &format!("<article>{PROSE}{tagged}{filed}</article>"));
    assert_eq!(names(&page.metadata.topics), ["salt", "silt", "Dams"]);
}

#[test]
fn a_label_goes_with_its_links() {
    let row = "<div class=tags>Tags: <a href='/t/salt'>Salt</a>, <a href='/t/silt'>Silt</a></div>";
    let (page, document) = taken(&[], &format!("<article>{PROSE}{row}</article>"));
    assert_eq!(names(&page.metadata.topics), ["Salt", "Silt"]);
    assert!(!document.text().contains("Tags"));
}
