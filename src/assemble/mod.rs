//! From briefs to the resolved whole.

mod fault_media;
pub mod picture;
pub mod stylesheet;
