//! Bars from zero: a row for each name.

use super::colour::{BANDS, INK};
use super::rows::Rows;
use crate::messages::Messages;

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// How long it is.
    pub value: f64,
    /// Low and high end of an interval around its end.
    pub interval: Option<(f64, f64)>,
    /// What is written at its end; may be empty.
    pub note: String,
}

/// A chart of bars that lie.
#[derive(Debug, Clone)]
pub struct Bars<'a> {
    /// Unique on the page.
    pub id: &'a str,
    /// Title.
    pub title: &'a str,
    /// The main figures in words.
    pub description: &'a str,
    /// Quantity and unit.
    pub x_title: &'a str,
    /// The bars, in the order in which they are shown.
    pub rows: &'a [Bar],
    /// Whether figures are shares, to be written as percent.
    pub percent: bool,
}

const ROW: f64 = 24.0;
const THICK: f64 = 13.0;

impl Bars<'_> {
    /// Draws it.
    #[must_use]
    pub fn draw(&self, messages: &Messages) -> String {
        let ends = |bar: &Bar| bar.interval.unwrap_or((bar.value, bar.value));
        let low = |bar: &Bar| ends(bar).0.min(bar.value);
        let high = |bar: &Bar| ends(bar).1.max(bar.value);
        let mut paper = Rows {
            id: self.id,
            title: self.title,
            description: self.description,
            x_title: self.x_title,
            names: self.rows.iter().map(Bar::texts).collect(),
            row: ROW,
            range: (
                self.rows.iter().map(low).fold(0.0, f64::min),
                self.rows.iter().map(high).fold(0.0, f64::max),
            ),
            percent: self.percent,
            foot: 0.0,
        }
        .begin(messages);
        let zero = paper.x.at(0.0);
        for (bar, &y) in self.rows.iter().zip(&paper.middles) {
            let end = paper.x.at(bar.value);
            let size = ((end - zero).abs(), THICK);
            let fill = format!("fill=\"{}\"", BANDS[2]);
            let corner = (zero.min(end), y - THICK / 2.0);
            paper.svg.rect(corner, size, &fill);
            if let Some((low, high)) = bar.interval {
                let whisker = format!("stroke=\"{INK}\" stroke-width=\"1.4\"");
                let (low, high) = (paper.x.at(low), paper.x.at(high));
                paper.svg.line((low, y), (high, y), &whisker);
                for end in [low, high] {
                    paper.svg.line((end, y - 3.5), (end, y + 3.5), &whisker);
                }
            }
        }
        paper.svg.finish()
    }
}

impl Bar {
    fn texts(&self) -> (&str, &str) {
        (&self.name, &self.note)
    }
}
