//! Shifts split by fact, on a small case with few histories.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::atomic::AtomicBool;

use citerne_case::{Case, EventLog, Folder};
use citerne_changes::facts::FactChange;
use citerne_changes::split::{Split, Task, split};
use citerne_changes::{Figure, Headline, Shift, What};
use citerne_filter::{Posterior, Settings, Unwatched, Work, learn};
use citerne_learn::{CaseHistories, Learned};
use citerne_model::Window;
use jiff::civil::{Date, date};

const AS_OF: Date = date(2023, 9, 20);
const DATES: [Date; 1] = [date(2023, 9, 25)];

fn timbuktu() -> Case {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    Case::load(&Folder::open(&cases.join("timbuktu-2023")))
        .unwrap()
        .0
}

fn window() -> Window {
    Window {
        as_of: AS_OF,
        horizon: 10,
    }
}

fn learned(case: &Case) -> (Posterior, String) {
    let histories = CaseHistories::of(case, window(), 3).unwrap();
    let settings = Settings {
        particles: 12,
        seed: 3,
        ..Settings::default()
    };
    let posterior = learn(&histories, &settings, &Work::default(), &mut Unwatched).unwrap();
    let mark = Learned::new(histories, posterior.clone()).mark();
    (posterior, mark)
}

/// The newer run has learned from the case; the older one knew the `old` log.
fn split_of(case: &Case, old: &EventLog, changes: &[FactChange]) -> Split {
    let (posterior, basis) = learned(case);
    let task = Task {
        case,
        old,
        changes,
        posterior: &posterior,
        window: window(),
        seed: 3,
        replicates: 40,
        basis: &basis,
        threads: 2,
        dates: &DATES,
    };
    split(&task, &AtomicBool::new(false), &mut |_| {}).unwrap()
}

fn figure(value: f64) -> Figure {
    Figure {
        value,
        error: 1.0,
        range: 10.0,
        unit: "days".into(),
    }
}

fn shift(headline: Headline) -> Shift {
    Shift {
        headline,
        old: figure(3.0),
        new: figure(8.0),
    }
}

#[test]
fn without_changed_facts_the_whole_shift_is_that_of_time() {
    let case = timbuktu();
    let split = split_of(&case, &case.events, &[]);
    assert_eq!((&split.start, split.steps.len()), (&None, 0));
    assert!(split.histories >= 1.0 && split.fewest() == split.histories);
    let headline = Headline {
        what: What::Level,
        name: "days_of_cover".into(),
        of: "timbuktu".into(),
        product: "petrol".into(),
        date: Some(DATES[0]),
    };
    assert_eq!(split.parts(&shift(headline)), [Some(5.0)]);
}

#[test]
fn a_new_fact_and_time_share_the_whole_shift() {
    let case = timbuktu();
    // A price that became known on 15 September.
    let rows = case.events.all();
    let is_new = |line: usize| {
        rows.iter()
            .any(|row| row.line == line && row.quantity == Some(1700.0))
    };
    let line = rows
        .iter()
        .map(|row| row.line)
        .find(|line| is_new(*line))
        .unwrap();
    let place = rows.iter().filter(|row| row.line < line).count();
    let before = rows.iter().filter(|row| row.line != line).cloned();
    let old = EventLog::new(before.collect());
    let cells = [("kind", "price_street"), ("date", "2023-09-08")];
    let cells = cells.map(|(name, cell)| (name.to_owned(), cell.to_owned()));
    let new = FactChange {
        old: None,
        new: Some((place, cells.into_iter().collect())),
    };
    let split = split_of(&case, &old, &[new]);
    assert_eq!(split.steps.len(), 1);
    assert_eq!(split.steps[0].name, "price_street/2023-09-08");
    assert_eq!(split.steps[0].figures, None);
    let start = split.start.as_ref().unwrap();
    let (headline, before) = start.iter().next().unwrap();
    let parts = split.parts(&shift(headline.clone()));
    assert_eq!(parts, [Some(before.value - 3.0), Some(8.0 - before.value)]);
    // Without the fact other histories count.
    assert!((split.histories - split.steps[0].histories).abs() > 1e-9);
}
