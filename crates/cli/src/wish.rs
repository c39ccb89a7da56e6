//! What a reader may wish of the options that say which histories are lived.

use citerne_ensemble::Identity;
use citerne_report::Messages;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use jiff::civil::Date;

use crate::args::{given, option, positional, with_default};
use crate::cases;
use crate::exit::Exit;
use crate::trouble::Trouble;

/// Days to look ahead, unless said otherwise: the last horizon of the outcome tables.
const HORIZON: &str = "180";
/// The seed, unless said otherwise.
const SEED: &str = "1";

/// Which histories are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wish {
    /// A case folder, or the name of a built-in case.
    pub(crate) case: String,
    /// Day from which to look ahead; the last of the log, if none is given.
    pub(crate) as_of: Option<Date>,
    /// Days after it.
    pub(crate) horizon: u32,
    /// Seed of all luck.
    pub(crate) seed: u64,
    /// Inputs set by hand, as written.
    pub(crate) set: Vec<String>,
    /// Whether the books are checked every day.
    pub(crate) balance: bool,
}

/// The options.
pub(crate) fn options(messages: &Messages) -> Vec<Arg> {
    let horizon = option("horizon", "DAYS", value_parser!(u32), messages);
    let mut all = options_of_a_day(messages);
    all.insert(2, with_default(horizon, HORIZON, messages));
    all
}

/// The options of a command that looks at one day, not ahead.
pub(crate) fn options_of_a_day(messages: &Messages) -> Vec<Arg> {
    let seed = option("seed", "S", value_parser!(u64), messages);
    vec![
        case(messages),
        option("as-of", "DATE", value_parser!(String), messages),
        with_default(seed, SEED, messages),
        option("set", "SETTING", value_parser!(String), messages).action(ArgAction::Append),
    ]
}

/// The argument that names a case; the first built-in one if it is left out.
pub(crate) fn case(messages: &Messages) -> Arg {
    with_default(positional("case", "CASE", messages), cases::FIRST, messages)
}

impl Wish {
    /// Reads the options.
    pub(crate) fn of(matches: &ArgMatches, messages: &Messages) -> Result<Self, Trouble> {
        let as_of = matches.get_one::<String>("as-of");
        // A command that looks at one day has no such option.
        let horizon = matches.try_get_one::<u32>("horizon");
        Ok(Self {
            case: given(matches, "case"),
            as_of: as_of.map(|text| date(text, messages)).transpose()?,
            horizon: horizon.ok().flatten().copied().unwrap_or(0),
            seed: given(matches, "seed"),
            set: matches
                .get_many::<String>("set")
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            balance: false,
        })
    }

    /// The histories of a run that was begun elsewhere.
    pub(crate) fn again(run: &Identity, case: String) -> Self {
        Self {
            case,
            as_of: Some(run.as_of),
            horizon: run.horizon,
            seed: run.seed,
            set: run.overrides.clone(),
            balance: false,
        }
    }
}

/// Reads a day.
pub(crate) fn date(text: &str, messages: &Messages) -> Result<Date, Trouble> {
    text.parse().map_err(|_| {
        Trouble::new(
            Exit::Usage,
            messages.format("error-bad-date", &[("text", text.into())]),
        )
    })
}
