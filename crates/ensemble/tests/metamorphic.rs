//! A case says the same in other words: units, set inputs, files; and without a system.

#![allow(clippy::unwrap_used)]

mod lived;

use citerne_case::Case;
use citerne_model::History;
use lived::{Text, edited, live, model, read, values, with};

const HORIZON: u32 = 60;
const REPLICATES: u64 = 6;

/// The example case, without measures, hypotheses, claims and log, which name inputs and days.
fn example() -> Vec<Text> {
    let mut files: Vec<Text> = citerne_case::scaffold("example")
        .into_iter()
        .map(|(name, text)| (name.to_string(), text.to_string()))
        .collect();
    files.retain(|(name, _)| name != "events.csv" && name != "plans.toml");
    files
}

fn histories(case: &Case) -> Vec<History> {
    let model = model(case, HORIZON);
    (0..REPLICATES)
        .map(|r| live(&model, &values(&case.inputs, r), r))
        .collect()
}

/// The same figures in other units.
const RESTATED: &[(&str, &str)] = &[
    (
        r#"{ p05 = 280, p50 = 350, p95 = 450 }, unit = "thousand L/day""#,
        r#"{ p05 = 11.6666666666666667, p50 = 14.5833333333333333, p95 = 18.75 }, unit = "m3/hour""#,
    ),
    (
        r#"{ p05 = 32, p50 = 36, p95 = 42 }, unit = "m3/truck""#,
        r#"{ p05 = 32000, p50 = 36000, p95 = 42000 }, unit = "L/tanker""#,
    ),
    (
        r#"value = 390, unit = "km""#,
        r#"value = 390000, unit = "m""#,
    ),
    (
        r#"value = 6.5, unit = "hours""#,
        r#"value = 390, unit = "minutes""#,
    ),
    (
        r#"value = 3.5, unit = "hours""#,
        r#"value = 210, unit = "minutes""#,
    ),
    (
        r#"{ low = 8, high = 12 }, unit = "hours""#,
        r#"{ low = 480, high = 720 }, unit = "minutes""#,
    ),
    (
        r#"value = 12, unit = "hours""#,
        r#"value = 0.5, unit = "days""#,
    ),
    (
        r#"{ p05 = 5, p50 = 9, p95 = 14 }, unit = "days""#,
        r#"{ p05 = 120, p50 = 216, p95 = 336 }, unit = "hours""#,
    ),
    (
        r#"value = 2.4, unit = "hours""#,
        r#"value = 0.1, unit = "days""#,
    ),
    (
        r#"value = 3, unit = "weeks""#,
        r#"value = 21, unit = "days""#,
    ),
    (
        r#"value = 700, unit = "XOF/L""#,
        r#"value = 1067.1431206619, unit = "EUR/m3""#,
    ),
    (
        r#"value = 900, unit = "thousand people""#,
        r#"value = 900000, unit = "people""#,
    ),
    (
        r#"value = 120, unit = "trucks/day""#,
        r#"value = 5, unit = "trucks/hour""#,
    ),
    (
        r#"value = 2, unit = "percent/month""#,
        r#"value = 0.02, unit = "1/month""#,
    ),
    (
        r#"value = 0.2, unit = "1/month""#,
        r#"value = 2.4, unit = "1/year""#,
    ),
];

#[test]
fn restating_a_case_in_other_units_leaves_every_output_equal() {
    let plain = example();
    let (plain, restated) = (read(&plain), read(&edited(&plain, RESTATED)));
    let model = model(&plain, HORIZON);
    for (replicate, (a, b)) in histories(&plain)
        .iter()
        .zip(histories(&restated))
        .enumerate()
    {
        assert_eq!(
            (&a.first, &a.count, &a.outcome),
            (&b.first, &b.count, &b.outcome)
        );
        for (index, channel) in model.catalogue().channels.iter().enumerate() {
            let name = channel.name(model.layout());
            for (day, (x, y)) in a.series(index).zip(b.series(index)).enumerate() {
                let near = (x - y).abs() <= 1e-4 * x.abs().max(y.abs()).max(0.01);
                assert!(
                    near,
                    "replicate {replicate}, day {day}: {name} is {x} and {y}"
                );
            }
        }
    }
}

