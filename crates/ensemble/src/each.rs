//! The same work on each of many replicates, over threads.

use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

/// Who is told of work on replicates, one by one, and may end it.
#[derive(Clone, Copy)]
pub struct Monitor<'a> {
    /// Told of each replicate that is done, from the thread that did it.
    pub seen: &'a (dyn Fn() + Sync),
    /// Set by whoever wants the work to end.
    pub stop: &'a AtomicBool,
}

impl Monitor<'static> {
    /// Nobody is told, and the work goes on to its end.
    #[must_use]
    pub fn nobody() -> Self {
        static NEVER: AtomicBool = AtomicBool::new(false);
        Self {
            seen: &|| (),
            stop: &NEVER,
        }
    }
}

impl std::fmt::Debug for Monitor<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Monitor")
            .field("stop", self.stop)
            .finish_non_exhaustive()
    }
}

/// Does `work` on each replicate of a range. Each of the threads has a `room` of its own to work in;
/// what comes of a replicate must not depend on what the room was used for before. The results are in
/// the order of the replicates, whatever the threads did when.
///
/// # Panics
/// If `work` panics.
pub fn each<R, T: Send>(
    replicates: Range<u64>,
    threads: usize,
    room: impl Fn() -> R + Sync,
    work: impl Fn(u64, &mut R) -> T + Sync,
) -> Vec<T> {
    let work = |replicate, room: &mut R| Some(work(replicate, room));
    in_order(replicates, threads, room, work)
}

/// As [`each`], under the eyes of a monitor; `None` if it ended the work before all was done.
///
/// # Panics
/// If `work` panics.
pub fn each_monitored<R, T: Send>(
    replicates: Range<u64>,
    threads: usize,
    monitor: Monitor<'_>,
    room: impl Fn() -> R + Sync,
    work: impl Fn(u64, &mut R) -> T + Sync,
) -> Option<Vec<T>> {
    let all = replicates.end.saturating_sub(replicates.start);
    let work = |replicate, room: &mut R| {
        if monitor.stop.load(Ordering::Relaxed) {
            return None;
        }
        let done = work(replicate, room);
        (monitor.seen)();
        Some(done)
    };
    let done = in_order(replicates, threads, room, work);
    (done.len() as u64 == all).then_some(done)
}

/// The results of the replicates that were worked on. A thread ends where `work` gives nothing.
fn in_order<R, T: Send>(
    replicates: Range<u64>,
    threads: usize,
    room: impl Fn() -> R + Sync,
    work: impl Fn(u64, &mut R) -> Option<T> + Sync,
) -> Vec<T> {
    let next = AtomicU64::new(replicates.start);
    let run = || {
        let (mut room, mut done) = (room(), Vec::new());
        loop {
            let replicate = next.fetch_add(1, Ordering::Relaxed);
            if replicate >= replicates.end {
                return done;
            }
            let Some(result) = work(replicate, &mut room) else {
                return done;
            };
            done.push((replicate, result));
        }
    };
    let mut done: Vec<(u64, T)> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(run)).collect();
        let results = running.into_iter().map(thread::ScopedJoinHandle::join);
        results
            .flat_map(|done| done.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    });
    done.sort_unstable_by_key(|(replicate, _)| *replicate);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    #[test]
    fn results_are_in_order_for_any_number_of_threads() {
        for threads in [0, 1, 2, 5, 40] {
            // The first replicates take longest.
            let work = |replicate, _: &mut ()| {
                let work = (0..(30 - replicate) * 1000).map(std::hint::black_box);
                (replicate, work.sum::<u64>())
            };
            let found = each(3..30, threads, || (), work);
            let order: Vec<u64> = found.into_iter().map(|(replicate, _)| replicate).collect();
            assert_eq!(order, (3..30).collect::<Vec<u64>>(), "{threads} threads");
        }
        assert!(each(3..3, 2, || (), |replicate, ()| replicate).is_empty());
    }

    #[test]
    fn each_thread_has_one_room() {
        let rooms = AtomicUsize::new(0);
        let room = || rooms.fetch_add(1, Ordering::Relaxed);
        let used = each(0..100, 3, room, |_, room| *room);
        assert_eq!(rooms.into_inner(), 3);
        assert!(used.into_iter().all(|room| room < 3));
    }

    #[test]
    fn a_monitor_sees_each_replicate_and_ends_the_work() {
        let (seen, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
        let tell = || {
            if seen.fetch_add(1, Ordering::Relaxed) == 9 {
                stop.store(true, Ordering::Relaxed);
            }
        };
        let monitor = Monitor {
            seen: &tell,
            stop: &stop,
        };
        let live = |end| each_monitored(0..end, 2, monitor, || (), |replicate, ()| replicate);
        assert_eq!(live(1_000_000_000), None);
        let done = seen.swap(0, Ordering::Relaxed);
        assert!((10..=11).contains(&done), "{done}");
        // Who stops when all is done comes too late.
        stop.store(false, Ordering::Relaxed);
        assert_eq!(live(10), Some((0..10).collect()));
        assert!(stop.into_inner());
    }

    #[test]
    #[should_panic(expected = "replicate 7 is odd")]
    fn a_panic_is_carried_on() {
        let work = |replicate, _: &mut ()| assert_ne!(replicate, 7, "replicate 7 is odd");
        each_monitored(0..20, 2, Monitor::nobody(), || (), work);
    }
}
