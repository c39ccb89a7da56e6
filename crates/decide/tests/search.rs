//! The search against known fronts and against the whole menu.

use citerne_decide::{Found, Judged, Lever, Menu, Search, SearchSettings, dominates};

const FINE: usize = 1_001;

/// A standard problem with real variables, in a thousand steps each.
struct Real {
    levers: Vec<Lever>,
    costs: fn(&[f64]) -> Vec<f64>,
}

impl Real {
    fn new(variables: usize, costs: fn(&[f64]) -> Vec<f64>) -> Self {
        let lever = Lever {
            levels: FINE,
            ordered: true,
        };
        let levers = vec![lever; variables];
        Self { levers, costs }
    }
}

impl Menu for Real {
    fn levers(&self) -> &[Lever] {
        &self.levers
    }

    fn judge(&self, plans: &[Vec<usize>]) -> Vec<Judged> {
        let judge = |plan: &Vec<usize>| {
            let x: Vec<f64> = plan
                .iter()
                .map(|level| *level as f64 / (FINE - 1) as f64)
                .collect();
            let payoffs = (self.costs)(&x).iter().map(|cost| -cost).collect();
            Judged {
                payoffs,
                excess: 0.0,
            }
        };
        plans.iter().map(judge).collect()
    }
}

/// ZDT1 of Zitzler, Deb and Thiele (2000); its front is f2 = 1 - sqrt(f1).
fn zdt1(x: &[f64]) -> Vec<f64> {
    let g = 1.0 + 9.0 * x[1..].iter().sum::<f64>() / (x.len() - 1) as f64;
    vec![x[0], g * (1.0 - (x[0] / g).sqrt())]
}

/// DTLZ2 of Deb and others (2002) with three costs; its front is the sphere of radius 1.
fn dtlz2(x: &[f64]) -> Vec<f64> {
    let g: f64 = x[2..].iter().map(|x| (x - 0.5) * (x - 0.5)).sum();
    let [(s0, c0), (s1, c1)] = [x[0], x[1]].map(|x| (x * std::f64::consts::FRAC_PI_2).sin_cos());
    [c0 * c1, c0 * s1, s0]
        .iter()
        .map(|f| (1.0 + g) * f)
        .collect()
}

#[test]
fn the_front_of_zdt1_is_found() {
    let settings = SearchSettings {
        grain: vec![0.01; 2],
        ..SearchSettings::default()
    };
    let found = Search::run(&Real::new(12, zdt1), &settings).expect("a search");
    assert_eq!((found.judged, found.complete), (10_000, false));
    let costs = found
        .plans
        .iter()
        .map(|found| [-found.judged.payoffs[0], -found.judged.payoffs[1]]);
    let costs: Vec<[f64; 2]> = costs.collect();
    let beyond = |[one, two]: &[f64; 2]| two - (1.0 - one.sqrt());
    let worst = costs.iter().map(beyond).fold(0.0, f64::max);
    assert!(worst < 0.02, "{worst}");
    assert!(costs.iter().all(|costs| beyond(costs) > -1e-12));
    // From end to end, without a wide gap.
    let gap = costs
        .windows(2)
        .map(|two| two[1][0] - two[0][0])
        .fold(0.0, f64::max);
    let ends = [costs[0][0], costs[costs.len() - 1][0]];
    assert!(
        gap < 0.06 && ends[0] < 0.01 && ends[1] > 0.95,
        "{gap} {ends:?}"
    );
}

#[test]
fn the_front_of_dtlz2_is_found() {
    let settings = SearchSettings {
        grain: vec![0.05; 3],
        ..SearchSettings::default()
    };
    let found = Search::run(&Real::new(7, dtlz2), &settings).expect("a search");
    let radius = |found: &Found| {
        found
            .judged
            .payoffs
            .iter()
            .map(|f| f * f)
            .sum::<f64>()
            .sqrt()
    };
    let worst = found.plans.iter().map(radius).fold(0.0, f64::max);
    assert!(worst < 1.06, "{worst}");
    assert!(found.plans.len() > 100, "{}", found.plans.len());
    assert!(found.plans.iter().all(|found| radius(found) > 1.0 - 1e-9));
}

/// Measures that may be taken, each with hospital and water days gained and a cost, within a budget.
/// Some help only together.
struct Measures(Vec<Lever>);

const COST: [f64; 12] = [3.0, 5.0, 2.0, 7.0, 4.0, 6.0, 1.0, 8.0, 3.0, 2.0, 5.0, 4.0];
const HOSPITALS: [f64; 12] = [2.0, 7.0, 1.0, 5.0, 6.0, 2.0, 1.0, 9.0, 4.0, 0.0, 3.0, 1.0];
const WATER: [f64; 12] = [5.0, 1.0, 3.0, 8.0, 2.0, 7.0, 0.0, 3.0, 1.0, 4.0, 6.0, 5.0];

impl Measures {
    fn new() -> Self {
        Self(vec![
            Lever {
                levels: 2,
                ordered: false
            };
            12
        ])
    }
}

impl Menu for Measures {
    fn levers(&self) -> &[Lever] {
        &self.0
    }

    fn judge(&self, plans: &[Vec<usize>]) -> Vec<Judged> {
        let judge = |plan: &Vec<usize>| {
            let sum = |of: [f64; 12]| {
                plan.iter()
                    .zip(of)
                    .map(|(level, one)| *level as f64 * one)
                    .sum::<f64>()
            };
            let together = if plan[1] + plan[7] == 2 { 4.0 } else { 0.0 };
            Judged {
                payoffs: vec![sum(HOSPITALS) + together, sum(WATER), -sum(COST)],
                excess: (sum(COST) - 25.0).max(0.0),
            }
        };
        plans.iter().map(judge).collect()
    }
}

