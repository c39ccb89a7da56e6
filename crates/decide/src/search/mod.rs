//! Good plans under limits: the trade-off, never one "optimal" number.

mod archive;
mod evolution;
mod front;
mod menu;
mod variation;

pub use archive::Found;
pub use evolution::{Search, SearchSettings};
pub use front::{dominates, fronts};
pub use menu::{Judged, Lever, Menu};
