//! From briefs to the resolved whole.
