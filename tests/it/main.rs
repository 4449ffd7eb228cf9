//! The whole program, from the command line to the book that it leaves behind.
//!
//! `BRIEFBOOK_BLESS=1 cargo test` writes what came out into `tests/books/*/expected/` and
//! `tests/faults/*/expected.txt`; read it before you commit it.

mod authors;
mod build;
mod cli;
mod conformance;
#[path = "../../benches/corpus/mod.rs"]
mod corpus;
mod determinism;
mod encodings;
mod faults;
mod helper;
mod import;
#[path = "../../src/read/pace.rs"]
mod pace;
mod page_text;
mod readme;
mod related;
mod sites;
mod tidy;
mod verbs;
