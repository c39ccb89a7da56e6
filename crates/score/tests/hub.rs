//! A hub's configuration, and tables that do or don't keep to it.

mod common;

use citerne_score::{About, Ahead, Hub, HubError, Output, OutputRule, Row, Target, TargetKind};
use common::{hub, table};
use jiff::civil::date;
use serde_json::json;

#[test]
fn tasks_name_every_combination_once() {
    let tasks = hub().tasks_json();
    let rounds = tasks["rounds"].as_array().expect("rounds");
    assert_eq!(rounds.len(), 2);
    assert_eq!(
        rounds[0]["last_data_date"], "2025-10-19",
        "origins are in order"
    );
    let groups = rounds[1]["model_tasks"].as_array().expect("groups");
    let tankers = &groups[0];
    assert_eq!(
        tankers["task_ids"],
        json!({
            "origin_date": { "required": null, "optional": ["2025-10-26"] },
            "target": { "required": ["tankers_week"], "optional": null },
            "target_end_date": { "required": ["2025-11-02", "2025-11-09"], "optional": null },
            "location": { "required": ["bamako", "national"], "optional": null },
        })
    );
    let sample = &tankers["output_type"]["sample"];
    assert_eq!(
        sample["value"],
        json!({ "type": "integer", "minimum": 0.0 })
    );
    let eased = &groups[2];
    let ends = &eased["task_ids"]["target_end_date"]["required"];
    assert_eq!(*ends, json!(["2025-11-25", "2026-01-24"]));
    assert_eq!(
        eased["output_type"]["pmf"]["output_type_id"]["required"],
        json!(["no", "yes"])
    );
    assert_eq!(eased["target_metadata"][0]["target_type"], "binary");
    assert_eq!(eased["target_metadata"][0]["time_unit"], "day");
}

#[test]
fn a_whole_table_keeps_to_its_hub() {
    assert_eq!(hub().check(&table(&hub())), []);
    // An origin of which there is no row at all is no fault: it may be of another file.
    let one: Vec<_> = table(&hub())
        .into_iter()
        .filter(|row| row.task.origin_date == date(2025, 10, 19))
        .collect();
    assert_eq!(hub().check(&one), []);
}

/// What is said about the whole table after a change to it.
fn said(change: impl FnOnce(&mut Vec<Row>)) -> Vec<String> {
    let mut rows = table(&hub());
    change(&mut rows);
    let problems = hub().check(&rows);
    problems.iter().map(ToString::to_string).collect()
}

fn is(row: &Row, target: &str, output: &Output) -> bool {
    row.task.target == target && row.output == *output
}

/// Changes the first row of a target with an output.
fn change(rows: &mut [Row], target: &str, output: &Output, change: impl FnOnce(&mut Row)) {
    let row = rows.iter_mut().find(|row| is(row, target, output));
    change(row.expect("there"));
}

const FIRST: &str = "in bamako on 2025-10-26, from 2025-10-19";

#[test]
fn a_missing_output_is_named() {
    let median = Output::Quantile(0.5);
    let drop = |rows: &mut Vec<Row>, target: &str, output: &Output| {
        let at = rows.iter().position(|row| is(row, target, output));
        rows.remove(at.expect("there"));
    };
    assert_eq!(
        said(|rows| drop(rows, "petrol_price", &median)),
        [format!("petrol_price {FIRST}: quantile 0.5 missing")]
    );
    assert_eq!(
        said(|rows| drop(rows, "ruler", &Output::Pmf("other".into()))),
        [format!("ruler {FIRST}: pmf other missing")]
    );
    assert_eq!(
        said(|rows| drop(rows, "tankers_week", &Output::Sample(2))),
        [format!(
            "tankers_week {FIRST}: 1 samples, but 2 to 5 are needed"
        )]
    );
    let gone = said(|rows| rows.retain(|row| row.task.target != "eased_by"));
    assert_eq!(gone.len(), 4);
    assert!(gone[0].ends_with("there is no row, but all tasks of an origin are needed"));
}

