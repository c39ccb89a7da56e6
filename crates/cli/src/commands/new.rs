//! `citerne new`: a small commented case to start from, or a copy of another.

use std::io;
use std::path::{Path, PathBuf};

use citerne_ensemble::write_aside;
use citerne_report::Messages;
use clap::{ArgMatches, Command, value_parser};

use crate::args::{self, option};
use crate::cases;
use crate::exit::Exit;
use crate::show::show;
use crate::trouble::Trouble;

pub(super) fn command(messages: &Messages) -> Command {
    let dir = args::positional("dir", "DIR", messages);
    let dir = dir.required(true).value_parser(value_parser!(PathBuf));
    let copied = option("new-from", "CASE", value_parser!(String), messages).long("from");
    args::command("new", vec![dir, copied], messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let dir = args::given::<PathBuf>(matches, "dir");
    let copied = matches.get_one::<String>("new-from");
    let copied = copied.map(|case| cases::find(case, messages)).transpose()?;
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
    let (files, said) = match &copied {
        Some(source) => (source.files(), "command-new-copied"),
        None => (scaffold(&name), "command-new-made"),
    };
    for (file, bytes) in files {
        let put = |to: &mut io::BufWriter<_>| io::Write::write_all(to, &bytes);
        write_aside(&dir.join(file), put).map_err(|error| Trouble::ensemble(&error, messages))?;
    }
    let from = copied.map_or(String::new(), |source| source.name);
    let args = [("path", path.into()), ("from", from.into())];
    show(&messages.format(said, &args))
}

fn scaffold(name: &str) -> Vec<(String, Vec<u8>)> {
    let files = citerne_case::scaffold(name).into_iter();
    files
        .map(|(file, text)| (file.to_owned(), text.into_bytes()))
        .collect()
}

fn is_empty(dir: &Path) -> io::Result<bool> {
    Ok(std::fs::read_dir(dir)?.next().transpose()?.is_none())
}
