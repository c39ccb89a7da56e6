//! Analyses for those who must choose, over tables of samples.
//!
//! - **What matters**: [`MorrisDesign`] and [`SobolDesign`] give points of the unit cube, a number for
//!   each factor, and read the outputs that the caller gives for them. From histories that are there
//!   already, whose inputs may depend on each other: [`first_order_given_data`] and
//!   [`shapley_effects`].
//! - **Under which conditions** an outcome comes: boxes by [`Prim`], and a [`Tree`].
//! - **Which plan**: [`Payoffs`] of plans in the same histories, with their [`Robustness`], differences
//!   ([`Paired`]), rival hypotheses and [`satisficing`]; a [`Search`] for good plans under limits.
//! - **What to watch**: a [`Tripwire`] and its rates, [`Alarms`] of rules, expected [`information`], and
//!   [`Payoffs::value_of_knowing`].
//!
//! Nothing here knows of the model. Most numbers are an [`Estimate`], with an interval from drawing
//! rows anew ([`Resampling`]). All luck is looked up by seed, so results have the same bits on every
//! machine.
//!
//! ```
//! use citerne_decide::{Groups, Resampling, SobolDesign};
//!
//! // Two factors, of which the second matters four times as much.
//! let design = SobolDesign::new(Groups::each(2)?, 1024, false, 1)?;
//! let mut point = [0.0; 2];
//! let outputs: Vec<f64> = (0..design.points())
//!     .map(|index| {
//!         design.point(index, &mut point);
//!         point[0] + 2.0 * point[1]
//!     })
//!     .collect();
//! let indices = design.indices(&outputs, &Resampling::default())?;
//! assert!((indices.first[0].value - 0.2).abs() < 0.01);
//! assert!((indices.total[1].value - 0.8).abs() < 0.01);
//! # Ok::<(), citerne_decide::Invalid>(())
//! ```

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
    TreeSettings, quasi_p,
};
pub use invalid::Invalid;
pub use numbers::{Bin, Estimate, Matrix, Proportion, Resampling, Share, odds_by_bin, share_among};
pub use robust::{Criterion, Paired, Payoffs, Rival, Robustness, UnderRivals, satisficing};
pub use search::{Found, Judged, Lever, Menu, Search, SearchSettings, dominates, fronts};
pub use sensitivity::{
    Effect, Groups, MorrisDesign, Pair, Relevance, Sequence, ShapleyEffect, ShapleyEffects,
    SobolDesign, SobolIndices, first_order_given_data, relevance, shapley_effects,
};
pub use signs::{
    Alarms, Fires, Information, Rates, Tripwire, ValueOfKnowing, information, information_sharing,
};
