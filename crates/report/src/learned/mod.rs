//! What was learned from the log, made ready to be told by page and terminal.

pub(crate) mod brief;
pub(crate) mod names;
pub(crate) mod split;
pub(crate) mod surprise;
