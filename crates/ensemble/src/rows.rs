//! The two tables that are kept replicate by replicate: one row for each, and full daily paths.

use citerne_luck::{Decision, Luck, Stage};
use citerne_model::history::NEVER;

use crate::identity::Identity;
use crate::outline::{Cell, Outline};
use crate::simulator::Sample;
use citerne_table::{Cells, Column, Kind, Value, days_since_1970};

/// Days after the as-of day at which outcomes are kept.
pub const HORIZONS: [u32; 4] = [30, 60, 90, 180];

/// Which replicates keep their full daily paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paths {
    /// None.
    #[default]
    None,
    /// This many, chosen by the seed.
    Some(u64),
    /// All.
    All,
}

/// The replicates whose paths are kept: those with the lowest luck of [`Stage::Selection`]. A
/// larger choice holds every smaller one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Selection {
    luck: Luck,
    threshold: f64,
}

impl Selection {
    const CHOSEN: Decision = Decision(1);

    pub(crate) fn new(paths: Paths, seed: u64, replicates: u64) -> Self {
        let luck = Luck::new(seed).stage(Stage::Selection);
        let chosen = match paths {
            Paths::None => 0,
            Paths::Some(count) => count.min(replicates),
            Paths::All => replicates,
        };
        let threshold = if chosen == 0 {
            0.0
        } else if chosen == replicates {
            1.0
        } else {
            let mut all: Vec<f64> = (0..replicates).map(|number| draw(luck, number)).collect();
            *all.select_nth_unstable_by(chosen as usize - 1, f64::total_cmp)
                .1
        };
        Self { luck, threshold }
    }

    pub(crate) fn contains(&self, replicate: u64) -> bool {
        self.threshold > 0.0 && draw(self.luck, replicate) <= self.threshold
    }
}

fn draw(luck: Luck, replicate: u64) -> f64 {
    luck.replicate(replicate)
        .day(0)
        .uniform(Selection::CHOSEN, 0)
}

/// Which of the two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Replicates,
    Paths,
}

impl Which {
    /// Name of the table's files.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Replicates => "replicates",
            Self::Paths => "paths",
        }
    }

    /// The mark of its part files: the run's, and for paths also which of them are kept.
    pub(crate) fn mark(self, identity: &Identity, paths: Paths) -> [u8; 16] {
        match self {
            Self::Replicates => identity.mark(""),
            Self::Paths => identity.mark(&format!("{paths:?}")),
        }
    }

    pub(crate) fn columns(self, outline: &Outline) -> Vec<Column> {
        match self {
            Self::Replicates => replicate_columns(outline),
            Self::Paths => path_columns(outline),
        }
    }

    /// Adds the rows of a replicate; says how many there were.
    pub(crate) fn add(
        self,
        outline: &Outline,
        replicate: u64,
        sample: &Sample,
        table: &mut [Cells],
    ) -> usize {
        match self {
            Self::Replicates => add_row(outline, replicate, sample, table),
            Self::Paths => add_path(outline, replicate, sample, table),
        }
    }
}

fn replicate_columns(outline: &Outline) -> Vec<Column> {
    let mut columns = vec![Column::new("replicate", Kind::Integer)];
    for choice in &outline.choices {
        let name = format!("hypothesis:{}", choice.hypothesis);
        columns.push(Column::new(name, Kind::Text(choice.versions.clone())));
    }
    for input in &outline.inputs {
        columns.push(Column::new(format!("input:{}", input.path), Kind::Double));
    }
    for event in &outline.events {
        columns.push(Column::new(format!("first:{}", event.path()), Kind::Date));
    }
    for (ahead, _) in outline.horizons(&HORIZONS) {
        for (name, pick) in CELL_COLUMNS {
            columns.push(Column::new(format!("{name}:{ahead}"), words(outline, pick)));
        }
    }
    for channel in outline.channels.iter().filter(|channel| channel.main) {
        columns.push(Column::new(format!("last:{}", channel.path()), Kind::Float));
    }
    columns
}

fn add_row(outline: &Outline, replicate: u64, sample: &Sample, table: &mut [Cells]) -> usize {
    let history = &sample.history;
    let dates = &outline.dates;
    let date = |day: u32| (day != NEVER).then(|| days_since_1970(dates[day as usize]));
    let last = history.row(outline.days() - 1);
    let main = outline
        .channels
        .iter()
        .zip(last)
        .filter(|(channel, _)| channel.main);
    let outcomes = outline
        .horizons(&HORIZONS)
        .flat_map(|(_, day)| [history.outcome[day]; 3]);
    let values = std::iter::once(Value::Integer(replicate.cast_signed()))
        .chain(
            sample
                .versions
                .iter()
                .map(|&version| Value::Text(u16::try_from(version).ok())),
        )
        .chain(sample.inputs.iter().map(|&input| Value::Double(input)))
        .chain(history.first.iter().map(|&day| Value::Date(date(day))))
        .chain(outcomes.map(|cell| Value::Text(Some(cell.into()))))
        .chain(main.map(|(_, &value)| Value::Float(value)));
    push(table, values);
    1
}

fn path_columns(outline: &Outline) -> Vec<Column> {
    let head = [("replicate", Kind::Integer), ("date", Kind::Date)];
    let mut columns: Vec<_> = head.map(|(name, kind)| Column::new(name, kind)).into();
    for (name, pick) in CELL_COLUMNS {
        columns.push(Column::new(name, words(outline, pick)));
    }
    columns.extend(
        outline
            .channels
            .iter()
            .map(|c| Column::new(c.path(), Kind::Float)),
    );
    columns
}

type Pick = fn(&Cell) -> &String;

/// A text column whose word for a cell's number is that cell's.
fn words(outline: &Outline, pick: Pick) -> Kind {
    Kind::Text(
        outline
            .cells
            .iter()
            .map(|cell| pick(cell).clone())
            .collect(),
    )
}

const CELL_COLUMNS: [(&str, Pick); 3] = [
    ("regime", |cell| &cell.regime),
    ("blockade", |cell| &cell.blockade),
    ("unrest", |cell| &cell.unrest),
];

fn add_path(outline: &Outline, replicate: u64, sample: &Sample, table: &mut [Cells]) -> usize {
    for (day, &date) in outline.dates.iter().enumerate() {
        let cell = Value::Text(Some(sample.history.outcome[day].into()));
        let head = [
            Value::Integer(replicate.cast_signed()),
            Value::Date(Some(days_since_1970(date))),
        ];
        let row = sample
            .history
            .row(day)
            .iter()
            .map(|&value| Value::Float(value));
        push(table, head.into_iter().chain([cell; 3]).chain(row));
    }
    outline.days()
}

fn push(table: &mut [Cells], values: impl Iterator<Item = Value>) {
    let mut columns = table.iter_mut();
    for value in values {
        let Some(column) = columns.next() else {
            unreachable!("a row has a value too many")
        };
        column.push(value);
    }
    debug_assert!(
        columns.next().is_none(),
        "a row has a value for each column"
    );
}
