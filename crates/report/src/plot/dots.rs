//! Dots with intervals: a row for each name, a dot for each series.

use super::colour::LINES;
use super::frame::{Key, legend, legend_layout, mark};
use super::rows::{RowPaper, Rows};
use crate::messages::Messages;

/// A dot and its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Where the dot is.
    pub value: f64,
    /// Low end of the interval.
    pub low: f64,
    /// High end; equal to the low one for a dot without interval.
    pub high: f64,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct DotRow {
    /// What it is of.
    pub name: String,
    /// A dot for each series, where there is one.
    pub marks: Vec<Option<Mark>>,
    /// What is written at its end; may be empty.
    pub note: String,
}

/// A chart of dots with intervals, beside a line of zero.
#[derive(Debug, Clone)]
pub struct Dots<'a> {
    /// Unique on the page.
    pub id: &'a str,
    /// Title.
    pub title: &'a str,
    /// The main figures in words.
    pub description: &'a str,
    /// Quantity and unit.
    pub x_title: &'a str,
    /// Names of the series, at most four; a single one needs none.
    pub series: &'a [String],
    /// The rows.
    pub rows: &'a [DotRow],
    /// Whether figures are shares, to be written as percent.
    pub percent: bool,
}

/// Height that each series takes in a row.
const LANE: f64 = 12.0;

impl Dots<'_> {
    /// Draws it.
    #[must_use]
    pub fn draw(&self, messages: &Messages) -> String {
        let marks = || self.rows.iter().flat_map(|row| row.marks.iter().flatten());
        let low = marks().map(|mark| mark.low).fold(0.0, f64::min);
        let high = marks().map(|mark| mark.high).fold(0.0, f64::max);
        let lanes = self.rows.iter().map(|row| row.marks.len()).max();
        // A series without a dot needs no key.
        let there = |series: &usize| {
            let mut dots = self.rows.iter().filter_map(|row| row.marks.get(*series));
            dots.any(Option::is_some)
        };
        let shown: Vec<usize> = (0..self.series.len()).filter(there).collect();
        let words: Vec<String> = shown.iter().map(|it| self.series[*it].clone()).collect();
        let foot = match words.len() {
            0 | 1 => 0.0,
            _ => legend_layout(&words, 700.0).1,
        };
        let mut paper = Rows {
            id: self.id,
            title: self.title,
            description: self.description,
            x_title: self.x_title,
            names: self.rows.iter().map(DotRow::texts).collect(),
            row: LANE * lanes.unwrap_or(1) as f64 + 12.0,
            range: (low, high),
            percent: self.percent,
            foot,
        }
        .begin(messages);
        for (index, row) in self.rows.iter().enumerate() {
            row.draw(&mut paper, index);
        }
        if foot > 0.0 {
            let keys = shown.into_iter().map(Key::Mark);
            let entries: Vec<_> = keys.zip(words).collect();
            legend(&mut paper.svg, (0.0, paper.foot_top), 700.0, &entries);
        }
        paper.svg.finish()
    }
}

impl DotRow {
    fn texts(&self) -> (&str, &str) {
        (&self.name, &self.note)
    }

    fn draw(&self, paper: &mut RowPaper, index: usize) {
        let first = paper.middles[index] - LANE * (self.marks.len() as f64 - 1.0) / 2.0;
        for (series, dot) in self.marks.iter().enumerate() {
            let Some(dot) = dot else { continue };
            let y = first + series as f64 * LANE;
            if dot.high > dot.low {
                let (low, high) = (paper.x.at(dot.low), paper.x.at(dot.high));
                let colour = LINES[series % LINES.len()];
                let bar = format!("stroke=\"{colour}\" stroke-width=\"2.2\"");
                paper.svg.line((low, y), (high, y), &bar);
            }
            let at = (paper.x.at(dot.value), y);
            mark(&mut paper.svg, at, series, &self.name);
        }
    }
}
