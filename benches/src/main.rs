//! Runs one contestant of the small model and prints its results and CPU time as one line of JSON.

use std::io::Write;
use std::process::ExitCode;

use citerne_benches::moments::moments;
use citerne_benches::{floor, keyed, lanes, plain};

fn main() -> ExitCode {
    let a: Vec<String> = std::env::args().collect();
    let n: usize = a[2].parse().unwrap();
    let f: fn(usize, u64) -> Vec<f64> = match a[1].as_str() {
        "plain" => plain::simulate,
        _ => lanes::simulate,
    };
    f(256, 2);
    let t = std::time::Instant::now();
    let x = f(n, 1);
    let t = t.elapsed().as_secs_f64();
    writeln!(std::io::stdout(), "{} {:?} {t} {}", a[1], moments(&x), n as f64 / t).unwrap();
    ExitCode::SUCCESS
}
