//! Learning before a forecast: how it is wished for, its line of progress, the file that keeps it.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use citerne_filter::{Failure, Posterior, Progress, Settings, Work, extend, learn};
use citerne_learn::file::{self, Provenance};
use citerne_learn::{CaseHistories, Learned};
use citerne_report::Messages;
use clap::{Arg, ArgMatches, value_parser};

use crate::args::{flag, option, with_default};
use crate::exit::Exit;
use crate::progress::Line;
use crate::reasons;
use crate::signals::on_interrupt;
use crate::trouble::Trouble;

/// Histories of the priors that are set beside those learned.
pub(crate) const PRIORS: usize = 500;
/// Particles, unless said otherwise.
const PARTICLES: &str = "128";
/// Name of the posterior's file in a folder of results.
pub(crate) const FILE: &str = "posterior.parquet";

/// How a forecast is to rest on the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Learning {
    /// Particles; `None` for those of the file.
    pub(crate) particles: Option<usize>,
    /// Threads.
    pub(crate) threads: usize,
    /// Where what was learned is kept.
    pub(crate) file: Option<PathBuf>,
}

/// The options of learning.
pub(crate) fn options(messages: &Messages) -> Vec<Arg> {
    let most = Settings::MOST_PARTICLES as u64;
    let particles = option(
        "particles",
        "N",
        value_parser!(u64).range(2..=most),
        messages,
    );
    vec![
        with_default(particles, PARTICLES, messages),
        option("posterior", "FILE", value_parser!(PathBuf), messages),
        threads(messages),
    ]
}

/// The option that leaves the log alone.
pub(crate) fn prior(messages: &Messages) -> Arg {
    flag("prior", messages).conflicts_with("posterior")
}

/// The option of threads.
pub(crate) fn threads(messages: &Messages) -> Arg {
    option("threads", "N", value_parser!(NonZero<usize>), messages)
}

/// The threads that were asked for, else all there are.
pub(crate) fn threads_of(matches: &ArgMatches) -> usize {
    let threads = matches.get_one::<NonZero<usize>>("threads").copied();
    let threads = threads.or_else(|| std::thread::available_parallelism().ok());
    threads.map_or(1, NonZero::get)
}

impl Learning {
    /// Reads the options; what is learned is kept in the folder of results unless a file is named.
    pub(crate) fn of(matches: &ArgMatches, out: Option<&Path>) -> Self {
        let file = matches.get_one::<PathBuf>("posterior").cloned();
        Self {
            particles: matches
                .get_one::<u64>("particles")
                .and_then(|count| usize::try_from(*count).ok()),
            threads: threads_of(matches),
            file: file.or_else(|| Some(out?.join(FILE))),
        }
    }

    /// Learns from the log, or goes on from what the file holds of the same case.
    pub(crate) fn learn(
        &self,
        histories: CaseHistories,
        provenance: &Provenance,
        messages: &Messages,
    ) -> Result<Learned, Trouble> {
        let kept = self.kept(messages)?;
        let of_file = kept.as_ref().map(|(kept, _)| kept.settings.particles);
        let particles = self.particles.or(of_file);
        let settings = Settings {
            particles: particles.unwrap_or(Settings::default().particles),
            seed: provenance.seed,
            ..Settings::default()
        };
        let usable = kept.as_ref().filter(|(posterior, of)| {
            let same = |of: &Provenance| (of.program.clone(), of.seed, of.overrides.clone());
            posterior.settings == settings && same(of) == same(provenance)
        });
        let usable = usable.map(|(posterior, _)| posterior.clone());
        let posterior = self.work(&histories, &settings, usable, messages)?;
        let known = kept.is_some_and(|(kept, of)| kept == posterior && of == *provenance);
        let learned = Learned::new(histories, posterior);
        if let Some(path) = self.file.as_ref().filter(|_| !known) {
            keep(path, &learned, provenance, messages)?;
        }
        let facts = learned.histories.evidence.observations().len();
        if learned.posterior.taken.len() == facts {
            return Ok(learned.refreshed(self.threads));
        }
        let id = match &self.file {
            Some(_) => "error-learning-interrupted",
            None => "error-interrupted-nothing-kept",
        };
        Err(Trouble::new(Exit::Interrupted, messages.text(id)))
    }

    /// The posterior of the file, if there is one.
    fn kept(&self, messages: &Messages) -> Result<Option<(Posterior, Provenance)>, Trouble> {
        let Some(path) = self.file.as_deref().filter(|path| path.exists()) else {
            return Ok(None);
        };
        let kept = file::read(path).map_err(|error| {
            let args = [
                ("path", path.display().to_string().into()),
                ("what", reasons::posterior(&error, messages).into()),
            ];
            Trouble::new(
                Exit::Refused,
                messages.format("error-posterior-damaged", &args),
            )
        })?;
        Ok(Some((kept.posterior, kept.provenance)))
    }

    /// Goes on from what is kept, or begins anew where that is of other histories.
    fn work(
        &self,
        histories: &CaseHistories,
        settings: &Settings,
        kept: Option<Posterior>,
        messages: &Messages,
    ) -> Result<Posterior, Trouble> {
        let stop = on_interrupt();
        let facts = histories.evidence.observations().len();
        let args = [("count", facts.into())];
        let line = Line::learning(messages.format("command-learning", &args), messages);
        let mut watch = |progress: &Progress| {
            line.facts(progress.taken, progress.facts);
            match stop.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        };
        let work = Work {
            threads: self.threads,
            ..Work::default()
        };
        let gone_on = kept.map(|kept| extend(histories, kept, &work, &mut watch));
        let learned = match gone_on {
            None | Some(Err(Failure::OtherHistories(_))) => {
                learn(histories, settings, &work, &mut watch)
            }
            Some(done) => done,
        };
        line.end();
        learned.map_err(|failure| unlearnable(&failure, histories, messages))
    }
}

/// Writes the file, and its folder.
pub(crate) fn keep(
    path: &Path,
    learned: &Learned,
    provenance: &Provenance,
    messages: &Messages,
) -> Result<(), Trouble> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| Trouble::write(folder, &error, messages))?;
    }
    file::write(path, &learned.histories, learned.kept(), provenance)
        .map_err(|error| Trouble::ensemble(&error, messages))
}

/// Why nothing was learned.
fn unlearnable(failure: &Failure, histories: &CaseHistories, messages: &Messages) -> Trouble {
    let Failure::Death(death) = failure else {
        return Trouble::bug(Exit::Bug, failure, messages);
    };
    let stage = &histories.timetable()[death.stage];
    let fact = death.fact.and_then(|fact| stage.facts.get(fact));
    let told = fact.map(|index| &histories.evidence.observations()[*index]);
    let args = [
        ("fact", told.map_or("–", |told| told.id.as_str()).into()),
        (
            "date",
            messages.date(histories.model.date(stage.day)).into(),
        ),
        ("count", death.particles.into()),
    ];
    Trouble::new(
        Exit::Unlearnable,
        messages.format("error-no-history-agrees", &args),
    )
    .hint(messages.text("hint-no-history-agrees"))
}
