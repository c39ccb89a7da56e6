//! A forecast in hub form.

#![allow(clippy::unwrap_used)]

mod common;

use citerne_ensemble::{Forecast, Simulator as _};
use citerne_model::{Model, Where, Window};
use citerne_score::{Output, week_ends};
use citerne_verify::hub::{tables, told, write};
use common::case;
use jiff::civil::{Date, date};

/// A Wednesday.
const AS_OF: Date = date(2025, 9, 17);
const REPLICATES: u64 = 30;

fn forecast(case: &citerne_case::Case) -> Forecast<citerne_case::Inputs> {
    let window = Window {
        as_of: AS_OF,
        horizon: 40,
    };
    let model = Model::new(&case.spec, window).unwrap();
    Forecast::new(model, &case.inputs, case.inputs.clone(), 5)
}

#[test]
fn tables_are_the_same_for_any_number_of_threads_and_keep_to_their_hub() {
    let case = case("mali-2025");
    let forecast = forecast(&case);
    let one = tables(&forecast, REPLICATES, 1).unwrap().unwrap();
    assert_eq!(tables(&forecast, REPLICATES, 3).unwrap().unwrap(), one);
    assert!(one.hub.check(&one.rows).is_empty());
    let ids: Vec<&str> = one.hub.targets().iter().map(|t| t.id.as_str()).collect();
    for id in [
        "tankers_arrived",
        "litres_imported",
        "tankers_destroyed",
        "attacks",
        "street_price_petrol",
        "street_price_diesel",
        "days_of_cover_petrol",
        "power_hours",
        "coup_by",
        "uprising_by",
        "capital_falls_by",
        "blockade_eased_by",
        "deal_by",
        "schools_closed_by",
        "capital_attacked_by",
    ] {
        assert!(ids.contains(&id), "{id}");
    }
}

#[test]
fn the_time_zone_is_one_of_a_place_since_the_schemas_list_no_utc() {
    let case = case("uk-2000");
    let window = Window {
        as_of: date(2000, 9, 13),
        horizon: 10,
    };
    let model = Model::new(&case.spec, window).unwrap();
    let forecast = Forecast::new(model, &case.inputs, case.inputs.clone(), 5);
    let tables = tables(&forecast, REPLICATES, 1).unwrap().unwrap();
    let admin = tables.hub.admin_json();
    assert_eq!(admin["timezone"], "Africa/Abidjan");
}

#[test]
fn weekly_samples_are_sums_of_the_days_of_one_history() {
    let case = case("mali-2025");
    let forecast = forecast(&case);
    let tables = tables(&forecast, REPLICATES, 2).unwrap().unwrap();
    let model = forecast.model();
    let corridor = &model.layout().corridors[0];
    let end = week_ends(AS_OF, 2)[1];
    let output = model
        .catalogue()
        .find("trucks_arrived", Where::Corridor(0), None, None)
        .unwrap();
    let mut sample = forecast.sample();
    for replicate in [0, 7] {
        forecast.live(replicate, &mut sample).unwrap();
        let days = (0..sample.history.days()).filter(|day| {
            let date = model.date(u32::try_from(*day).unwrap());
            date <= end && week_ends(AS_OF, 1)[0] < date
        });
        let sum: f64 = days
            .map(|day| f64::from(sample.history.row(day)[output]))
            .sum();
        let row = tables.rows.iter().find(|row| {
            row.task.target == "tankers_arrived"
                && row.task.location == *corridor
                && row.task.target_end_date == end
                && row.output == Output::Sample(replicate)
        });
        assert_eq!(row.unwrap().value, sum);
    }
}

#[test]
fn the_files_are_there_and_hold_what_the_log_told() {
    let case = case("mali-2025");
    let forecast = forecast(&case);
    let tables = tables(&forecast, REPLICATES, 2).unwrap().unwrap();
    let (model, evidence) = common::whole(&case);
    let told = told(&model, &evidence);
    // Two attacks were told of the road from Dakar in the week to 14 September.
    let attacks = told.iter().find(|told| {
        told.target == "attacks" && told.location == "dakar-north" && told.end == date(2025, 9, 14)
    });
    assert_eq!(attacks.unwrap().value, 2.0);
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &tables, &told, &[]).unwrap();
    let csv = std::fs::read(folder.path().join("hub.csv")).unwrap();
    assert_eq!(citerne_score::read_csv(&csv[..]).unwrap(), tables.rows);
    for name in [
        "hub.parquet",
        "hub-config/tasks.json",
        "hub-config/admin.json",
        "hub-config/target-data.json",
        "target-data/time-series.csv",
        "target-data/oracle-output.csv",
    ] {
        assert!(folder.path().join(name).is_file(), "{name}");
    }
}

#[test]
fn without_a_sunday_ahead_there_is_nothing_to_write() {
    let case = case("mali-2025");
    let window = Window {
        as_of: AS_OF,
        horizon: 2,
    };
    let model = Model::new(&case.spec, window).unwrap();
    let short = Forecast::new(model, &case.inputs, case.inputs.clone(), 5);
    assert_eq!(tables(&short, REPLICATES, 1).unwrap(), None);
}
