//! Room among open tags: what closes or changes of itself so that the next tag or paragraph may
//! stand where it is typed.

use super::content_model::{Context, is_blank, without_readings};
use super::fault::Fault;
use super::walk::{Frame, Holds, Origin, Walk};

impl Walk<'_> {
    /// Makes room for a paragraph among tags that hold text only, such as a `span` around several.
    pub(super) fn room_for_block(&mut self) {
        if self.top().context.is_phrasing() {
            self.widen(Opener::Markdown);
        }
    }

    /// Closes what HTML lets one leave open before a tag: `<li>` before `<li>`, and so on.
    pub(super) fn implied_ends(&mut self, name: &str) {
        let (ended, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th", "caption", "colgroup"], &["table"]),
            "tr" => (&["tr", "caption", "colgroup"], &["table"]),
            "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "caption", "colgroup"], &["table"]),
            "rt" | "rp" => (&["rt", "rp"], &["ruby"]),
            "col" => return,
            _ => (&["colgroup"], &["table"]),
        };
        let raw = self.stack.iter().rev().take_while(|frame| !matches!(frame.origin, Origin::Markdown));
        let named = |frame: &Frame, names: &[&str]| match &frame.holds {
            Holds::Element(name, _) => names.contains(name),
            _ => false,
        };
        let depth = raw
            .take_while(|frame| !named(frame, within))
            .enumerate()
            .filter(|(_, frame)| named(frame, ended))
            .map(|(depth, _)| depth)
            .last();
        if let Some(depth) = depth {
            for _ in 0..=depth {
                self.close_unclosed();
            }
        }
    }

    /// Lets blocks stand where tags for text are open, if nothing of Markdown's is in the way.
    pub(super) fn widen(&mut self, opener: Opener) {
        self.flush(' ');
        let first = self.stack.iter().rposition(|frame| !frame.context.is_phrasing()).map_or(1, |at| at + 1);
        let raw = |frame: &Frame| !matches!(frame.origin, Origin::Markdown);
        if !self.stack[first..].iter().all(raw) {
            return;
        }
        let ends_at_block = |holds: &Holds| {
            matches!(holds, Holds::Element("p" | "caption" | "pre", _) | Holds::Heading { .. })
                || matches!(holds, Holds::BoldParagraph(_))
        };
        let closing = self.stack[first..].iter().position(|frame| ends_at_block(&frame.holds));
        if let Some(at) = closing.map(|at| first + at) {
            let ends = matches!(self.stack[at].holds, Holds::Element("p", _));
            let empty = at + 1 == self.stack.len() && self.stack[at].children.iter().all(is_blank);
            match opener {
                // `<p lang="fa">`, a blank line, and Markdown: the language is meant for what follows.
                Opener::Markdown if ends && empty && at == first => self.rename_to_div(at),
                Opener::Raw if !ends => {}
                Opener::Markdown | Opener::Raw => {
                    while self.stack.len() > at {
                        self.close_unclosed();
                    }
                    if self.top().context.is_phrasing() {
                        self.widen(opener);
                    }
                }
            }
            return;
        }
        for at in first..self.stack.len() {
            self.widen_frame(at);
        }
    }

    fn rename_to_div(&mut self, at: usize) {
        if let Holds::Element(name, _) = &mut self.stack[at].holds {
            *name = "div";
        }
        self.stack[at].context = Context::Flow;
    }

    fn widen_frame(&mut self, at: usize) {
        let outside = self.stack[at - 1].context;
        match self.stack[at].holds {
            Holds::Element("span", _) => self.rename_to_div(at),
            Holds::Element("ins" | "del", _) | Holds::Link(..) => {
                self.stack[at].context = outside.inside("a");
            }
            Holds::Element(name, _) => {
                if let Origin::Html(_, range) = &self.stack[at].origin {
                    let place = self.places.at(&range.clone());
                    self.fault(Fault::Misplaced { tag: name, place });
                }
                self.stack[at].holds = Holds::Cut;
                self.flatten(at, outside);
            }
            // A reading in a tag that was cut belonged to the `ruby` around it, which is cut now too.
            Holds::Cut | Holds::Dropped => self.flatten(at, outside),
            Holds::Heading { .. } | Holds::BoldParagraph(_) | Holds::Note(..) => {}
        }
    }

    fn flatten(&mut self, at: usize, outside: Context) {
        let children = std::mem::take(&mut self.stack[at].children);
        self.stack[at].children = without_readings(children);
        self.stack[at].context = outside;
    }
}

/// Who wants to put a block among text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Opener {
    Markdown,
    Raw,
}
