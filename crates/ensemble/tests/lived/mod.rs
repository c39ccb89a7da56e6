//! Whole cases, read through the file reader and lived under chosen luck.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::path::Path;

use citerne_case::inputs::{Input, Inputs, Role};
use citerne_case::{Case, Folder};
use citerne_luck::{Luck, Stage};
use citerne_model::{History, Model, Window};

/// Seed of all histories here.
pub const SEED: u64 = 2025;

/// A file: its name and text.
pub type Text = (String, String);

/// The files of a built-in case, as text by name.
pub fn files(case: &str) -> Vec<Text> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../cases")
        .join(case);
    let folder = Folder::open(&path);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    folder
        .files()
        .map(|(name, bytes)| (name.to_owned(), text(bytes)))
        .collect()
}

/// A case of these files. A problem in them fails the test with the whole report.
pub fn read(files: &[Text]) -> Case {
    let folder = Folder::from_memory("case", files.iter().map(|(n, t)| (n.clone(), t.clone())));
    match Case::load(&folder) {
        Ok((case, _)) => case,
        Err(report) => panic!("{:#?}", report.diagnostics()),
    }
}

/// The reference case.
pub fn mali() -> Case {
    read(&files("mali-2025"))
}

/// A model of a case that looks `horizon` days ahead of its log's end.
pub fn model(case: &Case, horizon: u32) -> Model {
    let as_of = case.spec.case.log_ends;
    Model::new(&case.spec, Window { as_of, horizon }).unwrap()
}

/// The inputs of a case with some of them set by hand.
pub fn with<S: AsRef<str>>(case: &Case, settings: &[S]) -> Inputs {
    let mut inputs = case.inputs.clone();
    for setting in settings {
        inputs.set(setting.as_ref()).unwrap();
    }
    inputs
}

/// The numbers of a replicate.
pub fn values(inputs: &Inputs, replicate: u64) -> Vec<f64> {
    let (mut values, mut versions) = (Vec::new(), Vec::new());
    inputs.draw(
        Luck::new(SEED).replicate(replicate),
        &mut values,
        &mut versions,
    );
    values
}

/// The luck of a replicate's days.
pub fn luck(replicate: u64) -> Luck {
    Luck::new(SEED).stage(Stage::Forecast).replicate(replicate)
}

/// One history.
pub fn live(model: &Model, values: &[f64], replicate: u64) -> History {
    let mut history = model.history();
    model
        .run(values, luck(replicate), &mut history, &mut ())
        .unwrap();
    history
}

/// Mean over replicates and days of the sum of an output's channels.
pub fn total(model: &Model, histories: &[History], quantity: &str) -> f64 {
    let channels = channels(model, quantity);
    let sum = |h: &History| {
        channels
            .iter()
            .flat_map(|&c| h.series(c))
            .map(f64::from)
            .sum::<f64>()
    };
    histories.iter().map(sum).sum::<f64>() / histories.len() as f64
}

/// Channels of an output.
pub fn channels(model: &Model, quantity: &str) -> Vec<usize> {
    let all = model.catalogue().channels.iter().enumerate();
    all.filter(|(_, channel)| channel.quantity == quantity)
        .map(|(index, _)| index)
        .collect()
}

/// Index of the only channel of an output.
pub fn channel(model: &Model, quantity: &str) -> usize {
    channels(model, quantity)[0]
}

/// The files with texts put for others; each must be found.
pub fn edited(files: &[Text], edits: &[(&str, &str)]) -> Vec<Text> {
    let mut files = files.to_vec();
    for (old, new) in edits {
        let found = files.iter().any(|(_, text)| text.contains(old));
        assert!(found, "{old} is not in the case");
        files
            .iter_mut()
            .for_each(|(_, text)| *text = text.replace(old, new));
    }
    files
}

/// The middle of every prior; shares at their mean.
pub fn medians(inputs: &Inputs) -> Vec<f64> {
    let middle = |input: &Input| match &input.role {
        Role::Single(prior) => prior.quantile(0.5),
        Role::Share { mean, .. } => *mean,
    };
    inputs.all().iter().map(middle).collect()
}
