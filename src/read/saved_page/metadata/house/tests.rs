//! Claims about the name of the house.

use dom_query::Document;

use super::super::{metas, rights, survey};
use super::*;

fn house(head: &str, body: &str) -> String {
    let document = Document::from(format!("<html><head>{head}</head><body>{body}</body></html>"));
    let survey = survey::walk(&document);
    let mut claims = Claims::default();
    metas::read(&survey, &mut claims);
    rights::read(&survey, &mut claims);
    settle(&claims, &survey, "Low Water").map_or(String::new(), |claim| claim.value)
}

#[test]
fn initials_are_spelled_out_where_the_page_does_so() {
    let named = |name: &str| format!("<meta property=og:site_name content='{name}'>");
    for (name, body, full) in [
        ("CRS", "<img alt='The Centre for River Studies'>", "Centre for River Studies"),
        ("IEF", "<footer><p>Institut des eaux françaises</p></footer>", "Institut des eaux françaises"),
        (
            "CRS",
            "<p>She writes for the Centre for River Studies (CRS), where the gauges are read.</p>",
            "Centre for River Studies",
        ),
        ("CRS", "<p>The crew reads stories.</p>", "CRS"),
        ("Centre for River Studies (CRS)", "", "Centre for River Studies"),
        ("Centre for River Studies - Water for All", "", "Centre for River Studies"),
        ("CRS - Centre for River Studies", "", "Centre for River Studies"),
        ("СРД - Совет по речным делам", "", "Совет по речным делам"),
        ("River Desk (Bern)", "", "River Desk (Bern)"),
    ] {
        assert_eq!(house(&named(name), body), full, "{name}");
    }
}

#[test]
fn a_site_that_states_no_name_shows_one() {
    assert_eq!(house("", "<h2 id='site-name'><a href='/'>River Desk</a></h2>"), "River Desk");
    for link in [
        "<a href='/'><img alt='River Desk logo'></a>",
        "<a class='nav-logo' href='/start'>River Desk</a>",
        "<a href='index.asp'><img alt='River Desk'></a>",
        "<a href='../../index.html'><img alt='River Desk'></a><a href='../index.html'>Papers</a>",
        "<a href='/'>الرئيسة</a><a href='/en' rel='home'>River Desk</a>",
        "<a href='/'>Home</a><a href='/en' rel='home'>River Desk</a>",
    ] {
        assert_eq!(house("", link), "River Desk", "{link}");
    }
    assert_eq!(
        house("<meta property=og:site_name content=desk.example>", "<a href='/'>River Desk</a>"),
        "River Desk"
    );
    assert_eq!(house("", "<a href='../index.html'>Papers</a>"), "", "a section has its front page too");
    assert_eq!(house("", "<a href='/'><img alt='crs'></a><p>The views of CRS</p>"), "CRS");
    assert_eq!(house("<title>Low Water - Centre for Rivers</title>", ""), "Centre for Rivers");
    assert_eq!(
        house("<title>CRS - Low Water</title>", "<b>Centre for River Studies</b>"),
        "Centre for River Studies"
    );
    assert_eq!(house("<title>Low Water - Part Two</title>", ""), "");
    let notice = "<footer>Copyright © 2019–2020 Harbour Studies Network, All rights reserved.</footer>";
    assert_eq!(house("", notice), "Harbour Studies Network");
    assert_eq!(house("", "<footer>© 2019 Ada Lind. All rights reserved.</footer>"), "");
    assert_eq!(house("", "<a href='/'><img alt='Startseite'></a>"), "");
}

#[test]
fn a_logo_tells_the_house_in_the_title_from_a_title() {
    let logo = "<table><tr><td><img alt='River &amp; Harbour Desk'></td></tr></table>";
    let title = "<title>River &amp; Harbour Desk: Speeches</title>";
    assert_eq!(house(title, logo), "River & Harbour Desk");
    assert_eq!(house(title, ""), "");
}

#[test]
fn a_part_of_the_name_of_a_house_yields_to_the_name() {
    let link = "<a href='/'><img alt='The Harbour Foundation'></a>";
    for (stated, expected) in [("Harbour", "The Harbour Foundation"), ("River Desk", "River Desk")] {
        assert_eq!(house(&format!("<meta property=og:site_name content='{stated}'>"), link), expected);
    }
}

