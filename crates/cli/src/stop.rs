//! Ctrl-C.

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
        let second = flag::register_conditional_shutdown(
            signal,
            Exit::Interrupted as i32,
            Arc::clone(&stop),
        );
        if second.is_ok() {
            let _ = flag::register(signal, Arc::clone(&stop));
        }
    }
    stop
}
