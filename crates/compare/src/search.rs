//! Good plans under limits: many plans in few histories, the best of them again in fresh ones.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use citerne_case::spec::{Label, PlanSpec, Start};
use citerne_decide::{Judged, Lever, Menu, Search, SearchSettings};
use citerne_ensemble::{Draw, Forecast, Monitor, Simulator as _};
use citerne_model::{Model, ModelError};
use indexmap::IndexMap;

use crate::aim::{Aim, aims_of};
use crate::compare::join;
use crate::compared::{CompareError, Compared};
use crate::kind::Better;
use crate::limit::Limit;
use crate::live::Ways;

/// A measure that a plan may take, and on which days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub measure: String,
    /// Days after the day of the forecast on which it may start.
    pub days: Vec<u32>,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Quest {
    /// The menu.
    pub items: Vec<Item>,
    /// What plans are to do well by: indices of [`aims_of`].
    pub objectives: Vec<usize>,
    /// What no plan may pass on average.
    pub limits: Vec<Limit>,
    /// How many measures a plan takes at most.
    pub most: usize,
    /// How many plans are judged at most.
    pub plans: usize,
    /// Histories in which each is judged.
    pub histories: u64,
    /// Fresh histories in which those found are judged again.
    pub fresh: u64,
    /// How many are judged again at most.
    pub kept: usize,
    /// Payoffs that differ by less than this share of what single measures do are taken as equal;
    /// 0 to tell all apart.
    pub grain: f64,
    /// Seed of the search's own luck.
    pub seed: u64,
}

/// One plan that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its measures, each with the day after that of the forecast on which it starts.
    pub starts: Vec<(String, u32)>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    /// Plans of the front, by falling first objective.
    pub plans: Vec<Taken>,
    /// By plan and objective: the mean in the histories of the search.
    pub in_search: Vec<Vec<f64>>,
    /// By objective: the mean as things go, in the same histories.
    pub nothing: Vec<f64>,
    /// The same plans in fresh histories, beside things as they go.
    pub fresh: Compared,
    /// How many plans lie on the front of the search.
    pub front: usize,
    /// How many were judged.
    pub judged: usize,
    /// Whether that was the whole menu.
    pub complete: bool,
    /// How many plans entered the front in each generation.
    pub entered: Vec<usize>,
}

/// Plans that live beside each other: enough to make the pasts that they share cheap.
const BATCH: usize = 32;
/// Plans in a generation.
const POPULATION: usize = 40;

/// Looks for plans within the limits of which none is as good by every objective and better by one,
/// in replicates 0 to `histories`, and judges them again in those that follow: of many plans judged in
/// few histories, those that look best are partly those that were lucky there. `monitor` is told of each
/// plan that was judged, then of each fresh history.
///
/// # Errors
/// If a plan of the menu can't be; if no replicate could be lived to its end; if the work is ended.
///
/// # Panics
/// If a replicate panics.
pub fn search<D: Draw>(
    forecast: &Forecast<D>,
    quest: &Quest,
    threads: usize,
    monitor: Monitor<'_>,
) -> Result<Sought, CompareError> {
    let menu = PlanMenu::new(forecast, quest, threads, monitor)?;
    let settings = SearchSettings {
        seed: quest.seed,
        population: POPULATION.min(quest.plans / 2).max(4),
        plans: quest.plans,
        most: Some(quest.most),
        grain: menu.grain()?,
    };
    let found = Search::run(&menu, &settings);
    menu.trouble()?;
    let found = found?;
    let signs: Vec<f64> = quest.objectives.iter().map(|aim| menu.sign(*aim)).collect();
    let told = |judged: &Judged| -> Vec<f64> {
        let payoffs = judged.payoffs.iter().zip(&signs);
        payoffs.map(|(payoff, sign)| payoff * sign).collect()
    };
    let nothing = vec![0; quest.items.len()];
    let front: Vec<_> = found.plans.iter().filter(|it| it.plan != nothing).collect();
    let kept = spread(front.len(), quest.kept);
    let kept: Vec<_> = kept.into_iter().map(|index| front[index]).collect();
    let plans: Vec<Taken> = kept.iter().map(|it| menu.taken(&it.plan)).collect();
    Ok(Sought {
        in_search: kept.iter().map(|it| told(&it.judged)).collect(),
        nothing: told(&menu.judge(&[nothing])[0]),
        fresh: again(forecast, quest, &plans, threads, monitor)?,
        plans,
        front: front.len(),
        judged: found.judged,
        complete: found.complete,
        entered: found.entered,
    })
}

