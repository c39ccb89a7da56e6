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

    /// A promise is kept if supply is better than when it was made, or counts as eased.
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
        let eased = signals.supply_share >= now.params.rules.eased_supply;
        if eased || signals.supply_share > promise.supply {
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
