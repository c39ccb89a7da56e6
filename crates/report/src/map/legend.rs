//! What the map's signs mean, its scale, and that it is schematic.

use super::WIDTH;
use super::projection::Projection;
use super::roads::{LOSSES, UNKNOWN, stroke};
use crate::messages::Messages;
use crate::svg::{Anchor, Svg, width};

const INK: &str = "fill=\"#1d2530\"";

/// Draws the legend below the map.
pub(super) fn draw(svg: &mut Svg, projection: &Projection, busiest: f64, messages: &Messages) {
    let top = projection.height() + 22.0;
    losses(svg, top, messages);
    flows(svg, top + 30.0, busiest, messages);
    signs(svg, top + 60.0, messages);
    scale_bar(svg, projection, messages);
    let note = messages.text("map-schematic");
    svg.text(
        (0.0, top + 90.0),
        Anchor::Start,
        12.0,
        &note,
        "fill=\"#5b6673\" font-style=\"italic\"",
    );
}

fn losses(svg: &mut Svg, y: f64, messages: &Messages) {
    let mut x = head(svg, y, &messages.text("map-legend-loss"));
    let mut entry = |colour: &str, text: &str| {
        svg.rect((x, y - 9.0), (20.0, 9.0), &format!("fill=\"{colour}\""));
        svg.text((x + 25.0, y), Anchor::Start, 12.0, text, INK);
        x += 25.0 + width(text, 12.0) + 12.0;
    };
    for (index, (from, colour)) in LOSSES.iter().enumerate() {
        let text = match LOSSES.get(index + 1) {
            None => messages.format("map-over", &[("share", messages.percent(*from).into())]),
            Some((to, _)) if index == 0 => {
                messages.format("map-under", &[("share", messages.percent(*to).into())])
            }
            Some((to, _)) => messages.format(
                "range-narrow",
                &[
                    ("low", messages.fixed(from * 100.0, 0).into()),
                    ("high", messages.percent(*to).into()),
                ],
            ),
        };
        entry(colour, &text);
    }
    entry(UNKNOWN, &messages.text("map-too-few"));
}

fn flows(svg: &mut Svg, y: f64, busiest: f64, messages: &Messages) {
    let mut x = head(svg, y, &messages.text("map-legend-flow"));
    for part in [0.05, 0.3, 1.0] {
        let arrived = busiest * part;
        let text = messages.number(arrived, 1);
        let style = format!(
            "stroke=\"#5b6673\" stroke-width=\"{:.1}\" stroke-linecap=\"round\"",
            stroke(arrived, busiest)
        );
        svg.line((x + 6.0, y - 4.0), (x + 32.0, y - 4.0), &style);
        svg.text((x + 44.0, y), Anchor::Start, 12.0, &text, INK);
        x += 44.0 + width(&text, 12.0) + 16.0;
    }
}

fn signs(svg: &mut Svg, y: f64, messages: &Messages) {
    let mut x = 0.0;
    let names = ["map-sign-place", "map-sign-terminal", "map-sign-waypoint"];
    for (sign, name) in names.into_iter().enumerate() {
        let at = (x + 8.0, y - 4.0);
        match sign {
            0 => svg.circle(at, 7.0, "fill=\"#0b3c6f\"", ""),
            1 => {
                let style = "fill=\"#fff\" stroke=\"#1d2530\" stroke-width=\"1.5\"";
                svg.rect((at.0 - 4.0, at.1 - 4.0), (8.0, 8.0), style);
            }
            _ => svg.circle(
                at,
                2.5,
                "fill=\"#fff\" stroke=\"#5b6673\" stroke-width=\"1\"",
                "",
            ),
        }
        let text = messages.text(name);
        svg.text((x + 21.0, y), Anchor::Start, 12.0, &text, INK);
        x += 21.0 + width(&text, 12.0) + 14.0;
    }
}

fn head(svg: &mut Svg, y: f64, text: &str) -> f64 {
    svg.text(
        (0.0, y),
        Anchor::Start,
        12.0,
        text,
        &format!("{INK} font-weight=\"600\""),
    );
    width(text, 12.0) + 14.0
}

fn scale_bar(svg: &mut Svg, projection: &Projection, messages: &Messages) {
    let lengths = [1000.0, 500.0, 200.0, 100.0, 50.0, 20.0, 10.0];
    let fits = |km: &f64| projection.length(*km) <= 150.0;
    let km = lengths.into_iter().find(fits).unwrap_or(5.0);
    let long = projection.length(km);
    let (right, y) = (WIDTH - 16.0, projection.height() - 14.0);
    let style = "stroke=\"#1d2530\" stroke-width=\"2\"";
    svg.line((right - long, y), (right, y), style);
    for x in [right - long, right] {
        svg.line((x, y - 4.0), (x, y + 4.0), style);
    }
    let text = format!("{} km", messages.fixed(km, 0));
    svg.text(
        (right - long / 2.0, y - 6.0),
        Anchor::Middle,
        11.0,
        &text,
        INK,
    );
}
