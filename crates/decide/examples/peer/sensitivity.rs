//! The Sobol' sequence, Sobol' indices and elementary effects.

use std::error::Error;

use citerne_decide::{
    Estimate, Groups, Matrix, MorrisDesign, Resampling, Sequence, SobolDesign,
    first_order_given_data,
};
use serde_json::{Value, json};

use crate::functions::{g_function, ishigami};

const G: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];

const RESAMPLING: Resampling = Resampling {
    seed: 1,
    resamples: 4_000,
    level: 0.95,
};

type Function = fn(&[f64]) -> f64;

/// Name, function, and the group of each factor.
fn problems() -> [(&'static str, Function, Vec<usize>); 4] {
    let g: Function = |point| g_function(point, &G);
    [
        ("Ishigami", ishigami, vec![0, 1, 2]),
        ("Ishigami in groups", ishigami, vec![0, 1, 0]),
        ("G function", g, (0..8).collect()),
        ("G function in groups", g, vec![0, 0, 1, 1, 2, 2, 2, 2]),
    ]
}

pub(crate) fn sequence() -> Result<Value, Box<dyn Error>> {
    let sequence = Sequence::plain(Sequence::MOST_DIMENSIONS)?;
    let mut point = vec![0.0; Sequence::MOST_DIMENSIONS];
    let mut points = Vec::new();
    for index in 0..64 {
        sequence.point(index, &mut point);
        points.push(point.clone());
    }
    Ok(json!(points))
}

pub(crate) fn sobol() -> Result<Value, Box<dyn Error>> {
    let mut all = Vec::new();
    for (name, function, of_factor) in problems() {
        for second_order in [false, true] {
            let groups = Groups::new(of_factor.clone())?;
            let design = SobolDesign::new(groups, 256, second_order, 3)?;
            let (points, outputs) =
                live(design.points(), of_factor.len(), function, |index, out| {
                    design.point(index, out);
                });
            let found = design.indices(&outputs, &RESAMPLING)?;
            let second = found.second.iter().map(|pair| {
                json!({
                    "groups": pair.groups, "value": pair.index.value, "error": pair.index.error,
                })
            });
            all.push(json!({
                "name": name, "groups": of_factor, "second_order": second_order,
                "points": points, "outputs": outputs,
                "first": values(&found.first), "first_error": errors(&found.first),
                "total": values(&found.total), "total_error": errors(&found.total),
                "second": second.collect::<Vec<_>>(),
            }));
        }
    }
    Ok(json!(all))
}

pub(crate) fn morris() -> Result<Value, Box<dyn Error>> {
    let mut all = Vec::new();
    for (name, function, of_factor) in problems() {
        let levels = 4;
        let design = MorrisDesign::new(Groups::new(of_factor.clone())?, 50, levels, 3)?;
        let (points, outputs) = live(design.points(), of_factor.len(), function, |index, out| {
            design.point(index, out);
        });
        let effects = design.effects(&outputs, &RESAMPLING)?;
        let effects = effects.iter().map(|effect| {
            json!({
                "mu": effect.mu.map(|mu| mu.value),
                "mu_star": effect.mu_star.value,
                "mu_star_error": effect.mu_star.error,
                "sigma": effect.sigma.map(|sigma| sigma.value),
            })
        });
        all.push(json!({
            "name": name, "groups": of_factor, "levels": levels,
            "points": points, "outputs": outputs, "effects": effects.collect::<Vec<_>>(),
        }));
    }
    Ok(json!(all))
}

pub(crate) fn given() -> Result<Value, Box<dyn Error>> {
    let mut all = Vec::new();
    for (name, function, of_factor) in problems() {
        let (factors, bins) = (of_factor.len(), 20);
        let sequence = Sequence::scrambled(factors, 5)?;
        let (points, outputs) = live(2_000, factors, function, |index, out| {
            sequence.point(index as u32, out);
        });
        let inputs = Matrix::new(factors, points.concat())?;
        let shares = first_order_given_data(&inputs, &outputs, bins, &RESAMPLING)?;
        all.push(json!({
            "name": name, "bins": bins, "points": points, "outputs": outputs,
            "first": values(&shares), "first_error": errors(&shares),
        }));
    }
    Ok(json!(all))
}

fn live(
    count: usize,
    factors: usize,
    function: Function,
    point: impl Fn(usize, &mut [f64]),
) -> (Vec<Vec<f64>>, Vec<f64>) {
    let mut points = vec![vec![0.0; factors]; count];
    for (index, place) in points.iter_mut().enumerate() {
        point(index, place);
    }
    let outputs = points.iter().map(|place| function(place)).collect();
    (points, outputs)
}

fn values(estimates: &[Estimate]) -> Vec<f64> {
    estimates.iter().map(|estimate| estimate.value).collect()
}

fn errors(estimates: &[Estimate]) -> Vec<f64> {
    estimates.iter().map(|estimate| estimate.error).collect()
}
