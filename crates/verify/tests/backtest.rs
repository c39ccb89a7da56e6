//! Backtests of the built-in cases, with few histories.

#![allow(clippy::unwrap_used)]

mod common;

use citerne_filter::Settings;
use citerne_learn::CaseHistories;
use citerne_learn::observe::{Evidence, Kind};
use citerne_model::Window;
use citerne_score::{Observed, ScoredFact};
use citerne_verify::{
    Backtest, Group, MODEL, Origins, Plan, Study, Trial, VerifyError, backtest, facts, leave_out,
    sum_up, trial,
};
use common::{case, edited, going_on};
use jiff::civil::{Date, date};

const FIRST: Date = date(2023, 9, 3);
const SECOND: Date = date(2023, 9, 17);

fn settings() -> Settings {
    Settings {
        particles: 12,
        moves: 3,
        refreshes: 1,
        seed: 3,
        ..Settings::default()
    }
}

fn study<'a>(case: &'a citerne_case::Case, filter: &'a Settings) -> Study<'a> {
    Study {
        case,
        filter,
        prior: false,
        replicates: 40,
        threads: 1,
        seed: 3,
    }
}

fn plan(origins: &[Date]) -> Plan {
    Plan {
        origins: Origins::Dates(origins.to_vec()),
        steps: 1,
    }
}

fn run(study: &Study<'_>, plan: &Plan) -> Backtest {
    backtest(study, plan, &mut going_on).unwrap()
}

fn ours(facts: &[ScoredFact]) -> Vec<&ScoredFact> {
    facts
        .iter()
        .filter(|fact| fact.forecaster == MODEL)
        .collect()
}

#[test]
fn scores_are_the_same_for_any_number_of_threads() {
    let (case, filter) = (case("timbuktu-2023"), settings());
    let one = study(&case, &filter);
    let three = Study { threads: 3, ..one };
    let plan = plan(&[FIRST, SECOND]);
    assert_eq!(run(&one, &plan), run(&three, &plan));
}

#[test]
fn a_forecast_knows_nothing_of_what_came_later() {
    let filter = settings();
    let plan = plan(&[FIRST]);
    let as_told = case("timbuktu-2023");
    // The price that became known on 15 September, and all that came after it.
    let otherwise = edited("timbuktu-2023", |log| {
        log.replace(",1700,XOF/L,1600,1800,", ",1650,XOF/L,1600,1800,")
    });
    let [told, other] = [&as_told, &otherwise].map(|case| run(&study(case, &filter), &plan));
    let forecasts = |of: &Backtest| -> Vec<_> {
        let facts = ours(&of.facts).into_iter();
        facts
            .map(|fact| (fact.task.clone(), fact.outlook.quantiles))
            .collect()
    };
    assert_eq!(forecasts(&told), forecasts(&other));
    assert_ne!(told.facts, other.facts, "but the scores differ");
}

/// One loss more in a week that had one.
const SECOND_LOSS: &str = "2025-09-20,day,2025-09-22,,Sikasso,,,abidjan,,tankers_destroyed,2,tankers,2,2,,,high,https://example.org,made up\n";

/// Losses of Mali told after 14 September 2025, as others might have counted them.
fn other_losses(log: &str) -> String {
    let changed = [
        (
            "tankers_destroyed,40,tankers,20,80,",
            "tankers_destroyed,44,tankers,30,70,",
        ),
        (
            "tankers_destroyed_cumulative,100,tankers,60,130,",
            "tankers_destroyed_cumulative,110,tankers,60,130,",
        ),
        (
            "tankers_destroyed,50,tankers,40,60,",
            "tankers_destroyed,45,tankers,40,60,",
        ),
    ];
    let mut log = log.to_owned();
    for (told, otherwise) in changed {
        assert!(log.contains(told), "{told}");
        log = log.replace(told, otherwise);
    }
    log
}

