//! Where to part the rows of a node.

use crate::numbers::Matrix;

/// Column and threshold at which impurity falls most, if it falls anywhere with enough rows on both
/// sides. Thresholds lie in the middle between two values.
pub(super) fn best_split(
    inputs: &Matrix,
    interest: &[bool],
    rows: &[usize],
    wanted: usize,
    least_rows: usize,
) -> Option<(usize, f64)> {
    let unparted = purity(rows.len(), wanted);
    let mut best = (unparted * (1.0 + 1e-12), None);
    for column in 0..inputs.columns() {
        let mut cells: Vec<(f64, bool)> = rows
            .iter()
            .map(|row| (inputs.at(*row, column), interest[*row]))
            .collect();
        cells.sort_by(|one, two| one.0.total_cmp(&two.0));
        let mut wanted_below = 0;
        for below in 1..cells.len() {
            wanted_below += usize::from(cells[below - 1].1);
            let (low, high) = (cells[below - 1].0, cells[below].0);
            let enough = below.min(cells.len() - below) >= least_rows;
            if low == high || !enough {
                continue;
            }
            let parted =
                purity(below, wanted_below) + purity(cells.len() - below, wanted - wanted_below);
            if parted > best.0 {
                best = (parted, Some((column, between(low, high))));
            }
        }
    }
    best.1
}

/// The middle of two values, or the lower one where none lies between them: rows up to the threshold
/// go down one branch, and the higher value must not be among them.
fn between(low: f64, high: f64) -> f64 {
    let middle = low + (high - low) / 2.0;
    if middle < high { middle } else { low }
}

/// Rows less their impurity's sum, up to a factor that is the same for all splits of a node.
fn purity(rows: usize, wanted: usize) -> f64 {
    let (rows, wanted) = (rows as f64, wanted as f64);
    (wanted * wanted + (rows - wanted) * (rows - wanted)) / rows
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn neighbouring_numbers_are_parted() {
        // Half the gap after an odd mantissa rounds up to the higher one.
        for low in [1.0_f64, 1.0_f64.next_up(), 3.7, -2.0, 1e300] {
            let high = low.next_up();
            let threshold = between(low, high);
            assert!(low <= threshold && threshold < high, "{low}");
        }
        assert_eq!(between(1.0, 2.0), 1.5);
    }
}
