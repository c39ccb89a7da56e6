//! Runs one contestant of the small model; prints its results and its CPU time as one line of JSON.

use std::io::Write;
use std::process::ExitCode;

use citerne_benches::cpu;
use citerne_benches::moments::moments;
use citerne_benches::{CONTESTANTS, FLOORS, Simulate};

/// Replicates run before the clock starts.
const WARM_UP: usize = 256;

fn main() -> ExitCode {
    let told = match asked().map(|(name, replicates, seed)| run(name, replicates, seed)) {
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

type Asked = ((&'static str, Simulate), usize, u64);

/// The contestant, the replicates and the seed that the command line asks for.
fn asked() -> Result<Asked, String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [name, replicates, seed] = words.as_slice() else {
        return Err(format!(
            "usage: small CONTESTANT REPLICATES SEED; found {} words",
            words.len()
        ));
    };
    let all = || CONTESTANTS.iter().chain(&FLOORS);
    let contestant = all().find(|(known, _)| known == name).ok_or_else(|| {
        let names: Vec<&str> = all().map(|(name, _)| *name).collect();
        format!(
            "no contestant is called {name:?}; there are {}",
            names.join(", ")
        )
    })?;
    let replicates = match replicates.parse() {
        Ok(number) if number >= 2 => number,
        _ => {
            return Err(format!(
                "replicates must be a number from 2 on, found {replicates:?}"
            ));
        }
    };
    let seed = seed
        .parse()
        .map_err(|_| format!("the seed must be a number, found {seed:?}"))?;
    Ok((*contestant, replicates, seed))
}

/// Runs and reports, in the words of `peers/small_model.py`.
fn run((name, simulate): (&str, Simulate), replicates: usize, seed: u64) -> String {
    simulate(WARM_UP, seed.wrapping_add(1));
    let start = cpu::seconds();
    let totals = simulate(replicates, seed);
    let seconds = cpu::seconds() - start;
    let found = moments(&totals);
    format!(
        "{{\"name\": \"{name}\", \"replicates\": {replicates}, \"cpu_seconds\": {seconds}, \
         \"mean\": {}, \"sd\": {}, \"kurtosis\": {}}}",
        found.mean, found.sd, found.kurtosis
    )
}
