//! Sharing out what there is among those who ask for more.

/// One who asks for fuel.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Buyer {
    /// Litres asked for.
    pub(super) request: i64,
    /// Weight when fuel is short.
    pub(super) weight: f64,
    /// Litres that were given.
    pub(super) share: i64,
}

/// Gives each buyer all that it asks for if there is enough, and else shares `available` in
/// proportion to `request × weight`, nobody getting more than asked: what one leaves goes to the
/// others. Litres are whole and none is lost: the shares sum to the lesser of `available` and what
/// is asked with a weight above zero. Nothing is allocated. Returns what was given in all.
///
/// More weight never gets less, and more to share gives each at least as much, to the litre.
pub(super) fn ration(available: i64, buyers: &mut [Buyer]) -> i64 {
    let asked: i64 = buyers.iter().map(|buyer| buyer.request).sum();
    if asked <= available {
        for buyer in buyers {
            buyer.share = buyer.request;
        }
        return asked;
    }
    if available == 0 {
        for buyer in buyers {
            buyer.share = 0;
        }
        return 0;
    }
    let rate = fill_rate(available, buyers);
    let mut left = available;
    for buyer in &mut *buyers {
        let part = buyer.request as f64 * (buyer.weight * rate).min(1.0);
        buyer.share = (part as i64).min(buyer.request).min(left);
        left -= buyer.share;
    }
    // Litres that rounding left go to the first who still lack some.
    for buyer in buyers {
        if left == 0 {
            break;
        }
        if buyer.weight > 0.0 {
            let more = (buyer.request - buyer.share).min(left);
            buyer.share += more;
            left -= more;
        }
    }
    available - left
}

/// The rate at which `min(1, weight × rate)` of all requests together is what is available.
/// Shares are scratch: 1 for those served in full.
fn fill_rate(available: i64, buyers: &mut [Buyer]) -> f64 {
    let mut left = available as f64;
    let mut wanting = 0.0;
    for buyer in &mut *buyers {
        buyer.share = 0;
        wanting += buyer.request as f64 * buyer.weight;
    }
    loop {
        if wanting <= 0.0 || left <= 0.0 {
            return if left <= 0.0 { 0.0 } else { f64::MAX };
        }
        let rate = left / wanting;
        let mut changed = false;
        for buyer in &mut *buyers {
            if buyer.share == 0 && buyer.weight * rate >= 1.0 {
                buyer.share = 1;
                left -= buyer.request as f64;
                wanting -= buyer.request as f64 * buyer.weight;
                changed = true;
            }
        }
        if !changed {
            return rate;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn buyers(asks: &[(i64, f64)]) -> Vec<Buyer> {
        let buyer = |&(request, weight)| Buyer {
            request,
            weight,
            share: 0,
        };
        asks.iter().map(buyer).collect()
    }

    /// What is given in all, and to each.
    fn rationed(available: i64, asks: &[(i64, f64)]) -> (i64, Vec<i64>) {
        let mut buyers = buyers(asks);
        let given = ration(available, &mut buyers);
        (given, buyers.iter().map(|buyer| buyer.share).collect())
    }

    #[test]
    fn enough_serves_all_and_scarcity_is_shared_by_weight() {
        let three = |weights: [f64; 3]| weights.map(|weight| (40, weight));
        let enough = [(10, 1.0), (20, 1.0), (30, 1.0)];
        assert_eq!(rationed(100, &enough), (60, vec![10, 20, 30]));
        assert_eq!(rationed(60, &three([1.0; 3])), (60, vec![20, 20, 20]));
        // The third would get 60 of 90 by weight; it takes the 40 it asked for.
        assert_eq!(
            rationed(90, &three([1.0, 1.0, 4.0])),
            (90, vec![25, 25, 40])
        );
        assert_eq!(rationed(7, &three([0.0; 3])).0, 0);
    }

    proptest! {
        #[test]
        fn no_litre_is_lost_and_nobody_gets_more_than_asked(
            available in 0_i64..5_000_000,
            asks in prop::collection::vec((0_i64..1_000_000, 0.01_f64..10.0), 1..10),
        ) {
            let (given, got) = rationed(available, &asks);
            let asked: i64 = asks.iter().map(|(request, _)| request).sum();
            prop_assert_eq!(given, got.iter().sum::<i64>());
            prop_assert_eq!(given, available.min(asked));
            prop_assert!(got.iter().zip(&asks).all(|(g, (r, _))| 0 <= *g && g <= r));
        }

        #[test]
        fn more_weight_and_more_fuel_never_give_less(
            available in 0_i64..1_000_000,
            more in 0_i64..100_000,
            boost in 1.0_f64..10.0,
            mut asks in prop::collection::vec((0_i64..500_000, 0.1_f64..10.0), 2..10),
        ) {
            let (_, before) = rationed(available, &asks);
            let (_, after) = rationed(available + more, &asks);
            let slack = asks.len() as i64;
            prop_assert!(after.iter().zip(&before).all(|(a, b)| a + slack >= *b));
            asks[0].1 *= boost;
            let (_, after) = rationed(available, &asks);
            prop_assert!(after[0] + slack >= before[0]);
        }
    }
}
