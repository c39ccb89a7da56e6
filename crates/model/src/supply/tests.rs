//! The road on its own, with depots played by the test.

use citerne_case::spec::Target;

use super::State;
use super::books::as_f64;
use crate::testing::{self, Bench};

/// A road with its bench; `change` may alter the case's numbers first.
struct Trip {
    bench: Bench,
    road: State,
    day: u32,
    stock: Vec<i64>,
    /// Stock that depots try to hold.
    aim: Vec<i64>,
}

impl Trip {
    fn new(change: impl FnOnce(&mut Bench)) -> Self {
        let case = testing::case();
        let mut bench = Bench::new(&case);
        change(&mut bench);
        let (layout, params) = (bench.layout.clone(), bench.params.clone());
        let road = State::start(&layout, &case, &params, &mut bench.signals);
        bench.signals.pump_price.fill(700.0);
        let own = &road.net.flows.own;
        let aim: Vec<i64> = own.iter().map(|use_| whole(use_ * 10.0)).collect();
        Self {
            bench,
            road,
            day: 0,
            stock: aim.clone(),
            aim,
        }
    }

    /// A day of the road, then a day of the depots: normal use, and the far town may load all that
    /// it lacks.
    fn live(&mut self) {
        let Self { bench, road, .. } = self;
        bench.step(self.day, |now, signals, today| {
            road.step(now, signals, today)
        });
        self.day += 1;
        let own = &self.road.net.flows.own;
        let signals = &mut self.bench.signals;
        let products = self.road.net.products;
        for (c, road) in self.road.net.roads.iter().enumerate() {
            let Some(hub) = road.hub else { continue };
            for k in 0..products {
                let stock = &mut self.stock[hub * products + k];
                *stock -= signals.inland_taken[c * products + k];
                assert!(*stock >= 0, "more was loaded than there is");
            }
        }
        for (target, stock) in self.stock.iter_mut().enumerate() {
            *stock += signals.arrivals[target];
            *stock -= whole(own[target]).min(*stock);
        }
        for (c, road) in self.road.net.roads.iter().enumerate() {
            let Some(hub) = road.hub else { continue };
            for k in 0..products {
                signals.inland_offer[c * products + k] = self.stock[hub * products + k] / 2;
            }
        }
        for (target, stock) in self.stock.iter().enumerate() {
            signals.wanted[target] = (self.aim[target] - stock).max(0);
            signals.cover[target] = as_f64(*stock) / own[target].max(1.0);
        }
        let account = self.road.account();
        let out = account.delivered + account.burned + account.captured;
        assert_eq!(
            account.loaded,
            out + account.on_road,
            "litres on day {}",
            self.day
        );
        assert_eq!(
            self.road.unaccounted(),
            (0, 0),
            "trucks and drivers on day {}",
            self.day
        );
    }

    fn live_days(&mut self, days: u32) -> Sum {
        let mut sum = Sum::default();
        for _ in 0..days {
            self.live();
            for counts in &self.road.books.counts {
                sum.sent += i64::from(counts.sent);
                sum.arrived += i64::from(counts.arrived);
                sum.lost += i64::from(counts.lost);
                sum.escorted += i64::from(counts.escorted);
            }
        }
        sum
    }

    fn corridor(&self, id: &str) -> usize {
        self.bench
            .layout
            .corridors
            .iter()
            .position(|c| c == id)
            .expect("a corridor")
    }

    fn zone(&self, id: &str) -> usize {
        self.bench
            .layout
            .zones
            .iter()
            .position(|z| z == id)
            .expect("a zone")
    }

    fn threaten(mut self, threat: f64) -> Self {
        self.bench.signals.threat.fill(threat);
        self
    }

