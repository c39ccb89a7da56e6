//! Densities of observations against figures worked out by hand, on made-up days of the Mali case.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::LazyLock;

use citerne_case::spec::reporting::Reporting;
use citerne_case::{Case, Folder};
use citerne_learn::observe::{Evidence, Observation, Reason, Tally, Value};
use citerne_luck::{Decision, Luck, Stage};
use citerne_model::{Kind, Model, Params, Today, Where, Window, decision};
use proptest::prelude::*;
use statrs::distribution::{ContinuousCDF, Normal};

fn folder() -> Folder {
    Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/mali-2025"))
}

/// Mali with its log as `edit` leaves it.
fn edited(edit: impl Fn(&str) -> String) -> Case {
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
struct Scene {
    model: Model,
    evidence: Evidence,
    params: Params,
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

fn params(case: &Case, replicate: u64) -> Params {
    let (mut values, mut versions) = (Vec::new(), Vec::new());
    let luck = Luck::new(5).stage(Stage::Prior).replicate(replicate);
    case.inputs.draw(luck, &mut values, &mut versions);
    Params::take(&case.spec, &values)
}

impl Scene {
    fn of(case: &Case) -> Self {
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

    fn new() -> Self {
        Self::of(&edited(str::to_owned))
    }

    fn index(&self, id: &str) -> usize {
        let told = self.evidence.observations();
        told.iter()
            .position(|o| o.id == id)
            .unwrap_or_else(|| panic!("{id}"))
    }

    fn told(&self, id: &str) -> &Observation {
        &self.evidence.observations()[self.index(id)]
    }

    fn output(&self, quantity: &str, at: Where, product: Option<usize>) -> usize {
        self.model
            .catalogue()
            .find(quantity, at, product, None)
            .unwrap()
    }

    fn place(&self, id: &str) -> Where {
        Where::Place(
            self.model
                .layout()
                .places
                .iter()
                .position(|p| p == id)
                .unwrap(),
        )
    }

    fn corridor(&self, id: &str) -> usize {
        self.model
            .layout()
            .corridors
            .iter()
            .position(|c| c == id)
            .unwrap()
    }

    /// Watches all days; `day` fills happenings and row of each.
    fn watch(&self, day: impl Fn(u32, &mut Today, &mut [f32])) -> Tally {
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

    fn density(&self, id: &str, tally: &Tally) -> f64 {
        let log = self
            .evidence
            .log_density(self.index(id), tally, &self.params);
        log.exp()
    }

    fn expected(&self, id: &str, tally: &Tally) -> f64 {
        self.evidence
            .expected(self.index(id), tally, &self.params)
            .unwrap()
    }
}

fn close(found: f64, by_hand: f64) {
    assert!(
        (found - by_hand).abs() < 1e-9 * by_hand.abs().max(1e-3),
        "{found}, by hand {by_hand}"
    );
}

/// Probability of n of a negative binomial, term by term: r tries are lost with the chance q each.
fn terms(n: u32, r: f64, q: f64) -> f64 {
    (0..n).fold((1.0 - q).powf(r), |p, k| {
        p * (r + f64::from(k)) / f64::from(k + 1) * q
    })
}

#[test]
fn attacks_and_losses_told_on_one_corridor() {
    let scene = Scene::new();
    let abidjan = scene.corridor("abidjan");
    // Days 1 to 5 end on Sunday, 7 September; day 6 belongs to the next week.
    let tally = scene.watch(|day, today, _| match day {
        2 => today.note_detail(Kind::ConvoyAttacked, abidjan, 40.0, 9.0),
        4 => today.note_detail(Kind::LoneTrucksLost, abidjan, 3.0, 1.0),
        6 => today.note_detail(Kind::ConvoyAttacked, abidjan, 40.0, 30.0),
        _ => {}
    });
    // Nine trucks are told with 9/12, three with 3/6, of which half; five days of others.
    let mean: f64 = 0.5 * (0.75 + 0.5) + 0.05;
    // One attack was told. The variance is twice the mean: r = mean, q = 1/2.
    close(
        scene.density("attacks:abidjan:2025-09-07", &tally),
        terms(1, mean, 0.5),
    );
    close(scene.expected("attacks:abidjan:2025-09-07", &tally), mean);
    // Three trucks were told, by a source of high confidence without wider bounds: r = 1 / 0.5^2.
    let size = (0.5 * (0.75 * 9.0 + 0.5 * 3.0) + 0.05 * 5.0) / mean;
    close(
        scene.density("losses:abidjan:2025-09-07", &tally),
        terms(3, 4.0, size / (size + 4.0)),
    );
}

#[test]
fn silence_is_that_of_all_corridors_not_named() {
    let scene = Scene::new();
    let silent = scene.told("attacks:elsewhere:2025-09-07");
    let corridors = scene.model.layout().corridors.len();
    assert_eq!(silent.subject.corridors.len(), corridors - 1);
    assert!(!silent.subject.corridors.iter().any(|c| c == "abidjan"));
    let south = scene.corridor("dakar-south");
    let tally = scene.watch(|day, today, _| {
        if day == 3 {
            today.note_detail(Kind::ConvoyAttacked, south, 20.0, 0.0);
        }
    });
    // An attack without losses counts as one truck: told with 1/4, of which half.
    let mean = 0.5 * 0.25 + 0.05 * (corridors - 1) as f64;
    close(scene.density(&silent.id, &tally), 0.5_f64.powf(mean));
}

/// A row of the log on an attack of 22 October 2025, on a corridor or on none.
fn attack(corridor: &str, kind: &str, trucks: &str) -> String {
    format!(
        "2025-10-22,day,2025-10-23,,road,,{corridor},{corridor},,{kind},{trucks},,,high,https://example.org,made up\n"
    )
}

#[test]
fn an_attack_of_no_corridor_in_a_week_that_names_all_can_be_told() {
    let corridors = Scene::new().model.layout().corridors.clone();
    let named = corridors.iter();
    let named = named.map(|corridor| attack(corridor, "convoy_attacked", ",,,"));
    let rows = named.collect::<String>() + &attack("", "tankers_destroyed", "6,tankers,,");
    let scene = Scene::of(&edited(|text| text.to_owned() + &rows));
    let all = scene.told("attacks:everywhere:2025-10-26");
    assert_eq!(all.subject.corridors, corridors);
    let told = all.value.number().unwrap();
    assert!(told > corridors.len() as f64);
    // No history need have an attack of the model: seven days of others on each corridor are left.
    let tally = scene.watch(|_, _, _| {});
    let mean = 0.01 * 7.0 * corridors.len() as f64;
    close(
        scene.density(&all.id, &tally),
        terms(told as u32, mean, 0.5),
    );
    assert!(scene.density("losses:everywhere:2025-10-26", &tally) > 0.0);
    let all = scene.evidence.observations().iter();
    let of_week = all.filter(|o| o.id.starts_with("attacks:") && o.id.ends_with("2025-10-26"));
    assert_eq!(of_week.count(), 1, "no report is counted twice");
}

#[test]
fn a_history_without_attacks_is_left_with_those_that_the_model_does_not_have() {
    let scene = Scene::new();
    let tally = scene.watch(|_, _, _| {});
    close(scene.expected("attacks:abidjan:2025-09-07", &tally), 0.05);
    close(scene.expected("losses:abidjan:2025-09-07", &tally), 5.0);
}

#[test]
fn a_total_adds_to_the_one_before_and_holds_what_was_dated() {
    let scene = Scene::new();
    let lost = scene.output("tankers_lost_total", Where::National, None);
    // Ten a day from day 0 on.
    let tally = scene.watch(|day, _, row| row[lost] = 10.0 * (day + 1) as f32);
    // Days 1 to 15 lose 150, of which 3 + 40 are dated; half of the rest is told.
    let first = "total-losses:national:2025-09-17";
    close(scene.expected(first, &tally), 43.0 + 0.5 * (150.0 - 43.0));
    // Days 16 to 64 lose 490, of which 3 + 50 + 37 are dated; the second total is 200 - 100.
    let second = "total-losses:national:2025-11-05";
    assert_eq!(scene.told(second).value, Value::Number(100.0));
    assert_eq!((scene.told(second).from, scene.told(second).to), (16, 64));
    close(scene.expected(second, &tally), 90.0 + 0.5 * (490.0 - 90.0));
    // A history that loses less than was dated is no worse than one that loses just that.
    let few = scene.watch(|_, _, _| {});
    close(scene.expected(first, &few), 43.0);
}

#[test]
fn prices_are_lognormal_and_bounds_widen_them() {
    let scene = Scene::new();
    let petrol = scene
        .model
        .layout()
        .products
        .iter()
        .position(|k| k == "petrol");
    let price = scene.output("street_price", scene.place("bamako"), petrol);
    let tally = scene.watch(|day, _, row| row[price] = if day == 58 { 1400.0 } else { 9.0 });
    // 1,550 with bounds 1,550 to 2,000, medium confidence.
    let bounds = (2000.0_f64 / 1550.0).ln() / (2.0 * 1.644_853_626_951_472_2);
    let sd = (0.2_f64.powi(2) + bounds.powi(2)).sqrt();
    let z = (1550.0_f64 / 1400.0).ln() / sd;
    let by_hand = (-0.5 * z * z).exp() / (sd * (2.0 * std::f64::consts::PI).sqrt() * 1550.0);
    close(
        scene.density("street-price:bamako:petrol:2025-10-30", &tally),
        by_hand,
    );
}

#[test]
fn bounds_of_a_rise_are_on_the_scale_of_its_index() {
    let row = |bounds: &str| {
        format!(
            "2025-10-22,day,2025-10-23,,Bamako,bamako,,,,food_price,50,%,{bounds},,,high,https://example.org,made up\n"
        )
    };
    let scene = |bounds| Scene::of(&edited(|text| text.to_owned() + &row(bounds)));
    let bamako = |scene: &Scene| scene.output("food_price", scene.place("bamako"), None);
    let id = "food-price:bamako:2025-10-22";
    let density = |bounds| {
        let scene = scene(bounds);
        let price = bamako(&scene);
        let tally = scene.watch(|_, _, row| row[price] = 1.5);
        scene.density(id, &tally)
    };
    // At the median a lognormal density is 1 / (figure sd sqrt(2 pi)): here of 1.5, by a hundred.
    let sd = |density: f64| 1.0 / (150.0 * density * (2.0 * std::f64::consts::PI).sqrt());
    close(sd(density(",")), 0.1);
    let width = (1.6_f64 / 1.4).ln() / 3.289_707_253_902_945;
    close(sd(density("40,60")), (0.01 + width * width).sqrt());
}

#[test]
fn a_total_without_a_figure_is_listed_as_left_out() {
    let row = "2025-10-22,day,2025-10-23,,national,national,national,,,tankers_destroyed_cumulative,,tankers,60,130,2025-09-03,2025-10-22,high,https://example.org,made up\n";
    let scene = Scene::of(&edited(|text| text.to_owned() + row));
    let lines = edited(str::to_owned).events.all().len() + 2;
    let left_out = scene.evidence.without_model().iter();
    let why: Vec<_> = left_out
        .filter(|o| o.line == lines)
        .map(|o| o.why)
        .collect();
    assert_eq!(why, [Reason::NoOutput]);
}

#[test]
fn a_density_that_is_no_number_is_not_taken_for_impossible() {
    let scene = Scene::new();
    let mut tally = scene.evidence.tally();
    tally.slots_mut().fill(f64::NAN);
    let silence = scene.told("attacks:elsewhere:2025-09-07").id.clone();
    let log = scene
        .evidence
        .log_density(scene.index(&silence), &tally, &scene.params);
    assert!(log.is_nan(), "{log}");
}

#[test]
fn a_day_without_power_is_all_that_lies_beyond_twenty_three_and_a_half_hours() {
    let scene = Scene::new();
    let power = scene.output("power_hours", scene.place("mopti"), None);
    let tally = scene.watch(|day, _, row| row[power] = if day == 35 { 2.0 } else { 20.0 });
    let by_hand = 1.0 - Normal::new(22.0, 1.0).unwrap().cdf(23.5);
    close(scene.density("power:mopti:2025-10-07", &tally), by_hand);
}

#[test]
fn a_mistaken_figure_has_a_law_of_its_own() {
    let mut scene = Scene::new();
    scene.params.reporting.as_mut().unwrap().mistaken = 0.1;
    let power = scene.output("power_hours", scene.place("mopti"), None);
    let tally = scene.watch(|day, _, row| row[power] = if day == 35 { 2.0 } else { 20.0 });
    let of = |sd| 1.0 - Normal::new(22.0, sd).unwrap().cdf(23.5);
    close(
        scene.density("power:mopti:2025-10-07", &tally),
        0.9 * of(1.0) + 0.1 * of(5.0),
    );
}

#[test]
fn stocks_of_all_places_are_weighted_by_what_each_uses() {
    let scene = Scene::new();
    let layout = scene.model.layout();
    let normal =
        citerne_model::stocks::demand::normal_litres(layout, scene.model.case(), &scene.params);
    let (mut days, mut litres) = (0.0, 0.0);
    for (cell, normal) in layout.cells.iter().zip(&normal) {
        days += normal * (cell.place + 2 * cell.product) as f64;
        litres += normal;
    }
    let outputs: Vec<(usize, f32)> = (0..layout.places.len())
        .flat_map(|p| (0..layout.products.len()).map(move |k| (p, k)))
        .map(|(p, k)| {
            let output = scene.output("days_of_cover", Where::Place(p), Some(k));
            (output, (p + 2 * k) as f32)
        })
        .collect();
    let tally = scene.watch(|_, _, row| outputs.iter().for_each(|(c, days)| row[*c] = *days));
    close(
        scene.expected("stock:national:2025-10-08", &tally),
        days / litres,
    );
}

#[test]
fn a_convoy_may_have_come_a_day_earlier_or_later() {
    let scene = Scene::new();
    let abidjan = Where::Corridor(scene.corridor("abidjan"));
    let arrived = scene.output("trucks_arrived", abidjan, None);
    let on = |when: u32| {
        scene.watch(move |day, _, row| {
            row[arrived] = if day == when { 250.0 } else { 7.0 };
        })
    };
    let expected = |when| scene.expected("convoy:abidjan:2025-10-07", &on(when));
    assert_eq!([34, 35, 36].map(expected), [250.0; 3]);
    assert_eq!([33, 37].map(expected), [7.0; 2]);
}

#[test]
fn of_two_reports_of_one_fact_the_better_source_counts() {
    let scene = Scene::new();
    let arrivals = scene.evidence.observations().iter();
    let arrivals: Vec<_> = arrivals
        .filter(|o| o.lines == [76] || o.lines == [77])
        .collect();
    assert_eq!(arrivals.len(), 1);
    assert_eq!(arrivals[0].value, Value::Number(50.0));
    let left_out = scene.evidence.without_model().iter();
    let why: Vec<_> = left_out.filter(|o| o.line == 77).map(|o| o.why).collect();
    assert_eq!(why, [Reason::Disputed]);
}

/// A coup that is logged was attempted on its day: both decisions are forced, and of attempts on
/// other days nothing is known.
#[test]
fn a_logged_coup_is_tried_and_succeeds_in_every_history() {
    let row = "2025-10-20,day,2025-10-21,,Bamako,bamako,national,,,coup,,,,,,,high,https://example.org,made up\n";
    let scene = Scene::of(&edited(|text| text.to_owned() + row));
    let day = scene.told("decision:coup:2025-10-20").from;
    let script = scene.evidence.script();
    let line = |decision: Decision| {
        let mut lines = script.lines().iter();
        lines.find(|line| line.decision == decision).unwrap()
    };
    assert_eq!(line(decision::COUP).days, [day]);
    assert_eq!(line(decision::COUP).until, None);
    assert_eq!(line(decision::COUP_SUCCESS).days, [day]);
    assert_eq!(
        line(decision::COUP_SUCCESS).until,
        Some(scene.model.as_of())
    );
    let model = scene.model.clone().knowing(script);
    for replicate in 0..3 {
        let luck = Luck::new(1).stage(Stage::Forecast).replicate(replicate);
        let mut course = model.begin_with(scene.params.clone(), &luck);
        let mut rows = [vec![0.0; model.catalogue().channels.len()], Vec::new()];
        rows[1] = rows[0].clone();
        let mut tally = scene.evidence.tally();
        for now in 0..=day {
            let (yesterday, today) = rows.split_at_mut(1);
            model
                .live(&mut course, &luck, &yesterday[0], &mut today[0])
                .unwrap();
            let world = &course.world;
            assert_eq!(world.today.count(Kind::Coup) > 0, now == day);
            scene
                .evidence
                .watch(&mut tally, now, &world.today, &today[0], &course.params);
            rows.swap(0, 1);
        }
        let log = scene.density("decision:coup:2025-10-20", &tally).ln();
        assert!(log < -2.0 && log.is_finite(), "{log}");
    }
}

/// Mali and its evidence, read once.
static MALI: LazyLock<(Case, Evidence)> = LazyLock::new(|| {
    let case = edited(str::to_owned);
    let Scene { evidence, .. } = Scene::of(&case);
    (case, evidence)
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever a history holds, no density is NaN or plus infinity, and what is drawn is possible.
    #[test]
    fn densities_are_numbers_and_draws_are_possible(
        replicate in 0_u64..1000,
        size in prop_oneof![Just(0.0), 0.001..1.0, 1.0..1e6],
        seed in 0_u64..1000,
    ) {
        let (case, evidence) = &*MALI;
        let params = params(case, replicate);
        let uniform = |n: u64| {
            let luck = Luck::new(seed).stage(Stage::Prior).replicate(n).day(0);
            luck.uniform(Decision(2), 0)
        };
        let mut tally = evidence.tally();
        for (n, slot) in tally.slots_mut().iter_mut().enumerate() {
            *slot = size * uniform(n as u64);
        }
        let mut next = 1_000_000;
        let mut told = Vec::new();
        for index in 0..evidence.observations().len() {
            let log = evidence.log_density(index, &tally, &params);
            prop_assert!(!log.is_nan() && log < f64::INFINITY);
            let mut u = || { next += 1; uniform(next) };
            told.push(evidence.draw(index, &tally, &params, &mut u, &told));
        }
        let drawn = evidence.with_values(&told);
        for (index, of) in drawn.observations().iter().enumerate() {
            let log = drawn.log_density(index, &tally, &params);
            prop_assert!(log.is_finite(), "{}: {:?} has {log}", of.id, of.value);
        }
    }
}
