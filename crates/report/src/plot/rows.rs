//! The frame of a chart with a row for each name: names at the left, an axis with zero below, notes
//! at the right.

use super::colour::{INK, QUIET, RULE};
use super::scale::{Scale, ticks_around};
use super::text::{fitted, wrapped};
use crate::messages::Messages;
use crate::svg::{Anchor, Svg, width};

const WIDTH: f64 = 700.0;
/// Most room that names take.
const NAMES: f64 = 290.0;
const TEXT: f64 = 12.0;
const TITLE: f64 = 14.0;
/// Height of a line of a name.
const LINE: f64 = 14.0;

/// What every chart of rows has.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// Quantity and unit.
    pub(super) x_title: &'a str,
    /// Name and note of each row.
    pub(super) names: Vec<(&'a str, &'a str)>,
    /// Least height of a row.
    pub(super) row: f64,
    /// Lowest and highest figure to be shown; zero is always shown.
    pub(super) range: (f64, f64),
    /// Whether figures are shares, to be written as percent.
    pub(super) percent: bool,
    /// Height of what is drawn under the chart: its legend.
    pub(super) foot: f64,
}

/// The paper, ready for what is drawn in its rows.
pub(super) struct RowPaper {
    pub(super) svg: Svg,
    pub(super) x: Scale,
    /// Middle of each row.
    pub(super) middles: Vec<f64>,
    /// Where the legend may begin.
    pub(super) foot_top: f64,
}

impl Rows<'_> {
    pub(super) fn begin(&self, messages: &Messages) -> RowPaper {
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            texts.map(|text| width(text, TEXT)).fold(0.0, f64::max)
        };
        let left = widest(&mut self.names.iter().map(|row| row.0)).min(NAMES) + 14.0;
        let notes = widest(&mut self.names.iter().map(|row| row.1));
        let right = WIDTH - 16.0 - if notes > 0.0 { notes + 10.0 } else { 0.0 };
        let names: Vec<Vec<String>> = self.names.iter().map(|row| name(row.0)).collect();
        let titles = wrapped(self.title, TITLE, WIDTH - 8.0);
        let head = 8.0 + titles.len() as f64 * (TITLE + 3.0);
        let (mut bottom, mut middles) = (head, Vec::new());
        for name in &names {
            let high = self.row.max(name.len() as f64 * LINE + 10.0);
            middles.push(bottom + high / 2.0);
            bottom += high;
        }
        let foot_top = bottom + TEXT * 2.0 + 24.0;
        let height = foot_top + self.foot;
        let mut svg = Svg::new(self.id, WIDTH, height, self.title, self.description);
        for (index, line) in titles.iter().enumerate() {
            let y = TITLE + index as f64 * (TITLE + 3.0);
            let bold = format!("font-weight=\"600\" fill=\"{INK}\"");
            svg.text((0.0, y), Anchor::Start, TITLE, line, &bold);
        }
        let x = self.axis(&mut svg, (left, right), (head, bottom), messages);
        let ink = format!("fill=\"{INK}\"");
        for ((name, (_, note)), middle) in names.iter().zip(&self.names).zip(&middles) {
            let first = middle + 4.0 - (name.len() - 1) as f64 * LINE / 2.0;
            for (index, line) in name.iter().enumerate() {
                let y = first + index as f64 * LINE;
                svg.text((0.0, y), Anchor::Start, TEXT, line, &ink);
            }
            svg.text((WIDTH, middle + 4.0), Anchor::End, TEXT, note, &ink);
        }
        RowPaper {
            svg,
            x,
            middles,
            foot_top,
        }
    }

    /// Grid, figures and title of the axis; the line of zero stands out.
    fn axis(
        &self,
        svg: &mut Svg,
        (left, right): (f64, f64),
        (head, bottom): (f64, f64),
        messages: &Messages,
    ) -> Scale {
        let (steps, decimals) = ticks_around(self.range.0, self.range.1, 5);
        let x = Scale::new(steps[0], steps[steps.len() - 1], left, right);
        let quiet = format!("fill=\"{QUIET}\"");
        for step in steps {
            let colour = if step == 0.0 { INK } else { RULE };
            let style = format!("stroke=\"{colour}\" stroke-width=\"1\"");
            svg.line((x.at(step), head), (x.at(step), bottom), &style);
            let label = match self.percent {
                true => messages.percent_at(step, decimals.saturating_sub(2)),
                false => messages.fixed(step, decimals),
            };
            let at = (x.at(step), bottom + TEXT + 3.0);
            svg.text(at, Anchor::Middle, TEXT - 0.5, &label, &quiet);
        }
        let title = fitted(self.x_title, TEXT, WIDTH - left);
        let half = width(&title, TEXT) / 2.0;
        let middle = f64::midpoint(left, right).min(WIDTH - half);
        let at = (middle, bottom + TEXT * 2.0 + 8.0);
        svg.text(at, Anchor::Middle, TEXT, &title, &quiet);
        x
    }
}

/// Most lines that a name takes: plans of three measures are told in full.
const LINES: usize = 4;

/// A name in few lines.
fn name(name: &str) -> Vec<String> {
    let mut lines = wrapped(name, TEXT, NAMES);
    if lines.len() > LINES {
        let rest = lines.split_off(LINES - 1).join(" ");
        lines.push(rest);
    }
    lines.iter().map(|line| fitted(line, TEXT, NAMES)).collect()
}
