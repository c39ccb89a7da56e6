//! Negotiation: local accords, a national channel, truces and accords (system 15).

use citerne_case::spec::politics::Talks;
use citerne_case::spec::{CaseSpec, Target};
use citerne_luck::counts::happens;
use citerne_luck::math::pow;

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::{Now, spell};
use crate::params::Params;
use crate::signals::Signals;

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Zones in which local accords can be made.
    reach: Vec<usize>,
    /// Days that the local accord of each zone still holds.
    local_left: Vec<u32>,
    /// Whether a national channel is open.
    channel: bool,
    /// Days that a truce still holds.
    truce_left: f64,
    /// Whether a formal accord is kept.
    accord: bool,
}

impl State {
    /// The state on the morning of the first day: nobody talks.
    #[must_use]
    pub fn start(
        layout: &Layout,
        _case: &CaseSpec,
        _params: &Params,
        _signals: &mut Signals,
    ) -> Self {
        let zones = layout.zones.len();
        Self {
            reach: (0..zones).filter(|&z| !layout.safe_zone[z]).collect(),
            local_left: vec![0; zones],
            channel: false,
            truce_left: 0.0,
            accord: false,
        }
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(talks) = now.params.talks else {
            return;
        };
        let reference = now
            .params
            .regime
            .map_or(0.0, |regime| regime.distress_reference);
        let will = pow(talks.pressure, signals.distress - reference)
            * now.levers.level(Target::TalksChance).max(0.0);
        signals.talk_cost = 0.0;
        if signals.capital_lost {
            self.fall_silent(today);
            self.hold_local(&talks, signals);
        } else {
            self.local(&talks, will, now, signals, today);
            self.keep_deals(&talks, now, today);
            self.channel(&talks, will, now, signals, today);
            self.agree(&talks, will, now, signals, today);
        }
        signals.deal_kept = self.deal_kept();
        signals.deal_danger = if signals.deal_kept {
            talks.deal_danger
        } else {
            1.0
        };
    }

    fn deal_kept(&self) -> bool {
        self.accord || self.truce_left > 0.0
    }

    /// Accords of villages and notables: one zone at a time, for weeks.
    fn local(
        &mut self,
        talks: &Talks,
        will: f64,
        now: &Now<'_>,
        signals: &mut Signals,
        today: &mut Today,
    ) {
        self.hold_local(talks, signals);
        let hazard = talks.local_start * will;
        if !self.reach.is_empty() && happens(hazard, now.luck.uniform(decision::LOCAL_ACCORD, 0)) {
            let zone = pick(&self.reach, now.luck.uniform(decision::LOCAL_ZONE, 0));
            let days = spell(
                talks.local_days,
                now.luck.uniform(decision::LOCAL_LENGTH, 0),
            );
            self.local_left[zone] = self.local_left[zone].max(days);
            signals.local_relief[zone] = 1.0 - talks.local_relief;
            today.note(Kind::LocalAccord, zone, f64::from(days));
        }
    }

    /// Local accords hold a day longer or run out.
    fn hold_local(&mut self, talks: &Talks, signals: &mut Signals) {
        for (relief, left) in signals.local_relief.iter_mut().zip(&mut self.local_left) {
            *left = left.saturating_sub(1);
            *relief = if *left > 0 {
                1.0 - talks.local_relief
            } else {
                1.0
            };
        }
    }

    /// There are no rulers left to talk to: the channel closes, and what was agreed is void.
    fn fall_silent(&mut self, today: &mut Today) {
        if std::mem::take(&mut self.accord) {
            today.note(Kind::AccordCollapses, 0, 0.0);
        }
        if std::mem::take(&mut self.truce_left) > 0.0 {
            today.note(Kind::TruceEnds, 0, 0.0);
        }
        if std::mem::take(&mut self.channel) {
            today.note(Kind::TalksClose, 0, 0.0);
        }
    }

