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
    assert_eq!(entry("Date: November 20, 2008"), "|Salt Lines|2008-11-20|");
    let row = "<span>Reports</span> | <span>2008-11-12</span> | <span>Ada Lind</span><h3><a href=/p/salt>Salt Lines</a></h3>";
    let (page, _) = taken(&[], &format!("{PROSE}<h2>Related</h2><div><div>{row}</div></div>"));
    assert_eq!(
        readings(&page).concat(),
        "Reports|Salt Lines|2008-11-12|Ada Lind|https://desk.example/p/salt"
    );
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

#[test]
fn what_has_headings_below_a_label_of_topics_is_related_reading() {
    let card = "<div><a href=/salt><h3>Salt on the Lower River</h3></a><span>May 3, 2008</span></div>";
    let (page, _) = taken(&[], &format!("{PROSE}<section><h2>Related topics</h2>{card}</section>"));
    assert_eq!(readings(&page), ["|Salt on the Lower River|2008-05-03||https://desk.example/salt"]);
    assert!(page.metadata.topics.is_none());
}

#[test]
fn parts_of_an_entry_that_touch_are_lines() {
    let entry = "<p><span><a href=/salt>Salt on the River</a></span><span>May 3, 2008</span><span>In \"Salt\"</span></p>";
    let (page, _) = taken(&[], &format!("{PROSE}<h3>Related</h3>{entry}"));
    assert_eq!(readings(&page), ["|Salt on the River|2008-05-03||https://desk.example/salt"]);
}

#[test]
fn a_lone_link_amid_paragraphs_leads_away_and_is_no_related_reading() {
    let away = "<div><b>Related:</b> <a href='/p/salt'>Salt Lines</a></div>";
    let (page, document) = taken(&[], &format!("<article>{PROSE}{away}{PROSE}{PROSE}</article>"));
    assert!(page.metadata.related.is_none());
    assert!(page.cut.iter().any(|cut| cut.what == "read also: Related: Salt Lines"), "{:?}", page.cut);
    assert!(!document.text().contains("Salt Lines"));
    let (page, _) = taken(&[], &format!("<article>{PROSE}{PROSE}{away}</article>"));
    assert_eq!(page.metadata.related.map(|readings| readings.len()), Some(1), "below the text it is");
}

#[test]
fn what_stands_beside_a_link_in_elements_of_its_own_is_said_of_it() {
    let entry = "<li><a href=/salt><span>Salt on the River</span></a><b>Report</b> <i>May 3, 2008</i> \
                 <span>Ada Lind and Ben Roe</span></li>";
    let other = "<li><a href=/silt><span>Silt on the River</span></a><b>Report</b> <i>May 4, 2008</i></li>";
    let (page, _) = taken(&[], &format!("{PROSE}<h2>Related</h2><ul>{entry}{other}</ul>"));
    let expected = [
        "Report|Salt on the River|2008-05-03|Ada Lind+Ben Roe|https://desk.example/salt",
        "Report|Silt on the River|2008-05-04||https://desk.example/silt",
    ];
    assert_eq!(readings(&page), expected);
}

#[test]
fn an_entry_is_no_longer_in_letters_that_take_two_bytes() {
    let entry = |day: &str, name: &str| {
        let link = format!("<a href='/p/{day}'>Железная дорога на реке</a>");
        format!("<div><span>{day}.12.2014</span> {link} <span>{name}</span></div>")
    };
    let entries = entry("18", "Ада Линдова") + &entry("19", "Борис Роев");
    let (page, _) = taken(&[], &format!("{PROSE}<div><h3>Материалы по теме</h3>{entries}</div>"));
    assert_eq!(page.metadata.related.map(|readings| readings.len()), Some(2));
}

#[test]
fn topics_stay_topics_set_as_headings_or_above_another_box() {
    let read = |content: &str| {
        let (page, _) = taken(&[], &format!("{PROSE}<div><h4>Topics</h4>{content}</div>"));
        (names(&page.metadata.topics).join("|"), readings(&page).len())
    };
    let set = "<div><h5><a href='/t/water'>Water</a></h5><h5><a href='/t/salt'>Salt</a></h5></div>";
    assert_eq!(read(set).0, "Water|Salt");
    let row = "<p><a href='/t/water'>Water</a>, <a href='/t/salt'>Salt</a></p>";
    let titles = "<div><h5><a href='/b/1'>What the river says about the border</a></h5></div>";
    assert_eq!(read(&format!("{row}{titles}")).0, "Water|Salt");
    assert_eq!(read(titles), (String::new(), 1));
}

