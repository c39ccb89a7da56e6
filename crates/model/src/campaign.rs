//! The blockader's campaign: how strong it is, how hard it strikes, and where.

use std::sync::Arc;

use citerne_case::spec::{CaseSpec, Target, blockade::Campaign};
use citerne_luck::counts::happens;
use citerne_luck::math::{exp, pow};

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::{Now, entity, spell};
use crate::params::Params;
use crate::season::swing;
use crate::signals::Signals;

/// How hard the blockader strikes at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tempo {
    Lull,
    Normal,
    Surge,
}

/// Strength, tempo, effort by zone, sieges.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    strength: f64,
    growth: f64,
    tempo: Tempo,
    /// Days left of a surge or lull.
    spell_left: u32,
    effort: Vec<f64>,
    /// What effort, traffic and control were at the start.
    effort_start: Arc<[f64]>,
    traffic_start: Vec<f64>,
    control_start: Arc<[f64]>,
    /// Zones within the blockader's reach.
    zones_reached: f64,
    besieged: Vec<bool>,
    /// Towns that can be besieged: all but the seat of government and those in safe zones.
    open_to_siege: Arc<[bool]>,
    luck: Vec<f64>,
}

/// Share of all traffic that every zone is taken to have, so that quiet zones can draw effort.
const TRAFFIC_FLOOR: f64 = 0.02;

impl State {
    /// The state on the morning of the first day.
    ///
    /// # Panics
    /// If the case has no campaign: the world then has no such system.
    #[must_use]
    pub fn start(layout: &Layout, case: &CaseSpec, params: &Params, signals: &mut Signals) -> Self {
        let p = params.campaign.as_ref().expect("a case with a campaign");
        let places = layout.places.len();
        let zones = layout.zones.len();
        let besieged: Vec<bool> = case.places.values().map(|place| place.besieged).collect();
        let effort = reachable_effort(layout, &params.effort);
        signals.effort.copy_from_slice(&effort);
        signals.strength = p.strength / p.strength_reference;
        signals.takeover_aim = p.takeover_aim;
        write_sieges(&besieged, signals);
        Self {
            strength: p.strength,
            growth: exp(p.growth),
            tempo: Tempo::Normal,
            spell_left: 0,
            effort_start: effort.as_slice().into(),
            effort,
            traffic_start: vec![0.0; zones],
            control_start: params.zones.iter().map(|z| z.control).collect(),
            zones_reached: count_as_f64(layout.safe_zone.iter().filter(|safe| !**safe).count()),
            besieged,
            open_to_siege: (0..places)
                .map(|i| i != layout.capital && !layout.safe_zone[layout.zone_of_place[i]])
                .collect(),
            luck: vec![0.0; places],
        }
    }

