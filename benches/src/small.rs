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
    Corridor {
        rate: 1.2,
        trucks: 20,
        lag: 6,
        loss_calm: 0.03,
        loss_full: 0.45,
    },
    Corridor {
        rate: 0.8,
        trucks: 15,
        lag: 4,
        loss_calm: 0.02,
        loss_full: 0.35,
    },
    Corridor {
        rate: 0.5,
        trucks: 10,
        lag: 3,
        loss_calm: 0.05,
        loss_full: 0.60,
    },
];

/// The longest lag, in days.
pub const LONGEST_LAG: usize = 6;

/// Demand at the depot, in truck loads a day.
pub const DEMAND: f64 = 42.0;

/// What each load short adds to the price that the street aims at.
const PRICE_RISE: f64 = 0.07;
/// Share of the price's gap that closes in a day.
const PRICE_PACE: f64 = 0.2;
/// Price above normal at which unrest aims at one half.
const UNREST_HALF: f64 = 1.5;
/// Share of unrest's gap that closes in a day.
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
    pub const START: Town = Town {
        stock: 200.0,
        price: 1.0,
        unrest: 0.1,
        shortage: 0.0,
    };

    /// Takes in the loads that arrived, serves the day's demand, and moves price and unrest.
    #[inline(always)]
    pub fn day(&mut self, arrived: f64) {
        self.stock += arrived;
        let served = if self.stock < DEMAND {
            self.stock
        } else {
            DEMAND
        };
        self.stock -= served;
        let short = DEMAND - served;
        self.shortage += short;
        self.price += PRICE_PACE * (1.0 + PRICE_RISE * short - self.price);
        let above = self.price - 1.0;
        self.unrest += UNREST_PACE * (above / (above + UNREST_HALF) - self.unrest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_lag_is_that_of_a_corridor() {
        assert_eq!(
            CORRIDORS.map(|corridor| corridor.lag).iter().max(),
            Some(&LONGEST_LAG)
        );
    }

    #[test]
    fn a_served_town_stays_calm_and_a_starved_one_does_not() {
        let (mut served, mut starved) = (Town::START, Town::START);
        for _ in 0..100 {
            served.day(DEMAND);
            starved.day(0.0);
        }
        assert_eq!(
            (served.stock, served.price, served.shortage),
            (200.0, 1.0, 0.0)
        );
        assert!(served.unrest < Town::START.unrest);
        assert_eq!(starved.shortage, 100.0 * DEMAND - 200.0);
        assert!(starved.price > 3.0 && starved.unrest > 0.5);
    }
}
