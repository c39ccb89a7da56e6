//! The same work on many things, over threads.

use std::sync::{Mutex, PoisonError};

/// Does `work` on every item with its index. The results are in the order of the items, whatever
/// the threads did when.
pub(crate) fn each<T: Send, R: Send>(
    threads: usize,
    items: &mut [T],
    work: impl Fn(usize, &mut T) -> R + Sync,
) -> Vec<R> {
    if threads <= 1 {
        let items = items.iter_mut().enumerate();
        return items.map(|(index, item)| work(index, item)).collect();
    }
    let mut results: Vec<Option<R>> = Vec::new();
    results.resize_with(items.len(), || None);
    let queue = Mutex::new(items.iter_mut().zip(&mut results).enumerate());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((index, (item, result))) = next() {
                    *result = Some(work(index, item));
                }
            });
        }
    });
    results.into_iter().flatten().collect()
}
