//! The log beside the model: operators on a made-up history, and the facts of a small case.

#![allow(clippy::unwrap_used)]

use citerne_case::{Case, EventKind, Folder, scaffold};
use citerne_ensemble::Forecast;
use citerne_ensemble::facts::{
    Ask, Diary, Held, Lived, MIN_ANSWERS, ReadAs, Reading, Reason, Size, Span, Turn, ask_all, read,
    score,
};
use citerne_model::history::Lengths;
use citerne_model::{Happening, History, Kind, Model, Window, Witness as _};

/// Ten days with two outputs: ten times the day, and one less than it; they start at -10 and -2.
fn history() -> History {
    let mut history = History::new(Lengths {
        days: 10,
        channels: 2,
        ..Lengths::default()
    });
    history.rows = (0..10)
        .flat_map(|day| [day as f32 * 10.0, day as f32 - 1.0])
        .collect();
    history.start = vec![-10.0, -2.0];
    history
}

/// Two corridors: convoys, attacks and lone losses on days 3 and 4.
fn diary() -> Diary {
    let mut diary = Diary::new(10, 2);
    let of = |kind, entity, amount, detail| Happening {
        kind,
        entity,
        amount,
        detail,
    };
    let third = [
        of(Kind::ConvoyArrives, 0, 40.0, 0.0),
        of(Kind::ConvoyArrives, 0, 60.0, 0.0),
        of(Kind::ConvoyAttacked, 1, 90.0, 30.0),
        of(Kind::LoneTrucksLost, 1, 5.0, 2.0),
        of(Kind::SurgeBegins, 0, 500.0, 0.0),
    ];
    diary.day(3, &third, &[]);
    diary.day(4, &[of(Kind::LoneTrucksLost, 0, 7.0, 1.0)], &[]);
    diary
}

fn answer(ask: &Ask, from: usize, to: usize) -> Option<f64> {
    let (history, diary) = (history(), diary());
    let lived = Lived {
        history: &history,
        diary: &diary,
        normal: &[100.0, 300.0, 0.0],
    };
    ask.answer(Span { from, to }, lived)
}

#[test]
fn prices_hours_shares_and_rises_are_means_over_the_days() {
    let mean = |turn, from, to| answer(&Ask::Mean(0, turn), from, to).unwrap();
    assert_eq!(mean(Turn::Same, 2, 2), 20.0);
    assert_eq!(mean(Turn::Same, 2, 4), 30.0);
    assert_eq!(mean(Turn::RestOfDay, 1, 2), 9.0);
    assert_eq!(answer(&Ask::Mean(1, Turn::RestOfDay), 1, 2), Some(24.0)); // 23.5 hours, as told
    assert_eq!(answer(&Ask::Mean(1, Turn::Hours), 2, 5), Some(3.0)); // 2.5 hours
    assert_eq!(mean(Turn::Rest, 0, 0), 1.0);
    assert_eq!(answer(&Ask::Mean(1, Turn::Rise), 4, 4), Some(200.0));
}

#[test]
fn arrivals_of_a_week_are_added_over_days_and_corridors() {
    assert_eq!(answer(&Ask::Sum(vec![0]), 1, 3), Some(60.0));
    assert_eq!(answer(&Ask::Sum(vec![0, 1]), 1, 3), Some(63.0));
}

#[test]
fn a_running_total_grows_from_the_eve_of_the_first_day() {
    assert_eq!(answer(&Ask::Growth(0), 3, 7), Some(50.0));
    assert_eq!(answer(&Ask::Growth(0), 0, 2), Some(30.0));
}

#[test]
fn cover_is_what_is_held_beside_normal_use() {
    let held = |channel, at| Held { channel, at };
    // 20 days of 100 L/day and 1 day of 300 L/day: 2,300 L for 400 L/day.
    let two = Ask::Cover(vec![held(0, 0), held(1, 1)]);
    assert_eq!(answer(&two, 2, 2), Some(5.75));
    assert_eq!(answer(&Ask::Cover(vec![held(0, 0)]), 2, 4), Some(30.0));
    assert_eq!(answer(&Ask::Cover(vec![held(0, 2)]), 2, 4), None);
}

#[test]
fn sizes_are_the_largest_of_the_days_and_silence_is_no_figure() {
    let largest = |size, corridor| answer(&Ask::Largest(size, corridor), 2, 4);
    assert_eq!(largest(Size::Arrival, Some(0)), Some(60.0));
    assert_eq!(largest(Size::Arrival, Some(1)), None);
    assert_eq!(largest(Size::Attacked, Some(1)), Some(90.0));
    assert_eq!(largest(Size::Loss, Some(1)), Some(30.0));
    assert_eq!(largest(Size::Loss, Some(0)), Some(7.0));
    assert_eq!(largest(Size::Loss, None), Some(30.0));
    assert_eq!(answer(&Ask::Largest(Size::Loss, None), 5, 9), None);
}

#[test]
fn a_diary_that_is_cleared_is_empty() {
    let mut diary = diary();
    diary.clear();
    assert_eq!(diary, Diary::new(10, 2));
}

