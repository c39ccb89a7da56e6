//! What is simulated: a case, the days, the luck, and what is set by hand. The commands that live
//! histories share these options.

use citerne_case::{Case, Inputs, Report, Style};
use citerne_ensemble::{Forecast, Identity};
use citerne_model::{Model, ModelError, Window};
use citerne_report::Messages;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use jiff::civil::Date;

use crate::args::{given, option, positional};
use crate::cases::{self, Source};
use crate::exit::Exit;
use crate::language;
use crate::trouble::Trouble;

/// Days to look ahead, unless said otherwise: the last horizon of the outcome tables.
const HORIZON: &str = "180";
/// The seed, unless said otherwise.
const SEED: &str = "1";

/// A case made ready to be lived.
#[derive(Debug)]
pub(crate) struct Scenario {
    /// The case as it was given.
    pub(crate) given: String,
    /// The case, with what was set by hand.
    pub(crate) case: Case,
    /// Its histories, by number.
    pub(crate) histories: Forecast<Inputs>,
    /// Seed of all luck.
    pub(crate) seed: u64,
    /// Settings as they were written.
    pub(crate) set: Vec<String>,
    /// From where the forecast looks ahead, and how far.
    pub(crate) window: Window,
    /// Land for the map.
    pub(crate) map: Option<String>,
}

/// The options that say what is simulated.
pub(crate) fn options(messages: &Messages) -> Vec<Arg> {
    vec![
        positional("case", "CASE", messages).default_value(cases::FIRST).hide_default_value(true),
        option("as-of", "DATE", value_parser!(String), messages),
        option("horizon", "DAYS", value_parser!(u32), messages).default_value(HORIZON),
        option("seed", "S", value_parser!(u64), messages).default_value(SEED),
        option("set", "PATH=VALUE", value_parser!(String), messages).action(ArgAction::Append),
    ]
}

impl Scenario {
    /// Reads the case and makes its model; `balance` has the books checked every day.
    pub(crate) fn prepare(matches: &ArgMatches, balance: bool, messages: &Messages) -> Result<Self, Trouble> {
        let Source { name, given: path, folder, map } =
            cases::find(&given::<String>(matches, "case"), messages)?;
        let loaded = Case::load(&folder);
        let (mut case, _) = loaded.map_err(|report| refused(&name, &report, messages))?;
        let set = matches.get_many::<String>("set").into_iter().flatten().cloned();
        let set: Vec<String> = set.collect();
        for setting in &set {
            case.inputs.set(setting).map_err(|error| {
                let args = [("text", setting.as_str().into()), ("reason", error.to_string().into())];
                Trouble::new(Exit::Usage, messages.format("error-bad-set", &args))
            })?;
        }
        let as_of = match matches.get_one::<String>("as-of") {
            Some(text) => date(text, messages)?,
            None => case.spec.case.log_ends,
        };
        let window = Window { as_of, horizon: given(matches, "horizon") };
        let mut model = Model::new(&case.spec, window).map_err(|error| unfit(&error))?;
        model.check_balance |= balance;
        let seed = given(matches, "seed");
        let histories = Forecast::new(model, &case.inputs, case.inputs.clone(), seed);
        Ok(Self { given: path, case, histories, seed, set, window, map })
    }

    /// What makes a run of it this run and no other.
    pub(crate) fn identity(&self, replicates: u64) -> Identity {
        let hash = self.case.hash.to_hex();
        self.histories.identity(&hash, replicates, self.set.clone(), self.command(replicates))
    }

    /// The command that makes a run again. What only says how it is done (threads, folders) is no
    /// part of it.
    fn command(&self, replicates: u64) -> String {
        let Window { as_of, horizon } = self.window;
        let mut command = format!(
            "citerne forecast {} --as-of {as_of} --horizon {horizon} --replicates {replicates} --seed {}",
            quoted(&self.given),
            self.seed,
        );
        for setting in &self.set {
            command.push_str(" --set ");
            command.push_str(&quoted(setting));
        }
        command
    }
}

/// A case with errors: the report is shown, and nothing is run.
pub(crate) fn refused(name: &str, report: &Report, messages: &Messages) -> Trouble {
    let style = Style { colour: true, language: language(messages) };
    anstream::eprintln!("{}", report.render(style));
    let args = [("name", name.into()), ("count", report.errors().into())];
    Trouble::new(Exit::Case, messages.format("error-case-has-errors", &args))
}

/// A window that doesn't fit is a matter of the options; all else is one of the case.
fn unfit(error: &ModelError) -> Trouble {
    let exit = match error {
        ModelError::BeforeStart { .. } | ModelError::TooLong { .. } => Exit::Usage,
        _ => Exit::Case,
    };
    Trouble::new(exit, error.to_string())
}

fn date(text: &str, messages: &Messages) -> Result<Date, Trouble> {
    text.parse().map_err(|_| {
        Trouble::new(Exit::Usage, messages.format("error-bad-date", &[("text", text.into())]))
    })
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
