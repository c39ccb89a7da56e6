//! What a log could tell of days to come, against figures worked out by hand.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use citerne_case::spec::reporting::Reporting;
use citerne_case::{Case, Folder};
use citerne_learn::observe::{Evidence, EvidenceError, Tally, Value};
use citerne_luck::{Decision, Luck, Stage};
use citerne_model::{Happening, Kind, Model, Params, Where, Window};

/// Round numbers for the laws of what is told.
const TOLD: Reporting = Reporting {
    told_size: 3.0,
    attack_spread: 2.0,
    unmodelled: 0.01,
    unmodelled_size: 5.0,
    count_noise: 0.25,
    price_noise: 0.1,
    share_noise: 0.1,
    hours_noise: 1.0,
    stock_noise: 0.3,
    medium: 1.0,
    low: 4.0,
    mistaken: 0.0,
    mistaken_error: 5.0,
    decision_floor: 1e-3,
    fact_weight: 1.0,
};

/// Mali, two weeks ahead.
struct Scene {
    model: Model,
    evidence: Evidence,
    params: Params,
}

fn mali() -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/mali-2025");
    Case::load(&Folder::open(&folder))
        .unwrap_or_else(|_| panic!("Mali has no errors"))
        .0
}

fn model(case: &Case, horizon: u32) -> Model {
    let as_of = case.spec.case.log_ends;
    Model::new(&case.spec, Window { as_of, horizon }).unwrap()
}

impl Scene {
    fn new() -> Self {
        let case = mali();
        let model = model(&case, 20);
        let (mut values, mut versions) = (Vec::new(), Vec::new());
        let luck = Luck::new(5).stage(Stage::Prior).replicate(0);
        case.inputs.draw(luck, &mut values, &mut versions);
        let mut params = Params::take(&case.spec, &values);
        params.reporting = Some(TOLD);
        params.interdiction.as_mut().unwrap().reporting = 0.5;
        let places = ["bamako".to_owned()];
        Self {
            evidence: Evidence::coming(&model, &case.spec, &places, &[14, 7, 7]).unwrap(),
            model,
            params,
        }
    }

    fn output(&self, quantity: &str, at: Where, product: Option<usize>) -> usize {
        self.model
            .catalogue()
            .find(quantity, at, product, None)
            .unwrap()
    }

    fn corridor(&self, id: &str) -> usize {
        self.model
            .layout()
            .corridors
            .iter()
            .position(|it| it == id)
            .unwrap()
    }

    /// Days 1 to 20 after the day of the forecast, as `day` makes them.
    fn heard(&self, day: impl Fn(u32, &mut Vec<f32>) -> Vec<Happening>) -> Tally {
        let mut tally = self.evidence.tally();
        for after in 0..=20 {
            let mut row = vec![0.0; self.model.catalogue().channels.len()];
            let today = day(after, &mut row);
            let on = self.model.as_of() + after;
            self.evidence
                .hear(&mut tally, on, &today, &row, &self.params);
        }
        tally
    }

    fn index(&self, id: &str) -> usize {
        let all = self.evidence.observations();
        let found = all.iter().position(|it| it.id == id);
        found.unwrap_or_else(|| panic!("no sign {id}"))
    }

    fn expected(&self, id: &str, tally: &Tally) -> f64 {
        let index = self.index(id);
        self.evidence.expected(index, tally, &self.params).unwrap()
    }
}

fn attack(corridor: usize, lost: f64) -> Happening {
    Happening {
        kind: Kind::ConvoyAttacked,
        entity: u32::try_from(corridor).unwrap(),
        amount: 20.0,
        detail: lost,
    }
}

#[test]
fn trucks_are_added_up_over_the_window_and_the_corridors_that_serve_the_place() {
    let scene = Scene::new();
    let [north, gao] = ["dakar-north", "niamey-gao"].map(|id| scene.corridor(id));
    let output = |corridor| scene.output("trucks_arrived", Where::Corridor(corridor), None);
    let tally = scene.heard(|_, row| {
        row[output(north)] = 10.0;
        row[output(gao)] = 3.0;
        Vec::new()
    });
    assert_eq!(scene.expected("arrivals:bamako:2025-11-17", &tally), 70.0);
    assert_eq!(scene.expected("arrivals:bamako:2025-11-24", &tally), 140.0);
    assert_eq!(scene.expected("arrivals:national:2025-11-17", &tally), 91.0);
}

