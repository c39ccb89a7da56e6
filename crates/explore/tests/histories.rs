//! Figures, outcomes and tables of histories of the scaffolded case.

#![allow(clippy::unwrap_used)]

use std::sync::atomic::AtomicBool;

use citerne_case::{Case, Folder, scaffold};
use citerne_ensemble::{Forecast, Monitor, Points, Sample, Simulator as _};
use citerne_explore::{
    Histories, NameError, Outcome, Output, RowsError, Source, Wanted, columns, factors, rows,
    systems,
};
use citerne_model::history::NEVER;
use citerne_model::{Model, Window};

const HORIZON: u32 = 60;

fn case() -> Case {
    let folder = Folder::from_memory("test", scaffold("Test"));
    Case::load(&folder).unwrap().0
}

fn forecast(case: &Case) -> Forecast<citerne_case::Inputs> {
    let window = Window {
        as_of: case.spec.case.log_ends,
        horizon: HORIZON,
    };
    let model = Model::new(&case.spec, window).unwrap();
    Forecast::new(model, &case.inputs, case.inputs.clone(), 3)
}

fn wanted(
    forecast: &Forecast<citerne_case::Inputs>,
    outputs: &[&str],
    outcomes: &[&str],
) -> Wanted {
    let outline = forecast.outline();
    let output = |name: &&str| Output::find(name, outline).unwrap();
    let outcome = |text: &&str| Outcome::parse(text, forecast.model(), outline).unwrap();
    Wanted {
        outputs: outputs.iter().map(output).collect(),
        outcomes: outcomes.iter().map(outcome).collect(),
        inputs: true,
    }
}

#[test]
fn rows_are_the_same_on_any_number_of_threads() {
    let case = case();
    let forecast = forecast(&case);
    let place = &forecast.model().layout().places[0];
    let dry = format!("dry/{place}");
    let wanted = wanted(
        &forecast,
        &["imports", "past/imports"],
        &[&dry, "mass-protest"],
    );
    let live = |threads| rows(&forecast, &wanted, 5..75, threads, Monitor::nobody()).unwrap();
    let one = live(1);
    assert_eq!(one.len(), 70);
    assert_eq!(one[3].replicate, 8);
    assert_eq!(one, live(3));
}

#[test]
fn work_that_is_ended_says_so() {
    let case = case();
    let forecast = forecast(&case);
    let monitor = Monitor {
        stop: &AtomicBool::new(true),
        ..Monitor::nobody()
    };
    let found = rows(&forecast, &Wanted::default(), 0..4, 2, monitor);
    assert_eq!(found, Err(RowsError::Interrupted));
}

/// Beside the events and rows of the same replicates, lived the plain way.
#[test]
fn first_days_and_figures_are_those_of_the_history() {
    let case = case();
    let forecast = forecast(&case);
    let (model, outline) = (forecast.model(), forecast.outline());
    let layout = model.layout();
    let (place, product) = (&layout.places[layout.capital], &layout.products[0]);
    let low = format!("cover/{place}/{product}<12");
    let cover = format!("cover/{place}/{product}");
    let wanted = wanted(
        &forecast,
        &[&cover, "tankers_lost_total", "past/tankers_lost_total"],
        &[&low, "mass-protest", "blockade-over", "unrest/unrest"],
    );
    let found = rows(&forecast, &wanted, 0..40, 2, Monitor::nobody()).unwrap();
    let channel = |path: &str| {
        outline
            .channels
            .iter()
            .position(|it| it.path() == path)
            .unwrap()
    };
    let days_of_cover = channel(&format!("days_of_cover/{place}/{product}"));
    let lost = channel("tankers_lost_total");
    let protest = model.events().find("mass-protest").unwrap();
    let mut sample: Sample = forecast.sample();
    let now = outline.as_of;
    let mut seen = [0; 4];
    for row in &found {
        forecast.live(row.replicate, &mut sample).unwrap();
        let history = &sample.history;
        let ahead = || now + 1..outline.days();
        let after = |day: usize| u32::try_from(day - now).unwrap();
        let covers: Vec<f64> = ahead()
            .map(|day| f64::from(history.row(day)[days_of_cover]))
            .collect();
        let first_low = (1..).zip(&covers).find(|(_, cover)| **cover < 12.0);
        assert_eq!(row.first[0], first_low.map(|(day, _)| day));
        let mean = covers.iter().map(|cover| cover.min(60.0)).sum::<f64>() / covers.len() as f64;
        assert!((row.outputs[0] - mean).abs() < 1e-9);
        // An event that has not come before has its first day from the history itself.
        let first = history.first[protest];
        if first == NEVER {
            assert_eq!(row.first[1], None);
        } else if first as usize > now {
            assert_eq!(row.first[1], Some(after(first as usize)));
        }
        let over = ahead().find(|day| !(history.outcome[*day] / 3).is_multiple_of(5));
        assert_eq!(row.first[2], over.map(after));
        let unrest = ahead().find(|day| history.outcome[*day] % 3 == 1);
        assert_eq!(row.first[3], unrest.map(after));
        let at = |day: usize| f64::from(history.row(day)[lost]);
        assert_eq!(row.outputs[1], at(outline.days() - 1) - at(now));
        assert_eq!(row.outputs[2], at(now));
        for (seen, first) in seen.iter_mut().zip(&row.first) {
            *seen += usize::from(first.is_some());
        }
    }
    assert!(seen[..2].iter().all(|seen| *seen > 0), "{seen:?}");
}

