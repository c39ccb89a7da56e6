//! A small hub with a target of every kind, and a table that keeps to it.

use citerne_score::{
    About, Ahead, HUB_LEVELS, Hub, Output, OutputRule, Pmf, Row, Samples, Target, TargetKind, Task,
};
use jiff::civil::date;

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// A target in two places, with a text for each of id, name and unit.
fn target([id, name, unit]: [&str; 3], kind: TargetKind, outputs: Vec<OutputRule>) -> Target {
    Target {
        id: id.into(),
        name: name.into(),
        unit: unit.into(),
        kind,
        description: format!("{name}, as the log reports it"),
        locations: words(&["bamako", "national"]),
        ahead: Ahead::Weeks(2),
        outputs,
        range: [Some(0.0), None],
    }
}

pub(crate) fn hub() -> Hub {
    let about = About {
        name: "Citerne".into(),
        maintainer: "The Citerne developers".into(),
        contact: "The Citerne developers".into(),
        email: "citerne@citerne.example".into(),
        owner: "citerne".into(),
        repository: "forecasts".into(),
        timezone: "Africa/Bamako".into(),
    };
    let quantiles = || OutputRule::Quantiles(HUB_LEVELS.to_vec());
    let samples = OutputRule::Samples { least: 2, most: 5 };
    let numbers = vec![quantiles(), OutputRule::Mean, OutputRule::Median];
    let pmf = |categories: &[&str]| vec![OutputRule::Pmf(words(categories))];
    let tankers = ["tankers_week", "Tankers arrived", "tankers"];
    let price = ["petrol_price", "Street price of petrol", "XOF per litre"];
    let eased = ["eased_by", "Blockade eased by then", "yes or no"];
    let stock = ["stock_band", "Days of cover", "band of days"];
    let ruler = ["ruler", "Who rules", "regime"];
    let mut by_date = target(eased, TargetKind::Binary, pmf(&["no", "yes"]));
    by_date.ahead = Ahead::Days(vec![30, 90]);
    by_date.locations = words(&["national"]);
    by_date.range = [None, None];
    let targets = vec![
        target(tankers, TargetKind::Discrete, vec![quantiles(), samples]),
        target(price, TargetKind::Continuous, numbers),
        by_date,
        target(stock, TargetKind::Ordinal, pmf(&["0-2", "3-9", "10+"])),
        target(
            ruler,
            TargetKind::Nominal,
            pmf(&["junta", "civilian", "other"]),
        ),
    ];
    let origins = vec![date(2025, 10, 26), date(2025, 10, 19)];
    Hub::new(about, origins, targets).expect("a fit hub")
}

/// All rows that the hub asks for.
pub(crate) fn table(hub: &Hub) -> Vec<Row> {
    let mut rows = Vec::new();
    for &origin_date in hub.origins() {
        for target in hub.targets() {
            for target_end_date in target.ahead.ends(origin_date) {
                for location in &target.locations {
                    let task = Task {
                        origin_date,
                        target: target.id.clone(),
                        target_end_date,
                        location: location.clone(),
                    };
                    let outputs = target.outputs.iter();
                    rows.extend(outputs.flat_map(|rule| rows_of(rule, &task)));
                }
            }
        }
    }
    rows
}

fn rows_of(rule: &OutputRule, task: &Task) -> Vec<Row> {
    let samples = Samples::new(vec![40.0, 80.0, 90.0, 200.0]).expect("finite");
    let row = |output, value| Row {
        task: task.clone(),
        output,
        value,
    };
    match rule {
        OutputRule::Mean => vec![row(Output::Mean, samples.mean())],
        OutputRule::Median => vec![row(Output::Median, samples.quantile(0.5))],
        OutputRule::Quantiles(levels) => {
            let quantiles = samples.quantiles(levels).expect("levels");
            quantiles.rows(task).collect()
        }
        OutputRule::Pmf(categories) => {
            let share = 1.0 / categories.len() as f64;
            let pmf = Pmf::new(categories.clone(), vec![share; categories.len()]);
            pmf.expect("fit").rows(task).collect()
        }
        OutputRule::Samples { least, .. } => (1..=u64::from(*least))
            .map(|number| row(Output::Sample(number), 40.0 * number as f64))
            .collect(),
    }
}
