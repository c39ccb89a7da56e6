//! Figures as text in messages.

/// A figure with at most six significant digits and without needless zeros; whole numbers in full.
pub(crate) fn figure(value: f64) -> String {
    if value.is_infinite() {
        return if value > 0.0 {
            "no limit above"
        } else {
            "no limit below"
        }
        .to_owned();
    }
    let short: f64 = format!("{value:.5e}").parse().unwrap_or(value);
    let size = value.abs();
    if value == value.trunc() && size < 1e15 {
        format!("{value:.0}")
    } else if (1e-4..1e15).contains(&size) {
        format!("{short}")
    } else {
        format!("{short:e}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_people_write() {
        let cases = [
            (12.0, "12"),
            (0.05, "0.05"),
            (1_234_567.0, "1234567"),
            (0.1 + 0.2, "0.3"),
            (-3.5, "-3.5"),
            (1e-9, "1e-9"),
            (0.0, "0"),
            (1.0 / 3.0, "0.333333"),
        ];
        for (value, text) in cases {
            assert_eq!(figure(value), text);
        }
    }
}
