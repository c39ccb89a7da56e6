//! events
super::codes! {}
