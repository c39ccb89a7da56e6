//! `plans.csv`: a row for each plan and aim.

use std::io::{self, Write};

use citerne_decide::Resampling;

use crate::compared::Compared;

/// Six significant digits: more would be noise.
fn figure(value: f64) -> String {
    let text = format!("{value:.5e}");
    text.parse::<f64>().unwrap_or(value).to_string()
}

impl Compared {
    /// Writes `plans.csv`.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn write(&self, out: &mut impl Write, resampling: &Resampling) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record([
            "plan",
            "aim",
            "place",
            "product",
            "sector",
            "unit",
            "as_it_goes",
            "mean",
            "difference",
            "error",
            "low",
            "high",
            "better",
            "worse",
            "histories_saved",
        ])?;
        let optional = |value: Option<f64>| value.map_or_else(String::new, figure);
        for (plan, id) in self.plans.iter().enumerate() {
            for (index, aim) in self.aims.iter().enumerate() {
                let beside = self.beside(plan, index, resampling);
                let beside = beside.map_err(io::Error::other)?;
                let of = [&aim.place, &aim.product, &aim.sector];
                let mut row = vec![id.clone(), aim.kind.id().to_owned()];
                row.extend(of.map(|id| id.clone().unwrap_or_default()));
                row.push(aim.unit.to_owned());
                let difference = beside.difference;
                row.extend(
                    [
                        beside.as_it_goes,
                        beside.mean,
                        difference.value,
                        difference.error,
                        difference.low,
                        difference.high,
                    ]
                    .map(figure),
                );
                row.extend([beside.better, beside.worse, beside.histories_saved].map(optional));
                csv.write_record(row)?;
            }
        }
        csv.flush()
    }
}
