//! Numbered points with intervals both ways, their names below.

use super::colour::{INK, LINES, QUIET, RULE};
use super::frame::{Key, legend, legend_layout};
use super::scale::{Scale, ticks_around};
use super::text::fitted;
use crate::messages::Messages;
use crate::svg::{Anchor, Svg, width};

/// A point.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Its name.
    pub name: String,
    /// Low end, value and high end along the axis below.
    pub x: [f64; 3],
    /// The same along the other.
    pub y: [f64; 3],
    /// Whether it stands out.
    pub lit: bool,
}

/// A chart of points.
#[derive(Debug, Clone)]
pub struct Scatter<'a> {
    /// Unique on the page.
    pub id: &'a str,
    /// Title.
    pub title: &'a str,
    /// The main figures in words.
    pub description: &'a str,
    /// Quantity and unit of the axis below.
    pub x_title: &'a str,
    /// Of the other.
    pub y_title: &'a str,
    /// The points; they are numbered in this order.
    pub points: &'a [Point],
    /// Whether figures are shares, to be written as percent: below, and beside.
    pub percent: [bool; 2],
    /// What points are that stand out, and what the others are.
    pub lit: [String; 2],
}

const WIDTH: f64 = 700.0;
const LEFT: f64 = 56.0;
const HEAD: f64 = 48.0;
const BOTTOM: f64 = 348.0;
const RADIUS: f64 = 9.0;
const LINE: f64 = 17.0;

impl Scatter<'_> {
    /// Draws it.
    #[must_use]
    pub fn draw(&self, messages: &Messages) -> String {
        let (_, key) = legend_layout(&self.lit, WIDTH);
        let rows = self.points.len().div_ceil(self.columns()) as f64;
        let foot = BOTTOM + 46.0;
        let height = foot + key + 8.0 + rows * LINE;
        let mut svg = Svg::new(self.id, WIDTH, height, self.title, self.description);
        let bold = format!("font-weight=\"600\" fill=\"{INK}\"");
        svg.text((0.0, 14.0), Anchor::Start, 14.0, self.title, &bold);
        let [x, y] = self.axes(&mut svg, messages);
        let bar = format!("stroke=\"{QUIET}\" stroke-width=\"1\" stroke-opacity=\"0.55\"");
        for point in self.points {
            let [across, up] = [point.x.map(|it| x.at(it)), point.y.map(|it| y.at(it))];
            svg.line((across[0], up[1]), (across[2], up[1]), &bar);
            svg.line((across[1], up[0]), (across[1], up[2]), &bar);
        }
        for (number, point) in self.points.iter().enumerate() {
            let at = (x.at(point.x[1]), y.at(point.y[1]));
            disc(&mut svg, at, number, point);
        }
        let fills = [Key::Box(LINES[0]), Key::Box(RULE)];
        let entries: Vec<_> = fills.into_iter().zip(self.lit.iter().cloned()).collect();
        legend(&mut svg, (0.0, foot), WIDTH, &entries);
        self.names(&mut svg, foot + key + 8.0);
        svg.finish()
    }

    fn axes(&self, svg: &mut Svg, messages: &Messages) -> [Scale; 2] {
        let y = self.axis_beside(svg, messages);
        let x = self.axis_below(svg, messages);
        let quiet = format!("fill=\"{QUIET}\"");
        let title = fitted(self.y_title, 12.0, WIDTH);
        svg.text((0.0, HEAD - 12.0), Anchor::Start, 12.0, &title, &quiet);
        let title = fitted(self.x_title, 12.0, WIDTH);
        let middle = WIDTH - 12.0 - width(&title, 12.0) / 2.0;
        let at = (middle, BOTTOM + 34.0);
        svg.text(at, Anchor::Middle, 12.0, &title, &quiet);
        [x, y]
    }

    /// The upright scale, with a line across at each step.
    fn axis_beside(&self, svg: &mut Svg, messages: &Messages) -> Scale {
        let (steps, decimals) = self.steps(|point| point.y, 5);
        let y = Scale::new(steps[0], steps[steps.len() - 1], BOTTOM, HEAD);
        let (rule, quiet) = (format!("stroke=\"{RULE}\""), format!("fill=\"{QUIET}\""));
        for step in steps {
            svg.line((LEFT, y.at(step)), (WIDTH - 12.0, y.at(step)), &rule);
            let text = label(step, decimals, self.percent[1], messages);
            let at = (LEFT - 6.0, y.at(step) + 4.0);
            svg.text(at, Anchor::End, 11.5, &text, &quiet);
        }
        y
    }

    /// The scale below, with a tick at each step.
    fn axis_below(&self, svg: &mut Svg, messages: &Messages) -> Scale {
        let (steps, decimals) = self.steps(|point| point.x, 6);
        let (left, right) = (LEFT + RADIUS, WIDTH - 26.0);
        let x = Scale::new(steps[0], steps[steps.len() - 1], left, right);
        let (rule, quiet) = (format!("stroke=\"{RULE}\""), format!("fill=\"{QUIET}\""));
        for step in steps {
            svg.line((x.at(step), BOTTOM), (x.at(step), BOTTOM + 4.0), &rule);
            let text = label(step, decimals, self.percent[0], messages);
            let at = (x.at(step), BOTTOM + 17.0);
            svg.text(at, Anchor::Middle, 11.5, &text, &quiet);
        }
        x
    }

    /// Steps around zero and all intervals along an axis, and their decimals.
    fn steps(&self, along: fn(&Point) -> [f64; 3], count: usize) -> (Vec<f64>, usize) {
        let low = self.points.iter().map(|point| along(point)[0]);
        let high = self.points.iter().map(|point| along(point)[2]);
        ticks_around(low.fold(0.0, f64::min), high.fold(0.0, f64::max), count)
    }

    /// Columns in which the names find room.
    fn columns(&self) -> usize {
        let long = |point: &Point| width(&point.name, 12.0) > WIDTH / 2.0 - 40.0;
        if self.points.iter().any(long) { 1 } else { 2 }
    }

    /// What the numbers stand for.
    fn names(&self, svg: &mut Svg, top: f64) {
        let columns = self.columns();
        let rows = self.points.len().div_ceil(columns);
        let ink = format!("fill=\"{INK}\"");
        for (number, point) in self.points.iter().enumerate() {
            let (column, row) = (number / rows.max(1), number % rows.max(1));
            let at = (
                column as f64 * WIDTH / columns as f64,
                top + (row as f64 + 0.7) * LINE,
            );
            let name = fitted(
                &format!("{number}  {}", point.name),
                12.0,
                WIDTH / columns as f64 - 14.0,
            );
            svg.text(at, Anchor::Start, 12.0, &name, &ink);
        }
    }
}

fn label(step: f64, decimals: usize, percent: bool, messages: &Messages) -> String {
    match percent {
        true => messages.percent_at(step, decimals.saturating_sub(2)),
        false => messages.fixed(step, decimals),
    }
}

/// A point with its number in it; those that stand out are dark.
fn disc(svg: &mut Svg, at: (f64, f64), number: usize, point: &Point) {
    let (fill, ink) = match point.lit {
        true => (LINES[0], "#fff"),
        false => (RULE, INK),
    };
    let style = format!("fill=\"{fill}\" stroke=\"#fff\" stroke-width=\"1.2\"");
    svg.circle(at, RADIUS, &style, &point.name);
    let text = format!("fill=\"{ink}\" pointer-events=\"none\"");
    let below = (at.0, at.1 + 3.8);
    svg.text(below, Anchor::Middle, 10.5, &number.to_string(), &text);
}
