//! What the case format lets triggers and claims speak of is what the model has, and the reverse.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use citerne_case::vocabulary::{OUTCOMES, OUTPUTS, Output, Over, find_output};
use citerne_case::{Case, Folder};
use citerne_model::{Channel, Kind, Layout, Where, catalogue};

/// The reference case has every system, so its catalogue holds every output.
fn mali() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/mali-2025");
    Case::load(&Folder::open(&path)).unwrap().0
}

fn agrees(case: &Case, output: &Output, channel: &Channel) -> bool {
    let over = match channel.at {
        Where::National => Over::Case,
        Where::Place(_) => Over::Place,
        Where::Corridor(_) => Over::Corridor,
        Where::Zone(_) => Over::Zone,
    };
    // An index is a number that is 1 at the start.
    let unit = if channel.unit == "index" {
        "1"
    } else {
        channel.unit
    };
    output.over == over
        && output.by_product == channel.product.is_some()
        && output.by_sector == channel.sector.is_some()
        && case.units.factor(output.unit, unit) == Ok(1.0)
}

#[test]
fn every_output_of_the_vocabulary_is_one_of_the_model() {
    let case = mali();
    let channels = catalogue(&Layout::new(&case.spec), &case.spec).channels;
    let missing: Vec<&str> = OUTPUTS
        .iter()
        .filter(|output| !channels.iter().any(|channel| channel.quantity == output.id))
        .map(|output| output.id)
        .collect();
    assert!(missing.is_empty(), "the model has no {missing:?}");
}

#[test]
fn every_output_of_the_model_is_in_the_vocabulary() {
    let case = mali();
    let layout = Layout::new(&case.spec);
    let strange: Vec<String> = catalogue(&layout, &case.spec)
        .channels
        .iter()
        // Hardship is kept by place, too; triggers and claims speak of the whole.
        .filter(|c| c.quantity != "hardship" || c.at == Where::National)
        .filter(|c| !find_output(c.quantity).is_some_and(|output| agrees(&case, output, c)))
        .map(|channel| format!("{} in {}", channel.name(&layout), channel.unit))
        .collect();
    assert!(
        strange.is_empty(),
        "not as the vocabulary says:\n{}",
        strange.join("\n")
    );
}

#[test]
fn every_event_of_the_vocabulary_can_happen() {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
    let missing: Vec<_> = OUTCOMES.iter().filter(|id| !kinds.contains(id)).collect();
    assert!(missing.is_empty(), "no happening is called {missing:?}");
}
