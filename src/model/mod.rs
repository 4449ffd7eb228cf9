//! The nouns: what a brief, a contributor, a reading and an anthology are. No input, no output.
//!
//! The stage is in the type. [`Brief`] is one brief after reading, its links still as typed;
//! [`Chapter`] is the same brief in its place in an [`Anthology`], every link resolved.

pub mod address;
pub mod anthology;
pub mod body;
pub mod brief;
pub mod contributor;
pub mod date;
pub mod documents;
pub mod metadata;
pub mod name_words;
pub mod resource;

pub use anthology::{Anthology, Chapter, Division, Item, Part, ResolvedBody, Target};
pub use body::{Body, Heading, HtmlElement, Link, Node, Note, Picture};
pub use brief::{Brief, Emphasis};
pub use contributor::{Contributor, ContributorKind, Credit, Role};
pub use date::Date;
pub use metadata::{Metadata, Placed, Reading};
pub use resource::{MediaType, ResourceFile};
