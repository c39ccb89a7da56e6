//! Attacks and the losses in them, by week and corridor.

use std::collections::BTreeMap;

use citerne_case::spec::header::Confidence;
use citerne_case::{Event, EventKind, Precision};
use citerne_ensemble::facts::Reason;
use jiff::civil::Weekday;

use super::super::observation::{Kind, Model, Observation, Roads, Subject, Value};
use super::super::plan::{Error, Noise, Slot};
use super::{DatedLoss, Part, Reader, log_bounds, part, worse};

/// One attack that was told, from all rows about it.
struct Attack {
    lines: Vec<usize>,
    day: u32,
    known: u32,
    /// The corridor; `None` where the rows name none.
    corridor: Option<usize>,
    /// Trucks told as lost, and how far that may lie off.
    loss: Option<(f64, Noise)>,
}

/// A week of the blockade, cut at its ends.
struct Week {
    from: u32,
    to: u32,
    /// Slot of the first corridor.
    first: Slot,
}

impl Reader<'_> {
    /// One observation for each week and corridor of which attacks were told, and one for all
    /// other corridors of the week together, told or silent. An attack without a corridor is one of
    /// the others; where there are none left, the week is counted as a whole.
    pub(super) fn attacks(&mut self, rows: &[&Event]) {
        let attacks = self.told(rows);
        if self.case.interdiction.is_none() || self.world.layout().corridors.is_empty() {
            for line in attacks.iter().flat_map(|attack| &attack.lines) {
                if let Some(row) = rows.iter().find(|row| row.line == *line) {
                    self.leave_out(row, Reason::NoSystem);
                }
            }
            return;
        }
        for week in self.weeks() {
            let mut named: BTreeMap<Option<usize>, Vec<&Attack>> = BTreeMap::new();
            for attack in &attacks {
                if (week.from..=week.to).contains(&attack.day) {
                    named.entry(attack.corridor).or_default().push(attack);
                }
            }
            let unnamed = named.remove(&None).unwrap_or_default();
            let all = 0..self.world.layout().corridors.len();
            let named_here = |c: &usize| named.contains_key(&Some(*c));
            let others: Vec<usize> = all.clone().filter(|c| !named_here(c)).collect();
            if others.is_empty() && !unnamed.is_empty() {
                let told: Vec<&Attack> = named.into_values().flatten().chain(unnamed).collect();
                self.attacks_of(&week, all.collect(), &told, "everywhere");
                continue;
            }
            let ids = &self.world.layout().corridors;
            for (corridor, told) in &named {
                let Some(corridor) = *corridor else { continue };
                self.attacks_of(&week, vec![corridor], told, &ids[corridor]);
            }
            self.attacks_of(&week, others, &unnamed, "elsewhere");
        }
    }

    /// The attacks that rows tell of; rows of one fact are one attack.
    fn told(&mut self, rows: &[&Event]) -> Vec<Attack> {
        let mut groups: Vec<Vec<&Event>> = Vec::new();
        for row in rows
            .iter()
            .filter(|row| matches!(part(row.kind), Part::Attack))
        {
            let same = |group: &&mut Vec<&Event>| row.fact.is_some() && group[0].fact == row.fact;
            match groups.iter_mut().find(same) {
                Some(group) => group.push(row),
                None => groups.push(vec![row]),
            }
        }
        let first = self.world.declared().unwrap_or(0);
        let mut attacks = Vec::new();
        for group in groups {
            let day = self.day(group[0].date).filter(|day| *day >= first);
            match day {
                Some(day) if group[0].precision != Precision::Month => {
                    attacks.push(self.attack(&group, day));
                }
                Some(_) => group
                    .iter()
                    .for_each(|row| self.leave_out(row, Reason::NoOutput)),
                None => group
                    .iter()
                    .for_each(|row| self.leave_out(row, Reason::BeforeStart)),
            }
        }
        attacks
    }

    fn attack(&self, group: &[&Event], day: u32) -> Attack {
        let corridor = group.iter().find_map(|row| {
            let id = row.corridor_id.as_deref()?;
            self.world.layout().corridors.iter().position(|c| c == id)
        });
        let known = group.iter().map(|row| self.known(row, day)).max();
        // The figure of an attack on a convoy may be its size: only trucks lost are losses.
        let lost = group
            .iter()
            .filter(|row| row.kind != EventKind::ConvoyAttacked)
            .filter_map(|row| Some((row, row.quantity?)));
        let loss = lost.fold(None, |sum, (row, trucks)| {
            let bounds = log_bounds(row.low.unwrap_or(trucks), row.high.unwrap_or(trucks));
            Some(join(sum, (trucks, noise(row.confidence, bounds))))
        });
        Attack {
            lines: group.iter().map(|row| row.line).collect(),
            day,
            known: known.unwrap_or(day),
            corridor,
            loss,
        }
    }

    /// Weeks that end on Sunday, from the blockade on; the first and the last may be cut.
    fn weeks(&mut self) -> Vec<Week> {
        let corridors = self.world.layout().corridors.len();
        let mut weeks: Vec<Week> = Vec::new();
        let first_day = self.world.declared().unwrap_or(0);
        for day in first_day..=self.as_of {
            let begins = self.world.date(day).weekday() == Weekday::Monday;
            match weeks.last_mut().filter(|_| !begins) {
                Some(week) => week.to = day,
                None => {
                    let first = self.plan.slots;
                    self.plan.slots += 2 * corridors;
                    weeks.push(Week {
                        from: day,
                        to: day,
                        first,
                    });
                }
            }
            self.plan.attacks[day as usize] = weeks.last().map(|week| week.first);
        }
        weeks
    }

    /// The number of attacks told on some corridors in a week, and the trucks told as lost.
    fn attacks_of(&mut self, week: &Week, corridors: Vec<usize>, told: &[&Attack], place: &str) {
        if corridors.is_empty() {
            return;
        }
        let ids = &self.world.layout().corridors;
        let subject = Subject {
            corridors: corridors.iter().map(|c| ids[*c].clone()).collect(),
            ..Subject::default()
        };
        let roads = Roads {
            slots: corridors.iter().map(|c| week.first + 2 * c).collect(),
            days: f64::from(week.to - week.from + 1),
        };
        let known = told.iter().map(|attack| attack.known);
        let attacks = Observation {
            id: self.name(&[Kind::Attacks.id(), place, &self.sunday(week.to)]),
            lines: lines_of(told),
            kind: Kind::Attacks,
            subject,
            unit: "reports",
            from: week.from,
            to: week.to,
            known: known.fold(week.to, u32::max),
            value: Value::Number(told.len() as f64),
            model: Model::Attacks(roads.clone()),
        };
        let losses = self.losses_of(&attacks, roads, told, place);
        self.observations.push(attacks);
        self.observations.extend(losses);
    }

    /// The trucks told as lost in the attacks that are the next observation; none if none of them
    /// says how many.
    fn losses_of(
        &mut self,
        attacks: &Observation,
        roads: Roads,
        told: &[&Attack],
        place: &str,
    ) -> Option<Observation> {
        let number = self.observations.len();
        let told: Vec<&Attack> = told
            .iter()
            .filter(|it| it.loss.is_some())
            .copied()
            .collect();
        let sum = |sum, attack: &&Attack| attack.loss.map(|loss| join(sum, loss)).or(sum);
        let (trucks, noise) = told.iter().fold(None, sum)?;
        let dated = told.iter().filter_map(|attack| {
            Some(DatedLoss {
                observation: number + 1,
                day: attack.day,
                trucks: attack.loss?.0,
            })
        });
        self.losses.extend(dated);
        Some(Observation {
            id: self.name(&[Kind::Losses.id(), place, &self.sunday(attacks.to)]),
            lines: lines_of(&told),
            kind: Kind::Losses,
            unit: "trucks",
            value: Value::Number(trucks),
            model: Model::Losses {
                roads,
                attacks: number,
                reports: told.len() as f64,
                noise,
            },
            ..attacks.clone()
        })
    }

    /// The Sunday that ends the week of a day, whether or not the log reaches it.
    pub(super) fn sunday(&self, day: u32) -> String {
        let date = self.world.date(day);
        let to_go = (7 - i64::from(date.weekday().to_monday_one_offset())) * 24;
        date.checked_add(jiff::SignedDuration::from_hours(to_go))
            .unwrap_or(date)
            .to_string()
    }
}

fn noise(trust: Confidence, bounds: f64) -> Noise {
    Noise {
        of: Error::Count,
        trust,
        bounds,
    }
}

/// Rows of the log that tell of attacks.
fn lines_of(told: &[&Attack]) -> Vec<usize> {
    let lines = told.iter().flat_map(|attack| attack.lines.clone());
    lines.collect()
}

/// Adds up losses; their errors are taken as independent.
fn join(sum: Option<(f64, Noise)>, (trucks, of): (f64, Noise)) -> (f64, Noise) {
    let Some((before, with)) = sum else {
        return (trucks, of);
    };
    let all = before + trucks;
    let (a, b) = (before * with.bounds, trucks * of.bounds);
    let bounds = (a * a + b * b).sqrt() / all.max(1.0);
    (all, noise(worse(with.trust, of.trust), bounds))
}
