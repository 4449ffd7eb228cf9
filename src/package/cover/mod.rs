//! The drawn cover.