#[test]
fn what_the_machines_call_a_house_is_not_changed_for_less() {
    let named = |name: &str| {
        format!("<title>Low Water | The Harbour</title><meta property=og:site_name content='{name}'>")
    };
    let blogs = "<a href='/'><img alt='River Blogs'></a>";
    assert_eq!(house(&named("RIVERP"), blogs), "RIVERP", "initials, and no institution beside them");
    let magazine = "<a href='/'><img alt='River Policy Magazine'></a>";
    assert_eq!(house(&named("River Policy"), magazine), "River Policy");
    assert_eq!(house(&named("the Harbour"), ""), "The Harbour");
}

#[test]
fn a_banner_that_leads_nowhere_names_the_house() {
    let banner = "<img alt='Center for Harbour Studies'><p><a href='/db/'>Databases</a></p>";
    assert_eq!(house("", banner), "Center for Harbour Studies");
    let site = format!("{banner}<a href='/'>Harbour</a>");
    assert_eq!(house("", &site), "Harbour", "the site shows its name elsewhere");
    let late = format!("<p>{}</p><img alt='Center for Harbour Studies'>", "The river fell. ".repeat(20));
    assert_eq!(house("", &late), "");
}

#[test]
fn a_picture_of_the_text_names_no_house() {
    let site = "<nav><a href='/'>Harbour</a></nav>";
    let picture = "<img alt='Students of River University'>";
    for text in [
        format!("<article>{picture}<h1>Low Water</h1></article>"),
        format!("<main><h1>Low Water</h1>{picture}</main>"),
        format!("<figure>{picture}</figure><h1>Low Water</h1>"),
        format!("<h1>Low Water</h1><div>{picture}</div>"),
    ] {
        assert_eq!(house("", &format!("{site}{text}")), "Harbour", "{text}");
        assert_eq!(house("", &text), "", "{text}");
    }
    let title = "<title>River Deal: Low Water Everywhere</title>";
    assert_eq!(house(title, "<article><img alt='River Deal'><h1>Low Water Everywhere</h1></article>"), "");
}

#[test]
fn an_institution_in_the_title_goes_before_one_word_of_it() {
    let title = "<title>Low Water - Centre for Rivers and Basins</title>";
    assert_eq!(house(title, "<a href='/'>Rivers</a>"), "Centre for Rivers and Basins");
    let title = "<title>NERAM - Nehir Araştırmaları Merkezi</title>";
    assert_eq!(house(title, "<a href='/'>NERAM</a>"), "Nehir Araştırmaları Merkezi");
}

#[test]
fn a_host_is_spelled_out_by_the_institution_at_the_foot() {
    let host = "<meta property=og:site_name content='crsonline.example.org'>";
    let foot = "<footer><p>12 Quay Street</p><p>CENTRE FOR RIVER STUDIES</p></footer>";
    assert_eq!(house(host, foot), "CENTRE FOR RIVER STUDIES");
    assert_eq!(house(host, "<p>Council of Rivers</p>"), "crsonline.example.org");
    let line = "<article><p>Council Refuses Sanctions</p></article>";
    assert_eq!(house(host, line), "crsonline.example.org", "a line of the text");
}

#[test]
fn a_logo_says_the_name_in_other_letters_after_the_initials() {
    let named = "<meta property=og:site_name content='CRS'>";
    let logo = "<img alt='CRS Центр речных исследований, наука и практика'>";
    assert_eq!(house(named, logo), "Центр речных исследований");
}

#[test]
fn a_picture_in_capitals_says_the_name_as_the_title_spells_it() {
    let logo = "<a href='/'><img alt='RIVER AFFAIRS'></a>";
    assert_eq!(house("<title>River Affairs - Low Water - Ada Lind</title>", logo), "River Affairs");
    assert_eq!(house("<title>Low Water</title>", logo), "RIVER AFFAIRS");
}

#[test]
fn a_picture_at_the_top_may_have_the_name_in_two_languages() {
    let logo = "<img alt='River Institute / Institut des eaux'><h1>Low Water</h1>";
    assert_eq!(house("<title>Low Water</title>", logo), "River Institute");
}

#[test]
fn a_way_back_is_no_name_of_the_house() {
    let back = "<a href='/'>Back to home page</a><p>Copyright 2001 The River Institute</p>";
    assert_eq!(house("<title>River Institute: Low Water</title>", back), "River Institute");
}

#[test]
fn what_systems_write_between_the_house_and_the_title_is_no_house() {
    let title = "<title>Riverdesk &raquo; Blog Archive &raquo; Low Water</title>";
    assert_eq!(house(title, "<h1><a href='/'>Riverdesk</a></h1><h2>Low Water</h2>"), "Riverdesk");
}
