//! outcomes (to be written).
