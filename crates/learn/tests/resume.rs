//! Going on from a kept posterior on the Mali case, when the log grows or is corrected.

#![allow(clippy::unwrap_used)]

use std::ops::ControlFlow;
use std::path::Path;

use citerne_case::{Case, Event, EventLog, Folder};
use citerne_filter::{Failure, Posterior, Progress, Settings, Unwatched, Work, extend, learn};
use citerne_learn::file::{self, Kept, Provenance};
use citerne_learn::observe::{Evidence, Kind, Value};
use citerne_learn::{CaseHistories, Changes, Resumed, Unfit, Way, resume};
use citerne_model::{Model, Window};
use jiff::civil::{Date, date};

const EARLY: Date = date(2025, 9, 14);
const SEED: u64 = 7;

fn mali() -> Case {
    let folder = Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/mali-2025"));
    Case::load(&folder).unwrap().0
}

fn histories(case: &Case, as_of: Date, seed: u64) -> CaseHistories {
    let model = Model::new(&case.spec, Window { as_of, horizon: 0 }).unwrap();
    let evidence = Evidence::read(&model, &case.spec, &case.events, as_of).unwrap();
    let learned = case.spec.case.learn.iter();
    let learned = learned.map(|path| case.inputs.find(path).unwrap());
    CaseHistories::new(
        model,
        case.inputs.clone(),
        evidence,
        learned.collect(),
        seed,
    )
}

fn settings() -> Settings {
    Settings {
        particles: 24,
        moves: 4,
        refreshes: 2,
        seed: SEED,
        ..Settings::default()
    }
}

fn work() -> Work {
    Work {
        threads: 2,
        checkpoints: 2,
    }
}