#[test]
fn dry_pumps_are_dry_from_the_day_they_fall_dry_to_the_day_they_are_filled() {
    use citerne_explore::Firsts;
    use citerne_model::history::Witness as _;
    use citerne_model::{Happening, Kind};
    let case = case();
    let forecast = forecast(&case);
    let place = forecast.model().layout().places[1].clone();
    let dry = wanted(&forecast, &[], &[&format!("dry/{place}")]).outcomes;
    let mut firsts = Firsts::new(&dry, forecast.model().layout(), 10);
    let history = forecast.sample().history;
    let happening = |kind| Happening {
        kind,
        entity: 1,
        amount: 0.0,
        detail: 0.0,
    };
    // Dry before the day of the forecast and ever after.
    firsts.day(4, &[happening(Kind::Dry)], &[]);
    firsts.day(11, &[], &[]);
    assert_eq!(firsts.told(&history), [Some(1)]);
    // Dry and filled before it, dry again after.
    firsts.clear();
    firsts.day(4, &[happening(Kind::Dry)], &[]);
    firsts.day(11, &[happening(Kind::Refilled)], &[]);
    assert_eq!(firsts.told(&history), [None]);
    firsts.day(15, &[happening(Kind::Dry)], &[]);
    assert_eq!(firsts.told(&history), [Some(5)]);
}

#[test]
fn days_by_which_outcomes_must_come_are_numbers_or_dates() {
    let case = case();
    let forecast = forecast(&case);
    let (model, outline) = (forecast.model(), forecast.outline());
    let parse = |text: &str| Outcome::parse(text, model, outline);
    assert_eq!(parse("coup").unwrap().within, HORIZON);
    assert_eq!(parse("coup@7").unwrap().within, 7);
    let date = outline.dates[outline.as_of + 9];
    let by = parse(&format!("coup@{date}")).unwrap();
    assert_eq!((by.within, by.by(outline)), (9, date));
    assert!(by.came(Some(9)) && !by.came(Some(10)) && !by.came(None));
    for wrong in ["0", "61", "soon", "1999-01-01", "-3", ""] {
        let error = parse(&format!("coup@{wrong}")).unwrap_err();
        assert!(matches!(error, NameError::Day { .. }), "{wrong}: {error}");
    }
}

#[test]
fn unknown_names_are_told_with_what_was_meant_and_what_there_is() {
    let case = case();
    let forecast = forecast(&case);
    let (model, outline) = (forecast.model(), forecast.outline());
    let place = &model.layout().places[0];
    let said = |text: &str| {
        Outcome::parse(text, model, outline)
            .unwrap_err()
            .to_string()
    };
    assert!(said("crackdwon").contains("did you mean `crackdown`?"));
    let dry = said("dry/atlantis");
    assert!(
        dry.contains(&format!("dry/{place}")) && !dry.contains("coup"),
        "{dry}"
    );
    assert!(said("cover/atlantis<3").starts_with("no output `cover/atlantis`"));
    let limit = said(&format!("stations/{place}<few"));
    assert_eq!(limit, format!("`stations/{place}<few`: `few` is no number"));
    let output = Output::find("impots", outline).unwrap_err().to_string();
    assert!(output.contains("did you mean `imports`?"), "{output}");
}

#[test]
fn every_name_that_is_offered_can_be_read() {
    let case = case();
    let forecast = forecast(&case);
    let (model, outline) = (forecast.model(), forecast.outline());
    for name in Output::all(outline) {
        assert!(Output::find(&name, outline).is_ok(), "{name}");
    }
    for name in Outcome::all(model, outline) {
        let name = name.replace("LIMIT", "0.5");
        assert!(Outcome::parse(&name, model, outline).is_ok(), "{name}");
    }
}

#[test]
fn factors_are_what_is_uncertain_and_a_table_has_their_values() {
    let mut case = case();
    let before = factors(&case.inputs).len();
    case.inputs.set("demand.total=1000").unwrap();
    let all = factors(&case.inputs);
    assert_eq!(all.len(), before - 1);
    assert_eq!(
        all.last().unwrap().place + 1,
        Points::<fn(u64, &mut [f64])>::factors(&case.inputs)
    );
    let (names, of) = systems(all.iter().map(|factor| factor.system.as_str()));
    assert_eq!(names.last().unwrap(), "luck");
    assert_eq!(of.len(), all.len());
    let forecast = forecast(&case);
    let wanted = wanted(&forecast, &["imports"], &["coup"]);
    let table =
        Histories::live(&forecast, &case.inputs, wanted, 0..9, 2, Monitor::nobody()).unwrap();
    let inputs = table.inputs().unwrap();
    assert_eq!(
        (inputs.rows(), inputs.columns()),
        (9, columns(&case.inputs).len())
    );
    let (values, versions) = forecast.inputs(4);
    for (column, told) in table.columns.iter().enumerate() {
        let expected = match told.source {
            Source::Input(index) => values[index],
            Source::Version {
                hypothesis,
                version,
            } => f64::from(u8::from(versions[hypothesis] == version)),
        };
        assert_eq!(inputs.at(4, column), expected, "{}", told.path);
    }
}
