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
        self.bench.signals.blockade = 1.0;
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
        let inland = trip.corridor("inland");
        let mut arrived = 0;
        for _ in 0..30 {
            trip.live();
            arrived += trip.road.books.counts[inland].arrived;
        }
        arrived
    };
    assert!(arrived(1.0) < arrived(0.5) && arrived(0.5) < arrived(0.0));
}

#[test]
fn a_siege_cuts_what_gets_in_for_as_long_as_it_lasts() {
    let (beta, days) = (1, 200);
    let trip = |besieged: f64, deal: f64| {
        let mut trip = Trip::new(|_| {});
        trip.bench.signals.blockade = 1.0;
        trip.bench.signals.besieged[beta] = besieged;
        trip.bench.signals.deal_danger = deal;
        trip.live_days(60);
        let inland = trip.corridor("inland");
        let mut arrived = 0;
        for _ in 0..days {
            trip.live();
            arrived += trip.road.books.counts[inland].arrived;
        }
        (
            f64::from(arrived),
            trip.road.books.standing(),
            trip.road.net.normal_trucks(inland),
        )
    };
    let (free, _, normal) = trip(0.0, 1.0);
    let (cut, standing, _) = trip(1.0, 1.0);
    let passing = 0.2 * normal * f64::from(days);
    assert!(
        (cut - passing).abs() < 0.1 * passing,
        "{cut} of {free}, not {passing}"
    );
    assert!(
        as_f64(standing) < 14.0 * 0.2 * normal + 10.0 * normal,
        "{standing}"
    );
    assert!(
        trip(1.0, 0.0).0 == free,
        "a deal that ends all danger opens the town"
    );
}

#[test]
fn a_siege_does_not_stop_boats() {
    let mut trip = Trip::new(|bench| bench.layout.river_leg.fill(true));
    trip.bench.signals.blockade = 1.0;
    trip.bench.signals.besieged.fill(1.0);
    trip.live_days(60);
    assert_eq!(trip.road.books.standing(), 0);
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

/// A road on which all wait for an escort that never comes.
fn unescorted() -> Trip {
    let mut trip = Trip::new(|bench| {
        bench.params.escorts.as_mut().expect("escorts").stragglers = 0.0;
    })
    .offer_escorts();
    trip.bench.levers.of_mut(Target::EscortUnits).fill(0.0);
    trip
}

#[test]
fn without_escorts_those_who_wait_leave_only_once_patience_is_twice_over() {
    let mut trip = unescorted();
    let west = trip.corridor("west");
    // Patience is seven days.
    let mut left = Vec::new();
    for day in 1..=60 {
        trip.live();
        let counts = trip.road.books.counts[west];
        assert_eq!(counts.escorted, 0);
        if counts.alone > 0 {
            left.push(day);
            assert_eq!(trip.road.convoys.waiting_count[west], 0);
        }
    }
    assert_eq!(left, [15, 30, 45, 60]);
}

#[test]
fn nobody_waits_for_an_escort_once_the_blockade_is_off() {
    let mut trip = unescorted();
    trip.live_days(10);
    let waiting = |trip: &Trip| trip.road.convoys.waiting_count.iter().sum::<i32>();
    assert!(waiting(&trip) > 0);
    trip.bench.signals.blockade = 0.0;
    trip.live();
    assert_eq!(waiting(&trip), 0);
}

#[test]
fn escorts_are_shared_by_wait_and_not_by_place_in_the_list() {
    let mut trip = Trip::new(|bench| {
        let escorts = bench.params.escorts.as_mut().expect("escorts");
        (escorts.convoy_size, escorts.patience) = (10.0, 2.0);
    })
    .offer_escorts();
    trip.bench.levers.of_mut(Target::EscortUnits).fill(1.0);
    let mut escorted = [0; 3];
    for _ in 0..120 {
        trip.live();
        for (sum, counts) in escorted.iter_mut().zip(&trip.road.books.counts) {
            *sum += counts.escorted;
        }
    }
    assert!(escorted.iter().all(|&n| n > 0), "{escorted:?}");
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

/// Lowest stock of the capital beside its aim, over the last 100 of 300 days, when `harm` begins.
fn recovers(harm: impl FnOnce(&mut Trip)) -> f64 {
    let mut trip = Trip::new(|bench| bench.params.fleet.as_mut().expect("a fleet").tankers *= 3.0);
    trip.live_days(20);
    harm(&mut trip);
    trip.live_days(200);
    let mut lowest = f64::INFINITY;
    for _ in 0..100 {
        trip.live();
        lowest = lowest.min(as_f64(trip.stock[0]) / as_f64(trip.aim[0]));
    }
    lowest
}

#[test]
fn depots_recover_when_the_road_gets_slower() {
    let lowest = recovers(|trip| trip.bench.levers.of_mut(Target::RoadTime).fill(1.4));
    assert!(lowest > 0.8, "{lowest}");
}

#[test]
fn what_is_lost_on_the_road_is_ordered_again() {
    let mut trip = Trip::new(|_| {});
    trip.live_days(20);
    let orders = trip.road.work.orders.clone();
    // A day's trucks have loaded since the last orders.
    trip.road.books.on_way[0] -= 60;
    let Trip {
        bench, road, day, ..
    } = &mut trip;
    bench.step(*day, |now, signals, _| road.take_orders(now, signals));
    let now = &road.work.orders;
    assert!(now[0] > orders[0] * 1.05, "{} {}", now[0], orders[0]);
}
