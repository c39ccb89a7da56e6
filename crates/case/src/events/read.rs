//! Reading `events.csv`, cell by cell, with every problem at its cell.

use jiff::civil::Date;

use super::cells::cell_spans;
use super::{Event, EventKind, EventLog, Precision};
use crate::checks::show::figure;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::file::{FileId, Mark};
use crate::near::{listed, nearest};
use crate::spec::header::Confidence;
use crate::units::{UnitError, Units};

/// The columns of a log; marks are kept in their order.
pub const COLUMNS: [&str; 19] = [
    "date",
    "date_precision",
    "known_since",
    "fact",
    "place",
    "place_id",
    "corridor",
    "corridor_id",
    "product",
    "kind",
    "quantity",
    "unit",
    "low",
    "high",
    "accumulates_from",
    "accumulates_to",
    "confidence",
    "source_url",
    "note",
];
const REQUIRED: [&str; 6] = [
    "date",
    "date_precision",
    "known_since",
    "kind",
    "confidence",
    "source_url",
];
/// Largest number of rows.
const MOST_ROWS: usize = 20_000;

/// Reads the log. Rows with problems are left out of the result and told in `found`.
pub(crate) fn read(
    file: FileId,
    text: &str,
    units: &Units,
    found: &mut Vec<Diagnostic>,
) -> EventLog {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut events = Vec::new();
    let mut head: Option<Head> = None;
    for (number, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                // The text is UTF-8 and rows may have any length, so nothing is left to go wrong.
                let mark = Mark::new(file, 0..0);
                found.push(Diagnostic::new(codes::SYNTAX, mark).arg("what", error));
                break;
            }
        };
        let row = Row::new(file, text, &record);
        let Some(head) = &head else {
            head = Some(Head {
                columns: columns_of(&row, found),
                width: record.len(),
            });
            continue;
        };
        if number > MOST_ROWS {
            found.push(too_many(&row, number));
            break;
        }
        events.extend(head.event(&row, units, found));
    }
    EventLog::new(events)
}

/// The first row.
struct Head {
    /// Where each of [`COLUMNS`] is, if it is there.
    columns: Vec<Option<usize>>,
    /// Cells that each row has.
    width: usize,
}

impl Head {
    /// The event of a row; `None` if the row has problems.
    fn event(&self, row: &Row<'_>, units: &Units, found: &mut Vec<Diagnostic>) -> Option<Event> {
        let cells = row.record.len();
        if cells != self.width {
            let ragged = Diagnostic::new(codes::RAGGED_ROW, row.whole());
            found.push(ragged.arg("found", cells).arg("expected", self.width));
            return None;
        }
        let columns = &self.columns;
        let cells = Cells {
            row,
            columns,
            units,
            found,
        };
        cells.event()
    }
}

fn too_many(row: &Row<'_>, number: usize) -> Diagnostic {
    Diagnostic::new(codes::TOO_MANY_ENTRIES, row.whole())
        .arg("key", "events.csv")
        .arg("count", number)
        .arg("limit", MOST_ROWS)
}

/// A row and the places of its cells.
struct Row<'r> {
    file: FileId,
    line: usize,
    start: usize,
    spans: Vec<std::ops::Range<usize>>,
    record: &'r csv::StringRecord,
}

impl<'r> Row<'r> {
    fn new(file: FileId, text: &str, record: &'r csv::StringRecord) -> Self {
        let start = record
            .position()
            .map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        // The reader's position may stand on line ends that it skips.
        let bytes = text.as_bytes();
        let rest = &bytes[start.min(bytes.len())..];
        let skipped = rest
            .iter()
            .take_while(|b| matches!(b, b'\n' | b'\r'))
            .count();
        let lines = rest[..skipped].iter().filter(|b| **b == b'\n').count();
        let first = record.position().map_or(1, csv::Position::line);
        let line = usize::try_from(first)
            .unwrap_or(usize::MAX)
            .saturating_add(lines);
        let start = start + skipped;
        Self {
            file,
            line,
            start,
            spans: cell_spans(text, start),
            record,
        }
    }

    fn mark(&self, index: usize) -> Mark {
        self.spans
            .get(index)
            .map_or_else(|| self.whole(), |span| Mark::new(self.file, span.clone()))
    }

    fn whole(&self) -> Mark {
        let end = self.spans.last().map_or(self.start, |span| span.end);
        Mark::new(self.file, self.start..end)
    }
}

