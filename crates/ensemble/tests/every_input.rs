//! Every number of the Mali case, and every measure, does something.
//!
//! Each input is set by hand, as `--set` does, to a value far from the one that a replicate drew,
//! and the history is lived again under the same luck. Some output of some day must differ. What
//! acts only in situations that are rare under the priors is tried in a situation made for it.

#![allow(clippy::unwrap_used)]

mod lived;

use std::collections::BTreeSet;

use citerne_case::Case;
use citerne_case::inputs::{Input, Inputs, Role};
use citerne_case::spec::CaseSpec;
use citerne_model::{Happening, Model, Row, Window};
use lived::{edited, files, luck, model, read, values, with};

/// A way things may go, by inputs that are set by hand for it.
struct Situation {
    /// Texts of the case's files that are put for others.
    edits: &'static [(&'static str, &'static str)],
    settings: &'static [&'static str],
    replicates: u64,
}

/// Lets every option start by itself.
const OPTIONS: (&str, &str) = (
    "option = true",
    "trigger = { quantity = \"blockade\", above = -1.0 }",
);

const SITUATIONS: &[Situation] = &[
    Situation {
        edits: &[],
        settings: &[],
        replicates: 4,
    },
    // A hard siege: firms stop and make deals, posts are choked, towns run dry, seats fall, streets
    // fill.
    Situation {
        edits: &[("above = 0.5, for_days = 21", "above = 0.05, for_days = 3")],
        settings: &[
            "borders.diboli.capacity=20",
            "campaign.strength=9000",
            "campaign.siege_start=0.01",
            "campaign.siege_end=0.05",
            "campaign.capital_attack=0.03",
            "carriers.malian-hauliers.stop=0.3",
            "carriers.senegalese-hauliers.stop=0.3",
            "carriers.ivorian-hauliers.stop=0.3",
            "carriers.small-operators.stop=0.3",
            "carriers.diarra-transport.stop=0.3",
            "carriers.other-bus-lines.stop=0.3",
            "carriers.other-bus-lines.deal=0.03",
            "carriers.diarra-transport.deal=0.03",
            "carriers.malian-hauliers.deal=0.03",
            "carriers.senegalese-hauliers.deal=0.03",
            "carriers.ivorian-hauliers.deal=0.03",
            "carriers.small-operators.deal=0.03",
            "carriers.small-operators.ban=0.1",
            "interdiction.lone_hazard=0.1",
            "interdiction.convoy_hazard=0.2",
            "interdiction.driver_harm=1",
            "operations.start=0.05",
            "schools.close=0.3",
            "territory.seat_fall=0.05",
            "territory.seat_retake=0.05",
            "unrest.protest_base=0.03",
            "measures.ration-cards.trigger.chance=0.3",
            "measures.hospitals-first.trigger.chance=0.3",
            "measures.power-first.trigger.chance=0.3",
            "measures.more-escorts.trigger.chance=0.3",
            "measures.drivers-bonus.trigger.chance=0.3",
            "measures.higher-cap.trigger.chance=0.1",
            "measures.relief-fuel-for-mopti.trigger.chance=0.3",
            "measures.relief-fuel-for-mopti.days=10",
        ],
        replicates: 6,
    },
    // Talks that lead to truces and accords, which fail and begin anew; in the end the blockade lapses.
    Situation {
        edits: &[],
        settings: &[
            "blockade.duration=100",
            "campaign.strength=9000",
            "carriers.diarra-transport.deal=0",
            "carriers.diarra-transport.stop=5",
            "interdiction.lone_hazard=0.1",
            "talks.channel_start=0.05",
            "talks.truce_start=0.1",
            "talks.accord_start=0.05",
            "talks.accord_end=0.05",
        ],
        replicates: 6,
    },
    // Few trucks and fewer drivers, on roads that are dangerous abroad, too.
    Situation {
        edits: &[
            ("safe = true", "safe = false"),
            (
                "north = 0.16, capital = 0.04",
                "north = 0.06, capital = 0.04, abroad = 0.10",
            ),
        ],
        settings: &[
            "outcomes.eased_supply=0.6",
            "outcomes.eased_days=3",
            "zones.abroad.exposure=1",
            "zones.abroad.control=0.5",
            "escorts.soldiers=10",
            "interdiction.soldiers_killed=100",
            "interdiction.driver_harm=3",
            "fleet.tankers=1000",
            "fleet.inland_tankers=100",
            "fleet.renewal=0.1",
            "fleet.fear_half=0.9",
            "fleet.fear_steepness=8",
            "power.hours=7",
            "power.thermal_share=0.9",
            "measures.power-first.trigger.chance=0.3",
        ],
        replicates: 3,
    },
    // A shortage that ends although most trucks still go under escort.
    Situation {
        edits: &[],
        settings: &[
            "outcomes.eased_supply=0.9",
            "outcomes.eased_days=2",
            "interdiction.lone_hazard=0.005",
            "escorts.units=15",
            "measures.shipping-halt.effects.abidjan.amount=0.9",
            "escorts.stragglers=0",
        ],
        replicates: 6,
    },
    // All that plans can start, begun where roads are dangerous and towns under siege.
    Situation {
        edits: &[OPTIONS],
        settings: &[
            "campaign.strength=9000",
            "campaign.siege_start=0.01",
            "campaign.siege_end=0.05",
            "interdiction.lone_hazard=0.1",
            "interdiction.convoy_hazard=0.2",
            "stocks.reserve=500",
            "stocks.reserve_release=0",
            "talks.channel_start=0.05",
        ],
        replicates: 4,
    },
    // The same where the southern borders are narrow.
    Situation {
        edits: &[OPTIONS],
        settings: &["borders.kadiana.capacity=2", "borders.zegoua.capacity=20"],
        replicates: 2,
    },
];

