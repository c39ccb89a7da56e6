//! Reads a case folder and prints its report: `cargo run -p citerne-case --example check FOLDER`.
#![allow(clippy::print_stdout)]

use citerne_case::{Case, Folder, Style};

fn main() {
    let path = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    match Case::load(&Folder::open(path.as_ref())) {
        Ok((case, report)) => {
            print!("{}", report.render(Style::default()));
            println!(
                "{}: {} inputs, {} events, {}",
                path,
                case.inputs.len(),
                case.events.all().len(),
                case.hash
            );
        }
        Err(report) => print!("{}", report.render(Style::default())),
    }
}