    /// A truce runs out; an accord may collapse.
    fn keep_deals(&mut self, talks: &Talks, now: &Now<'_>, today: &mut Today) {
        if self.truce_left > 0.0 {
            self.truce_left -= 1.0;
            if self.truce_left <= 0.0 {
                self.truce_left = 0.0;
                today.note(Kind::TruceEnds, 0, 0.0);
            }
        }
        // Entity 1: making and breaking an accord are two decisions.
        if self.accord && happens(talks.accord_end, now.luck.uniform(decision::ACCORD, 1)) {
            self.accord = false;
            today.note(Kind::AccordCollapses, 0, 0.0);
        }
    }

    /// A channel opens, which costs legitimacy, or closes; it stays open while a deal is kept.
    fn channel(
        &mut self,
        talks: &Talks,
        will: f64,
        now: &Now<'_>,
        signals: &mut Signals,
        today: &mut Today,
    ) {
        let u = now.luck.uniform(decision::CHANNEL, u32::from(self.channel));
        if !self.channel && happens(talks.channel_start * will, u) {
            self.channel = true;
            signals.talk_cost = talks.talk_cost;
            today.note(Kind::TalksOpen, 0, 0.0);
        } else if self.channel && !self.deal_kept() && happens(talks.channel_end, u) {
            self.channel = false;
            today.note(Kind::TalksClose, 0, 0.0);
        }
    }

    /// With an open channel, a tacit truce or a formal accord may follow.
    fn agree(
        &mut self,
        talks: &Talks,
        will: f64,
        now: &Now<'_>,
        signals: &Signals,
        today: &mut Today,
    ) {
        if !self.channel || self.accord {
            return;
        }
        let chance = will * (1.0 - (1.0 - talks.demands) * advantage(signals));
        if now.decides(decision::ACCORD, 0, talks.accord_start * chance, today) {
            self.accord = true;
            self.truce_left = 0.0;
            today.note(Kind::Accord, 0, 0.0);
        } else if self.truce_left <= 0.0
            && signals.blockade > 0.0
            && happens(
                talks.truce_start * chance,
                now.luck.uniform(decision::TRUCE, 0),
            )
        {
            self.truce_left = talks.truce_days;
            today.note(Kind::Truce, 0, talks.truce_days);
        }
    }

