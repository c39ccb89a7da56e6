//! The measures of a case made ready for a window: dates as days, names as indices.

use citerne_case::spec::{Action, CaseSpec, Effect, Measure, PlanSpec, Target, Trigger};
use jiff::civil::Date;

use crate::catalogue::{Catalogue, Where};
use crate::layout::Layout;
use crate::levers::Domain;
use crate::model::{ModelError, days_between};

/// All measures of a case, ready for a window. The same for all replicates.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub(super) measures: Vec<Ready>,
    /// Effects in the order in which they act: what sets, then what multiplies, then what adds.
    pub(super) effects: Vec<Move>,
    /// Triggers are watched after this day.
    pub(super) as_of: u32,
}

/// One measure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ready {
    /// First and last day where it is dated and forced; days before the case are negative.
    pub(super) dated: Option<(i64, i64)>,
    /// First and last day on which a plan has it in force.
    pub(super) planned: Option<(i64, i64)>,
    /// Days of a spell that a plan lets begin on a sign; those of the measure where not given.
    pub(super) lasts: Option<i64>,
    /// Whether the number of days ends a dated measure.
    pub(super) open_ended: bool,
    pub(super) sign: Option<Sign>,
    /// Whether its sign starts it for certain: so it is in a plan.
    pub(super) certain: bool,
}

/// The sign on which a measure starts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sign {
    /// Output and the open interval in which it must lie.
    pub(super) output: Option<(usize, f64, f64)>,
    pub(super) for_days: u32,
    /// Another measure that must be in force.
    pub(super) after: Option<usize>,
}

/// One effect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Move {
    pub(super) measure: usize,
    /// Index among the measure's effects.
    pub(super) effect: usize,
    pub(super) target: Target,
    pub(super) action: Action,
    /// Entities it acts on, from the first to before the second.
    pub(super) entities: (usize, usize),
}

impl Plan {
    /// Makes the measures of a case ready for a forecast that looks ahead from `as_of`.
    ///
    /// # Errors
    /// If a measure names what the model doesn't have.
    pub fn new(
        case: &CaseSpec,
        layout: &Layout,
        catalogue: &Catalogue,
        as_of: Date,
    ) -> Result<Self, ModelError> {
        let mut plan = Self {
            measures: Vec::new(),
            effects: Vec::new(),
            as_of: 0,
        };
        plan.as_of = u32::try_from(days_between(case.case.start, as_of)).unwrap_or(0);
        for (index, (id, measure)) in case.measures.iter().enumerate() {
            let sign = measure.trigger.as_ref();
            let sign = sign
                .map(|t| ready_sign(id, t, layout, catalogue))
                .transpose()?;
            plan.measures.push(Ready {
                planned: None,
                lasts: None,
                dated: forced(measure, case.case.start, as_of),
                open_ended: measure.until.is_none(),
                sign,
                certain: false,
            });
            for (effect, (name, spec)) in measure.effects.iter().enumerate() {
                plan.effects
                    .push(ready_effect((id, index), (name, effect), spec, layout)?);
            }
        }
        plan.effects.sort_by_key(|m| order(m.action));
        Ok(plan)
    }
}

impl Plan {
    /// The same measures under a plan of the case.
    ///
    /// # Errors
    /// If the plan names what the model doesn't have, or starts a measure on a day that isn't after
    /// that of the forecast.
    pub(crate) fn under(
        &self,
        plan: (&str, &PlanSpec),
        case: &CaseSpec,
        layout: &Layout,
        catalogue: &Catalogue,
    ) -> Result<Self, ModelError> {
        let (name, spec) = plan;
        let mut under = self.clone();
        let index = |id: &String| {
            let found = layout.measures.iter().position(|measure| measure == id);
            found.ok_or_else(|| ModelError::UnknownSign {
                measure: name.to_owned(),
                sign: format!("measure {id}"),
            })
        };
        for id in &spec.without {
            let ready = &mut under.measures[index(id)?];
            // What is in force already ends; what is still to come never begins.
            let last = i64::from(self.as_of);
            ready.dated = ready.dated.map(|(from, until)| (from, until.min(last)));
            ready.sign = None;
        }
        for (id, start) in &spec.start {
            let index = index(id)?;
            let days = start.days.map(i64::from);
            let ready = &mut under.measures[index];
            if let Some(sign) = &start.sign {
                ready.sign = Some(ready_sign(id, sign, layout, catalogue)?);
                ready.certain = true;
                ready.lasts = days;
                continue;
            }
            let from = match start.from {
                Some(date) => days_between(case.case.start, date),
                None => i64::from(self.as_of) + i64::from(start.after_days.unwrap_or(1)),
            };
            if from <= i64::from(self.as_of) {
                return Err(ModelError::PlanTooEarly {
                    plan: name.to_owned(),
                    measure: id.clone(),
                });
            }
            // Planned days come beside those on which it is in force anyway.
            ready.planned = Some((from, days.map_or(i64::MAX, |days| from + days - 1)));
            ready.open_ended = days.is_none();
        }
        Ok(under)
    }
}

