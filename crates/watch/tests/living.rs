//! Signs and rules read off histories of a small case.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::atomic::AtomicBool;

use citerne_case::spec::leave::LeaveRule;
use citerne_case::{Case, Folder, Inputs};
use citerne_ensemble::{Forecast, Monitor, Simulator as _};
use citerne_explore::{Outcome, Output};
use citerne_model::{Model, Where, Window};
use citerne_watch::{Choice, Question, Rule, Signs, WatchError, Watched, watch};

const HISTORIES: u64 = 40;

fn case() -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/timbuktu-2023");
    Case::load(&Folder::open(&folder))
        .unwrap_or_else(|_| panic!("no errors"))
        .0
}

fn forecast(case: &Case) -> Forecast<Inputs> {
    let window = Window {
        as_of: case.spec.case.log_ends,
        horizon: 40,
    };
    let model = Model::new(&case.spec, window).unwrap();
    Forecast::new(model, &case.inputs, case.inputs.clone(), 3)
}

fn rule(text: &str) -> LeaveRule {
    serde_json::from_str(text).unwrap()
}

fn few_trucks() -> LeaveRule {
    rule(
        r#"{
        "label": { "en": "Few", "fr": "Peu" },
        "when": [
            { "quantity": "days_of_cover", "at": ["timbuktu"], "product": "petrol", "below": 10.0 },
            { "quantity": "trucks_arrived", "at": ["algeria", "south"], "in_days": 5, "below": 3.0 }
        ],
        "ahead_of": "dry:timbuktu",
        "within_days": 20
    }"#,
    )
}

fn question(case: &Case, forecast: &Forecast<Inputs>) -> Question {
    let (model, outline) = (forecast.model(), forecast.outline());
    let places = ["timbuktu".to_owned()];
    let outcome = |text: &str| Outcome::parse(text, model, outline).unwrap();
    Question {
        signs: Signs::of(model, &case.spec, &places, &[7, 14]).unwrap(),
        outcomes: vec![outcome("dry/timbuktu@30"), outcome("local-accord")],
        rules: vec![Rule::of("few", &few_trucks(), model, outline).unwrap()],
        choice: None,
    }
}

fn watched(threads: usize) -> Watched {
    let case = case();
    let forecast = forecast(&case);
    let question = question(&case, &forecast);
    let monitor = Monitor::nobody();
    watch(&forecast, question, 3, HISTORIES, threads, monitor).unwrap()
}

#[test]
fn any_number_of_threads_sees_the_same() {
    let one = watched(1);
    assert_eq!(one.histories.len(), HISTORIES as usize);
    for threads in [2, 3, 7] {
        assert_eq!(one.histories, watched(threads).histories, "{threads}");
    }
}

#[test]
fn what_is_told_lies_round_what_is() {
    let case = case();
    let forecast = forecast(&case);
    let model = forecast.model();
    let found = watched(2);
    let [trucks, stations] = ["arrivals/timbuktu@7", "stations/timbuktu@7"].map(|path| {
        let found = found.signs.iter().position(|sign| sign.path() == path);
        found.unwrap_or_else(|| panic!("no {path}"))
    });
    let routes = model.layout().routes.iter().enumerate();
    let imports = routes.filter(|(_, route)| route.terminal.is_some());
    let arrived: Vec<usize> = imports
        .map(|(corridor, _)| channel(model, "trucks_arrived", Where::Corridor(corridor)))
        .collect();
    let open = channel(model, "stations_open", Where::Place(0));
    let mut sample = forecast.sample();
    let (mut told, mut is, mut off) = (0.0, 0.0, 0.0);
    for (replicate, seen) in (0..HISTORIES).zip(&found.histories) {
        forecast.live(replicate, &mut sample).unwrap();
        let now = model.as_of() as usize;
        let week = now + 1..=now + 7;
        let of_day = |day: usize| {
            arrived
                .iter()
                .map(|it| sample.history.row(day)[*it])
                .sum::<f32>()
        };
        is += f64::from(week.map(of_day).sum::<f32>());
        told += seen.signs[trucks];
        off += seen.signs[stations] - f64::from(sample.history.row(now + 7)[open]);
    }
    // Counts are off by a third or so each, shares of stations by a tenth or two.
    let n = HISTORIES as f64;
    assert!(is > 0.0 && (told / is - 1.0).abs() < 0.35, "{told} {is}");
    assert!((off / n).abs() < 0.1, "{off}");
}

