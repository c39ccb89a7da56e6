//! The whole model on the Mali case under criterion: a case read, a day, a replicate, an ensemble.
//!
//! `cargo bench -p citerne-benches --bench engine`

use std::hint::black_box;
use std::time::Duration;

use citerne_benches::whole::{Span, Whole, luck, read};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

const CASE: &str = "mali-2025";
/// Replicates of the ensemble.
const REPLICATES: u64 = 512;
/// The day that is timed: well into the blockade.
const DAY: u32 = 60;

fn whole() -> Whole {
    Whole::load(CASE, Span::First(180)).expect("the case is sound")
}

fn read_case(criterion: &mut Criterion) {
    criterion.bench_function("read_case", |bencher| {
        bencher.iter(|| read(black_box(CASE)).expect("the case is sound"));
    });
}

/// One day of one replicate, again and again from the same morning.
fn model_day(criterion: &mut Criterion) {
    let whole = whole();
    let luck = luck(1, 0);
    let (mut values, mut versions) = (Vec::new(), Vec::new());
    whole.inputs.draw(luck, &mut values, &mut versions);
    let mut morning = whole.model.begin(&values, &luck);
    let channels = whole.model.catalogue().channels.len();
    let (mut yesterday, mut today) = (vec![0.0; channels], vec![0.0; channels]);
    while morning.day < DAY {
        let lived = whole
            .model
            .live(&mut morning, &luck, &yesterday, &mut today);
        lived.expect("the day is lived");
        std::mem::swap(&mut yesterday, &mut today);
    }
    criterion.bench_function("model_day", |bencher| {
        bencher.iter_batched_ref(
            || morning.clone(),
            |course| {
                let lived = whole.model.live(course, &luck, &yesterday, &mut today);
                lived.expect("the day is lived");
            },
            BatchSize::SmallInput,
        );
    });
}

fn replicate(criterion: &mut Criterion) {
    let whole = whole();
    let mut group = criterion.benchmark_group("replicate");
    group.throughput(Throughput::Elements(1));
    group.bench_function("180 days", |bencher| {
        bencher.iter(|| whole.plain(black_box(1), black_box(1)));
    });
    group.finish();
}

fn ensemble(criterion: &mut Criterion) {
    let whole = whole();
    let mut group = criterion.benchmark_group("ensemble");
    group.throughput(Throughput::Elements(REPLICATES));
    group.sample_size(10);
    group.measurement_time(Duration::from_secs(15));
    group.bench_function("180 days, one thread", |bencher| {
        bencher.iter(|| whole.ensemble(black_box(REPLICATES), black_box(1)));
    });
    group.bench_function("the same in a plain loop", |bencher| {
        bencher.iter(|| whole.plain(black_box(REPLICATES), black_box(1)));
    });
    group.finish();
}

criterion_group!(benches, read_case, model_day, replicate, ensemble);
criterion_main!(benches);
