//! Abductions of foreigners, ransoms, and what a ransom invites (system 12).

use citerne_case::spec::abroad::Hostages;
use citerne_case::spec::{CaseSpec, Target};
use citerne_luck::counts::{happens, poisson};
use citerne_luck::math::{ln, pow};

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::{Now, follow};
use crate::params::Params;
use crate::signals::Signals;

/// Groups that can be held at the same time; a further group joins the last one.
const MOST_GROUPS: usize = 64;

/// Foreigners taken together and held together.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Group {
    /// Serial number, from 0: keeps a group's luck its own.
    number: u32,
    people: i64,
}

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Groups held, oldest first.
    held: Vec<Group>,
    /// Abductions so far.
    kidnaps: u32,
    /// People taken so far.
    taken: i64,
    /// People freed so far.
    freed: i64,
    /// Ransoms so far, in money.
    ransoms: f64,
    /// Ransom money that is still an incentive.
    fresh: f64,
    /// Yesterday's level of the ransom lever.
    lever: f64,
}

impl State {
    /// The state on the morning of the first day: nobody is held.
    #[must_use]
    pub fn start(
        _layout: &Layout,
        _case: &CaseSpec,
        _params: &Params,
        _signals: &mut Signals,
    ) -> Self {
        Self {
            held: Vec::with_capacity(MOST_GROUPS),
            kidnaps: 0,
            taken: 0,
            freed: 0,
            ransoms: 0.0,
            fresh: 0.0,
            lever: 0.0,
        }
    }

    /// Foreigners held now.
    #[must_use]
    pub fn people(&self) -> i64 {
        self.held.iter().map(|group| group.people).sum()
    }

    /// Foreigners taken and freed so far: taken = freed + held.
    #[must_use]
    pub fn taken_and_freed(&self) -> (i64, i64) {
        (self.taken, self.freed)
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(hostages) = now.params.hostages else {
            return;
        };
        signals.hostages_taken = 0;
        signals.hostages_freed = 0;
        signals.kidnaps_recent = follow(signals.kidnaps_recent, 0.0, hostages.recent_days);
        self.fresh = follow(self.fresh, 0.0, hostages.incentive_days);
        self.abduct(&hostages, now, signals, today);
        self.pay_by_measure(now, signals, today);
        self.pay(&hostages, now, signals, today);
    }

    fn abduct(&mut self, h: &Hostages, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let hazard = self.hazard(h, signals);
        if signals.foreigners_here == 0 || !happens(hazard, now.luck.uniform(decision::KIDNAP, 0)) {
            return;
        }
        let others = poisson(h.group - 1.0, now.luck.uniform(decision::KIDNAP_GROUP, 0));
        let people = (1 + i64::from(others)).min(signals.foreigners_here);
        let full = self.held.len() == MOST_GROUPS;
        match self.held.last_mut() {
            Some(last) if full => last.people += people,
            _ => self.held.push(Group {
                number: self.kidnaps,
                people,
            }),
        }
        self.kidnaps += 1;
        self.taken += people;
        signals.hostages_taken = people;
        signals.kidnaps_recent += 1.0;
        today.note(Kind::Kidnap, 0, as_f64(people));
    }

    /// Abductions per day: fewer foreigners, fewer abductions; a stronger blockader or a fresh
    /// ransom, more.
    fn hazard(&self, h: &Hostages, signals: &Signals) -> f64 {
        let lure = ln(1.0 + self.fresh / h.reference) / std::f64::consts::LN_2;
        h.base * signals.foreigners * signals.strength * pow(h.incentive, lure)
    }

    /// A ransom that a measure pays, once, frees the group held longest.
    fn pay_by_measure(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let level = now.levers.level(Target::Ransom);
        let money = now.levers.once(Target::Ransom)[0] + (level - self.lever).max(0.0);
        self.lever = level;
        if money > 0.0 {
            self.book(money, signals, today);
            if !self.held.is_empty() {
                self.free(0, signals, today);
            }
        }
    }

    /// Each group may be ransomed on its own.
    fn pay(&mut self, h: &Hostages, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let mut index = 0;
        while index < self.held.len() {
            let u = now.luck.uniform(decision::RANSOM, self.held[index].number);
            if happens(h.ransom_paid, u) {
                self.book(h.ransom, signals, today);
                self.free(index, signals, today);
            } else {
                index += 1;
            }
        }
    }