/// At most so many of a list, evenly spread from its first to its last.
fn spread(all: usize, most: usize) -> Vec<usize> {
    match all <= most || most < 2 {
        true => (0..all.min(most)).collect(),
        false => (0..most).map(|it| it * (all - 1) / (most - 1)).collect(),
    }
}

/// Lives the plans that were found in fresh histories.
fn again<D: Draw>(
    forecast: &Forecast<D>,
    quest: &Quest,
    plans: &[Taken],
    threads: usize,
    monitor: Monitor<'_>,
) -> Result<Compared, CompareError> {
    let under = |plan: &Taken| forecast.model().with(&plan.id(), &plan.spec());
    let models: Vec<Model> = std::iter::once(Ok(forecast.model().clone()))
        .chain(plans.iter().map(under))
        .collect::<Result<_, ModelError>>()?;
    let aims = aims_of(forecast);
    let ways = Ways {
        forecast,
        models: &models,
        aims: &aims,
        monitor,
    };
    let lived = ways.live(quest.histories..quest.histories + quest.fresh, threads)?;
    let ids: Vec<String> = plans.iter().map(Taken::id).collect();
    join(&ids, aims, &forecast.outline().choices, lived)
}

impl Taken {
    /// A name for tables, such as `air-supply@7+hospitals-reserved@3`.
    #[must_use]
    pub fn id(&self) -> String {
        let starts = self.starts.iter();
        let starts: Vec<String> = starts.map(|(id, day)| format!("{id}@{day}")).collect();
        starts.join("+")
    }

    /// The plan, as a case would have it.
    #[must_use]
    pub fn spec(&self) -> PlanSpec {
        let start = |(id, day): &(String, u32)| {
            let start = Start {
                after_days: Some(*day),
                from: None,
                sign: None,
                days: None,
            };
            (id.clone(), start)
        };
        PlanSpec {
            label: Label {
                en: self.id(),
                fr: self.id(),
            },
            start: self.starts.iter().map(start).collect::<IndexMap<_, _>>(),
            without: Vec::new(),
            note: None,
        }
    }
}

/// The menu of a case.
struct PlanMenu<'a, D> {
    forecast: &'a Forecast<D>,
    quest: &'a Quest,
    threads: usize,
    monitor: Monitor<'a>,
    levers: Vec<Lever>,
    /// What is read off each history: the objectives, then what is limited.
    aims: Vec<Aim>,
    known: Mutex<BTreeMap<Vec<usize>, Judged>>,
    trouble: Mutex<Option<CompareError>>,
}

impl<'a, D: Draw> PlanMenu<'a, D> {
    fn new(
        forecast: &'a Forecast<D>,
        quest: &'a Quest,
        threads: usize,
        monitor: Monitor<'a>,
    ) -> Result<Self, CompareError> {
        let all = aims_of(forecast);
        let limited = quest.limits.iter().map(|limit| limit.aim);
        let aims = quest.objectives.iter().copied().chain(limited);
        let lever = |item: &Item| Lever {
            levels: item.days.len() + 1,
            ordered: false,
        };
        let menu = Self {
            forecast,
            quest,
            threads,
            monitor,
            levers: quest.items.iter().map(lever).collect(),
            aims: aims.map(|aim| all[aim].clone()).collect(),
            known: Mutex::default(),
            trouble: Mutex::default(),
        };
        for (lever, item) in quest.items.iter().enumerate() {
            for level in 1..=item.days.len() {
                menu.model(&menu.single(lever, level))?;
            }
        }
        Ok(menu)
    }

    fn single(&self, lever: usize, level: usize) -> Vec<usize> {
        let mut plan = vec![0; self.levers.len()];
        plan[lever] = level;
        plan
    }

    fn taken(&self, plan: &[usize]) -> Taken {
        let items = self.quest.items.iter().zip(plan);
        let taken = items.filter(|(_, level)| **level > 0);
        let start = |(item, level): (&Item, &usize)| (item.measure.clone(), item.days[level - 1]);
        Taken {
            starts: taken.map(start).collect(),
        }
    }

    fn model(&self, plan: &[usize]) -> Result<Model, ModelError> {
        let taken = self.taken(plan);
        self.forecast.model().with(&taken.id(), &taken.spec())
    }

    fn sign(&self, aim: usize) -> f64 {
        let place = self.quest.objectives.iter().position(|it| *it == aim);
        let kind = place.map(|place| self.aims[place].kind);
        match kind.and_then(|kind| kind.better()) {
            Some(Better::Less) => -1.0,
            _ => 1.0,
        }
    }

