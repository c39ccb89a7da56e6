//! Attacks, what is lost in them, and totals of losses.

use citerne_learn::observe::{Reason, Value};
use citerne_model::{Kind, Where};

use crate::scene::{Scene, close, edited, terms};

#[test]
fn attacks_and_losses_told_on_one_corridor() {
    let scene = Scene::new();
    let abidjan = scene.corridor("abidjan");
    // Days 1 to 5 end on Sunday, 7 September; day 6 belongs to the next week.
    let tally = scene.watch(|day, today, _| match day {
        2 => today.note_detail(Kind::ConvoyAttacked, abidjan, 40.0, 9.0),
        4 => today.note_detail(Kind::LoneTrucksLost, abidjan, 3.0, 1.0),
        6 => today.note_detail(Kind::ConvoyAttacked, abidjan, 40.0, 30.0),
        _ => {}
    });
    // Nine trucks are told with 9/12, three with 3/6, of which half; five days of others.
    let mean: f64 = 0.5 * (0.75 + 0.5) + 0.05;
    // One attack was told. The variance is twice the mean: r = mean, q = 1/2.
    close(
        scene.density("attacks:abidjan:2025-09-07", &tally),
        terms(1, mean, 0.5),
    );
    close(scene.expected("attacks:abidjan:2025-09-07", &tally), mean);
    // Three trucks were told, by a source of high confidence without wider bounds: r = 1 / 0.5^2.
    let size = (0.5 * (0.75 * 9.0 + 0.5 * 3.0) + 0.05 * 5.0) / mean;
    close(
        scene.density("losses:abidjan:2025-09-07", &tally),
        terms(3, 4.0, size / (size + 4.0)),
    );
}

#[test]
fn silence_is_that_of_all_corridors_not_named() {
    let scene = Scene::new();
    let silent = scene.told("attacks:elsewhere:2025-09-07");
    let corridors = scene.model.layout().corridors.len();
    assert_eq!(silent.subject.corridors.len(), corridors - 1);
    assert!(!silent.subject.corridors.iter().any(|c| c == "abidjan"));
    let south = scene.corridor("dakar-south");
    let tally = scene.watch(|day, today, _| {
        if day == 3 {
            today.note_detail(Kind::ConvoyAttacked, south, 20.0, 0.0);
        }
    });
    // An attack without losses counts as one truck: told with 1/4, of which half.
    let mean = 0.5 * 0.25 + 0.05 * (corridors - 1) as f64;
    close(scene.density(&silent.id, &tally), 0.5_f64.powf(mean));
}

/// A row of the log on an attack of 22 October 2025, on a corridor or on none.
fn attack(corridor: &str, kind: &str, trucks: &str) -> String {
    format!(
        "2025-10-22,day,2025-10-23,,road,,{corridor},{corridor},,{kind},{trucks},,,high,https://example.org,made up\n"
    )
}

#[test]
fn an_attack_of_no_corridor_in_a_week_that_names_all_can_be_told() {
    let corridors = Scene::new().model.layout().corridors.clone();
    let named = corridors.iter();
    let named = named.map(|corridor| attack(corridor, "convoy_attacked", ",,,"));
    let rows = named.collect::<String>() + &attack("", "tankers_destroyed", "6,tankers,,");
    let scene = Scene::of(&edited(|text| text.to_owned() + &rows));
    let all = scene.told("attacks:everywhere:2025-10-26");
    assert_eq!(all.subject.corridors, corridors);
    let told = all.value.number().unwrap();
    assert!(told > corridors.len() as f64);
    // No history need have an attack of the model: seven days of others on each corridor are left.
    let tally = scene.watch(|_, _, _| {});
    let mean = 0.01 * 7.0 * corridors.len() as f64;
    close(
        scene.density(&all.id, &tally),
        terms(told as u32, mean, 0.5),
    );
    assert!(scene.density("losses:everywhere:2025-10-26", &tally) > 0.0);
    let all = scene.evidence.observations().iter();
    let of_week = all.filter(|o| o.id.starts_with("attacks:") && o.id.ends_with("2025-10-26"));
    assert_eq!(of_week.count(), 1, "no report is counted twice");
}

#[test]
fn a_history_without_attacks_is_left_with_those_that_the_model_does_not_have() {
    let scene = Scene::new();
    let tally = scene.watch(|_, _, _| {});
    close(scene.expected("attacks:abidjan:2025-09-07", &tally), 0.05);
    close(scene.expected("losses:abidjan:2025-09-07", &tally), 5.0);
}

#[test]
fn a_total_adds_to_the_one_before_and_holds_what_was_dated() {
    let scene = Scene::new();
    let lost = scene.output("tankers_lost_total", Where::National, None);
    // Ten a day from day 0 on.
    let tally = scene.watch(|day, _, row| row[lost] = 10.0 * (day + 1) as f32);
    // Days 1 to 15 lose 150, of which 3 + 40 are dated; half of the rest is told.
    let first = "total-losses:national:2025-09-17";
    close(scene.expected(first, &tally), 43.0 + 0.5 * (150.0 - 43.0));
    // Days 16 to 64 lose 490, of which 3 + 50 + 37 are dated; the second total is 200 - 100.
    let second = "total-losses:national:2025-11-05";
    assert_eq!(scene.told(second).value, Value::Number(100.0));
    assert_eq!((scene.told(second).from, scene.told(second).to), (16, 64));
    close(scene.expected(second, &tally), 90.0 + 0.5 * (490.0 - 90.0));
    // A history that loses less than was dated is no worse than one that loses just that.
    let few = scene.watch(|_, _, _| {});
    close(scene.expected(first, &few), 43.0);
}

#[test]
fn a_total_without_a_figure_is_listed_as_left_out() {
    let row = "2025-10-22,day,2025-10-23,,national,national,national,,,tankers_destroyed_cumulative,,tankers,60,130,2025-09-03,2025-10-22,high,https://example.org,made up\n";
    let scene = Scene::of(&edited(|text| text.to_owned() + row));
    let lines = edited(str::to_owned).events.all().len() + 2;
    let left_out = scene.evidence.without_model().iter();
    let why: Vec<_> = left_out
        .filter(|o| o.line == lines)
        .map(|o| o.why)
        .collect();
    assert_eq!(why, [Reason::NoOutput]);
}
