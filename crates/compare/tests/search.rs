//! The search on a menu of the Mali case, beside all plans of the menu.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use citerne_case::{Case, Folder, Inputs};
use citerne_compare::{
    CompareError, Item, Limit, Quest, Sought, Taken, aims_of, compare, find, menu_size, search,
};
use citerne_decide::{Resampling, dominates};
use citerne_ensemble::{Forecast, Monitor};
use citerne_model::{Model, Window};
use jiff::civil::date;

const MEASURES: [&str; 5] = [
    "hospitals-reserved",
    "air-supply",
    "cards-now",
    "neighbour-supply",
    "reserve-release",
];
const HISTORIES: u64 = 4;

fn mali() -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/mali-2025");
    Case::load(&Folder::open(&folder)).unwrap().0
}

fn forecast(case: &Case) -> Forecast<Inputs> {
    let window = Window {
        as_of: date(2025, 10, 20),
        horizon: 60,
    };
    let model = Model::new(&case.spec, window).unwrap();
    Forecast::new(model, &case.inputs, case.inputs.clone(), 7)
}

fn quest(forecast: &Forecast<Inputs>, limits: &[&str]) -> Quest {
    let aims = aims_of(forecast);
    let aim = |name: &str| find(name, &aims).unwrap();
    let item = |measure: &str| Item {
        measure: measure.to_owned(),
        days: vec![5],
    };
    Quest {
        items: MEASURES.map(item).into(),
        objectives: vec![
            aim("need-met/bamako/vital"),
            aim("need-met/bamako/households"),
            aim("cost"),
        ],
        limits: limits
            .iter()
            .map(|text| Limit::parse(text, &aims).unwrap())
            .collect(),
        most: 5,
        plans: 64,
        histories: HISTORIES,
        fresh: 3,
        kept: 100,
        grain: 0.0,
        seed: 1,
    }
}

fn sought(limits: &[&str], change: impl Fn(&mut Quest)) -> Sought {
    let case = mali();
    let forecast = forecast(&case);
    let mut quest = quest(&forecast, limits);
    change(&mut quest);
    search(&forecast, &quest, 2, Monitor::nobody()).unwrap()
}

/// Every plan of the menu with the means of the objectives, lived as plans of the case.
fn everything() -> Vec<(Taken, Vec<f64>)> {
    let mut case = mali();
    let taken = |number: usize| Taken {
        starts: MEASURES
            .iter()
            .enumerate()
            .filter(|(bit, _)| number >> bit & 1 == 1)
            .map(|(_, id)| ((*id).to_owned(), 5))
            .collect(),
    };
    let all: Vec<Taken> = (1..32).map(taken).collect();
    for plan in &all {
        case.spec.plans.insert(plan.id(), plan.spec());
    }
    let forecast = forecast(&case);
    let ids: Vec<String> = all.iter().map(Taken::id).collect();
    let compared = compare(&forecast, &ids, HISTORIES, 2, Monitor::nobody()).unwrap();
    let objectives = quest(&forecast, &[]).objectives;
    let mean = |plan: usize, aim: &usize| {
        let beside = compared.beside(plan, *aim, &Resampling::default());
        beside.unwrap().mean
    };
    let means = |plan| objectives.iter().map(|aim| mean(plan, aim)).collect();
    all.into_iter()
        .enumerate()
        .map(|(plan, taken)| (taken, means(plan)))
        .collect()
}

/// Payoffs: the third objective is a cost.
fn payoffs(means: &[f64]) -> [f64; 3] {
    [means[0], means[1], -means[2]]
}

