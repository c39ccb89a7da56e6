//! Scenario discovery: under which few conditions does an outcome come?

mod prim;
mod quasi_p;
mod region;
mod tree;

pub use prim::{Objective, Prim, Reproduced, Side, Step, Trajectory};
pub use quasi_p::quasi_p;
pub use region::{Limits, Region};
pub use tree::{Leaf, Node, Split, Tree, TreeSettings};
