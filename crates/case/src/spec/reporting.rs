//! How what happens becomes what is told: the numbers behind reading the event log.

use crate::quantities;

quantities! {
    /// How what happens becomes what is told. Nothing in a history depends on it: only those who
    /// weigh histories by the event log read it.
    ReportingSpec => Reporting {
        /// Trucks lost in an attack that is told with half the chance of a very large one.
        told_size: "trucks", 0.0, 1000.0;
        /// Variance of the number of attacks told, beside its mean: 1 is a Poisson number, more comes in bursts.
        attack_spread: "1", 1.0, 100.0;
        /// Attacks told on each corridor that the model doesn't have: rumours, other cargo, double counts.
        unmodelled: "1/day", 0.0, 10.0;
        /// Trucks told as lost in one of those.
        unmodelled_size: "trucks", 0.01, 1000.0;
        /// Error of counted trucks, as a share of the count (standard deviation), from a source of high confidence.
        count_noise: "1", 0.001, 10.0;
        /// Error of prices, on the log scale, from such a source.
        price_noise: "1", 0.001, 10.0;
        /// Error of shares of stations or of supply, from such a source.
        share_noise: "1", 0.001, 1.0;
        /// Error of hours of power in a day, from such a source.
        hours_noise: "hours", 0.01, 24.0;
        /// Error of days of stock, on the scale log(1 + days), from such a source.
        stock_noise: "1", 0.001, 10.0;
        /// How much larger errors are when the source is of medium confidence.
        medium: "1", 1.0, 100.0;
        /// How much larger they are when it is of low confidence.
        low: "1", 1.0, 100.0;
        /// Chance that a figure is badly wrong, or about something else than it says.
        mistaken: "1", 0.0, 0.5;
        /// How much larger the error of such a figure is.
        mistaken_error: "1", 1.0, 100.0;
        /// Least hazard of a known decision: some are taken for reasons that no model has.
        decision_floor: "1/day", 1e-9, 1.0;
        /// As how much of an independent fact each fact counts: less than 1 where facts share causes that the model lacks, since it is a sketch.
        fact_weight: "1", 0.01, 1.0;
    }
}
