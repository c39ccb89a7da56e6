//! What each cell of demand is: fixed for a history.

use super::demand::normal_litres;
use crate::layout::Layout;
use crate::params::Params;

/// One cell of demand in whole litres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct CellFacts {
    pub(super) sector: u16,
    pub(super) product: u16,
    /// Whether it buys at stations.
    pub(super) retail: bool,
    /// Whether its purchases can be capped by a ration for households.
    pub(super) household: bool,
    /// Normal use a day.
    pub(super) normal: f64,
    /// What it keeps in its own tanks in normal times.
    pub(super) tank: f64,
    /// What it would add in fear.
    pub(super) extra: f64,
    /// Most that it can add to its tanks in a day.
    pub(super) refill: f64,
}

/// A place's market in one product.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Market {
    /// Its cells, as a range of all cells.
    pub(super) cells: std::ops::Range<usize>,
    /// Normal use of all cells together.
    pub(super) normal: i64,
    /// Normal use of those who buy at stations.
    pub(super) retail: i64,
}

pub(super) fn facts(layout: &Layout, params: &Params) -> Vec<CellFacts> {
    use citerne_case::spec::stock::Role;
    let normal = normal_litres(layout, params);
    let fact = |(cell, litres): (&crate::layout::Cell, f64)| {
        let normal = litres.round();
        let sector = params.sectors[cell.sector];
        CellFacts {
            sector: cell.sector as u16,
            product: cell.product as u16,
            retail: layout.at_station[cell.sector],
            household: layout.roles[cell.sector] == Role::Household,
            normal,
            tank: sector.tank * normal,
            extra: (sector.hoard - sector.tank).max(0.0) * normal,
            refill: params.stocks.hoard_rate * normal,
        }
    };
    layout.cells.iter().zip(normal).map(fact).collect()
}

/// Markets by place and product; cells are sorted that way.
pub(super) fn markets(layout: &Layout, facts: &[CellFacts]) -> Vec<Market> {
    let mut from = 0;
    let mut markets = Vec::with_capacity(layout.places.len() * layout.products.len());
    for place in 0..layout.places.len() {
        for product in 0..layout.products.len() {
            let here = |c: &crate::layout::Cell| c.place == place && c.product == product;
            let many = layout.cells[from..].iter().take_while(|c| here(c)).count();
            let cells = from..from + many;
            from += many;
            let sum = |keep: &dyn Fn(&CellFacts) -> bool| {
                facts[cells.clone()]
                    .iter()
                    .filter(|f| keep(f))
                    .map(|f| f.normal as i64)
                    .sum()
            };
            let (normal, retail) = (sum(&|_| true), sum(&|f| f.retail));
            markets.push(Market {
                cells,
                normal,
                retail,
            });
        }
    }
    markets
}
