//! The files of a run.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::aside::{remove, write_aside};
use crate::blocks::{BATCH, Shard, blocks};
use crate::checkpoint;
use crate::error::EnsembleError;
use crate::identity::Identity;
use crate::join::join;
use crate::outline::Outline;
use crate::part;
use crate::rows::{Paths, Which};
use crate::run::Run;
use crate::series;
use crate::small_tables::{write_claims, write_events, write_measures, write_outcomes};
use crate::summary::Summary;

/// Which files are wanted. `outcomes.csv`, `events.csv`, `claims.csv`, `measures.csv` and
/// `run.json` always are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// `series.csv`.
    pub series_csv: bool,
    /// `series.parquet`.
    pub series_parquet: bool,
    /// `replicates.parquet`; the run must have kept rows.
    pub rows: bool,
    /// `paths.parquet`; the run must have kept the same paths.
    pub paths: Paths,
}

/// How the learning went that a run rests on.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Learning {
    /// Particles.
    pub particles: usize,
    /// How many independent ones they are worth.
    pub effective: f64,
    /// Effective number of different histories among them.
    pub different: f64,
    /// Facts that were learned from.
    pub facts: usize,
    /// Rows of the log that were left out.
    pub left_out: usize,
    /// Logarithm of the joint density of all facts, to the base e.
    pub log_evidence: f64,
    /// How often it was carried over to a log that had changed otherwise than at its end; 0 where the
    /// log alone gives it again.
    pub carried: usize,
}

/// What the files of a run are made of.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The names of its numbers.
    pub outline: &'a Outline,
    /// Which run it is.
    pub identity: &'a Identity,
    /// What came out.
    pub run: &'a Run,
    /// What came out of the priors alone, where the run is one of learned histories.
    pub prior: Option<&'a Summary>,
    /// How the learning went, where it is.
    pub learning: Option<Learning>,
    /// Folders with the part files of its shards.
    pub parts: &'a [PathBuf],
}

impl Files<'_> {
    /// Writes the files into a folder and says which. Each appears whole or not at all.
    ///
    /// # Errors
    /// If the run is not complete, a part file is missing, or a file can't be written.
    pub fn write(&self, out: &Path, wanted: Wanted) -> Result<Vec<PathBuf>, EnsembleError> {
        self.complete()?;
        std::fs::create_dir_all(out).map_err(|source| EnsembleError::write(out, source))?;
        let mut folder = Folder {
            path: out,
            written: Vec::new(),
        };
        self.series(&mut folder, wanted)?;
        self.small_tables(&mut folder)?;
        self.joined(&mut folder, wanted)?;
        let record = self.record(&self.run.summary, &folder.written);
        folder.put("run.json", |to| to.write_all(record.as_bytes()))?;
        Ok(folder.written)
    }

    /// Nothing is written of a part of a run.
    fn complete(&self) -> Result<(), EnsembleError> {
        let Run { summary, complete } = self.run;
        if *complete {
            return Ok(());
        }
        Err(EnsembleError::Incomplete {
            found: (summary.replicates() + summary.failed()).div_ceil(BATCH),
            expected: self.identity.replicates.div_ceil(BATCH),
            hint: "resume it, or merge all its shards",
        })
    }

    fn series(&self, folder: &mut Folder<'_>, wanted: Wanted) -> Result<(), EnsembleError> {
        let (outline, summary) = (self.outline, &self.run.summary);
        if wanted.series_csv {
            folder.put("series.csv", |to| series::write_csv(to, outline, summary))?;
        }
        if wanted.series_parquet {
            let notes = self.identity.notes();
            folder.put("series.parquet", |to| {
                series::write_parquet(to, outline, summary, notes)
            })?;
        }
        Ok(())
    }

    fn small_tables(&self, folder: &mut Folder<'_>) -> Result<(), EnsembleError> {
        let (outline, summary) = (self.outline, &self.run.summary);
        folder.put("outcomes.csv", |to| write_outcomes(to, outline, summary))?;
        folder.put("events.csv", |to| write_events(to, outline, summary))?;
        folder.put("claims.csv", |to| {
            write_claims(to, outline, summary, self.prior)
        })?;
        folder.put("measures.csv", |to| write_measures(to, outline, summary))
    }

    /// The tables that the shards wrote in parts.
    fn joined(&self, folder: &mut Folder<'_>, wanted: Wanted) -> Result<(), EnsembleError> {
        let run = (self.identity, wanted.paths);
        if wanted.rows {
            let to = folder.next("replicates.parquet");
            join(&to, self.parts, Which::Replicates, self.outline, run)?;
        }
        if wanted.paths != Paths::None {
            let to = folder.next("paths.parquet");
            join(&to, self.parts, Which::Paths, self.outline, run)?;
        }
        Ok(())
    }

    /// `run.json`. It holds no clock time, so that the same run gives the same bytes.
    fn record(&self, summary: &Summary, written: &[PathBuf]) -> String {
        let names = written.iter().filter_map(|path| path.file_name());
        let files: Vec<_> = names.map(|name| name.to_string_lossy()).collect();
        let versions = self
            .outline
            .choices
            .iter()
            .enumerate()
            .map(|(number, choice)| {
                let counts = choice
                    .versions
                    .iter()
                    .cloned()
                    .zip(summary.versions(number).to_vec());
                (
                    choice.hypothesis.clone(),
                    counts.collect::<BTreeMap<_, _>>(),
                )
            });
        let record = json!({
            "provenance": self.identity,
            "learning": self.learning,
            "last_day": self.outline.dates.last(),
            "replicates_lived": summary.replicates(),
            "replicates_failed": summary.failed(),
            "pasts": self.outline.pasts,
            "failures": summary.failures(),
            "measures": self.measures(summary),
            "hypotheses": versions.collect::<BTreeMap<_, _>>(),
            "files": files,
        });
        format!("{record:#}\n")
    }

    /// What became of each measure, in replicates.
    fn measures(&self, summary: &Summary) -> BTreeMap<&str, serde_json::Value> {
        let all = self.outline.measures.iter().enumerate();
        all.map(|(index, id)| {
            let measure = summary.measure(index);
            let median = measure.median_first_start();
            let record = json!({
                "in_force": measure.in_force,
                "changed": measure.moved,
                "started": measure.started(),
                "starts": measure.starts,
                "median_first_start": median.map(|day| self.outline.dates[day]),
            });
            (id.as_str(), record)
        })
        .collect()
    }
}

/// A folder that files are written into, and which they are.
struct Folder<'a> {
    path: &'a Path,
    written: Vec<PathBuf>,
}

impl Folder<'_> {
    /// The place of the next file.
    fn next(&mut self, name: &str) -> PathBuf {
        let place = self.path.join(name);
        self.written.push(place.clone());
        place
    }

    fn put(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> Result<(), EnsembleError> {
        write_aside(&self.next(name), fill)
    }
}

/// Removes the part files and the checkpoint of a whole run whose files are written: first the
/// parts, so that a kill in between leaves a run that can still be resumed.
///
/// # Errors
/// If a file can't be removed.
pub fn tidy(out: &Path, identity: &Identity) -> Result<(), EnsembleError> {
    for table in [Which::Replicates, Which::Paths] {
        for block in 0..blocks(identity.replicates) {
            remove(&part::path(out, table.name(), block))?;
        }
    }
    remove(&checkpoint::path(out, Shard::WHOLE))
}
