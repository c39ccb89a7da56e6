//! `citerne new`: a small commented case to start from.

use std::io;
use std::path::{Path, PathBuf};

use citerne_ensemble::write_aside;
use citerne_report::Messages;
use clap::{ArgMatches, Command, value_parser};

use crate::args;
use crate::exit::Exit;
use crate::show::show;
use crate::trouble::Trouble;

pub(super) fn command(messages: &Messages) -> Command {
    let dir = args::positional("dir", "DIR", messages);
    let dir = dir.required(true).value_parser(value_parser!(PathBuf));
    args::command("new", vec![dir], messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let dir = args::given::<PathBuf>(matches, "dir");
    let fail = |error: &io::Error| Trouble::write(&dir, error, messages);
    std::fs::create_dir_all(&dir).map_err(|error| fail(&error))?;
    let path = dir.display().to_string();
    if !is_empty(&dir).map_err(|error| fail(&error))? {
        let what = messages.format("error-not-empty", &[("path", path.into())]);
        return Err(Trouble::new(Exit::Files, what));
    }
    let whole = dir.canonicalize().map_err(|error| fail(&error))?;
    let name = whole
        .file_name()
        .map_or_else(|| path.clone(), |name| name.to_string_lossy().into());
    for (file, text) in citerne_case::scaffold(&name) {
        let put = |to: &mut io::BufWriter<_>| io::Write::write_all(to, text.as_bytes());
        write_aside(&dir.join(file), put).map_err(|error| Trouble::ensemble(&error, messages))?;
    }
    show(&messages.format("command-new-made", &[("path", path.into())]))
}

fn is_empty(dir: &Path) -> io::Result<bool> {
    Ok(std::fs::read_dir(dir)?.next().transpose()?.is_none())
}
