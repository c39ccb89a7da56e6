//! One replicate's draw of all inputs.

use citerne_luck::dirichlet::dirichlet;
use citerne_luck::{DayLuck, Luck, Stage};

use super::{Group, Inputs, LuckId, Role};

/// The uniforms behind a draw of all inputs.
pub trait Chances {
    /// That of an input, by index.
    fn input(&self, index: usize) -> f64;
    /// That of a hypothesis, by index.
    fn hypothesis(&self, index: usize) -> f64;
}

/// Those of one replicate.
struct OfReplicate<'a> {
    inputs: &'a Inputs,
    luck: DayLuck,
}

impl Chances for OfReplicate<'_> {
    #[inline]
    fn input(&self, index: usize) -> f64 {
        chance(self.luck, self.inputs.list[index].luck)
    }

    fn hypothesis(&self, index: usize) -> f64 {
        chance(self.luck, self.inputs.rivals[index].luck)
    }
}

impl Inputs {
    /// The uniforms of one replicate: `luck` is the seed's luck with the replicate chosen.
    #[inline]
    pub fn chances(&self, luck: Luck) -> impl Chances + '_ {
        let luck = luck.stage(Stage::Prior).day(0);
        OfReplicate { inputs: self, luck }
    }

    /// Draws every input for one replicate: `luck` is the seed's luck with the replicate chosen.
    ///
    /// `values` receives one value for each input, in order, in the input's unit; `versions` the
    /// index of the version that holds of each hypothesis. Both are cleared first.
    pub fn draw(&self, luck: Luck, values: &mut Vec<f64>, versions: &mut Vec<usize>) {
        self.draw_by(&self.chances(luck), values, versions);
    }

    /// The same from given uniforms.
    pub fn draw_by(
        &self,
        chances: &impl Chances,
        values: &mut Vec<f64>,
        versions: &mut Vec<usize>,
    ) {
        values.clear();
        versions.clear();
        for (index, input) in self.list.iter().enumerate() {
            values.push(match &input.role {
                Role::Single(prior) if prior.is_fixed() => prior.quantile(0.5),
                Role::Single(prior) => prior.quantile(chances.input(index)),
                Role::Share { mean, .. } => *mean,
            });
        }
        for group in self
            .groups
            .iter()
            .filter(|group| group.concentration.is_some())
        {
            self.draw_group(group, chances, values);
        }
        for (index, rivals) in self.rivals.iter().enumerate() {
            let weights = rivals.versions.iter().map(|version| version.weight);
            let version = choose(weights, chances.hypothesis(index));
            versions.push(version);
            let set = rivals
                .versions
                .get(version)
                .map_or(&[][..], |version| &version.set[..]);
            for (index, prior) in set {
                values[*index] = prior.quantile(chances.input(*index));
            }
        }
    }

    /// Shares from a Dirichlet distribution. Held shares keep their value and the others divide
    /// what is left; shares of mean zero stay zero.
    fn draw_group(&self, group: &Group, chances: &impl Chances, values: &mut [f64]) {
        let Some(tables) = &group.tables else {
            return self.draw_small(group, chances, values);
        };
        let all = group.first..group.first + group.len;
        let (mut left, mut sum) = (1.0, 0.0);
        for index in all {
            if let Role::Share {
                mean, held: true, ..
            } = self.list[index].role
            {
                left -= mean;
            }
        }
        for (index, table) in tables {
            values[*index] = table.quantile(chances.input(*index));
            sum += values[*index];
        }
        for (index, _) in tables {
            values[*index] *= left / sum;
        }
    }

    /// The same for parameters so small that gamma draws may underflow: reckoned in logarithms.
    fn draw_small(&self, group: &Group, chances: &impl Chances, values: &mut [f64]) {
        let concentration = group.concentration.unwrap_or(f64::INFINITY);
        let mut free = Vec::with_capacity(group.len);
        let (mut alphas, mut us) = (Vec::new(), Vec::new());
        let mut left = 1.0;
        for index in group.first..group.first + group.len {
            let Role::Share { mean, held, .. } = self.list[index].role else {
                continue;
            };
            if held {
                left -= mean;
            } else if mean > 0.0 {
                free.push(index);
                alphas.push(concentration * mean);
                us.push(chances.input(index));
            }
        }
        let mut shares = vec![0.0; free.len()];
        dirichlet(&alphas, &us, &mut shares);
        for (index, share) in free.into_iter().zip(shares) {
            values[index] = share * left;
        }
    }
}

#[inline]
fn chance(luck: DayLuck, id: LuckId) -> f64 {
    luck.uniform(id.decision, id.entity)
}

/// Index of the version into whose part of the total weight `u` falls.
fn choose(weights: impl Iterator<Item = f64> + Clone, u: f64) -> usize {
    let aim = u * weights.clone().sum::<f64>();
    let mut sum = 0.0;
    let mut last = 0;
    for (index, weight) in weights.enumerate() {
        sum += weight;
        if weight > 0.0 {
            last = index;
        }
        if aim < sum {
            return index;
        }
    }
    last
}
