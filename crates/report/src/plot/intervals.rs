//! Intervals before and after learning, each on the scale of what was believed before.

use super::colour::{INK, LEARNED, MEDIAN, PRIOR, QUIET};
use super::scale::Scale;
use super::text::fitted;
use crate::svg::{Anchor, Svg};

/// Low end, median and high end.
pub type Three = [f64; 3];

/// An interval before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    /// What it is of.
    pub name: String,
    /// Before.
    pub before: Three,
    /// After.
    pub after: Three,
    /// What is written at its end.
    pub note: String,
}

/// A chart of intervals. Every interval before learning has the same width, so that all share one
/// scale; what was learned is drawn on it.
#[derive(Debug, Clone)]
pub struct Intervals<'a> {
    /// Unique on the page.
    pub id: &'a str,
    /// Title.
    pub title: &'a str,
    /// The main figures in words.
    pub description: &'a str,
    /// What the band and the bars are: before and after.
    pub words: [&'a str; 2],
    /// The intervals.
    pub rows: &'a [Interval],
}

const WIDTH: f64 = 700.0;
const LEFT: f64 = 290.0;
const RIGHT: f64 = 600.0;
const HEAD: f64 = 58.0;
const ROW: f64 = 24.0;
/// How far the scale goes on beyond the interval before learning, in its widths.
const BEYOND: f64 = 0.25;

impl Intervals<'_> {
    /// Draws it.
    #[must_use]
    pub fn draw(&self) -> String {
        let bottom = HEAD + self.rows.len() as f64 * ROW;
        let mut svg = Svg::new(self.id, WIDTH, bottom + 8.0, self.title, self.description);
        let bold = format!("font-weight=\"600\" fill=\"{INK}\"");
        svg.text((0.0, 14.0), Anchor::Start, 14.0, self.title, &bold);
        self.key(&mut svg);
        let scale = Scale::new(-BEYOND, 1.0 + BEYOND, LEFT, RIGHT);
        let (low, high) = (scale.at(0.0), scale.at(1.0));
        let band = format!("fill=\"{PRIOR}\"");
        svg.rect((low, HEAD - 4.0), (high - low, bottom - HEAD + 8.0), &band);
        for (index, row) in self.rows.iter().enumerate() {
            row.draw(&mut svg, &scale, HEAD + (index as f64 + 0.5) * ROW);
        }
        svg.finish()
    }

    fn key(&self, svg: &mut Svg) {
        let y = 36.0;
        let quiet = format!("fill=\"{QUIET}\"");
        svg.rect((LEFT, y - 9.0), (18.0, 11.0), &format!("fill=\"{PRIOR}\""));
        svg.text((LEFT + 24.0, y), Anchor::Start, 11.5, self.words[0], &quiet);
        let next = LEFT + 170.0;
        let bar = format!("stroke=\"{LEARNED}\" stroke-width=\"5\"");
        svg.line((next, y - 4.0), (next + 18.0, y - 4.0), &bar);
        svg.text((next + 24.0, y), Anchor::Start, 11.5, self.words[1], &quiet);
    }
}

impl Interval {
    fn draw(&self, svg: &mut Svg, scale: &Scale, y: f64) {
        let ink = format!("fill=\"{INK}\"");
        let name = fitted(&self.name, 12.0, LEFT - 8.0);
        svg.text((0.0, y + 4.0), Anchor::Start, 12.0, &name, &ink);
        svg.text((WIDTH, y + 4.0), Anchor::End, 12.0, &self.note, &ink);
        let [low, median, high] = self.before;
        if high <= low {
            return; // it was known before
        }
        let at = |value: f64| scale.at((value - low) / (high - low));
        let tick = format!("stroke=\"{QUIET}\" stroke-width=\"1.5\"");
        svg.line((at(median), y - 9.0), (at(median), y + 9.0), &tick);
        let [from, middle, to] = self.after.map(at);
        let bar = format!("stroke=\"{LEARNED}\" stroke-width=\"5\"");
        svg.line((from, y), (to, y), &bar);
        let dot = format!("fill=\"{MEDIAN}\" stroke=\"#fff\" stroke-width=\"1\"");
        svg.circle((middle, y), 4.4, &dot, &self.name);
    }
}
