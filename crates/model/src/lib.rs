//! One replicate of life under a blockade.
//!
//! One day is one step. Everything that happens is a function of the case, the numbers drawn for
//! this replicate ([`Params`]) and the luck of each day. The systems of the model are one file
//! each; they talk only through [`Signals`], and [`World`] holds them in the order of a day.

pub mod blockade;
pub mod campaign;
pub mod carriers;
pub mod catalogue;
pub mod claims;
pub mod decision;
pub mod events;
pub mod exodus;
pub mod happening;
pub mod history;
pub mod hostages;
pub mod intervention;
pub mod layout;
pub mod ledger;
pub mod levers;
pub mod measures;
pub mod model;
pub mod narrative;
pub mod now;
pub mod operations;
pub mod outcomes;
pub mod params;
pub mod power;
pub mod prices;
pub mod regime;
pub mod schools;
pub mod script;
pub mod season;
pub mod signals;
pub mod stocks;
pub mod supply;
pub mod takeover;
pub mod talks;
pub mod territory;
#[cfg(test)]
pub(crate) mod testing;
pub mod unrest;
pub mod world;

pub use catalogue::{Catalogue, Channel, Row, Scale, Where};
pub use events::Events;
pub use happening::{Happening, Kind, Today};
pub use history::{Failure, Fault, History, NEVER, Verdict, Witness};
pub use layout::Layout;
pub use levers::Levers;
pub use model::{Course, Model, ModelError, Window};
pub use now::Now;
pub use params::Params;
pub use script::Script;
pub use signals::Signals;
pub use world::{Setting, World, catalogue};
