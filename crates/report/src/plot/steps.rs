//! Probabilities as steps: from a base rate to the model's, from there to the learned one.

use super::colour::{INK, LEARNED, MEDIAN, QUIET, RULE};
use super::frame::{Key, legend};
use super::scale::{Scale, ticks};
use super::text::fitted;
use crate::messages::Messages;
use crate::svg::{Anchor, Svg};

/// A probability in steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Of what.
    pub name: String,
    /// Base rate, if there is one.
    pub base: Option<f64>,
    /// What the priors give.
    pub prior: f64,
    /// What was learned gives, if anything was.
    pub posterior: Option<f64>,
}

/// A chart of probabilities in steps.
#[derive(Debug, Clone)]
pub struct Steps<'a> {
    /// Unique on the page.
    pub id: &'a str,
    /// Title.
    pub title: &'a str,
    /// The main figures in words.
    pub description: &'a str,
    /// Names of the parts: base rate, model, data.
    pub parts: [&'a str; 3],
    /// The probabilities.
    pub rows: &'a [Step],
}

const WIDTH: f64 = 700.0;
const LEFT: f64 = 220.0;
const RIGHT: f64 = 640.0;
const HEAD: f64 = 26.0;
const ROW: f64 = 34.0;
/// Height of the bar of a part.
const BAR: f64 = 7.0;
const BASE: &str = "#9aa4af";

impl Steps<'_> {
    /// Draws it.
    #[must_use]
    pub fn draw(&self, messages: &Messages) -> String {
        let bottom = HEAD + self.rows.len() as f64 * ROW;
        let height = bottom + 52.0;
        let mut svg = Svg::new(self.id, WIDTH, height, self.title, self.description);
        let bold = format!("font-weight=\"600\" fill=\"{INK}\"");
        svg.text((0.0, 14.0), Anchor::Start, 14.0, self.title, &bold);
        let scale = self.axis(&mut svg, bottom, messages);
        for (index, row) in self.rows.iter().enumerate() {
            row.draw(&mut svg, &scale, HEAD + index as f64 * ROW, messages);
        }
        let keys = [Key::Box(BASE), Key::Box(MEDIAN), Key::Box(LEARNED)];
        let names = self.parts.map(str::to_owned);
        let entries: Vec<_> = keys.into_iter().zip(names).collect();
        legend(&mut svg, (LEFT, bottom + 26.0), WIDTH - LEFT, &entries);
        svg.finish()
    }

    /// The scale from zero to the highest figure, with its grid.
    fn axis(&self, svg: &mut Svg, bottom: f64, messages: &Messages) -> Scale {
        let ends = |row: &Step| {
            let ends = [Some(row.prior), row.base, row.posterior];
            ends.into_iter().flatten().fold(0.0, f64::max)
        };
        let top = self.rows.iter().map(ends).fold(0.01, f64::max);
        let (steps, decimals) = ticks(top, 5);
        let scale = Scale::new(0.0, steps[steps.len() - 1], LEFT, RIGHT);
        let (rule, quiet) = (format!("stroke=\"{RULE}\""), format!("fill=\"{QUIET}\""));
        for step in steps {
            let x = scale.at(step);
            svg.line((x, HEAD), (x, bottom), &rule);
            let text = messages.percent_at(step, decimals.saturating_sub(2));
            svg.text((x, bottom + 14.0), Anchor::Middle, 11.5, &text, &quiet);
        }
        scale
    }
}

impl Step {
    fn draw(&self, svg: &mut Svg, scale: &Scale, top: f64, messages: &Messages) {
        let ink = format!("fill=\"{INK}\"");
        let name = fitted(&self.name, 12.5, LEFT - 10.0);
        let middle = top + ROW * 0.5;
        svg.text((0.0, middle + 4.0), Anchor::Start, 12.5, &name, &ink);
        let model = (self.base.unwrap_or(0.0), self.prior);
        let parts = [
            self.base.map(|base| ((0.0, base), BASE)),
            Some((model, MEDIAN)),
            self.posterior.map(|after| ((self.prior, after), LEARNED)),
        ];
        for (lane, part) in parts.into_iter().enumerate() {
            let Some(((from, to), fill)) = part else {
                continue;
            };
            let (left, right) = (scale.at(from.min(to)), scale.at(from.max(to)));
            let at = (left, top + 6.0 + lane as f64 * BAR);
            // A step of nothing is still to be seen.
            let size = ((right - left).max(1.5), BAR - 0.5);
            svg.rect(at, size, &format!("fill=\"{fill}\""));
        }
        let end = messages.percent(self.posterior.unwrap_or(self.prior));
        svg.text((WIDTH, middle + 4.0), Anchor::End, 12.5, &end, &ink);
    }
}
