//! Learns from the whole log of a case, by default Mali's, under several seeds; prints a line of JSON for each
//! run, and one for how well they agree.
//!
//! `learning [NAME=VALUE ...]`, where the names are those of [`Task::set`].

use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;
use std::str::FromStr;

use citerne_benches::learning::{Run, agreement, histories, run};
use citerne_benches::whole::read;
use citerne_filter::{Settings, Work};

/// What to run.
struct Task {
    /// A folder, seen from that of the built-in cases.
    case: String,
    settings: Settings,
    work: Work,
    first: u64,
    seeds: u64,
}

impl Task {
    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "case" => value.clone_into(&mut self.case),
            "particles" => self.settings.particles = number(name, value)?,
            "share" => self.settings.ess_share = number(name, value)?,
            "moves" => self.settings.moves = number(name, value)?,
            "last" => self.settings.last_moves = number(name, value)?,
            "refreshes" => self.settings.refreshes = number(name, value)?,
            "threads" => self.work.threads = number(name, value)?,
            "checkpoints" => self.work.checkpoints = number(name, value)?,
            "first" => self.first = number(name, value)?,
            "seeds" => self.seeds = number(name, value)?,
            _ => return Err(format!("there is nothing called {name:?} to set")),
        }
        Ok(())
    }
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match told(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            // When even this cannot be written, the exit code still tells.
            let _ = writeln!(std::io::stderr(), "{problem}");
            ExitCode::FAILURE
        }
    }
}

fn told(words: &[String]) -> Result<(), String> {
    let mut task = Task {
        case: "mali-2025".to_owned(),
        settings: Settings::default(),
        work: Work {
            threads: 2,
            ..Work::default()
        },
        first: 1,
        seeds: 1,
    };
    for word in words {
        let (name, value) = word
            .split_once('=')
            .ok_or_else(|| format!("usage: learning [NAME=VALUE ...]; found {word:?}"))?;
        task.set(name, value)?;
    }
    let case = read(&task.case)?;
    let mut runs = Vec::new();
    for seed in task.first..task.first + task.seeds {
        let histories = histories(&case, seed)?;
        let settings = Settings {
            seed,
            ..task.settings.clone()
        };
        let run = run(&histories, &settings, &task.work)?;
        print(&line(seed, &run))?;
        runs.push(run);
    }
    if runs.len() > 1 {
        print(&summary(&runs))?;
    }
    Ok(())
}

fn line(seed: u64, run: &Run) -> String {
    let Run {
        posterior,
        days,
        ancestors,
        wall,
        cpu,
    } = run;
    let steps = posterior.taken.iter().flat_map(|taken| &taken.steps);
    let rejuvenations: Vec<_> = steps
        .filter_map(|step| step.rejuvenation.as_ref())
        .collect();
    let mut tallies = [(0, 0); 3];
    for tally in rejuvenations.iter().flat_map(|it| &it.moves) {
        let sum = &mut tallies[tally.kind as usize];
        *sum = (sum.0 + tally.proposed, sum.1 + tally.accepted);
    }
    let accepted = tallies.map(|(proposed, accepted)| accepted as f64 / proposed as f64);
    let ess = posterior.ess();
    format!(
        "{{\"seed\": {seed}, \"particles\": {}, \"days\": {days}, \"wall\": {wall:.2}, \
         \"cpu\": {cpu:.2}, \"ancestors\": {ancestors:.1}, \"ess\": {ess:.1}, \"distinct\": {}, \"ess_per_cpu\": {:.2}, \
         \"rejuvenations\": {}, \"accepted\": {accepted:.3?}, \"log_evidence\": {:.3}}}",
        posterior.particles.len(),
        posterior.distinct(),
        ess / cpu,
        rejuvenations.len(),
        posterior.log_evidence,
    )
}

fn summary(runs: &[Run]) -> String {
    let found = agreement(runs);
    let mean = |of: fn(&Run) -> f64| runs.iter().map(of).sum::<f64>() / runs.len() as f64;
    let cpu = mean(|run| run.cpu);
    format!(
        "{{\"runs\": {}, \"wall\": {:.2}, \"cpu\": {cpu:.2}, \"days\": {:.0}, \"worth\": {:.1}, \
         \"worth_per_cpu\": {:.3}, \"spread\": {:.3}, \"log_evidence_spread\": {:.3}}}",
        runs.len(),
        mean(|run| run.wall),
        mean(|run| run.days as f64),
        found.worth,
        found.worth / cpu,
        found.spread,
        found.evidence,
    )
}

fn print(line: &str) -> Result<(), String> {
    writeln!(std::io::stdout(), "{line}").map_err(|error| error.to_string())
}

fn number<T: FromStr<Err: Display>>(what: &str, word: &str) -> Result<T, String> {
    word.parse()
        .map_err(|error| format!("{what} must be a number, found {word:?}: {error}"))
}
