//! How much fuel each cell of demand uses in normal times.

use crate::layout::{Cell, Layout};
use crate::params::Params;

/// Litres a day that each cell uses in normal times, in the order of [`Layout::cells`].
///
/// A cell's litres are `total × product share × sector share`, spread over places in proportion to
/// `place share × use factor × presence of the sector`, so that every sector keeps its national
/// total.
#[must_use]
pub fn normal_litres(layout: &Layout, params: &Params) -> Vec<f64> {
    let weight = |cell: &Cell| {
        let place = params.place_share[cell.place] * params.places[cell.place].use_factor;
        place * cell.presence
    };
    let sectors = layout.sectors.len();
    let mut weights = vec![0.0; layout.products.len() * sectors];
    for cell in &layout.cells {
        weights[cell.product * sectors + cell.sector] += weight(cell);
    }
    let litres = |cell: &Cell| {
        let all = weights[cell.product * sectors + cell.sector];
        if all == 0.0 {
            return 0.0;
        }
        let share =
            params.product_share[cell.product] * params.sector_share[cell.product][cell.sector];
        params.demand.total * share * weight(cell) / all
    };
    layout.cells.iter().map(litres).collect()
}
