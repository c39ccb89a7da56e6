//! What matters: which uncertain inputs, and how much of it is luck.

mod given;
mod groups;
mod indices;
mod morris;
mod relevance;
mod saltelli;
mod sequence;
mod shapley;

pub use given::first_order_given_data;
pub use groups::Groups;
pub use indices::{Pair, SobolIndices};
pub use morris::{Effect, MorrisDesign};
pub use relevance::{Relevance, relevance};
pub use saltelli::SobolDesign;
pub use sequence::Sequence;
pub use shapley::{ShapleyEffect, ShapleyEffects, shapley_effects};
