//! A case made ready to be lived: read, set by hand, modelled.

use std::path::Path;

use citerne_case::{Case, EVENTS_FILE, Report, Style};
use citerne_ensemble::{Forecast, Identity, Simulator as _};
use citerne_learn::file::Provenance;
use citerne_learn::observe::EvidenceError;
use citerne_learn::{Basis, CaseHistories, TaskError};
use citerne_model::{Model, Window};
use citerne_report::Messages;
use jiff::civil::Date;

use crate::cases::{self, Source};
use crate::exit::Exit;
use crate::language;
use crate::learning::{self, Learning};
use crate::reasons;
use crate::trouble::Trouble;
use crate::wish::Wish;

/// What a run rests on that was not learned, as its files say.
pub(crate) const PRIORS: &str = "priors";

/// A case made ready to be lived.
#[derive(Debug)]
pub(crate) struct Scenario {
    /// The case, with what was set by hand.
    pub(crate) case: Case,
    /// Its histories, by number.
    pub(crate) histories: Forecast<Basis>,
    /// The same from the priors alone, where the histories were learned.
    pub(crate) prior: Option<Forecast<Basis>>,
    /// Land for the map.
    pub(crate) map: Option<String>,
    /// The event log as it was read.
    pub(crate) log: Option<Vec<u8>>,
    wish: Wish,
    window: Window,
}

impl Scenario {
    /// Reads the case and makes its model. Its histories are those of the priors.
    pub(crate) fn prepare(wish: Wish, messages: &Messages) -> Result<Self, Trouble> {
        let Source { name, folder, map } = cases::find(&wish.case, messages)?;
        let loaded = Case::load(&folder);
        let (mut case, _) = loaded.map_err(|report| refused(&name, &report, messages))?;
        for setting in &wish.set {
            let set = case.inputs.set(setting);
            set.map_err(|error| Trouble::setting(setting, &error, messages))?;
        }
        let as_of = wish.as_of.unwrap_or(case.spec.case.log_ends);
        let window = Window {
            as_of,
            horizon: wish.horizon,
        };
        let mut model =
            Model::new(&case.spec, window).map_err(|error| Trouble::model(&error, messages))?;
        model.check_balance |= wish.balance;
        let basis = Basis::Prior(Box::new(case.inputs.clone()));
        let histories = Forecast::new(model, &case.inputs, basis, wish.seed);
        Ok(Self {
            case,
            histories,
            prior: None,
            map,
            log: folder.file(EVENTS_FILE).map(<[u8]>::to_vec),
            wish,
            window,
        })
    }

    /// Lets the histories be those that agree with the log. A case that doesn't say how events come
    /// to be told keeps those of the priors, and the reader is told so.
    pub(crate) fn learn(
        &mut self,
        learning: &Learning,
        messages: &Messages,
    ) -> Result<(), Trouble> {
        let past = match CaseHistories::of(&self.case, self.window, self.wish.seed) {
            Ok(past) => past,
            Err(TaskError::Evidence(EvidenceError::NoReporting)) => {
                anstream::eprintln!("{}", messages.text("command-nothing-learned"));
                return Ok(());
            }
            Err(error) => return Err(Trouble::new(Exit::Case, reasons::task(&error, messages))),
        };
        let provenance = self.provenance();
        let learned = learning.learn(past, &provenance, messages)?;
        let mut model = learned.histories.model.clone();
        model.check_balance |= self.wish.balance;
        let basis = Basis::Posterior(Box::new(learned));
        let learned = Forecast::new(model, &self.case.inputs, basis, self.wish.seed);
        self.prior = Some(std::mem::replace(&mut self.histories, learned));
        Ok(())
    }

