//! What is sure of the whole Mali case: the direction in which it answers, its limits, its rates.
//!
//! Two variants are lived under the same luck and compared in the mean over replicates.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod lived;

use citerne_case::Case;
use citerne_model::{History, Model, NEVER, Window};
use lived::{channel, channels, live, mali, medians, model, total, values, with};

const REPLICATES: u64 = 16;
/// Days after the log's end.
const HORIZON: u32 = 30;

/// Histories of the case with some inputs set by hand.
fn histories(case: &Case, model: &Model, settings: &[&str]) -> Vec<History> {
    let inputs = with(case, settings);
    (0..REPLICATES)
        .map(|replicate| live(model, &values(&inputs, replicate), replicate))
        .collect()
}

/// Compares a figure of two variants: `(less, more)`.
fn compare(less: &str, more: &str, figure: impl Fn(&Model, &[History]) -> f64) -> (f64, f64) {
    let case = mali();
    let model = model(&case, HORIZON);
    let of = |setting| figure(&model, &histories(&case, &model, &[setting]));
    let pair = (of(less), of(more));
    println!("{less}: {:.4}; {more}: {:.4}", pair.0, pair.1);
    pair
}

/// Share of the trips that ended which ended in a loss.
fn lost_per_trip(model: &Model, histories: &[History]) -> f64 {
    let lost = total(model, histories, "trucks_lost");
    lost / (lost + total(model, histories, "trucks_arrived"))
}

/// Mean day on which pumps first fall dry, over all places; the last day for those that never do.
fn dry_day(model: &Model, histories: &[History]) -> f64 {
    let dry = |id: &&String| id.starts_with("dry:");
    let events: Vec<usize> = model
        .events()
        .ids()
        .iter()
        .filter(dry)
        .map(|id| model.events().find(id).unwrap())
        .collect();
    let last = model.days() as u32;
    let day = |history: &History, event: usize| match history.first[event] {
        NEVER => last,
        day => day,
    };
    let days = histories
        .iter()
        .flat_map(|h| events.iter().map(move |&e| f64::from(day(h, e))));
    days.sum::<f64>() / (histories.len() * events.len()) as f64
}

#[test]
fn more_escorts_lose_no_more_tankers_per_trip() {
    let (few, many) = compare("escorts.units=1", "escorts.units=12", lost_per_trip);
    assert!(many <= few);
}

#[test]
fn a_stronger_blockader_takes_more_of_what_is_sent() {
    let (weak, strong) = compare(
        "campaign.strength=1700",
        "campaign.strength=5000",
        lost_per_trip,
    );
    assert!(strong > weak);
}

#[test]
fn more_in_stock_runs_dry_later() {
    let (little, much) = compare("stocks.depot_cover=4", "stocks.depot_cover=15", dry_day);
    assert!(much > little);
}

#[test]
fn more_use_runs_dry_earlier() {
    let (little, much) = compare(
        "demand.total=3.5 ML/day",
        "demand.total=5.5 ML/day",
        dry_day,
    );
    assert!(much < little);
}

/// A corridor with few trucks gets an escort in its turn: nobody waits for months at a border.
#[test]
fn trucks_that_wait_for_an_escort_get_one() {
    let case = mali();
    let model = model(&case, HORIZON);
    let history = live(&model, &medians(&case.inputs), 0);
    for index in channels(&model, "transit_days") {
        let longest = history.series(index).fold(0.0, f32::max);
        let name = model.catalogue().channels[index].name(model.layout());
        assert!(longest < 45.0, "{name} rises to {longest}");
    }
}

#[test]
fn more_tankers_serve_more() {
    let served = |model: &Model, histories: &[History]| total(model, histories, "supply_share");
    let (few, many) = compare("fleet.tankers=1000", "fleet.tankers=3000", served);
    assert!(many > few);
}

#[test]
fn a_ransom_never_frees_the_next() {
    let path = "measures.ransom-october.effects.ransom.amount";
    let (none, high) = (format!("{path}=0 USD"), format!("{path}=58e6 USD"));
    let kidnaps = |model: &Model, histories: &[History]| total(model, histories, "kidnaps_total");
    let (none, high) = compare(&none, &high, kidnaps);
    assert!(high >= none);
}

#[test]
fn scarcer_fuel_makes_it_dearer_and_the_rulers_weaker() {
    let price = |model: &Model, histories: &[History]| total(model, histories, "street_price");
    let (calm, hard) = (
        "interdiction.lone_hazard=0.001",
        "interdiction.lone_hazard=0.05",
    );
    let (cheap, dear) = compare(calm, hard, price);
    assert!(dear > cheap);
    let coup = |model: &Model, histories: &[History]| total(model, histories, "coup_hazard");
    let (safe, shaky) = compare(calm, hard, coup);
    assert!(shaky > safe);
}

/// In normal times nobody goes short: four months without attacks, with middling inputs.
#[test]
fn without_attacks_every_place_keeps_its_fuel() {
    let case = mali();
    let mut spec = case.spec.clone();
    spec.measures.clear();
    let window = Window {
        as_of: spec.case.start,
        horizon: 120,
    };
    let model = Model::new(&spec, window).unwrap();
    let calm = [
        "interdiction.lone_hazard=0",
        "interdiction.convoy_hazard=0",
        "campaign.siege_start=0",
        "campaign.capital_attack=0",
        "stocks.panic_on_news=0",
    ];
    // Measures come last in the list of inputs.
    let values = medians(&with(&case, &calm));
    let history = live(&model, &values[..model.inputs()], 0);
    let layout = model.layout();
    let mut short = Vec::new();
    for index in channels(&model, "unmet_need") {
        let name = model.catalogue().channels[index].name(layout);
        let mean = history.series(index).map(f64::from).sum::<f64>() / history.days() as f64;
        if mean >= 0.02 {
            short.push(format!("{name}: {mean:.3}"));
        }
    }
    let dry = model.events().ids().iter().zip(&history.first);
    short.extend(
        dry.filter(|(id, day)| id.starts_with("dry:") && **day != NEVER)
            .map(|(id, day)| format!("{id} on day {day}")),
    );
    let supply: Vec<f32> = history.series(channel(&model, "supply_share")).collect();
    let least = supply.iter().copied().fold(1.0, f32::min);
    println!("least supply share {least:.3}");
    assert!(
        short.is_empty(),
        "short in normal times:\n{}",
        short.join("\n")
    );
    assert!(least > 0.98, "supply share falls to {least}");
}

/// What the priors say of a coup within a year of the start.
#[test]
fn coups_come_about_as_often_as_base_rates_say() {
    const MANY: u64 = 400;
    let case = mali();
    let known = model(&case, 0).as_of();
    let model = model(&case, 364 - known);
    let coup = model.events().find("coup").unwrap();
    let came = |replicate: &u64| {
        live(&model, &values(&case.inputs, *replicate), *replicate).first[coup] != NEVER
    };
    let share = (0..MANY).filter(came).count() as f64 / MANY as f64;
    let error = (share * (1.0 - share) / MANY as f64).sqrt();
    println!("coup within 12 months: {share:.3} ± {error:.3}");
    assert!((0.05..=0.20).contains(&share), "{share}");
}
