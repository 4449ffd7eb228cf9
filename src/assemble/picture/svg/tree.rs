//! Reads an SVG into a tree of allowed names.

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::{Cuts, SVG, XLINK, attribute_name, element_name, references};
use crate::xml::{Element, Node, element};

/// The deepest nesting, the root being the first level.
const DEEPEST: usize = 100;

/// Why an SVG was not read.
pub(super) enum Unread {
    /// It nests deeper than any drawing does.
    TooDeep,
    /// It is no SVG, and why.
    Malformed(String),
}

/// Reads a document; what is not allowed is counted in `cuts` and left out.
pub(super) fn read(text: &str, cuts: &mut Cuts) -> Result<Element, Unread> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_comments = false;
    document(&mut reader, cuts).map_err(|unread| match unread {
        Unread::TooDeep => Unread::TooDeep,
        Unread::Malformed(reason) => {
            let at = reader.error_position().max(reader.buffer_position());
            let before = usize::try_from(at).ok().and_then(|at| text.as_bytes().get(..at));
            let line = before.unwrap_or(text.as_bytes()).iter().filter(|byte| **byte == b'\n').count() + 1;
            Unread::Malformed(format!("{reason}, at line {line}"))
        }
    })
}

fn document(reader: &mut NsReader<&[u8]>, cuts: &mut Cuts) -> Result<Element, Unread> {
    let mut tree = Tree { open: Vec::new(), skipped: 0, root: None };
    loop {
        let event = reader.read_event().map_err(|error| malformed(&error))?;
        match event {
            Event::Start(start) => {
                if tree.open.len() + tree.skipped >= DEEPEST {
                    return Err(Unread::TooDeep);
                }
                tree.start(reader, &start, cuts)?;
            }
            Event::Empty(start) => {
                tree.start(reader, &start, cuts)?;
                tree.end(cuts);
            }
            Event::End(_) => tree.end(cuts),
            Event::Text(text) => tree.text(&text.xml10_content())?,
            Event::CData(text) => tree.text(&text.xml10_content())?,
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => tree.text(c.encode_utf8(&mut [0; 4]))?,
                Ok(None) => match resolve_predefined_entity(&reference) {
                    Some(text) => tree.text(text)?,
                    None => cuts.count(format!("entity `&{};`", &*reference)),
                },
                Err(error) => return Err(malformed(&error)),
            },
            Event::DocType(_) => cuts.count("DOCTYPE"),
            Event::PI(instruction) => {
                cuts.count(format!("processing instruction `{}`", instruction.target()))
            }
            Event::Comment(_) | Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    if !tree.open.is_empty() || tree.skipped > 0 {
        return Err(Unread::Malformed("it breaks off before its end".to_owned()));
    }
    tree.root.ok_or_else(|| Unread::Malformed("it has no `svg` element".to_owned()))
}

fn malformed(error: &dyn std::fmt::Display) -> Unread {
    Unread::Malformed(error.to_string())
}

struct Tree {
    /// The elements that are open, the root first.
    open: Vec<Element>,
    /// How many elements are open that are left out.
    skipped: usize,
    root: Option<Element>,
}

impl Tree {
    fn start(
        &mut self,
        reader: &NsReader<&[u8]>,
        start: &BytesStart<'_>,
        cuts: &mut Cuts,
    ) -> Result<(), Unread> {
        if self.skipped > 0 {
            self.skipped += 1;
            // Attributes that are left out must be well formed too.
            return start.attributes().try_for_each(|one| one.map(drop)).map_err(|error| malformed(&error));
        }
        if self.root.is_some() {
            return Err(Unread::Malformed("it has two root elements".to_owned()));
        }
        let (namespace, local) = reader.resolver().resolve_element(start.name());
        let is_svg = is(&namespace, SVG, "&ns_svg;");
        let local: &str = local.as_ref();
        if self.open.is_empty() && !(is_svg && local == "svg") {
            return Err(Unread::Malformed(format!("its root is not `svg` in the namespace `{SVG}`")));
        }
        match allowed(local, &self.open, is_svg) {
            Allowed::Yes(name) => self.open.push(with_attributes(element(name), reader, start, cuts)?),
            Allowed::InPlaceOf(name) => {
                cuts.count(format!("link `{local}`"));
                self.open.push(with_attributes(element(name), reader, start, cuts)?);
            }
            Allowed::NoAndSeen => {
                cuts.count(format!("element `{local}`"));
                self.skipped = 1;
            }
            Allowed::NoAndUnseen => self.skipped = 1,
        }
        Ok(())
    }

    fn end(&mut self, cuts: &mut Cuts) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let Some(mut closed) = self.open.pop() else { return };
        if closed.name == "style" {
            let Some(css) = references::sheet(&text_of(&closed), cuts) else {
                cuts.count("style sheet that fetches something");
                return;
            };
            closed.children = vec![css.into()];
        }
        match self.open.last_mut() {
            Some(parent) => parent.children.push(closed.into()),
            None => self.root = Some(closed),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Unread> {
        let Some(parent) = self.open.last_mut() else {
            return match text.trim().is_empty() || self.skipped > 0 {
                true => Ok(()),
                false => Err(Unread::Malformed("text stands outside its root element".to_owned())),
            };
        };
        if self.skipped > 0 || !holds_text(parent.name) {
            return Ok(());
        }
        match parent.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            Some(Node::Element(_)) | None => parent.children.push(text.into()),
        }
        Ok(())
    }
}

/// Whether an element may stand in the tree.
enum Allowed {
    Yes(&'static str),
    /// A link leads nowhere from inside a picture; what it holds is drawn.
    InPlaceOf(&'static str),
    /// It may not, and a reader would miss it.
    NoAndSeen,
    /// It may not, and nobody has ever seen it: what a drawing program notes for itself.
    NoAndUnseen,
}

fn allowed(local: &str, open: &[Element], is_svg: bool) -> Allowed {
    if !is_svg || local == "metadata" {
        return Allowed::NoAndUnseen;
    }
    match (local, element_name(local)) {
        ("a", _) if open.iter().any(|parent| parent.name == "text") => Allowed::InPlaceOf("tspan"),
        ("a", _) => Allowed::InPlaceOf("g"),
        (_, Some(name)) => Allowed::Yes(name),
        (_, None) => Allowed::NoAndSeen,
    }
}

fn holds_text(name: &str) -> bool {
    matches!(name, "text" | "tspan" | "textPath" | "title" | "desc" | "style")
}

fn text_of(element: &Element) -> String {
    let texts = element.children.iter().filter_map(|child| match child {
        Node::Text(text) => Some(text.as_str()),
        Node::Element(_) => None,
    });
    texts.collect()
}

/// Whether a name is in a namespace, as its address or as the entity that old Illustrator files
/// declare for it.
fn is(resolved: &ResolveResult<'_>, address: &str, entity: &str) -> bool {
    matches!(resolved, ResolveResult::Bound(Namespace(bound)) if *bound == address || *bound == entity)
}

fn with_attributes(
    mut element: Element,
    reader: &NsReader<&[u8]>,
    start: &BytesStart<'_>,
    cuts: &mut Cuts,
) -> Result<Element, Unread> {
    let mut said_in_style = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| malformed(&error))?;
        let mut value = value(&attribute, cuts)?;
        let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
        let local: &str = local.as_ref();
        let prefix = attribute.key.prefix();
        let is_xlink = is(&namespace, XLINK, "&ns_xlink;");
        let name = match prefix.as_ref().map(AsRef::as_ref) {
            _ if attribute.key.as_namespace_binding().is_some() => continue,
            Some("xml") if local == "space" => "xml:space",
            Some("xml") if local == "lang" => "xml:lang",
            None | Some(_) if local == "href" && (is_xlink || prefix.is_none()) => "xlink:href",
            Some(_) => continue,
            None => match attribute_name(local) {
                Some(name) => name,
                None => {
                    if !is_unseen(local) {
                        cuts.count(format!("attribute `{local}`"));
                    }
                    continue;
                }
            },
        };
        if element.attributes.iter().any(|(known, _)| *known == name) {
            continue;
        }
        if name == "style" {
            (value, said_in_style) = references::style(&value, cuts);
            if value.trim().is_empty() {
                continue;
            }
        }
        match references::judged(name, value, element.name) {
            Ok(value) => element.attributes.push((name, value.into())),
            Err(what) => cuts.count(what),
        }
    }
    // A style outweighs an attribute.
    for (name, value) in said_in_style {
        element.attributes.retain(|(known, _)| *known != name);
        element.attributes.push((name, value.into()));
    }
    Ok(element)
}

/// Attributes that no reader misses: notes of a program, and what only scripts read.
fn is_unseen(name: &str) -> bool {
    name.starts_with("data-")
        || matches!(name, "baseProfile" | "contentScriptType" | "contentStyleType" | "zoomAndPan")
}

fn value(attribute: &Attribute<'_>, cuts: &mut Cuts) -> Result<String, Unread> {
    let known = |name: &str| match resolve_predefined_entity(name) {
        Some(text) => Some(text),
        None => {
            cuts.count(format!("entity `&{name};`"));
            Some("")
        }
    };
    let value = attribute.normalized_value_with(XmlVersion::Implicit1_0, 1, known);
    value.map(std::borrow::Cow::into_owned).map_err(|error| malformed(&error))
}