    /// What a posterior of it was learned from.
    fn provenance(&self) -> Provenance {
        Provenance {
            case: self.case.spec.case.title.en.clone(),
            case_hash: self.case.hash.to_hex().to_string(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            seed: self.wish.seed,
            as_of: self.window.as_of,
            overrides: self.wish.set.clone(),
        }
    }

    /// Refuses to ask learned histories what inputs tell if they descend from too few: what these have
    /// in common is then an accident. `instead` asks the priors.
    pub(crate) fn of_many_pasts(&self, instead: &str, messages: &Messages) -> Result<(), Trouble> {
        const LEAST: f64 = 10.0;
        let pasts = self.histories.outline().pasts;
        let Some(few) = pasts.filter(|pasts| *pasts < LEAST) else {
            return Ok(());
        };
        let args = [
            ("pasts", messages.brief(few).into()),
            ("least", messages.fixed(LEAST, 0).into()),
        ];
        let hint = messages.format("hint-few-ancestors", &[("instead", instead.into())]);
        Err(Trouble::new(Exit::Usage, messages.format("error-few-ancestors", &args)).hint(hint))
    }

    /// Writes what was learned into a folder; nothing where the histories are those of the priors.
    pub(crate) fn keep_learned(&self, out: &Path, messages: &Messages) -> Result<(), Trouble> {
        let Some(learned) = self.histories.source().learned() else {
            return Ok(());
        };
        let path = out.join(learning::FILE);
        learning::keep(&path, learned, &self.provenance(), messages)
    }

    /// What makes a run of it this run and no other.
    pub(crate) fn identity(&self, replicates: u64) -> Identity {
        self.identity_of(&self.histories, replicates)
    }

    /// What makes a run of its priors this run and no other.
    pub(crate) fn identity_of(&self, histories: &Forecast<Basis>, replicates: u64) -> Identity {
        let basis = match histories.source() {
            Basis::Prior(_) => PRIORS.to_owned(),
            Basis::Posterior(learned) => learned.mark(),
        };
        let hash = self.case.hash.to_hex();
        let set = self.wish.set.clone();
        histories.identity(&hash, basis, replicates, set, self.command(replicates))
    }

    /// Day from which to look ahead, and days after it.
    pub(crate) fn window(&self) -> (Date, u32) {
        (self.window.as_of, self.window.horizon)
    }

    /// What files of an analysis say of the histories, and the command that makes it again: key and
    /// value.
    pub(crate) fn notes(&self, again: &str) -> Vec<(String, String)> {
        let identity = self.identity(0);
        let note = |key: &str, value: String| (format!("citerne.{key}"), value);
        vec![
            note("case", identity.case),
            note("case_hash", identity.case_hash),
            note("program", identity.program),
            note("basis", identity.basis),
            note("seed", identity.seed.to_string()),
            note("as_of", identity.as_of.to_string()),
            note("horizon", identity.horizon.to_string()),
            note("overrides", identity.overrides.join("\n")),
            note("command", again.to_owned()),
        ]
    }

    /// The command that makes an analysis again, with options of its own.
    pub(crate) fn again(&self, name: &str, options: &[String]) -> String {
        let Window { as_of, horizon } = self.window;
        let Wish {
            case, seed, set, ..
        } = &self.wish;
        let case = quoted(case);
        let mut command =
            format!("citerne {name} {case} --as-of {as_of} --horizon {horizon} --seed {seed}");
        let set = set.iter().flat_map(|setting| ["--set", setting.as_str()]);
        for word in options.iter().map(String::as_str).chain(set) {
            command.push(' ');
            command.push_str(&quoted(word));
        }
        command
    }

    /// The options that let so many histories rest on the same as these.
    pub(crate) fn resting(&self, replicates: u64) -> Vec<String> {
        let mut options = vec!["--replicates".to_owned(), replicates.to_string()];
        match self.histories.source() {
            Basis::Prior(_) => options.push("--prior".to_owned()),
            Basis::Posterior(learned) => {
                let particles = learned.posterior.settings.particles;
                options.extend(["--particles".to_owned(), particles.to_string()]);
            }
        }
        options
    }

    /// The command that makes a run again. What only says how it is done (threads, folders) is no
    /// part of it.
    fn command(&self, replicates: u64) -> String {
        let Window { as_of, horizon } = self.window;
        let Wish {
            case, seed, set, ..
        } = &self.wish;
        let mut command = format!(
            "citerne forecast {} --as-of {as_of} --horizon {horizon} --replicates {replicates} --seed {seed}",
            quoted(case),
        );
        match self.histories.source() {
            Basis::Prior(_) => command.push_str(" --prior"),
            Basis::Posterior(learned) => {
                let particles = learned.posterior.settings.particles;
                command.push_str(&format!(" --particles {particles}"));
                // What was carried over from an earlier log is not to be had from this one alone.
                if !learned.posterior.corrections.is_empty() {
                    command.push_str(&format!(" --posterior {}", learning::FILE));
                }
            }
        }
        for setting in set {
            command.push_str(" --set ");
            command.push_str(&quoted(setting));
        }
        command
    }
}

/// A case with errors: the report is shown, and nothing is run.
pub(crate) fn refused(name: &str, report: &Report, messages: &Messages) -> Trouble {
    let style = Style {
        colour: true,
        language: language(messages),
    };
    anstream::eprintln!("{}", report.render(style));
    let args = [("name", name.into()), ("count", report.errors().into())];
    Trouble::new(Exit::Case, messages.format("error-case-has-errors", &args))
}

/// A word as a POSIX shell reads it back.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_are_quoted_for_a_shell() {
        assert_eq!(quoted("demand.total=4e6"), "demand.total=4e6");
        assert_eq!(quoted("a b"), "'a b'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
