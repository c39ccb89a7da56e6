//! The frame of a chart over days: title, axes, grid, months, the day of the forecast.

use jiff::civil::Date;

use super::colour::{INK, LINES, QUIET, RULE};
use super::scale::{Scale, ticks};
use super::text::{fitted, wrapped};
use crate::messages::Messages;
use crate::svg::{Anchor, Svg, width};

/// How large a chart is and how much it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// The width of the page, with a legend.
    Full,
    /// One of several beside each other: no legend, few ticks.
    Small,
}

/// What every chart over days has.
#[derive(Debug, Clone)]
pub(crate) struct Frame<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    pub(crate) y_title: &'a str,
    /// Date of each day.
    pub(crate) dates: &'a [Date],
    /// The day from which the forecast looks ahead.
    pub(crate) as_of: usize,
    /// Highest figure to be shown.
    pub(crate) top: f64,
    /// Whether figures are shares, to be written as percent.
    pub(crate) percent: bool,
    pub(crate) size: Size,
    /// Height of what is drawn under the chart: its legend.
    pub(crate) foot: f64,
}

/// The paper with its scales, ready for what is drawn in it.
pub(crate) struct Paper {
    pub(crate) svg: Svg,
    pub(crate) x: Scale,
    pub(crate) y: Scale,
    pub(crate) left: f64,
    pub(crate) right: f64,
    head: f64,
    bottom: f64,
    /// Where the legend may begin.
    pub(crate) foot_top: f64,
}

/// Room and sizes of text.
struct Measure {
    width: f64,
    plot_height: f64,
    text: f64,
    title: f64,
    ticks: usize,
}

impl Measure {
    /// From one line of the title to the next.
    fn title_line(&self) -> f64 {
        self.title + 3.0
    }
}

fn measure(size: Size) -> Measure {
    match size {
        Size::Full => Measure {
            width: 700.0,
            plot_height: 240.0,
            text: 12.0,
            title: 14.0,
            ticks: 5,
        },
        Size::Small => Measure {
            width: 340.0,
            plot_height: 130.0,
            text: 11.0,
            title: 12.5,
            ticks: 3,
        },
    }
}

impl Frame<'_> {
    pub(crate) fn begin(&self, messages: &Messages) -> Paper {
        let measure = measure(self.size);
        let steps = self.steps(&measure, messages);
        let widest = steps.iter().map(|(_, label)| width(label, measure.text));
        let (left, right) = (widest.fold(0.0, f64::max) + 10.0, measure.width - 14.0);
        let title = wrapped(self.title, measure.title, measure.width - 8.0);
        let head = 4.0 + title.len() as f64 * measure.title_line() + measure.text + 8.0;
        let bottom = head + measure.plot_height;
        let foot_top = bottom + measure.text * 2.0 + 14.0;
        let (wide, high) = (measure.width, foot_top + self.foot);
        let last = self.dates.len().saturating_sub(1) as f64;
        let top = steps.last().map_or(self.top, |(step, _)| *step);
        let mut paper = Paper {
            svg: Svg::new(self.id, wide, high, self.title, self.description),
            x: Scale::new(0.0, last, left, right),
            y: Scale::new(0.0, top, bottom, head),
            left,
            right,
            head,
            bottom,
            foot_top,
        };
        self.titles(&mut paper, &title, &measure);
        grid(&mut paper, &steps, &measure);
        self.months(&mut paper, bottom, measure.text, messages);
        paper
    }

    /// Steps of the scale of figures, from zero, each with its label.
    fn steps(&self, measure: &Measure, messages: &Messages) -> Vec<(f64, String)> {
        let (steps, decimals) = ticks(self.top, measure.ticks);
        let label = |step: f64| match self.percent {
            true => messages.percent_at(step, decimals.saturating_sub(2)),
            false => messages.fixed(step, decimals),
        };
        steps.into_iter().map(|step| (step, label(step))).collect()
    }

    /// The title, line by line, and the name of the axis of figures.
    fn titles(&self, paper: &mut Paper, title: &[String], measure: &Measure) {
        let bold = format!("font-weight=\"600\" fill=\"{INK}\"");
        for (index, line) in title.iter().enumerate() {
            let at = (0.0, measure.title + index as f64 * measure.title_line());
            paper
                .svg
                .text(at, Anchor::Start, measure.title, line, &bold);
        }
        let quiet = format!("fill=\"{QUIET}\"");
        let name = fitted(self.y_title, measure.text, measure.width);
        let at = (0.0, paper.head - 9.0);
        paper
            .svg
            .text(at, Anchor::Start, measure.text, &name, &quiet);
    }

    /// Ticks on the first of each month, with as many names as fit, and the years below.
    fn months(&self, paper: &mut Paper, bottom: f64, size: f64, messages: &Messages) {
        let tick = format!("stroke=\"{QUIET}\" stroke-width=\"1\"");
        let quiet = format!("fill=\"{QUIET}\"");
        paper
            .svg
            .line((paper.left, bottom), (paper.right, bottom), &tick);
        let (mut free_from, mut year_shown) = (f64::NEG_INFINITY, None);
        for (day, date) in self
            .dates
            .iter()
            .enumerate()
            .filter(|(_, date)| date.day() == 1)
        {
            let at = paper.x.at(day as f64);
            paper.svg.line((at, bottom), (at, bottom + 4.0), &tick);
            let name = messages.month_abbreviated(*date);
            let wide = width(&name, size);
            let fits = at - wide / 2.0 > free_from && at + wide / 2.0 < paper.right + 10.0;
            if !fits {
                continue;
            }
            paper.svg.text(
                (at, bottom + size + 5.0),
                Anchor::Middle,
                size,
                &name,
                &quiet,
            );
            free_from = at + wide / 2.0 + 6.0;
            if year_shown != Some(date.year()) {
                let year = date.year().to_string();
                let at = (at, bottom + size * 2.0 + 8.0);
                paper.svg.text(at, Anchor::Middle, size, &year, &quiet);
                year_shown = Some(date.year());
            }
        }
    }

    /// The line between what was lived and what is forecast, above what is drawn so far.
    pub(crate) fn today(&self, paper: &mut Paper, messages: &Messages) {
        let (head, bottom, size) = (paper.head, paper.bottom, measure(self.size).text);
        let last = self.dates.len().saturating_sub(1);
        if self.as_of == 0 || self.as_of >= last {
            return;
        }
        let at = paper.x.at(self.as_of as f64);
        let style = format!("stroke=\"{INK}\" stroke-width=\"1\" stroke-dasharray=\"3 3\"");
        paper.svg.line((at, head - 4.0), (at, bottom), &style);
        let date = messages.day_and_month(self.dates[self.as_of]);
        let text = match self.size {
            Size::Full => messages.format("chart-looks-ahead", &[("date", date.into())]),
            Size::Small => date,
        };
        let half = width(&text, size) / 2.0;
        let middle = at.clamp(
            paper.left + half,
            (paper.right - half).max(paper.left + half),
        );
        // Beside the name of the axis, above the plot: lower only if the two would meet.
        let meets = middle - half < width(self.y_title, size) + 8.0;
        let (middle, y, anchor) = match meets {
            false => (middle, head - 9.0, Anchor::Middle),
            true => (at + 5.0, head + size * 0.6, Anchor::Start),
        };
        paper
            .svg
            .text((middle, y), anchor, size, &text, &format!("fill=\"{INK}\""));
    }
}