#[test]
fn a_bare_list_below_the_text_whose_links_lead_to_tags_is_its_topics() {
    let list = "<div><ul><li><a href='https://desk.example/tag/water'>Water</a></li><li><a href='https://desk.example/tag/salt'>Salt</a></li></ul></div>";
    let read = |body: &str| names(&taken(&[], body).0.metadata.topics).join("|");
    assert_eq!(read(&format!("<div>{PROSE}</div>{list}")), "Water|Salt");
    assert_eq!(read(&format!("{list}<div>{PROSE}</div>")), "", "above the text it may be a menu");
    let mixed = list.replace("/tag/salt", "/briefs/salt");
    assert_eq!(read(&format!("<div>{PROSE}</div>{mixed}")), "");
}

#[test]
fn dashes_part_what_stands_beside_a_title() {
    let entry = "<ul><li><a href=/salt>Salt on the River</a> - Ada Lind - Papers 14/2008</li></ul>";
    let (page, _) = taken(&[], &format!("{PROSE}<h3>Related</h3>{entry}"));
    assert_eq!(readings(&page), ["|Salt on the River||Ada Lind|https://desk.example/salt"]);
}

#[test]
fn a_title_may_have_no_spaces() {
    let entry = "<ul><li>2008.05.03 <a href=/salt>河口の塩分をめぐる各国の動き</a></li></ul>";
    let (page, _) = taken(&[], &format!("{PROSE}<h3>関連記事</h3>{entry}"));
    assert_eq!(readings(&page), ["|河口の塩分をめぐる各国の動き|2008-05-03||https://desk.example/salt"]);
}

#[test]
fn a_list_of_links_to_tags_in_the_midst_of_a_text_is_of_the_text() {
    let list = "<ul><li><a href='/tag/dams'>The dams of the south</a></li><li><a href='/tag/salt'>Salt</a></li></ul>";
    let read = |body: &str| names(&taken(&[], body).0.metadata.topics).join("|");
    let below = |rest: &str| read(&format!("<article>{PROSE}{list}{rest}</article>"));
    assert_eq!(
        below(
            "<div class=bio><p>Ada Lind is a hydrologist at the River Desk, and has read the gauges of the delta for years.</p></div>"
        ),
        "The dams of the south|Salt"
    );
    assert_eq!(below(PROSE), "");
    assert_eq!(below(&format!("<h2>Salt</h2>{PROSE}")), "");
    assert_eq!(read(&format!("<div class=text>{PROSE}</div>{list}<div class=text>{PROSE}</div>")), "");
    assert_eq!(read(&format!("{PROSE}<p>We have written on the canal:</p>{list}")), "");
}

#[test]
fn a_typed_list_of_topics_may_end_with_a_stop() {
    let topics = |list: &str| {
        let (page, _) = taken(&[], &format!("<article>{PROSE}<h3>Keywords</h3><p>{list}</p></article>"));
        names(&page.metadata.topics).join("/")
    };
    assert_eq!(topics("salt; silt; dams."), "salt/silt/dams");
    assert_eq!(topics("salt; silt; U.S."), "salt/silt/U.S.");
}

#[test]
fn an_author_may_stand_before_the_title_and_a_list_have_one_long_entry() {
    let entry = "<p><b>A. Lind:</b> <a href=/salt>Salt on the River</a></p>";
    let (page, _) = taken(&[], &format!("{PROSE}<h3>Related</h3>{entry}"));
    assert_eq!(readings(&page), ["|Salt on the River||A. Lind|https://desk.example/salt"]);
    let item = "<ul><li><span>Papers</span> <a href=/salt>Salt on the Lower River</a> <span>Ada Lind</span> \
        <span>the second edition, with all maps</span> <span>3 May 2008</span></li></ul>";
    let (page, _) = taken(&[], &format!("{PROSE}<h3>Related</h3>{item}"));
    assert_eq!(readings(&page).len(), 1);
}

#[test]
fn two_lists_may_share_their_heading() {
    let heading = "<h4><a>Related articles</a> <a>By the same author</a></h4>";
    let entry = "<div><a href=/salt><h3>Salt on the River</h3></a></div>";
    let (page, _) = taken(&[], &format!("{PROSE}<div>{heading}{entry}</div>"));
    assert_eq!(readings(&page), ["|Salt on the River|||https://desk.example/salt"]);
}

