use super::*;

#[test]
fn a_line_of_the_frame_is_known_in_any_case_and_a_sentence_is_not() {
    assert_eq!(words().frame_of("SHARE THIS:"), Some(Frame::ShareBar));
    assert_eq!(words().frame_of("Sign up for the desk's letter"), Some(Frame::NewsletterBox));
    assert_eq!(words().frame_of("Copyright The Desk 2008"), Some(Frame::Rights));
    assert_eq!(words().frame_of("Copyright is a right that few read."), None);
    assert_eq!(words().frame_of("Share prices fell on both shores of the strait."), None);
    for line in [
        "Illustration: by 2030 half of it will be dry.",
        "Illustration by example is what the commission wants, and it gives three.",
        "Cite this as a reason for delay and the engineers will laugh at you.",
        "Sign up for the scheme has been slow: three of nine villages have joined it.",
        "Weitere Informationen über die Pegel hat das Ministerium bis heute nicht vorgelegt.",
        "ISSN numbers are given to journals, and the ledger never had one.",
        "Reproduction is slow among sturgeon, and the fishery has not recovered.",
    ] {
        assert_eq!(words().frame_of(line), None, "{line}");
    }
    assert_eq!(words().frame_of("Illustration: Ben Roe"), Some(Frame::PictureCredit));
    let citation = "Cite this article as: Ben Roe, \"Low Water\", The Desk, Papers 3, July 2008.";
    assert_eq!(words().frame_of(citation), Some(Frame::Citation));
    for caption in ["The dam in May 2019. Photo: B. Roe", "The dam in May, and its lake (Dee Eck/Flickr)"] {
        assert_eq!(words().frame_of(caption), Some(Frame::PictureCredit));
    }
    assert_eq!(words().frame_of("The lake has fallen (Dee Eck, 4 May)"), None);
    assert_eq!(words().frame_of("PRN: 2008/441"), Some(Frame::Identifier));
    assert!(words().is_way_out("Related articles:"));
    assert_eq!(key("İlgili Yazılar"), "ilgili yazılar");
    for heading in ["Endnotes", "Note", "[Works Cited]", "References and Notes"] {
        assert!(words().is_notes_heading(heading), "{heading}");
    }
    assert_eq!(words().frame_of("Dee Eck / Getty Images"), Some(Frame::PictureCredit));
    assert!(words().is_box("Share_Buttons") && !words().is_box("share-prices"));
    assert!(words().is_caption("news-image_caption") && !words().is_caption("caption-text-box"));
}

#[test]
fn words_stand_in_their_table_in_the_form_in_which_lines_are_compared() {
    for list in assets::PAGE_WORDS.split("\n[").skip(1) {
        let (name, words) = list.split_once("]\n").unwrap();
        // The signs at the ends of an opening count, and the hyphens of a class.
        let is_cut = name.starts_with("openings") || ["boxes", "captions", "placeholders"].contains(&name);
        let lines = words.lines().filter(|line| !line.starts_with("# "));
        for word in lines.flat_map(|line| line.split(", ")) {
            let compared = if is_cut { folded(word).into_owned() } else { key(word) };
            assert_eq!(word, compared, "in [{name}]");
        }
    }
}
