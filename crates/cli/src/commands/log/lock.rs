//! One writer at a time.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use citerne_report::Messages;

use crate::exit::Exit;
use crate::trouble::Trouble;

/// How long another writer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// Time between looks.
const PAUSE: Duration = Duration::from_millis(20);
/// Its name; case folders pass over what begins with a dot.
const NAME: &str = ".citerne-lock";

/// A file in a case folder that keeps other writers out until it is dropped.
#[derive(Debug)]
pub(super) struct Lock(PathBuf);

impl Lock {
    /// Waits until nobody else writes to the folder.
    pub(super) fn take(folder: &Path, messages: &Messages) -> Result<Self, Trouble> {
        let path = folder.join(NAME);
        let begun = Instant::now();
        loop {
            match File::create_new(&path) {
                Ok(_) => return Ok(Self(path)),
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(Trouble::write(&path, &error, messages));
                }
                Err(_) if begun.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
                Err(_) => {
                    let args = [("path", path.display().to_string().into())];
                    return Err(Trouble::new(
                        Exit::Refused,
                        messages.format("error-log-locked", &args),
                    ));
                }
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // If it can't be removed, the next writer is told of it by name.
        let _ = std::fs::remove_file(&self.0);
    }
}
