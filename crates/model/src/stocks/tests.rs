use citerne_case::spec::{CaseSpec, Target};
use proptest::prelude::*;

use super::*;
use crate::testing::{self, Bench};
use citerne_luck::Luck;

const ALPHA: usize = 0;
const BETA: usize = 1;

/// A bench with the market of the test case and what comes each day by place and product.
struct Town {
    bench: Bench,
    state: State,
}

impl Town {
    fn new(change: impl FnOnce(&mut Bench)) -> Self {
        Self::of(&testing::quiet(), change)
    }

    fn of(case: &CaseSpec, change: impl FnOnce(&mut Bench)) -> Self {
        let mut bench = Bench::new(case);
        bench.declared = None;
        change(&mut bench);
        let luck = Luck::new(1).day(0);
        let (layout, params) = (&bench.layout, &bench.params);
        let state = State::start(layout, case, params, luck, &mut bench.signals);
        Self { bench, state }
    }

    fn day(&mut self, day: u32, coming: impl Fn(usize) -> i64) {
        for (at, litres) in self.bench.signals.arrivals.iter_mut().enumerate() {
            *litres = coming(at);
        }
        let state = &mut self.state;
        self.bench
            .step(day, |now, signals, today| state.step(now, signals, today));
        assert_eq!(self.state.litres(), self.state.books.held());
    }

    fn days(&mut self, days: u32, share: f64) {
        let normal = self.bench.signals.normal_use.clone();
        for day in 0..days {
            self.day(day, |at| (normal[at] as f64 * share) as i64);
        }
    }

    fn unmet(&self, place: usize, sector: &str) -> f64 {
        let sectors = &self.bench.layout.sectors;
        let index = sectors.iter().position(|s| s == sector).unwrap();
        self.bench.signals.unmet[place * sectors.len() + index]
    }

    /// First day on which a place's pumps count as dry when nothing comes.
    fn dries(&mut self, place: usize, days: u32) -> Option<u32> {
        (0..days).find(|&day| {
            self.day(day, |_| 0);
            self.bench
                .today
                .all()
                .iter()
                .any(|h| h.kind == Kind::Dry && h.entity == place as u32)
        })
    }
}

#[test]
fn normal_supply_keeps_depots_level_and_everyone_served() {
    let mut town = Town::new(|_| ());
    let before = town.state.depot.clone();
    town.days(200, 1.0);
    for (now, before) in town.state.depot.iter().zip(before) {
        assert!(
            (now - before).abs() < before / 1000,
            "{now} against {before}"
        );
    }
    let signals = &town.bench.signals;
    assert!(signals.unmet.iter().all(|u| *u == 0.0));
    assert!(signals.retail_gap.iter().all(|g| *g < 1e-4));
    assert!((signals.supply_share - 1.0).abs() < 1e-4);
    assert!(town.state.fear.iter().all(|f| *f < 1e-4));
}

#[test]
fn normal_use_adds_up_to_the_demand_of_the_case() {
    let town = Town::new(|_| ());
    let all: i64 = town.bench.signals.normal_use.iter().sum();
    assert!((all - 1_200_000).abs() <= town.state.facts.len() as i64);
    let start: i64 = town.state.depot.iter().sum();
    assert!(
        (start as f64 / all as f64 - 9.0).abs() < 1e-4,
        "depots hold the cover of the case"
    );
}

#[test]
fn without_demand_nothing_is_used_and_nothing_is_unmet() {
    let mut town = Town::new(|bench| bench.levers.of_mut(Target::Demand).fill(0.0));
    town.days(50, 0.0);
    assert_eq!(town.state.books.used, 0);
    assert!(town.bench.signals.unmet.iter().all(|u| *u == 0.0));
    assert!(town.bench.signals.retail_gap.iter().all(|g| *g == 0.0));
}

#[test]
fn a_cut_dries_the_pumps_then_the_tanks_and_brings_fear() {
    let mut town = Town::new(|bench| bench.params.stocks.reserve = 0.0);
    let dry = town
        .dries(ALPHA, 60)
        .expect("pumps fall dry without supply");
    assert!(
        (6..25).contains(&dry),
        "nine days of depot, three of stations: {dry}"
    );
    town.days(40, 0.0);
    assert!(town.unmet(ALPHA, "homes") > 0.99);
    assert!(town.unmet(ALPHA, "hospitals") > 0.99);
    assert!(town.bench.signals.capital_shortage > 0.9);
    assert!(town.state.fear[ALPHA] > 0.8);
    town.days(120, 1.5);
    assert!(town.unmet(ALPHA, "homes") < 0.01, "it ends when fuel comes");
    assert!(town.bench.today.count(Kind::Dry) == 0 && !town.state.dry[ALPHA]);
}

#[test]
fn unmet_need_settles_at_what_does_not_come() {
    let mut town = Town::new(|bench| {
        bench.params.stocks.reserve = 0.0;
        bench.params.market.diversion = 0.0;
    });
    town.days(300, 0.6);
    assert!((town.bench.signals.supply_share - 0.6).abs() < 0.01);
}

#[test]
fn more_stock_never_runs_dry_earlier() {
    let mut last = 0;
    for cover in [0.0, 1.0, 2.0, 4.0, 6.0, 9.0, 14.0, 20.0] {
        let mut town = Town::new(|bench| bench.params.stocks.depot_cover = cover);
        let dry = town.dries(ALPHA, 90).unwrap_or(90);
        assert!(
            dry >= last,
            "cover {cover}: dry on day {dry}, with less on day {last}"
        );
        last = dry;
    }
    assert!(last > 20);
}

