//! Runs the whole model on the Mali case in one way; prints its speed as one line of JSON.
//!
//! `engine WAY SPAN REPLICATES SEED`, where SPAN is a number of days or `usual`.

use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;
use std::str::FromStr;

use citerne_benches::cpu;
use citerne_benches::whole::{Span, Whole, read};

const CASE: &str = "mali-2025";

/// Replicates run before the clock starts.
const WARM_UP: u64 = 16;

/// Does some replicates, under a seed. Returns a number that tells whether results have changed.
type Way = fn(&Whole, u64, u64) -> u64;

/// All ways by name, each doing more than the one before. `read` reads the case once for each
/// replicate.
const WAYS: [(&str, Way); 6] = [
    ("uniforms", |whole, n, seed| {
        whole.uniforms(n, seed).to_bits()
    }),
    ("priors", |whole, n, seed| whole.priors(n, seed).to_bits()),
    ("begun", |whole, n, seed| whole.begun(n, seed)),
    ("plain", Whole::plain),
    ("ensemble", |whole, n, seed| {
        whole.ensemble(n, seed).replicates()
    }),
    ("read", |_, n, _| {
        (0..n).filter(|_| read(CASE).is_ok()).count() as u64
    }),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let told = match run(&words) {
        Ok(line) => writeln!(std::io::stdout(), "{line}").is_ok(),
        Err(problem) => {
            // When even this cannot be written, the exit code still tells.
            let _ = writeln!(std::io::stderr(), "{problem}");
            false
        }
    };
    if told {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn run(words: &[String]) -> Result<String, String> {
    let [name, span, replicates, seed] = words else {
        return Err(format!(
            "usage: engine WAY SPAN REPLICATES SEED; found {} words",
            words.len()
        ));
    };
    let (_, way) = WAYS
        .iter()
        .find(|(known, _)| known == name)
        .ok_or_else(|| {
            let names = WAYS.map(|(name, _)| name).join(", ");
            format!("no way is called {name:?}; there are {names}")
        })?;
    let days = match span.as_str() {
        "usual" => Span::Usual,
        days => Span::First(number("a span", days)?),
    };
    let (replicates, seed) = (number("replicates", replicates)?, number("a seed", seed)?);
    let whole = Whole::load(CASE, days)?;
    let _ = way(&whole, WARM_UP.min(replicates), seed);
    let start = cpu::seconds();
    let check = way(&whole, replicates, seed);
    let seconds = cpu::seconds() - start;
    Ok(format!(
        "{{\"way\": \"{name}\", \"span\": \"{span}\", \"replicates\": {replicates}, \
         \"cpu_seconds\": {seconds}, \"per_cpu_second\": {}, \"check\": {check}}}",
        replicates as f64 / seconds
    ))
}

fn number<T: FromStr<Err: Display>>(what: &str, word: &str) -> Result<T, String> {
    word.parse()
        .map_err(|error| format!("{what} must be a number, found {word:?}: {error}"))
}
