//! `changes.csv`.

use std::io::{self, Write};

use citerne_ensemble::six_digits;

use crate::compare::Comparison;
use crate::split::Split;

/// Writes every headline of both runs, those that moved most first; with a split, one column for
/// each new fact.
///
/// # Errors
/// If it can't be written.
pub fn write_csv(
    out: &mut impl Write,
    comparison: &Comparison,
    split: Option<&Split>,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let head = [
        "what",
        "name",
        "of",
        "product",
        "date",
        "unit",
        "old",
        "new",
        "shift",
        "monte_carlo_error",
        "moved",
    ];
    let mut head: Vec<String> = head.map(str::to_owned).into();
    if let Some(split) = split {
        head.push("time_and_silence".to_owned());
        head.extend(split.steps.iter().map(|step| format!("fact:{}", step.name)));
    }
    csv.write_record(&head)?;
    for shift in &comparison.shifts {
        let headline = &shift.headline;
        let date = headline.date.map(|date| date.to_string());
        let numbers = [shift.old.value, shift.new.value, shift.by(), shift.error()];
        let mut row = vec![
            headline.what.id().to_owned(),
            headline.name.clone(),
            headline.of.clone(),
            headline.product.clone(),
            date.unwrap_or_default(),
            shift.new.unit.clone(),
        ];
        row.extend(numbers.map(|number| six_digits(number).to_string()));
        row.push(shift.moved().to_string());
        if let Some(split) = split {
            let parts = split.parts(shift);
            row.extend(
                parts
                    .into_iter()
                    .map(|part| part.map_or_else(String::new, |part| six_digits(part).to_string())),
            );
        }
        csv.write_record(&row)?;
    }
    csv.flush()
}
