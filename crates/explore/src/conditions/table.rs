//! Boxes as tables: every box on the way, limit by limit.

use std::io::{self, Write};

use citerne_table::{Cells, Column, Kind, ParquetFile};

use crate::conditions::found::Conditions;
use crate::matters::Notes;

/// One limit of one box.
struct Line<'a> {
    number: usize,
    step: usize,
    chosen: bool,
    numbers: [f64; 3],
    rows: usize,
    /// Input, whether the limit is an upper one, limit, quasi-p-value; none for the box of all.
    limit: Option<(&'a str, bool, f64, f64)>,
}

const HEAD: [&str; 11] = [
    "box",
    "step",
    "chosen",
    "coverage",
    "density",
    "mass",
    "histories",
    "input",
    "side",
    "limit",
    "quasi_p",
];

fn lines(found: &Conditions) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for (number, boxed) in found.boxes.iter().enumerate() {
        for (index, step) in boxed.trajectory.steps.iter().enumerate() {
            let line = |limit| Line {
                number: number + 1,
                step: index,
                chosen: index == boxed.chosen,
                numbers: [step.coverage, step.density, step.mass],
                rows: step.rows,
                limit,
            };
            if step.sides.is_empty() {
                lines.push(line(None));
            }
            for side in &step.sides {
                let input = found.kept[side.column].column.path.as_str();
                lines.push(line(Some((input, side.upper, side.limit, side.quasi_p))));
            }
        }
    }
    lines
}

fn side(upper: bool) -> &'static str {
    if upper { "at most" } else { "at least" }
}

/// Writes the boxes as CSV. The quasi-p-values count histories as independent.
///
/// # Errors
/// Those of the writer.
pub fn write_csv(out: &mut impl Write, found: &Conditions) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(HEAD)?;
    for line in lines(found) {
        let mut row = vec![
            line.number.to_string(),
            line.step.to_string(),
            u8::from(line.chosen).to_string(),
        ];
        row.extend(line.numbers.map(|it| it.to_string()));
        row.push(line.rows.to_string());
        row.extend(match line.limit {
            Some((input, upper, limit, quasi_p)) => [
                input.to_owned(),
                side(upper).to_owned(),
                limit.to_string(),
                quasi_p.to_string(),
            ],
            None => Default::default(),
        });
        csv.write_record(row)?;
    }
    csv.flush()
}

/// Writes the boxes as Parquet.
///
/// # Errors
/// Those of the writer.
pub fn write_parquet(
    mut out: impl Write + Send,
    found: &Conditions,
    notes: &Notes,
) -> io::Result<()> {
    let lines = lines(found);
    let inputs: Vec<String> = found.kept.iter().map(|it| it.column.path.clone()).collect();
    let sides = [true, false].map(|upper| side(upper).to_owned()).to_vec();
    let kinds = [
        Kind::Integer,
        Kind::Integer,
        Kind::Integer,
        Kind::Double,
        Kind::Double,
        Kind::Double,
        Kind::Integer,
        Kind::Text(inputs.clone()),
        Kind::Text(sides),
        Kind::Double,
        Kind::Double,
    ];
    let columns = HEAD
        .iter()
        .zip(kinds)
        .map(|(name, kind)| Column::new(*name, kind));
    let columns: Vec<Column> = columns.collect();
    let code = |input: &str| {
        let at = inputs.iter().position(|known| known == input);
        at.and_then(|at| u16::try_from(at).ok())
            .unwrap_or(citerne_table::NO_CODE)
    };
    let mut file = ParquetFile::new(&mut out, &columns, notes.clone())?;
    file.group(|index| {
        let integers = |of: &dyn Fn(&Line) -> i64| Cells::Integer(lines.iter().map(of).collect());
        let doubles = |of: &dyn Fn(&Line) -> f64| Cells::Double(lines.iter().map(of).collect());
        let texts = |of: &dyn Fn(&Line) -> u16| Cells::Text(lines.iter().map(of).collect());
        Ok(match index {
            0 => integers(&|line| line.number as i64),
            1 => integers(&|line| line.step as i64),
            2 => integers(&|line| i64::from(line.chosen)),
            3..=5 => doubles(&|line| line.numbers[index - 3]),
            6 => integers(&|line| line.rows as i64),
            7 => texts(&|line| line.limit.map_or(citerne_table::NO_CODE, |it| code(it.0))),
            8 => texts(&|line| {
                line.limit
                    .map_or(citerne_table::NO_CODE, |it| u16::from(!it.1))
            }),
            9 => doubles(&|line| line.limit.map_or(f64::NAN, |it| it.2)),
            _ => doubles(&|line| line.limit.map_or(f64::NAN, |it| it.3)),
        })
    })?;
    file.finish()
}
