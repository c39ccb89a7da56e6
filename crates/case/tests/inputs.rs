//! Inputs: keyed draws, setting by hand, other units.

#![allow(clippy::unwrap_used)]

use citerne_case::{Case, Folder, Inputs, Style, scaffold};
use citerne_luck::Luck;

fn load(files: Vec<(&'static str, String)>) -> Case {
    match Case::load(&Folder::from_memory("case", files)) {
        Ok((case, _)) => case,
        Err(report) => panic!("{}", report.render(Style::default())),
    }
}

fn edited(file: &str, old: &str, new: &str) -> Case {
    let mut files = scaffold("Test");
    let text = &mut files.iter_mut().find(|(name, _)| *name == file).unwrap().1;
    assert_eq!(text.matches(old).count(), 1, "{old}");
    *text = text.replacen(old, new, 1);
    load(files)
}

fn base() -> Case {
    load(scaffold("Test"))
}

fn draw(inputs: &Inputs, replicate: u64) -> (Vec<f64>, Vec<usize>) {
    let (mut values, mut versions) = (Vec::new(), Vec::new());
    inputs.draw(
        Luck::new(7).replicate(replicate),
        &mut values,
        &mut versions,
    );
    (values, versions)
}

fn value(case: &Case, replicate: u64, path: &str) -> f64 {
    draw(&case.inputs, replicate).0[case.inputs.find(path).unwrap()]
}

const TOTAL: &str = "quantiles = { p05 = 280, p50 = 350, p95 = 450 }, unit = \"thousand L/day\"";

#[test]
fn draws_stay_within_the_possible_range() {
    let case = base();
    for replicate in 0..2000 {
        let (values, versions) = draw(&case.inputs, replicate);
        assert_eq!(values.len(), case.inputs.len());
        assert_eq!(versions.len(), 1);
        for (input, value) in case.inputs.all().iter().zip(values) {
            assert!(
                value >= input.low && value <= input.high,
                "{} = {value}",
                input.path
            );
        }
    }
    let growth = (0..2000).map(|r| value(&case, r, "campaign.growth") * 3043.75);
    assert!(
        growth.into_iter().all(|g| (-3.0001..=3.0001).contains(&g)),
        "min and max cut off"
    );
}

#[test]
fn shares_sum_to_one() {
    let case = base();
    for replicate in 0..200 {
        let (values, _) = draw(&case.inputs, replicate);
        for group in case.inputs.groups() {
            let sum: f64 = values[group.first..group.first + group.len].iter().sum();
            assert!((sum - 1.0).abs() < 1e-12, "{}: {sum}", group.path);
        }
    }
}

#[test]
fn other_units_draw_the_same_values() {
    let restated = "quantiles = { p05 = 280000, p50 = 350000, p95 = 450000 }, unit = \"L/day\"";
    let (one, two) = (base(), edited("fuel.toml", TOTAL, restated));
    for replicate in 0..200 {
        let (a, b) = (
            draw(&one.inputs, replicate).0,
            draw(&two.inputs, replicate).0,
        );
        for ((input, a), b) in one.inputs.all().iter().zip(a).zip(b) {
            assert!(
                (a - b).abs() <= 1e-11 * a.abs(),
                "{}: {a} and {b}",
                input.path
            );
        }
    }
}

#[test]
fn another_input_does_not_move_the_rest() {
    let more = "[zones.swamp]\nlabel = { en = \"Swamp\", fr = \"Marais\" }\n\
        control = { beta = { a = 2, b = 2 }, unit = \"1\", assumption = \"a test\" }\n\
        exposure = { value = 1, unit = \"1\", assumption = \"a test\" }\n";
    let mut files = scaffold("Test");
    files.push(("more.toml", more.to_owned()));
    let (one, two) = (base(), load(files));
    assert_eq!(two.inputs.len(), one.inputs.len() + 2);
    for replicate in 0..50 {
        for input in one.inputs.all() {
            let (a, b) = (
                value(&one, replicate, &input.path),
                value(&two, replicate, &input.path),
            );
            assert_eq!(a.to_bits(), b.to_bits(), "{}", input.path);
        }
    }
}

#[test]
fn setting_equals_reading_an_edited_file() {
    let settings = [
        (
            "demand.total=400 thousand L/day",
            "value = 400, unit = \"thousand L/day\"",
        ),
        ("demand.total=400000", "value = 400000, unit = \"L/day\""),
        (
            "demand.total={ uniform = { low = 3e5, high = 4e5 }, unit = \"L/day\" }",
            "uniform = { low = 3e5, high = 4e5 }, unit = \"L/day\"",
        ),
    ];
    for (setting, text) in settings {
        let mut set = base();
        set.inputs.set(setting).unwrap();
        let read = edited("fuel.toml", TOTAL, text);
        for replicate in 0..50 {
            assert_eq!(
                draw(&set.inputs, replicate),
                draw(&read.inputs, replicate),
                "{setting}"
            );
        }
    }
}

#[test]
fn a_share_that_is_set_leaves_the_rest_to_the_others() {
    let mut case = base();
    case.inputs.set("demand.place_share.rivertown=0.3").unwrap();
    assert!((value(&case, 3, "demand.place_share.rivertown") - 0.3).abs() < 1e-15);
    assert!((value(&case, 3, "demand.place_share.hilltown") - 0.7).abs() < 1e-12);
    let error = case
        .inputs
        .set("demand.place_share.hilltown=0.9")
        .unwrap_err()
        .to_string();
    assert!(error.contains("sum to 1.2"), "{error}");
}

#[test]
fn hypotheses_choose_a_version_and_can_be_held() {
    let mut case = base();
    let share = (0..4000)
        .filter(|r| draw(&case.inputs, *r).1 == [0])
        .count();
    assert!(
        (1850..2150).contains(&share),
        "{share} of 4000 at weight 0.5"
    );
    for replicate in 0..20 {
        let pull = value(&case, replicate, "campaign.traffic_pull");
        assert_eq!(
            pull,
            if draw(&case.inputs, replicate).1 == [0] {
                1.0
            } else {
                0.0
            }
        );
    }
    case.inputs.set("hypotheses.prey=no").unwrap();
    assert!((0..50).all(|r| value(&case, r, "campaign.traffic_pull") == 0.0));
    case.inputs.set("campaign.traffic_pull=0.25").unwrap();
    assert!((0..50).all(|r| value(&case, r, "campaign.traffic_pull") == 0.25));
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    let mut case = base();
    let cases = [
        ("demand.totl=3", "did you mean `demand.total`"),
        ("demand.total", "not of the form"),
        ("demand.total=many", "not a number"),
        ("demand.total=3 t/day", "[C116]"),
        ("demand.total=-3", "[C119]"),
        (
            "demand.total={ uniform = { low = 5, high = 1 }, unit = \"L/day\" }",
            "[C103]",
        ),
        (
            "demand.total={ uniform = { low = 5 }, unit = \"L/day\" }",
            "[C015]",
        ),
        ("demand.total={ value = ", "[C010]"),
        ("hypotheses.prey=maybe", "it has yes, no"),
        ("hypotheses.pray=yes", "did you mean `hypotheses.prey`"),
    ];
    let before = draw(&case.inputs, 1);
    for (setting, words) in cases {
        let error = case.inputs.set(setting).unwrap_err().to_string();
        assert!(error.contains(words), "{setting}: {error}");
    }
    assert_eq!(draw(&case.inputs, 1), before);
}

#[test]
fn facts_are_known_only_from_their_day() {
    let case = base();
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(case.events.all().len(), 4);
    assert_eq!(case.events.as_of(day("2025-01-12")).count(), 1);
    assert_eq!(case.events.as_of(day("2025-01-13")).count(), 2);
}