/// What is set by hand, and the same in the text of a file.
const SET: &[(&str, &str, &str)] = &[
    (
        "demand.total=400 m3/day",
        r#"total = { quantiles = { p05 = 280, p50 = 350, p95 = 450 }, unit = "thousand L/day""#,
        r#"total = { value = 400, unit = "m3/day""#,
    ),
    (
        "fleet.tankers=333",
        r#"tankers = { uniform = { low = 300, high = 500 }, unit = "trucks""#,
        r#"tankers = { value = 333, unit = "trucks""#,
    ),
    (
        "interdiction.lone_hazard={ uniform = { low = 0.01, high = 0.1 }, unit = \"1\" }",
        r#"lone_hazard = { lognormal = { median = 0.02, sigma = 0.8 }, unit = "1""#,
        r#"lone_hazard = { uniform = { low = 0.01, high = 0.1 }, unit = "1""#,
    ),
    (
        "market.pump_price.petrol=1.5 EUR/L",
        r#"petrol = { value = 700, unit = "XOF/L""#,
        r#"petrol = { value = 1.5, unit = "EUR/L""#,
    ),
];

#[test]
fn a_set_input_equals_a_case_built_afresh_with_it() {
    let files = example();
    let plain = read(&files);
    let before = histories(&plain);
    for (setting, old, new) in SET {
        let afresh = histories(&read(&edited(&files, &[(old, new)])));
        let set = Case {
            inputs: with(&plain, &[setting]),
            ..plain.clone()
        };
        assert_eq!(histories(&set), afresh, "{setting}");
        assert_ne!(before, afresh, "{setting} changes nothing");
    }
}

/// Files without the tables of these names and what lies under them.
fn without(files: &[Text], tables: &[&str]) -> Vec<Text> {
    let drop = |header: &str| {
        tables
            .iter()
            .any(|t| header == *t || header.strip_prefix(t).is_some_and(|r| r.starts_with('.')))
    };
    let mut files = files.to_vec();
    for (_, text) in &mut files {
        let mut dropping = false;
        let mut kept = String::new();
        for line in text.lines() {
            if let Some(header) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                dropping = drop(header);
            }
            // The list of learned inputs names some of theirs; no history of the priors hangs on it.
            if !dropping && !line.starts_with("learn = [") {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        *text = kept;
    }
    files
}

/// Tables of a system, an output that goes with it, and whether nothing else hears of it here.
const SYSTEMS: &[(&[&str], &str, bool)] = &[
    (&["unrest"], "protests_total", true),
    (&["exodus", "governments"], "mission_staff", true),
    (&["carriers"], "carriers_open", false),
    (
        &["blockade", "interdiction", "campaign", "escorts"],
        "blockade",
        false,
    ),
];

#[test]
fn a_system_that_a_case_lacks_leaves_no_trace() {
    let files = example();
    let whole = read(&files);
    let (whole_model, whole) = (model(&whole, HORIZON), histories(&whole));
    for &(tables, output, alone) in SYSTEMS {
        let case = read(&without(&files, tables));
        let model = model(&case, HORIZON);
        let histories = histories(&case);
        let channels = &model.catalogue().channels;
        assert!(
            channels.len() < whole_model.catalogue().channels.len(),
            "{tables:?}"
        );
        assert!(
            channels.iter().all(|channel| channel.quantity != output),
            "{output}"
        );
        for (index, channel) in channels.iter().enumerate().filter(|_| alone) {
            let c = channel;
            let there = whole_model
                .catalogue()
                .find(c.quantity, c.at, c.product, c.sector)
                .unwrap();
            for (a, b) in histories.iter().zip(&whole) {
                assert!(
                    a.series(index).eq(b.series(there)),
                    "{tables:?}: {}",
                    c.quantity
                );
            }
        }
    }
}