/// What was learned of the case up to a day, through a file.
fn kept(case: &Case, as_of: Date) -> Kept {
    let histories = histories(case, as_of, SEED);
    let posterior = learn(&histories, &settings(), &work(), &mut Unwatched).unwrap();
    let provenance = Provenance {
        case: case.spec.case.title.en.clone(),
        case_hash: case.hash.to_hex().to_string(),
        program: "0".into(),
        seed: SEED,
        as_of,
        overrides: Vec::new(),
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("posterior.parquet");
    file::write(&path, &histories, &posterior, &provenance).unwrap();
    let kept = file::read(&path).unwrap();
    assert_eq!(kept.posterior, posterior);
    kept
}

fn gone_on(now: &CaseHistories, kept: &Kept) -> Resumed {
    resume(now, kept.clone(), &settings(), &work(), &mut Unwatched).unwrap()
}

fn unfit(now: &CaseHistories, kept: &Kept) -> Unfit {
    match gone_on(now, kept) {
        Resumed::Unfit(unfit) => unfit,
        other => panic!("it should have been refused: {other:?}"),
    }
}

/// The changes by which it was carried over, after checks that hold for any.
fn bridged(now: &CaseHistories, kept: &Kept) -> Changes {
    let Resumed::On(posterior, Way::Bridged(changes)) = gone_on(now, kept) else {
        panic!("it should have been carried over");
    };
    let facts = now.taken_in().count();
    assert_eq!(posterior.taken.len(), facts);
    let places: Vec<_> = posterior
        .taken
        .iter()
        .map(|it| (it.stage, it.fact))
        .collect();
    let in_order = places.is_sorted_by(|a, b| a < b);
    assert!(
        in_order,
        "each fact was taken in once, and is found at its place: {places:?}"
    );
    let surprises: f64 = posterior.taken.iter().map(|it| it.log_likelihood).sum();
    let corrections: f64 = posterior.corrections.iter().map(|it| it.log_ratio).sum();
    assert!((surprises + corrections - posterior.log_evidence).abs() < 1e-9);
    // It is a posterior of the histories of now: they can be lived again, and gone on with.
    let again = extend(now, (*posterior).clone(), &work(), &mut Unwatched).unwrap();
    assert_eq!(again, *posterior);
    changes
}

/// The same case with other rows.
fn retold(case: &Case, change: impl Fn(&mut Vec<Event>)) -> Case {
    let mut events = case.events.all().to_vec();
    change(&mut events);
    Case {
        events: EventLog::new(events),
        ..case.clone()
    }
}

#[test]
fn where_nothing_changed_not_a_bit_does() {
    let case = mali();
    let kept = kept(&case, EARLY);
    let Resumed::On(posterior, Way::Reused) = gone_on(&histories(&case, EARLY, SEED), &kept) else {
        panic!("it should have been reused");
    };
    assert_eq!(*posterior, kept.posterior);
}

#[test]
fn rows_that_are_corrected_withdrawn_or_late_are_carried_over() {
    let case = mali();
    let kept = kept(&case, EARLY);
    let total = kept.posterior.taken.len();
    // Line 23 tells of three trucks lost on the road from Abidjan.
    let row = |events: &[Event]| events.iter().position(|event| event.line == 23).unwrap();
    let corrected = retold(&case, |events| {
        let at = row(events);
        events[at].quantity = Some(9.0);
    });
    let found = bridged(&histories(&corrected, EARLY, SEED), &kept);
    let expected = Changes {
        kept: total - 1,
        corrected: 1,
        ..Changes::default()
    };
    assert_eq!(found, expected);

    let withdrawn = retold(&case, |events| {
        let at = row(events);
        events.remove(at);
    });
    let found = bridged(&histories(&withdrawn, EARLY, SEED), &kept);
    assert!(found.gone == 2 && found.late == 0, "{found:?}");

    // Line 32 tells of stocks, and was known two days later.
    let late = retold(&case, |events| {
        let at = events.iter().position(|event| event.line == 32).unwrap();
        (events[at].date, events[at].known_since) = (date(2025, 9, 9), date(2025, 9, 10));
    });
    let found = bridged(&histories(&late, EARLY, SEED), &kept);
    let expected = Changes {
        kept: total,
        late: 1,
        ..Changes::default()
    };
    assert_eq!(found, expected);
}

/// What reading says of the posterior of `kept` after a change.
fn read_after(kept: &Kept, change: impl Fn(&mut Posterior)) -> std::io::Result<Kept> {
    let mut posterior = kept.posterior.clone();
    change(&mut posterior);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("posterior.parquet");
    let histories = histories(&mali(), EARLY, SEED);
    file::write(&path, &histories, &posterior, &kept.provenance).unwrap();
    file::read(&path)
}

#[test]
fn a_posterior_that_cannot_be_one_is_refused_when_it_is_read() {
    let kept = kept(&mali(), EARLY);
    assert!(read_after(&kept, |_| {}).is_ok());
    type Damage = (&'static str, fn(&mut Posterior));
    let damages: [Damage; 12] = [
        ("no rows", |p| {
            (p.particles, p.log_weights) = (Vec::new(), Vec::new())
        }),
        ("missing rows", |p| {
            p.particles.truncate(3);
            p.log_weights = vec![(1.0_f64 / 3.0).ln(); 3];
        }),
        ("a weight that is none", |p| p.log_weights[0] = f64::NAN),
        ("an endless weight", |p| p.log_weights[0] = f64::INFINITY),
        ("weights of nothing", |p| {
            p.log_weights.fill(f64::NEG_INFINITY)
        }),
        ("too much weight", |p| {
            p.log_weights.iter_mut().for_each(|log| *log += 0.01)
        }),
        ("a fact twice", |p| p.taken.extend(p.taken.last().cloned())),
        ("too many facts", |p| {
            let mut more = p.taken.last().unwrap().clone();
            more.fact += 1;
            p.taken.push(more);
        }),
        ("no such stage", |p| p.taken.last_mut().unwrap().stage = 99),
        ("a score that is none", |p| {
            p.particles[0].record.scores[0] = f64::NAN
        }),
        ("events beyond all keys", |p| p.events = u64::MAX),
        ("a move too wide", |p| p.pace[1] = 1e9),
    ];
    for (name, damage) in damages {
        let read = read_after(&kept, damage);
        let error = read.expect_err(name);
        assert_eq!(error.kind(), std::io::ErrorKind::InvalidData, "{name}");
    }
}

#[test]
fn a_posterior_whose_facts_lie_in_other_places_is_not_gone_on_with() {
    let case = mali();
    let now = histories(&case, EARLY, SEED);
    let mut kept = kept(&case, EARLY);
    let first = kept
        .posterior
        .taken
        .iter()
        .position(|taken| taken.stage > 0)
        .unwrap();
    // Its facts of the first stages are told of one stage later: in turn, but not in place.
    kept.posterior.taken.truncate(first);
    kept.posterior
        .taken
        .iter_mut()
        .for_each(|taken| taken.stage += 1);
    assert!(matches!(unfit(&now, &kept), Unfit::Histories(_)));
    let failure = extend(&now, kept.posterior, &work(), &mut Unwatched).unwrap_err();
    assert!(matches!(failure, Failure::OtherHistories(_)), "{failure}");
}

#[test]
fn a_later_day_goes_on_from_an_earlier_one() {
    let case = mali();
    let kept = kept(&case, date(2025, 9, 10));
    let found = bridged(&histories(&case, EARLY, SEED), &kept);
    // The week that was not over then is told anew.
    assert!(found.kept >= 3 && found.gone == 0, "{found:?}");
}

#[test]
fn what_cannot_be_gone_on_with_is_refused_with_the_reason() {
    let case = mali();
    let kept = kept(&case, EARLY);
    let now = histories(&case, EARLY, SEED);
    let same_seed = histories(&case, EARLY, SEED + 1);
    assert_eq!(unfit(&same_seed, &kept), Unfit::Seed { kept: SEED });
    let earlier = histories(&case, date(2025, 9, 10), SEED);
    assert_eq!(unfit(&earlier, &kept), Unfit::LaterDay { kept: EARLY });

    let mut fewer = case.clone();
    fewer.spec.case.learn.pop();
    let found = unfit(&histories(&fewer, EARLY, SEED), &kept);
    assert_eq!(found, Unfit::Learned(case.spec.case.learn.clone()));

    let other = Settings {
        particles: 25,
        ..settings()
    };
    let found = resume(&now, kept.clone(), &other, &work(), &mut Unwatched).unwrap();
    assert_eq!(found, Resumed::Unfit(Unfit::Settings));

    let mut doubled = histories(&case, EARLY, SEED);
    doubled.inputs.set("demand.total=9e6").unwrap();
    assert!(matches!(unfit(&doubled, &kept), Unfit::Histories(_)));

    let mut cut = kept.clone();
    let mut few = |seen: &Progress| match seen.taken {
        0..3 => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    };
    cut.posterior = learn(&now, &settings(), &work(), &mut few).unwrap();
    let corrected = retold(&case, |events| {
        let at = events.iter().position(|event| event.line == 23).unwrap();
        events[at].quantity = Some(9.0);
    });
    let found = unfit(&histories(&corrected, EARLY, SEED), &cut);
    assert_eq!(found, Unfit::Unfinished);
}

#[test]
fn a_death_says_which_fact_and_what_the_nearest_history_had() {
    let case = mali();
    let now = histories(&case, EARLY, SEED);
    // Trucks are told as lost in attacks of which none is told.
    let all = now.evidence.observations().iter();
    let values: Vec<Value> = all
        .map(|told| match told.kind {
            Kind::Attacks => Value::Number(0.0),
            _ => told.value,
        })
        .collect();
    let now = now.telling(&values);
    let Err(Failure::Death(death)) = learn(&now, &settings(), &work(), &mut Unwatched) else {
        panic!("no history allows it");
    };
    let found = now.nearest(&death).unwrap();
    assert_eq!(found.fact, "losses:abidjan:2025-09-07");
    assert_eq!((found.told, found.had), (Value::Number(3.0), Some(0.0)));
}
