//! `citerne matters`: which uncertain inputs matter, and how much is luck.

mod learned;
mod work;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use citerne_decide::Resampling;
use citerne_ensemble::write_aside;
use citerne_explore::factors;
use citerne_explore::matters::{
    Design, Line, Notes, Screened, Shares, write_lines, write_lines_csv,
};
use citerne_report::{Mattering, Messages, matters};
use clap::{ArgAction, ArgMatches, Command, value_parser};

use crate::args::{self, flag, given, option, with_default};
use crate::exit::Exit;
use crate::learning;
use crate::names;
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;
use crate::wish::{self, Wish};
use work::Work;

/// Base rows, unless said otherwise: at most five minutes for Mali on two cores.
const BASE: &str = "512";
/// Days to look ahead, unless said otherwise.
const HORIZON: &str = "90";
/// Learned histories, unless said otherwise.
const REPLICATES: &str = "2000";
/// Trajectories of screening.
const TRAJECTORIES: usize = 16;
/// Inputs that are asked for one by one.
const ASKED: usize = 20;

pub(super) fn command(messages: &Messages) -> Command {
    let horizon = option("horizon", "DAYS", value_parser!(u32).range(1..), messages);
    let base = value_parser!(u64).range(8..=1 << 20);
    let base = option("base", "N", base, messages);
    let out = option("out", "DIR", value_parser!(PathBuf), messages);
    let mut args = wish::options_of_a_day(messages);
    args.insert(
        1,
        option("on", "OUTPUT", value_parser!(String), messages).action(ArgAction::Append),
    );
    args.push(with_default(horizon, HORIZON, messages));
    args.push(with_default(base, BASE, messages));
    args.push(flag("screen", messages));
    args.push(flag("learned", messages).conflicts_with_all(["base", "screen"]));
    let count = value_parser!(u64).range(1..=u64::from(u32::MAX));
    let replicates = option("replicates", "N", count, messages);
    let replicates = replicates.help(messages.text("help-matters-replicates"));
    let replicates = with_default(replicates, REPLICATES, messages);
    let learning = learning::options(messages).into_iter();
    args.extend(
        learning
            .chain([replicates])
            .map(|arg| match arg.get_id().as_str() {
                "threads" => arg,
                _ => arg.requires("learned"),
            }),
    );
    args.push(out.help(messages.text("help-matters-out")));
    args::command("matters", args, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let scenario = Scenario::prepare(Wish::of(matches, messages)?, messages)?;
    let asked: Vec<String> = matches
        .get_many("on")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let outputs = names::outputs(&asked, &scenario, messages)?;
    let out = matches.get_one::<PathBuf>("out");
    if matches.get_flag("learned") {
        return learned::run(matches, scenario, &outputs, &asked, messages);
    }
    let base = usize::try_from(given::<u64>(matches, "base")).unwrap_or(usize::MAX);
    let again = scenario.again("matters", &options(matches, &asked));
    let work = Work {
        scenario: &scenario,
        outputs: &outputs,
        threads: learning::threads_of(matches),
        out: out.map(PathBuf::as_path),
        again: &again,
        messages,
    };
    let base = (!matches.get_flag("screen")).then_some(base);
    let Found {
        screened,
        systems,
        inputs,
    } = Found::by(&work, base, given(matches, "seed"))?;
    let found = Mattering {
        case: &scenario.case,
        outputs: &outputs,
        systems: systems.as_ref(),
        screened: &screened,
        inputs: inputs.as_ref(),
        window: &window(&scenario, &screened, &systems, &inputs, messages),
        again: &again,
    };
    let analysis = matters(&found, messages);
    show(&analysis.text())?;
    let Some(out) = out else { return Ok(()) };
    let mut lines: Vec<Line> = screened.lines(&outputs);
    let shared = [&systems, &inputs].into_iter().flatten();
    lines.extend(shared.flat_map(|shares| shares.lines(&outputs)));
    let page = analysis.page(messages);
    let page = page.map_err(|error| Trouble::bug(Exit::Bug, &error, messages))?;
    write(out, &lines, &page, &work.notes(), messages)
}

/// What the analyses found.
struct Found {
    screened: Screened,
    systems: Option<Shares>,
    inputs: Option<Shares>,
}

impl Found {
    /// Screens all inputs; with a base, also gives each system its share, and the leading inputs theirs.
    fn by(work: &Work<'_>, base: Option<usize>, seed: u64) -> Result<Self, Trouble> {
        let factors = factors(&work.scenario.case.inputs);
        let resampling = Resampling::default();
        let bad = |error| Trouble::bug(Exit::Bug, &error, work.messages);
        let shares = |design: Design| -> Result<Shares, Trouble> {
            let sample = work.live(&design)?;
            Shares::of(&design, &sample, &resampling).map_err(bad)
        };
        let design = Design::screening(&factors, TRAJECTORIES, seed).map_err(bad)?;
        let sample = work.live(&design)?;
        let screened = Screened::of(&design, &sample, &resampling).map_err(bad)?;
        let (mut systems, mut inputs) = (None, None);
        if let Some(base) = base {
            systems = Some(shares(Design::systems(&factors, base, seed).map_err(bad)?)?);
            let leading = screened.leading(&factors, ASKED);
            let design = Design::inputs(&factors, &leading, base, seed).map_err(bad)?;
            inputs = Some(shares(design)?);
        }
        Ok(Self {
            screened,
            systems,
            inputs,
        })
    }
}

/// From which day how far ahead, over how many histories.
fn window(
    scenario: &Scenario,
    screened: &Screened,
    systems: &Option<Shares>,
    inputs: &Option<Shares>,
    messages: &Messages,
) -> String {
    let shared = [systems, inputs].into_iter().flatten();
    let histories: usize = shared.map(|shares| shares.histories).sum();
    let (as_of, horizon) = scenario.window();
    let args = [
        ("days", horizon.into()),
        ("as_of", messages.date(as_of).into()),
        ("count", (histories + screened.histories).into()),
    ];
    messages.format("matters-window", &args)
}

/// The options that make this run this run, as they are written.
fn options(matches: &ArgMatches, asked: &[String]) -> Vec<String> {
    let mut options = Vec::new();
    for name in asked {
        options.extend(["--on".to_owned(), name.clone()]);
    }
    if matches.get_flag("screen") {
        options.push("--screen".to_owned());
    } else {
        let base: u64 = given(matches, "base");
        options.extend(["--base".to_owned(), base.to_string()]);
    }
    options
}

fn write(
    out: &Path,
    lines: &[Line],
    page: &str,
    notes: &Notes,
    messages: &Messages,
) -> Result<(), Trouble> {
    let done = write_aside(&out.join("matters.csv"), |to| write_lines_csv(to, lines))
        .and_then(|()| {
            write_aside(&out.join("matters.parquet"), |to| {
                write_lines(to, lines, notes)
            })
        })
        .and_then(|()| {
            write_aside(&out.join("matters.html"), |to| {
                to.write_all(page.as_bytes())
            })
        });
    done.map_err(|error| Trouble::ensemble(&error, messages))?;
    let said =
        |id: &str, path: &Path| messages.format(id, &[("path", path.display().to_string().into())]);
    let report = said("command-report", &out.join("matters.html"));
    show(&format!("\n{}\n{report}", said("command-wrote", out)))
}
