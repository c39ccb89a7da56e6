//! What observations remember of one history on its way.

use citerne_case::spec::reporting::Reporting;
use citerne_model::{Happening, Kind, Params, Today};

use super::plan::{Plan, Step};

/// What observations remember of one history on its way. Small, and copied with the history.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    slots: Vec<f64>,
}

impl Tally {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            slots: vec![0.0; plan.slots],
        }
    }

    pub(super) fn at(&self, slot: usize) -> f64 {
        self.slots[slot]
    }

    /// The numbers, for tests that make up tallies.
    #[doc(hidden)]
    pub fn slots_mut(&mut self) -> &mut [f64] {
        &mut self.slots
    }

    pub(super) fn watch(
        &mut self,
        plan: &Plan,
        day: u32,
        today: &Today,
        row: &[f32],
        params: &Params,
    ) {
        self.hear(plan, day, today.all(), row, params);
        let index = day as usize;
        for weighed in today.weighed() {
            let slot = if weighed.fell {
                let days = plan.fell.get(weighed.line).into_iter().flatten();
                days.copied().find(|(on, _)| *on == day).map(|(_, s)| s)
            } else {
                plan.silence.get(index).copied().flatten()
            };
            if let Some(slot) = slot {
                self.slots[slot] += weighed.log_chance;
            }
        }
    }

    /// Notes a day on which no known decision was weighed.
    pub(super) fn hear(
        &mut self,
        plan: &Plan,
        day: u32,
        happenings: &[Happening],
        row: &[f32],
        params: &Params,
    ) {
        let index = day as usize;
        for step in plan.steps.get(index).into_iter().flatten() {
            self.step(plan, step, row, params);
        }
        if let (Some(Some(first)), Some(told)) = (plan.attacks.get(index), &params.reporting) {
            for happening in happenings {
                self.attack(*first, happening, told);
            }
        }
    }

    fn step(&mut self, plan: &Plan, step: &Step, row: &[f32], params: &Params) {
        match step {
            Step::Add { outputs, slot } => {
                let sum: f64 = outputs.iter().map(|&(c, w)| f64::from(row[c]) * w).sum();
                self.slots[*slot] += sum;
            }
            Step::Most { outputs, slot } => {
                let sum: f64 = outputs.iter().map(|&c| f64::from(row[c])).sum();
                self.slots[*slot] = self.slots[*slot].max(sum);
            }
            Step::Cover { held, weight, slot } => {
                let (mut days, mut used) = (0.0, 0.0);
                for &(output, place, product) in held {
                    let share = plan.use_share(params, place, product);
                    days += f64::from(row[output]) * share;
                    used += share;
                }
                if used > 0.0 {
                    self.slots[*slot] += weight * days / used;
                }
            }
        }
    }

    /// Books an attack: how surely it is told, were all attacks of its size reported, and the
    /// trucks lost in it times that. Lone trucks lost on one corridor on one day are told as one
    /// attack; an attack without losses is told as one with a single truck lost.
    fn attack(&mut self, first: usize, happening: &Happening, told: &Reporting) {
        let lost = match happening.kind {
            Kind::ConvoyAttacked => happening.detail,
            Kind::LoneTrucksLost => happening.amount,
            _ => return,
        };
        let size = lost.max(1.0);
        let chance = size / (size + told.told_size);
        let slot = first + 2 * happening.entity as usize;
        self.slots[slot] += chance;
        self.slots[slot + 1] += chance * lost;
    }
}
