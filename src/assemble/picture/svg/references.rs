//! What an SVG refers to: only itself, by ids that exist, each once, in the form that XML wants.

use std::collections::BTreeSet;
use std::ops::Range;

use base64::prelude::{BASE64_STANDARD, Engine};

use super::{Cuts, attribute};
use crate::assemble::picture::embedded;
use crate::assemble::stylesheet::scan::{Context, ProblemKind, Scan, scan, splice};
use crate::read::saved_page::container::data;
use crate::xml::{Element, Node};

/// An attribute's value as the book may hold it, or what to say of its cutting.
pub(super) fn judged(name: &str, value: String, element: &str) -> Result<String, String> {
    match name {
        "id" => Ok(id(&value)),
        "xlink:href" => href(value.trim(), element),
        "style" => within(value, Context::Declarations),
        "aria-labelledby" | "aria-describedby" => {
            Ok(value.split_whitespace().map(id).collect::<Vec<_>>().join(" "))
        }
        _ if value.contains(['(', '\\']) => within(value, Context::Value),
        _ => Ok(value),
    }
}

/// A style sheet without the declarations that a book does not take; `None` if it fetches anything.
pub(super) fn sheet(css: &str, cuts: &mut Cuts) -> Option<String> {
    let found = scan(css, Context::Rules);
    let stays_inside = found.problems.iter().all(|problem| problem.kind != ProblemKind::Import)
        && found.addresses.iter().all(|address| address.value.trim().starts_with('#'));
    stays_inside.then(|| {
        let refused = refused(css, &found);
        refused.iter().for_each(|span| cuts.count(declaration(&css[span.clone()])));
        without(css, &refused)
    })
}

/// A `style` attribute without the declarations that a book does not take. EPUB forbids `direction`
/// and `unicode-bidi` to CSS alone, so the attributes that say the same are given back.
pub(super) fn style(css: &str, cuts: &mut Cuts) -> (String, Vec<(&'static str, String)>) {
    let refused = refused(css, &scan(css, Context::Declarations));
    let mut said = Vec::new();
    for span in &refused {
        let (property, value) = css[span.clone()].split_once(':').unwrap_or_default();
        let value = value.split('!').next().unwrap_or_default().trim().to_ascii_lowercase();
        let attribute = TURNING.iter().find(|known| property.trim().eq_ignore_ascii_case(known));
        match attribute {
            Some(attribute) if value.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') => {
                said.push((*attribute, value));
            }
            Some(_) | None => cuts.count(declaration(&css[span.clone()])),
        }
    }
    (without(css, &refused), said)
}

/// The properties whose say an attribute of the same name has in an SVG.
const TURNING: [&str; 2] = ["direction", "unicode-bidi"];

/// Where the declarations stand that a book does not take.
fn refused(css: &str, found: &Scan) -> Vec<Range<usize>> {
    let turning = found.problems.iter().filter(|problem| problem.kind == ProblemKind::Direction);
    let kept_from_moving = found.fixed.iter().chain(&found.moving);
    let mut spans: Vec<_> = turning.map(|problem| &problem.span).chain(kept_from_moving).cloned().collect();
    spans.sort_by_key(|span| span.start);
    // What stands inside a rule that is cut goes with it.
    spans.dedup_by(|later, first| later.start < first.end);
    spans.into_iter().map(|span| span.start..span.start + css[span].trim_end().len()).collect()
}

/// CSS without some of its declarations and the semicolons behind them.
fn without(css: &str, refused: &[Range<usize>]) -> String {
    let cuts = refused.iter().map(|span| {
        let behind = &css[span.end..];
        let semicolon = behind.trim_start().strip_prefix(';').map_or(behind, str::trim_start);
        (span.start..css.len() - semicolon.len(), String::new())
    });
    splice(css, &cuts.collect::<Vec<_>>())
}