/// Inputs that no history depends on, and why.
const NOT_LIVED: &[(&str, &str)] = &[(
    "interdiction.reporting",
    "it belongs to the comparison with the log, as the case format says",
)];

#[test]
fn every_input_changes_some_output() {
    let files = files("mali-2025");
    let Case {
        spec, inputs: all, ..
    } = read(&files);
    let paths = all.all().iter().map(|input| input.path.as_str());
    let mut idle: BTreeSet<&str> = paths.filter(|path| !length_abroad(&spec, path)).collect();
    for situation in SITUATIONS {
        let case = read(&edited(&files, situation.edits));
        let model = model(&case, HORIZON);
        let inputs = with(&case, situation.settings);
        for replicate in 0..situation.replicates {
            let values = values(&inputs, replicate);
            let base = trace(&model, &values, replicate);
            idle.retain(|path| {
                let index = inputs.find(path).unwrap();
                !elsewhere(&inputs.all()[index], values[index])
                    .into_iter()
                    .any(|other| {
                        differs(
                            &model,
                            &moved(&inputs, index, other, replicate),
                            &base,
                            replicate,
                        )
                    })
            });
        }
    }
    for (path, why) in NOT_LIVED {
        assert!(idle.remove(path), "{path} does change an output: not {why}");
    }
    // How events come to be told moves no history.
    let told = all.all().iter().map(|input| input.path.as_str());
    for path in told.filter(|path| path.starts_with("reporting.")) {
        assert!(idle.remove(path), "{path} does change an output");
    }
    let idle: Vec<&str> = idle.into_iter().collect();
    assert!(
        idle.is_empty(),
        "{} inputs change nothing:\n{}",
        idle.len(),
        idle.join("\n")
    );
}

/// Whether a path is the length of a leg in a safe zone. It is for maps and for the check of speeds:
/// nobody attacks there, and the time comes from `car_hours`. The case format says so.
fn length_abroad(spec: &CaseSpec, path: &str) -> bool {
    let leg = path
        .strip_prefix("legs.")
        .and_then(|rest| rest.strip_suffix(".km"));
    leg.is_some_and(|leg| spec.zones[&spec.legs[leg].zone].safe)
}

