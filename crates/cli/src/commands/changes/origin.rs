//! The case that a run was made of.

use std::path::Path;

use citerne_case::{EVENTS_FILE, Folder, with_log_end};
use citerne_changes::Kept;
use citerne_report::Messages;

use crate::cases;
use crate::trouble::Trouble;

/// The case of a run, file for file: the one that is named, the built-in one with its hash, or the
/// folder that its command names. If the log has gone on since, the log that the run kept stands in
/// for it. `None` if no such case has the hash of the run.
pub(super) fn folder(
    run: &Kept,
    named: Option<&String>,
    messages: &Messages,
) -> Result<Option<Folder>, Trouble> {
    let hash = run.identity.case_hash.as_str();
    let of_command = run.identity.command.split(' ').nth(2).unwrap_or_default();
    let name = match named {
        Some(name) => name.clone(),
        None => match cases::by_hash(hash) {
            Some(name) => name,
            None if Path::new(of_command).is_dir() => of_command.to_owned(),
            None => return Ok(None),
        },
    };
    let folder = cases::find(&name, messages)?.folder;
    Ok(as_it_was(&folder, run))
}

/// The folder with the log that a run kept, if it then has the hash of the run's case.
fn as_it_was(folder: &Folder, run: &Kept) -> Option<Folder> {
    let same = |folder: &Folder| folder.hash().to_hex().as_str() == run.identity.case_hash;
    if same(folder) {
        return Some(folder.clone());
    }
    let log = folder.clone().with(EVENTS_FILE, run.log.clone()?);
    if same(&log) {
        return Some(log);
    }
    // The log mostly ends on the day of the forecast.
    let (file, text) = with_log_end(&log, run.identity.as_of)?;
    Some(log.with(&file, text)).filter(same)
}

/// Whether the case of another run is the same but for its log and where that ends.
pub(super) fn only_the_log(folder: &Folder, other: &Kept) -> bool {
    as_it_was(folder, other).is_some()
}
