//! A case made ready to be lived: read, set by hand, modelled.

use citerne_case::{Case, Inputs, Report, Style};
use citerne_ensemble::{Forecast, Identity};
use citerne_model::{Model, Window};
use citerne_report::Messages;

use crate::cases::{self, Source};
use crate::exit::Exit;
use crate::language;
use crate::trouble::Trouble;
use crate::wish::Wish;

/// A case made ready to be lived.
#[derive(Debug)]
pub(crate) struct Scenario {
    /// The case, with what was set by hand.
    pub(crate) case: Case,
    /// Its histories, by number.
    pub(crate) histories: Forecast<Inputs>,
    /// Land for the map.
    pub(crate) map: Option<String>,
    wish: Wish,
    window: Window,
}

impl Scenario {
    /// Reads the case and makes its model.
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
        let histories = Forecast::new(model, &case.inputs, case.inputs.clone(), wish.seed);
        Ok(Self {
            case,
            histories,
            map,
            wish,
            window,
        })
    }

    /// What makes a run of it this run and no other.
    pub(crate) fn identity(&self, replicates: u64) -> Identity {
        let hash = self.case.hash.to_hex();
        let set = self.wish.set.clone();
        self.histories
            .identity(&hash, replicates, set, self.command(replicates))
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
