//! Tables of what was learned: `inputs.csv`, `hypotheses.csv`, `facts.csv` and `odds.csv`.

use citerne_ensemble::six_digits;
use citerne_learn::lesson::{Foreseen, LEVELS, Told};
use citerne_learn::observe::LeftOut;

use crate::forecast::Forecast;
use crate::learned::split::splits;
use crate::lesson::Taught;

/// Name and text of each table that a forecast has; all but `odds.csv` need something learned.
///
/// # Errors
/// If a table can't be put together, which memory alone could prevent.
pub fn tables(forecast: &Forecast<'_>) -> Result<Vec<(&'static str, String)>, csv::Error> {
    let mut tables = vec![("odds.csv", odds(forecast)?)];
    if let Some(taught) = &forecast.taught {
        tables.push(("inputs.csv", inputs(taught)?));
        tables.push(("hypotheses.csv", hypotheses(taught)?));
        tables.push(("facts.csv", facts(taught, forecast)?));
    }
    Ok(tables)
}

fn odds(forecast: &Forecast<'_>) -> Result<String, csv::Error> {
    let mut rows = vec![words([
        "event",
        "days_ahead",
        "date",
        "base_rate",
        "model",
        "data",
        "prior",
        "prior_error",
        "posterior",
        "posterior_error",
    ])];
    for split in splits(forecast) {
        let mut row = vec![
            split.event.to_owned(),
            split.days.to_string(),
            forecast.outline.dates[split.day].to_string(),
        ];
        row.extend([split.base, split.model(), split.data()].map(number));
        for odds in [split.prior, split.posterior] {
            row.push(number(odds.map(|odds| odds.0)));
            row.push(number(odds.map(|odds| odds.1)));
        }
        rows.push(row);
    }
    text(rows)
}

fn inputs(taught: &Taught<'_>) -> Result<String, csv::Error> {
    let mut head = words(["input", "unit"]);
    head.extend(levels("prior"));
    head.extend(levels("posterior"));
    head.push("bits".to_owned());
    let inputs = taught.case.inputs.all();
    let rows = taught.lesson.inputs.iter().map(|learned| {
        let input = &inputs[learned.input];
        let mut row = words([&input.path, input.unit]);
        let quantiles = learned.before.iter().chain(&learned.after);
        row.extend(quantiles.map(|&value| number(Some(value))));
        row.push(number(Some(learned.gain)));
        row
    });
    text(std::iter::once(head).chain(rows))
}

fn hypotheses(taught: &Taught<'_>) -> Result<String, csv::Error> {
    let head = words(["hypothesis", "version", "prior", "posterior"]);
    let rivals = taught.case.inputs.rivals().iter();
    let rows = rivals.zip(&taught.lesson.hypotheses);
    let rows = rows.flat_map(|(rivals, weighing)| {
        let weights = weighing.before.iter().zip(&weighing.after);
        let versions = rivals.versions.iter().zip(weights);
        versions.map(|(version, (&before, &after))| {
            let mut row = words([&rivals.id, &version.id]);
            row.extend([before, after].map(|weight| number(Some(weight))));
            row
        })
    });
    text(std::iter::once(head).chain(rows))
}

fn facts(taught: &Taught<'_>, forecast: &Forecast<'_>) -> Result<String, csv::Error> {
    let mut head = words([
        "fact", "kind", "lines", "known", "from", "to", "unit", "told",
    ]);
    for whose in ["prior", "posterior"] {
        head.extend(levels(whose));
        head.push(format!("{whose}_tail"));
    }
    head.extend(words(["log_likelihood", "left_out"]));
    let width = head.len();
    let learned = taught.lesson.facts.iter();
    let learned = learned.map(|fact| foreseen(taught, forecast, fact));
    let left_out = taught.evidence.without_model().iter();
    let left_out = left_out.map(|row| not_learned(row, width));
    text(std::iter::once(head).chain(learned).chain(left_out))
}

/// A fact that was learned from.
fn foreseen(taught: &Taught<'_>, forecast: &Forecast<'_>, fact: &Foreseen) -> Vec<String> {
    let told = &taught.evidence.observations()[fact.observation];
    let date = |day: u32| {
        let date = forecast.outline.dates.get(day as usize);
        date.map_or_else(String::new, ToString::to_string)
    };
    let lines: Vec<String> = told.lines.iter().map(ToString::to_string).collect();
    let mut row = words([&told.id, told.kind.id(), &lines.join(" ")]);
    row.extend([told.known, told.from, told.to].map(date));
    row.extend([told.unit.to_owned(), number(told.value.number())]);
    for foreseen in [fact.before, fact.after] {
        row.extend(quantiles(foreseen));
        row.push(number(foreseen.map(|told| told.tail)));
    }
    row.extend([number(Some(fact.log_likelihood)), String::new()]);
    row
}

/// A row of the log that nothing was learned from.
fn not_learned(left_out: &LeftOut, width: usize) -> Vec<String> {
    let mut row = vec![String::new(); width];
    row[1] = left_out.kind.id().to_owned();
    row[2] = left_out.line.to_string();
    row[width - 1] = left_out.why.id().to_owned();
    row
}

fn quantiles(told: Option<Told>) -> [String; LEVELS.len()] {
    std::array::from_fn(|level| number(told.map(|told| told.quantiles[level])))
}

/// Names of the columns of quantiles: "prior_q05" to "prior_q95".
fn levels(whose: &str) -> [String; LEVELS.len()] {
    LEVELS.map(|level| format!("{whose}_q{:02.0}", level * 100.0))
}

fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

/// Six significant digits; empty where there is no number.
fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| six_digits(value).to_string())
}

fn text(rows: impl IntoIterator<Item = Vec<String>>) -> Result<String, csv::Error> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    for row in rows {
        csv.write_record(row)?;
    }
    let bytes = csv.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
