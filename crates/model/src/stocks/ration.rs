//! Sharing out what there is among those who ask for more.

/// Gives each request all that it asks for if there is enough, and else shares `available` in
/// proportion to `request × weight`, nobody getting more than asked: what one leaves goes to the
/// others. Litres are whole and none is lost: the shares sum to the lesser of `available` and what
/// is asked with a weight above zero. Nothing is allocated.
///
/// More weight never gets less, and more to share gives each at least as much, to the litre.
pub(super) fn ration(available: i64, requests: &[i64], weights: &[f64], shares: &mut [i64]) -> i64 {
    let asked: i64 = requests.iter().sum();
    if asked <= available {
        shares.copy_from_slice(requests);
        return asked;
    }
    if available == 0 {
        shares.fill(0);
        return 0;
    }
    let rate = fill_rate(available, requests, weights, shares);
    let mut left = available;
    for ((&request, weight), share) in requests.iter().zip(weights).zip(&mut *shares) {
        let part = request as f64 * (weight * rate).min(1.0);
        *share = (part as i64).min(request).min(left);
        left -= *share;
    }
    // Litres that rounding left go to the first who still lack some.
    for ((&request, weight), share) in requests.iter().zip(weights).zip(shares) {
        if left == 0 {
            break;
        }
        if *weight > 0.0 {
            let more = (request - *share).min(left);
            *share += more;
            left -= more;
        }
    }
    available - left
}

/// The rate at which `min(1, weight × rate)` of all requests together is what is available.
/// `full` is scratch: 1 for those served in full.
fn fill_rate(available: i64, requests: &[i64], weights: &[f64], full: &mut [i64]) -> f64 {
    full.fill(0);
    let mut left = available as f64;
    let mut wanting: f64 = requests
        .iter()
        .zip(weights)
        .map(|(r, w)| *r as f64 * w)
        .sum();
    loop {
        if wanting <= 0.0 || left <= 0.0 {
            return if left <= 0.0 { 0.0 } else { f64::MAX };
        }
        let rate = left / wanting;
        let mut changed = false;
        for ((&request, weight), full) in requests.iter().zip(weights).zip(&mut *full) {
            if *full == 0 && weight * rate >= 1.0 {
                *full = 1;
                left -= request as f64;
                wanting -= request as f64 * weight;
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

    #[test]
    fn enough_serves_all_and_scarcity_is_shared_by_weight() {
        let mut got = [0; 3];
        assert_eq!(ration(100, &[10, 20, 30], &[1.0; 3], &mut got), 60);
        assert_eq!(got, [10, 20, 30]);
        assert_eq!(ration(60, &[40, 40, 40], &[1.0, 1.0, 1.0], &mut got), 60);
        assert_eq!(got, [20, 20, 20]);
        // The third would get 60 of 90 by weight; it takes the 40 it asked for.
        assert_eq!(ration(90, &[40, 40, 40], &[1.0, 1.0, 4.0], &mut got), 90);
        assert_eq!(got, [25, 25, 40]);
        assert_eq!(ration(7, &[40, 40, 40], &[0.0; 3], &mut got), 0);
    }

    proptest! {
        #[test]
        fn no_litre_is_lost_and_nobody_gets_more_than_asked(
            available in 0_i64..5_000_000,
            asks in prop::collection::vec((0_i64..1_000_000, 0.01_f64..10.0), 1..10),
        ) {
            let (requests, weights): (Vec<_>, Vec<_>) = asks.into_iter().unzip();
            let mut got = vec![0; requests.len()];
            let given = ration(available, &requests, &weights, &mut got);
            let asked: i64 = requests.iter().sum();
            prop_assert_eq!(given, got.iter().sum::<i64>());
            prop_assert_eq!(given, available.min(asked));
            prop_assert!(got.iter().zip(&requests).all(|(g, r)| 0 <= *g && g <= r));
        }

        #[test]
        fn more_weight_and_more_fuel_never_give_less(
            available in 0_i64..1_000_000,
            more in 0_i64..100_000,
            boost in 1.0_f64..10.0,
            asks in prop::collection::vec((0_i64..500_000, 0.1_f64..10.0), 2..10),
        ) {
            let (requests, mut weights): (Vec<_>, Vec<_>) = asks.into_iter().unzip();
            let mut before = vec![0; requests.len()];
            ration(available, &requests, &weights, &mut before);
            let mut after = before.clone();
            ration(available + more, &requests, &weights, &mut after);
            let slack = requests.len() as i64;
            prop_assert!(after.iter().zip(&before).all(|(a, b)| a + slack >= *b));
            weights[0] *= boost;
            ration(available, &requests, &weights, &mut after);
            prop_assert!(after[0] + slack >= before[0]);
        }
    }
}
