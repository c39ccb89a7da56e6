use citerne_case::spec::Target;
use jiff::civil::{Date, date};

use super::*;
use crate::testing;
use crate::{History, Model, ModelError, Window};
use citerne_luck::Luck;

const ENTRY: &str = r#"label = { en = "x", fr = "x" }, actor = "state""#;

fn one(number: f64) -> String {
    format!("{{ value = {number}, unit = \"1\" }}")
}

/// A case whose measures are these lines: id, then keys.
fn case(measures: &[(&str, &str)]) -> CaseSpec {
    let lines = measures
        .iter()
        .map(|(id, keys)| format!("{id} = {{ {ENTRY}, {keys} }}\n"));
    testing::case_and(&format!("[measures]\n{}", lines.collect::<String>()))
}

fn ban(amount: f64) -> String {
    let amount = one(amount);
    format!(
        "effects.e = {{ target = \"demand\", on = \"homes\", action = \"multiply\", amount = {amount} }}"
    )
}

/// Days on which a measure's channel and the lever show it in force, as of the given date.
fn days_in_force(case: &CaseSpec, as_of: Date) -> Vec<u32> {
    let model = Model::new(case, Window { as_of, horizon: 30 }).unwrap();
    let mut history = model.history();
    model
        .run(&testing::values(case), Luck::new(1), &mut history, &mut ())
        .unwrap();
    in_force(&model, &history)
}

fn in_force(model: &Model, history: &History) -> Vec<u32> {
    let channel = model
        .catalogue()
        .find("measures_in_force", crate::Where::National, None, None)
        .unwrap();
    let shown = history.series(channel).enumerate();
    shown
        .filter(|(_, count)| *count > 0.0)
        .map(|(day, _)| day as u32)
        .collect()
}

#[test]
fn a_dated_measure_is_forced_between_its_dates_if_known() {
    let keys = r#"from = "2025-01-04", until = "2025-01-06", known_since = "2025-01-10", "#;
    let case = case(&[("rule", &format!("{keys}{}", ban(0.5)))]);
    assert_eq!(days_in_force(&case, date(2025, 1, 10)), [3, 4, 5]);
    assert_eq!(
        days_in_force(&case, date(2025, 1, 9)),
        [] as [u32; 0],
        "not known yet"
    );
}

#[test]
fn what_was_not_known_is_not_forced_though_its_day_lies_ahead() {
    let keys = |known: &str| {
        format!(
            r#"from = "2025-01-04", until = "2025-01-06", known_since = "{known}", {}"#,
            ban(0.5)
        )
    };
    let as_of = date(2025, 1, 3);
    let later = case(&[("rule", &keys("2025-01-10"))]);
    assert_eq!(days_in_force(&later, as_of), [] as [u32; 0]);
    let planned = case(&[("rule", &keys("2025-01-02"))]);
    assert_eq!(
        days_in_force(&planned, as_of),
        [3, 4, 5],
        "a plan that was known"
    );
}

#[test]
fn a_trigger_starts_a_measure_after_its_days_and_never_before_the_forecast() {
    let sign = r#"days = { value = 4, unit = "days" }, trigger = { quantity = "stations_open", at = "alpha", above = -1.0, for_days = 3 }, "#;
    let case = case(&[("rule", &format!("{sign}{}", ban(0.5)))]);
    let days = days_in_force(&case, case.case.start);
    assert_eq!(
        &days[..4],
        [2, 3, 4, 5],
        "shown on days 0 and before, 0 and 1"
    );
    let days = days_in_force(&case, date(2025, 1, 11));
    assert_eq!(days[0], 11);
}

#[test]
fn a_spell_goes_on_while_its_sign_stays_without_luck_being_asked_again() {
    let chance = one(0.2);
    let keys = format!(
        "days = {{ value = 2, unit = \"days\" }}, trigger = {{ quantity = \"activity\", above = -1.0, chance = {chance} }}, {}",
        ban(0.5)
    );
    let case = case(&[("rule", &keys)]);
    let days = days_in_force(&case, case.case.start);
    let first = *days.first().expect("30 days at a fifth a day");
    assert_eq!(
        days,
        (first..=30).collect::<Vec<_>>(),
        "no gap after two days"
    );
}

#[test]
fn a_history_tells_what_became_of_each_measure() {
    let waits = r#"days = { value = 2, unit = "days" }, trigger = { quantity = "activity", above = LIMIT }, "#;
    let seen = waits.replace("LIMIT", "-1.0");
    let unseen = waits.replace("LIMIT", "1e9");
    let dated = r#"from = "2025-01-04", until = "2025-01-06", known_since = "2025-01-01", "#;
    let case = case(&[
        ("dated", &format!("{dated}{}", ban(0.5))),
        ("idle", &format!("{dated}{}", ban(1.0))),
        ("seen", &format!("{seen}{}", ban(0.5))),
        ("unseen", &format!("{unseen}{}", ban(0.5))),
    ]);
    let window = Window {
        as_of: date(2025, 1, 11),
        horizon: 30,
    };
    let model = Model::new(&case, window).unwrap();
    let mut history = model.history();
    let values = testing::values(&case);
    let forced = Trace {
        in_force: true,
        moved: true,
        ..Trace::NONE
    };
    for _ in 0..2 {
        model
            .run(&values, Luck::new(1), &mut history, &mut ())
            .unwrap();
        let idle = Trace {
            moved: false,
            ..forced
        };
        let seen = Trace {
            fired: 1,
            first_fired: 11,
            ..forced
        };
        assert_eq!(history.measures, [forced, idle, seen, Trace::NONE]);
    }
}