/// First and last day of a dated measure, if it was known by the day that the forecast looks from.
fn forced(measure: &Measure, start: Date, as_of: Date) -> Option<(i64, i64)> {
    let from = measure.from?;
    let known = measure.known_since.unwrap_or(from);
    let last = measure
        .until
        .map_or(i64::MAX, |until| days_between(start, until));
    (known <= as_of).then(|| (days_between(start, from), last))
}

fn order(action: Action) -> u8 {
    match action {
        Action::Set => 0,
        Action::Multiply => 1,
        Action::Add | Action::Once => 2,
    }
}

fn ready_sign(
    measure: &str,
    trigger: &Trigger,
    layout: &Layout,
    catalogue: &Catalogue,
) -> Result<Sign, ModelError> {
    let unknown = |sign: String| ModelError::UnknownSign {
        measure: measure.to_owned(),
        sign,
    };
    let output = match &trigger.quantity {
        None => None,
        Some(quantity) => {
            let channel = find_output(quantity, trigger, layout, catalogue);
            let channel = channel.ok_or_else(|| unknown(written(quantity, trigger)))?;
            let low = trigger.above.unwrap_or(f64::NEG_INFINITY);
            let high = trigger.below.unwrap_or(f64::INFINITY);
            Some((channel, low, high))
        }
    };
    let after = trigger.after.as_ref().map(|id| {
        let known = layout.measures.iter().position(|m| m == id);
        known.ok_or_else(|| unknown(format!("measure {id}")))
    });
    let for_days = trigger.for_days.unwrap_or(1).max(1);
    Ok(Sign {
        output,
        for_days,
        after: after.transpose()?,
    })
}

fn find_output(
    quantity: &str,
    trigger: &Trigger,
    layout: &Layout,
    catalogue: &Catalogue,
) -> Option<usize> {
    let find = |ids: &[String], id: &str| ids.iter().position(|known| known == id);
    // A name that the case doesn't have is no output either.
    let product = match &trigger.product {
        Some(id) => Some(find(&layout.products, id)?),
        None => None,
    };
    let sector = match &trigger.sector {
        Some(id) => Some(find(&layout.sectors, id)?),
        None => None,
    };
    let Some(at) = &trigger.at else {
        return catalogue.find(quantity, Where::National, product, sector);
    };
    let places = find(&layout.places, at).map(Where::Place);
    let corridors = find(&layout.corridors, at).map(Where::Corridor);
    let zones = find(&layout.zones, at).map(Where::Zone);
    [places, corridors, zones]
        .into_iter()
        .flatten()
        .find_map(|at| catalogue.find(quantity, at, product, sector))
}

/// A sign as people write it: `quantity(place, product, sector)`.
fn written(quantity: &str, trigger: &Trigger) -> String {
    let of = [&trigger.at, &trigger.product, &trigger.sector];
    let of: Vec<&str> = of.into_iter().flatten().map(String::as_str).collect();
    if of.is_empty() {
        quantity.to_owned()
    } else {
        format!("{quantity}({})", of.join(", "))
    }
}

fn ready_effect(
    (measure_id, measure): (&str, usize),
    (name, effect): (&str, usize),
    spec: &Effect,
    layout: &Layout,
) -> Result<Move, ModelError> {
    let domain = Domain::of(spec.target);
    let entities = match &spec.on {
        None => (0, domain.size(layout)),
        Some(id) => {
            let index = domain
                .index(layout, id)
                .ok_or_else(|| ModelError::UnknownEntity {
                    measure: measure_id.to_owned(),
                    effect: name.to_owned(),
                    on: id.clone(),
                })?;
            (index, index + 1)
        }
    };
    Ok(Move {
        measure,
        effect,
        target: spec.target,
        action: spec.action,
        entities,
    })
}
