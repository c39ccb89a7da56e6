//! Random small cases: none panics, makes a number that isn't one, or loses a litre, a truck or a
//! person.

use citerne_case::spec::{CaseSpec, Figure};
use citerne_luck::Luck;
use citerne_model::{Model, Window};
use proptest::prelude::*;

const TEXT: &str = concat!(
    include_str!("cases/fuel.toml"),
    include_str!("cases/road.toml"),
    include_str!("cases/state.toml"),
);

/// Days that a random history lasts.
const DAYS: u32 = 90;

fn base() -> CaseSpec {
    toml::from_str(TEXT).expect("the test case is well formed")
}

/// Lower and upper bound of every number of a case, in the model's order, from its JSON Schema.
///
/// The schema knows the range of each key by table; a path such as `sectors.homes.tank` is looked
/// up in the table that its first key leads to.
fn bounds(case: &CaseSpec) -> Vec<(f64, f64)> {
    let schema = citerne_case::schema();
    let mut bounds = Vec::new();
    case.visit(&mut |path, figure| match figure {
        Figure::Single { .. } => bounds.push(bound(schema, &path)),
        Figure::Group { shares } => bounds.extend(shares.mean.values().map(|_| (0.0, 1.0))),
    });
    bounds
}

fn bound(schema: &serde_json::Value, path: &str) -> (f64, f64) {
    let mut at = schema;
    for key in path.split('.') {
        at = follow(schema, at);
        at = match at.pointer(&format!("/properties/{key}")) {
            Some(next) => next,
            None => &at["additionalProperties"],
        };
    }
    // Pump prices are a table of their own, with no range in the schema.
    if path.starts_with("market.pump_price.") {
        return (0.0, 1e6);
    }
    let limit = |name: &str| {
        at[name]
            .as_f64()
            .unwrap_or_else(|| panic!("{path} has no {name}"))
    };
    (limit("x-min"), limit("x-max"))
}

/// What a schema that refers to another, or allows none, stands for.
fn follow<'a>(schema: &'a serde_json::Value, at: &'a serde_json::Value) -> &'a serde_json::Value {
    let reference = at["$ref"].as_str().or_else(|| {
        at["anyOf"]
            .as_array()?
            .iter()
            .find_map(|one| one["$ref"].as_str())
    });
    match reference {
        Some(path) => schema
            .pointer(path.trim_start_matches('#'))
            .expect("a definition"),
        None => at,
    }
}

/// Sizes that a small case can have: the schema allows a billion people and a trillion litres.
fn small(value: f64, low: f64, high: f64, usual: f64) -> f64 {
    let widest = (usual.abs() * 20.0).max(low + 1.0);
    value.clamp(low, high.min(widest))
}

/// Numbers of a random replicate: each either as in the base case, at one of its bounds, or
/// anywhere between. Shares are scaled to sum to one.
fn numbers(case: &CaseSpec, picks: &[(u8, f64)]) -> Vec<f64> {
    let bounds = bounds(case);
    let mut values = Vec::new();
    case.visit(&mut |_, figure| {
        let at = values.len();
        match figure {
            Figure::Single { quantity, .. } => {
                let usual = quantity.value.expect("a fixed number");
                values.push(number(picks[at % picks.len()], bounds[at], usual));
            }
            Figure::Group { shares } => {
                let drawn = (0..shares.mean.len()).map(|i| 1e-6 + picks[(at + i) % picks.len()].1);
                let drawn: Vec<f64> = drawn.collect();
                let all: f64 = drawn.iter().sum();
                values.extend(drawn.iter().map(|share| share / all));
            }
        }
    });
    values
}

fn number((kind, share): (u8, f64), (low, high): (f64, f64), usual: f64) -> f64 {
    match kind {
        0 => small(low, low, high, usual),
        1 => small(high, low, high, usual),
        2..=4 => small(low + share * (high - low), low, high, usual),
        _ => small(usual * 2.0 * share, low, high, usual),
    }
}

/// Takes systems away by the bits of a number.
fn without(mut case: CaseSpec, bits: u32) -> CaseSpec {
    let gone = |bit: u32| bits >> bit & 1 == 1;
    macro_rules! drop_some {
        ($($bit:literal $system:ident),*) => {
            $( if gone($bit) { case.$system = None; } )*
        };
    }
    drop_some!(
        0 power, 1 campaign, 2 territory, 3 escorts, 4 operations, 5 schools, 6 narrative,
        7 unrest, 8 regime, 9 talks, 10 takeover, 11 intervention, 12 exodus, 13 hostages,
        14 blockade, 15 interdiction
    );
    if gone(16) {
        case.carriers.clear();
    }
    if gone(17) {
        (case.fleet, case.trade) = (None, None);
    }
    if gone(18) {
        case.governments.clear();
    }
    case
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_case_lives_and_balances(
        picks in prop::collection::vec((0_u8..10, 0.0_f64..1.0), 400),
        bits in any::<u32>(),
        // Half of the cases have all systems.
        whole in any::<bool>(),
        seed in any::<u64>(),
    ) {
        let case = if whole { base() } else { without(base(), bits) };
        let values = numbers(&case, &picks);
        let window = Window { as_of: case.case.start, horizon: DAYS };
        let mut model = Model::new(&case, window).expect("a sound case");
        model.check_balance = true;
        let mut history = model.history();
        let lived = model.run(&values, Luck::new(seed), &mut history, &mut ());
        prop_assert_eq!(lived, Ok(()));
        prop_assert!(history.rows.iter().all(|value| value.is_finite()));
        let mut again = model.history();
        model.run(&values, Luck::new(seed), &mut again, &mut ()).expect("the same history");
        prop_assert!(history == again, "the same numbers and luck make the same history");
    }

    #[test]
    fn no_foreigner_is_lost(
        picks in prop::collection::vec((0_u8..10, 0.0_f64..1.0), 400),
        seed in any::<u64>(),
    ) {
        let case = base();
        let window = Window { as_of: case.case.start, horizon: DAYS };
        let model = Model::new(&case, window).expect("a sound case");
        let luck = Luck::new(seed);
        let mut course = model.begin(&numbers(&case, &picks), &luck);
        let mut row = vec![0.0; model.catalogue().channels.len()];
        let mut yesterday = row.clone();
        for _ in 0..DAYS {
            model.live(&mut course, &luck, &yesterday, &mut row).expect("a sound day");
            yesterday.copy_from_slice(&row);
            let [start, here, gone, _] = course.world.exodus.as_ref().expect("exodus").people();
            let held = course.world.hostages.as_ref().expect("hostages").people();
            prop_assert_eq!(start, here + gone + held);
        }
    }
}