#[test]
fn the_search_finds_the_front_of_a_small_menu() {
    let all = everything();
    let found = sought(&[], |_| ());
    assert_eq!((found.judged, found.complete), (32, true));
    // The same means, lived another way.
    for (plan, means) in found.plans.iter().zip(&found.in_search) {
        let (_, expected) = all.iter().find(|(taken, _)| taken == plan).unwrap();
        for (found, expected) in means.iter().zip(expected) {
            assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0));
        }
    }
    let good = |means: &Vec<f64>| {
        let beats = |(_, other): &(Taken, Vec<f64>)| dominates(&payoffs(other), &payoffs(means));
        !all.iter().any(beats) && !dominates(&payoffs(&found.nothing), &payoffs(means))
    };
    let mut front: Vec<String> = all
        .iter()
        .filter(|it| good(&it.1))
        .map(|it| it.0.id())
        .collect();
    let mut ids: Vec<String> = found.plans.iter().map(Taken::id).collect();
    front.sort();
    ids.sort();
    assert_eq!(ids, front);
    assert!(ids.len() > 3, "{ids:?}");
    // With a grain fewer are kept, and all of them are good.
    let some = sought(&[], |quest| quest.grain = 0.05);
    assert!(!some.plans.is_empty() && some.plans.len() <= ids.len());
    assert!(some.plans.iter().all(|plan| ids.contains(&plan.id())));
}

#[test]
fn limits_hold_for_what_is_found() {
    let free = sought(&[], |_| ());
    let dear = free
        .in_search
        .iter()
        .map(|means| means[2])
        .fold(0.0, f64::max);
    let limit = format!("cost<={}", dear / 2.0);
    let found = sought(&[&limit], |quest| quest.most = 2);
    assert!(found.judged == 16 && found.complete, "1 + 5 + 10 plans");
    assert!(!found.plans.is_empty());
    for (plan, means) in found.plans.iter().zip(&found.in_search) {
        assert!(means[2] <= dear / 2.0 && plan.starts.len() <= 2, "{plan:?}");
    }
}

#[test]
fn part_of_the_menu_gives_plans_that_are_good_there() {
    let found = sought(&[], |quest| quest.plans = 20);
    assert!(found.judged <= 20 && !found.complete);
    let front = |means: &Vec<f64>| {
        let others = found.in_search.iter();
        !others
            .into_iter()
            .any(|other| dominates(&payoffs(other), &payoffs(means)))
    };
    assert!(found.in_search.iter().all(front));
    assert_eq!(found, sought(&[], |quest| quest.plans = 20));
}

#[test]
fn what_is_found_is_judged_again_in_fresh_histories() {
    let found = sought(&[], |quest| quest.kept = 2);
    assert!(found.front > 2 && found.plans.len() == 2);
    assert_eq!((found.fresh.histories(), found.fresh.plans.len()), (3, 2));
    assert_eq!(found.fresh.plans[0], found.plans[0].id());
}

#[test]
fn a_menu_counts_its_plans() {
    let item = |days: &[u32]| Item {
        measure: String::new(),
        days: days.to_vec(),
    };
    let items = [item(&[1]), item(&[1, 2]), item(&[1, 2, 3])];
    // Of none, one, two and three measures: 1, 6, 2 + 3 + 6, 6.
    assert_eq!(menu_size(&items, 0), Some(1));
    assert_eq!(menu_size(&items, 2), Some(18));
    assert_eq!(menu_size(&items, 3), Some(24));
    assert_eq!(menu_size(&vec![item(&[1, 2, 3]); 60], 60), None);
}

#[test]
fn a_search_that_is_ended_says_so() {
    let case = mali();
    let forecast = forecast(&case);
    let quest = quest(&forecast, &[]);
    // As things go and five single measures come first, then the search, then fresh histories.
    for end in [0, 20, 33] {
        let (seen, stop) = (AtomicUsize::new(0), AtomicBool::new(end == 0));
        let tell = || {
            if seen.fetch_add(1, Ordering::Relaxed) + 1 == end {
                stop.store(true, Ordering::Relaxed);
            }
        };
        let monitor = Monitor {
            seen: &tell,
            stop: &stop,
        };
        let ended = search(&forecast, &quest, 1, monitor).unwrap_err();
        assert_eq!(ended, CompareError::Interrupted);
        assert!(seen.into_inner() < 32 + 3, "it went on after {end}");
    }
}

#[test]
fn a_measure_that_is_not_there_is_refused() {
    let case = mali();
    let forecast = forecast(&case);
    let mut quest = quest(&forecast, &[]);
    quest.items[0].measure = "magic".to_owned();
    let refused = search(&forecast, &quest, 1, Monitor::nobody()).unwrap_err();
    assert!(refused.to_string().contains("magic"), "{refused}");
}
