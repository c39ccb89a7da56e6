//! references
super::codes! {}
