//! Formulas: MathML as a line of text that has the same value.
//!
//! A fraction is two operands and a slash, a root is a sign before what it covers; what would be read
//! otherwise is put in brackets. What a line cannot say (matrices, marks over letters) is left to the
//! text that the page itself gives for the formula, and where it gives none, the reader is told.

use dom_query::NodeRef;

use super::flow::Flow;
use super::walk::Walk;
use crate::read::blocks::{Inline, plain_text};

/// Signs that MathML has for what is not written.
const UNSEEN: [char; 4] = ['\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}'];

/// Marks that stand raised beside a letter of themselves.
const PRIMES: [char; 5] = ['\'', '′', '″', '‴', '°'];

impl Walk<'_, '_> {
    /// Adds a formula to the line.
    pub(super) fn formula(&mut self, node: &NodeRef<'_>, out: &mut Flow) {
        let mut reader = Reader::default();
        let line = reader.row(&elements(node), 0);
        let is_whole = !reader.is_unsure && !plain_text(&line).trim().is_empty();
        let said = if is_whole { None } else { own_text(node) };
        self.flattened += usize::from(said.is_none() && reader.is_unsure);
        match said {
            Some(said) => out.text(&said),
            None => line.into_iter().for_each(|piece| out.push(piece)),
        }
    }
}

/// What the page itself gives for a formula besides its layout.
fn own_text(node: &NodeRef<'_>) -> Option<String> {
    let annotations = node.descendants_it().filter(|child| child.has_name("annotation"));
    let typed = node.attr("alttext").map(|text| text.to_string());
    let mut all = typed.into_iter().chain(annotations.map(|annotation| annotation.text().to_string()));
    all.find(|text| !text.trim().is_empty())
}

/// The children of an element that are laid out.
fn elements<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    const OTHERS: [&str; 5] = ["annotation", "annotation-xml", "mphantom", "none", "mprescripts"];
    node.element_children()
        .into_iter()
        .filter(|child| !OTHERS.iter().any(|name| child.has_name(name)))
        .collect()
}

/// Elements within elements up to this depth are laid out; what is deeper is read as plain text.
const DEEPEST: usize = 40;

#[derive(Default)]
struct Reader {
    /// Whether a line does not say all that the layout does.
    is_unsure: bool,
}