/// For each known column, where it stands in the rows.
fn columns_of(row: &Row<'_>, found: &mut Vec<Diagnostic>) -> Vec<Option<usize>> {
    let mut columns = vec![None; COLUMNS.len()];
    for (index, name) in row.record.iter().map(str::trim).enumerate() {
        match COLUMNS.iter().position(|known| *known == name) {
            None => {
                let near = nearest(name, COLUMNS);
                let known = if near.is_none() {
                    listed(COLUMNS)
                } else {
                    None
                };
                let diagnostic = Diagnostic::new(codes::UNKNOWN_COLUMN, row.mark(index));
                found.push(
                    diagnostic
                        .arg("column", name)
                        .maybe("near", near)
                        .maybe("known", known),
                );
            }
            Some(column) if columns[column].is_some() => {
                let diagnostic = Diagnostic::new(codes::REPEATED_COLUMN, row.mark(index));
                found.push(diagnostic.arg("column", name));
            }
            Some(column) => columns[column] = Some(index),
        }
    }
    for name in REQUIRED {
        if !row.record.iter().any(|given| given.trim() == name) {
            found.push(Diagnostic::new(codes::MISSING_COLUMN, row.whole()).arg("column", name));
        }
    }
    columns
}

/// The cells of one row by column.
struct Cells<'c, 'r> {
    row: &'c Row<'r>,
    columns: &'c [Option<usize>],
    units: &'c Units,
    found: &'c mut Vec<Diagnostic>,
}

impl Cells<'_, '_> {
    fn mark(&self, name: &str) -> Mark {
        let column = COLUMNS.iter().position(|known| *known == name);
        let index = column.and_then(|column| self.columns[column]);
        index.map_or_else(|| self.row.whole(), |index| self.row.mark(index))
    }

