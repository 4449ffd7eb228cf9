//! Claims about what systems of today set round a text, and between its parts.

use super::*;

/// A page with something before its text and something below it.
fn page(head: &str, before: &str, below: &str) -> Page {
    let text = format!("<p>{SENTENCE}</p>").repeat(6);
    read_html(format!("{head}<body><article><h1>Talks</h1>{before}{text}{below}</article>")).0
}

#[test]
fn a_section_that_folds_keeps_its_text() {
    let block = |class: &str, text: &str| format!("<div class='paragraph {class}'>{text}</div>");
    let two = format!("<p>{SENTENCE}</p>").repeat(2);
    let folded =
        "The plan foresees two new pumping stations and a pipe under the lake, which nobody has paid for.";
    let panel = format!(
        "<h3><button aria-expanded=false>The Plan</button></h3><div class=accordion hidden><p>{folded}</p></div>"
    );
    let html = format!(
        "<body><article><h1>Talks</h1>{}{}{}</article>",
        block("text", &two),
        block("fold", &panel),
        block("text", &two)
    );
    let text = read_html(html).0.markdown.text;
    assert!(text.contains("## The Plan") && text.contains(folded), "{text}");
    let dialog = page("", &format!("<div class=modal style='display:none'><p>{folded}</p></div>"), "");
    assert!(!dialog.markdown.text.contains(folded), "what nobody asked for stays away");
    let outside = page(
        "",
        "",
        &format!(
            "</article><h3><button aria-expanded=false>Purposes</button></h3><div hidden><p>{folded}</p></div>"
        ),
    );
    assert!(!outside.markdown.text.contains(folded), "nor does what is asked outside the article");
}

#[test]
fn a_box_of_dated_cards_below_the_text_is_related_reading() {
    let card = |title: &str, day: &str| {
        let path = title.replace(' ', "-");
        format!("<li><a href=/papers/{path}><p class=date>{day}</p><h4>{title}</h4></a></li>")
    };
    let cards =
        [card("The Password Problem", "May 4, 2007"), card("Weekend Warriors", "May 5, 2007")].concat();
    let cards = format!("<section class=related-publications><ul>{cards}</ul></section>");
    let day = "<meta property=article:published_time content=2008-05-03>";
    let seen = page(day, "", &cards);
    assert_eq!(seen.metadata.related.as_ref().map(Vec::len), Some(2));
    assert!(!seen.markdown.text.contains("Password"));
    // Days that are still to come are of events, and a box round the text is none.
    assert!(page(day, "", &cards.replace("2007", "2009")).metadata.related.is_none());
    let whole = format!(
        "<title>Talks</title>{day}<body><div class=related><article><h1>Talks</h1>{}</article>{cards}</div>",
        format!("<p>{SENTENCE}</p>").repeat(6)
    );
    assert_eq!(read_html(whole).0.markdown.text.matches(SENTENCE).count(), 6);
}

#[test]
fn the_words_of_a_text_say_its_language_where_a_system_says_english() {
    let spanish = "<p>La región del norte ha perdido el agua del río, y nadie en los pueblos de la ribera sabe por qué ha sido así, ni quién lo puede decir ahora que el invierno se acerca.</p>";
    let language =
        |html: String| read_html(html).0.metadata.language.map(|language| language.value.as_str().to_owned());
    let text = format!(
        "<html lang=en><title>Agua</title><body><article><h1>Agua baja</h1>{}</article>",
        spanish.repeat(6)
    );
    assert_eq!(language(text).as_deref(), Some("es"));
    let english = format!("<p>{SENTENCE}</p>").repeat(6);
    let quoted = format!(
        "<html lang=en><title>Talks</title><body><article><h1>Talks</h1>{english}<blockquote>{}</blockquote></article><footer>{}</footer>",
        spanish.repeat(6),
        spanish.repeat(3)
    );
    assert_eq!(language(quoted).as_deref(), Some("en"));
}

#[test]
fn a_correction_below_the_note_on_an_author_leaves_it_a_note() {
    let note = "Ada Lind is a fellow at the River Desk and the author of Dry Wells.";
    let byline = "<p class=byline>By <a rel=author href=/lind>Ada Lind</a></p>";
    let read = |correction: &str| page("", byline, &format!("<p><em>{note}</em></p><p>{correction}</p>"));
    for correction in [
        "Correction: An earlier version of this article said that there were five ships in the port of Orsa.",
        "Correction, 14 November 2008: An earlier version of this article had five ships in the port.",
        "Correction (May 3): An earlier version of this article said that there were five ships in the port.",
    ] {
        let seen = read(correction);
        assert_eq!(seen.metadata.author_note.map(|note| note.value).as_deref(), Some(note), "{correction}");
        assert!(seen.markdown.text.contains("five ships"));
    }
    let prose = read(
        "Correction, in the words of those who trade there, is what the market does when nobody looks at it.",
    );
    assert!(prose.metadata.author_note.is_none());
}

#[test]
fn the_first_of_two_lines_behind_a_kind_is_the_title() {
    let lines = "<p><font size=5><b>Beans before Bases</b></font><br><font size=4><b>Drug Policy after the Trade Act</b></font></p>";
    let text = format!("<p>{SENTENCE}</p>").repeat(6);
    let read = |title: &str| read_html(format!("<title>{title}</title><body>{lines}{text}")).0.metadata;
    let metadata = read("Policy Analysis: Beans before Bases: Drug Policy after the Trade Act");
    let value = |field: Option<crate::model::Placed<String>>| field.map(|field| field.value);
    assert_eq!(value(metadata.title).as_deref(), Some("Beans before Bases"));
    assert_eq!(value(metadata.subtitle).as_deref(), Some("Drug Policy after the Trade Act"));
}
