//! Simulation-based calibration (Talts et al. 2018) of the whole way on reduced cases: numbers are
//! drawn from the priors, a history is lived, reports of it are drawn, and learning is to give the
//! numbers back with the right spread. Which days, kinds and places are told of is held fixed.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::path::Path;

use citerne_case::{Case, Folder};
use citerne_filter::sbc::Ranks;
use citerne_filter::{Histories, Record, Settings, Unwatched, Weighted, Work, learn, live_to};
use citerne_learn::CaseHistories;
use citerne_learn::observe::{Evidence, Kind, Value};
use citerne_luck::math::{exp, norm_quantile};
use citerne_luck::{Decision, Luck, Stage};
use citerne_model::{Model, Where, Window};
use jiff::civil::{Date, date};

const TRIALS: u64 = 64;
/// Ranks are 0 to this: eight bins of four ranks.
const DRAWS: u32 = 31;
const BINS: usize = 8;
/// A key that no particle has.
const TRUTH: u64 = 1 << 40;

struct Study {
    case: Case,
    as_of: Date,
    learned: &'static [&'static str],
    particles: usize,
}

impl Study {
    fn new(name: &str, as_of: Date, learned: &'static [&'static str], particles: usize) -> Self {
        let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
        let case = Case::load(&Folder::open(&cases.join(name))).unwrap().0;
        Self {
            case,
            as_of,
            learned,
            particles,
        }
    }

    fn histories(&self, seed: u64) -> CaseHistories {
        let Self { case, as_of, .. } = self;
        let window = Window {
            as_of: *as_of,
            horizon: 0,
        };
        let model = Model::new(&case.spec, window).unwrap();
        let evidence = Evidence::read(&model, &case.spec, &case.events, *as_of).unwrap();
        // Only where each fact counts in full is learning calibrated on the model's own logs.
        let evidence = evidence.weighing(1.0);
        let learned = self.learned.iter();
        let learned = learned.map(|path| case.inputs.find(path).unwrap());
        CaseHistories::new(
            model,
            case.inputs.clone(),
            evidence,
            learned.collect(),
            seed,
        )
    }

    /// A truth, and the histories with what might have been told of it. Known decisions are forced,
    /// so a truth is kept with the chance that the model gives to them.
    fn truth(&self, trial: u64) -> (Record, CaseHistories) {
        let histories = self.histories(5000 + trial);
        let dice = Luck::new(trial).stage(Stage::Selection);
        for attempt in 0.. {
            let luck = dice.replicate(attempt).day(0);
            let score = |k: usize| norm_quantile(luck.uniform(Decision(1), k as u32));
            let record = Record {
                scores: (0..histories.scores()).map(score).collect(),
                luck: vec![TRUTH + attempt; histories.slots()],
            };
            let past = live_to(&histories, &record, histories.stages() - 1).unwrap();
            let told = histories.evidence.observations();
            let decided = (0..told.len()).filter(|&i| is_decision(told[i].kind));
            let params = &past.course.params;
            let density = |i| histories.evidence.log_density(i, &past.tally, params);
            if luck.uniform(Decision(2), 0) > exp(decided.map(density).sum()) {
                continue;
            }
            let mut next = 0;
            let mut u = || {
                next += 1;
                luck.uniform(Decision(3), next)
            };
            let mut values: Vec<Value> = Vec::new();
            for index in 0..told.len() {
                let evidence = &histories.evidence;
                values.push(evidence.draw(index, &past.tally, params, &mut u, &values));
            }
            return (record, histories.telling(&values));
        }
        unreachable!("some truth is kept")
    }

    /// The scores, two quantities of the state on the last day, and the joint log likelihood.
    fn quantities(&self, histories: &CaseHistories, record: &Record) -> Vec<f64> {
        let mut past = histories.begin(record);
        let mut densities = Vec::new();
        for stage in 0..histories.stages() {
            histories
                .live(record, &mut past, stage, &mut densities)
                .unwrap();
        }
        let catalogue = histories.model.catalogue();
        let capital = Where::Place(histories.model.layout().capital);
        let lost = catalogue.find("tankers_lost_total", Where::National, None, None);
        let price = catalogue.find("street_price", capital, Some(0), None);
        let state = [lost, price].map(|channel| f64::from(past.yesterday[channel.unwrap()]));
        let mut all = record.scores.clone();
        all.extend(state);
        all.push(densities.iter().sum());
        all
    }

    fn names(&self) -> Vec<String> {
        let more = ["tankers lost", "street price", "log likelihood"];
        self.learned
            .iter()
            .chain(&more)
            .map(ToString::to_string)
            .collect()
    }

    fn ranks(&self) -> Ranks {
        let mut ranks = Ranks::new(self.names(), DRAWS);
        for trial in 0..TRIALS {
            let (record, histories) = self.truth(trial);
            let settings = Settings {
                particles: self.particles,
                seed: trial,
                ..Settings::default()
            };
            let work = Work {
                threads: 2,
                checkpoints: 4,
            };
            let posterior = learn(&histories, &settings, &work, &mut Unwatched).unwrap();
            let particles = posterior.particles.iter();
            let all: Vec<_> = particles
                .map(|p| self.quantities(&histories, &p.record))
                .collect();
            let exact = self.quantities(&histories, &record);
            let answers: Vec<_> = (0..exact.len())
                .map(|k| {
                    let sample = all.iter().map(|quantities| quantities[k]);
                    (exact[k], Weighted::new(sample, &posterior.weights()))
                })
                .collect();
            ranks.add(1, trial, &answers);
        }
        ranks
    }

    /// No quantity may be told from uniform at one in a thousand, shared among them (Bonferroni).
    fn passes(&self) {
        let ranks = self.ranks();
        let names = self.names();
        let least = least(names.len());
        for (quantity, name) in names.iter().enumerate() {
            let test = ranks.test(quantity, BINS);
            println!("{name}: {test:?}");
            assert!(
                test.chi_square_p > least && test.ecdf_p > least,
                "{name}: {test:?}"
            );
        }
    }
}

/// The least p-value that passes where so many quantities are tested.
fn least(quantities: usize) -> f64 {
    1e-3 / quantities as f64
}

#[test]
fn both_tests_of_ranks_can_fail() {
    // Every truth below all draws: no two ranks could be less uniform.
    let mut ranks = Ranks::new(["always least"], DRAWS);
    for trial in 0..TRIALS {
        ranks.add(1, trial, &[(0.0, Weighted::new([1.0], &[1.0]))]);
    }
    let test = ranks.test(0, BINS);
    assert!(test.chi_square_p < least(10), "{test:?}");
    assert!(test.ecdf_p < least(10), "{test:?}");
}

fn is_decision(kind: Kind) -> bool {
    matches!(kind, Kind::Decision | Kind::NothingFell)
}

#[test]
fn timbuktu_of_forty_days_is_learned_back() {
    let learned = &[
        "demand.total",
        "stocks.depot_cover",
        "market.street_markup",
        "market.street_rise",
        "interdiction.lone_hazard",
    ];
    Study::new("timbuktu-2023", date(2023, 9, 15), learned, 512).passes();
}

#[test]
fn mali_of_twelve_days_is_learned_back() {
    let learned = &[
        "blockade.ramp",
        "interdiction.lone_hazard",
        "interdiction.convoy_hazard",
        "interdiction.reporting",
    ];
    Study::new("mali-2025", date(2025, 9, 14), learned, 384).passes();
}
