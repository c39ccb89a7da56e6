//! A forecast in the form of forecast hubs: tables of quantiles, samples and probabilities, the
//! configuration that promises them, and what the log told of the same targets.
//!
//! Sums over weeks are made history by history, in a pass of its own over the first replicates: a
//! quantile of sums is no sum of quantiles, and the summaries of an ensemble hold single days.

mod observed;
mod sample;
mod targets;
mod write;

use citerne_ensemble::{Draw, Forecast};
use citerne_score::{
    About, HUB_LEVELS, Hub, Output, OutputRule, Pmf, Row, Samples, TargetKind, Task,
};

use crate::error::VerifyError;
pub use observed::{Told, told};
use sample::{Matrix, sample};
use targets::{Asked, Read, SAMPLES, asked};
pub use write::write;

/// A forecast in hub form.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// What is promised.
    pub hub: Hub,
    /// The forecast itself.
    pub rows: Vec<Row>,
    /// Replicates behind it.
    pub replicates: usize,
    /// Why others were not lived to their end.
    pub failed: Vec<String>,
}

/// Makes the tables of a forecast from its first `replicates`. The result doesn't depend on the
/// number of threads. `None` where the forecast looks ahead to no Sunday, or nothing was lived.
///
/// # Errors
/// If ids of the case are too long for the published schemas.
pub fn tables<D: Draw>(
    forecast: &Forecast<D>,
    replicates: u64,
    threads: usize,
) -> Result<Option<Tables>, VerifyError> {
    let model = forecast.model();
    let origin = model.date(model.as_of());
    let asked = asked(model);
    let matrix = sample(forecast, &asked, replicates, threads);
    if asked.is_empty() || matrix.lived == 0 {
        return Ok(None);
    }
    let mut rows = Vec::new();
    for (asked, cells) in asked.iter().zip(&matrix.cells) {
        let mut cells = cells.iter();
        for end in asked.target.ahead.ends(origin) {
            for location in &asked.target.locations {
                let task = Task {
                    origin_date: origin,
                    target: asked.target.id.clone(),
                    target_end_date: end,
                    location: location.clone(),
                };
                let values = cells.next().map_or(&[][..], Vec::as_slice);
                rows.extend(rows_of(&task, asked, values)?);
            }
        }
    }
    let targets = asked.into_iter().map(|asked| rule(asked, &matrix));
    let hub = Hub::new(about(model), vec![origin], targets.collect())?;
    if let Some(problem) = hub.check(&rows).first() {
        return Err(VerifyError::BrokenHub(problem.to_string()));
    }
    Ok(Some(Tables {
        hub,
        rows,
        replicates: matrix.lived,
        failed: matrix.failed,
    }))
}

/// The target with as many samples as there are.
fn rule(asked: Asked, matrix: &Matrix) -> citerne_score::Target {
    let mut target = asked.target;
    for output in &mut target.outputs {
        if let OutputRule::Samples { least, most } = output {
            let there = u32::try_from(matrix.lived).unwrap_or(u32::MAX);
            (*least, *most) = (SAMPLES.min(there), SAMPLES.min(there));
        }
    }
    target
}

/// The rows of one task.
fn rows_of(task: &Task, asked: &Asked, values: &[f32]) -> Result<Vec<Row>, VerifyError> {
    let unfit = |source| VerifyError::Score {
        fact: task.to_string(),
        source,
    };
    if asked.target.kind == TargetKind::Binary {
        let yes = values.iter().filter(|value| **value > 0.0).count();
        let pmf = Pmf::event(yes as f64 / values.len() as f64).map_err(unfit)?;
        return Ok(pmf.rows(task).collect());
    }
    let values: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
    let first = values.iter().take(SAMPLES as usize).enumerate();
    let samples = first.map(|(number, &value)| Row {
        task: task.clone(),
        output: Output::Sample(number as u64),
        value,
    });
    let samples: Vec<Row> = samples.collect();
    let all = Samples::new(values).map_err(unfit)?;
    let quantiles = all.quantiles(&HUB_LEVELS).map_err(unfit)?;
    Ok(quantiles.rows(task).chain(samples).collect())
}

fn about(model: &citerne_model::Model) -> About {
    About {
        name: format!("Citerne: {}", model.case().case.title.en),
        maintainer: "The Citerne developers".into(),
        contact: "The Citerne developers".into(),
        email: "citerne@citerne.example".into(),
        owner: "citerne".into(),
        repository: "forecasts".into(),
        // The schemas list no UTC; Abidjan keeps it all year.
        timezone: "Africa/Abidjan".into(),
    }
}
