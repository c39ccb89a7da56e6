//! Signals: Ctrl-C, and the system's limit on file size.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::exit::Exit;

/// A flag that the first Ctrl-C sets, so that a run can end cleanly; the second one ends at once.
///
/// Where signals can't be had the flag is never set, and Ctrl-C ends at once; the last checkpoint
/// stays valid either way.
pub(crate) fn on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // The order matters: the second signal must find the flag set, the first must not.
        let code = Exit::Interrupted as i32;
        let second = flag::register_conditional_shutdown(signal, code, Arc::clone(&stop));
        if second.is_ok() {
            let _ = flag::register(signal, Arc::clone(&stop));
        }
    }
    stop
}

/// Lets a write beyond the system's limit on file size fail, to be told like any other failure.
/// Left alone, the signal that goes with it would end the program without a word.
pub(crate) fn tell_of_file_limits() {
    // If it can't be caught, all is as without this.
    #[cfg(unix)]
    let _ = flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}
