//! From content documents to the packed container.

pub mod cover;