#[test]
fn forecasts_of_losses_and_totals_know_nothing_of_losses_told_later() {
    let filter = settings();
    let plan = plan(&[date(2025, 9, 14)]);
    let otherwise = edited("mali-2025", |log| other_losses(log) + SECOND_LOSS);
    let cases = [case("mali-2025"), otherwise];
    let [told, other] = cases.each_ref().map(|case| {
        let study = Study {
            prior: true,
            ..study(case, &filter)
        };
        run(&study, &plan)
    });
    let losses = ours(&told.facts)
        .into_iter()
        .filter(|fact| fact.kind.contains("losses"));
    assert!(losses.count() >= 4);
    let forecasts = |of: &Backtest| -> Vec<_> {
        let facts = ours(&of.facts).into_iter();
        facts
            .map(|fact| (fact.task.clone(), fact.outlook.quantiles))
            .collect()
    };
    assert_eq!(forecasts(&told), forecasts(&other));
    assert_ne!(told.facts, other.facts, "but the scores differ");
}

#[test]
fn totals_are_not_drawn_round_dated_losses_that_are_left_out() {
    let filter = settings();
    let cases = [case("mali-2025"), edited("mali-2025", other_losses)];
    let [told, other] = cases.each_ref().map(|case| {
        let study = Study {
            prior: true,
            ..study(case, &filter)
        };
        leave_out(&study, Group::Losses, &mut |_| {
            std::ops::ControlFlow::Continue(())
        })
        .unwrap()
    });
    let totals = |of: &[ScoredFact]| -> Vec<_> {
        let of = of.iter().filter(|fact| fact.kind == "total-losses");
        of.map(|fact| (fact.task.clone(), fact.outlook.quantiles))
            .collect()
    };
    assert_eq!(totals(&told).len(), 2);
    assert_eq!(totals(&told), totals(&other));
}

#[test]
fn an_origin_that_goes_on_from_an_earlier_one_forecasts_as_if_it_stood_alone() {
    let (case, filter) = (case("timbuktu-2023"), settings());
    let study = study(&case, &filter);
    let both = run(&study, &plan(&[FIRST, SECOND]));
    let alone = run(&study, &plan(&[SECOND]));
    let later = both.facts.iter();
    let later: Vec<_> = later.filter(|f| f.task.origin_date == SECOND).collect();
    assert_eq!(later, alone.facts.iter().collect::<Vec<_>>());
    assert_eq!((both.learned_anew, alone.learned_anew), (1, 1));
}

#[test]
fn every_later_figure_is_scored_once_from_the_last_origin_before_its_end() {
    let (case, filter) = (case("timbuktu-2023"), settings());
    let study = Study {
        prior: true,
        ..study(&case, &filter)
    };
    let done = run(&study, &plan(&[FIRST, SECOND]));
    let (model, evidence) = common::whole(&case);
    let expected = facts(&evidence.by_corridor());
    let expected = expected.iter().filter(|fact| model.date(fact.to) > FIRST);
    let figures: Vec<_> = ours(&done.facts)
        .into_iter()
        .filter(|fact| matches!(fact.observed, Observed::Number(_)))
        .collect();
    for fact in expected.clone() {
        let scored: Vec<_> = figures
            .iter()
            .filter(|f| f.task.target == fact.id)
            .collect();
        assert_eq!(scored.len(), 1, "{}", fact.id);
        let origin = if model.date(fact.to) > SECOND {
            SECOND
        } else {
            FIRST
        };
        assert_eq!(scored[0].task.origin_date, origin, "{}", fact.id);
    }
    assert_eq!(figures.len(), expected.count());
    // From two origins, those of the second window are there again, two steps ahead.
    let both = Plan {
        steps: 2,
        ..plan(&[FIRST, SECOND])
    };
    let further = run(&study, &both);
    let further = ours(&further.facts)
        .into_iter()
        .filter(|f| f.kind.ends_with(":2"));
    let late = figures.iter().filter(|f| f.task.origin_date == SECOND);
    assert_eq!(further.count(), late.count());
}

#[test]
fn a_window_without_data_is_refused_and_others_are_named() {
    let (case, filter) = (case("uk-2000"), settings());
    let study = study(&case, &filter);
    let weekly = Plan {
        origins: Origins::Weekly,
        steps: 1,
    };
    let refused = backtest(&study, &weekly, &mut going_on).unwrap_err();
    let VerifyError::NoData { origin, others, .. } = refused else {
        panic!("{refused}")
    };
    assert_eq!(origin, date(2000, 9, 17));
    let again = Plan {
        origins: others.parse().unwrap(),
        steps: 1,
    };
    let prior = Study {
        prior: true,
        ..study
    };
    assert!(!run(&prior, &again).facts.is_empty());
}

