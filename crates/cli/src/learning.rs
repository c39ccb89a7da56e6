//! Learning before a forecast: how it is wished for, its line of progress, the file that keeps it.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use citerne_filter::{Failure, Posterior, Progress, Settings, Work, learn, settle};
use citerne_learn::file::{self, Kept, Provenance};
use citerne_learn::{CaseHistories, Learned, Resumed, Unfit, Way, resume};
use citerne_report::Messages;
use clap::{Arg, ArgMatches, value_parser};

use crate::args::{flag, option};
use crate::exit::Exit;
use crate::progress::Line;
use crate::reasons;
use crate::signals::on_interrupt;
use crate::trouble::Trouble;

/// Histories of the priors that are set beside those learned.
pub(crate) const PRIORS: usize = 500;
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
    let default = [("value", Settings::default().particles.into())];
    let help = particles
        .get_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    let default = messages.format("help-default-particles", &default);
    vec![
        particles.help(format!("{help} {default}")),
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
        let kept = self.kept(provenance, messages)?;
        let of_file = kept.as_ref().map(|kept| kept.posterior.settings.particles);
        let particles = self.particles.or(of_file);
        let settings = Settings {
            particles: particles.unwrap_or(Settings::default().particles),
            seed: provenance.seed,
            ..Settings::default()
        };
        let work = Working {
            learning: self,
            histories: &histories,
            settings: &settings,
            messages,
        };
        let posterior = match kept.clone() {
            Some(kept) => work.go_on(kept, provenance)?,
            None => work.begin()?,
        };
        let facts = histories.evidence.observations().len();
        let (posterior, whole) = match posterior.taken.len() == facts {
            true => work.settle(posterior)?,
            false => (posterior, false),
        };
        let same = |kept: Kept| kept.posterior == posterior && kept.provenance == *provenance;
        let known = kept.is_some_and(same);
        let learned = Learned::new(histories, posterior);
        if let Some(path) = self.file.as_ref().filter(|_| !known) {
            keep(path, &learned, provenance, messages)?;
        }
        if whole {
            return Ok(learned.refreshed(self.threads));
        }
        let id = match &self.file {
            Some(_) => "error-learning-interrupted",
            None => "error-interrupted-nothing-kept",
        };
        Err(Trouble::new(Exit::Interrupted, messages.text(id)))
    }

    /// What the file holds, if it is there. One of another case is left as it is.
    fn kept(&self, now: &Provenance, messages: &Messages) -> Result<Option<Kept>, Trouble> {
        let Some(path) = self.file.as_deref().filter(|path| path.exists()) else {
            return Ok(None);
        };
        let shown = path.display().to_string();
        let kept = file::read(path).map_err(|error| {
            let what = reasons::posterior(&error, messages);
            let args = [("path", shown.as_str().into()), ("what", what.into())];
            let what = messages.format("error-posterior-damaged", &args);
            Trouble::new(Exit::Refused, what)
        })?;
        if kept.provenance.case == now.case {
            return Ok(Some(kept));
        }
        let args = [
            ("path", shown.into()),
            ("there", kept.provenance.case.into()),
            ("here", now.case.as_str().into()),
        ];
        let what = messages.format("error-posterior-other-case", &args);
        Err(Trouble::new(Exit::Refused, what))
    }
}

/// Learning at work.
struct Working<'a> {
    learning: &'a Learning,
    histories: &'a CaseHistories,
    settings: &'a Settings,
    messages: &'a Messages,
}

/// Told of each step.
type Seen<'a> = &'a mut dyn FnMut(&Progress) -> ControlFlow<()>;

impl Working<'_> {
    /// Goes on from what was kept, or says why that can't be and begins anew.
    fn go_on(&self, kept: Kept, now: &Provenance) -> Result<Posterior, Trouble> {
        let messages = self.messages;
        let why = match Anew::of(&kept.provenance, now) {
            Some(why) => why,
            None => {
                let resumed = self.watched(|work, mut seen| {
                    resume(self.histories, kept, self.settings, work, &mut seen)
                });
                match resumed? {
                    Resumed::On(posterior, way) => {
                        if let Way::Bridged(changes) = way {
                            anstream::eprintln!("{}", reasons::carried(changes, messages));
                        }
                        return Ok(*posterior);
                    }
                    Resumed::BrokenOff => {
                        let what = messages.text("error-carrying-interrupted");
                        return Err(Trouble::new(Exit::Interrupted, what));
                    }
                    Resumed::Unfit(unfit) => Anew::Unfit(unfit),
                }
            }
        };
        anstream::eprintln!("{}", reasons::anew(&why, messages));
        self.begin()
    }

    fn begin(&self) -> Result<Posterior, Trouble> {
        self.watched(|work, mut seen| learn(self.histories, self.settings, work, &mut seen))
    }

    /// Settles it where it is worn; says whether that came to its end.
    fn settle(&self, posterior: Posterior) -> Result<(Posterior, bool), Trouble> {
        if !posterior.is_worn() {
            return Ok((posterior, true));
        }
        let heading = self.messages.text("command-settling");
        let settled = self.under(heading, |work, mut seen| {
            let groups = self.histories.pattern.groups();
            settle(self.histories, &posterior, &groups, work, &mut seen)
        })?;
        Ok(settled.map_or((posterior, false), |settled| (settled, true)))
    }

    /// Learns under a line of progress, until Ctrl-C.
    fn watched<T>(
        &self,
        work: impl FnOnce(&Work, Seen<'_>) -> Result<T, Failure>,
    ) -> Result<T, Trouble> {
        let facts = self.histories.evidence.observations().len();
        let args = [("count", facts.into())];
        self.under(self.messages.format("command-learning", &args), work)
    }

    /// Works under a line of progress, until Ctrl-C.
    fn under<T>(
        &self,
        heading: String,
        work: impl FnOnce(&Work, Seen<'_>) -> Result<T, Failure>,
    ) -> Result<T, Trouble> {
        let Self {
            histories,
            messages,
            ..
        } = *self;
        let stop = on_interrupt();
        let line = Line::learning(heading, messages);
        let mut seen = |progress: &Progress| {
            match progress.settled {
                Some(share) => line.share(share),
                None => line.facts(progress.taken, progress.facts),
            }
            match stop.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        };
        let how = Work {
            threads: self.learning.threads,
            ..Work::default()
        };
        let done = work(&how, &mut seen);
        line.end();
        done.map_err(|failure| unlearnable(&failure, histories, messages))
    }
}

/// Why learning begins anew although something was kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Anew {
    /// Another version of the program learned it.
    Program(String),
    /// Other inputs were set by hand.
    Overrides,
    /// It can't be gone on with.
    Unfit(Unfit),
}

impl Anew {
    fn of(then: &Provenance, now: &Provenance) -> Option<Self> {
        if then.program != now.program {
            return Some(Self::Program(then.program.clone()));
        }
        (then.overrides != now.overrides).then_some(Self::Overrides)
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
    let what = messages.format("error-no-history-agrees", &args);
    let nearest = histories.nearest(death);
    let said = nearest.and_then(|nearest| reasons::nearest(&what, &nearest, messages));
    Trouble::new(Exit::Unlearnable, said.unwrap_or(what))
        .hint(messages.text("hint-no-history-agrees"))
}