/// A line across at each step of the scale of figures, with its label.
fn grid(paper: &mut Paper, steps: &[(f64, String)], measure: &Measure) {
    let rule = format!("stroke=\"{RULE}\" stroke-width=\"1\"");
    let quiet = format!("fill=\"{QUIET}\"");
    for (step, label) in steps {
        let y = paper.y.at(*step);
        paper.svg.line((paper.left, y), (paper.right, y), &rule);
        let at = (paper.left - 6.0, y + measure.text * 0.35);
        paper.svg.text(at, Anchor::End, measure.text, label, &quiet);
    }
}

/// One entry of a legend: how its key is drawn, and its text.
pub(crate) enum Key<'a> {
    /// A coloured box.
    Box(&'a str),
    /// A line with dashes.
    Line(&'a str, &'a str),
    /// A dot with an error bar.
    Dot(&'a str),
    /// The mark of a series.
    Mark(usize),
}

/// The mark of one series at a place: colours and shapes are told apart, in grey too.
pub(crate) fn mark(svg: &mut Svg, (x, y): (f64, f64), series: usize, tip: &str) {
    let colour = LINES[series % LINES.len()];
    let filled = format!("fill=\"{colour}\" stroke=\"#fff\" stroke-width=\"1\"");
    let hollow = format!("fill=\"#fff\" stroke=\"{colour}\" stroke-width=\"2\"");
    let diamond = vec![(x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y)];
    match series % 4 {
        0 => svg.circle((x, y), 4.6, &filled, tip),
        1 => svg.circle((x, y), 3.8, &hollow, tip),
        2 => svg.path(&[diamond], true, &filled, tip),
        _ => svg.path(&[diamond], true, &hollow, tip),
    }
}

/// Places of the entries of a legend in rows that fit, and the height of all.
pub(crate) fn legend_layout(texts: &[String], room: f64) -> (Vec<(f64, f64)>, f64) {
    let (size, row) = (12.0, 19.0);
    let (mut x, mut y) = (0.0, 0.0);
    let mut places = Vec::new();
    for text in texts {
        let wide = 28.0 + width(text, size) + 16.0;
        if x > 0.0 && x + wide > room {
            (x, y) = (0.0, y + row);
        }
        places.push((x, y));
        x += wide;
    }
    (places, y + row)
}

/// Draws a legend from a corner.
pub(crate) fn legend(svg: &mut Svg, corner: (f64, f64), room: f64, entries: &[(Key<'_>, String)]) {
    let texts: Vec<String> = entries.iter().map(|(_, text)| text.clone()).collect();
    let (places, _) = legend_layout(&texts, room);
    for ((key, text), (dx, dy)) in entries.iter().zip(places) {
        let (x, y) = (corner.0 + dx, corner.1 + dy + 10.0);
        match key {
            Key::Box(fill) => svg.rect((x, y - 6.0), (20.0, 12.0), &format!("fill=\"{fill}\"")),
            Key::Line(stroke, dashes) => {
                let style = format!(
                    "stroke=\"{stroke}\" stroke-width=\"2.2\" stroke-dasharray=\"{dashes}\""
                );
                svg.line((x, y), (x + 20.0, y), &style);
            }
            Key::Mark(series) => mark(svg, (x + 10.0, y), *series, text),
            Key::Dot(fill) => {
                let style = format!("stroke=\"{fill}\" stroke-width=\"1.6\"");
                svg.line((x + 10.0, y - 7.0), (x + 10.0, y + 7.0), &style);
                svg.circle((x + 10.0, y), 3.6, &format!("fill=\"{fill}\""), "");
            }
        }
        let ink = format!("fill=\"{INK}\"");
        svg.text((x + 26.0, y + 4.0), Anchor::Start, 12.0, text, &ink);
    }
}