    /// One day: strength, tempo, effort, threat, sieges, attacks on the capital.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(p) = now.params.campaign.as_ref() else {
            return;
        };
        if now.day == 0 {
            self.traffic_start.copy_from_slice(&signals.traffic);
        }
        self.grow(now, p, signals);
        self.change_tempo(now, p, today);
        self.shift_effort(p, signals);
        self.threaten(now, p, signals);
        self.besiege(now, p, signals, today);
        self.strike_capital(now, p, signals, today);
    }

    fn grow(&mut self, now: &Now<'_>, p: &Campaign, signals: &mut Signals) {
        let recruits = p.recruits_per_million * signals.blockader_income / 1e6;
        signals.blockader_income = 0.0;
        let left = (1.0 - signals.attrition).clamp(0.0, 1.0);
        self.strength = self.strength * self.growth * left + recruits;
        let lever = now.levers.level(Target::BlockaderStrength).max(0.0);
        signals.strength = self.strength / p.strength_reference * lever;
    }

    /// A surge takes the low end of the uniform and a lull the high end, so that a larger hazard of
    /// one never takes away the other under the same luck, unless both would begin.
    fn change_tempo(&mut self, now: &Now<'_>, p: &Campaign, today: &mut Today) {
        if self.tempo != Tempo::Normal {
            self.spell_left = self.spell_left.saturating_sub(1);
            if self.spell_left == 0 {
                self.tempo = Tempo::Normal;
                today.note(Kind::NormalTempo, 0, 0.0);
            }
            return;
        }
        let u = now.luck.uniform(decision::TEMPO, 0);
        let (tempo, kind) = if happens(p.surge_start, u) {
            (Tempo::Surge, Kind::SurgeBegins)
        } else if happens(p.lull_start, 1.0 - u) {
            (Tempo::Lull, Kind::LullBegins)
        } else {
            return;
        };
        self.tempo = tempo;
        self.spell_left = spell(p.spell, now.luck.uniform(decision::TEMPO_LENGTH, 0));
        today.note(kind, 0, f64::from(self.spell_left));
    }

    /// Effort moves to where traffic has grown and control has slipped, beside the start.
    fn shift_effort(&mut self, p: &Campaign, signals: &mut Signals) {
        let floor = TRAFFIC_FLOOR * signals.traffic.iter().sum::<f64>();
        let floor_start = TRAFFIC_FLOOR * self.traffic_start.iter().sum::<f64>();
        let mut total = 0.0;
        for zone in 0..self.effort.len() {
            if self.effort_start[zone] == 0.0 {
                signals.effort[zone] = 0.0;
                continue;
            }
            let drawn = if floor > 0.0 && floor_start > 0.0 {
                let then = self.traffic_start[zone] + floor_start;
                let change = (signals.traffic[zone] + floor) / then * (floor_start / floor);
                pow(change, p.traffic_pull)
            } else {
                1.0
            };
            let slipped = self.control_start[zone] - signals.control[zone];
            let aim = self.effort_start[zone] * drawn * exp(p.force_aversion * slipped);
            signals.effort[zone] = aim;
            total += aim;
        }
        let speed = p.effort_speed.min(1.0);
        for (effort, aim) in self.effort.iter_mut().zip(&mut signals.effort) {
            if total > 0.0 {
                *effort += (*aim / total - *effort) * speed;
            }
            *aim = *effort;
        }
    }

    fn threaten(&self, now: &Now<'_>, p: &Campaign, signals: &mut Signals) {
        let season = 1.0 + p.season * swing(f64::from(now.day_of_year) - p.season_peak);
        // Out of force, what is left of attacks is the residue; without a blockade table, all.
        let force = now.params.blockade.map_or(1.0, |blockade| {
            signals.blockade + blockade.residue * (1.0 - signals.blockade)
        });
        let common = signals.strength * self.tempo_factor(p) * season * force * self.zones_reached;
        for (threat, effort) in signals.threat.iter_mut().zip(&self.effort) {
            *threat = common * effort;
        }
    }

    fn tempo_factor(&self, p: &Campaign) -> f64 {
        match self.tempo {
            Tempo::Lull => p.lull_factor,
            Tempo::Normal => 1.0,
            Tempo::Surge => p.surge_factor,
        }
    }

    /// The chance of a new siege falls to towns in proportion to the effort in their zones.
    fn besiege(&mut self, now: &Now<'_>, p: &Campaign, signals: &mut Signals, today: &mut Today) {
        if signals.blockade <= 0.0 {
            if (signals.lapsed || signals.capital_lost) && self.besieged.contains(&true) {
                self.lift_all(today);
                write_sieges(&self.besieged, signals);
            }
            return;
        }
        self.lift_some(now, p, today);
        let layout = now.layout;
        let weight = |place: usize| signals.effort[layout.zone_of_place[place]];
        let all: f64 = (0..self.besieged.len())
            .filter(|&place| self.open_to_siege[place])
            .map(weight)
            .sum();
        if all > 0.0 {
            now.luck.fill(decision::SIEGE_STARTS, &mut self.luck);
            for place in 0..self.besieged.len() {
                let hazard = p.siege_start * weight(place) / all;
                let free = self.open_to_siege[place] && !self.besieged[place];
                if free && happens(hazard, self.luck[place]) {
                    self.besieged[place] = true;
                    today.note(Kind::SiegeNew, place, 0.0);
                }
            }
        }
        write_sieges(&self.besieged, signals);
    }

    fn lift_some(&mut self, now: &Now<'_>, p: &Campaign, today: &mut Today) {
        for place in 0..self.besieged.len() {
            let besieged = self.besieged[place];
            if besieged
                && happens(
                    p.siege_end,
                    now.luck.uniform(decision::SIEGE_ENDS, entity(place)),
                )
            {
                self.besieged[place] = false;
                today.note(Kind::SiegeEnds, place, 0.0);
            }
        }
    }

    fn lift_all(&mut self, today: &mut Today) {
        for (place, besieged) in self.besieged.iter_mut().enumerate() {
            if std::mem::take(besieged) {
                today.note(Kind::SiegeEnds, place, 0.0);
            }
        }
    }

    fn strike_capital(
        &mut self,
        now: &Now<'_>,
        p: &Campaign,
        signals: &mut Signals,
        today: &mut Today,
    ) {
        let hazard = match signals.capital_lost {
            true => 0.0, // it is the blockader's own
            false => {
                p.capital_attack * signals.strength * self.tempo_factor(p) * signals.deal_danger
            }
        };
        if now.decides(decision::CAPITAL_ATTACK, 0, hazard, today) {
            signals.attack_capital(today);
        }
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        row.put(self.strength);
        row.put(f64::from(self.tempo as u8));
        row.put_all(&signals.effort);
        row.put(count_as_f64(self.besieged.iter().filter(|b| **b).count()));
        row.put(f64::from(signals.capital_attacks));
    }
}

