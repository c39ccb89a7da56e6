//! Transport companies: who runs, who stands still, who pays the blockader and who is banned for it.

use citerne_case::spec::{CaseSpec, Target, trade::Cargo, trade::Carrier};
use citerne_luck::counts::happens;

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::{Now, entity, whole_days};
use crate::params::Params;
use crate::signals::Signals;

/// What a carrier does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Running,
    Stopped,
    /// Banned by the state, for this many more days.
    Banned(u32),
}

/// One carrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Company {
    status: Status,
    /// Whether it keeps a deal with the blockader.
    deal: bool,
    threatened: bool,
    cargo: Cargo,
}

/// All carriers.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    companies: Vec<Company>,
}

/// A carrier that the blockader has named is this much readier to stop.
const THREAT: f64 = 2.0;

/// Losses per trip above which no stopped carrier starts again, where the case has no fleet.
const HIGH_LOSS: f64 = 0.1;

impl State {
    /// The state on the morning of the first day: all run.
    #[must_use]
    pub fn start(
        layout: &Layout,
        case: &CaseSpec,
        _params: &Params,
        _signals: &mut Signals,
    ) -> Self {
        let companies = case.carriers.values().zip(&layout.cargo);
        Self {
            companies: companies
                .map(|(spec, &cargo)| Company {
                    status: Status::Running,
                    deal: false,
                    threatened: spec.threatened,
                    cargo,
                })
                .collect(),
        }
    }

    /// One day: each carrier decides, the state may ban, tolls are paid.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        for (index, company) in self.companies.iter_mut().enumerate() {
            let before = *company;
            let case = Case {
                index,
                now,
                params: &now.params.carriers[index],
            };
            if !company.forced(&case) {
                company.decide(&case, signals);
            }
            note_change(index, before, *company, today);
        }
        self.write(&now.params.carriers, signals);
        signals.blockader_income += self.tolls(&now.params.carriers, signals);
    }

    fn write(&self, params: &[Carrier], signals: &mut Signals) {
        let (open, danger) = self.open(params, Cargo::Fuel);
        signals.fuel_carriers_open = open;
        signals.carrier_danger = danger;
        signals.passenger_open = self.open(params, Cargo::Passengers).0;
    }

    /// Share of a trade that runs, and the mean danger of what runs. A case that names no carrier of
    /// a cargo leaves that trade to others, who always run.
    fn open(&self, params: &[Carrier], cargo: Cargo) -> (f64, f64) {
        let (mut all, mut open, mut danger) = (0.0, 0.0, 0.0);
        for (company, p) in self
            .companies
            .iter()
            .zip(params)
            .filter(|(c, _)| c.cargo == cargo)
        {
            all += p.share;
            if company.status == Status::Running {
                open += p.share;
                danger += p.share * if company.deal { p.deal_danger } else { 1.0 };
            }
        }
        let share = if all > 0.0 { open / all } else { 1.0 };
        (share, if open > 0.0 { danger / open } else { 1.0 })
    }

    /// Tolls for yesterday's trips: fuel carriers under a deal pay for their share of them. What bus
    /// lines pay is left out, as no part of the model counts their trips.
    fn tolls(&self, params: &[Carrier], signals: &Signals) -> f64 {
        let fuel = || {
            self.companies
                .iter()
                .zip(params)
                .filter(|(c, _)| c.cargo == Cargo::Fuel)
        };
        let running = |c: &Company| c.status == Status::Running;
        let open: f64 = fuel()
            .filter(|(c, _)| running(c))
            .map(|(_, p)| p.share)
            .sum();
        if open <= 0.0 {
            return 0.0;
        }
        let paying = fuel().filter(|(c, _)| running(c) && c.deal);
        #[allow(clippy::cast_precision_loss)] // trucks in a day
        let trips = signals.fuel_trips as f64;
        paying.map(|(_, p)| p.toll * trips * p.share / open).sum()
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        row.put(signals.fuel_carriers_open);
        row.put(signals.passenger_open);
    }
}

/// What one carrier's decision may look at.
struct Case<'a> {
    index: usize,
    now: &'a Now<'a>,
    params: &'a Carrier,
}

impl Case<'_> {
    fn lever(&self, target: Target) -> bool {
        self.now.levers.of(target)[self.index] >= 0.5
    }

    fn happens(&self, decision: citerne_luck::Decision, hazard: f64) -> bool {
        hazard > 0.0 && happens(hazard, self.now.luck.uniform(decision, entity(self.index)))
    }
}

impl Company {
    /// Follows measures; true if they leave nothing to decide today. A ban is stronger than a stop,
    /// a stop stronger than a deal.
    fn forced(&mut self, case: &Case<'_>) -> bool {
        let deal = case.lever(Target::CarrierDeal);
        self.deal |= deal;
        if case.lever(Target::CarrierBan) {
            self.status = Status::Banned(1);
        } else if case.lever(Target::CarrierStop) {
            self.status = Status::Stopped;
        } else if deal {
            if self.status == Status::Stopped {
                self.status = Status::Running;
            }
            return false;
        } else {
            return false;
        }
        true
    }