    /// 0 none, 1 a local accord, 2 a national channel, 3 a truce, 4 an accord.
    fn stage(&self) -> f64 {
        if self.accord {
            4.0
        } else if self.truce_left > 0.0 {
            3.0
        } else if self.channel {
            2.0
        } else if self.local_left.iter().any(|left| *left > 0) {
            1.0
        } else {
            0.0
        }
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, _signals: &Signals, row: &mut Row<'_>) {
        row.put(self.stage());
        row.put(f64::from(u8::from(self.truce_left > 0.0)));
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national("talks_stage", "1", Scale::Linear { top: 5.0 });
    out.national("truce", "1", Scale::Linear { top: 1.0 });
}

/// How far the blockader is ahead, 0 to 1: the capital's shortage at reference strength, up to
/// twice that when it is far stronger.
fn advantage(signals: &Signals) -> f64 {
    let strength = signals.strength.max(0.0);
    (signals.capital_shortage * 2.0 * strength / (1.0 + strength)).clamp(0.0, 1.0)
}

#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]
fn pick(from: &[usize], u: f64) -> usize {
    // u < 1, and a case has few zones: the index is in range.
    from[(u * from.len() as f64) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench};
    use citerne_luck::math::exp;

    fn bench() -> (Bench, State) {
        let case = testing::case();
        let mut bench = Bench::new(&case);
        bench.signals.blockade = 1.0;
        let state = State::start(&bench.layout, &case, &bench.params, &mut bench.signals);
        (bench, state)
    }

    /// How many of many first days with an open channel bring a truce.
    fn truces(change: impl Fn(&mut Signals)) -> usize {
        let (mut bench, mut state) = bench();
        change(&mut bench.signals);
        state.channel = true;
        let truce = |replicate: &u64| {
            bench.replicate = *replicate;
            let mut fresh = state.clone();
            bench.step(0, |now, signals, today| fresh.step(now, signals, today));
            bench.today.count(Kind::Truce) > 0
        };
        (0..20_000).filter(truce).count()
    }

    #[test]
    fn truces_come_at_their_hazard() {
        let params = bench().0.params;
        let (talks, regime) = (
            params.talks.expect("talks"),
            params.regime.expect("a regime"),
        );
        let will = pow(talks.pressure, 0.4 - regime.distress_reference);
        // The channel may close, or an accord be made, before a truce is thought of.
        let before = exp(-talks.channel_end) * exp(-talks.accord_start * will);
        let expected = 20_000.0 * before * (1.0 - exp(-talks.truce_start * will));
        let found = truces(|signals| signals.distress = 0.4) as f64;
        assert!(
            (found - expected).abs() < 4.0 * expected.sqrt(),
            "{found} {expected}"
        );
    }

    #[test]
    fn distress_helps_talks_and_a_blockader_far_ahead_hinders_them() {
        let plain = truces(|signals| signals.distress = 0.4);
        assert!(truces(|signals| signals.distress = 0.8) > plain);
        let ahead = |signals: &mut Signals| {
            signals.distress = 0.4;
            signals.capital_shortage = 1.0;
        };
        assert!(truces(ahead) < plain);
        assert_eq!(truces(|signals| signals.blockade = 0.0), 0);
    }

    #[test]
    fn a_truce_holds_for_its_days_and_lowers_danger() {
        let (mut bench, mut state) = bench();
        if let Some(talks) = &mut bench.params.talks {
            (talks.truce_start, talks.accord_start) = (1e9, 0.0);
        }
        state.channel = true;
        bench.step(0, |now, signals, today| state.step(now, signals, today));
        assert_eq!(bench.today.count(Kind::Truce), 1);
        if let Some(talks) = &mut bench.params.talks {
            talks.truce_start = 0.0;
        }
        let mut kept = 1;
        for day in 1..60 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            kept += u32::from(bench.signals.deal_kept);
            let danger = if bench.signals.deal_kept { 0.1 } else { 1.0 };
            assert!((bench.signals.deal_danger - danger).abs() < 1e-15);
        }
        assert_eq!(kept, 30);
    }

    #[test]
    fn local_accords_only_ever_lower_danger_and_never_abroad() {
        let (mut bench, mut state) = bench();
        let abroad = bench
            .layout
            .safe_zone
            .iter()
            .position(|safe| *safe)
            .expect("a safe zone");
        let mut relieved = 0;
        for day in 0..2000 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            let relief = &bench.signals.local_relief;
            assert!(relief.iter().all(|r| *r == 1.0 || *r == 0.5) && relief[abroad] == 1.0);
            relieved += u32::from(relief.contains(&0.5));
        }
        assert!(relieved > 0);
    }

    #[test]
    fn once_the_capital_is_lost_there_is_nobody_to_talk_to() {
        let (mut bench, mut state) = bench();
        (state.channel, state.truce_left) = (true, 20.0);
        bench.step(0, |now, signals, today| state.step(now, signals, today));
        assert!(bench.signals.deal_kept);
        bench.signals.capital_lost = true;
        bench.step(1, |now, signals, today| state.step(now, signals, today));
        let [ends, closes] = [Kind::TruceEnds, Kind::TalksClose].map(|k| bench.today.count(k));
        assert_eq!((ends, closes, bench.signals.deal_danger), (1, 1, 1.0));
        bench.signals.distress = 1.0;
        for day in 2..2000 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            assert!(bench.today.all().is_empty() && !bench.signals.deal_kept);
        }
        assert!(bench.signals.local_relief.iter().all(|left| *left == 1.0));
    }
}
