//! Rows put together to forecasts.

use std::collections::BTreeMap;

use super::{Output, Row, Task};
use crate::{Forecast, Invalid, Pmf, Quantiles, Samples};

/// The forecasts that rows make up, in the order of their tasks; a task may have several, in
/// quantiles, categories and samples. Rows of mean and median are points, not forecasts of a
/// distribution, and make none.
///
/// # Errors
/// The task and what is wrong with its rows: quantiles that cross, probabilities that don't sum to
/// one.
pub fn forecasts(rows: &[Row]) -> Result<Vec<(Task, Forecast)>, (Task, Invalid)> {
    let mut families: BTreeMap<(&Task, &str), Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let family = (&row.task, row.output.word());
        families.entry(family).or_default().push(row);
    }
    let mut forecasts = Vec::new();
    for ((task, _), rows) in families {
        if let Some(forecast) = forecast(rows).map_err(|unfit| (task.clone(), unfit))? {
            forecasts.push((task.clone(), forecast));
        }
    }
    Ok(forecasts)
}

/// The forecast of rows that are all of one task and one output type.
fn forecast(mut rows: Vec<&Row>) -> Result<Option<Forecast>, Invalid> {
    if matches!(rows[0].output, Output::Quantile(_)) {
        rows.sort_by(|a, b| a.output.order(&b.output));
    }
    let values = rows.iter().map(|row| row.value).collect();
    let levels = rows.iter().filter_map(|row| match row.output {
        Output::Quantile(level) => Some(level),
        _ => None,
    });
    // Categories stay in the order of the table, which is theirs if they have one.
    let categories = rows.iter().filter_map(|row| match &row.output {
        Output::Pmf(category) => Some(category.clone()),
        _ => None,
    });
    Ok(match rows[0].output {
        Output::Quantile(_) => Some(Quantiles::new(levels.collect(), values)?.into()),
        Output::Pmf(_) => Some(Pmf::new(categories.collect(), values)?.into()),
        Output::Sample(_) => Some(Samples::new(values)?.into()),
        Output::Mean | Output::Median => None,
    })
}
