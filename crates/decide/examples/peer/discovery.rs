//! Boxes in generated histories.

use std::error::Error;

use citerne_decide::{Matrix, Objective, Prim, Region, Step, Trajectory, Tree, TreeSettings};
use citerne_luck::{DayLuck, Decision, Luck, Stage};
use serde_json::{Value, json};

const ROWS: usize = 1_500;
const COLUMNS: usize = 6;

/// Inputs of every history, and whether the outcome came: mostly within two boxes, with some noise.
struct Histories {
    inputs: Matrix,
    interest: Vec<bool>,
}

impl Histories {
    /// With `whole` the last input is a whole number from 0 to 9, so that many rows have the same.
    fn generate(seed: u64, whole: bool) -> Result<Self, Box<dyn Error>> {
        let mut values = Vec::new();
        let mut interest = Vec::new();
        for row in 0..ROWS {
            let stage = Luck::new(seed).stage(Stage::Prior);
            let luck = stage.replicate(row as u64).day(0);
            let mut point = uniforms(&luck);
            if whole {
                point[COLUMNS - 1] = (10.0 * point[COLUMNS - 1]).floor();
            }
            let first = point[0] > 0.6 && point[1] < 0.4;
            let second = point[2] < 0.2 && point[3] > 0.3 && point[3] < 0.8;
            let chance = if first || second { 0.85 } else { 0.04 };
            interest.push(luck.uniform(Decision(1), 0) < chance);
            values.extend(point);
        }
        let inputs = Matrix::new(COLUMNS, values)?;
        Ok(Self { inputs, interest })
    }
}

fn uniforms(luck: &DayLuck) -> [f64; COLUMNS] {
    let mut point = [0.0; COLUMNS];
    luck.fill(Decision(0), &mut point);
    // A peer reads inputs in single precision.
    point.map(|place| f64::from(place as f32))
}

pub(crate) fn prim() -> Result<Value, Box<dyn Error>> {
    let usual = Prim::default();
    let settings = [
        usual,
        Prim { peel: 0.1, ..usual },
        Prim {
            paste: 0.2,
            least_mass: 0.02,
            ..usual
        },
        Prim {
            objective: Objective::GainPerRowOfRest,
            ..usual
        },
        Prim {
            objective: Objective::Density,
            ..usual
        },
    ];
    let mut all = Vec::new();
    for (seed, settings) in (1..).zip(settings.iter().cycle().take(20)) {
        let histories = Histories::generate(seed, seed > 15)?;
        let (inputs, interest) = (&histories.inputs, &histories.interest);
        let first = settings.find(inputs, interest, &[])?;
        let found = [first.last().region.clone()];
        let second = settings.find(inputs, interest, &found)?;
        let rows = (0..inputs.rows()).map(|row| inputs.row(row));
        all.push(json!({
            "peel": settings.peel,
            "paste": settings.paste,
            "least_mass": settings.least_mass,
            "objective": match settings.objective {
                Objective::GainPerRow => "lenient1",
                Objective::GainPerRowOfRest => "lenient2",
                Objective::Density => "original",
            },
            "inputs": rows.collect::<Vec<_>>(),
            "interest": interest,
            "boxes": [told(&first), told(&second)],
        }));
    }
    Ok(json!(all))
}

fn told(trajectory: &Trajectory) -> Value {
    json!(trajectory.steps.iter().map(told_step).collect::<Vec<_>>())
}

fn told_step(step: &Step) -> Value {
    let sides = step
        .sides
        .iter()
        .map(|side| json!([side.column, u8::from(side.upper), side.quasi_p]));
    json!({
        "low": ends(&step.region, false),
        "high": ends(&step.region, true),
        "coverage": step.coverage,
        "density": step.density,
        "mass": step.mass,
        "sides": sides.collect::<Vec<_>>(),
    })
}

fn ends(region: &Region, upper: bool) -> Vec<f64> {
    let limits = region.limits().iter();
    limits
        .map(|limits| if upper { limits.high } else { limits.low })
        .collect()
}

pub(crate) fn trees() -> Result<Value, Box<dyn Error>> {
    let usual = TreeSettings::default();
    // A small cost prunes branches that part off a single row, where equal splits abound.
    let settings = [
        TreeSettings {
            least_rows: 100,
            depth: 20,
            complexity: 1e-4,
        },
        TreeSettings {
            least_rows: 20,
            depth: 3,
            ..usual
        },
        TreeSettings {
            least_rows: 5,
            depth: 20,
            complexity: 0.002,
        },
        TreeSettings {
            least_rows: 30,
            depth: 8,
            complexity: 0.01,
        },
    ];
    let mut all = Vec::new();
    for (seed, settings) in (1..).zip(settings.iter().cycle().take(12)) {
        let Histories { inputs, interest } = Histories::generate(seed, false)?;
        let tree = Tree::grow(&inputs, &interest, settings)?;
        let nodes = tree.nodes().iter().map(|node| {
            let split = node
                .split
                .map(|split| json!([split.column, split.threshold]));
            json!({ "rows": node.rows, "wanted": node.wanted, "split": split })
        });
        let rows = (0..inputs.rows()).map(|row| inputs.row(row));
        all.push(json!({
            "least_rows": settings.least_rows,
            "depth": settings.depth,
            "complexity": settings.complexity,
            "inputs": rows.collect::<Vec<_>>(),
            "interest": interest,
            "nodes": nodes.collect::<Vec<_>>(),
        }));
    }
    Ok(json!(all))
}