/// What no plan within the budget dominates, by trying all pairs.
fn exactly(menu: &Measures) -> Vec<Found> {
    let plans: Vec<Vec<usize>> = (0..4_096_usize)
        .map(|n| (0..12).map(|bit| n >> bit & 1).collect())
        .collect();
    let judged = menu.judge(&plans);
    let all: Vec<Found> = plans
        .into_iter()
        .zip(judged)
        .map(|(plan, judged)| Found { plan, judged })
        .collect();
    let within: Vec<&Found> = all
        .iter()
        .filter(|found| found.judged.excess == 0.0)
        .collect();
    let free = |found: &&&Found| {
        !within
            .iter()
            .any(|other| dominates(&other.judged.payoffs, &found.judged.payoffs))
    };
    within
        .iter()
        .filter(free)
        .map(|found| (*found).clone())
        .collect()
}

fn sorted(plans: &[Found]) -> Vec<Vec<usize>> {
    let mut plans: Vec<_> = plans.iter().map(|found| found.plan.clone()).collect();
    plans.sort();
    plans
}

#[test]
fn a_small_menu_is_judged_whole() {
    let found = Search::run(&Measures::new(), &SearchSettings::default()).expect("a search");
    assert_eq!((found.judged, found.complete), (4_096, true));
    assert_eq!(sorted(&found.plans), sorted(&exactly(&Measures::new())));
}

#[test]
fn a_search_finds_nearly_all_of_the_front_in_part_of_the_menu() {
    let exact = sorted(&exactly(&Measures::new()));
    for seed in 0..5 {
        let settings = SearchSettings {
            seed,
            plans: 2_000,
            ..SearchSettings::default()
        };
        let found = Search::run(&Measures::new(), &settings).expect("a search");
        assert!(!found.complete && found.judged <= 2_000);
        let right = sorted(&found.plans)
            .iter()
            .filter(|plan| exact.contains(plan))
            .count();
        assert!(
            right as f64 > 0.9 * exact.len() as f64,
            "{right} of {}",
            exact.len()
        );
        assert!(right as f64 > 0.9 * found.plans.len() as f64);
    }
}

/// The front of plans with at most three measures, by trying all pairs.
fn exactly_three() -> Vec<Vec<usize>> {
    let menu = Measures::new();
    let few = |plan: &Vec<usize>| plan.iter().sum::<usize>() <= 3;
    let plans = (0..4_096_usize).map(|n| (0..12).map(|bit| n >> bit & 1).collect());
    let plans: Vec<Vec<usize>> = plans.filter(few).collect();
    let judged = menu.judge(&plans);
    let free = |judged: &&Judged| !judged_beaten(judged, &menu.judge(&plans));
    let front = plans.iter().zip(&judged).filter(|(_, judged)| free(judged));
    let mut front: Vec<Vec<usize>> = front.map(|(plan, _)| plan.clone()).collect();
    front.sort();
    front
}

fn judged_beaten(judged: &Judged, all: &[Judged]) -> bool {
    all.iter()
        .any(|other| dominates(&other.payoffs, &judged.payoffs))
}

#[test]
fn a_plan_uses_no_more_levers_than_it_may() {
    let settings = SearchSettings {
        most: Some(3),
        ..SearchSettings::default()
    };
    let found = Search::run(&Measures::new(), &settings).expect("a search");
    // 1 + 12 + 66 + 220 plans.
    assert_eq!((found.judged, found.complete), (299, true));
    assert_eq!(sorted(&found.plans), exactly_three());
    let some = SearchSettings {
        population: 20,
        plans: 200,
        ..settings
    };
    let found = Search::run(&Measures::new(), &some).expect("a search");
    assert!(!found.complete);
    let used = |found: &Found| found.plan.iter().filter(|level| **level > 0).count();
    assert!(found.plans.iter().all(|found| used(found) <= 3));
    let exact = exactly_three();
    let right = sorted(&found.plans)
        .into_iter()
        .filter(|plan| exact.contains(plan));
    assert!(right.count() * 10 > exact.len() * 7);
}

#[test]
fn the_same_seed_finds_the_same() {
    let settings = SearchSettings {
        plans: 1_000,
        ..SearchSettings::default()
    };
    let run =
        |settings: &SearchSettings| Search::run(&Real::new(5, zdt1), settings).expect("a search");
    assert_eq!(run(&settings), run(&settings));
    assert_ne!(
        run(&settings).plans,
        run(&SearchSettings {
            seed: 2,
            ..settings.clone()
        })
        .plans
    );
}

#[test]
fn what_cannot_be_searched_is_refused() {
    let said = |settings: SearchSettings| {
        Search::run(&Measures::new(), &settings)
            .expect_err("refused")
            .to_string()
    };
    let usual = SearchSettings::default;
    assert_eq!(
        said(SearchSettings {
            population: 3,
            ..usual()
        }),
        "number of plans that live is 3: it must lie from 4 up"
    );
    assert_eq!(
        said(SearchSettings {
            plans: 10,
            ..usual()
        }),
        "number of plans to judge is 10: it must lie from as many as live, up"
    );
    assert_eq!(
        said(SearchSettings {
            grain: vec![1.0],
            ..usual()
        }),
        "3 payoffs of a plan, but 1 are needed"
    );
    assert_eq!(
        said(SearchSettings {
            grain: vec![0.0],
            ..usual()
        }),
        "grain of a payoff is 0: it must lie above 0"
    );
    let empty = Real::new(0, zdt1);
    assert!(Search::run(&empty, &usual()).is_err());
}