#[test]
fn several_names_behind_a_label_on_a_line_are_topics() {
    let topics = |line: &str| {
        let (page, _) = taken(&[], &format!("<h1>Low Water</h1><div>{line}</div>{PROSE}"));
        names(&page.metadata.topics).join(" / ")
    };
    assert_eq!(topics("Category: Dams, Lower Aare, Salt"), "Dams / Lower Aare / Salt");
    assert_eq!(topics("Category: Analysis"), "", "a kind");
    assert_eq!(topics("Topic: the river fell, and nobody on either bank knew why it did."), "");
}

#[test]
fn what_else_the_house_has_is_no_related_reading() {
    let below = |label: &str| {
        let card = "<a href='/p/salt'><h3>Salt Lines</h3><span>Report</span></a>";
        let (page, document) = taken(&[], &format!("{PROSE}<section><h2>{label}</h2>{card}</section>"));
        assert!(!document.text().contains("Salt Lines"), "{label}");
        readings(&page).len()
    };
    assert_eq!(below("Read these related stories next"), 1);
    assert_eq!(below("More from our experts"), 0);
    assert_eq!(below("More Publications"), 0);
}

#[test]
fn a_number_of_a_series_may_have_its_day_behind_a_comma() {
    let meta = "<p>DESK-Studie 2008/S 12, 12.11.2008</p>";
    let card = format!("<article>{meta}<h3><a href='/p/salt'>Salt Lines</a></h3></article>");
    let (page, _) = taken(&[], &format!("{PROSE}<h2>Related</h2><div>{card}</div>"));
    assert_eq!(readings(&page), ["DESK-Studie|Salt Lines|2008-11-12||https://desk.example/p/salt"]);
}

#[test]
fn of_two_lists_of_topics_one_may_have_the_regions() {
    let mixed = "<h2>Régions et thématiques</h2><ul><li><a href='/t/bern'>Bern</a></li></ul>";
    let keywords = "<h2>Mots-clés</h2><ul><li><a href='/t/salt'>Salt</a></li></ul>";
    let (page, _) = taken(&[], &format!("{PROSE}{keywords}{mixed}"));
    assert_eq!((names(&page.metadata.topics), names(&page.metadata.regions)), (vec!["Salt"], vec!["Bern"]));
    let (page, _) = taken(&[], &format!("{PROSE}{mixed}"));
    assert_eq!(names(&page.metadata.topics), ["Bern"]);
}

#[test]
fn a_topic_may_be_called_as_a_network_is() {
    let tags = |folder: &str| {
        let link = |name: &str| format!("<li><a href='/{folder}/{}'>{name}</a></li>", name.to_lowercase());
        let list = ["Salt", "Facebook"].map(link).concat();
        let (page, _) = taken(&[], &format!("{PROSE}<ul class=tags>{list}</ul>"));
        names(&page.metadata.topics).join(" ")
    };
    assert_eq!(tags("tag"), "Salt Facebook");
    assert_eq!(tags("share"), "Salt");
}

#[test]
fn entries_that_say_when_they_appeared_are_no_topics() {
    let row = "<div><a href=/salt>Salt Lines</a> <div>May 3, 2008</div></div>";
    let (page, _) = taken(&[], &format!("{PROSE}<section><h2>Topics</h2>{row}</section>"));
    assert_eq!(readings(&page), ["|Salt Lines|2008-05-03||https://desk.example/salt"]);
    assert!(page.metadata.topics.is_none());
}

#[test]
fn the_value_behind_a_label_on_its_line_is_no_list_of_topics() {
    let line = "<p><b>Volume:</b> 9 <b>Issue:</b> 87<br><a href=/a>Ada Lind</a></p>";
    let (page, _) = taken(&[], &format!("<article>{PROSE}{line}</article>"));
    assert!(page.metadata.topics.is_none());
}

#[test]
fn the_day_of_an_entry_may_be_the_term_above_it() {
    let list = "<dl><dt>12.03.2008</dt><dd><a href=/salt>Salt Lines</a></dd><dt>17.01.2008</dt><dd><a href=/silt>Silt Lines</a></dd></dl>";
    let (page, _) = taken(&[], &format!("{PROSE}<h4>Related articles</h4>{list}"));
    let days = [
        "|Salt Lines|2008-03-12||https://desk.example/salt",
        "|Silt Lines|2008-01-17||https://desk.example/silt",
    ];
    assert_eq!(readings(&page), days);
}

