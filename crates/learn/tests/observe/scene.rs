//! A made-up history of the Mali case.

use std::path::Path;

use citerne_case::spec::reporting::Reporting;
use citerne_case::{Case, Folder};
use citerne_learn::observe::{Evidence, Observation, Tally};
use citerne_luck::{Luck, Stage};
use citerne_model::{Model, Params, Today, Where, Window};

fn folder() -> Folder {
    Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/mali-2025"))
}

/// Mali with its log as `edit` leaves it.
pub fn edited(edit: impl Fn(&str) -> String) -> Case {
    let folder = folder();
    let files = folder.files().map(|(name, bytes)| {
        let text = std::str::from_utf8(bytes).unwrap();
        let text = if name == "events.csv" {
            edit(text)
        } else {
            text.to_owned()
        };
        (name.to_owned(), text.into_bytes())
    });
    Case::load(&Folder::from_memory("mali", files.collect::<Vec<_>>()))
        .unwrap_or_else(|report| panic!("{} errors", report.errors()))
        .0
}

/// One made-up history of Mali, and what is told of it.
pub struct Scene {
    pub model: Model,
    pub evidence: Evidence,
    pub params: Params,
}

/// Round numbers for the laws of what is told.
const TOLD: Reporting = Reporting {
    told_size: 3.0,
    attack_spread: 2.0,
    unmodelled: 0.01,
    unmodelled_size: 5.0,
    count_noise: 0.5,
    price_noise: 0.1,
    share_noise: 0.1,
    hours_noise: 1.0,
    stock_noise: 0.3,
    medium: 2.0,
    low: 4.0,
    mistaken: 0.0,
    mistaken_error: 5.0,
    decision_floor: 1e-3,
    fact_weight: 1.0,
};

pub fn params(case: &Case, replicate: u64) -> Params {
    let (mut values, mut versions) = (Vec::new(), Vec::new());
    let luck = Luck::new(5).stage(Stage::Prior).replicate(replicate);
    case.inputs.draw(luck, &mut values, &mut versions);
    Params::take(&case.spec, &values)
}

impl Scene {
    pub fn of(case: &Case) -> Self {
        let as_of = case.spec.case.log_ends;
        let model = Model::new(&case.spec, Window { as_of, horizon: 0 }).unwrap();
        let mut params = params(case, 0);
        params.reporting = Some(TOLD);
        params.interdiction.as_mut().unwrap().reporting = 0.5;
        Self {
            evidence: Evidence::read(&model, &case.spec, &case.events, as_of).unwrap(),
            model,
            params,
        }
    }

    pub fn new() -> Self {
        Self::of(&edited(str::to_owned))
    }

    pub fn index(&self, id: &str) -> usize {
        let told = self.evidence.observations();
        told.iter()
            .position(|o| o.id == id)
            .unwrap_or_else(|| panic!("{id}"))
    }

    pub fn told(&self, id: &str) -> &Observation {
        &self.evidence.observations()[self.index(id)]
    }

    pub fn output(&self, quantity: &str, at: Where, product: Option<usize>) -> usize {
        self.model
            .catalogue()
            .find(quantity, at, product, None)
            .unwrap()
    }

    pub fn place(&self, id: &str) -> Where {
        Where::Place(
            self.model
                .layout()
                .places
                .iter()
                .position(|p| p == id)
                .unwrap(),
        )
    }

    pub fn corridor(&self, id: &str) -> usize {
        self.model
            .layout()
            .corridors
            .iter()
            .position(|c| c == id)
            .unwrap()
    }

    /// Watches all days; `day` fills happenings and row of each.
    pub fn watch(&self, day: impl Fn(u32, &mut Today, &mut [f32])) -> Tally {
        let mut tally = self.evidence.tally();
        let mut row = vec![0.0; self.model.catalogue().channels.len()];
        for number in 0..=self.model.as_of() {
            let mut today = Today::default();
            row.fill(0.0);
            day(number, &mut today, &mut row);
            self.evidence
                .watch(&mut tally, number, &today, &row, &self.params);
        }
        tally
    }

    pub fn density(&self, id: &str, tally: &Tally) -> f64 {
        let log = self
            .evidence
            .log_density(self.index(id), tally, &self.params);
        log.exp()
    }

    pub fn expected(&self, id: &str, tally: &Tally) -> f64 {
        self.evidence
            .expected(self.index(id), tally, &self.params)
            .unwrap()
    }
}

pub fn close(found: f64, by_hand: f64) {
    assert!(
        (found - by_hand).abs() < 1e-9 * by_hand.abs().max(1e-3),
        "{found}, by hand {by_hand}"
    );
}

/// Probability of n of a negative binomial, term by term: r tries are lost with the chance q each.
pub fn terms(n: u32, r: f64, q: f64) -> f64 {
    (0..n).fold((1.0 - q).powf(r), |p, k| {
        p * (r + f64::from(k)) / f64::from(k + 1) * q
    })
}
