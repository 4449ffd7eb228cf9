//! What the heading emphasises that shows the title: `<h1>The <em>Vincennes</em> Incident</h1>`.

use dom_query::NodeRef;

use super::Title;
use crate::model::Emphasis;
use crate::read::emphasis::is_whole;
use crate::read::saved_page::metadata::survey::{Survey, joined, joined_text};

/// The bytes of a title that its heading emphasises; none where the title is not the heading's whole text.
pub fn emphasised(title: &Title, survey: &Survey<'_>) -> Emphasis {
    let shown = survey.spots.iter().filter(|spot| title.offset == Some(spot.offset));
    let heading = shown.map(|spot| &spot.node).find(|node| joined_text(node) == title.claim.value);
    heading.map(|heading| of(heading, &title.claim.value)).unwrap_or_default()
}

fn of(heading: &NodeRef<'_>, title: &str) -> Emphasis {
    let mut emphasis = Emphasis::new();
    let is_marked = |node: &NodeRef<'_>| ["em", "i", "cite"].iter().any(|name| node.has_name(name));
    for node in heading.descendants_it().filter(is_marked) {
        let before = joined(heading.descendants_it().take_while(|inner| inner.id != node.id));
        let (words, rest) = (joined_text(&node), title.get(before.trim_start().len()..).unwrap_or_default());
        let start = title.len() - rest.trim_start().len();
        let is_inside = emphasis.last().is_some_and(|above| start < above.end);
        // Emphasis of the whole is how the site sets its headings.
        let range = start..start + words.len();
        let is_apart = title[start..].starts_with(&words) && is_whole(title, &range);
        if !is_inside && !words.is_empty() && words != title && is_apart {
            emphasis.push(range);
        }
    }
    emphasis
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;
    use crate::read::saved_page::metadata::claims::{Claim, Source};
    use crate::read::saved_page::metadata::survey;

    fn words(title: &str, heading: &str) -> Vec<String> {
        let document = Document::from(format!("<body><p>Before.</p><h1>{heading}</h1></body>"));
        let survey = survey::walk(&document);
        let offset = survey.spots.iter().find(|spot| spot.name == "h1").map(|spot| spot.offset);
        let claim = Claim::new(title.to_owned(), Source::Visible, "the first heading");
        let title = Title { claim, offset, rivals: None };
        let emphasis = emphasised(&title, &survey).into_iter();
        emphasis.map(|range| title.claim.value[range].to_owned()).collect()
    }

    #[test]
    fn a_title_is_emphasised_as_its_heading_is() {
        let heading = "\n The <em>Vincennes </em>and\n <a href=x>the <i>Air<b>bus</b></i></a>,  <cite>The\n Times</cite>";
        let title = "The Vincennes and the Airbus, The Times";
        assert_eq!(words(title, heading), ["Vincennes", "Airbus", "The Times"]);
        assert_eq!(words("The Vincennes", heading), [""; 0], "of a part nothing is known");
    }

    #[test]
    fn a_letter_set_large_takes_no_emphasis_from_the_words() {
        assert_eq!(words("Low Water in the Delta", "<em>L</em>ow Water in the <em>Delta</em>"), ["Delta"]);
    }

    #[test]
    fn a_heading_that_is_emphasised_whole_is_dressed_by_its_site() {
        assert_eq!(words("The Low Dam", "<em>The Low Dam</em>"), [""; 0]);
        assert_eq!(words("The Low Dam", "<i> The <em>Low</em> Dam</i> "), ["Low"]);
    }
}