    /// By how much payoffs must differ: a part of what single measures do.
    fn grain(&self) -> Result<Vec<f64>, CompareError> {
        if self.quest.grain == 0.0 {
            return Ok(Vec::new());
        }
        let levers = 0..self.levers.len();
        let singles = levers.flat_map(|lever| {
            (1..self.levers[lever].levels).map(move |level| self.single(lever, level))
        });
        let nothing = std::iter::once(vec![0; self.levers.len()]);
        let plans: Vec<Vec<usize>> = nothing.chain(singles).collect();
        let judged = self.judge(&plans);
        self.trouble()?;
        let wide = |objective: usize| {
            let payoffs = || judged.iter().map(|judged| judged.payoffs[objective]);
            let high = payoffs().fold(f64::NEG_INFINITY, f64::max);
            let low = payoffs().fold(f64::INFINITY, f64::min);
            match high > low {
                true => self.quest.grain * (high - low),
                false => 1.0,
            }
        };
        Ok((0..self.quest.objectives.len()).map(wide).collect())
    }

    /// Means of the aims under each plan: `[plan][aim]`.
    fn means(&self, plans: &[Vec<usize>]) -> Result<Vec<Vec<f64>>, CompareError> {
        let models = plans.iter().map(|plan| self.model(plan));
        let models: Vec<Model> = models.collect::<Result<_, ModelError>>()?;
        let ways = Ways {
            forecast: self.forecast,
            models: &models,
            aims: &self.aims,
            // Plans are told of, not histories.
            monitor: Monitor {
                seen: &|| (),
                ..self.monitor
            },
        };
        let lived = ways.live(0..self.quest.histories, self.threads)?;
        let (rows, failed): (Vec<_>, Vec<_>) =
            lived.into_iter().partition(|(_, lived)| lived.is_ok());
        // Were a history left out here and not there, plans would no longer meet the same ones.
        if let Some((replicate, Err(why))) = failed.into_iter().next() {
            return Err(CompareError::Failed(replicate, why));
        }
        let rows: Vec<_> = rows
            .into_iter()
            .filter_map(|(_, lived)| lived.ok())
            .collect();
        let mean = |plan: usize, aim: usize| {
            let sum: f64 = rows.iter().map(|row| row.figures[plan][aim]).sum();
            sum / rows.len() as f64
        };
        let of = |plan| (0..self.aims.len()).map(|aim| mean(plan, aim)).collect();
        Ok((0..plans.len()).map(of).collect())
    }

    fn judged(&self, means: &[f64]) -> Judged {
        let objectives = &self.quest.objectives;
        let payoffs = objectives.iter().zip(means);
        let limits = self.quest.limits.iter().zip(&means[objectives.len()..]);
        Judged {
            payoffs: payoffs.map(|(aim, mean)| self.sign(*aim) * mean).collect(),
            excess: limits.map(|(limit, mean)| limit.excess(*mean)).sum(),
        }
    }

    /// What went wrong while plans were judged.
    fn trouble(&self) -> Result<(), CompareError> {
        let trouble = self.trouble.lock();
        let trouble = trouble.unwrap_or_else(PoisonError::into_inner).take();
        trouble.map_or(Ok(()), Err)
    }
}

impl<D: Draw> Menu for PlanMenu<'_, D> {
    fn levers(&self) -> &[Lever] {
        &self.levers
    }

    /// After a plan that can't be judged, nothing more is lived: all that come get no payoff, which
    /// ends the search.
    fn judge(&self, plans: &[Vec<usize>]) -> Vec<Judged> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let new: Vec<Vec<usize>> = plans
            .iter()
            .filter(|plan| !known.contains_key(*plan))
            .cloned()
            .collect();
        for batch in new.chunks(BATCH) {
            match self.means(batch) {
                Ok(means) => {
                    let judged = means.iter().map(|means| self.judged(means));
                    known.extend(batch.iter().cloned().zip(judged));
                    batch.iter().for_each(|_| (self.monitor.seen)());
                }
                Err(error) => {
                    let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
                    *trouble = Some(error);
                    break;
                }
            }
        }
        let unknown = Judged {
            payoffs: vec![f64::NAN; self.quest.objectives.len()],
            excess: 0.0,
        };
        let of = |plan: &Vec<usize>| known.get(plan).cloned().unwrap_or_else(|| unknown.clone());
        plans.iter().map(of).collect()
    }
}

/// How many plans a menu has with at most so many measures; none if there are more than can be
/// counted.
#[must_use]
pub fn menu_size(items: &[Item], most: usize) -> Option<u64> {
    // Number of plans by number of measures, one item after another.
    let mut count = vec![0_u64; most + 1];
    count[0] = 1;
    for item in items {
        for taken in (1..=most).rev() {
            let more = count[taken - 1].checked_mul(item.days.len() as u64)?;
            count[taken] = count[taken].checked_add(more)?;
        }
    }
    count.into_iter().try_fold(0_u64, u64::checked_add)
}
