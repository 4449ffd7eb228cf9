//! From content documents to the packed container.