#[test]
fn a_measure_follows_another() {
    let first = r#"from = "2025-01-05", until = "2025-01-05", known_since = "2025-01-01", "#;
    let then = r#"days = { value = 2, unit = "days" }, trigger = { after = "first" }, "#;
    let case = case(&[
        ("first", &format!("{first}{}", ban(0.5))),
        ("then", &format!("{then}{}", ban(0.5))),
    ]);
    assert_eq!(days_in_force(&case, case.case.start), [4, 5]);
}

#[test]
fn a_chance_of_zero_never_starts_and_a_half_starts_half() {
    let keys = |chance: f64| {
        let chance = one(chance);
        format!(
            "days = {{ value = 1, unit = \"days\" }}, trigger = {{ quantity = \"activity\", above = -1.0, chance = {chance} }}, {}",
            ban(0.5)
        )
    };
    let never = case(&[("rule", &keys(0.0))]);
    assert!(days_in_force(&never, never.case.start).is_empty());
    let half = case(&[("rule", &keys(0.5))]);
    let model = testing::model(&half, 0);
    let plan = model.plan().clone();
    let values = testing::values(&half);
    let params = Params::take(&half, &values);
    let mut started = 0;
    for replicate in 0..4000 {
        let mut course = model.begin(&values, &Luck::new(3).replicate(replicate));
        let row = vec![0.0; model.catalogue().channels.len()];
        let luck = Luck::new(3).replicate(replicate).day(1);
        let morning = Morning {
            plan: &plan,
            params: &params,
            luck,
            day: 1,
            yesterday: &row,
        };
        let world = &mut course.world;
        world
            .measures
            .step(morning, &mut world.levers, &mut world.today);
        started += world.measures.in_force().filter(|now| *now).count();
    }
    assert!(
        (started as f64 - 2000.0).abs() < 4.0 * 32.0,
        "{started} of 4000"
    );
}

#[test]
fn setting_comes_before_multiplying_and_adding_and_idle_measures_are_told() {
    let effect = |target: &str, action: &str, amount: f64| {
        let amount = one(amount);
        format!("effects.e = {{ target = \"{target}\", action = \"{action}\", amount = {amount} }}")
    };
    let from = r#"from = "2025-01-01", cost_once = { value = 7, unit = "XOF" }, cost_daily = { value = 2, unit = "XOF/day" }, "#;
    let case = case(&[
        (
            "adds",
            &format!("{from}{}", effect("driver-pay", "add", 0.5)),
        ),
        (
            "twice",
            &format!("{from}{}", effect("driver-pay", "multiply", 2.0)),
        ),
        (
            "sets",
            &format!("{from}{}", effect("driver-pay", "set", 3.0)),
        ),
        (
            "idle",
            &format!("{from}{}", effect("demand", "multiply", 1.0)),
        ),
        (
            "gives",
            &format!("{from}{}", effect("release", "once", 100.0)),
        ),
    ]);
    let model = testing::model(&case, 3);
    let values = testing::values(&case);
    let mut course = model.begin(&values, &Luck::new(1));
    let start = vec![0.0; model.catalogue().channels.len()];
    let mut row = start.clone();
    model
        .live(&mut course, &Luck::new(1), &start, &mut row)
        .unwrap();
    assert_eq!(course.world.levers.level(Target::DriverPay), 6.5);
    assert_eq!(course.world.levers.once(Target::Release), [100.0; 2]);
    model
        .live(&mut course, &Luck::new(1), &start, &mut row)
        .unwrap();
    assert_eq!(
        course.world.levers.once(Target::Release),
        [0.0; 2],
        "once is once"
    );
    assert_eq!(course.world.measures.cost, 5.0 * (7.0 + 2.0 * 2.0));
    let traces = model
        .layout()
        .measures
        .iter()
        .zip(course.world.measures.traces());
    let idle: Vec<&String> = traces
        .filter(|(_, trace)| !trace.moved)
        .map(|(id, _)| id)
        .collect();
    assert_eq!(idle, ["idle"]);
}

#[test]
fn a_limit_without_end_survives_multiplication() {
    assert_eq!(moved(f64::INFINITY, Action::Multiply, 0.0), f64::INFINITY);
    assert_eq!(moved(f64::INFINITY, Action::Set, 0.5), 0.5);
}

#[test]
fn names_that_the_model_lacks_are_refused() {
    let wrong = case(&[(
        "rule",
        &format!(
            r#"trigger = {{ quantity = "street_price", at = "alpha", above = 1.0 }}, {}"#,
            ban(0.5)
        ),
    )]);
    let window = Window {
        as_of: wrong.case.start,
        horizon: 3,
    };
    let error = Model::new(&wrong, window).unwrap_err();
    assert_eq!(
        error,
        ModelError::UnknownSign {
            measure: "rule".into(),
            sign: "street_price(alpha)".into()
        }
    );
    let on = ban(0.5).replace("homes", "nobody");
    let wrong = case(&[("rule", &format!(r#"from = "2025-01-03", {on}"#))]);
    let error = Model::new(&wrong, window).unwrap_err().to_string();
    assert_eq!(
        error,
        "measure rule, effect e: nobody is nothing that its target can act on"
    );
}
