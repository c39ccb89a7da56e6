//! Prices, hours of power, stocks.

use citerne_model::Where;
use statrs::distribution::{ContinuousCDF, Normal};

use crate::scene::{Scene, close, edited};

#[test]
fn prices_are_lognormal_and_bounds_widen_them() {
    let scene = Scene::new();
    let petrol = scene
        .model
        .layout()
        .products
        .iter()
        .position(|k| k == "petrol");
    let price = scene.output("street_price", scene.place("bamako"), petrol);
    let tally = scene.watch(|day, _, row| row[price] = if day == 58 { 1400.0 } else { 9.0 });
    // 1,550 with bounds 1,550 to 2,000, medium confidence.
    let bounds = (2000.0_f64 / 1550.0).ln() / (2.0 * 1.644_853_626_951_472_2);
    let sd = (0.2_f64.powi(2) + bounds.powi(2)).sqrt();
    let z = (1550.0_f64 / 1400.0).ln() / sd;
    let by_hand = (-0.5 * z * z).exp() / (sd * (2.0 * std::f64::consts::PI).sqrt() * 1550.0);
    close(
        scene.density("street-price:bamako:petrol:2025-10-30", &tally),
        by_hand,
    );
}

#[test]
fn bounds_of_a_rise_are_on_the_scale_of_its_index() {
    let row = |bounds: &str| {
        format!(
            "2025-10-22,day,2025-10-23,,Bamako,bamako,,,,food_price,50,%,{bounds},,,high,https://example.org,made up\n"
        )
    };
    let scene = |bounds| Scene::of(&edited(|text| text.to_owned() + &row(bounds)));
    let bamako = |scene: &Scene| scene.output("food_price", scene.place("bamako"), None);
    let id = "food-price:bamako:2025-10-22";
    let density = |bounds| {
        let scene = scene(bounds);
        let price = bamako(&scene);
        let tally = scene.watch(|_, _, row| row[price] = 1.5);
        scene.density(id, &tally)
    };
    // At the median a lognormal density is 1 / (figure sd sqrt(2 pi)): here of 1.5, by a hundred.
    let sd = |density: f64| 1.0 / (150.0 * density * (2.0 * std::f64::consts::PI).sqrt());
    close(sd(density(",")), 0.1);
    let width = (1.6_f64 / 1.4).ln() / 3.289_707_253_902_945;
    close(sd(density("40,60")), (0.01 + width * width).sqrt());
}

#[test]
fn a_day_without_power_is_all_that_lies_beyond_twenty_three_and_a_half_hours() {
    let scene = Scene::new();
    let power = scene.output("power_hours", scene.place("mopti"), None);
    let tally = scene.watch(|day, _, row| row[power] = if day == 35 { 2.0 } else { 20.0 });
    let by_hand = 1.0 - Normal::new(22.0, 1.0).unwrap().cdf(23.5);
    close(scene.density("power:mopti:2025-10-07", &tally), by_hand);
}

#[test]
fn a_mistaken_figure_has_a_law_of_its_own() {
    let mut scene = Scene::new();
    scene.params.reporting.as_mut().unwrap().mistaken = 0.1;
    let power = scene.output("power_hours", scene.place("mopti"), None);
    let tally = scene.watch(|day, _, row| row[power] = if day == 35 { 2.0 } else { 20.0 });
    let of = |sd| 1.0 - Normal::new(22.0, sd).unwrap().cdf(23.5);
    close(
        scene.density("power:mopti:2025-10-07", &tally),
        0.9 * of(1.0) + 0.1 * of(5.0),
    );
}

#[test]
fn stocks_of_all_places_are_weighted_by_what_each_uses() {
    let scene = Scene::new();
    let layout = scene.model.layout();
    let normal = citerne_model::stocks::demand::normal_litres(layout, &scene.params);
    let (mut days, mut litres) = (0.0, 0.0);
    for (cell, normal) in layout.cells.iter().zip(&normal) {
        days += normal * (cell.place + 2 * cell.product) as f64;
        litres += normal;
    }
    let outputs: Vec<(usize, f32)> = (0..layout.places.len())
        .flat_map(|p| (0..layout.products.len()).map(move |k| (p, k)))
        .map(|(p, k)| {
            let output = scene.output("days_of_cover", Where::Place(p), Some(k));
            (output, (p + 2 * k) as f32)
        })
        .collect();
    let tally = scene.watch(|_, _, row| outputs.iter().for_each(|(c, days)| row[*c] = *days));
    close(
        scene.expected("stock:national:2025-10-08", &tally),
        days / litres,
    );
}
