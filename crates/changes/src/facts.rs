//! Which rows of the log are new, gone or changed.

use citerne_case::events::append::{AppendError, Cells, rows};
use jiff::civil::Date;

/// A row that only one of two logs has, or that both have in other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactChange {
    /// The row in the older log, by its place among the rows; `None` if it is new.
    pub old: Option<(usize, Cells)>,
    /// The row in the newer log; `None` if it is gone.
    pub new: Option<(usize, Cells)>,
}

impl FactChange {
    /// The row as it is, or as it was if it is gone.
    #[must_use]
    pub fn cells(&self) -> &Cells {
        let row = self.new.as_ref().or(self.old.as_ref());
        row.map_or(const { &Cells::new() }, |(_, cells)| cells)
    }

    /// A cell of that row; empty where there is none.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        self.cells().get(column).map_or("", String::as_str)
    }
}

/// What is the same happening in two logs, unless they say otherwise.
const SAME: [&str; 5] = ["date", "kind", "place_id", "corridor_id", "product"];

/// The rows in which two logs differ, each log as it was known at the end of a day, in the order in
/// which they became known.
///
/// # Errors
/// If a log can't be read.
pub fn changed(
    (old, old_day): (&str, Date),
    (new, new_day): (&str, Date),
) -> Result<Vec<FactChange>, AppendError> {
    let mut gone = known(old, old_day)?;
    let mut fresh = Vec::new();
    for row in known(new, new_day)? {
        match gone.iter().position(|(_, cells)| *cells == row.1) {
            Some(index) => drop(gone.remove(index)),
            None => fresh.push(row),
        }
    }
    let mut all = Vec::new();
    for row in fresh {
        let same = |other: &Cells| {
            SAME.iter()
                .all(|column| other.get(*column) == row.1.get(*column))
        };
        let before = gone.iter().position(|(_, cells)| same(cells));
        all.push(FactChange {
            old: before.map(|index| gone.remove(index)),
            new: Some(row),
        });
    }
    all.extend(gone.into_iter().map(|row| FactChange {
        old: Some(row),
        new: None,
    }));
    all.sort_by(|a, b| {
        let key = |change: &FactChange| {
            [change.cell("known_since"), change.cell("date")].map(str::to_owned)
        };
        key(a).cmp(&key(b))
    });
    Ok(all)
}

/// Rows that were known by the end of a day, with their places among all rows.
fn known(text: &str, day: Date) -> Result<Vec<(usize, Cells)>, AppendError> {
    let by_then = |cells: &Cells| {
        ["date", "known_since"].iter().all(|column| {
            let date = cells
                .get(*column)
                .and_then(|cell| cell.parse::<Date>().ok());
            date.is_some_and(|date| date <= day)
        })
    };
    let all = rows(text)?.into_iter().enumerate();
    Ok(all.filter(|(_, cells)| by_then(cells)).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const OLD: &str = "date,known_since,kind,quantity\n2025-01-02,2025-01-02,coup,\n\
                       2025-01-03,2025-01-04,price_street,900\n2025-01-05,2025-01-09,protest,\n";

    #[test]
    fn rows_are_new_gone_or_changed() {
        let new = "date,kind,known_since,quantity\n2025-01-06,arrivals_week,2025-01-07,40\n\
                   2025-01-03,price_street,2025-01-04,950\n2025-01-05,protest,2025-01-09,\n";
        let found = changed((OLD, date(2025, 1, 8)), (new, date(2025, 1, 9))).expect("logs");
        let told: Vec<_> = found
            .iter()
            .map(|change| {
                (
                    change.cell("kind"),
                    change.old.is_some(),
                    change.new.is_some(),
                )
            })
            .collect();
        // The protest was in both logs, but is known only now.
        assert_eq!(
            told,
            [
                ("coup", true, false),
                ("price_street", true, true),
                ("arrivals_week", false, true),
                ("protest", false, true),
            ]
        );
        assert_eq!(
            changed((OLD, date(2025, 1, 9)), (OLD, date(2025, 1, 9))),
            Ok(Vec::new())
        );
    }
}
