//! What comes out of a finished run: files, the summary on the terminal, and what failed.

use std::cell::OnceCell;
use std::io::Write as _;
use std::num::NonZero;
use std::path::{Path, PathBuf};

use citerne_changes::LOG_FILE;
use citerne_ensemble::{
    Files, Identity, Learning, Paths, Run, Simulator as _, Wanted, write_aside,
};
use citerne_learn::Lesson;
use citerne_learn::observe::{Evidence, EvidenceError};
use citerne_report::{
    Forecast, Messages, ReportError, Taught, corridors_geojson, html, tables, terminal,
};
use citerne_verify::hub;
use clap::{Arg, ArgMatches, value_parser};

use crate::args::{flag, option};
use crate::exit::Exit;
use crate::learning;
use crate::reasons;
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;

/// The kinds of files, as `--format` names them. `json` is `run.json`, which is always written.
const FORMATS: [&str; 6] = ["html", "csv", "parquet", "geojson", "hub", "json"];

/// Histories behind the tables in hub form, at most: they are lived once more, since sums over weeks
/// are not to be had from summaries of days.
const HUB_REPLICATES: u64 = 1000;

/// A finished run and what it is of.
#[derive(Debug)]
pub(crate) struct Finished<'a> {
    /// Case and days.
    scenario: &'a Scenario,
    /// Which run.
    identity: &'a Identity,
    /// What came out.
    run: &'a Run,
    /// What came out of the priors alone, where the run is one of learned histories.
    prior: Option<&'a Run>,
    /// What the log taught, once it was asked for.
    lesson: OnceCell<Lesson>,
    /// Threads to draw the lesson on.
    threads: usize,
}

/// Where files go, and which.
#[derive(Debug)]
pub(crate) struct Delivery {
    /// The folder.
    pub(crate) out: PathBuf,
    /// Kinds of files.
    pub(crate) formats: Vec<String>,
    /// Whether a table with a row for each replicate is wanted.
    pub(crate) rows: bool,
    /// Whose daily paths are wanted.
    pub(crate) paths: Paths,
    /// Threads, where the command has that option.
    pub(crate) threads: usize,
}

/// The options that say so. All but `--out` make no sense without it.
pub(crate) fn options(messages: &Messages) -> Vec<Arg> {
    let formats = option("format", "LIST", FORMATS, messages).value_delimiter(',');
    vec![
        option("out", "DIR", value_parser!(PathBuf), messages),
        formats.requires("out"),
        flag("rows", messages).requires("out"),
        option("paths", "N|all", paths, messages).requires("out"),
    ]
}

impl Delivery {
    /// Reads the options; `None` if nothing is to be written.
    pub(crate) fn of(matches: &ArgMatches) -> Option<Self> {
        let formats = matches.get_many::<String>("format");
        Some(Self {
            out: matches.get_one::<PathBuf>("out")?.clone(),
            formats: formats.map_or(FORMATS.map(str::to_owned).into(), |list| {
                list.cloned().collect()
            }),
            rows: matches.get_flag("rows"),
            paths: matches
                .get_one::<Paths>("paths")
                .copied()
                .unwrap_or_default(),
            threads: threads(matches),
        })
    }
}

/// The threads that were asked for, else all there are.
fn threads(matches: &ArgMatches) -> usize {
    let given = matches.try_get_one::<NonZero<usize>>("threads");
    let threads = given.ok().flatten().copied();
    let threads = threads.or_else(|| std::thread::available_parallelism().ok());
    threads.map_or(1, NonZero::get)
}

fn paths(text: &str) -> Result<Paths, std::num::ParseIntError> {
    match text {
        "all" => Ok(Paths::All),
        count => count.parse().map(Paths::Some),
    }
}

impl<'a> Finished<'a> {
    /// A finished run; `prior` is that of the priors alone, beside one of learned histories.
    pub(crate) fn new(
        scenario: &'a Scenario,
        identity: &'a Identity,
        run: &'a Run,
        prior: Option<&'a Run>,
        threads: usize,
    ) -> Self {
        Self {
            scenario,
            identity,
            run,
            prior,
            lesson: OnceCell::new(),
            threads,
        }
    }

    /// Writes the files; each appears whole or not at all. `parts` are the folders with the part
    /// files of the run.
    pub(crate) fn write(
        &self,
        to: &Delivery,
        parts: &[PathBuf],
        messages: &Messages,
    ) -> Result<(), Trouble> {
        let wants = |format: &str| to.formats.iter().any(|wanted| wanted == format);
        let Self {
            scenario,
            identity,
            run,
            ..
        } = *self;
        let outline = scenario.histories.outline();
        let wanted = Wanted {
            series_csv: wants("csv"),
            series_parquet: wants("parquet"),
            rows: to.rows,
            paths: to.paths,
        };
        Files {
            outline,
            identity,
            run,
            prior: self.prior.map(|prior| &prior.summary),
            learning: self.learning(),
            parts,
        }
        .write(&to.out, wanted)
        .map_err(|error| Trouble::ensemble(&error, messages))?;
        if let Some(log) = &scenario.log {
            put(&to.out, LOG_FILE, log, messages)?;
        }
        let forecast = self.forecast();
        // Where every replicate failed there is nothing to draw; the failures are told at the end.
        if wants("html") && run.summary.replicates() > 0 {
            let land = scenario.map.as_deref();
            let text = html(&forecast, messages, land).map_err(|error| unfit(&error, messages))?;
            put(&to.out, "report.html", text.as_bytes(), messages)?;
        }
        if wants("csv") {
            for (name, text) in tables(&forecast).map_err(|error| unwritten(&error))? {
                put(&to.out, name, text.as_bytes(), messages)?;
            }
        }
        if wants("geojson") {
            let text = corridors_geojson(&forecast, messages);
            put(&to.out, "corridors.geojson", text.as_bytes(), messages)?;
        }
        if wants("hub") && run.summary.replicates() > 0 {
            self.write_hub(to, messages)?;
        }
        Ok(())
    }