fn declaration(css: &str) -> String {
    let (what, css) = match css.split_once('{') {
        Some((rule, _)) => ("rule", rule),
        None => ("declaration", css),
    };
    format!("{what} `{}`", css.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Keeps each id once, and cuts what refers to none.
pub(super) fn settle(root: &mut Element, cuts: &mut Cuts) {
    let mut ids = BTreeSet::new();
    keep_first(root, &mut ids, cuts);
    cut_dangling(root, &ids, cuts);
}

/// An id as XML wants it. References are put through the same, so they still meet.
fn id(typed: &str) -> String {
    let typed = typed.trim();
    let is_letter = |c: char| c == '_' || c.is_alphabetic();
    let kept = |c: char| if is_letter(c) || c.is_ascii_digit() || "-.".contains(c) { c } else { '_' };
    let id: String = typed.chars().map(kept).collect();
    if id.starts_with(is_letter) { id } else { format!("_{id}") }
}

fn href(address: &str, element: &str) -> Result<String, String> {
    if let Some(fragment) = address.strip_prefix('#') {
        return Ok(format!("#{}", id(fragment)));
    }
    let is_data = address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    if is_data && matches!(element, "image" | "feImage") {
        // What a picture is its bytes say, whatever stands before them.
        let picture = data::decode(address).ok().and_then(|(_, bytes)| embedded(bytes));
        let written = picture.map(|(media_type, bytes)| {
            format!("data:{};base64,{}", media_type.as_str(), BASE64_STANDARD.encode(bytes))
        });
        return written.ok_or_else(|| "embedded picture that is no JPEG or PNG, or not whole,".to_owned());
    }
    Err(outside(address))
}

fn within(value: String, context: Context) -> Result<String, String> {
    let found = scan(&value, context);
    if found.problems.iter().any(|problem| problem.kind == ProblemKind::BadUrl) {
        return Err(outside(&value));
    }
    let mut replacements = Vec::new();
    for address in found.addresses {
        let Some(fragment) = address.value.trim().strip_prefix('#') else {
            return Err(outside(&address.value));
        };
        let token = address.rewritten_bare(&format!("#{}", id(fragment)));
        replacements.push((address.span, token));
    }
    if replacements.is_empty() { Ok(value) } else { Ok(splice(&value, &replacements)) }
}

fn outside(address: &str) -> String {
    let short: String = address.chars().take(60).collect();
    let more = if short.len() < address.len() { "…" } else { "" };
    format!("reference to `{short}{more}`")
}

fn keep_first(element: &mut Element, ids: &mut BTreeSet<String>, cuts: &mut Cuts) {
    element.attributes.retain(|(name, value)| {
        let is_repeat = *name == "id" && !ids.insert(value.to_string());
        if is_repeat {
            cuts.count(format!("repeated id `{value}`"));
        }
        !is_repeat
    });
    for child in &mut element.children {
        if let Node::Element(child) = child {
            keep_first(child, ids, cuts);
        }
    }
}

fn cut_dangling(element: &mut Element, ids: &BTreeSet<String>, cuts: &mut Cuts) {
    let exists = |fragment: &str| ids.contains(fragment);
    element.attributes.retain(|(name, value)| {
        let missing = match (*name, value.strip_prefix('#')) {
            ("xlink:href", Some(fragment)) => (!exists(fragment)).then(|| fragment.to_owned()),
            ("xlink:href", None) | ("style", _) => None,
            _ if value.starts_with("url(") => scan(value, Context::Value)
                .addresses
                .into_iter()
                .map(|address| address.value.trim_start_matches('#').to_owned())
                .find(|fragment| !exists(fragment)),
            _ => None,
        };
        if let Some(fragment) = &missing {
            cuts.count(format!("reference to `#{fragment}`, which it does not have,"));
        }
        missing.is_none()
    });
    element.children.retain_mut(|child| match child {
        Node::Text(_) => true,
        Node::Element(child) => {
            cut_dangling(child, ids, cuts);
            // Without its reference there is nothing that these could draw.
            !matches!(child.name, "use" | "image" | "feImage") || attribute(child, "xlink:href").is_some()
        }
    });
}
