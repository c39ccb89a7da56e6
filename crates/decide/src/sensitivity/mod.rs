//! What matters: which uncertain inputs, and how much of it is luck.

mod groups;
mod indices;
mod morris;
mod saltelli;
mod sequence;

pub use groups::Groups;
pub use indices::{Pair, SobolIndices};
pub use morris::{Effect, MorrisDesign};
pub use saltelli::SobolDesign;
pub use sequence::Sequence;