const LOG: &str = "date,date_precision,known_since,fact,place,place_id,corridor,corridor_id,\
product,kind,quantity,unit,low,high,accumulates_from,accumulates_to,confidence,source_url,note
2024-12-20,day,2024-12-21,,Rivertown,rivertown,,,petrol,price_street,900,XOF/L,,,,,high,yearbook,
2025-01-05,day,2025-01-06,,,national,,,,stock_days,12,days,8,14,,,medium,yearbook,
2025-01-06,day,2025-01-07,c,Rivertown,rivertown,,main,,convoy_arrived,60,trucks,50,70,,,medium,yearbook,
2025-01-06,day,2025-01-07,c,Rivertown,rivertown,,main,,convoy_arrived,900,trucks,,,,,low,yearbook,
2025-01-08,day,2025-01-09,,,,,main,,tankers_destroyed,4,tankers,,,,,high,yearbook,
2025-01-10,week,2025-01-12,,Rivertown,rivertown,,,petrol,price_street,1100,XOF/L,900,1300,,,low,yearbook,
2025-01-11,day,2025-01-12,,Elsewhere,,,,petrol,price_street,1500,XOF/L,,,,,high,yearbook,
2025-01-12,day,2025-01-13,,Rivertown,rivertown,,,,price_street,1500,XOF/L,,,,,high,yearbook,
2025-01-13,day,2025-01-14,,Rivertown,rivertown,,,petrol,price_official,700,XOF/L,,,,,high,yearbook,
2025-01-14,day,2025-01-15,,Rivertown,rivertown,,,,attack_city,3,dead,,,,,high,yearbook,
2025-01-20,day,2025-01-21,,,national,,,,tankers_destroyed_cumulative,30,tankers,20,40,2025-01-02,2025-01-19,high,yearbook,
2025-01-26,week,2025-01-31,,,national,,,,arrivals_week,140,trucks/week,100,180,,,medium,yearbook,
";

/// The scaffold with a log of its own.
fn case() -> Case {
    let mut files = scaffold("small");
    for (name, text) in &mut files {
        if *name == "events.csv" {
            LOG.clone_into(text);
        }
    }
    let loaded = Case::load(&Folder::from_memory("small", files));
    loaded
        .unwrap_or_else(|report| panic!("{}", report.render(Default::default())))
        .0
}

fn model(case: &Case) -> Model {
    let as_of = case.spec.case.log_ends;
    Model::new(&case.spec, Window { as_of, horizon: 0 }).unwrap()
}

fn reading(otherwise: &[ReadAs]) -> Reading {
    let case = case();
    read(&model(&case), &case.events, otherwise).unwrap()
}

#[test]
fn every_row_with_a_figure_is_set_beside_the_model_or_left_out_for_a_reason() {
    let Reading { facts, left_out } = reading(&[]);
    let kinds: Vec<_> = facts
        .iter()
        .map(|fact| (fact.row.line, fact.row.kind.id()))
        .collect();
    let expected = [
        (3, "stock_days"),
        (4, "convoy_arrived"),
        (6, "tankers_destroyed"),
        (7, "price_street"),
        (12, "tankers_destroyed_cumulative"),
        (13, "arrivals_week"),
    ];
    assert_eq!(kinds, expected);
    let reasons: Vec<_> = left_out
        .iter()
        .map(|row| (row.row.line, row.reason))
        .collect();
    let expected = [
        (2, Reason::BeforeStart),
        (5, Reason::Disputed),
        (8, Reason::NoPlace),
        (9, Reason::NoProduct),
        (10, Reason::Input),
        (11, Reason::NoOutput),
    ];
    assert_eq!(reasons, expected);
}

#[test]
fn the_days_of_a_fact_follow_its_precision_its_period_and_what_was_known() {
    let spans: Vec<_> = reading(&[])
        .facts
        .iter()
        .map(|f| (f.span.from, f.span.to))
        .collect();
    // A day; a week that was known after three days; a period; a week cut by the end of the log.
    assert_eq!(spans, [(4, 4), (5, 5), (7, 7), (9, 11), (1, 18), (25, 30)]);
    let light: Vec<_> = reading(&[]).facts.iter().map(|fact| fact.light).collect();
    assert_eq!(light, [false, false, false, true, false, false]);
}

#[test]
fn a_row_can_be_read_as_another_kind() {
    let as_ = |line, kind| ReadAs { line, kind };
    let read_as = reading(&[
        as_(3, EventKind::Other),
        as_(4, EventKind::TankersDestroyed),
    ]);
    assert_eq!(read_as.left_out[1].row.line, 3);
    assert_eq!(read_as.left_out[1].reason, Reason::NoOutput);
    assert_eq!(read_as.facts[0].row.kind, EventKind::TankersDestroyed);
    let case = case();
    assert!(read(&model(&case), &case.events, &[as_(99, EventKind::Other)]).is_err());
}

#[test]
fn the_table_of_a_small_case_is_whole_and_the_same_for_any_threads() {
    let case = case();
    let forecast = Forecast::new(model(&case), &case.inputs, case.inputs.clone(), 7);
    let facts = read(forecast.model(), &case.events, &[]).unwrap().facts;
    let answers = ask_all(&forecast, &facts, 60, 1);
    assert_eq!(answers, ask_all(&forecast, &facts, 60, 3));
    assert_eq!((answers.lived, answers.failed.len()), (60, 0));
    for (fact, spread) in facts.iter().zip(&answers.raw) {
        let Some(score) = score(fact, spread) else {
            assert!(matches!(fact.ask, Ask::Largest(..)) && spread.count() < MIN_ANSWERS);
            continue;
        };
        let [low, median, high] = score.quantiles;
        assert!(low <= median && median <= high && low >= 0.0, "{score:?}");
        assert!(
            score.range <= score.band && (0.0..=1.0).contains(&score.rank),
            "{score:?}"
        );
    }
    // Only the total misses attacks that nobody reported, so only it is thinned.
    let thinned: Vec<_> = answers.reported.iter().map(Option::is_some).collect();
    assert_eq!(thinned, [false, false, false, false, true, false]);
    let (raw, reported) = (&answers.raw[4], answers.reported[4].as_ref().unwrap());
    assert!(raw.quantile(0.5).unwrap() > reported.quantile(0.5).unwrap());
}
