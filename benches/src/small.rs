//! The numbers of the small model and the part of its day that has no luck in it.
//!
//! `benches/peers/MODEL.md` is the text; `benches/peers/small_model.py` holds the same numbers.

/// Days in a replicate.
pub const DAYS: usize = 365;

/// One road to the depot.
#[derive(Clone, Copy, Debug)]
pub struct Corridor {
    /// Convoys that depart in a day, on average.
    pub rate: f64,
    /// Trucks in each convoy.
    pub trucks: u32,
    /// Days between departure and arrival.
    pub lag: usize,
    /// Share of trucks lost when unrest is 0.
    pub loss_calm: f64,
    /// Share of trucks lost when unrest is 1.
    pub loss_full: f64,
}

impl Corridor {
    /// The probability that a truck is lost at this level of unrest.
    #[inline(always)]
    pub fn loss(&self, unrest: f64) -> f64 {
        self.loss_calm + (self.loss_full - self.loss_calm) * unrest
    }
}

/// The three corridors.
pub const CORRIDORS: [Corridor; 3] = [
    Corridor { rate: 1.2, trucks: 20, lag: 6, loss_calm: 0.03, loss_full: 0.45 },
    Corridor { rate: 0.8, trucks: 15, lag: 4, loss_calm: 0.02, loss_full: 0.35 },
    Corridor { rate: 0.5, trucks: 10, lag: 3, loss_calm: 0.05, loss_full: 0.60 },
];

/// The longest lag, in days.
pub const LONGEST: usize = 6;

/// Demand at the depot, in truck loads a day.
pub const DEMAND: f64 = 42.0;

const PRICE_RISE: f64 = 3.0;
const PRICE_PACE: f64 = 0.2;
const UNREST_HALF: f64 = 1.5;
const UNREST_PACE: f64 = 0.05;

/// The depot and the town around it.
#[derive(Clone, Copy, Debug)]
pub struct Town {
    /// Loads in the depot.
    pub stock: f64,
    /// Street price, as a multiple of the normal one.
    pub price: f64,
    /// Unrest, from 0 to 1.
    pub unrest: f64,
    /// Demand not met since the first day, in loads.
    pub shortage: f64,
}

impl Town {
    /// The town on the morning of the first day.
    pub const START: Town = Town { stock: 200.0, price: 1.0, unrest: 0.1, shortage: 0.0 };

    /// Takes in the loads that arrived, serves the day's demand, and moves price and unrest.
    #[inline(always)]
    pub fn day(&mut self, arrived: f64) {
        self.stock += arrived;
        let served = if self.stock < DEMAND { self.stock } else { DEMAND };
        self.stock -= served;
        let short = DEMAND - served;
        self.shortage += short;
        self.price += PRICE_PACE * (1.0 + PRICE_RISE * (short / DEMAND) - self.price);
        let above = self.price - 1.0;
        self.unrest += UNREST_PACE * (above / (above + UNREST_HALF) - self.unrest);
    }
}
