//! Plans in the same histories.

use citerne_decide::Payoffs;
use citerne_ensemble::{Choice, Draw, Forecast, Monitor, Simulator as _};
use citerne_model::{Model, ModelError};

use crate::aim::{Aim, aims_of};
use crate::compared::{CompareError, Compared};
use crate::live::{Lived, Outcome, Ways};

/// Lives replicates 0 to `replicates` of a forecast: as things go, and under each plan of the case
/// that is named. The result doesn't depend on the number of threads.
///
/// # Errors
/// If there is no such plan, or it starts a measure before the forecast does, or no replicate could be
/// lived to its end, or all go on from one past, or the monitor ends the work.
///
/// # Panics
/// If a replicate panics.
pub fn compare<D: Draw>(
    forecast: &Forecast<D>,
    plans: &[String],
    replicates: u64,
    threads: usize,
    monitor: Monitor<'_>,
) -> Result<Compared, CompareError> {
    let under = |plan: &String| forecast.model().under(plan);
    let under = plans.iter().map(under);
    let models: Vec<Model> = std::iter::once(Ok(forecast.model().clone()))
        .chain(under)
        .collect::<Result<_, ModelError>>()?;
    let aims = aims_of(forecast);
    let ways = Ways {
        forecast,
        models: &models,
        aims: &aims,
        monitor,
    };
    let lived = ways.live(0..replicates, threads)?;
    join(plans, aims, &forecast.outline().choices, lived)
}

/// What histories gave, as tables of payoffs.
pub(crate) fn join(
    plans: &[String],
    aims: Vec<Aim>,
    hypotheses: &[Choice],
    lived: Vec<Outcome>,
) -> Result<Compared, CompareError> {
    let (mut rows, mut failed): (Vec<Lived>, _) = (Vec::new(), Vec::new());
    for (replicate, lived) in lived {
        match lived {
            Ok(lived) => rows.push(lived),
            Err(why) => failed.push((replicate, why)),
        }
    }
    let Some(first) = rows.first() else {
        return Err(CompareError::NoHistory(failed));
    };
    let ways = first.figures.len();
    let pasts: Vec<u64> = rows.iter().map(|row| row.past).collect();
    let alike = Payoffs::from_plans(&[vec![0.0; rows.len()]])?.sharing(&pasts)?;
    let of_aim = |aim: usize| {
        let of_way = |way: usize| rows.iter().map(|row| row.figures[way][aim]).collect();
        let ways: Vec<Vec<f64>> = (0..ways).map(of_way).collect();
        alike.of_same(&ways)
    };
    Ok(Compared {
        plans: plans.to_vec(),
        payoffs: (0..aims.len()).map(of_aim).collect::<Result<_, _>>()?,
        aims,
        hypotheses: hypotheses.to_vec(),
        versions: rows.into_iter().map(|row| row.versions).collect(),
        failed,
    })
}
