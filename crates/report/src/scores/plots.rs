//! Two plots of calibration: where facts came in the forecasts, and how many lay in each interval.

use citerne_score::COVERAGES;

use super::Scored;
use crate::messages::Messages;
use crate::plot::colour::{BANDS, FACT, INK, QUIET, RULE};
use crate::svg::{Anchor, Svg};

const WIDTH: f64 = 340.0;
const LEFT: f64 = 40.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 214.0;
const HEIGHT: f64 = 252.0;
const SIZE: f64 = 11.0;

/// Histogram of the probability integral transform; flat, up to chance, for calibrated forecasts.
pub(super) fn pit(scored: &Scored<'_>, messages: &Messages) -> String {
    let bins = scored.pit.len().max(1) as f64;
    let even = 1.0 / bins;
    let top = scored.pit.iter().copied().fold(2.0 * even, f64::max);
    let mut paper = Paper::new("pit", top, messages);
    let wide = (WIDTH - LEFT - 4.0) / bins;
    for (bin, share) in scored.pit.iter().enumerate() {
        let (x, y) = (LEFT + bin as f64 * wide, paper.y(*share));
        let style = format!("fill=\"{}\"", BANDS[2]);
        paper
            .svg
            .rect((x + 1.0, y), (wide - 2.0, BOTTOM - y), &style);
    }
    let style = format!("stroke=\"{FACT}\" stroke-width=\"1.6\" stroke-dasharray=\"5 3\"");
    let y = paper.y(even);
    paper.svg.line((LEFT, y), (WIDTH - 4.0, y), &style);
    for (x, id) in [(LEFT, "scores-low"), (WIDTH - 4.0, "scores-high")] {
        let anchor = if x == LEFT {
            Anchor::Start
        } else {
            Anchor::End
        };
        paper.label((x, BOTTOM + 15.0), anchor, &messages.text(id));
    }
    paper.svg.finish()
}

/// Share of facts inside each central interval, beside the share that should be.
pub(super) fn coverage(scored: &Scored<'_>, messages: &Messages) -> String {
    let mut paper = Paper::new("coverage", 1.0, messages);
    let step = (WIDTH - LEFT - 4.0) / COVERAGES.len() as f64;
    for (index, (level, share)) in COVERAGES.iter().zip(scored.coverage).enumerate() {
        let middle = LEFT + (index as f64 + 0.5) * step;
        let aim = paper.y(*level);
        if let Some(share) = share.figure() {
            let y = paper.y(share);
            let style = format!("fill=\"{}\"", BANDS[2]);
            paper
                .svg
                .rect((middle - 18.0, y), (36.0, BOTTOM - y), &style);
            paper.label((middle, y - 4.0), Anchor::Middle, &messages.percent(share));
        }
        let style = format!("stroke=\"{FACT}\" stroke-width=\"2.2\"");
        paper
            .svg
            .line((middle - 24.0, aim), (middle + 24.0, aim), &style);
        let level = messages.percent(*level);
        paper.label((middle, BOTTOM + 15.0), Anchor::Middle, &level);
    }
    paper.svg.finish()
}

/// A small chart with a scale of shares.
struct Paper {
    svg: Svg,
    top: f64,
}

impl Paper {
    fn new(id: &str, top: f64, messages: &Messages) -> Self {
        let title = messages.text(&format!("scores-{id}-title"));
        let description = messages.text(&format!("scores-{id}-text"));
        let mut paper = Self {
            svg: Svg::new(id, WIDTH, HEIGHT, &title, &description),
            top,
        };
        let style = format!("font-weight=\"600\" fill=\"{INK}\"");
        paper
            .svg
            .text((0.0, 13.0), Anchor::Start, 12.5, &title, &style);
        for part in [0.0, 0.5, 1.0] {
            let y = paper.y(top * part);
            let rule = format!("stroke=\"{RULE}\" stroke-width=\"1\"");
            paper.svg.line((LEFT, y), (WIDTH - 4.0, y), &rule);
            let label = messages.percent_at(top * part, 0);
            paper.label((LEFT - 5.0, y + 4.0), Anchor::End, &label);
        }
        paper
    }

    fn y(&self, share: f64) -> f64 {
        BOTTOM - (BOTTOM - TOP) * share / self.top
    }

    fn label(&mut self, at: (f64, f64), anchor: Anchor, text: &str) {
        let quiet = format!("fill=\"{QUIET}\"");
        self.svg.text(at, anchor, SIZE, text, &quiet);
    }
}
