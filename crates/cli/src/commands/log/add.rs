//! `citerne log add`: rows are checked with the whole case, then added at the end of its log.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use citerne_case::events::append::append;
use citerne_case::{Case, EVENTS_FILE, Event, Folder, Report, Style, codes, with_log_end};
use citerne_ensemble::write_aside;
use citerne_report::Messages;
use clap::{ArgMatches, Command, value_parser};
use jiff::civil::Date;

use super::lock::Lock;
use super::{near, rows};
use crate::args::{self, flag, given, option, positional};
use crate::exit::Exit;
use crate::show::show;
use crate::trouble::Trouble;
use crate::{cases, language, wish};

pub(super) fn command(messages: &Messages) -> Command {
    let case = positional("case", "CASE", messages).required(true);
    let mut all = vec![case.help(messages.text("help-log-case"))];
    all.extend(rows::options(messages));
    all.extend([
        option("log-ends", "DATE", value_parser!(String), messages),
        flag("history", messages),
        flag("dry-run", messages),
    ]);
    args::command("add", all, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let case: String = given(matches, "case");
    if cases::built_in().contains(&case) {
        let args = [("name", case.into())];
        return Err(
            Trouble::new(Exit::Usage, messages.format("error-log-built-in", &args))
                .hint(messages.format("hint-log-built-in", &args)),
        );
    }
    let source = cases::find(&case, messages)?;
    let dir = PathBuf::from(&case);
    let new = rows::read(matches, messages)?;
    let end = matches.get_one::<String>("log-ends");
    let end = end.map(|text| wish::date(text, messages)).transpose()?;
    // The folder is read under the lock: what is added is added to what is there.
    let dry = matches.get_flag("dry-run");
    let _lock = (!dry).then(|| Lock::take(&dir, messages)).transpose()?;
    let folder = if dry {
        source.folder
    } else {
        Folder::open(&dir)
    };
    let plan = Plan::make(&folder, &new, end, messages)?;
    let sound = plan.check(&source.name, matches.get_flag("history"), messages)?;
    plan.tell(&sound, messages)?;
    if dry {
        return show(&messages.text("command-log-dry-run"));
    }
    plan.write(&dir, messages)?;
    let path = dir.join(EVENTS_FILE).display().to_string();
    let args = [("count", new.len().into()), ("path", path.into())];
    show(&messages.format("command-log-added", &args))
}

/// The case as it would be.
struct Plan {
    folder: Folder,
    /// Text of the log.
    log: String,
    /// Line of the first new row, from 1.
    first: usize,
    rows: usize,
    /// The file that says when the log ends, if that moves: name and text.
    moved: Option<(String, String)>,
}

impl Plan {
    fn make(
        folder: &Folder,
        rows: &[citerne_case::events::append::Cells],
        end: Option<Date>,
        messages: &Messages,
    ) -> Result<Self, Trouble> {
        let old = folder.file(EVENTS_FILE).unwrap_or_default();
        let refuse = |why: String| {
            let args = [("path", EVENTS_FILE.into()), ("reason", why.into())];
            Trouble::new(Exit::Case, messages.format("error-cannot-read", &args))
        };
        let old = std::str::from_utf8(old).map_err(|error| refuse(error.to_string()))?;
        let log = append(old, rows).map_err(|error| refuse(error.to_string()))?;
        let moved = match end {
            Some(day) => Some(
                with_log_end(folder, day)
                    .ok_or_else(|| Trouble::new(Exit::Case, messages.text("error-no-log-end")))?,
            ),
            None => None,
        };
        let mut changed = folder.clone().with(EVENTS_FILE, log.clone());
        if let Some((name, text)) = &moved {
            changed = changed.with(name, text.clone());
        }
        let added = append("", rows).map_or(0, |table| table.lines().count().saturating_sub(1));
        Ok(Self {
            folder: changed,
            first: (log.lines().count() + 1).saturating_sub(added).max(1),
            rows: rows.len(),
            log,
            moved,
        })
    }

    /// Reads the case with the new rows. Errors are shown as `citerne check` shows them.
    fn check(&self, name: &str, history: bool, messages: &Messages) -> Result<Sound, Trouble> {
        let (case, warnings) = Case::load(&self.folder).map_err(|report| {
            anstream::eprintln!("{}", rendered(&report, messages));
            let args = [("name", name.into()), ("count", report.errors().into())];
            let trouble = Trouble::new(Exit::Case, messages.format("error-log-refused", &args));
            let late = report
                .diagnostics()
                .iter()
                .any(|item| item.code == codes::AFTER_LOG);
            if late {
                trouble.hint(messages.text("hint-log-ends"))
            } else {
                trouble
            }
        })?;
        let start = case.spec.case.start;
        let is_early = |event: &&Event| {
            let slack = jiff::SignedDuration::from_hours(24 * event.precision.slack_days());
            event.date.saturating_add(slack) < start
        };
        let early = self.new_events(&case).find(is_early).filter(|_| !history);
        if let Some(event) = early {
            let args = [
                ("line", event.line.to_string().into()),
                ("date", messages.date(event.date).into()),
                ("start", messages.date(start).into()),
            ];
            let what = messages.format("error-log-early", &args);
            return Err(Trouble::new(Exit::Case, what).hint(messages.text("hint-log-early")));
        }
        Ok(Sound { case, warnings })
    }

    fn new_events<'c>(&self, case: &'c Case) -> impl Iterator<Item = &'c Event> {
        let first = self.first;
        let all = case.events.all().iter();
        all.filter(move |event| event.line >= first)
    }

    /// Shows the new rows with their lines, warnings, and rows that they may repeat.
    fn tell(&self, sound: &Sound, messages: &Messages) -> Result<(), Trouble> {
        let mut text = String::new();
        for (index, line) in self.log.lines().enumerate().skip(self.first - 1) {
            text.push_str(&format!("{EVENTS_FILE}:{}  {line}\n", index + 1));
        }
        if !sound.warnings.is_empty() {
            text.push_str(&format!("\n{}", rendered(&sound.warnings, messages)));
        }
        for event in self.new_events(&sound.case) {
            for old in near::like(event, &sound.case.events, self.first) {
                let args = [
                    ("line", event.line.to_string().into()),
                    ("other", old.line.to_string().into()),
                    ("date", messages.date(old.date).into()),
                    ("kind", old.kind.id().into()),
                ];
                text.push_str(&messages.format("command-log-near", &args));
                text.push('\n');
            }
        }
        show(&text)
    }

    /// Writes the file that says when the log ends, then the log: a longer log is sound without a
    /// new row, a new row is not without a longer log.
    fn write(&self, dir: &Path, messages: &Messages) -> Result<(), Trouble> {
        if let Some((name, text)) = &self.moved {
            put(&dir.join(name), text, messages)?;
        }
        match self.rows {
            0 => Ok(()),
            _ => put(&dir.join(EVENTS_FILE), &self.log, messages),
        }
    }
}

/// A case that passed every check with its new rows.
struct Sound {
    case: Case,
    warnings: Report,
}

fn rendered(report: &Report, messages: &Messages) -> String {
    report.render(Style {
        colour: true,
        language: language(messages),
    })
}

/// Puts a text in the place of a file, which keeps its permissions. A link stays a link.
fn put(path: &Path, text: &str, messages: &Messages) -> Result<(), Trouble> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let there = path.exists();
    if there {
        // A file that must not be written would still be replaced by another.
        let writable = std::fs::File::options().append(true).open(&path);
        writable.map_err(|error| Trouble::write(&path, &error, messages))?;
    }
    let kept = path.metadata().map(|about| about.permissions()).ok();
    write_aside(&path, |to| {
        to.write_all(text.as_bytes())?;
        kept.map_or(Ok(()), |kept| to.get_ref().set_permissions(kept))
    })
    .map_err(|error| Trouble::ensemble(&error, messages))
}
