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
use crate::supply::willingness;

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
        let fuel = self.trade(&now.params.carriers, Cargo::Fuel);
        signals.fuel_carriers_open = fuel.open;
        signals.carrier_danger = fuel.danger;
        signals.blockader_income += fuel.toll * worth_of_trips(now.params, signals);
        let passengers = self.trade(&now.params.carriers, Cargo::Passengers);
        signals.passenger_open = passengers.open;
        signals.passenger_toll = passengers.toll;
    }

    /// How a trade stands. A case that names no carrier of a cargo leaves that trade to others, who
    /// always run.
    fn trade(&self, params: &[Carrier], cargo: Cargo) -> Trade {
        let (mut all, mut open, mut danger, mut toll) = (0.0, 0.0, 0.0, 0.0);
        let firms = self.companies.iter().zip(params);
        for (company, p) in firms.filter(|(company, _)| company.cargo == cargo) {
            all += p.share;
            if company.status == Status::Running {
                open += p.share;
                danger += p.share * if company.deal { p.deal_danger } else { 1.0 };
                toll += p.share * if company.deal { p.toll } else { 0.0 };
            }
        }
        Trade {
            open: if all > 0.0 { open / all } else { 1.0 },
            danger: if open > 0.0 { danger / open } else { 1.0 },
            toll: if open > 0.0 { toll / open } else { 0.0 },
        }
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        row.put(signals.fuel_carriers_open);
        row.put(signals.passenger_open);
    }
}

/// How the carriers of one cargo stand.
struct Trade {
    /// Share that runs.
    open: f64,
    /// Mean danger of those that run, beside one without a deal.
    danger: f64,
    /// Mean share of a trip's worth that those that run pay to the blockader.
    toll: f64,
}

/// Money that the fuel of yesterday's trips is worth at the pump.
fn worth_of_trips(params: &Params, signals: &Signals) -> f64 {
    let capacity = params.fleet.map_or(0.0, |fleet| fleet.capacity);
    let prices = params.product_share.iter().zip(&signals.pump_price);
    let litre: f64 = prices.map(|(share, price)| share * price).sum();
    #[allow(clippy::cast_precision_loss)] // trucks in a day
    let trips = signals.fuel_trips as f64;
    trips * capacity * litre
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
                let hazard = p.restart * (1.0 - self.dread(case, signals));
                if case.happens(decision::CARRIER_RUNS, hazard) {
                    self.status = Status::Running;
                }
            }
            Status::Running => {
                let hazard = p.stop * self.dread(case, signals);
                if case.happens(decision::CARRIER_RUNS, hazard) {
                    self.status = Status::Stopped;
                }
            }
        }
        self.deal_or_ban(case, signals, pressed);
    }

    /// How much a firm has to fear, 0 to 1: the share of drivers who would refuse at the losses of all
    /// roads, or the force of the blockade where the blockader has named it, whichever is more. A deal
    /// takes its part of it away.
    fn dread(&self, case: &Case<'_>, signals: &Signals) -> f64 {
        let refused = case.now.params.fleet.map_or(0.0, |fleet| {
            1.0 - willingness(signals.loss_rate / fleet.fear_half, fleet.fear_steepness)
        });
        let named = if self.threatened {
            signals.blockade
        } else {
            0.0
        };
        let relief = if self.deal {
            case.params.deal_danger
        } else {
            1.0
        };
        refused.max(named) * relief
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
    use crate::testing::{self, Bench, assert_rate};
    use citerne_luck::math::expm1;

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
            bench.signals.pump_price = bench.params.pump_price.clone();
        });
        let danger = bench.signals.carrier_danger;
        assert!((danger - (0.7 * 0.1 + 0.3)).abs() < 1e-12, "{danger}");
        // Seven of ten trips of 40,000 L at a mean price of 745 pay a fiftieth.
        let toll = 7.0 * 40_000.0 * 745.0 * 0.02;
        assert!((bench.signals.blockader_income - toll).abs() < 1e-6);
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

    /// On how many of the first days of many replicates the first carrier stops.
    fn stops(draws: u32, change: impl Fn(&mut Bench)) -> u32 {
        let (mut bench, state) = Bench::with(State::start);
        bench.signals.blockade = 1.0;
        change(&mut bench);
        bench.count(draws, |bench| {
            let mut fresh = state.clone();
            bench.step(0, |now, signals, today| fresh.step(now, signals, today));
            fresh.companies[0].status == Status::Stopped
        })
    }

    #[test]
    fn losses_that_half_of_the_drivers_refuse_stop_firms_at_half_their_rate() {
        let draws = 40_000;
        let count = stops(draws, |bench| {
            bench.signals.loss_rate = bench.params.fleet.expect("a fleet").fear_half;
            bench.params.carriers[0].deal = 0.0;
        });
        assert_rate(count, draws, -expm1(-0.5 * 0.05));
        assert_eq!(stops(draws, |_| {}), 0, "nobody has anything to fear");
    }

    #[test]
    fn a_firm_that_is_named_stops_though_others_lose_nothing() {
        let stopped = |blockade: f64| {
            let (state, _) = live(200, |bench| {
                bench.signals.blockade = blockade;
                bench.params.carriers.iter_mut().for_each(|c| c.deal = 0.0);
            });
            let status = state.companies.iter().map(|c| c.status == Status::Stopped);
            status.collect::<Vec<_>>()
        };
        assert_eq!(stopped(1.0), [false, true, true], "two of three are named");
        assert_eq!(stopped(0.0), [false; 3]);
    }

    #[test]
    fn lines_under_a_deal_pay_of_their_fares() {
        let toll = |on: &str| {
            let (_, bench) = live(1, |bench| force(bench, Target::CarrierDeal, on));
            bench.signals.passenger_toll
        };
        assert_eq!((toll("bus"), toll("big")), (0.02, 0.0));
    }
}
