//! Analyses for those who must choose, over tables of samples.

mod dice;
mod discovery;
mod invalid;
mod numbers;
mod robust;
mod search;
mod sensitivity;
mod signs;

pub use discovery::{
    Leaf, Limits, Node, Objective, Prim, Region, Reproduced, Side, Split, Step, Trajectory, Tree,
    TreeSettings,
};
pub use invalid::Invalid;
pub use numbers::{Bin, Estimate, Matrix, Proportion, Resampling, odds_by_bin};
pub use robust::{Criterion, Paired, Payoffs, Rival, Robustness, UnderRivals, satisficing};
pub use search::{Found, Judged, Lever, Menu, Search, SearchSettings, dominates, fronts};
pub use sensitivity::{
    Effect, Groups, MorrisDesign, Pair, Sequence, ShapleyEffect, ShapleyEffects, SobolDesign,
    SobolIndices, first_order_given_data, shapley_effects,
};
pub use signs::{Alarms, Fires, Information, Rates, Tripwire, ValueOfKnowing, information};
