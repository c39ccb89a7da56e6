//! Charts: each a function from figures to one SVG.

mod bars;
mod dots;
mod fan;
mod frame;
mod intervals;
mod rows;
mod scale;
mod scatter;
mod shares;
mod steps;
mod text;

pub use bars::{Bar, Bars};
pub use dots::{DotRow, Dots, Mark};
pub use fan::{Band, Fact, Fan, LEVELS};
pub use frame::Size;
pub use intervals::{Interval, Intervals, Three};
pub use scatter::{Point, Scatter};
pub use shares::{Line, Shares};
pub use steps::{Step, Steps};

/// Colours that are told apart by colour-blind readers (Okabe and Ito) and, by lightness, in grey.
pub(crate) mod colour {
    pub(crate) const INK: &str = "#1d2530";
    pub(crate) const QUIET: &str = "#5b6673";
    pub(crate) const RULE: &str = "#d8dde3";
    pub(crate) const FACT: &str = "#c44601";
    pub(crate) const MEDIAN: &str = "#0b3c6f";
    /// What was believed before the log.
    pub(crate) const PRIOR: &str = "#e4e9ef";
    /// What the log taught.
    pub(crate) const LEARNED: &str = "#d55e00";
    /// From the widest band to the narrowest.
    pub(crate) const BANDS: [&str; 3] = ["#d6e5f3", "#a9cbe6", "#6ba5d2"];
    /// For lines: blue, vermilion, green, purple, orange, black.
    pub(crate) const LINES: [&str; 6] = [
        "#0072b2", "#d55e00", "#009e73", "#9a4f86", "#b07c00", "#1d2530",
    ];
    /// Dashes for the same lines, so that they are told apart in grey.
    pub(crate) const DASHES: [&str; 6] = ["", "7 3", "2 3", "9 3 2 3", "12 4", "1 2"];
}