#[test]
fn a_kind_may_look_like_a_name_and_affiliations_may_follow_names() {
    let card = |said: &str| {
        let card = format!("<li><a href=/salt>Salt Lines</a>{said}</li>");
        let (page, _) = taken(&[], &format!("{PROSE}<h4>Related</h4><ul>{card}</ul>"));
        readings(&page).concat().replace("|https://desk.example/salt", "")
    };
    assert_eq!(
        card("<span class=type>Desk Voices</span><span>3 May 2008</span>"),
        "Desk Voices|Salt Lines|2008-05-03|"
    );
    let both = card("<div>Ada Lind (River Desk) and Ben Roe (Dam House)</div>");
    assert_eq!(both, "|Salt Lines||Ada Lind+Ben Roe");
}

#[test]
fn a_box_that_is_called_related_is_whatever_its_heading_says() {
    let card = "<div><a href=/salt><h3>Salt Lines</h3></a><p>Ada Lind</p><time>3 May 2008</time></div>";
    let section = |class: &str, heading: &str| {
        let (page, _) =
            taken(&[], &format!("{PROSE}<section class={class}><h2>{heading}</h2>{card}</section>"));
        readings(&page).concat()
    };
    let read = "|Salt Lines|2008-05-03|Ada Lind|https://desk.example/salt";
    assert_eq!(section("related-articles", "At River Desk"), read);
    assert_eq!(section("articles", "At River Desk"), "");
    assert_eq!(section("related-articles", "More from River Desk"), "", "what else the house has");
}

#[test]
fn author_and_day_may_stand_in_elements_of_one_line_and_the_page_says_which_number_is_the_month() {
    let card = |day: &str| {
        format!(
            "<article><h3><a href='/p/{day}'>Salt Lines</a></h3><div><span>Ada Lind</span> <span>{day}</span></div></article>"
        )
    };
    let list = format!("{PROSE}<h2>Related</h2><div>{}{}</div>", card("03.25.2007"), card("03.10.2008"));
    let (page, _) = taken(&[], &list);
    let days: Vec<String> =
        readings(&page).iter().map(|entry| entry.split("|https").next().unwrap().to_owned()).collect();
    assert_eq!(days, ["|Salt Lines|2007-03-25|Ada Lind", "|Salt Lines|2008-03-10|Ada Lind"]);
}

#[test]
fn tags_that_lead_to_regions_are_regions_and_rows_of_a_record_are_one_list() {
    let tags =
        "<div class=post-tags><a href='/region/chile/'>Chile</a> <a href='/issue/water/'>Water</a></div>";
    let (page, _) = taken(&[], &format!("<article>{PROSE}{tags}</article>"));
    assert_eq!((names(&page.metadata.topics), names(&page.metadata.regions)), (vec!["Water"], vec!["Chile"]));
    let row = |label: &str, name: &str| {
        format!("<div class=field><div class=label>{label}:</div><div><a href=/{name}>{name}</a></div></div>")
    };
    let record =
        format!("<article>{PROSE}{}{}</article>", row("Country", "Tunisia"), row("Region", "Africa"));
    let (page, _) = taken(&[], &record);
    assert_eq!(names(&page.metadata.regions), ["Tunisia", "Africa"]);
}

#[test]
fn a_number_is_no_region() {
    let list =
        "<dl><dt>Regions</dt><dd><a href=/r>Russia</a></dd><dt>ISBN</dt><dd>978-951-769-000-4</dd></dl>";
    let (page, _) = taken(&[], &format!("<article>{PROSE}{list}</article>"));
    assert_eq!(names(&page.metadata.regions), ["Russia"]);
}

#[test]
fn an_element_of_authors_above_the_title_says_no_kind_and_a_region_beside_the_kind_is_none_of_it() {
    let entry = |above: &str| {
        let card = format!("<div class=teaser>{above}<h4><a href=/salt>Salt Lines</a></h4></div>");
        let (page, _) = taken(&[], &format!("{PROSE}<h2>Related</h2><section>{card}</section>"));
        readings(&page).concat().replace("|https://desk.example/salt", "")
    };
    assert_eq!(entry("<p class=teaser-author>Ada Lind</p>"), "|Salt Lines||Ada Lind");
    assert_eq!(
        entry("<p class=teaser-author>RADM (Ret.) Ada Lind, Ben Roe</p>"),
        "|Salt Lines||RADM (Ret.) Ada Lind+Ben Roe"
    );
    assert_eq!(entry("<p class=card__type>Report / Africa</p>"), "Report|Salt Lines||");
}