    fn book(&mut self, money: f64, signals: &mut Signals, today: &mut Today) {
        self.ransoms += money;
        self.fresh += money;
        signals.blockader_income += money;
        today.note(Kind::Ransom, 0, money);
    }

    fn free(&mut self, index: usize, signals: &mut Signals, today: &mut Today) {
        let group = self.held.remove(index);
        self.freed += group.people;
        signals.hostages_freed += group.people;
        today.note(Kind::HostagesFreed, 0, as_f64(group.people));
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, _signals: &Signals, row: &mut Row<'_>) {
        row.put(as_f64(self.people()));
        row.put(f64::from(self.kidnaps));
        row.put(self.ransoms);
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national("hostages", "people", Scale::Linear { top: 200.0 });
    out.national("kidnaps_total", "1", Scale::Linear { top: 100.0 });
    out.national(
        "ransoms",
        "money",
        Scale::Log {
            bottom: 1e3,
            top: 1e13,
        },
    );
}

#[allow(clippy::cast_precision_loss)] // people
fn as_f64(people: i64) -> f64 {
    people as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Bench;
    use citerne_luck::math::exp;

    #[test]
    fn a_ransom_never_lowers_the_hazard_of_abduction() {
        let (bench, mut state) = Bench::with(State::start);
        let hostages = bench.params.hostages.expect("hostages");
        let mut hazards = Vec::new();
        for _ in 0..10 {
            hazards.push(state.hazard(&hostages, &bench.signals));
            state.fresh += hostages.reference;
        }
        assert!(hazards.is_sorted());
        let factor = hazards[1] / hazards[0];
        assert!(
            (factor - hostages.incentive).abs() < 1e-12,
            "one ransom of reference"
        );
    }

    #[test]
    fn abductions_come_at_their_hazard() {
        let (mut bench, state) = Bench::with(State::start);
        let draws = 50_000_u32;
        let (mut groups, mut people) = (0, 0);
        for replicate in 0..draws {
            bench.replicate = u64::from(replicate);
            let mut fresh = state.clone();
            bench.step(0, |now, signals, today| fresh.step(now, signals, today));
            groups += fresh.kidnaps;
            people += fresh.taken;
            bench.signals.kidnaps_recent = 0.0;
        }
        let hostages = bench.params.hostages.expect("hostages");
        let expected = f64::from(draws) * (1.0 - exp(-hostages.base));
        assert!((f64::from(groups) - expected).abs() < 4.0 * expected.sqrt());
        let mean = as_f64(people) / f64::from(groups);
        assert!((mean - hostages.group).abs() < 0.25, "{mean}");
    }

    #[test]
    fn people_and_money_balance() {
        let (mut bench, mut state) = Bench::with(State::start);
        let mut paid = 0.0;
        for day in 0..5000 {
            bench.signals.foreigners_here = 3;
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            paid += std::mem::take(&mut bench.signals.blockader_income);
            assert!(bench.signals.hostages_taken <= 3);
            assert_eq!(state.taken, state.freed + state.people());
        }
        assert!(state.freed > 0);
        assert!((paid - state.ransoms).abs() < 1.0);
    }

    #[test]
    fn a_ransom_by_measure_is_paid_once_and_frees_the_oldest_group() {
        let (mut bench, mut state) = Bench::with(State::start);
        if let Some(hostages) = &mut bench.params.hostages {
            (hostages.base, hostages.ransom_paid) = (0.0, 0.0);
        }
        let groups = [(0, 2), (1, 5)];
        state
            .held
            .extend(groups.map(|(number, people)| Group { number, people }));
        bench.levers.of_mut(Target::Ransom)[0] = 1e9;
        for day in 0..3 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        assert_eq!((state.people(), state.freed), (5, 2));
        assert!((state.ransoms - 1e9).abs() < 1e-6);
    }

    #[test]
    fn where_nobody_is_left_nobody_is_taken() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.signals.foreigners_here = 0;
        for day in 0..2000 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        assert_eq!(state.kidnaps, 0);
    }
}
