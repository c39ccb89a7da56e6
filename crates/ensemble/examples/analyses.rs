//! Histories of a case and what the analyses find in them, as JSON, for other programs to compare
//! with.
//!
//! ```text
//! cargo run --release -p citerne-ensemble --example analyses -- cases/mali-2025 > analyses.json
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use citerne_case::{Case, Folder, Inputs};
use citerne_decide::{
    Estimate, Groups, Matrix, Prim, Resampling, Sequence, SobolDesign, Step, Trajectory,
    first_order_given_data,
};
use citerne_ensemble::{Forecast, Points, Simulator};
use citerne_model::{Model, Where, Window};
use serde_json::{Value, json};

const AHEAD: u32 = 30;
const BASE: usize = 32;
const HISTORIES: usize = 400;
const ASKED: usize = 8;

const RESAMPLING: Resampling = Resampling {
    seed: 1,
    resamples: 4_000,
    level: 0.95,
};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name the folder of a case")?;
    let (case, _) = Case::load(&Folder::open(Path::new(&path)))
        .map_err(|report| format!("{path} has errors: {report:?}"))?;
    let all = json!({
        "sobol": [sobol(&case)?],
        "prim": [prim(&case)?],
    });
    serde_json::to_writer(std::io::stdout().lock(), &all)?;
    Ok(())
}

/// Inputs by their table, hypotheses, and luck: the names of groups, and the group of each factor.
fn systems(inputs: &Inputs) -> (Vec<&str>, Vec<usize>) {
    let (mut names, mut numbers) = (Vec::new(), BTreeMap::new());
    let tables = inputs
        .all()
        .iter()
        .map(|input| input.path.split('.').next().unwrap_or_default());
    let others = inputs.rivals().iter().map(|_| "hypotheses").chain(["luck"]);
    let of_factor = tables.chain(others).map(|name| {
        *numbers.entry(name).or_insert_with(|| {
            names.push(name);
            names.len() - 1
        })
    });
    let of_factor = of_factor.collect();
    (names, of_factor)
}

fn sobol(case: &Case) -> Result<Value, Box<dyn Error>> {
    let (names, of_factor) = systems(&case.inputs);
    let design = SobolDesign::new(Groups::new(of_factor.clone())?, BASE, false, 1)?;
    let (outputs, _) = live(case, design.points(), |index, out| design.point(index, out))?;
    let found = design.indices(&outputs, &RESAMPLING)?;
    let values = |all: &[Estimate]| all.iter().map(|it| it.value).collect::<Vec<_>>();
    let errors = |all: &[Estimate]| all.iter().map(|it| it.error).collect::<Vec<_>>();
    Ok(json!({
        "name": "a case, by table", "names": names, "groups": of_factor, "second_order": false,
        "outputs": outputs, "second": [],
        "first": values(&found.first), "first_error": errors(&found.first),
        "total": values(&found.total), "total_error": errors(&found.total),
    }))
}

/// Which inputs lead to the quarter of histories with least fuel, of those that tell most.
fn prim(case: &Case) -> Result<Value, Box<dyn Error>> {
    let sequence = Sequence::scrambled(systems(&case.inputs).1.len(), 2)?;
    let point = |index: usize, out: &mut [f64]| sequence.point(index as u32, out);
    let (outputs, inputs) = live(case, HISTORIES, point)?;
    let shares = first_order_given_data(&inputs, &outputs, 10, &Resampling::default())?;
    let mut order: Vec<usize> = (0..inputs.columns()).collect();
    order.sort_by(|one, two| shares[*two].value.total_cmp(&shares[*one].value));
    order.truncate(ASKED);
    let columns = order.iter().map(|column| inputs.column(*column).collect());
    let asked = Matrix::from_columns(&columns.collect::<Vec<Vec<f64>>>())?;
    let mut sorted = outputs.clone();
    sorted.sort_by(f64::total_cmp);
    let interest: Vec<bool> = outputs
        .iter()
        .map(|it| *it < sorted[HISTORIES / 4])
        .collect();
    let prim = Prim {
        least_mass: 0.1,
        ..Prim::default()
    };
    let found = prim.find(&asked, &interest, &[])?;
    let rows = (0..asked.rows()).map(|row| asked.row(row));
    let names = order.iter().map(|column| &case.inputs.all()[*column].path);
    Ok(json!({
        "peel": prim.peel, "paste": prim.paste, "least_mass": prim.least_mass,
        "objective": "lenient1", "inputs": rows.collect::<Vec<_>>(), "interest": interest,
        "names": names.collect::<Vec<_>>(), "boxes": [told(&found)],
    }))
}

fn told(trajectory: &Trajectory) -> Vec<Value> {
    let step = |step: &Step| {
        let limits = step.region.limits();
        let sides = step
            .sides
            .iter()
            .map(|it| json!([it.column, u8::from(it.upper), it.quasi_p]));
        json!({
            "low": limits.iter().map(|limits| limits.low).collect::<Vec<_>>(),
            "high": limits.iter().map(|limits| limits.high).collect::<Vec<_>>(),
            "coverage": step.coverage, "density": step.density, "mass": step.mass,
            "sides": sides.collect::<Vec<_>>(),
        })
    };
    trajectory.steps.iter().map(step).collect()
}

/// For each point the mean days of cover in the capital over the days ahead, and the inputs.
fn live(
    case: &Case,
    points: usize,
    point: impl Fn(usize, &mut [f64]) + Sync,
) -> Result<(Vec<f64>, Matrix), Box<dyn Error>> {
    let window = Window {
        as_of: case.spec.case.log_ends,
        horizon: AHEAD,
    };
    let model = Model::new(&case.spec, window)?;
    let capital = Where::Place(model.layout().capital);
    let channel = model
        .catalogue()
        .find("days_of_cover", capital, Some(0), None);
    let channel = channel.ok_or("no days of cover in the capital")?;
    let draw = Points::new(case.inputs.clone(), |replicate, out: &mut [f64]| {
        point(replicate as usize, out);
    });
    let forecast = Forecast::new(model, &case.inputs, draw, 1);
    let (mut sample, mut outputs, mut inputs) = (forecast.sample(), Vec::new(), Vec::new());
    for replicate in 0..points as u64 {
        let lived = forecast.live(replicate, &mut sample);
        lived.map_err(|fault| format!("history {replicate}: {}", fault.message))?;
        let cover: Vec<f64> = sample.history.series(channel).map(f64::from).collect();
        let ahead = &cover[cover.len() - AHEAD as usize..];
        outputs.push(ahead.iter().sum::<f64>() / f64::from(AHEAD));
        inputs.extend_from_slice(&sample.inputs);
    }
    Ok((outputs, Matrix::new(case.inputs.len(), inputs)?))
}
