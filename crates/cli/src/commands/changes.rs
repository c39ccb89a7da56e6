//! `citerne changes`: what moved between two forecasts, and which new fact moved it.

mod origin;
mod sheet;
mod words;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use citerne_case::{Case, EVENTS_FILE, Folder};
use citerne_changes::facts::{FactChange, changed};
use citerne_changes::split::{Split, Task, split};
use citerne_changes::{ChangesError, Comparison, Kept, write_csv};
use citerne_ensemble::write_aside;
use citerne_learn::file;
use citerne_model::Window;
use citerne_report::{Analysis, Messages};
use clap::{ArgMatches, Command, value_parser};

use crate::args::{self, flag, given, option, positional};
use crate::exit::Exit;
use crate::learning;
use crate::reasons;
use crate::show::show;
use crate::signals::on_interrupt;
use crate::trouble::Trouble;

/// Files of `--out`.
const TABLE: &str = "changes.csv";
const SHEET: &str = "changes.html";

pub(super) fn command(messages: &Messages) -> Command {
    let dir = |name, value| {
        let arg = positional(name, value, messages);
        arg.required(true).value_parser(value_parser!(PathBuf))
    };
    let case = option("case", "CASE", value_parser!(String), messages);
    let out = option("table-out", "DIR", value_parser!(PathBuf), messages);
    let all = vec![
        dir("earlier", "OLD"),
        dir("later", "NEW"),
        flag("split", messages),
        flag("every", messages).long("all"),
        out.long("out"),
        case.help(messages.text("help-changes-case")),
        learning::threads(messages),
    ];
    args::command("changes", all, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let open = |name: &str| {
        let dir: PathBuf = given(matches, name);
        Kept::open(&dir).map_err(|error| refused(&error, messages))
    };
    let (old, new) = (open("earlier")?, open("later")?);
    let comparison = Comparison::of(&old, &new).map_err(|error| refused(&error, messages))?;
    let facts = facts(&old, &new, messages)?;
    let folder = origin::folder(&new, matches.get_one::<String>("case"), messages)?;
    let case = folder.as_ref().and_then(|folder| Case::load(folder).ok());
    let case = case.map(|(case, _)| case);
    let split = match matches.get_flag("split") {
        true => Some(by_fact(
            (&old, &new),
            (folder.as_ref(), case.clone()),
            (&comparison, facts.as_deref()),
            learning::threads_of(matches),
            messages,
        )?),
        false => None,
    };
    let page = words::Page {
        old: &old,
        new: &new,
        comparison: &comparison,
        facts: facts.as_deref(),
        only_log: folder
            .as_ref()
            .map(|folder| origin::only_the_log(folder, &old)),
        split: split.as_ref(),
        spec: case.as_ref().map(|case| &*case.spec),
        all: matches.get_flag("every"),
        messages,
    };
    show(&page.text())?;
    match matches.get_one::<PathBuf>("table-out") {
        Some(out) => write(out, &page),
        None => Ok(()),
    }
}

/// The rows in which the logs of the runs differ; `None` if a run did not keep its log.
fn facts(old: &Kept, new: &Kept, messages: &Messages) -> Result<Option<Vec<FactChange>>, Trouble> {
    let (Some(before), Some(after)) = (&old.log, &new.log) else {
        return Ok(None);
    };
    let found = changed((before, old.identity.as_of), (after, new.identity.as_of));
    let found =
        found.map_err(|error| refused(&ChangesError::Split(error.to_string()), messages))?;
    Ok(Some(found))
}

/// How much of each shift each changed row caused.
fn by_fact(
    (old, new): (&Kept, &Kept),
    (folder, case): (Option<&Folder>, Option<Case>),
    (comparison, facts): (&Comparison, Option<&[FactChange]>),
    threads: usize,
    messages: &Messages,
) -> Result<Split, Trouble> {
    let lacking = |id: &str| Trouble::new(Exit::Refused, messages.text(id));
    let (Some(folder), Some(mut case)) = (folder, case) else {
        return Err(lacking("error-split-case"));
    };
    let (Some(facts), Some(log)) = (facts, &old.log) else {
        return Err(lacking("error-split-log"));
    };
    let before = Case::load(&folder.clone().with(EVENTS_FILE, log.clone()));
    let (before, _) = before.map_err(|_| lacking("error-split-log"))?;
    let path = new.dir.join(learning::FILE);
    let kept = file::read(&path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => lacking("error-split-posterior"),
        _ => {
            let what = reasons::posterior(&error, messages);
            let path = path.display().to_string();
            let args = [("path", path.into()), ("what", what.into())];
            Trouble::new(Exit::Refused, messages.format("error-split-damaged", &args))
        }
    })?;
    let posterior = kept.posterior;
    for setting in &new.identity.overrides {
        let set = case.inputs.set(setting);
        set.map_err(|error| Trouble::setting(setting, &error, messages))?;
    }
    let task = Task {
        case: &case,
        old: &before.events,
        changes: facts,
        posterior: &posterior,
        window: Window {
            as_of: new.identity.as_of,
            horizon: new.identity.horizon,
        },
        seed: new.identity.seed,
        replicates: new.identity.replicates,
        basis: &new.identity.basis,
        threads,
        dates: &comparison.dates,
    };
    let mut tell = |number: usize| {
        let args = [
            ("number", (number + 1).into()),
            ("count", facts.len().into()),
        ];
        anstream::eprintln!("{}", messages.format("changes-splitting", &args));
    };
    split(&task, on_interrupt(), &mut tell).map_err(|error| refused(&error, messages))
}

fn refused(error: &ChangesError, messages: &Messages) -> Trouble {
    match error {
        ChangesError::Read { path, reason } => {
            let args = [
                ("path", path.display().to_string().into()),
                ("reason", reason.as_str().into()),
            ];
            Trouble::new(Exit::Files, messages.format("error-cannot-read", &args))
                .hint(messages.text("hint-changes-folders"))
        }
        ChangesError::NoCommonDay => {
            Trouble::new(Exit::Refused, messages.text("error-no-common-day"))
        }
        ChangesError::Split(what) => Trouble::new(Exit::Refused, what.clone()),
    }
}

fn write(out: &Path, page: &words::Page<'_>) -> Result<(), Trouble> {
    let messages = page.messages;
    std::fs::create_dir_all(out).map_err(|error| Trouble::write(out, &error, messages))?;
    let failed = |error| Trouble::ensemble(&error, messages);
    write_aside(&out.join(TABLE), |to| {
        write_csv(to, page.comparison, page.split)
    })
    .map_err(failed)?;
    let sheet = Analysis {
        title: page.heading(),
        sections: page.sections(),
        ..Analysis::default()
    };
    let text = sheet.page(messages);
    let text = text.map_err(|error| Trouble::new(Exit::Bug, error.to_string()))?;
    write_aside(&out.join(SHEET), |to| to.write_all(text.as_bytes())).map_err(failed)?;
    let said = [TABLE, SHEET].map(|file| out.join(file).display().to_string());
    let args = [("path", messages.list(&said).into())];
    show(&format!("\n{}", messages.format("command-wrote", &args)))
}