/// Shares of effort over the zones in reach, scaled to sum to one; even where the case gives none.
fn reachable_effort(layout: &Layout, shares: &[f64]) -> Vec<f64> {
    let mut effort: Vec<f64> = shares
        .iter()
        .zip(&layout.safe_zone)
        .map(|(e, safe)| if *safe { 0.0 } else { *e })
        .collect();
    let total: f64 = effort.iter().sum();
    if total > 0.0 {
        effort.iter_mut().for_each(|e| *e /= total);
    }
    effort
}

fn write_sieges(besieged: &[bool], signals: &mut Signals) {
    for (signal, besieged) in signals.besieged.iter_mut().zip(besieged) {
        *signal = f64::from(u8::from(*besieged));
    }
}

#[allow(clippy::cast_precision_loss)] // counts of zones and towns are small
fn count_as_f64(count: usize) -> f64 {
    count as f64
}

/// Declares the outputs of this system.
pub fn outputs(layout: &Layout, out: &mut Catalogue) {
    out.national(
        "blockader_strength",
        "people",
        Scale::Log {
            bottom: 10.0,
            top: 1e5,
        },
    );
    out.national("tempo", "1", Scale::Linear { top: 2.0 });
    out.by_zone(layout, "effort", "share", Scale::Linear { top: 1.0 });
    out.national("besieged", "towns", Scale::Linear { top: 32.0 });
    out.national("capital_attacks_total", "1", Scale::Linear { top: 16.0 });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench};
    use citerne_luck::math::expm1;

    /// A campaign that has lived `days` days, with what it left on its bench.
    fn live(days: u32, change: impl Fn(&mut Bench)) -> (State, Bench) {
        let case = testing::case();
        let mut bench = Bench::new(&case);
        bench.signals.traffic.fill(100.0);
        bench.signals.blockade = 1.0;
        change(&mut bench);
        let (layout, params) = (bench.layout.clone(), bench.params.clone());
        bench.signals.control.copy_from_slice(
            &params
                .zones
                .iter()
                .map(|zone| zone.control)
                .collect::<Vec<_>>(),
        );
        let mut state = State::start(&layout, &case, &params, &mut bench.signals);
        for day in 0..days {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            let effort: f64 = bench.signals.effort.iter().sum();
            assert!((effort - 1.0).abs() < 1e-12, "effort sums to {effort}");
        }
        (state, bench)
    }

    fn zone(bench: &Bench, id: &str) -> usize {
        bench
            .layout
            .zones
            .iter()
            .position(|z| z == id)
            .expect("a zone")
    }

    #[test]
    fn at_rest_effort_stays_where_it_was() {
        let (state, bench) = live(50, |_| {});
        for (now, then) in state.effort.iter().zip(&*state.effort_start) {
            assert!((now - then).abs() < 1e-12);
        }
        assert_eq!(bench.signals.threat[zone(&bench, "abroad")], 0.0);
    }

    #[test]
    fn effort_follows_traffic_and_shuns_control() {
        let (mut state, mut bench) = live(1, |_| {});
        let bush = zone(&bench, "bush");
        let before = state.effort[bush];
        bench.signals.traffic[bush] = 1000.0;
        for day in 1..30 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        let drawn = state.effort[bush];
        assert!(drawn > before);
        bench.signals.control[bush] = 1.0;
        for day in 30..90 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        assert!(state.effort[bush] < drawn);
    }

    #[test]
    fn money_recruits_and_operations_wear_down() {
        let (rich, _) = live(1, |bench| bench.signals.blockader_income = 1e9);
        let (plain, bench) = live(1, |_| {});
        let (worn, _) = live(1, |bench| bench.signals.attrition = 0.1);
        assert!((rich.strength - plain.strength - 10.0).abs() < 1e-6);
        assert!((worn.strength / plain.strength - 0.9).abs() < 1e-12);
        assert_eq!(bench.signals.blockader_income, 0.0);
    }

    #[test]
    fn out_of_force_only_the_residue_is_left() {
        let threat = |blockade: f64| {
            let (_, bench) = live(1, |b| {
                b.signals.blockade = blockade;
                b.params.campaign.as_mut().expect("a campaign").season = 0.0;
            });
            bench.signals.threat.iter().sum::<f64>()
        };
        assert!((threat(0.0) / threat(1.0) - 0.1).abs() < 1e-12);
    }

    #[test]
    fn attacks_on_the_capital_come_at_the_stated_rate() {
        let days = 4000;
        let (_, bench) = live(days, |bench| {
            let p = bench.params.campaign.as_mut().expect("a campaign");
            (p.growth, p.surge_start, p.lull_start, p.capital_attack) = (0.0, 0.0, 0.0, 0.05);
        });
        let expected = f64::from(days) * -expm1(-0.05);
        let found = f64::from(bench.signals.capital_attacks);
        assert!(
            (found - expected).abs() < 4.0 * expected.sqrt(),
            "{found} {expected}"
        );
    }

    #[test]
    fn sieges_come_only_under_the_blockade_and_never_to_the_capital() {
        let eager = |bench: &mut Bench| {
            let p = bench.params.campaign.as_mut().expect("a campaign");
            (p.siege_start, p.siege_end) = (1.0, 0.0);
        };
        let (_, bench) = live(60, eager);
        let capital = bench.layout.capital;
        assert_eq!(bench.signals.besieged[capital], 0.0);
        assert_eq!(bench.signals.besieged[1 - capital], 1.0);
        let (_, bench) = live(60, |bench| {
            eager(bench);
            bench.signals.blockade = 0.0;
        });
        assert_eq!(bench.signals.besieged, [0.0, 0.0]);
    }

    #[test]
    fn who_holds_the_capital_neither_attacks_it_nor_besieges_towns() {
        let (mut state, mut bench) = live(60, |bench| {
            let p = bench.params.campaign.as_mut().expect("a campaign");
            (p.siege_start, p.siege_end, p.capital_attack) = (1.0, 0.0, 1.0);
        });
        let before = bench.signals.capital_attacks;
        assert!(before > 0 && bench.signals.besieged.contains(&1.0));
        (bench.signals.capital_lost, bench.signals.blockade) = (true, 0.0);
        for day in 60..120 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        assert_eq!(bench.signals.capital_attacks, before);
        assert_eq!(bench.signals.besieged, [0.0, 0.0]);
    }
}
