//! What makes a run this run and no other.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// All that the result of a run depends on. It travels with every file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Name of the case.
    pub case: String,
    /// Content hash of its folder.
    pub case_hash: String,
    /// Version of the program.
    pub program: String,
    /// What it rests on: `priors`, or the mark of what was learned.
    pub basis: String,
    /// Seed of all luck.
    pub seed: u64,
    /// Replicates of the whole run.
    pub replicates: u64,
    /// First simulated day.
    pub start: Date,
    /// Day from which the forecast looks ahead.
    pub as_of: Date,
    /// Days after it.
    pub horizon: u32,
    /// Inputs that were set by hand, as they were written.
    pub overrides: Vec<String>,
    /// The command that makes the run again. Its spelling does not make another run.
    pub command: String,
}

impl Identity {
    /// A short mark of the run and of something more, for part files. The command's spelling
    /// doesn't count.
    pub(crate) fn mark(&self, more: &str) -> [u8; 16] {
        let mut hasher = blake3::Hasher::new();
        let facts = self.facts();
        for value in facts.iter().map(|(_, value)| value.as_str()).chain([more]) {
            hasher.update(&(value.len() as u64).to_le_bytes());
            hasher.update(value.as_bytes());
        }
        let mut mark = [0; 16];
        hasher.finalize_xof().fill(&mut mark);
        mark
    }

    /// What a Parquet file says of the run it is from: key and value.
    #[must_use]
    pub fn notes(&self) -> Vec<(String, String)> {
        let text = |key: &str, value: &str| (format!("citerne.{key}"), value.to_owned());
        vec![
            text("case", &self.case),
            text("case_hash", &self.case_hash),
            text("program", &self.program),
            text("basis", &self.basis),
            text("seed", &self.seed.to_string()),
            text("replicates", &self.replicates.to_string()),
            text("start", &self.start.to_string()),
            text("as_of", &self.as_of.to_string()),
            text("horizon", &self.horizon.to_string()),
            text("overrides", &self.overrides.join("\n")),
            text("command", &self.command),
        ]
    }

    /// What differs between the run found "there" (this one) and the one wanted "here"; nothing if
    /// they are the same.
    #[must_use]
    pub fn differences(&self, wanted: &Self) -> Vec<Difference> {
        let pairs = self.facts().into_iter().zip(wanted.facts());
        pairs
            .filter(|((_, there), (_, here))| there != here)
            .map(|((fact, there), (_, here))| Difference { fact, there, here })
            .collect()
    }

    /// Everything that a result depends on, by name.
    fn facts(&self) -> [(&'static str, String); 10] {
        let mut values = [
            self.case.clone(),
            self.case_hash.clone(),
            self.program.clone(),
            self.basis.clone(),
            self.seed.to_string(),
            self.replicates.to_string(),
            self.start.to_string(),
            self.as_of.to_string(),
            self.horizon.to_string(),
            self.overrides.join(", "),
        ];
        std::array::from_fn(|index| {
            let value = std::mem::take(&mut values[index]);
            (Difference::FACTS[index], value)
        })
    }
}

/// What two runs differ in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// One of [`Difference::FACTS`].
    pub fact: &'static str,
    /// What it is in the run that was found.
    pub there: String,
    /// What it is in the run that is wanted.
    pub here: String,
}

impl Difference {
    /// What a result depends on, in the order in which it is told.
    pub const FACTS: [&'static str; 10] = [
        "case",
        "case-hash",
        "program",
        "basis",
        "seed",
        "replicates",
        "start",
        "as-of",
        "horizon",
        "overrides",
    ];

    /// The fact in English words.
    fn name(&self) -> &'static str {
        match self.fact {
            "case" => "the case",
            "case-hash" => "the content hash of the case",
            "program" => "the program's version",
            "basis" => "what it rests on",
            "seed" => "the seed",
            "replicates" => "the number of replicates",
            "start" => "the first day",
            "as-of" => "the as-of day",
            "horizon" => "the horizon in days",
            _ => "what is set by hand",
        }
    }
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [there, here] = [&self.there, &self.here].map(|value| match value.as_str() {
            "" => "nothing",
            value => value,
        });
        write!(f, "{} is {there} there, {here} here", self.name())
    }
}
