//! `citerne facts`: each numeric fact of the log beside what histories of the priors answer.

mod grid;
mod page;

use std::io::Write as _;
use std::num::NonZero;
use std::path::{Path, PathBuf};

use citerne_ensemble::facts::{ReadAs, ReadAsError, ask_all, read};
use citerne_ensemble::write_aside;
use citerne_report::Messages;
use clap::{ArgAction, ArgMatches, Command, value_parser};

use crate::args::{self, flag, given, option, with_default};
use crate::exit::Exit;
use crate::reasons;
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;
use crate::wish::{self, Wish};
use grid::Style;
use page::Page;

const REPLICATES: &str = "2000";
const SEED: &str = "1";
/// File of `--out`.
const FILE: &str = "facts.md";

pub(super) fn command(messages: &Messages) -> Command {
    let count = value_parser!(u64).range(1..=u64::from(u32::MAX));
    let replicates = option("replicates", "N", count, messages);
    let seed = option("seed", "S", value_parser!(u64), messages);
    let args = vec![
        wish::case(messages),
        with_default(replicates, REPLICATES, messages),
        with_default(seed, SEED, messages),
        option("threads", "N", value_parser!(NonZero<usize>), messages),
        option("read", "ROW", read_as, messages).action(ArgAction::Append),
        flag("markdown", messages),
        option("facts-out", "DIR", value_parser!(PathBuf), messages).long("out"),
    ];
    args::command("facts", args, messages)
}

fn read_as(text: &str) -> Result<ReadAs, ReadAsError> {
    text.parse()
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let seed = given(matches, "seed");
    let case: String = given(matches, "case");
    // The forecast is that of the last day of the log, without a look ahead.
    let wish = Wish {
        case: case.clone(),
        as_of: None,
        horizon: 0,
        seed,
        set: Vec::new(),
        balance: false,
    };
    let scenario = Scenario::prepare(wish, messages)?;
    let histories = &scenario.histories;
    let otherwise: Vec<ReadAs> = matches
        .get_many("read")
        .into_iter()
        .flatten()
        .copied()
        .collect();
    let reading = read(histories.model(), &scenario.case.events, &otherwise)
        .map_err(|error| Trouble::new(Exit::Usage, reasons::read_as(&error, messages)))?;
    let replicates = given(matches, "replicates");
    let threads = matches.get_one::<NonZero<usize>>("threads").copied();
    let threads = threads.or_else(|| std::thread::available_parallelism().ok());
    let threads = threads.map_or(1, NonZero::get);
    let answers = ask_all(histories, &reading.facts, replicates, threads);
    let mut again = format!("citerne facts {case} --replicates {replicates} --seed {seed}");
    for ReadAs { line, kind } in &otherwise {
        again.push_str(&format!(" --read {line}={}", kind.id()));
    }
    let page = Page {
        scenario: &scenario,
        reading: &reading,
        answers: &answers,
        again,
        messages,
    };
    let out = matches.get_one::<PathBuf>("facts-out");
    deliver(
        &page,
        matches.get_flag("markdown"),
        out.map(PathBuf::as_path),
    )?;
    let Some((first, why)) = answers.failed.first() else {
        return Ok(());
    };
    let args = [
        ("count", answers.failed.len().into()),
        ("first", first.to_string().into()),
    ];
    let what = messages.format("error-replicates-failed", &args);
    Err(Trouble::new(Exit::Failed, what).hint(why.clone()))
}

fn deliver(page: &Page<'_>, markdown: bool, out: Option<&Path>) -> Result<(), Trouble> {
    show(&page.text(if markdown {
        Style::Markdown
    } else {
        Style::Plain
    }))?;
    let Some(out) = out else { return Ok(()) };
    let path = out.join(FILE);
    let text = format!("{} --markdown", page.again);
    let text = Page {
        again: text,
        ..page.clone()
    }
    .text(Style::Markdown);
    std::fs::create_dir_all(out).map_err(|error| Trouble::write(out, &error, page.messages))?;
    write_aside(&path, |to| to.write_all(text.as_bytes()))
        .map_err(|error| Trouble::ensemble(&error, page.messages))?;
    let args = [("path", path.display().to_string().into())];
    show(&format!(
        "\n{}",
        page.messages.format("command-wrote", &args)
    ))
}
