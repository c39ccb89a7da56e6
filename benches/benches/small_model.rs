//! The small model of `peers/MODEL.md` under criterion: one batch of replicates by each contestant.
//!
//! `cargo bench -p citerne-benches --bench small_model`

use std::hint::black_box;
use std::time::Duration;

use citerne_benches::{CONTESTANTS, lanes};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Replicates in a batch: a few full sets of lanes.
const BATCH: usize = 16 * lanes::LANES;

fn small_model(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("small_model");
    group.throughput(Throughput::Elements(BATCH as u64));
    group.sample_size(50);
    group.measurement_time(Duration::from_secs(3));
    for (name, simulate) in CONTESTANTS {
        group.bench_function(name, |bencher| {
            bencher.iter(|| simulate(black_box(BATCH), black_box(1)));
        });
    }
    group.finish();
}

criterion_group!(benches, small_model);
criterion_main!(benches);