impl Reader {
    /// Elements side by side.
    fn row(&mut self, nodes: &[NodeRef<'_>], depth: usize) -> Vec<Inline> {
        let mut out: Vec<Inline> = Vec::new();
        let mut after_fraction = None;
        let mut is_product = false;
        for node in nodes {
            let mut piece = self.element(node, depth + 1);
            let text = plain_text(&piece);
            if text.chars().all(|c| UNSEEN.contains(&c)) {
                is_product |= text.contains('\u{2062}');
                continue;
            }
            let before = plain_text(&out).chars().next_back();
            let opens = |c: char| c.is_alphanumeric() || "(√".contains(c);
            if let Some(start) = after_fraction.take()
                && text.starts_with(opens)
            {
                let fraction = out.split_off(start);
                out.extend(bracketed(fraction));
            } else if is_product
                && before.is_some_and(|c| c.is_ascii_digit())
                && text.starts_with(|c: char| c.is_ascii_digit())
            {
                out.push(Inline::Text("·".to_owned()));
            }
            is_product = false;
            if node.has_name("mfrac") {
                // "2 1/2" is not "21/2".
                if before.is_some_and(|c| c.is_alphanumeric() || c == ')') {
                    out.push(Inline::Text(" ".to_owned()));
                }
                after_fraction = Some(out.len());
            }
            out.append(&mut piece);
        }
        out
    }

    fn element(&mut self, node: &NodeRef<'_>, depth: usize) -> Vec<Inline> {
        let children = elements(node);
        if depth > DEEPEST {
            self.is_unsure = true;
            return text(node.text().trim());
        }
        let name = node.node_name().unwrap_or_default();
        match (&*name, children.as_slice()) {
            ("mi" | "mn" | "mo" | "ms", _) => text(node.text().trim()),
            ("mtext", _) => text(&node.text()),
            ("mspace", _) => text(" "),
            ("semantics" | "maction", [first, ..]) => self.element(first, depth + 1),
            ("mfrac", [above, below]) => {
                self.is_unsure |= node.attr("linethickness").is_some_and(|line| line.starts_with('0'));
                let (above, below) = (self.operand(above, depth), self.operand(below, depth));
                [above, text("/"), below].concat()
            }
            ("msqrt", _) => [text("√"), single(self.row(&children, depth))].concat(),
            ("mroot", [base, index]) => {
                let index = self.element(index, depth + 1);
                [vec![Inline::Superscript(index)], text("√"), self.operand(base, depth)].concat()
            }
            ("msup" | "mover", [base, raised]) => {
                self.is_unsure |= &*name == "mover" && !is_operator(base);
                let raised = self.element(raised, depth + 1);
                let base = self.operand(base, depth);
                match plain_text(&raised).chars().all(|c| PRIMES.contains(&c)) {
                    true => [base, raised].concat(),
                    false => [base, vec![Inline::Superscript(raised)]].concat(),
                }
            }
            ("msub" | "munder", [base, lowered]) => {
                self.is_unsure |= &*name == "munder" && !is_operator(base);
                let lowered = self.element(lowered, depth + 1);
                [self.operand(base, depth), vec![Inline::Subscript(lowered)]].concat()
            }
            ("msubsup" | "munderover", [base, lowered, raised]) => {
                self.is_unsure |= &*name == "munderover" && !is_operator(base);
                let lowered = Inline::Subscript(self.element(lowered, depth + 1));
                let raised = Inline::Superscript(self.element(raised, depth + 1));
                [self.operand(base, depth), vec![lowered, raised]].concat()
            }
            ("mfenced", _) => {
                let sign = |name: &str, usual: &str| {
                    node.attr(name).map_or_else(|| usual.to_owned(), |sign| sign.trim().to_owned())
                };
                let between = sign("separators", ",").chars().next().map(String::from).unwrap_or_default();
                let inside: Vec<_> = children.iter().map(|child| self.element(child, depth + 1)).collect();
                [text(&sign("open", "(")), inside.join(&Inline::Text(between)), text(&sign("close", ")"))]
                    .concat()
            }
            ("mtable", _) => {
                self.is_unsure |= children.len() > 1 || children.iter().any(|row| elements(row).len() > 1);
                let rows: Vec<_> = children.iter().map(|row| self.cells(row, depth + 1)).collect();
                rows.join(&Inline::Text("; ".to_owned()))
            }
            ("mrow" | "mstyle" | "mpadded" | "merror" | "mtd" | "math", _) => self.row(&children, depth),
            // A scheme that has too few operands, or that is none of these.
            _ => {
                self.is_unsure = true;
                if children.is_empty() { text(node.text().trim()) } else { self.row(&children, depth) }
            }
        }
    }

    fn cells(&mut self, row: &NodeRef<'_>, depth: usize) -> Vec<Inline> {
        let cells: Vec<_> = elements(row).iter().map(|cell| self.element(cell, depth + 1)).collect();
        cells.join(&Inline::Text(" ".to_owned()))
    }

    /// An element that something is done with as a whole.
    fn operand(&mut self, node: &NodeRef<'_>, depth: usize) -> Vec<Inline> {
        single(self.element(node, depth + 1))
    }
}

/// Whether an element is a sign or a word that what stands over and under it belongs to: ∑, lim.
fn is_operator(node: &NodeRef<'_>) -> bool {
    let text = node.text();
    let text = text.trim();
    let is_sign = text.chars().count() == 1 && !text.contains(char::is_alphanumeric);
    is_sign || node.has_name("mo") && text.chars().count() > 1
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

/// A line that is read as one thing, in brackets if it would not be.
fn single(line: Vec<Inline>) -> Vec<Inline> {
    let shown = plain_text(&line);
    let is_word = matches!(line[..], [Inline::Text(_)])
        && (shown.chars().count() < 2 || shown.chars().all(|c| c.is_alphanumeric() || ".,".contains(c)));
    if is_word { line } else { bracketed(line) }
}

/// A line in brackets, if it has none of its own.
fn bracketed(line: Vec<Inline>) -> Vec<Inline> {
    let shown = plain_text(&line);
    let inside = shown.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    if inside.is_some_and(|inside| !inside.contains(['(', ')'])) {
        return line;
    }
    [text("("), line, text(")")].concat()
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;
    use crate::read::to_markdown::{Setting, inline};

    /// A formula as Markdown, and whether a line says all of it.
    fn read(html: &str) -> (String, bool) {
        let document = Document::from(format!("<math>{html}</math>"));
        let mut reader = Reader::default();
        let line = reader.row(&elements(&document.select("math").nodes()[0]), 0);
        (inline(&line, Setting::Paragraph), !reader.is_unsure)
    }

    #[test]
    fn a_formula_keeps_its_value() {
        for (html, expected) in [
            ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
            ("<mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo><mi>x</mi>", "2 1/2+x"),
            ("<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>", "(1/2)x"),
            ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a+b)/c"),
            ("<msup><mi>x</mi><mn>2</mn></msup>", "x<sup>2</sup>"),
            ("<msup><mrow><mi>a</mi><mi>b</mi></mrow><mn>2</mn></msup>", "(ab)<sup>2</sup>"),
            ("<mo>(</mo><mi>a</mi><msup><mo>)</mo><mn>2</mn></msup>", "(a)<sup>2</sup>"),
            ("<msup><mi>f</mi><mo>′</mo></msup>", "f′"),
            ("<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>", "H<sub>2</sub>O"),
            ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "√(x+1)"),
            ("<mroot><mi>x</mi><mn>3</mn></mroot>", "<sup>3</sup>√x"),
            ("<mn>2</mn><mo>\u{2062}</mo><mn>3</mn>", "2·3"),
            ("<mn>2</mn><mo>\u{2062}</mo><mi>x</mi>", "2x"),
            ("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>", "∑<sub>i</sub><sup>n</sup>"),
            ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a,b)"),
            ("<semantics><mi>x</mi><annotation>\\x</annotation></semantics>", "x"),
        ] {
            assert_eq!(read(html), (expected.to_owned(), true), "{html}");
        }
    }

    #[test]
    fn what_a_line_cannot_say_is_known() {
        let matrix = "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>";
        assert_eq!(read(matrix), ("1 2".to_owned(), false));
        assert!(!read("<mover><mi>x</mi><mo>¯</mo></mover>").1);
        assert!(!read("<mfrac linethickness=0><mi>n</mi><mi>k</mi></mfrac>").1);
        assert!(!read("<mfrac><mi>n</mi></mfrac>").1);
    }
}
