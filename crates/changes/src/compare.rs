//! Two runs side by side.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::error::ChangesError;
use crate::figures::{Figure, Figures, Headline};
use crate::kept::Kept;

/// Days after the later as-of day on which headlines are compared, beside that day itself.
const AHEAD: [i64; 4] = [30, 60, 90, 180];
/// A shift counts if it is this many times its Monte Carlo error: chance alone makes one in 370.
const ERRORS: f64 = 3.0;

/// A headline in both runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    /// Which.
    pub headline: Headline,
    /// In the older run.
    pub old: Figure,
    /// In the newer one.
    pub new: Figure,
}

impl Shift {
    /// By how much it moved.
    #[must_use]
    pub fn by(&self) -> f64 {
        self.new.value - self.old.value
    }

    /// Monte Carlo error of that. Runs that share their luck err alike, so it is rather too large.
    #[must_use]
    pub fn error(&self) -> f64 {
        let (old, new) = (self.old.error, self.new.error);
        (old * old + new * new).sqrt()
    }

    /// Whether it moved by more than chance.
    #[must_use]
    pub fn moved(&self) -> bool {
        self.by().abs() > ERRORS * self.error()
    }

    /// How large the shift is beside the uncertainty of the headline itself.
    #[must_use]
    pub fn size(&self) -> f64 {
        let range = self.old.range.max(self.new.range);
        match range > 0.0 {
            true => self.by().abs() / range,
            false => f64::from(u8::from(self.by() != 0.0)),
        }
    }
}

/// Two runs side by side.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The dates that were compared: days from the later as-of day on that both runs have.
    pub dates: Vec<Date>,
    /// All headlines that both have: those that moved first, then by size.
    pub shifts: Vec<Shift>,
    /// Headlines that only one of them has.
    pub unmatched: usize,
}

impl Comparison {
    /// Compares two runs.
    ///
    /// # Errors
    /// If a table can't be read, or the runs have no day in common.
    pub fn of(old: &Kept, new: &Kept) -> Result<Self, ChangesError> {
        let dates = dates(old, new)?;
        let (before, after) = (old.figures(&dates)?, new.figures(&dates)?);
        Ok(Self::between(dates, before, after))
    }

    fn between(dates: Vec<Date>, before: Figures, mut after: Figures) -> Self {
        let mut shifts = Vec::new();
        let mut unmatched = 0;
        for (headline, old) in before {
            match after.remove(&headline) {
                Some(new) => shifts.push(Shift { headline, old, new }),
                None => unmatched += 1,
            }
        }
        unmatched += after.len();
        shifts.sort_by(|a, b| {
            let keys = b
                .moved()
                .cmp(&a.moved())
                .then(b.size().total_cmp(&a.size()));
            keys.then_with(|| a.headline.cmp(&b.headline))
        });
        Self {
            dates,
            shifts,
            unmatched,
        }
    }

    /// Those that moved by more than chance.
    pub fn moved(&self) -> impl Iterator<Item = &Shift> {
        self.shifts.iter().filter(|shift| shift.moved())
    }
}

/// The later as-of day, the horizons after it, and the last common day in the place of the last
/// horizon where that lies beyond.
fn dates(old: &Kept, new: &Kept) -> Result<Vec<Date>, ChangesError> {
    let first = old.identity.as_of.max(new.identity.as_of);
    let last = old.last.min(new.last);
    if last < first {
        return Err(ChangesError::NoCommonDay);
    }
    let ahead = AHEAD.map(|days| first.saturating_add(days.days()).min(last));
    let mut dates: Vec<Date> = std::iter::once(first).chain(ahead).collect();
    dates.dedup();
    Ok(dates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::What;

    fn figures(of: &[(&str, f64, f64)]) -> Figures {
        let figure = |(name, value, error): &(&str, f64, f64)| {
            let headline = Headline {
                what: What::Claim,
                name: (*name).to_owned(),
                of: String::new(),
                product: String::new(),
                date: None,
            };
            (headline, Figure::share(*value, *error))
        };
        of.iter().map(figure).collect()
    }

    #[test]
    fn noise_is_no_change_and_the_largest_comes_first() {
        let old = figures(&[
            ("a", 0.50, 0.01),
            ("b", 0.20, 0.01),
            ("c", 0.1, 0.001),
            ("gone", 0.1, 0.1),
        ]);
        let new = figures(&[
            ("a", 0.54, 0.01),
            ("b", 0.30, 0.01),
            ("c", 0.2, 0.1),
            ("new", 0.1, 0.1),
        ]);
        let found = Comparison::between(Vec::new(), old, new);
        let names: Vec<_> = found
            .shifts
            .iter()
            .map(|s| s.headline.name.as_str())
            .collect();
        assert_eq!(names, ["b", "c", "a"]);
        assert_eq!(found.moved().count(), 1);
        assert_eq!(found.unmatched, 2);
    }

    #[test]
    fn a_median_errs_as_one_of_a_normal_law() {
        // Of 100 draws from a standard normal law: √(π/200).
        let figure = Figure::median([-1.644_853_6, 0.0, 1.644_853_6], 100.0, "days");
        assert!(
            (figure.error - 0.125_331_4).abs() < 1e-6,
            "{}",
            figure.error
        );
    }
}
