//! Tables by column: what every file of rows is made of.

use std::io::{self, Read, Write};

/// Date of an empty cell.
pub const NO_DATE: i32 = i32::MIN;
/// Code of an empty cell.
pub const NO_CODE: u16 = u16::MAX;

/// A column's name and kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// What a column holds. Dates and texts may be empty; so may doubles, as NaN.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Whole numbers.
    Integer,
    /// Numbers of 64 bits.
    Double,
    /// Numbers of 32 bits.
    Float,
    /// Days.
    Date,
    /// One of a few words, kept by number.
    Text(Vec<String>),
}

impl Column {
    /// A column.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: Kind) -> Self {
        Self {
            name: name.into(),
            kind,
        }
    }

    /// An empty column of this kind.
    pub fn cells(&self) -> Cells {
        match self.kind {
            Kind::Integer => Cells::Integer(Vec::new()),
            Kind::Double => Cells::Double(Vec::new()),
            Kind::Float => Cells::Float(Vec::new()),
            Kind::Date => Cells::Date(Vec::new()),
            Kind::Text(_) => Cells::Text(Vec::new()),
        }
    }
}

/// The values of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Cells {
    /// Whole numbers.
    Integer(Vec<i64>),
    /// Numbers of 64 bits; NaN where empty.
    Double(Vec<f64>),
    /// Numbers of 32 bits.
    Float(Vec<f32>),
    /// Days since 1970-01-01.
    Date(Vec<i32>),
    /// Numbers of words.
    Text(Vec<u16>),
}

impl Cells {
    /// Adds one value; it must be of the column's kind.
    pub fn push(&mut self, value: Value) {
        match (self, value) {
            (Self::Integer(cells), Value::Integer(value)) => cells.push(value),
            (Self::Double(cells), Value::Double(value)) => cells.push(value),
            (Self::Float(cells), Value::Float(value)) => cells.push(value),
            (Self::Date(cells), Value::Date(value)) => cells.push(value.unwrap_or(NO_DATE)),
            (Self::Text(cells), Value::Text(value)) => cells.push(value.unwrap_or(NO_CODE)),
            (cells, value) => unreachable!("{value:?} in a column of {cells:?}"),
        }
    }

    /// Number of values.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Integer(cells) => cells.len(),
            Self::Double(cells) => cells.len(),
            Self::Float(cells) => cells.len(),
            Self::Date(cells) => cells.len(),
            Self::Text(cells) => cells.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Forgets all values.
    pub fn clear(&mut self) {
        match self {
            Self::Integer(cells) => cells.clear(),
            Self::Double(cells) => cells.clear(),
            Self::Float(cells) => cells.clear(),
            Self::Date(cells) => cells.clear(),
            Self::Text(cells) => cells.clear(),
        }
    }

    /// Bytes of one value.
    pub fn width(&self) -> u64 {
        match self {
            Self::Integer(_) | Self::Double(_) => 8,
            Self::Float(_) | Self::Date(_) => 4,
            Self::Text(_) => 2,
        }
    }

    /// Writes all values, little end first.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Integer(cells) => put(cells, |cell| cell.to_le_bytes(), out),
            Self::Double(cells) => put(cells, |cell| cell.to_le_bytes(), out),
            Self::Float(cells) => put(cells, |cell| cell.to_le_bytes(), out),
            Self::Date(cells) => put(cells, |cell| cell.to_le_bytes(), out),
            Self::Text(cells) => put(cells, |cell| cell.to_le_bytes(), out),
        }
    }

    /// Reads `rows` values more.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn read(&mut self, rows: usize, from: &mut impl Read) -> io::Result<()> {
        match self {
            Self::Integer(cells) => get(cells, i64::from_le_bytes, rows, from),
            Self::Double(cells) => get(cells, f64::from_le_bytes, rows, from),
            Self::Float(cells) => get(cells, f32::from_le_bytes, rows, from),
            Self::Date(cells) => get(cells, i32::from_le_bytes, rows, from),
            Self::Text(cells) => get(cells, u16::from_le_bytes, rows, from),
        }
    }
}

/// One value of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A whole number.
    Integer(i64),
    /// A number of 64 bits.
    Double(f64),
    /// A number of 32 bits.
    Float(f32),
    /// Days since 1970-01-01, if there is one.
    Date(Option<i32>),
    /// The number of a word, if there is one.
    Text(Option<u16>),
}

fn put<T: Copy, const N: usize>(
    cells: &[T],
    bytes: impl Fn(T) -> [u8; N],
    out: &mut impl Write,
) -> io::Result<()> {
    cells
        .iter()
        .try_for_each(|&cell| out.write_all(&bytes(cell)))
}

fn get<T, const N: usize>(
    cells: &mut Vec<T>,
    value: impl Fn([u8; N]) -> T,
    rows: usize,
    from: &mut impl Read,
) -> io::Result<()> {
    let mut bytes = [0; N];
    for _ in 0..rows {
        from.read_exact(&mut bytes)?;
        cells.push(value(bytes));
    }
    Ok(())
}

/// Days since 1970-01-01, as Parquet counts them.
///
/// # Panics
/// Never: all civil dates lie near enough.
#[must_use]
pub fn days_since_1970(date: jiff::civil::Date) -> i32 {
    let hours = jiff::civil::date(1970, 1, 1)
        .duration_until(date)
        .as_hours();
    i32::try_from(hours / 24).expect("a civil date lies within some ten thousand years")
}