    /// The cell of a column; `None` when it is empty or the column is not there.
    fn cell(&self, name: &str) -> Option<String> {
        let column = COLUMNS.iter().position(|known| *known == name)?;
        let text = self.row.record.get(self.columns[column]?)?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn tell(&mut self, code: codes::Code, column: &str) -> &mut Diagnostic {
        let at = self.found.len();
        self.found
            .push(Diagnostic::new(code, self.mark(column)).arg("column", column));
        &mut self.found[at]
    }

    fn needed(&mut self, name: &str) -> Option<String> {
        let cell = self.cell(name);
        let column = COLUMNS.iter().position(|known| *known == name)?;
        if cell.is_none() && self.columns[column].is_some() {
            self.tell(codes::EMPTY_CELL, name);
        }
        cell
    }

    fn date(&mut self, name: &str, text: Option<String>) -> Option<Date> {
        let text = text?;
        match text.parse::<Date>() {
            Ok(date) if text.len() == 10 => Some(date),
            _ => {
                self.tell(codes::EVENT_DATE, name).add("text", text);
                None
            }
        }
    }

    fn number(&mut self, name: &str) -> Option<f64> {
        let text = self.cell(name)?;
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                if number < 0.0 {
                    self.tell(codes::NEGATIVE_COUNT, name)
                        .add("figure", figure(number));
                }
                Some(number)
            }
            _ => {
                self.tell(codes::EVENT_NUMBER, name).add("text", text);
                None
            }
        }
    }

    fn word<T: Copy>(&mut self, name: &str, known: &[(&str, T)]) -> Option<T> {
        let text = self.needed(name)?;
        let value = known
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, value)| *value);
        if value.is_none() {
            let words = listed(known.iter().map(|(word, _)| *word)).unwrap_or_default();
            let told = self.tell(codes::EVENT_WORD, name);
            told.add("text", text);
            told.add("known", words);
        }
        value
    }

    fn kind(&mut self) -> Option<EventKind> {
        let text = self.needed("kind")?;
        let kind = EventKind::from_id(&text);
        if kind.is_none() {
            let names = || EventKind::ALL.iter().map(|kind| kind.id());
            let diagnostic = Diagnostic::new(codes::UNKNOWN_KIND, self.mark("kind"));
            let near = nearest(&text, names());
            let known = if near.is_none() {
                listed(names())
            } else {
                None
            };
            self.found.push(
                diagnostic
                    .arg("kind", &text)
                    .maybe("near", near)
                    .maybe("known", known),
            );
        }
        kind
    }

    /// The unit figures are kept in, and the factor to it from the unit given.
    fn unit(&mut self, kind: EventKind) -> (Option<String>, f64) {
        let Some(given) = self.cell("unit") else {
            // A bare figure is in the unit of its kind.
            return (kind.units().first().map(|unit| (*unit).to_owned()), 1.0);
        };
        if kind.units().is_empty() {
            // Such figures are shown, never compared; the unit is the source's own words.
            return (Some(given), 1.0);
        }
        let mut failed = None;
        for wanted in kind.units() {
            match self.units.factor(&given, wanted) {
                Ok(factor) => return (Some((*wanted).to_owned()), factor),
                Err(error) => failed = Some(error),
            }
        }
        let mark = self.mark("unit");
        self.found.push(match failed {
            Some(error @ UnitError::Currency(_)) => {
                crate::checks::unit_problem(&error, mark, &given, "", self.units, "unit")
            }
            _ => Diagnostic::new(codes::EVENT_UNIT, mark)
                .arg("kind", kind.id())
                .arg("unit", &given)
                .say("expected", [" or ", " ou "].map(|or| kind.units().join(or))),
        });
        (None, 1.0)
    }

    fn bounds(&mut self, kind: EventKind) -> [Option<f64>; 3] {
        let quantity = self.number("quantity");
        let (low, high) = (self.number("low"), self.number("high"));
        if let (Some(low), Some(high)) = (low, high)
            && low > high
        {
            let told = self.tell(codes::LOW_OVER_HIGH, "low");
            told.add("low", figure(low));
            told.add("high", figure(high));
        } else if let Some(quantity) = quantity
            && (low.is_some_and(|low| quantity < low) || high.is_some_and(|high| quantity > high))
        {
            let told = self.tell(codes::OUTSIDE_BOUNDS, "quantity");
            told.add("quantity", figure(quantity));
            told.add("low", figure(low.unwrap_or(f64::NEG_INFINITY)));
            told.add("high", figure(high.unwrap_or(f64::INFINITY)));
        }
        if kind.needs_quantity() && self.cell("quantity").is_none() && low.is_none() {
            let unit = kind.units().first().copied().unwrap_or("1");
            let told = self.tell(codes::NO_QUANTITY, "quantity");
            told.add("kind", kind.id());
            told.add("unit", unit);
        }
        [quantity, low, high]
    }

    /// The event of this row, if all its cells can be read.
    fn event(mut self) -> Option<Event> {
        const PRECISION: [(&str, Precision); 3] = [
            ("day", Precision::Day),
            ("week", Precision::Week),
            ("month", Precision::Month),
        ];
        const CONFIDENCE: [(&str, Confidence); 3] = [
            ("high", Confidence::High),
            ("medium", Confidence::Medium),
            ("low", Confidence::Low),
        ];
        let before = self.found.len();
        let text = self.needed("date");
        let date = self.date("date", text);
        let precision = self.word("date_precision", &PRECISION);
        let text = self.needed("known_since");
        let known_since = self.date("known_since", text);
        let confidence = self.word("confidence", &CONFIDENCE);
        let source = self.needed("source_url");
        let text = self.cell("accumulates_from");
        let accumulates_from = self.date("accumulates_from", text);
        let text = self.cell("accumulates_to");
        let accumulates_to = self.date("accumulates_to", text);
        let kind = self.kind()?;
        let [quantity, low, high] = self.bounds(kind);
        let (unit, factor) = self.unit(kind);
        if self.found.len() > before {
            return None;
        }
        let scaled = |figure: Option<f64>| figure.map(|figure| figure * factor);
        Some(Event {
            line: self.row.line,
            date: date?,
            precision: precision?,
            known_since: known_since?,
            fact: self.cell("fact"),
            place: self.cell("place"),
            place_id: self.cell("place_id"),
            corridor: self.cell("corridor"),
            corridor_id: self.cell("corridor_id"),
            product: self.cell("product"),
            kind,
            quantity: scaled(quantity),
            unit: unit.filter(|_| quantity.or(low).or(high).is_some()),
            low: scaled(low),
            high: scaled(high),
            accumulates_from,
            accumulates_to,
            confidence: confidence?,
            source: source?,
            note: self.cell("note"),
            marks: COLUMNS.iter().map(|name| self.mark(name)).collect(),
        })
    }
}

impl Event {
    /// The place of a column's cell.
    pub(crate) fn mark(&self, column: &str) -> Mark {
        let index = COLUMNS
            .iter()
            .position(|known| *known == column)
            .unwrap_or(0);
        self.marks[index]
    }
}
