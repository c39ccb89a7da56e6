//! Points from which histories are lived to see what matters.

use citerne_decide::{Groups, Invalid, MorrisDesign, SobolDesign};

use crate::factors::{Factor, systems};

/// Points of one analysis: groups of factors, and how they are moved.
#[derive(Debug, Clone)]
pub struct Design {
    /// Which analysis.
    pub step: Step,
    /// Names of the groups.
    pub groups: Vec<String>,
    factors: Vec<Factor>,
    points: Points,
}

/// The analyses, in the order in which they are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Sobol' indices by system.
    Systems,
    /// Elementary effects of every factor.
    Screening,
    /// Sobol' indices of the factors that screening found to matter, the others as one group.
    Inputs,
}

#[derive(Debug, Clone)]
enum Points {
    Sobol(SobolDesign),
    Morris(MorrisDesign),
}

/// The group of all factors that are not asked for one by one.
pub(crate) const OTHERS: &str = "others";
/// Steps of the grid of screening.
const LEVELS: usize = 4;

impl Step {
    /// Id, as tables call it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Systems => "systems",
            Self::Screening => "screening",
            Self::Inputs => "inputs",
        }
    }
}

impl Design {
    /// Sobol' points with a group for each system.
    ///
    /// # Errors
    /// With fewer than 2 base rows, or more than 1,024 factors.
    pub fn systems(factors: &[Factor], base: usize, seed: u64) -> Result<Self, Invalid> {
        let names = factors.iter().map(|factor| factor.system.as_str());
        let (groups, of_factor) = systems(names);
        let design = SobolDesign::new(Groups::new(of_factor)?, base, false, seed)?;
        Ok(Self::new(
            Step::Systems,
            factors,
            groups,
            Points::Sobol(design),
        ))
    }

    /// Trajectories that move each factor by itself.
    ///
    /// # Errors
    /// With fewer than 2 trajectories.
    pub fn screening(factors: &[Factor], trajectories: usize, seed: u64) -> Result<Self, Invalid> {
        let each = Groups::each(factors.len())?;
        let design = MorrisDesign::new(each, trajectories, LEVELS, seed)?;
        let groups = factors.iter().map(|factor| factor.path.clone()).collect();
        Ok(Self::new(
            Step::Screening,
            factors,
            groups,
            Points::Morris(design),
        ))
    }

    /// Sobol' points with a group for each factor that is asked for, by index, one for luck, and one
    /// for all others.
    ///
    /// # Errors
    /// With fewer than 2 base rows, or more than 1,024 factors.
    pub fn inputs(
        factors: &[Factor],
        asked: &[usize],
        base: usize,
        seed: u64,
    ) -> Result<Self, Invalid> {
        let name = |(index, factor): (usize, &Factor)| match asked.contains(&index) {
            true => factor.path.clone(),
            false if factor.is_luck() => factor.path.clone(),
            false => OTHERS.to_owned(),
        };
        let names: Vec<String> = factors.iter().enumerate().map(name).collect();
        let (groups, of_factor) = systems(names.iter().map(String::as_str));
        let design = SobolDesign::new(Groups::new(of_factor)?, base, false, seed)?;
        Ok(Self::new(
            Step::Inputs,
            factors,
            groups,
            Points::Sobol(design),
        ))
    }

    fn new(step: Step, factors: &[Factor], groups: Vec<String>, points: Points) -> Self {
        Self {
            step,
            groups,
            factors: factors.to_vec(),
            points,
        }
    }

    /// How many points there are; each is a history.
    #[must_use]
    pub fn points(&self) -> usize {
        match &self.points {
            Points::Sobol(design) => design.points(),
            Points::Morris(design) => design.points(),
        }
    }

    /// Base rows or trajectories.
    #[must_use]
    pub fn base(&self) -> usize {
        match &self.points {
            Points::Sobol(design) => design.base(),
            Points::Morris(design) => design.trajectories(),
        }
    }

    /// The Sobol' points, if it has such.
    pub(crate) fn sobol(&self) -> Option<&SobolDesign> {
        match &self.points {
            Points::Sobol(design) => Some(design),
            Points::Morris(_) => None,
        }
    }

    /// The trajectories, if it has such.
    pub(crate) fn morris(&self) -> Option<&MorrisDesign> {
        match &self.points {
            Points::Morris(design) => Some(design),
            Points::Sobol(_) => None,
        }
    }

    /// Writes the point of a replicate, a number for each input and hypothesis of the case, and luck.
    /// What is known exactly has a number that nobody asks for.
    pub fn point(&self, replicate: u64, out: &mut [f64]) {
        let index = usize::try_from(replicate).unwrap_or(usize::MAX);
        let mut of_factor = vec![0.5; self.factors.len()];
        match &self.points {
            Points::Sobol(design) => design.point(index, &mut of_factor),
            Points::Morris(design) => design.point(index, &mut of_factor),
        }
        out.fill(0.5);
        for (factor, number) in self.factors.iter().zip(of_factor) {
            out[factor.place] = number;
        }
    }

    /// What a point is: of Sobol' points `A`, `B`, or the group that `A` has from `B`; of
    /// trajectories the group that moved, with `+` or `-`, or `start`.
    #[must_use]
    pub fn label(&self, index: usize) -> String {
        match &self.points {
            Points::Sobol(design) => match index % design.block() {
                0 => "A".to_owned(),
                last if last + 1 == design.block() => "B".to_owned(),
                place => self.groups[place - 1].clone(),
            },
            Points::Morris(design) => match design.moved(index) {
                None => "start".to_owned(),
                Some((group, up)) => {
                    format!("{}{}", if up { '+' } else { '-' }, self.groups[group])
                }
            },
        }
    }

    /// The base row or trajectory of a point.
    #[must_use]
    pub fn row(&self, index: usize) -> usize {
        index / (self.points() / self.base())
    }
}