#[test]
fn priority_shields_hospitals_at_the_cost_of_others() {
    let scarce = |priority: f64| {
        let mut town = Town::new(|bench| {
            bench.params.stocks.reserve = 0.0;
            for sector in &mut bench.params.sectors {
                sector.priority = 1.0;
            }
            let sector = bench
                .layout
                .sectors
                .iter()
                .position(|s| s == "hospitals")
                .unwrap();
            bench.levers.of_mut(Target::Priority)[sector] = priority;
        });
        town.days(120, 0.5);
        (town.unmet(ALPHA, "hospitals"), town.unmet(ALPHA, "firms"))
    };
    let (equal, favoured) = (scarce(1.0), scarce(8.0));
    assert!(favoured.0 < equal.0 - 0.2, "{favoured:?} against {equal:?}");
    assert!(favoured.1 >= equal.1);
}

#[test]
fn a_ration_makes_petrol_last_longer() {
    let left = |ration: f64| {
        let mut town = Town::new(|bench| bench.levers.of_mut(Target::Ration).fill(ration));
        let petrol = town
            .bench
            .layout
            .products
            .iter()
            .position(|k| k == "petrol")
            .unwrap();
        town.days(14, 0.0);
        town.state.depot[petrol] + town.state.station[petrol]
    };
    assert!(left(0.5) > 2 * left(f64::INFINITY));
}

#[test]
fn closed_last_miles_empty_stations_with_full_depots() {
    let mut town = Town::new(|bench| bench.signals.last_mile_open = 0.05);
    town.days(30, 1.0);
    assert!(town.bench.signals.stations_open[ALPHA] < 0.2);
    assert!(town.bench.signals.cover[0] > 9.0);
}

#[test]
fn the_reserve_goes_to_the_capital_once_its_depots_run_low() {
    let mut town = Town::new(|_| ());
    let before: i64 = town.state.reserve.iter().sum();
    assert!((before - 3_600_000).abs() < 100);
    town.days(5, 0.0);
    assert_eq!(town.state.reserve.iter().sum::<i64>(), before);
    town.days(25, 0.0);
    assert_eq!(town.state.reserve.iter().sum::<i64>(), 0);
}

#[test]
fn a_release_moves_reserve_and_never_makes_fuel() {
    let mut town = Town::new(|bench| bench.levers.of_mut(Target::Release)[BETA] = 1e9);
    let (before, depot) = (town.state.reserve.clone(), town.state.depot[2]);
    town.day(0, |_| 0);
    assert_eq!(town.state.reserve, [0, 0]);
    assert!(town.state.depot[2] > depot && before[0] > 0);
}

#[test]
fn outside_supply_reaches_the_capital_and_is_booked() {
    let mut town = Town::new(|bench| bench.signals.outside_supply = 100_000.0);
    town.days(10, 0.0);
    assert!((town.state.books.outside - 1_000_000).abs() <= 20);
}

#[test]
fn a_hub_that_serves_itself_first_gives_less_when_it_is_short() {
    let offer = |hub_first: f64, cover: f64| -> i64 {
        let case = testing::case();
        let town = Town::of(&case, |bench| {
            bench.params.stocks.hub_first = hub_first;
            bench.params.stocks.depot_cover = cover;
            bench.params.stocks.cover_spread = 0.0;
        });
        town.bench.signals.inland_offer.iter().sum()
    };
    assert!(offer(1.0, 0.5) == 0 && offer(0.0, 0.5) > 0);
    for cover in [0.5, 2.0, 5.0, 10.0, 20.0] {
        let mut last = i64::MAX;
        for hub_first in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let now = offer(hub_first, cover);
            assert!(now <= last);
            last = now;
        }
    }
    assert!(
        offer(0.5, 10.0) > 200_000,
        "a hub at its aim sends what is used"
    );
}

#[test]
fn the_news_frightens_on_the_day_of_the_declaration() {
    let mut town = Town::new(|bench| bench.declared = Some(2));
    town.days(2, 1.0);
    assert!(town.state.fear[ALPHA] < 1e-3);
    let normal = town.bench.signals.normal_use.clone();
    town.day(2, |at| normal[at]);
    assert_eq!(town.state.fear[ALPHA], 0.1);
}

#[test]
fn stations_fall_dry_one_after_the_other() {
    let town = Town::new(|_| ());
    let mut last = 1.0;
    for fill in [10.0, 3.0, 1.0, 0.3, 0.1, 0.03, 0.0] {
        let open = town.state.share_open(fill, &town.bench.params);
        assert!(open <= last);
        last = open;
    }
    assert_eq!(last, 0.0);
    // Half of the stations are dry when the median fill is the dry one: mean = dry × e^(σ²/2).
    let mean = 0.1 * citerne_luck::math::exp(0.5 * 0.49);
    assert!((town.state.share_open(mean, &town.bench.params) - 0.5).abs() < 1e-9);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn litres_balance_whatever_comes(
        coming in prop::collection::vec(0_i64..2_000_000, 40),
        cover in 0.0_f64..30.0,
        hoard in 0.0_f64..20.0,
        open in 0.0_f64..1.0,
    ) {
        let mut town = Town::new(|bench| {
            bench.params.stocks.depot_cover = cover;
            bench.params.stocks.hoard_rate = hoard;
            bench.signals.last_mile_open = open;
        });
        for (day, litres) in coming.iter().enumerate() {
            town.day(day as u32, |at| if at % 2 == 0 { *litres } else { litres / 3 });
            let state = &town.state;
            let all = [&state.depot, &state.station, &state.tank, &state.reserve];
            prop_assert!(all.into_iter().flatten().all(|l| *l >= 0));
            prop_assert!(town.bench.signals.unmet.iter().all(|u| (0.0..=1.0).contains(u)));
            prop_assert_eq!(state.used_so_far().iter().sum::<i64>(), state.books().used);
        }
    }
}
