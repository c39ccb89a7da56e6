//! A forecast as probabilities of categories.

use crate::Invalid;
use crate::invalid::share;
use crate::rules::log_score;

/// How far a sum of probabilities may be from one: tables are written with few digits.
const SLACK: f64 = 1e-6;

/// Names of the two categories of an event.
const NO_YES: [&str; 2] = ["no", "yes"];

/// Probabilities of categories, which are in their order if they have one.
#[derive(Debug, Clone, PartialEq)]
pub struct Pmf {
    categories: Vec<String>,
    probabilities: Vec<f64>,
}

impl Pmf {
    /// Probabilities of categories.
    ///
    /// # Errors
    /// Without categories; if numbers of categories and probabilities differ; if a category comes
    /// twice; if a probability lies outside [0, 1] or their sum differs from one by more than 1e-6.
    pub fn new(categories: Vec<String>, probabilities: Vec<f64>) -> Result<Self, Invalid> {
        if categories.is_empty() {
            return Err(Invalid::Empty { what: "categories" });
        }
        if categories.len() != probabilities.len() {
            return Err(Invalid::Length {
                what: "categories",
                found: categories.len(),
                expected: probabilities.len(),
            });
        }
        for (index, category) in categories.iter().enumerate() {
            if categories[..index].contains(category) {
                let category = category.clone();
                return Err(Invalid::Twice { category });
            }
        }
        let mut sum = 0.0;
        for &probability in &probabilities {
            sum += share("a probability", probability)?;
        }
        if (sum - 1.0_f64).abs() > SLACK {
            return Err(Invalid::Sum { sum });
        }
        Ok(Self {
            categories,
            probabilities,
        })
    }

    /// That an event happens (category `yes`) or not (`no`).
    ///
    /// # Errors
    /// If the probability lies outside [0, 1].
    pub fn event(probability: f64) -> Result<Self, Invalid> {
        let probability = share("a probability", probability)?;
        Ok(Self {
            categories: NO_YES.map(str::to_owned).to_vec(),
            probabilities: vec![1.0 - probability, probability],
        })
    }

    /// The categories, in their order.
    #[must_use]
    pub fn categories(&self) -> &[String] {
        &self.categories
    }

    /// Their probabilities.
    #[must_use]
    pub fn probabilities(&self) -> &[f64] {
        &self.probabilities
    }

    /// Probability of a category.
    ///
    /// # Errors
    /// If the forecast doesn't have it.
    pub fn probability(&self, category: &str) -> Result<f64, Invalid> {
        Ok(self.probabilities[self.place(category)?])
    }

    /// Brier score over all categories: `Σ (p − o)²`, from 0 to 2 (Brier, 1950). For two categories
    /// it is twice [`rules::brier`](crate::rules::brier).
    ///
    /// # Errors
    /// If the forecast doesn't have the category that came.
    pub fn brier(&self, came: &str) -> Result<f64, Invalid> {
        let came = self.place(came)?;
        let parts = self.probabilities.iter().enumerate();
        Ok(parts
            .map(|(index, p)| {
                let miss = p - f64::from(u8::from(index == came));
                miss * miss
            })
            .sum())
    }

    /// Logarithmic score: `−ln` of the probability of the category that came.
    ///
    /// # Errors
    /// If the forecast doesn't have it.
    pub fn log_score(&self, came: &str) -> Result<f64, Invalid> {
        Ok(log_score(self.probability(came)?))
    }

    /// Ranked probability score of ordered categories: the sum of squared differences of the
    /// cumulative probabilities (Epstein, 1969), not divided by the number of categories.
    ///
    /// # Errors
    /// If the forecast doesn't have the category that came.
    pub fn rps(&self, came: &str) -> Result<f64, Invalid> {
        let came = self.place(came)?;
        // The whole sum is one on both sides, but for rounding: it is left out.
        let all_but_last = &self.probabilities[..self.probabilities.len() - 1];
        let (mut cumulated, mut score) = (0.0, 0.0);
        for (index, probability) in all_but_last.iter().enumerate() {
            cumulated += probability;
            let miss: f64 = cumulated - f64::from(u8::from(index >= came));
            score += miss * miss;
        }
        Ok(score)
    }

    /// Cumulated probability before a category, and up to and with it.
    pub(crate) fn step(&self, came: &str) -> Result<[f64; 2], Invalid> {
        let came = self.place(came)?;
        let upto = |count: usize| self.probabilities[..count].iter().sum::<f64>().min(1.0);
        Ok([upto(came), upto(came + 1)])
    }

    fn place(&self, category: &str) -> Result<usize, Invalid> {
        let place = self.categories.iter().position(|known| known == category);
        place.ok_or_else(|| Invalid::UnknownCategory {
            found: category.to_owned(),
            known: self.categories.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn scores_of_three_categories_by_hand() {
        let categories = words(&["low", "middle", "high"]);
        let pmf = Pmf::new(categories, vec![0.5, 0.25, 0.25]).expect("fit");
        assert_eq!(pmf.brier("low"), Ok(0.375));
        assert_eq!(pmf.rps("low"), Ok(0.25 + 0.0625));
        assert_eq!(pmf.rps("middle"), Ok(0.25 + 0.0625));
        assert_eq!(pmf.rps("high"), Ok(0.25 + 0.5625));
        assert_eq!(pmf.step("middle"), Ok([0.5, 0.75]));
    }

    #[test]
    fn two_categories_are_twice_the_brier_score_of_the_event() {
        let event = Pmf::event(0.3).expect("a probability");
        for (category, happened) in [("yes", true), ("no", false)] {
            let both = event.brier(category).expect("known");
            assert!((both - 2.0 * rules::brier(0.3, happened)).abs() < 1e-15);
            let rps = event.rps(category).expect("known");
            assert!((rps - rules::brier(0.3, happened)).abs() < 1e-15);
        }
    }

    #[test]
    fn unfit_probabilities_are_refused() {
        let said = |categories: &[&str], probabilities: &[f64]| {
            Pmf::new(words(categories), probabilities.to_vec())
                .expect_err("unfit")
                .to_string()
        };
        assert_eq!(
            said(&["a", "b"], &[0.5, 0.4]),
            "probabilities sum to 0.9: they must sum to 1"
        );
        assert_eq!(said(&["a", "a"], &[0.5, 0.5]), "category \"a\" comes twice");
        assert_eq!(
            said(&["a", "b"], &[1.5, -0.5]),
            "a probability is 1.5: it must lie from 0 to 1"
        );
        let event = Pmf::event(0.3).expect("a probability");
        assert_eq!(
            event.log_score("perhaps").expect_err("unknown").to_string(),
            "category \"perhaps\" has no probability: the forecast has no, yes"
        );
    }
}
