//! How studies of logs that the model has told are asked for, and the folder in which they go on.
//!
//! `CASE ENDS COUNT FOLDER [NAME=VALUE ...]`

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use citerne_case::{Case, Folder};
use citerne_filter::Settings;
use jiff::civil::Date;

/// What was asked for.
pub(crate) struct Asked {
    pub(crate) case: Case,
    /// The last day of the log.
    pub(crate) ends: Date,
    /// Logs to go through.
    pub(crate) count: u64,
    folder: PathBuf,
    options: BTreeMap<String, String>,
}

impl Asked {
    /// Reads the words of the command line. `options` are names with what they are by default.
    pub(crate) fn read(options: &[(&str, String)]) -> Result<Self, Box<dyn Error>> {
        let words: Vec<String> = std::env::args().skip(1).collect();
        let [case, ends, count, folder, given @ ..] = &words[..] else {
            return Err("give CASE ENDS COUNT FOLDER [NAME=VALUE ...]".into());
        };
        let defaults = options.iter().cloned();
        let mut options: BTreeMap<String, String> = defaults
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        for word in given {
            let (name, value) = word
                .split_once('=')
                .ok_or_else(|| format!("give NAME=VALUE; found {word:?}"))?;
            let option = options
                .get_mut(name)
                .ok_or_else(|| format!("there is nothing called {name:?} to set"))?;
            value.clone_into(option);
        }
        let loaded = Case::load(&Folder::open(Path::new(case)));
        let asked = Self {
            case: loaded
                .map_err(|report| format!("the case has {} errors", report.errors()))?
                .0,
            ends: ends.parse()?,
            count: count.parse()?,
            folder: PathBuf::from(folder),
            options,
        };
        asked.claim()?;
        Ok(asked)
    }

    /// The value of an option.
    pub(crate) fn option<T: FromStr<Err: Display>>(&self, name: &str) -> Result<T, String> {
        let value = &self.options[name];
        value
            .parse()
            .map_err(|error| format!("{name}: {error}; found {value:?}"))
    }

    /// The default sampler with the particles of the option of that name.
    pub(crate) fn settings(&self) -> Result<Settings, String> {
        Ok(Settings {
            particles: self.option("particles")?,
            ..Settings::default()
        })
    }

    /// The file that a log leaves.
    pub(crate) fn file(&self, number: u64, extension: &str) -> PathBuf {
        self.folder.join(format!("{number:04}.{extension}"))
    }

    /// All files that logs have left, in order.
    pub(crate) fn files(&self, extension: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
        let mut files: Vec<PathBuf> = fs::read_dir(&self.folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        files.retain(|path| path.extension().is_some_and(|end| end == extension));
        files.sort();
        Ok(files)
    }

    /// Notes in the folder what it is for; one that is for something else is refused.
    fn claim(&self) -> Result<(), Box<dyn Error>> {
        let mut task = format!("case={} ends={}", self.case.hash, self.ends);
        // Threads change no result.
        for (name, value) in self.options.iter().filter(|(name, _)| *name != "threads") {
            task += &format!(" {name}={value}");
        }
        fs::create_dir_all(&self.folder)?;
        let note = self.folder.join("task.txt");
        if !note.exists() {
            return Ok(fs::write(note, task)?);
        }
        let found = fs::read_to_string(&note)?;
        if found == task {
            return Ok(());
        }
        let folder = self.folder.display();
        Err(format!("{folder} is for {found}, not for {task}; name another folder").into())
    }
}
