//! A made-up country for unit tests: every system, two places, all numbers fixed.
//!
//! ```ignore
//! let mut case = testing::case();
//! case.campaign = None;                          // a system can be taken away
//! let mut params = testing::params(&case);
//! params.stocks.reserve = 0.0;                   // and any number changed
//! ```

use citerne_case::spec::{CaseSpec, Figure};
use citerne_luck::Luck;

use crate::levers::Levers;
use crate::{Layout, Model, Now, Params, Script, Signals, Today, Window};

const TEXT: &str = concat!(
    include_str!("../tests/cases/fuel.toml"),
    include_str!("../tests/cases/road.toml"),
    include_str!("../tests/cases/state.toml"),
);

/// The case with every system.
pub(crate) fn case() -> CaseSpec {
    toml::from_str(TEXT).expect("the test case is well formed")
}

/// The case with markets and power only: nothing arrives, nobody attacks.
pub(crate) fn quiet() -> CaseSpec {
    toml::from_str(include_str!("../tests/cases/fuel.toml")).expect("the test case is well formed")
}

/// The case with more tables, in the words of a case file.
pub(crate) fn case_and(more: &str) -> CaseSpec {
    toml::from_str(&format!("{TEXT}\n{more}")).expect("the test case is well formed")
}

/// The figures of a case whose quantities are all given by `value`, in the model's order.
pub(crate) fn values(case: &CaseSpec) -> Vec<f64> {
    let mut values = Vec::new();
    case.visit(&mut |path, figure| match figure {
        Figure::Single { quantity, .. } => {
            values.push(
                quantity
                    .value
                    .unwrap_or_else(|| panic!("{path} has no fixed value")),
            );
        }
        Figure::Group { shares } => values.extend(shares.mean.values()),
    });
    values
}

/// The same by name.
pub(crate) fn params(case: &CaseSpec) -> Params {
    Params::take(case, &values(case))
}

/// A model that looks ahead from the case's first day.
pub(crate) fn model(case: &CaseSpec, horizon: u32) -> Model {
    Model::new(
        case,
        Window {
            as_of: case.case.start,
            horizon,
        },
    )
    .expect("a sound case")
}

/// What one system needs to be stepped on its own.
pub(crate) struct Bench {
    pub(crate) layout: Layout,
    pub(crate) params: Params,
    pub(crate) levers: Levers,
    pub(crate) signals: Signals,
    pub(crate) today: Today,
    /// Day on which the blockade is declared.
    pub(crate) declared: Option<u32>,
    /// What is known of dated decisions.
    pub(crate) script: Script,
    /// Replicate of the luck.
    pub(crate) replicate: u64,
}

impl Bench {
    /// A bench for a case with fixed numbers, all signals neutral.
    pub(crate) fn new(case: &CaseSpec) -> Self {
        let layout = Layout::new(case);
        let params = params(case);
        let levers = Levers::new(&layout, &params);
        let signals = Signals::new(&layout, case);
        let today = Today::default();
        Self {
            layout,
            params,
            levers,
            signals,
            today,
            declared: Some(1),
            script: Script::default(),
            replicate: 0,
        }
    }

    /// A bench for the case with every system, and one system on its first morning:
    /// `Bench::with(State::start)`.
    pub(crate) fn with<S>(
        start: impl FnOnce(&Layout, &CaseSpec, &Params, &mut Signals) -> S,
    ) -> (Self, S) {
        let case = case();
        let mut bench = Self::new(&case);
        let system = start(&bench.layout, &case, &bench.params, &mut bench.signals);
        (bench, system)
    }

    /// On how many of the first days of `draws` replicates something happens; each replicate is
    /// lived afresh by `happens`.
    pub(crate) fn count(&mut self, draws: u32, mut happens: impl FnMut(&mut Self) -> bool) -> u32 {
        let mut count = 0;
        for replicate in 0..draws {
            self.replicate = u64::from(replicate);
            count += u32::from(happens(self));
        }
        count
    }

    /// Lets a system live a day; a year is 365 days from 1 January.
    pub(crate) fn step<T>(
        &mut self,
        day: u32,
        live: impl FnOnce(&Now<'_>, &mut Signals, &mut Today) -> T,
    ) -> T {
        self.today.clear();
        let now = Now {
            day,
            day_of_year: 1 + day % 365,
            declared: self.declared,
            layout: &self.layout,
            params: &self.params,
            levers: &self.levers,
            script: &self.script,
            luck: Luck::new(1).replicate(self.replicate).day(day),
        };
        live(&now, &mut self.signals, &mut self.today)
    }
}

/// Asserts that a count lies within four standard errors of `draws` times `chance`.
pub(crate) fn assert_rate(count: u32, draws: u32, chance: f64) {
    let mean = f64::from(draws) * chance;
    let error = 4.0 * (mean * (1.0 - chance)).sqrt();
    assert!(
        (f64::from(count) - mean).abs() < error,
        "{count} of {draws}, not {mean} +- {error}"
    );
}

#[test]
fn the_test_case_has_every_system_and_lives() {
    let case = case();
    assert_eq!(values(&case).len(), crate::params::count(&case));
    let model = model(&case, 60);
    let mut history = model.history();
    let lived = model.run(&values(&case), Luck::new(1), &mut history, &mut ());
    assert_eq!(lived, Ok(()));
    assert_eq!(history.days(), 61);
}