    fn offer_escorts(mut self) -> Self {
        self.bench.levers.of_mut(Target::EscortOffer).fill(1.0);
        self
    }
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Sum {
    sent: i64,
    arrived: i64,
    lost: i64,
    escorted: i64,
}

#[allow(clippy::cast_possible_truncation)]
fn whole(x: f64) -> i64 {
    x.round() as i64
}

#[test]
fn a_quiet_road_keeps_depots_level() {
    let mut trip = Trip::new(|_| {});
    for _ in 0..300 {
        trip.live();
        for (stock, aim) in trip.stock.iter().zip(&trip.aim) {
            assert!(stock * 100 > aim * 65, "day {}: {stock} of {aim}", trip.day);
            assert!(
                stock * 100 < aim * 140,
                "day {}: {stock} of {aim}",
                trip.day
            );
        }
    }
}

#[test]
fn what_leaves_arrives_after_the_transit_time() {
    let mut trip = Trip::new(|_| {});
    let (mut sent, mut arrived) = (Vec::new(), Vec::new());
    for _ in 0..120 {
        trip.live();
        sent.push(
            trip.road
                .books
                .counts
                .iter()
                .map(|c| c.sent)
                .collect::<Vec<_>>(),
        );
        arrived.push(
            trip.road
                .books
                .counts
                .iter()
                .map(|c| c.arrived)
                .collect::<Vec<_>>(),
        );
    }
    for (c, road) in trip.road.net.roads.iter().enumerate() {
        assert_eq!(road.serves.len(), 1);
        let days = (road.abroad_days + road.days[0]) as usize;
        for day in 0..120 - days {
            assert_eq!(
                sent[day][c],
                arrived[day + days][c],
                "corridor {c}, day {day}"
            );
        }
    }
    // 10 and 7 car hours at 1.6 and 9 hours a day: 2 days abroad, 1 at the post, 1 inside.
    let (west, south) = (trip.corridor("west"), trip.corridor("south"));
    let days = |c: usize| {
        (
            trip.road.net.roads[c].abroad_days,
            trip.road.net.roads[c].days[0],
        )
    };
    assert_eq!((days(west), days(south)), ((3, 1), (0, 2)));
}

#[test]
fn a_longer_leg_never_arrives_sooner() {
    let days = |factor: f64| {
        let trip = Trip::new(|bench| {
            for leg in &mut bench.params.legs {
                leg.car_hours *= factor;
            }
        });
        let roads = &trip.road.net.roads;
        roads
            .iter()
            .map(|r| r.abroad_days + r.days[0])
            .collect::<Vec<_>>()
    };
    let mut before = days(0.2);
    for step in 1..60 {
        let after = days(0.2 + 0.1 * f64::from(step));
        assert!(
            before.iter().zip(&after).all(|(b, a)| b <= a),
            "{before:?} {after:?}"
        );
        before = after;
    }
}

#[test]
fn litres_trucks_and_drivers_are_conserved_under_attack() {
    for replicate in 0..6 {
        let mut trip = Trip::new(|bench| bench.replicate = replicate).threaten(4.0);
        if replicate % 2 == 1 {
            trip = trip.offer_escorts();
        }
        trip.bench.signals.blockade = 1.0;
        trip.bench.signals.besieged[1] = f64::from(u8::from(replicate % 3 == 0));
        let sum = trip.live_days(200);
        assert!(sum.lost > 0, "no losses under a heavy threat");
        assert!(trip.bench.signals.blockader_income > 0.0);
    }
}

#[test]
fn more_danger_never_costs_fewer_trucks() {
    // The same trucks on the same day: the first day's, before anybody reacts.
    for replicate in 0..200 {
        let lost = |threat: f64| {
            let mut trip = Trip::new(|bench| bench.replicate = replicate).threaten(threat);
            trip.live_days(1).lost
        };
        let losses = [0.0, 0.5, 1.0, 2.0, 5.0, 20.0].map(lost);
        assert_eq!(losses[0], 0);
        assert!(losses.is_sorted(), "{losses:?}");
    }
}

#[test]
fn deals_operations_and_accords_lower_danger() {
    let hazard = |change: fn(&mut Bench)| {
        let mut trip = Trip::new(|_| {}).threaten(1.0);
        change(&mut trip.bench);
        trip.live();
        trip.road.work.hazard.iter().sum::<f64>()
    };
    let plain = hazard(|_| {});
    assert!(plain > 0.0);
    let half = [
        hazard(|b| b.signals.deal_danger = 0.5),
        hazard(|b| b.signals.carrier_danger = 0.5),
        hazard(|b| b.signals.operation_relief.fill(0.5)),
        hazard(|b| b.signals.local_relief.fill(0.5)),
        hazard(|b| b.signals.control_danger.fill(0.5)),
        hazard(|b| b.levers.of_mut(Target::RoadDanger)[..3].fill(0.5)),
        hazard(|b| b.levers.of_mut(Target::RoadDanger)[3..].fill(0.5)),
    ];
    assert!(
        half.iter().all(|h| (h / plain - 0.5).abs() < 1e-12),
        "{half:?} {plain}"
    );
}

#[test]
fn a_besieged_town_lets_in_its_share() {
    let arrived = |besieged: f64| {
        let mut trip = Trip::new(|_| {});
        trip.bench.signals.blockade = 1.0;
        trip.bench.signals.besieged[1] = besieged;
        trip.live_days(30);
        trip.road.books.totals.delivered
    };
    assert!(arrived(1.0) < arrived(0.5) && arrived(0.5) < arrived(0.0));
}

#[test]
fn escorts_gather_convoys_and_slow_them() {
    let mut trip = Trip::new(|_| {}).offer_escorts();
    let sum = trip.live_days(60);
    assert!(sum.escorted > 0 && sum.lost == 0);
    let west = trip.corridor("west");
    let alone = trip.road.trade.lone_share(west);
    assert!(
        alone < 0.5,
        "nine in ten wait for an escort, {alone} went alone"
    );
    let quiet = Trip::new(|_| {}).road.trade.transit[west];
    assert!(trip.road.trade.transit[west] > quiet);
}

#[test]
fn without_escorts_nobody_who_waits_leaves() {
    let mut trip = Trip::new(|bench| {
        bench.params.escorts.as_mut().expect("escorts").stragglers = 0.0;
    })
    .offer_escorts();
    trip.bench.levers.of_mut(Target::EscortUnits).fill(0.0);
    let sum = trip.live_days(60);
    assert_eq!(sum.escorted, 0);
    let waiting: i32 = trip.road.convoys.waiting_count.iter().sum();
    assert!(waiting > 0);
    // The offer ends: all go on alone.
    trip.bench.levers.of_mut(Target::EscortOffer).fill(0.0);
    trip.live();
    assert_eq!(trip.road.convoys.waiting_count.iter().sum::<i32>(), 0);
}

#[test]
fn losses_frighten_drivers_and_pay_calms_them() {
    let willing = |pay: f64| {
        let mut trip = Trip::new(|_| {}).threaten(2.0);
        trip.bench.levers.of_mut(Target::DriverPay).fill(pay);
        trip.live_days(30);
        trip.road.trade.willing_in_all()
    };
    let (plain, paid) = (willing(1.0), willing(2.0));
    assert!(plain < 1.0 && plain < paid, "{plain} {paid}");
}

#[test]
fn trade_leaves_a_corridor_that_loses_trucks() {
    let mut trip = Trip::new(|_| {});
    let (west, south, bush) = (
        trip.corridor("west"),
        trip.corridor("south"),
        trip.zone("bush"),
    );
    trip.bench.signals.threat[bush] = 3.0; // on the western road only
    let share = |trip: &mut Trip| {
        trip.live();
        let sent = |c: usize| f64::from(trip.road.books.counts[c].sent);
        sent(west) / (sent(west) + sent(south)).max(1.0)
    };
    let before: f64 = (0..5).map(|_| share(&mut trip)).sum();
    trip.live_days(60);
    let after: f64 = (0..5).map(|_| share(&mut trip)).sum();
    assert!(after < before * 0.8, "{before} {after}");
}

#[test]
fn a_narrow_post_makes_a_line() {
    let mut trip = Trip::new(|bench| bench.params.borders[0].capacity = 5.0);
    let west = trip.corridor("west");
    for _ in 0..40 {
        trip.live();
        assert!(trip.road.books.counts[west].crossed <= 6);
    }
    assert!(trip.road.queue.iter().sum::<i32>() > 0);
}
