//! Learning from the event log.

pub mod observe;
