//! The search: NSGA-II (Deb and others, 2002) with an archive of all good plans met.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::front::{fronts, solitude};
use super::variation::Variation;
use super::{Found, Judged, Lever, Menu};
use crate::dice::{Dice, Question};
use crate::invalid::{Invalid, finite, length, range};

/// How plans are looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchSettings {
    /// Seed of the luck.
    pub seed: u64,
    /// How many plans live at a time; at least 4.
    pub population: usize,
    /// How many plans are judged at most; at least as many as live. If the whole menu has no more,
    /// all of it is judged.
    pub plans: usize,
    /// How many levers a plan uses at most; none for any number.
    pub most: Option<usize>,
    /// By how much payoffs must differ to be told apart, one for each; empty to tell all apart.
    pub grain: Vec<f64>,
}

impl Default for SearchSettings {
    fn default() -> Self {
        Self {
            seed: 1,
            population: 100,
            plans: 10_000,
            most: None,
            grain: Vec::new(),
        }
    }
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// Plans within the limits of which none dominates another, by falling first payoff.
    pub plans: Vec<Found>,
    /// How many plans were judged.
    pub judged: usize,
    /// Whether that was the whole menu, so that no plan is better.
    pub complete: bool,
    /// How many plans entered the front in each generation; when it stays at 0, more search brings
    /// little.
    pub entered: Vec<usize>,
}

/// Generations without any new plan, after which a search gives up.
const PATIENCE: usize = 20;

impl Search {
    /// Looks for good plans of a menu. The plan that does nothing is always among those judged.
    ///
    /// # Errors
    ///
    /// If a setting is out of range; without a lever, or with one that has no level; if plans are
    /// judged by numbers that aren't finite, or not all by as many.
    pub fn run(menu: &dyn Menu, settings: &SearchSettings) -> Result<Self, Invalid> {
        check(menu, settings)?;
        let mut run = Run {
            menu,
            settings,
            archive: Archive::new(settings.grain.clone()),
            known: BTreeMap::new(),
            entered: Vec::new(),
        };
        let complete = match whole_menu(menu.levers(), settings) {
            Some(plans) => {
                run.judge(&plans)?;
                true
            }
            None => {
                run.evolve()?;
                false
            }
        };
        Ok(Self {
            plans: run.archive.sorted(),
            judged: run.known.len(),
            complete,
            entered: run.entered,
        })
    }
}

fn check(menu: &dyn Menu, settings: &SearchSettings) -> Result<(), Invalid> {
    let SearchSettings {
        population,
        plans,
        grain,
        ..
    } = settings;
    range(
        "number of plans that live",
        *population as f64,
        *population >= 4,
        "from 4 up",
    )?;
    let enough = plans >= population;
    range(
        "number of plans to judge",
        *plans as f64,
        enough,
        "from as many as live, up",
    )?;
    for width in grain {
        range(
            "grain of a payoff",
            *width,
            *width > 0.0 && width.is_finite(),
            "above 0",
        )?;
    }
    if menu.levers().is_empty() {
        return Err(Invalid::Empty { what: "lever" });
    }
    let fewest = menu
        .levers()
        .iter()
        .map(|lever| lever.levels)
        .min()
        .unwrap_or(0);
    range(
        "number of levels of a lever",
        fewest as f64,
        fewest > 0,
        "from 1 up",
    )
}

/// All plans of the menu, fewest levers first, if there are no more than may be judged.
fn whole_menu(levers: &[Lever], settings: &SearchSettings) -> Option<Vec<Vec<usize>>> {
    let most = settings.most.unwrap_or(levers.len()).min(levers.len());
    let mut all = vec![vec![0; levers.len()]];
    let mut longest = 0..1;
    for _ in 0..most {
        for number in longest.clone() {
            let plan = all[number].clone();
            let next = plan
                .iter()
                .rposition(|level| *level > 0)
                .map_or(0, |it| it + 1);
            for lever in next..levers.len() {
                for level in 1..levers[lever].levels {
                    let mut plan = plan.clone();
                    plan[lever] = level;
                    all.push(plan);
                }
                if all.len() > settings.plans {
                    return None;
                }
            }
        }
        longest = longest.end..all.len();
    }
    Some(all)
}

/// A search under way.
struct Run<'a> {
    menu: &'a dyn Menu,
    settings: &'a SearchSettings,
    archive: Archive,
    known: BTreeMap<Vec<usize>, Judged>,
    entered: Vec<usize>,
}

