//! Cases for the tests.

#![allow(dead_code)] // each test file uses some

use std::ops::ControlFlow;
use std::path::Path;

use citerne_case::{Case, Folder};
use citerne_learn::observe::Evidence;
use citerne_model::{Model, Window};
use citerne_verify::Progress;

fn folder(name: &str) -> Folder {
    Folder::open(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../cases")
            .join(name),
    )
}

pub(crate) fn case(name: &str) -> Case {
    Case::load(&folder(name)).unwrap().0
}

/// A case with its log as `edit` leaves it.
pub(crate) fn edited(name: &str, edit: impl Fn(&str) -> String) -> Case {
    let folder = folder(name);
    let files = folder.files().map(|(file, bytes)| {
        let text = std::str::from_utf8(bytes).unwrap();
        let text = match file {
            "events.csv" => edit(text),
            _ => text.to_owned(),
        };
        (file.to_owned(), text.into_bytes())
    });
    let folder = Folder::from_memory(name, files.collect::<Vec<_>>());
    Case::load(&folder)
        .unwrap_or_else(|report| panic!("{} errors", report.errors()))
        .0
}

/// The model of the last day of the log, and what the log tells by then.
pub(crate) fn whole(case: &Case) -> (Model, Evidence) {
    let as_of = case.spec.case.log_ends;
    let model = Model::new(&case.spec, Window { as_of, horizon: 0 }).unwrap();
    let evidence = Evidence::read(&model, &case.spec, &case.events, as_of).unwrap();
    (model, evidence)
}

pub(crate) fn going_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