    /// The forecast in the form of forecast hubs.
    fn write_hub(&self, to: &Delivery, messages: &Messages) -> Result<(), Trouble> {
        let Self {
            scenario, identity, ..
        } = *self;
        let forecast = &scenario.histories;
        let replicates = identity.replicates.min(HUB_REPLICATES);
        let tables = hub::tables(forecast, replicates, to.threads)
            .map_err(|error| Trouble::new(Exit::Bug, error.to_string()))?;
        let Some(tables) = tables else { return Ok(()) };
        let (model, case) = (forecast.model(), &scenario.case);
        // A case that doesn't say how events come to be told has no figures of its targets.
        let evidence = Evidence::read(model, &case.spec, &case.events, identity.as_of);
        let told = match evidence {
            Ok(evidence) => hub::told(model, &evidence),
            Err(EvidenceError::NoReporting) => Vec::new(),
            Err(error) => {
                let what = reasons::task(&error.into(), messages);
                return Err(Trouble::new(Exit::Case, what));
            }
        };
        hub::write(&to.out, &tables, &told, &identity.notes())
            .map_err(|error| Trouble::ensemble(&error, messages))
    }

    /// Shows the summary, where the files are, and which replicates failed.
    pub(crate) fn tell(&self, to: Option<&Delivery>, messages: &Messages) -> Result<(), Trouble> {
        let summary = &self.run.summary;
        if summary.replicates() > 0 {
            show(&terminal(&self.forecast(), messages))?;
        }
        show(&format!("\n{}", where_to(to, messages)))?;
        let Some(first) = summary.failures().first() else {
            return Ok(());
        };
        let number = first.replicate.to_string();
        let args = [("count", summary.failed().into()), ("first", number.into())];
        let what = messages.format("error-replicates-failed", &args);
        let said = messages.format(
            "hint-first-failure",
            &[("what", first.message.as_str().into())],
        );
        Err(Trouble::new(Exit::Failed, what).hint(said))
    }

    /// What the log taught; `None` for a run of the priors.
    fn taught(&self) -> Option<Taught<'_>> {
        let learned = self.scenario.histories.source().learned()?;
        Some(Taught {
            case: &self.scenario.case,
            model: self.scenario.histories.model(),
            evidence: &learned.histories.evidence,
            lesson: self
                .lesson
                .get_or_init(|| Lesson::of(learned, learning::PRIORS, self.threads)),
        })
    }

    /// How the learning went, for `run.json`.
    fn learning(&self) -> Option<Learning> {
        let learned = self.scenario.histories.source().learned()?;
        let evidence = &learned.histories.evidence;
        Some(Learning {
            particles: learned.posterior.particles.len(),
            effective: learned.posterior.ess(),
            different: learned.pasts(),
            facts: evidence.observations().len(),
            left_out: evidence.without_model().len(),
            log_evidence: learned.posterior.log_evidence,
            carried: learned.posterior.corrections.len(),
        })
    }

    fn forecast(&self) -> Forecast<'_> {
        let Self {
            scenario,
            identity,
            run,
            ..
        } = *self;
        let outline = scenario.histories.outline();
        Forecast {
            prior: self.prior.map(|run| &run.summary),
            taught: self.taught(),
            case: &scenario.case,
            outline,
            summary: &run.summary,
            run: identity,
        }
    }
}

/// Where the results are, or how to get them.
fn where_to(to: Option<&Delivery>, messages: &Messages) -> String {
    let Some(Delivery { out, formats, .. }) = to else {
        return messages.text("command-no-out");
    };
    let said =
        |id: &str, path: &Path| messages.format(id, &[("path", path.display().to_string().into())]);
    let written = said("command-wrote", out);
    if !formats.iter().any(|format| format == "html") {
        return written;
    }
    format!(
        "{written}\n{}",
        said("command-report", &out.join("report.html"))
    )
}

/// A map that can't be drawn is a fault of the case; a page that can't be made, a bug.
fn unfit(error: &ReportError, messages: &Messages) -> Trouble {
    let ReportError::Map(what) = error else {
        return Trouble::bug(Exit::Bug, error, messages);
    };
    let what = [("what", what.as_str().into())];
    Trouble::new(Exit::Case, messages.format("error-map", &what))
}

/// A table that can't be put together in memory is a bug.
fn unwritten(error: &impl std::fmt::Display) -> Trouble {
    Trouble::new(Exit::Bug, error.to_string())
}

fn put(out: &Path, name: &str, bytes: &[u8], messages: &Messages) -> Result<(), Trouble> {
    write_aside(&out.join(name), |to| to.write_all(bytes))
        .map_err(|error| Trouble::ensemble(&error, messages))
}
