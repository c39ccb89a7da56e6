//! Convoys that come.

use citerne_learn::observe::{Reason, Value};
use citerne_model::Where;

use crate::scene::Scene;

#[test]
fn a_convoy_may_have_come_a_day_earlier_or_later() {
    let scene = Scene::new();
    let abidjan = Where::Corridor(scene.corridor("abidjan"));
    let arrived = scene.output("trucks_arrived", abidjan, None);
    let on = |when: u32| {
        scene.watch(move |day, _, row| {
            row[arrived] = if day == when { 250.0 } else { 7.0 };
        })
    };
    let expected = |when| scene.expected("convoy:abidjan:2025-10-07", &on(when));
    assert_eq!([34, 35, 36].map(expected), [250.0; 3]);
    assert_eq!([33, 37].map(expected), [7.0; 2]);
}

#[test]
fn of_two_reports_of_one_fact_the_better_source_counts() {
    let scene = Scene::new();
    let arrivals = scene.evidence.observations().iter();
    let arrivals: Vec<_> = arrivals
        .filter(|o| o.lines == [76] || o.lines == [77])
        .collect();
    assert_eq!(arrivals.len(), 1);
    assert_eq!(arrivals[0].value, Value::Number(50.0));
    let left_out = scene.evidence.without_model().iter();
    let why: Vec<_> = left_out.filter(|o| o.line == 77).map(|o| o.why).collect();
    assert_eq!(why, [Reason::Disputed]);
}
