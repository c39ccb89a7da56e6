//! Taking some of the trucks of a party.

/// Takes `n` trucks out of `cells` at even steps along the line of all of them, so that each truck
/// is as likely to be taken as any other; `u` says where the first step falls. Shows how many are
/// taken from each cell. Takes all if `n` exceeds their number.
pub(super) fn pick(cells: &mut [i32], n: i32, u: f64, mut taken: impl FnMut(usize, i32)) {
    let total: i64 = cells.iter().map(|&trucks| i64::from(trucks)).sum();
    let n = i64::from(n).min(total);
    if n <= 0 {
        return;
    }
    if n == total {
        for (cell, trucks) in cells
            .iter_mut()
            .enumerate()
            .filter(|(_, trucks)| **trucks > 0)
        {
            taken(cell, std::mem::take(trucks));
        }
        return;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // u < 1
    let offset = ((u * total as f64) as i64).min(total - 1);
    // The i-th truck taken stands at (i * total + offset) / n, rounded down: all different.
    let (mut i, mut end) = (0, 0);
    for (cell, trucks) in cells.iter_mut().enumerate() {
        end += i64::from(*trucks);
        let mut here = 0;
        while i < n && (i * total + offset) / n < end {
            here += 1;
            i += 1;
        }
        if here > 0 {
            *trucks -= here;
            taken(cell, here);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_each_truck_alike_and_never_more_than_there_are() {
        let full = [3, 0, 17, 1, 9];
        for n in 0..=32 {
            let mut mean = [0.0; 5];
            for i in 0..1000 {
                let mut cells = full;
                let mut all = 0;
                pick(&mut cells, n, (f64::from(i) + 0.5) / 1000.0, |cell, k| {
                    all += k;
                    mean[cell] += f64::from(k) / 1000.0;
                });
                assert_eq!(all, n.min(30));
                assert_eq!(cells.iter().sum::<i32>(), 30 - n.min(30));
                assert!(cells.iter().all(|&k| k >= 0));
            }
            for (cell, expected) in full.iter().enumerate() {
                let share = f64::from(n.min(30)) / 30.0 * f64::from(*expected);
                assert!((mean[cell] - share).abs() < 0.02, "{n} {cell}");
            }
        }
    }
}
