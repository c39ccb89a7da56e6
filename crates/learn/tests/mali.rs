//! The whole way on the Mali case: from the log to observations, from records to histories, and on
//! into a forecast.

#![allow(clippy::unwrap_used)]

use std::ops::ControlFlow;
use std::path::Path;

use citerne_case::{Case, Folder};
use citerne_ensemble::{Forecast, Simulator};
use citerne_filter::{
    Histories, Posterior, Progress, Record, Settings, Work, extend, learn, live_to,
};
use citerne_learn::file::{self, Provenance};
use citerne_learn::observe::Evidence;
use citerne_learn::{CaseHistories, Learned};
use citerne_model::{Model, Window};
use jiff::civil::{Date, date};

fn mali() -> Case {
    let folder = Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/mali-2025"));
    Case::load(&folder).unwrap().0
}

/// Each fact counts in full, so that few of them wear the particles out.
fn histories(case: &Case, as_of: Date, horizon: u32) -> CaseHistories {
    let model = Model::new(&case.spec, Window { as_of, horizon }).unwrap();
    let evidence = Evidence::read(&model, &case.spec, &case.events, as_of).unwrap();
    let evidence = evidence.weighing(1.0);
    let learned = case.spec.case.learn.iter();
    let learned = learned
        .map(|path| case.inputs.find(path).unwrap())
        .collect();
    CaseHistories::new(model, case.inputs.clone(), evidence, learned, 7)
}

/// Little, but enough for every part to be used.
fn settings() -> Settings {
    Settings {
        particles: 24,
        moves: 4,
        refreshes: 2,
        seed: 7,
        ..Settings::default()
    }
}

fn work(threads: usize, checkpoints: usize) -> Work {
    Work {
        threads,
        checkpoints,
    }
}

fn learned(histories: &CaseHistories, work: Work) -> Posterior {
    let mut watch = |_: &Progress| ControlFlow::Continue(());
    learn(histories, &settings(), &work, &mut watch).unwrap()
}

const EARLY: Date = date(2025, 9, 14);

