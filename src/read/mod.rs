//! One reader per kind of file.

pub mod blocks;
pub mod dates;
pub mod page_text;
pub mod to_markdown;
