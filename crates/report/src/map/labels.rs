//! Names beside their points, none over another name or a dot.

use crate::svg::{Anchor, Svg, width};

#[derive(Debug, Clone, Copy)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Names that wait for their place.
#[derive(Debug)]
pub(super) struct Labels {
    paper: Area,
    taken: Vec<Area>,
    /// Spots along roads, which names avoid where they can.
    roads: Vec<(f64, f64)>,
    wanted: Vec<Wanted>,
}

#[derive(Debug)]
struct Wanted {
    at: (f64, f64),
    gap: f64,
    text: String,
    important: bool,
}

impl Labels {
    pub(super) fn new(paper: (f64, f64)) -> Self {
        let paper = Area {
            left: 2.0,
            top: 2.0,
            right: paper.0 - 2.0,
            bottom: paper.1 - 2.0,
        };
        Self {
            paper,
            taken: Vec::new(),
            roads: Vec::new(),
            wanted: Vec::new(),
        }
    }

    pub(super) fn avoid_dot(&mut self, at: (f64, f64), radius: f64) {
        self.taken.push(Area {
            left: at.0 - radius,
            top: at.1 - radius,
            right: at.0 + radius,
            bottom: at.1 + radius,
        });
    }

    pub(super) fn avoid_line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let steps = ((dx * dx + dy * dy).sqrt() / 6.0).ceil().clamp(1.0, 200.0);
        for step in 0..=(steps as usize) {
            let part = step as f64 / steps;
            self.roads.push((from.0 + dx * part, from.1 + dy * part));
        }
    }

    pub(super) fn add(&mut self, at: (f64, f64), gap: f64, text: &str, important: bool) {
        self.wanted.push(Wanted {
            at,
            gap: gap + 3.0,
            text: text.to_owned(),
            important,
        });
    }

    /// Draws the names in the order in which they came. One that finds no free spot is left out;
    /// its point still says it when it is pointed at.
    pub(super) fn draw(mut self, svg: &mut Svg) {
        for wanted in std::mem::take(&mut self.wanted) {
            let size = if wanted.important { 12.5 } else { 10.5 };
            // A city that finds no room beside its dot is named farther off, with a line to it.
            let reaches: &[f64] = if wanted.important {
                &[0.0, 14.0, 30.0, 48.0]
            } else {
                &[0.0]
            };
            let found = reaches
                .iter()
                .find_map(|&reach| Some((reach, self.spot(&wanted, size, reach)?)));
            let Some((reach, (area, x, anchor))) = found else {
                continue;
            };
            if reach > 0.0 {
                let end = (
                    wanted.at.0.clamp(area.left, area.right),
                    wanted.at.1.clamp(area.top, area.bottom),
                );
                svg.line(wanted.at, end, "stroke=\"#1d2530\" stroke-width=\"0.9\"");
            }
            let style = format!(
                "font-weight=\"{}\" fill=\"{}\" stroke=\"#fffdf6\" stroke-width=\"3\" \
                 stroke-linejoin=\"round\" paint-order=\"stroke\"",
                if wanted.important { 600 } else { 400 },
                if wanted.important {
                    "#1d2530"
                } else {
                    "#5b6673"
                },
            );
            svg.text(
                (x, area.bottom - size * 0.25),
                anchor,
                size,
                &wanted.text,
                &style,
            );
            self.taken.push(area);
        }
    }

    /// The free spot around a point that covers the least of any road.
    fn spot(&self, wanted: &Wanted, size: f64, reach: f64) -> Option<(Area, f64, Anchor)> {
        let (x, y, gap) = (wanted.at.0, wanted.at.1, wanted.gap + reach);
        let (wide, tall) = (width(&wanted.text, size), size * 1.1);
        let slant = gap * 0.7;
        let spots = [
            (x + gap, y - tall / 2.0, Anchor::Start),
            (x - gap, y - tall / 2.0, Anchor::End),
            (x, y - gap - tall, Anchor::Middle),
            (x, y + gap, Anchor::Middle),
            (x + slant, y - slant - tall, Anchor::Start),
            (x + slant, y + slant, Anchor::Start),
            (x - slant, y - slant - tall, Anchor::End),
            (x - slant, y + slant, Anchor::End),
        ];
        let mut best: Option<(usize, Area, f64, Anchor)> = None;
        for (x, top, anchor) in spots {
            let left = match anchor {
                Anchor::Start => x,
                Anchor::Middle => x - wide / 2.0,
                Anchor::End => x - wide,
            };
            let area = Area {
                left,
                top,
                right: left + wide,
                bottom: top + tall,
            };
            let inside = area.left >= self.paper.left
                && area.right <= self.paper.right
                && area.top >= self.paper.top
                && area.bottom <= self.paper.bottom;
            if !inside || self.taken.iter().any(|taken| taken.meets(&area)) {
                continue;
            }
            let covers = self.roads.iter().filter(|(x, y)| {
                (area.left..area.right).contains(x) && (area.top..area.bottom).contains(y)
            });
            let covers = covers.count();
            if best.as_ref().is_none_or(|best| covers < best.0) {
                best = Some((covers, area, x, anchor));
            }
        }
        best.map(|(_, area, x, anchor)| (area, x, anchor))
    }
}
