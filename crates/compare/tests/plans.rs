//! Plans of the scaffolded case: common luck, and directions that must hold.

#![allow(clippy::unwrap_used)]

use citerne_case::{Case, Folder, Style, scaffold};
use citerne_compare::{AimError, Compared, Kind, Limit, compare};
use citerne_decide::Resampling;
use citerne_ensemble::{Forecast, Monitor};
use citerne_model::{Model, Window};

const HISTORIES: u64 = 60;

/// The scaffolded case, with more plans.
fn case(plans: &str) -> Case {
    let files = scaffold("Test").into_iter().map(|(name, text)| match name {
        "plans.toml" => (name, format!("{text}\n{plans}")),
        _ => (name, text),
    });
    let folder = Folder::from_memory("test", files);
    Case::load(&folder)
        .unwrap_or_else(|report| panic!("{}", report.render(Style::default())))
        .0
}

fn compared(plans: &str, named: &[&str], threads: usize) -> Compared {
    let case = case(plans);
    let window = Window {
        as_of: case.spec.case.log_ends,
        horizon: 40,
    };
    let model = Model::new(&case.spec, window).unwrap();
    let forecast = Forecast::new(model, &case.inputs, case.inputs.clone(), 3);
    let named: Vec<String> = named.iter().map(ToString::to_string).collect();
    compare(&forecast, &named, HISTORIES, threads, Monitor::nobody()).unwrap()
}

/// Index of an aim.
fn aim(compared: &Compared, kind: Kind) -> usize {
    let found = compared.aims.iter().position(|aim| aim.kind == kind);
    found.unwrap()
}

const IDLE: &str = r#"
[measures.idle]
label = { en = "Idle", fr = "Rien" }
actor = "state"
option = true
assumption = "a test"
effects.none = { target = "priority", on = "hospitals", action = "set", amount = { value = 1, unit = "1", assumption = "its normal level" } }

[measures.tanks]
label = { en = "Tanks", fr = "Citernes" }
actor = "relief"
option = true
assumption = "a test"
effects.fuel = { target = "outside-supply", on = "rivertown", action = "add", amount = { value = 20000, unit = "L/day", assumption = "a test" } }
cost_daily = { value = 1000, unit = "XOF/day", assumption = "a test" }

[plans.idle]
label = { en = "Idle", fr = "Rien" }
start.idle = { after_days = 1 }

[plans.tanks]
label = { en = "Tanks", fr = "Citernes" }
start.tanks = { after_days = 1 }
without = ["rationing"]

[plans.tanks-later]
label = { en = "Tanks later", fr = "Citernes plus tard" }
start.tanks = { after_days = 21 }
without = ["rationing"]

[plans.tanks-for-a-week]
label = { en = "Tanks for a week", fr = "Citernes une semaine" }
start.tanks = { after_days = 1, days = 7 }
without = ["rationing"]

[plans.no-rationing]
label = { en = "No rationing", fr = "Sans rationnement" }
without = ["rationing"]
"#;

#[test]
fn a_plan_without_effect_differs_by_exactly_nothing() {
    let compared = compared(IDLE, &["idle"], 1);
    for index in 0..compared.aims.len() {
        let beside = compared.beside(0, index, &Resampling::default()).unwrap();
        let difference = beside.difference;
        assert_eq!(
            [
                difference.value,
                difference.error,
                difference.low,
                difference.high
            ],
            [0.0; 4],
            "{}",
            compared.aims[index].path()
        );
    }
}

#[test]
fn more_fuel_from_outside_gives_more_cover_and_costs_what_it_costs() {
    // Rationing, which saves fuel and costs money, is ruled out in all of them.
    let plans = ["no-rationing", "tanks", "tanks-later", "tanks-for-a-week"];
    let compared = compared(IDLE, &plans, 2);
    let (cover, cost) = (aim(&compared, Kind::Cover), aim(&compared, Kind::Cost));
    for history in 0..compared.histories() {
        let [_, nothing, now, later, week] = compared.payoffs[cost].in_history(history) else {
            panic!("five ways");
        };
        // 40, 20 and 7 days at 1,000 a day.
        assert_eq!(
            [now - nothing, later - nothing, week - nothing],
            [40_000.0, 20_000.0, 7_000.0]
        );
    }
    let mean = |plan: usize| {
        let beside = compared.beside(plan, cover, &Resampling::default());
        beside.unwrap().mean
    };
    assert!(
        mean(1) > mean(2) && mean(2) > mean(0),
        "{} {} {}",
        mean(0),
        mean(1),
        mean(2)
    );
    assert!(
        mean(1) > mean(3) && mean(3) > mean(0),
        "{} {} {}",
        mean(0),
        mean(1),
        mean(3)
    );
}

