//! Times of the functions that every draw goes through, beside `std` and the `libm` crate.

use std::hint::black_box;

use citerne_luck::{Decision, Distribution, Luck, Prepared, counts, math};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const COUNT: usize = 1024;

type Single = fn(f64) -> f64;
type InPlace = fn(&mut [f64]);

fn inputs(from: f64, to: f64) -> Vec<f64> {
    let mut values = vec![0.0; COUNT];
    Luck::new(1).day(0).fill(Decision(0), &mut values);
    values.iter().map(|u| from + u * (to - from)).collect()
}

fn one_by_one(c: &mut Criterion, group: &str, of: &[f64], contestants: &[(&str, Single)]) {
    let mut group = c.benchmark_group(group);
    group.throughput(Throughput::Elements(COUNT as u64));
    for (name, function) in contestants {
        group.bench_function(*name, |b| {
            b.iter(|| of.iter().map(|x| function(black_box(*x))).sum::<f64>());
        });
    }
    group.finish();
}

fn elementary(c: &mut Criterion) {
    let exponents = inputs(-20.0, 20.0);
    one_by_one(
        c,
        "exp",
        &exponents,
        &[("ours", math::exp), ("std", f64::exp), ("libm", libm::exp)],
    );
    let positive = inputs(1e-6, 100.0);
    one_by_one(
        c,
        "ln",
        &positive,
        &[("ours", math::ln), ("std", f64::ln), ("libm", libm::log)],
    );
    let bases = inputs(0.1, 10.0);
    one_by_one(
        c,
        "pow",
        &bases,
        &[
            ("ours", |x| math::pow(x, 0.7)),
            ("std", |x| x.powf(0.7)),
            ("libm", |x| libm::pow(x, 0.7)),
        ],
    );
    one_by_one(
        c,
        "norm_quantile",
        &inputs(0.0, 1.0),
        &[("ours", math::norm_quantile)],
    );
}

fn slices(c: &mut Criterion) {
    let mut group = c.benchmark_group("slices");
    group.throughput(Throughput::Elements(COUNT as u64));
    let contestants: [(&str, InPlace, Vec<f64>); 3] = [
        ("exp", math::exp_slice, inputs(-20.0, 20.0)),
        ("ln", math::ln_slice, inputs(1e-6, 100.0)),
        ("norm_quantile", math::norm_quantile_slice, inputs(0.0, 1.0)),
    ];
    for (name, function, values) in contestants {
        let mut room = values.clone();
        group.bench_function(name, |b| {
            b.iter(|| {
                room.copy_from_slice(&values);
                function(black_box(&mut room));
            });
        });
    }
    group.finish();
}

fn uniforms(c: &mut Criterion) {
    let mut group = c.benchmark_group("uniforms");
    group.throughput(Throughput::Elements(COUNT as u64));
    let day = Luck::new(1).replicate(3).day(4);
    group.bench_function("uniform", |b| {
        b.iter(|| {
            (0..COUNT as u32)
                .map(|entity| black_box(day).uniform(Decision(1), entity))
                .sum::<f64>()
        });
    });
    let mut out = vec![0.0; COUNT];
    group.bench_function("fill", |b| {
        b.iter(|| black_box(day).fill(Decision(1), &mut out))
    });
    group.bench_function("pair_lanes/8", |b| {
        b.iter(|| {
            for pair in 0..COUNT as u32 / 16 {
                black_box(black_box(day).pair_lanes::<8>(Decision(1), pair));
            }
        });
    });
    group.finish();
}

fn counting(c: &mut Criterion) {
    let mut group = c.benchmark_group("counts");
    group.throughput(Throughput::Elements(COUNT as u64));
    let us = inputs(0.0, 1.0);
    for mean in [0.8, 8.0, 80.0, 8_000.0, 800_000.0] {
        group.bench_with_input(BenchmarkId::new("poisson", mean), &mean, |b, mean| {
            b.iter(|| {
                us.iter()
                    .map(|u| counts::poisson(black_box(*mean), *u))
                    .max()
            });
        });
    }
    for n in [8, 40, 400, 40_000] {
        group.bench_with_input(BenchmarkId::new("binomial, p = 0.15", n), &n, |b, n| {
            b.iter(|| {
                us.iter()
                    .map(|u| counts::binomial(*n, black_box(0.15), *u))
                    .max()
            });
        });
    }
    group.finish();
}

fn quantiles(c: &mut Criterion) {
    let us = inputs(0.0, 1.0);
    let mut group = c.benchmark_group("quantiles");
    group.throughput(Throughput::Elements(COUNT as u64));
    let contestants = [
        (
            "lognormal",
            Distribution::LogNormal {
                median: 2.0,
                sigma: 0.5,
            },
        ),
        (
            "gamma",
            Distribution::Gamma {
                shape: 2.5,
                rate: 1.0,
            },
        ),
        ("beta", Distribution::Beta { a: 2.0, b: 6.0 }),
    ];
    for (name, distribution) in contestants {
        let prepared = Prepared::new(&distribution).expect("valid parameters");
        group.bench_function(name, |b| {
            b.iter(|| {
                us.iter()
                    .map(|u| prepared.quantile(black_box(*u)))
                    .sum::<f64>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, elementary, slices, uniforms, counting, quantiles);
criterion_main!(benches);
