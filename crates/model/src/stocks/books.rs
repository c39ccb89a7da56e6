//! The account of fuel in the cities.

/// Litres that came and went since the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Books {
    /// Held at the start: depots, stations, private tanks, reserve.
    pub start: i64,
    /// Brought by trucks.
    pub arrived: i64,
    /// Brought from outside, by neighbours or measures.
    pub outside: i64,
    /// Loaded on trucks for other cities.
    pub sent: i64,
    /// Burned by use.
    pub used: i64,
}

impl Books {
    /// Litres that must be there now.
    #[must_use]
    pub fn held(&self) -> i64 {
        self.start + self.arrived + self.outside - self.sent - self.used
    }
}
