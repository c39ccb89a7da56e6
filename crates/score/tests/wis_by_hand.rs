//! The weighted interval score against a table worked out by hand.
//!
//! Quantiles 10, 40, 50, 80, 120 at 0.05, 0.25, 0.5, 0.75, 0.95: two intervals and the median, so
//! sums are divided by 2½. Dispersion: (0.05 · 110 + 0.25 · 40) / 2½ = 6.2. The misses of median
//! (counted half) and of both intervals give the rest.

use citerne_score::{Quantiles, Wis};

#[test]
fn the_parts_are_those_of_the_hand() {
    let levels = vec![0.05, 0.25, 0.5, 0.75, 0.95];
    let quantiles = Quantiles::new(levels, vec![10.0, 40.0, 50.0, 80.0, 120.0]).expect("fit");
    let by_hand = [
        // y, over, under
        (0.0, (25.0 + 40.0 + 10.0) / 2.5, 0.0),
        (30.0, (10.0 + 10.0) / 2.5, 0.0),
        (50.0, 0.0, 0.0),
        (80.0, 0.0, 15.0 / 2.5),
        (100.0, 0.0, (25.0 + 20.0) / 2.5),
        (130.0, 0.0, (40.0 + 50.0 + 10.0) / 2.5),
    ];
    for (y, overprediction, underprediction) in by_hand {
        let wis = quantiles.wis(y).expect("median and pairs");
        let expected = Wis {
            dispersion: 6.2,
            overprediction,
            underprediction,
        };
        for (found, expected) in [
            (wis.dispersion, expected.dispersion),
            (wis.overprediction, expected.overprediction),
            (wis.underprediction, expected.underprediction),
            (wis.total(), expected.total()),
        ] {
            assert!((found - expected).abs() < 1e-12, "y = {y}: {wis:?}");
        }
    }
}
