//! A case: what is known of a place under blockade, with units, sources and uncertainty.
//!
//! A case is a folder of TOML files, whose tables are read as one, with a log of dated events
//! (`events.csv`) beside them. [`Case::load`] reads it and reports every problem of every file at
//! once, each with its place, a stable code and what to do.
//!
//! The typed tables in [`spec`] are the one source of truth: the JSON Schema ([`schema`]), the
//! refusal of unknown keys, units and ranges all follow from them.

mod case;
mod checks;
pub mod codes;
mod diagnostic;
pub mod events;
mod file;
mod folder;
pub mod inputs;
mod log_end;
mod near;
mod particular;
mod prior;
pub mod quantity;
mod render;
mod scaffold;
mod shape;
pub mod spec;
mod tree;
pub mod units;
pub mod vocabulary;

pub use case::Case;
pub use codes::{Code, Language, Level, all_codes, explain};
pub use diagnostic::{Diagnostic, MAX_DIAGNOSTICS, Report, Spot};
pub use events::{Event, EventKind, EventLog, Precision};
pub use file::{File, FileId, Files, LineColumn, Mark};
pub use folder::{EVENTS_FILE, Folder, MAX_FILE_BYTES, MAX_FILES, Obstacle};
pub use inputs::{Chances, Input, Inputs};
pub use log_end::with_log_end;
pub use prior::{Prior, TwoPiece};
pub use render::Style;
pub use scaffold::scaffold;
pub use shape::{SCHEMA_ID, schema};
