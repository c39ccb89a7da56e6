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
pub use numbers::{Estimate, Matrix, Proportion, Resampling};
pub use robust::{Criterion, Paired, Payoffs, Rival, Robustness, UnderRivals, satisficing};
pub use search::{Found, Judged, Lever, Menu, Search, SearchSettings, dominates, fronts};
pub use sensitivity::{Effect, Groups, MorrisDesign, Pair, Sequence, SobolDesign, SobolIndices};
pub use signs::{
    Alarms, Bin, Fires, Information, Rates, Tripwire, ValueOfKnowing, information, odds_by_bin,
};
