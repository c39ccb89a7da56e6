//! `citerne conditions`: under which conditions an outcome comes.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use citerne_ensemble::Simulator as _;
use citerne_ensemble::write_aside;
use citerne_explore::conditions::{
    Conditions, ConditionsError, Searching, write_csv, write_parquet,
};
use citerne_explore::{Histories, Wanted};
use citerne_report::{Conditioned, Messages, conditions};
use clap::{ArgMatches, Command, value_parser};

use crate::args::{self, given, option, with_default};
use crate::exit::Exit;
use crate::learning::{self, Learning};
use crate::live::table;
use crate::names;
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;
use crate::wish::{self, Wish};

/// Histories, unless said otherwise.
const REPLICATES: &str = "2000";
/// Days to look ahead, unless said otherwise.
const HORIZON: &str = "90";

pub(super) fn command(messages: &Messages) -> Command {
    let count = value_parser!(u64).range(1..=u64::from(u32::MAX));
    let replicates = option("replicates", "N", count, messages);
    let horizon = option("horizon", "DAYS", value_parser!(u32).range(1..), messages);
    let of = option("of", "OUTCOME", value_parser!(String), messages).required(true);
    let out = option("out", "DIR", value_parser!(PathBuf), messages);
    let mut args = wish::options_of_a_day(messages);
    args.insert(1, of);
    args.push(with_default(horizon, HORIZON, messages));
    args.push(with_default(replicates, REPLICATES, messages));
    args.push(learning::prior(messages).help(messages.text("help-conditions-prior")));
    args.extend(learning::options(messages));
    args.push(out.help(messages.text("help-conditions-out")));
    args::command("conditions", args, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let mut scenario = Scenario::prepare(Wish::of(matches, messages)?, messages)?;
    let text: String = given(matches, "of");
    // An outcome that is none is refused before the work of learning.
    let outcome = names::outcome(&text, &scenario, messages)?;
    let out = matches.get_one::<PathBuf>("out").map(PathBuf::as_path);
    let learning = Learning::of(matches, out);
    let prior = matches.get_flag("prior");
    if !prior {
        scenario.learn(&learning, messages)?;
        scenario.of_many_pasts("--prior", messages)?;
    }
    let replicates: u64 = given(matches, "replicates");
    let wanted = Wanted {
        outcomes: vec![outcome.clone()],
        ..Wanted::default()
    };
    let histories = table(&scenario, wanted, replicates, learning.threads, messages)?;
    let found = Conditions::find(&histories, 0, &Searching::default());
    let found = found.map_err(|error| trouble(&error, messages))?;

    let mut options = vec!["--of".to_owned(), text];
    options.extend(["--replicates".to_owned(), replicates.to_string()]);
    match prior {
        true => options.push("--prior".to_owned()),
        false => options.extend(
            learning
                .particles
                .iter()
                .flat_map(|particles| ["--particles".to_owned(), particles.to_string()]),
        ),
    }
    let again = scenario.again("conditions", &options);
    let told = Conditioned {
        case: &scenario.case,
        layout: scenario.histories.model().layout(),
        outcome: &outcome,
        by: outcome.by(scenario.histories.outline()),
        found: &found,
        values: &values(&histories, &found),
        window: &window(&scenario, &found, messages),
        again: &again,
    };
    let analysis = conditions(&told, messages);
    show(&analysis.text())?;
    let Some(out) = out else { return Ok(()) };
    let page = analysis.page(messages);
    let page = page.map_err(|error| Trouble::bug(Exit::Bug, &error, messages))?;
    write(out, &found, &page, &scenario, &again, messages)
}

/// The values of the inputs that were kept, sorted.
fn values(histories: &Histories, found: &Conditions) -> Vec<Vec<f64>> {
    let of = |input: usize| {
        let source = found.kept[input].column.source;
        let rows = histories.rows.iter();
        let mut values: Vec<f64> = rows
            .map(|row| source.read(&row.values, &row.versions))
            .collect();
        values.sort_by(f64::total_cmp);
        values
    };
    (0..found.kept.len()).map(of).collect()
}

/// From which day how far ahead, over how many histories.
fn window(scenario: &Scenario, found: &Conditions, messages: &Messages) -> String {
    let (as_of, horizon) = scenario.window();
    let basis = match scenario.histories.source().learned() {
        Some(_) => "learned",
        None => "prior",
    };
    let args = [
        ("days", horizon.into()),
        ("as_of", messages.date(as_of).into()),
        ("count", found.histories.into()),
        ("pasts", found.pasts.into()),
        ("basis", basis.into()),
    ];
    messages.format("conditions-window", &args)
}

fn trouble(error: &ConditionsError, messages: &Messages) -> Trouble {
    match error {
        ConditionsError::Same { came, histories } => {
            let args = [("came", (*came).into()), ("count", (*histories).into())];
            Trouble::new(Exit::Failed, messages.format("error-outcome-same", &args))
                .hint(messages.text("hint-outcome-same"))
        }
        ConditionsError::FewPasts { pasts, least } => {
            let args = [("pasts", (*pasts).into()), ("least", (*least).into())];
            Trouble::new(Exit::Usage, messages.format("error-few-pasts", &args))
                .hint(messages.text("hint-few-pasts"))
        }
        ConditionsError::Invalid(error) => Trouble::bug(Exit::Bug, error, messages),
    }
}

fn write(
    out: &Path,
    found: &Conditions,
    page: &str,
    scenario: &Scenario,
    again: &str,
    messages: &Messages,
) -> Result<(), Trouble> {
    std::fs::create_dir_all(out).map_err(|error| Trouble::write(out, &error, messages))?;
    scenario.keep_learned(out, messages)?;
    let notes = scenario.notes(again);
    let done = write_aside(&out.join("conditions.csv"), |to| write_csv(to, found))
        .and_then(|()| {
            write_aside(&out.join("conditions.parquet"), |to| {
                write_parquet(to, found, &notes)
            })
        })
        .and_then(|()| {
            write_aside(&out.join("conditions.html"), |to| {
                to.write_all(page.as_bytes())
            })
        });
    done.map_err(|error| Trouble::ensemble(&error, messages))?;
    let said =
        |id: &str, path: &Path| messages.format(id, &[("path", path.display().to_string().into())]);
    let report = said("command-report", &out.join("conditions.html"));
    show(&format!("\n{}\n{report}", said("command-wrote", out)))
}
