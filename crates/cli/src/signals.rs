//! Signals: Ctrl-C, and the system's limit on file size.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, LazyLock};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::exit::Exit;

/// The flag that the first Ctrl-C sets, so that work can end cleanly; the second one ends at once.
/// It is one for all work of a command: a signal that comes between two parts ends the later one.
///
/// Where signals can't be had the flag is never set, and Ctrl-C ends at once; the last checkpoint
/// stays valid either way.
pub(crate) fn on_interrupt() -> &'static AtomicBool {
    static STOP: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| {
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
    });
    &STOP
}

/// Lets a write beyond the system's limit on file size fail, to be told like any other failure.
/// Left alone, the signal that goes with it would end the program without a word.
pub(crate) fn tell_of_file_limits() {
    // If it can't be caught, all is as without this.
    #[cfg(unix)]
    let _ = flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}
