//! Probabilities by day, as lines from zero to one.

use jiff::civil::Date;

use super::colour::{DASHES, LINES};
use super::frame::{Frame, Key, Size, legend, legend_layout};
use crate::messages::Messages;

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Share of histories by day.
    pub shares: Vec<f64>,
}

/// A chart of probabilities by day.
#[derive(Debug, Clone)]
pub struct Shares<'a> {
    /// Unique on the page.
    pub id: &'a str,
    /// Title.
    pub title: &'a str,
    /// The main figures in words.
    pub description: &'a str,
    /// What the shares are.
    pub y_title: &'a str,
    /// Date of each day.
    pub dates: &'a [Date],
    /// The day from which the forecast looks ahead.
    pub as_of: usize,
    /// The lines, at most six.
    pub lines: &'a [Line],
}

impl Shares<'_> {
    /// Draws it.
    #[must_use]
    pub fn draw(&self, messages: &Messages) -> String {
        let texts: Vec<String> = self.lines.iter().map(|line| line.name.clone()).collect();
        let highest = self
            .lines
            .iter()
            .flat_map(|line| line.shares.iter().copied());
        let frame = Frame {
            id: self.id,
            title: self.title,
            description: self.description,
            y_title: self.y_title,
            dates: self.dates,
            as_of: self.as_of,
            top: highest.fold(0.01, f64::max).min(1.0),
            percent: true,
            size: Size::Full,
            foot: legend_layout(&texts, 700.0).1,
        };
        let mut paper = frame.begin(messages);
        let mut entries = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            let (colour, dashes) = (LINES[index % LINES.len()], DASHES[index % DASHES.len()]);
            let points = line.shares.iter().enumerate();
            let points = points.map(|(day, &share)| (paper.x.at(day as f64), paper.y.at(share)));
            let style = format!(
                "fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.2\" stroke-linejoin=\"round\" \
                 stroke-dasharray=\"{dashes}\""
            );
            paper
                .svg
                .path(&[points.collect()], false, &style, &line.name);
            entries.push((Key::Line(colour, dashes), line.name.clone()));
        }
        frame.today(&mut paper, messages);
        legend(&mut paper.svg, (0.0, paper.foot_top), 700.0, &entries);
        paper.svg.finish()
    }
}
