//! The clock that benchmarks here go by.

use rustix::time::{ClockId, clock_gettime};

/// CPU time that this process has taken so far, in seconds.
#[must_use]
pub fn seconds() -> f64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    now.tv_sec as f64 + now.tv_nsec as f64 * 1e-9
}
