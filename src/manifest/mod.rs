//! The vocabulary as the editor types it.
