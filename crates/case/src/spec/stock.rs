//! Demand, stocks, prices and power.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::header::Label;
use super::{Figure, Visitor};
use crate::quantities;
use crate::quantity::{Quantity, Shares};

/// A fuel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Name for people.
    pub label: Label,
}

/// Where a sector buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Buys {
    /// At filling stations, or on the street when they are dry.
    Station,
    /// In bulk from the depot.
    Depot,
}

/// What a sector means to the rest of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Households, motorcycles, small shops: unmet need is hardship at home.
    Household,
    /// Haulage and buses: unmet need makes food and fares dearer.
    Transport,
    /// The power utility: unmet need is dark hours.
    Power,
    /// Mines, industry, other firms: unmet need is lost activity.
    Business,
    /// Farms.
    Farming,
    /// Hospitals, water works: must not run out.
    Vital,
    /// Army and police: unmet need weakens escorts.
    Security,
    /// Relief agencies.
    Relief,
}

quantities! {
    /// A group of users of fuel.
    SectorSpec => Sector {
        /// Response of its use to the price it pays (short run).
        elasticity: "1", -3.0, 0.0;
        /// Fuel it keeps in its own tanks in normal times.
        tank: "days", 0.0, 365.0;
        /// Fuel it tries to keep when it fears a shortage.
        hoard: "days", 0.0, 365.0;
        /// Weight of its requests when fuel is rationed, beside a household's 1.
        priority: "1", 0.0, 1000.0;
    }
    with {
        /// Name for people.
        label: Label;
        /// Where it buys.
        buys: Buys;
        /// What it means to the rest of the model.
        role: Role;
        /// Its use in a place beside the average place, by place id; 1 where not given.
        #[serde(default)]
        presence: IndexMap<String, f64>;
    }
}

quantities! {
    /// How much fuel is wanted, where and by whom, in normal times.
    DemandSpec => Demand {
        /// All products together, whole case.
        total: "L/day", 1.0, 1e12;
    }
    with {
        /// Share of each product in the litres.
        product_share: Shares;
        /// Share of each sector in each product's litres.
        sector_share: IndexMap<String, Shares>;
        /// Share of each place in the litres.
        place_share: Shares;
    }
}

impl DemandSpec {
    /// Shows the groups of shares in order.
    pub fn visit_shares<'a>(&'a self, path: &str, see: &mut Visitor<'_, 'a>) {
        see(
            format!("{path}.product_share"),
            Figure::Group {
                shares: &self.product_share,
            },
        );
        for (product, shares) in &self.sector_share {
            see(
                format!("{path}.sector_share.{product}"),
                Figure::Group { shares },
            );
        }
        see(
            format!("{path}.place_share"),
            Figure::Group {
                shares: &self.place_share,
            },
        );
    }
}

quantities! {
    /// Depots, stations, hoards and the rule of sharing (system 5).
    StocksSpec => Stocks {
        /// Cover of all depots together at the start, in days of normal use.
        depot_cover: "days", 0.0, 1000.0;
        /// How unevenly that cover is spread over places (sigma of its logarithm).
        cover_spread: "1", 0.0, 3.0;
        /// The state's reserve, in days of normal use of the whole case; held in the capital.
        reserve: "days", 0.0, 1000.0;
        /// Depot cover of the capital below which the reserve is released.
        reserve_release: "days", 0.0, 1000.0;
        /// Full tanks of the filling stations, in days of normal sales.
        station_tank: "days", 0.1, 60.0;
        /// Spread of fill between stations (sigma of its logarithm): why some are dry while others sell.
        station_spread: "1", 0.05, 5.0;
        /// Fill under which a station counts as dry, in days of normal sales.
        station_dry: "days", 0.001, 10.0;
        /// Most that can be carried from depots to stations in a day, in days of normal sales.
        last_mile: "1", 0.1, 20.0;
        /// Cover that a depot tries to hold: what importers and hubs aim to refill.
        target_cover: "days", 0.1, 1000.0;
        /// How far the place where fuel arrives serves itself first: 0 shares by need, 1 keeps all it needs.
        hub_first: "1", 0.0, 1.0;
        /// How fast fear of a shortage rises when pumps are seen dry, at the worst.
        panic_rise: "1/day", 0.0, 10.0;
        /// How fast that fear fades.
        panic_fade: "1/day", 0.0, 10.0;
        /// Fear on the day the blockade is declared.
        panic_on_news: "1", 0.0, 1.0;
        /// Most of its own tanks that a frightened sector can fill in a day, in days of normal use.
        hoard_rate: "1/day", 0.0, 20.0;
    }
}

quantities! {
    /// Prices of fuel, food and fares; lost activity (system 6).
    MarketSpec => Market {
        /// Highest mark-up of the street price over the pump price (1 = twice the pump price), at utter scarcity.
        street_markup: "1", 0.0, 50.0;
        /// Scarcity (share of retail need not served) at which half of that mark-up is reached.
        street_half: "1", 0.01, 1.0;
        /// How steeply the mark-up rises around that point.
        street_steepness: "1", 0.5, 10.0;
        /// How fast the street price moves towards its aim when rising.
        street_rise: "1/day", 0.0, 5.0;
        /// How fast it falls back.
        street_fall: "1/day", 0.0, 5.0;
        /// How far waiting in line instead of paying holds the mark-up down.
        queue_relief: "1", 0.0, 1.0;
        /// Share of what stations sell that is sold on in the street when the mark-up is high.
        diversion: "1", 0.0, 1.0;
        /// Rise of food prices per rise of the diesel street price (elasticity).
        food_pass_through: "1", 0.0, 3.0;
        /// Rise of food prices when haulage is not served at all.
        food_scarcity: "1", 0.0, 20.0;
        /// Days by which food prices lag.
        food_lag: "days", 0.5, 365.0;
        /// Rise of fares per rise of the petrol street price (elasticity).
        fare_pass_through: "1", 0.0, 5.0;
        /// Days by which fares lag.
        fare_lag: "days", 0.5, 365.0;
        /// Share of business activity lost when business and haulage get no fuel.
        activity_fuel: "1", 0.0, 1.0;
        /// Share of business activity lost when there is no power.
        activity_power: "1", 0.0, 1.0;
    }
    with {
        /// Official pump price of each product at the start.
        pump_price: IndexMap<String, Quantity>;
    }
}

impl MarketSpec {
    /// Shows the pump prices in order.
    pub fn visit_caps<'a>(
        &'a self,
        path: &str,
        see: &mut dyn FnMut(String, &'static str, &'a Quantity),
    ) {
        for (product, quantity) in &self.pump_price {
            see(format!("{path}.pump_price.{product}"), "money/L", quantity);
        }
    }
}

quantities! {
    /// Electricity made from fuel.
    PowerSpec => Power {
        /// Hours of supply on a normal day.
        hours: "hours", 0.0, 24.0;
        /// Share of the grid's output that burns fuel.
        thermal_share: "1", 0.0, 1.0;
        /// Days over which the utility spreads a cut.
        smoothing: "days", 0.5, 60.0;
    }
}