#[test]
fn model_and_baseline_are_compared_on_the_very_same_facts() {
    let (case, filter) = (case("timbuktu-2023"), settings());
    let study = Study {
        prior: true,
        ..study(&case, &filter)
    };
    let weekly = Plan {
        origins: Origins::Weekly,
        steps: 1,
    };
    let done = run(&study, &weekly);
    let sums = sum_up(&done.facts).unwrap();
    assert!(!sums.paired.is_empty());
    for row in &sums.paired {
        let baseline = row.forecaster.rsplit(' ').next().unwrap();
        let of = |who: &str| {
            let of = |fact: &&ScoredFact| fact.kind == row.kind && fact.forecaster == who;
            done.facts.iter().filter(of).count()
        };
        assert_eq!(row.n, of(baseline), "{} {}", row.kind, row.forecaster);
        let missing =
            |u: &&citerne_verify::Unmatched| u.kind == row.kind && u.baseline.id() == baseline;
        let unmatched = done.unmatched.iter().filter(missing).count();
        assert_eq!(
            row.n + unmatched,
            of(MODEL),
            "{} {}",
            row.kind,
            row.forecaster
        );
    }
}

#[test]
fn what_is_left_out_is_not_learned_from() {
    let filter = settings();
    let as_told = case("timbuktu-2023");
    let otherwise = edited("timbuktu-2023", |log| {
        log.replace(",1700,XOF/L,1600,1800,", ",1650,XOF/L,1600,1800,")
    });
    let [told, other] = [&as_told, &otherwise].map(|case| {
        let study = study(case, &filter);
        leave_out(&study, Group::Prices, &mut |_| {
            std::ops::ControlFlow::Continue(())
        })
        .unwrap()
    });
    assert!(told.len() >= 3);
    for (told, other) in told.iter().zip(&other) {
        assert_eq!(told.outlook.quantiles, other.outlook.quantiles);
    }
    let none = leave_out(&study(&as_told, &filter), Group::Arrivals, &mut |_| {
        std::ops::ControlFlow::Continue(())
    });
    assert!(matches!(none, Err(VerifyError::NothingLeftOut { .. })));
}

#[test]
fn a_trial_is_its_number_and_its_truth_no_other_s() {
    let (case, filter) = (case("timbuktu-2023"), settings());
    let study = study(&case, &filter);
    let ends = date(2023, 9, 10);
    let weighing = |number, fact_weight| {
        let truth = Trial {
            number,
            ends,
            fact_weight,
        };
        trial(&study, truth).unwrap()
    };
    let of = |number| weighing(number, None);
    let figures = |done: &Backtest| {
        let told = ours(&done.facts).into_iter();
        told.map(|f| format!("{:?}", f.observed))
            .collect::<Vec<_>>()
    };
    let one = of(1);
    assert_eq!(one, of(1));
    assert_ne!(figures(&one), figures(&of(2)));
    // What a fact counts for changes what is learned from it, not what is told.
    let full = weighing(1, Some(1.0));
    assert_eq!(figures(&full), figures(&one));
    assert_ne!(full, one);
}

#[test]
fn silence_on_several_corridors_weighs_as_silence_on_each() {
    let case = case("mali-2025");
    let window = Window {
        as_of: date(2025, 9, 28),
        horizon: 0,
    };
    let histories = CaseHistories::of(&case, window, 5).unwrap();
    let whole: &Evidence = &histories.evidence;
    let each = whole.by_corridor();
    let record = citerne_filter::Record {
        scores: vec![0.3; histories.pattern.learned.len()],
        luck: vec![11; histories.pattern.slots.len()],
    };
    let stages = citerne_filter::Histories::stages(&histories);
    let past = citerne_filter::live_to(&histories, &record, stages - 1).unwrap();
    let sum = |evidence: &Evidence| -> f64 {
        let density = |i| evidence.log_density(i, &past.tally, past.params());
        (0..evidence.observations().len()).map(density).sum()
    };
    assert!(each.observations().len() > whole.observations().len() + 10);
    assert!((sum(whole) - sum(&each)).abs() < 1e-9);
    // Losses still rest on the attacks of their own corridor and week.
    let without = each.without(&[Kind::Attacks]);
    let left = without.observations().iter().map(|o| o.kind);
    assert!(
        left.clone()
            .all(|kind| kind != Kind::Losses && kind != Kind::TotalLosses)
    );
    assert!(left.count() > 4);
}