#[test]
fn the_log_is_read_as_these_observations() {
    let case = mali();
    let histories = histories(&case, case.spec.case.log_ends, 0);
    let lines = histories.evidence.observations().iter().map(|told| {
        let days = format!(
            "{:>2} to {:>2}, known {:>2}",
            told.from, told.to, told.known
        );
        let value = told
            .value
            .number()
            .map_or(String::new(), |v| format!(" {v} {}", told.unit));
        format!("{days}: {}{value} {:?}", told.id, told.lines)
    });
    let left_out = histories.evidence.without_model().iter();
    let left_out =
        left_out.map(|row| format!("{:>3} {}: {}", row.line, row.kind.id(), row.why.id()));
    let all: Vec<String> = lines.chain(left_out).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn every_row_with_a_day_in_the_model_is_either_weighed_or_said_to_be_left_out() {
    let case = mali();
    let histories = histories(&case, case.spec.case.log_ends, 0);
    let observations = histories.evidence.observations().iter();
    let mut seen: Vec<usize> = observations.flat_map(|told| told.lines.clone()).collect();
    seen.extend(
        histories
            .evidence
            .without_model()
            .iter()
            .map(|row| row.line),
    );
    for event in case.events.all() {
        assert!(seen.contains(&event.line), "line {} is lost", event.line);
    }
}

#[test]
fn an_early_day_knows_nothing_that_came_later() {
    let case = mali();
    for as_of in [date(2025, 9, 10), date(2025, 9, 30), date(2025, 10, 20)] {
        let histories = histories(&case, as_of, 30);
        let today = histories.model.as_of();
        for told in histories.evidence.observations() {
            assert!(told.known <= today, "{} on {as_of}", told.id);
            for line in &told.lines {
                let event = case.events.all().iter().find(|event| event.line == *line);
                assert!(
                    event.unwrap().known_since <= as_of,
                    "{} on {as_of}",
                    told.id
                );
            }
        }
        for line in histories.model.script().lines() {
            assert!(
                line.until.is_none_or(|until| until <= today)
                    && line.days.iter().all(|day| *day <= today)
            );
        }
    }
}

#[test]
fn learning_gives_the_same_bits_for_any_threads_and_when_it_is_gone_on_with() {
    let case = mali();
    let histories = histories(&case, EARLY, 0);
    let whole = learned(&histories, work(1, 0));
    assert_eq!(learned(&histories, work(3, 2)), whole);
    assert!(whole.ess() > 1.0 && whole.faulted.count == 0);

    let mut halfway = |seen: &Progress| match seen.taken {
        0..4 => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    };
    let cut = learn(&histories, &settings(), &work(2, 1), &mut halfway).unwrap();
    assert!(cut.taken.len() < whole.taken.len());
    let mut watch = |_: &Progress| ControlFlow::Continue(());
    assert_eq!(
        extend(&histories, cut, &work(2, 1), &mut watch).unwrap(),
        whole
    );
}

#[test]
fn a_posterior_is_kept_in_a_file_and_comes_back_bit_for_bit() {
    let case = mali();
    let histories = histories(&case, EARLY, 0);
    let posterior = learned(&histories, work(2, 0));
    let provenance = Provenance {
        case: "Mali".into(),
        case_hash: case.hash.to_hex().to_string(),
        program: "0".into(),
        seed: 7,
        as_of: EARLY,
        overrides: vec!["demand.total=4e6".into()],
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("posterior.parquet");
    file::write(&path, &histories, &posterior, &provenance).unwrap();
    let kept = file::read(&path).unwrap();
    assert_eq!((kept.posterior, kept.provenance), (posterior, provenance));
    assert_eq!(kept.learned, case.spec.case.learn);
    // The same rows of the log give the same evidence.
    let told = kept.told.all();
    assert!(told.iter().all(|event| event.known_since <= EARLY) && !told.is_empty());
    let again = Case {
        events: kept.told.clone(),
        ..case
    };
    let again = self::histories(&again, EARLY, 0);
    let (again, first) = (&again.evidence, &histories.evidence);
    assert_eq!(again.observations(), first.observations());
    assert_eq!(again.without_model(), first.without_model());
    assert_eq!(again.script(), first.script());

    let mut bytes = std::fs::read(&path).unwrap();
    bytes.truncate(bytes.len() / 2);
    std::fs::write(&path, bytes).unwrap();
    assert!(file::read(&path).is_err());
}

#[test]
fn a_forecast_goes_on_from_the_very_histories_that_were_learned() {
    let case = mali();
    let past = histories(&case, EARLY, 20);
    let posterior = learned(&past, work(2, 0));
    let learned = Learned::new(past.clone(), posterior);
    let as_of = past.model.as_of() as usize;
    let forecast = Forecast::new(past.model.clone(), &case.inputs, learned.clone(), 1);
    let mut sample = forecast.sample();
    for replicate in 0..5 {
        forecast.live(replicate, &mut sample).unwrap();
        let record = learned.record(replicate);
        let course = live_to(&past, record, past.stages() - 1).unwrap();
        assert_eq!(sample.history.row(as_of), &course.yesterday[..]);
    }
    // Two replicates of one record share its past and part ways after it.
    let twins = (0..200).find(|other| *other > 0 && learned.record(*other) == learned.record(0));
    let mut other = forecast.sample();
    forecast.live(0, &mut sample).unwrap();
    forecast.live(twins.unwrap(), &mut other).unwrap();
    assert_eq!(sample.history.row(as_of), other.history.row(as_of));
    let last = sample.history.days() - 1;
    assert_ne!(sample.history.row(last), other.history.row(last));
}

#[test]
fn a_fact_that_counts_for_less_has_that_power_of_its_likelihood() {
    let case = mali();
    let whole = histories(&case, EARLY, 0);
    let mut part = whole.clone();
    part.evidence = part.evidence.weighing(0.25);
    let of_case = CaseHistories::of(
        &case,
        Window {
            as_of: EARLY,
            horizon: 0,
        },
        7,
    )
    .unwrap();
    let record = Record {
        scores: vec![0.3; whole.scores()],
        luck: vec![5; whole.slots()],
    };
    let densities = |histories: &CaseHistories| {
        let (mut past, mut out) = (histories.begin(&record), Vec::new());
        for stage in 0..histories.stages() {
            histories.live(&record, &mut past, stage, &mut out).unwrap();
        }
        out
    };
    let quarters: Vec<f64> = densities(&whole).iter().map(|log| 0.25 * log).collect();
    assert_eq!(densities(&part), quarters);
    assert_eq!(densities(&of_case), quarters, "what the case says");
}

#[test]
fn a_last_round_of_fresh_luck_leaves_what_is_kept_and_parts_siblings() {
    let case = mali();
    let past = histories(&case, EARLY, 20);
    let posterior = learned(&past, work(2, 0));
    let plain = Learned::new(past.clone(), posterior.clone());
    let fresh = plain.clone().refreshed(2);
    assert_eq!(fresh.kept(), &posterior);
    assert_eq!(fresh.mark(), plain.mark());
    assert_eq!(fresh.posterior, plain.clone().refreshed(1).posterior);
    assert!(fresh.pasts() >= plain.pasts());
    let keys = |learned: &Learned, slot: usize| {
        let particles = learned.posterior.particles.iter();
        let mut keys: Vec<u64> = particles.map(|p| p.record.luck[slot]).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.len()
    };
    let all: Vec<usize> = past.pattern.groups().concat();
    let sum = |learned: &Learned| all.iter().map(|slot| keys(learned, *slot)).sum::<usize>();
    assert!(
        sum(&fresh) > 2 * sum(&plain),
        "{} {}",
        sum(&fresh),
        sum(&plain)
    );
}

#[test]
fn known_decisions_fall_in_every_learned_history() {
    let case = mali();
    let histories = histories(&case, case.spec.case.log_ends, 0);
    let fell: Vec<_> = histories
        .model
        .script()
        .lines()
        .iter()
        .filter(|line| !line.days.is_empty())
        .collect();
    assert!(fell.len() >= 15, "sixteen governments and the schools");
}