#[test]
fn litres_that_reach_a_sector_are_what_it_uses() {
    let compared = compared(IDLE, &["no-rationing", "tanks"], 1);
    let litres = compared.aims.iter().enumerate();
    let litres: Vec<usize> = litres
        .filter(|(_, aim)| aim.kind == Kind::Litres)
        .map(|(index, _)| index)
        .collect();
    let met = compared.aims.iter().filter(|aim| aim.kind == Kind::Met);
    assert_eq!(litres.len(), met.count());
    let used = |way: usize| -> f64 {
        let of_aim = |aim: &usize| compared.payoffs[*aim].of_plan(way).iter().sum::<f64>();
        litres.iter().map(of_aim).sum::<f64>() / compared.histories() as f64
    };
    // 20,000 litres a day for 40 days are brought: no more than these can be used for it on average.
    let more = used(2) - used(1);
    assert!(more > 0.0 && more <= 40.0 * 20_000.0, "{more}");
    assert!(used(0) > 0.0);
}

#[test]
fn enough_counts_histories_within_every_limit() {
    let compared = compared(IDLE, &["no-rationing", "tanks"], 1);
    let limit = |text: &str| Limit::parse(text, &compared.aims).unwrap();
    let resampling = Resampling::default();
    let shares = |limits: &[Limit]| -> Vec<f64> {
        let shares = compared.enough(limits, &resampling).unwrap();
        shares.iter().map(|share| share.value).collect()
    };
    // Tanks cost 40,000 in every history; without rationing nothing is spent.
    assert_eq!(shares(&[limit("cost<=39999")])[1..], [1.0, 0.0]);
    assert_eq!(shares(&[limit("cost<=40000")])[1..], [1.0, 1.0]);
    assert_eq!(
        shares(&[limit("cost<=40000"), limit("cost >= 1")])[1..],
        [0.0, 1.0]
    );
    let refused = |text: &str| Limit::parse(text, &compared.aims).unwrap_err();
    assert!(matches!(refused("cost<5"), AimError::NoLimit { .. }));
    assert!(matches!(refused("cost<=1e999"), AimError::NoLimit { .. }));
    let AimError::Unknown { near, .. } = refused("csot<=5") else {
        panic!("unknown");
    };
    assert_eq!(near.as_deref(), Some("cost"));
}

#[test]
fn under_rivals_parts_make_the_whole() {
    let compared = compared(IDLE, &["tanks"], 1);
    let cover = aim(&compared, Kind::Cover);
    let resampling = Resampling::default();
    let whole = compared.beside(0, cover, &resampling).unwrap();
    for hypothesis in 0..compared.hypotheses.len() {
        let under = compared.under(cover, hypothesis, &resampling).unwrap();
        let all: usize = under
            .iter()
            .map(|(_, plans)| plans[0].rival.histories)
            .sum();
        assert_eq!(all, compared.histories());
        let sum: f64 = under
            .iter()
            .map(|(_, plans)| plans[0].rival.histories as f64 * plans[0].difference.value)
            .sum();
        let mean = sum / all as f64;
        assert!(
            (mean - whole.difference.value).abs() < 1e-9,
            "{mean} {whole:?}"
        );
    }
}

#[test]
fn what_a_plan_rules_out_never_starts() {
    let compared = compared(IDLE, &["no-rationing"], 1);
    let cost = &compared.payoffs[aim(&compared, Kind::Cost)];
    let ways = |history| cost.in_history(history).to_vec();
    assert!((0..compared.histories()).all(|history| ways(history)[1] == 0.0));
    assert!((0..compared.histories()).any(|history| ways(history)[0] > 0.0));
}

#[test]
fn threads_leave_no_trace() {
    let plans = ["ration-at-once", "ration-late"];
    assert_eq!(compared("", &plans, 1), compared("", &plans, 3));
}

#[test]
fn common_luck_saves_histories() {
    let compared = compared(IDLE, &["tanks-for-a-week"], 2);
    let stations = aim(&compared, Kind::Met);
    let beside = compared
        .beside(0, stations, &Resampling::default())
        .unwrap();
    assert!(
        beside.histories_saved.is_none_or(|times| times > 1.0),
        "{beside:?}"
    );
}

#[test]
fn plans_that_cannot_be_are_refused() {
    let case = case(
        r#"
[plans.past]
label = { en = "Past", fr = "Passé" }
start.rationing = { from = 2025-01-02 }
"#,
    );
    let window = Window {
        as_of: case.spec.case.log_ends,
        horizon: 10,
    };
    let model = Model::new(&case.spec, window).unwrap();
    assert!(
        model
            .under("past")
            .unwrap_err()
            .to_string()
            .contains("after the day")
    );
    assert!(
        model
            .under("none")
            .unwrap_err()
            .to_string()
            .contains("no plan none")
    );
}
