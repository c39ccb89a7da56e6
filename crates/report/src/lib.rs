//! What people see of a forecast: a page, a summary for the terminal, a map layer; and every
//! message of report and command, in English and French.

mod analysis;
mod cities;
mod explore;
mod facts;
mod flows;
mod forecast;
mod geojson;
mod headline;
mod html;
mod inputs;
mod learned;
mod lesson;
mod map;
mod measures;
pub mod messages;
mod nowcast;
mod odds;
mod plans;
pub mod plot;
mod points;
mod scores;
pub mod story;
pub mod svg;
mod tables;
mod terminal;
mod watch;

pub use analysis::{Analysis, Plot, Section, Table};
pub use explore::{
    Conditioned, Giving, Mattering, conditions, given, matters, outcome_words, output_words,
};
pub use forecast::Forecast;
pub use geojson::corridors_geojson;
pub use html::{ReportError, html};
pub use lesson::{Taught, lesson};
pub use map::map;
pub use messages::{Arg, Lang, Messages};
pub use nowcast::{Today, nowcast};
pub use plans::{Choice, Menu, found, plans};
pub use scores::{Log, Scored, scores_html, scores_terminal};
pub use story::tell;
pub use tables::tables;
pub use terminal::{table, terminal, wrap};
pub use watch::{Watching, watch};

/// The sources of this crate, by path, for tests that look through them.
#[cfg(test)]
pub(crate) fn source_files() -> Vec<(String, String)> {
    fn walk(folder: &std::path::Path, into: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, into);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                into.push((path.display().to_string(), text));
            }
        }
    }
    let mut files = Vec::new();
    walk(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    files
}