impl Run<'_> {
    fn evolve(&mut self) -> Result<(), Invalid> {
        let size = self.settings.population;
        let variation = Variation::new(self.menu.levers(), self.settings);
        let parents = Dice::new(self.settings.seed, Question::Parent);
        let nothing = vec![0; self.menu.levers().len()];
        let first = (1..size).map(|number| variation.any(number));
        let mut living = self.judge(&std::iter::once(nothing).chain(first).collect::<Vec<_>>())?;
        let (mut generation, mut idle) = (0, 0);
        while self.known.len() < self.settings.plans && idle < PATIENCE {
            generation += 1;
            let ranks = ranks(&living);
            let parent = |number: usize, which: usize| {
                let [one, two] = [0, 1].map(|it| parents.below(living.len(), number, which, it));
                if ranks[one] <= ranks[two] {
                    &living[one].plan
                } else {
                    &living[two].plan
                }
            };
            let children = (0..size).map(|child| {
                let number = generation * size + child;
                variation.child(parent(number, 0), parent(number, 1), number)
            });
            let children = children.collect::<Vec<_>>();
            let before = self.known.len();
            living.extend(self.judge(&children)?);
            idle = if self.known.len() > before {
                0
            } else {
                idle + 1
            };
            living = survivors(living, size);
        }
        Ok(())
    }

    /// Judges those plans that aren't known yet, as far as the number allows, and gives all of them
    /// that are known then.
    fn judge(&mut self, plans: &[Vec<usize>]) -> Result<Vec<Found>, Invalid> {
        let room = self.settings.plans - self.known.len();
        let mut new: Vec<Vec<usize>> = Vec::new();
        for plan in plans {
            if new.len() < room && !self.known.contains_key(plan) && !new.contains(plan) {
                new.push(plan.clone());
            }
        }
        let judged = self.menu.judge(&new);
        length("judged plans", judged.len(), new.len())?;
        let mut entered = 0;
        for (plan, judged) in new.into_iter().zip(judged) {
            self.check(&judged)?;
            let found = Found { plan, judged };
            entered += usize::from(self.archive.offer(&found));
            self.known.insert(found.plan, found.judged);
        }
        self.entered.push(entered);
        let known = |plan: &Vec<usize>| {
            let judged = self.known.get(plan)?.clone();
            Some(Found {
                plan: plan.clone(),
                judged,
            })
        };
        Ok(plans.iter().filter_map(known).collect())
    }

    fn check(&self, judged: &Judged) -> Result<(), Invalid> {
        finite("payoff of a plan", &judged.payoffs)?;
        finite("excess of a plan", &[judged.excess])?;
        if !self.settings.grain.is_empty() {
            length(
                "payoffs of a plan",
                judged.payoffs.len(),
                self.settings.grain.len(),
            )?;
        }
        match self.known.values().next() {
            Some(first) => length(
                "payoffs of a plan",
                judged.payoffs.len(),
                first.payoffs.len(),
            ),
            None => Ok(()),
        }
    }
}

/// Place of each plan: by front, then by how alone it is there, then the earlier.
fn ranks(plans: &[Found]) -> Vec<usize> {
    let judged: Vec<Judged> = plans.iter().map(|found| found.judged.clone()).collect();
    let front_of = fronts(&judged);
    let last = front_of.iter().copied().max().unwrap_or(0);
    let mut alone = vec![0.0; plans.len()];
    for front in 0..=last {
        let members: Vec<usize> = (0..plans.len())
            .filter(|it| front_of[*it] == front)
            .collect();
        let of_front: Vec<&Judged> = members.iter().map(|it| &judged[*it]).collect();
        for (member, solitude) in members.iter().zip(solitude(&of_front)) {
            alone[*member] = solitude;
        }
    }
    let mut order: Vec<usize> = (0..plans.len()).collect();
    order.sort_by(|one, two| {
        let by_front = front_of[*one].cmp(&front_of[*two]);
        by_front
            .then(alone[*two].total_cmp(&alone[*one]))
            .then(one.cmp(two))
    });
    let mut ranks = vec![0; plans.len()];
    for (rank, plan) in order.into_iter().enumerate() {
        ranks[plan] = rank;
    }
    ranks
}

/// The best plans, each once.
fn survivors(plans: Vec<Found>, size: usize) -> Vec<Found> {
    let unique: BTreeMap<Vec<usize>, Judged> = plans
        .into_iter()
        .map(|found| (found.plan, found.judged))
        .collect();
    let plans: Vec<Found> = unique
        .into_iter()
        .map(|(plan, judged)| Found { plan, judged })
        .collect();
    let mut ranked: Vec<(usize, Found)> = ranks(&plans).into_iter().zip(plans).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked
        .into_iter()
        .take(size)
        .map(|(_, found)| found)
        .collect()
}