fn channel(model: &Model, quantity: &str, at: Where) -> usize {
    model.catalogue().find(quantity, at, None, None).unwrap()
}

#[test]
fn rules_fire_on_the_first_day_on_which_all_signs_are_there() {
    let case = case();
    let forecast = forecast(&case);
    let model = forecast.model();
    let found = watched(2);
    let corridor = |id: &str| {
        model
            .layout()
            .corridors
            .iter()
            .position(|it| it == id)
            .unwrap()
    };
    let trucks = ["algeria", "south"]
        .map(|id| channel(model, "trucks_arrived", Where::Corridor(corridor(id))));
    let petrol = model.layout().products.iter().position(|it| it == "petrol");
    let cover = model
        .catalogue()
        .find("days_of_cover", Where::Place(0), petrol, None)
        .unwrap();
    let mut sample = forecast.sample();
    let mut fired = 0;
    for (replicate, seen) in (0..HISTORIES).zip(&found.histories) {
        forecast.live(replicate, &mut sample).unwrap();
        let row = |day: usize| sample.history.row(day);
        let now = model.as_of() as usize;
        let mut first = None;
        for after in 0..=40 {
            let mut in_five = 0.0;
            for back in 0..5 {
                in_five += trucks
                    .iter()
                    .map(|it| row(now + after - back)[*it])
                    .sum::<f32>();
            }
            if first.is_none() && row(now + after)[cover] < 10.0 && in_five < 3.0 {
                first = Some(after as u32);
            }
        }
        assert_eq!(seen.fired[0], first, "history {replicate}");
        fired += usize::from(first.is_some());
    }
    assert!(fired > 0, "a rule that never fires tests nothing");
}

#[test]
fn an_event_that_is_there_is_seen_on_day_nought() {
    let case = case();
    let forecast = forecast(&case);
    let found = watched(2);
    let outlook = found.histories.iter();
    let there = outlook.filter(|it| it.events[0] == Some(0)).count();
    // Pumps that are dry on the day of the forecast and stay so are dry on the next day.
    for history in &found.histories {
        if let (Some(first), Some(event)) = (history.first[0], history.events[0]) {
            assert!(event <= first, "{history:?}");
        }
    }
    let tried = found.tried(&citerne_watch::Settings::default()).unwrap();
    if let Some(tried) = &tried[0] {
        assert_eq!(tried.there, there);
        assert_eq!(tried.now.of.of, HISTORIES as usize - there);
    }
    assert_eq!(forecast.outline().as_of, forecast.model().as_of() as usize);
}

#[test]
fn a_plan_that_does_nothing_leaves_nothing_to_know() {
    let case = case();
    let forecast = forecast(&case);
    let choice = Choice {
        plans: Vec::new(),
        by: Output::find("imports", forecast.outline()).unwrap(),
        less: false,
    };
    let question = Question {
        choice: Some(choice),
        ..question(&case, &forecast)
    };
    let monitor = Monitor::nobody();
    let found = watch(&forecast, question, 3, 80, 2, monitor).unwrap();
    for worth in found.worth(1).unwrap() {
        assert_eq!(
            (worth.value.everything, worth.value.tried.value),
            (0.0, 0.0)
        );
    }
}

#[test]
fn whoever_stops_it_is_told_so() {
    let case = case();
    let forecast = forecast(&case);
    let monitor = Monitor {
        stop: &AtomicBool::new(true),
        ..Monitor::nobody()
    };
    let stopped = watch(
        &forecast,
        question(&case, &forecast),
        3,
        HISTORIES,
        2,
        monitor,
    );
    assert_eq!(stopped.unwrap_err(), WatchError::Interrupted);
}

#[test]
fn rules_that_read_or_await_nothing_are_refused() {
    let case = case();
    let forecast = forecast(&case);
    let refused = |from: &str, to: &str| {
        let text = serde_json::to_string(&few_trucks())
            .unwrap()
            .replace(from, to);
        Rule::of("few", &rule(&text), forecast.model(), forecast.outline()).unwrap_err()
    };
    let error = refused("algeria", "atlantis").to_string();
    assert!(error.contains("trucks_arrived/atlantis/south"), "{error}");
    let error = refused("dry:timbuktu", "dry:atlantis").to_string();
    assert!(
        error.contains("dry/atlantis") && error.contains("dry/timbuktu"),
        "{error}"
    );
}
