//! Words on stdout.

use std::io::{self, Write as _};

use crate::exit::Exit;
use crate::trouble::Trouble;

/// Prints a text and ends its last line. Colours are left out where they can't be shown or are not
/// wanted (`NO_COLOR`). If nobody reads any more (`citerne ... | head`), the command ends quietly.
pub(crate) fn show(text: &str) -> Result<(), Trouble> {
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    let mut out = anstream::stdout().lock();
    write!(out, "{text}{end}")
        .and_then(|()| out.flush())
        .map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Trouble::silent(Exit::Done),
            _ => Trouble::new(Exit::Files, format!("stdout: {error}")),
        })
}
