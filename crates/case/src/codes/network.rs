//! network
super::codes! {}
