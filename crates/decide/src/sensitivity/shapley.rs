//! Shapley effects: what each group of inputs explains where inputs go along with each other.

use super::Groups;
use crate::invalid::{Invalid, finite, length, range};
use crate::numbers::regression::{Basis, Sums};
use crate::numbers::{Estimate, Matrix, Resampling};

/// Shares of the output's variance that groups of inputs explain.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapleyEffects {
    /// Each group's shares.
    pub groups: Vec<ShapleyEffect>,
    /// What all groups explain together: the sum of their effects. The rest is luck, other inputs, and
    /// what the fit doesn't follow.
    pub explained: Estimate,
}

/// Shares of one group. An estimate may lie a little below 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShapleyEffect {
    /// What it adds to what others explain, averaged over all orders in which groups may become known
    /// (Owen, 2014).
    pub effect: Estimate,
    /// What it explains if it becomes known first.
    pub first: Estimate,
    /// What it adds if all others are known: what only it can tell.
    pub last: Estimate,
}

/// Most groups: all their subsets are fitted.
const MOST_GROUPS: usize = 12;

/// Shapley effects of groups of inputs on an output, from histories that are there already. Inputs
/// may depend on each other.
///
/// What a set of groups explains comes from least squares on a polynomial of their inputs, powers up
/// to `degree` (from 1 to 4) and products of two: fitted on even histories and tried on odd ones, and
/// the other way round.
///
/// # Errors
///
/// With more than 12 groups; if groups don't fit the inputs; if outputs aren't finite, all the same,
/// or not one for each history; with fewer than 20 histories for each term; if the resampling can't
/// be.
pub fn shapley_effects(
    inputs: &Matrix,
    groups: &Groups,
    outputs: &[f64],
    degree: usize,
    resampling: &Resampling,
) -> Result<ShapleyEffects, Invalid> {
    length("outputs", outputs.len(), inputs.rows())?;
    length("factors in groups", groups.factors(), inputs.columns())?;
    finite("output", outputs)?;
    resampling.check()?;
    let few = groups.count() <= MOST_GROUPS;
    range(
        "number of groups",
        groups.count() as f64,
        few,
        "from 1 to 12",
    )?;
    if outputs.iter().all(|output| *output == outputs[0]) {
        return Err(Invalid::Constant {
            what: "the output",
            value: outputs[0],
        });
    }
    let basis = Basis::new(inputs, degree)?;
    let sets = Sets {
        terms: basis.terms(inputs),
        groups: groups.count(),
        members: groups_of_terms(&basis, groups),
    };
    let all = resampling.estimates(inputs.rows(), |rows| sets.effects(outputs, rows));
    let of_group = |three: &[Estimate]| ShapleyEffect {
        effect: three[0],
        first: three[1],
        last: three[2],
    };
    Ok(ShapleyEffects {
        explained: all[0],
        groups: all[1..].chunks(3).map(of_group).collect(),
    })
}

/// The groups of each term, as bits.
fn groups_of_terms(basis: &Basis, groups: &Groups) -> Vec<usize> {
    let mut group_of = vec![0; groups.factors()];
    for group in 0..groups.count() {
        for factor in groups.members(group) {
            group_of[*factor] = group;
        }
    }
    let bits = |signals: &Vec<usize>| signals.iter().fold(0, |bits, it| bits | 1 << group_of[*it]);
    basis.signals_of_terms().iter().map(bits).collect()
}

/// Sets of groups, as bits.
struct Sets {
    terms: Vec<Vec<f64>>,
    groups: usize,
    members: Vec<usize>,
}

impl Sets {
    /// What all explain; then for each group its effect, first and last.
    fn effects(&self, outputs: &[f64], rows: &[usize]) -> Vec<f64> {
        let explained = self.explained(outputs, rows);
        let all = explained.len() - 1;
        let mut effects = vec![explained[all]];
        for group in 0..self.groups {
            let bit = 1 << group;
            let without = (0..explained.len()).filter(|set| set & bit == 0);
            let added = without.map(|set| {
                let known = set.count_ones() as usize;
                (explained[set | bit] - explained[set]) * self.share_of_orders(known)
            });
            effects.push(added.sum());
            effects.push(explained[bit]);
            effects.push(explained[all] - explained[all & !bit]);
        }
        effects
    }

    /// Share of all orders in which a certain set of so many groups comes before a certain group, and
    /// all others after: known! (groups - known - 1)! / groups!.
    fn share_of_orders(&self, known: usize) -> f64 {
        let after = self.groups - known - 1;
        let ways = (1..=after)
            .map(|it| (known + it) as f64 / it as f64)
            .product::<f64>();
        1.0 / (ways * self.groups as f64)
    }

    /// What each set explains.
    fn explained(&self, outputs: &[f64], rows: &[usize]) -> Vec<f64> {
        let (even, odd): (Vec<usize>, Vec<usize>) = rows.iter().partition(|row| *row % 2 == 0);
        let [even, odd] = [even, odd].map(|rows| Sums::over(&self.terms, outputs, &rows));
        let of_set = |set: usize| {
            if set == 0 {
                return 0.0;
            }
            let inside = |term: &usize| self.members[*term] & !set == 0;
            let terms: Vec<usize> = (0..self.members.len()).filter(inside).collect();
            let (even, odd) = (even.only(&terms), odd.only(&terms));
            (odd.explained(&even.weights()) + even.explained(&odd.weights())) / 2.0
        };
        (0..1 << self.groups).map(of_set).collect()
    }
}
