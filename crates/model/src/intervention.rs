//! Foreign troops and outside supply (system 17).

use citerne_case::spec::abroad::Intervention;
use citerne_case::spec::{CaseSpec, Target};
use citerne_luck::counts::happens;

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::Now;
use crate::params::Params;
use crate::signals::Signals;

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Foreign troops, without what measures add for the day.
    troops: f64,
    /// Escorts that reinforcements brought.
    escorts: f64,
    /// Whether reinforcements have come: they come once in a history.
    reinforced: bool,
    /// Days that outside supply still lasts.
    supply_left: f64,
}

impl State {
    /// The state on the morning of the first day.
    #[must_use]
    pub fn start(
        _layout: &Layout,
        _case: &CaseSpec,
        params: &Params,
        signals: &mut Signals,
    ) -> Self {
        let troops = params
            .intervention
            .map_or(0.0, |intervention| intervention.troops);
        signals.foreign_troops = troops;
        Self {
            troops,
            escorts: 0.0,
            reinforced: false,
            supply_left: 0.0,
        }
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(intervention) = now.params.intervention else {
            return;
        };
        let lack = (1.0 - signals.supply_share).clamp(0.0, 1.0);
        self.troops = (self.troops + now.levers.once(Target::ForeignTroops)[0]).max(0.0);
        self.reinforce(&intervention, lack, now, signals, today);
        self.leave(&intervention, now, signals, today);
        self.supply(&intervention, lack, now, signals, today);
        let lent = now.levers.level(Target::ForeignTroops);
        signals.foreign_troops = (self.troops + lent).max(0.0);
        signals.foreign_escorts = self.escorts;
        signals.outside_supply = if self.supply_left > 0.0 {
            intervention.supply
        } else {
            0.0
        };
    }

    /// Troops come when the capital is attacked or fuel runs out: each gives half of the chance.
    fn reinforce(
        &mut self,
        intervention: &Intervention,
        lack: f64,
        now: &Now<'_>,
        signals: &Signals,
        today: &mut Today,
    ) {
        let hazard = intervention.start * 0.5 * (signals.capital_alarm + lack);
        let wanted = !self.reinforced && !signals.capital_lost && hazard > 0.0;
        if wanted && happens(hazard, now.luck.uniform(decision::INTERVENTION, 0)) {
            self.reinforced = true;
            self.troops += intervention.reinforcement;
            self.escorts += intervention.escorts;
            today.note(Kind::Intervention, 0, intervention.reinforcement);
        }
    }

    /// After a fall of the rulers the troops may go home, and their escorts with them.
    fn leave(
        &mut self,
        intervention: &Intervention,
        now: &Now<'_>,
        signals: &Signals,
        today: &mut Today,
    ) {
        let fallen = signals.rulers_since.is_some() || signals.capital_lost;
        if fallen
            && self.troops > 0.0
            && happens(
                intervention.leave,
                now.luck.uniform(decision::TROOPS_LEAVE, 0),
            )
        {
            today.note(Kind::ForeignTroopsLeave, 0, self.troops);
            self.troops = 0.0;
            self.escorts = 0.0;
        }
    }

    /// A neighbour's convoy or a pledge: it lasts a while and may come again.
    fn supply(
        &mut self,
        intervention: &Intervention,
        lack: f64,
        now: &Now<'_>,
        signals: &Signals,
        today: &mut Today,
    ) {
        // Friends of the rulers send nothing to those who have driven them out.
        if signals.capital_lost {
            self.supply_left = self.supply_left.min(1.0);
        }
        if self.supply_left > 0.0 {
            self.supply_left -= 1.0;
            if self.supply_left <= 0.0 {
                self.supply_left = 0.0;
                today.note(Kind::OutsideSupplyEnds, 0, 0.0);
            }
        } else if lack > 0.0
            && !signals.capital_lost
            && happens(
                intervention.supply_start * lack,
                now.luck.uniform(decision::OUTSIDE_SUPPLY, 0),
            )
        {
            self.supply_left = intervention.supply_days;
            today.note(Kind::OutsideSupply, 0, intervention.supply);
        }
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        row.put(signals.foreign_troops);
        row.put(signals.outside_supply);
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national(
        "foreign_troops",
        "people",
        Scale::Log {
            bottom: 1.0,
            top: 1e6,
        },
    );
    out.national(
        "outside_supply",
        "L/day",
        Scale::Log {
            bottom: 1e3,
            top: 1e8,
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Bench;

    #[test]
    fn in_normal_times_nobody_comes_and_nobody_goes() {
        let (mut bench, mut state) = Bench::with(State::start);
        for day in 0..1000 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            assert!(bench.today.all().is_empty());
        }
        assert!((bench.signals.foreign_troops - 1000.0).abs() < 1e-9);
    }

    #[test]
    fn under_shortage_supply_comes_in_spells_and_troops_come_once() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.signals.supply_share = 0.2;
        let (mut spells, mut days, mut troops) = (0, 0, 0);
        for day in 0..5000 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            spells += bench.today.count(Kind::OutsideSupply);
            troops += bench.today.count(Kind::Intervention);
            days += usize::from(bench.signals.outside_supply > 0.0);
        }
        assert!(spells > 5 && troops == 1);
        assert!(days.abs_diff(20 * spells) <= 20, "each spell lasts 20 days");
        assert!((bench.signals.foreign_troops - 2500.0).abs() < 1e-9);
    }

    #[test]
    fn troops_leave_only_after_a_fall() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.signals.rulers_since = Some(0);
        let mut left = 0;
        for day in 0..1000 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            left += bench.today.count(Kind::ForeignTroopsLeave);
        }
        assert_eq!(left, 1);
        assert!(bench.signals.foreign_troops <= 0.0 && bench.signals.foreign_escorts <= 0.0);
    }

    #[test]
    fn a_measure_lends_troops_for_as_long_as_it_lasts() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.levers.of_mut(Target::ForeignTroops)[0] = 300.0;
        bench.step(0, |now, signals, today| state.step(now, signals, today));
        assert!((bench.signals.foreign_troops - 1300.0).abs() < 1e-9);
        bench.levers.reset();
        bench.step(1, |now, signals, today| state.step(now, signals, today));
        assert!((bench.signals.foreign_troops - 1000.0).abs() < 1e-9);
    }

    #[test]
    fn once_the_capital_is_lost_no_help_comes_and_supply_ends() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.signals.supply_share = 0.2;
        state.supply_left = 15.0;
        bench.signals.capital_lost = true;
        for day in 0..2000 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            assert_eq!(bench.signals.outside_supply, 0.0);
            assert_eq!(bench.today.count(Kind::Intervention), 0);
        }
        assert_eq!(bench.signals.foreign_troops, 0.0);
    }
}