#[test]
fn what_does_not_hang_together_is_named() {
    let low = Output::Quantile(0.01);
    assert_eq!(
        said(|rows| change(rows, "petrol_price", &low, |row| row.value = 60.0)),
        [format!(
            "petrol_price {FIRST}: the quantile at 0.025 is 40, below 60 at the level before it: \
             quantiles can't fall"
        )]
    );
    let yes = Output::Pmf("yes".into());
    let sums = said(|rows| change(rows, "eased_by", &yes, |row| row.value = 0.25));
    assert_eq!(sums.len(), 1);
    assert!(sums[0].ends_with("probabilities sum to 0.75: they must sum to 1"));
    assert_eq!(
        said(|rows| change(rows, "petrol_price", &Output::Mean, |row| row.value = -1.0)),
        [format!(
            "petrol_price {FIRST}: mean NA is -1, but the least is 0"
        )]
    );
    let sample = Output::Sample(1);
    assert_eq!(
        said(|rows| change(rows, "tankers_week", &sample, |row| row.value = 1.5)),
        [format!(
            "tankers_week {FIRST}: sample 1 is 1.5, but samples of a count are whole"
        )]
    );
    assert_eq!(
        said(|rows| rows.push(rows[0].clone())),
        [format!("tankers_week {FIRST}: quantile 0.01 comes twice")]
    );
}

#[test]
fn what_the_hub_does_not_have_is_named() {
    let add = |change: fn(&mut Row)| {
        said(|rows| {
            let mut row = rows[0].clone();
            change(&mut row);
            rows.push(row);
        })
    };
    let only = |mut problems: Vec<String>, expected: &str| {
        assert_eq!(problems.len(), 1, "{problems:?}");
        let problem = problems.remove(0);
        assert!(problem.contains(expected), "{problem}");
    };
    only(add(|row| row.task.target = "rain".into()), "no such target");
    only(
        add(|row| row.task.location = "paris".into()),
        "no such place, but bamako, national",
    );
    only(
        add(|row| row.task.origin_date = date(2025, 10, 20)),
        "no such origin",
    );
    only(
        add(|row| row.task.target_end_date = date(2025, 10, 27)),
        "doesn't end then, but on 2025-10-26, 2025-11-02",
    );
    only(
        add(|row| row.output = Output::Quantile(0.33)),
        "quantile 0.33 is not asked for",
    );
    only(
        add(|row| row.output = Output::Mean),
        "mean NA is not asked for",
    );
}

/// A hub with one changed target.
fn refused(change: impl FnOnce(&mut Target)) -> String {
    let mut target = hub().targets()[0].clone();
    change(&mut target);
    made(vec![target]).expect_err("refused").to_string()
}

fn made(targets: Vec<Target>) -> Result<Hub, HubError> {
    let about = About {
        name: "a".into(),
        maintainer: "b".into(),
        contact: "c".into(),
        email: "d@e.example".into(),
        owner: "f".into(),
        repository: "g".into(),
        timezone: "UTC".into(),
    };
    Hub::new(about, vec![date(2025, 10, 19)], targets)
}

#[test]
fn unfit_targets_are_refused() {
    let pmf = |categories: &[&str]| {
        let categories = categories.iter().map(|&category| category.to_owned());
        vec![OutputRule::Pmf(categories.collect())]
    };
    assert_eq!(
        refused(|target| target.id = "x".repeat(31)),
        format!(
            "the id of target {} has 31 characters: it must have 1 to 30",
            "x".repeat(31)
        )
    );
    assert_eq!(
        refused(|target| target.locations.clear()),
        "target tankers_week has no locations: give at least one"
    );
    assert_eq!(
        refused(|target| target.ahead = Ahead::Days(vec![7, 7])),
        "target tankers_week has dates ahead twice: 0000-01-08"
    );
    assert_eq!(
        refused(|target| target.outputs = pmf(&["no", "yes"])),
        "target tankers_week can't have pmf: it is a number; use quantiles or samples"
    );
    assert_eq!(
        refused(|target| {
            target.kind = TargetKind::Binary;
            target.outputs = pmf(&["yes", "no"]);
        }),
        "target tankers_week can't have pmf: its categories are yes, no, not no, yes"
    );
    assert_eq!(
        refused(|target| target.kind = TargetKind::Nominal),
        "target tankers_week can't have quantile: it is a category; use a pmf"
    );
    assert_eq!(
        refused(|target| target.outputs = vec![OutputRule::Samples { least: 5, most: 2 }]),
        "target tankers_week can't have sample: 5 to 2 samples are none; begin at 1 or more"
    );
    assert!(matches!(made(vec![]), Err(HubError::Empty { .. })));
    let twice = vec![hub().targets()[0].clone(), hub().targets()[0].clone()];
    assert!(matches!(made(twice), Err(HubError::Twice { .. })));
}
