//! What comes out of a finished run: files, the summary on the terminal, and what failed.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use citerne_ensemble::{Files, Identity, Paths, Run, Simulator as _, Wanted, write_aside};
use citerne_report::{Forecast, Messages, ReportError, corridors_geojson, html, terminal};
use clap::{Arg, ArgMatches};

use crate::args::option;
use crate::exit::Exit;
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;

/// The kinds of files, as `--format` names them. `json` is `run.json`, which is always written.
const FORMATS: [&str; 5] = ["html", "csv", "parquet", "geojson", "json"];

/// A finished run and what it is of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Finished<'a> {
    /// Case and days.
    pub(crate) scenario: &'a Scenario,
    /// Which run.
    pub(crate) identity: &'a Identity,
    /// What came out.
    pub(crate) run: &'a Run,
}

/// Where files go, and which.
#[derive(Debug)]
pub(crate) struct Delivery {
    /// The folder.
    pub(crate) out: PathBuf,
    /// Folders with the part files of the run.
    pub(crate) parts: Vec<PathBuf>,
    /// Kinds of files.
    pub(crate) formats: Vec<String>,
    /// Whether a table with a row for each replicate is wanted.
    pub(crate) rows: bool,
    /// Whose daily paths are wanted.
    pub(crate) paths: Paths,
}

/// The option `--format`.
pub(crate) fn format_option(messages: &Messages) -> Arg {
    option("format", "LIST", FORMATS, messages).value_delimiter(',').num_args(1..)
}

/// The kinds of files that are wanted: all, unless said otherwise.
pub(crate) fn formats(matches: &ArgMatches) -> Vec<String> {
    match matches.get_many::<String>("format") {
        Some(wanted) => wanted.cloned().collect(),
        None => FORMATS.map(str::to_owned).into(),
    }
}

impl Finished<'_> {
    /// Writes the files; each appears whole or not at all.
    pub(crate) fn write(&self, to: &Delivery, messages: &Messages) -> Result<Vec<PathBuf>, Trouble> {
        let wants = |format: &str| to.formats.iter().any(|wanted| wanted == format);
        let Self { scenario, identity, run } = *self;
        let outline = scenario.histories.outline();
        let wanted = Wanted {
            series_csv: wants("csv"),
            series_parquet: wants("parquet"),
            rows: to.rows,
            paths: to.paths,
        };
        let mut written = Files { outline, identity, run, parts: &to.parts }
            .write(&to.out, wanted)
            .map_err(|error| Trouble::ensemble(&error))?;
        let forecast = self.forecast();
        // Where every replicate failed there is nothing to draw; the failures are told at the end.
        if wants("html") && run.summary.replicates() > 0 {
            let text = html(&forecast, messages, scenario.map.as_deref()).map_err(|error| unfit(&error))?;
            written.push(put(&to.out, "report.html", &text)?);
        }
        if wants("geojson") {
            let text = corridors_geojson(&forecast, messages);
            written.push(put(&to.out, "corridors.geojson", &text)?);
        }
        Ok(written)
    }

    /// Shows the summary, where the files are, and which replicates failed.
    pub(crate) fn tell(&self, out: Option<&Path>, messages: &Messages) -> Result<(), Trouble> {
        let summary = &self.run.summary;
        if summary.replicates() > 0 {
            show(&terminal(&self.forecast(), messages))?;
        }
        let end = match out {
            Some(out) => {
                let args = [("path", out.display().to_string().into())];
                messages.format("command-wrote", &args)
            }
            None => messages.text("command-no-out"),
        };
        show(&format!("\n{end}"))?;
        let Some(first) = summary.failures().first() else { return Ok(()) };
        let number = first.replicate.to_string();
        let args = [("count", summary.failed().into()), ("first", number.into())];
        let what = messages.format("error-replicates-failed", &args);
        Err(Trouble::new(Exit::Failed, what).hint(first.message.clone()))
    }

    fn forecast(&self) -> Forecast<'_> {
        let Self { scenario, identity, run } = *self;
        let outline = scenario.histories.outline();
        Forecast { case: &scenario.case, outline, summary: &run.summary, run: identity }
    }
}

/// A map that can't be drawn is a fault of the case; a page that can't be made, a bug.
fn unfit(error: &ReportError) -> Trouble {
    let exit = match error {
        ReportError::Map(_) => Exit::Case,
        ReportError::Template(_) | ReportError::NoReplicates => Exit::Bug,
    };
    Trouble::new(exit, error.to_string())
}

fn put(out: &Path, name: &str, text: &str) -> Result<PathBuf, Trouble> {
    let path = out.join(name);
    write_aside(&path, |to| to.write_all(text.as_bytes()))
        .map_err(|error| Trouble::ensemble(&error))?;
    Ok(path)
}
