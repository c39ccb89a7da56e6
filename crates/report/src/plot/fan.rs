//! A fan chart: how a quantity may go on, with the facts of the log drawn on it.

use jiff::civil::Date;

use super::colour::{BANDS, FACT, INK, MEDIAN};
use super::frame::{Frame, Key, Paper, Size, legend, legend_layout};
use crate::messages::Messages;

/// Levels of the quantiles that a fan draws.
pub const LEVELS: [f64; 7] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

/// Dashes of the median of the priors.
const PRIOR_DASHES: &str = "5 3";

/// Quantiles of one day at [`LEVELS`].
pub type Band = [f64; 7];

/// A fact of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Day from the first; may lie between two days.
    pub day: f64,
    /// Its figure.
    pub value: f64,
    /// Lower bound of belief.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// What it is and who says so, shown when it is pointed at.
    pub tip: String,
}

/// A fan chart.
#[derive(Debug, Clone)]
pub struct Fan<'a> {
    /// Unique on the page.
    pub id: &'a str,
    /// Title.
    pub title: &'a str,
    /// The main figures in words.
    pub description: &'a str,
    /// Quantity and unit.
    pub y_title: &'a str,
    /// Date of each day.
    pub dates: &'a [Date],
    /// The day from which the forecast looks ahead.
    pub as_of: usize,
    /// Quantiles by day.
    pub bands: &'a [Band],
    /// Median of the priors alone by day; empty where the bands are those of the priors.
    pub prior: &'a [f64],
    /// Facts.
    pub facts: &'a [Fact],
    /// Whether figures are shares.
    pub percent: bool,
    /// How large.
    pub size: Size,
}

impl Fan<'_> {
    /// Draws it.
    #[must_use]
    pub fn draw(&self, messages: &Messages) -> String {
        let entries = self.entries(messages);
        let texts: Vec<String> = entries.iter().map(|(_, text)| text.clone()).collect();
        let foot = match self.size {
            Size::Full => legend_layout(&texts, 700.0).1,
            Size::Small => 0.0,
        };
        let frame = Frame {
            id: self.id,
            title: self.title,
            description: self.description,
            y_title: self.y_title,
            dates: self.dates,
            as_of: self.as_of,
            top: self.top(),
            percent: self.percent,
            size: self.size,
            foot,
        };
        let mut paper = frame.begin(messages);
        self.bands(&mut paper);
        self.prior(&mut paper);
        frame.today(&mut paper, messages);
        self.facts(&mut paper);
        if self.size == Size::Full {
            legend(&mut paper.svg, (0.0, paper.foot_top), 700.0, &entries);
        }
        paper.svg.finish()
    }

    /// Highest figure: of shares always 100 %.
    fn top(&self) -> f64 {
        if self.percent {
            return 1.0;
        }
        let bands = self.bands.iter().map(|band| band[6]);
        bands
            .chain(self.prior.iter().copied())
            .chain(self.facts.iter().map(|fact| fact.high))
            .fold(0.0, f64::max)
    }

    fn bands(&self, paper: &mut Paper) {
        let (x, y) = (paper.x, paper.y);
        let step = if self.size == Size::Small { 3 } else { 1 };
        let last = self.bands.len().saturating_sub(1);
        let days: Vec<usize> = (0..self.bands.len())
            .filter(|day| day % step == 0 || *day == last)
            .collect();
        let along = |level: usize| {
            days.iter()
                .map(|&day| (x.at(day as f64), y.at(self.bands[day][level])))
                .collect()
        };
        for (band, fill) in BANDS.iter().enumerate() {
            let mut ring: Vec<(f64, f64)> = along(6 - band);
            let lower: Vec<(f64, f64)> = along(band);
            ring.extend(lower.into_iter().rev());
            paper
                .svg
                .path(&[ring], true, &format!("fill=\"{fill}\""), "");
        }
        let style = format!(
            "fill=\"none\" stroke=\"{MEDIAN}\" stroke-width=\"2\" stroke-linejoin=\"round\""
        );
        paper.svg.path(&[along(3)], false, &style, "");
    }

    fn prior(&self, paper: &mut Paper) {
        let points = self.prior.iter().enumerate();
        let points: Vec<_> = points
            .map(|(day, &median)| (paper.x.at(day as f64), paper.y.at(median)))
            .collect();
        if points.is_empty() {
            return;
        }
        let style = format!(
            "fill=\"none\" stroke=\"{INK}\" stroke-width=\"1\" stroke-dasharray=\"{PRIOR_DASHES}\""
        );
        paper.svg.path(&[points], false, &style, "");
    }

    fn facts(&self, paper: &mut Paper) {
        for fact in self.facts {
            let x = paper.x.at(fact.day);
            let bar = format!("stroke=\"{FACT}\" stroke-width=\"1.6\"");
            if fact.high > fact.low {
                let (low, high) = (paper.y.at(fact.low), paper.y.at(fact.high));
                paper.svg.line((x, low), (x, high), &bar);
                for end in [low, high] {
                    paper.svg.line((x - 3.5, end), (x + 3.5, end), &bar);
                }
            }
            let dot = format!("fill=\"{FACT}\" stroke=\"#fff\" stroke-width=\"1\"");
            paper
                .svg
                .circle((x, paper.y.at(fact.value)), 4.2, &dot, &fact.tip);
        }
    }

    fn entries(&self, messages: &Messages) -> Vec<(Key<'static>, String)> {
        let mut entries = vec![(Key::Line(MEDIAN, ""), messages.text("chart-median"))];
        for (fill, share) in BANDS.iter().zip([0.95, 0.8, 0.5]).rev() {
            let share = messages.percent(share);
            let text = messages.format("chart-band", &[("share", share.into())]);
            entries.push((Key::Box(fill), text));
        }
        if !self.prior.is_empty() {
            let text = messages.text("chart-prior-median");
            entries.push((Key::Line(INK, PRIOR_DASHES), text));
        }
        if !self.facts.is_empty() {
            entries.push((Key::Dot(FACT), messages.text("chart-facts")));
        }
        entries
    }
}
