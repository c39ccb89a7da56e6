//! A small writer of SVG: elements in order, escaped text, the same bytes every time.

mod width;

use std::fmt::Write as _;

pub use width::width;

/// Where a text is anchored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At its start.
    Start,
    /// At its middle.
    Middle,
    /// At its end.
    End,
}

/// A drawing that is being written.
#[derive(Debug)]
pub struct Svg {
    body: String,
}

impl Svg {
    /// Begins a drawing of `width` by `height` units that grows with its column. `id` must be
    /// unique on the page; `title` and `description` are what a screen reader says.
    #[must_use]
    pub fn new(id: &str, width: f64, height: f64, title: &str, description: &str) -> Self {
        let mut svg = Self {
            body: String::new(),
        };
        let _ = write!(
            svg.body,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" \
             height=\"{h}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" \
             font-family=\"inherit\"><title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
            escape(title),
            escape(description),
            w = Coordinate(width),
            h = Coordinate(height),
        );
        svg
    }

    /// Ends it.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.body.push_str("</svg>");
        self.body
    }

    /// Begins a group with a class; end it with [`Svg::end`].
    pub fn group(&mut self, class: &str) {
        let _ = write!(self.body, "<g class=\"{}\">", escape(class));
    }

    /// Ends the last group.
    pub fn end(&mut self) {
        self.body.push_str("</g>");
    }

    /// A line; `style` is SVG attributes.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), style: &str) {
        let _ = write!(
            self.body,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {style}/>",
            Coordinate(from.0),
            Coordinate(from.1),
            Coordinate(to.0),
            Coordinate(to.1),
        );
    }

    /// A rectangle.
    pub fn rect(&mut self, at: (f64, f64), size: (f64, f64), style: &str) {
        let _ = write!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {style}/>",
            Coordinate(at.0),
            Coordinate(at.1),
            Coordinate(size.0.max(0.0)),
            Coordinate(size.1.max(0.0)),
        );
    }

    /// A circle with a text that shows when it is pointed at.
    pub fn circle(&mut self, at: (f64, f64), radius: f64, style: &str, tip: &str) {
        let _ = write!(
            self.body,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {style}",
            Coordinate(at.0),
            Coordinate(at.1),
            Coordinate(radius),
        );
        self.close("circle", tip);
    }

    /// A path through points, closed or not, with a text that shows when it is pointed at.
    pub fn path(&mut self, rings: &[Vec<(f64, f64)>], closed: bool, style: &str, tip: &str) {
        self.body.push_str("<path d=\"");
        for ring in rings {
            let mut last = None;
            for point in ring {
                let here = (
                    Coordinate(point.0).to_string(),
                    Coordinate(point.1).to_string(),
                );
                if last.as_ref() == Some(&here) {
                    continue;
                }
                let letter = if last.is_none() { 'M' } else { 'L' };
                let _ = write!(self.body, "{letter}{} {}", here.0, here.1);
                last = Some(here);
            }
            if closed {
                self.body.push('Z');
            }
        }
        let _ = write!(self.body, "\" {style}");
        self.close("path", tip);
    }

    /// A text.
    pub fn text(&mut self, at: (f64, f64), anchor: Anchor, size: f64, text: &str, style: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"{}\" {style}>{}</text>",
            Coordinate(at.0),
            Coordinate(at.1),
            Coordinate(size),
            escape(text),
        );
    }

    fn close(&mut self, element: &str, tip: &str) {
        if tip.is_empty() {
            self.body.push_str("/>");
        } else {
            let _ = write!(self.body, "><title>{}</title></{element}>", escape(tip));
        }
    }
}

/// A coordinate to a tenth of a unit, without a needless ".0".
struct Coordinate(f64);

impl std::fmt::Display for Coordinate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = (self.0 * 10.0).round() as i64;
        let sign = if tenths < 0 { "-" } else { "" };
        let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
        match tenth {
            0 => write!(f, "{sign}{whole}"),
            _ => write!(f, "{sign}{whole}.{tenth}"),
        }
    }
}

/// Text made safe to stand in an element or an attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Control characters are not allowed in XML.
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short_and_have_no_minus_zero() {
        let shown = [0.04, -0.04, 1.0, -12.34, 700.05].map(|x| Coordinate(x).to_string());
        assert_eq!(shown, ["0", "0", "1", "-12.3", "700.1"]);
    }

    #[test]
    fn hostile_text_is_only_text() {
        let mut svg = Svg::new("a", 10.0, 10.0, "<script>x</script>", "\"&\u{1}");
        svg.text((0.0, 0.0), Anchor::Start, 10.0, "</text><script>", "");
        let text = svg.finish();
        assert!(!text.contains("<script>"), "{text}");
        assert!(text.contains("&quot;&amp; "), "{text}");
    }
}
