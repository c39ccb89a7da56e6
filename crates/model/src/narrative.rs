//! What the public believes: promises, convoys that are seen, silence, and who is blamed (system 10).

use citerne_case::spec::public::Narrative;
use citerne_case::spec::{CaseSpec, Target};
use citerne_luck::counts::happens;
use citerne_luck::math::exp;

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::{Now, follow};
use crate::params::Params;
use crate::signals::Signals;

/// Share of normal demand met from which supply counts as normal: nothing is left to be mended.
const NORMAL_SUPPLY: f64 = 0.99;

/// A promise of the state that waits to be kept.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Promise {
    /// Day on which it falls due.
    due: f64,
    /// Supply on the day it was made, as a share of normal demand.
    supply: f64,
}

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Belief without the credit of an open promise, 0 to 1.
    seen: f64,
    promise: Option<Promise>,
    /// Yesterday's level of the promise lever.
    promised: f64,
    silent: bool,
}

impl State {
    /// The state on the morning of the first day: belief and blame as the case has them.
    #[must_use]
    pub fn start(
        _layout: &Layout,
        _case: &CaseSpec,
        params: &Params,
        signals: &mut Signals,
    ) -> Self {
        let narrative = params.narrative.unwrap_or_default();
        signals.belief = narrative.belief;
        signals.blame_state = narrative.blame_state;
        Self {
            seen: narrative.belief,
            promise: None,
            promised: 0.0,
            silent: false,
        }
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(narrative) = now.params.narrative else {
            return;
        };
        if signals.capital_lost {
            return; // there is no state left to be believed
        }
        self.watch(&narrative, now, signals, today);
        self.judge_promise(&narrative, now, signals, today);
        self.make_promise(&narrative, now, signals, today);
        self.speak(&narrative, now, signals, today);
        self.seen = self.seen.clamp(0.0, 1.0);
        let credit = self.promise.map_or(0.0, |_| narrative.promise_gain);
        signals.belief = (self.seen + credit).min(1.0);
        signals.blame_state = blame(&narrative, signals.belief);
    }

    /// Belief drifts to what pumps show; convoys help while pumps are dry; a closure of schools
    /// admits distress.
    fn watch(&mut self, n: &Narrative, now: &Now<'_>, signals: &Signals, today: &Today) {
        let shown = n.belief * signals.supply_share.clamp(0.0, 1.0);
        let lever = now.levers.level(Target::Belief);
        self.seen = follow(self.seen, (shown + lever).clamp(0.0, 1.0), n.memory);
        self.seen += now.levers.once(Target::Belief)[0];
        #[allow(clippy::cast_precision_loss)] // trucks in a day
        let trucks = signals.trucks_to_capital as f64;
        self.seen += n.convoy_gain * trucks / 100.0 * dry(now, signals);
        if today.count(Kind::SchoolsClose) > 0 {
            self.seen -= now.params.schools.map_or(0.0, |schools| schools.signal);
        }
    }

    /// A promise is kept if supply is better than when it was made, or normal.
    fn judge_promise(
        &mut self,
        n: &Narrative,
        now: &Now<'_>,
        signals: &Signals,
        today: &mut Today,
    ) {
        let Some(promise) = self.promise else { return };
        if f64::from(now.day) < promise.due {
            return;
        }
        self.promise = None;
        let normal = signals.supply_share >= NORMAL_SUPPLY;
        if normal || signals.supply_share > promise.supply {
            self.seen += n.promise_gain;
            today.note(Kind::PromiseKept, 0, 0.0);
        } else {
            self.seen -= n.broken_loss;
            today.note(Kind::PromiseBroken, 0, 0.0);
        }
    }

    /// A promise begins when a measure says so; while one is open, another adds nothing.
    fn make_promise(&mut self, n: &Narrative, now: &Now<'_>, signals: &Signals, today: &mut Today) {
        let level = now.levers.level(Target::Promise);
        let made =
            now.levers.once(Target::Promise)[0] > 0.0 || (level > 0.0 && self.promised <= 0.0);
        self.promised = level;
        if made {
            self.silent = false;
            if self.promise.is_none() {
                let due = f64::from(now.day) + n.promise_days;
                self.promise = Some(Promise {
                    due,
                    supply: signals.supply_share,
                });
                today.note(Kind::PromiseMade, 0, 0.0);
            }
        }
    }

