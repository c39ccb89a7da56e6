//! Every output of the built-in cases has a name and a unit in both languages.

use std::path::Path;

use citerne_case::{Case, Folder};
use citerne_model::{Model, Window};
use citerne_report::{Lang, Messages};

#[test]
fn every_output_of_the_cases_has_its_words() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    for name in ["mali-2025", "uk-2000", "timbuktu-2023"] {
        let (case, _) = Case::load(&Folder::open(&cases.join(name)))
            .unwrap_or_else(|report| panic!("{name}: {} errors", report.errors()));
        let window = Window {
            as_of: case.spec.case.log_ends,
            horizon: 1,
        };
        let model = Model::new(&case.spec, window).expect("a model");
        for messages in Lang::ALL.map(Messages::new) {
            for channel in &model.catalogue().channels {
                let quantity = messages.quantity(channel.quantity);
                assert!(!quantity.starts_with("quantity-"), "{quantity}");
                let unit = messages.unit(channel.unit, "XOF");
                assert!(!unit.starts_with("unit-"), "{unit}");
            }
            for input in case.inputs.all() {
                let table = input.path.split('.').next().unwrap_or_default();
                let id = format!("assumed-{table}");
                assert!(messages.find(&id, &[]).is_some(), "{id}");
            }
        }
    }
}
