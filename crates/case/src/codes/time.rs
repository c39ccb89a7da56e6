//! time
super::codes! {}
