//! A tree that counts how deep and how large it grows while the parser builds it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use dom_query::{Document, NodeId, NodeRef};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName};

use super::{Excess, MOST_ATTRIBUTES, MOST_ELEMENTS, MOST_LEVELS};

/// Hands everything on to the tree, and counts.
#[derive(Default)]
pub struct CountingSink {
    document: Document,
    elements: Cell<usize>,
    events: Cell<usize>,
    line: Cell<u64>,
    excess: Cell<Option<(Excess, u64)>>,
    /// The template that each content of one belongs to, which has no parent in the tree.
    templates: RefCell<BTreeMap<NodeId, NodeId>>,
}

impl CountingSink {
    /// What there is too much of, and the line of the page, from 1, at which it showed.
    pub fn excess(&self) -> Option<(Excess, u64)> {
        self.excess.get()
    }

    /// How often the parser had something to tell.
    pub fn events(&self) -> usize {
        self.events.get()
    }

    /// The tree.
    pub fn into_document(self) -> Document {
        self.document
    }

    fn event(&self) {
        self.events.set(self.events.get() + 1);
    }

    fn exceed(&self, excess: Excess) {
        self.excess.set(self.excess.get().or(Some((excess, self.line.get()))));
    }

    /// Counts the levels above a place where something is put.
    fn put_below(&self, parent: &NodeId) {
        self.event();
        let mut level = 1;
        let mut above = self.document.tree.get(parent);
        while let Some(node) = above {
            level += 1;
            if level > MOST_LEVELS {
                return self.exceed(Excess::Levels);
            }
            above = node.parent().or_else(|| self.template_of(&node));
        }
    }

    fn template_of(&self, content: &NodeRef<'_>) -> Option<NodeRef<'_>> {
        let templates = self.templates.borrow();
        templates.get(&content.id).and_then(|template| self.document.tree.get(template))
    }
}

impl TreeSink for CountingSink {
    type Handle = NodeId;
    type Output = Self;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn finish(self) -> Self {
        self
    }

    /// Every page has errors, and nobody reads them.
    fn parse_error(&self, _message: Cow<'static, str>) {
        self.event();
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(line);
    }

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.document.elem_name(target)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.event();
        self.elements.set(self.elements.get() + 1);
        if self.elements.get() > MOST_ELEMENTS {
            self.exceed(Excess::Elements);
        }
        if attributes.len() > MOST_ATTRIBUTES {
            self.exceed(Excess::Attributes);
        }
        self.document.create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.event();
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.event();
        self.document.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.put_below(parent);
        self.document.append(parent, child);
    }

    fn append_before_sibling(&self, sibling: &NodeId, new: NodeOrText<NodeId>) {
        self.put_below(sibling);
        self.document.append_before_sibling(sibling, new);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        self.put_below(previous);
        self.document.append_based_on_parent_node(element, previous, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public_id: StrTendril, system_id: StrTendril) {
        self.event();
        self.document.append_doctype_to_document(name, public_id, system_id);
    }

    fn pop(&self, _node: &NodeId) {
        self.event();
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        let contents = self.document.get_template_contents(target);
        self.templates.borrow_mut().insert(contents, *target);
        contents
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        self.document.same_node(one, other)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.event();
        if attributes.len() > MOST_ATTRIBUTES {
            self.exceed(Excess::Attributes);
        }
        self.document.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.put_below(new_parent);
        self.document.reparent_children(node, new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(handle)
    }
}
