//! Where reported figures lie in what histories answer.

use super::reading::Fact;

/// Answers below which quantiles say nothing: the outer 2.5 % are then less than one history.
pub const MIN_ANSWERS: usize = 40;

/// Shares of histories that the central bands hold, and how many there are.
const LEVELS: [(f64, Band); 3] = [
    (0.5, Band::Half),
    (0.9, Band::Ninety),
    (0.95, Band::NinetyFive),
];

/// The narrowest central band that holds a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// That of 50 %.
    Half,
    /// That of 90 %.
    Ninety,
    /// That of 95 %.
    NinetyFive,
    /// None of them.
    Outside,
}

/// The answers of histories, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread(Vec<f64>);

impl Spread {
    /// From answers in any order.
    #[must_use]
    pub fn new(mut answers: Vec<f64>) -> Self {
        answers.sort_by(f64::total_cmp);
        Self(answers)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// A quantile, between the two nearest answers in proportion; `None` without answers.
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let last = self.0.len().checked_sub(1)?;
        let at = p.clamp(0.0, 1.0) * last as f64;
        let below = at.floor() as usize;
        let above = (below + 1).min(last);
        Some(self.0[below] + (self.0[above] - self.0[below]) * (at - below as f64))
    }

    /// Share of the answers below a figure, those equal to it counted half.
    #[must_use]
    pub fn rank(&self, figure: f64) -> Option<f64> {
        let below = self.0.partition_point(|answer| *answer < figure);
        let upto = self.0.partition_point(|answer| *answer <= figure);
        (!self.0.is_empty()).then(|| (below + upto) as f64 / (2 * self.0.len()) as f64)
    }

    /// The narrowest central band that a range meets; a figure is a range without width.
    #[must_use]
    pub fn meets(&self, low: f64, high: f64) -> Option<Band> {
        for (level, band) in LEVELS {
            let bottom = self.quantile((1.0 - level) / 2.0)?;
            let top = self.quantile((1.0 + level) / 2.0)?;
            if high >= bottom && low <= top {
                return Some(band);
            }
        }
        Some(Band::Outside)
    }
}

/// A fact beside what histories answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Histories that answer at all.
    pub answers: usize,
    /// 5 %, 50 % and 95 % quantiles of the answers.
    pub quantiles: [f64; 3],
    /// Share of answers below the reported figure.
    pub rank: f64,
    /// Narrowest band that holds the reported figure.
    pub band: Band,
    /// Narrowest band that its bounds of belief meet.
    pub range: Band,
    /// Width of the 90 % band beside the reported figure; `None` for a figure of zero.
    pub width: Option<f64>,
}

/// Sets a fact beside the answers; `None` if there are too few ([`MIN_ANSWERS`]).
#[must_use]
pub fn score(fact: &Fact, answers: &Spread) -> Option<Score> {
    if answers.count() < MIN_ANSWERS {
        return None;
    }
    let [low, median, high] = [0.05, 0.5, 0.95].map(|p| answers.quantile(p));
    let (low, median, high) = (low?, median?, high?);
    Some(Score {
        answers: answers.count(),
        quantiles: [low, median, high],
        rank: answers.rank(fact.value)?,
        band: answers.meets(fact.value, fact.value)?,
        range: answers.meets(fact.low, fact.high)?,
        width: (fact.value != 0.0).then(|| (high - low) / fact.value.abs()),
    })
}

/// How often figures lie where they should, and how narrow that is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Coverage {
    /// Facts.
    pub facts: usize,
    /// How many of them lie inside the 50, 90 and 95 % band.
    pub inside: [usize; 3],
    /// How many have bounds that meet these bands.
    pub meet: [usize; 3],
    /// Mean width of the 90 % band beside the reported figure; `None` without figures but zero.
    pub sharpness: Option<f64>,
}

impl Coverage {
    /// Of some scores.
    pub fn of<'a>(scores: impl IntoIterator<Item = &'a Score>) -> Self {
        let mut all = Self::default();
        let (mut widths, mut wide) = (0.0, 0_usize);
        for score in scores {
            all.facts += 1;
            for (level, (_, band)) in LEVELS.iter().enumerate() {
                all.inside[level] += usize::from(score.band <= *band);
                all.meet[level] += usize::from(score.range <= *band);
            }
            if let Some(width) = score.width {
                widths += width;
                wide += 1;
            }
        }
        all.sharpness = (wide > 0).then(|| widths / wide as f64);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hundred() -> Spread {
        Spread::new((0..=100).rev().map(f64::from).collect())
    }

    #[test]
    fn quantiles_and_ranks_of_a_ladder_are_those_of_the_hand() {
        let spread = hundred();
        assert_eq!(spread.quantile(0.05), Some(5.0));
        assert_eq!(spread.quantile(0.975), Some(97.5));
        // 30 answers lie below 30, one is equal: 30.5 of 101.
        assert_eq!(spread.rank(30.0), Some(30.5 / 101.0));
        assert_eq!(spread.rank(-1.0), Some(0.0));
        assert_eq!(spread.rank(1e9), Some(1.0));
        assert_eq!(Spread::new(vec![]).quantile(0.5), None);
        assert_eq!(Spread::new(vec![]).rank(0.5), None);
    }

    #[test]
    fn ties_count_half() {
        assert_eq!(Spread::new(vec![0.0; 50]).rank(0.0), Some(0.5));
        assert_eq!(Spread::new(vec![0.0; 50]).meets(0.0, 0.0), Some(Band::Half));
    }

    #[test]
    fn a_figure_lies_in_its_narrowest_band() {
        let band = |figure| hundred().meets(figure, figure).expect("answers");
        assert_eq!(band(25.0), Band::Half);
        assert_eq!(band(24.9), Band::Ninety);
        assert_eq!(band(96.0), Band::NinetyFive);
        assert_eq!(band(98.0), Band::Outside);
        // A range that begins outside and ends in the middle meets the middle.
        assert_eq!(hundred().meets(-50.0, 30.0), Some(Band::Half));
    }

    #[test]
    fn coverage_is_counted_by_hand() {
        let score = |band, range, width| Score {
            answers: 100,
            quantiles: [0.0; 3],
            rank: 0.5,
            band,
            range,
            width,
        };
        let scores = [
            score(Band::Half, Band::Half, Some(1.0)),
            score(Band::Ninety, Band::Half, Some(2.0)),
            score(Band::NinetyFive, Band::Ninety, None),
            score(Band::Outside, Band::Outside, Some(6.0)),
        ];
        let coverage = Coverage::of(&scores);
        assert_eq!(coverage.facts, 4);
        assert_eq!(coverage.inside, [1, 2, 3]);
        assert_eq!(coverage.meet, [2, 3, 3]);
        assert_eq!(coverage.sharpness, Some(3.0));
        assert_eq!(Coverage::of([]), Coverage::default());
    }
}
