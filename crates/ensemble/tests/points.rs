//! Replicates lived from the points of a design.

#![allow(clippy::unwrap_used)]

use citerne_case::{Case, Folder, Inputs, scaffold};
use citerne_decide::{Groups, MorrisDesign, Resampling};
use citerne_ensemble::{Forecast, Points, Sample, Simulator};
use citerne_luck::Luck;
use citerne_model::{Model, Window};

fn case() -> Case {
    let folder = Folder::from_memory("small", scaffold("small"));
    Case::load(&folder).unwrap().0
}

fn forecast<P: Fn(u64, &mut [f64]) + Sync>(case: &Case, point: P) -> Forecast<Points<P>> {
    let window = Window {
        as_of: case.spec.case.log_ends,
        horizon: 20,
    };
    let model = Model::new(&case.spec, window).unwrap();
    let points = Points::new(case.inputs.clone(), point);
    Forecast::new(model, &case.inputs, points, 1)
}

fn factors(inputs: &Inputs) -> usize {
    Points::<fn(u64, &mut [f64])>::factors(inputs)
}

fn lived<S: Simulator>(simulator: &S, replicate: u64) -> Sample {
    let mut sample = simulator.sample();
    simulator.live(replicate, &mut sample).unwrap();
    sample
}

/// All inputs at their medians; luck by replicate.
fn medians(replicate: u64, point: &mut [f64]) {
    point.fill(0.5);
    let last = point.len() - 1;
    point[last] = [0.1, 0.1, 0.7][replicate as usize];
}

#[test]
fn the_same_point_is_the_same_history_and_luck_is_a_factor() {
    let case = case();
    let forecast = forecast(&case, medians);
    let [one, same, other] = [0, 1, 2].map(|replicate| lived(&forecast, replicate));
    assert_eq!(one, same);
    assert_eq!(one.inputs, other.inputs);
    assert_ne!(one.history, other.history);
}

#[test]
fn inputs_are_the_quantiles_of_their_points() {
    let case = case();
    let forecast = forecast(&case, medians);
    let (values, versions) = forecast.inputs(0);
    let (mut expected, mut chosen) = (Vec::new(), Vec::new());
    struct Middle;
    impl citerne_case::Chances for Middle {
        fn input(&self, _: usize) -> f64 {
            0.5
        }
        fn hypothesis(&self, _: usize) -> f64 {
            0.5
        }
    }
    case.inputs.draw_by(&Middle, &mut expected, &mut chosen);
    assert_eq!((values, versions), (expected, chosen));
    assert_eq!(
        forecast.days(2),
        Luck::new(1).replicate((0.7 * Luck::REPLICATES as f64) as u64)
    );
}

#[test]
fn a_fixed_input_has_no_effect_and_luck_has_some() {
    let case = case();
    let factors = factors(&case.inputs);
    let design = MorrisDesign::new(Groups::each(factors).unwrap(), 3, 4, 1).unwrap();
    let forecast = forecast(&case, |replicate, out| {
        design.point(replicate as usize, out)
    });
    let outputs: Vec<f64> = (0..design.points() as u64)
        .map(|replicate| {
            let rows = lived(&forecast, replicate).history.rows;
            rows.iter().map(|value| f64::from(*value)).sum()
        })
        .collect();
    let effects = design.effects(&outputs, &Resampling::default()).unwrap();
    let fixed = (0..case.inputs.len()).find(|it| case.inputs.all()[*it].is_fixed(&case.inputs));
    assert_eq!(effects[fixed.unwrap()].mu_star.value, 0.0);
    assert!(effects[factors - 1].mu_star.value > 0.0);
    assert!(
        effects
            .iter()
            .filter(|effect| effect.mu_star.value > 0.0)
            .count()
            > 5
    );
}