    fn decide(&mut self, case: &Case<'_>, signals: &Signals) {
        let p = case.params;
        let pressed = self.threatened && signals.blockade > 0.0;
        if signals.blockade <= 0.0 && !case.lever(Target::CarrierDeal) {
            self.deal = false;
        }
        match self.status {
            Status::Banned(left) => {
                self.status = if left > 1 {
                    Status::Banned(left - 1)
                } else {
                    Status::Running
                };
            }
            Status::Stopped => {
                if case.happens(decision::CARRIER_RUNS, self.restart_hazard(case, signals)) {
                    self.status = Status::Running;
                }
            }
            Status::Running => {
                let threat = if pressed { THREAT } else { 1.0 };
                let relief = if self.deal { p.deal_danger } else { 1.0 };
                let hazard = p.stop * signals.loss_rate * threat * relief;
                if case.happens(decision::CARRIER_RUNS, hazard) {
                    self.status = Status::Stopped;
                }
            }
        }
        self.deal_or_ban(case, signals, pressed);
    }

    /// Losses near what drivers refuse keep a stopped carrier in; one that is threatened stays in as
    /// long as the blockade is in force, unless it makes a deal.
    fn restart_hazard(&self, case: &Case<'_>, signals: &Signals) -> f64 {
        let high = case
            .now
            .params
            .fleet
            .map_or(HIGH_LOSS, |fleet| fleet.fear_half);
        let calm = (1.0 - signals.loss_rate / high).max(0.0);
        let threat = if self.threatened {
            1.0 - signals.blockade
        } else {
            1.0
        };
        case.params.restart * calm * threat
    }

    fn deal_or_ban(&mut self, case: &Case<'_>, signals: &Signals, pressed: bool) {
        let p = case.params;
        let banned = matches!(self.status, Status::Banned(_));
        if self.deal && !banned {
            if case.happens(decision::CARRIER_BAN, p.ban) {
                self.deal = false;
                self.status = Status::Banned(whole_days(p.ban_days).max(1));
            }
        } else if !banned && (pressed || self.status == Status::Stopped) {
            let hazard = p.deal * signals.blockade;
            if case.happens(decision::CARRIER_DEAL, hazard) {
                self.deal = true;
                self.status = Status::Running;
            }
        }
    }
}

fn note_change(index: usize, before: Company, after: Company, today: &mut Today) {
    let banned = |c: Company| matches!(c.status, Status::Banned(_));
    if !before.deal && after.deal {
        today.note(Kind::CarrierDeal, index, 0.0);
    }
    if !banned(before) && banned(after) {
        today.note(Kind::CarrierBan, index, 0.0);
    }
    if before.status != Status::Stopped && after.status == Status::Stopped {
        today.note(Kind::CarrierStops, index, 0.0);
    }
    if before.status != Status::Running && after.status == Status::Running {
        today.note(Kind::CarrierRestarts, index, 0.0);
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national("carriers_open", "share", Scale::Linear { top: 1.0 });
    out.national(
        "passenger_carriers_open",
        "share",
        Scale::Linear { top: 1.0 },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench};

    fn live(days: u32, change: impl Fn(&mut Bench)) -> (State, Bench) {
        let case = testing::case();
        let mut bench = Bench::new(&case);
        bench.signals.blockade = 1.0;
        change(&mut bench);
        let (layout, params) = (bench.layout.clone(), bench.params.clone());
        let mut state = State::start(&layout, &case, &params, &mut bench.signals);
        for day in 0..days {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        (state, bench)
    }

    fn force(bench: &mut Bench, target: Target, id: &str) {
        let index = bench
            .layout
            .carriers
            .iter()
            .position(|c| c == id)
            .expect("a carrier");
        bench.levers.of_mut(target)[index] = 1.0;
    }

    #[test]
    fn a_ban_and_a_stop_lower_the_open_share() {
        for target in [Target::CarrierBan, Target::CarrierStop] {
            let (_, bench) = live(1, |bench| force(bench, target, "big"));
            assert!((bench.signals.fuel_carriers_open - 0.3).abs() < 1e-12);
        }
    }

    #[test]
    fn a_deal_lowers_danger_restarts_and_pays() {
        let (_, bench) = live(1, |bench| {
            force(bench, Target::CarrierDeal, "big");
            bench.signals.fuel_trips = 10;
        });
        let danger = bench.signals.carrier_danger;
        assert!((danger - (0.7 * 0.1 + 0.3)).abs() < 1e-12, "{danger}");
        assert!((bench.signals.blockader_income - 50_000.0 * 7.0).abs() < 1e-6);
    }

    #[test]
    fn without_losses_or_threats_nobody_stops() {
        let (_, bench) = live(300, |bench| {
            bench.signals.blockade = 0.0;
        });
        assert_eq!(bench.signals.fuel_carriers_open, 1.0);
        assert_eq!(bench.signals.passenger_open, 1.0);
        assert_eq!(bench.signals.blockader_income, 0.0);
    }

    #[test]
    fn more_losses_never_stop_a_carrier_later() {
        for replicate in 0..5 {
            let stopped = |loss: f64| {
                (1..60).find(|&days| {
                    let (_, bench) = live(days, |bench| {
                        bench.replicate = replicate;
                        bench.signals.loss_rate = loss;
                        bench.params.carriers.iter_mut().for_each(|c| c.deal = 0.0);
                    });
                    bench.signals.fuel_carriers_open < 1.0
                })
            };
            let (often, seldom) = (stopped(0.5), stopped(0.2));
            assert!(often.unwrap_or(60) <= seldom.unwrap_or(60));
        }
    }
}
