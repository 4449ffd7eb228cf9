//! The ground of a drawing: most are drawn for white paper and say so nowhere, and in the dark theme of a
//! reading system black lines on nothing are not seen.

use super::attribute;
use crate::xml::{Element, Node, element};

/// Lays white under a drawing that lays nothing itself.
pub(super) fn lay(root: &mut Element) {
    let view = View::of(root);
    if root.children.iter().find_map(drawn).is_some_and(|first| view.is_covered_by(first)) {
        return;
    }
    // The names of a drawing come before what it draws.
    let is_name = |node: &Node| match node {
        Node::Element(element) => matches!(element.name, "title" | "desc"),
        Node::Text(text) => text.trim().is_empty(),
    };
    let at = root.children.iter().take_while(|node| is_name(node)).count();
    root.children.insert(at, view.ground().into());
}

/// What of a drawing is seen: its view box, or else all of it.
struct View(Option<[f64; 4]>);

impl View {
    fn of(root: &Element) -> Self {
        let numbers = attribute(root, "viewBox").map(|view| {
            let numbers = view.split([' ', ',', '\t', '\n', '\r']).filter(|number| !number.is_empty());
            numbers.map_while(|number| number.parse().ok()).collect::<Vec<f64>>()
        });
        Self(numbers.and_then(|numbers| numbers.try_into().ok()))
    }

    /// The drawing's own styles do not reach it.
    fn ground(&self) -> Element {
        let ground = element("rect").attr("style", "fill:#fff;stroke:none");
        let sides = ["x", "y", "width", "height"];
        match self.0 {
            Some(view) => sides
                .into_iter()
                .zip(view)
                .fold(ground, |ground, (side, value)| ground.attr(side, value.to_string())),
            None => ground.attr("width", "100%").attr("height", "100%"),
        }
    }

    /// Whether a shape covers all of it, in whatever colour.
    fn is_covered_by(&self, shape: &Element) -> bool {
        let [x, y, width, height] = self.0.unwrap_or_default();
        let number = |name: &str| match attribute(shape, name) {
            Some(value) => value.trim_end_matches("px").parse::<f64>().ok(),
            None => Some(0.0),
        };
        let all = |name: &str| attribute(shape, name) == Some("100%");
        let reaches = |from: Option<f64>, length: &str, start: f64, end: f64| {
            let reaches = from.zip(number(length)).is_some_and(|(from, length)| from + length >= end);
            from.is_some_and(|from| from <= start) && (all(length) || self.0.is_some() && reaches)
        };
        shape.name == "rect"
            && !is_seen_through(shape)
            && reaches(number("x"), "width", x, x + width)
            && reaches(number("y"), "height", y, y + height)
    }
}

/// The first thing that a node draws.
fn drawn(node: &Node) -> Option<&Element> {
    let Node::Element(element) = node else { return None };
    match element.name {
        "title" | "desc" | "defs" | "style" | "symbol" | "clipPath" | "mask" | "marker" | "pattern"
        | "linearGradient" | "radialGradient" | "filter" => None,
        "g" if element.attributes.is_empty() => element.children.iter().find_map(drawn),
        _ => Some(element),
    }
}

fn is_seen_through(shape: &Element) -> bool {
    const MAKING: [&str; 5] = ["opacity", "fill-opacity", "class", "transform", "display"];
    let style = attribute(shape, "style").unwrap_or_default();
    let said = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    let said = said.map(|(name, value)| (name.trim(), value.trim()));
    let said = said.chain(attribute(shape, "fill").map(|fill| ("fill", fill)));
    let is_no_colour = |fill: &str| matches!(fill, "none" | "transparent") || fill.starts_with("rgba");
    MAKING.iter().any(|name| attribute(shape, name).is_some())
        || said
            .into_iter()
            .any(|(name, value)| MAKING.contains(&name) || name == "fill" && is_no_colour(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(shape: Element) -> Element {
        let root = element("svg").attr("viewBox", "0 -5 20 10");
        root.child(element("title").text("A chart")).child(element("g").child(shape))
    }

    fn laid(mut root: Element) -> Option<Element> {
        let before = root.children.len();
        lay(&mut root);
        match root.children.swap_remove(1) {
            Node::Element(ground) if root.children.len() + 1 > before => Some(ground),
            _ => None,
        }
    }

    #[test]
    fn white_lies_under_a_drawing_and_over_its_names() {
        let ground = laid(drawing(element("path").attr("d", "M0 0h9"))).unwrap();
        let sides = ["x", "y", "width", "height"].map(|side| attribute(&ground, side).unwrap().to_owned());
        assert_eq!(sides, ["0", "-5", "20", "10"]);
    }

    #[test]
    fn a_drawing_that_lays_its_own_ground_keeps_it() {
        let rect = || element("rect").attr("y", "-5").attr("width", "20").attr("height", "10");
        assert!(laid(drawing(rect().attr("fill", "#eee"))).is_none());
        assert!(
            laid(drawing(element("rect").attr("y", "-5").attr("width", "100%").attr("height", "100%")))
                .is_none()
        );
        assert!(laid(drawing(rect().attr("fill", "none"))).is_some());
        assert!(laid(drawing(rect().attr("opacity", "0.5"))).is_some());
    }
}