    /// The state may fall silent while supply is bad; it speaks again once supply is back.
    fn speak(&mut self, n: &Narrative, now: &Now<'_>, signals: &Signals, today: &mut Today) {
        if self.silent {
            self.seen -= n.silence_loss * dry(now, signals);
            self.silent = signals.supply_share < now.params.rules.eased_supply;
        } else {
            let worst = (1.0 - signals.supply_share).clamp(0.0, 1.0);
            let u = now.luck.uniform(decision::SILENCE, 0);
            if worst > 0.0 && self.promise.is_none() && happens(n.silence_start * worst, u) {
                self.silent = true;
                today.note(Kind::Silence, 0, 0.0);
            }
        }
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        row.put(signals.belief);
        row.put(signals.blame_state);
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national("belief", "1", Scale::Linear { top: 1.0 });
    out.national("blame_state", "share", Scale::Linear { top: 1.0 });
}

/// Share of the capital's stations that are dry.
fn dry(now: &Now<'_>, signals: &Signals) -> f64 {
    (1.0 - signals.stations_open[now.layout.capital]).clamp(0.0, 1.0)
}

/// Share of blame on the state: its odds rise by the factor e for each unit of belief lost.
fn blame(narrative: &Narrative, belief: f64) -> f64 {
    let state = narrative.blame_state * exp(narrative.belief - belief);
    let other = 1.0 - narrative.blame_state;
    if state + other > 0.0 {
        state / (state + other)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench};

    /// Belief on each day of 90; a promise is made on day 5 if asked for.
    fn lived(promise: bool, supply: impl Fn(u32) -> f64) -> Vec<f64> {
        let case = testing::case();
        let mut bench = Bench::new(&case);
        if let Some(narrative) = &mut bench.params.narrative {
            narrative.silence_start = 0.0;
        }
        let mut state = State::start(&bench.layout, &case, &bench.params, &mut bench.signals);
        let belief = |day: u32| {
            bench.levers.reset();
            bench.levers.once_mut(Target::Promise)[0] = f64::from(u8::from(promise && day == 5));
            bench.signals.supply_share = supply(day);
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            bench.signals.belief
        };
        (0..90).map(belief).collect()
    }

    #[test]
    fn a_broken_promise_never_leaves_more_belief_than_none() {
        let falling = |day: u32| 0.6 - 0.002 * f64::from(day);
        let (promised, plain) = (lived(true, falling), lived(false, falling));
        assert!(promised[10] > plain[10], "a fresh promise helps");
        assert!((35..90).all(|day| promised[day] < plain[day]));
    }

    #[test]
    fn a_kept_promise_helps() {
        let rising = |day: u32| 0.3 + 0.004 * f64::from(day);
        assert!(lived(true, rising)[40] > lived(false, rising)[40]);
    }

    #[test]
    fn in_normal_times_nothing_moves() {
        assert!(
            lived(false, |_| 1.0)
                .iter()
                .all(|belief| (belief - 0.5).abs() < 1e-12)
        );
    }

    #[test]
    fn convoys_help_only_where_pumps_are_dry() {
        let seen = |open: f64, trucks: i64| {
            let case = testing::case();
            let mut bench = Bench::new(&case);
            let mut state = State::start(&bench.layout, &case, &bench.params, &mut bench.signals);
            bench.signals.stations_open.fill(open);
            bench.signals.trucks_to_capital = trucks;
            bench.step(0, |now, signals, today| state.step(now, signals, today));
            bench.signals.belief
        };
        assert!(seen(0.2, 200) > seen(0.2, 0));
        assert!((seen(1.0, 200) - seen(1.0, 0)).abs() < 1e-15);
    }

    #[test]
    fn lost_belief_moves_blame_to_the_state_within_bounds() {
        let mut n = Narrative {
            belief: 0.5,
            blame_state: 0.4,
            ..Narrative::default()
        };
        assert!((blame(&n, 0.5) - 0.4).abs() < 1e-15);
        assert!(blame(&n, 0.1) > blame(&n, 0.4));
        for share in [0.0, 1.0] {
            n.blame_state = share;
            assert!((blame(&n, 0.0) - share).abs() < 1e-15);
        }
    }
}