#[test]
fn attacks_are_told_in_part_and_those_that_the_model_lacks_are_added() {
    let scene = Scene::new();
    let north = scene.corridor("dakar-north");
    let tally = scene.heard(|after, _| match after {
        0 | 2 | 9 | 15 => vec![attack(north, 3.0)],
        _ => Vec::new(),
    });
    // Three trucks are told of with chance a half, and half of all is reported.
    let near = |found: f64, by_hand: f64| assert!((found - by_hand).abs() < 1e-12, "{found}");
    near(
        scene.expected("attacks:dakar-north:2025-11-17", &tally),
        0.25 + 0.07,
    );
    near(
        scene.expected("attacks:dakar-north:2025-11-24", &tally),
        0.5 + 0.14,
    );
    near(scene.expected("attacks:conakry:2025-11-24", &tally), 0.14);
    let corridors = scene.model.layout().corridors.len() as f64;
    near(
        scene.expected("attacks:national:2025-11-24", &tally),
        0.5 + 0.14 * corridors,
    );
}

#[test]
fn levels_are_those_of_the_last_day() {
    let scene = Scene::new();
    let bamako = scene.model.layout().capital;
    let price = scene.output("street_price", Where::Place(bamako), Some(0));
    let hours = scene.output("power_hours", Where::Place(bamako), None);
    let tally = scene.heard(|after, row| {
        row[price] = 1000.0 + after as f32;
        row[hours] = 24.0 - after as f32;
        Vec::new()
    });
    let product = &scene.model.layout().products[0];
    let sign = |date: &str| format!("street-price:bamako:{product}:{date}");
    assert_eq!(scene.expected(&sign("2025-11-17"), &tally), 1007.0);
    assert_eq!(scene.expected(&sign("2025-11-24"), &tally), 1014.0);
    assert_eq!(scene.expected("power:bamako:2025-11-24", &tally), 10.0);
}

#[test]
fn draws_lie_round_what_is_expected_and_losses_come_with_attacks_told() {
    let scene = Scene::new();
    let north = scene.corridor("dakar-north");
    let output = scene.output("trucks_arrived", Where::Corridor(north), None);
    let tally = scene.heard(|_, row| {
        row[output] = 10.0;
        vec![attack(north, 3.0)]
    });
    let [arrivals, attacks, losses] = [
        "arrivals:bamako:2025-11-17",
        "attacks:dakar-north:2025-11-17",
        "losses:dakar-north:2025-11-17",
    ]
    .map(|id| scene.index(id));
    let (mut sum, mut draws) = (0.0, 0);
    for number in 0..2000 {
        let luck = Luck::new(1).stage(Stage::Telling).replicate(number).day(0);
        let mut told: Vec<Value> = Vec::new();
        for index in 0..scene.evidence.observations().len() {
            let mut next = 0;
            let mut u = || {
                next += 1;
                luck.uniform(Decision(u16::try_from(index).unwrap()), next)
            };
            let value = scene
                .evidence
                .draw(index, &tally, &scene.params, &mut u, &told);
            told.push(value);
        }
        if told[attacks].number() == Some(0.0) {
            assert_eq!(told[losses], Value::None);
        }
        sum += told[arrivals].number().unwrap();
        draws += 1;
    }
    // Mean 70, standard deviation of one about 19.
    let mean = sum / f64::from(draws);
    assert!((mean - 70.0).abs() < 4.0 * 19.4 / 2000_f64.sqrt(), "{mean}");
}

#[test]
fn a_window_beyond_the_model_is_refused() {
    let case = mali();
    let refused = Evidence::coming(&model(&case, 5), &case.spec, &[], &[7]);
    let error = EvidenceError::WindowTooLong {
        window: 7,
        horizon: 5,
    };
    assert_eq!(refused, Err(error));
}
