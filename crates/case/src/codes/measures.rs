//! measures
super::codes! {}
