//! One reader per kind of file.

pub mod blocks;
pub mod to_markdown;