#[test]
fn every_measure_changes_some_output() {
    let files = files("mali-2025");
    let mali = read(&files);
    let mut idle: BTreeSet<&str> = mali.spec.measures.keys().map(String::as_str).collect();
    for situation in SITUATIONS {
        let case = read(&edited(&files, situation.edits));
        let model = model(&case, HORIZON);
        let inputs = with(&case, situation.settings);
        for replicate in 0..situation.replicates {
            let values = values(&inputs, replicate);
            let base = trace(&model, &values, replicate);
            idle.retain(|id| {
                let (model, values) = without_effects(&case, id, &values);
                !differs(&model, &values, &base, replicate)
            });
        }
    }
    assert!(idle.is_empty(), "measures that change nothing: {idle:?}");
}

/// A model in which a measure is taken and paid for, but moves nothing, and its numbers.
fn without_effects(case: &Case, id: &str, values: &[f64]) -> (Model, Vec<f64>) {
    let mut spec = case.spec.clone();
    spec.measures[id].effects.clear();
    let effects = format!("measures.{id}.effects.");
    let inputs = case.inputs.all().iter().zip(values);
    let kept = inputs.filter(|(input, _)| !input.path.starts_with(&effects));
    let window = Window {
        as_of: spec.case.log_ends,
        horizon: HORIZON,
    };
    (
        Model::new(&spec, window).unwrap(),
        kept.map(|(_, value)| *value).collect(),
    )
}

/// Days after the log's end.
const HORIZON: u32 = 60;

/// Values of an input far from `now`: its 5 % or 95 % point; for a known one
/// half, twice, none or much of it. The ends of its possible range follow.
fn elsewhere(input: &Input, now: f64) -> Vec<f64> {
    match &input.role {
        Role::Single(prior) if !prior.is_fixed() => {
            let (low, high) = (prior.quantile(0.05), prior.quantile(0.95));
            let far = if now - low > high - now { low } else { high };
            let least = if input.low.is_finite() {
                input.low
            } else {
                far
            };
            let most = if input.high.is_finite() {
                input.high
            } else {
                far
            };
            vec![far, least, most]
        }
        Role::Single(_) if now == 0.0 => vec![input.high.min(1.0)],
        Role::Single(_) => {
            let possible = |value: &f64| (input.low..=input.high).contains(value);
            [2.0 * now, 0.5 * now, 0.0, 30.0 * now]
                .into_iter()
                .filter(possible)
                .collect()
        }
        Role::Share { .. } => vec![0.5 * now],
    }
}

/// The numbers of a replicate with one input set by hand.
fn moved(inputs: &Inputs, index: usize, value: f64, replicate: u64) -> Vec<f64> {
    let mut inputs = inputs.clone();
    let path = inputs.all()[index].path.clone();
    inputs.set(&format!("{path}={value}")).unwrap();
    values(&inputs, replicate)
}

/// What a day shows: outputs, outcome, happenings.
type Day = (Vec<f32>, u8, Vec<Happening>);

/// All days of a history.
fn trace(model: &Model, values: &[f64], replicate: u64) -> Vec<Day> {
    let mut days = Vec::new();
    each_day(model, values, replicate, |day| {
        days.push(day);
        true
    });
    days
}

/// Whether a history with other numbers differs on some day from `base`; stops at the first.
fn differs(model: &Model, values: &[f64], base: &[Day], replicate: u64) -> bool {
    let mut days = base.iter();
    let mut same = true;
    each_day(model, values, replicate, |day| {
        same = days.next() == Some(&day);
        same
    });
    !same
}

/// Lives a history day by day as long as `go_on` says so.
fn each_day(model: &Model, values: &[f64], replicate: u64, mut go_on: impl FnMut(Day) -> bool) {
    let luck = luck(replicate);
    let mut course = model.begin(values, &luck);
    let mut yesterday = vec![0.0; model.catalogue().channels.len()];
    course.world.record(&mut Row::new(&mut yesterday));
    for _ in 0..model.days() {
        let mut row = yesterday.clone();
        model
            .live(&mut course, &luck, &yesterday, &mut row)
            .unwrap();
        let outcome = course.world.outcomes.outcome(&course.params.rules).cell();
        yesterday.copy_from_slice(&row);
        if !go_on((row, outcome, course.world.today.all().to_vec())) {
            return;
        }
    }
}
